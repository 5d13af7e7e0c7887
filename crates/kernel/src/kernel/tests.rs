use super::*;

/// Numbers between −1 and 1, from Knuth's linear congruence.
struct Stream(u64);

fn random(stream: &mut Stream, len: usize) -> Vec<Real> {
    let mut next = || {
        stream.0 = stream
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (stream.0 >> 40) as Real / (1 << 23) as Real - 1.0
    };
    (0..len).map(|_| next()).collect()
}

#[test]
fn a_product_adds_its_terms_one_after_the_other() {
    let mut stream = Stream(1);
    for (m, k, n) in [
        (1, 1, 4),
        (1, 7, 64),
        (3, 5, 44),
        (4, 64, 8),
        (9, 3, 28),
        (2, 0, 4),
    ] {
        let (a, b) = (
            random(&mut stream, m * (k + 3)),
            random(&mut stream, k * (n + 4)),
        );
        let mut c = random(&mut stream, m * (n + 8));
        let mut want = c.clone();
        for i in 0..m {
            for j in 0..n {
                for l in 0..k {
                    want[i * (n + 8) + j] += a[i * (k + 3) + l] * b[l * (n + 4) + j];
                }
            }
        }
        let left = Matrix::new(&a, m, k, k + 3);
        let right = Matrix::new(&b, k, n, n + 4);
        add_product(MatrixMut::new(&mut c, m, n, n + 8), left, right);
        assert_eq!(c, want, "{m} {k} {n}");
    }
}

#[test]
fn a_transposed_first_factor_gives_the_same_bits() {
    let mut stream = Stream(2);
    let (m, k, n) = (7, 10, 12);
    let (a, b) = (random(&mut stream, k * m), random(&mut stream, k * n));
    let turned: Vec<Real> = (0..m * k).map(|i| a[i % k * m + i / k]).collect();
    let (mut c, mut d) = (vec![0.5; m * n], vec![0.5; m * n]);
    let right = Matrix::new(&b, k, n, n);
    add_product(
        MatrixMut::new(&mut c, m, n, n),
        Matrix::new(&a, k, m, m).transposed(),
        right,
    );
    add_product(
        MatrixMut::new(&mut d, m, n, n),
        Matrix::new(&turned, m, k, k),
        right,
    );
    assert_eq!(c, d);
}

#[test]
fn a_transposed_second_factor_adds_four_interleaved_sums() {
    let mut stream = Stream(3);
    for (m, k, n) in [(1, 4, 1), (1, 256, 64), (3, 8, 11), (4, 20, 7), (2, 12, 6)] {
        let (a, b) = (random(&mut stream, m * k), random(&mut stream, n * k));
        let mut c = random(&mut stream, m * n);
        let mut want = c.clone();
        for i in 0..m {
            for j in 0..n {
                let mut four: [Real; 4] = [0.0; 4];
                for l in 0..k {
                    four[l % 4] += a[i * k + l] * b[j * k + l];
                }
                want[i * n + j] += (four[0] + four[1]) + (four[2] + four[3]);
            }
        }
        let (left, right) = (Matrix::new(&a, m, k, k), Matrix::new(&b, n, k, k));
        add_product_transposed(MatrixMut::new(&mut c, m, n, n), left, right);
        assert_eq!(c, want, "{m} {k} {n}");
    }
}

#[test]
fn rows_are_added_one_after_the_other() {
    let mut stream = Stream(4);
    for (rows, columns) in [(0, 8), (1, 4), (5, 32), (7, 44), (3, 100)] {
        let x = random(&mut stream, rows * columns);
        let mut sum = random(&mut stream, columns);
        let mut want = sum.clone();
        for (at, x) in x.iter().enumerate() {
            want[at % columns] += x;
        }
        add_rows(&mut sum, &x);
        assert_eq!(sum, want, "{rows} {columns}");
    }
    add_rows(&mut [], &[]);
}

#[test]
#[should_panic(expected = "too short")]
fn a_matrix_longer_than_its_slice_is_refused() {
    Matrix::new(&[0.0; 7], 2, 4, 4);
}

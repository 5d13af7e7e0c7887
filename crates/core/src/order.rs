//! Sorting, once for every type: the library's two sorts weigh four kilobytes in the module for
//! each type they are used with.

use std::cmp::Ordering;

/// Sorts values; those that compare equal keep their order.
pub fn sort<T>(values: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order(values.len(), &mut |i, j| compare(&values[i], &values[j]));
    let mut taken: Vec<Option<T>> = values.drain(..).map(Some).collect();
    values.extend(order.iter().filter_map(|&place| taken[place].take()));
}

/// The places 0..count in the order of what stands there, by merging sorted runs.
fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = order.clone();
    let mut run = 1;
    while run < count {
        let mut from = 0;
        while from < count {
            let (middle, to) = ((from + run).min(count), (from + 2 * run).min(count));
            let (mut left, mut right) = (from, middle);
            for place in &mut merged[from..to] {
                let first = right == to
                    || (left < middle && compare(order[right], order[left]) != Ordering::Less);
                let from = if first { &mut left } else { &mut right };
                *place = order[*from];
                *from += 1;
            }
            from = to;
        }
        std::mem::swap(&mut order, &mut merged);
        run *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_sorts_as_the_library_does() {
        for count in 0..70 {
            let mut values: Vec<(usize, usize)> = (0..count).map(|i| (i * 37 % 11, i)).collect();
            let mut expected = values.clone();
            expected.sort_by_key(|value| value.0);
            sort(&mut values, |a, b| a.0.cmp(&b.0));
            assert_eq!(values, expected);
        }
    }
}

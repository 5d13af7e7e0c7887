//! A truncated window costs memory for what one update reaches back, and gives the same numbers as
//! one that is unrolled whole.

use super::*;
use crate::rng::Purpose;
use crate::settings::{Reduction, Reset, Settings};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell as Slot;

thread_local! {
    static HELD: Slot<isize> = const { Slot::new(0) };
}

/// The system's allocator, which counts the bytes that each thread holds.
struct Counting;

fn count(bytes: isize) {
    // A thread that is ending has no count any more.
    let _ = HELD.try_with(|held| held.set(held.get() + bytes));
}

// Every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size().cast_signed());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(-layout.size().cast_signed());
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

const LENGTHS: [usize; 6] = [64, 128, 256, 512, 1024, 2048];

fn checked(cell: Cell, (k1, k2): (usize, usize), change: impl FnOnce(&mut Settings)) -> Checked {
    let words: Vec<String> = (0..2100).map(|i| format!("w{}", i * i % 31)).collect();
    let mut settings = Settings {
        cell,
        k1,
        k2,
        hidden: 8,
        batch: 2,
        text: words.join(" "),
        ..Settings::default()
    };
    change(&mut settings);
    settings.check().expect("good settings")
}

/// The sizes of the benchmark's first workload.
fn large(settings: &mut Settings) {
    (settings.hidden, settings.batch) = (64, 1);
}

/// One training step's windows, losses and gradients; the bytes held in the end.
fn held(checked: &Checked, steps: usize) -> isize {
    let params = Params::initial(checked);
    let mut gradient = params.zeros_like();
    let before = HELD.get();
    let mut model = Language::over(checked, &params, steps);
    model.load(checked, &mut Stream::new(1, Purpose::Windows, 1));
    for part in 0..model.parts() {
        model.add_gradient(&params, &mut gradient, part);
    }
    model.loss(&params);
    HELD.get() - before
}

#[test]
fn memory_grows_with_the_window_and_not_under_truncation() {
    for cell in [Cell::Rnn, Cell::Lstm, Cell::Gru] {
        let whole = checked(cell, (0, 0), large);
        let cut = checked(cell, (16, 32), large);
        let whole: Vec<_> = LENGTHS.iter().map(|&t| held(&whole, t)).collect();
        let cut: Vec<_> = LENGTHS.iter().map(|&t| held(&cut, t)).collect();
        println!("{cell:?}: whole {whole:?}, k1 = 16, k2 = 32 {cut:?}");
        // Of a truncated window the symbols stay, four bytes each, and where it is cut.
        let data = |t: usize| (t * 4 + t.div_ceil(16) * 24) as isize;
        for (pair, t) in whole.windows(2).zip(LENGTHS) {
            let slope = (pair[1] - pair[0]) as f64 / t as f64;
            let first = (whole[1] - whole[0]) as f64 / LENGTHS[0] as f64;
            assert!((slope / first - 1.0).abs() < 0.01, "{cell:?}: {whole:?}");
            assert!(slope > 300.0, "{cell:?}: {whole:?}");
        }
        let fixed: Vec<_> = cut.iter().zip(LENGTHS).map(|(&b, t)| b - data(t)).collect();
        let spread = fixed.iter().max().zip(fixed.iter().min());
        assert!(
            spread.is_some_and(|(most, least)| most - least < 1024),
            "{cell:?}: {cut:?}"
        );
    }
}

#[test]
fn a_truncated_window_gives_the_bits_of_one_unrolled_whole() {
    for (cell, reset) in [
        (Cell::Rnn, Reset::After),
        (Cell::Lstm, Reset::After),
        (Cell::Gru, Reset::After),
        (Cell::Gru, Reset::Before),
    ] {
        for cut in [(0, 0), (5, 5), (5, 12), (0, 9), (4, 0), (1, 1)] {
            for input in [Input::OneHot, Input::Embedding] {
                let checked = checked(cell, cut, |settings| {
                    (settings.reset, settings.input) = (reset, input);
                    settings.reduction = Reduction::Mean;
                });
                same_bits(&checked, 33);
            }
        }
    }
}

/// Trains three windows, every part with an update, and compares all weights and losses.
fn same_bits(checked: &Checked, steps: usize) {
    let settings = checked.settings();
    let start = Params::initial(checked);
    let (mut ours, mut theirs) = (start.clone(), start.clone());
    let mut model = Language::over(checked, &start, steps);
    let descend = |params: &mut Params, gradient: &Params| {
        for (x, g) in params.data_mut().iter_mut().zip(gradient.data()) {
            *x -= 0.1 * g;
        }
    };
    for window in 0..3 {
        model.load(checked, &mut Stream::new(1, Purpose::Windows, window));
        let mut whole = Unrolled::new(checked, &theirs, steps, settings.batch);
        for (sequence, ids) in model.ids.chunks_exact(steps + 1).enumerate() {
            whole.load(sequence, steps, |t| ids[t] as usize);
        }
        let want = whole.loss(&theirs, steps) * whole.scale();
        // The parts' losses are summed first: an ulp or two in 64 bits.
        let relative = (model.loss(&ours) / want - 1.0).abs();
        assert!(relative < 1e-14, "{settings:?}: {relative:e}");
        for (part, chunk) in chunks(steps, settings.k1, settings.k2)
            .into_iter()
            .enumerate()
        {
            let mut got = ours.zeros_like();
            let mut want = theirs.zeros_like();
            let loss = model.add_gradient(&ours, &mut got, part);
            assert_eq!(loss, whole.add_gradient(&theirs, &mut want, chunk));
            assert_eq!(got.data(), want.data(), "{settings:?} part {part}");
            descend(&mut ours, &got);
            descend(&mut theirs, &want);
        }
    }
}

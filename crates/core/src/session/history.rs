//! The losses of training, thinned evenly so that they never grow without end.

use serde::{Deserialize, Serialize};

/// The most points kept.
pub const MOST_POINTS: usize = 4_096;

/// One training step as the loss curve shows it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// The step, from 1.
    pub step: u32,
    /// The loss of its windows, before the update.
    pub loss: f64,
    /// The norm of its gradient before clipping; the greatest where there were several updates.
    pub grad_norm: f64,
}

/// The points of a loss curve.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct History {
    /// Only every so-manyth step is kept, and the last.
    stride: u32,
    points: Vec<Point>,
    last: Option<Point>,
}

impl History {
    pub fn new() -> Self {
        Self {
            stride: 1,
            points: Vec::new(),
            last: None,
        }
    }

    /// Adds a step, unless it is there already.
    pub fn push(&mut self, point: Point) {
        if self.last.is_some_and(|last| last.step >= point.step) {
            return;
        }
        self.last = Some(point);
        if !point.step.is_multiple_of(self.stride) {
            return;
        }
        // One place is kept free for the last step.
        if self.points.len() + 1 >= MOST_POINTS {
            self.stride = self.stride.saturating_mul(2);
            let stride = self.stride;
            self.points.retain(|kept| kept.step.is_multiple_of(stride));
        }
        if point.step.is_multiple_of(self.stride) {
            self.points.push(point);
        }
    }

    /// The points from a step on.
    pub fn from(&self, step: u32) -> Vec<Point> {
        let last = self.last.filter(|last| self.points.last() != Some(last));
        let all = self.points.iter().copied().chain(last);
        all.filter(|point| point.step >= step).collect()
    }

    /// The point of a step, if it was kept.
    pub fn at(&self, step: u32) -> Option<Point> {
        self.from(step)
            .first()
            .copied()
            .filter(|point| point.step == step)
    }

    /// Drops what comes after a step.
    pub fn drop_after(&mut self, step: u32) {
        self.points.retain(|point| point.step <= step);
        self.last = self
            .last
            .filter(|last| last.step <= step)
            .or(self.points.last().copied());
    }

    /// Whether a saved history could be one.
    pub fn is_sound(&self, furthest: u32) -> bool {
        let finite = |p: &Point| p.loss.is_finite() && p.grad_norm.is_finite();
        let mut all = self.points.iter().chain(&self.last);
        self.stride.is_power_of_two()
            && self.points.len() < MOST_POINTS
            && self.points.is_sorted_by(|a, b| a.step < b.step)
            && all.all(|p| finite(p) && p.step <= furthest)
            && (self.last.is_some() || self.points.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(step: u32) -> Point {
        Point {
            step,
            loss: f64::from(step),
            grad_norm: 1.0,
        }
    }

    #[test]
    fn a_long_history_is_thinned_evenly_and_keeps_its_end() {
        let mut history = History::new();
        for step in 1..=20_001 {
            history.push(point(step));
            assert!(history.from(0).len() <= MOST_POINTS);
        }
        let points = history.from(0);
        assert_eq!(points.last(), Some(&point(20_001)));
        assert!(points.len() > MOST_POINTS / 2);
        let gaps: Vec<u32> = points.windows(2).map(|w| w[1].step - w[0].step).collect();
        assert!(
            gaps[..gaps.len() - 1].iter().all(|&gap| gap == 8),
            "{gaps:?}"
        );
        assert_eq!(history.from(19_999).len(), 2);
        assert!(history.is_sound(20_001) && !history.is_sound(20_000));
    }

    #[test]
    fn a_step_trained_again_is_not_written_twice_and_a_branch_forgets() {
        let mut history = History::new();
        (1..=9)
            .chain(4..=9)
            .for_each(|step| history.push(point(step)));
        assert_eq!(history.from(0).len(), 9);
        history.drop_after(5);
        assert_eq!(history.from(0).last(), Some(&point(5)));
        history.push(point(6));
        assert_eq!(history.at(6), Some(point(6)));
    }
}

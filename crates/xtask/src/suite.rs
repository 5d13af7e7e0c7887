//! Steps that are all run, whatever fails, and one line of counts at the end.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::counts::{self, Counts};
use crate::process::Outcome;

/// What a step's counts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The step is one test: it succeeds or fails.
    Single,
    /// The step runs tests: none at all is a failure.
    Tests,
}

struct Line {
    name: String,
    counts: Counts,
    time: Duration,
}

/// The steps done so far.
#[derive(Default)]
pub struct Suite {
    lines: Vec<Line>,
}

impl Suite {
    /// Runs one step and notes how it went.
    pub fn step(&mut self, name: &str, kind: Kind, work: impl FnOnce() -> Result<Outcome>) -> bool {
        println!("\n── {name}");
        let start = Instant::now();
        let counts = match work() {
            Ok(outcome) => count(kind, &outcome),
            Err(error) => {
                println!("{error:#}");
                Counts::single(false)
            }
        };
        let line = Line {
            name: name.into(),
            counts,
            time: start.elapsed(),
        };
        println!("{}", line.text());
        self.lines.push(line);
        counts.failed == 0
    }

    /// Prints all steps and the sum; an error when something failed.
    pub fn finish(self) -> Result<()> {
        println!();
        let mut sum = Counts::default();
        for line in &self.lines {
            println!("{}", line.text());
            sum += line.counts;
        }
        println!("\n{} passed, {} failed", sum.passed, sum.failed);
        match sum.failed {
            0 => Ok(()),
            _ => bail!(""),
        }
    }
}

impl Line {
    fn text(&self) -> String {
        let mark = if self.counts.failed == 0 {
            "ok    "
        } else {
            "FAILED"
        };
        let Counts { passed, failed } = self.counts;
        let time = self.time.as_secs_f64();
        format!(
            "{mark} {:<34} {time:>6.1} s  {passed} passed, {failed} failed",
            self.name
        )
    }
}

fn count(kind: Kind, outcome: &Outcome) -> Counts {
    let found = match kind {
        Kind::Single => None,
        Kind::Tests => counts::read(&outcome.text),
    };
    let mut counts = found.unwrap_or_default();
    if kind == Kind::Single {
        return Counts::single(outcome.success);
    }
    if outcome.success && counts == Counts::default() {
        println!("no test was run");
    }
    // What broke off before it could count, or counted nothing, has failed once.
    if counts.failed == 0 && (!outcome.success || counts.passed == 0) {
        counts.failed = 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(kind: Kind, success: bool, text: &str) -> (u64, u64) {
        let counts = count(
            kind,
            &Outcome {
                success,
                text: text.into(),
            },
        );
        (counts.passed, counts.failed)
    }

    #[test]
    fn a_single_step_counts_as_one() {
        assert_eq!(counted(Kind::Single, true, "# pass 9"), (1, 0));
        assert_eq!(counted(Kind::Single, false, ""), (0, 1));
    }

    #[test]
    fn tests_are_counted_and_none_is_a_failure() {
        assert_eq!(counted(Kind::Tests, true, "# pass 9\n# fail 0"), (9, 0));
        assert_eq!(counted(Kind::Tests, true, "# pass 0\n# fail 0"), (0, 1));
        assert_eq!(counted(Kind::Tests, true, ""), (0, 1));
    }

    #[test]
    fn a_runner_that_breaks_off_has_failed() {
        assert_eq!(counted(Kind::Tests, false, "# pass 9\n# fail 0"), (9, 1));
        assert_eq!(counted(Kind::Tests, false, "# pass 9\n# fail 2"), (9, 2));
        assert_eq!(
            counted(Kind::Tests, false, "error: could not compile"),
            (0, 1)
        );
    }

    #[test]
    fn later_steps_run_after_a_failure_and_the_whole_fails() {
        let mut suite = Suite::default();
        assert!(!suite.step("first", Kind::Single, || bail!("broken")));
        let mut ran = false;
        suite.step("second", Kind::Single, || {
            ran = true;
            Ok(Outcome {
                success: true,
                text: String::new(),
            })
        });
        assert!(ran);
        assert!(suite.finish().is_err());
    }
}

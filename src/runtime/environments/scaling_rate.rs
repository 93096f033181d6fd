//! How fast environments may be made.
//!
//! *AWS documentation: Lambda scaling behavior (Concurrency scaling rate).* A thousand environments every ten
//! seconds, refilled continuously and never saved up. AWS counts by function; here each version has a rate
//! of its own, so that new code doesn't wait for what became of the old.

use std::time::Duration;

use crate::clock::Timestamp;

/// In how long what may be made at once is there again.
const PERIOD: Duration = Duration::from_secs(10);

/// In how long there is one more: a thousandth of the period.
const ONE: Duration = Duration::from_millis(10);

/// What was made, as the moment at which all of it will have been refilled.
#[derive(Debug)]
pub(super) struct ScalingRate {
    full_again: Timestamp,
}

impl ScalingRate {
    /// Nothing was made yet.
    pub(super) fn new() -> Self {
        Self { full_again: Timestamp::from_secs(0) }
    }

    /// Whether one more may be made.
    pub(super) fn admits(&self, now: Timestamp) -> bool {
        self.full_again.max(now).after(ONE) <= now.after(PERIOD)
    }

    /// One was made.
    pub(super) fn count(&mut self, now: Timestamp) {
        self.full_again = self.full_again.max(now).after(ONE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Timestamp = Timestamp::from_secs(1_000);

    /// How many are made at this moment.
    fn burst(rate: &mut ScalingRate, now: Timestamp) -> usize {
        let admitted = std::iter::from_fn(|| rate.admits(now).then(|| rate.count(now)));
        admitted.take(5_000).count()
    }

    #[test]
    fn a_thousand_are_made_at_once_and_a_hundred_each_second_after_that() {
        let mut rate = ScalingRate::new();
        assert_eq!(burst(&mut rate, START), 1_000);
        assert_eq!(burst(&mut rate, START.after(Duration::from_millis(9))), 0);
        assert_eq!(burst(&mut rate, START.after(Duration::from_secs(1))), 100);
        assert_eq!(burst(&mut rate, START.after(Duration::from_secs(3))), 200);
    }

    #[test]
    fn what_is_not_used_is_not_saved_up() {
        let mut rate = ScalingRate::new();
        assert_eq!(burst(&mut rate, START), 1_000);
        assert_eq!(burst(&mut rate, START.after(Duration::from_mins(10))), 1_000);
    }
}

//! From the machine's time to the clock's.

use std::time::{Duration, Instant, SystemTime};

use super::{Mode, Timestamp};

/// The machine's own idea of the current moment.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the calendar")]
pub(super) fn machine_time() -> Timestamp {
    let since_epoch = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Timestamp::default().after(since_epoch)
}

/// Where the clock stood at some real instant, and how it has moved since.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reckoning {
    mode: Mode,
    anchor: Instant,
    anchored_at: Timestamp,
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the monotonic clock")]
impl Reckoning {
    pub(super) fn new(mode: Mode, start: Timestamp) -> Self {
        Self { mode, anchor: Instant::now(), anchored_at: start }
    }

    pub(super) fn mode(&self) -> Mode {
        self.mode
    }

    pub(super) fn now(&self) -> Timestamp {
        match self.mode {
            Mode::Manual => self.anchored_at,
            Mode::System | Mode::Skip => self.anchored_at.after(self.anchor.elapsed()),
            Mode::Scaled(scale) => self.anchored_at.after(self.anchor.elapsed().mul_f64(scale)),
        }
    }

    /// Real time flows on from `moment`, if that is still to come.
    pub(super) fn jump_to(&mut self, moment: Timestamp) {
        if moment > self.now() {
            *self = Self::new(self.mode, moment);
        }
    }

    pub(super) fn set_mode(&mut self, mode: Mode) {
        *self = Self::new(mode, self.now());
    }

    /// How long in real time until `moment`; `None` when time stands still.
    pub(super) fn real_time_until(&self, moment: Timestamp) -> Option<Duration> {
        let left = moment.since(self.now());
        match self.mode {
            Mode::Manual => None,
            Mode::System | Mode::Skip => Some(left),
            Mode::Scaled(scale) => {
                Some(Duration::try_from_secs_f64(left.as_secs_f64() / scale).unwrap_or(left))
            }
        }
    }
}

//! Moments and durations, and how they are written.

use std::time::Duration;

use jiff::SpanRelativeTo;
use serde::{Deserialize, Serialize};

/// A moment: microseconds since the Unix epoch, UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The moment `micros` microseconds after the Unix epoch.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// The moment `millis` milliseconds after the Unix epoch (saturating).
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis.saturating_mul(1_000))
    }

    /// The moment `seconds` seconds after the Unix epoch (saturating).
    #[must_use]
    pub const fn from_secs(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1_000_000))
    }

    /// Microseconds since the Unix epoch.
    #[must_use]
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// Whole milliseconds since the Unix epoch, rounded down.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0.div_euclid(1_000)
    }

    /// Whole seconds since the Unix epoch, rounded down.
    #[must_use]
    pub const fn as_secs(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// How long after `earlier` this moment is; zero when it is not after.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// This moment and `duration` more (saturating).
    #[must_use]
    pub fn after(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)))
    }

    /// As ISO 8601 with milliseconds: `2026-01-31T12:00:00.123Z`. Moments beyond the years that the
    /// form can hold are written as the nearest one it can.
    #[must_use]
    pub fn to_iso8601_millis(self) -> String {
        self.to_jiff().strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
    }

    /// As ISO 8601 with whole seconds: `2026-01-31T12:00:00Z`.
    #[must_use]
    pub fn to_iso8601_seconds(self) -> String {
        self.to_jiff().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// Reads an RFC 3339 moment, with any offset: `2026-01-31T12:00:00+02:00`.
    ///
    /// # Errors
    /// When the text is not of that form.
    pub fn parse(text: &str) -> Result<Self, NotATime> {
        let moment: jiff::Timestamp = text.parse().map_err(|_| NotATime::Moment(text.to_owned()))?;
        Ok(Self(moment.as_microsecond()))
    }

    /// The same moment for calendar arithmetic and other formats; saturates at the years -9999 and 9999.
    #[must_use]
    pub fn to_jiff(self) -> jiff::Timestamp {
        let farthest = if self.0 < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(farthest)
    }
}

/// The longest span that a clock may be advanced by at once: a hundred years.
const LONGEST: Duration = Duration::from_hours(100 * 366 * 24);

/// Reads an ISO 8601 duration (`PT15M`, `P1D`) or a number of seconds (`900`, `0.5`).
///
/// # Errors
/// When the text is neither, is negative, or is longer than a hundred years.
pub fn parse_duration(text: &str) -> Result<Duration, NotATime> {
    let wrong = || NotATime::Duration(text.to_owned());
    let duration = if let Ok(seconds) = text.parse::<f64>() {
        Duration::try_from_secs_f64(seconds).map_err(|_| wrong())?
    } else {
        let span: jiff::Span = text.parse().map_err(|_| wrong())?;
        let days = SpanRelativeTo::days_are_24_hours();
        Duration::try_from(span.to_duration(days).map_err(|_| wrong())?).map_err(|_| wrong())?
    };
    if duration > LONGEST { Err(wrong()) } else { Ok(duration) }
}

/// The text is not a time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotATime {
    /// Not an RFC 3339 moment.
    #[error("'{0}' is not a moment such as 2026-01-31T12:00:00Z")]
    Moment(String),
    /// Not a duration within bounds.
    #[error("'{0}' is not a duration such as PT15M, P1D or 900 (seconds), up to a hundred years")]
    Duration(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_back_as_it_was_written() {
        let moment = Timestamp::from_millis(1_769_860_800_123);
        assert_eq!(moment.to_iso8601_millis(), "2026-01-31T12:00:00.123Z");
        assert_eq!(Timestamp::parse("2026-01-31T14:00:00.123+02:00"), Ok(moment));
        assert!(Timestamp::parse("yesterday").is_err());
    }

    #[test]
    fn a_duration_is_iso_or_seconds_and_bounded() {
        assert_eq!(parse_duration("PT15M"), Ok(Duration::from_mins(15)));
        assert_eq!(parse_duration("P1DT1S"), Ok(Duration::from_secs(86_401)));
        assert_eq!(parse_duration("0.5"), Ok(Duration::from_millis(500)));
        for wrong in ["-PT1S", "-1", "P1Y", "P90000D", "NaN", "inf", "", "soon"] {
            assert!(parse_duration(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn moments_beyond_the_calendar_saturate() {
        let never = Timestamp::from_micros(i64::MAX);
        assert_eq!(never.after(Duration::from_secs(1)), never);
        assert_eq!(never.to_iso8601_seconds(), "9999-12-30T22:00:00Z");
    }
}

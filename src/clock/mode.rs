//! How time passes.

use std::fmt;
use std::str::FromStr;

/// How time passes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mode {
    /// Real time.
    System,
    /// Real time, this many times as fast; above 0, up to a million.
    Scaled(f64),
    /// Stands still until [`super::Clock::advance`].
    Manual,
    /// Real time that jumps to the next step whenever nothing is running.
    Skip,
}

impl FromStr for Mode {
    type Err = NotAMode;

    fn from_str(text: &str) -> Result<Self, NotAMode> {
        let wrong = || NotAMode(text.to_owned());
        match text {
            "system" => Ok(Self::System),
            "manual" => Ok(Self::Manual),
            "skip" => Ok(Self::Skip),
            _ => {
                let scale = text.strip_prefix("scaled:").ok_or_else(wrong)?;
                let scale: f64 = scale.parse().map_err(|_| wrong())?;
                if scale > 0.0 && scale <= 1e6 { Ok(Self::Scaled(scale)) } else { Err(wrong()) }
            }
        }
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System => formatter.write_str("system"),
            Self::Scaled(scale) => write!(formatter, "scaled:{scale}"),
            Self::Manual => formatter.write_str("manual"),
            Self::Skip => formatter.write_str("skip"),
        }
    }
}

/// The text names no mode.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a clock mode: system, scaled:N (N up to 1000000), manual or skip")]
pub struct NotAMode(String);

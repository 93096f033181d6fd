//! How long a simulated cold start takes.
//!
//! With `realistic`, a cold start takes
//!
//! ```text
//! (sandbox + runtime × √(1769 MB ÷ memory) + 4 ms × package MB) × jitter
//! ```
//!
//! where the sandbox is 80 ms, the runtime's part depends on its family (a compiled program 20 ms,
//! Python and Node.js 110 ms, Ruby 150 ms, .NET 250 ms, Java 450 ms), memory counts up to 1,769 MB (a
//! whole CPU), and the jitter is log-normal with a spread of 20 %. It is a model with the right
//! proportions, not a measurement: what the guest itself does while it starts comes on top.

use std::time::Duration;

use crate::identity::Randomness;
use crate::neighbours::ColdStart;

/// What the simulated cold starts of one version depend on.
#[derive(Clone, Debug)]
pub struct ColdStarts {
    /// What the person who started Virga, or a tag of the function, chose.
    pub choice: ColdStart,
    /// The runtime's identifier, such as `python3.12`.
    pub runtime: String,
    /// The function's memory in MB.
    pub memory_mb: u32,
    /// The size of its package and layers in bytes.
    pub package_bytes: u64,
}

/// The memory at which a function has a whole CPU.
///
/// *AWS documentation: Configure Lambda function memory.*
const WHOLE_CPU_MB: f64 = 1769.0;

const SANDBOX_MS: f64 = 80.0;
const MS_PER_PACKAGE_MB: f64 = 4.0;
const SPREAD: f64 = 0.2;

impl ColdStarts {
    /// How long the next one takes.
    pub(super) fn draw(&self, randomness: &Randomness) -> Duration {
        match self.choice {
            ColdStart::Off => Duration::ZERO,
            ColdStart::Fixed(duration) => duration,
            ColdStart::Realistic => {
                let milliseconds = self.typical() * (SPREAD * normal(randomness)).exp();
                Duration::from_secs_f64(milliseconds / 1e3)
            }
        }
    }

    /// In milliseconds, without jitter.
    fn typical(&self) -> f64 {
        let memory = f64::from(self.memory_mb).clamp(128.0, WHOLE_CPU_MB);
        #[expect(clippy::cast_precision_loss, reason = "a package is far below 2^52 bytes")]
        let package_mb = self.package_bytes as f64 / 1e6;
        SANDBOX_MS
            + family_ms(&self.runtime) * (WHOLE_CPU_MB / memory).sqrt()
            + MS_PER_PACKAGE_MB * package_mb
    }
}

fn family_ms(runtime: &str) -> f64 {
    let families =
        [("python", 110.0), ("nodejs", 110.0), ("ruby", 150.0), ("dotnet", 250.0), ("java", 450.0)];
    families.iter().find(|(family, _)| runtime.starts_with(family)).map_or(20.0, |(_, ms)| *ms)
}

/// A draw from the standard normal distribution: twelve uniform ones, added up.
fn normal(randomness: &Randomness) -> f64 {
    (0..12).map(|_| randomness.fraction()).sum::<f64>() - 6.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cold_starts(runtime: &str, memory_mb: u32, package_bytes: u64) -> ColdStarts {
        ColdStarts { choice: ColdStart::Realistic, runtime: runtime.to_owned(), memory_mb, package_bytes }
    }

    #[test]
    fn more_memory_is_quicker_and_more_code_is_slower() {
        let small = cold_starts("python3.12", 128, 1_000_000).typical();
        let large = cold_starts("python3.12", 1769, 1_000_000).typical();
        let larger = cold_starts("python3.12", 10_240, 1_000_000).typical();
        let heavy = cold_starts("python3.12", 1769, 50_000_000).typical();
        assert!(large < small && heavy > large);
        assert!((large - larger).abs() < 1e-9, "a whole CPU is all that one thread can use");
        assert!(cold_starts("java21", 512, 0).typical() > cold_starts("provided.al2023", 512, 0).typical());
    }

    #[test]
    fn cold_starts_repeat_for_a_seed() {
        let draw = |seed| {
            let randomness = Randomness::seeded(seed);
            [(); 5].map(|()| cold_starts("nodejs22.x", 256, 0).draw(&randomness))
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
        assert!(draw(1).iter().all(|took| (100..2_000).contains(&took.as_millis())));
    }
}

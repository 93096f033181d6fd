//! Real time that has gone by, for what is bounded by real time whatever the [`Clock`] says: a guest
//! that computes.
//!
//! [`Clock`]: super::Clock

use std::sync::Arc;
use std::time::{Duration, Instant};

use parking_lot::{Condvar, Mutex};

/// Measures real time from the moment it was started.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts measuring.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that measures real time")]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// Real time since the start.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// Calls back every so often, in real time, while somebody listens; costs nothing while nobody does.
#[derive(Debug)]
pub struct Metronome {
    pace: Arc<Pace>,
}

#[derive(Debug, Default)]
struct Pace {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    listeners: usize,
    resting: bool,
    over: bool,
}

/// Keeps a [`Metronome`] ticking while it lives.
#[derive(Debug)]
pub struct Ticking(Arc<Pace>);

impl Metronome {
    /// Ticks after which a metronome that nobody listens to comes to rest: listeners that follow
    /// each other closely don't wake its thread each.
    const ENCORE: u32 = 20;

    /// A metronome at rest that will call `tick` every `period`, on a thread of its own.
    ///
    /// # Errors
    /// When the operating system has no thread to give.
    pub fn new(period: Duration, tick: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let pace = Arc::new(Pace::default());
        let followed = Arc::clone(&pace);
        let follow = move || {
            while followed.rest() {
                followed.beat(period, &tick);
            }
        };
        std::thread::Builder::new().name("metronome".to_owned()).spawn(follow)?;
        Ok(Self { pace })
    }

    /// Ticks until the answer is dropped.
    #[must_use]
    pub fn listen(&self) -> Ticking {
        let mut state = self.pace.state.lock();
        state.listeners += 1;
        if std::mem::take(&mut state.resting) {
            self.pace.changed.notify_one();
        }
        drop(state);
        Ticking(Arc::clone(&self.pace))
    }
}

impl Drop for Metronome {
    fn drop(&mut self) {
        self.pace.state.lock().over = true;
        self.pace.changed.notify_one();
    }
}

impl Drop for Ticking {
    fn drop(&mut self) {
        self.0.state.lock().listeners -= 1;
    }
}

impl Pace {
    /// Rests until somebody listens; `false` when the metronome is gone.
    fn rest(&self) -> bool {
        let mut state = self.state.lock();
        while state.listeners == 0 && !state.over {
            state.resting = true;
            self.changed.wait(&mut state);
        }
        state.resting = false;
        !state.over
    }

    /// Ticks until nobody has listened for a while.
    #[expect(clippy::disallowed_methods, reason = "the one place that waits for real time")]
    fn beat(&self, period: Duration, tick: &impl Fn()) {
        let mut unheard = 0;
        while unheard < Metronome::ENCORE {
            std::thread::sleep(period);
            tick();
            let state = self.state.lock();
            if state.over {
                return;
            }
            unheard = if state.listeners > 0 { 0 } else { unheard + 1 };
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[test]
    fn a_metronome_ticks_while_somebody_listens_and_then_comes_to_rest() {
        let ticks = Arc::new(AtomicU32::new(0));
        let counter = Arc::clone(&ticks);
        let count = move || {
            counter.fetch_add(1, Ordering::SeqCst);
        };
        let metronome = Metronome::new(Duration::from_millis(1), count).unwrap();
        assert_eq!(ticks.load(Ordering::SeqCst), 0, "nobody listens yet");
        for _ in 0..2 {
            let listening = metronome.listen();
            let before = ticks.load(Ordering::SeqCst);
            while ticks.load(Ordering::SeqCst) < before + 3 {
                std::thread::yield_now();
            }
            drop(listening);
            while !metronome.pace.state.lock().resting {
                std::thread::yield_now();
            }
        }
    }
}

//! How many guests may be idle in all environments together.
//!
//! An idle guest holds its place among those that can be there at once. So that the frozen environments of some
//! functions never keep others from starting, those that have been idle longest end when there are too many;
//! AWS does not promise either how long an environment is kept.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Weak};

use parking_lot::Mutex;

use super::{Environment, Shared};

/// How many end at once when there are too many.
const AT_ONCE: usize = 50;

/// The idle guests of all environments.
#[derive(Debug)]
pub(in crate::runtime) struct IdleGuests {
    most: usize,
    count: Arc<AtomicUsize>,
    homes: Mutex<Vec<Weak<Shared>>>,
}

/// A guest that counts as idle until this is dropped.
#[derive(Debug)]
pub(super) struct Idle(Arc<AtomicUsize>);

impl Drop for Idle {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl IdleGuests {
    /// Among so many guests at most, two of five may be idle: of 2,500 as many as one account may have at work.
    /// Those of provisioned environments count, and stay.
    pub(in crate::runtime) fn among(guests: u32) -> Self {
        let most = usize::try_from(u64::from(guests) * 2 / 5).unwrap_or(usize::MAX);
        Self { most, count: Arc::default(), homes: Mutex::default() }
    }

    /// Has the idle guests of these environments count.
    pub(super) fn watch(&self, home: &Arc<Shared>) {
        let mut homes = self.homes.lock();
        if homes.len() == homes.capacity() {
            homes.retain(|home| home.strong_count() > 0);
        }
        homes.push(Arc::downgrade(home));
    }

    /// One more is idle.
    pub(super) fn add(&self) -> Idle {
        self.count.fetch_add(1, Ordering::Relaxed);
        Idle(Arc::clone(&self.count))
    }

    /// Ends those that have been idle longest if there are too many.
    pub(super) fn bound(&self) {
        if self.count.load(Ordering::Relaxed) <= self.most {
            return;
        }
        let homes: Vec<Arc<Shared>> = self.homes.lock().iter().filter_map(Weak::upgrade).collect();
        for _ in 0..AT_ONCE {
            let oldest =
                homes.iter().filter_map(|home| Some((home.pool.lock().idle_longest(is_guest)?, home)));
            let Some((_, home)) = oldest.min_by_key(|(since, _)| *since) else { return };
            let gone = home.pool.lock().take_idle_longest(is_guest);
            drop(gone);
        }
    }
}

fn is_guest(environment: &Environment) -> bool {
    environment.guest.is_some()
}

//! Real time at the network's edge, and nowhere else.
//!
//! A slow client is slow in real time, whatever the emulated clock says: these are for sockets alone.
//! Nothing here is counted as work.

use std::future::Future;
use std::time::Duration;

pub use super::patience::Patience;

/// `future`'s outcome, or `None` when it takes longer than `patience`.
#[expect(clippy::disallowed_methods, reason = "a socket's patience is real time")]
pub async fn within<F: Future>(patience: Duration, future: F) -> Option<F::Output> {
    tokio::time::timeout(patience, future).await.ok()
}

/// Waits in real time.
#[expect(clippy::disallowed_methods, reason = "a socket's patience is real time")]
pub async fn pause(duration: Duration) {
    tokio::time::sleep(duration).await;
}

/// Spawns the care of a connection: idle for most of its life, so it isn't work.
#[expect(clippy::disallowed_methods, reason = "each call on the connection is counted by itself")]
pub fn spawn(future: impl Future<Output = ()> + Send + 'static) {
    tokio::spawn(future);
}

//! Where guests that compute for long are run: on threads of their own, so that the threads that
//! answer requests stay free.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;

use tokio::runtime::{Builder, Handle, Runtime};

use crate::clock::Clock;

/// Threads for guests that compute for long, as many as the machine has cores.
#[derive(Debug)]
pub(super) struct Annex(Option<Runtime>);

/// Tells that a guest computes for long.
#[derive(Clone, Debug, Default)]
pub(super) struct Weight(Arc<AtomicBool>);

impl Weight {
    /// From now on the guest belongs into the annex.
    pub(super) fn is_heavy_now(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_heavy(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Annex {
    pub(super) fn new() -> std::io::Result<Self> {
        Builder::new_multi_thread().thread_name("guests").enable_time().build().map(Some).map(Self)
    }

    fn handle(&self) -> Option<&Handle> {
        self.0.as_ref().map(Runtime::handle)
    }
}

impl Drop for Annex {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            // It may be dropped by one of its own threads, or by one that must not wait.
            runtime.shutdown_background();
        }
    }
}

/// Runs a guest: at once where the caller runs, and, should it turn out heavy, in the annex from then
/// on. `None` when the annex was torn down meanwhile.
pub(super) async fn run<T: Send + 'static>(
    clock: &Clock,
    annex: impl FnOnce() -> Option<Arc<Annex>>,
    weight: &Weight,
    mut guest: Pin<Box<dyn Future<Output = T> + Send>>,
) -> Option<T> {
    let light = std::future::poll_fn(|context| match guest.as_mut().poll(context) {
        Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
        Poll::Pending if weight.is_heavy() => Poll::Ready(None),
        Poll::Pending => Poll::Pending,
    });
    if let Some(outcome) = light.await {
        return Some(outcome);
    }
    let Some(annex) = annex() else { return Some(guest.await) };
    let (sender, receiver) = clock.oneshot();
    move_over(clock, &annex, async move {
        // The caller may be gone: then nobody wants the outcome.
        let _ = sender.send(guest.await);
    });
    clock.park(receiver).await
}

fn move_over(clock: &Clock, annex: &Annex, guest: impl Future<Output = ()> + Send + 'static) {
    let _inside = annex.handle().map(Handle::enter);
    clock.spawn(guest);
}

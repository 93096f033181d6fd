//! Where guests that compute for long are run: on threads of their own, so that the threads that
//! answer requests stay free.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::task::Poll;

use tokio::runtime::{Builder, Handle, Runtime};

use crate::clock::Clock;

/// Threads for guests that compute for long, as many as the machine has cores.
#[derive(Debug)]
pub(super) struct Annex(Option<Runtime>);

/// Invocations in a row in which a guest of the annex hardly computes before it may leave: one that computes
/// now and then isn't moved back and forth.
const LIGHT_AGAIN: u32 = 16;

/// Tells that a guest computes for long.
#[derive(Clone, Debug, Default)]
pub(super) struct Weight(Arc<Burden>);

#[derive(Debug, Default)]
struct Burden {
    is_heavy: AtomicBool,
    /// Invocations since the guest was last found heavy.
    light_invocations: AtomicU32,
}

impl Weight {
    /// The guest belongs into the annex.
    pub(super) fn is_heavy_now(&self) {
        self.0.light_invocations.store(0, Ordering::Relaxed);
        self.0.is_heavy.store(true, Ordering::Relaxed);
    }

    /// An invocation begins, of a guest that stays for several. Answers whether it has just become light: then
    /// it is to yield, so that it can be moved while it waits for nothing.
    pub(super) fn begins_again(&self) -> bool {
        let before = self.0.light_invocations.fetch_add(1, Ordering::Relaxed);
        before == LIGHT_AGAIN && self.0.is_heavy.swap(false, Ordering::Relaxed)
    }

    /// What it computed until now was its start, which says little of its invocations: the one that begins now
    /// may be its last in the annex.
    pub(super) fn has_started(&self) {
        self.0.light_invocations.store(LIGHT_AGAIN, Ordering::Relaxed);
    }

    fn is_heavy(&self) -> bool {
        self.0.is_heavy.load(Ordering::Relaxed)
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

type Life<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Runs a guest: where the caller runs as long as it is light, in the annex while it is heavy. `None` when the
/// annex was torn down meanwhile.
pub(super) async fn run<T: Send + 'static>(
    clock: &Clock,
    annex: impl Fn() -> Option<Arc<Annex>>,
    weight: &Weight,
    mut guest: Life<T>,
) -> Option<T> {
    loop {
        guest = match run_while(guest, || !weight.is_heavy()).await {
            Ran::ToItsEnd(outcome) => return Some(outcome),
            Ran::UntilItChanged(guest) => guest,
        };
        let Some(annex) = annex() else { return Some(guest.await) };
        let (sender, receiver) = clock.oneshot();
        let weight = weight.clone();
        move_over(clock, &annex, async move {
            // The caller may be gone: then nobody wants the outcome.
            let _ = sender.send(run_while(guest, || weight.is_heavy()).await);
        });
        guest = match clock.park(receiver).await? {
            Ran::ToItsEnd(outcome) => return Some(outcome),
            Ran::UntilItChanged(guest) => guest,
        };
    }
}

/// How far a guest was run.
enum Ran<T> {
    ToItsEnd(T),
    UntilItChanged(Life<T>),
}

/// Runs a guest here until it ends, or yields when it should no longer be here.
async fn run_while<T>(guest: Life<T>, may_stay: impl Fn() -> bool) -> Ran<T> {
    let mut guest = Some(guest);
    std::future::poll_fn(|context| {
        let Some(mut running) = guest.take() else { return Poll::Pending };
        match running.as_mut().poll(context) {
            Poll::Ready(outcome) => Poll::Ready(Ran::ToItsEnd(outcome)),
            Poll::Pending if may_stay() => {
                guest = Some(running);
                Poll::Pending
            }
            Poll::Pending => Poll::Ready(Ran::UntilItChanged(running)),
        }
    })
    .await
}

fn move_over(clock: &Clock, annex: &Annex, guest: impl Future<Output = ()> + Send + 'static) {
    let _inside = annex.handle().map(Handle::enter);
    clock.spawn(guest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Mode;

    fn is_in_annex() -> bool {
        std::thread::current().name() == Some("guests")
    }

    #[tokio::test]
    async fn a_guest_that_was_heavy_once_comes_back_when_it_has_been_light_for_a_while() {
        let clock = Clock::new(Mode::System);
        let annex = Arc::new(Annex::new().unwrap());
        let weight = Weight::default();
        let own = weight.clone();
        let guest = Box::pin(async move {
            let before = is_in_annex();
            own.is_heavy_now();
            tokio::task::yield_now().await;
            let mut places = vec![before, is_in_annex()];
            while !own.begins_again() {
                tokio::task::yield_now().await;
                places.push(is_in_annex());
            }
            tokio::task::yield_now().await;
            places.push(is_in_annex());
            places
        });
        let places = clock.run(run(&clock, || Some(Arc::clone(&annex)), &weight, guest)).await.unwrap();
        let light = usize::try_from(LIGHT_AGAIN).unwrap();
        let mut expected = vec![true; light + 3];
        (expected[0], expected[light + 2]) = (false, false);
        assert_eq!(places, expected);
    }
}

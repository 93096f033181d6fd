//! Where guests are run: those that compute for long on threads of their own, so that the threads that answer
//! requests stay free, and those that nobody waits for yet on one that takes what others leave.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering};
use std::task::Poll;

use tokio::runtime::{Builder, Handle, Runtime};

use crate::clock::Clock;

/// Threads for guests that don't run where they are called from.
#[derive(Debug)]
pub(super) struct Annex(Option<Runtime>);

/// Where a guest is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Place {
    /// On the threads that answer requests.
    Home,
    /// On those for guests that compute for long.
    Annex,
    /// On the one for guests that nobody waits for yet.
    Workshop,
}

/// Invocations in a row in which a guest of the annex hardly computes before it may leave: one that computes
/// now and then isn't moved back and forth.
const LIGHT_AGAIN: u32 = 16;

/// How much less the workshop's thread gets than others, when there is not enough for all: a nice value.
const MODESTY: i32 = 10;

/// Tells where a guest belongs: that it computes for long, for example.
#[derive(Clone, Debug, Default)]
pub(super) struct Weight(Arc<Burden>);

#[derive(Debug, Default)]
struct Burden {
    place: AtomicU8,
    /// Invocations since the guest was last found heavy.
    light_invocations: AtomicU32,
}

impl Weight {
    /// Of a guest that nobody waits for yet.
    pub(super) fn of_nobody() -> Self {
        let weight = Self::default();
        weight.moves_to(Place::Workshop);
        weight
    }

    /// The guest belongs into the annex.
    pub(super) fn is_heavy_now(&self) {
        self.0.light_invocations.store(0, Ordering::Relaxed);
        if self.place() == Place::Home {
            self.moves_to(Place::Annex);
        }
    }

    /// An invocation begins, of a guest that stays for several. Answers whether it has just become light: then
    /// it is to yield, so that it can be moved while it waits for nothing.
    pub(super) fn begins_again(&self) -> bool {
        let before = self.0.light_invocations.fetch_add(1, Ordering::Relaxed);
        let becomes_light = before == LIGHT_AGAIN && self.place() == Place::Annex;
        if becomes_light {
            self.moves_to(Place::Home);
        }
        becomes_light
    }

    /// What it computed until now was its start, which says little of its invocations: the one that begins now
    /// may be its last in the annex.
    pub(super) fn has_started(&self) {
        self.0.light_invocations.store(LIGHT_AGAIN, Ordering::Relaxed);
    }

    /// Whoever wants it now waits for it: it leaves the workshop as soon as it waits itself.
    pub(super) fn is_prepared(&self) {
        self.moves_to(Place::Home);
    }

    fn moves_to(&self, place: Place) {
        self.0.place.store(place as u8, Ordering::Relaxed);
    }

    fn place(&self) -> Place {
        let place = self.0.place.load(Ordering::Relaxed);
        [Place::Annex, Place::Workshop].into_iter().find(|other| *other as u8 == place).unwrap_or(Place::Home)
    }
}

impl Annex {
    /// As many threads as the machine has cores.
    pub(super) fn new() -> std::io::Result<Self> {
        Builder::new_multi_thread().thread_name("guests").enable_time().build().map(Some).map(Self)
    }

    /// A thread that does what nobody waits for.
    pub(super) fn workshop() -> std::io::Result<Self> {
        let be_modest = || {
            // Without it the thread is as good as any.
            let _ = rustix::process::setpriority_process(None, MODESTY);
        };
        let threads = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("workshop")
            .on_thread_start(be_modest)
            .enable_time()
            .build();
        threads.map(Some).map(Self)
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

/// Runs a guest where it belongs at each time; `threads` has those of a place, if there are any. `None` when they
/// were torn down meanwhile.
pub(super) async fn run<T: Send + 'static>(
    clock: &Clock,
    threads: impl Fn(Place) -> Option<Arc<Annex>>,
    weight: &Weight,
    mut guest: Life<T>,
) -> Option<T> {
    loop {
        let place = weight.place();
        let ran = match threads(place) {
            None if place != Place::Home => return Some(guest.await),
            None => run_while(guest, || weight.place() == place).await,
            Some(threads) => {
                let (sender, receiver) = clock.oneshot();
                let weight = weight.clone();
                move_over(clock, &threads, async move {
                    // The caller may be gone: then nobody wants the outcome.
                    let _ = sender.send(run_while(guest, || weight.place() == place).await);
                });
                clock.park(receiver).await?
            }
        };
        guest = match ran {
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
        let threads = |place| (place == Place::Annex).then(|| Arc::clone(&annex));
        let places = clock.run(run(&clock, threads, &weight, guest)).await.unwrap();
        let light = usize::try_from(LIGHT_AGAIN).unwrap();
        let mut expected = vec![true; light + 3];
        (expected[0], expected[light + 2]) = (false, false);
        assert_eq!(places, expected);
    }

    #[tokio::test]
    async fn a_guest_that_nobody_waits_for_is_prepared_in_the_workshop_and_then_comes_home() {
        let clock = Clock::new(Mode::System);
        let workshop = Arc::new(Annex::workshop().unwrap());
        let weight = Weight::of_nobody();
        let own = weight.clone();
        let thread = || std::thread::current().name().map(str::to_owned);
        let guest = Box::pin(async move {
            let before = thread();
            own.is_heavy_now();
            tokio::task::yield_now().await;
            let heavy = thread();
            own.is_prepared();
            tokio::task::yield_now().await;
            (before, heavy, thread())
        });
        let threads = |place| (place == Place::Workshop).then(|| Arc::clone(&workshop));
        let (before, heavy, after) = clock.run(run(&clock, threads, &weight, guest)).await.unwrap();
        assert_eq!((before.as_deref(), heavy.as_deref()), (Some("workshop"), Some("workshop")));
        assert_eq!(after, thread());
    }
}

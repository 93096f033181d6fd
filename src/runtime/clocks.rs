//! The clocks that a guest sees: Virga's own, for both of WASI's versions.

use std::time::Duration;

use wasmtime::component::{Linker, Resource};
use wasmtime_wasi::p2::{DynPollable, Pollable, subscribe};
use wasmtime_wasi::{HostMonotonicClock, HostWallClock, WasiView};

use super::guest::Guest;
use crate::clock::{Clock, TimerKind, Timestamp};

/// The clock as WASI's interfaces want it. The monotonic clock counts from the Unix epoch too, so
/// that one conversion serves both.
#[derive(Clone, Debug)]
pub(super) struct GuestClock(pub(super) Clock);

impl HostWallClock for GuestClock {
    fn resolution(&self) -> Duration {
        Duration::from_micros(1)
    }

    fn now(&self) -> Duration {
        self.0.now().since(Timestamp::default())
    }
}

impl HostMonotonicClock for GuestClock {
    fn resolution(&self) -> u64 {
        1_000
    }

    fn now(&self) -> u64 {
        nanoseconds(self.0.now())
    }
}

/// Nanoseconds from the Unix epoch to `moment`.
fn nanoseconds(moment: Timestamp) -> u64 {
    u64::try_from(moment.since(Timestamp::default()).as_nanos()).unwrap_or(u64::MAX)
}

/// The first moment of the clock that is not before `nanoseconds` after the Unix epoch.
pub(super) fn moment(nanoseconds: u64) -> Timestamp {
    Timestamp::from_micros(i64::try_from(nanoseconds.div_ceil(1_000)).unwrap_or(i64::MAX))
}

/// The first moment that is not before `duration` nanoseconds after `now`: a sleep never ends early, or a guest
/// that sleeps for what is left would do so for ever.
pub(super) fn after(now: Timestamp, duration: u64) -> Timestamp {
    moment(nanoseconds(now).saturating_add(duration))
}

/// A preview 2 guest that sleeps.
struct Sleep {
    clock: Clock,
    until: Timestamp,
}

#[wasmtime_wasi::async_trait]
impl Pollable for Sleep {
    async fn ready(&mut self) {
        if self.clock.now() < self.until {
            self.clock.timer(TimerKind::Step, self.until).await;
        }
    }
}

/// Replaces the sleeps of `wasi:clocks/monotonic-clock`, which would follow the machine's clock.
pub(super) fn add_to_component_linker(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    let mut clock = linker.instance("wasi:clocks/monotonic-clock@0.2.12")?;
    clock.func_wrap("subscribe-instant", |mut context, (when,): (u64,)| {
        Ok((sleep(context.data_mut(), moment(when))?,))
    })?;
    clock.func_wrap("subscribe-duration", |mut context, (duration,): (u64,)| {
        let guest: &mut Guest = context.data_mut();
        let until = after(guest.patience.clock().now(), duration);
        Ok((sleep(guest, until)?,))
    })
}

fn sleep(guest: &mut Guest, until: Timestamp) -> wasmtime::Result<Resource<DynPollable>> {
    let clock = guest.patience.clock().clone();
    let table = guest.wasi.ctx().table;
    let sleep = table.push(Sleep { clock, until })?;
    subscribe(table, sleep)
}

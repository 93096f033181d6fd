//! Where preview 1 differs from what the engine's own WASI does: a guest sleeps by Virga's clock.

use wasmtime::{AsContextMut, Caller, Extern, Linker, Memory, format_err};
use wasmtime_wasi::p1::wasi_snapshot_preview1::{WasiSnapshotPreview1, poll_oneoff as poll_anything};

use super::clocks::{after, moment};
use super::guest::Guest;
use crate::clock::{TimerKind, Timestamp};

pub(super) const MODULE: &str = "wasi_snapshot_preview1";

pub(super) const SUCCESS: i32 = 0;
pub(super) const FAULT: i32 = 21;
const INVAL: i32 = 28;

/// Replaces `poll_oneoff`, with which preview 1 sleeps.
pub(super) fn add_to_linker(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    linker.func_wrap_async(
        MODULE,
        "poll_oneoff",
        |caller: Caller<'_, Guest>, (wanted, happened, count, happened_count): (i32, i32, i32, i32)| {
            Box::new(poll_oneoff(caller, Poll { wanted, happened, count, happened_count }))
        },
    )?;
    Ok(())
}

/// The arguments of `poll_oneoff`: addresses in the guest's memory, and a number of subscriptions.
#[derive(Clone, Copy)]
struct Poll {
    wanted: i32,
    happened: i32,
    count: i32,
    happened_count: i32,
}

async fn poll_oneoff(mut caller: Caller<'_, Guest>, poll: Poll) -> wasmtime::Result<i32> {
    let memory = memory(&mut caller)?;
    let now = caller.data().patience.clock().now();
    match sleepers(memory.data(&caller), poll, now) {
        Err(errno) => Ok(errno),
        Ok(None) => poll_files(caller, memory, poll).await,
        Ok(Some(sleepers)) => {
            sleep(caller.data_mut(), &sleepers).await?;
            let now = caller.data().patience.clock().now();
            Ok(wake(memory.data_mut(&mut caller), poll, &sleepers, now).map_or(FAULT, |()| SUCCESS))
        }
    }
}

/// The memory that a guest's addresses are in.
pub(super) fn memory(caller: &mut Caller<'_, Guest>) -> wasmtime::Result<Memory> {
    let export = caller.get_export("memory").and_then(Extern::into_memory);
    export.ok_or_else(|| format_err!("the module exports no memory"))
}

/// Files and pipes are always ready here, so that nothing is waited for once one is among what is
/// polled.
async fn poll_files(mut caller: Caller<'_, Guest>, memory: Memory, poll: Poll) -> wasmtime::Result<i32> {
    let fuel = caller.as_context_mut().hostcall_fuel();
    let (bytes, guest) = memory.data_and_store_mut(&mut caller);
    guest.wasi.set_hostcall_fuel(fuel);
    let mut memory = wiggle::GuestMemory::Unshared(bytes);
    poll_anything(&mut guest.wasi, &mut memory, poll.wanted, poll.happened, poll.count, poll.happened_count)
        .await
}

/// One subscription to a clock.
struct Sleeper {
    userdata: [u8; 8],
    until: Timestamp,
}

const SUBSCRIPTION_SIZE: usize = 48;
const EVENT_SIZE: usize = 32;
const CLOCK_EVENT: u8 = 0;
const CLOCKS: [u32; 2] = [0, 1];
const ABSOLUTE: u16 = 1;

/// The subscriptions, when all are to clocks that may be slept by; `None` when others are among them.
fn sleepers(memory: &[u8], poll: Poll, now: Timestamp) -> Result<Option<Vec<Sleeper>>, i32> {
    let count = usize::try_from(poll.count.cast_unsigned()).map_err(|_| INVAL)?;
    let length = count.checked_mul(SUBSCRIPTION_SIZE).ok_or(INVAL)?;
    let subscriptions = slice(memory, poll.wanted, length).ok_or(FAULT)?;
    if count == 0 {
        return Err(INVAL);
    }
    let mut sleepers = Vec::new();
    for subscription in subscriptions.chunks_exact(SUBSCRIPTION_SIZE) {
        if subscription[8] != CLOCK_EVENT {
            return Ok(None);
        }
        sleepers.push(sleeper(subscription, now)?);
    }
    Ok(Some(sleepers))
}

/// Reads a subscription to a clock, as the preview 1 ABI lays it out.
fn sleeper(subscription: &[u8], now: Timestamp) -> Result<Sleeper, i32> {
    let clock = u32::from_le_bytes(bytes(subscription, 16));
    let timeout = u64::from_le_bytes(bytes(subscription, 24));
    let flags = u16::from_le_bytes(bytes(subscription, 40));
    if !CLOCKS.contains(&clock) {
        return Err(INVAL);
    }
    let until = if flags & ABSOLUTE == 0 { after(now, timeout) } else { moment(timeout) };
    Ok(Sleeper { userdata: bytes(subscription, 0), until })
}

async fn sleep(guest: &mut Guest, sleepers: &[Sleeper]) -> wasmtime::Result<()> {
    let clock = guest.patience.clock().clone();
    let first = sleepers.iter().map(|sleeper| sleeper.until).min().unwrap_or_default();
    if clock.now() < first {
        guest.patience.wait_for(clock.timer(TimerKind::Step, first)).await?;
    }
    Ok(())
}

/// Writes an event for each sleeper whose time has come.
fn wake(memory: &mut [u8], poll: Poll, sleepers: &[Sleeper], now: Timestamp) -> Option<()> {
    let due = sleepers.iter().filter(|sleeper| sleeper.until <= now);
    let mut count: u32 = 0;
    let length = sleepers.len() * EVENT_SIZE;
    let events = slice_mut(memory, poll.happened, length)?.chunks_exact_mut(EVENT_SIZE);
    for (sleeper, event) in due.zip(events) {
        event.fill(0);
        event[..8].copy_from_slice(&sleeper.userdata);
        event[10] = CLOCK_EVENT;
        count += 1;
    }
    slice_mut(memory, poll.happened_count, 4)?.copy_from_slice(&count.to_le_bytes());
    Some(())
}

fn slice(memory: &[u8], address: i32, length: usize) -> Option<&[u8]> {
    let start = usize::try_from(address.cast_unsigned()).ok()?;
    memory.get(start..start.checked_add(length)?)
}

/// So many bytes of a guest's memory, if it has them.
pub(super) fn slice_mut(memory: &mut [u8], address: i32, length: usize) -> Option<&mut [u8]> {
    let start = usize::try_from(address.cast_unsigned()).ok()?;
    memory.get_mut(start..start.checked_add(length)?)
}

/// `N` bytes from `at`, within a subscription.
fn bytes<const N: usize>(subscription: &[u8], at: usize) -> [u8; N] {
    let mut bytes = [0; N];
    bytes.copy_from_slice(&subscription[at..at + N]);
    bytes
}

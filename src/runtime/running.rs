//! One run of a guest, from its instance to its outcome.

use std::sync::Arc;

use wasmtime::{Store, StoreContextMut, Trap, UpdateDeadline};
use wasmtime_wasi::I32Exit;

use super::annex;
use super::entropy::Entropy;
use super::guest::{Guest, Pipes};
use super::invocation::{Ending, Invocation, Outcome};
use super::outgoing::Outgoing;
use super::patience::{Patience, TimeIsUp};
use super::program::{Entry, Executable, Program};
use super::scratch::{Scratch, ScratchSpace};

/// All that one run is made from.
pub(super) struct Run<'a> {
    pub(super) program: &'a Program,
    pub(super) invocation: Invocation,
    pub(super) patience: Patience,
    pub(super) entropy: Entropy,
    pub(super) outgoing: Outgoing,
    pub(super) space: &'a Arc<ScratchSpace>,
}

impl Run<'_> {
    /// Runs the program once.
    pub(super) async fn outcome(self) -> Outcome {
        let Self { program, invocation, patience, entropy, outgoing, space } = self;
        let clock = patience.clock().clone();
        let Executable { machine, entry } = program.code();
        let _beat = machine.beat();
        let scratch = match scratch(program, &invocation, space) {
            Ok(scratch) => scratch,
            Err(error) => return not_started(&format!("its /tmp could not be made: {error}")),
        };
        let (guest, pipes) = match Guest::new(&invocation, patience, &entropy, outgoing, scratch.as_ref()) {
            Ok(guest) => guest,
            Err(error) => return not_started(&format!("{error:#}")),
        };
        let weight = guest.weight.clone();
        let engine = machine.engine().clone();
        let guest = Box::pin(async move {
            let mut store = Store::new(&engine, guest);
            store.limiter(|guest| &mut guest.memory);
            store.set_epoch_deadline(1);
            store.epoch_deadline_callback(at_a_beat);
            let ended = enter(&entry, &mut store).await;
            let outcome = outcome(ended, store.into_data(), pipes, &invocation);
            drop(scratch);
            outcome
        });
        let outcome = annex::run(&clock, || machine.annex(), &weight, guest).await;
        outcome.unwrap_or_else(|| not_started("Virga is shutting down"))
    }
}

fn scratch(
    program: &Program,
    invocation: &Invocation,
    space: &Arc<ScratchSpace>,
) -> std::io::Result<Option<Scratch>> {
    let wanted = program.uses_files && invocation.scratch_bytes > 0;
    wanted.then(|| space.take()).transpose()
}

/// Beats while computing after which a guest is taken for heavy. One alone can hit anybody.
const HEAVY: u32 = 2;

/// Stops a guest whose time is up, and lets others have the thread.
fn at_a_beat(mut context: StoreContextMut<'_, Guest>) -> wasmtime::Result<UpdateDeadline> {
    let guest = context.data_mut();
    if guest.patience.is_over() {
        return Err(TimeIsUp.into());
    }
    guest.beats += 1;
    if guest.beats == HEAVY {
        guest.weight.is_heavy_now();
    }
    Ok(UpdateDeadline::Yield(1))
}

async fn enter(entry: &Entry, store: &mut Store<Guest>) -> wasmtime::Result<()> {
    match entry {
        Entry::Module(module) => {
            let instance = module.instantiate_async(&mut *store).await?;
            let start = instance.get_typed_func::<(), ()>(&mut *store, "_start")?;
            start.call_async(store, ()).await
        }
        Entry::Component(component) => {
            let command = component.instantiate_async(&mut *store).await?;
            let succeeded = command.wasi_cli_run().call_run(store).await?;
            succeeded.map_err(|()| I32Exit(1).into())
        }
    }
}

fn outcome(ended: wasmtime::Result<()>, guest: Guest, pipes: Pipes, invocation: &Invocation) -> Outcome {
    let ending = ending(ended, &guest);
    let mut duration = guest.patience.spent();
    if ending == Ending::TimedOut {
        // The beat that stopped it came a little later than its time was up.
        duration = invocation.timeout;
    }
    let max_memory_used = guest.memory.most();
    drop(guest);
    let (logs, logs_dropped) = pipes.log.into_book().into_parts();
    Outcome {
        ending,
        response: pipes.response.into_response(),
        logs,
        logs_dropped,
        duration,
        max_memory_used,
    }
}

fn ending(ended: wasmtime::Result<()>, guest: &Guest) -> Ending {
    let Err(error) = ended else { return Ending::Answered };
    let starved = guest.memory.refused();
    if error.is::<TimeIsUp>() {
        Ending::TimedOut
    } else if let Some(I32Exit(status)) = error.downcast_ref() {
        match status {
            0 => Ending::Answered,
            _ if starved => Ending::OutOfMemory,
            status => Ending::Exited(*status),
        }
    } else if starved {
        Ending::OutOfMemory
    } else if let Some(trap) = error.downcast_ref::<Trap>() {
        Ending::Trapped(trap.to_string())
    } else if error.is::<wasmtime::PoolConcurrencyLimitError>() {
        Ending::NotStarted("too many functions are running at once".to_owned())
    } else {
        Ending::Trapped(error.root_cause().to_string())
    }
}

fn not_started(reason: &str) -> Outcome {
    Outcome {
        ending: Ending::NotStarted(reason.to_owned()),
        response: bytes::Bytes::new(),
        logs: Vec::new(),
        logs_dropped: 0,
        duration: std::time::Duration::ZERO,
        max_memory_used: 0,
    }
}

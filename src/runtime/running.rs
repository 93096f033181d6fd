//! One run of a guest, from its instance to its outcome.

use std::sync::Arc;

use wasmtime::{Store, StoreContextMut, Trap, UpdateDeadline};
use wasmtime_wasi::I32Exit;

use super::entropy::Entropy;
use super::guest::{Guest, Pipes};
use super::invocation::{Ending, Invocation, Outcome};
use super::outgoing::Outgoing;
use super::patience::{Patience, TimeIsUp};
use super::program::{Entry, Program};
use super::scratch::{Scratch, ScratchSpace};

/// Runs `program` once.
pub(super) async fn run(
    program: &Program,
    invocation: &Invocation,
    patience: Patience,
    entropy: &Entropy,
    outgoing: Outgoing,
    space: &Arc<ScratchSpace>,
) -> Outcome {
    let _beat = program.machine.beat();
    let scratch = match scratch(program, invocation, space) {
        Ok(scratch) => scratch,
        Err(error) => return not_started(&format!("its /tmp could not be made: {error}")),
    };
    let (guest, pipes) = match Guest::new(invocation, patience, entropy, outgoing, scratch.as_ref()) {
        Ok(guest) => guest,
        Err(error) => return not_started(&format!("{error:#}")),
    };
    let mut store = Store::new(program.machine.engine(), guest);
    store.limiter(|guest| &mut guest.memory);
    store.set_epoch_deadline(1);
    store.epoch_deadline_callback(at_a_beat);
    let ended = enter(program, &mut store).await;
    outcome(ended, store.into_data(), pipes, invocation)
}

fn scratch(
    program: &Program,
    invocation: &Invocation,
    space: &Arc<ScratchSpace>,
) -> std::io::Result<Option<Scratch>> {
    let wanted = program.uses_files && invocation.scratch_bytes > 0;
    wanted.then(|| space.take()).transpose()
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that the engine calls")]
/// Stops a guest whose time is up, and lets others have the thread.
fn at_a_beat(context: StoreContextMut<'_, Guest>) -> wasmtime::Result<UpdateDeadline> {
    if context.data().patience.is_over() { Err(TimeIsUp.into()) } else { Ok(UpdateDeadline::Yield(1)) }
}

async fn enter(program: &Program, store: &mut Store<Guest>) -> wasmtime::Result<()> {
    match &program.entry {
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

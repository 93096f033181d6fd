//! One run of a guest, from its instance to its end.

use std::pin::Pin;
use std::sync::Arc;

use wasmtime::{Store, StoreContextMut, Trap, UpdateDeadline, format_err};
use wasmtime_wasi::I32Exit;
use wasmtime_wasi_http::WasiHttpView;
use wasmtime_wasi_http::p2::bindings::http::types::Scheme;

use super::annex::{self, Weight};
use super::entropy::Entropy;
use super::event_pipe::Taken;
use super::guest::{Birth, Guest, conclusion};
use super::invocation::{Ending, Invocation, Outcome, Setting};
use super::machine::Machine;
use super::outgoing::Outgoing;
use super::patience::{Patience, TimeIsUp};
use super::program::{Entry, Executable, Program};
use super::runtime_api::{Exchange, typed};
use super::scratch::{Scratch, ScratchSpace};
use super::standby::Candidate;
use super::web::{self, Served, Serving};
use crate::clock::Clock;
use crate::identity::Randomness;

/// All that one run is made from.
pub(super) struct Run<'a> {
    pub(super) program: &'a Program,
    pub(super) setting: &'a Setting,
    /// What the guest is started for; `None` when that comes later.
    pub(super) invocation: Option<Invocation>,
    pub(super) patience: Patience,
    pub(super) taken: Taken,
    /// Whether the time until it has its event is not the invocation's.
    pub(super) has_time_to_start: bool,
    /// Where the guest's own comes from.
    pub(super) randomness: &'a Randomness,
    pub(super) outgoing: Outgoing,
    pub(super) space: &'a Arc<ScratchSpace>,
    /// Of a guest that is started ahead of need.
    pub(super) standby: Option<Candidate>,
}

/// How a run ended: what became of the invocation that the guest had then, and its connection to
/// whoever asked.
pub(super) struct End {
    pub(super) outcome: Outcome,
    pub(super) exchange: Option<Exchange>,
}

impl End {
    /// Tells whoever waits for the outcome, over the guest's connection to them.
    pub(super) fn conclude(self) {
        if let Some(mut exchange) = self.exchange {
            exchange.conclude(self.outcome, None);
        }
    }
}

impl From<Outcome> for End {
    fn from(outcome: Outcome) -> Self {
        Self { outcome, exchange: None }
    }
}

/// A guest that is about to run.
pub(super) struct Running {
    clock: Clock,
    machine: Arc<Machine>,
    weight: Weight,
    life: Pin<Box<dyn Future<Output = End> + Send>>,
}

impl Running {
    pub(super) fn new(code: Executable, guest: Guest, web: Option<Invocation>) -> Self {
        let Executable { machine, entry } = code;
        let (clock, weight) = (guest.patience.clock().clone(), guest.weight.clone());
        let life = Box::pin(live(Arc::clone(&machine), entry, guest, web));
        Self { clock, machine, weight, life }
    }

    /// Runs until the program ends.
    pub(super) async fn end(self) -> End {
        let Self { clock, machine, weight, life } = self;
        let end = annex::run(&clock, |place| machine.threads(place), &weight, life).await;
        end.unwrap_or_else(|| Outcome::not_started("Virga is shutting down").into())
    }
}

impl Run<'_> {
    /// Makes the guest. Apart from its life, since a future that held all that it is made from would be
    /// copied by every caller on the way.
    pub(super) fn begin(self) -> Result<Running, Box<End>> {
        let code = self.program.code();
        let web = if matches!(code.entry, Entry::Web(_)) { self.invocation.clone() } else { None };
        let guest = self.guest(&code)?;
        Ok(Running::new(code, guest, web))
    }

    /// The state of a guest that runs `code`.
    pub(super) fn guest(self, code: &Executable) -> Result<Guest, Box<End>> {
        let Self { program, setting, invocation, patience, taken, randomness, mut outgoing, space, .. } =
            self;
        let scratch = scratch(program, setting, space).map_err(|error| {
            let outcome = Outcome::not_started(&format!("its /tmp could not be made: {error}"));
            Box::new(End { outcome, exchange: outgoing.exchange.take() })
        })?;
        let birth = Birth {
            machine: Arc::clone(&code.machine),
            setting,
            // What loops is told of its invocations one by one.
            invocation: invocation.filter(|_| !program.always_loops()),
            patience,
            taken,
            has_time_to_start: self.has_time_to_start,
            entropy: &Entropy::of_a_guest(randomness),
            outgoing,
            scratch,
            is_managed: matches!(code.entry, Entry::Managed(_)),
            open_files: space.open_files(),
            standby: self.standby,
        };
        Guest::new(birth).map_err(|error| Box::new(End::from(Outcome::not_started(&format!("{error:#}")))))
    }
}

/// Lets a guest live until it ends.
async fn live(machine: Arc<Machine>, entry: Entry, guest: Guest, web: Option<Invocation>) -> End {
    let mut store = Store::new(machine.engine(), guest);
    store.limiter(|guest| &mut guest.memory);
    store.set_epoch_deadline(1);
    store.epoch_deadline_callback(at_a_beat);
    let ended = enter(&entry, &mut store, web).await;
    let mut guest = store.into_data();
    let served = guest.outgoing.serving.take();
    let last_words = guest.outgoing.exchange.as_mut().and_then(Exchange::last_words);
    if last_words.is_some() {
        // It answers otherwise, so that what it printed was no response.
        guest.all_output_is_log();
    }
    let ending = ending(ended, &guest);
    let mut outcome = guest.outcome(ending);
    if let Some((ending, response)) = last_words.map(conclusion) {
        outcome.response = response.unwrap_or_default();
        // It had answered before it ended, unless it outstayed its time.
        if outcome.ending != Ending::TimedOut {
            outcome.ending = ending;
        }
    }
    if let Some(serving) = served {
        conclude_web(serving.end(), &mut outcome);
    }
    let exchange = guest.outgoing.exchange.take();
    End { outcome, exchange }
}

fn scratch(
    program: &Program,
    setting: &Setting,
    space: &Arc<ScratchSpace>,
) -> std::io::Result<Option<Scratch>> {
    let wanted = program.uses_files && setting.scratch_bytes > 0;
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

/// What became of a component that answers a request.
fn conclude_web(served: Served, outcome: &mut Outcome) {
    if outcome.ending != Ending::Answered {
        outcome.streamed = matches!(served, Served::Streamed);
        return;
    }
    match served {
        Served::Whole(document) => outcome.response = document,
        Served::Streamed => outcome.streamed = true,
        Served::TooLarge => outcome.ending = Ending::TooLarge,
        Served::Missing(why) => outcome.ending = Ending::Trapped(why),
    }
}

async fn enter(
    entry: &Entry,
    store: &mut Store<Guest>,
    invocation: Option<Invocation>,
) -> wasmtime::Result<()> {
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
        Entry::Managed(component) => {
            store.data_mut().only_loops();
            let instance = component.instantiate_async(&mut *store).await?;
            let run = instance.get_typed_func::<(), ()>(&mut *store, typed::ENTRY)?;
            run.call_async(store, ()).await
        }
        Entry::Web(component) => {
            let invocation = invocation.ok_or_else(|| format_err!("there is no request to answer"))?;
            let request = web::request(&invocation.event).map_err(|wrong| format_err!("{wrong}"))?;
            let (sender, arriving) = tokio::sync::oneshot::channel();
            let guest = store.data_mut();
            guest.all_output_is_log();
            guest.outgoing.serving = Some(Serving::new(arriving, invocation.output));
            let request = guest.http().new_incoming_request(Scheme::Http, request)?;
            let response = guest.http().new_response_outparam(sender)?;
            let proxy = component.instantiate_async(&mut *store).await?;
            proxy.wasi_http_incoming_handler().call_handle(store, request, response).await
        }
    }
}

fn ending(ended: wasmtime::Result<()>, guest: &Guest) -> Ending {
    let loops = guest.loops();
    let Err(error) = ended else { return if loops { Ending::Exited(0) } else { Ending::Answered } };
    let starved = guest.memory.refused();
    if error.is::<TimeIsUp>() {
        Ending::TimedOut
    } else if let Some(I32Exit(status)) = error.downcast_ref() {
        match status {
            0 if !loops => Ending::Answered,
            1.. if starved => Ending::OutOfMemory,
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

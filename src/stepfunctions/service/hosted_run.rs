//! A map run under way: its heart behind a lock, its children, and the task that drives it.

use std::fmt;
use std::sync::{Arc, Weak};

use parking_lot::Mutex;

use super::hosted::HostedExecution;
use super::machine::Revision;
use super::settings::Level;
use super::{Shared, exporting, reading, redrive};
use crate::aws::{Call, Origin};
use crate::clock::{Signal as WakeUp, Timestamp};
use crate::identity::{AccountId, Region};
use crate::neighbours::House;
use crate::stepfunctions::definition::Definition;
use crate::stepfunctions::execution::{
    About, Allowance, End, Execution, MapRunId, MapRunRequest, Outcome, Signal,
};
use crate::stepfunctions::history::Mishap;
use crate::stepfunctions::map_run::{Child, MapRun, Verdict};
use crate::stepfunctions::text::Text;

/// So many children start in one go; then others have their turn.
const IN_ONE_GO: usize = 64;

/// A map run, and the executions that are its children.
pub(super) struct HostedMapRun {
    shared: Weak<Shared>,
    parent: Weak<HostedExecution>,
    /// What the execution around it knows about itself.
    pub around: Arc<About>,
    place: (AccountId, Region),
    /// `traceHeader` of the start of the execution around it.
    trace: Option<String>,
    revision: Arc<Revision>,
    definition: Arc<Definition>,
    /// `machine/label`, as children's ARNs have it.
    machine: String,
    heart: Mutex<MapRun>,
    children: Mutex<Vec<Arc<HostedExecution>>>,
    /// Something has changed that the driving task has to see.
    changed: WakeUp,
    driving: Mutex<Driving>,
    silent: Mutex<bool>,
}

/// Whether a task drives the run, and the redrive that it is to go on with.
#[derive(Debug, Default)]
struct Driving {
    is_driven: bool,
    redrive: Option<(MapRunId, u32)>,
}

impl fmt::Debug for HostedMapRun {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("HostedMapRun").field(&self.arn()).finish()
    }
}

impl HostedMapRun {
    /// Opens the map run that an execution asks for, and drives it until it is over.
    pub fn open(shared: &Arc<Shared>, parent: &Arc<HostedExecution>, request: MapRunRequest) -> Arc<Self> {
        let clock = &shared.house.clock;
        let run = Arc::new(Self {
            shared: Arc::downgrade(shared),
            parent: Arc::downgrade(parent),
            around: Arc::clone(&parent.about),
            place: (parent.account.clone(), parent.region.clone()),
            trace: parent.trace.clone(),
            revision: Arc::clone(&parent.revision),
            definition: Arc::new(Definition::of_processor(Arc::clone(&request.processor))),
            machine: format!("{}/{}", parent.about.machine_name, request.label),
            heart: Mutex::new(MapRun::new(request, clock.now())),
            children: Mutex::default(),
            changed: clock.signal(),
            driving: Mutex::new(Driving { is_driven: true, redrive: None }),
            silent: Mutex::new(false),
        });
        run.spawn(shared);
        run
    }

    fn spawn(self: &Arc<Self>, shared: &Arc<Shared>) {
        let (run, house) = (Arc::clone(self), shared.house.clone());
        // Detached: what comes of it is told to the execution around it.
        drop(shared.house.clock.spawn(async move { run.drive(&house).await }));
    }

    /// Goes on after it did not succeed; when it is not over yet, as soon as it is. `id` and `count` are
    /// those of the redrive.
    pub fn redrive(self: &Arc<Self>, shared: &Arc<Shared>, id: MapRunId, count: u32) {
        let mut driving = self.driving.lock();
        driving.redrive = Some((id, count));
        if !driving.is_driven {
            driving.is_driven = true;
            self.spawn(shared);
        }
    }

    fn next_redrive(&self) -> Option<(MapRunId, u32)> {
        let mut driving = self.driving.lock();
        let next = driving.redrive.take();
        driving.is_driven = next.is_some();
        next
    }

    pub fn arn(&self) -> Text {
        self.heart.lock().request().arn.clone()
    }

    /// Shows `see` the heart.
    pub fn look<T>(&self, see: impl FnOnce(&MapRun) -> T) -> T {
        see(&self.heart.lock())
    }

    /// The children that were started, in order.
    pub fn children(&self) -> Vec<Arc<HostedExecution>> {
        self.children.lock().clone()
    }

    async fn drive(self: &Arc<Self>, house: &House) {
        if self.look(|run| run.stopped().is_none()) {
            self.carry_out(house).await;
        }
        while !self.is_silent()
            && let Some((id, count)) = self.next_redrive()
        {
            let now = house.clock.now();
            let able = |child: &Arc<HostedExecution>| redrive::can_redrive_child(child, now);
            let redrivable: Vec<bool> = self.children().iter().map(able).collect();
            self.heart.lock().redrive(id, count, &redrivable, now);
            self.carry_out(house).await;
        }
    }

    async fn carry_out(self: &Arc<Self>, house: &House) {
        if self.look(|run| !run.has_items()) {
            let reading = self.look(|run| run.request().reading.clone());
            match reading::items(house, &self.call(house), &reading).await {
                Ok(items) => self.heart.lock().take_items(items),
                Err(mishap) => self.heart.lock().fail(mishap),
            }
        }
        loop {
            let mut started = 0;
            while !self.is_silent() && self.start_one(house.clock.now()) {
                started += 1;
                if started % IN_ONE_GO == 0 {
                    tokio::task::yield_now().await;
                }
            }
            if self.is_silent() {
                return;
            }
            self.stop_the_doomed();
            let verdict = self.look(MapRun::verdict);
            match verdict {
                Some(verdict) => return self.close(house, verdict).await,
                None => house.clock.park(self.changed.notified()).await,
            }
        }
    }

    /// Starts the next child, or redrives one; answers whether there was one.
    fn start_one(self: &Arc<Self>, now: Timestamp) -> bool {
        let (child, express) = {
            let mut heart = self.heart.lock();
            let child = heart.next_redrive(now).or_else(|| heart.next_child(now));
            (child, heart.request().express)
        };
        let Some(child) = child else { return false };
        let known = self.children.lock().get(child.index).cloned().filter(|_| !express);
        match known {
            // Nobody waits for these rows: they only follow from what was durable before.
            Some(known) => drop(known.redrive(None)),
            None => self.start(&child, express),
        }
        true
    }

    fn start(self: &Arc<Self>, child: &Child, express: bool) {
        let Some(shared) = self.shared.upgrade() else { return };
        let (id, machine_id) = self.look(|run| (run.child_arn(&child.name), run.child_machine_arn()));
        let logs = self.revision.settings.logging.level != Level::Off;
        let about = Arc::new(About {
            id: id.into(),
            name: child.name.clone(),
            machine_id: machine_id.into(),
            machine_name: self.machine.as_str().into(),
            role: self.around.role.clone(),
            region: self.around.region.clone(),
            input: child.input.clone(),
            started: child.started,
            records: !express || logs,
            version: None,
            alias: None,
            redrives: 0,
            context: None,
        });
        let seed = shared.house.randomness.next_u64();
        let (definition, input) = (Arc::clone(&self.definition), child.input.clone());
        let (heart, effects) = Execution::start(about, definition, input, seed, child.started);
        let (place, revision) = (self.place.clone(), Arc::clone(&self.revision));
        let machine = (self.machine.clone(), self.trace.clone());
        let mocks = self.parent.upgrade().and_then(|parent| parent.mocks.clone());
        let hosted = HostedExecution::new(&shared, place, machine, mocks, revision, heart, 0);
        hosted.belong_to(self, child.index);
        let realm = shared.realm(&self.place.0, &self.place.1);
        realm.executions.insert((self.machine.clone(), child.name.to_string()), Arc::clone(&hosted));
        {
            let mut children = self.children.lock();
            match children.get_mut(child.index) {
                Some(before) => *before = Arc::clone(&hosted),
                None => children.push(Arc::clone(&hosted)),
            }
        }
        // Nobody waits for these rows: they only follow from what was durable before.
        drop(hosted.begin(effects));
    }

    /// A child has ended.
    pub fn child_ended(&self, index: usize, end: End, now: Timestamp) {
        self.heart.lock().child_ended(index, end, now);
        self.changed.notify_one();
    }

    /// Changes what the run may do, while it is under way.
    pub fn allow(&self, allowance: Allowance) {
        self.heart.lock().allow(allowance);
        self.changed.notify_one();
    }

    /// The execution around it goes on without it.
    pub fn abort(&self) {
        self.heart.lock().abort();
        self.changed.notify_one();
    }

    /// Stops without a word, its children too.
    pub fn silence(&self) {
        *self.silent.lock() = true;
        self.changed.notify_one();
    }

    fn is_silent(&self) -> bool {
        *self.silent.lock()
    }

    fn stop_the_doomed(&self) {
        let doomed = self.look(MapRun::doomed);
        let children = self.children();
        for child in doomed.into_iter().filter_map(|index| children.get(index)) {
            drop(child.signal(Signal::Stop(Mishap::default())));
        }
    }

    async fn close(&self, house: &House, verdict: Verdict) {
        let files = self.look(MapRun::results);
        let written = files.is_some();
        let (result, arn) = match files {
            None => (Ok(None), self.arn()),
            Some(files) => {
                let arn = self.arn();
                (exporting::write(house, &self.call(house), files, &arn).await.map(Some), arn)
            }
        };
        let (verdict, outcome) = match (verdict, result) {
            (Verdict::Aborted, _) => (Verdict::Aborted, None),
            (Verdict::Failed(mishap), _) | (Verdict::Succeeded, Err(mishap)) => {
                (Verdict::Failed(mishap.clone()), Some(Outcome::Failed(mishap)))
            }
            (Verdict::Succeeded, Ok(result)) => {
                let result = result.unwrap_or_else(|| self.look(MapRun::result));
                (Verdict::Succeeded, Some(Outcome::Succeeded(result)))
            }
        };
        tracing::debug!(map_run = &*arn, ?verdict, "a map run is over");
        let id = {
            let mut heart = self.heart.lock();
            heart.close(verdict, written, house.clock.now());
            heart.request().id
        };
        if let (Some(outcome), Some(parent)) = (outcome, self.parent.upgrade())
            && let Some(commit) = parent.signal(Signal::MapRun(id, outcome))
        {
            commit.durable().await;
        }
    }

    fn call(&self, house: &House) -> Call {
        Call {
            account: self.place.0.clone(),
            region: self.place.1.clone(),
            request_id: house.randomness.uuid(),
            authority: house.options.authority.clone(),
            access_key_id: None,
            origin: Origin::Inside,
            trace: self.trace.clone(),
        }
    }
}

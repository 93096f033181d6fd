//! A running execution: its heart behind a lock, its alarms, its rows.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, OnceLock, Weak};
use std::time::Duration;

use parking_lot::Mutex;

use super::hosted_run::HostedMapRun;
use super::logs::Log;
use super::machine::Revision;
use super::{Shared, jobs, rows, tasks};
use crate::clock::{Alarm, Holder, Sender, TimerKind, Timestamp};
use crate::identity::{AccountId, Region};
use crate::stepfunctions::coverage::Tally;
use crate::stepfunctions::execution::{
    About, Effects, End, Execution, MapRunId, MapRunRequest, Outcome, Signal, TaskId, TaskRequest,
};
use crate::stepfunctions::history::{Event, Record};
use crate::stepfunctions::integration::Resource;
use crate::stepfunctions::mock::MockCase;
use crate::stepfunctions::text::Text;
use crate::store::Commit;

/// How long a redrive's token is remembered.
///
/// *AWS documentation: `RedriveExecution`.*
const SAME_TOKEN: Duration = Duration::from_mins(15);

/// An execution. It has no task of its own: signals and alarms move it on.
pub(super) struct HostedExecution {
    pub shared: Weak<Shared>,
    pub account: AccountId,
    pub region: Region,
    pub about: Arc<About>,
    pub machine: String,
    /// `traceHeader` of its start.
    pub trace: Option<String>,
    pub revision: Arc<Revision>,
    /// The test case whose responses stand for tasks, by its name, and how often each state's task ran.
    pub mocks: Option<(String, Arc<MockCase>)>,
    attempts: Mutex<HashMap<Text, u32>>,
    log: Option<Log>,
    /// What executions of its definition take.
    tally: Arc<Tally>,
    /// Executions that tasks started and wait for.
    pub children: Mutex<HashMap<TaskId, String>>,
    /// The map run whose child it is, and which.
    belongs: OnceLock<(Weak<HostedMapRun>, usize)>,
    inside: Mutex<Inside>,
}

struct Inside {
    heart: Execution,
    /// How many events the store and the log have.
    stored: usize,
    stopped: Option<Timestamp>,
    end_is_told: bool,
    redriven: Option<Timestamp>,
    /// The last redrive's token, and when it came.
    redrive_token: Option<(String, Timestamp)>,
    step: Option<Alarm>,
    guard: Option<Alarm>,
    /// Who waits for the end.
    waiters: Vec<Sender<()>>,
    /// Tasks under way: what runs for them, and the tokens that stand for them.
    tasks: HashMap<TaskId, RunningTask>,
    /// The map runs that it started, in order.
    map_runs: Vec<(MapRunId, Arc<HostedMapRun>)>,
    silent: bool,
}

/// What goes on for a task, as far as it has to be ended with it.
struct RunningTask {
    token: Option<Text>,
    /// The activity whose worker has it to do.
    activity: Option<Text>,
    work: Option<tokio::task::AbortHandle>,
}

impl fmt::Debug for HostedExecution {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("HostedExecution").field(&self.about.id).finish()
    }
}

/// What an execution looks like at one moment.
pub(super) struct Glance {
    pub end: Option<End>,
    pub stopped: Option<Timestamp>,
    /// How often it was redriven, and when last.
    pub redrives: u32,
    pub redriven: Option<Timestamp>,
    /// Whether it can be redriven, but for its age.
    pub redrivable: bool,
    /// When it has been open for as long as it may.
    pub open_until: Timestamp,
}

impl HostedExecution {
    /// Hosts a heart of which the store has `stored` events.
    pub fn new(
        shared: &Arc<Shared>,
        (account, region): (AccountId, Region),
        (machine, trace): (String, Option<String>),
        mocks: Option<(String, Arc<MockCase>)>,
        revision: Arc<Revision>,
        heart: Execution,
        stored: usize,
    ) -> Arc<Self> {
        let stopped = heart.end().map(|_| heart.now());
        let about = heart.about().clone();
        let (main, is_child) = machine.split_once('/').map_or((&*machine, false), |(main, _)| (main, true));
        let tally = shared.tallies.of(&account, &region, main, &revision);
        if !is_child {
            tally.count_execution();
        }
        let is_redrive = |event: &&Event| matches!(event.record, Record::ExecutionRedriven(_));
        let redriven = heart.events().iter().rev().find(is_redrive).map(|event| event.at);
        let inside = Inside {
            heart,
            stored,
            stopped,
            end_is_told: false,
            redriven,
            redrive_token: None,
            step: None,
            guard: None,
            waiters: Vec::new(),
            tasks: HashMap::new(),
            map_runs: Vec::new(),
            silent: false,
        };
        Arc::new(Self {
            shared: Arc::downgrade(shared),
            account,
            region,
            machine,
            trace,
            log: Log::of(&revision, &about),
            tally,
            revision,
            about,
            mocks,
            attempts: Mutex::default(),
            children: Mutex::default(),
            belongs: OnceLock::new(),
            inside: Mutex::new(inside),
        })
    }

    /// Moves the execution on, hands the store what it recorded, and runs its new tasks.
    pub fn signal(self: &Arc<Self>, signal: Signal) -> Option<Commit> {
        let shared = self.shared.upgrade()?;
        let mut inside = self.inside.lock();
        if inside.silent {
            return None;
        }
        let now = shared.house.clock.now();
        if let Signal::Task(id, _) = &signal
            && let Some(task) = inside.tasks.remove(id)
        {
            // What ran for it is what tells of its end.
            task.forget_token(&shared);
        }
        let effects = inside.heart.advance(now, signal);
        Some(self.settle(&shared, &mut inside, effects, now))
    }

    /// Does what follows from the start of a new heart.
    pub fn begin(self: &Arc<Self>, effects: Effects) -> Option<Commit> {
        let shared = self.shared.upgrade()?;
        let now = shared.house.clock.now();
        Some(self.settle(&shared, &mut self.inside.lock(), effects, now))
    }

    fn settle(
        self: &Arc<Self>,
        shared: &Arc<Shared>,
        inside: &mut Inside,
        effects: Effects,
        now: Timestamp,
    ) -> Commit {
        let house = &shared.house;
        self.tally.count(&inside.heart.take_points());
        let news = &inside.heart.events()[inside.stored..];
        let commit = house.store.commit(|batch| {
            if self.about.is_standard() {
                rows::put_events(batch, self, news);
            }
        });
        if let Some(log) = &self.log {
            log.write(house, (&self.account, &self.region), &self.about, news);
        }
        inside.stored = inside.heart.events().len();
        self.set_alarms(shared, inside);
        if let Some(end) = inside.heart.end()
            && !inside.end_is_told
        {
            if let Some((run, index)) = self.map_run() {
                run.child_ended(index, end.clone(), now);
            }
            inside.end_is_told = true;
            inside.stopped.get_or_insert(now);
            for waiter in inside.waiters.drain(..) {
                // Nobody may be waiting any more.
                let _ = waiter.send(());
            }
        }
        tasks::stop_children(shared, self, &effects.cancelled);
        for task in effects.cancelled.iter().filter_map(|id| inside.tasks.remove(id)) {
            task.forget_token(shared);
            task.work.iter().for_each(tokio::task::AbortHandle::abort);
        }
        for task in effects.tasks {
            let (id, token) = (task.id, task.token.clone());
            let activity = match &task.resource {
                Resource::Activity(activity) => Some(activity.clone()),
                Resource::Function(_) | Resource::Service { .. } => None,
            };
            let work = self.run(shared, task);
            inside.tasks.insert(id, RunningTask { token, activity, work });
        }
        self.follow_map_runs(shared, inside, effects.map_runs, &effects.stopped_runs);
        commit
    }

    fn follow_map_runs(
        self: &Arc<Self>,
        shared: &Arc<Shared>,
        inside: &mut Inside,
        wanted: Vec<MapRunRequest>,
        stopped: &[MapRunId],
    ) {
        for request in wanted {
            let (id, arn) = (request.id, request.arn.to_string());
            if let Some((known, run)) = inside.map_runs.iter_mut().find(|(_, run)| *run.arn() == *arn) {
                *known = id;
                run.redrive(shared, id, request.redrives);
                continue;
            }
            let run = HostedMapRun::open(shared, self, request);
            shared.realm(&self.account, &self.region).map_runs.insert(arn, Arc::clone(&run));
            inside.map_runs.push((id, run));
        }
        let of = |id: &MapRunId| inside.map_runs.iter().find(|(known, _)| known == id);
        stopped.iter().filter_map(of).for_each(|(_, run)| run.abort());
    }

    /// Makes it a child of a map run, before it begins.
    pub fn belong_to(&self, run: &Arc<HostedMapRun>, index: usize) {
        let _ = self.belongs.set((Arc::downgrade(run), index));
    }

    /// The map run whose child it is, and which.
    pub fn map_run(&self) -> Option<(Arc<HostedMapRun>, usize)> {
        let (run, index) = self.belongs.get()?;
        Some((run.upgrade()?, *index))
    }

    /// The map runs that it started, oldest first.
    pub fn map_runs(&self) -> Vec<Arc<HostedMapRun>> {
        self.inside.lock().map_runs.iter().map(|(_, run)| Arc::clone(run)).collect()
    }

    /// Whether it waits for this map run.
    pub fn awaits(&self, run: MapRunId) -> bool {
        self.inside.lock().heart.pending().map_runs.iter().any(|request| request.id == run)
    }

    /// Takes back a map run that it started before.
    pub fn keep_map_run(&self, run: &Arc<HostedMapRun>) {
        let id = run.look(|run| run.request().id);
        self.inside.lock().map_runs.push((id, Arc::clone(run)));
    }

    /// Has a task run; answers what runs for it in here.
    fn run(self: &Arc<Self>, shared: &Arc<Shared>, task: TaskRequest) -> Option<tokio::task::AbortHandle> {
        if let Some(token) = &task.token {
            shared.tokens.insert(token.to_string(), (Arc::downgrade(self), task.id));
        }
        if let Some(outcome) = self.mocked(&task) {
            let execution = Arc::clone(self);
            // Detached: its outcome comes back as a signal.
            drop(shared.house.clock.spawn(async move {
                if let Some(commit) = execution.signal(Signal::Task(task.id, outcome)) {
                    commit.durable().await;
                }
            }));
            return None;
        }
        if task.submitted && jobs::is_job(&task.resource).is_none() {
            return None;
        }
        if let Resource::Activity(activity) = &task.resource {
            if let Some(realm) = shared.realms.get(&(self.account.clone(), self.region.clone())) {
                realm.offer(self, activity, &task);
            }
            return None;
        }
        let (everything, execution) = (Arc::clone(shared), Arc::clone(self));
        // Detached: its outcome comes back as a signal.
        let work = shared.house.clock.spawn(async move { tasks::run(everything, execution, task).await });
        Some(work.abort_handle())
    }

    /// What a mock says that a task comes to.
    fn mocked(&self, task: &TaskRequest) -> Option<Outcome> {
        let (_, case) = self.mocks.as_ref()?;
        let mut attempts = self.attempts.lock();
        let attempt = attempts.entry(task.state.clone()).or_default();
        let outcome = case.answer(&task.state, *attempt)?;
        *attempt += 1;
        Some(outcome)
    }

    fn set_alarms(self: &Arc<Self>, shared: &Shared, inside: &mut Inside) {
        let alarm = || {
            let execution = Arc::downgrade(self);
            shared.house.clock.alarm(move |_| {
                if let Some(execution) = execution.upgrade() {
                    // Nobody waits for these rows: they only follow from what was durable before.
                    drop(execution.signal(Signal::Wake));
                }
            })
        };
        match inside.heart.next_step() {
            Some(at) => inside.step.get_or_insert_with(alarm).set(TimerKind::Step, at),
            None => inside.step.iter().for_each(Alarm::clear),
        }
        match inside.heart.next_guard() {
            Some((at, outside)) => {
                let holder = if outside { Holder::Outside } else { Holder::Inside };
                inside.guard.get_or_insert_with(alarm).set(TimerKind::Guard(holder), at);
            }
            None => inside.guard.iter().for_each(Alarm::clear),
        }
    }

    /// Arms alarms and runs tasks after a restart.
    pub fn resume(self: &Arc<Self>) {
        let pending = {
            let inside = self.inside.lock();
            let mut pending = inside.heart.pending();
            // Map runs that were restored go on by themselves.
            pending.map_runs.retain(|request| inside.map_runs.iter().all(|(id, _)| *id != request.id));
            pending
        };
        drop(self.begin(pending));
        drop(self.signal(Signal::Wake));
    }

    /// Has `waiter` told of the end; at once when it has ended.
    pub fn tell(&self, waiter: Sender<()>) {
        let mut inside = self.inside.lock();
        if inside.heart.end().is_some() {
            let _ = waiter.send(());
        } else {
            inside.waiters.push(waiter);
        }
    }

    /// Moves no further.
    pub fn silence(&self) {
        let mut inside = self.inside.lock();
        inside.silent = true;
        inside.step = None;
        inside.guard = None;
    }

    pub fn glance(&self) -> Glance {
        let inside = self.inside.lock();
        Glance {
            end: inside.heart.end().cloned(),
            stopped: inside.stopped,
            redrives: inside.heart.redrives(),
            redriven: inside.redriven,
            redrivable: inside.heart.can_be_redriven(),
            open_until: inside.heart.open_until(),
        }
    }

    /// Shows `see` the history so far.
    pub fn look_back<T>(&self, see: impl FnOnce(&[Event]) -> T) -> T {
        see(self.inside.lock().heart.events())
    }

    pub fn events(&self) -> Vec<Event> {
        self.inside.lock().heart.events().to_vec()
    }

    /// Has an execution that did not succeed go on. The same token within fifteen minutes is the same
    /// redrive.
    pub fn redrive(self: &Arc<Self>, token: Option<String>) -> Option<(Timestamp, Option<Commit>)> {
        let shared = self.shared.upgrade()?;
        let mut inside = self.inside.lock();
        let now = shared.house.clock.now();
        if let (Some(token), Some((known, at))) = (&token, &inside.redrive_token)
            && token == known
            && now.since(*at) < SAME_TOKEN
        {
            return Some((*at, None));
        }
        if inside.silent || !inside.heart.can_be_redriven() {
            return None;
        }
        inside.redrive_token = token.map(|token| (token, now));
        inside.redriven = Some(now);
        inside.stopped = None;
        inside.end_is_told = false;
        let effects = inside.heart.advance(now, Signal::Redrive);
        let commit = self.settle(&shared, &mut inside, effects, now);
        Some((now, Some(commit)))
    }

    /// Gives an activity's task to a worker; `None` when it is not under way any more.
    pub fn take_task(self: &Arc<Self>, id: TaskId, worker: Option<Text>) -> Option<Commit> {
        self.has_task(id).then(|| self.signal(Signal::Taken(id, worker))).flatten()
    }

    /// Whoever holds a task's token is still at it.
    pub fn hear_of(self: &Arc<Self>, id: TaskId) -> Option<Commit> {
        let shared = self.shared.upgrade()?;
        // Nobody waits for what the signal records: the heartbeat is no event.
        drop(self.signal(Signal::Heartbeat(id))?);
        let now = shared.house.clock.now();
        let keeps = self.about.is_standard();
        Some(shared.house.store.commit(|batch| {
            if keeps {
                rows::put_heartbeat(batch, self, id, now);
            }
        }))
    }

    pub fn has_task(&self, id: TaskId) -> bool {
        self.inside.lock().heart.has_task(id)
    }

    /// The activity whose worker has a task to do, when it is one of an activity.
    pub fn activity_of(&self, id: TaskId) -> Option<Text> {
        self.inside.lock().tasks.get(&id)?.activity.clone()
    }
}

impl RunningTask {
    fn forget_token(&self, shared: &Shared) {
        if let Some(token) = &self.token {
            shared.tokens.remove(&**token);
        }
    }
}

//! A map run under way: its heart behind a lock, its children, and the task that drives it.

mod children;

use std::fmt;
use std::sync::{Arc, Weak};

use parking_lot::Mutex;

use super::hosted::HostedExecution;
use super::machine::Revision;
use super::{Shared, exporting, reading, redrive, rows};
use crate::aws::{Call, Origin};
use crate::clock::{Signal as WakeUp, Timestamp};
use crate::identity::{AccountId, Region};
use crate::neighbours::House;
use crate::stepfunctions::definition::Definition;
use crate::stepfunctions::execution::{About, Allowance, End, MapRunId, MapRunRequest, Outcome, Signal};
use crate::stepfunctions::history::Mishap;
use crate::stepfunctions::map_run::items::ItemList;
use crate::stepfunctions::map_run::{Kept, MapRun, Verdict};
use crate::stepfunctions::text::Text;
use crate::store::Commit;

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
    /// What the random numbers of its children follow from.
    pub seed: u64,
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
        let run = Self::restored(shared, parent, request, shared.house.randomness.next_u64());
        run.driving.lock().is_driven = true;
        drop(run.keep(&run.heart.lock()));
        run.spawn(shared);
        run
    }

    /// A map run of which the store has what `take` will tell; nothing drives it yet.
    pub fn restored(
        shared: &Arc<Shared>,
        parent: &Arc<HostedExecution>,
        request: MapRunRequest,
        seed: u64,
    ) -> Arc<Self> {
        let clock = &shared.house.clock;
        Arc::new(Self {
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
            driving: Mutex::default(),
            silent: Mutex::new(false),
            seed,
        })
    }

    /// Takes what the store kept, and its children. One that the execution around it no longer waits
    /// for is aborted, unless it was over.
    pub fn take(&self, kept: Kept, children: Vec<Arc<HostedExecution>>, is_abandoned: bool) {
        let mut heart = self.heart.lock();
        *heart = MapRun::restore(heart.request().clone(), kept);
        if is_abandoned && heart.stopped().is_none() {
            heart.abort();
        }
        *self.children.lock() = children;
    }

    /// Goes on after a restart, when there is anything to go on with.
    pub fn resume(self: &Arc<Self>, shared: &Arc<Shared>, redrive: Option<(MapRunId, u32)>) {
        let is_over = self.look(|run| run.stopped().is_some());
        if !is_over || redrive.is_some() {
            *self.driving.lock() = Driving { is_driven: true, redrive };
            self.spawn(shared);
        }
    }

    /// Has the store keep what is to be known of the run. Nobody has to wait for it, but who tells a
    /// client of it.
    fn keep(&self, heart: &MapRun) -> Option<Commit> {
        let shared = self.shared.upgrade()?;
        Some(shared.house.store.commit(|batch| rows::put_map_run(batch, self, heart)))
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
            {
                let mut heart = self.heart.lock();
                heart.redrive(id, count, &redrivable, now);
                drop(self.keep(&heart));
            }
            self.carry_out(house).await;
        }
    }

    async fn carry_out(self: &Arc<Self>, house: &House) {
        if self.look(|run| !run.has_items()) {
            let reading = self.look(|run| run.request().reading.clone());
            match reading::items(house, &self.call(house), &reading).await {
                Ok(items) => self.take_items(house, items),
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

    fn take_items(&self, house: &House, items: Arc<ItemList>) {
        let mut heart = self.heart.lock();
        heart.take_items(items);
        drop(house.store.commit(|batch| {
            rows::put_items(batch, self, &heart);
            rows::put_map_run(batch, self, &heart);
        }));
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
            Some(known) => {
                // Nobody waits for these rows: they only follow from what was durable before.
                drop(known.redrive(None));
                self.keep_child(&self.heart.lock(), &child);
            }
            None => self.start(&child),
        }
        true
    }

    /// A child has ended.
    pub fn child_ended(&self, index: usize, end: End, now: Timestamp) {
        {
            let mut heart = self.heart.lock();
            heart.child_ended(index, end, now);
            if heart.request().express
                && let Some(child) = heart.children().get(index)
            {
                self.keep_child(&heart, child);
            }
        }
        self.changed.notify_one();
    }

    /// Changes what the run may do, while it is under way.
    pub fn allow(&self, allowance: Allowance) -> Option<Commit> {
        let mut heart = self.heart.lock();
        heart.allow(allowance);
        self.changed.notify_one();
        self.keep(&heart)
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
            // Before the execution around it hears of it.
            drop(self.keep(&heart));
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

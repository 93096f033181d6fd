//! Machines, executions and map runs from their rows.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use parking_lot::Mutex;
use serde::de::DeserializeOwned;

use super::activities::HostedActivity;
use super::hosted::HostedExecution;
use super::hosted_run::HostedMapRun;
use super::machine::{Machine, MachineState, Version};
use super::rows::{self, ActivityRow, ChildRow, ExecutionRow, MachineRow, MapRunRow};
use super::{StateMachineService, arn, reading, redrive};
use crate::clock::Timestamp;
use crate::identity::{AccountId, Region};
use crate::stepfunctions::execution::{About, Effects, Execution, MapRunRequest, Reading, TaskId};
use crate::stepfunctions::history::Event;
use crate::stepfunctions::map_run::items::ItemList;
use crate::stepfunctions::map_run::{Child, Kept};
use crate::stepfunctions::payload::Payload;
use crate::stepfunctions::text::Text;
use crate::store::{Store, Table};

/// Rows of an account that belong together, by what they belong to.
type Groups<T> = HashMap<(AccountId, String), Vec<T>>;

/// What is yet to be restored.
struct Restoring<'service> {
    service: &'service StateMachineService,
    histories: Groups<Event>,
    heartbeats: Groups<(TaskId, i64)>,
    runs: HashMap<(AccountId, String), MapRunRow>,
    items: Groups<Vec<Payload>>,
    children: Groups<ChildRow>,
}

pub(super) fn restore(service: &StateMachineService) {
    let store = &service.house().store;
    for (key, row) in store.rows::<ActivityRow>(rows::ACTIVITIES) {
        if let Some((region, name)) = split_region(&key.key) {
            let realm = service.realm(&key.account, &region);
            let created = Timestamp::from_micros(row.created);
            let activity = HostedActivity::new(&realm, name, created, row.tags, row.encryption);
            realm.activities.insert(name.to_owned(), Arc::new(activity));
        }
    }
    for (key, row) in store.rows::<MachineRow>(rows::MACHINES) {
        if let Some((region, name)) = split_region(&key.key) {
            let realm = service.realm(&key.account, &region);
            let restored = machine(&key.account, &region, name, row);
            realm.machines.lock().extend(restored.map(|machine| (name.to_owned(), Arc::new(machine))));
        }
    }
    let mut restoring = Restoring {
        service,
        histories: grouped(store, rows::EVENTS),
        heartbeats: grouped(store, rows::HEARTBEATS),
        runs: store
            .rows(rows::MAP_RUNS)
            .into_iter()
            .map(|(key, row)| ((key.account, key.key), row))
            .collect(),
        items: grouped(store, rows::ITEMS),
        children: grouped(store, rows::CHILDREN),
    };
    let mut executions: Vec<_> = store.rows::<ExecutionRow>(rows::EXECUTIONS);
    executions.sort_by_key(|(_, row)| row.number);
    for (key, row) in executions {
        if restoring.execution(&key.account, &key.key, row).is_none() {
            tracing::error!(execution = key.key, "an execution could not be rebuilt from its history");
        }
    }
}

/// The rows of a table by their key but for its last part.
fn grouped<T: DeserializeOwned>(store: &Store, table: Table) -> Groups<T> {
    let mut groups: Groups<T> = HashMap::new();
    for (key, row) in store.rows::<T>(table) {
        if let Some((whole, _)) = key.key.rsplit_once('/') {
            groups.entry((key.account, whole.to_owned())).or_default().push(row);
        }
    }
    groups
}

fn split_region(key: &str) -> Option<(Region, &str)> {
    let (region, name) = key.split_once('/')?;
    Some((region.parse().ok()?, name))
}

fn machine(account: &AccountId, region: &Region, name: &str, row: MachineRow) -> Option<Machine> {
    let mut state = MachineState::new(row.revision.restored(row.express)?, row.tags);
    for (number, version) in row.versions {
        let revision = if version.revision.id == state.revision.id {
            Arc::clone(&state.revision)
        } else {
            Arc::new(version.revision.restored(row.express)?)
        };
        let created = Timestamp::from_micros(version.created);
        state.versions.insert(number, Version { revision, created, description: version.description });
    }
    state.last_version = row.last_version;
    state.aliases = row.aliases;
    state.deleting = row.deleting;
    Some(Machine {
        name: name.to_owned(),
        arn: arn::machine(account, region, name),
        express: row.express,
        created: Timestamp::from_micros(row.created),
        state: Mutex::new(state),
    })
}

impl Restoring<'_> {
    fn execution(&mut self, account: &AccountId, key: &str, row: ExecutionRow) -> Option<()> {
        let service = self.service;
        let (history, heartbeats) = self.past(&(account.clone(), key.to_owned()));
        let (region, names) = split_region(key)?;
        let (machine_name, name) = names.split_once('/')?;
        let realm = service.realm(account, &region);
        let machine = realm.machines.lock().get(machine_name).cloned()?;
        let current = Arc::clone(&machine.state.lock().revision);
        let revision = if current.id == row.revision.id && current.text == row.revision.definition {
            current
        } else {
            Arc::new(row.revision.restored(false)?)
        };
        let about = About {
            id: arn::execution(account, &region, machine_name, name).into(),
            name: name.into(),
            machine_id: machine.arn.as_str().into(),
            machine_name: machine_name.into(),
            role: revision.role.as_str().into(),
            region: region.as_str().into(),
            input: row.input,
            started: Timestamp::from_micros(row.started),
            records: true,
            version: row.version,
            alias: row.alias,
            redrives: 0,
            context: None,
        };
        let definition = revision.definition.clone();
        let (heart, runs) =
            Execution::rebuild(Arc::new(about), definition, row.seed, &history, &heartbeats).ok()?;
        let case = |name: String| Some((name.clone(), service.shared.mocks.case(machine_name, &name)?));
        let mocks = row.test_case.and_then(case);
        let place = (account.clone(), region);
        let hosted = HostedExecution::new(
            &service.shared,
            place,
            (machine_name.to_owned(), row.trace),
            mocks,
            revision,
            heart,
            history.len(),
        );
        machine.state.lock().executions.push(Arc::clone(&hosted));
        realm.executions.insert((machine_name.to_owned(), name.to_owned()), Arc::clone(&hosted));
        self.map_runs(&hosted, runs);
        hosted.resume();
        Some(())
    }

    /// An execution's history, and when its tasks were last heard of.
    fn past(&mut self, execution: &(AccountId, String)) -> (Vec<Event>, BTreeMap<TaskId, Timestamp>) {
        let heartbeats = self.heartbeats.remove(execution).unwrap_or_default();
        let heartbeats = heartbeats.into_iter().map(|(task, at)| (task, Timestamp::from_micros(at)));
        (self.histories.remove(execution).unwrap_or_default(), heartbeats.collect())
    }

    /// The map runs that an execution asked for. One of which no row was kept is opened when the
    /// execution goes on.
    fn map_runs(&mut self, parent: &Arc<HostedExecution>, requests: Vec<MapRunRequest>) {
        let mut latest: Vec<MapRunRequest> = Vec::new();
        for request in requests {
            match latest.iter_mut().find(|known| known.arn == request.arn) {
                Some(known) => *known = request,
                None => latest.push(request),
            }
        }
        for request in latest {
            let row = self.runs.remove(&(parent.account.clone(), request.arn.to_string()));
            if let Some(row) = row {
                self.map_run(parent, request, row);
            }
        }
    }

    fn map_run(&mut self, parent: &Arc<HostedExecution>, mut request: MapRunRequest, row: MapRunRow) {
        let key = (parent.account.clone(), request.arn.to_string());
        let items = self.items.remove(&key).unwrap_or_default().into_iter().flatten().collect();
        let children = self.children.remove(&key).unwrap_or_default();
        let is_awaited = parent.awaits(request.id);
        // A redrive that the run had not come to yet.
        let next = (request.redrives > row.redrives).then_some((request.id, request.redrives));
        request.redrives = row.redrives;
        let mut kept = Kept {
            started: Timestamp::from_micros(row.started),
            allowance: row.allowance,
            redriven: row.redriven.map(Timestamp::from_micros),
            items: row.source.and_then(|source| list(&request.reading, items, source)),
            children: Vec::new(),
            verdict: row.closing.as_ref().map(|(verdict, ..)| verdict.clone()),
            closed: row.closing.map(|(_, written, at)| (written, Timestamp::from_micros(at))),
        };
        if is_awaited && next.is_none() {
            // The execution around it was not told: the run comes to its end once more.
            kept.closed = None;
        }
        let run = HostedMapRun::restored(&self.service.shared, parent, request, row.seed);
        let restored: Vec<_> =
            children.into_iter().enumerate().map(|it| self.child(&run, it, row.redrives)).collect();
        let now = self.service.house().clock.now();
        let (mut begun, mut inner) = (Vec::new(), Vec::new());
        for (child, hosted, start, runs) in restored {
            kept.children.push((child, redrive::can_redrive_child(&hosted, kept.redriven.unwrap_or(now))));
            inner.push((Arc::clone(&hosted), runs));
            begun.push((hosted, start));
        }
        let hosted = begun.iter().map(|(hosted, _)| Arc::clone(hosted)).collect();
        run.take(kept, hosted, !is_awaited || next.is_some());
        let realm = self.service.realm(&parent.account, &parent.region);
        realm.map_runs.insert(run.arn().to_string(), Arc::clone(&run));
        parent.keep_map_run(&run);
        for (hosted, runs) in inner {
            self.map_runs(&hosted, runs);
        }
        for (hosted, start) in begun {
            match start {
                Some(effects) => drop(hosted.begin(effects)),
                None => hosted.resume(),
            }
        }
        run.resume(&self.service.shared, next);
    }

    /// A child of a map run as the run knows it, its host, what follows from its start if it has to
    /// start again, and the map runs that it asked for.
    fn child(
        &mut self,
        run: &Arc<HostedMapRun>,
        (index, row): (usize, ChildRow),
        round: u32,
    ) -> (Child, Arc<HostedExecution>, Option<Effects>, Vec<MapRunRequest>) {
        let mut child = Child {
            index,
            name: row.name,
            input: row.input,
            items: row.items,
            started: Timestamp::from_micros(row.started),
            end: row.end.map(|(end, at)| (end, Timestamp::from_micros(at))),
            redrives: row.redrives,
            round: row.round,
        };
        let (history, heartbeats) = self.past(&run.history_of(&child));
        let about = run.about_child(&child);
        let definition = run.definition();
        let rebuilt = Execution::rebuild(
            Arc::clone(&about),
            Arc::clone(&definition),
            run.seed_of(&child),
            &history,
            &heartbeats,
        );
        let (heart, start, runs) = match (rebuilt, &child.end) {
            (Ok((heart, runs)), _) => (heart, None, runs),
            (Err(_), Some((end, at))) => {
                (Execution::over(about, definition, end.clone(), *at), None, Vec::new())
            }
            (Err(_), None) => {
                let (heart, effects) = run.begun(&child);
                (heart, Some(effects), Vec::new())
            }
        };
        let stored = if start.is_some() { 0 } else { history.len() };
        let hosted = run.host(&self.service.shared, &child, heart, stored);
        if hosted.about.is_standard() {
            let glance = hosted.glance();
            child.redrives = glance.redrives;
            child.end = glance.end.zip(glance.stopped);
        }
        if child.end.is_none() {
            child.round = round;
        }
        (child, hosted, start, runs)
    }
}

/// The items of a map run: those of the state's input are in the history.
fn list(reading: &Reading, kept: Vec<Payload>, source: Text) -> Option<Arc<ItemList>> {
    match reading {
        Reading::Given(array) => reading::given(array).ok(),
        Reading::From { .. } => Some(Arc::new(ItemList::new(kept, source))),
    }
}

//! The rows that mirror machines and executions in the store.
//!
//! An execution is one row and a row for each event of its history; it is rebuilt from these. A map
//! run is one row, a row for each child, and rows of the items that it read.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::Realm;
use super::activities::HostedActivity;
use super::hosted::HostedExecution;
use super::hosted_run::HostedMapRun;
use super::machine::{Alias, Machine, Revision, Version};
use super::settings::{Encryption, Settings};
use crate::clock::Timestamp;
use crate::identity::AccountId;
use crate::stepfunctions::definition::Definition;
use crate::stepfunctions::execution::{Allowance, End, Reading, TaskId};
use crate::stepfunctions::history::Event;
use crate::stepfunctions::map_run::{Child, MapRun, Verdict};
use crate::stepfunctions::payload::Payload;
use crate::stepfunctions::text::Text;
use crate::store::{Batch, Table};

pub(super) const MACHINES: Table = "stepfunctions.machine";
pub(super) const EXECUTIONS: Table = "stepfunctions.execution";
pub(super) const EVENTS: Table = "stepfunctions.event";
pub(super) const MAP_RUNS: Table = "stepfunctions.map_run";
pub(super) const ITEMS: Table = "stepfunctions.map_run_item";
pub(super) const CHILDREN: Table = "stepfunctions.map_run_child";
pub(super) const HEARTBEATS: Table = "stepfunctions.heartbeat";
pub(super) const ACTIVITIES: Table = "stepfunctions.activity";

/// A machine. Times are microseconds since the Unix epoch.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct MachineRow {
    pub express: bool,
    pub created: i64,
    pub revision: RevisionRow,
    pub tags: BTreeMap<String, String>,
    pub versions: BTreeMap<u32, VersionRow>,
    pub last_version: u32,
    pub aliases: BTreeMap<String, Alias>,
    pub deleting: bool,
}

/// A revision.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RevisionRow {
    pub id: Option<String>,
    pub definition: String,
    pub role: String,
    pub settings: Settings,
    pub updated: i64,
}

/// A version.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct VersionRow {
    pub revision: RevisionRow,
    pub created: i64,
    pub description: Option<String>,
}

/// An activity.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ActivityRow {
    pub created: i64,
    pub tags: BTreeMap<String, String>,
    pub encryption: Encryption,
}

impl RevisionRow {
    fn of(revision: &Revision) -> Self {
        Self {
            id: revision.id.clone(),
            definition: revision.text.clone(),
            role: revision.role.clone(),
            settings: revision.settings.clone(),
            updated: revision.updated.as_micros(),
        }
    }

    pub(super) fn restored(self, express: bool) -> Option<Revision> {
        let definition = Arc::new(Definition::compile(&self.definition, express).ok()?);
        Some(Revision {
            id: self.id,
            text: self.definition,
            definition,
            role: self.role,
            settings: self.settings,
            updated: Timestamp::from_micros(self.updated),
            tally: OnceLock::new(),
        })
    }
}

/// An execution, as it was started.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ExecutionRow {
    /// The place in the order of starts.
    pub number: usize,
    pub seed: u64,
    pub input: Payload,
    pub started: i64,
    pub revision: RevisionRow,
    pub version: Option<Text>,
    pub alias: Option<Text>,
    pub trace: Option<String>,
    #[serde(default)]
    pub test_case: Option<String>,
}

pub(super) fn put_machine(batch: &mut Batch, realm: &Realm, machine: &Machine) {
    let state = machine.state.lock();
    let version = |(number, version): (&u32, &Version)| {
        let revision = RevisionRow::of(&version.revision);
        let (created, description) = (version.created.as_micros(), version.description.clone());
        (*number, VersionRow { revision, created, description })
    };
    let row = MachineRow {
        express: machine.express,
        created: machine.created.as_micros(),
        revision: RevisionRow::of(&state.revision),
        tags: state.tags.clone(),
        versions: state.versions.iter().map(version).collect(),
        last_version: state.last_version,
        aliases: state.aliases.clone(),
        deleting: state.deleting,
    };
    batch.put(MACHINES, &realm.account, format!("{}/{}", realm.region, machine.name), &row);
}

pub(super) fn delete_machine(
    batch: &mut Batch,
    realm: &Realm,
    machine: &Machine,
    executions: &[Arc<HostedExecution>],
) {
    batch.delete(MACHINES, &realm.account, format!("{}/{}", realm.region, machine.name));
    for execution in executions {
        delete_execution(batch, execution);
    }
}

/// Removes an execution and, with them, the map runs that it started.
fn delete_execution(batch: &mut Batch, execution: &HostedExecution) {
    let key = key(execution);
    for event in execution.events() {
        batch.delete(EVENTS, &execution.account, format!("{key}/{:06}", event.id));
        batch.delete(HEARTBEATS, &execution.account, format!("{key}/{:06}", event.id));
    }
    batch.delete(EXECUTIONS, &execution.account, key);
    for run in execution.map_runs() {
        run.look(|run| delete_map_run(batch, &execution.account, run));
        for child in run.children() {
            delete_execution(batch, &child);
        }
    }
}

fn key(execution: &HostedExecution) -> String {
    format!("{}/{}/{}", execution.region, execution.machine, execution.about.name)
}

pub(super) fn put_execution(batch: &mut Batch, execution: &HostedExecution, number: usize, seed: u64) {
    let row = ExecutionRow {
        number,
        seed,
        input: execution.about.input.clone(),
        started: execution.about.started.as_micros(),
        revision: RevisionRow::of(&execution.revision),
        version: execution.about.version.clone(),
        alias: execution.about.alias.clone(),
        trace: execution.trace.clone(),
        test_case: execution.mocks.as_ref().map(|(name, _)| name.clone()),
    };
    batch.put(EXECUTIONS, &execution.account, key(execution), &row);
}

pub(super) fn put_events(batch: &mut Batch, execution: &HostedExecution, events: &[Event]) {
    for event in events {
        batch.put(EVENTS, &execution.account, format!("{}/{:06}", key(execution), event.id), event);
    }
}

/// When a task was last heard of.
pub(super) fn put_heartbeat(batch: &mut Batch, execution: &HostedExecution, task: TaskId, at: Timestamp) {
    let key = format!("{}/{task:06}", key(execution));
    batch.put(HEARTBEATS, &execution.account, key, &(task, at.as_micros()));
}

fn activity_key(realm: &Realm, activity: &HostedActivity) -> String {
    format!("{}/{}", realm.region, activity.name)
}

pub(super) fn put_activity(batch: &mut Batch, realm: &Realm, activity: &HostedActivity) {
    let row = ActivityRow {
        created: activity.created.as_micros(),
        tags: activity.tags.lock().clone(),
        encryption: activity.encryption.clone(),
    };
    batch.put(ACTIVITIES, &realm.account, activity_key(realm, activity), &row);
}

pub(super) fn delete_activity(batch: &mut Batch, realm: &Realm, activity: &HostedActivity) {
    batch.delete(ACTIVITIES, &realm.account, activity_key(realm, activity));
}

/// A map run. Times are microseconds since the Unix epoch.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct MapRunRow {
    /// What the random numbers of its children follow from.
    pub seed: u64,
    pub started: i64,
    pub allowance: Allowance,
    pub redrives: u32,
    pub redriven: Option<i64>,
    /// Where its items came from, once they have been read.
    pub source: Option<Text>,
    /// How it came out, whether its results were written, and when it was over.
    pub closing: Option<(Verdict, bool, i64)>,
}

/// A child of a map run. How a standard one ended is in its history.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ChildRow {
    pub name: Text,
    pub input: Payload,
    pub items: usize,
    pub started: i64,
    pub redrives: u32,
    pub round: u32,
    pub end: Option<(End, i64)>,
}

/// So many items share a row.
const ITEMS_OF_ROW: usize = 1_000;

pub(super) fn put_map_run(batch: &mut Batch, hosted: &HostedMapRun, run: &MapRun) {
    let (redrives, last_redriven) = run.redrives();
    let closing = run.closing();
    let row = MapRunRow {
        seed: hosted.seed,
        started: run.started().as_micros(),
        allowance: run.allowance(),
        redrives,
        redriven: last_redriven.map(Timestamp::as_micros),
        source: run.items().map(|items| items.source().clone()),
        closing: closing.map(|(verdict, written, stopped)| (verdict.clone(), written, stopped.as_micros())),
    };
    batch.put(MAP_RUNS, hosted.account(), &*run.request().arn, &row);
}

/// Items that came from outside: those of the state's input are in the history around the run.
pub(super) fn put_items(batch: &mut Batch, hosted: &HostedMapRun, run: &MapRun) {
    if let (Reading::From { .. }, Some(items)) = (&run.request().reading, run.items()) {
        for (number, items) in items.items().chunks(ITEMS_OF_ROW).enumerate() {
            batch.put(ITEMS, hosted.account(), format!("{}/{number:06}", run.request().arn), &items);
        }
    }
}

pub(super) fn put_child(batch: &mut Batch, hosted: &HostedMapRun, run: &MapRun, child: &Child) {
    let row = ChildRow {
        name: child.name.clone(),
        input: child.input.clone(),
        items: child.items,
        started: child.started.as_micros(),
        redrives: child.redrives,
        round: child.round,
        end: child.end.as_ref().map(|(end, at)| (end.clone(), at.as_micros())),
    };
    batch.put(CHILDREN, hosted.account(), child_key(run, child), &row);
}

/// With nine digits, children stand in the order of their starts.
fn child_key(run: &MapRun, child: &Child) -> String {
    format!("{}/{:09}", run.request().arn, child.index)
}

fn delete_map_run(batch: &mut Batch, account: &AccountId, run: &MapRun) {
    let arn = &run.request().arn;
    batch.delete(MAP_RUNS, account, &**arn);
    for number in 0..run.items().map_or(0, |items| items.len().div_ceil(ITEMS_OF_ROW)) {
        batch.delete(ITEMS, account, format!("{arn}/{number:06}"));
    }
    for child in run.children() {
        batch.delete(CHILDREN, account, child_key(run, child));
    }
}

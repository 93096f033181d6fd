//! The rows that mirror machines and executions in the store.
//!
//! An execution is one row and a row for each event of its history; it is rebuilt from these.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

use super::activities::HostedActivity;
use super::hosted::HostedExecution;
use super::machine::{Alias, Machine, MachineState, Revision, Version};
use super::settings::{Encryption, Settings};
use super::{Realm, StateMachineService, arn};
use crate::clock::Timestamp;
use crate::identity::{AccountId, Region};
use crate::stepfunctions::definition::Definition;
use crate::stepfunctions::execution::{About, Execution};
use crate::stepfunctions::history::Event;
use crate::stepfunctions::payload::Payload;
use crate::stepfunctions::text::Text;
use crate::store::{Batch, Table};

const MACHINES: Table = "stepfunctions.machine";
const EXECUTIONS: Table = "stepfunctions.execution";
const EVENTS: Table = "stepfunctions.event";
const ACTIVITIES: Table = "stepfunctions.activity";

/// A machine. Times are microseconds since the Unix epoch.
#[derive(Debug, Serialize, Deserialize)]
struct MachineRow {
    express: bool,
    created: i64,
    revision: RevisionRow,
    tags: BTreeMap<String, String>,
    versions: BTreeMap<u32, VersionRow>,
    last_version: u32,
    aliases: BTreeMap<String, Alias>,
    deleting: bool,
}

/// A revision.
#[derive(Debug, Serialize, Deserialize)]
struct RevisionRow {
    id: Option<String>,
    definition: String,
    role: String,
    settings: Settings,
    updated: i64,
}

/// A version.
#[derive(Debug, Serialize, Deserialize)]
struct VersionRow {
    revision: RevisionRow,
    created: i64,
    description: Option<String>,
}

/// An activity.
#[derive(Debug, Serialize, Deserialize)]
struct ActivityRow {
    created: i64,
    tags: BTreeMap<String, String>,
    encryption: Encryption,
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

    fn restored(self, express: bool) -> Option<Revision> {
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
struct ExecutionRow {
    /// The place in the order of starts.
    number: usize,
    seed: u64,
    input: Payload,
    started: i64,
    revision: RevisionRow,
    version: Option<Text>,
    alias: Option<Text>,
    trace: Option<String>,
    #[serde(default)]
    test_case: Option<String>,
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
        let key = key(execution);
        for event in execution.events() {
            batch.delete(EVENTS, &realm.account, format!("{key}/{:06}", event.id));
        }
        batch.delete(EXECUTIONS, &realm.account, key);
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
    // After a restart an open map run begins again, with children of the same names.
    if execution.map_run().is_some() {
        return;
    }
    for event in events {
        batch.put(EVENTS, &execution.account, format!("{}/{:06}", key(execution), event.id), event);
    }
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

pub(super) fn restore(service: &StateMachineService) {
    let store = &service.house().store;
    for (key, row) in store.rows::<ActivityRow>(ACTIVITIES) {
        if let Some((region, name)) = split_region(&key.key) {
            let realm = service.realm(&key.account, &region);
            let created = Timestamp::from_micros(row.created);
            let activity = HostedActivity::new(&realm, name, created, row.tags, row.encryption);
            realm.activities.insert(name.to_owned(), Arc::new(activity));
        }
    }
    for (key, row) in store.rows::<MachineRow>(MACHINES) {
        if let Some((region, name)) = split_region(&key.key) {
            let realm = service.realm(&key.account, &region);
            let restored = machine(&key.account, &region, name, row);
            realm.machines.lock().extend(restored.map(|machine| (name.to_owned(), Arc::new(machine))));
        }
    }
    let mut histories: HashMap<(AccountId, String), Vec<Event>> = HashMap::new();
    for (key, event) in store.rows::<Event>(EVENTS) {
        if let Some((execution, _)) = key.key.rsplit_once('/') {
            histories.entry((key.account, execution.to_owned())).or_default().push(event);
        }
    }
    let mut executions: Vec<_> = store.rows::<ExecutionRow>(EXECUTIONS);
    executions.sort_by_key(|(_, row)| row.number);
    for (key, row) in executions {
        let history = histories.remove(&(key.account.clone(), key.key.clone())).unwrap_or_default();
        if execution(service, &key.account, &key.key, row, &history).is_none() {
            tracing::error!(execution = key.key, "an execution could not be rebuilt from its history");
        }
    }
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

fn execution(
    service: &StateMachineService,
    account: &AccountId,
    key: &str,
    row: ExecutionRow,
    history: &[Event],
) -> Option<()> {
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
    let heart = Execution::rebuild(Arc::new(about), revision.definition.clone(), row.seed, history).ok()?;
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
    hosted.resume();
    Some(())
}

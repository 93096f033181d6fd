//! The rows that mirror machines and executions in the store.
//!
//! An execution is one row and a row for each event of its history; it is rebuilt from these.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

use super::hosted::HostedExecution;
use super::machine::{Machine, MachineState, Records, Revision};
use super::{Realm, StateMachineService, arn};
use crate::clock::Timestamp;
use crate::identity::{AccountId, Region};
use crate::stepfunctions::definition::Definition;
use crate::stepfunctions::execution::{About, Execution};
use crate::stepfunctions::history::Event;
use crate::stepfunctions::payload::Payload;
use crate::store::{Batch, Table};

const MACHINES: Table = "stepfunctions.machine";
const EXECUTIONS: Table = "stepfunctions.execution";
const EVENTS: Table = "stepfunctions.event";

/// A machine. Times are microseconds since the Unix epoch.
#[derive(Debug, Serialize, Deserialize)]
struct MachineRow {
    express: bool,
    created: i64,
    updated: i64,
    revision: Option<String>,
    definition: String,
    role: String,
    tags: BTreeMap<String, String>,
    records: Records,
    deleting: bool,
}

/// An execution, as it was started.
#[derive(Debug, Serialize, Deserialize)]
struct ExecutionRow {
    /// The place in the order of starts.
    number: usize,
    seed: u64,
    input: Payload,
    started: i64,
    revision: Option<String>,
    definition: String,
    role: String,
}

pub(super) fn put_machine(batch: &mut Batch, realm: &Realm, machine: &Machine) {
    let state = machine.state.lock();
    let row = MachineRow {
        express: machine.express,
        created: machine.created.as_micros(),
        updated: state.updated.as_micros(),
        revision: state.revision.id.clone(),
        definition: state.revision.text.clone(),
        role: state.revision.role.clone(),
        tags: state.tags.clone(),
        records: state.records.clone(),
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
        revision: execution.revision.id.clone(),
        definition: execution.revision.text.clone(),
        role: execution.revision.role.clone(),
    };
    batch.put(EXECUTIONS, &execution.account, key(execution), &row);
}

pub(super) fn put_events(batch: &mut Batch, execution: &HostedExecution, events: &[Event]) {
    for event in events {
        batch.put(EVENTS, &execution.account, format!("{}/{:06}", key(execution), event.id), event);
    }
}

pub(super) fn restore(service: &StateMachineService) {
    let store = &service.house().store;
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
    let definition = Arc::new(Definition::compile(&row.definition, row.express).ok()?);
    let revision = Revision { id: row.revision, text: row.definition, definition, role: row.role };
    let state = MachineState {
        revision: Arc::new(revision),
        updated: Timestamp::from_micros(row.updated),
        tags: row.tags,
        records: row.records,
        deleting: row.deleting,
        executions: Vec::new(),
    };
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
    let revision = if current.id == row.revision && current.text == row.definition {
        current
    } else {
        let definition = Arc::new(Definition::compile(&row.definition, false).ok()?);
        Arc::new(Revision { id: row.revision, text: row.definition, definition, role: row.role })
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
    };
    let heart = Execution::rebuild(Arc::new(about), revision.definition.clone(), row.seed, history).ok()?;
    let place = (account.clone(), region);
    let hosted =
        HostedExecution::new(&service.shared, place, machine_name.to_owned(), revision, heart, history.len());
    machine.state.lock().executions.push(Arc::clone(&hosted));
    realm.executions.insert((machine_name.to_owned(), name.to_owned()), Arc::clone(&hosted));
    hosted.resume();
    Some(())
}

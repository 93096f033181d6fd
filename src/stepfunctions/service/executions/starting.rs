//! Starting executions.

use std::sync::Arc;

use dashmap::Entry;

use super::super::hosted::HostedExecution;
use super::super::machines::check_name;
use super::super::settings::Level;
use super::super::versions::Reached;
use super::super::{Realm, StateMachineService, arn, error, rows};
use super::{is_forgotten, read_input};
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error};
use crate::stepfunctions::execution::{About, Effects, Execution};
use crate::stepfunctions::payload::Payload;

/// A heart that has just started, and what it is hosted with.
pub(super) struct Started {
    pub(super) hosted: Arc<HostedExecution>,
    pub(super) effects: Effects,
    seed: u64,
}

/// Starting under the name of a running execution, with its input, is the same start.
fn same_start(known: &HostedExecution, input: &Payload) -> Result<model::StartExecutionOutput, Error> {
    if known.glance().end.is_some() || known.about.input != *input {
        let message = format!("Execution Already Exists: '{}'", known.about.id);
        return Err(model::error::execution_already_exists(message));
    }
    let execution_arn = known.about.id.to_string();
    Ok(model::StartExecutionOutput { execution_arn, start_date: known.about.started })
}

impl StateMachineService {
    pub(in crate::stepfunctions::service) async fn start(
        &self,
        call: &Call,
        input: model::StartExecutionInput,
    ) -> Result<model::StartExecutionOutput, Error> {
        let realm = self.realm(&call.account, &call.region);
        let reached = self.reach(&realm, &input.state_machine_arn)?;
        let machine = Arc::clone(&reached.machine);
        let payload = read_input(input.input.as_deref())?;
        let name = self.execution_name(input.name)?;
        let trace = input.trace_header;
        if machine.express {
            let Started { hosted, effects, .. } = self.host(call, reached, &name, payload, trace)?;
            let start_date = hosted.about.started;
            let execution_arn = hosted.about.id.to_string();
            drop(hosted.begin(effects));
            self.keep_until_end(hosted);
            return Ok(model::StartExecutionOutput { execution_arn, start_date });
        }
        let key = (machine.name.clone(), name.clone());
        let Started { hosted, effects, seed } = match realm.executions.entry(key) {
            Entry::Occupied(known) if !is_forgotten(known.get(), self.house().clock.now()) => {
                return same_start(known.get(), &payload);
            }
            place => {
                let started = self.host(call, reached, &name, payload, trace)?;
                place.insert(Arc::clone(&started.hosted));
                started
            }
        };
        let number = {
            let mut state = machine.state.lock();
            state.executions.push(Arc::clone(&hosted));
            state.executions.len()
        };
        let commit = self.house().store.commit(|batch| rows::put_execution(batch, &hosted, number, seed));
        let begun = hosted.begin(effects);
        commit.durable().await;
        if let Some(begun) = begun {
            begun.durable().await;
        }
        let execution_arn = hosted.about.id.to_string();
        Ok(model::StartExecutionOutput { execution_arn, start_date: hosted.about.started })
    }

    pub(super) fn execution_name(&self, name: Option<String>) -> Result<String, Error> {
        match name {
            Some(name) => check_name(&name).map(|()| name),
            None => Ok(self.house().randomness.uuid().to_string()),
        }
    }

    /// Follows an ARN to a machine; an alias leads to one of its versions by chance.
    pub(super) fn reach(&self, realm: &Realm, machine_arn: &str) -> Result<Reached, Error> {
        let (machine_arn, case) = match machine_arn.split_once('#') {
            Some((machine_arn, case)) => (machine_arn, Some(case)),
            None => (machine_arn, None),
        };
        let mut reached = self.reach_machine(realm, machine_arn)?;
        if let Some(name) = case {
            let case = self.shared.mocks.case(&reached.machine.name, name);
            let case = case.ok_or_else(|| error::no_test_case(&reached.machine.name, name))?;
            reached.test_case = Some((name.to_owned(), case));
        }
        Ok(reached)
    }

    fn reach_machine(&self, realm: &Realm, machine_arn: &str) -> Result<Reached, Error> {
        realm.reach(machine_arn, || {
            u32::try_from(self.house().randomness.next_u64() % 100).unwrap_or_default()
        })
    }

    pub(super) fn host(
        &self,
        call: &Call,
        reached: Reached,
        name: &str,
        input: Payload,
        trace: Option<String>,
    ) -> Result<Started, Error> {
        let Reached { machine, revision, version, alias, test_case } = reached;
        if machine.state.lock().deleting {
            return Err(error::being_deleted(&machine.arn));
        }
        let (house, now) = (self.house(), self.house().clock.now());
        let id = if machine.express {
            let id = house.randomness.uuid().to_string();
            arn::express(&call.account, &call.region, &machine.name, name, &id)
        } else {
            arn::execution(&call.account, &call.region, &machine.name, name)
        };
        let about = Arc::new(About {
            id: id.into(),
            name: name.into(),
            machine_id: machine.arn.as_str().into(),
            machine_name: machine.name.as_str().into(),
            role: revision.role.as_str().into(),
            region: call.region.as_str().into(),
            input: input.clone(),
            started: now,
            records: !machine.express || revision.settings.logging.level != Level::Off,
            version: version.map(Into::into),
            alias: alias.map(Into::into),
            redrives: 0,
            context: None,
        });
        let seed = house.randomness.next_u64();
        let (heart, effects) = Execution::start(about, revision.definition.clone(), input, seed, now);
        let place = (call.account.clone(), call.region.clone());
        let hosted = HostedExecution::new(
            &self.shared,
            place,
            (machine.name.clone(), trace),
            test_case,
            revision,
            heart,
            0,
        );
        Ok(Started { hosted, effects, seed })
    }

    /// Nothing else holds an express execution: a parked task does, until it ends.
    fn keep_until_end(&self, hosted: Arc<HostedExecution>) {
        if hosted.glance().end.is_some() {
            return;
        }
        let clock = self.house().clock.clone();
        let (sender, receiver) = clock.oneshot();
        hosted.tell(sender);
        let parked = clock.clone();
        drop(clock.spawn(async move {
            parked.park(receiver).await;
            drop(hosted);
        }));
    }
}

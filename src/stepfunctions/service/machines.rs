//! Making, changing, listing and deleting machines.

use std::sync::{Arc, OnceLock};

use parking_lot::Mutex;

use super::arn::{MachineName, Qualifier};
use super::machine::{Machine, MachineState, Revision};
use super::settings::Settings;
use super::versions::Reached;
use super::{Realm, StateMachineService, arn, error, page, rows, settings, tags, versions};
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error};
use crate::clock::Timestamp;
use crate::stepfunctions::definition::Definition;
use crate::stepfunctions::references;
use crate::store::Commit;

/// Characters that names must not have.
///
/// *AWS documentation: `CreateStateMachine`.*
const FORBIDDEN: &str = "<>{}[]?*\"#%\\^|~`$&,;:/";

impl Machine {
    /// When this machine was made, if `wanted` is the same; an error that says what differs otherwise.
    fn same_as(&self, wanted: &Self) -> Result<Timestamp, Error> {
        let (state, other) = (self.state.lock(), wanted.state.lock());
        if state.deleting {
            return Err(error::being_deleted(&self.arn));
        }
        let (mine, theirs) = (&state.revision, &other.revision);
        if mine.is_like(&theirs.text, &theirs.role, &theirs.settings) && self.express == wanted.express {
            return Ok(self.created);
        }
        let message = format!("State Machine Already Exists: '{}'", self.arn);
        Err(model::error::state_machine_already_exists(message))
    }
}

impl Realm {
    pub(super) fn machine(&self, machine_arn: &str) -> Result<Arc<Machine>, Error> {
        let name = arn::machine_name(machine_arn)?;
        let found = self.machines.lock().get(&name).cloned();
        found.filter(|machine| machine.arn == machine_arn).ok_or_else(|| error::no_such_machine(machine_arn))
    }
}

/// Whether `name` may be the name of a machine or an execution.
pub(super) fn check_name(name: &str) -> Result<(), Error> {
    let is_forbidden = |character: char| {
        character.is_whitespace() || character.is_control() || FORBIDDEN.contains(character)
    };
    if name.is_empty() || name.chars().count() > 80 || name.contains(is_forbidden) {
        return Err(error::invalid_name(name));
    }
    Ok(())
}

/// Compiles a definition, refusing what is legal and not built. With mocks the services may be missing:
/// the test cases answer for them.
pub(super) fn compile(text: &str, express: bool, has_mocks: bool) -> Result<Arc<Definition>, Error> {
    let definition = Definition::compile(text, express);
    let definition = definition.map_err(|diagnostics| error::invalid_definition(&diagnostics))?;
    let is_missing = |what: &&String| !(has_mocks && what.starts_with("the service integration"));
    let missing: Vec<&str> = definition.unsupported.iter().filter(is_missing).map(String::as_str).collect();
    match &missing[..] {
        [] => Ok(Arc::new(definition)),
        missing => Err(Error::not_supported("stepfunctions", &missing.join(", "))),
    }
}

/// Counts what a definition says without effect.
fn note_idle(service: &StateMachineService, definition: &Definition) {
    definition
        .without_effect
        .iter()
        .for_each(|field| settings::note(service.house().neighbours.gaps(), field));
}

impl StateMachineService {
    pub(super) async fn create(
        &self,
        call: &Call,
        input: model::CreateStateMachineInput,
    ) -> Result<model::CreateStateMachineOutput, Error> {
        check_name(&input.name)?;
        self.sweep(call).await;
        let publish = input.publish == Some(true);
        if input.version_description.is_some() && !publish {
            return Err(error::description_without_publish());
        }
        let express = input.type_ == Some(model::StateMachineType::Express);
        let settings = Settings::default().changed(
            input.logging_configuration.as_ref(),
            input.tracing_configuration.as_ref(),
            input.encryption_configuration.as_ref(),
            self.house().neighbours.gaps(),
        )?;
        let definition = compile(&input.definition, express, self.shared.mocks.knows(&input.name))?;
        note_idle(self, &definition);
        let (text, role) = (input.definition, input.role_arn);
        let realm = self.realm(&call.account, &call.region);
        let now = self.house().clock.now();
        let machine_arn = arn::machine(&call.account, &call.region, &input.name);
        let tally = OnceLock::new();
        let revision = Revision { id: None, text, definition, role, settings, updated: now, tally };
        let tags = tags::read(input.tags);
        tags::check(&machine_arn, &tags)?;
        let state = Mutex::new(MachineState::new(revision, tags));
        let wanted = Machine { name: input.name, arn: machine_arn.clone(), express, created: now, state };
        let version = publish.then(|| wanted.state.lock().publish(now, input.version_description).0);
        let (creation_date, commit) = self.insert(&realm, wanted)?;
        if let Some(commit) = commit {
            commit.durable().await;
        }
        Ok(model::CreateStateMachineOutput {
            state_machine_version_arn: version.map(|number| format!("{machine_arn}:{number}")),
            state_machine_arn: machine_arn,
            creation_date,
        })
    }

    /// Makes a machine; `None` when it is there already, just as it is wanted.
    fn insert(&self, realm: &Realm, wanted: Machine) -> Result<(Timestamp, Option<Commit>), Error> {
        let mut machines = realm.machines.lock();
        if let Some(machine) = machines.get(&wanted.name) {
            return machine.same_as(&wanted).map(|created| (created, None));
        }
        let commit = self.house().store.commit(|batch| rows::put_machine(batch, realm, &wanted));
        let created = wanted.created;
        machines.insert(wanted.name.clone(), Arc::new(wanted));
        Ok((created, Some(commit)))
    }

    pub(super) fn describe(
        &self,
        call: &Call,
        input: &model::DescribeStateMachineInput,
    ) -> Result<model::DescribeStateMachineOutput, Error> {
        let realm = self.realm(&call.account, &call.region);
        if matches!(MachineName::parse(&input.state_machine_arn)?.qualifier, Qualifier::Alias(_)) {
            return Err(error::invalid_arn_because(
                "Resource type not valid in this context: stateMachine alias",
            ));
        }
        let Reached { machine, revision, version, .. } = realm.reach(&input.state_machine_arn, || 0)?;
        let state = machine.state.lock();
        let published = MachineName::parse(&input.state_machine_arn)?.version();
        let published = published.and_then(|number| state.versions.get(&number));
        let status = if state.deleting {
            model::StateMachineStatus::Deleting
        } else {
            model::StateMachineStatus::Active
        };
        let whole = input.included_data != Some(model::IncludedData::MetadataOnly);
        Ok(model::DescribeStateMachineOutput {
            state_machine_arn: version.unwrap_or_else(|| machine.arn.clone()),
            name: machine.name.clone(),
            status: Some(status),
            definition: if whole { revision.text.clone() } else { "{}".to_owned() },
            role_arn: revision.role.clone(),
            type_: type_of(&machine),
            creation_date: published.map_or(machine.created, |version| version.created),
            logging_configuration: Some(revision.settings.logging.told()),
            tracing_configuration: Some(revision.settings.told_tracing()),
            encryption_configuration: Some(revision.settings.encryption.told()),
            revision_id: revision.id.clone(),
            description: published.and_then(|version| version.description.clone()),
            variable_references: if whole { references::told(&revision.text) } else { None },
            ..Default::default()
        })
    }

    pub(super) fn list(
        &self,
        call: &Call,
        input: &model::ListStateMachinesInput,
    ) -> Result<model::ListStateMachinesOutput, Error> {
        let realm = self.realm(&call.account, &call.region);
        let machines: Vec<Arc<Machine>> = realm.machines.lock().values().cloned().collect();
        let (page, next_token) = page::page(&machines, input.max_results, input.next_token.as_deref())?;
        let item = |machine: Arc<Machine>| model::StateMachineListItem {
            state_machine_arn: machine.arn.clone(),
            name: machine.name.clone(),
            type_: type_of(&machine),
            creation_date: machine.created,
        };
        Ok(model::ListStateMachinesOutput {
            state_machines: page.into_iter().map(item).collect(),
            next_token,
        })
    }

    pub(super) async fn update(
        &self,
        call: &Call,
        input: model::UpdateStateMachineInput,
    ) -> Result<model::UpdateStateMachineOutput, Error> {
        let publish = input.publish == Some(true);
        if input.version_description.is_some() && !publish {
            return Err(error::description_without_publish());
        }
        let realm = self.realm(&call.account, &call.region);
        let machine = realm.machine(&input.state_machine_arn)?;
        let given = [
            input.definition.is_some(),
            input.role_arn.is_some(),
            input.logging_configuration.is_some(),
            input.tracing_configuration.is_some(),
            input.encryption_configuration.is_some(),
        ];
        if !given.contains(&true) {
            return Err(model::error::missing_required_parameter(
                "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified",
            ));
        }
        let has_mocks = self.shared.mocks.knows(&machine.name);
        let compiled = input.definition.as_deref();
        let compiled = compiled.map(|text| compile(text, machine.express, has_mocks)).transpose()?;
        if let Some(definition) = &compiled {
            note_idle(self, definition);
        }
        let now = self.house().clock.now();
        let (revision_id, version) = {
            let mut state = machine.state.lock();
            if state.deleting {
                return Err(error::being_deleted(&machine.arn));
            }
            self.revise(&mut state, &input, compiled, now)?;
            if publish {
                versions::check_room(&machine.arn, state.versions.len())?;
            }
            let version = publish.then(|| state.publish(now, input.version_description).0);
            (state.revision.id.clone(), version)
        };
        self.house().store.commit(|batch| rows::put_machine(batch, &realm, &machine)).durable().await;
        Ok(model::UpdateStateMachineOutput {
            update_date: now,
            revision_id,
            state_machine_version_arn: version.map(|number| format!("{}:{number}", machine.arn)),
        })
    }

    /// Makes a new revision, if the update changes anything.
    fn revise(
        &self,
        state: &mut MachineState,
        input: &model::UpdateStateMachineInput,
        compiled: Option<Arc<Definition>>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let old = Arc::clone(&state.revision);
        let settings = old.settings.changed(
            input.logging_configuration.as_ref(),
            input.tracing_configuration.as_ref(),
            input.encryption_configuration.as_ref(),
            self.house().neighbours.gaps(),
        )?;
        let text = input.definition.as_ref().unwrap_or(&old.text);
        let role = input.role_arn.as_ref().unwrap_or(&old.role);
        if !old.is_like(text, role, &settings) {
            let id = Some(self.house().randomness.uuid().to_string());
            let definition = compiled.unwrap_or_else(|| Arc::clone(&old.definition));
            let (text, role) = (text.clone(), role.clone());
            let (updated, tally) = (now, OnceLock::new());
            state.revision = Arc::new(Revision { id, text, definition, role, settings, updated, tally });
        }
        Ok(())
    }

    /// Deletes a machine, or has it go when its last execution ends. One that isn't there is gone.
    pub(super) async fn delete(&self, call: &Call, machine_arn: &str) -> Result<(), Error> {
        arn::machine_name(machine_arn)?;
        let realm = self.realm(&call.account, &call.region);
        if let Ok(machine) = realm.machine(machine_arn) {
            machine.state.lock().deleting = true;
            let commit = self.house().store.commit(|batch| rows::put_machine(batch, &realm, &machine));
            commit.durable().await;
            self.remove_if_done(&realm, &machine).await;
        }
        Ok(())
    }

    /// Removes the machines whose last execution has ended since they were deleted.
    pub(super) async fn sweep(&self, call: &Call) {
        let realm = self.realm(&call.account, &call.region);
        let leaving = |machine: &&Arc<Machine>| machine.state.lock().deleting;
        let leaving: Vec<Arc<Machine>> = realm.machines.lock().values().filter(leaving).cloned().collect();
        for machine in leaving {
            self.remove_if_done(&realm, &machine).await;
        }
    }

    /// Removes a machine that is to be deleted and runs nothing.
    pub(super) async fn remove_if_done(&self, realm: &Realm, machine: &Machine) {
        let executions = {
            let state = machine.state.lock();
            if !state.deleting || state.executions.iter().any(|execution| execution.glance().end.is_none()) {
                return;
            }
            state.executions.clone()
        };
        realm.machines.lock().remove(&machine.name);
        let is_of_machine = |name: &str| name.split('/').next() == Some(&machine.name);
        realm.executions.retain(|(name, _), _| !is_of_machine(name));
        realm.map_runs.retain(|_, run| !is_of_machine(&run.around.machine_name));
        let commit =
            self.house().store.commit(|batch| rows::delete_machine(batch, realm, machine, &executions));
        commit.durable().await;
    }
}

pub(super) fn type_of(machine: &Machine) -> model::StateMachineType {
    if machine.express { model::StateMachineType::Express } else { model::StateMachineType::Standard }
}

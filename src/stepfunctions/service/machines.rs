//! Making, changing, listing and deleting machines.

use std::collections::BTreeMap;
use std::sync::Arc;

use parking_lot::Mutex;

use super::machine::{Machine, MachineState, Records, Revision};
use super::{Realm, StateMachineService, arn, error, page, rows};
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error};
use crate::clock::Timestamp;
use crate::stepfunctions::definition::{Definition, Severity};
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
            let message = format!("State Machine is being deleted: '{}'", self.arn);
            return Err(model::error::state_machine_deleting(message));
        }
        let (mine, theirs) = (&state.revision, &other.revision);
        let same_revision = mine.text == theirs.text && mine.role == theirs.role;
        if same_revision && self.express == wanted.express && state.records == other.records {
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

/// Compiles a definition, refusing what is legal and not built.
pub(super) fn compile(text: &str, express: bool) -> Result<Arc<Definition>, Error> {
    let definition = Definition::compile(text, express);
    let definition = definition.map_err(|diagnostics| error::invalid_definition(&diagnostics))?;
    match &definition.unsupported[..] {
        [] => Ok(Arc::new(definition)),
        missing => Err(Error::not_supported("stepfunctions", &missing.join(", "))),
    }
}

fn tags(tags: Option<Vec<model::Tag>>) -> BTreeMap<String, String> {
    let pair = |tag: model::Tag| (tag.key.unwrap_or_default(), tag.value.unwrap_or_default());
    tags.unwrap_or_default().into_iter().map(pair).collect()
}

/// Refuses settings that would have to do something; keeps those that are only told again.
fn records(
    logging: Option<&model::LoggingConfiguration>,
    tracing: Option<&model::TracingConfiguration>,
    encryption: Option<&model::EncryptionConfiguration>,
) -> Result<Records, Error> {
    let level = logging.and_then(|logging| logging.level.as_ref());
    if level.is_some_and(|level| *level != model::LogLevel::Off) {
        return Err(Error::not_supported(
            "stepfunctions",
            "loggingConfiguration with a level other than OFF",
        ));
    }
    if encryption.is_some_and(|encryption| encryption.type_ != model::EncryptionType::AwsOwnedKey) {
        return Err(Error::not_supported("stepfunctions", "encryption with a customer managed key"));
    }
    Ok(Records { tracing: tracing.and_then(|tracing| tracing.enabled).unwrap_or(false) })
}

/// Settings as `DescribeStateMachine` tells them.
pub(super) fn told(records: &Records) -> (model::LoggingConfiguration, model::TracingConfiguration) {
    let logging = model::LoggingConfiguration {
        level: Some(model::LogLevel::Off),
        include_execution_data: Some(false),
        destinations: None,
    };
    (logging, model::TracingConfiguration { enabled: Some(records.tracing) })
}

impl StateMachineService {
    pub(super) async fn create(
        &self,
        call: &Call,
        input: model::CreateStateMachineInput,
    ) -> Result<model::CreateStateMachineOutput, Error> {
        check_name(&input.name)?;
        self.sweep(call).await;
        if input.version_description.is_some() && input.publish != Some(true) {
            return Err(model::error::validation("Version description can only be set when publish is true"));
        }
        if input.publish == Some(true) {
            return Err(Error::not_supported("stepfunctions", "publishing state machine versions"));
        }
        let express = input.type_ == Some(model::StateMachineType::Express);
        let records = records(
            input.logging_configuration.as_ref(),
            input.tracing_configuration.as_ref(),
            input.encryption_configuration.as_ref(),
        )?;
        let definition = compile(&input.definition, express)?;
        let realm = self.realm(&call.account, &call.region);
        let now = self.house().clock.now();
        let machine_arn = arn::machine(&call.account, &call.region, &input.name);
        let revision = Revision { id: None, text: input.definition, definition, role: input.role_arn };
        let state = MachineState {
            revision: Arc::new(revision),
            updated: now,
            tags: tags(input.tags),
            records,
            deleting: false,
            executions: Vec::new(),
        };
        let wanted = Machine {
            name: input.name,
            arn: machine_arn.clone(),
            express,
            created: now,
            state: Mutex::new(state),
        };
        let (creation_date, commit) = self.insert(&realm, wanted)?;
        if let Some(commit) = commit {
            commit.durable().await;
        }
        Ok(model::CreateStateMachineOutput {
            state_machine_arn: machine_arn,
            creation_date,
            ..Default::default()
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
        let machine = self.realm(&call.account, &call.region).machine(&input.state_machine_arn)?;
        let state = machine.state.lock();
        let (logging, tracing) = told(&state.records);
        let status = if state.deleting {
            model::StateMachineStatus::Deleting
        } else {
            model::StateMachineStatus::Active
        };
        Ok(model::DescribeStateMachineOutput {
            state_machine_arn: machine.arn.clone(),
            name: machine.name.clone(),
            status: Some(status),
            definition: state.revision.text.clone(),
            role_arn: state.revision.role.clone(),
            type_: type_of(&machine),
            creation_date: machine.created,
            logging_configuration: Some(logging),
            tracing_configuration: Some(tracing),
            revision_id: state.revision.id.clone(),
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
        if input.publish == Some(true) || input.version_description.is_some() {
            return Err(Error::not_supported("stepfunctions", "publishing state machine versions"));
        }
        let realm = self.realm(&call.account, &call.region);
        let machine = realm.machine(&input.state_machine_arn)?;
        let given = [input.definition.is_some(), input.role_arn.is_some()];
        let settings = [input.logging_configuration.is_some(), input.tracing_configuration.is_some()];
        if !given.into_iter().chain(settings).any(|given| given) {
            return Err(model::error::missing_required_parameter(
                "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified",
            ));
        }
        let kept = records(
            input.logging_configuration.as_ref(),
            input.tracing_configuration.as_ref(),
            input.encryption_configuration.as_ref(),
        )?;
        let compiled = input.definition.as_deref().map(|text| compile(text, machine.express)).transpose()?;
        let now = self.house().clock.now();
        let (commit, revision_id) = {
            let mut state = machine.state.lock();
            let old = Arc::clone(&state.revision);
            let text = input.definition.unwrap_or_else(|| old.text.clone());
            let role = input.role_arn.unwrap_or_else(|| old.role.clone());
            if text != old.text || role != old.role {
                let id = Some(self.house().randomness.uuid().to_string());
                let definition = compiled.unwrap_or_else(|| Arc::clone(&old.definition));
                state.revision = Arc::new(Revision { id, text, definition, role });
            }
            if input.tracing_configuration.is_some() {
                state.records = kept;
            }
            state.updated = now;
            let revision_id = state.revision.id.clone();
            drop(state);
            (self.house().store.commit(|batch| rows::put_machine(batch, &realm, &machine)), revision_id)
        };
        commit.durable().await;
        Ok(model::UpdateStateMachineOutput { update_date: now, revision_id, ..Default::default() })
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
        realm.executions.retain(|(name, _), _| *name != machine.name);
        let commit =
            self.house().store.commit(|batch| rows::delete_machine(batch, realm, machine, &executions));
        commit.durable().await;
    }

    pub(super) fn validate(
        input: &model::ValidateStateMachineDefinitionInput,
    ) -> Result<model::ValidateStateMachineDefinitionOutput, Error> {
        let express = input.type_ == Some(model::StateMachineType::Express);
        let with_warnings = input.severity == Some(model::ValidateStateMachineDefinitionSeverity::Warning);
        let (mut found, result) = match Definition::compile(&input.definition, express) {
            Ok(definition) => match &definition.unsupported[..] {
                [] => (definition.warnings, model::ValidateStateMachineDefinitionResultCode::Ok),
                missing => return Err(Error::not_supported("stepfunctions", &missing.join(", "))),
            },
            Err(diagnostics) => (diagnostics, model::ValidateStateMachineDefinitionResultCode::Fail),
        };
        found.retain(|diagnostic| with_warnings || diagnostic.severity == Severity::Error);
        let most = input
            .max_results
            .and_then(|most| usize::try_from(most).ok())
            .filter(|most| *most > 0)
            .unwrap_or(100);
        let truncated = found.len() > most;
        found.truncate(most);
        let told = |diagnostic: crate::stepfunctions::definition::Diagnostic| {
            model::ValidateStateMachineDefinitionDiagnostic {
                severity: match diagnostic.severity {
                    Severity::Error => model::ValidateStateMachineDefinitionSeverity::Error,
                    Severity::Warning => model::ValidateStateMachineDefinitionSeverity::Warning,
                },
                code: diagnostic.code.to_owned(),
                message: diagnostic.message,
                location: diagnostic.location,
            }
        };
        let diagnostics = found.into_iter().map(told).collect();
        Ok(model::ValidateStateMachineDefinitionOutput { result, diagnostics, truncated: Some(truncated) })
    }

    /// Changes a machine's tags.
    pub(super) async fn tag(
        &self,
        call: &Call,
        resource_arn: &str,
        change: impl FnOnce(&mut BTreeMap<String, String>),
    ) -> Result<(), Error> {
        let realm = self.realm(&call.account, &call.region);
        let machine = realm.machine(resource_arn).map_err(|_| no_such_resource(resource_arn))?;
        {
            let mut state = machine.state.lock();
            let mut tags = state.tags.clone();
            change(&mut tags);
            if tags.len() > 50 {
                return Err(model::error::too_many_tags(format!(
                    "Too many tags for resource: '{resource_arn}'"
                )));
            }
            state.tags = tags;
        }
        self.house().store.commit(|batch| rows::put_machine(batch, &realm, &machine)).durable().await;
        Ok(())
    }

    pub(super) fn tags_of(&self, call: &Call, resource_arn: &str) -> Result<Vec<model::Tag>, Error> {
        let realm = self.realm(&call.account, &call.region);
        let machine = realm.machine(resource_arn).map_err(|_| no_such_resource(resource_arn))?;
        let tag = |(key, value): (&String, &String)| model::Tag {
            key: Some(key.clone()),
            value: Some(value.clone()),
        };
        let tags = machine.state.lock().tags.iter().map(tag).collect();
        Ok(tags)
    }
}

fn no_such_resource(arn: &str) -> Error {
    model::error::resource_not_found(format!("Resource not found: '{arn}'")).with_member("resourceName", arn)
}

pub(super) fn type_of(machine: &Machine) -> model::StateMachineType {
    if machine.express { model::StateMachineType::Express } else { model::StateMachineType::Standard }
}

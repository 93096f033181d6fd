//! Versions of machines.
//!
//! *AWS documentation: State machine versions in Step Functions workflows.*

use std::sync::Arc;

use super::arn::{MachineName, Qualifier};
use super::machine::{Machine, Revision};
use super::{Realm, StateMachineService, arn, error, page, rows};
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error};
use crate::stepfunctions::mock::MockCase;

/// The most versions that a machine may have.
const MOST_VERSIONS: usize = 1_000;

/// What an ARN of a machine leads to: a revision, and the ARNs by which it was reached.
pub(super) struct Reached {
    pub machine: Arc<Machine>,
    pub revision: Arc<Revision>,
    pub version: Option<String>,
    pub alias: Option<String>,
    /// The test case that the ARN names behind a `#`.
    pub test_case: Option<(String, Arc<MockCase>)>,
}

impl Realm {
    /// Follows the ARN of a machine, a version or an alias, for which `draw` answers a number below
    /// 100.
    pub(super) fn reach(&self, machine_arn: &str, draw: impl FnOnce() -> u32) -> Result<Reached, Error> {
        let MachineName { name, qualifier } = MachineName::parse(machine_arn)?;
        let missing = || error::no_such_machine(machine_arn);
        let machine = self.machines.lock().get(&name).cloned().ok_or_else(missing)?;
        if !machine_arn.starts_with(&machine.arn) {
            return Err(missing());
        }
        let state = machine.state.lock();
        let (number, alias) = match qualifier {
            Qualifier::Current => (None, None),
            Qualifier::Version(number) => (Some(number), None),
            Qualifier::Alias(name) => {
                let alias = state.aliases.get(&name).ok_or_else(missing)?;
                (alias.routed(draw()), Some(machine_arn.to_owned()))
            }
        };
        let revision = match number {
            Some(number) => Arc::clone(&state.versions.get(&number).ok_or_else(missing)?.revision),
            None => Arc::clone(&state.revision),
        };
        drop(state);
        let version = number.map(|number| format!("{}:{number}", machine.arn));
        Ok(Reached { machine, revision, version, alias, test_case: None })
    }
}

impl StateMachineService {
    pub(super) async fn publish(
        &self,
        call: &Call,
        input: model::PublishStateMachineVersionInput,
    ) -> Result<model::PublishStateMachineVersionOutput, Error> {
        let realm = self.realm(&call.account, &call.region);
        let machine = realm.machine(&input.state_machine_arn)?;
        let now = self.house().clock.now();
        let (number, creation_date) = {
            let mut state = machine.state.lock();
            if state.deleting {
                return Err(error::being_deleted(&machine.arn));
            }
            let current = state.revision.id.as_deref().unwrap_or("INITIAL");
            if input.revision_id.as_deref().is_some_and(|wanted| wanted != current) {
                return Err(model::error::conflict(format!(
                    "Failed to publish the State Machine version for revision {}. The current State Machine revision \
                     is {current}.",
                    input.revision_id.unwrap_or_default()
                )));
            }
            check_room(&machine.arn, state.versions.len())?;
            state.publish(now, input.description)
        };
        self.house().store.commit(|batch| rows::put_machine(batch, &realm, &machine)).durable().await;
        let state_machine_version_arn = format!("{}:{number}", machine.arn);
        Ok(model::PublishStateMachineVersionOutput { creation_date, state_machine_version_arn })
    }

    pub(super) fn versions_listed(
        &self,
        call: &Call,
        input: &model::ListStateMachineVersionsInput,
    ) -> Result<model::ListStateMachineVersionsOutput, Error> {
        let machine = self.realm(&call.account, &call.region).machine(&input.state_machine_arn)?;
        let item = |(number, version): (&u32, &super::machine::Version)| model::StateMachineVersionListItem {
            state_machine_version_arn: format!("{}:{number}", machine.arn),
            creation_date: version.created,
        };
        let newest_first: Vec<_> = machine.state.lock().versions.iter().rev().map(item).collect();
        let (state_machine_versions, next_token) =
            page::page(&newest_first, input.max_results, input.next_token.as_deref())?;
        Ok(model::ListStateMachineVersionsOutput { state_machine_versions, next_token })
    }

    /// Deletes a version to which no alias leads. One that isn't there is gone.
    pub(super) async fn delete_version(&self, call: &Call, version_arn: &str) -> Result<(), Error> {
        let MachineName { name, qualifier: Qualifier::Version(number) } = MachineName::parse(version_arn)?
        else {
            return Err(error::invalid_arn_because("Resource type not valid in this context: stateMachine"));
        };
        let realm = self.realm(&call.account, &call.region);
        let machine_arn = arn::machine(&call.account, &call.region, &name);
        let Ok(machine) = realm.machine(&machine_arn) else { return Ok(()) };
        {
            let mut state = machine.state.lock();
            let leads_there =
                |alias: &super::machine::Alias| alias.routes.iter().any(|route| route.version == number);
            let aliases = state.aliases.iter().filter(|(_, alias)| leads_there(alias));
            let names: Vec<&str> = aliases.map(|(name, _)| name.as_str()).collect();
            if !names.is_empty() {
                return Err(model::error::conflict(format!(
                    "Version to be deleted must not be referenced by an alias. Current list of aliases referencing \
                     this version: [{}]",
                    names.join(", ")
                )));
            }
            state.versions.remove(&number);
        }
        self.house().store.commit(|batch| rows::put_machine(batch, &realm, &machine)).durable().await;
        Ok(())
    }
}

/// Refuses one version more than a machine may have.
pub(super) fn check_room(machine_arn: &str, versions: usize) -> Result<(), Error> {
    if versions < MOST_VERSIONS {
        return Ok(());
    }
    Err(model::error::service_quota_exceeded(format!(
        "The state machine {machine_arn} has {MOST_VERSIONS} versions, the most that it may have."
    )))
}

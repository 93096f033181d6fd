//! Provisioned concurrency: put, get, list, delete, and the environments that are kept ready for it.
//!
//! *AWS documentation: Configuring provisioned concurrency for a function.*

use super::pages::page;
use crate::aws::model::lambda as model;
use crate::aws::{Call, Error};
use crate::clock::Timestamp;
use crate::lambda::concurrency::{ACCOUNT_LIMIT, UNRESERVED_MINIMUM};
use crate::lambda::function::{Function, Provisioned};
use crate::lambda::name::{Place, Qualifier, Reference};
use crate::lambda::territory::State;
use crate::lambda::{Engine, refusal};
use crate::neighbours::House;

/// Whose provisioned concurrency a call is about.
struct Subject {
    place: Place,
    name: String,
    qualifier: Qualifier,
}

impl Subject {
    fn of(call: &Call, function: &str, qualifier: &str, at_latest: &str) -> Result<Self, Error> {
        let place = Place::of(call);
        let Reference { name, qualifier } = Reference::parse(&place, function, Some(qualifier))?;
        match qualifier {
            None | Some(Qualifier::Latest) => Err(refusal::invalid_parameter(at_latest)),
            Some(qualifier) => Ok(Self { place, name, qualifier }),
        }
    }

    /// The version or alias, or its function, is not there.
    fn missing(&self) -> Error {
        let arn = self.place.qualified_arn(&self.name, &self.qualifier);
        match self.qualifier {
            Qualifier::Alias(_) => refusal::alias_not_found(&arn),
            _ => refusal::function_not_found(&arn),
        }
    }

    fn version(&self, function: &Function) -> Result<Qualifier, Error> {
        function.version(&self.qualifier, 1.0).ok_or_else(|| self.missing())
    }
}

const NOT_LATEST: &str = "The function resource provided must be an alias or a published version.";

impl Engine {
    pub(super) async fn put_provisioned_concurrency_config(
        &self,
        call: &Call,
        input: model::PutProvisionedConcurrencyConfigInput,
    ) -> Result<model::PutProvisionedConcurrencyConfigOutput, Error> {
        let subject = Subject::of(
            call,
            &input.function_name,
            &input.qualifier,
            "Provisioned Concurrency Configs cannot be applied to unpublished function versions.",
        )?;
        let requested = u32::try_from(input.provisioned_concurrent_executions).unwrap_or(0);
        let House { clock, store, .. } = &self.shared.house;
        let provisioned = Provisioned { requested, modified: clock.now().as_micros() };
        let commit = {
            let territory = self.territory(&subject.place);
            let mut state = territory.lock();
            check_room(&state, &subject, requested)?;
            let entry = state.functions.get_mut(&subject.name).ok_or_else(|| subject.missing())?;
            let version = subject.version(&entry.function)?;
            if entry.function.keeps_tenants_apart() {
                return Err(refusal::not_with_tenants("Provisioned Concurrency"));
            }
            check_other_qualifiers(&entry.function, &subject.qualifier, &version)?;
            entry.function.settings.provisioned.insert(subject.qualifier.to_string(), provisioned);
            state.write(store, &subject.name, None, Vec::new())
        };
        commit.durable().await;
        self.keep_provisioned(&subject.place, &subject.name);
        Ok(model::PutProvisionedConcurrencyConfigOutput {
            requested_provisioned_concurrent_executions: Some(input.provisioned_concurrent_executions),
            allocated_provisioned_concurrent_executions: Some(0),
            available_provisioned_concurrent_executions: Some(0),
            status: Some(model::ProvisionedConcurrencyStatusEnum::InProgress),
            status_reason: None,
            last_modified: Some(last_modified(provisioned.modified)),
        })
    }

    pub(super) async fn get_provisioned_concurrency_config(
        &self,
        call: &Call,
        input: model::GetProvisionedConcurrencyConfigInput,
    ) -> Result<model::GetProvisionedConcurrencyConfigOutput, Error> {
        let subject = Subject::of(call, &input.function_name, &input.qualifier, NOT_LATEST)?;
        let territory = self.territory(&subject.place);
        let mut state = territory.lock();
        let entry = state.functions.get_mut(&subject.name).ok_or_else(|| subject.missing())?;
        let version = subject.version(&entry.function)?;
        let key = subject.qualifier.to_string();
        let provisioned = *entry.function.settings.provisioned.get(&key).ok_or_else(|| {
            let error = model::error::provisioned_concurrency_config_not_found(
                "No Provisioned Concurrency Config found for this function",
            );
            error.with_member("Type", "User")
        })?;
        Ok(describe(provisioned, ready_environments(entry, &version)))
    }

    pub(super) async fn list_provisioned_concurrency_configs(
        &self,
        call: &Call,
        input: model::ListProvisionedConcurrencyConfigsInput,
    ) -> Result<model::ListProvisionedConcurrencyConfigsOutput, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, &input.function_name, None)?;
        let listed = self.look(&place, &reference, |entry| {
            let all = entry.function.settings.provisioned.clone();
            let item = |(key, provisioned): (String, Provisioned)| {
                let version = entry.function.version(&Qualifier::parse(&key), 1.0)?;
                let described = describe(provisioned, ready_environments(entry, &version));
                let arn = place.qualified_arn(&reference.name, &key);
                Some((key, list_item(arn, described)))
            };
            Some(all.into_iter().filter_map(item).collect::<Vec<_>>())
        })?;
        let (page, next_marker) =
            page(listed, |(key, _)| key.as_str(), input.marker.as_deref(), input.max_items)?;
        let configs = page.into_iter().map(|(_, item)| item).collect();
        Ok(model::ListProvisionedConcurrencyConfigsOutput {
            provisioned_concurrency_configs: Some(configs),
            next_marker,
        })
    }

    pub(super) async fn delete_provisioned_concurrency_config(
        &self,
        call: &Call,
        input: model::DeleteProvisionedConcurrencyConfigInput,
    ) -> Result<model::DeleteProvisionedConcurrencyConfigOutput, Error> {
        let subject = Subject::of(call, &input.function_name, &input.qualifier, NOT_LATEST)?;
        let territory = self.territory(&subject.place);
        let deleted = self.change(
            &territory,
            &subject.name,
            || subject.missing(),
            |entry, _| {
                subject.version(&entry.function)?;
                entry.function.settings.provisioned.remove(&subject.qualifier.to_string());
                Ok(())
            },
        );
        deleted.await?;
        self.keep_provisioned(&subject.place, &subject.name);
        Ok(model::DeleteProvisionedConcurrencyConfigOutput::default())
    }

    /// Sees to it that each version of a function has as many environments ready as were provisioned
    /// for it and for the aliases that point to it; to be called whenever either has changed.
    pub(in crate::lambda) fn keep_provisioned(&self, place: &Place, name: &str) {
        let territory = self.territory(place);
        let mut state = territory.lock();
        let Some(entry) = state.functions.get_mut(name) else { return };
        let versions: Vec<u64> = entry.function.versions.keys().copied().collect();
        for number in versions {
            let version = Qualifier::Version(number);
            let count = entry.function.provisioned_for(number);
            let is_made = entry.made_artifact(&version).is_some();
            if count == 0 && !is_made {
                continue;
            }
            let Some(artifact) = self.artifact(entry, &version) else { continue };
            let (engine, place, name) = (self.clone(), place.clone(), name.to_owned());
            drop(self.shared.house.clock.spawn(async move {
                engine.take_as_long_as_aws(engine.shared.house.clock.now()).await;
                match artifact.ready(&engine.shared.runtime).await {
                    Ok(ready) => ready.environments.provision(engine.provisioned_for(&place, &name, number)),
                    Err(reason) => tracing::warn!("the function {name} can't be kept ready: {reason}"),
                }
            }));
        }
    }

    fn provisioned_for(&self, place: &Place, name: &str, version: u64) -> u32 {
        let territory = self.territory(place);
        let state = territory.lock();
        state.functions.get(name).map_or(0, |entry| entry.function.provisioned_for(version))
    }
}

/// What is provisioned comes out of what the function reserved, or of what nobody has reserved.
fn check_room(state: &State, subject: &Subject, requested: u32) -> Result<(), Error> {
    let Some(entry) = state.functions.get(&subject.name) else { return Ok(()) };
    let settings = &entry.function.settings;
    let before = settings.provisioned.get(&subject.qualifier.to_string()).map_or(0, |one| one.requested);
    let wanted = settings.provisioned_in_all() - before + requested;
    if let Some(reserved) = entry.function.reserved_concurrency {
        if wanted > reserved {
            return Err(refusal::invalid_parameter(
                "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution \
                 for function",
            ));
        }
        return Ok(());
    }
    let others = state.functions.values().map(|entry| &entry.function);
    let others = others.filter(|one| one.name != subject.name && one.reserved_concurrency.is_none());
    let provisioned: u32 = others.map(|one| one.settings.provisioned_in_all()).sum();
    let free = ACCOUNT_LIMIT.saturating_sub(state.reserved_in_all() + provisioned);
    if free.saturating_sub(wanted) < UNRESERVED_MINIMUM {
        return Err(refusal::invalid_parameter(format!(
            "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below \
             its minimum value of [{UNRESERVED_MINIMUM}]."
        )));
    }
    Ok(())
}

/// How many environments of a version are ready of those that were provisioned.
fn ready_environments(entry: &crate::lambda::Entry, version: &Qualifier) -> usize {
    let environments = entry.made_artifact(version).and_then(|artifact| artifact.environments());
    environments.map_or(0, crate::runtime::Environments::provisioned_and_ready)
}

/// A version and an alias that points to it can't both be provisioned.
fn check_other_qualifiers(function: &Function, asked: &Qualifier, version: &Qualifier) -> Result<(), Error> {
    let others = function.settings.provisioned.keys().map(|key| Qualifier::parse(key));
    for other in others.filter(|other| other != asked) {
        if function.version(&other, 1.0).as_ref() != Some(version) {
            continue;
        }
        return Err(refusal::conflict(match asked {
            Qualifier::Alias(_) => {
                "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version"
            }
            _ => "Version is pointed by a Provisioned Concurrency alias",
        }));
    }
    Ok(())
}

fn describe(provisioned: Provisioned, ready: usize) -> model::GetProvisionedConcurrencyConfigOutput {
    let requested = i32::try_from(provisioned.requested).unwrap_or(i32::MAX);
    let ready = i32::try_from(ready).unwrap_or(i32::MAX).min(requested);
    let status = if ready == requested {
        model::ProvisionedConcurrencyStatusEnum::Ready
    } else {
        model::ProvisionedConcurrencyStatusEnum::InProgress
    };
    model::GetProvisionedConcurrencyConfigOutput {
        requested_provisioned_concurrent_executions: Some(requested),
        available_provisioned_concurrent_executions: Some(ready),
        allocated_provisioned_concurrent_executions: Some(ready),
        status: Some(status),
        status_reason: None,
        last_modified: Some(last_modified(provisioned.modified)),
    }
}

fn list_item(
    function_arn: String,
    described: model::GetProvisionedConcurrencyConfigOutput,
) -> model::ProvisionedConcurrencyConfigListItem {
    model::ProvisionedConcurrencyConfigListItem {
        function_arn: Some(function_arn),
        requested_provisioned_concurrent_executions: described.requested_provisioned_concurrent_executions,
        available_provisioned_concurrent_executions: described.available_provisioned_concurrent_executions,
        allocated_provisioned_concurrent_executions: described.allocated_provisioned_concurrent_executions,
        status: described.status,
        status_reason: described.status_reason,
        last_modified: described.last_modified,
    }
}

/// `2024-01-01T00:00:00+0000`
fn last_modified(micros: i64) -> String {
    Timestamp::from_micros(micros).to_jiff().strftime("%Y-%m-%dT%H:%M:%S+0000").to_string()
}

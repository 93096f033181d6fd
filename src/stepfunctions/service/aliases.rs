//! Aliases of machines.
//!
//! *AWS documentation: State machine aliases in Step Functions workflows.*

use std::sync::Arc;

use super::arn::{MachineName, Qualifier};
use super::machine::{Alias, Machine, Route};
use super::machines::check_name;
use super::{Realm, StateMachineService, error, page, rows};
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error};
use crate::clock::Timestamp;

/// The most aliases that a machine may have.
const MOST_ALIASES: usize = 100;

impl Realm {
    /// The machine and the name of an alias that an ARN names, whether it exists or not.
    fn alias(&self, alias_arn: &str) -> Result<(Arc<Machine>, String), Error> {
        let MachineName { name, qualifier: Qualifier::Alias(alias) } = MachineName::parse(alias_arn)? else {
            return Err(error::invalid_arn_because("Resource type not valid in this context: stateMachine"));
        };
        let machine = self.machines.lock().get(&name).cloned();
        let machine = machine.filter(|machine| alias_arn == format!("{}:{alias}", machine.arn));
        Ok((machine.ok_or_else(missing)?, alias))
    }

    /// The machine that a routing configuration is about, and its routes.
    fn routes(
        &self,
        configuration: &[model::RoutingConfigurationListItem],
    ) -> Result<(Arc<Machine>, Vec<Route>), Error> {
        let mut machine_name: Option<String> = None;
        let mut routes = Vec::new();
        for item in configuration {
            let Ok(MachineName { name, qualifier: Qualifier::Version(version) }) =
                MachineName::parse(&item.state_machine_version_arn)
            else {
                return Err(not_versions(configuration));
            };
            if *machine_name.get_or_insert_with(|| name.clone()) != name {
                return Err(model::error::validation(
                    "Routing configuration must contain versions of the same state machine.",
                ));
            }
            routes.push(Route { version, weight: u32::try_from(item.weight).unwrap_or_default() });
        }
        check_weights(&routes)?;
        let machine = machine_name.and_then(|name| self.machines.lock().get(&name).cloned());
        let machine = machine.ok_or_else(missing)?;
        let has_all = {
            let state = machine.state.lock();
            routes.iter().all(|route| state.versions.contains_key(&route.version))
        };
        if has_all { Ok((machine, routes)) } else { Err(missing()) }
    }
}

fn check_weights(routes: &[Route]) -> Result<(), Error> {
    if routes.iter().map(|route| route.weight).sum::<u32>() != 100 {
        return Err(model::error::validation("Sum of routing configuration weights must equal 100."));
    }
    if matches!(routes, [one, other] if one.version == other.version) {
        return Err(model::error::validation(
            "Routing configuration must not contain the same version twice.",
        ));
    }
    Ok(())
}

fn not_versions(configuration: &[model::RoutingConfigurationListItem]) -> Error {
    let arns: Vec<&str> = configuration.iter().map(|item| item.state_machine_version_arn.as_str()).collect();
    model::error::validation(format!(
        "Routing configuration must contain state machine version ARNs. Received: [{}]",
        arns.join(", ")
    ))
}

fn missing() -> Error {
    model::error::resource_not_found("Request references a resource that does not exist.")
}

fn check_alias_name(name: &str) -> Result<(), Error> {
    check_name(name)?;
    if name.bytes().all(|byte| byte.is_ascii_digit()) { Err(error::invalid_name(name)) } else { Ok(()) }
}

impl StateMachineService {
    pub(super) async fn create_alias(
        &self,
        call: &Call,
        input: model::CreateStateMachineAliasInput,
    ) -> Result<model::CreateStateMachineAliasOutput, Error> {
        check_alias_name(&input.name)?;
        let realm = self.realm(&call.account, &call.region);
        let (machine, routes) = realm.routes(&input.routing_configuration)?;
        let now = self.house().clock.now().as_micros();
        let state_machine_alias_arn = format!("{}:{}", machine.arn, input.name);
        {
            let mut state = machine.state.lock();
            if state.deleting {
                return Err(error::being_deleted(&machine.arn));
            }
            if let Some(known) = state.aliases.get(&input.name) {
                if known.routes == routes && known.description == input.description {
                    let creation_date = Timestamp::from_micros(known.created);
                    return Ok(model::CreateStateMachineAliasOutput {
                        state_machine_alias_arn,
                        creation_date,
                    });
                }
                let message = format!("State Machine Alias Already Exists: '{state_machine_alias_arn}'");
                return Err(model::error::conflict(message));
            }
            if state.aliases.len() >= MOST_ALIASES {
                return Err(model::error::service_quota_exceeded(format!(
                    "The state machine {} has {MOST_ALIASES} aliases, the most that it may have.",
                    machine.arn
                )));
            }
            let alias = Alias { description: input.description, routes, created: now, updated: now };
            state.aliases.insert(input.name, alias);
        }
        self.house().store.commit(|batch| rows::put_machine(batch, &realm, &machine)).durable().await;
        let creation_date = Timestamp::from_micros(now);
        Ok(model::CreateStateMachineAliasOutput { state_machine_alias_arn, creation_date })
    }

    pub(super) fn alias_described(
        &self,
        call: &Call,
        alias_arn: &str,
    ) -> Result<model::DescribeStateMachineAliasOutput, Error> {
        let (machine, name) = self.realm(&call.account, &call.region).alias(alias_arn)?;
        let alias = machine.state.lock().aliases.get(&name).cloned().ok_or_else(missing)?;
        let item = |route: &Route| model::RoutingConfigurationListItem {
            state_machine_version_arn: format!("{}:{}", machine.arn, route.version),
            weight: i32::try_from(route.weight).unwrap_or_default(),
        };
        Ok(model::DescribeStateMachineAliasOutput {
            state_machine_alias_arn: Some(alias_arn.to_owned()),
            name: Some(name),
            description: alias.description,
            routing_configuration: Some(alias.routes.iter().map(item).collect()),
            creation_date: Some(Timestamp::from_micros(alias.created)),
            update_date: Some(Timestamp::from_micros(alias.updated)),
        })
    }

    pub(super) fn aliases_listed(
        &self,
        call: &Call,
        input: &model::ListStateMachineAliasesInput,
    ) -> Result<model::ListStateMachineAliasesOutput, Error> {
        let realm = self.realm(&call.account, &call.region);
        let MachineName { name, qualifier } = MachineName::parse(&input.state_machine_arn)?;
        let version = match qualifier {
            Qualifier::Current => None,
            Qualifier::Version(version) => Some(version),
            Qualifier::Alias(_) => {
                return Err(error::invalid_arn_because(
                    "Resource type not valid in this context: stateMachine alias",
                ));
            }
        };
        let machine = realm.machines.lock().get(&name).cloned();
        let machine = machine.ok_or_else(|| error::no_such_machine(&input.state_machine_arn))?;
        let leads_there = |alias: &Alias| {
            version.is_none_or(|version| alias.routes.iter().any(|route| route.version == version))
        };
        let item = |(name, alias): (&String, &Alias)| model::StateMachineAliasListItem {
            state_machine_alias_arn: format!("{}:{name}", machine.arn),
            creation_date: Timestamp::from_micros(alias.created),
        };
        let state = machine.state.lock();
        let all: Vec<_> = state.aliases.iter().filter(|(_, alias)| leads_there(alias)).map(item).collect();
        drop(state);
        let (state_machine_aliases, next_token) =
            page::page(&all, input.max_results, input.next_token.as_deref())?;
        Ok(model::ListStateMachineAliasesOutput { state_machine_aliases, next_token })
    }

    pub(super) async fn update_alias(
        &self,
        call: &Call,
        input: model::UpdateStateMachineAliasInput,
    ) -> Result<model::UpdateStateMachineAliasOutput, Error> {
        let realm = self.realm(&call.account, &call.region);
        let (machine, name) = realm.alias(&input.state_machine_alias_arn)?;
        if input.description.is_none() && input.routing_configuration.is_none() {
            return Err(model::error::validation(
                "Either the description or the routingConfiguration must be specified.",
            ));
        }
        let routes =
            match input.routing_configuration.as_deref().map(|routing| realm.routes(routing)).transpose()? {
                Some((other, _)) if other.arn != machine.arn => {
                    return Err(model::error::validation(
                        "Routing configuration must contain versions of the alias's state machine.",
                    ));
                }
                routes => routes.map(|(_, routes)| routes),
            };
        let update_date = self.house().clock.now();
        {
            let mut state = machine.state.lock();
            let alias = state.aliases.get_mut(&name).ok_or_else(missing)?;
            if let Some(routes) = routes {
                alias.routes = routes;
            }
            if input.description.is_some() {
                alias.description = input.description;
            }
            alias.updated = update_date.as_micros();
        }
        self.house().store.commit(|batch| rows::put_machine(batch, &realm, &machine)).durable().await;
        Ok(model::UpdateStateMachineAliasOutput { update_date })
    }

    pub(super) async fn delete_alias(&self, call: &Call, alias_arn: &str) -> Result<(), Error> {
        let realm = self.realm(&call.account, &call.region);
        let (machine, name) = realm.alias(alias_arn)?;
        if machine.state.lock().aliases.remove(&name).is_none() {
            return Err(missing());
        }
        self.house().store.commit(|batch| rows::put_machine(batch, &realm, &machine)).durable().await;
        Ok(())
    }
}

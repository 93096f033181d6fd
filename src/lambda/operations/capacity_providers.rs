//! Capacity providers: records, for there are no instances here that functions could be placed on.
//!
//! *AWS documentation: Lambda Managed Instances.*

use super::pages::page;
use crate::aws::model::lambda as model;
use crate::aws::{Call, Error};
use crate::lambda::name::Place;
use crate::lambda::record::CapacityProviderRow;
use crate::lambda::territory::CAPACITY_PROVIDERS;
use crate::lambda::{Engine, refusal};
use crate::store::Commit;

impl Engine {
    pub(super) async fn create_capacity_provider(
        &self,
        call: &Call,
        input: model::CreateCapacityProviderInput,
    ) -> Result<model::CreateCapacityProviderOutput, Error> {
        if input.tags.as_ref().is_some_and(|tags| !tags.is_empty()) {
            return Err(refusal::not_supported("tags of capacity providers"));
        }
        let place = Place::of(call);
        self.note_without_effect("lambda:CapacityProvider");
        let name = name_of(&input.capacity_provider_name).to_owned();
        let provider = model::CapacityProvider {
            capacity_provider_arn: place.capacity_provider_arn(&name),
            state: model::CapacityProviderState::Active,
            vpc_config: input.vpc_config,
            permissions_config: input.permissions_config,
            instance_requirements: input.instance_requirements,
            capacity_provider_scaling_config: input.capacity_provider_scaling_config,
            kms_key_arn: input.kms_key_arn,
            last_modified: Some(self.shared.house.clock.now().to_iso8601_millis()),
            propagate_tags: input.propagate_tags,
            telemetry_config: input.telemetry_config,
        };
        let commit = {
            let territory = self.territory(&place);
            let mut state = territory.lock();
            if state.capacity_providers.contains_key(&name) {
                return Err(refusal::conflict(format!("Capacity provider already exists: {name}")));
            }
            let commit = self.write_provider(&place, &name, &provider);
            state.capacity_providers.insert(name, provider.clone());
            commit
        };
        commit.durable().await;
        Ok(model::CreateCapacityProviderOutput { capacity_provider: provider })
    }

    pub(super) async fn get_capacity_provider(
        &self,
        call: &Call,
        input: model::GetCapacityProviderInput,
    ) -> Result<model::GetCapacityProviderOutput, Error> {
        let place = Place::of(call);
        let name = name_of(&input.capacity_provider_name);
        let territory = self.territory(&place);
        let state = territory.lock();
        let provider = state.capacity_providers.get(name).ok_or_else(|| missing(&place, name))?;
        Ok(model::GetCapacityProviderOutput { capacity_provider: provider.clone() })
    }

    pub(super) async fn update_capacity_provider(
        &self,
        call: &Call,
        input: model::UpdateCapacityProviderInput,
    ) -> Result<model::UpdateCapacityProviderOutput, Error> {
        let place = Place::of(call);
        let name = name_of(&input.capacity_provider_name);
        let (provider, commit) = {
            let territory = self.territory(&place);
            let mut state = territory.lock();
            let provider = state.capacity_providers.get_mut(name).ok_or_else(|| missing(&place, name))?;
            if input.capacity_provider_scaling_config.is_some() {
                provider.capacity_provider_scaling_config = input.capacity_provider_scaling_config;
            }
            if input.propagate_tags.is_some() {
                provider.propagate_tags = input.propagate_tags;
            }
            if input.telemetry_config.is_some() {
                provider.telemetry_config = input.telemetry_config;
            }
            provider.last_modified = Some(self.shared.house.clock.now().to_iso8601_millis());
            (provider.clone(), self.write_provider(&place, name, provider))
        };
        commit.durable().await;
        Ok(model::UpdateCapacityProviderOutput { capacity_provider: provider })
    }

    fn write_provider(&self, place: &Place, name: &str, provider: &model::CapacityProvider) -> Commit {
        self.shared.house.store.commit(|batch| {
            let row = CapacityProviderRow::of(place.region.to_string(), name, provider);
            batch.put(CAPACITY_PROVIDERS, &place.account, &provider.capacity_provider_arn, &row);
        })
    }

    pub(super) async fn delete_capacity_provider(
        &self,
        call: &Call,
        input: model::DeleteCapacityProviderInput,
    ) -> Result<model::DeleteCapacityProviderOutput, Error> {
        let place = Place::of(call);
        let name = name_of(&input.capacity_provider_name);
        let (mut provider, commit) = {
            let territory = self.territory(&place);
            let mut state = territory.lock();
            let provider = state.capacity_providers.remove(name).ok_or_else(|| missing(&place, name))?;
            let commit = self.shared.house.store.commit(|batch| {
                batch.delete(CAPACITY_PROVIDERS, &place.account, &provider.capacity_provider_arn);
            });
            (provider, commit)
        };
        commit.durable().await;
        provider.state = model::CapacityProviderState::Deleting;
        Ok(model::DeleteCapacityProviderOutput { capacity_provider: provider })
    }

    pub(super) async fn list_capacity_providers(
        &self,
        call: &Call,
        input: model::ListCapacityProvidersInput,
    ) -> Result<model::ListCapacityProvidersOutput, Error> {
        let territory = self.territory(&Place::of(call));
        let state = territory.lock();
        let wanted = |provider: &&model::CapacityProvider| {
            input.state.as_ref().is_none_or(|state| *state == provider.state)
        };
        let providers = state.capacity_providers.values().filter(wanted).cloned().collect();
        let arn = |provider: &model::CapacityProvider| provider.capacity_provider_arn.clone();
        let keyed = Vec::into_iter(providers).map(|provider| (arn(&provider), provider)).collect();
        let (page, next_marker) =
            page(keyed, |(arn, _)| arn.as_str(), input.marker.as_deref(), input.max_items)?;
        let capacity_providers = page.into_iter().map(|(_, provider)| provider).collect();
        Ok(model::ListCapacityProvidersOutput { capacity_providers, next_marker })
    }

    /// Always an empty list: functions can't be placed on capacity providers here.
    pub(super) async fn list_function_versions_by_capacity_provider(
        &self,
        call: &Call,
        input: model::ListFunctionVersionsByCapacityProviderInput,
    ) -> Result<model::ListFunctionVersionsByCapacityProviderOutput, Error> {
        let place = Place::of(call);
        let name = name_of(&input.capacity_provider_name);
        let territory = self.territory(&place);
        let state = territory.lock();
        let provider = state.capacity_providers.get(name).ok_or_else(|| missing(&place, name))?;
        Ok(model::ListFunctionVersionsByCapacityProviderOutput {
            capacity_provider_arn: provider.capacity_provider_arn.clone(),
            function_versions: Vec::new(),
            next_marker: None,
        })
    }
}

/// The name in a name or an ARN.
fn name_of(given: &str) -> &str {
    given.split_once(":capacity-provider:").map_or(given, |(_, name)| name)
}

fn missing(place: &Place, name: &str) -> Error {
    refusal::not_found(format!("Capacity provider not found: {}", place.capacity_provider_arn(name)))
}

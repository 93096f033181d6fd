//! Layers: publish, get, list, delete, and which of them functions use.

use std::sync::Arc;

use super::functions::{check_storage, take_in};
use super::pages::{page, version_key};
use crate::aws::model::lambda as model;
use crate::aws::{Call, Error};
use crate::lambda::code::{self, Package};
use crate::lambda::layer::{self, Layer, LayerVersion, LayerVersionArn, Publication, UsedLayer};
use crate::lambda::name::Place;
use crate::lambda::territory::{LAYERS, State};
use crate::lambda::{Engine, refusal};
use crate::store::Batch;

/// A layer version that a function is going to use, with its package.
pub(super) type Resolved = (UsedLayer, Arc<Package>);

impl Engine {
    pub(super) async fn publish_layer_version(
        &self,
        call: &Call,
        input: model::PublishLayerVersionInput,
    ) -> Result<model::PublishLayerVersionOutput, Error> {
        let place = own_place(call, &input.layer_name)?;
        let name = layer::name_of(&input.layer_name).to_owned();
        let zip = self.layer_content(call, input.content).await?;
        let package = take_in(zip).await?;
        let publication = Publication {
            description: input.description.unwrap_or_default(),
            license: input.license_info,
            runtimes: input.compatible_runtimes.map(|all| all.iter().map(ToString::to_string).collect()),
            architectures: input
                .compatible_architectures
                .map(|all| all.iter().map(ToString::to_string).collect()),
            code: package.digest.clone(),
        };
        let now = self.shared.house.clock.now();
        let (described, commit) = {
            let territory = self.territory(&place);
            let mut state = territory.lock();
            check_storage(&state, &package)?;
            let new = || Layer::new(place.clone(), name.clone());
            let layer = state.layers.entry(name.clone()).or_insert_with(new);
            let number = layer.publish(publication, now);
            let arn = layer.version_arn(number);
            let described = self.describe_layer(layer, &layer.versions[&number], call);
            let row = layer.clone();
            let changes = state.keep_layer(arn, package);
            let commit = self.shared.house.store.commit(|batch| {
                write_layer(&row, batch);
                changes.write(&place, batch);
            });
            (described, commit)
        };
        commit.durable().await;
        Ok(model::PublishLayerVersionOutput {
            content: described.content,
            layer_arn: described.layer_arn,
            layer_version_arn: described.layer_version_arn,
            description: described.description,
            created_date: described.created_date,
            version: described.version,
            compatible_architectures: described.compatible_architectures,
            compatible_runtimes: described.compatible_runtimes,
            license_info: described.license_info,
        })
    }

    async fn layer_content(
        &self,
        call: &Call,
        content: model::LayerVersionContentInput,
    ) -> Result<bytes::Bytes, Error> {
        if let Some(zip) = content.zip_file {
            return code::uploaded(zip);
        }
        let (Some(bucket), Some(key)) = (content.s3_bucket, content.s3_key) else {
            return Err(refusal::invalid_parameter("Please provide a source for layer content."));
        };
        self.object(call, &bucket, &key, content.s3_object_version.as_deref()).await
    }

    pub(super) async fn get_layer_version(
        &self,
        call: &Call,
        input: model::GetLayerVersionInput,
    ) -> Result<model::GetLayerVersionOutput, Error> {
        let number = layer::number_of(input.version_number)?;
        let place = place_of_layer(call, &input.layer_name);
        self.find_layer(call, &place, layer::name_of(&input.layer_name), number)
    }

    pub(super) async fn get_layer_version_by_arn(
        &self,
        call: &Call,
        input: model::GetLayerVersionByArnInput,
    ) -> Result<model::GetLayerVersionByArnOutput, Error> {
        let arn = LayerVersionArn::parse(&input.arn).ok_or_else(refusal::nothing_there)?;
        self.find_layer(call, &arn.place, &arn.name, arn.number)
    }

    fn find_layer(
        &self,
        call: &Call,
        place: &Place,
        name: &str,
        number: u64,
    ) -> Result<model::GetLayerVersionOutput, Error> {
        let territory = self.territory(place);
        let state = territory.lock();
        let (layer, version) = find(&state, name, number).ok_or_else(refusal::nothing_there)?;
        check_access(layer, version, &Place::of(call))?;
        Ok(self.describe_layer(layer, version, call))
    }

    pub(super) async fn list_layers(
        &self,
        call: &Call,
        input: model::ListLayersInput,
    ) -> Result<model::ListLayersOutput, Error> {
        let territory = self.territory(&Place::of(call));
        let state = territory.lock();
        let runtime = input.compatible_runtime.as_ref().map(model::Runtime::as_str);
        let architecture = input.compatible_architecture.as_ref().map(model::Architecture::as_str);
        let listed = state.layers.values().filter_map(|layer| {
            let latest =
                layer.versions.values().rev().find(|version| version.is_for(runtime, architecture))?;
            let item = model::LayersListItem {
                layer_name: Some(layer.name.clone()),
                layer_arn: Some(layer.arn()),
                latest_matching_version: Some(layer.list_item(latest)),
            };
            Some((layer.name.clone(), item))
        });
        let (page, next_marker) =
            page(listed.collect(), |(name, _)| name.as_str(), input.marker.as_deref(), input.max_items)?;
        let layers = page.into_iter().map(|(_, item)| item).collect();
        Ok(model::ListLayersOutput { next_marker, layers: Some(layers) })
    }

    pub(super) async fn list_layer_versions(
        &self,
        call: &Call,
        input: model::ListLayerVersionsInput,
    ) -> Result<model::ListLayerVersionsOutput, Error> {
        let territory = self.territory(&place_of_layer(call, &input.layer_name));
        let state = territory.lock();
        let runtime = input.compatible_runtime.as_ref().map(model::Runtime::as_str);
        let architecture = input.compatible_architecture.as_ref().map(model::Architecture::as_str);
        let layers = state.layers.get(layer::name_of(&input.layer_name)).into_iter();
        let listed = layers.flat_map(|layer| {
            let versions = layer.versions.values().rev();
            let matching = versions.filter(|version| version.is_for(runtime, architecture));
            // The newest comes first.
            let key = |version: &LayerVersion| version_key(&(u64::MAX - version.number).to_string());
            matching.map(move |version| (key(version), layer.list_item(version)))
        });
        let (page, next_marker) =
            page(listed.collect(), |(number, _)| number.as_str(), input.marker.as_deref(), input.max_items)?;
        let layer_versions = page.into_iter().map(|(_, item)| item).collect();
        Ok(model::ListLayerVersionsOutput { next_marker, layer_versions: Some(layer_versions) })
    }

    pub(super) async fn delete_layer_version(
        &self,
        call: &Call,
        input: model::DeleteLayerVersionInput,
    ) -> Result<model::DeleteLayerVersionOutput, Error> {
        let number = layer::number_of(input.version_number)?;
        let place = own_place(call, &input.layer_name)?;
        let name = layer::name_of(&input.layer_name);
        let commit = {
            let territory = self.territory(&place);
            let mut state = territory.lock();
            let Some(layer) = state.layers.get_mut(name) else {
                return Ok(model::DeleteLayerVersionOutput::default());
            };
            if layer.versions.remove(&number).is_none() {
                return Ok(model::DeleteLayerVersionOutput::default());
            }
            let arn = layer.version_arn(number);
            let row = layer.clone();
            let changes = state.drop_layer(&place, arn);
            self.shared.house.store.commit(|batch| {
                write_layer(&row, batch);
                changes.write(&place, batch);
            })
        };
        commit.durable().await;
        Ok(model::DeleteLayerVersionOutput::default())
    }

    /// The layer versions that a function in `place` is going to use, with their packages.
    ///
    /// # Errors
    /// `InvalidParameterValueException` as AWS words it: too many, two of one layer, one that isn't
    /// there. `AccessDeniedException` for one that another account hasn't shared.
    pub(super) fn resolve_layers(&self, place: &Place, arns: &[String]) -> Result<Vec<Resolved>, Error> {
        layer::check_together(arns)?;
        arns.iter().map(|arn| self.resolve_layer(place, arn)).collect()
    }

    fn resolve_layer(&self, place: &Place, arn: &str) -> Result<Resolved, Error> {
        let missing = || refusal::invalid_parameter(format!("Layer version {arn} does not exist."));
        let parsed = LayerVersionArn::parse(arn).ok_or_else(missing)?;
        let territory = self.territory(&parsed.place);
        let state = territory.lock();
        let (layer, version) = find(&state, &parsed.name, parsed.number).ok_or_else(missing)?;
        check_access(layer, version, place)?;
        let package = state.layer_packages.get(arn).cloned().ok_or_else(missing)?;
        Ok((UsedLayer { arn: arn.to_owned(), size: version.code.size }, package))
    }

    pub(super) async fn add_layer_version_permission(
        &self,
        call: &Call,
        input: model::AddLayerVersionPermissionInput,
    ) -> Result<model::AddLayerVersionPermissionOutput, Error> {
        let number = layer::number_of(input.version_number)?;
        own_place(call, &input.layer_name)?;
        let name = layer::name_of(&input.layer_name);
        let (statement, revision_id) = self
            .change_layer(call, name, number, |version, arn, new_id| {
                let now = self.shared.house.clock.now();
                version.sharing.add(&input, arn, crate::lambda::function::Circumstances { now, new_id })
            })
            .await?;
        Ok(model::AddLayerVersionPermissionOutput {
            statement: Some(statement),
            revision_id: Some(revision_id),
        })
    }

    pub(super) async fn remove_layer_version_permission(
        &self,
        call: &Call,
        input: model::RemoveLayerVersionPermissionInput,
    ) -> Result<model::RemoveLayerVersionPermissionOutput, Error> {
        let number = layer::number_of(input.version_number)?;
        own_place(call, &input.layer_name)?;
        let name = layer::name_of(&input.layer_name);
        self.change_layer(call, name, number, |version, _, new_id| {
            let now = self.shared.house.clock.now();
            version.sharing.remove(&input, crate::lambda::function::Circumstances { now, new_id })
        })
        .await?;
        Ok(model::RemoveLayerVersionPermissionOutput::default())
    }

    pub(super) async fn get_layer_version_policy(
        &self,
        call: &Call,
        input: model::GetLayerVersionPolicyInput,
    ) -> Result<model::GetLayerVersionPolicyOutput, Error> {
        let number = layer::number_of(input.version_number)?;
        let name = layer::name_of(&input.layer_name);
        let territory = self.territory(&own_place(call, &input.layer_name)?);
        let state = territory.lock();
        let (layer, version) =
            find(&state, name, number).ok_or_else(|| no_version(&Place::of(call), name, number))?;
        let none = || {
            let arn = layer.version_arn(number);
            refusal::not_found(format!("No policy is associated with the given resource: {arn}"))
        };
        let (policy, revision_id) = version.sharing.policy().ok_or_else(none)?;
        Ok(model::GetLayerVersionPolicyOutput { policy: Some(policy), revision_id: Some(revision_id) })
    }

    async fn change_layer<T>(
        &self,
        call: &Call,
        name: &str,
        number: u64,
        change: impl FnOnce(&mut LayerVersion, &str, &dyn Fn() -> String) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let place = Place::of(call);
        let new_id = || self.shared.house.randomness.uuid().to_string();
        let (answer, commit) = {
            let territory = self.territory(&place);
            let mut state = territory.lock();
            let missing = || no_version(&place, name, number);
            let layer = state.layers.get_mut(name).ok_or_else(missing)?;
            let arn = layer.version_arn(number);
            let version = layer.versions.get_mut(&number).ok_or_else(missing)?;
            let answer = change(version, &arn, &new_id)?;
            (answer, self.shared.house.store.commit(|batch| write_layer(layer, batch)))
        };
        commit.durable().await;
        Ok(answer)
    }

    fn describe_layer(
        &self,
        layer: &Layer,
        version: &LayerVersion,
        call: &Call,
    ) -> model::GetLayerVersionOutput {
        let number = version.number.to_string();
        let location = self.layer_location(&layer.place, &layer.name, &number, &call.authority);
        layer.describe(version, location)
    }
}

fn find<'a>(state: &'a State, name: &str, number: u64) -> Option<(&'a Layer, &'a LayerVersion)> {
    let layer = state.layers.get(name)?;
    layer.versions.get(&number).map(|version| (layer, version))
}

fn no_version(place: &Place, name: &str, number: u64) -> Error {
    refusal::not_found(format!("Layer version {}:{number} does not exist.", place.layer_arn(name)))
}

/// Where the layer is that a call names by name or ARN.
fn place_of_layer(call: &Call, given: &str) -> Place {
    let elsewhere = LayerVersionArn::parse(&format!("{given}:1"));
    elsewhere.map_or_else(|| Place::of(call), |arn| arn.place)
}

/// The caller's own place, if that is where the layer is which a call means to change.
fn own_place(call: &Call, given: &str) -> Result<Place, Error> {
    let (own, named) = (Place::of(call), place_of_layer(call, given));
    if named.account != own.account {
        return Err(refusal::other_account(&own.account, given));
    }
    if named.region != own.region {
        return Err(refusal::other_region(named.region.as_str(), own.region.as_str()));
    }
    Ok(own)
}

/// Whether `user` may use a version: its own account may, others as far as they were permitted.
fn check_access(layer: &Layer, version: &LayerVersion, user: &Place) -> Result<(), Error> {
    if layer.place.account == user.account || version.sharing.allows(&user.account) {
        return Ok(());
    }
    let message = format!(
        "User: arn:aws:iam::{}:root is not authorized to perform: lambda:GetLayerVersion on resource: {} because no \
         resource-based policy allows the lambda:GetLayerVersion action",
        user.account,
        layer.version_arn(version.number)
    );
    Err(Error::new("AccessDeniedException", 403, message))
}

fn write_layer(layer: &Layer, batch: &mut Batch) {
    batch.put(LAYERS, &layer.place.account, format!("{}/{}", layer.place.region, layer.name), layer);
}

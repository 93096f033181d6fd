//! Tags of functions and event source mappings.

use std::collections::BTreeMap;

use crate::aws::model::lambda as model;
use crate::aws::{Call, Error};
use crate::lambda::function::checks;
use crate::lambda::name::{Place, Reference};
use crate::lambda::{Engine, refusal};

type Tags = BTreeMap<String, String>;

impl Engine {
    pub(super) async fn tag_resource(
        &self,
        call: &Call,
        input: model::TagResourceInput,
    ) -> Result<model::TagResourceOutput, Error> {
        let change = |tags: &mut Tags| {
            let mut all = tags.clone();
            all.extend(input.tags.clone());
            checks::tags(&all)?;
            *tags = all;
            Ok(())
        };
        self.change_tags(call, &input.resource, change).await?;
        Ok(model::TagResourceOutput::default())
    }

    pub(super) async fn untag_resource(
        &self,
        call: &Call,
        input: model::UntagResourceInput,
    ) -> Result<model::UntagResourceOutput, Error> {
        let change = |tags: &mut Tags| {
            tags.retain(|key, _| !input.tag_keys.contains(key));
            Ok(())
        };
        self.change_tags(call, &input.resource, change).await?;
        Ok(model::UntagResourceOutput::default())
    }

    pub(super) async fn list_tags(
        &self,
        call: &Call,
        input: model::ListTagsInput,
    ) -> Result<model::ListTagsOutput, Error> {
        let place = Place::of(call);
        let tags = if let Some(id) = mapping_id(&input.resource) {
            let territory = self.territory(&place);
            let state = territory.lock();
            let running = state.mappings.get(id).ok_or_else(refusal::nothing_there)?;
            running.mapping.tags.clone()
        } else {
            let reference = tagged_function(&place, &input.resource)?;
            self.look(&place, &reference, |entry| Some(entry.function.tags.clone()))?
        };
        Ok(model::ListTagsOutput { tags: Some(tags) })
    }

    async fn change_tags(
        &self,
        call: &Call,
        resource: &str,
        change: impl FnOnce(&mut Tags) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let place = Place::of(call);
        if let Some(id) = mapping_id(resource) {
            let change = |mapping: &mut crate::lambda::mapping::Mapping| change(&mut mapping.tags);
            return self.change_mapping(&place, id, change).await;
        }
        let reference = tagged_function(&place, resource)?;
        let missing = || refusal::function_not_found(&reference.arn(&place));
        let territory = self.territory(&place);
        self.change(&territory, &reference.name, missing, |entry, _| change(&mut entry.function.tags)).await
    }
}

/// The id in the ARN of an event source mapping.
fn mapping_id(arn: &str) -> Option<&str> {
    arn.split_once(":event-source-mapping:").map(|(_, id)| id)
}

/// The function in an ARN; versions and aliases have no tags.
fn tagged_function(place: &Place, arn: &str) -> Result<Reference, Error> {
    if !arn.contains(":function:") {
        return Err(refusal::not_supported("tags of this kind of resource"));
    }
    let reference = Reference::parse(place, arn, None)?;
    if reference.qualifier.is_some() {
        return Err(refusal::invalid_parameter(
            "Tags on function aliases and versions are not supported. Please specify a function ARN.",
        ));
    }
    Ok(reference)
}

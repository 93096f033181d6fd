//! Versions: publish and list.

use super::pages::{page, version_key};
use crate::aws::model::lambda as model;
use crate::aws::{Call, Error};
use crate::lambda::name::{Place, Qualifier, Reference};
use crate::lambda::{Engine, refusal};

impl Engine {
    pub(super) async fn publish_version(
        &self,
        call: &Call,
        input: model::PublishVersionInput,
    ) -> Result<model::PublishVersionOutput, Error> {
        let place = Place::of(call);
        let Reference { name, .. } = Reference::parse(&place, &input.function_name, None)?;
        let missing = || refusal::function_not_found(&place.function_arn(&name));
        let territory = self.territory(&place);
        let published = self.change(&territory, &name, missing, |entry, with| {
            let version = Qualifier::Version(entry.function.publish(&input, with)?);
            let arn = place.qualified_arn(&name, &version);
            entry.function.describe(&version, arn).ok_or_else(missing)
        });
        published.await
    }

    pub(super) async fn list_versions_by_function(
        &self,
        call: &Call,
        input: model::ListVersionsByFunctionInput,
    ) -> Result<model::ListVersionsByFunctionOutput, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, &input.function_name, None)?;
        let versions = self.look(&place, &reference, |entry| Some(entry.function.describe_versions()))?;
        let version =
            |one: &model::FunctionConfiguration| version_key(one.version.as_deref().unwrap_or_default());
        let keyed = versions.into_iter().map(|one| (version(&one), one)).collect();
        let (page, next_marker) =
            page(keyed, |(version, _)| version.as_str(), input.marker.as_deref(), input.max_items)?;
        let versions = page.into_iter().map(|(_, one)| one).collect();
        Ok(model::ListVersionsByFunctionOutput { next_marker, versions: Some(versions) })
    }
}

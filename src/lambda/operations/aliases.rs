//! Aliases: create, get, list, update, delete.

use super::pages::page;
use crate::aws::model::lambda as model;
use crate::aws::{Call, Error};
use crate::lambda::name::{Place, Reference};
use crate::lambda::{Engine, refusal};

impl Engine {
    pub(super) async fn create_alias(
        &self,
        call: &Call,
        input: model::CreateAliasInput,
    ) -> Result<model::CreateAliasOutput, Error> {
        let place = Place::of(call);
        let Reference { name, .. } = Reference::parse(&place, &input.function_name, None)?;
        let arn = place.qualified_arn(&name, &input.function_version);
        let missing = || refusal::function_not_found(&arn);
        let territory = self.territory(&place);
        self.change(&territory, &name, missing, |entry, with| entry.function.create_alias(&input, with)).await
    }

    pub(super) async fn get_alias(
        &self,
        call: &Call,
        input: model::GetAliasInput,
    ) -> Result<model::GetAliasOutput, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, &input.function_name, None)?;
        let found = self.look(&place, &reference, |entry| {
            let function = &entry.function;
            function.alias(&input.name).map(|alias| function.describe_alias(alias))
        });
        found.map_err(|_| refusal::alias_not_found(&place.qualified_arn(&reference.name, &input.name)))
    }

    pub(super) async fn list_aliases(
        &self,
        call: &Call,
        input: model::ListAliasesInput,
    ) -> Result<model::ListAliasesOutput, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, &input.function_name, None)?;
        let version = input.function_version.as_deref();
        let aliases = self.look(&place, &reference, |entry| Some(entry.function.list_aliases(version)))?;
        let name = |alias: &model::AliasConfiguration| alias.name.clone().unwrap_or_default();
        let keyed = aliases.into_iter().map(|alias| (name(&alias), alias)).collect();
        let (page, next_marker) =
            page(keyed, |(name, _)| name.as_str(), input.marker.as_deref(), input.max_items)?;
        let aliases = page.into_iter().map(|(_, alias)| alias).collect();
        Ok(model::ListAliasesOutput { next_marker, aliases: Some(aliases) })
    }

    pub(super) async fn update_alias(
        &self,
        call: &Call,
        input: model::UpdateAliasInput,
    ) -> Result<model::UpdateAliasOutput, Error> {
        let place = Place::of(call);
        let Reference { name, .. } = Reference::parse(&place, &input.function_name, None)?;
        let missing = || refusal::function_not_found(&place.function_arn(&name));
        let territory = self.territory(&place);
        let updated =
            self.change(&territory, &name, missing, |entry, with| entry.function.update_alias(&input, with));
        let updated = updated.await?;
        self.keep_provisioned(&place, &name);
        Ok(updated)
    }

    pub(super) async fn delete_alias(
        &self,
        call: &Call,
        input: model::DeleteAliasInput,
    ) -> Result<model::DeleteAliasOutput, Error> {
        let place = Place::of(call);
        let Reference { name, .. } = Reference::parse(&place, &input.function_name, None)?;
        let missing = || refusal::function_not_found(&place.function_arn(&name));
        let territory = self.territory(&place);
        let deleted = self.change(&territory, &name, missing, |entry, _| {
            entry.function.delete_alias(&input.name);
            entry.function.settings.forget(&input.name);
            Ok(())
        });
        deleted.await?;
        self.keep_provisioned(&place, &name);
        Ok(model::DeleteAliasOutput::default())
    }
}

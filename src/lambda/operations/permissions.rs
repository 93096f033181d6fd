//! Resource policies: add, remove, get.

use crate::aws::model::lambda as model;
use crate::aws::{Call, Error};
use crate::lambda::name::{Place, Qualifier, Reference};
use crate::lambda::{Engine, refusal};

impl Engine {
    pub(super) async fn add_permission(
        &self,
        call: &Call,
        input: model::AddPermissionInput,
    ) -> Result<model::AddPermissionOutput, Error> {
        let place = Place::of(call);
        let Reference { name, qualifier } =
            Reference::parse(&place, &input.function_name, input.qualifier.as_deref())?;
        if qualifier == Some(Qualifier::Latest) {
            return Err(refusal::invalid_parameter(
                "We currently do not support adding policies for $LATEST.",
            ));
        }
        let missing = || refusal::function_not_found(&place.function_arn(&name));
        let territory = self.territory(&place);
        let added = self.change(&territory, &name, missing, |entry, with| {
            entry.function.add_permission(qualifier.as_ref(), &input, with)
        });
        Ok(model::AddPermissionOutput { statement: Some(added.await?) })
    }

    pub(super) async fn remove_permission(
        &self,
        call: &Call,
        input: model::RemovePermissionInput,
    ) -> Result<model::RemovePermissionOutput, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, &input.function_name, input.qualifier.as_deref())?;
        let missing = || refusal::not_found(format!("No policy found for: {}", reference.arn(&place)));
        let territory = self.territory(&place);
        let removed = self.change(&territory, &reference.name, missing, |entry, with| {
            entry.function.remove_permission(reference.qualifier.as_ref(), &input, with)
        });
        removed.await?;
        Ok(model::RemovePermissionOutput::default())
    }

    pub(super) async fn get_policy(
        &self,
        call: &Call,
        input: model::GetPolicyInput,
    ) -> Result<model::GetPolicyOutput, Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, &input.function_name, input.qualifier.as_deref())?;
        let found =
            self.look(&place, &reference, |entry| entry.function.policy(reference.qualifier.as_ref()));
        let (policy, revision_id) = found.map_err(|_| refusal::nothing_there())?;
        Ok(model::GetPolicyOutput { policy: Some(policy), revision_id: Some(revision_id) })
    }
}

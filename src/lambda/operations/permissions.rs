//! Resource policies: statement by statement, or whole.

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
        refuse_latest(qualifier.as_ref())?;
        let missing = || refusal::function_not_found(&place.function_arn(&name));
        let territory = self.territory(&place);
        let added = self.change(&territory, &name, missing, |entry, with| {
            let statement = entry.function.add_permission(qualifier.as_ref(), &input, with)?;
            Ok((statement, entry.function.policy_out_of_reach(qualifier.as_ref())))
        });
        let (statement, out_of_reach) = added.await?;
        self.note_out_of_reach(out_of_reach);
        Ok(model::AddPermissionOutput { statement: Some(statement) })
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
        let (policy, revision_id) = self.policy(call, &input.function_name, input.qualifier.as_deref())?;
        Ok(model::GetPolicyOutput { policy: Some(policy), revision_id: Some(revision_id) })
    }

    pub(super) async fn put_resource_policy(
        &self,
        call: &Call,
        input: model::PutResourcePolicyInput,
    ) -> Result<model::PutResourcePolicyOutput, Error> {
        let place = Place::of(call);
        let Reference { name, qualifier } = Reference::parse(&place, &input.resource_arn, None)?;
        refuse_latest(qualifier.as_ref())?;
        let missing = || refusal::function_not_found(&input.resource_arn);
        let (document, revision) = (&input.policy, input.revision_id.as_deref());
        let territory = self.territory(&place);
        let put = self.change(&territory, &name, missing, |entry, with| {
            let policy = entry.function.put_policy(qualifier.as_ref(), document, revision, with)?;
            let put = (policy.document(), policy.revision_id.clone());
            Ok((put, entry.function.policy_out_of_reach(qualifier.as_ref())))
        });
        let ((policy, revision_id), out_of_reach) = put.await?;
        self.note_out_of_reach(out_of_reach);
        Ok(model::PutResourcePolicyOutput { policy: Some(policy), revision_id: Some(revision_id) })
    }

    pub(super) async fn get_resource_policy(
        &self,
        call: &Call,
        input: model::GetResourcePolicyInput,
    ) -> Result<model::GetResourcePolicyOutput, Error> {
        let (policy, revision_id) = self.policy(call, &input.resource_arn, None)?;
        Ok(model::GetResourcePolicyOutput { policy: Some(policy), revision_id: Some(revision_id) })
    }

    pub(super) async fn delete_resource_policy(
        &self,
        call: &Call,
        input: model::DeleteResourcePolicyInput,
    ) -> Result<model::DeleteResourcePolicyOutput, Error> {
        let place = Place::of(call);
        let Reference { name, qualifier } = Reference::parse(&place, &input.resource_arn, None)?;
        let missing = || refusal::function_not_found(&input.resource_arn);
        let territory = self.territory(&place);
        let deleted = self.change(&territory, &name, missing, |entry, with| {
            entry.function.delete_policy(qualifier.as_ref(), input.revision_id.as_deref(), with)
        });
        deleted.await?;
        Ok(model::DeleteResourcePolicyOutput::default())
    }

    /// A policy and its revision id.
    fn policy(
        &self,
        call: &Call,
        function: &str,
        qualifier: Option<&str>,
    ) -> Result<(String, String), Error> {
        let place = Place::of(call);
        let reference = Reference::parse(&place, function, qualifier)?;
        let found =
            self.look(&place, &reference, |entry| entry.function.policy(reference.qualifier.as_ref()));
        found.map_err(|_| refusal::nothing_there())
    }

    /// Counts what of a new policy can't be told here.
    fn note_out_of_reach(&self, names: Vec<String>) {
        for name in names {
            self.note_without_effect(&format!("lambda:ResourcePolicy ({name})"));
        }
    }
}

fn refuse_latest(qualifier: Option<&Qualifier>) -> Result<(), Error> {
    if qualifier == Some(&Qualifier::Latest) {
        return Err(refusal::invalid_parameter("We currently do not support adding policies for $LATEST."));
    }
    Ok(())
}

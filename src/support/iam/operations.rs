//! IAM's operations: each one line between the wire and the account's directory.

use super::Iam;
use super::directory::Directory;
use super::role::Role;
use crate::aws::model::iam;
use crate::aws::{Call, Error};

impl iam::Iam for Iam {
    async fn create_role(
        &self,
        call: &Call,
        input: iam::CreateRoleInput,
    ) -> Result<iam::CreateRoleOutput, Error> {
        let (name, birth) = (input.role_name.clone(), self.birth(call));
        let role = self.change_role(call, &name, |directory| directory.create_role(&birth, input)).await?;
        Ok(iam::CreateRoleOutput { role })
    }

    async fn get_role(&self, call: &Call, input: iam::GetRoleInput) -> Result<iam::GetRoleOutput, Error> {
        let role = self.read(call, |directory| directory.role(&input.role_name).map(Role::in_full))?;
        Ok(iam::GetRoleOutput { role })
    }

    async fn list_roles(
        &self,
        call: &Call,
        input: iam::ListRolesInput,
    ) -> Result<iam::ListRolesOutput, Error> {
        let page = self.read(call, |directory| directory.list_roles(&input))?;
        let is_truncated = Some(page.is_truncated());
        Ok(iam::ListRolesOutput { roles: page.items, is_truncated, marker: page.marker })
    }

    async fn update_role(
        &self,
        call: &Call,
        input: iam::UpdateRoleInput,
    ) -> Result<iam::UpdateRoleOutput, Error> {
        let name = input.role_name.clone();
        self.change_role(call, &name, |directory| directory.update_role(input)).await?;
        Ok(iam::UpdateRoleOutput::default())
    }

    async fn update_role_description(
        &self,
        call: &Call,
        input: iam::UpdateRoleDescriptionInput,
    ) -> Result<iam::UpdateRoleDescriptionOutput, Error> {
        let name = input.role_name.clone();
        let role =
            self.change_role(call, &name, |directory| directory.update_role_description(input)).await?;
        Ok(iam::UpdateRoleDescriptionOutput { role: Some(role) })
    }

    async fn delete_role(
        &self,
        call: &Call,
        input: iam::DeleteRoleInput,
    ) -> Result<iam::DeleteRoleOutput, Error> {
        let name = input.role_name.clone();
        self.change_role(call, &name, |directory| directory.delete_role(&input.role_name)).await?;
        Ok(iam::DeleteRoleOutput::default())
    }

    async fn update_assume_role_policy(
        &self,
        call: &Call,
        input: iam::UpdateAssumeRolePolicyInput,
    ) -> Result<iam::UpdateAssumeRolePolicyOutput, Error> {
        let name = input.role_name.clone();
        self.change_role(call, &name, |directory| {
            directory.update_trust(&input.role_name, &input.policy_document)
        })
        .await?;
        Ok(iam::UpdateAssumeRolePolicyOutput::default())
    }

    async fn put_role_policy(
        &self,
        call: &Call,
        input: iam::PutRolePolicyInput,
    ) -> Result<iam::PutRolePolicyOutput, Error> {
        let name = input.role_name.clone();
        self.change_role(call, &name, |directory| directory.put_role_policy(input)).await?;
        Ok(iam::PutRolePolicyOutput::default())
    }

    async fn get_role_policy(
        &self,
        call: &Call,
        input: iam::GetRolePolicyInput,
    ) -> Result<iam::GetRolePolicyOutput, Error> {
        self.read(call, |directory| directory.get_role_policy(&input))
    }

    async fn delete_role_policy(
        &self,
        call: &Call,
        input: iam::DeleteRolePolicyInput,
    ) -> Result<iam::DeleteRolePolicyOutput, Error> {
        let name = input.role_name.clone();
        self.change_role(call, &name, |directory| directory.delete_role_policy(&input)).await?;
        Ok(iam::DeleteRolePolicyOutput::default())
    }

    async fn list_role_policies(
        &self,
        call: &Call,
        input: iam::ListRolePoliciesInput,
    ) -> Result<iam::ListRolePoliciesOutput, Error> {
        let page = self.read(call, |directory| directory.list_role_policies(&input))?;
        let is_truncated = Some(page.is_truncated());
        Ok(iam::ListRolePoliciesOutput { policy_names: page.items, is_truncated, marker: page.marker })
    }

    async fn attach_role_policy(
        &self,
        call: &Call,
        input: iam::AttachRolePolicyInput,
    ) -> Result<iam::AttachRolePolicyOutput, Error> {
        let name = input.role_name.clone();
        self.change_role(call, &name, |directory| directory.attach_role_policy(input)).await?;
        Ok(iam::AttachRolePolicyOutput::default())
    }

    async fn detach_role_policy(
        &self,
        call: &Call,
        input: iam::DetachRolePolicyInput,
    ) -> Result<iam::DetachRolePolicyOutput, Error> {
        let name = input.role_name.clone();
        self.change_role(call, &name, |directory| directory.detach_role_policy(&input)).await?;
        Ok(iam::DetachRolePolicyOutput::default())
    }

    async fn list_attached_role_policies(
        &self,
        call: &Call,
        input: iam::ListAttachedRolePoliciesInput,
    ) -> Result<iam::ListAttachedRolePoliciesOutput, Error> {
        let page = self.read(call, |directory| directory.list_attached_role_policies(&input))?;
        let is_truncated = Some(page.is_truncated());
        Ok(iam::ListAttachedRolePoliciesOutput {
            attached_policies: Some(page.items),
            is_truncated,
            marker: page.marker,
        })
    }

    async fn list_instance_profiles_for_role(
        &self,
        call: &Call,
        input: iam::ListInstanceProfilesForRoleInput,
    ) -> Result<iam::ListInstanceProfilesForRoleOutput, Error> {
        // Instance profiles belong to EC2, which Virga has not: no role is in one.
        self.read(call, |directory| directory.role(&input.role_name).map(drop))?;
        let is_truncated = Some(false);
        Ok(iam::ListInstanceProfilesForRoleOutput { is_truncated, ..Default::default() })
    }

    async fn tag_role(&self, call: &Call, input: iam::TagRoleInput) -> Result<iam::TagRoleOutput, Error> {
        let name = input.role_name.clone();
        self.change_role(call, &name, |directory| directory.tag_role(&input.role_name, input.tags)).await?;
        Ok(iam::TagRoleOutput::default())
    }

    async fn untag_role(
        &self,
        call: &Call,
        input: iam::UntagRoleInput,
    ) -> Result<iam::UntagRoleOutput, Error> {
        let name = input.role_name.clone();
        self.change_role(call, &name, |directory| directory.untag_role(&input.role_name, &input.tag_keys))
            .await?;
        Ok(iam::UntagRoleOutput::default())
    }

    async fn list_role_tags(
        &self,
        call: &Call,
        input: iam::ListRoleTagsInput,
    ) -> Result<iam::ListRoleTagsOutput, Error> {
        let page = self.read(call, |directory| directory.list_role_tags(&input))?;
        let is_truncated = Some(page.is_truncated());
        Ok(iam::ListRoleTagsOutput { tags: page.items, is_truncated, marker: page.marker })
    }

    async fn create_policy(
        &self,
        call: &Call,
        input: iam::CreatePolicyInput,
    ) -> Result<iam::CreatePolicyOutput, Error> {
        let (name, birth) = (input.policy_name.clone(), self.birth(call));
        let policy =
            self.change_policy(call, &name, |directory| directory.create_policy(&birth, input)).await?;
        Ok(iam::CreatePolicyOutput { policy: Some(policy) })
    }

    async fn get_policy(
        &self,
        call: &Call,
        input: iam::GetPolicyInput,
    ) -> Result<iam::GetPolicyOutput, Error> {
        let policy = self.read(call, |directory| directory.get_policy(&input.policy_arn))?;
        Ok(iam::GetPolicyOutput { policy: Some(policy) })
    }

    async fn list_policies(
        &self,
        call: &Call,
        input: iam::ListPoliciesInput,
    ) -> Result<iam::ListPoliciesOutput, Error> {
        let page = self.read(call, |directory| directory.list_policies(call.region.partition(), &input))?;
        let is_truncated = Some(page.is_truncated());
        Ok(iam::ListPoliciesOutput { policies: Some(page.items), is_truncated, marker: page.marker })
    }

    async fn delete_policy(
        &self,
        call: &Call,
        input: iam::DeletePolicyInput,
    ) -> Result<iam::DeletePolicyOutput, Error> {
        let arn = input.policy_arn.clone();
        self.change_policy(call, &arn, |directory| directory.delete_policy(&input.policy_arn)).await?;
        Ok(iam::DeletePolicyOutput::default())
    }

    async fn create_policy_version(
        &self,
        call: &Call,
        input: iam::CreatePolicyVersionInput,
    ) -> Result<iam::CreatePolicyVersionOutput, Error> {
        let (arn, now) = (input.policy_arn.clone(), self.shared.clock.now());
        let create = |directory: &mut Directory| directory.create_policy_version(now, input);
        let version = self.change_policy(call, &arn, create).await?;
        Ok(iam::CreatePolicyVersionOutput { policy_version: Some(version) })
    }

    async fn get_policy_version(
        &self,
        call: &Call,
        input: iam::GetPolicyVersionInput,
    ) -> Result<iam::GetPolicyVersionOutput, Error> {
        let version = self.read(call, |directory| directory.get_policy_version(&input))?;
        Ok(iam::GetPolicyVersionOutput { policy_version: Some(version) })
    }

    async fn list_policy_versions(
        &self,
        call: &Call,
        input: iam::ListPolicyVersionsInput,
    ) -> Result<iam::ListPolicyVersionsOutput, Error> {
        let page = self.read(call, |directory| directory.list_policy_versions(&input))?;
        let is_truncated = Some(page.is_truncated());
        Ok(iam::ListPolicyVersionsOutput { versions: Some(page.items), is_truncated, marker: page.marker })
    }

    async fn set_default_policy_version(
        &self,
        call: &Call,
        input: iam::SetDefaultPolicyVersionInput,
    ) -> Result<iam::SetDefaultPolicyVersionOutput, Error> {
        let now = self.shared.clock.now();
        let arn = input.policy_arn.clone();
        self.change_policy(call, &arn, |directory| directory.set_default_policy_version(now, &input)).await?;
        Ok(iam::SetDefaultPolicyVersionOutput::default())
    }

    async fn delete_policy_version(
        &self,
        call: &Call,
        input: iam::DeletePolicyVersionInput,
    ) -> Result<iam::DeletePolicyVersionOutput, Error> {
        let now = self.shared.clock.now();
        let arn = input.policy_arn.clone();
        self.change_policy(call, &arn, |directory| directory.delete_policy_version(now, &input)).await?;
        Ok(iam::DeletePolicyVersionOutput::default())
    }

    async fn tag_policy(
        &self,
        call: &Call,
        input: iam::TagPolicyInput,
    ) -> Result<iam::TagPolicyOutput, Error> {
        let arn = input.policy_arn.clone();
        self.change_policy(call, &arn, |directory| directory.tag_policy(&input.policy_arn, input.tags))
            .await?;
        Ok(iam::TagPolicyOutput::default())
    }

    async fn untag_policy(
        &self,
        call: &Call,
        input: iam::UntagPolicyInput,
    ) -> Result<iam::UntagPolicyOutput, Error> {
        let arn = input.policy_arn.clone();
        self.change_policy(call, &arn, |directory| {
            directory.untag_policy(&input.policy_arn, &input.tag_keys)
        })
        .await?;
        Ok(iam::UntagPolicyOutput::default())
    }

    async fn list_policy_tags(
        &self,
        call: &Call,
        input: iam::ListPolicyTagsInput,
    ) -> Result<iam::ListPolicyTagsOutput, Error> {
        let page = self.read(call, |directory| directory.list_policy_tags(&input))?;
        let is_truncated = Some(page.is_truncated());
        Ok(iam::ListPolicyTagsOutput { tags: page.items, is_truncated, marker: page.marker })
    }
}

//! Policies of roles: written into them, or attached to them.

use super::directory::Directory;
use super::document;
use super::page::{Page, page};
use crate::aws::Error;
use crate::aws::model::iam::{self, error};

/// Characters of all inline policies of a role together, white space not counted.
const LARGEST_INLINE: usize = 10_240;

/// Policies attached to one role.
const MOST_ATTACHED: usize = 20;

impl Directory {
    pub(super) fn put_role_policy(&mut self, input: iam::PutRolePolicyInput) -> Result<(), Error> {
        let role = self.role_mut(&input.role_name)?;
        document::permissions(&input.policy_document)?;
        let others = role.inline.iter().filter(|(name, _)| **name != input.policy_name);
        let size: usize = others.map(|(_, document)| document::size(document)).sum();
        if size + document::size(&input.policy_document) > LARGEST_INLINE {
            let name = input.role_name;
            let message = format!("Maximum policy size of {LARGEST_INLINE} bytes exceeded for role {name}");
            return Err(error::limit_exceeded(message));
        }
        role.inline.insert(input.policy_name, input.policy_document);
        Ok(())
    }

    pub(super) fn get_role_policy(
        &self,
        input: &iam::GetRolePolicyInput,
    ) -> Result<iam::GetRolePolicyOutput, Error> {
        let (role_name, policy_name) = (&input.role_name, &input.policy_name);
        let inline = &self.role(role_name)?.inline;
        let document = inline.get(policy_name).ok_or_else(|| no_role_policy(policy_name))?;
        Ok(iam::GetRolePolicyOutput {
            role_name: role_name.clone(),
            policy_name: policy_name.clone(),
            policy_document: document::encoded(document),
        })
    }

    pub(super) fn delete_role_policy(&mut self, input: &iam::DeleteRolePolicyInput) -> Result<(), Error> {
        let inline = &mut self.role_mut(&input.role_name)?.inline;
        let removed = inline.remove(&input.policy_name);
        removed.map(drop).ok_or_else(|| no_role_policy(&input.policy_name))
    }

    pub(super) fn list_role_policies(
        &self,
        input: &iam::ListRolePoliciesInput,
    ) -> Result<Page<String>, Error> {
        let names = self.role(&input.role_name)?.inline.keys().map(|name| (name, name.clone()));
        page(names, input.marker.as_deref(), input.max_items)
    }

    /// Attaching what is attached already changes nothing, and is no error.
    pub(super) fn attach_role_policy(&mut self, input: iam::AttachRolePolicyInput) -> Result<(), Error> {
        let (name, arn) = (input.role_name, input.policy_arn);
        self.role(&name)?;
        if self.find(&arn)?.is_none() {
            let message = format!("Policy {arn} does not exist or is not attachable.");
            return Err(error::no_such_entity(message));
        }
        let attached = &mut self.role_mut(&name)?.attached;
        if attached.len() >= MOST_ATTACHED && !attached.contains(&arn) {
            let message = format!("Cannot exceed quota for PoliciesPerRole: {MOST_ATTACHED}");
            return Err(error::limit_exceeded(message));
        }
        attached.insert(arn);
        Ok(())
    }

    pub(super) fn detach_role_policy(&mut self, input: &iam::DetachRolePolicyInput) -> Result<(), Error> {
        let arn = &input.policy_arn;
        self.find(arn)?;
        let removed = self.role_mut(&input.role_name)?.attached.remove(arn);
        if removed {
            return Ok(());
        }
        Err(error::no_such_entity(format!("Policy {arn} was not found.")))
    }

    pub(super) fn list_attached_role_policies(
        &self,
        input: &iam::ListAttachedRolePoliciesInput,
    ) -> Result<Page<iam::AttachedPolicy>, Error> {
        let prefix = input.path_prefix.as_deref().unwrap_or("/");
        let role = self.role(&input.role_name)?;
        let mut attached: Vec<_> = role
            .attached
            .iter()
            .filter_map(|arn| {
                let policy = self.find(arn).ok().flatten()?;
                let listed = iam::AttachedPolicy {
                    policy_name: Some(policy.name().to_owned()),
                    policy_arn: Some(arn.clone()),
                };
                policy.path().starts_with(prefix).then(|| (policy.name().to_owned(), listed))
            })
            .collect();
        attached.sort_by(|left, right| left.0.cmp(&right.0));
        page(attached.into_iter(), input.marker.as_deref(), input.max_items)
    }
}

fn no_role_policy(name: &str) -> Error {
    error::no_such_entity(format!("The role policy with name {name} cannot be found."))
}

//! The roles and policies of one account.

use std::collections::BTreeMap;

use super::managed;
use super::policy::Policy;
use super::role::Role;
use crate::aws::Error;
use crate::aws::model::iam::error;
use crate::clock::Timestamp;
use crate::identity::{AccountId, Arn};

/// All that IAM knows of one account: the heart, without clock, lock or store.
#[derive(Debug)]
pub(super) struct Directory {
    pub(super) account: AccountId,
    /// By name.
    pub(super) roles: BTreeMap<String, Role>,
    /// By name: names are unique whatever the path.
    pub(super) policies: BTreeMap<String, Policy>,
}

/// What a new role or policy is given from outside.
#[derive(Clone, Debug)]
pub(super) struct Birth {
    pub now: Timestamp,
    /// 17 letters and digits; the prefix says what it is.
    pub letters: String,
    /// `aws`, `aws-cn`, `aws-us-gov`.
    pub partition: &'static str,
}

/// A policy that may be attached.
#[derive(Debug)]
pub(super) enum Attachable<'a> {
    Own(&'a Policy),
    Managed(managed::ManagedPolicy),
}

impl Directory {
    pub(super) fn new(account: AccountId) -> Self {
        Self { account, roles: BTreeMap::new(), policies: BTreeMap::new() }
    }

    pub(super) fn role(&self, name: &str) -> Result<&Role, Error> {
        self.roles.get(name).ok_or_else(|| no_role(name))
    }

    pub(super) fn role_mut(&mut self, name: &str) -> Result<&mut Role, Error> {
        self.roles.get_mut(name).ok_or_else(|| no_role(name))
    }

    /// The account's own policy with this ARN.
    pub(super) fn policy(&self, arn: &str) -> Result<&Policy, Error> {
        match self.find(arn)? {
            Some(Attachable::Own(policy)) => Ok(policy),
            _ => Err(no_policy(arn)),
        }
    }

    /// The account's own policy with this ARN, to be changed by `action`, which nobody may do to a
    /// policy that AWS manages.
    pub(super) fn policy_to_change(&mut self, arn: &str, action: &str) -> Result<&mut Policy, Error> {
        let name = match self.find(arn)? {
            Some(Attachable::Own(policy)) => policy.name.clone(),
            Some(Attachable::Managed(_)) => {
                let account = &self.account;
                let message = format!(
                    "User: arn:aws:iam::{account}:root is not authorized to perform: iam:{action} on resource: policy {arn}"
                );
                return Err(Error::new("AccessDenied", 403, message));
            }
            None => return Err(no_policy(arn)),
        };
        self.policies.get_mut(&name).ok_or_else(|| no_policy(arn))
    }

    /// The policy with this ARN, the account's own or AWS's.
    pub(super) fn find(&self, arn: &str) -> Result<Option<Attachable<'_>>, Error> {
        let parsed = arn.parse::<Arn>().ok().filter(|parsed| {
            parsed.service == "iam" && parsed.region.is_empty() && parsed.resource.starts_with("policy/")
        });
        let parsed = parsed.ok_or_else(|| error::invalid_input(format!("ARN {arn} is not valid.")))?;
        if parsed.account == "aws" {
            return Ok(managed::find(&parsed).map(Attachable::Managed));
        }
        let name = parsed.resource.rsplit('/').next().unwrap_or_default();
        let own = self.policies.get(name).filter(|policy| policy.arn == arn);
        Ok(own.map(Attachable::Own))
    }

    /// How many roles this policy is attached to.
    pub(super) fn attachments(&self, arn: &str) -> i32 {
        count(self.roles.values().filter(|role| role.attached.contains(arn)))
    }

    /// How many roles have this policy as their permissions boundary.
    pub(super) fn boundaries(&self, arn: &str) -> i32 {
        count(self.roles.values().filter(|role| role.boundary.as_deref() == Some(arn)))
    }
}

impl Attachable<'_> {
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Own(policy) => &policy.name,
            Self::Managed(policy) => policy.name,
        }
    }

    pub(super) fn path(&self) -> &str {
        match self {
            Self::Own(policy) => &policy.path,
            Self::Managed(policy) => policy.path,
        }
    }
}

pub(super) fn no_policy(arn: &str) -> Error {
    error::no_such_entity(format!("Policy {arn} was not found."))
}

fn no_role(name: &str) -> Error {
    error::no_such_entity(format!("The role with name {name} cannot be found."))
}

fn count(entities: impl Iterator) -> i32 {
    i32::try_from(entities.count()).unwrap_or(i32::MAX)
}

//! Versions of policies.
//!
//! *AWS documentation: Versioning IAM policies.*

use super::directory::{Attachable, Directory, no_policy};
use super::document;
use super::managed;
use super::page::{Page, page};
use super::policy::{Policy, Version, check_document};
use crate::aws::Error;
use crate::aws::model::iam::{self, error};
use crate::clock::Timestamp;

/// Versions of one policy.
const MOST: usize = 5;

impl Directory {
    pub(super) fn create_policy_version(
        &mut self,
        now: Timestamp,
        input: iam::CreatePolicyVersionInput,
    ) -> Result<iam::PolicyVersion, Error> {
        let policy = self.policy_to_change(&input.policy_arn, "CreatePolicyVersion")?;
        check_document(&input.policy_document)?;
        if policy.versions.len() >= MOST {
            let message = format!(
                "A managed policy can have up to {MOST} versions. Before you create a new version, you must \
                 delete an existing version."
            );
            return Err(error::limit_exceeded(message));
        }
        policy.newest += 1;
        let created = now.as_secs();
        let version = Version { document: input.policy_document, created };
        policy.versions.insert(policy.newest, version);
        policy.updated = created;
        if input.set_as_default == Some(true) {
            policy.default = policy.newest;
        }
        Ok(policy.listed_version(policy.newest, created))
    }

    pub(super) fn get_policy_version(
        &self,
        input: &iam::GetPolicyVersionInput,
    ) -> Result<iam::PolicyVersion, Error> {
        let (arn, id) = (&input.policy_arn, &input.version_id);
        match self.find(arn)? {
            Some(Attachable::Own(policy)) => {
                let (number, version) = policy.version(id)?;
                let document = Some(document::encoded(&version.document));
                Ok(iam::PolicyVersion { document, ..policy.listed_version(number, version.created) })
            }
            Some(Attachable::Managed(policy)) if id == "v1" => {
                let document = Some(document::encoded(policy.document()?));
                Ok(iam::PolicyVersion { document, ..managed_version() })
            }
            Some(Attachable::Managed(_)) => Err(no_version(arn, id)),
            None => Err(no_policy(arn)),
        }
    }

    /// The newest first, as IAM lists them.
    pub(super) fn list_policy_versions(
        &self,
        input: &iam::ListPolicyVersionsInput,
    ) -> Result<Page<iam::PolicyVersion>, Error> {
        let versions = match self.find(&input.policy_arn)? {
            Some(Attachable::Own(policy)) => {
                let newest_first = policy.versions.iter().rev();
                newest_first
                    .map(|(number, version)| policy.listed_version(*number, version.created))
                    .collect()
            }
            Some(Attachable::Managed(_)) => vec![managed_version()],
            None => return Err(no_policy(&input.policy_arn)),
        };
        let numbered = versions.into_iter().enumerate().map(|(at, version)| (at.to_string(), version));
        page(numbered, input.marker.as_deref(), input.max_items)
    }

    pub(super) fn set_default_policy_version(
        &mut self,
        now: Timestamp,
        input: &iam::SetDefaultPolicyVersionInput,
    ) -> Result<(), Error> {
        let policy = self.policy_to_change(&input.policy_arn, "SetDefaultPolicyVersion")?;
        policy.default = policy.version(&input.version_id)?.0;
        policy.updated = now.as_secs();
        Ok(())
    }

    pub(super) fn delete_policy_version(
        &mut self,
        now: Timestamp,
        input: &iam::DeletePolicyVersionInput,
    ) -> Result<(), Error> {
        let policy = self.policy_to_change(&input.policy_arn, "DeletePolicyVersion")?;
        let number = policy.version(&input.version_id)?.0;
        if number == policy.default {
            return Err(error::delete_conflict("Cannot delete the default version of a policy."));
        }
        policy.versions.remove(&number);
        policy.updated = now.as_secs();
        Ok(())
    }
}

impl Policy {
    fn version(&self, id: &str) -> Result<(u32, &Version), Error> {
        let number = id.strip_prefix('v').and_then(|number| number.parse().ok());
        let found = number.and_then(|number| self.versions.get(&number).map(|version| (number, version)));
        found.ok_or_else(|| no_version(&self.arn, id))
    }

    /// As `ListPolicyVersions` answers it: without its document.
    fn listed_version(&self, number: u32, created: i64) -> iam::PolicyVersion {
        iam::PolicyVersion {
            version_id: Some(format!("v{number}")),
            is_default_version: Some(number == self.default),
            create_date: Some(Timestamp::from_secs(created)),
            document: None,
        }
    }
}

fn managed_version() -> iam::PolicyVersion {
    iam::PolicyVersion {
        version_id: Some("v1".to_owned()),
        is_default_version: Some(true),
        create_date: Some(Timestamp::from_secs(managed::CREATED)),
        document: None,
    }
}

fn no_version(arn: &str, id: &str) -> Error {
    let message = format!("Policy {arn} version {id} does not exist or is not attachable.");
    error::no_such_entity(message)
}

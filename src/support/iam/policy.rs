//! Policies of their own, which can be attached and have versions.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::directory::{Attachable, Birth, Directory, no_policy};
use super::document;
use super::managed::{self, ManagedPolicy};
use super::page::{Page, page};
use super::tags::{self, Tags};
use crate::aws::Error;
use crate::aws::model::iam::{self, error};
use crate::clock::Timestamp;

/// Policies of one account.
const MOST: usize = 1_500;

/// Characters of a policy, white space not counted.
const LARGEST: usize = 6_144;

/// A policy, as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Policy {
    pub path: String,
    pub name: String,
    pub id: String,
    pub arn: String,
    pub description: Option<String>,
    /// Seconds since the epoch.
    pub created: i64,
    /// Seconds since the epoch, when a version last came, went or became the default.
    pub updated: i64,
    pub tags: Tags,
    /// By number: `v1` is 1.
    pub versions: BTreeMap<u32, Version>,
    /// The number of the version in force.
    pub default: u32,
    /// The number of the newest version there ever was: numbers are not used twice.
    pub newest: u32,
}

/// One version of a policy.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Version {
    pub document: String,
    /// Seconds since the epoch.
    pub created: i64,
}

impl Directory {
    pub(super) fn create_policy(
        &mut self,
        birth: &Birth,
        input: iam::CreatePolicyInput,
    ) -> Result<iam::Policy, Error> {
        let name = input.policy_name;
        if self.policies.keys().any(|taken| taken.eq_ignore_ascii_case(&name)) {
            let message = format!("A policy called {name} already exists. Duplicate names are not allowed.");
            return Err(error::entity_already_exists(message));
        }
        if self.policies.len() >= MOST {
            return Err(error::limit_exceeded(format!("Cannot exceed quota for PoliciesPerAccount: {MOST}")));
        }
        check_document(&input.policy_document)?;
        let created = birth.now.as_secs();
        let path = input.path.unwrap_or_else(|| "/".to_owned());
        let policy = Policy {
            arn: format!("arn:{}:iam::{}:policy{path}{name}", birth.partition, self.account),
            id: format!("ANPA{}", birth.letters),
            path,
            description: input.description,
            created,
            updated: created,
            tags: tags::read(input.tags)?,
            versions: BTreeMap::from([(1, Version { document: input.policy_document, created })]),
            default: 1,
            newest: 1,
            name: name.clone(),
        };
        let answer = iam::Policy { tags: tags::answer(&policy.tags), ..self.listed(&policy) };
        self.policies.insert(name, policy);
        Ok(answer)
    }

    pub(super) fn get_policy(&self, arn: &str) -> Result<iam::Policy, Error> {
        match self.find(arn)? {
            Some(Attachable::Own(policy)) => Ok(iam::Policy {
                description: policy.description.clone(),
                tags: Some(policy.tags.iter().map(tags::one).collect()),
                ..self.listed(policy)
            }),
            Some(Attachable::Managed(policy)) => {
                Ok(iam::Policy { tags: Some(Vec::new()), ..self.listed_managed(policy, arn.to_owned()) })
            }
            None => Err(no_policy(arn)),
        }
    }

    /// The account's own policies and, unless the scope says otherwise, AWS's, by name.
    pub(super) fn list_policies(
        &self,
        partition: &str,
        input: &iam::ListPoliciesInput,
    ) -> Result<Page<iam::Policy>, Error> {
        let scope = input.scope.as_ref().map_or("All", |scope| scope.as_str());
        let mut policies = Vec::new();
        if scope != "AWS" {
            policies.extend(self.policies.values().map(|policy| self.listed(policy)));
        }
        if scope != "Local" {
            let listed = |policy: ManagedPolicy| self.listed_managed(policy, policy.arn(partition));
            policies.extend(managed::all().map(listed));
        }
        policies.retain(|policy| is_asked_for(policy, input));
        // AWS may have a policy of the same name as an account's: the ARN tells them apart.
        let key = |policy: &iam::Policy| {
            format!(
                "{} {}",
                policy.policy_name.as_deref().unwrap_or_default(),
                policy.arn.as_deref().unwrap_or_default()
            )
        };
        let mut keyed: Vec<_> = policies.into_iter().map(|policy| (key(&policy), policy)).collect();
        keyed.sort_by(|left, right| left.0.cmp(&right.0));
        page(keyed.into_iter(), input.marker.as_deref(), input.max_items)
    }

    pub(super) fn delete_policy(&mut self, arn: &str) -> Result<(), Error> {
        let used = self.attachments(arn) + self.boundaries(arn);
        let policy = self.policy_to_change(arn, "DeletePolicy")?;
        if used > 0 {
            return Err(error::delete_conflict("Cannot delete a policy attached to entities."));
        }
        if policy.versions.len() > 1 {
            let message = "This policy has more than one version. Before you delete a policy, you must delete \
                           the policy's versions. The default version is deleted with the policy.";
            return Err(error::delete_conflict(message));
        }
        let name = policy.name.clone();
        self.policies.remove(&name);
        Ok(())
    }

    pub(super) fn tag_policy(&mut self, arn: &str, added: Vec<iam::Tag>) -> Result<(), Error> {
        tags::add(&mut self.policy_to_change(arn, "TagPolicy")?.tags, added, "Policy")
    }

    pub(super) fn untag_policy(&mut self, arn: &str, keys: &[String]) -> Result<(), Error> {
        tags::remove(&mut self.policy_to_change(arn, "UntagPolicy")?.tags, keys);
        Ok(())
    }

    pub(super) fn list_policy_tags(&self, input: &iam::ListPolicyTagsInput) -> Result<Page<iam::Tag>, Error> {
        let tags = self.policy(&input.policy_arn)?.tags.iter().map(|tag| (tag.0, tags::one(tag)));
        page(tags, input.marker.as_deref(), input.max_items)
    }

    /// As `ListPolicies` answers it: without description and tags.
    fn listed(&self, policy: &Policy) -> iam::Policy {
        iam::Policy {
            policy_name: Some(policy.name.clone()),
            policy_id: Some(policy.id.clone()),
            arn: Some(policy.arn.clone()),
            path: Some(policy.path.clone()),
            default_version_id: Some(format!("v{}", policy.default)),
            attachment_count: Some(self.attachments(&policy.arn)),
            permissions_boundary_usage_count: Some(self.boundaries(&policy.arn)),
            is_attachable: Some(true),
            create_date: Some(Timestamp::from_secs(policy.created)),
            update_date: Some(Timestamp::from_secs(policy.updated)),
            ..iam::Policy::default()
        }
    }

    fn listed_managed(&self, policy: ManagedPolicy, arn: String) -> iam::Policy {
        let created = Timestamp::from_secs(managed::CREATED);
        iam::Policy {
            policy_name: Some(policy.name.to_owned()),
            policy_id: Some(policy.id()),
            path: Some(policy.path.to_owned()),
            default_version_id: Some("v1".to_owned()),
            attachment_count: Some(self.attachments(&arn)),
            permissions_boundary_usage_count: Some(self.boundaries(&arn)),
            is_attachable: Some(true),
            create_date: Some(created),
            update_date: Some(created),
            arn: Some(arn),
            ..iam::Policy::default()
        }
    }
}

/// Refuses a document that is too large or no policy.
pub(super) fn check_document(document: &str) -> Result<(), Error> {
    if document::size(document) > LARGEST {
        return Err(error::limit_exceeded(format!("Cannot exceed quota for PolicySize: {LARGEST}")));
    }
    document::permissions(document)
}

fn is_asked_for(policy: &iam::Policy, input: &iam::ListPoliciesInput) -> bool {
    let prefix = input.path_prefix.as_deref().unwrap_or("/");
    let (attached, bounding) = (policy.attachment_count, policy.permissions_boundary_usage_count);
    let used = match input.policy_usage_filter.as_ref().map(iam::PolicyUsageType::as_str) {
        Some("PermissionsPolicy") => attached,
        Some(_) => bounding,
        None => attached.max(bounding),
    };
    let wants_used = input.only_attached == Some(true);
    policy.path.as_deref().is_some_and(|path| path.starts_with(prefix)) && (!wants_used || used > Some(0))
}

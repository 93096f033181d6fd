//! Roles: who may be assumed, and what is recorded of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::directory::{Birth, Directory};
use super::document;
use super::page::{Page, page};
use super::tags::{self, Tags};
use crate::aws::Error;
use crate::aws::model::iam::{self, error};
use crate::clock::Timestamp;

/// Roles of one account.
const MOST: usize = 1_000;

/// Characters of a trust policy, white space not counted.
const LARGEST_TRUST: usize = 2_048;

/// Seconds that a session lasts at most, where nobody said otherwise.
const USUAL_SESSION: i32 = 3_600;

/// A role, as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Role {
    pub path: String,
    pub name: String,
    pub id: String,
    pub arn: String,
    /// Seconds since the epoch, as fine as IAM tells time.
    pub created: i64,
    /// The trust policy, as JSON.
    pub trust: String,
    pub description: Option<String>,
    /// Seconds.
    pub longest_session: i32,
    /// The ARN of the permissions boundary.
    pub boundary: Option<String>,
    pub tags: Tags,
    /// Documents of the inline policies, by name.
    pub inline: BTreeMap<String, String>,
    /// ARNs of the attached policies.
    pub attached: BTreeSet<String>,
}

impl Directory {
    pub(super) fn create_role(
        &mut self,
        birth: &Birth,
        input: iam::CreateRoleInput,
    ) -> Result<iam::Role, Error> {
        let name = input.role_name;
        if self.roles.keys().any(|taken| taken.eq_ignore_ascii_case(&name)) {
            return Err(error::entity_already_exists(format!("Role with name {name} already exists.")));
        }
        if self.roles.len() >= MOST {
            return Err(error::limit_exceeded(format!("Cannot exceed quota for RolesPerAccount: {MOST}")));
        }
        let trust = trust(&input.assume_role_policy_document)?;
        if let Some(boundary) = &input.permissions_boundary
            && self.find(boundary)?.is_none()
        {
            let message = format!("Scope ARN: {boundary} does not exist or is not attachable.");
            return Err(error::no_such_entity(message));
        }
        let path = input.path.unwrap_or_else(|| "/".to_owned());
        let role = Role {
            arn: format!("arn:{}:iam::{}:role{path}{name}", birth.partition, self.account),
            id: format!("AROA{}", birth.letters),
            created: birth.now.as_secs(),
            path,
            trust,
            description: input.description,
            longest_session: input.max_session_duration.unwrap_or(USUAL_SESSION),
            boundary: input.permissions_boundary,
            tags: tags::read(input.tags)?,
            inline: BTreeMap::new(),
            attached: BTreeSet::new(),
            name: name.clone(),
        };
        let answer = role.when_created();
        self.roles.insert(name, role);
        Ok(answer)
    }

    pub(super) fn list_roles(&self, input: &iam::ListRolesInput) -> Result<Page<iam::Role>, Error> {
        let prefix = input.path_prefix.as_deref().unwrap_or("/");
        let roles = self.roles.iter().filter(|(_, role)| role.path.starts_with(prefix));
        let roles = roles.map(|(name, role)| (name, role.when_listed()));
        page(roles, input.marker.as_deref(), input.max_items)
    }

    pub(super) fn update_role(&mut self, input: iam::UpdateRoleInput) -> Result<(), Error> {
        let role = self.role_mut(&input.role_name)?;
        if let Some(seconds) = input.max_session_duration {
            role.longest_session = seconds;
        }
        if let Some(description) = input.description {
            role.description = Some(description);
        }
        Ok(())
    }

    pub(super) fn update_role_description(
        &mut self,
        input: iam::UpdateRoleDescriptionInput,
    ) -> Result<iam::Role, Error> {
        let role = self.role_mut(&input.role_name)?;
        role.description = Some(input.description);
        Ok(role.in_full())
    }

    pub(super) fn update_trust(&mut self, name: &str, document: &str) -> Result<(), Error> {
        let role = self.role_mut(name)?;
        role.trust = trust(document)?;
        Ok(())
    }

    pub(super) fn delete_role(&mut self, name: &str) -> Result<(), Error> {
        let role = self.role(name)?;
        if !role.attached.is_empty() {
            return Err(error::delete_conflict("Cannot delete entity, must detach all policies first."));
        }
        if !role.inline.is_empty() {
            return Err(error::delete_conflict("Cannot delete entity, must delete policies first."));
        }
        self.roles.remove(name);
        Ok(())
    }

    pub(super) fn tag_role(&mut self, name: &str, added: Vec<iam::Tag>) -> Result<(), Error> {
        tags::add(&mut self.role_mut(name)?.tags, added, "Role")
    }

    pub(super) fn untag_role(&mut self, name: &str, keys: &[String]) -> Result<(), Error> {
        tags::remove(&mut self.role_mut(name)?.tags, keys);
        Ok(())
    }

    pub(super) fn list_role_tags(&self, input: &iam::ListRoleTagsInput) -> Result<Page<iam::Tag>, Error> {
        let tags = self.role(&input.role_name)?.tags.iter().map(|tag| (tag.0, tags::one(tag)));
        page(tags, input.marker.as_deref(), input.max_items)
    }
}

impl Role {
    /// As `GetRole` answers it: everything.
    pub(super) fn in_full(&self) -> iam::Role {
        iam::Role {
            role_last_used: Some(iam::RoleLastUsed::default()),
            tags: self.tags(),
            ..self.with_boundary()
        }
    }

    fn tags(&self) -> Option<Vec<iam::Tag>> {
        tags::answer(&self.tags)
    }

    fn when_created(&self) -> iam::Role {
        iam::Role { tags: self.tags(), ..self.with_boundary() }
    }

    fn with_boundary(&self) -> iam::Role {
        let boundary = self.boundary.as_ref().map(|arn| iam::AttachedPermissionsBoundary {
            permissions_boundary_type: Some("Policy".into()),
            permissions_boundary_arn: Some(arn.clone()),
        });
        iam::Role { permissions_boundary: boundary, ..self.when_listed() }
    }

    /// As `ListRoles` answers it: without tags, boundary and last use.
    fn when_listed(&self) -> iam::Role {
        iam::Role {
            path: self.path.clone(),
            role_name: self.name.clone(),
            role_id: self.id.clone(),
            arn: self.arn.clone(),
            create_date: Timestamp::from_secs(self.created),
            assume_role_policy_document: Some(document::encoded(&self.trust)),
            description: self.description.clone(),
            max_session_duration: Some(self.longest_session),
            ..iam::Role::default()
        }
    }
}

fn trust(document: &str) -> Result<String, Error> {
    if document::size(document) > LARGEST_TRUST {
        let message = format!("Cannot exceed quota for ACLSizePerRole: {LARGEST_TRUST}");
        return Err(error::limit_exceeded(message));
    }
    document::trust(document)
}

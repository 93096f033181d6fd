//! Whose policy is which: functions, versions and aliases have one each.

use super::{Circumstances, Function};
use crate::aws::Error;
use crate::aws::model::lambda as model;
use crate::lambda::name::Qualifier;
use crate::lambda::policy::{self, Policy, Question, Verdict};
use crate::lambda::refusal;

/// Under which key the policy for a qualifier is kept.
fn key(qualifier: Option<&Qualifier>) -> String {
    qualifier.map(ToString::to_string).unwrap_or_default()
}

impl Function {
    /// `AddPermission`: the new statement as a JSON document.
    ///
    /// # Errors
    /// When the version or alias does not exist, the principal is nobody, the statement id is taken,
    /// or `RevisionId` is not the current one.
    pub fn add_permission(
        &mut self,
        qualifier: Option<&Qualifier>,
        input: &model::AddPermissionInput,
        with: Circumstances<'_>,
    ) -> Result<String, Error> {
        self.check_qualifier(qualifier)?;
        self.check_policy_revision(qualifier, input.revision_id.as_deref())?;
        let statement = policy::statement_of(input, &self.policy_owner(qualifier), &self.place.region)?;
        let document = statement.to_string();
        let mut policy = self.policies.get(&key(qualifier)).cloned().unwrap_or_default();
        policy.add(statement)?;
        self.policies.insert(key(qualifier), policy);
        self.touch_policy(qualifier, with);
        Ok(document)
    }

    /// `RemovePermission`.
    ///
    /// # Errors
    /// When the version, alias, policy or statement does not exist, or `RevisionId` is not the
    /// current one.
    pub fn remove_permission(
        &mut self,
        qualifier: Option<&Qualifier>,
        input: &model::RemovePermissionInput,
        with: Circumstances<'_>,
    ) -> Result<(), Error> {
        self.check_qualifier(qualifier)?;
        let key = key(qualifier);
        let Some(policy) = self.policies.get(&key) else {
            return Err(refusal::not_found("No policy is associated with the given resource."));
        };
        let Some(position) = policy.position(&input.statement_id) else {
            return Err(refusal::not_found(format!(
                "Statement {} is not found in resource policy.",
                input.statement_id
            )));
        };
        self.check_policy_revision(qualifier, input.revision_id.as_deref())?;
        if let Some(policy) = self.policies.get_mut(&key) {
            policy.remove(position);
        }
        self.touch_policy(qualifier, with);
        self.policies.retain(|_, policy| !policy.is_empty());
        Ok(())
    }

    /// `PutResourcePolicy`: the policy in the place of whatever policy there was.
    ///
    /// # Errors
    /// When the version or alias does not exist, the policy is malformed or too long, or `revision_id` is
    /// not that of the policy there is.
    pub fn put_policy(
        &mut self,
        qualifier: Option<&Qualifier>,
        document: &str,
        revision_id: Option<&str>,
        with: Circumstances<'_>,
    ) -> Result<&Policy, Error> {
        self.check_qualifier(qualifier)?;
        let policy = Policy::read(document, &self.policy_owner(qualifier))?;
        let present = self.policies.get(&key(qualifier));
        if revision_id.is_some() && present.map(|policy| policy.revision_id.as_str()) != revision_id {
            return Err(refusal::stale_revision("GetResourcePolicy"));
        }
        self.policies.insert(key(qualifier), policy);
        self.touch_policy(qualifier, with);
        self.policies.get(&key(qualifier)).ok_or_else(refusal::nothing_there)
    }

    /// `DeleteResourcePolicy`.
    ///
    /// # Errors
    /// When there is no policy, or `revision_id` is not its own.
    pub fn delete_policy(
        &mut self,
        qualifier: Option<&Qualifier>,
        revision_id: Option<&str>,
        with: Circumstances<'_>,
    ) -> Result<(), Error> {
        self.check_qualifier(qualifier)?;
        let present = self.policies.get(&key(qualifier)).ok_or_else(refusal::nothing_there)?;
        if revision_id.is_some_and(|expected| expected != present.revision_id) {
            return Err(refusal::stale_revision("GetResourcePolicy"));
        }
        self.policies.remove(&key(qualifier));
        self.touch_policy(qualifier, with);
        Ok(())
    }

    /// What the policies say of a call to what `qualifier` means: its own policy, and that of the function
    /// where this is about its versions and aliases.
    #[must_use]
    pub fn verdict(&self, qualifier: Option<&Qualifier>, question: &Question<'_>) -> Verdict {
        let own = qualifier.and_then(|_| self.policies.get(&key(qualifier)));
        policy::verdict(self.policies.get("").into_iter().chain(own), question)
    }

    /// As [`Policy::out_of_reach`], of the policy for a qualifier.
    #[must_use]
    pub fn policy_out_of_reach(&self, qualifier: Option<&Qualifier>) -> Vec<String> {
        self.policies.get(&key(qualifier)).into_iter().flat_map(Policy::out_of_reach).collect()
    }

    /// Whether anything of it has a policy.
    #[must_use]
    pub fn has_policies(&self) -> bool {
        !self.policies.is_empty()
    }

    /// The ARN of what the policy for a qualifier belongs to.
    #[must_use]
    pub fn policy_owner(&self, qualifier: Option<&Qualifier>) -> String {
        qualifier.map_or_else(|| self.arn(), |qualifier| self.place.qualified_arn(&self.name, qualifier))
    }

    /// `GetPolicy`: the document and its revision id.
    #[must_use]
    pub fn policy(&self, qualifier: Option<&Qualifier>) -> Option<(String, String)> {
        let policy = self.policies.get(&key(qualifier))?;
        Some((policy.document(), policy.revision_id.clone()))
    }

    fn check_qualifier(&self, qualifier: Option<&Qualifier>) -> Result<(), Error> {
        match qualifier {
            Some(qualifier) if self.version(qualifier, 0.0).is_none() => {
                let arn = self.place.qualified_arn(&self.name, qualifier);
                let is_alias = qualifier.is_alias_name();
                Err(if is_alias { refusal::alias_not_found(&arn) } else { refusal::function_not_found(&arn) })
            }
            _ => Ok(()),
        }
    }

    /// The revision id may be that of the policy or of what it belongs to.
    fn check_policy_revision(
        &self,
        qualifier: Option<&Qualifier>,
        expected: Option<&str>,
    ) -> Result<(), Error> {
        let Some(expected) = expected else { return Ok(()) };
        let of_policy = self.policies.get(&key(qualifier)).map(|policy| policy.revision_id.as_str());
        let (owner, call) = match qualifier {
            Some(Qualifier::Alias(name)) => {
                (self.alias(name).map(|alias| alias.revision_id.as_str()), "GetPolicy")
            }
            Some(version) => {
                (self.revision(version).map(|version| version.revision_id.as_str()), "GetFunction/GetAlias")
            }
            None => (Some(self.latest.revision_id.as_str()), "GetFunction/GetAlias"),
        };
        if [of_policy, owner].contains(&Some(expected)) {
            return Ok(());
        }
        Err(refusal::stale_revision(call))
    }

    /// A changed policy changes the revision of what it belongs to.
    fn touch_policy(&mut self, qualifier: Option<&Qualifier>, with: Circumstances<'_>) {
        let revision_id = (with.new_id)();
        if let Some(policy) = self.policies.get_mut(&key(qualifier)) {
            policy.revision_id.clone_from(&revision_id);
        }
        match qualifier {
            Some(Qualifier::Version(number)) => {
                if let Some(version) = self.versions.get_mut(number) {
                    version.revision_id = revision_id;
                }
            }
            Some(Qualifier::Alias(name)) => {
                if let Some(alias) = self.alias_mut(name) {
                    alias.revision_id = revision_id;
                }
            }
            Some(Qualifier::Latest) | None => self.latest.revision_id = revision_id,
        }
    }
}

//! Resource policies: who may call a function.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{Circumstances, Function};
use crate::aws::Error;
use crate::aws::model::lambda as model;
use crate::identity::{AccountId, Region};
use crate::lambda::name::Qualifier;
use crate::lambda::refusal;

/// The policy of a function, a version or an alias.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Policy {
    statements: Vec<Statement>,
    revision_id: String,
}

/// One permission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    sid: String,
    document: Value,
}

impl Policy {
    /// The policy as a JSON document.
    #[must_use]
    pub fn document(&self) -> String {
        let statements: Vec<&Value> = self.statements.iter().map(|statement| &statement.document).collect();
        json!({"Version": "2012-10-17", "Id": "default", "Statement": statements}).to_string()
    }
}

/// Reads who is meant: everyone, an account, a user or role, or a service of AWS.
fn principal(text: &str, region: &Region) -> Result<Value, Error> {
    if text == "*" {
        return Ok(Value::from("*"));
    }
    if let Ok(account) = text.parse::<AccountId>() {
        return Ok(json!({"AWS": format!("arn:{}:iam::{account}:root", region.partition())}));
    }
    let mut parts = text.split(':');
    if parts.next() == Some("arn") && matches!(parts.nth(1), Some("iam" | "sts")) {
        return Ok(json!({"AWS": text}));
    }
    let is_service =
        [".amazonaws.com", ".amazon.com", ".amazonaws.com.cn"].iter().any(|end| text.ends_with(end));
    if is_service {
        return Ok(json!({"Service": text}));
    }
    Err(refusal::invalid_parameter(
        "The provided principal was invalid. Please check the principal and try again.",
    ))
}

fn statement(input: &model::AddPermissionInput, resource: &str, region: &Region) -> Result<Statement, Error> {
    let mut document = Map::new();
    document.insert("Sid".to_owned(), input.statement_id.clone().into());
    document.insert("Effect".to_owned(), "Allow".into());
    document.insert("Principal".to_owned(), principal(&input.principal, region)?);
    document.insert("Action".to_owned(), input.action.clone().into());
    document.insert("Resource".to_owned(), resource.into());
    let condition = condition(input);
    if !condition.is_empty() {
        document.insert("Condition".to_owned(), condition.into());
    }
    Ok(Statement { sid: input.statement_id.clone(), document: document.into() })
}

fn condition(input: &model::AddPermissionInput) -> Map<String, Value> {
    let auth_type = input.function_url_auth_type.as_ref().map(|auth| auth.as_str().to_owned());
    let equals = [
        ("AWS:SourceAccount", input.source_account.clone()),
        ("lambda:FunctionUrlAuthType", auth_type),
        ("aws:PrincipalOrgID", input.principal_org_id.clone()),
        ("lambda:EventSourceToken", input.event_source_token.clone()),
    ];
    let equals: Map<String, Value> =
        equals.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?.into()))).collect();
    let mut condition = Map::new();
    if !equals.is_empty() {
        condition.insert("StringEquals".to_owned(), equals.into());
    }
    if let Some(arn) = &input.source_arn {
        condition.insert("ArnLike".to_owned(), json!({"AWS:SourceArn": arn}));
    }
    if let Some(via_url) = input.invoked_via_function_url {
        condition.insert("Bool".to_owned(), json!({"lambda:InvokedViaFunctionUrl": via_url.to_string()}));
    }
    condition
}

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
        let resource = match qualifier {
            Some(qualifier) => self.place.qualified_arn(&self.name, qualifier),
            None => self.arn(),
        };
        let statement = statement(input, &resource, &self.place.region)?;
        let policy = self.policies.entry(key(qualifier)).or_default();
        if policy.statements.iter().any(|present| present.sid == statement.sid) {
            return Err(refusal::conflict(format!(
                "The statement id ({}) provided already exists. \
                 Please provide a new statement id, or remove the existing statement.",
                statement.sid
            )));
        }
        let document = statement.document.to_string();
        policy.statements.push(statement);
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
        let Some(index) = policy.statements.iter().position(|present| present.sid == input.statement_id)
        else {
            return Err(refusal::not_found(format!(
                "Statement {} is not found in resource policy.",
                input.statement_id
            )));
        };
        self.check_policy_revision(qualifier, input.revision_id.as_deref())?;
        if let Some(policy) = self.policies.get_mut(&key) {
            policy.statements.remove(index);
        }
        self.touch_policy(qualifier, with);
        self.policies.retain(|_, policy| !policy.statements.is_empty());
        Ok(())
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

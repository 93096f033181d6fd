//! Who may use a layer version besides its own account.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::aws::Error;
use crate::aws::model::lambda as model;
use crate::identity::AccountId;
use crate::lambda::function::Circumstances;
use crate::lambda::refusal;

/// The permissions of a layer version.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sharing {
    statements: Vec<Permission>,
    revision_id: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Permission {
    sid: String,
    /// An account, or `*` for everyone.
    principal: String,
    document: Value,
}

impl Sharing {
    /// `AddLayerVersionPermission`: the new statement and the revision id, for the version with the
    /// ARN `arn`.
    ///
    /// # Errors
    /// When the principal is nobody, the statement id is taken or `RevisionId` is not the current one.
    pub fn add(
        &mut self,
        input: &model::AddLayerVersionPermissionInput,
        arn: &str,
        with: Circumstances<'_>,
    ) -> Result<(String, String), Error> {
        self.check_revision(input.revision_id.as_deref())?;
        if self.statements.iter().any(|present| present.sid == input.statement_id) {
            return Err(refusal::conflict(format!(
                "The statement id ({}) provided already exists. \
                 Please provide a new statement id, or remove the existing statement.",
                input.statement_id
            )));
        }
        let principal = principal(&input.principal, input.organization_id.is_some(), arn)?;
        let mut document = Map::new();
        document.insert("Sid".to_owned(), input.statement_id.clone().into());
        document.insert("Effect".to_owned(), "Allow".into());
        document.insert("Principal".to_owned(), principal);
        document.insert("Action".to_owned(), input.action.clone().into());
        document.insert("Resource".to_owned(), arn.into());
        if let Some(organization) = &input.organization_id {
            let condition = json!({"StringEquals": {"aws:PrincipalOrgID": organization}});
            document.insert("Condition".to_owned(), condition);
        }
        let document = Value::from(document);
        let statement = document.to_string();
        let (sid, principal) = (input.statement_id.clone(), input.principal.clone());
        self.statements.push(Permission { sid, principal, document });
        self.revision_id = (with.new_id)();
        Ok((statement, self.revision_id.clone()))
    }

    /// `RemoveLayerVersionPermission`.
    ///
    /// # Errors
    /// When there is no such statement, or `RevisionId` is not the current one.
    pub fn remove(
        &mut self,
        input: &model::RemoveLayerVersionPermissionInput,
        with: Circumstances<'_>,
    ) -> Result<(), Error> {
        self.check_revision(input.revision_id.as_deref())?;
        let sid = &input.statement_id;
        let position = self.statements.iter().position(|present| present.sid == *sid);
        let position = position
            .ok_or_else(|| refusal::not_found(format!("Statement {sid} is not found in resource policy.")))?;
        self.statements.remove(position);
        self.revision_id = (with.new_id)();
        Ok(())
    }

    /// `GetLayerVersionPolicy`: the document and its revision id; `None` while there is none.
    #[must_use]
    pub fn policy(&self) -> Option<(String, String)> {
        if self.statements.is_empty() {
            return None;
        }
        let statements: Vec<&Value> = self.statements.iter().map(|one| &one.document).collect();
        let policy = json!({"Version": "2012-10-17", "Id": "default", "Statement": statements});
        Some((policy.to_string(), self.revision_id.clone()))
    }

    /// Whether another account may use the version. Organisations aren't known here: a permission for
    /// one holds for everyone it names besides.
    #[must_use]
    pub fn allows(&self, account: &AccountId) -> bool {
        let is_meant = |principal: &str| principal == "*" || principal.contains(account.as_str());
        self.statements.iter().any(|one| is_meant(&one.principal))
    }

    fn check_revision(&self, expected: Option<&str>) -> Result<(), Error> {
        match expected {
            Some(expected) if expected != self.revision_id => {
                Err(refusal::stale_revision("GetLayerVersionPolicy"))
            }
            _ => Ok(()),
        }
    }
}

fn principal(text: &str, organization: bool, arn: &str) -> Result<Value, Error> {
    let partition = arn.split(':').nth(1).unwrap_or("aws");
    if text == "*" {
        return Ok("*".into());
    }
    if organization {
        return Err(refusal::invalid_parameter(
            "OrganizationId can only be specified when principal is set to *.",
        ));
    }
    if let Ok(account) = text.parse::<AccountId>() {
        return Ok(json!({"AWS": format!("arn:{partition}:iam::{account}:root")}));
    }
    if text.starts_with("arn:") && text.contains(":iam::") {
        return Ok(json!({"AWS": text}));
    }
    Err(refusal::invalid_parameter(
        "The provided principal was invalid. Please check the principal and try again.",
    ))
}

//! Queue policies: who besides the owner may do what with a queue.
//!
//! *AWS documentation: `AddPermission`; Custom Amazon SQS access policies; IAM JSON policy elements
//! reference.*

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::error;
use crate::aws::Error;
use crate::aws::policy::{matches, texts};
use crate::identity::AccountId;

/// What others can be permitted; everything else is the owner's alone.
const SHARED_ACTIONS: [&str; 8] = [
    "*",
    "SendMessage",
    "ReceiveMessage",
    "DeleteMessage",
    "ChangeMessageVisibility",
    "GetQueueAttributes",
    "GetQueueUrl",
    "ListDeadLetterSourceQueues",
];

/// The most actions that one permission may name.
const MOST_ACTIONS: usize = 7;

/// A queue's policy: the client's text, and what it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Policy {
    text: String,
    document: Value,
}

impl TryFrom<String> for Policy {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|error| error.message)
    }
}

impl From<Policy> for String {
    fn from(policy: Policy) -> Self {
        policy.text
    }
}

impl Policy {
    /// Reads the attribute `Policy`.
    ///
    /// # Errors
    /// `InvalidAttributeValue` when it is no JSON object with statements.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let document = serde_json::from_str(text).ok().filter(|document: &Value| {
            let statements = &document["Statement"];
            statements.is_array() || statements.is_object()
        });
        let document = document.ok_or_else(|| error::invalid_attribute("Policy"))?;
        Ok(Self { text: text.to_owned(), document })
    }

    /// The policy as the client wrote it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether `account` may call `action` (`SendMessage`) on the queue with this ARN. A statement with
    /// a condition permits nothing: what it depends on is not known here.
    #[must_use]
    pub fn allows(&self, account: &AccountId, action: &str, queue_arn: &str) -> bool {
        let applies = |effect: &str| {
            statements(&self.document).iter().any(|statement| {
                statement["Effect"] == effect
                    && (statement["Condition"].is_null() || effect == "Deny")
                    && names_principal(&statement["Principal"], account)
                    && texts(&statement["Action"]).any(|pattern| matches_action(pattern, action))
                    && (statement["Resource"].is_null()
                        || texts(&statement["Resource"]).any(|pattern| matches(pattern, queue_arn)))
            })
        };
        applies("Allow") && !applies("Deny")
    }

    /// The policy with one more permission.
    ///
    /// # Errors
    /// `InvalidParameterValue` when the label is taken or something in the permission is illegal,
    /// `OverLimit` when it names more than seven actions.
    pub fn with_permission(policy: Option<&Self>, queue_arn: &str, new: &Permission) -> Result<Self, Error> {
        new.check()?;
        let default = || json!({ "Version": "2008-10-17", "Id": format!("{queue_arn}/SQSDefaultPolicy"), "Statement": [] });
        let mut document = policy.map_or_else(default, |policy| policy.document.clone());
        let mut statements = statements(&document).to_vec();
        if statements.iter().any(|statement| statement["Sid"] == new.label.as_str()) {
            return Err(error::invalid_value(&new.label, "Label", "Already exists."));
        }
        statements.push(new.statement(queue_arn));
        document["Statement"] = Value::Array(statements);
        Ok(Self { text: document.to_string(), document })
    }

    /// The policy without the permission of this label; `None` when it was the last.
    ///
    /// # Errors
    /// `InvalidParameterValue` when there is none.
    pub fn without_permission(policy: Option<&Self>, label: &str) -> Result<Option<Self>, Error> {
        let not_found = || error::invalid_value(label, "Label", "can't find label.");
        let mut document = policy.ok_or_else(not_found)?.document.clone();
        let mut kept = statements(&document).to_vec();
        let before = kept.len();
        kept.retain(|statement| statement["Sid"] != label);
        if kept.len() == before {
            return Err(not_found());
        }
        if kept.is_empty() {
            return Ok(None);
        }
        document["Statement"] = Value::Array(kept);
        Ok(Some(Self { text: document.to_string(), document }))
    }
}

/// What `AddPermission` adds.
#[derive(Clone, Debug)]
pub struct Permission {
    /// The statement's name.
    pub label: String,
    /// Account ids.
    pub accounts: Vec<String>,
    /// Actions without prefix, such as `SendMessage`.
    pub actions: Vec<String>,
}

impl Permission {
    fn check(&self) -> Result<(), Error> {
        let legal = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if self.label.is_empty() || self.label.len() > 80 || !self.label.bytes().all(legal) {
            let reason =
                "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length";
            return Err(error::invalid_value(&self.label, "Label", reason));
        }
        if self.accounts.is_empty() {
            return Err(error::missing_parameter("PrincipalId"));
        }
        if self.actions.is_empty() {
            return Err(error::missing_parameter("Actions"));
        }
        if self.actions.len() > MOST_ACTIONS {
            let found = self.actions.len();
            return Err(error::over_limit(format!(
                "{found} Actions were found, maximum allowed is {MOST_ACTIONS}."
            )));
        }
        if let Some(action) = self.actions.iter().find(|action| !SHARED_ACTIONS.contains(&action.as_str())) {
            let reason = "Only the queue owner is allowed to invoke this action.";
            return Err(error::invalid_value(format!("SQS:{action}"), "ActionName", reason));
        }
        if self.accounts.iter().any(|account| account.parse::<AccountId>().is_err()) {
            let accounts = self.accounts.join(", ");
            return Err(error::invalid_value(format!("[{accounts}]"), "PrincipalId", "Unable to verify."));
        }
        Ok(())
    }

    fn statement(&self, queue_arn: &str) -> Value {
        // AWS lists the principals the other way round than the request did, and a single one alone.
        let principals = self.accounts.iter().rev().map(|account| format!("arn:aws:iam::{account}:root"));
        let actions = self.actions.iter().map(|action| format!("SQS:{action}"));
        json!({
            "Sid": self.label,
            "Effect": "Allow",
            "Principal": { "AWS": one_or_many(principals.collect()) },
            "Action": one_or_many(actions.collect()),
            "Resource": queue_arn,
        })
    }
}

fn one_or_many(mut texts: Vec<String>) -> Value {
    if texts.len() == 1 { Value::String(texts.remove(0)) } else { texts.into() }
}

fn statements(document: &Value) -> &[Value] {
    match &document["Statement"] {
        Value::Array(statements) => statements,
        single => std::slice::from_ref(single),
    }
}

fn names_principal(principal: &Value, account: &AccountId) -> bool {
    let named = |name: &str| {
        name == "*"
            || name == account.as_str()
            || name.strip_prefix("arn:").is_some_and(|arn| arn.split(':').nth(3) == Some(account.as_str()))
    };
    texts(principal).any(|name| name == "*") || texts(&principal["AWS"]).any(named)
}

fn matches_action(pattern: &str, action: &str) -> bool {
    let (service, pattern) = pattern.split_once(':').unwrap_or(("sqs", pattern));
    let is_sqs = service.eq_ignore_ascii_case("sqs") || service == "*";
    is_sqs && matches(&pattern.to_ascii_lowercase(), &action.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARN: &str = "arn:aws:sqs:us-east-1:000000000000:orders";

    fn permission(label: &str) -> Permission {
        Permission {
            label: label.to_owned(),
            accounts: vec!["111122223333".to_owned()],
            actions: vec!["SendMessage".to_owned()],
        }
    }

    fn account(id: &str) -> AccountId {
        id.parse().unwrap()
    }

    #[test]
    fn a_permission_permits_its_action_to_its_account_alone() {
        let policy = Policy::with_permission(None, ARN, &permission("share")).unwrap();
        assert!(policy.allows(&account("111122223333"), "SendMessage", ARN));
        assert!(!policy.allows(&account("111122223333"), "ReceiveMessage", ARN));
        assert!(!policy.allows(&account("444455556666"), "SendMessage", ARN));
    }

    #[test]
    fn labels_are_unique_and_removed_by_name() {
        let one = Policy::with_permission(None, ARN, &permission("one")).unwrap();
        let error = Policy::with_permission(Some(&one), ARN, &permission("one")).unwrap_err();
        assert_eq!(error.message, "Value one for parameter Label is invalid. Reason: Already exists.");
        let two = Policy::with_permission(Some(&one), ARN, &permission("two")).unwrap();
        let left = Policy::without_permission(Some(&two), "one").unwrap().unwrap();
        assert_eq!(Policy::without_permission(Some(&left), "two").unwrap(), None);
        assert!(Policy::without_permission(Some(&left), "one").is_err());
    }

    #[test]
    fn denial_wins_conditions_permit_nothing_and_patterns_match() {
        let text = json!({ "Statement": [
            { "Effect": "Allow", "Principal": "*", "Action": "sqs:*Message", "Resource": "arn:aws:sqs:*:orders" },
            { "Effect": "Deny", "Principal": { "AWS": "arn:aws:iam::444455556666:user/eve" }, "Action": "*" },
            { "Effect": "Allow", "Principal": "*", "Action": "*", "Condition": { "Bool": {} } },
        ]});
        let policy = Policy::parse(&text.to_string()).unwrap();
        assert!(policy.allows(&account("111122223333"), "SendMessage", ARN));
        assert!(!policy.allows(&account("111122223333"), "GetQueueUrl", ARN));
        assert!(!policy.allows(&account("444455556666"), "SendMessage", ARN));
    }

    #[test]
    fn illegal_permissions_are_refused() {
        let refused = [
            Permission { label: "a b".to_owned(), ..permission("x") },
            Permission { accounts: vec!["me".to_owned()], ..permission("x") },
            Permission { actions: vec!["DeleteQueue".to_owned()], ..permission("x") },
            Permission { actions: vec!["*".to_owned(); 8], ..permission("x") },
            Permission { actions: Vec::new(), ..permission("x") },
        ];
        for permission in refused {
            assert!(Policy::with_permission(None, ARN, &permission).is_err(), "{permission:?}");
        }
    }
}

//! Resource policies: documents that say who may do what with a function.
//!
//! *AWS documentation: Working with resource-based policies in Lambda; IAM JSON policy elements
//! reference; Policy evaluation logic.*
//!
//! | module | what it is |
//! |---|---|
//! | `document` | a whole policy as `PutResourcePolicy` brings it, checked |
//! | `permission` | one statement as `AddPermission` writes it |
//! | `statement` | whom and what a statement is about |
//! | `condition` | under which circumstances it holds |
//!
//! Callers are known by their account alone. A statement for one of its users or roles is taken to mean
//! the whole account, and a condition on what Virga doesn't know allows nothing and denies everything:
//! [`Policy::out_of_reach`] names both.

mod condition;
mod document;
mod permission;
mod statement;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub(in crate::lambda) use permission::statement as statement_of;

use self::statement::Statement;
use crate::aws::Error;
use crate::identity::AccountId;
use crate::lambda::refusal;

/// The most bytes of a policy, written without needless space.
const LONGEST: usize = 20_480;

/// The policy of a function, a version or an alias.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Policy {
    #[serde(default = "newest_language")]
    version: Option<String>,
    #[serde(default = "default_id")]
    id: Option<String>,
    statements: Vec<Statement>,
    /// Changes with every change.
    pub revision_id: String,
}

/// A call that policies are asked about.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// Whose call it is; `None` when nobody signed it.
    pub caller: Option<&'a AccountId>,
    /// The action, such as `lambda:InvokeFunction`.
    pub action: &'a str,
    /// The ARN of what is called, as the caller qualified it.
    pub resource: &'a str,
    /// What is known of the call, by condition key in small letters.
    pub facts: &'a [(&'a str, &'a str)],
}

/// What policies say of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A statement denies it, whatever others say.
    Denied,
    /// A statement allows it, and none denies it.
    Allowed,
    /// No statement is about it.
    Silent,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            version: newest_language(),
            id: default_id(),
            statements: Vec::new(),
            revision_id: String::new(),
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "a policy may also have none")]
fn newest_language() -> Option<String> {
    Some("2012-10-17".to_owned())
}

#[expect(clippy::unnecessary_wraps, reason = "a policy may also have none")]
fn default_id() -> Option<String> {
    Some("default".to_owned())
}

impl Policy {
    /// Reads a whole policy for the function, version or alias with the ARN `resource`.
    ///
    /// # Errors
    /// `InvalidParameterValueException` when it is no policy, or one for something else;
    /// `PolicyLengthExceededException` beyond 20,480 bytes.
    pub fn read(text: &str, resource: &str) -> Result<Self, Error> {
        let policy = document::read(text, resource)?;
        policy.check_length()?;
        Ok(policy)
    }

    /// The policy as a JSON document.
    #[must_use]
    pub fn document(&self) -> String {
        let mut document = Map::new();
        let named = [("Version", self.version.as_ref()), ("Id", self.id.as_ref())];
        document.extend(
            named.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text?.as_str().into()))),
        );
        let statements = self.statements.iter().map(|statement| statement.document.clone());
        document.insert("Statement".to_owned(), statements.collect());
        Value::from(document).to_string()
    }

    /// Adds what `AddPermission` wrote, as [`statement_of`] did.
    ///
    /// # Errors
    /// `ResourceConflictException` when its id is taken; `PolicyLengthExceededException` when the policy
    /// would be longer than 20,480 bytes.
    pub fn add(&mut self, document: Value) -> Result<(), Error> {
        let statement = Statement { document };
        if let Some(sid) = statement.sid().filter(|sid| self.position(sid).is_some()) {
            return Err(refusal::conflict(format!(
                "The statement id ({sid}) provided already exists. \
                 Please provide a new statement id, or remove the existing statement."
            )));
        }
        self.statements.push(statement);
        self.check_length().inspect_err(|_| {
            self.statements.pop();
        })
    }

    /// Where the statement with this id is.
    #[must_use]
    pub fn position(&self, sid: &str) -> Option<usize> {
        self.statements.iter().position(|statement| statement.sid() == Some(sid))
    }

    /// Takes the statement at `position` away.
    pub fn remove(&mut self, position: usize) {
        self.statements.remove(position);
    }

    /// Whether nothing is left to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// What of the policy can't be told here, each thing by name: conditions on what isn't known, users
    /// and roles, and denied actions that nobody asks policies about.
    pub fn out_of_reach(&self) -> impl Iterator<Item = String> {
        self.statements.iter().flat_map(Statement::out_of_reach)
    }

    fn check_length(&self) -> Result<(), Error> {
        let length = self.document().len();
        if length > LONGEST { Err(refusal::policy_too_long(length, LONGEST)) } else { Ok(()) }
    }
}

/// What all of `policies` together say.
pub fn verdict<'a>(policies: impl IntoIterator<Item = &'a Policy>, question: &Question<'_>) -> Verdict {
    let mut verdict = Verdict::Silent;
    for statement in policies.into_iter().flat_map(|policy| &policy.statements) {
        match statement.verdict(question) {
            Verdict::Denied => return Verdict::Denied,
            Verdict::Allowed => verdict = Verdict::Allowed,
            Verdict::Silent => {}
        }
    }
    verdict
}

#[cfg(test)]
mod tests;

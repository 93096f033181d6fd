//! Whom and what a statement is about.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::condition::{self, Outcome};
use super::{Question, Verdict};
use crate::aws::policy::{matches, texts};
use crate::identity::AccountId;

/// The actions that Virga asks policies about.
const ASKED: [&str; 2] = ["lambda:invokefunction", "lambda:invokefunctionurl"];

/// One statement, as it was written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Statement {
    pub document: Value,
}

impl Statement {
    /// Its id, if it has one.
    pub fn sid(&self) -> Option<&str> {
        self.document["Sid"].as_str()
    }

    pub fn verdict(&self, question: &Question<'_>) -> Verdict {
        if !self.is_about(question) {
            return Verdict::Silent;
        }
        let outcome = condition::outcome(self.document.get("Condition"), question.facts);
        match (self.denies(), outcome) {
            (true, Outcome::Holds | Outcome::Unknown) => Verdict::Denied,
            (false, Outcome::Holds) => Verdict::Allowed,
            _ => Verdict::Silent,
        }
    }

    fn denies(&self) -> bool {
        self.document["Effect"] == "Deny"
    }

    fn is_about(&self, question: &Question<'_>) -> bool {
        let action = question.action.to_ascii_lowercase();
        let names = |element: &str, is_named: &dyn Fn(&Value) -> bool| {
            self.document.get(element).map(is_named).or_else(|| {
                let rest = self.document.get(format!("Not{element}"))?;
                Some(!is_named(rest))
            })
        };
        let of_action =
            |actions: &Value| texts(actions).any(|one| matches(&one.to_ascii_lowercase(), &action));
        let of_resource = |resources: &Value| texts(resources).any(|one| matches(one, question.resource));
        let of_principal = |principal: &Value| is_meant(principal, question.caller);
        [
            ("Action", &of_action as &dyn Fn(&Value) -> bool),
            ("Resource", &of_resource),
            ("Principal", &of_principal),
        ]
        .into_iter()
        .all(|(element, is_named)| names(element, is_named).unwrap_or(false))
    }

    /// As [`Policy::out_of_reach`](super::Policy::out_of_reach).
    pub fn out_of_reach(&self) -> Vec<String> {
        let mut names = condition::unknown_keys(self.document.get("Condition"));
        let principals = [&self.document["Principal"], &self.document["NotPrincipal"]];
        if principals.iter().any(|principal| texts(&principal["AWS"]).any(is_finer_than_an_account)) {
            names.push("users and roles".to_owned());
        }
        if self.denies() {
            let unasked = |action: &&str| !ASKED.contains(&action.to_ascii_lowercase().as_str());
            let actions = texts(&self.document["Action"]).chain(texts(&self.document["NotAction"]));
            names.extend(actions.filter(unasked).map(|action| format!("Deny of {action}")));
        }
        names
    }
}

/// Whether a principal is, or has, the account; `None` is somebody who didn't sign.
fn is_meant(principal: &Value, caller: Option<&AccountId>) -> bool {
    let of_account = |name: &str| {
        caller
            .is_some_and(|caller| name == caller.as_str() || name.split(':').nth(4) == Some(caller.as_str()))
    };
    texts(principal).any(|name| name == "*")
        || texts(&principal["AWS"]).any(|name| name == "*" || of_account(name))
}

fn is_finer_than_an_account(name: &str) -> bool {
    name.starts_with("arn:") && !name.ends_with(":root")
}

//! Under which circumstances a statement holds.
//!
//! *AWS documentation: IAM JSON policy elements: Condition operators; AWS global condition context keys.*
//! Texts, ARNs, booleans and `Null` are compared; numbers, dates, addresses and sets are not, nor are
//! keys other than those below.

use serde_json::Value;

use crate::aws::policy::matches;

/// What is known of every call, be it that there is nothing: nobody calls on behalf of a resource.
const KNOWN: [&str; 7] = [
    "lambda:functionurlauthtype",
    "lambda:invokedviafunctionurl",
    "lambda:eventsourcetoken",
    "aws:principalaccount",
    "aws:securetransport",
    "aws:sourceaccount",
    "aws:sourcearn",
];

/// What a condition comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Holds,
    Fails,
    /// It depends on what isn't known here.
    Unknown,
}

/// What the element `Condition` comes to: it fails when one of its parts fails for certain.
pub(super) fn outcome(condition: Option<&Value>, facts: &[(&str, &str)]) -> Outcome {
    let outcomes = parts(condition).map(|(operator, key, wanted)| compare(operator, key, wanted, facts));
    outcomes.fold(Outcome::Holds, |so_far, next| match (so_far, next) {
        (Outcome::Fails, _) | (_, Outcome::Fails) => Outcome::Fails,
        (Outcome::Unknown, _) | (_, Outcome::Unknown) => Outcome::Unknown,
        _ => Outcome::Holds,
    })
}

/// The keys that conditions depend on and that aren't known here.
pub(super) fn unknown_keys(condition: Option<&Value>) -> Vec<String> {
    let unknown = parts(condition).filter(|(operator, key, _)| {
        !KNOWN.contains(&key.to_ascii_lowercase().as_str()) || Operator::parse(operator).is_none()
    });
    unknown.map(|(operator, key, _)| format!("{operator} of {key}")).collect()
}

fn parts(condition: Option<&Value>) -> impl Iterator<Item = (&str, &str, &Value)> {
    let operators = condition.and_then(Value::as_object).into_iter().flatten();
    operators.flat_map(|(operator, keys)| {
        let keys = keys.as_object().into_iter().flatten();
        keys.map(move |(key, wanted)| (operator.as_str(), key.as_str(), wanted))
    })
}

fn compare(operator: &str, key: &str, wanted: &Value, facts: &[(&str, &str)]) -> Outcome {
    let key = key.to_ascii_lowercase();
    let Some(operator) = Operator::parse(operator).filter(|_| KNOWN.contains(&key.as_str())) else {
        return Outcome::Unknown;
    };
    let fact = facts.iter().find(|(name, _)| *name == key).map(|(_, fact)| *fact);
    if operator.holds(fact, wanted) { Outcome::Holds } else { Outcome::Fails }
}

/// How a fact is compared.
struct Operator {
    comparison: Comparison,
    /// Whether it holds of what differs, and of what isn't there.
    negated: bool,
    /// Whether it holds of what isn't there.
    if_exists: bool,
}

#[derive(Clone, Copy)]
enum Comparison {
    Equal,
    EqualInAnyCase,
    Like,
    Absent,
}

impl Operator {
    fn parse(text: &str) -> Option<Self> {
        let (name, if_exists) = text.strip_suffix("IfExists").map_or((text, false), |name| (name, true));
        let (comparison, negated) = match name {
            "StringEquals" => (Comparison::Equal, false),
            "StringNotEquals" => (Comparison::Equal, true),
            "Bool" | "StringEqualsIgnoreCase" => (Comparison::EqualInAnyCase, false),
            "StringNotEqualsIgnoreCase" => (Comparison::EqualInAnyCase, true),
            "StringLike" | "ArnLike" | "ArnEquals" => (Comparison::Like, false),
            "StringNotLike" | "ArnNotLike" | "ArnNotEquals" => (Comparison::Like, true),
            "Null" if !if_exists => (Comparison::Absent, false),
            _ => return None,
        };
        Some(Self { comparison, negated, if_exists })
    }

    fn holds(&self, fact: Option<&str>, wanted: &Value) -> bool {
        let wanted: Vec<String> = match wanted {
            Value::Array(several) => several.iter().filter_map(text).collect(),
            one => text(one).into_iter().collect(),
        };
        if matches!(self.comparison, Comparison::Absent) {
            return wanted.iter().any(|wanted| wanted.eq_ignore_ascii_case(&fact.is_none().to_string()));
        }
        let Some(fact) = fact else { return self.negated || self.if_exists };
        let equal = wanted.iter().any(|wanted| match self.comparison {
            Comparison::EqualInAnyCase => wanted.eq_ignore_ascii_case(fact),
            Comparison::Like => matches(wanted, fact),
            Comparison::Equal | Comparison::Absent => wanted == fact,
        });
        equal != self.negated
    }
}

/// Booleans and numbers may stand without quotation marks.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        _ => None,
    }
}

//! Filter patterns: which log events `FilterLogEvents` answers.
//!
//! *AWS documentation: Filter pattern syntax for metric filters, subscription filters, filter log
//! events, and Live Tail.* Three forms, told apart by their first character:
//!
//! - [`terms`]: `ERROR -Exiting`, `?ERROR ?WARN`, `"exact phrase"`, `%regex%`;
//! - [`json`]: `{ $.latency > 500 && $.user.name = "a*" }`, over events that are JSON;
//! - [`fields`]: `[ip, user, ..., status = 4*, bytes]`, over events of space-delimited fields.

mod comparison;
mod expression;
mod fields;
mod json;
mod scanner;
mod terms;
#[cfg(test)]
mod tests;

use fields::Fields;
use json::JsonPattern;
use terms::Terms;

/// A compiled filter pattern.
#[derive(Debug)]
pub struct FilterPattern(Form);

#[derive(Debug)]
enum Form {
    Everything,
    Terms(Terms),
    Json(JsonPattern),
    Fields(Fields),
}

/// The pattern is not one. The text is AWS's own and follows `Invalid filter pattern`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPattern {
    /// It has no form that the documentation describes.
    #[error("Invalid filter pattern")]
    Malformed,
    /// A term holds a character that needs quotes, or that a regular expression may not hold.
    #[error("Invalid filter pattern: Invalid character(s) in term '{0}'")]
    IllegalTerm(String),
}

impl FilterPattern {
    /// Compiles `pattern`; the empty one matches every event.
    ///
    /// Compiled once and matched in time linear in the message, whatever the pattern.
    pub fn parse(pattern: &str) -> Result<Self, InvalidPattern> {
        let pattern = pattern.trim();
        let form = match pattern.as_bytes().first() {
            None => Form::Everything,
            Some(b'{') => Form::Json(JsonPattern::parse(pattern)?),
            Some(b'[') => Form::Fields(Fields::parse(pattern)?),
            Some(_) => Form::Terms(Terms::parse(pattern)?),
        };
        Ok(Self(form))
    }

    /// Whether an event with this message passes.
    #[must_use]
    pub fn matches(&self, message: &str) -> bool {
        match &self.0 {
            Form::Everything => true,
            Form::Terms(terms) => terms.match_message(message),
            Form::Json(pattern) => pattern.match_message(message),
            Form::Fields(fields) => fields.match_message(message),
        }
    }
}

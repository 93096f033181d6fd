//! Reads fields of a definition, noting what is wrong as it goes.

use serde_json::{Map, Value};

use super::PointId;
use super::diagnostic::{Diagnostic, Severity};
use super::language::{self, Language};

/// What has been found in a definition so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) unsupported: Vec<String>,
    /// Fields that are accepted and do nothing.
    pub(super) without_effect: Vec<&'static str>,
    /// Points of states so far.
    pub(super) points: PointId,
}

pub(super) const SCHEMA: &str = "SCHEMA_VALIDATION_FAILED";
pub(super) const TARGET: &str = "MISSING_TRANSITION_TARGET";

impl Findings {
    pub(super) fn error(&mut self, code: &'static str, location: &str, message: impl Into<String>) {
        let location = if location.is_empty() { "/" } else { location };
        self.diagnostics.push(Diagnostic {
            severity: Severity::Error,
            code,
            message: message.into(),
            location: Some(location.to_owned()),
        });
    }

    /// Something that is wrong with the workflow as a whole, and nowhere in particular.
    pub(super) fn error_nowhere(&mut self, code: &'static str, message: &str) {
        let found =
            Diagnostic { severity: Severity::Error, code, message: message.to_owned(), location: None };
        if !self.diagnostics.contains(&found) {
            self.diagnostics.push(found);
        }
    }

    pub(super) fn warning(&mut self, code: &'static str, location: String, message: &str) {
        let (severity, message) = (Severity::Warning, message.to_owned());
        self.diagnostics.push(Diagnostic { severity, code, message, location: Some(location) });
    }

    pub(super) fn unsupported(&mut self, what: impl Into<String>) {
        let what = what.into();
        if !self.unsupported.contains(&what) {
            self.unsupported.push(what);
        }
    }
}

/// An object of a definition, and where it is.
pub(super) struct Node<'text, 'findings> {
    pub(super) members: &'text Map<String, Value>,
    pub(super) location: String,
    pub(super) findings: &'findings mut Findings,
    /// The language of the state that the object is or is part of.
    pub(super) language: Language,
    /// How much of the location is the state's own.
    pub(super) state: usize,
}

impl<'text> Node<'text, '_> {
    pub(super) fn get(&self, field: &str) -> Option<&'text Value> {
        self.members.get(field)
    }

    pub(super) fn at(&self, field: &str) -> String {
        format!("{}/{field}", self.location)
    }

    /// Where a field stands in its state: `Choices[0]/Assign`.
    pub(super) fn place(&self, field: &str) -> String {
        match self.location.get(self.state..).map(|below| below.trim_start_matches('/')) {
            None | Some("") => field.to_owned(),
            Some(below) => format!("{below}/{field}"),
        }
    }

    pub(super) fn wrong(&mut self, field: &str, message: impl Into<String>) {
        let location = self.at(field);
        self.findings.error(SCHEMA, &location, message);
    }

    /// The same findings around another object.
    pub(super) fn below<'short>(
        &'short mut self,
        members: &'text Map<String, Value>,
        location: String,
    ) -> Node<'text, 'short> {
        Node { members, location, findings: self.findings, language: self.language, state: self.state }
    }

    pub(super) fn text(&mut self, field: &str) -> Option<&'text str> {
        let value = self.get(field)?;
        if !value.is_string() {
            self.wrong(field, "Expected value of type String");
        }
        value.as_str()
    }

    pub(super) fn flag(&mut self, field: &str) -> bool {
        match self.get(field) {
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.wrong(field, "Expected value of type Boolean");
                false
            }
            None => false,
        }
    }

    /// A whole number from `least` to 99,999,999, or 100,000,000 where items are counted.
    pub(super) fn whole(&mut self, field: &str, least: u64) -> Option<u64> {
        let value = self.get(field)?;
        let number = value.as_u64().or_else(|| whole_of_decimal(value));
        let most = if field == "MaxItems" { 100_000_000 } else { 99_999_999 };
        match number {
            Some(number) if (least..=most).contains(&number) => Some(number),
            _ if value.as_f64().is_some_and(|number| number.fract() != 0.0) => {
                self.wrong(field, "Expected value of type Integer");
                None
            }
            _ if value.as_f64().is_some_and(|number| number > 1.0) => {
                self.wrong(field, format!("Value must be less than or equal to {most}"));
                None
            }
            _ if value.is_number() => {
                self.wrong(field, format!("Value must be greater than or equal to {least}"));
                None
            }
            _ => {
                self.wrong(field, "Expected value of type Integer");
                None
            }
        }
    }

    pub(super) fn object(&mut self, field: &str) -> Option<&'text Map<String, Value>> {
        let value = self.get(field)?;
        if !value.is_object() {
            self.wrong(field, "Expected value of type Object");
        }
        value.as_object()
    }

    /// An array that is not empty.
    pub(super) fn array(&mut self, field: &str) -> Option<&'text Vec<Value>> {
        let value = self.get(field)?;
        match value.as_array() {
            None => self.wrong(field, "Expected value of type Array"),
            Some(elements) if elements.is_empty() => self.wrong(field, "Value cannot be empty"),
            Some(_) => {}
        }
        value.as_array()
    }

    /// Notes which of `fields` are missing.
    pub(super) fn require(&mut self, fields: &[&str]) {
        let missing: Vec<&str> =
            fields.iter().copied().filter(|field| !self.members.contains_key(*field)).collect();
        if !missing.is_empty() {
            let message = format!("These fields are required: [{}]", missing.join(", "));
            self.findings.error(SCHEMA, &self.location, message);
        }
    }

    /// Notes fields that are not in `known`, or that belong to the other query language.
    pub(super) fn refuse_others(&mut self, known: &[&[&str]]) {
        let members = self.members;
        for field in members.keys() {
            if !known.iter().any(|fields| fields.contains(&field.as_str())) {
                let message = format!("Field '{field}' is not supported");
                self.findings.error(SCHEMA, &self.location, message);
            } else if let Some(message) = language::foreign(field, self.language) {
                self.findings.error(SCHEMA, &self.location, message);
            }
        }
    }

    /// Notes when more than one of `fields` is there.
    pub(super) fn at_most_one(&mut self, fields: &[&str]) {
        if fields.iter().filter(|field| self.members.contains_key(**field)).count() > 1 {
            let message = format!("Only one of the following fields is allowed: [{}]", fields.join(", "));
            self.findings.error(SCHEMA, &self.location, message);
        }
    }
}

fn whole_of_decimal(value: &Value) -> Option<u64> {
    let number = value.as_f64()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be whole and in range"
    )]
    (number.fract() == 0.0 && (0.0..1e15).contains(&number)).then_some(number as u64)
}

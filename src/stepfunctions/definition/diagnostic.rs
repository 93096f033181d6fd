//! What is wrong with a definition.

use std::fmt;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The machine can't be created.
    Error,
    /// It can.
    Warning,
}

/// One finding.
///
/// *AWS documentation: `ValidateStateMachineDefinition`.*
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// `SCHEMA_VALIDATION_FAILED`, `INVALID_JSON_DESCRIPTION`, `MISSING_TRANSITION_TARGET`, …
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// Where: `/States/Name/Field`; `None` when the text is not JSON.
    pub location: Option<String>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.code, self.message)?;
        match &self.location {
            Some(location) => write!(formatter, " at {location}"),
            None => Ok(()),
        }
    }
}

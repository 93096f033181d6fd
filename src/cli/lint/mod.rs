//! `virga lint FILE…`: what is wrong with state machine definitions, without a daemon.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::place::Places;
use crate::stepfunctions::definition::{Diagnostic, Severity};
use crate::stepfunctions::lint::examine;

/// Check state machine definitions as Step Functions would, and more; the exit code says
#[derive(Debug, Args)]
pub struct Lint {
    /// Files in the Amazon States Language
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The definitions are of express machines
    #[arg(long)]
    express: bool,
    /// How findings are told
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Fail on warnings too
    #[arg(long)]
    deny_warnings: bool,
}

/// How findings are told.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// A line each: <file:line:column>: severity CODE: message
    Text,
    /// An array of objects
    Json,
}

/// A finding, and where in which file.
struct Finding {
    file: String,
    line: usize,
    column: usize,
    diagnostic: Diagnostic,
}

impl Lint {
    /// Checks every file. Fails when one can't be read or a definition would be refused.
    pub fn run(self) -> Result<(), String> {
        let mut findings = Vec::new();
        for file in &self.files {
            findings.extend(self.check(file)?);
        }
        match self.format {
            Format::Text => findings.iter().for_each(|finding| println!("{}", finding.line_of_text())),
            Format::Json => {
                let all: Vec<_> = findings.iter().map(Finding::to_json).collect();
                println!("{:#}", json!(all));
            }
        }
        let is_bad =
            |finding: &&Finding| self.deny_warnings || finding.diagnostic.severity == Severity::Error;
        match findings.iter().filter(is_bad).count() {
            0 => Ok(()),
            1 => Err("1 problem".to_owned()),
            problems => Err(format!("{problems} problems")),
        }
    }

    fn check(&self, file: &Path) -> Result<Vec<Finding>, String> {
        let text = std::fs::read_to_string(file);
        let text = text.map_err(|error| format!("can't read {}: {error}", file.display()))?;
        let places = Places::of(&text);
        let found = examine(&text, self.express).into_iter().chain(places.repeated());
        Ok(found
            .map(|diagnostic| {
                let (line, column) = places.of_diagnostic(&diagnostic);
                Finding { file: file.display().to_string(), line, column, diagnostic }
            })
            .collect())
    }
}

impl Finding {
    fn severity(&self) -> &'static str {
        match self.diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }

    fn line_of_text(&self) -> String {
        let Self { file, line, column, diagnostic } = self;
        let (code, message) = (diagnostic.code, &diagnostic.message);
        let place = diagnostic.location.as_ref().map_or_else(String::new, |place| format!(" at {place}"));
        format!("{file}:{line}:{column}: {} {code}: {message}{place}", self.severity())
    }

    fn to_json(&self) -> serde_json::Value {
        json!({
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "severity": self.severity(),
            "code": self.diagnostic.code,
            "message": self.diagnostic.message,
            "location": self.diagnostic.location,
        })
    }
}

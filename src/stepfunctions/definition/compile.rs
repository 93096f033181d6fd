//! From text to a checked definition.

use serde_json::Value;

use super::check;
use super::diagnostic::{Diagnostic, Severity};
use super::flow::{self, Setting};
use super::language::Language;
use super::reader::{Findings, Node};
use super::{Definition, Flow};

/// The most bytes that a definition may have.
const LIMIT: usize = 1_048_576;

pub(super) fn compile(text: &str, express: bool) -> Result<Definition, Vec<Diagnostic>> {
    if text.len() > LIMIT {
        return Err(vec![not_json(format!("The definition is longer than {LIMIT} bytes."))]);
    }
    let value: Value = serde_json::from_str(text).map_err(|error| vec![not_json(error.to_string())])?;
    let Value::Object(members) = &value else {
        return Err(vec![not_json("The definition must be a JSON object.".to_owned())]);
    };
    let mut findings = Findings::default();
    let mut node = Node {
        members,
        location: String::new(),
        findings: &mut findings,
        language: Language::JsonPath,
        state: 0,
    };
    node.refuse_others(&[&["Comment", "StartAt", "States", "Version", "TimeoutSeconds", "QueryLanguage"]]);
    if node.text("Version").is_some_and(|version| version != "1.0") {
        node.wrong("Version", "The field 'Version' should have one of these values: [1.0]");
    }
    let timeout_seconds = node.whole("TimeoutSeconds", 1);
    let language = Language::read(&mut node, Language::JsonPath);
    let flow = flow::read(&mut node, Setting { language, express, depth: 0 });
    check::unique_names(&flow, &mut findings);
    let is_error = |diagnostic: &Diagnostic| diagnostic.severity == Severity::Error;
    if findings.diagnostics.iter().any(is_error) {
        return Err(findings.diagnostics);
    }
    Ok(Definition {
        flow,
        timeout_seconds,
        unsupported: findings.unsupported,
        without_effect: findings.without_effect,
        warnings: findings.diagnostics,
        point_count: findings.points,
    })
}

fn not_json(message: String) -> Diagnostic {
    Diagnostic { severity: Severity::Error, code: "INVALID_JSON_DESCRIPTION", message, location: None }
}

impl Flow {
    /// Every flow below this one, itself included.
    pub(super) fn visit(&self, visit: &mut impl FnMut(&Self)) {
        visit(self);
        for state in &self.states {
            match &state.kind {
                super::Kind::Parallel(parallel) => {
                    parallel.branches.iter().for_each(|branch| branch.visit(visit));
                }
                super::Kind::Map(map) => map.processor.visit(visit),
                _ => {}
            }
        }
    }
}

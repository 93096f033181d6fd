//! JSONata, as Step Functions speaks it.
//!
//! The language itself is the `jsonata-core` crate's; this module gives it what Step Functions adds
//! and takes away: `$states` and the variables, the functions `$partition`, `$range`, `$hash`,
//! `$random`, `$uuid` and `$parse`, no `$eval`, bounds on time, depth and memory, randomness and time
//! that follow from the execution, and AWS's words for what goes wrong.
//!
//! - `rewrite`: an expression's tree on its way into the engine; `references`: what it refers to.
//! - `functions`: what Step Functions adds; `value`: values in and out; `template`: documents with
//!   expressions in them; `multiplying`: what functions would come to that multiply texts; `passed`: the
//!   same when they are passed as values; `wording`: errors in AWS's words; `bounds`: what an expression
//!   may use; `doubt`: what can be said without an input.
//!
//! Limits: a regular expression with a back-reference or a look-around is refused by the engine with
//! an error of its own, where AWS runs it. A function that multiplies (`$split`, `$keys`, …) and is
//! passed as a value takes no argument from the context, has no `[…]` or step behind its name, and as
//! `$zip` takes eight arrays.
//!
//! *AWS documentation: Transforming data with JSONata in Step Functions.*

mod arity;
mod bounds;
mod doubt;
mod functions;
mod multiplying;
mod passed;
mod references;
mod rewrite;
mod template;
mod value;
mod wording;

#[cfg(test)]
mod suite;
#[cfg(test)]
mod tests;

pub use doubt::{constant, doubts};
pub use template::{Field, FieldFailure, Template};

use std::rc::Rc;

use jsonata_core::ast::AstNode;
use jsonata_core::evaluator::{Context, Evaluator};
use jsonata_core::value::JValue;
use serde_json::Value;

use super::scope::Scope;
use references::Direct;

/// An expression, parsed: what stands between `{%` and `%}`.
#[derive(Debug)]
pub struct Expression {
    text: Box<str>,
    tree: AstNode,
    direct: Option<Direct>,
    used: references::Used,
}

/// Why a text is no expression that a definition may have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnExpression {
    /// It is not JSONata.
    #[error("{0}")]
    Invalid(String),
    /// It is JSONata that Step Functions does not take.
    #[error("{0}")]
    Unsupported(String),
}

/// Why an expression has no value, in the words that end AWS's sentence about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// It is undefined.
    #[error("returned nothing (undefined).")]
    Nothing,
    /// It is a function.
    #[error("returned an unsupported result type.")]
    NotData,
    /// The engine says so; the text carries its own separator.
    #[error("threw an error during evaluation{0}")]
    Thrown(String),
    /// The value is of the wrong type.
    #[error("returned an unexpected result type. Expected '{wanted}', but was '{found}' for value: {value}")]
    WrongType {
        /// What the field takes.
        wanted: &'static str,
        /// What it was.
        found: &'static str,
        /// The value, as JSON.
        value: String,
    },
}

/// What stands between `{%` and `%}`; `None` for a text that is no expression.
#[must_use]
pub fn unwrap(text: &str) -> Option<&str> {
    text.strip_prefix("{%")?.strip_suffix("%}").map(str::trim)
}

impl Expression {
    /// Parses an expression, and refuses what Step Functions refuses.
    pub fn parse(text: &str) -> Result<Self, NotAnExpression> {
        bounds::check_text(text)?;
        let tree = jsonata_core::parser::parse(text);
        let mut tree =
            tree.map_err(|error| NotAnExpression::Invalid(bounds::without_code(&error.to_string())))?;
        references::check(&tree)?;
        let (direct, used) = (Direct::of(&tree), references::Used::by(&tree));
        rewrite::rewrite(&mut tree);
        Ok(Self { text: text.into(), tree, direct, used })
    }

    /// The expression as it was written, without its delimiters.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The names of the variables that it reads and does not make itself, sorted.
    #[must_use]
    pub fn variables(&self) -> Vec<&str> {
        self.used.outer_variables().collect()
    }

    /// Whether it reads `$states.<member>`, or `$states` as a whole.
    #[must_use]
    pub fn reads(&self, member: &str) -> bool {
        self.used.reads(member)
    }

    /// Whether it names `$states.errorOutput`.
    #[must_use]
    pub fn reads_error(&self) -> bool {
        self.used.names_member("errorOutput")
    }

    /// The expression's value.
    pub fn evaluate(&self, scope: &Scope<'_>) -> Result<Value, Failure> {
        if let Some(direct) = &self.direct
            && let Some(found) = direct.find(scope)
        {
            return found.cloned().ok_or(Failure::Nothing);
        }
        let draws = Rc::new(scope.draws.clone());
        let mut evaluator = Evaluator::with_options(bound(&self.used, scope), bounds::options());
        functions::register(&mut evaluator, &self.used, &draws, scope.now);
        let result = evaluator.evaluate(&self.tree, &JValue::Undefined);
        scope.draws.go_on_as(&draws);
        value::from_engine(&result.map_err(|error| bounds::failure(&error))?)
    }
}

/// The variables that an expression reads, for the engine.
fn bound(used: &references::Used, scope: &Scope<'_>) -> Context {
    let mut context = Context::new();
    for name in used.variables() {
        if let Some(variable) = scope.variables.get(name) {
            context.bind(name.to_owned(), value::to_engine(variable));
        }
    }
    if used.names("states") {
        context.bind("states".to_owned(), value::states(used, scope));
    }
    context
}

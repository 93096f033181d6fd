//! Intrinsic functions: `States.Format('Hello {}', $.name)`.
//!
//! *AWS documentation: Intrinsics for JSONPath states in Step Functions.*

mod array;
mod function;
mod parse;
mod text;

#[cfg(test)]
mod tests;

pub use function::Function;
pub use parse::NotAnExpression;
pub(super) use text::digest;

use serde_json::Value;

use super::draws::Draws;
use super::path::{NoNode, Path};
use super::scope::{Scope, Variables};
use crate::clock::Timestamp;

/// What the value of a field whose name ends in `.$` is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    term: Term,
    text: Box<str>,
}

#[derive(Clone, Debug, PartialEq)]
enum Term {
    Literal(Value),
    Path(Path),
    Call(Function, Vec<Expression>),
}

/// An expression that has no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The expression is a path that names nothing.
    Path(Box<str>, NoNode),
    /// A function refuses its arguments: the call as written, and why.
    Function(Box<str>, String),
}

impl Expression {
    /// The expression as it was written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The path, when the expression is one.
    #[must_use]
    pub fn as_path(&self) -> Option<&Path> {
        match &self.term {
            Term::Path(path) => Some(path),
            _ => None,
        }
    }

    /// Every path in the expression.
    pub fn paths(&self, visit: &mut impl FnMut(&Path)) {
        match &self.term {
            Term::Path(path) => visit(path),
            Term::Call(_, arguments) => arguments.iter().for_each(|argument| argument.paths(visit)),
            Term::Literal(_) => {}
        }
    }

    /// Whether it comes to the same whatever its scope is.
    fn is_constant(&self) -> bool {
        match &self.term {
            Term::Literal(_) => true,
            Term::Path(_) => false,
            Term::Call(function, arguments) => {
                !matches!(function, Function::UUID | Function::MathRandom)
                    && arguments.iter().all(Self::is_constant)
            }
        }
    }

    /// What fails in the expression whatever its input is.
    #[must_use]
    pub fn doubts(&self) -> Vec<String> {
        let Term::Call(_, arguments) = &self.term else { return Vec::new() };
        let mut doubts: Vec<String> = arguments.iter().flat_map(Self::doubts).collect();
        if !doubts.is_empty() || !self.is_constant() {
            return doubts;
        }
        let why = self.value().err().map(|failure| match failure {
            Failure::Path(_, no_node) => no_node.to_string(),
            Failure::Function(_, why) => why,
        });
        doubts.extend(why.map(|why| format!("The function '{}' fails: {why}", self.text)));
        doubts
    }

    /// The value of a constant.
    fn value(&self) -> Result<Value, Failure> {
        self.evaluate(&Scope {
            input: &Value::Null,
            variables: &Variables::default(),
            draws: &Draws::from_seed(0),
            context: &|_, _| Value::Null,
            result: None,
            error: None,
            now: Timestamp::default(),
        })
    }

    /// The expression's value.
    pub fn evaluate(&self, scope: &Scope<'_>) -> Result<Value, Failure> {
        match &self.term {
            Term::Literal(value) => Ok(value.clone()),
            Term::Path(path) => {
                scope.find(path).map_err(|no_node| Failure::Path(path.text().into(), no_node))
            }
            Term::Call(function, arguments) => {
                let values: Result<Vec<Value>, Failure> =
                    arguments.iter().map(|argument| argument.evaluate(scope)).collect();
                function.call(&values?, scope.draws).map_err(|why| Failure::Function(self.text.clone(), why))
            }
        }
    }
}

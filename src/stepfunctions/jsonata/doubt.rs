//! What can be said about an expression without its input.

use jsonata_core::ast::{AstNode, BinaryOp};
use serde_json::{Value, json};

use super::references::{Used, children, is_known_function};
use super::{Expression, Failure};
use crate::clock::Timestamp;
use crate::stepfunctions::draws::Draws;
use crate::stepfunctions::scope::{Scope, Variables};

/// What will fail in an expression whenever that part of it is evaluated.
#[must_use]
pub fn doubts(text: &str) -> Vec<String> {
    let mut doubts = Vec::new();
    if let Ok(tree) = jsonata_core::parser::parse(text) {
        look(&tree, &Used::by(&tree), &mut doubts);
    }
    doubts
}

fn look(node: &AstNode, used: &Used, doubts: &mut Vec<String>) {
    match node {
        AstNode::Function { name, .. } if !is_known_function(name) && !used.binds(name) => {
            doubts.push(format!("There is no function ${name}."));
        }
        AstNode::Binary {
            op: BinaryOp::Add | BinaryOp::Subtract | BinaryOp::Multiply | BinaryOp::Divide | BinaryOp::Modulo,
            lhs,
            rhs,
        } => {
            for side in [lhs, rhs] {
                if matches!(&**side, AstNode::String(_) | AstNode::Boolean(_) | AstNode::Null) {
                    doubts.push("An operator of arithmetic takes numbers only.".to_owned());
                }
            }
        }
        _ => {}
    }
    for child in children(node) {
        look(child, used, doubts);
    }
}

/// What an expression comes to that depends on nothing; `None` when it depends on something.
#[must_use]
pub fn constant(text: &str) -> Option<Result<Value, Failure>> {
    const VARYING: [&str; 6] = ["states", "random", "uuid", "shuffle", "now", "millis"];
    let expression = Expression::parse(text).ok()?;
    if VARYING.iter().any(|name| expression.used.names(name)) || !expression.variables().is_empty() {
        return None;
    }
    let (input, variables, draws) = (Value::Null, Variables::default(), Draws::from_seed(0));
    let context = |_: Option<&str>, _: Option<&str>| json!({});
    Some(expression.evaluate(&Scope {
        input: &input,
        variables: &variables,
        draws: &draws,
        context: &context,
        result: None,
        error: None,
        now: Timestamp::default(),
    }))
}

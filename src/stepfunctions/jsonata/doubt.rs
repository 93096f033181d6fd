//! What can be said about an expression without its input.

use jsonata_core::ast::{AstNode, BinaryOp};
use serde_json::{Value, json};

use super::references::{Used, children, is_known_function};
use super::{Expression, Failure, arity};
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
        AstNode::Function { name, args, .. } => count(name, args, 0, used, doubts),
        AstNode::Binary { op: BinaryOp::ChainPipe, lhs, rhs } => {
            look(lhs, used, doubts);
            if let AstNode::Function { name, args, .. } = &**rhs {
                // What comes through the pipe is the first argument.
                count(name, args, 1, used, doubts);
                return args.iter().for_each(|argument| look(argument, used, doubts));
            }
            return look(rhs, used, doubts);
        }
        AstNode::Binary { op, lhs, rhs } => compare(*op, [lhs, rhs], doubts),
        _ => {}
    }
    for child in children(node) {
        look(child, used, doubts);
    }
}

fn count(name: &str, arguments: &[AstNode], more: usize, used: &Used, doubts: &mut Vec<String>) {
    let is_partial = arguments.iter().any(|argument| matches!(argument, AstNode::Placeholder));
    if !is_partial && !used.binds(name) {
        doubts.extend(arity::wrong(name, arguments.len() + more));
    }
}

/// The type of what is written out, when it is.
fn kind(node: &AstNode) -> Option<&'static str> {
    Some(match node {
        AstNode::String(_) => "string",
        AstNode::Number(_) => "number",
        AstNode::Boolean(_) => "boolean",
        AstNode::Null => "null",
        AstNode::Array(_) => "array",
        AstNode::Object(_) => "object",
        _ => return None,
    })
}

/// Looks at an operator whose sides can't be of the type that is written there.
fn compare(op: BinaryOp, sides: [&AstNode; 2], doubts: &mut Vec<String>) {
    let kinds = sides.map(kind);
    let mut doubt = |why: &str| doubts.push(why.to_owned());
    match op {
        BinaryOp::Add | BinaryOp::Subtract | BinaryOp::Multiply | BinaryOp::Divide | BinaryOp::Modulo => {
            for _ in kinds.into_iter().flatten().filter(|kind| *kind != "number") {
                doubt("An operator of arithmetic takes numbers only.");
            }
        }
        BinaryOp::LessThan
        | BinaryOp::LessThanOrEqual
        | BinaryOp::GreaterThan
        | BinaryOp::GreaterThanOrEqual => {
            let known: Vec<&str> = kinds.into_iter().flatten().collect();
            if known.iter().any(|kind| !matches!(*kind, "number" | "string")) {
                doubt("An operator of order compares numbers or strings only.");
            } else if let [first, second] = known[..]
                && first != second
            {
                doubt("An operator of order compares two numbers or two strings.");
            }
        }
        BinaryOp::Range => {
            for _ in kinds.into_iter().flatten().filter(|kind| *kind != "number") {
                doubt("A range goes from a whole number to a whole number.");
            }
        }
        _ => {}
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

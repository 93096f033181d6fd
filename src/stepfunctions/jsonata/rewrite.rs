//! Changes to an expression's tree before the engine sees it, for what the engine can't be told.

use jsonata_core::ast::{AstNode, BinaryOp, Stage};

/// The host function that stops a text from growing without bound.
pub(super) const BOUNDED: &str = "\u{1}bounded";

/// Rewrites, from the leaves up:
/// - `a & b` checks how long the text has become;
/// - `$now(…)` formats the execution's time, not the machine's.
pub(super) fn rewrite(node: &mut AstNode) {
    for child in children_mut(node) {
        rewrite(child);
    }
    match node {
        AstNode::Binary { op: BinaryOp::Concatenate, .. } => {
            let concatenated = std::mem::replace(node, AstNode::Null);
            *node = call(BOUNDED, vec![concatenated]);
        }
        AstNode::Function { name, args, .. } if name == "now" => {
            let mut arguments = vec![call("millis", Vec::new())];
            arguments.append(args);
            *node = call("fromMillis", arguments);
        }
        _ => {}
    }
}

fn call(name: &str, args: Vec<AstNode>) -> AstNode {
    AstNode::Function { name: name.to_owned(), args, is_builtin: true }
}

/// The nodes right below a node.
fn children_mut(node: &mut AstNode) -> Vec<&mut AstNode> {
    match node {
        AstNode::Path { steps } => {
            let mut below = Vec::new();
            for step in steps {
                below.push(&mut step.node);
                below.extend(step.stages.iter_mut().filter_map(|stage| match stage {
                    Stage::Filter(filter) => Some(&mut **filter),
                    _ => None,
                }));
            }
            below
        }
        AstNode::Binary { lhs, rhs, .. } => vec![lhs, rhs],
        AstNode::Unary { operand, .. } | AstNode::FunctionApplication(operand) => vec![operand],
        AstNode::Function { args, .. } => args.iter_mut().collect(),
        AstNode::Call { procedure, args } => std::iter::once(&mut **procedure).chain(args).collect(),
        AstNode::Lambda { body, .. } => vec![body],
        AstNode::Array(nodes) | AstNode::Block(nodes) | AstNode::ArrayGroup(nodes) => {
            nodes.iter_mut().collect()
        }
        AstNode::Object(pairs) => pairs.iter_mut().flat_map(|(key, value)| [key, value]).collect(),
        AstNode::ObjectTransform { input, pattern } => {
            let pairs = pattern.iter_mut().flat_map(|(key, value)| [key, value]);
            std::iter::once(&mut **input).chain(pairs).collect()
        }
        AstNode::Conditional { condition, then_branch, else_branch } => {
            let branches = std::iter::once(then_branch).chain(else_branch).map(|branch| &mut **branch);
            std::iter::once(&mut **condition).chain(branches).collect()
        }
        AstNode::Sort { input, terms } => {
            std::iter::once(&mut **input).chain(terms.iter_mut().map(|(term, _)| term)).collect()
        }
        AstNode::Transform { location, update, delete } => {
            [location, update].into_iter().chain(delete).map(|node| &mut **node).collect()
        }
        _ => Vec::new(),
    }
}

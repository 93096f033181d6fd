//! Changes to an expression's tree before the engine sees it, for what the engine can't be told.

use jsonata_core::ast::{AstNode, BinaryOp, Stage};

use super::passed;

/// The host function that stops a text from growing without bound.
pub(super) const BOUNDED: &str = "\u{1}bounded";

/// The host function that stops a value, whose parts may be shared, from being written out when that
/// would take too much.
pub(super) const MEASURED: &str = "\u{1}measured";

/// The host function that adds up what a function of `$replace` answers.
pub(super) const COUNTED: &str = "\u{1}counted";

/// The host function that foresees what a function that multiplies texts would come to.
pub(super) const FORESEEN: &str = "\u{1}foreseen";

/// The host function that tells whether a value is one of the engine's functions.
pub(super) const BUILTIN: &str = "\u{1}builtin";

/// The host function that tells whether a value is a function.
pub(super) const FUNCTION: &str = "\u{1}function";

/// The host function that refuses one of the engine's functions.
pub(super) const NO_BUILTIN: &str = "\u{1}no builtin";

/// Functions whose result can be much larger than what they are given, or that take much longer.
pub(super) const MULTIPLYING: [&str; 13] = [
    "base64encode",
    "distinct",
    "encodeUrl",
    "encodeUrlComponent",
    "fromMillis",
    "join",
    "keys",
    "match",
    "replace",
    "split",
    "string",
    "toMillis",
    "zip",
];

/// Those of them that take the context instead of their only argument.
const ENCODING: [&str; 3] = ["base64encode", "encodeUrl", "encodeUrlComponent"];

/// Rewrites, from the leaves up:
/// - `a & b` checks how long the text has become, and before that how long its sides would be;
/// - functions that multiply look first at what they would come to, and functions of `$replace` add up
///   what they answer; so they do when they are passed as values (`passed`);
/// - `$now(…)` formats the execution's time, not the machine's.
pub(super) fn rewrite(node: &mut AstNode) {
    unchain(node);
    for child in children_mut(node) {
        rewrite(child);
    }
    match node {
        AstNode::Variable(name) if MULTIPLYING.contains(&&**name) => *node = passed::reference(name),
        AstNode::Path { steps } => {
            let first = steps.first().map(|step| &step.node);
            if let Some(AstNode::Variable(name)) = first
                && MULTIPLYING.contains(&&**name)
            {
                let name = name.clone();
                *node = passed::no_start(&name, std::mem::replace(node, AstNode::Null));
            }
        }
        AstNode::Binary { op: BinaryOp::Concatenate, lhs, rhs } => {
            measure(lhs);
            measure(rhs);
            let concatenated = std::mem::replace(node, AstNode::Null);
            *node = call(BOUNDED, vec![concatenated]);
        }
        AstNode::Function { name, args, .. } if name == "now" => {
            let mut arguments = vec![call("millis", Vec::new())];
            arguments.append(args);
            *node = foreseen("fromMillis", arguments);
        }
        AstNode::Function { name, args, .. } if MULTIPLYING.contains(&&**name) && is_whole(args) => {
            let (name, mut args) = (std::mem::take(name), std::mem::take(args));
            if ENCODING.contains(&&*name) && args.is_empty() {
                args.push(AstNode::Variable(String::new()));
            }
            if let ("replace", Some(AstNode::Lambda { body, .. })) = (&*name, args.get_mut(2)) {
                let answered = std::mem::replace(&mut **body, AstNode::Null);
                **body = call(COUNTED, vec![answered]);
            }
            *node = foreseen(&name, args);
        }
        AstNode::Function { name, args, .. } if MULTIPLYING.contains(&&**name) => {
            *node = passed::partial(&std::mem::take(name), std::mem::take(args));
        }
        _ => {}
    }
}

/// `a ~> $f(b)` of a function that multiplies becomes `$f(a, b)`.
fn unchain(node: &mut AstNode) {
    let AstNode::Binary { op: BinaryOp::ChainPipe, lhs, rhs } = node else { return };
    let called = match &mut **rhs {
        AstNode::Path { steps } if steps.len() == 1 => &mut steps[0].node,
        called => called,
    };
    if let AstNode::Function { name, args, .. } = called
        && MULTIPLYING.contains(&&**name)
        && is_whole(args)
    {
        args.insert(0, std::mem::replace(&mut **lhs, AstNode::Null));
        *node = std::mem::replace(&mut **rhs, AstNode::Null);
    }
}

/// Whether every argument is there, and none left for later.
fn is_whole(arguments: &[AstNode]) -> bool {
    !arguments.iter().any(|argument| matches!(argument, AstNode::Placeholder))
}

fn measure(side: &mut AstNode) {
    let is_small =
        matches!(side, AstNode::String(_) | AstNode::Number(_) | AstNode::Boolean(_) | AstNode::Null)
            || matches!(side, AstNode::Function { name, .. } if name == BOUNDED);
    if !is_small {
        let measured = std::mem::replace(side, AstNode::Null);
        *side = call(MEASURED, vec![measured]);
    }
}

/// A call whose arguments are named first, so that they can be looked at before.
fn foreseen(name: &str, args: Vec<AstNode>) -> AstNode {
    let mut steps = Vec::new();
    let mut given = Vec::new();
    for (index, argument) in args.into_iter().enumerate() {
        if matches!(
            argument,
            AstNode::String(_) | AstNode::Number(_) | AstNode::Regex { .. } | AstNode::Lambda { .. }
        ) {
            given.push(argument);
            continue;
        }
        let variable = AstNode::Variable(format!("\u{1}{index}"));
        let (lhs, rhs) = (Box::new(variable.clone()), Box::new(argument));
        steps.push(AstNode::Binary { op: BinaryOp::ColonEqual, lhs, rhs });
        given.push(variable);
    }
    let mut seen = vec![AstNode::String(name.to_owned())];
    let least = match name {
        "replace" => 3,
        "match" | "split" => 2,
        _ => 1,
    };
    if given.len() < least {
        seen.push(AstNode::Variable(String::new()));
    }
    seen.extend(given.iter().filter(|argument| !matches!(argument, AstNode::Lambda { .. })).cloned());
    steps.push(call(FORESEEN, seen));
    if let ("replace", Some(replacement)) = (name, given.get_mut(2)) {
        *replacement = passed::answering(replacement);
    }
    steps.push(call(name, given));
    AstNode::Block(steps)
}

pub(super) fn call(name: &str, args: Vec<AstNode>) -> AstNode {
    AstNode::Function { name: name.to_owned(), args, is_builtin: true }
}

/// The nodes right below a node.
fn children_mut(node: &mut AstNode) -> Vec<&mut AstNode> {
    match node {
        AstNode::Path { steps } => {
            let mut below = Vec::new();
            for (index, step) in steps.iter_mut().enumerate() {
                // What a path begins with is looked at with the path.
                if index > 0 || !matches!(step.node, AstNode::Variable(_)) {
                    below.push(&mut step.node);
                }
                below.extend(step.stages.iter_mut().filter_map(|stage| match stage {
                    Stage::Filter(filter) => Some(&mut **filter),
                    _ => None,
                }));
            }
            below
        }
        // The other side is a name.
        AstNode::Binary { op: BinaryOp::ColonEqual, rhs: side, .. }
        | AstNode::Binary { op: BinaryOp::FocusBind | BinaryOp::IndexBind, lhs: side, .. } => vec![side],
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

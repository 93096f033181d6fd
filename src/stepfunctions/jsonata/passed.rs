//! Functions that multiply and are passed as values, or called with arguments left for later: they become
//! functions that look first at what they would come to.
//!
//! Whether a name still means the engine's function is asked when the expression runs, so that a variable
//! of the same name is what it always was.

use jsonata_core::ast::{AstNode, BinaryOp};

use super::rewrite::{BUILTIN, COUNTED, FORESEEN, FUNCTION, NO_BUILTIN, call};

/// The most arrays that a `$zip` takes which is passed as a value.
const MOST_ZIPPED: usize = 8;

/// `$split`, where it stands as a value.
pub(super) fn reference(name: &str) -> AstNode {
    let variable = || AstNode::Variable(name.to_owned());
    conditional(call(BUILTIN, vec![variable()]), guarded(name), variable())
}

/// A path that begins with the function as a value, which nobody could look at on its way.
pub(super) fn no_start(name: &str, path: AstNode) -> AstNode {
    AstNode::Block(vec![call(NO_BUILTIN, vec![AstNode::Variable(name.to_owned())]), path])
}

/// `$split(?, ',')`: the arguments that are there are named now, the others are the function's own.
pub(super) fn partial(name: &str, arguments: Vec<AstNode>) -> AstNode {
    let (mut steps, mut params, mut given) = (Vec::new(), Vec::new(), Vec::new());
    for (index, argument) in arguments.into_iter().enumerate() {
        let variable = format!("\u{1}p{index}");
        match argument {
            AstNode::Placeholder => params.push(variable.clone()),
            argument @ (AstNode::String(_) | AstNode::Number(_) | AstNode::Regex { .. }) => {
                given.push(argument);
                continue;
            }
            argument => {
                let (lhs, rhs) = (Box::new(AstNode::Variable(variable.clone())), Box::new(argument));
                steps.push(AstNode::Binary { op: BinaryOp::ColonEqual, lhs, rhs });
            }
        }
        given.push(AstNode::Variable(variable));
    }
    steps.push(lambda(params, looked_at(name, given)));
    AstNode::Block(steps)
}

/// What `$replace` replaces by, when only the running expression knows whether that is a function.
pub(super) fn answering(replacement: &AstNode) -> AstNode {
    let AstNode::Variable(name) = replacement else { return replacement.clone() };
    let found = "\u{1}found".to_owned();
    let answered = call(name, vec![AstNode::Variable(found.clone())]);
    let adding = lambda(vec![found], call(COUNTED, vec![answered]));
    conditional(call(FUNCTION, vec![replacement.clone()]), adding, replacement.clone())
}

/// The function that takes what the engine's takes. `$map(array, $string)`
/// gives `$string` a second argument that is no switch.
fn guarded(name: &str) -> AstNode {
    let most = match name {
        "join" | "string" | "toMillis" => 2,
        "fromMillis" | "match" | "split" => 3,
        "replace" => 4,
        "zip" => MOST_ZIPPED + 1,
        _ => 1,
    };
    let params: Vec<String> = (0..most).map(|index| format!("\u{1}a{index}")).collect();
    let variables: Vec<AstNode> = params.iter().cloned().map(AstNode::Variable).collect();
    let mut body = looked_at(name, variables[..1].to_vec());
    for given in 2..=most {
        let last = variables[given - 1].clone();
        let is_given = if name == "string" {
            let (lhs, rhs) = (call("type", vec![last]), AstNode::String("boolean".to_owned()));
            AstNode::Binary { op: BinaryOp::Equal, lhs: Box::new(lhs), rhs: Box::new(rhs) }
        } else {
            call("exists", vec![last])
        };
        let whole = if given > MOST_ZIPPED {
            call(NO_BUILTIN, vec![AstNode::Variable(name.to_owned())])
        } else {
            looked_at(name, variables[..given].to_vec())
        };
        body = conditional(is_given, whole, body);
    }
    lambda(params, body)
}

/// A call with arguments that have their names already.
fn looked_at(name: &str, mut given: Vec<AstNode>) -> AstNode {
    let mut seen = vec![AstNode::String(name.to_owned())];
    seen.extend(given.iter().cloned());
    if let ("replace", Some(replacement)) = (name, given.get_mut(2)) {
        *replacement = answering(replacement);
    }
    AstNode::Block(vec![call(FORESEEN, seen), call(name, given)])
}

fn lambda(params: Vec<String>, body: AstNode) -> AstNode {
    AstNode::Lambda { params, body: Box::new(body), signature: None, thunk: false }
}

fn conditional(condition: AstNode, then_branch: AstNode, else_branch: AstNode) -> AstNode {
    AstNode::Conditional {
        condition: Box::new(condition),
        then_branch: Box::new(then_branch),
        else_branch: Some(Box::new(else_branch)),
    }
}

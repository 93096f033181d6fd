//! From a document to the nodes that a path names.

use std::fmt::Write;

use serde_json::Value;

use super::{NoNode, Step};

/// The most nodes that a path may answer: more would be past the limit on a payload anyway.
const MOST_NODES: usize = 262_144;

/// The one node that definite steps name.
pub(super) fn one<'value>(steps: &[Step], root: &'value Value) -> Result<&'value Value, NoNode> {
    let mut node = root;
    for (depth, step) in steps.iter().enumerate() {
        let below = match step {
            Step::Field(name) => match node {
                Value::Object(members) => members.get(&**name),
                _ => return Err(not_an_object(name, &steps[..depth], node)),
            },
            Step::Index(index) => at(node, *index),
            _ => None,
        };
        let is_last = depth + 1 == steps.len();
        node = below.ok_or_else(|| {
            let path = written(&steps[..=depth]);
            if is_last || matches!(step, Step::Index(_)) {
                NoNode::NoResults(written(steps))
            } else {
                NoNode::MissingProperty(path)
            }
        })?;
    }
    Ok(node)
}

/// All nodes that steps name, in document order.
pub(super) fn all<'value>(steps: &[Step], root: &'value Value) -> Result<Vec<&'value Value>, NoNode> {
    let definite = steps.iter().take_while(|step| matches!(step, Step::Field(_) | Step::Index(_))).count();
    let mut nodes = match one(&steps[..definite], root) {
        Ok(node) => vec![node],
        // An indefinite path below nothing matches nothing.
        Err(_) if definite < steps.len() => Vec::new(),
        Err(no_node) => return Err(no_node),
    };
    for step in &steps[definite..] {
        let mut below = Vec::new();
        for node in nodes {
            descend(step, node, root, &mut below);
            if below.len() > MOST_NODES {
                return Err(NoNode::NoResults(written(steps)));
            }
        }
        nodes = below;
    }
    Ok(nodes)
}

fn descend<'value>(step: &Step, node: &'value Value, root: &Value, below: &mut Vec<&'value Value>) {
    match step {
        Step::Field(name) => below.extend(node.get(&**name)),
        Step::Fields(names) => below.extend(names.iter().filter_map(|name| node.get(&**name))),
        Step::Index(index) => below.extend(at(node, *index)),
        Step::Indexes(indexes) => below.extend(indexes.iter().filter_map(|index| at(node, *index))),
        Step::Slice(start, end) => below.extend(slice(node, *start, *end)),
        Step::All => below.extend(children(node)),
        Step::Descend => with_descendants(node, below),
        Step::Matching(filter) => match node {
            Value::Array(elements) => {
                below.extend(elements.iter().filter(|element| filter.accepts(element, root)));
            }
            _ if filter.accepts(node, root) => below.push(node),
            _ => {}
        },
    }
}

fn at(node: &Value, index: i64) -> Option<&Value> {
    let elements = node.as_array()?;
    let length = i64::try_from(elements.len()).ok()?;
    let index = if index < 0 { index + length } else { index };
    elements.get(usize::try_from(index).ok()?)
}

fn slice(node: &Value, start: Option<i64>, end: Option<i64>) -> &[Value] {
    let Some(elements) = node.as_array() else { return &[] };
    let length = i64::try_from(elements.len()).unwrap_or(i64::MAX);
    let place = |index: i64| {
        let index = if index < 0 { index + length } else { index };
        usize::try_from(index.clamp(0, length)).unwrap_or(0)
    };
    let (start, end) = (place(start.unwrap_or(0)), place(end.unwrap_or(length)));
    elements.get(start..end.max(start)).unwrap_or(&[])
}

fn children(node: &Value) -> Vec<&Value> {
    match node {
        Value::Array(elements) => elements.iter().collect(),
        Value::Object(members) => members.values().collect(),
        _ => Vec::new(),
    }
}

/// The node and all below it, each before its children. Depth is bounded by the JSON reader's limit.
fn with_descendants<'value>(node: &'value Value, below: &mut Vec<&'value Value>) {
    below.push(node);
    for child in children(node) {
        if matches!(child, Value::Array(_) | Value::Object(_)) {
            with_descendants(child, below);
        }
    }
}

fn not_an_object(property: &str, above: &[Step], node: &Value) -> NoNode {
    let found = match node {
        Value::String(_) => "com.fasterxml.jackson.databind.node.TextNode",
        Value::Number(_) => "com.fasterxml.jackson.databind.node.NumericNode",
        Value::Bool(_) => "com.fasterxml.jackson.databind.node.BooleanNode",
        Value::Array(_) => "com.fasterxml.jackson.databind.node.ArrayNode",
        Value::Null | Value::Object(_) => "com.fasterxml.jackson.databind.node.NullNode",
    };
    NoNode::NotAnObject { property: property.into(), path: written(above), found }
}

/// Steps as the JSONPath library of AWS writes them: `$['a'][0]`.
fn written(steps: &[Step]) -> String {
    let mut text = String::from("$");
    for step in steps {
        let written = match step {
            Step::Field(name) => write!(text, "['{name}']"),
            Step::Index(index) => write!(text, "[{index}]"),
            Step::All => write!(text, "[*]"),
            Step::Descend => write!(text, ".."),
            Step::Slice(start, end) => {
                let side = |side: &Option<i64>| side.map(|index| index.to_string()).unwrap_or_default();
                write!(text, "[{}:{}]", side(start), side(end))
            }
            Step::Fields(names) => write!(text, "['{}']", names.join("','")),
            Step::Indexes(indexes) => {
                let indexes: Vec<String> = indexes.iter().map(ToString::to_string).collect();
                write!(text, "[{}]", indexes.join(","))
            }
            Step::Matching(_) => write!(text, "[?]"),
        };
        written.expect("writing to a string does not fail");
    }
    text
}

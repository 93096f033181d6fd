//! What is legal and probably not meant: the warnings of `ValidateStateMachineDefinition`.

use serde_json::Value;

use super::language::Language;
use super::reader::Node;
use crate::stepfunctions::intrinsic::Expression;

/// Fields of a state whose documents may be computed from the input.
const TEMPLATES: [&str; 4] = ["Parameters", "ResultSelector", "ItemSelector", "Assign"];

/// Notes what looks like a path and will not be read as one.
pub(super) fn check(node: &mut Node<'_, '_>) {
    if node.language == Language::Jsonata {
        return;
    }
    if node.get("Type").is_some_and(|kind| kind == "Pass") && node.get("Result").is_some_and(has_path) {
        let message = "Attempt to use a path in the result of a pass state.";
        node.findings.warning("PASS_RESULT_IS_STATIC", node.at("Result"), message);
    }
    for field in TEMPLATES {
        if let Some(template) = node.get(field) {
            let mut places = Vec::new();
            each_path(template, &node.at(field), &mut |place| places.push(place.to_owned()));
            for place in places {
                let message = "No .$ on a field that appears to be a JSONPath or Intrinsic Function.";
                node.findings.warning("NO_DOLLAR", place, message);
            }
        }
    }
    for field in ["Seconds", "Timestamp", "TimeoutSeconds", "HeartbeatSeconds", "Error", "Cause"] {
        if node.get(field).is_some_and(looks_like_a_path) {
            let message = "Field value looks like a path, but field name does not end with 'Path'.";
            node.findings.warning("NO_PATH", node.at(field), message);
        }
    }
}

fn looks_like_a_path(value: &Value) -> bool {
    value.as_str().is_some_and(|text| {
        (text.starts_with("$.") || text.starts_with("$$.") || text.starts_with("States."))
            && Expression::parse(text).is_ok()
    })
}

fn has_path(value: &Value) -> bool {
    match value {
        Value::Object(members) => {
            members.iter().any(|(name, member)| name.ends_with(".$") || has_path(member))
        }
        Value::Array(elements) => elements.iter().any(has_path),
        value => looks_like_a_path(value),
    }
}

/// Visits the place of each text that looks like a path in a field whose name doesn't end in `.$`.
fn each_path(value: &Value, place: &str, visit: &mut impl FnMut(&str)) {
    match value {
        Value::Object(members) => {
            for (name, member) in members.iter().filter(|(name, _)| !name.ends_with(".$")) {
                each_path(member, &format!("{place}/{name}"), visit);
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                each_path(element, &format!("{place}[{index}]"), visit);
            }
        }
        value if looks_like_a_path(value) => visit(place),
        _ => {}
    }
}

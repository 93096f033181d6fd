//! Reads states, one function per type.

use serde_json::Value;

use super::flow::{self, Names, Setting};
use super::handling;
use super::language::{self, Language, expression, template};
use super::reader::{Node, SCHEMA};
use super::{
    Choice, Delay, Fail, Kind, Map, Parallel, Pass, ResultPath, Seconds, Selection, State, Task, Words,
    choice, distributed, doubt, timestamp,
};
use crate::stepfunctions::integration::http::forbidden_headers;
use crate::stepfunctions::integration::{Pattern, Resource};
use crate::stepfunctions::intrinsic::Expression;
use crate::stepfunctions::path::{Path, ReferencePath, Root};
use crate::stepfunctions::payload::Payload;
use crate::stepfunctions::template::Template;

const TYPES: [&str; 8] = ["Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map"];
const COMMON: [&str; 6] = ["Type", "Comment", "QueryLanguage", "InputPath", "OutputPath", "Output"];
const ONWARD: [&str; 3] = ["Next", "End", "Assign"];

/// Stands for a state that is no object.
pub(super) fn unreadable(name: &str) -> State {
    State {
        name: name.into(),
        language: Language::JsonPath,
        kind: Kind::Unsupported,
        input_path: Selection::Whole,
        output_path: Selection::Whole,
        assign: None,
        output: None,
        next: None,
        point: 0,
    }
}

/// Reads one state.
pub(super) fn read(node: &mut Node<'_, '_>, name: &str, names: &Names<'_>, setting: Setting) -> State {
    node.state = node.location.len();
    node.language = Language::read(node, setting.language);
    node.require(&["Type"]);
    let type_name = node.text("Type").unwrap_or_default();
    if node.get("Type").is_some() && !TYPES.contains(&type_name) {
        node.wrong(
            "Type",
            format!("The field 'Type' should have one of these values: [{}]", TYPES.join(", ")),
        );
        return unreadable(name);
    }
    let next = onward(node, names, type_name);
    doubt::check(node);
    let kind = match type_name {
        "Pass" => pass(node),
        "Task" => task(node, names, setting),
        "Wait" => wait(node),
        "Succeed" => succeed(node),
        "Fail" => fail(node),
        "Choice" => choices(node, names),
        "Parallel" => parallel(node, names, setting),
        "Map" => map(node, names, setting),
        _ => Kind::Unsupported,
    };
    let mut state = State {
        name: name.into(),
        language: node.language,
        kind,
        input_path: selection(node, "InputPath"),
        output_path: selection(node, "OutputPath"),
        assign: template(node, "Assign"),
        output: output(node),
        next,
        point: 0,
    };
    node.findings.points = state.number(node.findings.points);
    state
}

fn onward(node: &mut Node<'_, '_>, names: &Names<'_>, type_name: &str) -> Option<usize> {
    if matches!(type_name, "Succeed" | "Fail" | "Choice") {
        return None;
    }
    let ends = node.flag("End");
    match (node.get("Next").is_some(), ends) {
        (true, true) => node.at_most_one(&["Next", "End"]),
        (false, false) => node.require(&["Next"]),
        _ => {}
    }
    names.target(node, "Next")
}

fn pass(node: &mut Node<'_, '_>) -> Kind {
    node.refuse_others(&[&COMMON, &ONWARD, &["Result", "ResultPath", "Parameters"]]);
    Kind::Pass(Box::new(Pass {
        result: node.get("Result").map(|result| Payload::new(result.clone())),
        parameters: template(node, "Parameters"),
        result_path: result_path(node),
    }))
}

fn task(node: &mut Node<'_, '_>, names: &Names<'_>, setting: Setting) -> Kind {
    const KNOWN: [&str; 6] = [
        "Resource",
        "TimeoutSeconds",
        "TimeoutSecondsPath",
        "HeartbeatSeconds",
        "HeartbeatSecondsPath",
        "Credentials",
    ];
    node.refuse_others(&[&COMMON, &ONWARD, &handling::FIELDS, &KNOWN]);
    node.require(&["Resource"]);
    if let Some(credentials) = node.object("Credentials")
        && !credentials.contains_key("RoleArn")
        && !credentials.contains_key("RoleArn.$")
    {
        node.wrong("Credentials", "The field 'RoleArn' is required but was missing");
    }
    let work = handling::read(node, names, true);
    let timeout = seconds(node, "TimeoutSeconds", 1);
    let heartbeat = seconds(node, "HeartbeatSeconds", 1);
    let credentials = template(node, "Credentials");
    let Some(text) = node.text("Resource") else { return Kind::Unsupported };
    let Some(resource) = Resource::parse(text) else {
        node.wrong("Resource", "Value is not a valid resource ARN");
        return Kind::Unsupported;
    };
    if setting.express {
        refuse_on_express(node, &resource);
    }
    if !resource.is_recognized() {
        let message = format!(
            "The resource provided {text} is not recognized. The value is not a valid resource ARN, or the resource \
             is not available in this region."
        );
        node.wrong("Resource", message);
    } else if let Some(what) = resource.missing() {
        node.findings.unsupported(what);
    }
    if resource.is_http() {
        check_http(node);
    }
    Kind::Task(Box::new(Task { resource, work, timeout, heartbeat, credentials }))
}

/// What can be said of an HTTP task's parameters before it runs.
fn check_http(node: &mut Node<'_, '_>) {
    let field = node.language.arguments();
    let Some(Value::Object(parameters)) = node.get(field) else { return };
    for required in ["ApiEndpoint", "Method"] {
        if !parameters.contains_key(required) && !parameters.contains_key(&format!("{required}.$")) {
            node.wrong(field, format!("The field '{required}' is required but was missing"));
        }
    }
    if let Some(Value::Object(headers)) = parameters.get("Headers") {
        let forbidden = forbidden_headers(headers);
        if !forbidden.is_empty() {
            let names = forbidden.join(", ");
            node.wrong(field, format!("The 'Headers' field contains unsupported values: [{names}]"));
        }
    }
}

fn refuse_on_express(node: &mut Node<'_, '_>, resource: &Resource) {
    match resource {
        Resource::Activity(_) => {
            node.wrong("Resource", "Express state machine does not support Activity ARN");
        }
        Resource::Service { pattern, .. } if *pattern != Pattern::Request => {
            let suffix = pattern.suffix();
            node.wrong(
                "Resource",
                format!("Express state machine does not support '{suffix}' service integration "),
            );
        }
        _ => {}
    }
}

/// `Output`, which only JSONata has.
pub(super) fn output(node: &mut Node<'_, '_>) -> Option<Template> {
    (node.language == Language::Jsonata).then(|| template(node, "Output")).flatten()
}

fn wait(node: &mut Node<'_, '_>) -> Kind {
    const WAYS: [&str; 4] = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"];
    node.refuse_others(&[&COMMON, &ONWARD, &WAYS]);
    let given = WAYS.iter().filter(|way| node.get(way).is_some()).count();
    if given != 1 {
        let location = node.location.clone();
        let message = format!("Exactly one of the following fields is required: [{}]", WAYS.join(", "));
        node.findings.error(SCHEMA, &location, message);
    }
    if language::is_expression(node, "Timestamp") {
        return expression(node, "Timestamp")
            .map_or(Kind::Unsupported, |field| Kind::Wait(Delay::Computed(field)));
    }
    if let Some(text) = node.text("Timestamp") {
        let at = timestamp::parse(text);
        if at.is_none() {
            node.wrong("Timestamp", "String does not match RFC3339 timestamp");
        }
        return Kind::Wait(Delay::Until(at.unwrap_or_default()));
    }
    if let Some(path) = path_field(node, "TimestampPath") {
        return Kind::Wait(Delay::UntilAt(path));
    }
    Kind::Wait(Delay::Seconds(seconds(node, "Seconds", 0).unwrap_or(Seconds::Fixed(0))))
}

fn succeed(node: &mut Node<'_, '_>) -> Kind {
    node.refuse_others(&[&COMMON]);
    Kind::Succeed
}

fn fail(node: &mut Node<'_, '_>) -> Kind {
    node.refuse_others(&[&["Type", "Comment", "QueryLanguage", "Error", "ErrorPath", "Cause", "CausePath"]]);
    let mut words = |fixed: &'static str, path: &'static str| {
        node.at_most_one(&[fixed, path]);
        if language::is_expression(node, fixed) {
            return expression(node, fixed).map_or(Words::Absent, Words::Computed);
        }
        if let Some(text) = node.text(fixed) {
            return Words::Fixed(text.into());
        }
        let Some(text) = node.text(path) else { return Words::Absent };
        if let Ok(expression) = Expression::parse(text) {
            return Words::At(expression);
        }
        node.wrong(path, "Value is not a valid JSONPath or a valid intrinsic function call");
        Words::Absent
    };
    let (error, cause) = (words("Error", "ErrorPath"), words("Cause", "CausePath"));
    Kind::Fail(Box::new(Fail { error, cause }))
}

fn choices(node: &mut Node<'_, '_>, names: &Names<'_>) -> Kind {
    node.refuse_others(&[&COMMON, &["Choices", "Default", "Assign"]]);
    node.require(&["Choices"]);
    let mut rules = Vec::new();
    for (index, value) in node.array("Choices").into_iter().flatten().enumerate() {
        let location = format!("{}/Choices[{index}]", node.location);
        match value {
            Value::Object(members) => rules.extend(choice::rule(&mut node.below(members, location), names)),
            _ => node.findings.error(SCHEMA, &location, "Expected value of type Object"),
        }
    }
    Kind::Choice(Box::new(Choice { rules, default: names.target(node, "Default") }))
}

fn parallel(node: &mut Node<'_, '_>, names: &Names<'_>, setting: Setting) -> Kind {
    node.refuse_others(&[&COMMON, &ONWARD, &handling::FIELDS, &["Branches"]]);
    node.require(&["Branches"]);
    let work = handling::read(node, names, true);
    let mut branches = Vec::new();
    for (index, value) in node.array("Branches").into_iter().flatten().enumerate() {
        let location = format!("{}/Branches[{index}]", node.location);
        match value {
            Value::Object(members) => {
                let mut branch = node.below(members, location);
                branch.refuse_others(&[&["StartAt", "States", "Comment"]]);
                branches.push(flow::read(&mut branch, Setting { depth: setting.depth + 1, ..setting }));
            }
            _ => node.findings.error(SCHEMA, &location, "Expected value of type Object"),
        }
    }
    Kind::Parallel(Box::new(Parallel { branches, work }))
}

const MAP_FIELDS: [&str; 8] = [
    "ItemProcessor",
    "Items",
    "Iterator",
    "ItemsPath",
    "ItemSelector",
    "MaxConcurrency",
    "MaxConcurrencyPath",
    "Parameters",
];
const DISTRIBUTED_FIELDS: [&str; 8] = [
    "ItemReader",
    "ItemBatcher",
    "ResultWriter",
    "Label",
    "ToleratedFailureCount",
    "ToleratedFailureCountPath",
    "ToleratedFailurePercentage",
    "ToleratedFailurePercentagePath",
];

/// What of `DISTRIBUTED` mode a Map state in `INLINE` mode has all the same. AWS takes tolerances there.
fn inline(node: &mut Node<'_, '_>) {
    const TOLERANCES: [(&str, &str); 4] = [
        ("ToleratedFailureCount", "stepfunctions:Map INLINE ToleratedFailureCount"),
        ("ToleratedFailureCountPath", "stepfunctions:Map INLINE ToleratedFailureCountPath"),
        ("ToleratedFailurePercentage", "stepfunctions:Map INLINE ToleratedFailurePercentage"),
        ("ToleratedFailurePercentagePath", "stepfunctions:Map INLINE ToleratedFailurePercentagePath"),
    ];
    let given = TOLERANCES.into_iter().filter(|(field, _)| node.get(field).is_some());
    let given: Vec<&'static str> = given.map(|(_, name)| name).collect();
    node.findings.without_effect.extend(given);
    distributed::tolerance(node);
    let is_given = |field: &&&str| !field.starts_with("Tolerated") && node.get(field).is_some();
    if let Some(field) = DISTRIBUTED_FIELDS.iter().find(is_given) {
        node.findings.unsupported(format!("the field {field} of a Map state in INLINE mode"));
    }
}

fn map(node: &mut Node<'_, '_>, names: &Names<'_>, setting: Setting) -> Kind {
    node.refuse_others(&[&COMMON, &ONWARD, &handling::FIELDS, &MAP_FIELDS, &DISTRIBUTED_FIELDS]);
    node.at_most_one(&["ItemProcessor", "Iterator"]);
    node.at_most_one(&["ItemSelector", "Parameters"]);
    let field = if node.get("Iterator").is_some() { "Iterator" } else { "ItemProcessor" };
    node.require(&[field]);
    let Some(members) = node.object(field) else { return Kind::Unsupported };
    let location = node.at(field);
    let config = members.get("ProcessorConfig");
    let is_distributed =
        config.and_then(|config| config.get("Mode")).and_then(Value::as_str) == Some("DISTRIBUTED");
    if is_distributed && setting.express {
        let message = "Express state machine does not support Map state in 'DISTRIBUTED' mode";
        node.findings.error(SCHEMA, &format!("{location}/ProcessorConfig/Mode"), message);
    }
    let distributed = is_distributed.then(|| Box::new(distributed::read(node, config)));
    let express = distributed.as_ref().map_or(setting.express, |distributed| distributed.express);
    let mut processor = node.below(members, location);
    processor.refuse_others(&[&["StartAt", "States", "Comment", "ProcessorConfig"]]);
    let processor = flow::read(&mut processor, Setting { depth: setting.depth + 1, express, ..setting });
    if !is_distributed {
        inline(node);
    }
    let item_selector = template(node, "ItemSelector").or_else(|| template(node, "Parameters"));
    let items = template(node, "Items");
    if let Some(Value::Object(_) | Value::Number(_) | Value::Bool(_) | Value::Null) = node.get("Items") {
        node.wrong("Items", "Expected value of type Array");
    }
    Kind::Map(Box::new(Map {
        processor,
        processor_field: field,
        items_path: selection(node, "ItemsPath"),
        items,
        item_selector,
        max_concurrency: seconds(node, "MaxConcurrency", 0).unwrap_or(Seconds::Fixed(0)),
        distributed,
        work: handling::read(node, names, false),
    }))
}

/// A whole number, given or at a path.
pub(super) fn seconds(node: &mut Node<'_, '_>, field: &str, least: u64) -> Option<Seconds> {
    let path = format!("{field}Path");
    node.at_most_one(&[field, &path]);
    if node.get(&path).is_some() {
        return path_field(node, &path).map(Seconds::At);
    }
    if language::is_expression(node, field) {
        return expression(node, field).map(Seconds::Computed);
    }
    node.whole(field, least).map(Seconds::Fixed)
}

/// A field that is a path.
pub(super) fn path_field(node: &mut Node<'_, '_>, field: &str) -> Option<Path> {
    let text = node.text(field)?;
    let path = Path::parse(text).ok();
    if path.is_none() {
        node.wrong(field, "Value is not a valid JSONPath");
    }
    path
}

fn selection(node: &mut Node<'_, '_>, field: &str) -> Selection {
    if node.get(field).is_some_and(Value::is_null) {
        return Selection::Nothing;
    }
    match path_field(node, field) {
        Some(path) if path.is_root() && *path.root() == Root::Input => Selection::Whole,
        Some(path) => Selection::Path(path),
        None => Selection::Whole,
    }
}

/// `ResultPath`.
pub(super) fn result_path(node: &mut Node<'_, '_>) -> ResultPath {
    if node.get("ResultPath").is_some_and(Value::is_null) {
        return ResultPath::Discard;
    }
    let text = node.text("ResultPath").unwrap_or("$");
    if let Ok(path) = ReferencePath::parse(text) {
        return ResultPath::Place(path);
    }
    node.wrong("ResultPath", "Value is not a Reference Path");
    ResultPath::Discard
}

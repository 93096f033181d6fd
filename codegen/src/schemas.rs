//! What the model says about shapes and operations, as data.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value;

use crate::model::{Model, Side, entries, text};
use crate::names::{literal, shout};
use crate::patterns;

/// The file of a service's schemas.
pub fn schemas(model: &Model) -> String {
    let patterns = patterns(model);
    let mut file = String::from(
        "//! What the model says about the service's operations and shapes.\n\n\
         #![allow(clippy::wildcard_imports, clippy::unreadable_literal, reason = \"a table in the vocabulary of `schema`\")]\n\n\
         use crate::aws::schema::*;\n\n",
    );
    if model.has_empty_sides() {
        file.push_str(
            "pub(super) static EMPTY: StructureSchema = StructureSchema { name: \"\", members: &[] };\n\n",
        );
    }
    for (pattern, index) in &patterns {
        let _ = writeln!(
            file,
            "static PATTERN_{index}: Pattern = Pattern::new({}, {});",
            literal(pattern),
            literal(&patterns::translated(pattern))
        );
    }
    for (name, shape) in model.spoken_shapes() {
        if shape["type"] != "structure" {
            let _ = writeln!(
                file,
                "static {}: Shape = {};",
                shape_name(&name),
                shape_of(model, &name, &shape, &patterns)
            );
        }
    }
    for (name, shape) in model.structures() {
        write_structure(&mut file, model, &name, &shape);
    }
    write_operations(&mut file, model);
    file
}

/// Patterns, each with its number.
fn patterns(model: &Model) -> BTreeMap<String, usize> {
    let mut patterns: BTreeMap<String, usize> = BTreeMap::new();
    for (_, shape) in model.spoken_shapes() {
        if let Some(pattern) = shape["pattern"].as_str() {
            patterns.insert(pattern.to_owned(), 0);
        }
    }
    patterns.values_mut().enumerate().for_each(|(index, number)| *number = index);
    patterns
}

/// The static of a shape that is no structure. Structures' statics bear their plain name.
fn shape_name(name: &str) -> String {
    format!("{}_SHAPE", shout(name))
}

fn reference(model: &Model, name: &str) -> String {
    if model.kind(name) == "structure" {
        format!("&Shape::of(Kind::Structure(&{}))", shout(name))
    } else {
        format!("&{}", shape_name(name))
    }
}

fn shape_of(model: &Model, name: &str, shape: &Value, patterns: &BTreeMap<String, usize>) -> String {
    let mut expression = format!("Shape::of(Kind::{})", kind_of(model, name, shape));
    for bound in ["min", "max"] {
        if let Some(value) = shape[bound].as_f64() {
            let method = if bound == "min" { "minimum" } else { "maximum" };
            let _ = write!(expression, ".{method}({value:?})");
        }
    }
    if let Some(pattern) = shape["pattern"].as_str() {
        let _ = write!(expression, ".pattern(&PATTERN_{})", patterns[pattern]);
    }
    expression
}

fn kind_of(model: &Model, name: &str, shape: &Value) -> String {
    match model.kind(name) {
        "string" if shape.get("enum").is_some() => {
            let values = literals(&shape["enum"]);
            let listed = model.amendment("enum_order", name).map_or(values.clone(), literals);
            enumeration(&values, &listed)
        }
        "string" => "Text".to_owned(),
        "boolean" => "Boolean".to_owned(),
        "integer" => "Integer".to_owned(),
        "long" => "Long".to_owned(),
        "float" | "double" => "Double".to_owned(),
        "blob" => "Blob".to_owned(),
        "timestamp" => "Timestamp".to_owned(),
        "list" => {
            let element = reference(model, text(&shape["member"]["shape"]));
            let bare = model.is_listed("bare_elements", name);
            format!(
                "List {{ element: {element}, query_name: \"{}\", bare: {bare} }}",
                list_query_name(model, name)
            )
        }
        "map" => {
            let key = reference(model, text(&shape["key"]["shape"]));
            let value = reference(model, text(&shape["value"]["shape"]));
            let amendment = model.amendment("query_maps", name);
            let part = |index: usize, fallback: &str| {
                amendment.map_or(fallback, |amendment| text(&amendment[index])).to_owned()
            };
            let names = format!("(\"{}\", \"{}\")", part(1, "key"), part(2, "value"));
            format!("Map {{ key: {key}, value: {value}, query_names: {names} }}")
        }
        other => panic!("{}: a {other} can't be generated yet", model.service),
    }
}

fn enumeration(values: &str, listed: &str) -> String {
    format!("Enumeration {{ values: &[{values}], listed: &[{listed}] }}")
}

fn literals(values: &Value) -> String {
    let values = values.as_array().into_iter().flatten().map(|value| literal(text(value)));
    values.collect::<Vec<_>>().join(", ")
}

fn list_query_name<'a>(model: &'a Model, name: &str) -> &'a str {
    let amended = model.amendment("query_lists", name).map(text);
    amended.or_else(|| model.shape(name)["member"]["locationName"].as_str()).unwrap_or("member")
}

fn write_structure(file: &mut String, model: &Model, name: &str, shape: &Value) {
    let _ = write!(
        file,
        "pub(super) static {}: StructureSchema = StructureSchema {{ name: \"{name}\", members: &[",
        shout(name)
    );
    for (member, reference) in entries(&shape["members"]) {
        let _ = write!(file, "\n    {},", member_of(model, (name, shape), member, reference));
    }
    file.push_str(if file.ends_with('[') { "] };\n" } else { "\n] };\n" });
}

fn member_of(model: &Model, (owner, owner_shape): (&str, &Value), member: &str, target: &Value) -> String {
    let shape = text(&target["shape"]);
    let own_name = format!("{owner}.{member}");
    let target_shape = match model.amendment("enum_order", &own_name) {
        Some(listed) => {
            let values = literals(&model.shape(shape)["enum"]);
            format!("&Shape::of(Kind::{})", enumeration(&values, &literals(listed)))
        }
        None => reference(model, shape),
    };
    let mut expression = format!("Member::of(\"{member}\", {target_shape})");
    if owner_shape["required"].as_array().is_some_and(|required| required.iter().any(|name| name == member)) {
        expression.push_str(".required()");
    }
    let location_name = target["locationName"].as_str().unwrap_or(member);
    if owner_shape["payload"] == member {
        expression.push_str(".at(Location::Payload, \"\")");
    } else if let Some(location) = target["location"].as_str() {
        let location = match location {
            "uri" => "Label",
            "header" => "Header",
            "querystring" => "QueryString",
            "statusCode" => "Status",
            other => panic!("{owner}.{member}: the location {other} can't be generated yet"),
        };
        let _ = write!(expression, ".at(Location::{location}, \"{location_name}\")");
    }
    let flattened = target["flattened"] == true || model.shape(shape)["flattened"] == true;
    let query_name = query_name(model, shape, flattened).unwrap_or(location_name);
    if query_name != member {
        let _ = write!(expression, ".query(\"{query_name}\")");
    }
    if flattened {
        expression.push_str(".flattened()");
    }
    if model.is_listed("unchecked", &own_name) {
        expression.push_str(".unchecked()");
    }
    expression
}

/// The name under which a list or map stands in Query and XML, if its shape decides it.
fn query_name<'a>(model: &'a Model, shape: &str, flattened: bool) -> Option<&'a str> {
    match model.kind(shape) {
        "map" => model.amendment("query_maps", shape).map(|names| text(&names[0])),
        "list" if flattened => Some(list_query_name(model, shape)),
        _ => None,
    }
}

fn write_operations(file: &mut String, model: &Model) {
    let operations = model.operations();
    let _ = writeln!(file, "pub(super) static OPERATIONS: [Operation; {}] = [", operations.len());
    for (index, (name, operation)) in operations.iter().enumerate() {
        let input = model.side(name, Side::Input).map_or("EMPTY".to_owned(), |shape| shout(&shape));
        let output = model
            .side(name, Side::Output)
            .map_or("None".to_owned(), |shape| format!("Some(&{})", shout(&shape)));
        let _ = writeln!(
            file,
            "    Operation {{ index: {index}, name: \"{name}\", input: &{input}, output: {output}, http: {} }},",
            binding(&operation["http"])
        );
    }
    file.push_str("];\n");
}

fn binding(http: &Value) -> String {
    let (path, query) = text(&http["requestUri"]).split_once('?').unwrap_or((text(&http["requestUri"]), ""));
    let segment = |segment: &str| match segment.strip_prefix('{').and_then(|label| label.strip_suffix('}')) {
        Some(label) => {
            assert!(!label.ends_with('+'), "{path}: greedy labels can't be generated yet");
            format!("Segment::Label(\"{label}\")")
        }
        None => format!("Segment::Literal(\"{segment}\")"),
    };
    let path: Vec<_> = path.split('/').filter(|part| !part.is_empty()).map(segment).collect();
    let literal = match query.split_once('=') {
        Some((name, value)) => format!("Some((\"{name}\", \"{value}\"))"),
        None => "None".to_owned(),
    };
    format!(
        "HttpBinding {{ method: \"{}\", path: &[{}], literal: {literal}, status: {} }}",
        text(&http["method"]),
        path.join(", "),
        http["responseCode"].as_u64().unwrap_or(200)
    )
}

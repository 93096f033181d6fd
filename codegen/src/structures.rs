//! The types of structures.

use std::fmt::Write;

use serde_json::Value;

use crate::model::{Model, Side, entries, text};
use crate::names;

/// The file of a service's structures.
pub fn structures(model: &Model) -> String {
    let mut body = String::new();
    for (name, shape) in model.structures() {
        write_structure(&mut body, model, &name, &shape);
    }
    for (operation, _) in model.operations() {
        for side in Side::BOTH {
            if model.side(&operation, side).is_none() {
                let name = format!("{operation}{}", side.suffix());
                let _ = writeln!(body, "    {name} = EMPTY {{}}");
            }
        }
    }
    let mut file = String::from("//! The structures of the service's API.\n\n");
    let _ = writeln!(
        file,
        "#![expect(missing_docs, reason = \"each is described by the service's API reference\")]\n"
    );
    if body.contains("BTreeMap<") {
        file.push_str("use std::collections::BTreeMap;\n\n");
    }
    if body.contains("Bytes") {
        file.push_str("use bytes::Bytes;\n\n");
    }
    if model.shapes().iter().any(|(_, shape)| shape.get("enum").is_some()) {
        file.push_str("#[allow(clippy::wildcard_imports, reason = \"there are dozens\")]\nuse super::enumerations::*;\n");
    }
    file.push_str("use crate::aws::value::structure;\n");
    if body.contains("Timestamp") {
        file.push_str("use crate::clock::Timestamp;\n");
    }
    let _ = write!(file, "\nstructure! {{\n{body}}}\n{}", aliases(model));
    file
}

fn write_structure(body: &mut String, model: &Model, name: &str, shape: &Value) {
    let _ = write!(body, "    {} = {} {{", model.type_name(name), names::shout(name));
    let required: Vec<&str> = shape["required"].as_array().into_iter().flatten().map(text).collect();
    for (member, reference) in entries(&shape["members"]) {
        let value_type = model.value_type(text(&reference["shape"]));
        let field = names::snake(member);
        if required.contains(&member.as_str()) {
            let _ = write!(body, "\n        {field}: {value_type},");
        } else {
            let _ = write!(body, "\n        {field}: Option<{value_type}>,");
        }
    }
    body.push_str(if body.ends_with('{') { "}\n" } else { "\n    }\n" });
}

/// Names of inputs and outputs whose structure is used elsewhere, too.
fn aliases(model: &Model) -> String {
    let mut aliases = String::new();
    for (operation, _) in model.operations() {
        for side in Side::BOTH {
            let name = format!("{operation}{}", side.suffix());
            if let Some(shape) = model.side(&operation, side)
                && model.type_name(&shape) != name
            {
                let _ = write!(aliases, "\npub type {name} = {};", model.type_name(&shape));
            }
        }
    }
    if aliases.is_empty() { aliases } else { aliases + "\n" }
}

//! The types of texts with a set of values.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::model::{Model, text};
use crate::names;

/// The file of a service's enumerations.
pub fn enumerations(model: &Model) -> String {
    let mut body = String::new();
    for (name, shape) in model.shapes() {
        let Some(values) = shape["enum"].as_array() else { continue };
        let _ = writeln!(body, "    {} {{", names::capitalised_first(&name));
        let mut variants = BTreeSet::new();
        for value in values.iter().map(text) {
            let variant = names::variant(value);
            assert!(variants.insert(variant.clone()), "{name}: two values become {variant}");
            let _ = writeln!(body, "        {variant} = \"{value}\",");
        }
        body.push_str("    }\n");
    }
    let header = "//! The enumerations of the service's API.\n";
    if body.is_empty() {
        return header.to_owned();
    }
    format!(
        "{header}\n#![expect(missing_docs, reason = \"each is described by the service's API reference\")]\n\n\
         use crate::aws::value::enumeration;\n\nenumeration! {{\n{body}}}\n"
    )
}

//! A service's model, with the names that its types have in Rust.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::names;

/// A service's model and what amends it.
pub struct Model {
    /// `sqs`, `lambda`, …
    pub service: String,
    api: Value,
    amendments: Value,
    /// How often each shape is referred to, by operations and members.
    references: BTreeMap<String, usize>,
    /// Rust names of structures that are an operation's input or output and nothing else.
    renamed: BTreeMap<String, String>,
}

/// Whether something is what an operation takes or what it answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Input,
    Output,
}

impl Side {
    pub const BOTH: [Self; 2] = [Self::Input, Self::Output];

    fn key(self) -> &'static str {
        if self == Self::Input { "input" } else { "output" }
    }

    pub fn suffix(self) -> &'static str {
        if self == Self::Input { "Input" } else { "Output" }
    }
}

impl Model {
    pub fn new(service: &str, api: Value, amendments: Value) -> Self {
        let mut references = BTreeMap::new();
        count_references(&api["operations"], &mut references);
        count_references(&api["shapes"], &mut references);
        let service = service.to_owned();
        let mut model = Self { service, api, amendments, references, renamed: BTreeMap::new() };
        for (operation, _) in model.operations() {
            for side in Side::BOTH {
                if let Some(shape) = model.side(&operation, side)
                    && model.references[&shape] == 1
                {
                    model.renamed.insert(shape, format!("{operation}{}", side.suffix()));
                }
            }
        }
        model
    }

    pub fn metadata(&self, key: &str) -> &str {
        self.api["metadata"][key].as_str().unwrap_or_default()
    }

    /// Operations by name, sorted.
    pub fn operations(&self) -> Vec<(String, Value)> {
        sorted(&self.api["operations"])
    }

    /// The shape of an operation's input or output, if the model has one.
    pub fn side(&self, operation: &str, side: Side) -> Option<String> {
        self.api["operations"][operation][side.key()]["shape"].as_str().map(str::to_owned)
    }

    /// All shapes by name, sorted.
    pub fn shapes(&self) -> Vec<(String, Value)> {
        sorted(&self.api["shapes"])
    }

    /// Shapes that an operation's input or output is made of: not those of errors alone.
    pub fn spoken_shapes(&self) -> Vec<(String, Value)> {
        let mut spoken = BTreeSet::new();
        for (operation, _) in self.operations() {
            for side in Side::BOTH {
                if let Some(shape) = self.side(&operation, side) {
                    self.reach(&shape, &mut spoken);
                }
            }
        }
        let mut shapes = self.shapes();
        shapes.retain(|(name, _)| spoken.contains(name));
        shapes
    }

    fn reach(&self, name: &str, reached: &mut BTreeSet<String>) {
        if reached.insert(name.to_owned()) {
            let mut references = BTreeMap::new();
            count_references(self.shape(name), &mut references);
            for reference in references.keys() {
                self.reach(reference, reached);
            }
        }
    }

    /// Whether an operation takes or answers nothing at all.
    pub fn has_empty_sides(&self) -> bool {
        self.operations()
            .iter()
            .any(|(name, _)| Side::BOTH.iter().any(|side| self.side(name, *side).is_none()))
    }

    pub fn shape(&self, name: &str) -> &Value {
        &self.api["shapes"][name]
    }

    pub fn kind(&self, name: &str) -> &str {
        self.shape(name)["type"].as_str().unwrap_or_else(|| panic!("{}: no shape {name}", self.service))
    }

    /// Structures that are not errors.
    pub fn structures(&self) -> Vec<(String, Value)> {
        let mut structures = self.spoken_shapes();
        structures.retain(|(_, shape)| shape["type"] == "structure" && shape["exception"] != true);
        structures
    }

    /// The Rust name of a structure's type.
    pub fn type_name(&self, shape: &str) -> String {
        self.renamed.get(shape).cloned().unwrap_or_else(|| names::capitalised_first(shape))
    }

    /// The Rust type of what a shape holds.
    pub fn value_type(&self, name: &str) -> String {
        let shape = self.shape(name);
        match self.kind(name) {
            "string" if shape.get("enum").is_some() => names::capitalised_first(name),
            "string" => "String".to_owned(),
            "boolean" => "bool".to_owned(),
            "integer" => "i32".to_owned(),
            "long" => "i64".to_owned(),
            "float" | "double" => "f64".to_owned(),
            "blob" => "Bytes".to_owned(),
            "timestamp" => "Timestamp".to_owned(),
            "list" => format!("Vec<{}>", self.value_type(text(&shape["member"]["shape"]))),
            "map" => format!("BTreeMap<String, {}>", self.value_type(text(&shape["value"]["shape"]))),
            "structure" => self.type_name(name),
            other => panic!("{}: a {other} can't be generated yet", self.service),
        }
    }

    /// The amendment under these keys, if there is one.
    pub fn amendment(&self, topic: &str, name: &str) -> Option<&Value> {
        self.amendments.get(topic)?.get(name)
    }

    /// All amendments of a topic.
    pub fn amendments(&self, topic: &str) -> Vec<(String, Value)> {
        self.amendments.get(topic).map(sorted).unwrap_or_default()
    }

    /// Whether the amendments' list of this topic has this name.
    pub fn is_listed(&self, topic: &str, name: &str) -> bool {
        self.amendments[topic].as_array().is_some_and(|list| list.iter().any(|entry| entry == name))
    }
}

/// The members of an object, sorted by name.
pub fn sorted(object: &Value) -> Vec<(String, Value)> {
    let mut entries: Vec<_> =
        object.as_object().into_iter().flatten().map(|(key, value)| (key.clone(), value.clone())).collect();
    entries.sort_by(|left, right| left.0.cmp(&right.0));
    entries
}

/// The members of an object, in the order written.
pub fn entries(object: &Value) -> impl Iterator<Item = (&String, &Value)> {
    object.as_object().into_iter().flatten()
}

/// A text that the model must have.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("the model has {value} where a text belongs"))
}

fn count_references(node: &Value, counts: &mut BTreeMap<String, usize>) {
    if let Some(shape) = node["shape"].as_str() {
        *counts.entry(shape.to_owned()).or_default() += 1;
    }
    match node {
        Value::Object(members) => members.values().for_each(|child| count_references(child, counts)),
        Value::Array(elements) => elements.iter().for_each(|child| count_references(child, counts)),
        _ => {}
    }
}

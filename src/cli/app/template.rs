//! A SAM template, read and checked, with nothing of it resolved yet.
//!
//! AWS documentation: "AWS SAM template anatomy".

use serde_json::Value;

use super::document::{Content, Node, Problem};
use super::expression::Expression;
use super::kind::Kind;

/// A template whose sections, resource types and functions Virga all knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// What the template says of itself.
    pub description: Option<String>,
    /// Parameters and their values: the defaults.
    pub parameters: Vec<(String, Value)>,
    /// What to make, in the template's order.
    pub resources: Vec<Resource>,
    /// What to tell when it is made.
    pub outputs: Vec<Output>,
}

/// One resource of a template.
#[derive(Clone, Debug, PartialEq)]
pub struct Resource {
    /// Its name in the template.
    pub logical_id: String,
    /// The line where it begins.
    pub line: usize,
    /// What it is.
    pub kind: Kind,
    /// What the template says of it, the globals of its kind included.
    pub properties: Vec<(String, Node)>,
    /// Resources that it says must be there first.
    pub depends_on: Vec<String>,
    /// A file with an example of what to send it: `Metadata: {Virga: {Event: …}}`.
    pub event: Option<String>,
}

/// One output of a template.
#[derive(Clone, Debug, PartialEq)]
pub struct Output {
    /// Its name.
    pub name: String,
    /// The line where it begins.
    pub line: usize,
    /// What it is worth when everything is made.
    pub value: Expression,
}

const TRANSFORM: &str = "AWS::Serverless-2016-10-31";

/// The most resources of one template.
///
/// AWS documentation: "Understand CloudFormation quotas".
const MOST_RESOURCES: usize = 500;

impl Template {
    /// Reads a template in YAML or JSON. Whatever Virga can't do is refused by name.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let root = Node::parse(text)?;
        let mut template = Self { description: None, parameters: vec![], resources: vec![], outputs: vec![] };
        let nothing = Node { line: root.line, content: Content::Map(vec![]) };
        let globals = root.get("Globals").unwrap_or(&nothing);
        check_globals(globals)?;
        for (section, node) in root.entries()? {
            match section.as_str() {
                "AWSTemplateFormatVersion" | "Metadata" | "Globals" => {}
                "Transform" => check_transform(node)?,
                "Description" => template.description = Some(node.text()?.to_owned()),
                "Parameters" => template.parameters = each(node, parameter)?,
                "Resources" => template.resources = each(node, |id, node| resource(id, node, globals))?,
                "Outputs" => template.outputs = each(node, output)?,
                _ => {
                    return Err(Problem::new(node.line, format!("the section '{section}' is not supported")));
                }
            }
        }
        if template.resources.is_empty() {
            return Err(Problem::new(root.line, "the template has no Resources"));
        }
        if template.resources.len() > MOST_RESOURCES {
            return Err(Problem::new(
                root.line,
                format!("a template has at most {MOST_RESOURCES} resources"),
            ));
        }
        Ok(template)
    }

    /// The resource of this name.
    #[must_use]
    pub fn resource(&self, logical_id: &str) -> Option<&Resource> {
        self.resources.iter().find(|resource| resource.logical_id == logical_id)
    }
}

impl Resource {
    /// A property.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&Node> {
        self.properties.iter().find_map(|(property, node)| (property == name).then_some(node))
    }

    /// A problem with this resource.
    #[must_use]
    pub fn problem(&self, line: usize, what: impl std::fmt::Display) -> Problem {
        Problem::new(line, format!("{} ({}): {what}", self.logical_id, self.kind))
    }
}

fn each<T>(section: &Node, read: impl Fn(&str, &Node) -> Result<T, Problem>) -> Result<Vec<T>, Problem> {
    section.entries()?.iter().map(|(name, node)| read(name, node)).collect()
}

fn check_transform(node: &Node) -> Result<(), Problem> {
    match node.to_value() {
        Value::String(name) if name == TRANSFORM => Ok(()),
        other => {
            Err(Problem::new(node.line, format!("the transform {other} is not supported; {TRANSFORM} is")))
        }
    }
}

fn check_globals(globals: &Node) -> Result<(), Problem> {
    let other = globals.entries()?.iter().find(|(name, _)| name != "Function");
    other.map_or(Ok(()), |(name, node)| {
        Err(Problem::new(node.line, format!("Globals of '{name}' are not supported; those of Function are")))
    })
}

fn parameter(name: &str, node: &Node) -> Result<(String, Value), Problem> {
    match node.get("Type").map(Node::text).transpose()? {
        Some("String" | "Number") => {}
        kind => {
            let message =
                format!("parameter '{name}': the type {} is not supported", kind.unwrap_or("(none)"));
            return Err(Problem::new(node.line, message));
        }
    }
    let default = node.get("Default").map(Node::to_value);
    let value =
        default.ok_or_else(|| Problem::new(node.line, format!("parameter '{name}' needs a Default")))?;
    if let Some(allowed) = node.get("AllowedValues").map(Node::to_value)
        && !allowed.as_array().is_some_and(|allowed| allowed.contains(&value))
    {
        return Err(Problem::new(
            node.line,
            format!("parameter '{name}': its Default is none of its AllowedValues"),
        ));
    }
    Ok((name.to_owned(), value))
}

fn output(name: &str, node: &Node) -> Result<Output, Problem> {
    for (member, at) in node.entries()? {
        // An export is a name for other stacks; there are none.
        if !matches!(member.as_str(), "Value" | "Description" | "Export") {
            return Err(Problem::new(at.line, format!("output '{name}': '{member}' is not supported")));
        }
    }
    let value =
        node.get("Value").ok_or_else(|| Problem::new(node.line, format!("output '{name}' needs a Value")))?;
    Ok(Output { name: name.to_owned(), line: node.line, value: Expression::read(value)? })
}

fn resource(logical_id: &str, node: &Node, globals: &Node) -> Result<Resource, Problem> {
    let kind =
        node.get("Type").ok_or_else(|| Problem::new(node.line, format!("{logical_id} needs a Type")))?;
    let named = kind.text()?;
    let refused = || {
        let known = Kind::of_templates().map(Kind::name).join(", ");
        Problem::new(
            kind.line,
            format!("{logical_id}: the type {named} is not supported; these are: {known}"),
        )
    };
    let kind = Kind::named(named).ok_or_else(refused)?;
    let mut resource = Resource {
        logical_id: logical_id.to_owned(),
        line: node.line,
        kind,
        properties: vec![],
        depends_on: vec![],
        event: None,
    };
    for (member, node) in node.entries()? {
        match member.as_str() {
            // The policies are about deleting the stack, which ends with the process.
            "Type" | "DeletionPolicy" | "UpdateReplacePolicy" => {}
            "Properties" => resource.properties = node.entries()?.to_vec(),
            "DependsOn" => resource.depends_on = names(node)?,
            "Metadata" => resource.event = event(node)?,
            _ => return Err(resource.problem(node.line, format!("'{member}' is not supported"))),
        }
    }
    if let (Kind::Function, Some(globals)) = (kind, globals.get("Function")) {
        resource.properties = merge(globals.entries()?, &resource.properties);
    }
    Ok(resource)
}

fn names(node: &Node) -> Result<Vec<String>, Problem> {
    match &node.content {
        Content::List(items) => items.iter().map(|item| item.text().map(str::to_owned)).collect(),
        _ => node.text().map(|name| vec![name.to_owned()]),
    }
}

fn event(metadata: &Node) -> Result<Option<String>, Problem> {
    let event = metadata.get("Virga").and_then(|virga| virga.get("Event"));
    event.map(|event| event.text().map(str::to_owned)).transpose()
}

/// Globals and a resource's own properties: maps are merged, lists joined, anything else replaced.
///
/// AWS documentation: "Globals section of the AWS SAM template".
fn merge(globals: &[(String, Node)], own: &[(String, Node)]) -> Vec<(String, Node)> {
    let mut merged = globals.to_vec();
    for (name, node) in own {
        match merged.iter_mut().find(|(global, _)| global == name) {
            Some((_, global)) => *global = merge_nodes(global, node),
            None => merged.push((name.clone(), node.clone())),
        }
    }
    merged
}

fn merge_nodes(global: &Node, own: &Node) -> Node {
    let content = match (&global.content, &own.content) {
        (Content::Map(global), Content::Map(own)) if !is_function(global) && !is_function(own) => {
            Content::Map(merge(global, own))
        }
        (Content::List(global), Content::List(own)) => Content::List([global.as_slice(), own].concat()),
        _ => own.content.clone(),
    };
    Node { line: own.line, content }
}

fn is_function(entries: &[(String, Node)]) -> bool {
    matches!(entries, [(name, _)] if name == "Ref" || name.starts_with("Fn::"))
}

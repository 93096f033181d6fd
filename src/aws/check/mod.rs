//! Holds a request against the model: types first, then constraints, refused in AWS's own wording.
//!
//! A node that passes is typed: numbers are numbers, blobs are bytes, moments are moments.

mod constraint;
mod path;
mod scalar;

#[cfg(test)]
mod tests;

use super::error::Error;
use super::node::Node;
use super::schema::{Kind, Refusal, ServiceSchema, Shape, StructureSchema};
use constraint::Constraints;
use path::{Path, Step};
use scalar::Mismatch;

/// The most violations that one answer lists.
const MOST_VIOLATIONS: usize = 100;

/// Turns what `input` holds into the types that `schema` wants and checks every constraint.
///
/// # Errors
/// `SerializationException` (in Query: `MalformedInput`) for a value of the wrong type; the service's
/// validation error for violated constraints, all of them in one message.
pub fn check(
    service: &ServiceSchema,
    schema: &'static StructureSchema,
    input: &mut Node<'_>,
) -> Result<(), Error> {
    let mut check = Check { refusal: service.refusal, violations: Vec::new() };
    check.structure(schema, input, None).map_err(Mismatch::into_error)?;
    check.outcome()
}

struct Check {
    refusal: Refusal,
    violations: Vec<String>,
}

impl Check {
    fn outcome(self) -> Result<(), Error> {
        let Some(first) = self.violations.first() else { return Ok(()) };
        let code = match self.refusal {
            Refusal::Constraints(code) => code,
            Refusal::MissingParameter => {
                let message = format!("The request must contain the parameter {first}.");
                return Err(Error::new("MissingRequiredParameterException", 400, message)
                    .with_query_code("MissingParameter"));
            }
        };
        let count = self.violations.len();
        let plural = if count == 1 { "" } else { "s" };
        let list = self.violations.join("; ");
        Err(Error::new(code, 400, format!("{count} validation error{plural} detected: {list}")))
    }

    /// Whether constraints other than presence are checked.
    fn constrains(&self) -> bool {
        matches!(self.refusal, Refusal::Constraints(_))
    }

    fn structure(
        &mut self,
        schema: &'static StructureSchema,
        node: &mut Node<'_>,
        path: Option<&Path<'_>>,
    ) -> Result<(), Mismatch> {
        if !matches!(node, Node::Map(_)) {
            return Err(Mismatch::structure(node));
        }
        for member in schema.members {
            let here = Path::new(path, Step::Member(member));
            match node.member_mut(member.name) {
                Some(value) if !value.is_null() => {
                    self.value(member.shape, value, &here, member.checked && self.constrains())?;
                }
                _ if member.required && member.checked => self.missing(member.shape, &here),
                _ => {}
            }
        }
        Ok(())
    }

    fn missing(&mut self, shape: &Shape, path: &Path<'_>) {
        if self.constrains() {
            self.violation(None, path, "Member must not be null");
        } else if !matches!(shape.kind, Kind::List { .. } | Kind::Map { .. }) {
            // SQS has words of its own for batches and lists that are empty or missing.
            self.violations.push(path.as_parameter());
        }
    }

    fn value(
        &mut self,
        shape: &'static Shape,
        node: &mut Node<'_>,
        path: &Path<'_>,
        checked: bool,
    ) -> Result<(), Mismatch> {
        match &shape.kind {
            Kind::Structure(schema) => return self.structure(schema, node, Some(path)),
            Kind::List { element, bare, .. } => self.list((element, *bare), node, path, checked)?,
            Kind::Map { key, value, .. } => self.map((key, value), node, path, checked)?,
            _ => scalar::settle(shape, node)?,
        }
        if checked {
            for violated in Constraints::of(shape).violated_by(node) {
                self.violation(Some(node), path, &violated);
            }
        }
        Ok(())
    }

    fn list(
        &mut self,
        (element, bare): (&'static Shape, bool),
        node: &mut Node<'_>,
        path: &Path<'_>,
        checked: bool,
    ) -> Result<(), Mismatch> {
        let Node::List(elements) = node else { return Err(Mismatch::list(node)) };
        let constraints = if bare { Constraints::of(element) } else { Constraints::of_content(element) };
        let mut violated = false;
        for (index, value) in elements.iter_mut().enumerate() {
            if value.is_null() {
                violated = true;
            } else if matches!(element.kind, Kind::Structure(_) | Kind::List { .. } | Kind::Map { .. }) {
                self.value(element, value, &Path::new(Some(path), Step::Element(index + 1)), checked)?;
            } else {
                scalar::settle(element, value)?;
                violated |= !constraints.violated_by(value).is_empty();
            }
        }
        if violated && checked {
            let listed = constraints.listed();
            if bare {
                self.violation(Some(node), path, &listed);
                // The service makes this check itself, before those of the model.
                self.violations.rotate_right(1);
            } else {
                self.violation(Some(node), path, &format!("Member must satisfy constraint: [{listed}]"));
            }
        }
        Ok(())
    }

    fn map(
        &mut self,
        (key_shape, value_shape): (&'static Shape, &'static Shape),
        node: &mut Node<'_>,
        path: &Path<'_>,
        checked: bool,
    ) -> Result<(), Mismatch> {
        let Node::Map(entries) = node else { return Err(Mismatch::structure(node)) };
        let key_constraints = Constraints::of_key(key_shape);
        let value_constraints = Constraints::of_content(value_shape);
        let (mut keys_violated, mut values_violated) = (false, false);
        for (key, value) in entries.iter_mut() {
            keys_violated |= !key_constraints.violated_by_text(key).is_empty();
            if value.is_null() {
                values_violated = true;
            } else if matches!(value_shape.kind, Kind::Structure(_) | Kind::List { .. } | Kind::Map { .. }) {
                self.value(value_shape, value, &Path::new(Some(path), Step::Entry(key)), checked)?;
            } else {
                scalar::settle(value_shape, value)?;
                values_violated |= !value_constraints.violated_by(value).is_empty();
            }
        }
        if keys_violated && checked {
            let text = format!("Map keys must satisfy constraint: [{}]", key_constraints.listed());
            self.violation(Some(node), path, &text);
        }
        if values_violated && checked {
            let text = format!("Map value must satisfy constraint: [{}]", value_constraints.listed());
            self.violation(Some(node), path, &text);
        }
        Ok(())
    }

    fn violation(&mut self, value: Option<&Node<'_>>, path: &Path<'_>, constraint: &str) {
        if self.violations.len() < MOST_VIOLATIONS {
            let value = value.map_or("null".to_owned(), |value| format!("'{}'", scalar::shown(value)));
            let path = path.as_member();
            self.violations
                .push(format!("Value {value} at '{path}' failed to satisfy constraint: {constraint}"));
        }
    }
}

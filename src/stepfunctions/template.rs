//! Payload templates: `Parameters`, `ResultSelector`, `ItemSelector`, `Assign`, `Arguments`, `Output`.
//!
//! *AWS documentation: Manipulate parameters in Step Functions workflows.*

use serde_json::{Map, Value};

use super::intrinsic::{Expression, Failure};
use super::jsonata;
use super::scope::Scope;
use crate::stepfunctions::text::Text;

/// A document with something to compute in it: for JSONPath the fields whose names end in `.$`, for
/// JSONata the texts between `{%` and `%}`.
#[derive(Debug)]
pub enum Template {
    /// Nothing to compute.
    Constant(Value),
    /// An object with something to compute in it.
    Object {
        /// Members whose own value is not an expression, in the order of the definition.
        plain: Vec<(String, Template)>,
        /// Members that are expressions; they follow the plain ones.
        computed: Vec<Computed>,
    },
    /// An array with something to compute in it.
    Array(Vec<Template>),
    /// In JSONata: the document, and the field of the state that it stands in.
    Jsonata(Text, jsonata::Template),
}

/// A member whose value is computed.
#[derive(Clone, Debug, PartialEq)]
pub struct Computed {
    /// The field's name in the definition, which ends in `.$`.
    pub field: Text,
    /// Where its value comes from.
    pub expression: Expression,
}

/// A field that can't be computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldFailure {
    /// In JSONPath: the field's name in the definition, and why.
    JsonPath(Text, Failure),
    /// In JSONata.
    Jsonata(Box<jsonata::FieldFailure>),
}

impl From<jsonata::FieldFailure> for FieldFailure {
    fn from(failure: jsonata::FieldFailure) -> Self {
        Self::Jsonata(Box::new(failure))
    }
}

impl Computed {
    /// The member's name in the result.
    fn name(&self) -> &str {
        self.field.strip_suffix(".$").unwrap_or(&self.field)
    }
}

impl Template {
    /// Compiles a template. `refuse` is told of each field that is no expression: its name, and the
    /// location of the object that it is in, below the template's own.
    pub fn compile(value: &Value, refuse: &mut impl FnMut(&str, &str)) -> Self {
        Self::compile_at(value, &mut String::new(), refuse)
    }

    fn compile_at(value: &Value, location: &mut String, refuse: &mut impl FnMut(&str, &str)) -> Self {
        match value {
            Value::Object(members) => Self::compile_object(members, location, refuse),
            Value::Array(elements) => {
                let compile = |(index, element): (usize, &Value)| {
                    nested(location, &format!("[{index}]"), |location| {
                        Self::compile_at(element, location, refuse)
                    })
                };
                let elements: Vec<Self> = elements.iter().enumerate().map(compile).collect();
                if elements.iter().all(|element| matches!(element, Self::Constant(_))) {
                    return Self::Constant(value.clone());
                }
                Self::Array(elements)
            }
            constant => Self::Constant(constant.clone()),
        }
    }

    fn compile_object(
        members: &Map<String, Value>,
        location: &mut String,
        refuse: &mut impl FnMut(&str, &str),
    ) -> Self {
        let (mut plain, mut computed) = (Vec::new(), Vec::new());
        for (name, member) in members {
            if !name.ends_with(".$") {
                let template = nested(location, &format!("/{name}"), |location| {
                    Self::compile_at(member, location, refuse)
                });
                plain.push((name.clone(), template));
                continue;
            }
            match member.as_str().map(Expression::parse) {
                Some(Ok(expression)) => computed.push(Computed { field: name.as_str().into(), expression }),
                _ => refuse(name, location),
            }
        }
        if computed.is_empty() && plain.iter().all(|(_, member)| matches!(member, Self::Constant(_))) {
            return Self::Constant(Value::Object(members.clone()));
        }
        order_as_java(&mut computed);
        Self::Object { plain, computed }
    }

    /// The document, computed.
    pub fn evaluate(&self, scope: &Scope<'_>) -> Result<Value, FieldFailure> {
        match self {
            Self::Constant(value) => Ok(value.clone()),
            Self::Array(elements) => elements.iter().map(|element| element.evaluate(scope)).collect(),
            Self::Jsonata(field, template) => Ok(template.evaluate(field, scope)?),
            Self::Object { plain, computed } => {
                let mut members = Map::with_capacity(plain.len() + computed.len());
                for (name, template) in plain {
                    members.insert(name.clone(), template.evaluate(scope)?);
                }
                for member in computed {
                    let value = member.expression.evaluate(scope);
                    let value =
                        value.map_err(|failure| FieldFailure::JsonPath(member.field.clone(), failure))?;
                    members.insert(member.name().to_owned(), value);
                }
                Ok(Value::Object(members))
            }
        }
    }
}

impl Template {
    /// The failure of an expression in JSONata whose value is of the wrong type for its field.
    #[must_use]
    pub fn mistyped(&self, wanted: &'static str, value: &Value) -> Option<jsonata::FieldFailure> {
        match self {
            Self::Jsonata(field, template) => template.mistyped(field, wanted, value),
            _ => None,
        }
    }
}

fn nested<T>(location: &mut String, below: &str, compile: impl FnOnce(&mut String) -> T) -> T {
    let length = location.len();
    location.push_str(below);
    let compiled = compile(location);
    location.truncate(length);
    compiled
}

/// Step Functions computes members in the order of a Java hash map of their names, and answers them
/// in that order: the recordings show it, and clients see it in the text of a payload.
fn order_as_java(computed: &mut [Computed]) {
    let mut buckets: usize = 16;
    while computed.len() * 4 > buckets * 3 {
        buckets *= 2;
    }
    computed.sort_by_key(|member| {
        let hash = member
            .name()
            .encode_utf16()
            .fold(0_u32, |hash, unit| hash.wrapping_mul(31).wrapping_add(u32::from(unit)));
        ((hash ^ (hash >> 16)) as usize) & (buckets - 1)
    });
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;
    use crate::clock::Timestamp;
    use crate::stepfunctions::draws::Draws;

    fn evaluate(template: &Value, input: &Value) -> Result<Value, FieldFailure> {
        let (variables, draws, context) = (
            Arc::default(),
            Draws::from_seed(1),
            |_: Option<&str>, _: Option<&str>| json!({"Task": {"Token": "t"}}),
        );
        let template = Template::compile(template, &mut |field, _| panic!("{field}"));
        template.evaluate(&Scope {
            input,
            variables: &variables,
            draws: &draws,
            context: &context,
            result: None,
            error: None,
            now: Timestamp::default(),
        })
    }

    #[test]
    fn plain_members_come_first_and_computed_ones_in_javas_order() {
        let template = json!({
            "TopicArn.$": "$.topic",
            "Message": {"TaskToken.$": "$$.Task.Token", "arg1.$": "$.a", "arg2.$": "$.b"},
        });
        let value = evaluate(&template, &json!({"topic": "T", "a": 1, "b": 2})).unwrap();
        assert_eq!(value.to_string(), r#"{"Message":{"arg2":2,"arg1":1,"TaskToken":"t"},"TopicArn":"T"}"#);
    }

    #[test]
    fn arrays_are_looked_into() {
        let value = evaluate(&json!({"a": [{"x.$": "$.b"}, 3]}), &json!({"b": 2})).unwrap();
        assert_eq!(value, json!({"a": [{"x": 2}, 3]}));
    }

    #[test]
    fn a_field_that_is_no_expression_is_refused_with_its_place() {
        let mut refused = Vec::new();
        Template::compile(&json!({"a": [{"x.$": "nothing"}], "y.$": 1}), &mut |field, location| {
            refused.push(format!("{field} at {location}"));
        });
        assert_eq!(refused, ["x.$ at /a[0]", "y.$ at "]);
    }
}

//! Documents with expressions in them: `Arguments`, `Output`, `Assign`, `Items`.

use serde_json::{Map, Value};
use std::fmt::Write as _;

use super::{Expression, Failure, NotAnExpression, Scope, unwrap};
use crate::stepfunctions::text::Text;

/// A document in which texts between `{%` and `%}` are computed.
#[derive(Debug)]
pub enum Template {
    /// Nothing to compute.
    Constant(Value),
    /// An expression.
    Expression(Box<Expression>),
    /// An object with something to compute in it.
    Object(Vec<(String, Template)>),
    /// An array with something to compute in it.
    Array(Vec<Template>),
}

/// A field that can't be computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFailure {
    /// Where, from the field of the state on: `Arguments/FunctionName`, `Items[2]`.
    pub location: Text,
    /// The expression.
    pub expression: Text,
    /// Why.
    pub failure: Failure,
}

impl Template {
    /// Compiles a document. `refuse` is told of each text that is no expression, with its place below
    /// the document.
    pub fn compile(value: &Value, refuse: &mut impl FnMut(&str, NotAnExpression)) -> Self {
        Self::compile_at(value, &mut String::new(), refuse)
    }

    fn compile_at(value: &Value, place: &mut String, refuse: &mut impl FnMut(&str, NotAnExpression)) -> Self {
        match value {
            Value::String(text) => match unwrap(text).map(Expression::parse) {
                None => Self::Constant(value.clone()),
                Some(Ok(expression)) => Self::Expression(Box::new(expression)),
                Some(Err(why)) => {
                    refuse(place, why);
                    Self::Constant(Value::Null)
                }
            },
            Value::Array(elements) => {
                let mut all = Vec::with_capacity(elements.len());
                for (index, element) in elements.iter().enumerate() {
                    let length = place.len();
                    let _ = write!(place, "[{index}]"); // A String takes whatever is written.
                    all.push(Self::compile_at(element, place, refuse));
                    place.truncate(length);
                }
                if all.iter().all(Self::is_constant) {
                    Self::Constant(value.clone())
                } else {
                    Self::Array(all)
                }
            }
            Value::Object(members) => {
                let mut all = Vec::with_capacity(members.len());
                for (name, member) in members {
                    let length = place.len();
                    place.push('/');
                    place.push_str(name);
                    all.push((name.clone(), Self::compile_at(member, place, refuse)));
                    place.truncate(length);
                }
                let is_constant = all.iter().all(|(_, member)| member.is_constant());
                if is_constant { Self::Constant(value.clone()) } else { Self::Object(all) }
            }
            value => Self::Constant(value.clone()),
        }
    }

    /// The failure of a document that is one expression, whose value is not of the type that its field takes.
    #[must_use]
    pub fn mistyped(&self, field: &str, wanted: &'static str, value: &Value) -> Option<FieldFailure> {
        match self {
            Self::Expression(expression) if super::value::type_name(value) != wanted => {
                Some(FieldFailure::wrong_type(expression, field, wanted, value))
            }
            _ => None,
        }
    }

    fn is_constant(&self) -> bool {
        matches!(self, Self::Constant(_))
    }

    /// Every expression in the document.
    pub fn expressions(&self, visit: &mut impl FnMut(&Expression)) {
        match self {
            Self::Constant(_) => {}
            Self::Expression(expression) => visit(expression),
            Self::Object(members) => members.iter().for_each(|(_, member)| member.expressions(visit)),
            Self::Array(elements) => elements.iter().for_each(|element| element.expressions(visit)),
        }
    }

    /// The document, computed. `field` is the document's name in its state.
    pub fn evaluate(&self, field: &str, scope: &Scope<'_>) -> Result<Value, FieldFailure> {
        self.evaluate_at(&mut field.to_owned(), scope)
    }

    fn evaluate_at(&self, place: &mut String, scope: &Scope<'_>) -> Result<Value, FieldFailure> {
        match self {
            Self::Constant(value) => Ok(value.clone()),
            Self::Expression(expression) => {
                expression.evaluate(scope).map_err(|failure| FieldFailure::of(expression, place, failure))
            }
            Self::Object(members) => {
                let mut object = Map::with_capacity(members.len());
                for (name, member) in members {
                    let length = place.len();
                    place.push('/');
                    place.push_str(name);
                    object.insert(name.clone(), member.evaluate_at(place, scope)?);
                    place.truncate(length);
                }
                Ok(Value::Object(object))
            }
            Self::Array(elements) => {
                let mut array = Vec::with_capacity(elements.len());
                for (index, element) in elements.iter().enumerate() {
                    let length = place.len();
                    let _ = write!(place, "[{index}]"); // A String takes whatever is written.
                    array.push(element.evaluate_at(place, scope)?);
                    place.truncate(length);
                }
                Ok(Value::Array(array))
            }
        }
    }
}

/// A field of a state that is one expression.
#[derive(Debug)]
pub struct Field {
    place: Text,
    expression: Box<Expression>,
}

impl Field {
    /// The expression that stands in a state at `place`: `Choices[0]/Condition`.
    #[must_use]
    pub fn new(place: String, expression: Expression) -> Self {
        Self { place: place.into(), expression: Box::new(expression) }
    }

    /// The expression.
    #[must_use]
    pub fn expression(&self) -> &Expression {
        &self.expression
    }

    /// The expression's value as the field takes it: `read` makes of it what the field wants, or says
    /// that it is not of the type named `wanted`.
    pub fn evaluate_as<T>(
        &self,
        scope: &Scope<'_>,
        wanted: &'static str,
        read: impl FnOnce(&Value) -> Option<T>,
    ) -> Result<T, FieldFailure> {
        let value = self.expression.evaluate(scope);
        let value = value.map_err(|failure| FieldFailure::of(&self.expression, &self.place, failure))?;
        read(&value).ok_or_else(|| FieldFailure::wrong_type(&self.expression, &self.place, wanted, &value))
    }
}

impl FieldFailure {
    fn of(expression: &Expression, place: &str, failure: Failure) -> Self {
        Self { location: place.into(), expression: expression.text().into(), failure }
    }

    /// A value of an expression that is of the wrong type for its field.
    #[must_use]
    pub fn wrong_type(expression: &Expression, place: &str, wanted: &'static str, value: &Value) -> Self {
        let found = super::value::type_name(value);
        Self::of(expression, place, Failure::WrongType { wanted, found, value: value.to_string() })
    }

    /// AWS's sentence about it.
    #[must_use]
    pub fn message(&self) -> String {
        let Self { location, expression, failure } = self;
        format!("The JSONata expression '{expression}' specified for the field '{location}' {failure}")
    }
}

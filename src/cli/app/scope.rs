//! What the names in a template stand for, so far.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::expression::{Expression, Form};
use crate::identity::{AccountId, Region};

/// The values of parameters, pseudo parameters and of the resources made so far.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    names: BTreeMap<String, Value>,
    attributes: BTreeMap<(String, String), Value>,
}

/// The pseudo parameter that stands for leaving a property out.
const NO_VALUE: &str = "AWS::NoValue";

impl Scope {
    /// The pseudo parameters of a stack.
    ///
    /// AWS documentation: "Pseudo parameters reference".
    #[must_use]
    pub fn new(account: &AccountId, region: &Region, stack: &str) -> Self {
        let suffix = if region.partition() == "aws-cn" { "amazonaws.com.cn" } else { "amazonaws.com" };
        let stack_id =
            format!("arn:{}:cloudformation:{region}:{account}:stack/{stack}/virga", region.partition());
        let pseudo = [
            ("AWS::AccountId", account.as_str()),
            ("AWS::Partition", region.partition()),
            ("AWS::Region", region.as_str()),
            ("AWS::StackId", &stack_id),
            ("AWS::StackName", stack),
            ("AWS::URLSuffix", suffix),
            (NO_VALUE, ""),
        ];
        let names = pseudo.map(|(name, value)| (name.to_owned(), Value::from(value)));
        Self { names: BTreeMap::from(names), attributes: BTreeMap::new() }
    }

    /// Gives a parameter its value, or a resource its main identifier.
    pub fn name(&mut self, name: &str, value: Value) {
        self.names.insert(name.to_owned(), value);
    }

    /// Gives a resource an attribute.
    pub fn attribute(&mut self, resource: &str, attribute: &str, value: Value) {
        self.attributes.insert((resource.to_owned(), attribute.to_owned()), value);
    }

    /// Whether the name stands for something by now.
    #[must_use]
    pub fn knows(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    /// What an expression comes to; `None` is `AWS::NoValue`. The error says what can't be done.
    pub fn resolve(&self, expression: &Expression) -> Result<Option<Value>, String> {
        match expression {
            Expression::Literal(value) => Ok(Some(value.clone())),
            Expression::Ref(name) if name == NO_VALUE => Ok(None),
            Expression::Ref(name) => self.named(name).map(Some),
            Expression::GetAtt(resource, attribute) => self.attribute_of(resource, attribute).map(Some),
            Expression::List(items) => self.list(items).map(Value::Array).map(Some),
            Expression::Map(entries) => self.map(entries).map(Value::Object).map(Some),
            Expression::Sub(pieces) => {
                let texts = pieces.iter().map(|piece| self.text(piece)).collect::<Result<Vec<_>, _>>()?;
                Ok(Some(Value::String(texts.concat())))
            }
            Expression::Join(delimiter, list) => match self.resolve(list)? {
                Some(Value::Array(items)) => {
                    let texts = items.iter().map(plain).collect::<Result<Vec<_>, _>>()?;
                    Ok(Some(Value::String(texts.join(delimiter))))
                }
                _ => Err("Fn::Join joins the items of a list".to_owned()),
            },
            Expression::Substitute(text, values) => {
                let text = self.text(text)?;
                let values = self.map(values)?;
                substitute(&text, &values).map(|text| Some(Value::String(text)))
            }
            Expression::As(form, inner) => self.resolve(inner)?.map(|value| formed(*form, value)).transpose(),
        }
    }

    fn text(&self, expression: &Expression) -> Result<String, String> {
        self.resolve(expression)?.as_ref().map_or(Ok(String::new()), plain)
    }

    fn list(&self, items: &[Expression]) -> Result<Vec<Value>, String> {
        items.iter().filter_map(|item| self.resolve(item).transpose()).collect()
    }

    fn map(&self, entries: &[(String, Expression)]) -> Result<Map<String, Value>, String> {
        let resolve = |(name, value): &(String, Expression)| {
            self.resolve(value).transpose().map(|value| Ok((name.clone(), value?)))
        };
        entries.iter().filter_map(resolve).collect()
    }

    fn named(&self, name: &str) -> Result<Value, String> {
        self.names.get(name).cloned().ok_or_else(|| format!("there is no parameter or resource '{name}'"))
    }

    fn attribute_of(&self, resource: &str, attribute: &str) -> Result<Value, String> {
        let key = (resource.to_owned(), attribute.to_owned());
        self.attributes
            .get(&key)
            .cloned()
            .ok_or_else(|| format!("there is no attribute '{resource}.{attribute}'"))
    }
}

/// A scalar as the text that it would be written as.
fn plain(value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Bool(_) | Value::Number(_) => Ok(value.to_string()),
        _ => Err(format!("{value} is no text")),
    }
}

fn substitute(text: &str, values: &Map<String, Value>) -> Result<String, String> {
    values.iter().try_fold(text.to_owned(), |text, (name, value)| {
        Ok(text.replace(&format!("${{{name}}}"), &plain(value)?))
    })
}

fn formed(form: Form, value: Value) -> Result<Value, String> {
    match (form, value) {
        (Form::Document, value) => Ok(value),
        (Form::Text, value) => texts(value),
        (Form::Integer, Value::String(text)) => {
            text.parse::<i64>().map(Value::from).map_err(|_| format!("'{text}' is no whole number"))
        }
        (Form::Boolean, Value::String(text)) => {
            text.parse::<bool>().map(Value::from).map_err(|_| format!("'{text}' is neither true nor false"))
        }
        (Form::Integer, value) if value.is_number() => Ok(value),
        (Form::Boolean, value) if value.is_boolean() => Ok(value),
        (Form::Json, Value::String(text)) => Ok(Value::String(text)),
        (Form::Json, value) => Ok(Value::String(value.to_string())),
        (Form::TagMap, Value::Array(tags)) => {
            tags.iter().map(tag).collect::<Result<_, _>>().map(Value::Object)
        }
        (Form::TagList, Value::Object(tags)) => {
            let tag = |(key, value): (&String, &Value)| Ok(json!({ "key": key, "value": plain(value)? }));
            tags.iter().map(tag).collect::<Result<_, _>>().map(Value::Array)
        }
        (Form::LowerCamel, value) => Ok(lower_camel(value)),
        (form, value) => Err(format!("{value} can't be read as {}", form.described())),
    }
}

fn tag(tag: &Value) -> Result<(String, Value), String> {
    match (&tag["Key"], &tag["Value"]) {
        (Value::String(key), value) => Ok((key.clone(), Value::String(plain(value)?))),
        _ => Err(format!("{tag} is no tag: it needs Key and Value")),
    }
}

fn texts(value: Value) -> Result<Value, String> {
    match value {
        Value::Array(items) => items.into_iter().map(texts).collect::<Result<_, _>>().map(Value::Array),
        Value::Object(map) => {
            let entries = map.into_iter().map(|(name, value)| Ok((name, texts(value)?)));
            entries.collect::<Result<_, String>>().map(Value::Object)
        }
        value => plain(&value).map(Value::String),
    }
}

fn lower_camel(value: Value) -> Value {
    let lower = |name: String| {
        let mut letters = name.chars();
        letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    };
    match value {
        Value::Array(items) => items.into_iter().map(lower_camel).collect(),
        Value::Object(map) => {
            Value::Object(map.into_iter().map(|(name, value)| (lower(name), lower_camel(value))).collect())
        }
        value => value,
    }
}

impl Form {
    fn described(self) -> &'static str {
        match self {
            Self::Document | Self::LowerCamel => "a document",
            Self::Text => "a text",
            Self::Integer => "a whole number",
            Self::Boolean => "true or false",
            Self::Json => "JSON",
            Self::TagMap => "a list of tags with Key and Value",
            Self::TagList => "a map of tags",
        }
    }
}

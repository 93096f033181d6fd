//! Typed values, and how each is read from a [`Node`] and written by a [`Writer`].

use std::collections::BTreeMap;

use bytes::Bytes;

use super::node::Node;
use super::schema::{Kind, Member, Shape, StructureSchema};
use super::writer::Writer;
use crate::clock::Timestamp;

/// Something that a member can hold.
///
/// Reading expects a node that was checked against the schema before, and makes the type's default
/// of anything else.
pub trait Value: Sized {
    /// The value that a checked node stands for; `None` when the member isn't there.
    fn read(node: Option<Node<'_>>) -> Self;

    /// Writes the value as `shape` says.
    fn write(&self, shape: &'static Shape, writer: &mut dyn Writer);

    /// Whether there is nothing to write.
    fn is_absent(&self) -> bool {
        false
    }

    /// Whether this is a list without elements.
    fn is_empty_list(&self) -> bool {
        false
    }
}

/// A structure of the model: inputs, outputs and what they are made of.
pub trait Structure: Send + Sync + 'static {
    /// What the model says about it.
    fn schema(&self) -> &'static StructureSchema;

    /// Writes the members that are there.
    fn write_members(&self, writer: &mut dyn Writer);
}

/// A structure that can be made from a request.
pub trait ReadStructure: Structure + Default {
    /// What the model says about it.
    const SCHEMA: &'static StructureSchema;

    /// The structure that checked members stand for.
    fn read_members(fields: Fields<'_>) -> Self;
}

/// The members of a checked node, taken one by one in the schema's order.
#[derive(Debug)]
pub struct Fields<'a> {
    members: std::slice::Iter<'static, Member>,
    entries: Vec<(std::borrow::Cow<'a, str>, Node<'a>)>,
}

impl<'a> Fields<'a> {
    /// The members of `node` as `schema` orders them.
    #[must_use]
    pub fn new(schema: &'static StructureSchema, node: Node<'a>) -> Self {
        let entries = if let Node::Map(entries) = node { entries } else { Vec::new() };
        Self { members: schema.members.iter(), entries }
    }

    /// The value of the next member.
    #[must_use]
    #[expect(clippy::should_implement_trait, reason = "each call yields another type: not an iterator")]
    pub fn next<T: Value>(&mut self) -> T {
        let member = self.members.next();
        T::read(member.and_then(|member| self.take(member.name)))
    }

    fn take(&mut self, name: &str) -> Option<Node<'a>> {
        let (_, node) = self.entries.iter_mut().rfind(|(key, _)| key == name)?;
        let node = std::mem::take(node);
        (!node.is_null()).then_some(node)
    }
}

/// Hands the members of a structure to a writer, one by one in the schema's order.
#[derive(Debug)]
pub struct Members(std::slice::Iter<'static, Member>);

impl Members {
    /// The members that `schema` orders.
    #[must_use]
    pub fn new(schema: &'static StructureSchema) -> Self {
        Self(schema.members.iter())
    }

    /// Writes the next member, if it is there. A flattened list without elements leaves no trace in
    /// XML, and SQS, whose lists they are, leaves it out of JSON as well.
    pub fn next<T: Value>(&mut self, value: &T, writer: &mut dyn Writer) {
        if let Some(member) = self.0.next()
            && !value.is_absent()
            && !(member.flattened && value.is_empty_list())
        {
            writer.member(member);
            value.write(member.shape, writer);
        }
    }
}

impl<T: ReadStructure> Value for T {
    fn read(node: Option<Node<'_>>) -> Self {
        node.map(|node| T::read_members(Fields::new(T::SCHEMA, node))).unwrap_or_default()
    }

    fn write(&self, _: &'static Shape, writer: &mut dyn Writer) {
        writer.begin_structure();
        self.write_members(writer);
        writer.end_structure();
    }
}

impl<T: Value> Value for Option<T> {
    fn read(node: Option<Node<'_>>) -> Self {
        node.map(|node| T::read(Some(node)))
    }

    fn write(&self, shape: &'static Shape, writer: &mut dyn Writer) {
        if let Some(value) = self {
            value.write(shape, writer);
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Value> Value for Vec<T> {
    fn read(node: Option<Node<'_>>) -> Self {
        let Some(Node::List(elements)) = node else { return Self::new() };
        elements.into_iter().map(|element| T::read(Some(element))).collect()
    }

    fn write(&self, shape: &'static Shape, writer: &mut dyn Writer) {
        let Kind::List { element, query_name, .. } = shape.kind else { return };
        writer.begin_list(query_name);
        for value in self {
            writer.element();
            value.write(element, writer);
        }
        writer.end_list();
    }

    fn is_empty_list(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Value> Value for BTreeMap<String, T> {
    fn read(node: Option<Node<'_>>) -> Self {
        let Some(Node::Map(entries)) = node else { return Self::new() };
        entries.into_iter().map(|(key, value)| (key.into_owned(), T::read(Some(value)))).collect()
    }

    fn write(&self, shape: &'static Shape, writer: &mut dyn Writer) {
        let Kind::Map { value: value_shape, query_names, .. } = shape.kind else { return };
        writer.begin_map(query_names);
        for (key, value) in self {
            writer.key(key);
            value.write(value_shape, writer);
            writer.end_entry();
        }
        writer.end_map();
    }
}

impl Value for String {
    fn read(node: Option<Node<'_>>) -> Self {
        if let Some(Node::Text(text)) = node { text.into_owned() } else { Self::new() }
    }

    fn write(&self, _: &'static Shape, writer: &mut dyn Writer) {
        writer.text(self);
    }
}

impl Value for bool {
    fn read(node: Option<Node<'_>>) -> Self {
        matches!(node, Some(Node::Boolean(true)))
    }

    fn write(&self, _: &'static Shape, writer: &mut dyn Writer) {
        writer.boolean(*self);
    }
}

impl Value for i32 {
    fn read(node: Option<Node<'_>>) -> Self {
        if let Some(Node::Integer(value)) = node { Self::try_from(value).unwrap_or(0) } else { 0 }
    }

    fn write(&self, _: &'static Shape, writer: &mut dyn Writer) {
        writer.integer(i64::from(*self));
    }
}

impl Value for i64 {
    fn read(node: Option<Node<'_>>) -> Self {
        if let Some(Node::Integer(value)) = node { value } else { 0 }
    }

    fn write(&self, _: &'static Shape, writer: &mut dyn Writer) {
        writer.integer(*self);
    }
}

impl Value for f64 {
    fn read(node: Option<Node<'_>>) -> Self {
        if let Some(Node::Double(value)) = node { value } else { 0.0 }
    }

    fn write(&self, _: &'static Shape, writer: &mut dyn Writer) {
        writer.double(*self);
    }
}

impl Value for Bytes {
    fn read(node: Option<Node<'_>>) -> Self {
        if let Some(Node::Bytes(bytes)) = node { bytes } else { Self::new() }
    }

    fn write(&self, _: &'static Shape, writer: &mut dyn Writer) {
        writer.blob(self);
    }
}

impl Value for Timestamp {
    fn read(node: Option<Node<'_>>) -> Self {
        if let Some(Node::Timestamp(moment)) = node { moment } else { Self::default() }
    }

    fn write(&self, _: &'static Shape, writer: &mut dyn Writer) {
        writer.timestamp(*self);
    }
}

/// Makes structures of the model: each with its schema and its members in the schema's order.
macro_rules! structure {
    ($($(#[$doc:meta])* $name:ident = $schema:ident { $($field:ident: $type:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $(pub $field: $type,)*
        }

        impl $crate::aws::value::Structure for $name {
            fn schema(&self) -> &'static $crate::aws::schema::StructureSchema {
                &super::schema::$schema
            }

            fn write_members(&self, writer: &mut dyn $crate::aws::writer::Writer) {
                let (_writer, mut _members) = (writer, $crate::aws::value::Members::new(&super::schema::$schema));
                $(_members.next(&self.$field, _writer);)*
            }
        }

        impl $crate::aws::value::ReadStructure for $name {
            const SCHEMA: &'static $crate::aws::schema::StructureSchema = &super::schema::$schema;

            fn read_members(fields: $crate::aws::value::Fields<'_>) -> Self {
                let mut _fields = fields;
                Self { $($field: _fields.next(),)* }
            }
        }
    )*};
}

/// Makes enumerations of the model: a variant per value, and one for values that it doesn't know.
macro_rules! enumeration {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $value:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = concat!("`", $value, "`")] $variant,)*
            /// A value that the model doesn't know.
            Unknown(Box<str>),
        }

        impl $name {
            /// The value as the API writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value,
                }
            }
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    value => Self::Unknown(value.into()),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::Unknown(Box::default())
            }
        }

        impl $crate::aws::value::Value for $name {
            fn read(node: Option<$crate::aws::node::Node<'_>>) -> Self {
                if let Some($crate::aws::node::Node::Text(text)) = node {
                    Self::from(text.as_ref())
                } else {
                    Self::default()
                }
            }

            fn write(
                &self,
                _: &'static $crate::aws::schema::Shape,
                writer: &mut dyn $crate::aws::writer::Writer,
            ) {
                writer.text(self.as_str());
            }
        }
    )*};
}

pub(crate) use {enumeration, structure};

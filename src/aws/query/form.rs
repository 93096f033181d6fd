//! `Attribute.1.Name=DelaySeconds&Attribute.1.Value=5` as the node that a schema wants.

use std::borrow::Cow;
use std::collections::BTreeSet;

use percent_encoding::percent_decode;

use crate::aws::node::Node;
use crate::aws::schema::{Kind, Member, Shape, StructureSchema};

/// How many parameters one request may have.
const MOST_PARAMETERS: usize = 20_000;

/// The parameters of a request, sorted by name; of two equal names the later one counts.
#[derive(Clone, Debug, Default)]
pub struct Form<'a> {
    parameters: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

/// The request has more parameters than Virga takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a request has at most {MOST_PARAMETERS} parameters")]
pub struct TooManyParameters;

impl<'a> Form<'a> {
    /// The parameters of a query string or form body.
    ///
    /// # Errors
    /// When there are more than 20,000.
    pub fn parse(texts: &[&'a [u8]]) -> Result<Self, TooManyParameters> {
        let mut parameters = Vec::new();
        for pair in texts.iter().flat_map(|text| text.split(|&byte| byte == b'&')) {
            if pair.is_empty() {
                continue;
            }
            if parameters.len() == MOST_PARAMETERS {
                return Err(TooManyParameters);
            }
            let equals = pair.iter().position(|&byte| byte == b'=');
            let (name, value) = equals.map_or((pair, &b""[..]), |at| (&pair[..at], &pair[at + 1..]));
            parameters.push((decoded(name), decoded(value)));
        }
        parameters.sort_by(|left, right| left.0.cmp(&right.0));
        Ok(Self { parameters })
    }

    /// The parameter of this very name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Cow<'a, str>> {
        let end = self.parameters.partition_point(|(key, _)| key.as_ref() <= name);
        let (key, value) = self.parameters.get(end.checked_sub(1)?)?;
        (key == name).then_some(value)
    }

    /// All parameters of this very name, in the order written.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &Cow<'a, str>> {
        let start = self.parameters.partition_point(|(key, _)| key.as_ref() < name);
        let name = name.to_owned();
        self.parameters[start..].iter().take_while(move |(key, _)| *key == name).map(|(_, value)| value)
    }

    /// The structure that the parameters stand for.
    #[must_use]
    pub fn structure(&self, schema: &'static StructureSchema) -> Node<'a> {
        self.members(schema, "")
    }

    fn members(&self, schema: &'static StructureSchema, prefix: &str) -> Node<'a> {
        let mut entries = Vec::new();
        for member in schema.members {
            let name = format!("{prefix}{}", member.query_name);
            if let Some(node) = self.member(member, &name) {
                entries.push((Cow::Borrowed(member.name), node));
            }
        }
        Node::Map(entries)
    }

    fn member(&self, member: &'static Member, name: &str) -> Option<Node<'a>> {
        self.value(member.shape, name)
    }

    fn value(&self, shape: &'static Shape, name: &str) -> Option<Node<'a>> {
        let exact = self.get(name);
        if matches!(shape.kind, Kind::List { .. } | Kind::Map { .. } | Kind::Structure(_))
            && self.has_under(name)
        {
            return Some(match &shape.kind {
                Kind::List { element, query_name, .. } => self.list(element, query_name, name),
                Kind::Map { value, query_names, .. } => self.map(value, *query_names, name),
                Kind::Structure(schema) => self.members(schema, &format!("{name}.")),
                _ => Node::Null,
            });
        }
        let text = exact?;
        Some(match &shape.kind {
            Kind::List { .. } if text.is_empty() => Node::List(Vec::new()),
            Kind::List { .. } => Node::List(vec![Node::Loose(text.clone())]),
            Kind::Map { .. } | Kind::Structure(_) if text.is_empty() => Node::Map(Vec::new()),
            _ => Node::Loose(text.clone()),
        })
    }

    /// A list, with or without a wrapper: `Tags.member.1`, `TagKey.1`.
    fn list(&self, element: &'static Shape, query_name: &str, name: &str) -> Node<'a> {
        let wrapped = ["member", query_name].map(|wrapper| format!("{name}.{wrapper}"));
        let base = wrapped.into_iter().find(|base| self.has_under(base)).unwrap_or_else(|| name.to_owned());
        let elements = self.indexes(&base).into_iter();
        Node::List(elements.filter_map(|index| self.value(element, &format!("{base}.{index}"))).collect())
    }

    /// A map, with or without a wrapper: `Tags.entry.1.key`, `Attribute.1.Name`.
    fn map(&self, value: &'static Shape, (key_name, value_name): (&str, &str), name: &str) -> Node<'a> {
        let wrapped = format!("{name}.entry");
        let base = if self.has_under(&wrapped) { wrapped } else { name.to_owned() };
        let entry = |index: u32| {
            let key = self.get(&format!("{base}.{index}.{key_name}"))?;
            let value = self.value(value, &format!("{base}.{index}.{value_name}"));
            Some((key.clone(), value.unwrap_or(Node::Null)))
        };
        Node::Map(self.indexes(&base).into_iter().filter_map(entry).collect())
    }

    /// Whether a parameter's name goes on after this one and a dot.
    fn has_under(&self, name: &str) -> bool {
        self.under(name).next().is_some()
    }

    /// What follows this name and a dot in parameters' names.
    fn under<'s>(&'s self, name: &str) -> impl Iterator<Item = &'s str> {
        let prefix = format!("{name}.");
        let start = self.parameters.partition_point(|(key, _)| key.as_ref() < prefix.as_str());
        self.parameters[start..].iter().map_while(move |(key, _)| key.strip_prefix(prefix.as_str()))
    }

    fn indexes(&self, base: &str) -> BTreeSet<u32> {
        self.under(base).filter_map(|rest| rest.split('.').next()?.parse().ok()).collect()
    }
}

/// Percent-decoded, with plus signs for spaces; what is no UTF-8 is replaced.
fn decoded(text: &[u8]) -> Cow<'_, str> {
    if text.contains(&b'+') {
        let spaced: Vec<u8> = text.iter().map(|&byte| if byte == b'+' { b' ' } else { byte }).collect();
        return Cow::Owned(percent_decode(&spaced).decode_utf8_lossy().into_owned());
    }
    percent_decode(text).decode_utf8_lossy()
}

//! Values of a template that are known only when other resources exist.

use serde_json::Value;

use super::document::{Content, Node, Problem};

/// A value, or how to come by it.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// Stands in the template as it is.
    Literal(Value),
    /// A list of values.
    List(Vec<Expression>),
    /// A map of values.
    Map(Vec<(String, Expression)>),
    /// A parameter, a pseudo parameter or a resource's main identifier.
    Ref(String),
    /// An attribute of a resource.
    GetAtt(String, String),
    /// A text with values put into it.
    Sub(Vec<Expression>),
    /// Texts joined by a delimiter.
    Join(String, Box<Expression>),
    /// A text whose `${Name}`s are replaced by the values of that name, others staying as they are.
    Substitute(Box<Expression>, Vec<(String, Expression)>),
    /// The value in another form.
    As(Form, Box<Expression>),
}

/// What an API expects where templates are freer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it is.
    Document,
    /// A text, where the template may say `30` or `true`; in lists and maps, everywhere.
    Text,
    /// A whole number, where the template may say `"30"`.
    Integer,
    /// A boolean, where the template may say `"true"`.
    Boolean,
    /// JSON in a text.
    Json,
    /// A map of tags, from a list of `Key` and `Value`.
    TagMap,
    /// A list of `key` and `value`, from a map of tags.
    TagList,
    /// The same document with members that begin in lower case.
    LowerCamel,
}

impl Expression {
    /// A text that stands in the template.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Literal(Value::String(text.into()))
    }

    /// A map with the given members.
    #[must_use]
    pub fn map<const N: usize>(members: [(&str, Expression); N]) -> Self {
        Self::Map(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// The value in another form.
    #[must_use]
    pub fn formed(self, form: Form) -> Self {
        if form == Form::Document { self } else { Self::As(form, Box::new(self)) }
    }

    /// Reads a value of a template. Functions that Virga doesn't have are refused by name.
    pub fn read(node: &Node) -> Result<Self, Problem> {
        match &node.content {
            Content::Scalar(value) => Ok(Self::Literal(value.clone())),
            Content::List(items) => items.iter().map(Self::read).collect::<Result<_, _>>().map(Self::List),
            Content::Map(entries) => match function_of(entries) {
                Some((name, argument)) if entries.len() == 1 => Self::read_function(name, argument),
                Some((name, argument)) => {
                    Err(Problem::new(argument.line, format!("{name} must be the only member of its map")))
                }
                None => {
                    let read = |(name, node): &(String, Node)| Ok((name.clone(), Self::read(node)?));
                    entries.iter().map(read).collect::<Result<_, _>>().map(Self::Map)
                }
            },
        }
    }

    fn read_function(name: &str, argument: &Node) -> Result<Self, Problem> {
        match name {
            "Ref" => argument.text().map(|name| Self::Ref(name.to_owned())),
            "Fn::GetAtt" => read_get_att(argument),
            "Fn::Sub" => read_sub(argument),
            "Fn::Join" => read_join(argument),
            _ => Err(Problem::new(
                argument.line,
                format!("{name} is not supported; Ref, Fn::GetAtt, Fn::Sub and Fn::Join are"),
            )),
        }
    }

    /// Calls `visit` with every reference: a name, and the attribute if it is a `GetAtt`.
    pub fn references<'a>(&'a self, visit: &mut dyn FnMut(&'a str, Option<&'a str>)) {
        match self {
            Self::Literal(_) => {}
            Self::Ref(name) => visit(name, None),
            Self::GetAtt(name, attribute) => visit(name, Some(attribute)),
            Self::List(items) | Self::Sub(items) => items.iter().for_each(|item| item.references(visit)),
            Self::Map(entries) => entries.iter().for_each(|(_, value)| value.references(visit)),
            Self::Join(_, inner) | Self::As(_, inner) => inner.references(visit),
            Self::Substitute(text, values) => {
                text.references(visit);
                for (_, value) in values {
                    value.references(visit);
                }
            }
        }
    }
}

/// The function that a map stands for, if it stands for one.
fn function_of(entries: &[(String, Node)]) -> Option<(&str, &Node)> {
    let is_function =
        |name: &str| name.starts_with("Fn::") || (entries.len() == 1 && matches!(name, "Ref" | "Condition"));
    entries.iter().find(|(name, _)| is_function(name)).map(|(name, argument)| (name.as_str(), argument))
}

fn read_get_att(argument: &Node) -> Result<Expression, Problem> {
    let malformed = || Problem::new(argument.line, "Fn::GetAtt takes a resource and an attribute");
    match &argument.content {
        Content::List(parts) => match parts.as_slice() {
            [resource, attribute] => {
                Ok(Expression::GetAtt(resource.text()?.to_owned(), attribute.text()?.to_owned()))
            }
            _ => Err(malformed()),
        },
        _ => get_att(argument.text()?).ok_or_else(malformed),
    }
}

fn get_att(text: &str) -> Option<Expression> {
    let (resource, attribute) = text.split_once('.')?;
    Some(Expression::GetAtt(resource.to_owned(), attribute.to_owned()))
}

fn read_join(argument: &Node) -> Result<Expression, Problem> {
    match &argument.content {
        Content::List(parts) if parts.len() == 2 => {
            Ok(Expression::Join(parts[0].text()?.to_owned(), Box::new(Expression::read(&parts[1])?)))
        }
        _ => Err(Problem::new(argument.line, "Fn::Join takes a delimiter and a list")),
    }
}

fn read_sub(argument: &Node) -> Result<Expression, Problem> {
    match &argument.content {
        Content::List(parts) if parts.len() == 2 => {
            let read = |(name, node): &(String, Node)| Ok((name.clone(), Expression::read(node)?));
            let variables = parts[1].entries()?.iter().map(read).collect::<Result<Vec<_>, Problem>>()?;
            pieces(&parts[0], &variables)
        }
        Content::List(_) => Err(Problem::new(argument.line, "Fn::Sub takes a text, or a text and a map")),
        _ => pieces(argument, &[]),
    }
}

/// Splits `text ${Name} text` into what stands and what is put in.
fn pieces(node: &Node, variables: &[(String, Expression)]) -> Result<Expression, Problem> {
    let mut rest = node.text()?;
    let mut pieces = Vec::new();
    while let Some(start) = rest.find("${") {
        let (before, after) = (&rest[..start], &rest[start + 2..]);
        let end = after.find('}').ok_or_else(|| Problem::new(node.line, "a '${' has no '}'"))?;
        pieces.push(Expression::text(before));
        pieces.push(piece(&after[..end], variables));
        rest = &after[end + 1..];
    }
    pieces.push(Expression::text(rest));
    Ok(Expression::Sub(pieces))
}

fn piece(name: &str, variables: &[(String, Expression)]) -> Expression {
    if let Some(literal) = name.strip_prefix('!') {
        return Expression::text(format!("${{{literal}}}"));
    }
    let name = name.trim();
    let variable = variables.iter().find_map(|(variable, value)| (variable == name).then(|| value.clone()));
    variable.or_else(|| get_att(name)).unwrap_or_else(|| Expression::Ref(name.to_owned()))
}

//! Filters in paths: `[?(@.price < 10 && @.title)]`.

use std::cmp::Ordering;

use regex::Regex;
use serde_json::Value;

use super::parse::{NotAPath, Reader};
use super::{Step, select};

/// How deep parentheses may nest.
const DEEPEST: usize = 32;

/// What an element must satisfy.
#[derive(Clone, Debug)]
pub(super) enum Filter {
    Either(Vec<Filter>),
    Both(Vec<Filter>),
    Not(Box<Filter>),
    Exists(Operand),
    Compare(Operand, Comparison, Operand),
    Matches(Operand, Regex),
}

impl PartialEq for Filter {
    fn eq(&self, other: &Self) -> bool {
        format!("{self:?}") == format!("{other:?}")
    }
}

/// One side of a comparison.
#[derive(Clone, Debug)]
pub(super) enum Operand {
    /// `@.a.b`: below the element.
    Element(Vec<Step>),
    /// `$.a.b`: below the document.
    Document(Vec<Step>),
    Literal(Value),
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    NotIn,
}

impl Filter {
    /// Reads `a && b || c` up to the parenthesis that closes it.
    pub(super) fn read(reader: &mut Reader<'_>, depth: usize) -> Result<Self, NotAPath> {
        if depth > DEEPEST {
            return Err(reader.problem("a filter nests too deep"));
        }
        let mut either = vec![Self::conjunction(reader, depth)?];
        while spaced(reader, "||") {
            either.push(Self::conjunction(reader, depth)?);
        }
        Ok(if either.len() == 1 { either.remove(0) } else { Self::Either(either) })
    }

    fn conjunction(reader: &mut Reader<'_>, depth: usize) -> Result<Self, NotAPath> {
        let mut both = vec![Self::term(reader, depth)?];
        while spaced(reader, "&&") {
            both.push(Self::term(reader, depth)?);
        }
        Ok(if both.len() == 1 { both.remove(0) } else { Self::Both(both) })
    }

    fn term(reader: &mut Reader<'_>, depth: usize) -> Result<Self, NotAPath> {
        if spaced(reader, "!") {
            if depth >= DEEPEST {
                return Err(reader.problem("a filter nests too deep"));
            }
            return Ok(Self::Not(Box::new(Self::term(reader, depth + 1)?)));
        }
        if spaced(reader, "(") {
            let inner = Self::read(reader, depth + 1)?;
            reader.skip_spaces();
            reader.expect(")", "a closing parenthesis is missing")?;
            return Ok(inner);
        }
        let left = Operand::read(reader)?;
        if spaced(reader, "=~") {
            return Ok(Self::Matches(left, pattern(reader)?));
        }
        match Comparison::read(reader) {
            Some(comparison) => Ok(Self::Compare(left, comparison, Operand::read(reader)?)),
            None => Ok(Self::Exists(left)),
        }
    }

    /// Whether `element` of `document` satisfies the filter.
    pub(super) fn accepts(&self, element: &Value, document: &Value) -> bool {
        match self {
            Self::Either(filters) => filters.iter().any(|filter| filter.accepts(element, document)),
            Self::Both(filters) => filters.iter().all(|filter| filter.accepts(element, document)),
            Self::Not(filter) => !filter.accepts(element, document),
            Self::Exists(operand) => operand.value(element, document).is_some(),
            Self::Compare(left, comparison, right) => {
                comparison.holds(left.value(element, document), right.value(element, document))
            }
            Self::Matches(operand, pattern) => {
                let text = operand.value(element, document).and_then(Value::as_str);
                text.is_some_and(|text| pattern.is_match(text))
            }
        }
    }
}

fn spaced(reader: &mut Reader<'_>, token: &str) -> bool {
    reader.skip_spaces();
    reader.take(token)
}

/// `/expression/i`, anchored at both ends as Java's `matches` is.
fn pattern(reader: &mut Reader<'_>) -> Result<Regex, NotAPath> {
    reader.skip_spaces();
    reader.expect("/", "a pattern is written between slashes")?;
    let end = reader.rest().find('/').ok_or_else(|| reader.problem("a closing slash is missing"))?;
    let expression = &reader.rest()[..end];
    let flags = if reader.rest()[end + 1..].starts_with('i') { "(?i)" } else { "" };
    let compiled =
        regex::RegexBuilder::new(&format!("{flags}^(?:{expression})$")).size_limit(1 << 18).build();
    let compiled = compiled.map_err(|_| reader.problem("the pattern is not a regular expression"))?;
    reader.at += end + 1 + usize::from(!flags.is_empty());
    Ok(compiled)
}

impl Operand {
    fn read(reader: &mut Reader<'_>) -> Result<Self, NotAPath> {
        reader.skip_spaces();
        match reader.peek() {
            Some('@') => {
                reader.at += 1;
                Ok(Self::Element(reader.steps()?))
            }
            Some('$') => {
                reader.at += 1;
                Ok(Self::Document(reader.steps()?))
            }
            Some('\'' | '"') => Ok(Self::Literal(Value::String(reader.quoted()?.into_string()))),
            _ => Self::literal(reader),
        }
    }

    fn literal(reader: &mut Reader<'_>) -> Result<Self, NotAPath> {
        let rest = reader.rest();
        let end = match rest.find(']') {
            Some(end) if rest.starts_with('[') => end + 1,
            _ => rest.find([' ', ')', '&', '|', '=', '<', '>', '!', ']']).unwrap_or(rest.len()),
        };
        let value = serde_json::from_str(&rest[..end]);
        let value = value.map_err(|_| reader.problem("a filter compares with a path or a literal"))?;
        reader.at += end;
        Ok(Self::Literal(value))
    }

    fn value<'value>(&'value self, element: &'value Value, document: &'value Value) -> Option<&'value Value> {
        match self {
            Self::Element(steps) => select::all(steps, element).ok()?.into_iter().next(),
            Self::Document(steps) => select::all(steps, document).ok()?.into_iter().next(),
            Self::Literal(value) => Some(value),
        }
    }
}

impl Comparison {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        const TOKENS: [(&str, Comparison); 8] = [
            ("==", Comparison::Equal),
            ("!=", Comparison::NotEqual),
            ("<=", Comparison::LessOrEqual),
            (">=", Comparison::GreaterOrEqual),
            ("<", Comparison::Less),
            (">", Comparison::Greater),
            ("in ", Comparison::In),
            ("nin ", Comparison::NotIn),
        ];
        reader.skip_spaces();
        TOKENS.into_iter().find(|(token, _)| reader.take(token)).map(|(_, comparison)| comparison)
    }

    fn holds(self, left: Option<&Value>, right: Option<&Value>) -> bool {
        let order = left.zip(right).and_then(|(left, right)| order(left, right));
        let contained = || {
            let elements = right.and_then(Value::as_array).into_iter().flatten();
            elements.filter_map(|element| order_or_equality(left?, element)).any(Ordering::is_eq)
        };
        match self {
            Self::Equal => equal(left, right),
            Self::NotEqual => !equal(left, right),
            Self::Less => order.is_some_and(Ordering::is_lt),
            Self::LessOrEqual => order.is_some_and(Ordering::is_le),
            Self::Greater => order.is_some_and(Ordering::is_gt),
            Self::GreaterOrEqual => order.is_some_and(Ordering::is_ge),
            Self::In => contained(),
            Self::NotIn => !contained(),
        }
    }
}

fn equal(left: Option<&Value>, right: Option<&Value>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => order_or_equality(left, right).is_some_and(Ordering::is_eq),
        (None, None) => true,
        _ => false,
    }
}

fn order(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.as_f64()?.partial_cmp(&right.as_f64()?),
        (Value::String(left), Value::String(right)) => Some(left.cmp(right)),
        _ => None,
    }
}

fn order_or_equality(left: &Value, right: &Value) -> Option<Ordering> {
    order(left, right).or_else(|| (left == right).then_some(Ordering::Equal))
}

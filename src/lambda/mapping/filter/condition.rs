//! What a pattern asks of one value.
//!
//! *AWS documentation: Comparison operators for use in event patterns in Amazon `EventBridge`.*

use std::cmp::Ordering;
use std::net::IpAddr;

use serde_json::{Map, Value};

use super::pattern::NotAPattern;

/// The numbers that may be compared: plus and minus five billion.
const LARGEST_NUMBER: f64 = 5.0e9;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Condition {
    /// This text, number, boolean or `null`.
    Equals(Value),
    /// Whether there is such a member.
    Exists(bool),
    /// A text that begins so.
    Prefix(Text),
    /// A text that ends so.
    Suffix(Text),
    /// This text, whatever its case.
    EqualsIgnoreCase(String),
    /// A text in which each `*` stands for anything.
    Wildcard(Wildcard),
    /// A number within bounds.
    Numeric(Vec<(Bound, f64)>),
    /// An address of a network.
    Network { address: IpAddr, bits: u32 },
    /// None of these.
    AnythingBut(Vec<Condition>),
}

/// A text to compare with, in lower case when case does not matter.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Text {
    text: String,
    ignores_case: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Bound {
    Equal,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// The texts between stars.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wildcard(Vec<String>);

impl Condition {
    pub(super) fn read(value: &Value) -> Result<Self, NotAPattern> {
        let Value::Object(members) = value else {
            return if value.is_array() { Err(NotAPattern) } else { Ok(Self::Equals(value.clone())) };
        };
        let (name, given) = only(members)?;
        Ok(match (name, given) {
            ("exists", Value::Bool(exists)) => Self::Exists(*exists),
            ("prefix", given) => Self::Prefix(Text::read(given)?),
            ("suffix", given) => Self::Suffix(Text::read(given)?),
            ("equals-ignore-case", Value::String(text)) => Self::EqualsIgnoreCase(text.to_lowercase()),
            ("wildcard", Value::String(text)) => Self::Wildcard(Wildcard::read(text)?),
            ("numeric", Value::Array(list)) => Self::Numeric(bounds(list)?),
            ("cidr", Value::String(text)) => network(text)?,
            ("anything-but", given) => Self::AnythingBut(excluded(given)?),
            _ => return Err(NotAPattern),
        })
    }

    /// Whether a value that is there, and is no object, fulfils it.
    pub(super) fn holds(&self, value: &Value) -> bool {
        match self {
            Self::Equals(wanted) => equal(wanted, value),
            Self::Exists(exists) => *exists,
            Self::Prefix(prefix) => prefix.within(value, |value, prefix| value.starts_with(prefix)),
            Self::Suffix(suffix) => suffix.within(value, |value, suffix| value.ends_with(suffix)),
            Self::EqualsIgnoreCase(text) => value.as_str().is_some_and(|value| value.to_lowercase() == *text),
            Self::Wildcard(wildcard) => value.as_str().is_some_and(|value| wildcard.fits(value)),
            Self::Numeric(bounds) => value.as_f64().is_some_and(|number| {
                value.is_number() && bounds.iter().all(|(bound, limit)| bound.holds(number, *limit))
            }),
            Self::Network { address, bits } => {
                let given = value.as_str().and_then(|value| value.parse::<IpAddr>().ok());
                given.is_some_and(|given| is_within(given, *address, *bits))
            }
            Self::AnythingBut(excluded) => !excluded.iter().any(|condition| condition.holds(value)),
        }
    }

    /// Whether the lack of a value fulfils it.
    pub(super) fn holds_without_value(&self) -> bool {
        *self == Self::Exists(false)
    }
}

impl Text {
    /// A text, or `{"equals-ignore-case": text}`.
    fn read(value: &Value) -> Result<Self, NotAPattern> {
        match value {
            Value::String(text) if !text.is_empty() => Ok(Self { text: text.clone(), ignores_case: false }),
            Value::Object(members) => match only(members)? {
                ("equals-ignore-case", Value::String(text)) if !text.is_empty() => {
                    Ok(Self { text: text.to_lowercase(), ignores_case: true })
                }
                _ => Err(NotAPattern),
            },
            _ => Err(NotAPattern),
        }
    }

    fn within(&self, value: &Value, is_within: impl Fn(&str, &str) -> bool) -> bool {
        let Some(value) = value.as_str() else { return false };
        if self.ignores_case {
            is_within(&value.to_lowercase(), &self.text)
        } else {
            is_within(value, &self.text)
        }
    }
}

impl Bound {
    fn read(value: &Value) -> Result<Self, NotAPattern> {
        Ok(match value.as_str() {
            Some("=") => Self::Equal,
            Some("<") => Self::Less,
            Some("<=") => Self::AtMost,
            Some(">") => Self::Greater,
            Some(">=") => Self::AtLeast,
            _ => return Err(NotAPattern),
        })
    }

    fn holds(self, number: f64, limit: f64) -> bool {
        let Some(order) = number.partial_cmp(&limit) else { return false };
        match self {
            Self::Equal => order == Ordering::Equal,
            Self::Less => order == Ordering::Less,
            Self::AtMost => order != Ordering::Greater,
            Self::Greater => order == Ordering::Greater,
            Self::AtLeast => order != Ordering::Less,
        }
    }

    fn is_upper(self) -> bool {
        matches!(self, Self::Less | Self::AtMost)
    }
}

impl Wildcard {
    /// Two stars in a row are refused; `\*` is a star and `\\` a backslash.
    fn read(text: &str) -> Result<Self, NotAPattern> {
        let mut parts = vec![String::new()];
        let mut after_star = false;
        let mut characters = text.chars();
        while let Some(character) = characters.next() {
            let literal = match character {
                '*' if after_star => return Err(NotAPattern),
                '*' => {
                    parts.push(String::new());
                    after_star = true;
                    continue;
                }
                '\\' => characters.next().filter(|next| matches!(next, '*' | '\\')).ok_or(NotAPattern)?,
                character => character,
            };
            after_star = false;
            if let Some(part) = parts.last_mut() {
                part.push(literal);
            }
        }
        if text.is_empty() { Err(NotAPattern) } else { Ok(Self(parts)) }
    }

    /// Each part is taken where it comes first, which is enough: what follows can only come later.
    fn fits(&self, value: &str) -> bool {
        let (Some(first), Some(last)) = (self.0.first(), self.0.last()) else { return false };
        if self.0.len() == 1 {
            return value == first;
        }
        let Some(mut rest) = value.strip_prefix(first.as_str()) else { return false };
        for part in &self.0[1..self.0.len() - 1] {
            match rest.find(part.as_str()) {
                Some(at) => rest = &rest[at + part.len()..],
                None => return false,
            }
        }
        rest.ends_with(last.as_str())
    }
}

/// The only member of an object.
fn only(members: &Map<String, Value>) -> Result<(&str, &Value), NotAPattern> {
    let mut members = members.iter();
    match (members.next(), members.next()) {
        (Some((name, value)), None) => Ok((name, value)),
        _ => Err(NotAPattern),
    }
}

/// One bound, or a lower and an upper one.
fn bounds(list: &[Value]) -> Result<Vec<(Bound, f64)>, NotAPattern> {
    let bound = |pair: &[Value]| {
        let limit = pair.get(1).filter(|limit| limit.is_number()).and_then(Value::as_f64);
        let limit = limit.filter(|limit| limit.abs() <= LARGEST_NUMBER).ok_or(NotAPattern)?;
        Ok((Bound::read(&pair[0])?, limit))
    };
    let bounds: Vec<(Bound, f64)> = list.chunks(2).map(bound).collect::<Result<_, _>>()?;
    match bounds.as_slice() {
        [_] => Ok(bounds),
        [(lower, least), (upper, most)]
            if *lower != Bound::Equal
                && *upper != Bound::Equal
                && !lower.is_upper()
                && upper.is_upper()
                && least < most =>
        {
            Ok(bounds)
        }
        _ => Err(NotAPattern),
    }
}

fn network(text: &str) -> Result<Condition, NotAPattern> {
    let (address, bits) = text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
    let address: IpAddr = address.parse().map_err(|_| NotAPattern)?;
    let most = if address.is_ipv4() { 32 } else { 128 };
    let bits = bits.map_or(Ok(most), |bits| bits.parse().map_err(|_| NotAPattern))?;
    if bits > most { Err(NotAPattern) } else { Ok(Condition::Network { address, bits }) }
}

fn is_within(given: IpAddr, network: IpAddr, bits: u32) -> bool {
    match (given, network) {
        (IpAddr::V4(given), IpAddr::V4(network)) => {
            let differs = given.to_bits() ^ network.to_bits();
            differs.checked_shr(32 - bits).unwrap_or(0) == 0
        }
        (IpAddr::V6(given), IpAddr::V6(network)) => {
            let differs = given.to_bits() ^ network.to_bits();
            differs.checked_shr(128 - bits).unwrap_or(0) == 0
        }
        _ => false,
    }
}

/// Values, or one of the conditions on texts, each over one text or a list of them.
fn excluded(given: &Value) -> Result<Vec<Condition>, NotAPattern> {
    let plain = |value: &Value| match value {
        Value::String(_) | Value::Number(_) => Ok(Condition::Equals(value.clone())),
        _ => Err(NotAPattern),
    };
    match given {
        Value::Array(values) if !values.is_empty() => values.iter().map(plain).collect(),
        Value::Object(members) => {
            let (name, texts) = only(members)?;
            if !matches!(name, "prefix" | "suffix" | "equals-ignore-case" | "wildcard") {
                return Err(NotAPattern);
            }
            let condition = |text: &Value| {
                let condition = Map::from_iter([(name.to_owned(), text.clone())]);
                Condition::read(&Value::Object(condition))
            };
            match texts {
                Value::Array(texts) if !texts.is_empty() => texts.iter().map(condition).collect(),
                text => Ok(vec![condition(text)?]),
            }
        }
        value => Ok(vec![plain(value)?]),
    }
}

/// Numbers are equal by value, not by how they are written.
fn equal(wanted: &Value, value: &Value) -> bool {
    match (wanted, value) {
        (Value::Number(wanted), Value::Number(number)) => wanted.as_f64() == number.as_f64(),
        _ => wanted == value,
    }
}

//! The functions, by name.

use std::ops::RangeInclusive;

use serde_json::Value;

use super::super::draws::Draws;
use super::{array, text};

macro_rules! functions {
    ($($name:ident($arguments:expr),)*) => {
        /// An intrinsic function.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Function {
            $(
                #[doc = concat!("`States.", stringify!($name), "`")]
                $name,
            )*
        }

        impl Function {
            /// The function of this name, without `States.`.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($name) => Some(Self::$name),)*
                    _ => None,
                }
            }

            fn arguments(self) -> RangeInclusive<usize> {
                match self {
                    $(Self::$name => $arguments,)*
                }
            }
        }
    };
}

functions! {
    Format(1..=1_000),
    StringToJson(1..=1),
    JsonToString(1..=1),
    Array(0..=1_000),
    ArrayPartition(2..=2),
    ArrayContains(2..=2),
    ArrayRange(3..=3),
    ArrayGetItem(2..=2),
    ArrayLength(1..=1),
    ArrayUnique(1..=1),
    Base64Encode(1..=1),
    Base64Decode(1..=1),
    Hash(2..=2),
    JsonMerge(3..=3),
    MathRandom(2..=3),
    MathAdd(2..=2),
    StringSplit(2..=2),
    UUID(0..=0),
}

/// The argument at `index`; the parser has counted them.
fn argument(arguments: &[Value], index: usize) -> &Value {
    arguments.get(index).unwrap_or(&Value::Null)
}

impl Function {
    /// Whether the function can be called with this many arguments.
    #[must_use]
    pub fn accepts(self, arguments: usize) -> bool {
        self.arguments().contains(&arguments)
    }

    /// The function's value, or why it has none.
    pub fn call(self, arguments: &[Value], draws: &Draws) -> Result<Value, String> {
        let first = argument(arguments, 0);
        let second = argument(arguments, 1);
        match self {
            Self::Format => text::format(arguments),
            Self::StringToJson => text::string_to_json(first),
            Self::JsonToString => Ok(Value::String(first.to_string())),
            Self::Array => Ok(Value::Array(arguments.iter().map(unescaped).collect())),
            Self::ArrayPartition => array::partition(first, second),
            Self::ArrayContains => Ok(Value::Bool(array::elements(first)?.contains(&unescaped(second)))),
            Self::ArrayRange => array::range(first, second, argument(arguments, 2)),
            Self::ArrayGetItem => array::get_item(first, second),
            Self::ArrayLength => Ok(Value::from(array::elements(first)?.len())),
            Self::ArrayUnique => array::unique(first),
            Self::Base64Encode => text::base64_encode(first),
            Self::Base64Decode => text::base64_decode(first),
            Self::Hash => text::hash(first, second),
            Self::JsonMerge => merge(first, second, argument(arguments, 2)),
            Self::MathRandom => random(first, second, arguments.get(2), draws),
            Self::MathAdd => Ok(Value::from(array::integer(first)?.wrapping_add(array::integer(second)?))),
            Self::StringSplit => text::split(first, second),
            Self::UUID => Ok(Value::String(draws.uuid())),
        }
    }
}

/// A literal's braces lose their backslashes everywhere but in the template of `States.Format`.
pub(super) fn unescaped(value: &Value) -> Value {
    match value {
        Value::String(text) if text.contains('\\') => Value::String(text::unescape(text)),
        other => other.clone(),
    }
}

/// `States.JsonMerge`: the second object's members win; only the shallow form exists.
fn merge(first: &Value, second: &Value, deep: &Value) -> Result<Value, String> {
    match (first, second, deep) {
        (Value::Object(first), Value::Object(second), Value::Bool(false)) => {
            let mut merged = first.clone();
            merged.extend(second.iter().map(|(name, value)| (name.clone(), value.clone())));
            Ok(Value::Object(merged))
        }
        (_, _, Value::Bool(true)) => Err("Deep merging is not supported.".to_owned()),
        (_, _, Value::Bool(false)) => Err("The first two arguments must be JSON objects.".to_owned()),
        _ => Err("The third argument must be a boolean.".to_owned()),
    }
}

/// `States.MathRandom`: from the start up to and without the end; a seed makes it repeatable.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "arguments are 32-bit integers"
)]
fn random(start: &Value, end: &Value, seed: Option<&Value>, draws: &Draws) -> Result<Value, String> {
    let (start, end) = (array::integer(start)?, array::integer(end)?);
    if end <= start {
        return Err("The start of the range must be less than its end.".to_owned());
    }
    let fraction = match seed {
        Some(seed) => Draws::from_seed(array::integer(seed)?.cast_unsigned()).fraction(),
        None => draws.fraction(),
    };
    Ok(Value::from(start + (fraction * (end - start) as f64) as i64))
}

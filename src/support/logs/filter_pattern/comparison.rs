//! A comparison of one value with a number, a text with wildcards, or a regular expression.

use regex::{Regex, RegexBuilder};

use super::InvalidPattern;
use super::scanner::{Scanner, Word};

/// Regular expressions in one JSON or space-delimited pattern.
const MOST_REGEXES: usize = 2;

/// Memory that a compiled regular expression may take, in bytes.
const LARGEST_REGEX: usize = 1 << 20;

/// `= 404`, `!= "a*"`, `>= 1.5e3`, `= %4\d\d%`.
#[derive(Debug)]
pub(super) enum Comparison {
    /// The value is, or with `false` is not, this text.
    Text(bool, TextPattern),
    /// The value stands in this order to the number; `text` is how the pattern wrote it.
    Number { operator: Operator, number: f64, text: String },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// A text in which an asterisk at the beginning or at the end stands for anything.
#[derive(Debug)]
pub(super) enum TextPattern {
    Anything,
    Exact(String),
    Prefix(String),
    Suffix(String),
    Contains(String),
    Regex(Regex),
}

impl Comparison {
    /// Reads an operator and what follows it.
    pub(super) fn parse(scanner: &mut Scanner<'_>) -> Result<Self, InvalidPattern> {
        scanner.skip_space();
        let operator = Operator::parse(scanner)?;
        scanner.skip_space();
        let word = scanner.word(is_bare)?;
        if scanner.regexes() > MOST_REGEXES {
            return Err(InvalidPattern::Malformed);
        }
        if let Word::Bare(text) = &word
            && let Some(number) = number(text)
        {
            return Ok(Self::Number { operator, number, text: text.clone() });
        }
        match operator {
            Operator::Equal => Ok(Self::Text(true, TextPattern::new(word)?)),
            Operator::NotEqual => Ok(Self::Text(false, TextPattern::new(word)?)),
            _ => Err(InvalidPattern::Malformed),
        }
    }

    /// Whether it holds of a text; one that is not a number is in no order to any number.
    pub(super) fn holds_for_text(&self, value: &str) -> bool {
        match self {
            Self::Text(wanted, pattern) => pattern.matches(value) == *wanted,
            Self::Number { operator: Operator::Equal, text, .. } => value == text,
            Self::Number { operator: Operator::NotEqual, text, .. } => value != text,
            Self::Number { .. } => false,
        }
    }

    /// Whether it holds of a number that was written as `text`.
    pub(super) fn holds_for_number(&self, value: f64, text: &str) -> bool {
        match self {
            Self::Text(..) => self.holds_for_text(text),
            Self::Number { operator, number, .. } => operator.orders(value, *number),
        }
    }
}

impl Operator {
    fn parse(scanner: &mut Scanner<'_>) -> Result<Self, InvalidPattern> {
        let tokens = [
            ("!=", Self::NotEqual),
            ("<=", Self::LessOrEqual),
            (">=", Self::GreaterOrEqual),
            ("=", Self::Equal),
            ("<", Self::Less),
            (">", Self::Greater),
        ];
        let found = tokens.into_iter().find(|(token, _)| scanner.take(token));
        found.map(|(_, operator)| operator).ok_or(InvalidPattern::Malformed)
    }

    #[expect(clippy::float_cmp, reason = "the pattern asks for the very number")]
    fn orders(self, left: f64, right: f64) -> bool {
        match self {
            Self::Equal => left == right,
            Self::NotEqual => left != right,
            Self::Less => left < right,
            Self::LessOrEqual => left <= right,
            Self::Greater => left > right,
            Self::GreaterOrEqual => left >= right,
        }
    }
}

impl TextPattern {
    pub(super) fn new(word: Word) -> Result<Self, InvalidPattern> {
        Ok(match word {
            Word::Regex(text) => Self::Regex(regex(&text)?),
            Word::Bare(text) | Word::Quoted(text) => Self::with_wildcards(text),
        })
    }

    pub(super) fn matches(&self, value: &str) -> bool {
        match self {
            Self::Anything => true,
            Self::Exact(text) => value == text,
            Self::Prefix(text) => value.starts_with(text),
            Self::Suffix(text) => value.ends_with(text),
            Self::Contains(text) => value.contains(text),
            Self::Regex(regex) => regex.is_match(value),
        }
    }

    fn with_wildcards(text: String) -> Self {
        let (head, tail) = (text.starts_with('*'), text.len() > 1 && text.ends_with('*'));
        let middle = text.get(usize::from(head)..text.len() - usize::from(tail)).unwrap_or_default();
        match (head, tail) {
            (true, _) if middle.is_empty() => Self::Anything,
            (true, true) => Self::Contains(middle.to_owned()),
            (true, false) => Self::Suffix(middle.to_owned()),
            (false, true) => Self::Prefix(middle.to_owned()),
            (false, false) => Self::Exact(text),
        }
    }
}

/// A number as the documentation allows it: sign, digits, one point, an exponent.
pub(super) fn number(text: &str) -> Option<f64> {
    let numeric = |next: u8| next.is_ascii_digit() || matches!(next, b'+' | b'-' | b'.' | b'e' | b'E');
    let plausible = text.bytes().all(numeric) && text.bytes().any(|next| next.is_ascii_digit());
    if plausible { text.parse().ok() } else { None }
}

/// A regular expression of the supported letters, symbols and operators. Spaces and parentheses are
/// not among them; `\s` and `\x28` are.
pub(super) fn regex(text: &str) -> Result<Regex, InvalidPattern> {
    let illegal = || InvalidPattern::IllegalTerm(format!("%{text}%"));
    let legal = |next: char| next.is_ascii_alphanumeric() || "_#=@/;,:-^$?[]{}|\\*+.".contains(next);
    if text.is_empty() || !text.chars().all(legal) {
        return Err(illegal());
    }
    RegexBuilder::new(text).size_limit(LARGEST_REGEX).build().map_err(|_| illegal())
}

fn is_bare(next: char) -> bool {
    next.is_alphanumeric() || "_-.*:/+".contains(next)
}

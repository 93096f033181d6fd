//! Terms: words, phrases and regular expressions that an event contains, or doesn't.

use regex::Regex;

use super::InvalidPattern;
use super::comparison;
use super::scanner::{Scanner, Word};

/// What must, must not and may appear in an event, case and all.
#[derive(Debug, Default)]
pub(super) struct Terms {
    required: Vec<Term>,
    excluded: Vec<Term>,
    optional: Vec<Term>,
}

#[derive(Debug)]
enum Term {
    Text(String),
    Regex(Regex),
}

impl Terms {
    pub(super) fn parse(pattern: &str) -> Result<Self, InvalidPattern> {
        let mut scanner = Scanner::new(pattern);
        let mut terms = Self::default();
        loop {
            scanner.skip_space();
            if scanner.is_at_end() {
                return Ok(terms);
            }
            let at = scanner.illegal_term();
            let role = if scanner.take("-") {
                &mut terms.excluded
            } else if scanner.take("?") {
                &mut terms.optional
            } else {
                &mut terms.required
            };
            scanner.skip_space();
            let word = scanner.word(|next| next.is_alphanumeric() || next == '_')?;
            if scanner.peek().is_some_and(|next| !next.is_whitespace()) {
                return Err(at);
            }
            role.push(Term::new(word, at)?);
        }
    }

    /// Optional terms count only where there are no others, as the documentation says.
    pub(super) fn match_message(&self, message: &str) -> bool {
        let only_optional = self.required.is_empty() && self.excluded.is_empty();
        if only_optional {
            return self.optional.iter().any(|term| term.is_in(message));
        }
        let required = self.required.iter().all(|term| term.is_in(message));
        required && !self.excluded.iter().any(|term| term.is_in(message))
    }
}

impl Term {
    fn new(word: Word, at: InvalidPattern) -> Result<Self, InvalidPattern> {
        match word {
            Word::Regex(text) => comparison::regex(&text).map(Self::Regex),
            Word::Quoted(text) if text.is_empty() => Err(at),
            // A phrase of nothing but spaces is the documented way to say "every event".
            Word::Quoted(text) if text.trim().is_empty() => Ok(Self::Text(String::new())),
            Word::Quoted(text) | Word::Bare(text) => Ok(Self::Text(text)),
        }
    }

    fn is_in(&self, message: &str) -> bool {
        match self {
            Self::Text(text) => message.contains(text),
            Self::Regex(regex) => regex.is_match(message),
        }
    }
}

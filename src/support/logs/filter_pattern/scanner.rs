//! Reads a pattern's text from left to right.

use super::InvalidPattern;

/// A place in the pattern's text.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    rest: &'a str,
    regexes: usize,
}

/// A word of the pattern: what stands where a value or a term may.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Without quotes.
    Bare(String),
    /// Between double quotes, escapes undone.
    Quoted(String),
    /// Between percent signs.
    Regex(String),
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text, regexes: 0 }
    }

    pub(super) fn skip_space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Takes `token` if it comes next.
    pub(super) fn take(&mut self, token: &str) -> bool {
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Takes `keyword`, in any case, if it comes next as a word of its own.
    pub(super) fn take_keyword(&mut self, keyword: &str) -> bool {
        self.skip_space();
        let Some((head, rest)) = self.rest.split_at_checked(keyword.len()) else { return false };
        let ends = !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_');
        let found = ends && head.eq_ignore_ascii_case(keyword);
        if found {
            self.rest = rest;
        }
        found
    }

    /// Takes `token`, which must come next.
    pub(super) fn expect(&mut self, token: &str) -> Result<(), InvalidPattern> {
        self.skip_space();
        if self.take(token) { Ok(()) } else { Err(InvalidPattern::Malformed) }
    }

    /// Takes the longest run of `legal` characters; it may be empty.
    pub(super) fn take_while(&mut self, legal: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|next: char| !legal(next)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    /// Takes a word; a bare one is a run of `legal` characters and not empty.
    pub(super) fn word(&mut self, legal: impl Fn(char) -> bool) -> Result<Word, InvalidPattern> {
        if self.take("\"") {
            return self.quoted().map(Word::Quoted);
        }
        if self.take("%") {
            return self.regex().map(Word::Regex);
        }
        let word = self.take_while(legal);
        if word.is_empty() { Err(self.illegal_term()) } else { Ok(Word::Bare(word.to_owned())) }
    }

    /// How many regular expressions were taken so far.
    pub(super) fn regexes(&self) -> usize {
        self.regexes
    }

    /// The error that names the word at this place.
    pub(super) fn illegal_term(&self) -> InvalidPattern {
        match self.rest.split_whitespace().next() {
            Some(term) => InvalidPattern::IllegalTerm(term.to_owned()),
            None => InvalidPattern::Malformed,
        }
    }

    fn quoted(&mut self) -> Result<String, InvalidPattern> {
        let mut text = String::new();
        let mut rest = self.rest.chars();
        loop {
            match rest.next().ok_or(InvalidPattern::Malformed)? {
                '"' => break,
                '\\' => match rest.next().ok_or(InvalidPattern::Malformed)? {
                    escaped @ ('"' | '\\') => text.push(escaped),
                    other => text.extend(['\\', other]),
                },
                plain => text.push(plain),
            }
        }
        self.rest = rest.as_str();
        Ok(text)
    }

    fn regex(&mut self) -> Result<String, InvalidPattern> {
        let end = self.rest.find('%').ok_or(InvalidPattern::Malformed)?;
        let text = &self.rest[..end];
        self.rest = &self.rest[end + 1..];
        self.regexes += 1;
        Ok(text.to_owned())
    }
}

//! From text to path.

use super::filter::Filter;
use super::{Path, Root, Step};

/// The text is not a path: what is wrong, at which byte.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem} at position {position}")]
pub struct NotAPath {
    /// What is wrong.
    pub problem: &'static str,
    /// At which byte of the text.
    pub position: usize,
}

/// How deep filters may stand in the paths of filters.
const DEEPEST_FILTER: usize = 8;

/// The most steps that a path may have.
const MOST_STEPS: usize = 512;

impl Path {
    /// Parses a path: `$.order.items[0]`, `$$.Execution.Id`, `$total`.
    pub fn parse(text: &str) -> Result<Self, NotAPath> {
        let mut reader = Reader { text, at: 0, filters: 0 };
        let path = reader.path()?;
        if reader.at < text.len() {
            return Err(reader.problem("there is text after the path"));
        }
        Ok(path)
    }
}

/// A place in a text that is being read.
pub(super) struct Reader<'text> {
    pub(super) text: &'text str,
    pub(super) at: usize,
    /// How many filters are around.
    filters: usize,
}

impl<'text> Reader<'text> {
    pub(super) fn problem(&self, problem: &'static str) -> NotAPath {
        NotAPath { problem, position: self.at }
    }

    pub(super) fn rest(&self) -> &'text str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn take(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    pub(super) fn expect(&mut self, token: &str, problem: &'static str) -> Result<(), NotAPath> {
        if self.take(token) { Ok(()) } else { Err(self.problem(problem)) }
    }

    pub(super) fn skip_spaces(&mut self) {
        self.take_while(|character| character.is_ascii_whitespace());
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'text str {
        let rest = self.rest();
        let end = rest.find(|character| !belongs(character)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// A path from here to the first character that can't belong to it.
    pub(super) fn path(&mut self) -> Result<Path, NotAPath> {
        let start = self.at;
        self.expect("$", "a path starts with $")?;
        let root = if self.take("$") {
            Root::Context
        } else {
            match self.take_while(|character| character.is_alphanumeric() || character == '_') {
                "" => Root::Input,
                name => Root::Variable(name.into()),
            }
        };
        let steps = self.steps()?;
        Ok(Path { root, steps, text: self.text[start..self.at].into() })
    }

    /// The steps after a root.
    pub(super) fn steps(&mut self) -> Result<Vec<Step>, NotAPath> {
        let mut steps = Vec::new();
        while steps.len() < MOST_STEPS {
            if self.take("..") {
                steps.push(Step::Descend);
                if self.peek() == Some('[') {
                    steps.push(self.bracket()?);
                } else {
                    steps.push(self.name()?);
                }
            } else if self.take(".") {
                // `$.a.['b']` is allowed.
                if self.peek() == Some('[') {
                    steps.push(self.bracket()?);
                } else {
                    steps.push(self.name()?);
                }
            } else if self.peek() == Some('[') {
                steps.push(self.bracket()?);
            } else {
                return Ok(steps);
            }
        }
        Err(self.problem("the path has too many steps"))
    }

    fn name(&mut self) -> Result<Step, NotAPath> {
        if self.take("*") {
            return Ok(Step::All);
        }
        let name = self
            .take_while(|character| !character.is_whitespace() && !".[](),'\"*?@$&|=<>!".contains(character));
        if name.is_empty() {
            return Err(self.problem("a property's name is missing"));
        }
        Ok(Step::Field(name.into()))
    }

    fn bracket(&mut self) -> Result<Step, NotAPath> {
        self.expect("[", "an opening bracket is missing")?;
        self.skip_spaces();
        let step = match self.peek() {
            Some('*') => {
                self.at += 1;
                Step::All
            }
            Some('?') => self.matching()?,
            Some('\'' | '"') => self.quoted_names()?,
            _ => self.indexes()?,
        };
        self.skip_spaces();
        self.expect("]", "a closing bracket is missing")?;
        Ok(step)
    }

    fn matching(&mut self) -> Result<Step, NotAPath> {
        self.expect("?", "a filter starts with ?")?;
        self.skip_spaces();
        self.expect("(", "a filter is written in parentheses")?;
        self.filters += 1;
        if self.filters > DEEPEST_FILTER {
            return Err(self.problem("a filter nests too deep"));
        }
        let filter = Filter::read(self, 0)?;
        self.filters -= 1;
        self.skip_spaces();
        self.expect(")", "a closing parenthesis is missing")?;
        Ok(Step::Matching(filter))
    }

    fn quoted_names(&mut self) -> Result<Step, NotAPath> {
        let mut names = vec![self.quoted()?];
        self.skip_spaces();
        while self.take(",") {
            self.skip_spaces();
            names.push(self.quoted()?);
            self.skip_spaces();
        }
        Ok(match names.pop() {
            Some(name) if names.is_empty() => Step::Field(name),
            last => Step::Fields(names.into_iter().chain(last).collect()),
        })
    }

    /// A text in single or double quotes. A backslash takes the meaning of the quote and of itself, and is one
    /// before anything else.
    pub(super) fn quoted(&mut self) -> Result<Box<str>, NotAPath> {
        let quote = self.peek().filter(|quote| matches!(quote, '\'' | '"'));
        let quote = quote.ok_or_else(|| self.problem("a quoted text is missing"))?;
        let mut text = String::new();
        let mut characters = self.rest().char_indices().skip(1);
        while let Some((offset, character)) = characters.next() {
            match character {
                '\\' => match characters.next() {
                    Some((_, escaped)) if escaped == quote || escaped == '\\' => text.push(escaped),
                    escaped => text.extend(['\\'].into_iter().chain(escaped.map(|(_, escaped)| escaped))),
                },
                _ if character == quote => {
                    self.at += offset + 1;
                    return Ok(text.into());
                }
                _ => text.push(character),
            }
        }
        Err(self.problem("a closing quote is missing"))
    }

    fn indexes(&mut self) -> Result<Step, NotAPath> {
        let first = self.integer()?;
        self.skip_spaces();
        if self.take(":") {
            self.skip_spaces();
            let end = self.integer()?;
            return Ok(Step::Slice(first, end));
        }
        let mut indexes = vec![first.ok_or_else(|| self.problem("an index is missing"))?];
        while self.take(",") {
            self.skip_spaces();
            indexes.push(self.integer()?.ok_or_else(|| self.problem("an index is missing"))?);
            self.skip_spaces();
        }
        Ok(if let [index] = indexes[..] { Step::Index(index) } else { Step::Indexes(indexes) })
    }

    fn integer(&mut self) -> Result<Option<i64>, NotAPath> {
        let digits = self.take_while(|character| character.is_ascii_digit() || character == '-');
        if digits.is_empty() {
            return Ok(None);
        }
        digits.parse().map(Some).map_err(|_| self.problem("an index is not a number"))
    }
}

//! A JSON text as a [`Node`], borrowing what it can.

use std::borrow::Cow;

use super::plain_length;
use crate::aws::node::Node;

/// How deep lists and maps may nest.
const MOST_DEPTH: usize = 64;

/// How many values one text may hold.
const MOST_VALUES: usize = 250_000;

/// The text is no JSON that Virga takes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem} at line {line}, column {column}")]
pub struct NotJson {
    problem: String,
    line: usize,
    column: usize,
}

/// The value that a text stands for.
///
/// # Errors
/// When it isn't UTF-8 or isn't JSON, nests deeper than 64, or holds more than 250,000 values.
pub fn parse(bytes: &[u8]) -> Result<Node<'_>, NotJson> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| place("Invalid UTF-8".to_owned(), bytes, error.valid_up_to()))?;
    let mut reader = Reader { text, position: 0, values: 0 };
    let node = reader.value(0).and_then(|node| reader.end().map(|()| node));
    node.map_err(|problem| place(problem, bytes, reader.position))
}

fn place(problem: String, bytes: &[u8], position: usize) -> NotJson {
    let before = &bytes[..position.min(bytes.len())];
    let line = before.split(|&byte| byte == b'\n').count();
    let column = before.rsplit(|&byte| byte == b'\n').next().map_or(0, <[u8]>::len) + 1;
    NotJson { problem, line, column }
}

struct Reader<'a> {
    text: &'a str,
    position: usize,
    values: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.position += 1;
        }
    }

    fn end(&mut self) -> Result<(), String> {
        self.space();
        if self.peek().is_none() { Ok(()) } else { Err(self.unexpected("the end of the document")) }
    }

    fn unexpected(&self, wanted: &str) -> String {
        match self.text[self.position..].chars().next() {
            None => format!("Unexpected end-of-input: expected {wanted}"),
            Some(found) => {
                let code = u32::from(found);
                let found = if found.is_control() {
                    format!("(CTRL-CHAR, code {code})")
                } else {
                    format!("'{found}' (code {code})")
                };
                format!("Unexpected character ({found}): expected {wanted}")
            }
        }
    }

    fn value(&mut self, depth: usize) -> Result<Node<'a>, String> {
        self.space();
        self.values += 1;
        if self.values > MOST_VALUES {
            return Err(format!("More than {MOST_VALUES} values"));
        }
        match self.peek() {
            Some(b'"') => self.string().map(Node::Text),
            Some(b'{' | b'[') if depth >= MOST_DEPTH => Err(format!("Nested deeper than {MOST_DEPTH}")),
            Some(b'{') => self.map(depth + 1),
            Some(b'[') => self.list(depth + 1),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Node::Boolean(true)),
            Some(b'f') => self.word("false", Node::Boolean(false)),
            Some(b'n') => self.word("null", Node::Null),
            _ => Err(self.unexpected(
                "a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
            )),
        }
    }

    fn word(&mut self, word: &str, node: Node<'a>) -> Result<Node<'a>, String> {
        if !self.text[self.position..].starts_with(word) {
            return Err(self.unexpected(&format!("'{word}'")));
        }
        self.position += word.len();
        Ok(node)
    }

    fn map(&mut self, depth: usize) -> Result<Node<'a>, String> {
        let mut entries = Vec::new();
        self.position += 1;
        self.space();
        if self.peek() == Some(b'}') {
            self.position += 1;
            return Ok(Node::Map(entries));
        }
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                return Err(self.unexpected("double-quote to start field name"));
            }
            let key = self.string()?;
            self.space();
            if self.peek() != Some(b':') {
                return Err(self.unexpected("a colon to separate field name and value"));
            }
            self.position += 1;
            entries.push((key, self.value(depth)?));
            if self.closes(b'}')? {
                return Ok(Node::Map(entries));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Node<'a>, String> {
        let mut elements = Vec::new();
        self.position += 1;
        self.space();
        if self.peek() == Some(b']') {
            self.position += 1;
            return Ok(Node::List(elements));
        }
        loop {
            elements.push(self.value(depth)?);
            if self.closes(b']')? {
                return Ok(Node::List(elements));
            }
        }
    }

    /// Whether a list or map ends here; if not, a comma must be here.
    fn closes(&mut self, end: u8) -> Result<bool, String> {
        self.space();
        match self.peek() {
            Some(byte) if byte == end => {
                self.position += 1;
                Ok(true)
            }
            Some(b',') => {
                self.position += 1;
                Ok(false)
            }
            _ => Err(self.unexpected(&format!("a comma or '{}'", char::from(end)))),
        }
    }

    fn digits(&mut self) -> Result<(), String> {
        let start = self.position;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.position += 1;
        }
        if start == self.position { Err(self.unexpected("a digit")) } else { Ok(()) }
    }

    fn number(&mut self) -> Result<Node<'a>, String> {
        let start = self.position;
        if self.peek() == Some(b'-') {
            self.position += 1;
        }
        if self.peek() == Some(b'0') {
            self.position += 1;
            if self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                return Err("Invalid numeric value: Leading zeroes not allowed".to_owned());
            }
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.position += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.position += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.position += 1;
            }
            self.digits()?;
        }
        Ok(Node::Number(Cow::Borrowed(&self.text[start..self.position])))
    }

    fn string(&mut self) -> Result<Cow<'a, str>, String> {
        self.position += 1;
        let start = self.position;
        self.position += plain_length(&self.text.as_bytes()[start..]);
        match self.peek() {
            Some(b'"') => {
                let text = &self.text[start..self.position];
                self.position += 1;
                Ok(Cow::Borrowed(text))
            }
            Some(b'\\') => self.escaped_string(start),
            Some(_) => Err(self.unexpected("control characters to be escaped")),
            None => Err(self.unexpected("the end of a string")),
        }
    }

    /// The rest of a string from its first escape on.
    fn escaped_string(&mut self, start: usize) -> Result<Cow<'a, str>, String> {
        let mut text = self.text[start..self.position].to_owned();
        loop {
            let plain = self.position;
            self.position += plain_length(&self.text.as_bytes()[plain..]);
            text.push_str(&self.text[plain..self.position]);
            match self.peek() {
                Some(b'"') => {
                    self.position += 1;
                    return Ok(Cow::Owned(text));
                }
                Some(b'\\') => {
                    self.position += 1;
                    text.push(self.escape()?);
                }
                Some(_) => return Err(self.unexpected("control characters to be escaped")),
                None => return Err(self.unexpected("the end of a string")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, String> {
        let letter = self.peek().ok_or_else(|| self.unexpected("an escape"))?;
        let character = match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.position += 1;
                return self.unicode();
            }
            _ => return Err(self.unexpected("an escape that JSON has")),
        };
        self.position += 1;
        Ok(character)
    }

    /// A code point; one beyond the first plane is two escapes. Half of one alone stands for nothing.
    fn unicode(&mut self) -> Result<char, String> {
        let first = self.hexadecimal()?;
        if (0xD800..0xDC00).contains(&first) && self.text[self.position..].starts_with("\\u") {
            let after_first = self.position;
            self.position += 2;
            let second = self.hexadecimal()?;
            if (0xDC00..0xE000).contains(&second) {
                let code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.position = after_first;
        }
        Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hexadecimal(&mut self) -> Result<u32, String> {
        let digits = self.text.get(self.position..self.position + 4);
        let digits = digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let digits = digits.ok_or_else(|| self.unexpected("four hexadecimal digits"))?;
        self.position += 4;
        u32::from_str_radix(digits, 16).map_err(|error| error.to_string())
    }
}

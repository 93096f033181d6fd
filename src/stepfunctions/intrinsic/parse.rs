//! From text to expression.

use serde_json::Value;

use super::{Expression, Function, Path, Term};

/// How deep calls may nest.
///
/// *AWS documentation: Intrinsics for JSONPath states in Step Functions.*
const DEEPEST: usize = 10;

/// The text is neither a path nor a call of an intrinsic function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a valid JSONPath or a valid intrinsic function call")]
pub struct NotAnExpression;

impl Expression {
    /// Parses a path or a call.
    pub fn parse(text: &str) -> Result<Self, NotAnExpression> {
        let mut reader = Reader { text, at: 0 };
        reader.skip_spaces();
        let expression = reader.expression(0)?;
        reader.skip_spaces();
        let is_literal = matches!(expression.term, Term::Literal(_));
        if is_literal || reader.at < text.len() { Err(NotAnExpression) } else { Ok(expression) }
    }
}

struct Reader<'text> {
    text: &'text str,
    at: usize,
}

impl<'text> Reader<'text> {
    fn rest(&self) -> &'text str {
        &self.text[self.at..]
    }

    fn skip_spaces(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn take(&mut self, token: char) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len_utf8();
        }
        found
    }

    fn expression(&mut self, depth: usize) -> Result<Expression, NotAnExpression> {
        if depth > DEEPEST {
            return Err(NotAnExpression);
        }
        let start = self.at;
        let term = match self.rest().chars().next().ok_or(NotAnExpression)? {
            '$' => Term::Path(self.path()?),
            '\'' => Term::Literal(Value::String(self.quoted()?)),
            'S' => self.call(depth)?,
            _ => Term::Literal(self.literal()?),
        };
        Ok(Expression { term, text: self.text[start..self.at].into() })
    }

    /// A path goes on to the comma or parenthesis that is not inside its own brackets.
    fn path(&mut self) -> Result<Path, NotAnExpression> {
        let (mut depth, mut quote) = (0_usize, None);
        let end = self.rest().char_indices().find(|(_, character)| {
            match (quote, character) {
                (Some(open), character) if open == *character => quote = None,
                (None, '\'' | '"') => quote = Some(*character),
                (None, '[' | '(') => depth += 1,
                (None, ')' | ',') if depth == 0 => return true,
                (None, ']' | ')') => depth = depth.saturating_sub(1),
                _ => {}
            }
            false
        });
        let end = end.map_or(self.rest().len(), |(end, _)| end);
        let text = self.rest()[..end].trim_end();
        let path = Path::parse(text).map_err(|_| NotAnExpression)?;
        self.at += text.len();
        Ok(path)
    }

    fn call(&mut self, depth: usize) -> Result<Term, NotAnExpression> {
        let rest = self.rest();
        let name = rest.strip_prefix("States.").ok_or(NotAnExpression)?;
        let open = name.find('(').ok_or(NotAnExpression)?;
        let function = Function::named(name[..open].trim_end()).ok_or(NotAnExpression)?;
        self.at += "States.".len() + open + 1;
        let mut arguments = Vec::new();
        self.skip_spaces();
        if !self.take(')') {
            loop {
                self.skip_spaces();
                arguments.push(self.expression(depth + 1)?);
                self.skip_spaces();
                if self.take(')') {
                    break;
                }
                if !self.take(',') {
                    return Err(NotAnExpression);
                }
            }
        }
        if function.accepts(arguments.len()) {
            Ok(Term::Call(function, arguments))
        } else {
            Err(NotAnExpression)
        }
    }

    /// A text in single quotes. A backslash keeps the quote, braces and itself from having a meaning;
    /// braces stay escaped for `States.Format`.
    fn quoted(&mut self) -> Result<String, NotAnExpression> {
        let mut text = String::new();
        let mut characters = self.rest().char_indices().skip(1);
        while let Some((offset, character)) = characters.next() {
            match character {
                '\'' => {
                    self.at += offset + 1;
                    return Ok(text);
                }
                '\\' => match characters.next() {
                    Some((_, escaped @ ('\'' | '"'))) => text.push(escaped),
                    Some((_, escaped @ ('{' | '}' | '\\'))) => text.extend(['\\', escaped]),
                    Some((_, 'n')) => text.push('\n'),
                    Some((_, 'r')) => text.push('\r'),
                    Some((_, 't')) => text.push('\t'),
                    _ => return Err(NotAnExpression),
                },
                _ => text.push(character),
            }
        }
        Err(NotAnExpression)
    }

    fn literal(&mut self) -> Result<Value, NotAnExpression> {
        let rest = self.rest();
        let end = rest.find([',', ')', ' ']).unwrap_or(rest.len());
        let value: Value = serde_json::from_str(&rest[..end]).map_err(|_| NotAnExpression)?;
        if matches!(value, Value::Number(_) | Value::Bool(_) | Value::Null) {
            self.at += end;
            return Ok(value);
        }
        Err(NotAnExpression)
    }
}

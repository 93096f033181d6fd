//! Patterns over events of space-delimited fields: `[ip, user, ..., status = 4*, bytes > 1000]`.

use super::InvalidPattern;
use super::comparison::{self, Comparison};
use super::expression::Expression;
use super::scanner::Scanner;

/// Names and conditions for the fields of an event, in order.
#[derive(Debug)]
pub(super) struct Fields {
    /// Their names; empty where the pattern gives none.
    columns: Vec<String>,
    conditions: Vec<Expression<Condition>>,
    /// Before which column `...` stands, if it does.
    ellipsis: Option<usize>,
}

/// A comparison of the column at this index.
#[derive(Debug)]
struct Condition {
    column: usize,
    comparison: Comparison,
}

impl Fields {
    pub(super) fn parse(pattern: &str) -> Result<Self, InvalidPattern> {
        let mut scanner = Scanner::new(pattern);
        let mut named = Vec::new();
        let mut fields = Self { columns: Vec::new(), conditions: Vec::new(), ellipsis: None };
        scanner.expect("[")?;
        loop {
            fields.column(&mut scanner, &mut named)?;
            scanner.skip_space();
            if !scanner.take(",") {
                break;
            }
        }
        scanner.expect("]")?;
        scanner.skip_space();
        if !scanner.is_at_end() {
            return Err(InvalidPattern::Malformed);
        }
        fields.conditions = fields.resolve(named)?;
        Ok(fields)
    }

    /// An event passes with exactly as many fields as there are names, or with at least as many where
    /// an ellipsis stands for the others.
    pub(super) fn match_message(&self, message: &str) -> bool {
        let values = split(message);
        let enough = match self.ellipsis {
            Some(_) => values.len() >= self.columns.len(),
            None => values.len() == self.columns.len(),
        };
        let value_of = |column: usize| match self.ellipsis {
            Some(before) if column >= before => values[values.len() - (self.columns.len() - column)],
            _ => values[column],
        };
        enough
            && self
                .conditions
                .iter()
                .all(|condition| condition.holds(&|condition| condition.holds(value_of(condition.column))))
    }

    fn column(
        &mut self,
        scanner: &mut Scanner<'_>,
        named: &mut Vec<Expression<(String, Comparison)>>,
    ) -> Result<(), InvalidPattern> {
        scanner.skip_space();
        if scanner.take("...") || scanner.take("…") {
            let again = self.ellipsis.replace(self.columns.len()).is_some();
            return if again { Err(InvalidPattern::Malformed) } else { Ok(()) };
        }
        if matches!(scanner.peek(), Some(',' | ']')) {
            self.columns.push(String::new());
            return Ok(());
        }
        let mut first = None;
        let mut bare = false;
        let expression = Expression::parse(scanner, &mut |scanner: &mut Scanner<'_>| {
            let name = name(scanner)?;
            let is_first = first.is_none();
            first.get_or_insert_with(|| name.clone());
            scanner.skip_space();
            if is_first && matches!(scanner.peek(), Some(',' | ']')) {
                bare = true;
                return Ok(None);
            }
            Ok(Some((name, Comparison::parse(scanner)?)))
        })?;
        self.columns.push(first.unwrap_or_default());
        if !bare {
            named.push(expression.map(&mut |condition| condition.ok_or(InvalidPattern::Malformed))?);
        }
        Ok(())
    }

    /// Puts each condition's column in the place of its name.
    fn resolve(
        &self,
        named: Vec<Expression<(String, Comparison)>>,
    ) -> Result<Vec<Expression<Condition>>, InvalidPattern> {
        let mut place = |(name, comparison): (String, Comparison)| {
            let column = self.columns.iter().position(|column| *column == name);
            let column = column.ok_or(InvalidPattern::Malformed)?;
            Ok(Condition { column, comparison })
        };
        named.into_iter().map(|expression| expression.map(&mut place)).collect()
    }
}

impl Condition {
    fn holds(&self, value: &str) -> bool {
        match comparison::number(value) {
            Some(number) => self.comparison.holds_for_number(number, value),
            None => self.comparison.holds_for_text(value),
        }
    }
}

fn name(scanner: &mut Scanner<'_>) -> Result<String, InvalidPattern> {
    scanner.skip_space();
    match scanner.take_while(|next| next.is_alphanumeric() || next == '_' || next == '-') {
        "" => Err(scanner.illegal_term()),
        name => Ok(name.to_owned()),
    }
}

/// The fields of an event. What stands between square brackets or double quotes is one field.
fn split(message: &str) -> Vec<&str> {
    let mut values = Vec::new();
    let mut rest = message.trim_start();
    while !rest.is_empty() {
        let closing = match rest.as_bytes()[0] {
            b'[' => Some(']'),
            b'"' => Some('"'),
            _ => None,
        };
        let enclosed = closing.and_then(|closing| rest[1..].split_once(closing));
        let (value, after) = match enclosed {
            Some(both) => both,
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        values.push(value);
        rest = after.trim_start();
    }
    values
}

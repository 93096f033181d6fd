//! Conditions joined by `&&`, `||` and parentheses; `&&` binds tighter.

use super::InvalidPattern;
use super::scanner::Scanner;

/// How deep parentheses may nest.
const DEEPEST: usize = 64;

/// A tree of conditions.
#[derive(Debug)]
pub(super) enum Expression<Condition> {
    One(Condition),
    All(Vec<Self>),
    Any(Vec<Self>),
}

impl<Condition> Expression<Condition> {
    /// Reads an expression whose conditions `read` reads.
    pub(super) fn parse(
        scanner: &mut Scanner<'_>,
        read: &mut impl FnMut(&mut Scanner<'_>) -> Result<Condition, InvalidPattern>,
    ) -> Result<Self, InvalidPattern> {
        Self::any(scanner, read, 0)
    }

    /// Whether the tree holds, given what holds of each condition.
    pub(super) fn holds(&self, test: &impl Fn(&Condition) -> bool) -> bool {
        match self {
            Self::One(condition) => test(condition),
            Self::All(parts) => parts.iter().all(|part| part.holds(test)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(test)),
        }
    }

    /// The same tree with another condition in the place of each.
    pub(super) fn map<Other>(
        self,
        change: &mut impl FnMut(Condition) -> Result<Other, InvalidPattern>,
    ) -> Result<Expression<Other>, InvalidPattern> {
        let mut each = |parts: Vec<Self>| -> Result<Vec<_>, InvalidPattern> {
            parts.into_iter().map(|part| part.map(change)).collect()
        };
        Ok(match self {
            Self::All(parts) => Expression::All(each(parts)?),
            Self::Any(parts) => Expression::Any(each(parts)?),
            Self::One(condition) => Expression::One(change(condition)?),
        })
    }

    fn any(
        scanner: &mut Scanner<'_>,
        read: &mut impl FnMut(&mut Scanner<'_>) -> Result<Condition, InvalidPattern>,
        depth: usize,
    ) -> Result<Self, InvalidPattern> {
        let mut parts = vec![Self::all(scanner, read, depth)?];
        while separator(scanner, "||") {
            parts.push(Self::all(scanner, read, depth)?);
        }
        Ok(Self::joined(parts, Self::Any))
    }

    fn all(
        scanner: &mut Scanner<'_>,
        read: &mut impl FnMut(&mut Scanner<'_>) -> Result<Condition, InvalidPattern>,
        depth: usize,
    ) -> Result<Self, InvalidPattern> {
        let mut parts = vec![Self::part(scanner, read, depth)?];
        while separator(scanner, "&&") {
            parts.push(Self::part(scanner, read, depth)?);
        }
        Ok(Self::joined(parts, Self::All))
    }

    fn part(
        scanner: &mut Scanner<'_>,
        read: &mut impl FnMut(&mut Scanner<'_>) -> Result<Condition, InvalidPattern>,
        depth: usize,
    ) -> Result<Self, InvalidPattern> {
        scanner.skip_space();
        if !scanner.take("(") {
            return read(scanner).map(Self::One);
        }
        if depth == DEEPEST {
            return Err(InvalidPattern::Malformed);
        }
        let inner = Self::any(scanner, read, depth + 1)?;
        scanner.expect(")")?;
        Ok(inner)
    }

    fn joined(mut parts: Vec<Self>, join: impl FnOnce(Vec<Self>) -> Self) -> Self {
        match parts.len() {
            1 => parts.remove(0),
            _ => join(parts),
        }
    }
}

fn separator(scanner: &mut Scanner<'_>, token: &str) -> bool {
    scanner.skip_space();
    scanner.take(token)
}

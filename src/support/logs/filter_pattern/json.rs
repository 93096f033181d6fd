//! Patterns over events that are JSON: `{ $.users[0].id = 1 && $.error NOT EXISTS }`.

use serde_json::Value;

use super::InvalidPattern;
use super::comparison::Comparison;
use super::expression::Expression;
use super::scanner::{Scanner, Word};

/// A condition, or several, on the properties of a JSON event.
#[derive(Debug)]
pub(super) struct JsonPattern(Expression<Condition>);

#[derive(Debug)]
struct Condition {
    selector: Vec<Step>,
    test: Test,
}

/// One step of a selector, from the root `$` down.
#[derive(Debug)]
enum Step {
    Property(String),
    Element(usize),
    AnyElement,
}

#[derive(Debug)]
enum Test {
    Compare(Comparison),
    IsNull,
    Is(bool),
    Exists,
    NotExists,
}

impl JsonPattern {
    pub(super) fn parse(pattern: &str) -> Result<Self, InvalidPattern> {
        let mut scanner = Scanner::new(pattern);
        scanner.expect("{")?;
        let expression = Expression::parse(&mut scanner, &mut Condition::parse)?;
        scanner.expect("}")?;
        scanner.skip_space();
        if scanner.is_at_end() { Ok(Self(expression)) } else { Err(InvalidPattern::Malformed) }
    }

    /// An event that is not JSON passes no condition at all.
    pub(super) fn match_message(&self, message: &str) -> bool {
        let structured = message.trim_start().starts_with(['{', '[']);
        if !structured {
            return false;
        }
        let Ok(event) = serde_json::from_str::<Value>(message) else { return false };
        self.0.holds(&|condition| condition.holds(&event))
    }
}

impl Condition {
    fn parse(scanner: &mut Scanner<'_>) -> Result<Self, InvalidPattern> {
        let selector = selector(scanner)?;
        let test = if scanner.take_keyword("IS") {
            Test::after_is(scanner)?
        } else if scanner.take_keyword("NOT") {
            if !scanner.take_keyword("EXISTS") {
                return Err(InvalidPattern::Malformed);
            }
            Test::NotExists
        } else if scanner.take_keyword("EXISTS") {
            Test::Exists
        } else {
            Test::Compare(Comparison::parse(scanner)?)
        };
        Ok(Self { selector, test })
    }

    fn holds(&self, event: &Value) -> bool {
        if matches!(self.test, Test::NotExists) {
            return !some(event, &self.selector, &|_| true);
        }
        some(event, &self.selector, &|value| self.test.holds(value))
    }
}

impl Test {
    fn after_is(scanner: &mut Scanner<'_>) -> Result<Self, InvalidPattern> {
        let tests = [("NULL", Self::IsNull), ("TRUE", Self::Is(true)), ("FALSE", Self::Is(false))];
        let found = tests.into_iter().find(|(keyword, _)| scanner.take_keyword(keyword));
        found.map(|(_, test)| test).ok_or(InvalidPattern::Malformed)
    }

    /// Comparisons apply to texts and numbers alone: any other value passes neither `=` nor `!=`.
    fn holds(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Compare(comparison), Value::String(text)) => comparison.holds_for_text(text),
            (Self::Compare(comparison), Value::Number(number)) => {
                let text = number.to_string();
                number.as_f64().is_some_and(|number| comparison.holds_for_number(number, &text))
            }
            (Self::IsNull, Value::Null) | (Self::Exists, _) => true,
            (Self::Is(wanted), Value::Bool(actual)) => wanted == actual,
            _ => false,
        }
    }
}

/// Whether `test` holds of a value that `steps` lead to.
fn some(value: &Value, steps: &[Step], test: &impl Fn(&Value) -> bool) -> bool {
    let Some((step, further)) = steps.split_first() else { return test(value) };
    let go_on = |next: &Value| some(next, further, test);
    match (step, value) {
        (Step::Property(name), Value::Object(members)) => members.get(name).is_some_and(go_on),
        (Step::Element(index), Value::Array(elements)) => elements.get(*index).is_some_and(go_on),
        (Step::AnyElement, Value::Array(elements)) => elements.iter().any(go_on),
        _ => false,
    }
}

fn selector(scanner: &mut Scanner<'_>) -> Result<Vec<Step>, InvalidPattern> {
    scanner.expect("$")?;
    let mut steps = Vec::new();
    loop {
        if scanner.take("[") {
            steps.push(bracket(scanner)?);
            scanner.expect("]")?;
        } else if scanner.take(".") {
            // `$.[0]` is written as often as `$[0]`.
            if scanner.peek() != Some('[') {
                steps.push(property(scanner)?);
            }
        } else if steps.is_empty() {
            return Err(InvalidPattern::Malformed);
        } else {
            return Ok(steps);
        }
    }
}

fn property(scanner: &mut Scanner<'_>) -> Result<Step, InvalidPattern> {
    match scanner.take_while(|next| next.is_alphanumeric() || next == '_' || next == '-') {
        "" => Err(InvalidPattern::Malformed),
        name => Ok(Step::Property(name.to_owned())),
    }
}

fn bracket(scanner: &mut Scanner<'_>) -> Result<Step, InvalidPattern> {
    if scanner.take("*") {
        return Ok(Step::AnyElement);
    }
    if scanner.take("'") {
        let name = scanner.take_while(|next| next != '\'').to_owned();
        scanner.expect("'")?;
        return Ok(Step::Property(name));
    }
    match scanner.word(|next| next.is_ascii_digit()).map_err(|_| InvalidPattern::Malformed)? {
        Word::Bare(digits) => digits.parse().map(Step::Element).map_err(|_| InvalidPattern::Malformed),
        Word::Quoted(name) => Ok(Step::Property(name)),
        Word::Regex(_) => Err(InvalidPattern::Malformed),
    }
}

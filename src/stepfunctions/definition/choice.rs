//! Conditions of Choice states: 39 comparisons, joined by And, Or and Not.
//!
//! *AWS documentation: Choice workflow state.*

use std::cmp::Ordering;

use serde_json::Value;

use super::flow::Names;
use super::language::{self, Language, template};
use super::reader::{Node, SCHEMA};
use super::states::{output, path_field};
use super::timestamp;
use crate::stepfunctions::jsonata;
use crate::stepfunctions::path::Path;
use crate::stepfunctions::scope::Scope;
use crate::stepfunctions::template::Template;

/// How deep And, Or and Not may nest.
const DEEPEST: usize = 32;

/// One entry of `Choices`.
#[derive(Debug)]
pub struct Rule {
    /// When it is taken.
    pub condition: Condition,
    /// `Assign`, when it is taken.
    pub assign: Option<Template>,
    /// `Output`, when it is taken.
    pub output: Option<Template>,
    /// Index of the state that goes on.
    pub next: usize,
}

/// What must hold.
#[derive(Debug)]
pub enum Condition {
    /// All of these.
    And(Vec<Condition>),
    /// One of these.
    Or(Vec<Condition>),
    /// Not this.
    Not(Box<Condition>),
    /// A variable passes a test.
    Variable(Path, Test),
    /// `Condition`: an expression in JSONata.
    Computed(jsonata::Field),
    /// `Condition`: a value in the definition.
    Constant(bool),
}

/// A test of a value.
#[derive(Debug)]
pub enum Test {
    /// Two values of a kind stand in an order.
    Order(Domain, Accept, Operand),
    /// `BooleanEquals`.
    Boolean(Operand),
    /// `StringMatches`: `*` stands for anything, a backslash takes its meaning.
    Matches(Vec<Option<char>>),
    /// `IsPresent`.
    Present(bool),
    /// The other `Is…` tests.
    Is(Shape, bool),
}

/// What kind of values are compared.
#[derive(Clone, Copy, Debug)]
pub enum Domain {
    /// Texts, by code unit.
    String,
    /// Numbers.
    Numeric,
    /// RFC 3339 timestamps.
    Timestamp,
}

/// Which orders pass.
#[derive(Clone, Copy, Debug)]
pub enum Accept {
    /// `…Equals`
    Equal,
    /// `…LessThan`
    Less,
    /// `…LessThanEquals`
    LessOrEqual,
    /// `…GreaterThan`
    Greater,
    /// `…GreaterThanEquals`
    GreaterOrEqual,
}

/// What a variable is compared with.
#[derive(Debug)]
pub enum Operand {
    /// A value in the definition.
    Fixed(Value),
    /// A value in the input.
    At(Path),
}

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// `IsNull`
    Null,
    /// `IsNumeric`
    Numeric,
    /// `IsString`
    String,
    /// `IsBoolean`
    Boolean,
    /// `IsTimestamp`
    Timestamp,
}

/// A condition that can't be told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// It looks at something that isn't there.
    #[error("Invalid path '{0}': The choice state's condition path references an invalid value.")]
    NothingThere(String),
    /// Its expression has no value, or none that is true or false.
    #[error("{}", .0.message())]
    NotComputed(Box<jsonata::FieldFailure>),
}

impl Condition {
    /// Whether the condition holds.
    pub fn holds(&self, scope: &Scope<'_>) -> Result<bool, NoAnswer> {
        match self {
            Self::And(conditions) => {
                for condition in conditions {
                    if !condition.holds(scope)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Self::Or(conditions) => {
                for condition in conditions {
                    if condition.holds(scope)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Self::Not(condition) => Ok(!condition.holds(scope)?),
            Self::Variable(path, Test::Present(wanted)) => Ok(scope.find(path).is_ok() == *wanted),
            Self::Constant(flag) => Ok(*flag),
            Self::Computed(field) => {
                let flag = field.evaluate_as(scope, "boolean", Value::as_bool);
                flag.map_err(|failure| NoAnswer::NotComputed(Box::new(failure)))
            }
            Self::Variable(path, test) => look(path, scope, |value| test.passes(value, scope))?,
        }
    }
}

/// Shows `see` what `path` names, without a copy where it can.
fn look<T>(path: &Path, scope: &Scope<'_>, see: impl FnOnce(&Value) -> T) -> Result<T, NoAnswer> {
    match scope.peek(path) {
        Some(value) => Ok(see(value)),
        None => match scope.find(path) {
            Ok(value) => Ok(see(&value)),
            Err(_) => Err(NoAnswer::NothingThere(path.text().to_owned())),
        },
    }
}

impl Test {
    fn passes(&self, value: &Value, scope: &Scope<'_>) -> Result<bool, NoAnswer> {
        match self {
            Self::Order(domain, accept, operand) => operand
                .look(scope, |other| domain.order(value, other).is_some_and(|order| accept.allows(order))),
            Self::Boolean(operand) => operand.look(scope, |other| value.is_boolean() && value == other),
            Self::Matches(pattern) => Ok(value.as_str().is_some_and(|text| is_match(pattern, text))),
            Self::Present(wanted) => Ok(*wanted),
            Self::Is(shape, wanted) => Ok(shape.is_of(value) == *wanted),
        }
    }
}

impl Operand {
    fn look<T>(&self, scope: &Scope<'_>, see: impl FnOnce(&Value) -> T) -> Result<T, NoAnswer> {
        match self {
            Self::Fixed(value) => Ok(see(value)),
            Self::At(path) => look(path, scope, see),
        }
    }
}

impl Domain {
    fn order(self, left: &Value, right: &Value) -> Option<Ordering> {
        match self {
            Self::String => Some(left.as_str()?.cmp(right.as_str()?)),
            Self::Numeric => left.as_f64()?.partial_cmp(&right.as_f64()?),
            Self::Timestamp => {
                Some(timestamp::parse(left.as_str()?)?.cmp(&timestamp::parse(right.as_str()?)?))
            }
        }
    }
}

impl Accept {
    fn allows(self, order: Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::Less => order.is_lt(),
            Self::LessOrEqual => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::GreaterOrEqual => order.is_ge(),
        }
    }
}

impl Shape {
    fn is_of(self, value: &Value) -> bool {
        match self {
            Self::Null => value.is_null(),
            Self::Numeric => value.is_number(),
            Self::String => value.is_string(),
            Self::Boolean => value.is_boolean(),
            Self::Timestamp => value.as_str().and_then(timestamp::parse).is_some(),
        }
    }
}

/// Characters to match; `None` is a star.
fn pattern(text: &str) -> Vec<Option<char>> {
    let (mut pattern, mut characters) = (Vec::new(), text.chars());
    while let Some(character) = characters.next() {
        pattern.push(match character {
            '*' => None,
            '\\' => Some(characters.next().unwrap_or('\\')),
            character => Some(character),
        });
    }
    pattern
}

/// Glob matching in time linear in text times stars: only the last star is ever tried again.
fn is_match(pattern: &[Option<char>], text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let (mut at, mut seen, mut star) = (0, 0, None);
    while seen < text.len() {
        match pattern.get(at) {
            Some(None) => {
                star = Some((at, seen));
                at += 1;
            }
            Some(Some(character)) if *character == text[seen] => {
                at += 1;
                seen += 1;
            }
            _ => match star {
                Some((starred, from)) => {
                    star = Some((starred, from + 1));
                    at = starred + 1;
                    seen = from + 1;
                }
                None => return false,
            },
        }
    }
    pattern[at..].iter().all(Option::is_none)
}

/// Reads one entry of `Choices`.
pub(super) fn rule(node: &mut Node<'_, '_>, names: &Names<'_>) -> Option<Rule> {
    node.require(&["Next"]);
    let condition = match node.language {
        Language::JsonPath => condition(node, 0),
        Language::Jsonata => computed(node),
    };
    let (assign, output) = (template(node, "Assign"), output(node));
    let next = names.target(node, "Next")?;
    Some(Rule { condition: condition?, assign, output, next })
}

/// `Condition` of a rule in JSONata.
fn computed(node: &mut Node<'_, '_>) -> Option<Condition> {
    node.refuse_others(&[&["Condition", "Next", "Comment", "Assign", "Output"]]);
    node.require(&["Condition"]);
    if language::is_expression(node, "Condition") {
        return language::expression(node, "Condition").map(Condition::Computed);
    }
    if let Value::Bool(flag) = node.get("Condition")? {
        Some(Condition::Constant(*flag))
    } else {
        node.wrong("Condition", "Expected value of type Boolean or a JSONata expression");
        None
    }
}

fn condition(node: &mut Node<'_, '_>, depth: usize) -> Option<Condition> {
    if depth > DEEPEST {
        node.wrong("", format!("Conditions nest deeper than {DEEPEST} levels"));
        return None;
    }
    if depth > 0 && node.get("Next").is_some() {
        node.wrong("Next", "Field is not supported");
    }
    for (field, join) in [("And", Condition::And as fn(Vec<Condition>) -> Condition), ("Or", Condition::Or)] {
        if let Some(conditions) = node.array(field) {
            let mut all = Vec::with_capacity(conditions.len());
            for (index, value) in conditions.iter().enumerate() {
                let location = format!("{}/{field}[{index}]", node.location);
                all.extend(nested(node, value, location, depth));
            }
            return Some(join(all));
        }
    }
    if let Some(value) = node.get("Not") {
        let location = node.at("Not");
        return nested(node, value, location, depth).map(|condition| Condition::Not(Box::new(condition)));
    }
    comparison(node)
}

fn nested<'text>(
    node: &mut Node<'text, '_>,
    value: &'text Value,
    location: String,
    depth: usize,
) -> Option<Condition> {
    let Value::Object(members) = value else {
        node.findings.error(SCHEMA, &location, "Expected value of type Object");
        return None;
    };
    condition(&mut node.below(members, location), depth + 1)
}

fn comparison(node: &mut Node<'_, '_>) -> Option<Condition> {
    let is_operator = |field: &&String| !matches!(field.as_str(), "Variable" | "Next" | "Comment" | "Assign");
    let operators: Vec<&String> = node.members.keys().filter(is_operator).collect();
    node.require(&["Variable"]);
    let [operator] = operators[..] else {
        let location = node.location.clone();
        node.findings.error(SCHEMA, &location, "A Choice must contain exactly one comparison operator");
        return None;
    };
    let variable = path_field(node, "Variable");
    let test = test(node, operator);
    if test.is_none()
        && !node.findings.diagnostics.iter().any(|found| found.location == Some(node.at(operator)))
    {
        node.wrong(operator, "Field is not supported");
    }
    Some(Condition::Variable(variable?, test?))
}

fn test(node: &mut Node<'_, '_>, operator: &str) -> Option<Test> {
    let shape = match operator {
        "StringMatches" => return Some(Test::Matches(pattern(node.text(operator)?))),
        "IsPresent" => return Some(Test::Present(node.flag(operator))),
        "IsNull" => Some(Shape::Null),
        "IsNumeric" => Some(Shape::Numeric),
        "IsString" => Some(Shape::String),
        "IsBoolean" => Some(Shape::Boolean),
        "IsTimestamp" => Some(Shape::Timestamp),
        _ => None,
    };
    if let Some(shape) = shape {
        return Some(Test::Is(shape, node.flag(operator)));
    }
    let (name, by_path) = operator.strip_suffix("Path").map_or((operator, false), |name| (name, true));
    let domains =
        [("String", Domain::String), ("Numeric", Domain::Numeric), ("Timestamp", Domain::Timestamp)];
    let found = domains.into_iter().find_map(|(prefix, domain)| Some((domain, name.strip_prefix(prefix)?)));
    let Some((domain, order)) = found else {
        return (name == "BooleanEquals")
            .then(|| operand(node, operator, by_path, Value::is_boolean, "Boolean"))
            .flatten()
            .map(Test::Boolean);
    };
    let accept = match order {
        "Equals" => Accept::Equal,
        "LessThan" => Accept::Less,
        "LessThanEquals" => Accept::LessOrEqual,
        "GreaterThan" => Accept::Greater,
        "GreaterThanEquals" => Accept::GreaterOrEqual,
        _ => return None,
    };
    let operand = match domain {
        Domain::String => operand(node, operator, by_path, Value::is_string, "String"),
        Domain::Numeric => operand(node, operator, by_path, Value::is_number, "Number"),
        Domain::Timestamp => {
            operand(node, operator, by_path, |value| Shape::Timestamp.is_of(value), "Timestamp")
        }
    };
    Some(Test::Order(domain, accept, operand?))
}

fn operand(
    node: &mut Node<'_, '_>,
    operator: &str,
    by_path: bool,
    fits: impl Fn(&Value) -> bool,
    kind: &str,
) -> Option<Operand> {
    if by_path {
        return path_field(node, operator).map(Operand::At);
    }
    let value = node.get(operator)?;
    if fits(value) {
        return Some(Operand::Fixed(value.clone()));
    }
    let message = match kind {
        "Timestamp" => "String does not match RFC3339 timestamp".to_owned(),
        kind => format!("Expected value of type {kind}"),
    };
    node.wrong(operator, message);
    None
}

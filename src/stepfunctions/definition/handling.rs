//! What states that run work have in common: parameters, results, retriers, catchers.

use serde_json::Value;

use super::ResultPath;
use super::flow::Names;
use super::language::template;
use super::reader::Node;
use super::states::{output, result_path};
use crate::stepfunctions::template::Template;
use crate::stepfunctions::text::Text;

/// How a state that runs work treats its input, its result and its errors.
#[derive(Debug)]
pub struct Work {
    /// `Parameters`, `Arguments`.
    pub parameters: Option<Template>,
    /// `ResultSelector`.
    pub result_selector: Option<Template>,
    /// `ResultPath`.
    pub result_path: ResultPath,
    /// `Retry`, in order.
    pub retriers: Vec<Retrier>,
    /// `Catch`, in order.
    pub catchers: Vec<Catcher>,
}

/// One entry of `Retry`.
///
/// *AWS documentation: Handling errors in Step Functions workflows.*
#[derive(Debug)]
pub struct Retrier {
    /// `ErrorEquals`.
    pub errors: Vec<Text>,
    /// `IntervalSeconds`: before the first retry. 1 unless given.
    pub interval_seconds: u64,
    /// `MaxAttempts`: 3 unless given; 0 never retries.
    pub max_attempts: u32,
    /// `BackoffRate`: what each further wait is multiplied by. 2.0 unless given.
    pub backoff_rate: f64,
    /// `MaxDelaySeconds`.
    pub max_delay_seconds: Option<u64>,
    /// `JitterStrategy` is `FULL`: the wait is drawn between 0 and its full length.
    pub jitter: bool,
}

/// One entry of `Catch`.
#[derive(Debug)]
pub struct Catcher {
    /// `ErrorEquals`.
    pub errors: Vec<Text>,
    /// `ResultPath`.
    pub result_path: ResultPath,
    /// `Assign`.
    pub assign: Option<Template>,
    /// `Output`.
    pub output: Option<Template>,
    /// Index of the state that goes on.
    pub next: usize,
}

impl Retrier {
    /// The wait before the retry that follows `attempts` earlier ones, in microseconds; `fraction` is
    /// drawn from 0.0 up to 1.0 for the jitter.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "bounded by the longest delay, in whole microseconds"
    )]
    pub fn delay_micros(&self, attempts: u32, fraction: impl FnOnce() -> f64) -> u64 {
        const LONGEST: f64 = 31_622_400.0;
        let grown = self.interval_seconds as f64
            * self.backoff_rate.powi(i32::try_from(attempts).unwrap_or(i32::MAX));
        let longest = self.max_delay_seconds.map_or(LONGEST, |most| most as f64);
        let seconds = grown.min(longest) * if self.jitter { fraction() } else { 1.0 };
        (seconds * 1e6) as u64
    }
}

/// Whether a list of `ErrorEquals` catches `error`.
///
/// `States.ALL` matches every error but those that end an execution by themselves, and
/// `States.TaskFailed` every error of a task but a timeout.
#[must_use]
pub(crate) fn matches(errors: &[Text], error: &str, of_task: bool) -> bool {
    errors.iter().any(|wanted| match &**wanted {
        "States.ALL" => error != "States.Runtime",
        "States.TaskFailed" => of_task && !matches!(error, "States.Timeout" | "States.Runtime"),
        wanted => wanted == error && error != "States.Runtime",
    })
}

pub(super) const FIELDS: [&str; 6] =
    ["Parameters", "Arguments", "ResultSelector", "ResultPath", "Retry", "Catch"];

/// Reads what is common; `with_parameters` is false where `Parameters` means something else.
pub(super) fn read(node: &mut Node<'_, '_>, names: &Names<'_>, with_parameters: bool) -> Work {
    Work {
        parameters: if with_parameters { template(node, node.language.arguments()) } else { None },
        result_selector: template(node, "ResultSelector"),
        result_path: result_path(node),
        retriers: entries(node, "Retry", |node| Some(retrier(node))),
        catchers: entries(node, "Catch", |node| catcher(node, names)),
    }
}

fn entries<T>(
    node: &mut Node<'_, '_>,
    field: &str,
    mut read: impl FnMut(&mut Node<'_, '_>) -> Option<T>,
) -> Vec<T> {
    let Some(value) = node.get(field) else { return Vec::new() };
    let Some(entries) = value.as_array() else {
        node.wrong(field, "Expected value of type Array");
        return Vec::new();
    };
    let mut all = Vec::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        let location = format!("{}/{field}[{index}]", node.location);
        match entry {
            Value::Object(members) => all.extend(read(&mut node.below(members, location))),
            _ => node.findings.error(super::reader::SCHEMA, &location, "Expected value of type Object"),
        }
    }
    let is_all = |entry: &Value| {
        entry["ErrorEquals"].as_array().is_some_and(|errors| errors.iter().any(|error| error == "States.ALL"))
    };
    if let Some((_, before)) = entries.split_last()
        && let Some(index) = before.iter().position(is_all)
    {
        let location = format!("{}/{field}[{index}]/ErrorEquals", node.location);
        let message = format!("States.ALL must appear in the last element of {field}");
        node.findings.error(super::reader::SCHEMA, &location, message);
    }
    all
}

fn errors(node: &mut Node<'_, '_>) -> Vec<Text> {
    node.require(&["ErrorEquals"]);
    let Some(errors) = node.array("ErrorEquals") else { return Vec::new() };
    if errors.iter().any(|error| !error.is_string()) {
        node.wrong("ErrorEquals", "Expected value of type String");
    }
    if errors.len() > 1 && errors.iter().any(|error| error == "States.ALL") {
        node.wrong("ErrorEquals", "States.ALL must appear alone in the ErrorEquals array");
    }
    errors.iter().filter_map(Value::as_str).map(Text::from).collect()
}

fn retrier(node: &mut Node<'_, '_>) -> Retrier {
    const KNOWN: [&str; 7] = [
        "ErrorEquals",
        "IntervalSeconds",
        "MaxAttempts",
        "BackoffRate",
        "MaxDelaySeconds",
        "JitterStrategy",
        "Comment",
    ];
    node.refuse_others(&[&KNOWN]);
    let backoff_rate = node.get("BackoffRate").map(Value::as_f64);
    if backoff_rate.is_some_and(|rate| rate.is_none_or(|rate| rate < 1.0)) {
        node.wrong("BackoffRate", "Value must be greater than or equal to 1.0");
    }
    let jitter = node.text("JitterStrategy");
    if jitter.is_some_and(|jitter| !matches!(jitter, "FULL" | "NONE")) {
        node.wrong(
            "JitterStrategy",
            "The field 'JitterStrategy' should have one of these values: [NONE, FULL]",
        );
    }
    let max_attempts = node.whole("MaxAttempts", 0).and_then(|most| u32::try_from(most).ok());
    Retrier {
        errors: errors(node),
        interval_seconds: node.whole("IntervalSeconds", 1).unwrap_or(1),
        max_attempts: max_attempts.unwrap_or(3),
        backoff_rate: backoff_rate.flatten().unwrap_or(2.0),
        max_delay_seconds: node.whole("MaxDelaySeconds", 1),
        jitter: jitter == Some("FULL"),
    }
}

fn catcher(node: &mut Node<'_, '_>, names: &Names<'_>) -> Option<Catcher> {
    const KNOWN: [&str; 6] = ["ErrorEquals", "Next", "ResultPath", "Assign", "Output", "Comment"];
    node.refuse_others(&[&KNOWN]);
    node.require(&["Next"]);
    let errors = errors(node);
    let (result_path, assign) = (result_path(node), template(node, "Assign"));
    let output = output(node);
    let next = names.target(node, "Next")?;
    Some(Catcher { errors, result_path, assign, output, next })
}

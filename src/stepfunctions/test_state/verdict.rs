//! What a state's retriers and catchers make of an error.

use serde_json::{Map, Value, json};

use super::{STATE_NAME, Subject};
use crate::stepfunctions::definition::{Definition, Work, matches};
use crate::stepfunctions::history::Mishap;

/// Who deals with an error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Handling {
    /// The matching retrier.
    pub retrier: Option<usize>,
    /// How many seconds it waits; `None` when it has no attempts left.
    pub back_off: Option<u64>,
    /// The matching catcher, when there is no retry.
    pub catcher: Option<usize>,
}

/// What becomes of the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// `RETRIABLE`
    Retriable,
    /// `CAUGHT_ERROR`
    Caught,
    /// `FAILED`
    Failed,
}

/// Judges an error after `retries` attempts of its retrier. `of_task` says that a task failed, which
/// `States.TaskFailed` matches.
#[must_use]
pub fn judge(subject: &Subject, mishap: &Mishap, of_task: bool, retries: u32) -> (Verdict, Handling) {
    let mut handling = Handling::default();
    let machine = subject.machine(&subject.fields, None).to_string();
    let Ok(definition) = Definition::compile(&machine, false) else { return (Verdict::Failed, handling) };
    let state = definition.flow.states.iter().find(|state| &*state.name == STATE_NAME);
    let Some(Work { retriers, catchers, .. }) = state.and_then(|state| state.kind.work()) else {
        return (Verdict::Failed, handling);
    };
    let name = mishap.error.as_deref().unwrap_or_default();
    handling.retrier = retriers.iter().position(|retrier| matches(&retrier.errors, name, of_task));
    if let Some(retrier) = handling.retrier.map(|index| &retriers[index])
        && retries < retrier.max_attempts
    {
        handling.back_off = Some(retrier.delay_micros(retries, || 1.0).div_ceil(1_000_000));
        return (Verdict::Retriable, handling);
    }
    handling.catcher = catchers.iter().position(|catcher| matches(&catcher.errors, name, of_task));
    (if handling.catcher.is_some() { Verdict::Caught } else { Verdict::Failed }, handling)
}

impl Subject {
    /// The state as the interpreter runs it, with one catcher, who catches everything.
    #[must_use]
    pub fn with_catcher(&self, index: usize) -> Map<String, Value> {
        let mut fields = self.bare();
        if let Some(catcher) = self.fields.get("Catch").and_then(|catchers| catchers.get(index)) {
            let mut catcher = catcher.clone();
            catcher["ErrorEquals"] = json!(["States.ALL"]);
            fields.insert("Catch".to_owned(), json!([catcher]));
        }
        fields
    }
}

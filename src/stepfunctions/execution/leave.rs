//! Results, outputs, and the way to the next state.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::context::context;
use super::failure::StateError;
use super::strand::Strand;
use super::turn::{Move, state_type};
use super::{Execution, Payload, Record};
use crate::clock::Timestamp;
use crate::stepfunctions::definition::{Kind, ResultPath, Selection, State, Work};
use crate::stepfunctions::history::Stage;
use crate::stepfunctions::payload::LIMIT;
use crate::stepfunctions::scope::Scope;
use crate::stepfunctions::template::Template;
use crate::stepfunctions::text::Text;

/// What a template or an expression looks at, beside the variables and the Context object.
#[derive(Clone, Copy)]
pub(super) struct View<'at> {
    /// The document at hand; in JSONata the state's raw input.
    pub(super) input: &'at Value,
    /// The token of the task that is about to be run.
    pub(super) token: Option<&'at str>,
    /// The result, once there is one; in JSONata.
    pub(super) result: Option<&'at Value>,
    /// The error that was caught; in JSONata.
    pub(super) error: Option<&'at Value>,
}

impl<'at> View<'at> {
    pub(super) fn of(input: &'at Value) -> Self {
        Self { input, token: None, result: None, error: None }
    }
}

/// Variables that a state assigns.
#[derive(Debug)]
pub(super) struct Assigned(Map<String, Value>);

impl Assigned {
    /// As the history tells it: each value as JSON.
    fn told(&self) -> BTreeMap<String, String> {
        self.0.iter().map(|(name, value)| (name.clone(), value.to_string())).collect()
    }
}

/// The most bytes that the variables of a strand may have together.
///
/// *AWS documentation: Passing data between states with variables.*
const MOST_VARIABLES: usize = 10 * 1_048_576;

/// That what is assigned at once is not larger than a payload may be, and all variables together not
/// larger than they may be.
fn check_room(strand: &Strand, state: &State, members: &Map<String, Value>) -> Result<(), StateError> {
    let size = |value: &Value| Payload::new(value.clone()).text().len();
    let assigned: usize = members.values().map(size).sum();
    let is_deep = members.values().any(|value| Payload::new(value.clone()).is_too_large());
    if assigned > LIMIT || is_deep {
        let message = format!("The variables assigned in the state exceed {LIMIT} bytes.");
        return Err(StateError::at(strand, state, "States.DataLimitExceeded", &message));
    }
    let others = strand.variables.iter().filter(|(name, _)| !members.contains_key(&***name));
    // Each variable passed the check above, so that few of them can't be too large.
    if assigned + strand.variables.len() * LIMIT > MOST_VARIABLES
        && assigned + others.map(|(_, value)| size(value)).sum::<usize>() > MOST_VARIABLES
    {
        let message = format!("The variables of the execution exceed {MOST_VARIABLES} bytes.");
        return Err(StateError::at(strand, state, "States.DataLimitExceeded", &message));
    }
    Ok(())
}

impl Execution {
    /// Shows `see` what a state sees around `input`.
    pub(super) fn in_scope<T>(
        &self,
        strand: &Strand,
        state: &State,
        input: &Value,
        token: Option<&str>,
        see: impl FnOnce(&Scope<'_>) -> T,
    ) -> T {
        self.looking(strand, state, View { token, ..View::of(input) }, see)
    }

    /// Shows `see` what a state sees around what it looks at.
    fn looking<T>(
        &self,
        strand: &Strand,
        state: &State,
        view: View<'_>,
        see: impl FnOnce(&Scope<'_>) -> T,
    ) -> T {
        let is_task = matches!(state.kind, Kind::Task(_));
        let make = |first: Option<&str>, second: Option<&str>| {
            context(&self.about, strand, (&state.name, is_task), view.token, (first, second))
        };
        see(&Scope {
            input: view.input,
            variables: &strand.variables,
            draws: &self.draws,
            context: &make,
            result: view.result,
            error: view.error,
            now: self.now,
        })
    }

    /// A part of a document: `InputPath`, `OutputPath`, `ItemsPath`.
    pub(super) fn selected(
        &self,
        strand: &Strand,
        state: &State,
        selection: &Selection,
        document: &Payload,
    ) -> Result<Payload, StateError> {
        match selection {
            Selection::Whole => Ok(document.clone()),
            Selection::Nothing => Ok(Payload::empty()),
            Selection::Path(path) => {
                let found = self.in_scope(strand, state, document.value(), None, |scope| scope.find(path));
                let found = found.map_err(|no_node| StateError::no_node(strand, state, path, &no_node))?;
                Ok(Payload::new(found))
            }
        }
    }

    /// What a payload template makes of `input`; `input` itself without one.
    pub(super) fn templated(
        &self,
        strand: &Strand,
        state: &State,
        template: Option<&Template>,
        input: &Payload,
        token: Option<&str>,
    ) -> Result<Payload, StateError> {
        let Some(template) = template else { return Ok(input.clone()) };
        self.computed(strand, state, template, View { token, ..View::of(input.value()) })
    }

    /// The strand's raw input with `result` where `ResultPath` says.
    pub(super) fn placed(
        strand: &Strand,
        state: &State,
        result_path: &ResultPath,
        result: Payload,
    ) -> Result<Payload, StateError> {
        match result_path {
            ResultPath::Discard => Ok(strand.input.clone()),
            ResultPath::Place(path) if path.is_root() => Ok(result),
            ResultPath::Place(path) => {
                let written = path.write(strand.input.value(), result.value().clone());
                let written = written.map_err(|why| {
                    let message = format!("{why}");
                    StateError::at(strand, state, "States.ResultPathMatchFailure", &message)
                })?;
                Ok(Payload::new(written))
            }
        }
    }

    /// What `template` assigns, looking at a document.
    pub(super) fn assigned(
        &self,
        strand: &Strand,
        state: &State,
        template: Option<&Template>,
        view: View<'_>,
    ) -> Result<Option<Assigned>, StateError> {
        let Some(template) = template else { return Ok(None) };
        let computed = self.computed(strand, state, template, view)?;
        match computed.value() {
            Value::Object(members) => {
                check_room(strand, state, members)?;
                Ok(Some(Assigned(members.clone())))
            }
            _ => Ok(None),
        }
    }

    /// What a payload template makes of what it looks at.
    pub(super) fn computed(
        &self,
        strand: &Strand,
        state: &State,
        template: &Template,
        view: View<'_>,
    ) -> Result<Payload, StateError> {
        let computed = self.looking(strand, state, view, |scope| template.evaluate(scope));
        let computed = computed.map_err(|failure| StateError::field(strand, state, view.input, &failure))?;
        Ok(Payload::new(computed))
    }

    /// What the state shows its `Assign` and `Output`: in JSONata its input and the result, if it has one;
    /// in JSONPath the document at hand.
    pub(super) fn at_exit<'at>(strand: &'at Strand, state: &State, document: &'at Payload) -> View<'at> {
        if !state.is_jsonata() {
            return View::of(document.value());
        }
        let result = state.kind.work().map(|_| document.value());
        View { result, ..View::of(strand.input.value()) }
    }

    /// Leaves a state that passes its input on: Wait, Succeed.
    pub(super) fn pass_on(
        &mut self,
        strand: &mut Strand,
        state: &State,
        now: Timestamp,
    ) -> Result<Move, StateError> {
        let input = self.selected(strand, state, &state.input_path, &strand.input)?;
        let assigned = self.assigned(strand, state, state.assign.as_ref(), View::of(input.value()))?;
        self.exit(strand, state, &input, assigned, state.next, now)
    }

    /// Leaves a state whose task, branches or items have a result.
    pub(super) fn work_done(
        &mut self,
        strand: &mut Strand,
        state: &State,
        result: &Payload,
        now: Timestamp,
    ) -> Result<Move, StateError> {
        match &state.kind {
            // These follow from the last part and nothing follows from them.
            Kind::Map(_) => self.record(now, strand.last, || Record::Map(Stage::Succeeded)),
            Kind::Parallel(_) => self.record(now, strand.last, || Record::Parallel(Stage::Succeeded)),
            _ => 0,
        };
        self.combine(strand, state, result, now)
    }

    /// Puts a result where the state wants it, and leaves the state.
    pub(super) fn combine(
        &mut self,
        strand: &mut Strand,
        state: &State,
        result: &Payload,
        now: Timestamp,
    ) -> Result<Move, StateError> {
        let Some(Work { result_selector, result_path, .. }) = state.kind.work() else {
            return self.pass_on(strand, state, now);
        };
        let result = self.templated(strand, state, result_selector.as_ref(), result, None)?;
        let view = Self::at_exit(strand, state, &result);
        let assigned = self.assigned(strand, state, state.assign.as_ref(), view)?;
        let combined = match &state.output {
            Some(template) => self.computed(strand, state, template, view)?,
            None => Self::placed(strand, state, result_path, result)?,
        };
        self.exit_with(strand, state, &combined, assigned, state.next, now)
    }

    /// Leaves a state that has no result with what it combined, or with what its `Output` makes of its
    /// input.
    pub(super) fn exit(
        &mut self,
        strand: &mut Strand,
        state: &State,
        combined: &Payload,
        assigned: Option<Assigned>,
        next: Option<usize>,
        now: Timestamp,
    ) -> Result<Move, StateError> {
        let Some(template) = &state.output else {
            return self.exit_with(strand, state, combined, assigned, next, now);
        };
        let output = self.computed(strand, state, template, View::of(strand.input.value()))?;
        self.exit_with(strand, state, &output, assigned, next, now)
    }

    /// Leaves a state with what it combined.
    pub(super) fn exit_with(
        &mut self,
        strand: &mut Strand,
        state: &State,
        combined: &Payload,
        assigned: Option<Assigned>,
        next: Option<usize>,
        now: Timestamp,
    ) -> Result<Move, StateError> {
        let output = self.selected(strand, state, &state.output_path, combined)?;
        if output.is_too_large() {
            return Err(StateError::too_large(&state.name));
        }
        Ok(self.leave(strand, state, output, assigned, next, now))
    }

    /// Leaves a state; what it assigned is seen from the next one on.
    pub(super) fn leave(
        &mut self,
        strand: &mut Strand,
        state: &State,
        output: Payload,
        assigned: Option<Assigned>,
        next: Option<usize>,
        now: Timestamp,
    ) -> Move {
        let told = assigned.as_ref().map(Assigned::told);
        strand.last = self.record(now, strand.last, || Record::StateExited {
            kind: state_type(&state.kind),
            name: state.name.clone(),
            output: output.clone(),
            assigned: told,
        });
        if let Some(Assigned(members)) = assigned {
            let variables = Arc::make_mut(&mut strand.variables);
            variables.extend(members.into_iter().map(|(name, value)| (Text::from(name), value)));
        }
        match next {
            Some(next) => Move::Goto(next, output),
            None => Move::Ended(output),
        }
    }
}

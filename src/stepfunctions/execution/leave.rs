//! Results, outputs, and the way to the next state.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::context::context;
use super::failure::StateError;
use super::strand::Strand;
use super::turn::{Move, state_type};
use super::{Execution, Payload, Record};
use crate::clock::Timestamp;
use crate::stepfunctions::definition::{Kind, ResultPath, Selection, State, Work};
use crate::stepfunctions::history::Stage;
use crate::stepfunctions::scope::Scope;
use crate::stepfunctions::template::Template;
use crate::stepfunctions::text::Text;

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
        let is_task = matches!(state.kind, Kind::Task(_));
        let make = |first: Option<&str>, second: Option<&str>| {
            context(&self.about, strand, (&state.name, is_task), token, (first, second))
        };
        see(&Scope { input, variables: &strand.variables, draws: &self.draws, context: &make })
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
        let computed = self.in_scope(strand, state, input.value(), token, |scope| template.evaluate(scope));
        let computed =
            computed.map_err(|failure| StateError::field(strand, state, input.value(), &failure))?;
        Ok(Payload::new(computed))
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

    /// Assigns variables from `document`, and answers what was assigned, as the history tells it.
    pub(super) fn assign(
        &self,
        strand: &mut Strand,
        state: &State,
        template: Option<&Template>,
        document: &Value,
    ) -> Result<Option<BTreeMap<String, String>>, StateError> {
        let Some(template) = template else { return Ok(None) };
        let computed = self.in_scope(strand, state, document, None, |scope| template.evaluate(scope));
        let computed = computed.map_err(|failure| StateError::field(strand, state, document, &failure))?;
        let Value::Object(members) = computed else { return Ok(None) };
        let assigned = members.iter().map(|(name, value)| (name.clone(), value.to_string())).collect();
        let variables = Arc::make_mut(&mut strand.variables);
        variables.extend(members.into_iter().map(|(name, value)| (Text::from(name), value)));
        Ok(Some(assigned))
    }

    /// Leaves a state that passes its input on: Wait, Succeed.
    pub(super) fn pass_on(
        &mut self,
        strand: &mut Strand,
        state: &State,
        now: Timestamp,
    ) -> Result<Move, StateError> {
        let input = self.selected(strand, state, &state.input_path, &strand.input)?;
        let assigned = self.assign(strand, state, state.assign.as_ref(), input.value())?;
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
        let assigned = self.assign(strand, state, state.assign.as_ref(), result.value())?;
        let combined = Self::placed(strand, state, result_path, result)?;
        self.exit(strand, state, &combined, assigned, state.next, now)
    }

    /// Leaves a state with what it combined.
    pub(super) fn exit(
        &mut self,
        strand: &mut Strand,
        state: &State,
        combined: &Payload,
        assigned: Option<BTreeMap<String, String>>,
        next: Option<usize>,
        now: Timestamp,
    ) -> Result<Move, StateError> {
        let output = self.selected(strand, state, &state.output_path, combined)?;
        if output.is_too_large() {
            return Err(StateError::too_large(&state.name));
        }
        let (kind, name, exited) = (state_type(&state.kind), &state.name, &output);
        strand.last = self.record(now, strand.last, || Record::StateExited {
            kind,
            name: name.clone(),
            output: exited.clone(),
            assigned,
        });
        Ok(match next {
            Some(next) => Move::Goto(next, output),
            None => Move::Ended(output),
        })
    }
}

//! Parallel and Map: branches and items side by side, and their end.

use std::sync::Arc;

use super::failure::StateError;
use super::remains::{Remains, Wreck};
use super::strand::{Item, Items, Join, Strand, Waiting};
use super::turn::{Move, Turn, state_type};
use super::{Effects, End, Execution, Mishap, Payload, Record, StrandId};
use crate::clock::Timestamp;
use crate::stepfunctions::definition::{Kind, Map, Parallel, Selection, State};
use crate::stepfunctions::history::{MapRunRecord, Stage, StateType};
use crate::stepfunctions::text::Text;

/// The most items that an inline Map runs at once.
///
/// *AWS documentation: Using Map state in Inline mode in Step Functions workflows.*
const MOST_AT_ONCE: u64 = 40;

impl Execution {
    pub(super) fn fork(
        &mut self,
        id: StrandId,
        strand: &mut Strand,
        state: &State,
        parallel: &Parallel,
        now: Timestamp,
    ) -> Result<Move, StateError> {
        let input = self.selected(strand, state, &state.input_path, &strand.input)?;
        let input = self.templated(strand, state, parallel.work.parameters.as_ref(), &input, None);
        let input = input.map_err(StateError::before_parts)?;
        strand.last = self.record(now, strand.last, || Record::Parallel(Stage::Started));
        let spawn = |(index, branch): (usize, &Arc<_>)| {
            let variables = strand.variables.clone();
            let mut branch =
                Strand::new(Arc::clone(branch), Some((id, index)), input.clone(), variables, strand.last);
            branch.item.clone_from(&strand.item);
            self.spawn(branch)
        };
        let running: Vec<StrandId> = parallel.branches.iter().enumerate().map(spawn).collect();
        let results = vec![None; running.len()];
        strand.waiting = Waiting::Join(Box::new(Join { results, running, ended: 0, items: None }));
        Ok(Move::Parked)
    }

    pub(super) fn map(
        &mut self,
        id: StrandId,
        strand: &mut Strand,
        state: &State,
        map: &Map,
        now: Timestamp,
    ) -> Result<Move, StateError> {
        let input = self.selected(strand, state, &state.input_path, &strand.input)?;
        let items = self.items(strand, state, map, &input).map_err(StateError::before_parts)?;
        let limit = self.number(strand, state, "MaxConcurrency", &map.max_concurrency, &input);
        let limit = limit.map_err(StateError::before_parts)?;
        let limit = if limit == 0 { MOST_AT_ONCE } else { limit.min(MOST_AT_ONCE) };
        let inputs =
            self.item_inputs(strand, state, map, &input, &items).map_err(StateError::before_parts)?;
        let length = inputs.len();
        strand.last = self.record(now, strand.last, || Record::MapStarted(length));
        if inputs.is_empty() {
            return self.work_done(strand, state, &Payload::array(&[]), now);
        }
        let items = Items { inputs, next: 0 };
        let mut join =
            Join { results: vec![None; length], running: Vec::new(), ended: 0, items: Some(items) };
        for _ in 0..limit.min(length as u64) {
            self.next_item(id, strand, state, &mut join, strand.last, now);
        }
        strand.waiting = Waiting::Join(Box::new(join));
        Ok(Move::Parked)
    }

    /// The items: `Items`, `ItemsPath`, or the whole input.
    pub(super) fn items(
        &self,
        strand: &Strand,
        state: &State,
        map: &Map,
        input: &Payload,
    ) -> Result<Payload, StateError> {
        let Some(template) = &map.items else {
            return self.selected(strand, state, &map.items_path, input);
        };
        let items = self.templated(strand, state, Some(template), input, None)?;
        match template.mistyped("array", items.value()) {
            Some(failure) => Err(StateError::evaluation(strand, state, &failure)),
            None => Ok(items),
        }
    }

    /// Each item, and what its flow gets.
    fn item_inputs(
        &self,
        strand: &mut Strand,
        state: &State,
        map: &Map,
        input: &Payload,
        items: &Payload,
    ) -> Result<Vec<(Payload, Payload)>, StateError> {
        let elements = items.value().as_array().ok_or_else(|| not_an_array(strand, state, map))?;
        let around = strand.item.take();
        let mut inputs = Vec::with_capacity(elements.len());
        for (index, element) in elements.iter().enumerate() {
            let value = Payload::new(element.clone());
            let computed = match &map.item_selector {
                None => Ok(value.clone()),
                selector => {
                    strand.item = Some(Arc::new(Item { index, value: value.clone(), source: None }));
                    self.templated(strand, state, selector.as_ref(), input, None)
                }
            };
            match computed {
                Ok(computed) => inputs.push((value, computed)),
                Err(error) => {
                    strand.item = around;
                    return Err(error);
                }
            }
        }
        strand.item = around;
        Ok(inputs)
    }

    fn next_item(
        &mut self,
        id: StrandId,
        strand: &Strand,
        state: &State,
        join: &mut Join,
        previous: i64,
        now: Timestamp,
    ) {
        let (Kind::Map(map), Some(items)) = (&state.kind, &mut join.items) else { return };
        let Some((value, input)) = items.inputs.get(items.next).cloned() else { return };
        let index = items.next;
        items.next += 1;
        let name = state.name.clone();
        let started =
            self.record(now, previous, || Record::MapIteration { stage: Stage::Started, index, name });
        let mut item =
            Strand::new(map.processor.clone(), Some((id, index)), input, strand.variables.clone(), started);
        item.item = Some(Arc::new(Item { index, value, source: None }));
        join.running.push(self.spawn(item));
    }

    pub(super) fn strand_ended(&mut self, strand: &Strand, output: Payload, now: Timestamp) {
        let Some((parent_id, index)) = strand.parent else {
            return self.finish(now, strand.last, End::Succeeded(output));
        };
        let Some(mut parent) = self.strands.get_mut(parent_id as usize).and_then(Option::take) else {
            return;
        };
        let flow = parent.flow.clone();
        let (Some(state), Waiting::Join(mut join)) =
            (flow.states.get(parent.state), std::mem::replace(&mut parent.waiting, Waiting::No))
        else {
            return;
        };
        join.results[index] = Some(output);
        join.ended += 1;
        parent.last = strand.last;
        if join.items.is_some() {
            let name = state.name.clone();
            let succeeded = || Record::MapIteration { stage: Stage::Succeeded, index, name };
            parent.last = self.record(now, strand.last, succeeded);
            self.next_item(parent_id, &parent, state, &mut join, strand.last, now);
        }
        if join.ended == join.results.len() {
            let results: Vec<Payload> = join.results.into_iter().flatten().collect();
            self.ready.push_back((parent_id, Turn::Result(Payload::array(&results))));
        } else {
            parent.waiting = Waiting::Join(join);
        }
        self.strands[parent_id as usize] = Some(parent);
    }

    pub(super) fn strand_failed(
        &mut self,
        strand: Box<Strand>,
        mishap: Mishap,
        now: Timestamp,
        effects: &mut Effects,
    ) {
        let last = strand.last;
        let Some((parent_id, index)) = strand.parent else {
            self.cancel_all(effects);
            self.keep(strand);
            return self.finish(now, last, End::Failed(mishap));
        };
        let Some(mut parent) = self.strands.get_mut(parent_id as usize).and_then(Option::take) else {
            return;
        };
        let Waiting::Join(mut join) = std::mem::replace(&mut parent.waiting, Waiting::No) else { return };
        parent.last = last;
        if join.items.is_some()
            && let Some(state) = parent.flow.states.get(parent.state)
        {
            let name = state.name.clone();
            self.record(now, last, || Record::MapIteration { stage: Stage::Failed, index, name });
        }
        let name = parent.flow.states.get(parent.state).map(|state| state.name.clone());
        let mut parts = self.abort(&mut join, name.as_ref(), now, effects);
        if self.about.is_standard() {
            parts.push(Remains::of(strand));
            parent.wreck = Some(Box::new(Wreck::of(*join, parts)));
        }
        self.ready.push_back((parent_id, Turn::PartFailed(mishap)));
        self.strands[parent_id as usize] = Some(parent);
    }

    /// Ends everything that is under way below the join of the state `name`, and answers what is left of it.
    fn abort(
        &mut self,
        join: &mut Join,
        name: Option<&Text>,
        now: Timestamp,
        effects: &mut Effects,
    ) -> Vec<Remains> {
        let mut left = Vec::new();
        for id in std::mem::take(&mut join.running) {
            let Some(mut strand) = self.strands.get_mut(id as usize).and_then(Option::take) else { continue };
            let flow = strand.flow.clone();
            let Some(state) = flow.states.get(strand.state) else { continue };
            let mut last = strand.last;
            let mut aborted = |execution: &mut Self, kind: StateType| {
                last = execution.record(now, last, || Record::StateAborted(kind));
            };
            match std::mem::replace(&mut strand.waiting, Waiting::No) {
                Waiting::No => {}
                Waiting::Timer(key) => {
                    self.timers.disarm(key);
                    aborted(self, state_type(&state.kind));
                }
                Waiting::Task(task) => {
                    self.tasks.remove(&task.id);
                    effects.cancelled.push(task.id);
                    for key in task.timeout.iter().chain(task.heartbeat.iter().map(|(_, key)| key)) {
                        self.timers.disarm(*key);
                    }
                    aborted(self, StateType::Task);
                }
                Waiting::MapRun(request) => {
                    self.runs.remove(&request.id);
                    effects.stopped_runs.push(request.id);
                    last = self.record(now, last, || Record::MapRun(MapRunRecord::Aborted));
                    self.record(now, last, || Record::StateAborted(StateType::Map));
                    strand.unfinished = Some(request);
                }
                Waiting::Join(mut below) => {
                    let parts = self.abort(&mut below, Some(&state.name), now, effects);
                    strand.wreck = Some(Box::new(Wreck::of(*below, parts)));
                    aborted(self, state_type(&state.kind));
                }
            }
            if let (Some(_), Some((_, index)), Some(name)) = (&join.items, strand.parent, name) {
                let name = name.clone();
                self.record(now, last, || Record::MapIteration { stage: Stage::Aborted, index, name });
            }
            if self.about.is_standard() {
                left.push(Remains::of(strand));
            }
        }
        left
    }

    /// Ends every task and map run under way, without a word in the history.
    pub(super) fn cancel_all(&mut self, effects: &mut Effects) {
        effects.cancelled.extend(std::mem::take(&mut self.tasks).into_keys());
        effects.stopped_runs.extend(std::mem::take(&mut self.runs).into_keys());
    }
}

pub(super) fn not_an_array(strand: &Strand, state: &State, map: &Map) -> StateError {
    let path = match &map.items_path {
        Selection::Path(path) => path.text(),
        _ => "$",
    };
    StateError::runtime(strand, state, &format!("Reference path \"{path}\" must point to array."))
}

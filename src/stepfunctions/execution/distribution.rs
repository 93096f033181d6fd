//! Map states in distributed mode: the execution says what a map run is to do, and waits for its end.
//!
//! *AWS documentation: Using Map state in Distributed mode for large-scale parallel workloads in Step
//! Functions.*

mod selector;

pub use selector::{Portion, Selector};

use std::sync::Arc;

use super::failure::StateError;
use super::join::not_an_array;
use super::strand::{Strand, Waiting};
use super::turn::{Move, Turn};
use super::{Effects, Execution, Mishap, Outcome, Payload, Record, StrandId};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clock::Timestamp;
use crate::identity::Uuid;
use crate::stepfunctions::definition::{
    Distributed, Flow, ItemBatcher, ItemReader, ItemSource, Map, Percentage, ResultWriter, State,
    Transformation,
};
use crate::stepfunctions::history::{EVALUATION_ERROR, MapRunRecord};
use crate::stepfunctions::text::Text;

/// A map run, by the id of the event that started it.
pub type MapRunId = i64;

/// A map run to be carried out.
#[derive(Clone, Debug)]
pub struct MapRunRequest {
    /// By which its outcome is told.
    pub id: MapRunId,
    /// Its ARN: `arn:aws:states:region:account:mapRun:machine/label:uuid`.
    pub arn: Text,
    /// The state's `Label`, or one made for it.
    pub label: Text,
    /// Where its items come from.
    pub reading: Reading,
    /// What each child's input is.
    pub selector: Arc<Selector>,
    /// What each child executes.
    pub processor: Arc<Flow>,
    /// Whether children are express executions.
    pub express: bool,
    /// How many run at once, and how many may fail.
    pub allowance: Allowance,
    /// Where results go.
    pub export: Export,
    /// How often it was redriven.
    pub redrives: u32,
}

/// Where the items of a map run come from.
#[derive(Clone, Debug)]
pub enum Reading {
    /// From the state's input: an array.
    Given(Payload),
    /// From S3.
    From {
        /// What is read.
        source: ItemSource,
        /// Bucket and key, or bucket and prefix.
        parameters: Payload,
        /// The most items that are taken; `None` is all.
        most: Option<u64>,
    },
}

/// What `UpdateMapRun` can change while a map run is under way.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Allowance {
    /// The most children at once; 0 is as many as possible.
    pub concurrency: u64,
    /// The most items that may fail, when that is limited.
    pub failures: Option<u64>,
    /// The largest share of items that may fail, of a hundred, when that is limited. Without either
    /// limit none may.
    pub percentage: Option<f64>,
}

/// Where the results of a map run go.
#[derive(Clone, Debug)]
pub struct Export {
    /// Bucket and prefix in S3; without them the results are the state's result.
    pub parameters: Option<Payload>,
    /// How a result is told.
    pub transformation: Transformation,
    /// Result files hold one JSON document on each line instead of an array.
    pub lines: bool,
}

impl Execution {
    /// Enters a Map state in distributed mode, or tries it again.
    pub(super) fn distribute(
        &mut self,
        id: StrandId,
        strand: &mut Strand,
        state: &State,
        (map, distributed): (&Map, &Distributed),
        now: Timestamp,
        effects: &mut Effects,
    ) -> Result<Move, StateError> {
        let input = self.selected(strand, state, &state.input_path, &strand.input)?;
        let concurrency = self.number(strand, state, "MaxConcurrency", &map.max_concurrency, &input)?;
        let given = match &distributed.reader {
            Some(_) => None,
            None => Some(self.items(strand, state, map, &input).map_err(StateError::before_parts)?),
        };
        let length = match &given {
            Some(items) => items.value().as_array().ok_or_else(|| not_an_array(strand, state, map))?.len(),
            None => 0,
        };
        strand.last = self.record(now, strand.last, || Record::MapStarted(length));
        let (failures, percentage) = self.tolerance(strand, state, distributed, &input)?;
        let reading = match (given, &distributed.reader) {
            (None, Some(reader)) => self.reading(strand, state, reader, &input)?,
            (given, _) => Reading::Given(given.unwrap_or_else(Payload::empty)),
        };
        let selector = self.selector(strand, state, (map, distributed.batcher.as_ref()), &input)?;
        let export = self.export(strand, state, distributed.writer.as_ref(), &input)?;
        let label = distributed.label.clone().unwrap_or_else(|| self.label_of(state));
        let arn = self.map_run_arn(&label);
        strand.last = self.record(now, strand.last, || Record::MapRun(MapRunRecord::Started(arn.clone())));
        let request = MapRunRequest {
            id: strand.last,
            arn,
            label,
            reading,
            selector: Arc::new(selector),
            processor: Arc::clone(&map.processor),
            express: distributed.express,
            allowance: Allowance { concurrency, failures, percentage },
            export,
            redrives: 0,
        };
        self.runs.insert(request.id, id);
        effects.map_runs.push(request.clone());
        strand.waiting = Waiting::MapRun(Box::new(request));
        Ok(Move::Parked)
    }

    /// How many items may fail: so many, or such a share of a hundred.
    fn tolerance(
        &self,
        strand: &Strand,
        state: &State,
        distributed: &Distributed,
        input: &Payload,
    ) -> Result<(Option<u64>, Option<f64>), StateError> {
        let count = distributed.tolerated_count.as_ref();
        let count = count.map(|count| self.number(strand, state, "ToleratedFailureCount", count, input));
        let share = distributed.tolerated_percentage.as_ref();
        let share = share.map(|share| self.share(strand, state, share, input)).transpose()?;
        if share.is_some_and(|share| !(0.0..=100.0).contains(&share)) {
            let message = "ToleratedFailurePercentage must be between 0 and 100.";
            return Err(StateError::runtime(strand, state, message));
        }
        Ok((count.transpose()?, share))
    }

    fn share(
        &self,
        strand: &Strand,
        state: &State,
        share: &Percentage,
        input: &Payload,
    ) -> Result<f64, StateError> {
        let path = match share {
            Percentage::Fixed(share) => return Ok(*share),
            Percentage::Computed(field) => return self.field(strand, state, field, "number", Value::as_f64),
            Percentage::At(path) => path,
        };
        let found = self.in_scope(strand, state, input.value(), None, |scope| scope.find(path));
        let found = found.map_err(|no_node| StateError::no_node(strand, state, path, &no_node))?;
        found.as_f64().or_else(|| found.as_str()?.parse().ok()).ok_or_else(|| {
            let (found, path) = (super::attempt::plain(&found), path.text());
            let message = format!(
                "The ToleratedFailurePercentagePath field refers to value \"{found}\" which is not a valid float: {path}"
            );
            StateError::runtime(strand, state, &message)
        })
    }

    fn reading(
        &self,
        strand: &Strand,
        state: &State,
        reader: &ItemReader,
        input: &Payload,
    ) -> Result<Reading, StateError> {
        let most = reader.max_items.as_ref();
        let most = most.map(|most| self.number(strand, state, "MaxItems", most, input)).transpose()?;
        Ok(Reading::From {
            source: reader.source.clone(),
            parameters: self.templated(strand, state, reader.parameters.as_ref(), input, None)?,
            most: most.filter(|most| *most > 0),
        })
    }

    fn selector(
        &self,
        strand: &Strand,
        state: &State,
        (map, batcher): (&Map, Option<&ItemBatcher>),
        input: &Payload,
    ) -> Result<Selector, StateError> {
        let batch = batcher.map(|batcher| self.batch(strand, state, batcher, input)).transpose()?;
        let seed = self.draws.next_u64();
        Ok(Selector::new(&self.about, strand, map.item_selector.is_some(), input.clone(), batch, seed))
    }

    fn batch(
        &self,
        strand: &Strand,
        state: &State,
        batcher: &ItemBatcher,
        input: &Payload,
    ) -> Result<selector::Batch, StateError> {
        let limit = |field: &str, limit: &Option<_>| {
            limit.as_ref().map(|limit| self.number(strand, state, field, limit, input)).transpose()
        };
        let most = |limit: Option<u64>| limit.and_then(|limit| usize::try_from(limit).ok());
        let around = batcher.input.as_ref();
        let around = around.map(|template| self.templated(strand, state, Some(template), input, None));
        Ok(selector::Batch {
            most_items: most(limit("MaxItemsPerBatch", &batcher.most_items)?),
            most_bytes: most(limit("MaxInputBytesPerBatch", &batcher.most_bytes)?),
            input: around.transpose()?,
        })
    }

    fn export(
        &self,
        strand: &Strand,
        state: &State,
        writer: Option<&ResultWriter>,
        input: &Payload,
    ) -> Result<Export, StateError> {
        let Some(writer) = writer else {
            return Ok(Export { parameters: None, transformation: Transformation::Compact, lines: false });
        };
        let parameters = || self.templated(strand, state, writer.parameters.as_ref(), input, None);
        Ok(Export {
            parameters: writer.exports.then(parameters).transpose()?,
            transformation: writer.transformation,
            lines: writer.lines,
        })
    }

    /// A label for a state that has none: always the same for the same state of the same machine.
    fn label_of(&self, state: &State) -> Text {
        Uuid::of_name(&format!("{}/{}", self.about.machine_id, state.name)).to_string().into()
    }

    fn map_run_arn(&self, label: &str) -> Text {
        let id = Uuid::of_name(&format!("{}#{}", self.about.id, self.last_id + 1));
        let machine = self.about.machine_id.replacen(":stateMachine:", ":mapRun:", 1);
        format!("{machine}/{label}:{id}").into()
    }

    /// A map run came to its end.
    pub(super) fn map_run_ended(&mut self, now: Timestamp, id: MapRunId, outcome: Outcome) {
        let Some(strand_id) = self.runs.remove(&id) else { return };
        let Some(Some(strand)) = self.strands.get_mut(strand_id as usize) else { return };
        let request = match std::mem::replace(&mut strand.waiting, Waiting::No) {
            Waiting::MapRun(request) => Some(request),
            _ => None,
        };
        let last = strand.last;
        let turn = match outcome {
            Outcome::Succeeded(result) if result.is_too_large() => {
                Turn::PartFailed(self.oversized(strand_id))
            }
            Outcome::Succeeded(result) => {
                let record = Record::MapRun(MapRunRecord::Succeeded(result.clone()));
                let told = self.record(now, last, || record);
                Turn::MapRunResult(result, told)
            }
            Outcome::Failed(mishap) => {
                let record = Record::MapRun(MapRunRecord::Failed(mishap.clone()));
                let told = self.record(now, last, || record);
                if let Some(Some(strand)) = self.strands.get_mut(strand_id as usize) {
                    strand.last = told;
                    strand.unfinished = request.filter(|_| can_go_on(&mishap));
                }
                Turn::PartFailed(mishap)
            }
        };
        self.ready.push_back((strand_id, turn));
    }

    /// Has a map run that did not succeed go on: the same one, with the children that it has.
    pub(super) fn redrive_map_run(
        &mut self,
        id: StrandId,
        strand: &mut Strand,
        mut request: Box<MapRunRequest>,
        effects: &mut Effects,
    ) {
        request.redrives += 1;
        let (arn, count) = (request.arn.clone(), request.redrives);
        let record = || Record::MapRun(MapRunRecord::Redriven { arn, count });
        strand.last = self.record(self.now, strand.last, record);
        request.id = strand.last;
        self.runs.insert(request.id, id);
        effects.map_runs.push((*request).clone());
        strand.waiting = Waiting::MapRun(request);
    }

    fn oversized(&self, strand: StrandId) -> Mishap {
        let strand = self.strands.get(strand as usize).and_then(Option::as_ref);
        let state = strand.and_then(|strand| strand.flow.states.get(strand.state));
        StateError::too_large(state.map_or("", |state| &state.name)).mishap
    }
}

/// Whether a redrive goes on with a map run that failed so. After others a new one is started.
///
/// *AWS documentation: Redriving Map Runs in Step Functions executions.*
fn can_go_on(mishap: &Mishap) -> bool {
    let anew = ["States.DataLimitExceeded", "States.ItemReaderFailed", "States.Runtime", EVALUATION_ERROR];
    mishap.error.as_ref().is_none_or(|error| !anew.contains(&&**error))
}

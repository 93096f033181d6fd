//! A map run: the children of one Map state in distributed mode, as a pure heart.
//!
//! It is given its items, says which child starts next, hears how each ends, and says when it is
//! over. Children are executions of their own; who hosts them tells the run.
//!
//! - `items`: what an object in S3 holds; `manifest`: S3 inventories and Athena's manifests.
//! - `redrive`: going on after it did not succeed; `restore`: going on after a restart.
//! - `counts`: how many are where; `results`: what is left of the children, in AWS's documents.
//!
//! *AWS documentation: Using Map state in Distributed mode for large-scale parallel workloads in Step
//! Functions; Viewing Map Runs.*

mod counts;
pub mod items;
pub mod manifest;
mod redrive;
mod restore;
pub mod results;

pub use counts::{Counts, Status};
pub use restore::Kept;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::execution::{Allowance, End, MapRunId, MapRunRequest};
use super::history::Mishap;
use super::payload::Payload;
use crate::clock::Timestamp;
use crate::identity::Uuid;
use crate::stepfunctions::text::Text;
use items::ItemList;

/// The most children at once when the definition sets no limit.
///
/// *AWS documentation: Step Functions service quotas, Quotas related to Distributed Map.*
const MOST_AT_ONCE: usize = 10_000;

/// A map run.
#[derive(Debug)]
pub struct MapRun {
    request: MapRunRequest,
    started: Timestamp,
    allowance: Allowance,
    /// `None` until they have been read.
    items: Option<Arc<ItemList>>,
    next_item: usize,
    children: Vec<Child>,
    running: BTreeSet<usize>,
    counts: Counts,
    verdict: Option<Verdict>,
    /// Whether results were written to S3.
    written: bool,
    stopped: Option<Timestamp>,
    /// Children that are to be redriven, and how many items they process.
    unsuccessful: (BTreeSet<usize>, usize),
    redriven: Option<Timestamp>,
}

/// A child that was started.
#[derive(Clone, Debug)]
pub struct Child {
    /// Its place among the children.
    pub index: usize,
    /// Its name, a UUID.
    pub name: Text,
    /// Its input.
    pub input: Payload,
    /// How many items it processes.
    pub items: usize,
    /// When it started.
    pub started: Timestamp,
    /// How and when it ended.
    pub end: Option<(End, Timestamp)>,
    /// How often it was redriven.
    pub redrives: u32,
    /// In which redrive of the run it was last started; 0 is the run's own start.
    pub round: u32,
}

/// How a map run comes out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Verdict {
    /// Every item was processed, and no more failed than may.
    Succeeded,
    /// Too many failed, or the items could not be read or the results not written.
    Failed(Mishap),
    /// The execution around it ended.
    Aborted,
}

impl MapRun {
    /// A map run that has yet to read its items.
    #[must_use]
    pub fn new(request: MapRunRequest, started: Timestamp) -> Self {
        Self {
            allowance: request.allowance,
            request,
            started,
            items: None,
            next_item: 0,
            children: Vec::new(),
            running: BTreeSet::new(),
            counts: Counts::default(),
            verdict: None,
            written: false,
            stopped: None,
            unsuccessful: (BTreeSet::new(), 0),
            redriven: None,
        }
    }

    /// Takes the items.
    pub fn take_items(&mut self, items: Arc<ItemList>) {
        self.counts.pending(items.len(), self.request.selector.portions(items.len()));
        self.items = Some(items);
    }

    /// Whether its items have been read.
    #[must_use]
    pub fn has_items(&self) -> bool {
        self.items.is_some()
    }

    /// The child to be started next, if one may start now.
    pub fn next_child(&mut self, now: Timestamp) -> Option<Child> {
        let list = self.items.as_ref()?;
        let rest = list.items().get(self.next_item..).filter(|rest| !rest.is_empty())?;
        if self.verdict.is_some() || self.running.len() >= self.most_at_once() {
            return None;
        }
        let portion = match self.request.selector.next(rest, self.next_item, list.source()) {
            Ok(portion) => portion,
            Err(mishap) => {
                self.fail(mishap);
                return None;
            }
        };
        let index = self.children.len();
        let name = Uuid::of_name(&format!("{}#{index}", self.request.arn)).to_string().into();
        let (input, items) = (portion.input, portion.items);
        let round = self.request.redrives;
        let child = Child { index, name, input, items, started: now, end: None, redrives: 0, round };
        let left = rest.len() - items;
        self.next_item += items;
        self.counts.started(items);
        self.counts.pending(left, self.request.selector.portions(left));
        self.running.insert(index);
        self.children.push(child.clone());
        Some(child)
    }

    fn most_at_once(&self) -> usize {
        match usize::try_from(self.allowance.concurrency) {
            Ok(0) | Err(_) => MOST_AT_ONCE,
            Ok(most) => most.min(MOST_AT_ONCE),
        }
    }

    /// A child has ended.
    pub fn child_ended(&mut self, index: usize, end: End, now: Timestamp) {
        if !self.running.remove(&index) {
            return;
        }
        let Some(child) = self.children.get_mut(index) else { return };
        self.counts.ended(Status::of(&end), child.items);
        child.end = Some((end, now));
        self.judge();
    }

    /// Fails the run when more items failed than may.
    fn judge(&mut self) {
        if self.verdict.is_none() && self.is_exceeded() {
            let cause = "The specified tolerated failure threshold was exceeded";
            let error = "States.ExceedToleratedFailureThreshold";
            self.fail(Mishap { error: Some(error.into()), cause: Some(cause.into()) });
        }
    }

    fn is_exceeded(&self) -> bool {
        let failed = self.counts.unsuccessful_items() - self.unsuccessful.1;
        #[expect(clippy::cast_precision_loss, reason = "shares of item counts, which fit a double exactly")]
        let share = 100.0 * failed as f64 / self.counts.items_in_all().max(1) as f64;
        match (self.allowance.failures, self.allowance.percentage) {
            (None, None) => failed > 0,
            (count, most) => {
                count.is_some_and(|count| failed as u64 > count) || most.is_some_and(|most| share > most)
            }
        }
    }

    /// The run fails: nothing more starts, and what runs is to be stopped.
    pub fn fail(&mut self, mishap: Mishap) {
        self.verdict.get_or_insert(Verdict::Failed(mishap));
        self.unsuccessful = (BTreeSet::new(), 0);
    }

    /// The execution around it ended: nothing more starts, and what runs is to be stopped.
    pub fn abort(&mut self) {
        self.verdict.get_or_insert(Verdict::Aborted);
        self.unsuccessful = (BTreeSet::new(), 0);
    }

    /// Changes what it may do. A run that may not go on with what has failed so far fails.
    pub fn allow(&mut self, allowance: Allowance) {
        self.allowance = allowance;
        self.judge();
    }

    /// The children that are to be stopped.
    #[must_use]
    pub fn doomed(&self) -> Vec<usize> {
        if self.verdict.is_some() { self.running.iter().copied().collect() } else { Vec::new() }
    }

    /// How it came out, when nothing runs any more and nothing is left to start.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        if !self.running.is_empty() || !self.unsuccessful.0.is_empty() {
            return None;
        }
        let done = self.items.as_ref().is_some_and(|items| self.next_item >= items.len());
        self.verdict.clone().or_else(|| done.then_some(Verdict::Succeeded))
    }

    /// The run is over, its results written if they are written anywhere.
    pub fn close(&mut self, verdict: Verdict, written: bool, now: Timestamp) {
        self.verdict = Some(verdict);
        self.stopped = Some(now);
        self.written = written;
        if written {
            self.counts.written();
        }
    }

    /// Inputs of the children that never started, for `PENDING_n.json`. Items of which no input can be
    /// made are left out.
    #[must_use]
    pub fn pending_inputs(&self) -> Vec<Payload> {
        let Some(items) = &self.items else { return Vec::new() };
        let (mut inputs, mut next) = (Vec::new(), self.next_item);
        while let Some(rest) = items.items().get(next..).filter(|rest| !rest.is_empty()) {
            match self.request.selector.next(rest, next, items.source()) {
                Ok(portion) => {
                    next += portion.items;
                    inputs.push(portion.input);
                }
                Err(_) => next += 1,
            }
        }
        inputs
    }

    /// How it came out and whether its results were written to S3, once it is over.
    #[must_use]
    pub fn closing(&self) -> Option<(&Verdict, bool, Timestamp)> {
        Some((self.verdict.as_ref()?, self.written, self.stopped?))
    }

    /// Its items, once they have been read.
    #[must_use]
    pub fn items(&self) -> Option<&Arc<ItemList>> {
        self.items.as_ref()
    }

    /// What was asked for.
    #[must_use]
    pub fn request(&self) -> &MapRunRequest {
        &self.request
    }

    /// When it started.
    #[must_use]
    pub fn started(&self) -> Timestamp {
        self.started
    }

    /// When it was over.
    #[must_use]
    pub fn stopped(&self) -> Option<Timestamp> {
        self.stopped
    }

    /// What it may do.
    #[must_use]
    pub fn allowance(&self) -> Allowance {
        self.allowance
    }

    /// How many are where.
    #[must_use]
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// The children that were started, in order.
    #[must_use]
    pub fn children(&self) -> &[Child] {
        &self.children
    }

    /// `RUNNING`, `SUCCEEDED`, `FAILED` or `ABORTED`.
    #[must_use]
    pub fn status(&self) -> Status {
        match (&self.verdict, self.stopped) {
            (Some(verdict), Some(_)) => Status::from(verdict),
            _ => Status::Running,
        }
    }
}

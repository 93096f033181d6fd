//! What is left of an execution that did not succeed, and going on from there.
//!
//! *AWS documentation: Restarting state machine executions with redrive in Step Functions.*

use super::strand::{Items, Join, Strand, Waiting};
use super::turn::Turn;
use super::{Effects, Execution, Mishap, Payload, Record, StrandId};
use crate::clock::Timestamp;
use crate::stepfunctions::definition::Kind;

/// The most redrives of one map run.
///
/// *AWS documentation: Redriving Map Runs in Step Functions executions.*
const MOST_REDRIVES: u32 = 1_000;

/// Places that are tried again.
#[derive(Debug)]
pub(super) enum Remains {
    /// A state that failed, or was under way.
    State(Box<Strand>),
    /// A state whose branches or items failed or were under way.
    Parts(Box<Strand>, Box<Wreck>),
}

/// What is left of branches or items.
#[derive(Debug)]
pub(super) struct Wreck {
    pub(super) results: Vec<Option<Payload>>,
    pub(super) items: Option<Items>,
    pub(super) parts: Vec<Remains>,
}

impl Wreck {
    pub(super) fn of(join: Join, parts: Vec<Remains>) -> Self {
        Self { results: join.results, items: join.items, parts }
    }
}

impl Remains {
    pub(super) fn of(mut strand: Box<Strand>) -> Self {
        strand.waiting = Waiting::No;
        match strand.wreck.take() {
            Some(wreck) => Self::Parts(strand, wreck),
            None => Self::State(strand),
        }
    }
}

impl Execution {
    /// Whether there is something to go on from, and room for it in the history.
    #[must_use]
    pub fn can_be_redriven(&self) -> bool {
        self.remains.is_some() && self.last_id < super::MOST_EVENTS - 1
    }

    /// How often the execution was redriven.
    #[must_use]
    pub fn redrives(&self) -> u32 {
        self.about.redrives
    }

    /// Keeps what is left of the strand that failed at the top.
    pub(super) fn keep(&mut self, strand: Box<Strand>) {
        if self.about.is_standard() {
            self.remains = Some(Remains::of(strand));
        }
    }

    /// Keeps what is left of an execution that is ended from outside.
    pub(super) fn keep_all(&mut self) {
        if self.about.is_standard() {
            self.remains = self.left_of(0);
        }
    }

    fn left_of(&mut self, id: StrandId) -> Option<Remains> {
        let mut strand = self.strands.get_mut(id as usize)?.take()?;
        match std::mem::replace(&mut strand.waiting, Waiting::No) {
            Waiting::Join(mut join) => {
                let running = std::mem::take(&mut join.running);
                let parts = running.into_iter().filter_map(|id| self.left_of(id)).collect();
                strand.wreck = Some(Box::new(Wreck::of(*join, parts)));
            }
            Waiting::MapRun(request) => strand.unfinished = Some(request),
            Waiting::No | Waiting::Timer(_) | Waiting::Task(_) => {}
        }
        Some(Remains::of(strand))
    }

    /// Goes on where the execution ended without success.
    pub(super) fn redrive(&mut self, now: Timestamp) -> Effects {
        let Some(remains) = self.remains.take() else { return Effects::default() };
        let about = std::sync::Arc::make_mut(&mut self.about);
        about.redrives += 1;
        let count = about.redrives;
        self.end = None;
        self.now = now;
        let last = self.last_id;
        let redriven = self.record(now, last, || Record::ExecutionRedriven(count));
        self.arm_limit(now);
        let mut effects = Effects::default();
        self.bring_back(remains, None, redriven, &mut effects);
        effects.append(self.drive(now));
        effects
    }

    fn bring_back(
        &mut self,
        remains: Remains,
        parent: Option<(StrandId, usize)>,
        redriven: i64,
        effects: &mut Effects,
    ) -> StrandId {
        let id = StrandId::try_from(self.strands.len()).expect("an execution has fewer than 2^32 strands");
        let (mut strand, wreck) = match remains {
            Remains::State(strand) => (strand, None),
            Remains::Parts(strand, wreck) => (strand, Some(*wreck)),
        };
        strand.parent = parent;
        strand.last = redriven;
        strand.attempts.clear();
        strand.retries = 0;
        self.strands.push(None);
        if let Some(Wreck { results, items, parts }) = wreck {
            let index = |part: &Remains| match part {
                Remains::State(strand) | Remains::Parts(strand, _) => {
                    strand.parent.map_or(0, |(_, index)| index)
                }
            };
            let mut running = Vec::with_capacity(parts.len());
            for part in parts {
                let place = Some((id, index(&part)));
                running.push(self.bring_back(part, place, redriven, effects));
            }
            let ended = results.iter().flatten().count();
            strand.waiting = Waiting::Join(Box::new(Join { results, running, ended, items }));
        } else if let Some(request) = strand.unfinished.take() {
            if request.redrives >= MOST_REDRIVES {
                strand.unfinished = Some(request);
                self.ready.push_back((id, Turn::PartFailed(redriven_too_often())));
            } else {
                self.redrive_map_run(id, &mut strand, request, effects);
            }
        } else {
            let kind = strand.flow.states.get(strand.state).map(|state| &state.kind);
            let is_new = strand.entered == 0 || matches!(kind, Some(Kind::Fail(_)));
            self.ready.push_back((id, if is_new { Turn::Enter } else { Turn::Attempt }));
        }
        self.strands[id as usize] = Some(strand);
        id
    }
}

fn redriven_too_often() -> Mishap {
    let cause = format!("The Map Run has been redriven {MOST_REDRIVES} times and cannot be redriven again.");
    Mishap { error: Some("States.Runtime".into()), cause: Some(cause.into()) }
}

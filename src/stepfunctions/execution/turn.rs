//! What a strand does next.

use super::failure::StateError;
use super::strand::{Strand, Waiting};
use super::{Effects, End, Execution, Mishap, Payload, Record, StrandId};
use crate::clock::Timestamp;
use crate::stepfunctions::definition::{Kind, State};
use crate::stepfunctions::history::{Stage, StateType};

/// Why a strand goes on.
#[derive(Debug)]
pub(super) enum Turn {
    /// It comes to a state.
    Enter,
    /// It tries the state's work again.
    Attempt,
    /// Its Wait is over.
    Waited,
    /// Its task, branches or items have a result.
    Result(Payload),
    /// Its map run has a result, which the event of that id tells.
    MapRunResult(Payload, i64),
    /// Its task failed.
    TaskFailed(Mishap),
    /// Nobody was heard of its task in time.
    TaskSilent(Mishap),
    /// A branch or an item of it failed.
    PartFailed(Mishap),
}

/// Where a turn led.
#[derive(Debug)]
pub(super) enum Move {
    /// To another state, with its input.
    Goto(usize, Payload),
    /// It waits.
    Parked,
    /// The flow ended, with its output.
    Ended(Payload),
    /// The flow failed.
    Failed(Mishap),
}

/// The most events that one signal may lead to: an express machine that goes in circles without ever
/// waiting has run out of its five minutes long before.
const MOST_WITHOUT_WAITING: i64 = 2_000_000;

impl Execution {
    /// Runs a strand until it waits or ends.
    pub(super) fn run(
        &mut self,
        id: StrandId,
        mut strand: Box<Strand>,
        mut turn: Turn,
        now: Timestamp,
        effects: &mut Effects,
    ) {
        let begun = self.last_id;
        loop {
            let flow = strand.flow.clone();
            let Some(state) = flow.states.get(strand.state) else { return };
            match self.take(id, &mut strand, state, turn, now, effects) {
                Move::Goto(next, input) => {
                    strand.state = next;
                    strand.input = input;
                    turn = Turn::Enter;
                }
                Move::Parked => {
                    self.strands[id as usize] = Some(strand);
                    return;
                }
                Move::Ended(output) => return self.strand_ended(&strand, output, now),
                Move::Failed(mishap) => return self.strand_failed(strand, mishap, now, effects),
            }
            if self.end.is_some() {
                return;
            }
            if self.last_id - begun > MOST_WITHOUT_WAITING {
                return self.finish(now, strand.last, End::TimedOut(Mishap::default()));
            }
        }
    }

    fn take(
        &mut self,
        id: StrandId,
        strand: &mut Strand,
        state: &State,
        turn: Turn,
        now: Timestamp,
        effects: &mut Effects,
    ) -> Move {
        strand.waiting = Waiting::No;
        if !matches!(turn, Turn::PartFailed(_)) {
            strand.wreck = None;
            strand.unfinished = None;
        }
        let moved = match turn {
            Turn::Enter => {
                self.enter(strand, state, now);
                self.attempt(id, strand, state, now, effects)
            }
            Turn::Attempt => self.attempt(id, strand, state, now, effects),
            Turn::Waited => self.pass_on(strand, state, now),
            Turn::Result(result) => self.work_done(strand, state, &result, now),
            Turn::MapRunResult(result, told) => {
                self.record(now, told, || Record::Map(Stage::Succeeded));
                self.combine(strand, state, &result, now)
            }
            Turn::TaskFailed(mishap) => {
                Err(StateError { mishap, of_task: true, is_silence: false, of_part: false, place: None })
            }
            Turn::TaskSilent(mishap) => {
                Err(StateError { mishap, of_task: true, is_silence: true, of_part: false, place: None })
            }
            Turn::PartFailed(mishap) => {
                Err(StateError { mishap, of_task: false, is_silence: false, of_part: true, place: None })
            }
        };
        moved.unwrap_or_else(|error| self.handle(id, strand, state, error, now))
    }

    fn enter(&mut self, strand: &mut Strand, state: &State, now: Timestamp) {
        let record = || Record::StateEntered {
            kind: state_type(&state.kind),
            name: state.name.clone(),
            input: strand.input.clone(),
        };
        self.taken.push(state.point);
        // The very first state follows from nothing: AWS does not count the start as its cause.
        let id = self.record(now, strand.last, record);
        strand.came_from = strand.last;
        strand.last = id;
        strand.entered = id;
        strand.entered_at = now;
        strand.retries = 0;
        strand.attempts.clear();
    }
}

pub(super) fn state_type(kind: &Kind) -> StateType {
    match kind {
        Kind::Pass(_) => StateType::Pass,
        Kind::Task(_) | Kind::Unsupported => StateType::Task,
        Kind::Choice(_) => StateType::Choice,
        Kind::Wait(_) => StateType::Wait,
        Kind::Succeed => StateType::Succeed,
        Kind::Fail(_) => StateType::Fail,
        Kind::Parallel(_) => StateType::Parallel,
        Kind::Map(_) => StateType::Map,
    }
}

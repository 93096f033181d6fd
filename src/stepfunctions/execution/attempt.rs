//! What each type of state does.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::failure::StateError;
use super::leave::View;
use super::strand::{PendingTask, Strand, Waiting};
use super::timers::{Purpose, seconds_after};
use super::turn::{Move, Turn};
use super::{Effects, Execution, Mishap, Outcome, Payload, Record, Resource, StrandId, TaskId, TaskRecord};
use crate::clock::Timestamp;
use crate::stepfunctions::definition::{
    Choice, Delay, Fail, Kind, NoAnswer, Pass, Seconds, State, Task, Words, parse_timestamp,
};
use crate::stepfunctions::jsonata;
use crate::stepfunctions::path::Path;
use crate::stepfunctions::template::FieldFailure;
use crate::stepfunctions::text::Text;

/// The longest wait, about 68 years: more is "too long" on AWS.
const LONGEST_WAIT: Duration = Duration::from_secs(2_147_483_647);

impl Execution {
    pub(super) fn attempt(
        &mut self,
        id: StrandId,
        strand: &mut Strand,
        state: &State,
        now: Timestamp,
        effects: &mut Effects,
    ) -> Result<Move, StateError> {
        match &state.kind {
            Kind::Pass(pass) => self.pass(strand, state, pass, now),
            Kind::Task(task) => self.schedule(id, strand, state, task, now, effects),
            Kind::Choice(choice) => self.choose(strand, state, choice, now),
            Kind::Wait(delay) => self.wait(id, strand, state, delay, now),
            Kind::Succeed => self.pass_on(strand, state, now),
            Kind::Fail(fail) => self.fail(strand, state, fail),
            Kind::Parallel(parallel) => self.fork(id, strand, state, parallel, now),
            Kind::Map(map) => match &map.distributed {
                Some(distributed) => self.distribute(id, strand, state, (map, distributed), now, effects),
                None => self.map(id, strand, state, map, now),
            },
            Kind::Unsupported => Err(StateError::runtime(strand, state, "Virga can not run this state.")),
        }
    }

    fn pass(
        &mut self,
        strand: &mut Strand,
        state: &State,
        pass: &Pass,
        now: Timestamp,
    ) -> Result<Move, StateError> {
        let input = self.selected(strand, state, &state.input_path, &strand.input)?;
        let result = match &pass.result {
            Some(result) => result.clone(),
            None => self.templated(strand, state, pass.parameters.as_ref(), &input, None)?,
        };
        let view = View::of(if state.is_jsonata() { strand.input.value() } else { result.value() });
        let assigned = self.assigned(strand, state, state.assign.as_ref(), view)?;
        let combined = Self::placed(strand, state, &pass.result_path, result)?;
        self.exit(strand, state, &combined, assigned, state.next, now)
    }

    fn choose(
        &mut self,
        strand: &mut Strand,
        state: &State,
        choice: &Choice,
        now: Timestamp,
    ) -> Result<Move, StateError> {
        let input = self.selected(strand, state, &state.input_path, &strand.input)?;
        let mut taken = None;
        for (index, rule) in choice.rules.iter().enumerate() {
            let holds =
                self.in_scope(strand, state, input.value(), None, |scope| rule.condition.holds(scope));
            if holds.map_err(|why| no_answer(strand, state, &why))? {
                self.taken.push(state.choice_point(index));
                taken = Some(rule);
                break;
            }
        }
        let next = taken.map(|rule| rule.next).or(choice.default).ok_or_else(|| {
            let cause = "Failed to transition out of the state. The state does not point to a next state.";
            StateError::at(strand, state, "States.NoChoiceMatched", cause)
        })?;
        let Some(rule) = taken else {
            self.taken.push(state.default_point());
            let assigned = self.assigned(strand, state, state.assign.as_ref(), View::of(input.value()))?;
            return self.exit(strand, state, &input, assigned, Some(next), now);
        };
        let assigned = self.assigned(strand, state, rule.assign.as_ref(), View::of(input.value()))?;
        let output = rule.output.as_ref();
        let output = output.map(|template| self.computed(strand, state, template, View::of(input.value())));
        let output = output.transpose()?.unwrap_or(input);
        self.exit_with(strand, state, &output, assigned, Some(next), now)
    }

    fn wait(
        &mut self,
        id: StrandId,
        strand: &mut Strand,
        state: &State,
        delay: &Delay,
        now: Timestamp,
    ) -> Result<Move, StateError> {
        let input = self.selected(strand, state, &state.input_path, &strand.input)?;
        let until = match delay {
            Delay::Seconds(seconds) => {
                seconds_after(now, self.number(strand, state, "Seconds", seconds, &input)?)
            }
            Delay::Until(at) => *at,
            Delay::UntilAt(path) => self.moment(strand, state, path, &input)?,
            Delay::Computed(field) => self
                .field(strand, state, field, "timestamp", |value| value.as_str().and_then(parse_timestamp))?,
        };
        if until.since(now) > LONGEST_WAIT {
            return Err(StateError::runtime(strand, state, "Wait state delay is too long."));
        }
        if until <= now {
            return self.pass_on(strand, state, now);
        }
        strand.waiting = Waiting::Timer(self.timers.arm(until, Purpose::Waited(id)));
        Ok(Move::Parked)
    }

    fn moment(
        &self,
        strand: &Strand,
        state: &State,
        path: &Path,
        input: &Payload,
    ) -> Result<Timestamp, StateError> {
        let found = self.in_scope(strand, state, input.value(), None, |scope| scope.find(path));
        let found = found.map_err(|no_node| StateError::no_node(strand, state, path, &no_node))?;
        found.as_str().and_then(parse_timestamp).ok_or_else(|| {
            let (path, found) = (path.text(), plain(&found));
            let message = format!(
                "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format \
                 string: {path} == {found}"
            );
            StateError::runtime(strand, state, &message)
        })
    }

    /// A number of the definition or the input: `TimeoutSeconds`, `MaxConcurrency`, …
    pub(super) fn number(
        &self,
        strand: &Strand,
        state: &State,
        field: &str,
        seconds: &Seconds,
        input: &Payload,
    ) -> Result<u64, StateError> {
        let path = match seconds {
            Seconds::Fixed(number) => return Ok(*number),
            Seconds::Computed(field) => return self.field(strand, state, field, "integer", whole),
            Seconds::At(path) => path,
        };
        let found = self.in_scope(strand, state, input.value(), None, |scope| scope.find(path));
        let found = found.map_err(|no_node| StateError::no_node(strand, state, path, &no_node))?;
        let number = found.as_u64().or_else(|| found.as_str()?.parse().ok());
        number.ok_or_else(|| {
            let (path, found) = (path.text(), plain(&found));
            let message = match field {
                "MaxConcurrency" | "ToleratedFailureCount" | "MaxItems" | "MaxItemsPerBatch"
                | "MaxInputBytesPerBatch" => {
                    format!("The {field}Path field refers to value \"{found}\" which is not a valid integer: {path}")
                }
                _ => format!("The {field}Path parameter does not reference a positive integer: {path} == {found}"),
            };
            StateError::runtime(strand, state, &message)
        })
    }

    /// What an expression in a field comes to, as the field takes it.
    pub(super) fn field<T>(
        &self,
        strand: &Strand,
        state: &State,
        field: &jsonata::Field,
        wanted: &'static str,
        read: impl FnOnce(&Value) -> Option<T>,
    ) -> Result<T, StateError> {
        let input = strand.input.value();
        let found = self.in_scope(strand, state, input, None, |scope| field.evaluate_as(scope, wanted, read));
        found.map_err(|failure| StateError::evaluation(strand, state, &failure))
    }

    fn fail(&self, strand: &Strand, state: &State, fail: &Fail) -> Result<Move, StateError> {
        let words = |field: &str, words: &Words| {
            let expression = match words {
                Words::Absent => return Ok(None),
                Words::Fixed(text) => return Ok(Some(text.clone())),
                Words::Computed(field) => {
                    let text = |value: &Value| value.as_str().map(Text::from);
                    return self.field(strand, state, field, "string", text).map(Some);
                }
                Words::At(expression) => expression,
            };
            let input = strand.input.value();
            let found = self.in_scope(strand, state, input, None, |scope| expression.evaluate(scope));
            let found = found.map_err(|failure| {
                let failure = FieldFailure::JsonPath(field.into(), failure);
                StateError::field(strand, state, input, &failure)
            })?;
            Ok(Some(Text::from(plain(&found))))
        };
        let (error, cause) = (words("ErrorPath", &fail.error)?, words("CausePath", &fail.cause)?);
        Err(StateError {
            mishap: Mishap { error, cause },
            of_task: false,
            is_silence: false,
            of_part: false,
            place: None,
        })
    }

    fn schedule(
        &mut self,
        id: StrandId,
        strand: &mut Strand,
        state: &State,
        task: &Task,
        now: Timestamp,
        effects: &mut Effects,
    ) -> Result<Move, StateError> {
        let input = self.selected(strand, state, &state.input_path, &strand.input)?;
        let is_activity = matches!(task.resource, Resource::Activity(_));
        let token = task.resource.has_token().then(|| Text::from(STANDARD.encode(self.draws.bytes(144))));
        let parameters =
            self.templated(strand, state, task.work.parameters.as_ref(), &input, token.as_deref())?;
        let credentials = self.role_of(strand, state, task, &input)?;
        let limit = |field: &str, seconds: &Option<Seconds>| {
            let number = seconds.as_ref().map(|seconds| self.number(strand, state, field, seconds, &input));
            number.transpose()
        };
        let (timeout, heartbeat) =
            (limit("TimeoutSeconds", &task.timeout)?, limit("HeartbeatSeconds", &task.heartbeat)?);
        let in_history = |seconds: Option<u64>| seconds.and_then(|seconds| i64::try_from(seconds).ok());
        let scheduled = TaskRecord::Scheduled {
            parameters: parameters.clone(),
            region: self.about.region.clone(),
            timeout: in_history(timeout),
            heartbeat: in_history(heartbeat),
            credentials: credentials.clone(),
        };
        let task_id = self.record_task(now, strand.last, &task.resource, scheduled);
        strand.last = task_id;
        if !is_activity {
            strand.last = self.record_task(now, task_id, &task.resource, TaskRecord::Started);
        }
        let later = if is_activity { (timeout, heartbeat) } else { (None, None) };
        let (timeout, heartbeat) = if is_activity { (None, None) } else { (timeout, heartbeat) };
        let outside = task.resource.waits_for_token();
        let mut arm =
            |seconds: u64| self.timers.arm_for(seconds_after(now, seconds), Purpose::Task(task_id), outside);
        let pending = PendingTask {
            id: task_id,
            resource: task.resource.clone(),
            parameters,
            credentials,
            token,
            submitted: false,
            timeout: timeout.map(&mut arm),
            heartbeat: heartbeat.map(|seconds| (seconds, arm(seconds))),
            later,
        };
        strand.waiting = Waiting::Task(Box::new(pending));
        self.tasks.insert(task_id, id);
        effects.tasks.extend(strand.pending_task());
        Ok(Move::Parked)
    }

    /// The role of a task's `Credentials`.
    fn role_of(
        &self,
        strand: &Strand,
        state: &State,
        task: &Task,
        input: &Payload,
    ) -> Result<Option<Text>, StateError> {
        if task.credentials.is_none() {
            return Ok(None);
        }
        let told = self.templated(strand, state, task.credentials.as_ref(), input, None)?;
        match told.value()["RoleArn"].as_str() {
            Some(role) => Ok(Some(role.into())),
            None => Err(StateError::runtime(strand, state, "The RoleArn of Credentials is not a string.")),
        }
    }

    /// The strand of a task that ended, and the task, whose timers are gone.
    fn take_task(&mut self, id: TaskId) -> Option<(StrandId, Box<PendingTask>)> {
        let strand_id = self.tasks.remove(&id)?;
        let strand = self.strands.get_mut(strand_id as usize)?.as_mut()?;
        let Waiting::Task(task) = std::mem::replace(&mut strand.waiting, Waiting::No) else { return None };
        for key in task.timeout.iter().chain(task.heartbeat.iter().map(|(_, key)| key)) {
            self.timers.disarm(*key);
        }
        Some((strand_id, task))
    }

    fn record_end(&mut self, now: Timestamp, strand_id: StrandId, resource: &Resource, record: TaskRecord) {
        let previous = self.strands[strand_id as usize].as_ref().map_or(0, |strand| strand.last);
        let id = self.record_task(now, previous, resource, record);
        if let Some(strand) = self.strands[strand_id as usize].as_mut() {
            strand.last = id;
        }
    }

    pub(super) fn task_ended(&mut self, now: Timestamp, id: TaskId, outcome: Outcome) {
        let Some((strand_id, task)) = self.take_task(id) else { return };
        let outcome = match outcome {
            Outcome::Succeeded(output) if output.is_too_large() => {
                let name = match &task.resource {
                    Resource::Function(arn) => arn,
                    other => other.service_name(),
                };
                Outcome::Failed(StateError::too_large(name).mishap)
            }
            outcome => outcome,
        };
        let (record, turn) = match outcome {
            Outcome::Succeeded(output) => (TaskRecord::Succeeded(output.clone()), Turn::Result(output)),
            Outcome::Failed(mishap) => (TaskRecord::Failed(mishap.clone()), Turn::TaskFailed(mishap)),
        };
        self.record_end(now, strand_id, &task.resource, record);
        self.ready.push_back((strand_id, turn));
    }

    pub(super) fn task_timed_out(&mut self, now: Timestamp, id: TaskId) {
        let Some((strand_id, task)) = self.take_task(id) else { return };
        let mishap = Mishap { error: Some("States.Timeout".into()), cause: None };
        self.record_end(now, strand_id, &task.resource, TaskRecord::TimedOut(mishap.clone()));
        let is_silence = task.heartbeat.is_some_and(|(_, (heard, _))| {
            heard <= now && task.timeout.is_none_or(|(longest, _)| heard < longest)
        });
        let turn = if is_silence { Turn::TaskSilent(mishap) } else { Turn::TaskFailed(mishap) };
        self.ready.push_back((strand_id, turn));
    }

    pub(super) fn task_submitted(&mut self, now: Timestamp, id: TaskId, output: Payload) {
        let Some(strand_id) = self.tasks.get(&id).copied() else { return };
        let Some(Some(strand)) = self.strands.get_mut(strand_id as usize) else { return };
        let Waiting::Task(task) = &mut strand.waiting else { return };
        task.submitted = true;
        let resource = task.resource.clone();
        self.record_end(now, strand_id, &resource, TaskRecord::Submitted(output));
    }

    /// A worker has an activity's task: its time begins.
    pub(super) fn task_taken(&mut self, now: Timestamp, id: TaskId, worker: Option<Text>) {
        let Some(strand_id) = self.tasks.get(&id).copied() else { return };
        let Some(Some(strand)) = self.strands.get_mut(strand_id as usize) else { return };
        let Waiting::Task(task) = &mut strand.waiting else { return };
        let mut arm =
            |seconds: u64| self.timers.arm_for(seconds_after(now, seconds), Purpose::Task(id), true);
        task.submitted = true;
        task.timeout = task.later.0.map(&mut arm);
        task.heartbeat = task.later.1.map(|seconds| (seconds, arm(seconds)));
        let last = strand.last;
        let started = self.record(now, last, || Record::ActivityStarted { worker });
        if let Some(Some(strand)) = self.strands.get_mut(strand_id as usize) {
            strand.last = started;
        }
    }

    pub(super) fn heartbeat(&mut self, now: Timestamp, id: TaskId) {
        let Some(strand_id) = self.tasks.get(&id).copied() else { return };
        let Some(Some(strand)) = self.strands.get_mut(strand_id as usize) else { return };
        if let Waiting::Task(task) = &mut strand.waiting
            && let Some((seconds, key)) = &mut task.heartbeat
        {
            self.timers.disarm(*key);
            *key = self.timers.arm_for(seconds_after(now, *seconds), Purpose::Task(id), task.token.is_some());
        }
    }
}

fn no_answer(strand: &Strand, state: &State, why: &NoAnswer) -> StateError {
    match why {
        NoAnswer::NothingThere(_) => StateError::runtime(strand, state, &why.to_string()),
        NoAnswer::NotComputed(failure) => StateError::evaluation(strand, state, failure),
    }
}

/// A whole number, however it is written.
fn whole(value: &Value) -> Option<u64> {
    let number = value.as_f64().filter(|number| number.fract() == 0.0 && (0.0..1e15).contains(number))?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be whole and in range"
    )]
    Some(number as u64)
}

/// A value in a sentence: texts without quotes.
pub(super) fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}

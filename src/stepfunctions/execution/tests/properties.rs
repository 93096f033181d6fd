//! What holds for every execution, whatever happens to it.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// What happened, when, and how many events there were before.
type Happening = (Timestamp, Signal, usize);

const ACTIVITY: &str = "arn:aws:states:us-east-1:000000000000:activity:work";

/// Branches that retry and are cancelled, items, an activity and a callback with heartbeats, a
/// distributed map, and waits between them.
fn eventful_machine() -> Value {
    let call = |more: &Value| {
        let mut state =
            json!({"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 7});
        state.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        state
    };
    let retried = call(&json!({"End": true, "Retry": [
        {"ErrorEquals": ["States.ALL"], "IntervalSeconds": 3, "MaxAttempts": 2, "JitterStrategy": "FULL"}]}));
    let next = call(&json!({"Next": "Nap"}));
    let processor = |start: &str, states: Value| json!({"StartAt": start, "States": states});
    let catch = json!([{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Each"}]);
    json!({"StartAt": "Both", "States": {
        "Both": {"Type": "Parallel", "ResultPath": "$.both", "Next": "Each", "Catch": catch, "Branches": [
            processor("Try", json!({"Try": retried})),
            processor("Call", json!({"Call": next, "Nap": {"Type": "Wait", "Seconds": 5, "End": true}})),
            processor("Work", json!({"Work": {"Type": "Task", "Resource": ACTIVITY, "End": true,
                "TimeoutSeconds": 30, "HeartbeatSeconds": 4,
                "Retry": [{"ErrorEquals": ["States.HeartbeatTimeout"], "IntervalSeconds": 1, "MaxAttempts": 1}]}})),
            processor("Confirm", json!({"Confirm": {"Type": "Task", "End": true, "HeartbeatSeconds": 6,
                "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                "Parameters": {"QueueUrl": "q", "MessageBody.$": "$$.Task.Token"}}})),
        ]},
        "Each": {"Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 2, "ResultPath": "$.each",
            "Next": "Far", "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Far"}],
            "ItemProcessor": processor("Draw", json!({
                "Draw": {"Type": "Pass", "Parameters": {"id.$": "States.UUID()"}, "Next": "Ask"},
                "Ask": call(&json!({"End": true})),
            })),
        },
        "Far": {"Type": "Map", "ItemsPath": "$.items", "End": true, "ItemProcessor": {
            "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
            "StartAt": "Out", "States": {"Out": {"Type": "Pass", "End": true}},
        }},
    }})
}

fn begun(seed: u64) -> (Execution, Effects) {
    let definition = Definition::compile(&eventful_machine().to_string(), false).unwrap();
    let input = Payload::new(json!({"items": [1, 2, 3]}));
    let about = Arc::new(about(&input, true));
    Execution::start(about, Arc::new(definition), input, seed, Timestamp::from_secs(1_000))
}

/// What goes on outside for an execution.
#[derive(Default)]
struct Outside {
    tasks: BTreeSet<TaskId>,
    /// Activities' tasks that no worker has taken, and callbacks whose service has not answered.
    untaken: BTreeMap<TaskId, bool>,
    /// Those of which somebody holds the token, and when they were last heard of.
    held: BTreeSet<TaskId>,
    heard: BTreeMap<TaskId, Timestamp>,
    runs: BTreeSet<MapRunId>,
}

impl Outside {
    fn follow(&mut self, effects: &Effects) {
        self.tasks.extend(effects.tasks.iter().map(|task| task.id));
        self.runs.extend(effects.map_runs.iter().map(|run| run.id));
        let waits = effects.tasks.iter().filter(|task| task.token.is_some());
        self.untaken.extend(waits.map(|task| (task.id, matches!(task.resource, Resource::Activity(_)))));
        self.tasks.retain(|id| !effects.cancelled.contains(id));
        self.untaken.retain(|id, _| self.tasks.contains(id));
        self.held.retain(|id| self.tasks.contains(id));
        self.runs.retain(|id| !effects.stopped_runs.contains(id));
    }

    /// What `pick` chooses to happen next.
    fn happening(&mut self, execution: &Execution, now: Timestamp, pick: u16) -> (Timestamp, Signal) {
        let outcome = |fails: bool| {
            if fails { fail("Busy") } else { Outcome::Succeeded(Payload::new(json!({"n": 1}))) }
        };
        let (fails, choice) = (pick.is_multiple_of(3), usize::from(pick / 16));
        if pick == 7 {
            return (now, Signal::Stop(Mishap::default()));
        }
        let guard = execution.next_guard().map(|(at, _)| at);
        let timer = execution.next_step().into_iter().chain(guard).min();
        if let Some(at) = timer
            && (self.tasks.is_empty() && self.runs.is_empty() || pick.is_multiple_of(5))
        {
            return (now.max(at), Signal::Wake);
        }
        if pick.is_multiple_of(2)
            && let Some((id, is_activity)) = self.untaken.pop_first()
        {
            self.held.insert(id);
            let worker = Some("worker".into()).filter(|_| fails);
            let submitted = Signal::Submitted(id, Payload::new(json!({"MessageId": "m"})));
            return (now, if is_activity { Signal::Taken(id, worker) } else { submitted });
        }
        if pick.is_multiple_of(7)
            && let Some(id) = self.held.iter().nth(choice % self.held.len().max(1)).copied()
        {
            let soon = now.after(std::time::Duration::from_secs(1));
            let at = timer.map_or(soon, |timer| timer.min(soon)).max(now);
            // What is due by then happens first.
            if timer.is_none_or(|timer| timer > at) {
                self.heard.insert(id, at);
                return (at, Signal::Heartbeat(id));
            }
        }
        if let Some(id) = self.tasks.iter().nth(choice % self.tasks.len().max(1)).copied() {
            self.tasks.remove(&id);
            self.untaken.remove(&id);
            self.held.remove(&id);
            return (now, Signal::Task(id, outcome(fails)));
        }
        let id = self.runs.pop_first().expect("something goes on in an execution that has not ended");
        (now, Signal::MapRun(id, outcome(fails)))
    }
}

/// Lives an execution to its end, by `picks`.
fn live(seed: u64, picks: &[u16]) -> (Execution, Vec<Happening>, BTreeMap<TaskId, Timestamp>) {
    let (mut execution, effects) = begun(seed);
    let (mut outside, mut now, mut happened) = (Outside::default(), Timestamp::from_secs(1_000), Vec::new());
    outside.follow(&effects);
    for pick in picks.iter().cycle() {
        if execution.end().is_some() {
            if execution.can_be_redriven() && execution.redrives() < 2 && pick.is_multiple_of(2) {
                happened.push((now, Signal::Redrive, execution.events().len()));
                outside.follow(&execution.advance(now, Signal::Redrive));
                continue;
            }
            break;
        }
        let (at, signal) = outside.happening(&execution, now, *pick);
        happened.push((at, signal.clone(), execution.events().len()));
        now = at;
        outside.follow(&execution.advance(now, signal));
    }
    assert!(outside.tasks.is_empty() && outside.runs.is_empty(), "nothing goes on after the end");
    assert_eq!((execution.next_step(), execution.next_guard()), (None, None), "nobody waits after the end");
    (execution, happened, outside.heard)
}

fn told(execution: &Execution) -> String {
    serde_json::to_string(execution.events()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_same_happenings_make_the_same_history_and_leave_nothing_running(
        seed in any::<u64>(),
        picks in proptest::collection::vec(any::<u16>(), 1..60),
    ) {
        prop_assert_eq!(told(&live(seed, &picks).0), told(&live(seed, &picks).0));
    }

    #[test]
    fn an_execution_cut_anywhere_and_rebuilt_comes_to_the_same_end(
        seed in any::<u64>(),
        picks in proptest::collection::vec(any::<u16>(), 1..60),
    ) {
        let (whole, happened, heard) = live(seed, &picks);
        let history: Vec<Event> = serde_json::from_str(&told(&whole)).unwrap();
        for cut in 1..=history.len() {
            let (first, _) = begun(seed);
            let definition = Arc::clone(&first.definition);
            let (mut rebuilt, _) = Execution::rebuild(first.about().clone(), definition, seed, &history[..cut], &heard).unwrap();
            let known = rebuilt.events().len();
            for (at, signal, _) in happened.iter().filter(|(_, _, before)| *before >= known) {
                rebuilt.advance(*at, signal.clone());
            }
            prop_assert_eq!(told(&rebuilt), told(&whole), "cut at {}", cut);
        }
    }
}

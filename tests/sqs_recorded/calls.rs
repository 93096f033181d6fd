//! Making the calls of a case, with the values of this run in place of those of the recording.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::query;
use virga::aws::model::sqs;
use virga::aws::{Call, Error, Origin};
use virga::clock::{Clock, Mode, Timestamp};
use virga::identity::{AccountId, Randomness, Region};
use virga::neighbours::{House, Neighbours, Options};
use virga::sqs::QueueService;
use virga::store::Store;

/// Waits that the recorded program made between its calls, which recordings don't hold: part of a
/// case's name, the number of the call before which it waited, and for how many seconds.
const WAITS: &[(&str, usize, u64)] = &[
    ("visibility_after_visibility_timeout_expiration", 3, 2),
    ("test_delete_after_visibility_timeout", 3, 1),
    ("fifo_group_visibility_extends", 6, 2),
    ("zero_delay_defaults_to_queue_delay", 3, 1),
];

/// Which of the messages received first a call's handle means, where that isn't the first not yet
/// named: handles are values of another run and don't say.
const MEANT: &[(&str, usize)] = &[("-1-visible", 1), ("-2-visible", 2)];

/// How long a waiting call is given, in seconds of the service's clock.
const PATIENCE: usize = 30;

/// One run of a case.
struct Run<'a> {
    name: &'a str,
    clock: Clock,
    service: QueueService,
    call: Call,
    received: Vec<String>,
    handles: HashMap<String, String>,
    next_token: Option<Value>,
    task_handle: Option<Value>,
}

/// Makes a case's calls and answers what each was answered.
pub async fn make(name: &str, case: &Value) -> Vec<Result<Value, Error>> {
    let mut run = Run::new(name);
    let mut answers = Vec::new();
    for (index, call) in case["calls"].as_array().into_iter().flatten().enumerate() {
        if let Some((_, _, seconds)) =
            WAITS.iter().find(|(part, before, _)| name.contains(part) && *before == index)
        {
            run.clock.advance(Duration::from_secs(*seconds)).await;
        }
        let operation = call["operation"].as_str().expect("a call has an operation");
        let mut params = call["params"].clone();
        run.adapt(&mut params);
        let is_query = call["service"] == "sqs-query";
        let answer = run.make(operation, params, is_query).await;
        if let Ok(answer) = &answer {
            run.learn(answer);
        }
        answers.push(answer);
    }
    answers
}

impl<'a> Run<'a> {
    fn new(name: &'a str) -> Self {
        let house = House {
            clock: Clock::starting_at(Mode::Manual, Timestamp::from_secs(1_700_000_000)),
            randomness: Randomness::seeded(1),
            store: Store::ephemeral(),
            neighbours: Neighbours::default(),
            options: Arc::new(Options::default()),
        };
        let call = Call {
            account: AccountId::unnamed(),
            region: Region::fallback(),
            request_id: house.randomness.uuid(),
            authority: "localhost:4566".to_owned(),
            access_key_id: None,
            trace: None,
            origin: Origin::Outside,
        };
        Self {
            name,
            clock: house.clock.clone(),
            service: QueueService::new(&house),
            call,
            received: Vec::new(),
            handles: HashMap::new(),
            next_token: None,
            task_handle: None,
        }
    }

    async fn make(&self, operation: &str, params: Value, is_query: bool) -> Result<Value, Error> {
        let (service, call, operation) = (self.service.clone(), self.call.clone(), operation.to_owned());
        let task = self.clock.spawn(async move {
            if !is_query {
                return sqs::call_json(&service, &call, &operation, &params).await;
            }
            let (head, body) = query::request(&operation, &params);
            query::answer(&operation, &sqs::serve(&service, &call, &head, &body).await.response)
        });
        self.clock.settled().await;
        for _ in 0..PATIENCE {
            if task.is_finished() {
                break;
            }
            self.clock.advance(Duration::from_secs(1)).await;
        }
        task.await.expect("no call panics")
    }

    /// Puts this run's values in place of the recorded run's.
    fn adapt(&mut self, params: &mut Value) {
        match params {
            Value::Object(members) => {
                if let Some(value) = expanded(members) {
                    *params = value;
                    return;
                }
                for (name, value) in members {
                    match (name.as_str(), &self.next_token, &self.task_handle) {
                        ("ReceiptHandle", ..) => self.adapt_handle(value),
                        ("NextToken", Some(token), _) => *value = token.clone(),
                        ("TaskHandle", _, Some(handle)) => *value = handle.clone(),
                        _ => self.adapt(value),
                    }
                }
            }
            Value::Array(values) => values.iter_mut().for_each(|value| self.adapt(value)),
            _ => {}
        }
    }

    fn adapt_handle(&mut self, value: &mut Value) {
        let Some(recorded) = value.as_str() else { return };
        if !self.handles.contains_key(recorded) {
            let skipped =
                MEANT.iter().find(|(part, _)| self.name.contains(part)).map_or(0, |(_, count)| *count);
            let index = self.handles.len() + skipped;
            let Some(own) = self.received.get(index) else { return };
            self.handles.insert(recorded.to_owned(), own.clone());
        }
        *value = json!(self.handles[recorded]);
    }

    fn learn(&mut self, answer: &Value) {
        for message in answer["Messages"].as_array().into_iter().flatten() {
            let handle = message["ReceiptHandle"].as_str().expect("a received message has a handle");
            self.received.push(handle.to_owned());
        }
        for (member, slot) in [("NextToken", &mut self.next_token), ("TaskHandle", &mut self.task_handle)] {
            if let Some(value) = answer.get(member) {
                *slot = Some(value.clone());
            }
        }
    }
}

/// The value that a recording writes in short: bytes, or a long string.
fn expanded(members: &serde_json::Map<String, Value>) -> Option<Value> {
    if let Some(bytes) = members.get("$base64") {
        return Some(bytes.clone());
    }
    let length = usize::try_from(members.get("$string")?.as_u64()?).ok()?;
    let starts = members.get("starts")?.as_str()?;
    let last = starts.chars().next_back()?;
    let missing = length.checked_sub(starts.chars().count())?;
    Some(json!(format!("{starts}{}", last.to_string().repeat(missing))))
}

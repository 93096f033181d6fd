//! Making the calls of a case, with the values of this run in place of those of the recording.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use virga::aws::model::{lambda, sqs};
use virga::aws::{Call, Error, Origin};
use virga::clock::{Clock, Mode, Timestamp};
use virga::identity::{AccountId, Randomness, Region};
use virga::lambda::Engine;
use virga::neighbours::{House, LogLine, LogSink, Neighbours, Options};
use virga::sqs::QueueService;
use virga::store::Store;

use super::support::handlers;

/// How long the recording waited, at least, before it asked the same once more.
const PATIENCE: Duration = Duration::from_mins(3);

/// Nobody reads the logs of a replay.
struct NoLogs;

impl LogSink for NoLogs {
    fn append(&self, _: &AccountId, _: &Region, _: &str, _: &str, _: Vec<LogLine>) {}
}

struct Run {
    clock: Clock,
    lambda: Engine,
    sqs: QueueService,
    call: Call,
    ids: HashMap<String, String>,
    last_mapping: Option<String>,
    last_revision: Option<String>,
}

/// Makes a case's calls and answers what each was answered; or why it can't be replayed.
pub async fn make(case: &Value) -> Result<Vec<Result<Value, Error>>, String> {
    let mut run = Run::new();
    let mut answers = Vec::new();
    let mut previous = None;
    for call in case["calls"].as_array().into_iter().flatten() {
        let (service, operation) =
            (&call["service"], call["operation"].as_str().expect("a call has an operation"));
        let service = service.as_str().expect("a call has a service");
        if service == "logs" || service == "iam" {
            continue;
        }
        if !matches!(service, "lambda" | "sqs") {
            return Err(format!("needs the service {service}"));
        }
        run.clock.settled().await;
        if previous.replace(call) == Some(call) {
            run.clock.advance(PATIENCE).await;
        }
        let mut params = call["params"].clone();
        if operation == "Invoke"
            && let Some(text) = params["Payload"].as_str()
        {
            params["Payload"] = STANDARD.encode(text).into();
        }
        run.adapt(&mut params)?;
        let answer = run.make(service, operation, params).await;
        if let Err(error) = &answer
            && error.status == 501
        {
            return Err(format!("needs {}", error.members["Operation"].as_str().unwrap_or(operation)));
        }
        if let Ok(answer) = &answer {
            run.learn(answer);
            if answer["Payload"].to_string().contains("Virga can't run the runtime") {
                return Err("runs a function in a language that does not run yet".to_owned());
            }
        }
        answers.push(answer);
    }
    Ok(answers)
}

impl Run {
    fn new() -> Self {
        let house = House {
            clock: Clock::starting_at(Mode::Manual, Timestamp::from_secs(1_700_000_000)),
            randomness: Randomness::seeded(1),
            store: Store::ephemeral(),
            neighbours: Neighbours::default(),
            options: Arc::new(Options {
                cache_directory: Some(handlers::compiled().into()),
                strict: true,
                guests: Some(100),
                ..Options::default()
            }),
        };
        let (lambda, sqs) = (Engine::new(&house), QueueService::new(&house));
        house.neighbours.set_logs(Arc::new(NoLogs));
        house.neighbours.set_queues(Arc::new(sqs.clone()));
        let call = Call {
            account: AccountId::unnamed(),
            region: Region::fallback(),
            request_id: house.randomness.uuid(),
            authority: "localhost:4566".to_owned(),
            access_key_id: None,
            trace: None,
            origin: Origin::Outside,
        };
        let clock = house.clock;
        Self { clock, lambda, sqs, call, ids: HashMap::new(), last_mapping: None, last_revision: None }
    }

    async fn make(&self, service: &str, operation: &str, params: Value) -> Result<Value, Error> {
        let (lambda, sqs, call) = (self.lambda.clone(), self.sqs.clone(), self.call.clone());
        let (service, operation) = (service.to_owned(), operation.to_owned());
        let task = self.clock.spawn(async move {
            if service == "sqs" {
                return sqs::call_json(&sqs, &call, &operation, &params).await;
            }
            lambda::call_json(&lambda, &call, &operation, &params).await
        });
        while !task.is_finished() {
            if self.clock.snapshot().working > 0 {
                tokio::task::yield_now().await;
            } else {
                self.clock.advance(Duration::from_secs(1)).await;
            }
        }
        task.await.expect("no call panics")
    }

    /// Puts this run's values in place of the recorded run's.
    fn adapt(&mut self, params: &mut Value) -> Result<(), String> {
        match params {
            Value::Object(members) => {
                if let Some(bytes) = members.get("$base64") {
                    *params = bytes.clone();
                    return Ok(());
                }
                if members.contains_key("$bytes") || members.contains_key("$string") {
                    return Err("has a value that was not written down whole".to_owned());
                }
                for (name, value) in members.iter_mut() {
                    match (name.as_str(), &self.last_revision) {
                        ("UUID", _) => *value = json!(self.id(value.as_str().unwrap_or_default())),
                        ("RevisionId", Some(revision)) => *value = json!(revision),
                        ("Resource", _) => {
                            let arn = value.as_str().unwrap_or_default().to_owned();
                            if let Some((start, id)) = arn.split_once("event-source-mapping:") {
                                *value = json!(format!("{start}event-source-mapping:{}", self.id(id)));
                            }
                        }
                        _ => self.adapt(value)?,
                    }
                }
            }
            Value::Array(values) => values.iter_mut().try_for_each(|value| self.adapt(value))?,
            _ => {}
        }
        Ok(())
    }

    fn id(&mut self, recorded: &str) -> String {
        let own = self.last_mapping.clone().unwrap_or_else(|| recorded.to_owned());
        self.ids.entry(recorded.to_owned()).or_insert(own).clone()
    }

    fn learn(&mut self, answer: &Value) {
        if let Some(id) = answer["UUID"].as_str() {
            self.last_mapping = Some(id.to_owned());
        }
        if let Some(id) = answer["RevisionId"].as_str() {
            self.last_revision = Some(id.to_owned());
        }
    }
}

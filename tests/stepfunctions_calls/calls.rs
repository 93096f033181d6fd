//! Making the calls of a case, with the values of this run in place of those of the recording.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use regex::Regex;
use serde_json::{Value, json};
use virga::aws::{Call, Error, Origin};
use virga::clock::{Clock, Mode, Timestamp};
use virga::cloud::Cloud;
use virga::identity::{AccountId, Randomness, Region};
use virga::neighbours::{House, Neighbours, Options};
use virga::store::Store;

use crate::answers::Answers;

/// Services that a case may call.
const SERVICES: [&str; 6] = ["stepfunctions", "sqs", "lambda", "logs", "iam", "sts"];

/// How long the end of an execution is waited for, in steps of five seconds.
const MOST_STEPS: usize = 200;

struct Run {
    clock: Clock,
    house: House,
    _cloud: Arc<Cloud>,
    call: Call,
    /// What an id of the recording is here.
    ids: HashMap<String, String>,
    /// Executions that were started without a name, by machine, in the order of their starts.
    unnamed: HashMap<String, Vec<String>>,
    next_token: Option<String>,
    waits: bool,
}

/// Makes a case's calls and answers what each was answered; or why it can't be replayed.
pub async fn make(name: &str, case: &Value) -> Result<Answers, String> {
    let mut run = Run::new(!name.contains("stop_execution"));
    let mut answers = Answers { all: Vec::new(), executions: Vec::new() };
    let mut started = Vec::new();
    let calls = case["calls"].as_array().cloned().unwrap_or_default();
    for (index, call) in calls.iter().enumerate() {
        let service = call["service"].as_str().expect("a call has a service");
        let operation = call["operation"].as_str().expect("a call has an operation");
        if !SERVICES.contains(&service) {
            return Err(format!("needs the service {service}"));
        }
        let mut params = call["params"].clone();
        run.adapt(&mut params)?;
        let answer = run.make(service, operation, &params).await;
        if let Err(error) = &answer
            && error.status == 501
        {
            return Err(format!("not built: {}", error.message));
        }
        if let Ok(answer) = &answer {
            run.learn(answer);
            if operation == "StartExecution" {
                started.push(answer["executionArn"].clone());
            }
        }
        answers.all.push(answer);
        let again = calls.get(index + 1).is_some_and(|next| next == call);
        if operation == "GetExecutionHistory" && run.waits && !again {
            run.until_ended(&params["executionArn"]).await;
            answers.all.push(run.make(service, operation, &params).await);
        }
        if operation == "StartExecution" && case["recorded"]["cases"].is_array() {
            run.until_ended(&started[started.len() - 1]).await;
            let described = json!({"executionArn": started[started.len() - 1]});
            answers.executions.extend(run.make("stepfunctions", "DescribeExecution", &described).await);
        }
    }
    Ok(answers)
}

impl Run {
    fn new(waits: bool) -> Self {
        let house = House {
            clock: Clock::starting_at(Mode::Manual, Timestamp::from_secs(1_700_000_000)),
            randomness: Randomness::seeded(1),
            store: Store::ephemeral(),
            neighbours: Neighbours::default(),
            options: Arc::new(Options { authority: "localhost:4566".to_owned(), ..Options::default() }),
        };
        let cloud = Cloud::new(house.clone());
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
            clock: house.clock.clone(),
            house,
            _cloud: cloud,
            call,
            ids: HashMap::new(),
            unnamed: HashMap::new(),
            next_token: None,
            waits,
        }
    }

    async fn make(&self, service: &str, operation: &str, params: &Value) -> Result<Value, Error> {
        self.clock.settled().await;
        let call = Call { account: self.account_of(params), ..self.call.clone() };
        let (house, params) = (self.house.clone(), params.clone());
        let (service, operation) = (service.to_owned(), operation.to_owned());
        let task = self.clock.spawn(async move {
            house.neighbours.operations().call(&call, &service, &operation, params).await
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

    /// The account that makes a call: that of the role or the resource that it names.
    fn account_of(&self, params: &Value) -> AccountId {
        let arns =
            ["roleArn", "stateMachineArn", "executionArn"].iter().filter_map(|name| params[name].as_str());
        let accounts = arns.filter_map(|arn| arn.split(':').nth(4)?.parse().ok());
        accounts.into_iter().next().unwrap_or_else(|| self.call.account.clone())
    }

    /// Lets time pass until an execution has ended.
    async fn until_ended(&self, execution: &Value) {
        for _ in 0..MOST_STEPS {
            let params = json!({"executionArn": execution});
            let described = self.make("stepfunctions", "DescribeExecution", &params).await;
            if described.is_ok_and(|described| described["status"] != "RUNNING") {
                return;
            }
            self.clock.advance(Duration::from_secs(5)).await;
        }
    }

    /// Puts this run's values in place of the recorded run's.
    fn adapt(&mut self, params: &mut Value) -> Result<(), String> {
        match params {
            Value::Object(members) => {
                if members.contains_key("$bytes") || members.contains_key("$string") {
                    return Err("has a value that was not written down whole".to_owned());
                }
                if let Some(bytes) = members.get("$base64") {
                    *params = bytes.clone();
                    return Ok(());
                }
                for (name, value) in members.iter_mut() {
                    if name == "nextToken" && value.as_str().is_some_and(|token| token.len() < 1_000) {
                        if let Some(token) = self.next_token.take() {
                            *value = json!(token);
                        }
                    } else if name == "executionArn" {
                        *value = json!(self.execution(value.as_str().unwrap_or_default()));
                    } else {
                        self.adapt(value)?;
                    }
                }
            }
            Value::Array(values) => values.iter_mut().try_for_each(|value| self.adapt(value))?,
            _ => {}
        }
        Ok(())
    }

    /// The execution here that a recorded one stands for.
    fn execution(&mut self, recorded: &str) -> String {
        if let Some(own) = self.ids.get(recorded) {
            return own.clone();
        }
        let by_uuid = Regex::new("^(.*):[0-9a-f]{8}-[0-9a-f-]{27}$").expect("a constant pattern");
        let own = by_uuid.captures(recorded).and_then(|parts| {
            let waiting = self.unnamed.get_mut(&parts[1])?;
            (!waiting.is_empty()).then(|| waiting.remove(0))
        });
        let own = own.unwrap_or_else(|| recorded.to_owned());
        self.ids.insert(recorded.to_owned(), own.clone());
        own
    }

    fn learn(&mut self, answer: &Value) {
        if let Some((machine, _)) = answer["executionArn"].as_str().and_then(|arn| arn.rsplit_once(':'))
            && answer["startDate"].is_number()
            && answer["status"].is_null()
        {
            let arn = answer["executionArn"].as_str().unwrap_or_default().to_owned();
            self.unnamed.entry(machine.to_owned()).or_default().push(arn);
        }
        if let Some(token) = answer["nextToken"].as_str() {
            self.next_token = Some(token.to_owned());
        }
    }
}

//! One station of a line: takes orders from its queue, has a function work on each, and hands them
//! on to the next queue. The function itself knows nothing of queues.
//!
//! | variable | what it says |
//! |---|---|
//! | `FUNCTION` | the function that does this station's work |
//! | `NEXT_QUEUE_URL` | where an order goes that it has worked on |
//! | `REJECTED_QUEUE_URL` | where an order goes that it refused for good |
//! | `REFUSALS` | the error types that are such a refusal, separated by commas |
//!
//! Any other failure leaves the message in the queue, to be tried again until the queue's redrive
//! policy puts it aside.

use std::env;
use std::process::ExitCode;

use aws::Invoked;
use function::Failure;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Batch {
    records: Vec<Record>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record {
    message_id: String,
    body: String,
}

/// Which messages of a batch are to be tried again.
///
/// AWS documentation: "Handling errors for an SQS event source in Lambda".
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report {
    batch_item_failures: Vec<Item>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    item_identifier: String,
}

fn main() -> ExitCode {
    function::run(work)
}

fn work(batch: Batch) -> Result<Report, Failure> {
    let station = Station::from_environment()?;
    let failed = batch.records.into_iter().filter_map(|record| {
        let failure = station.handle(&record.body).err()?;
        eprintln!("message {}: {}: {}", record.message_id, failure.error_type, failure.error_message);
        Some(Item { item_identifier: record.message_id })
    });
    Ok(Report { batch_item_failures: failed.collect() })
}

struct Station {
    function: String,
    next_queue_url: Option<String>,
    rejected_queue_url: Option<String>,
    refusals: String,
}

impl Station {
    fn from_environment() -> Result<Self, Failure> {
        let function =
            env::var("FUNCTION").map_err(|_| Failure::new("NotConfigured", "FUNCTION is not set"))?;
        Ok(Self {
            function,
            next_queue_url: env::var("NEXT_QUEUE_URL").ok(),
            rejected_queue_url: env::var("REJECTED_QUEUE_URL").ok(),
            refusals: env::var("REFUSALS").unwrap_or_default(),
        })
    }

    fn handle(&self, body: &str) -> Result<(), Failure> {
        let order: Value =
            serde_json::from_str(body).map_err(|error| Failure::new("InvalidEvent", error.to_string()))?;
        match aws::invoke(&self.function, &order).map_err(called)? {
            Invoked::Answered(order) => hand_on(self.next_queue_url.as_deref(), &order),
            Invoked::Failed(reason) if self.is_refusal(&reason) => {
                hand_on(self.rejected_queue_url.as_deref(), &rejected(&order, reason))
            }
            Invoked::Failed(reason) => Err(failure(&reason)),
        }
    }

    fn is_refusal(&self, reason: &Value) -> bool {
        let kind = reason["errorType"].as_str();
        kind.is_some_and(|kind| self.refusals.split(',').any(|refusal| refusal.trim() == kind))
    }
}

fn hand_on(queue_url: Option<&str>, order: &Value) -> Result<(), Failure> {
    queue_url.map_or(Ok(()), |url| aws::send_message(url, order)).map_err(called)
}

fn rejected(order: &Value, reason: Value) -> Value {
    json!({
        "orderId": order["orderId"],
        "customer": order["customer"],
        "status": "rejected",
        "reason": reason,
    })
}

fn failure(reason: &Value) -> Failure {
    let text = |member: &str| reason[member].as_str().unwrap_or("Unknown").to_owned();
    Failure::new(text("errorType"), text("errorMessage"))
}

fn called(error: aws::Error) -> Failure {
    Failure::new(error.code, error.message)
}

//! Events and mappings as a client of the Rust SDK meets them, with the daemon's clock standing still and
//! with one that jumps.

use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::types::{
    DestinationConfig, Filter, FilterCriteria, FunctionResponseType, InvocationType, OnFailure,
};
use aws_sdk_sqs::types::{QueueAttributeName, SendMessageBatchRequestEntry};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::support::Virga;
use super::urls::create;
use super::world::{ECHO, answering};

const FAILURE: &str = r#"{"errorMessage":"no stock","errorType":"OutOfStock"}"#;

/// A function that fails, and a queue that is told of it.
struct Shop {
    virga: Virga,
    lambda: aws_sdk_lambda::Client,
    sqs: aws_sdk_sqs::Client,
    failures: String,
}

impl Shop {
    async fn open(clock: &str) -> Self {
        let virga = Virga::start_with(&["--clock", clock]);
        let (lambda, sqs) = (virga.lambda(), virga.sqs());
        let failures = queue(&sqs, "failures").await;
        create(&lambda, "charge", &answering(FAILURE, 1)).await;
        let tell = OnFailure::builder().destination("arn:aws:sqs:us-east-1:000000000000:failures").build();
        lambda
            .put_function_event_invoke_config()
            .function_name("charge")
            .destination_config(DestinationConfig::builder().on_failure(tell).build())
            .send()
            .await
            .unwrap();
        Self { virga, lambda, sqs, failures }
    }

    /// The time of the daemon.
    fn now(&self) -> Timestamp {
        let clock = self.virga.send("GET", "/_virga/clock", &[], b"").json();
        clock["now"].as_str().unwrap().parse().unwrap()
    }

    async fn send_event(&self) {
        let invoke = self.lambda.invoke().function_name("charge").invocation_type(InvocationType::Event);
        let told = invoke.payload(Blob::new(r#"{"order":7}"#)).send().await.unwrap();
        assert_eq!(told.status_code(), 202);
    }

    /// What the destination was told so far.
    async fn told(&self) -> Vec<Value> {
        let received = self.sqs.receive_message().queue_url(&self.failures).send().await.unwrap();
        received.messages().iter().map(|told| serde_json::from_str(told.body().unwrap()).unwrap()).collect()
    }
}

async fn queue(sqs: &aws_sdk_sqs::Client, name: &str) -> String {
    sqs.create_queue().queue_name(name).send().await.unwrap().queue_url.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_is_retried_as_the_clock_is_wound_forward() {
    let shop = Shop::open("manual").await;
    shop.send_event().await;
    shop.virga.advance("PT2M59S");
    assert_eq!(shop.told().await, Vec::<Value>::new());
    shop.virga.advance("PT1S");
    let told = shop.told().await;
    assert_eq!(told[0]["requestContext"]["condition"], "RetriesExhausted");
    assert_eq!(told[0]["requestContext"]["approximateInvokeCount"], 3);
    assert_eq!(told[0]["responsePayload"], json!({"errorMessage": "no stock", "errorType": "OutOfStock"}));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_minutes_between_attempts_are_jumped_over_between_two_calls() {
    let shop = Shop::open("skip").await;
    let start = shop.now();
    shop.send_event().await;
    let told = loop {
        if let Some(told) = shop.told().await.pop() {
            break told;
        }
    };
    assert_eq!(told["requestContext"]["approximateInvokeCount"], 3);
    assert!(shop.now().duration_since(start) >= SignedDuration::from_mins(3));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filtered_batch_is_dealt_with_message_by_message() {
    let virga = Virga::start();
    let (lambda, sqs) = (virga.lambda(), virga.sqs());
    let orders = queue(&sqs, "orders").await;
    let wanted = Filter::builder().pattern(r#"{"body":{"amount":[{"numeric":[">",100]}]}}"#).build();
    // It answers with the batch itself, which reports no failures.
    create(&lambda, "charge", ECHO).await;
    lambda
        .create_event_source_mapping()
        .function_name("charge")
        .event_source_arn("arn:aws:sqs:us-east-1:000000000000:orders")
        .function_response_types(FunctionResponseType::ReportBatchItemFailures)
        .filter_criteria(FilterCriteria::builder().filters(wanted).build())
        .send()
        .await
        .unwrap();
    virga.advance("PT1S");
    let entry = |amount: i32| {
        let body = json!({"amount": amount}).to_string();
        SendMessageBatchRequestEntry::builder().id(amount.to_string()).message_body(body).build().unwrap()
    };
    let entries = [50, 150, 250].map(entry).to_vec();
    sqs.send_message_batch().queue_url(&orders).set_entries(Some(entries)).send().await.unwrap();
    virga.advance("PT1S");
    let ask = sqs.get_queue_attributes().queue_url(&orders).attribute_names(QueueAttributeName::All);
    let attributes = ask.send().await.unwrap().attributes.unwrap();
    for count in [
        QueueAttributeName::ApproximateNumberOfMessages,
        QueueAttributeName::ApproximateNumberOfMessagesNotVisible,
    ] {
        assert_eq!(attributes[&count], "0");
    }
}

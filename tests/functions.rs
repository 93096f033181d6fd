//! The sample functions, as built and checked in, keep their contract: run without any service, the
//! port they call being played by the test.

use std::future::Future;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use parking_lot::Mutex;
use serde_json::{Value, json};
use virga::clock::{Clock, Mode, Timestamp};
use virga::identity::Randomness;
use virga::neighbours::{House, Neighbours, Options, Port};
use virga::runtime::{Ending, Invocation, Runtime, Setting};
use virga::store::Store;

/// Midnight at the beginning of a leap day.
const START: Timestamp = Timestamp::from_secs(1_709_164_800);

/// Answers `Invoke` by running the function of that name, and remembers every request.
struct FunctionPort {
    house: House,
    requests: Mutex<Vec<http::Request<Bytes>>>,
}

impl Port for FunctionPort {
    fn answer(
        &self,
        request: http::Request<Bytes>,
    ) -> Pin<Box<dyn Future<Output = http::Response<Bytes>> + Send + '_>> {
        let path = request.uri().path().to_owned();
        self.requests.lock().push(request.clone());
        Box::pin(async move {
            let Some(name) = path.strip_prefix("/2015-03-31/functions/") else {
                return http::Response::new(Bytes::from_static(b"{}"));
            };
            let name = name.trim_end_matches("/invocations");
            let answer = run(&self.house, name, request.into_body(), &[]).await;
            let mut response = http::Response::builder();
            if answer.is_err() {
                response = response.header("X-Amz-Function-Error", "Unhandled");
            }
            let body = answer.unwrap_or_else(|error| error).to_string();
            response.body(body.into()).unwrap()
        })
    }
}

fn house() -> House {
    // Compiling is what takes time here, so that the tests share what was compiled.
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("functions");
    let options = Options {
        authority: "127.0.0.1:4566".to_owned(),
        cache_directory: Some(cache),
        guests: Some(100),
        ..Options::default()
    };
    House {
        clock: Clock::starting_at(Mode::Manual, START),
        randomness: Randomness::seeded(7),
        store: Store::default(),
        neighbours: Neighbours::default(),
        options: Arc::new(options),
    }
}

fn house_with_a_port() -> (House, Arc<FunctionPort>) {
    let house = house();
    let port = Arc::new(FunctionPort { house: house.clone(), requests: Mutex::default() });
    house.neighbours.set_port(port.clone());
    (house, port)
}

/// Runs a built function: its response, or the error that it names.
async fn run(house: &House, name: &str, event: Bytes, variables: &[(&str, &str)]) -> Result<Value, Value> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("wasm-functions/built").join(name).join("bootstrap.wasm");
    let runtime = Runtime::new(house);
    let program = runtime.prepare(std::fs::read(path).unwrap().into()).await.unwrap();
    let given = [
        ("AWS_REGION", "us-east-1"),
        ("AWS_ENDPOINT_URL", "http://127.0.0.1:4566"),
        ("AWS_ACCESS_KEY_ID", "123456789012"),
        ("AWS_SECRET_ACCESS_KEY", "secret"),
    ];
    let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    let setting = Setting {
        variables: given.into_iter().chain(variables.iter().copied()).map(own).collect(),
        arguments: vec!["bootstrap".to_owned()],
        memory_mb: 128,
        code_directory: None,
        layers_directory: None,
        scratch_bytes: 0,
    };
    let invocation = Invocation {
        request_id: "id-1".to_owned(),
        event,
        deadline: Timestamp::from_secs(0),
        timeout: Duration::from_mins(1),
        function_arn: format!("arn:aws:lambda:us-east-1:000000000000:function:{name}"),
        trace: "Root=1-0-0".to_owned(),
        client_context: None,
        tenant: None,
        output: None,
    };
    let outcome = runtime.invoke(&program, &setting, invocation).await;
    let said = serde_json::from_slice(&outcome.response).unwrap_or_default();
    match outcome.ending {
        Ending::Answered => Ok(said),
        Ending::Exited(1) => Err(said),
        ending => panic!("{name}: {ending:?} {:?}", outcome.logs),
    }
}

fn order(name: &str) -> Value {
    let path = format!("{}/fixtures/orders/orchestrator/events/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

async fn answer(name: &str, event: &Value) -> Result<Value, Value> {
    run(&house(), name, event.to_string().into(), &[]).await
}

const STEPS: [(&str, &str); 5] = [
    ("VALIDATE_FUNCTION", "validate"),
    ("PRICE_FUNCTION", "price"),
    ("CHARGE_FUNCTION", "charge"),
    ("SHIP_FUNCTION", "ship"),
    ("NOTIFY_FUNCTION", "notify"),
];

#[tokio::test]
async fn an_order_is_priced_charged_and_shipped() {
    let valid = answer("validate", &order("order")).await.unwrap();
    let priced = answer("price", &valid).await.unwrap();
    assert_eq!(priced["total"], 2 * 1990 + 5900);
    let paid = answer("charge", &priced).await.unwrap();
    assert_eq!(paid["payment"], json!({"paymentId": "pay-A-1001", "amount": 9880, "status": "charged"}));
    let shipped = answer("ship", &paid).await.unwrap();
    assert_eq!(shipped["shipments"].as_array().unwrap().len(), 2);
    let told = answer("notify", &shipped).await.unwrap();
    assert_eq!(told["notification"]["text"], "Thank you: your order A-1001 is on its way.");
}

#[tokio::test]
async fn failures_are_named() {
    let kind = |failure: Result<Value, Value>| failure.unwrap_err()["errorType"].clone();
    assert_eq!(kind(answer("validate", &json!({"orderId": "x"})).await), "InvalidEvent");
    let mut nothing = order("order");
    nothing["items"] = json!([]);
    let refused = answer("validate", &nothing).await.unwrap_err();
    let message = "order 'A-1001' needs items, each one to ninety-nine times";
    assert_eq!(refused, json!({"errorType": "InvalidOrder", "errorMessage": message}));
    let unknown = json!({"items": [{"sku": "sun", "quantity": 1}]});
    assert_eq!(kind(answer("price", &unknown).await), "UnknownItem");
    let priced = answer("price", &order("declined")).await.unwrap();
    assert_eq!(kind(answer("charge", &priced).await), "CardDeclined");
    let fault = run(&house(), "charge", priced.to_string().into(), &[("FAULT", "on")]).await;
    assert_eq!(kind(fault), "PaymentGatewayTimeout");
    assert_eq!(kind(answer("ship", &order("unreachable")).await), "AddressUnreachable");
    assert_eq!(kind(answer("notify", &json!([])).await), "InvalidEvent");
}

#[tokio::test]
async fn the_orchestrator_takes_an_order_through_every_step_and_signs_its_calls() {
    let (house, port) = house_with_a_port();
    let outcome = run(&house, "orders", order("order").to_string().into(), &STEPS).await.unwrap();
    assert_eq!(outcome["status"], "shipped");
    let requests = port.requests.lock();
    assert_eq!(requests.len(), 5);
    let headers = requests[0].headers();
    assert_eq!(headers["x-amz-date"], "20240229T000000Z");
    let scope = "AWS4-HMAC-SHA256 Credential=123456789012/20240229/us-east-1/lambda/aws4_request, SignedHeaders=host;x-amz-date, Signature=";
    let authorization = headers["authorization"].to_str().unwrap();
    assert_eq!(authorization.strip_prefix(scope).map(str::len), Some(64), "{authorization}");
}

#[tokio::test]
async fn the_orchestrator_gives_the_money_back_when_shipping_fails() {
    let (house, _) = house_with_a_port();
    let outcome = run(&house, "orders", order("unreachable").to_string().into(), &STEPS).await.unwrap();
    assert_eq!(outcome["status"], "refunded");
    assert_eq!(outcome["payment"]["status"], "refunded");
    assert_eq!(outcome["reason"]["errorType"], "AddressUnreachable");
    let outcome = run(&house, "orders", order("declined").to_string().into(), &STEPS).await.unwrap();
    assert_eq!(outcome["status"], "rejected");
    assert_eq!(outcome["payment"], Value::Null);
}

#[tokio::test]
async fn a_station_hands_orders_on_and_reports_those_to_be_tried_again() {
    let (house, port) = house_with_a_port();
    let priced = |name: &'static str| async move { answer("price", &order(name)).await.unwrap().to_string() };
    let records = json!({"Records": [
        {"messageId": "good", "body": priced("order").await},
        {"messageId": "declined", "body": priced("declined").await},
        {"messageId": "broken", "body": "{}"},
    ]});
    let variables = [
        ("FUNCTION", "charge"),
        ("NEXT_QUEUE_URL", "http://127.0.0.1:4566/1/paid"),
        ("REJECTED_QUEUE_URL", "http://127.0.0.1:4566/1/settled"),
        ("REFUSALS", "CardDeclined"),
    ];
    let report = run(&house, "station", records.to_string().into(), &variables).await.unwrap();
    assert_eq!(report, json!({"batchItemFailures": [{"itemIdentifier": "broken"}]}));
    let requests = port.requests.lock();
    let sent: Vec<Value> = requests
        .iter()
        .filter(|request| {
            request.headers().get("x-amz-target").is_some_and(|target| target == "AmazonSQS.SendMessage")
        })
        .map(|request| serde_json::from_slice(request.body()).unwrap())
        .collect();
    let queues: Vec<&str> = sent.iter().map(|message| message["QueueUrl"].as_str().unwrap()).collect();
    assert_eq!(queues, ["http://127.0.0.1:4566/1/paid", "http://127.0.0.1:4566/1/settled"]);
    let rejected: Value = serde_json::from_str(sent[1]["MessageBody"].as_str().unwrap()).unwrap();
    assert_eq!(rejected["reason"]["errorType"], "CardDeclined");
}

#[tokio::test]
async fn the_echo_answers_with_its_event() {
    let event = json!({"long": "x".repeat(100_000)});
    assert_eq!(answer("echo", &event).await, Ok(event));
}

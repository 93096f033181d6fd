//! The order service, three ways, on the real binary: deployed from its SAM templates and driven by
//! the AWS SDK.

mod support;

use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::types::Environment;
use aws_sdk_sfn::types::ExecutionStatus;
use aws_sdk_sqs::types::Message;
use serde_json::{Value, json};
use support::Virga;

/// Starts a daemon with one of the applications, its clock standing still.
fn start(application: &str) -> Virga {
    let template = format!("{}/fixtures/orders/{application}/template.yaml", env!("CARGO_MANIFEST_DIR"));
    Virga::start_with(&["--clock", "manual", "--app", &template])
}

fn order(name: &str) -> String {
    let path = format!("{}/fixtures/orders/orchestrator/events/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

/// Lets everything that can happen without time passing happen.
fn settle(virga: &Virga) {
    virga.advance("PT0S");
}

/// Breaks or mends the payment gateway.
async fn set_fault(virga: &Virga, function: &str, fault: &str) {
    let environment = Environment::builder().variables("FAULT", fault).build();
    let update = virga.lambda().update_function_configuration().function_name(function);
    update.environment(environment).send().await.unwrap();
    settle(virga);
}

#[test]
fn the_daemon_says_how_to_send_an_order() {
    for (application, command) in [
        ("orchestrator", " lambda invoke --function-name orchestrator-Orders --payload fileb://"),
        ("queues", " sqs send-message --queue-url http://"),
        ("state-machine", " stepfunctions start-execution --state-machine-arn arn:aws:states:us-east-1:"),
    ] {
        let printed = start(application).printed.join("\n");
        assert!(printed.contains(command), "{printed}");
        assert!(printed.contains("\n  curl "), "{printed}");
    }
}

#[test]
fn a_template_that_asks_for_what_virga_cannot_do_stops_the_start() {
    let template = std::env::temp_dir().join(format!("virga-refused-{}.yaml", std::process::id()));
    std::fs::write(&template, "Resources:\n  Table:\n    Type: AWS::DynamoDB::Table\n").unwrap();
    let start = std::process::Command::new(env!("CARGO_BIN_EXE_virga"))
        .args(["start", "--port", "0", "--app"])
        .arg(&template)
        .output()
        .unwrap();
    std::fs::remove_file(&template).unwrap();
    assert_ne!(start.status.code(), Some(0));
    let said = String::from_utf8_lossy(&start.stderr);
    assert!(said.contains("line 3: Table: the type AWS::DynamoDB::Table is not supported"), "{said}");
}

async fn orchestrate(virga: &Virga, order: String) -> Value {
    let invoke = virga.lambda().invoke().function_name("orchestrator-Orders").payload(Blob::new(order));
    let answer = invoke.send().await.unwrap();
    assert_eq!(answer.function_error, None);
    serde_json::from_slice(answer.payload.unwrap().as_ref()).unwrap()
}

#[tokio::test]
async fn the_orchestrator_ships_rejects_or_refunds() {
    let virga = start("orchestrator");
    let shipped = orchestrate(&virga, order("order")).await;
    assert_eq!((&shipped["status"], &shipped["total"]), (&json!("shipped"), &json!(9880)));
    assert_eq!(shipped["shipments"].as_array().map(Vec::len), Some(2));

    let rejected = orchestrate(&virga, order("declined")).await;
    assert_eq!(rejected["status"], "rejected");
    assert_eq!(rejected["reason"]["errorType"], "CardDeclined");

    let refunded = orchestrate(&virga, order("unreachable")).await;
    assert_eq!(refunded["status"], "refunded");
    assert_eq!(refunded["payment"], json!({"paymentId": "pay-A-1003", "amount": 9880, "status": "refunded"}));
}

#[tokio::test]
async fn the_orchestrators_orders_pass_again_when_the_fault_is_mended() {
    let virga = start("orchestrator");
    set_fault(&virga, "orchestrator-Charge", "on").await;
    let rejected = orchestrate(&virga, order("order")).await;
    assert_eq!(rejected["reason"]["errorType"], "PaymentGatewayTimeout");
    set_fault(&virga, "orchestrator-Charge", "off").await;
    assert_eq!(orchestrate(&virga, order("order")).await["status"], "shipped");
}

async fn queue_url(virga: &Virga, name: &str) -> String {
    virga.sqs().get_queue_url().queue_name(name).send().await.unwrap().queue_url.unwrap()
}

async fn place(virga: &Virga, order: String) {
    let url = queue_url(virga, "queues-Orders").await;
    virga.sqs().send_message().queue_url(url).message_body(order).send().await.unwrap();
}

/// What a queue holds by now.
async fn received(virga: &Virga, name: &str) -> Vec<Value> {
    let url = queue_url(virga, name).await;
    let receive = virga.sqs().receive_message().queue_url(url).max_number_of_messages(10);
    let messages: Vec<Message> = receive.send().await.unwrap().messages.unwrap_or_default();
    messages.iter().map(|message| serde_json::from_str(message.body.as_deref().unwrap()).unwrap()).collect()
}

#[tokio::test]
async fn what_is_no_order_is_deleted_before_a_station_sees_it() {
    let virga = start("queues");
    place(&virga, r#"{"greeting": "hello"}"#.to_owned()).await;
    place(&virga, "hello".to_owned()).await;
    place(&virga, order("order")).await;
    settle(&virga);
    assert_eq!(received(&virga, "queues-FinishedOrders").await.len(), 1);
    for name in ["queues-Orders", "queues-FailedOrders", "queues-SettledOrders"] {
        assert_eq!(received(&virga, name).await, Vec::<Value>::new(), "{name}");
    }
}

#[tokio::test]
async fn orders_pass_along_the_queues_to_the_end() {
    let virga = start("queues");
    place(&virga, order("order")).await;
    place(&virga, order("declined")).await;
    settle(&virga);
    let mut finished = received(&virga, "queues-FinishedOrders").await;
    finished.sort_by_key(|order| order["orderId"].to_string());
    let outcomes: Vec<_> = finished.iter().map(|order| (&order["orderId"], &order["status"])).collect();
    assert_eq!(outcomes, [(&json!("A-1001"), &json!("shipped")), (&json!("A-1002"), &json!("rejected"))]);
    let letter =
        "We are sorry: your order A-1002 was not fulfilled, because the card of order A-1002 was declined.";
    assert_eq!(finished[1]["notification"]["text"], letter);
}

#[tokio::test]
async fn failed_orders_are_put_aside_and_replayed_when_the_fault_is_mended() {
    let virga = start("queues");
    set_fault(&virga, "queues-Charge", "on").await;
    place(&virga, order("order")).await;
    settle(&virga);
    virga.advance("PT1M");
    virga.advance("PT1M");
    let failed = queue_url(&virga, "queues-FailedOrders").await;
    let waiting = |count: Option<Vec<Message>>| count.unwrap_or_default().len();
    let peek = || virga.sqs().receive_message().queue_url(&failed).visibility_timeout(0).send();
    assert_eq!(waiting(peek().await.unwrap().messages), 0, "the third try is under way or just over");
    virga.advance("PT1M");
    assert_eq!(waiting(peek().await.unwrap().messages), 1, "put aside after three tries");
    assert_eq!(received(&virga, "queues-FinishedOrders").await, Vec::<Value>::new());

    set_fault(&virga, "queues-Charge", "off").await;
    let source = "arn:aws:sqs:us-east-1:000000000000:queues-FailedOrders";
    virga.sqs().start_message_move_task().source_arn(source).send().await.unwrap();
    virga.advance("PT1M");
    let finished = received(&virga, "queues-FinishedOrders").await;
    assert_eq!(finished.len(), 1);
    assert_eq!((&finished[0]["orderId"], &finished[0]["status"]), (&json!("A-1001"), &json!("shipped")));
    assert_eq!(waiting(peek().await.unwrap().messages), 0);
}

const MACHINE: &str = "arn:aws:states:us-east-1:000000000000:stateMachine:state-machine-Orders";

async fn execute(virga: &Virga, name: &str, order: String) -> String {
    let start = virga.stepfunctions().start_execution().state_machine_arn(MACHINE).name(name).input(order);
    start.send().await.unwrap().execution_arn
}

/// How an execution stands, and its output if it has one.
async fn outcome(virga: &Virga, arn: &str) -> (ExecutionStatus, Value) {
    let execution = virga.stepfunctions().describe_execution().execution_arn(arn).send().await.unwrap();
    let output = execution.output.map(|output| serde_json::from_str(&output).unwrap());
    (execution.status, output.unwrap_or_default())
}

#[tokio::test]
async fn the_state_machine_ships_rejects_or_refunds() {
    let virga = start("state-machine");
    let mut executions = Vec::new();
    for name in ["order", "declined", "unreachable"] {
        executions.push(execute(&virga, name, order(name)).await);
    }
    settle(&virga);
    let (status, shipped) = outcome(&virga, &executions[0]).await;
    assert_eq!((status, &shipped["status"]), (ExecutionStatus::Succeeded, &json!("shipped")));
    assert_eq!(shipped["shipments"].as_array().map(Vec::len), Some(2));
    let (_, rejected) = outcome(&virga, &executions[1]).await;
    assert_eq!(rejected["reason"]["errorType"], "CardDeclined");
    let (_, refunded) = outcome(&virga, &executions[2]).await;
    assert_eq!(refunded["status"], "refunded");
    assert_eq!(refunded["payment"]["status"], "refunded");

    let entries = received(&virga, "state-machine-Ledger").await;
    assert!(
        entries.contains(&shipped["payment"]),
        "the payment of the shipped order is in the ledger: {entries:?}"
    );
}

#[tokio::test]
async fn the_state_machine_tries_again_until_the_payment_gateway_answers() {
    let virga = start("state-machine");
    set_fault(&virga, "state-machine-Charge", "on").await;
    let mended = execute(&virga, "mended", order("order")).await;
    virga.advance("PT1M");
    assert_eq!(outcome(&virga, &mended).await.0, ExecutionStatus::Running);
    set_fault(&virga, "state-machine-Charge", "off").await;
    virga.advance("PT2M");
    let (status, output) = outcome(&virga, &mended).await;
    assert_eq!((status, &output["status"]), (ExecutionStatus::Succeeded, &json!("shipped")));
}

#[tokio::test]
async fn the_state_machine_gives_up_after_half_an_hour_of_retries() {
    let virga = start("state-machine");
    set_fault(&virga, "state-machine-Charge", "on").await;
    let given_up = execute(&virga, "given-up", order("order")).await;
    virga.advance("PT30M");
    assert_eq!(outcome(&virga, &given_up).await.0, ExecutionStatus::Running);
    virga.advance("PT1M");
    let (status, output) = outcome(&virga, &given_up).await;
    assert_eq!((status, &output["status"]), (ExecutionStatus::Succeeded, &json!("rejected")));
    assert_eq!(output["reason"]["errorType"], "PaymentGatewayTimeout");
}

#[tokio::test]
async fn an_order_that_is_none_fails_its_execution() {
    let virga = start("state-machine");
    let order = json!({"orderId": "", "customer": "", "card": "", "address": "", "items": []});
    let invalid = execute(&virga, "invalid", order.to_string()).await;
    settle(&virga);
    let execution = virga.stepfunctions().describe_execution().execution_arn(&invalid).send().await.unwrap();
    assert_eq!(
        (execution.status, execution.error.as_deref()),
        (ExecutionStatus::Failed, Some("InvalidOrder"))
    );
}

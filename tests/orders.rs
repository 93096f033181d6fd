//! The order service, three ways, on the real binary: deployed from its SAM templates and driven by
//! the AWS SDK.

mod support;

use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::types::{Environment, InvocationType};
use aws_sdk_sfn::types::ExecutionStatus;
use aws_sdk_sqs::types::Message;
use serde_json::{Value, json};
use support::Virga;
use support::handlers::start_warm;

/// Where the applications are whose functions are WebAssembly themselves, and those in other languages.
const LANGUAGES: [&str; 3] = ["", "python/", "javascript/"];

/// Starts a daemon with one of the applications, its clock standing still.
fn start(application: &str) -> Virga {
    start_in("", application)
}

/// The same, with the functions in one of the languages.
fn start_in(language: &str, application: &str) -> Virga {
    let orders = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/orders");
    let template = format!("{orders}/{language}{application}/template.yaml");
    let options = ["--clock", "manual", "--app", &template];
    if language.is_empty() { Virga::start_with(&options) } else { start_warm(&options) }
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
    for language in LANGUAGES {
        let virga = start_in(language, "orchestrator");
        let shipped = orchestrate(&virga, order("order")).await;
        assert_eq!((&shipped["status"], &shipped["total"]), (&json!("shipped"), &json!(9880)));
        assert_eq!(shipped["shipments"].as_array().map(Vec::len), Some(2));

        let rejected = orchestrate(&virga, order("declined")).await;
        assert_eq!(rejected["status"], "rejected");
        assert_eq!(rejected["reason"]["errorType"], "CardDeclined");

        let refunded = orchestrate(&virga, order("unreachable")).await;
        assert_eq!(refunded["status"], "refunded");
        assert_eq!(
            refunded["payment"],
            json!({"paymentId": "pay-A-1003", "amount": 9880, "status": "refunded"})
        );
    }
}

#[tokio::test]
async fn the_orchestrators_orders_pass_again_when_the_fault_is_mended() {
    for language in LANGUAGES {
        let virga = start_in(language, "orchestrator");
        set_fault(&virga, "orchestrator-Charge", "on").await;
        let rejected = orchestrate(&virga, order("order")).await;
        assert_eq!(rejected["reason"]["errorType"], "PaymentGatewayTimeout");
        set_fault(&virga, "orchestrator-Charge", "off").await;
        assert_eq!(orchestrate(&virga, order("order")).await["status"], "shipped");
    }
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
    for language in LANGUAGES {
        let virga = start_in(language, "queues");
        place(&virga, r#"{"greeting": "hello"}"#.to_owned()).await;
        place(&virga, "hello".to_owned()).await;
        place(&virga, order("order")).await;
        settle(&virga);
        assert_eq!(received(&virga, "queues-FinishedOrders").await.len(), 1);
        for name in ["queues-Orders", "queues-FailedOrders", "queues-SettledOrders"] {
            assert_eq!(received(&virga, name).await, Vec::<Value>::new(), "{name}");
        }
    }
}

#[tokio::test]
async fn orders_pass_along_the_queues_to_the_end() {
    for language in LANGUAGES {
        let virga = start_in(language, "queues");
        place(&virga, order("order")).await;
        place(&virga, order("declined")).await;
        settle(&virga);
        let mut finished = received(&virga, "queues-FinishedOrders").await;
        finished.sort_by_key(|order| order["orderId"].to_string());
        let outcomes: Vec<_> = finished.iter().map(|order| (&order["orderId"], &order["status"])).collect();
        assert_eq!(outcomes, [(&json!("A-1001"), &json!("shipped")), (&json!("A-1002"), &json!("rejected"))]);
        let letter = "We are sorry: your order A-1002 was not fulfilled, because the card of order A-1002 was declined.";
        assert_eq!(finished[1]["notification"]["text"], letter);
    }
}

#[tokio::test]
async fn failed_orders_are_put_aside_and_replayed_when_the_fault_is_mended() {
    for language in LANGUAGES {
        let virga = start_in(language, "queues");
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
}

#[tokio::test]
async fn an_order_that_is_checked_ahead_has_its_outcome_told_to_a_queue() {
    for language in LANGUAGES {
        let virga = start_in(language, "queues");
        let invalid = json!({"orderId": "", "customer": "", "card": "", "address": "", "items": []});
        for order in [order("order"), invalid.to_string()] {
            let invoke = virga.lambda().invoke().function_name("queues-Validate");
            let accepted =
                invoke.invocation_type(InvocationType::Event).payload(Blob::new(order)).send().await;
            assert_eq!(accepted.unwrap().status_code, 202);
        }
        settle(&virga);
        let checked = received(&virga, "queues-CheckedOrders").await;
        assert_eq!(checked.len(), 1);
        assert_eq!(checked[0]["requestContext"]["condition"], "Success");
        assert_eq!(checked[0]["responsePayload"]["orderId"], "A-1001");
        let questionable = received(&virga, "queues-QuestionableOrders").await;
        assert_eq!(questionable.len(), 1);
        let context = &questionable[0]["requestContext"];
        let tried = (&context["condition"], &context["approximateInvokeCount"]);
        assert_eq!(tried, (&json!("RetriesExhausted"), &json!(1)), "retries are turned off");
        assert_eq!(questionable[0]["responsePayload"]["errorType"], "InvalidOrder");
    }
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
    for language in LANGUAGES {
        let virga = start_in(language, "state-machine");
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
}

#[tokio::test]
async fn the_state_machine_tries_again_until_the_payment_gateway_answers() {
    for language in LANGUAGES {
        let virga = start_in(language, "state-machine");
        set_fault(&virga, "state-machine-Charge", "on").await;
        let mended = execute(&virga, "mended", order("order")).await;
        virga.advance("PT1M");
        assert_eq!(outcome(&virga, &mended).await.0, ExecutionStatus::Running);
        set_fault(&virga, "state-machine-Charge", "off").await;
        virga.advance("PT2M");
        let (status, output) = outcome(&virga, &mended).await;
        assert_eq!((status, &output["status"]), (ExecutionStatus::Succeeded, &json!("shipped")));
    }
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
    for language in LANGUAGES {
        let virga = start_in(language, "state-machine");
        let order = json!({"orderId": "", "customer": "", "card": "", "address": "", "items": []});
        let invalid = execute(&virga, "invalid", order.to_string()).await;
        settle(&virga);
        let execution =
            virga.stepfunctions().describe_execution().execution_arn(&invalid).send().await.unwrap();
        assert_eq!(
            (execution.status, execution.error.as_deref()),
            (ExecutionStatus::Failed, Some("InvalidOrder"))
        );
    }
}

fn large_order() -> String {
    let path = format!("{}/fixtures/orders/state-machine/events/large.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

/// The token of the order that waits for approval.
async fn approval_token(virga: &Virga) -> String {
    let waiting = received(virga, "state-machine-Approvals").await;
    assert_eq!(waiting.len(), 1, "{waiting:?}");
    assert_eq!(waiting[0]["orderId"], "A-1004");
    waiting[0]["token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_large_order_waits_until_somebody_approves_it() {
    let virga = start("state-machine");
    let large = execute(&virga, "large", large_order()).await;
    settle(&virga);
    let token = approval_token(&virga).await;
    virga.advance("PT23H");
    assert_eq!(outcome(&virga, &large).await.0, ExecutionStatus::Running);
    let approve = virga.stepfunctions().send_task_success().task_token(token).output(r#"{"by":"ann"}"#);
    approve.send().await.unwrap();
    settle(&virga);
    let (status, output) = outcome(&virga, &large).await;
    assert_eq!((status, &output["status"]), (ExecutionStatus::Succeeded, &json!("shipped")));
}

#[tokio::test]
async fn a_large_order_that_nobody_approves_is_rejected_after_a_day() {
    let virga = start("state-machine");
    let large = execute(&virga, "large", large_order()).await;
    virga.advance("P1D");
    let (_, output) = outcome(&virga, &large).await;
    assert_eq!(
        (&output["status"], &output["reason"]["errorType"]),
        (&json!("rejected"), &json!("NotApproved"))
    );
    let refused = execute(&virga, "refused", large_order()).await;
    settle(&virga);
    let url = queue_url(&virga, "state-machine-Approvals").await;
    let messages =
        virga.sqs().receive_message().queue_url(url).max_number_of_messages(10).send().await.unwrap();
    for message in messages.messages() {
        let body: Value = serde_json::from_str(message.body().unwrap()).unwrap();
        let token = body["token"].as_str().unwrap();
        // The token of the first order is worth nothing any more.
        let _ = virga.stepfunctions().send_task_failure().task_token(token).error("NotApproved").send().await;
    }
    settle(&virga);
    assert_eq!(outcome(&virga, &refused).await.1["status"], "rejected");
}

#[tokio::test]
async fn a_failed_order_goes_on_where_it_failed_when_it_is_redriven() {
    let virga = start("state-machine");
    let (sfn, sqs) = (virga.stepfunctions(), virga.sqs());
    let url = queue_url(&virga, "state-machine-Approvals").await;
    sqs.delete_queue().queue_url(url).send().await.unwrap();
    virga.advance("PT1M");
    let large = execute(&virga, "large", large_order()).await;
    settle(&virga);
    let failed = sfn.describe_execution().execution_arn(&large).send().await.unwrap();
    assert_eq!((failed.status, failed.redrive_count), (ExecutionStatus::Failed, Some(0)));
    sqs.create_queue().queue_name("state-machine-Approvals").send().await.unwrap();
    sfn.redrive_execution().execution_arn(&large).send().await.unwrap();
    settle(&virga);
    let token = approval_token(&virga).await;
    sfn.send_task_success().task_token(token).output("{}").send().await.unwrap();
    settle(&virga);
    let (status, output) = outcome(&virga, &large).await;
    assert_eq!((status, &output["status"]), (ExecutionStatus::Succeeded, &json!("shipped")));
    let history = sfn.get_execution_history().execution_arn(&large).send().await.unwrap().events;
    let entered = |state: &str| {
        let names = history.iter().filter_map(|event| event.state_entered_event_details.as_ref());
        names.filter(|entered| entered.name == state).count()
    };
    assert_eq!((entered("Validate"), entered("Price"), entered("Charge")), (1, 1, 1));
}

#[tokio::test]
async fn a_days_orders_are_read_from_a_file_and_their_outcomes_written_beside_it() {
    let virga = start("state-machine");
    let (sfn, s3) = (virga.stepfunctions(), virga.s3());
    s3.create_bucket().bucket("days").send().await.unwrap();
    let parsed = |name: &str| serde_json::from_str::<Value>(&order(name)).unwrap();
    let invalid = json!({"orderId": "", "customer": "", "card": "", "address": "", "items": []});
    let day = json!([parsed("order"), parsed("declined"), parsed("unreachable"), invalid]);
    let body = day.to_string().into_bytes();
    s3.put_object().bucket("days").key("today.json").body(body.into()).send().await.unwrap();
    let start = sfn.start_execution().state_machine_arn(MACHINE.replace("-Orders", "-Day")).name("today");
    let today = start.input(r#"{"bucket":"days","key":"today.json"}"#).send().await.unwrap().execution_arn;
    settle(&virga);
    let (status, output) = outcome(&virga, &today).await;
    assert_eq!(status, ExecutionStatus::Succeeded, "{output}");
    let run = sfn.describe_map_run().map_run_arn(output["MapRunArn"].as_str().unwrap()).send().await.unwrap();
    let counts = run.item_counts.unwrap();
    assert_eq!((counts.succeeded, counts.failed, counts.total), (3, 1, 4));
    let key = output["ResultWriterDetails"]["Key"].as_str().unwrap();
    let results = s3.list_objects_v2().bucket("days").prefix(key.trim_end_matches("manifest.json"));
    let keys: Vec<String> = results
        .send()
        .await
        .unwrap()
        .contents()
        .iter()
        .map(|object| object.key().unwrap().to_owned())
        .collect();
    assert!(keys.iter().any(|key| key.ends_with("SUCCEEDED_0.json")), "{keys:?}");
    assert!(keys.iter().any(|key| key.ends_with("FAILED_0.json")), "{keys:?}");
    let children = sfn.list_executions().state_machine_arn(MACHINE).send().await.unwrap().executions;
    assert_eq!(children.len(), 4);
}

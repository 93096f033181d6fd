//! HTTP tasks of state machines, against a server on this machine.

mod support;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

use serde_json::{Value, json};
use support::Virga;

/// A server that answers one request, and what it was asked.
struct Stub {
    address: String,
    asked: JoinHandle<String>,
}

impl Stub {
    fn answering(response: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let asked = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
            while !is_whole(&bytes) {
                let read = stream.read(&mut buffer).unwrap();
                assert!(read > 0, "the request is whole");
                bytes.extend_from_slice(&buffer[..read]);
            }
            stream.write_all(response.as_bytes()).unwrap();
            String::from_utf8(bytes).unwrap()
        });
        Self { address, asked }
    }

    fn asked(self) -> String {
        self.asked.join().unwrap()
    }
}

/// Whether a request has come to its end, as its length says.
fn is_whole(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    body.len() >= length.map_or(0, |length| length.parse().unwrap())
}

fn task(endpoint: &str, more: &Value) -> Value {
    let mut parameters = json!({"ApiEndpoint": endpoint, "Method": "POST", "InvocationConfig":
        {"ConnectionArn": "arn:aws:events:us-east-1:000000000000:connection/orders/1"}});
    for (name, value) in more.as_object().unwrap() {
        parameters[name] = value.clone();
    }
    json!({"Type": "Task", "Resource": "arn:aws:states:::http:invoke", "Parameters": parameters, "End": true})
}

/// Runs a state in an express machine, and answers what `StartSyncExecution` does.
fn run(virga: &Virga, state: &Value) -> Value {
    let definition = json!({"StartAt": "Ask", "States": {"Ask": state}});
    let create = json!({"name": "asks", "definition": definition.to_string(), "type": "EXPRESS",
        "roleArn": "arn:aws:iam::000000000000:role/role"});
    let call = |operation: &str, input: &Value| virga.call("states", "AWSStepFunctions", operation, input);
    let machine = call("CreateStateMachine", &create).json()["stateMachineArn"].clone();
    call("StartSyncExecution", &json!({"stateMachineArn": machine})).json()
}

#[test]
fn a_task_calls_an_api_on_this_machine() {
    let stub = Stub::answering(
        "HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: 8\r\n\r\n{\"id\":7}",
    );
    let virga = Virga::start();
    let more = json!({"RequestBody": {"item": "umbrella"}, "Headers": {"Order-Id": "7"},
        "QueryParameters": {"currency": "usd"}});
    let told = run(&virga, &task(&format!("http://{}/orders", stub.address), &more));
    let output: Value =
        serde_json::from_str(told["output"].as_str().unwrap_or_else(|| panic!("{told}"))).unwrap();
    let expected = json!({"Headers": {"content-type": ["application/json"], "content-length": ["8"]},
        "ResponseBody": {"id": 7}, "StatusCode": 201, "StatusText": "Created"});
    assert_eq!(output, expected);
    let address = stub.address.clone();
    let asked = stub.asked();
    assert!(asked.starts_with("POST /orders?currency=usd HTTP/1.1\r\n"), "{asked}");
    assert!(asked.ends_with("\r\n\r\n{\"item\":\"umbrella\"}"), "{asked}");
    for line in [
        "order-id: 7",
        "content-type: application/json; charset=UTF-8",
        "user-agent: Amazon|StepFunctions|HttpInvoke|us-east-1",
        "range: bytes=0-262144",
        &format!("host: {address}"),
    ] {
        assert!(asked.contains(&format!("\r\n{line}\r\n")), "{line}: {asked}");
    }
    let gaps = virga.send("GET", "/_virga/gaps", &[], b"").json();
    assert_eq!(gaps["withoutEffect"]["stepfunctions:http:invoke ConnectionArn"], 1);
}

#[test]
fn a_status_and_a_closed_port_are_errors_that_can_be_caught() {
    let stub = Stub::answering("HTTP/1.1 404 Not Found\r\ncontent-length: 7\r\n\r\nno such");
    let virga = Virga::start();
    let mut state = task(&format!("http://{}/", stub.address), &json!({}));
    state["Catch"] = json!([{"ErrorEquals": ["States.Http.StatusCode.404"], "Next": "Caught"}]);
    let definition = json!({"StartAt": "Ask", "States": {"Ask": state, "Caught": {"Type": "Succeed"}}});
    let create = json!({"name": "catches", "definition": definition.to_string(), "type": "EXPRESS",
        "roleArn": "arn:aws:iam::000000000000:role/role"});
    let call = |operation: &str, input: &Value| virga.call("states", "AWSStepFunctions", operation, input);
    let machine = call("CreateStateMachine", &create).json()["stateMachineArn"].clone();
    let caught = call("StartSyncExecution", &json!({"stateMachineArn": machine})).json();
    assert_eq!(caught["output"], r#"{"Error":"States.Http.StatusCode.404","Cause":"no such"}"#);
    stub.asked();
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let failed = run(&virga, &task(&format!("http://{nobody}/"), &json!({})));
    assert_eq!(failed["error"], "States.Http.Socket");
}

#[test]
fn a_task_may_ask_virga_itself() {
    let virga = Virga::start();
    let told = run(&virga, &task(&format!("{}/_virga/health", virga.endpoint()), &json!({"Method": "GET"})));
    let output: Value =
        serde_json::from_str(told["output"].as_str().unwrap_or_else(|| panic!("{told}"))).unwrap();
    assert_eq!(output["ResponseBody"]["services"]["stepfunctions"], "running");
}

#[test]
fn nobody_outside_is_called_unless_they_are_named_and_then_a_stand_in_may_answer() {
    let stub = Stub::answering("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\nok");
    let virga = Virga::start_with(&["--allow-net", &format!("api.example.com={}", stub.address)]);
    let refused = run(&virga, &task("https://api.stripe.com/v1/invoices", &json!({})));
    assert_eq!(refused["error"], "States.Runtime");
    assert!(refused["cause"].as_str().unwrap().contains("--allow-net api.stripe.com"), "{refused}");
    let gaps = virga.send("GET", "/_virga/gaps", &[], b"").json();
    assert_eq!(gaps["gaps"]["stepfunctions:http:invoke outside"], 1);
    let call = |operation: &str, input: &Value| virga.call("states", "AWSStepFunctions", operation, input);
    call("DeleteStateMachine", &json!({"stateMachineArn": refused["stateMachineArn"]}));
    let told = run(&virga, &task("https://api.example.com/v1", &json!({"Method": "GET"})));
    assert!(told["output"].as_str().unwrap_or_else(|| panic!("{told}")).contains(r#""ResponseBody":"ok""#));
    let asked = stub.asked();
    assert!(
        asked.starts_with("GET /v1 HTTP/1.1\r\n") && asked.contains("\r\nhost: api.example.com\r\n"),
        "{asked}"
    );
}

#[test]
fn test_state_traces_the_request_and_the_response() {
    let stub = Stub::answering(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 8\r\n\r\n{\"id\":7}",
    );
    let virga = Virga::start();
    let url = format!("http://{}/orders", stub.address);
    let state = task(&url, &json!({"RequestBody": {"a": 1}}));
    let input = json!({"definition": state.to_string(), "inspectionLevel": "TRACE", "revealSecrets": true,
        "roleArn": "arn:aws:iam::000000000000:role/role"});
    let told = virga.call("states", "AWSStepFunctions", "TestState", &input).json();
    assert_eq!(told["status"], "SUCCEEDED", "{told}");
    let data = &told["inspectionData"];
    let request = json!({"protocol": "http", "method": "POST", "url": url, "body": r#"{"a":1}"#,
        "headers": "[content-type: application/json; charset=UTF-8, user-agent: \
            Amazon|StepFunctions|HttpInvoke|us-east-1, range: bytes=0-262144]"});
    assert_eq!(data["request"], request);
    let response = json!({"protocol": "http", "statusCode": "200", "statusMessage": "OK", "body": r#"{"id":7}"#,
        "headers": "[content-type: application/json, content-length: 8]"});
    assert_eq!(data["response"], response);
    stub.asked();
}

#[test]
fn what_an_http_task_must_not_say_is_refused_when_its_machine_is_made() {
    let virga = Virga::start();
    let refusal = |state: Value| {
        let definition = json!({"StartAt": "Ask", "States": {"Ask": state}}).to_string();
        let create = json!({"name": "asks", "definition": definition, "roleArn": "arn:aws:iam::000000000000:role/role"});
        let answer = virga.call("states", "AWSStepFunctions", "CreateStateMachine", &create).json();
        answer["message"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
    };
    let told = refusal(task("http://localhost:1/", &json!({"Headers": {"Authorization": "Basic x"}})));
    assert!(told.contains(
        "The 'Headers' field contains unsupported values: [authorization] at /States/Ask/Parameters"
    ));
    let mut without = task("http://localhost:1/", &json!({}));
    without["Parameters"].as_object_mut().unwrap().remove("Method");
    assert!(
        refusal(without).contains("The field 'Method' is required but was missing at /States/Ask/Parameters")
    );
    let mut waits = task("http://localhost:1/", &json!({}));
    waits["Resource"] = json!("arn:aws:states:::http:invoke.waitForTaskToken");
    assert!(refusal(waits).contains("http:invoke.waitForTaskToken is not recognized"));
}

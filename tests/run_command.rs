//! `virga run` on the real binary.

use std::path::PathBuf;
use std::process::{Command, Output};

/// A folder of files for one test, gone at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("virga-run-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn run(arguments: &[&str]) -> (Output, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_virga")).arg("run").args(arguments).output().unwrap();
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    (output, text)
}

#[test]
fn thirty_days_of_waiting_are_told_at_once() {
    let folder = Folder::new("wait");
    let machine = folder.file(
        "nap.asl.json",
        r#"{"StartAt": "Nap", "States": {"Nap": {"Type": "Wait", "Seconds": 2592000, "End": true}}}"#,
    );
    let (output, text) = run(&[machine.to_str().unwrap(), "--input", r#"{"a":1}"#]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(text.contains("+2592000.000 s WaitStateExited"), "{text}");
    assert!(text.ends_with("SUCCEEDED\noutput: {\"a\":1}\n"), "{text}");
}

#[test]
fn a_test_case_answers_for_services_and_a_failure_fails_the_command() {
    let folder = Folder::new("mocks");
    let machine = folder.file(
        "orders.asl.json",
        r#"{"StartAt": "Ship", "States": {"Ship": {"Type": "Task", "Resource": "arn:aws:states:::ecs:runTask.sync",
            "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 1}], "End": true}}}"#,
    );
    let mocks = folder.file(
        "mocks.json",
        r#"{"StateMachines": {"orders": {"TestCases": {"Late": {"Ship": "Later"}, "Never": {"Ship": "Busy"}}}},
            "MockedResponses": {"Later": {"0": {"Throw": {"Error": "Busy"}}, "1": {"Return": {"shipped": true}}},
                "Busy": {"0-9": {"Throw": {"Error": "Busy", "Cause": "no room"}}}}}"#,
    );
    let (machine, mocks) = (machine.to_str().unwrap(), mocks.to_str().unwrap());
    let (output, text) = run(&[machine, "--mocks", mocks, "--test-case", "Late", "--json"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(told["execution"]["output"], r#"{"shipped":true}"#);
    let (output, text) = run(&[machine, "--mocks", mocks, "--test-case", "Never"]);
    assert!(!output.status.success());
    assert!(text.contains("error: Busy\ncause: no room"), "{text}");
}

#[test]
fn an_http_task_may_ask_the_virga_that_runs_it() {
    let folder = Folder::new("http");
    let machine = folder.file(
        "asks.asl.json",
        r#"{"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "Resource": "arn:aws:states:::http:invoke", "End": true,
            "Parameters": {"ApiEndpoint": "http://localhost:4566/_virga/health", "Method": "GET", "Authentication":
                {"ConnectionArn": "arn:aws:events:us-east-1:000000000000:connection/none/1"}},
            "ResultSelector": {"is.$": "$.ResponseBody.services.sqs"}}}}"#,
    );
    let (output, text) = run(&[machine.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(text.ends_with("SUCCEEDED\noutput: {\"is\":\"running\"}\n"), "{text}");
}

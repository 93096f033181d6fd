//! Coverage of state machines: `GET /_virga/stepfunctions/coverage`, `virga coverage`, `virga run --coverage`.

mod support;

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::{Value, json};
use support::Virga;

/// Lines count: the lcov report tells them.
const MACHINE: &str = r#"{
  "StartAt": "Which",
  "States": {
    "Which": {
      "Type": "Choice",
      "Choices": [
        {"Variable": "$.way", "StringEquals": "tell", "Next": "Tell"},
        {"Variable": "$.way", "StringEquals": "each", "Next": "Each"}
      ],
      "Default": "Done"
    },
    "Tell": {
      "Type": "Task",
      "Resource": "arn:aws:states:::sqs:sendMessage",
      "Parameters": {"QueueUrl": "http://localhost:4566/000000000000/none", "MessageBody": "x"},
      "Retry": [
        {"ErrorEquals": ["Other"]},
        {"ErrorEquals": ["States.ALL"], "MaxAttempts": 2}
      ],
      "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Done"}],
      "End": true
    },
    "Each": {
      "Type": "Map",
      "ItemsPath": "$.items",
      "ItemProcessor": {"StartAt": "One", "States": {
        "One": {"Type": "Pass", "End": true}
      }},
      "Next": "Done"
    },
    "Done": {"Type": "Succeed"}
  }
}
"#;

fn make(virga: &Virga, name: &str, kind: &str) -> Value {
    let input = json!({"name": name, "definition": MACHINE, "type": kind,
        "roleArn": "arn:aws:iam::000000000000:role/role"});
    virga.call("states", "AWSStepFunctions", "CreateStateMachine", &input).json()["stateMachineArn"].clone()
}

fn start(virga: &Virga, machine: &Value, input: &Value) {
    let start = json!({"stateMachineArn": machine, "input": input.to_string()});
    virga.call("states", "AWSStepFunctions", "StartExecution", &start).json();
    virga.advance("PT1H");
}

fn taken(report: &Value, location: &str) -> u64 {
    let points = report["stateMachines"][0]["points"].as_array().unwrap();
    let point = points.iter().find(|point| point["location"] == location);
    point.unwrap_or_else(|| panic!("no point at {location}: {report}"))["taken"].as_u64().unwrap()
}

fn command(virga: &Virga, arguments: &[&str]) -> (Output, String) {
    let command = Command::new(env!("CARGO_BIN_EXE_virga"))
        .args(["coverage", "--address", virga.endpoint().trim_start_matches("http://")])
        .args(arguments)
        .output()
        .unwrap();
    let text = String::from_utf8(command.stdout.clone()).unwrap();
    (command, text)
}

fn error_of(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A folder with the machine's definition in it, gone at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("virga-coverage-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        std::fs::write(path.join("machine.asl.json"), MACHINE).unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn states_choices_retriers_and_catchers_count_each_time_they_are_taken() {
    let virga = Virga::start();
    let machine = make(&virga, "ways", "STANDARD");
    let report = || virga.send("GET", "/_virga/stepfunctions/coverage", &[], b"").json();
    assert_eq!((report()["covered"].as_u64(), report()["total"].as_u64()), (Some(0), Some(11)));
    start(&virga, &machine, &json!({"way": "tell"}));
    start(&virga, &machine, &json!({"way": "each", "items": [1, 2, 3]}));
    let told = report();
    assert_eq!(told["stateMachines"][0]["executions"], 2);
    for (location, times) in [
        ("/States/Which", 2),
        ("/States/Which/Choices[0]", 1),
        ("/States/Which/Choices[1]", 1),
        ("/States/Which/Default", 0),
        ("/States/Tell", 1),
        ("/States/Tell/Retry[0]", 0),
        ("/States/Tell/Retry[1]", 2),
        ("/States/Tell/Catch[0]", 1),
        ("/States/Each", 1),
        ("/States/Each/ItemProcessor/States/One", 3),
        ("/States/Done", 2),
    ] {
        assert_eq!(taken(&told, location), times, "{location}");
    }
    assert_eq!(told["covered"], 9);
}

#[test]
fn express_executions_count_and_so_do_machines_that_are_gone() {
    let virga = Virga::start();
    let machine = make(&virga, "fast", "EXPRESS");
    let input = json!({"stateMachineArn": machine, "input": r#"{"way": "none"}"#});
    virga.call("states", "AWSStepFunctions", "StartSyncExecution", &input).json();
    virga.call("states", "AWSStepFunctions", "DeleteStateMachine", &json!({"stateMachineArn": machine}));
    let report = || virga.send("GET", "/_virga/stepfunctions/coverage", &[], b"").json();
    assert_eq!(taken(&report(), "/States/Which/Default"), 1);
    assert_eq!(virga.send("DELETE", "/_virga/stepfunctions/coverage", &[], b"").status, 204);
    assert_eq!(taken(&report(), "/States/Which/Default"), 0);
    virga.send("POST", "/_virga/reset", &[], b"");
    assert_eq!(report()["stateMachines"], json!([]));
}

#[test]
fn the_command_tells_what_was_never_taken_and_fails_below_the_minimum() {
    let (virga, folder) = (Virga::start(), Folder::new("min"));
    let (output, _) = command(&virga, &["--min", "1"]);
    assert!(error_of(&output).contains("there is no state machine to cover"), "{output:?}");
    let machine = make(&virga, "ways", "STANDARD");
    start(&virga, &machine, &json!({"way": "each", "items": [1]}));
    let file = folder.path("machine.asl.json");
    let (output, text) = command(&virga, &["--machine", "ways", "--definition", &file, "--min", "45"]);
    assert!(output.status.success(), "{output:?}");
    assert!(text.starts_with("ways: 45.4 % (5 of 11), 1 execution\n"), "{text}");
    assert!(text.contains(&format!("  never taken: catcher Tell Catch[0] at {file}:20\n")), "{text}");
    assert!(text.contains(&format!("  never taken: state Tell at {file}:12\n")), "{text}");
    let (output, _) = command(&virga, &["--min", "90"]);
    assert_eq!(output.status.code(), Some(1));
    let expected = "virga: 45.4 % (5 of 11) was taken, less than the 90 % that --min asks for\n";
    assert_eq!(error_of(&output), expected);
    let (output, _) = command(&virga, &["--machine", "others"]);
    assert!(error_of(&output).contains("no state machine others"), "{output:?}");
}

#[test]
fn lcov_tells_states_as_lines_and_their_ways_out_as_branches() {
    let (virga, folder) = (Virga::start(), Folder::new("lcov"));
    // Two machines of one file are added up.
    for name in ["first", "second"] {
        let machine = make(&virga, name, "STANDARD");
        start(&virga, &machine, &json!({"way": "each", "items": [1, 2]}));
    }
    let (file, lcov) = (folder.path("machine.asl.json"), folder.path("lcov.info"));
    let (output, text) = command(&virga, &["--definition", &file, "--lcov", &lcov]);
    assert!(output.status.success(), "{output:?}");
    assert!(text.starts_with("first: 45.4 % (5 of 11), 2 executions\n"), "{text}");
    let report = std::fs::read_to_string(lcov).unwrap();
    let expected = format!(
        "TN:\nSF:{file}\nBRDA:7,0,0,0\nBRDA:8,0,0,2\nBRDA:10,0,0,0\nBRDA:17,0,0,-\nBRDA:18,0,0,-\n\
         BRDA:20,0,0,-\nBRF:6\nBRH:1\nDA:4,2\nDA:7,0\nDA:8,2\nDA:10,0\nDA:12,0\nDA:17,0\nDA:18,0\nDA:20,0\n\
         DA:23,2\nDA:27,4\nDA:31,2\nLF:11\nLH:5\nend_of_record\n"
    );
    assert_eq!(report, expected);
    std::fs::write(&file, r#"{"StartAt": "Other", "States": {"Other": {"Type": "Succeed"}}}"#).unwrap();
    let (output, _) = command(&virga, &["--definition", &file]);
    assert!(error_of(&output).contains("has it changed since?"), "{output:?}");
}

#[test]
fn a_run_without_a_daemon_tells_its_coverage_after_its_history() {
    let folder = Folder::new("run");
    let output = Command::new(env!("CARGO_BIN_EXE_virga"))
        .args(["run", &folder.path("machine.asl.json"), "--input", r#"{"way":"x"}"#, "--coverage"])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("\nmachine: 27.2 % (3 of 11), 1 execution\n  never taken: choice Which"), "{text}");
}

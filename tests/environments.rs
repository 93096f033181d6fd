//! Execution environments by their callers' view: functions that stay warm, cold starts, and hostile
//! functions beside which others are answered.

#![expect(clippy::disallowed_methods, reason = "a client is no work of the daemon's")]

mod support;

use std::io::{Cursor, Write};
use std::time::Duration;

use aws_sdk_lambda::client::Waiters as _;
use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::types::{
    ApplicationLogLevel, Environment, FunctionCode, LogFormat, LogType, LoggingConfig, Runtime,
    SystemLogLevel,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use support::Virga;

const COUNTER: &[u8] = include_bytes!("../wasm-functions/built/counter/bootstrap.wasm");
const ECHO: &[u8] = include_bytes!("../wasm-functions/built/echo/bootstrap.wasm");
const WEB: &[u8] = include_bytes!("../wasm-functions/built/web/bootstrap.wasm");

fn package(module: &[u8]) -> Blob {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("bootstrap.wasm", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(module).unwrap();
    Blob::new(zip.finish().unwrap().into_inner())
}

/// A function of its own.
struct Function<'a> {
    name: &'a str,
    module: &'a [u8],
    variables: &'a [(&'a str, &'a str)],
    tags: &'a [(&'a str, &'a str)],
}

impl Default for Function<'_> {
    fn default() -> Self {
        Self { name: "counter", module: COUNTER, variables: &[], tags: &[] }
    }
}

impl Function<'_> {
    async fn create(&self, virga: &Virga) {
        let mut environment = Environment::builder();
        for (name, value) in self.variables {
            environment = environment.variables(*name, *value);
        }
        let mut create = virga.lambda().create_function();
        for (name, value) in self.tags {
            create = create.tags(*name, *value);
        }
        let created = create
            .function_name(self.name)
            .runtime(Runtime::Providedal2023)
            .handler("bootstrap")
            .role("arn:aws:iam::000000000000:role/test")
            .timeout(1)
            .environment(environment.build())
            .code(FunctionCode::builder().zip_file(package(self.module)).build())
            .send()
            .await;
        created.unwrap();
        let active = virga.lambda().wait_until_function_active_v2().function_name(self.name);
        active.wait(Duration::from_secs(30)).await.unwrap();
    }
}

/// What an invocation came to: payload, error, log.
struct Came {
    payload: Value,
    error: Option<String>,
    log: Vec<String>,
}

async fn invoke(virga: &Virga, name: &str, event: &Value) -> Came {
    let lambda = virga.lambda();
    let payload = Blob::new(event.to_string());
    let invoke = lambda.invoke().function_name(name).payload(payload).log_type(LogType::Tail);
    let answer = invoke.send().await.unwrap();
    let log = String::from_utf8(STANDARD.decode(answer.log_result().unwrap()).unwrap()).unwrap();
    Came {
        payload: serde_json::from_slice(answer.payload().unwrap().as_ref()).unwrap_or_default(),
        error: answer.function_error().map(str::to_owned),
        log: log.lines().map(str::to_owned).collect(),
    }
}

#[tokio::test]
async fn a_function_on_the_runtime_api_stays_warm() {
    let virga = Virga::start_with(&[]);
    Function::default().create(&virga).await;
    let first = invoke(&virga, "counter", &json!("count")).await;
    assert_eq!(first.payload, 1);
    assert!(first.log[0].starts_with("INIT_START Runtime Version: provided:al2023"), "{:?}", first.log);
    assert!(first.log[1].starts_with("START RequestId: "));
    assert_eq!(first.log[2], "event 1");
    assert!(first.log[4].contains("\tInit Duration: "), "{:?}", first.log);
    let second = invoke(&virga, "counter", &json!("count")).await;
    assert_eq!(second.payload, 2);
    assert!(second.log[0].starts_with("START RequestId: "));
    assert!(!second.log.concat().contains("Init Duration"));
    let listed = virga.send("GET", "/_virga/lambda/environments", &[], b"").json();
    let environment = &listed["environments"][0];
    assert_eq!(environment["state"], "FROZEN");
    assert_eq!(environment["invocations"], 2);
    assert_eq!(environment["functionArn"], "arn:aws:lambda:us-east-1:000000000000:function:counter:$LATEST");
}

#[tokio::test]
async fn a_failure_told_to_the_runtime_api_is_the_callers() {
    let virga = Virga::start_with(&[]);
    Function::default().create(&virga).await;
    let failed = invoke(&virga, "counter", &json!("fail")).await;
    assert_eq!(failed.error.as_deref(), Some("Unhandled"));
    assert_eq!(failed.payload, json!({"errorMessage": "no \"money\"", "errorType": "CardDeclined"}));
}

/// A command that logs lines of several levels.
fn logger() -> Vec<u8> {
    let lines = [
        r#"{"level":"debug","timestamp":"2024-11-02T16:51:31.587Z","message":"looking"}"#,
        r#"{"level":"INFO","timestamp":"2024-11-02T16:51:31.587Z","message":"going"}"#,
        "plain words",
        r#"{"level":"Warning","time":"2024-11-02T16:51:31.587Z","message":"stumbling"}"#,
        r#"{"level":"error","message":"out of time"}"#,
    ];
    let text = lines.join("\n");
    let module = format!(
        r#"(module (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
            (memory (export "memory") 1) (data (i32.const 64) "{}\n")
            (func (export "_start")
                (i32.store (i32.const 0) (i32.const 64)) (i32.store (i32.const 4) (i32.const {}))
                (drop (call $write (i32.const 2) (i32.const 0) (i32.const 1) (i32.const 8)))))"#,
        text.replace('"', "\\22").replace('\n', "\\n"),
        text.len() + 1
    );
    wat::parse_str(module).unwrap()
}

/// What the logger's log has: words of its own lines, and kinds of the platform's.
async fn logged(virga: &Virga, application: ApplicationLogLevel, system: SystemLogLevel) -> Vec<String> {
    let config = LoggingConfig::builder()
        .log_format(LogFormat::Json)
        .application_log_level(application)
        .system_log_level(system);
    let update = virga.lambda().update_function_configuration().function_name("logger");
    update.logging_config(config.build()).send().await.unwrap();
    let updated = virga.lambda().wait_until_function_updated_v2().function_name("logger");
    updated.wait(Duration::from_secs(30)).await.unwrap();
    let log = invoke(virga, "logger", &json!({})).await.log;
    let told = |line: &String| {
        let Ok(line) = serde_json::from_str::<Value>(line) else { return line.clone() };
        let told = line["message"].as_str().or_else(|| line["type"].as_str());
        told.unwrap_or_default().trim_start_matches("platform.").to_owned()
    };
    log.iter().map(told).collect()
}

#[tokio::test]
async fn lines_below_the_levels_that_are_wanted_are_left_out() {
    let virga = Virga::start_with(&[]);
    Function { name: "logger", module: &logger(), ..Function::default() }.create(&virga).await;
    let usual = logged(&virga, ApplicationLogLevel::Info, SystemLogLevel::Info).await;
    let own = ["going", "plain words", "stumbling", "out of time"];
    assert_eq!(usual, [&["initStart", "start"][..], &own, &["report"]].concat());
    let quiet = logged(&virga, ApplicationLogLevel::Warn, SystemLogLevel::Warn).await;
    assert_eq!(quiet, ["stumbling"]);
    let all = logged(&virga, ApplicationLogLevel::Trace, SystemLogLevel::Debug).await;
    let own = ["looking", "going", "plain words", "stumbling", "out of time"];
    assert_eq!(all, [&["initStart", "start"][..], &own, &["runtimeDone", "report"]].concat());
}

/// The lines of a log from `INIT_START` to `REPORT`, without numbers and ids.
fn outline(log: &[String]) -> Vec<String> {
    let outline = |line: &String| {
        let words: Vec<&str> = line.split(['\t', ' ']).filter(|word| !word.is_empty()).collect();
        let at = |word| words.iter().position(|it| *it == word);
        match (words[0], at("Phase:"), at("Status:")) {
            ("INIT_REPORT", Some(phase), _) => format!("INIT_REPORT {}", words[phase..].join(" ")),
            ("REPORT", _, Some(status)) => format!("REPORT {}", words[status..].join(" ")),
            ("RequestId:", ..) => words[2..].join(" "),
            ("INIT_START" | "START" | "END" | "REPORT", ..) => words[0].to_owned(),
            _ => line.clone(),
        }
    };
    log.iter().map(outline).collect()
}

#[tokio::test]
async fn a_function_that_says_it_can_not_start_is_started_once_more_and_its_log_says_so() {
    let virga = Virga::start_with(&[]);
    Function { variables: &[("AT_INIT", "fail")], ..Function::default() }.create(&virga).await;
    let failed = invoke(&virga, "counter", &json!("count")).await;
    assert_eq!(failed.payload, json!({"errorMessage": "there is no database", "errorType": "NoDatabase"}));
    let expected = [
        "INIT_START",
        "starting up",
        "INIT_REPORT Phase: init Status: error Error Type: Runtime.Unknown",
        "starting up",
        "INIT_REPORT Phase: invoke Status: error Error Type: Runtime.Unknown",
        "START",
        "END",
        "REPORT Status: error",
    ];
    assert_eq!(outline(&failed.log), expected);
}

#[tokio::test]
async fn a_function_that_ends_before_its_first_event_is_started_once_more_and_its_log_says_so() {
    let virga = Virga::start_with(&[]);
    Function { variables: &[("AT_INIT", "exit")], ..Function::default() }.create(&virga).await;
    let failed = invoke(&virga, "counter", &json!("count")).await;
    assert_eq!(failed.error.as_deref(), Some("Unhandled"));
    assert_eq!(failed.payload["errorType"], "Runtime.ExitError");
    let expected = [
        "INIT_START",
        "starting up",
        "INIT_REPORT Phase: init Status: error Error Type: Runtime.ExitError",
        "starting up",
        "INIT_REPORT Phase: invoke Status: error Error Type: Runtime.ExitError",
        "START",
        "Error: Runtime exited with error: exit status 1",
        "Runtime.ExitError",
        "END",
        "REPORT Status: error Error Type: Runtime.ExitError",
    ];
    assert_eq!(outline(&failed.log), expected);
    let again = invoke(&virga, "counter", &json!("count")).await;
    assert_eq!(outline(&again.log), expected[3..], "the environment is kept");
}

#[tokio::test]
async fn what_a_function_answers_need_not_be_json() {
    let virga = Virga::start_with(&[]);
    Function::default().create(&virga).await;
    let invoke = virga.lambda().invoke().function_name("counter").payload(Blob::new("\"prose\""));
    let answer = invoke.send().await.unwrap();
    assert_eq!((answer.payload().unwrap().as_ref(), answer.function_error()), (&b"plain words"[..], None));
}

#[tokio::test]
async fn what_a_function_breaks_is_named_and_the_next_call_is_answered() {
    let virga = Virga::start_with(&[]);
    Function::default().create(&virga).await;
    let too_large = json!({
        "errorMessage": "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
        "errorType": "Function.ResponseSizeTooLarge",
    });
    for (event, error_type) in [
        ("spin", "Sandbox.Timedout"),
        ("grow", "Runtime.OutOfMemory"),
        ("exit", "Runtime.ExitError"),
        ("trap", "Runtime.ExitError"),
    ] {
        let came = invoke(&virga, "counter", &json!(event)).await;
        assert_eq!(came.payload["errorType"], error_type, "{event}: {:?}", came.log);
        assert_eq!(invoke(&virga, "counter", &json!("count")).await.payload, 1, "after {event}");
    }
    assert_eq!(invoke(&virga, "counter", &json!("huge")).await.payload, too_large);
}

#[tokio::test]
async fn others_are_answered_while_functions_spin() {
    let virga = Virga::start_with(&[]);
    Function::default().create(&virga).await;
    Function { name: "echo", module: ECHO, ..Function::default() }.create(&virga).await;
    invoke(&virga, "echo", &json!(0)).await;
    let lambda = virga.lambda();
    let spinning: Vec<_> = (0..8)
        .map(|_| {
            let spin = lambda.invoke().function_name("counter").payload(Blob::new("\"spin\""));
            tokio::spawn(spin.send())
        })
        .collect();
    let mut answered_meanwhile = 0;
    while spinning.iter().any(|task| !task.is_finished()) {
        assert_eq!(invoke(&virga, "echo", &json!({"n": answered_meanwhile})).await.error, None);
        answered_meanwhile += 1;
    }
    assert!(answered_meanwhile > 10, "{answered_meanwhile}");
    for task in spinning {
        let answer = task.await.unwrap().unwrap();
        let payload: Value = serde_json::from_slice(answer.payload().unwrap().as_ref()).unwrap();
        assert_eq!(payload["errorType"], "Sandbox.Timedout");
    }
}

#[tokio::test]
async fn a_tag_chooses_how_long_cold_starts_take() {
    let virga = Virga::start_with(&["--clock", "skip"]);
    let tags = &[("virga:cold-start", "fixed:1500")][..];
    Function { tags, ..Function::default() }.create(&virga).await;
    let cold = invoke(&virga, "counter", &json!("count")).await;
    let report = cold.log.iter().find(|line| line.starts_with("REPORT")).unwrap();
    let init = report.split("Init Duration: ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap();
    assert!(init.parse::<f64>().unwrap() >= 1500.0, "{report}");
}

#[tokio::test]
async fn a_web_component_is_invoked_with_a_urls_event() {
    let virga = Virga::start_with(&[]);
    Function { name: "web", module: WEB, ..Function::default() }.create(&virga).await;
    let event = json!({"rawPath": "/hello", "requestContext": {"http": {"method": "GET"}}});
    let came = invoke(&virga, "web", &event).await;
    assert_eq!(came.payload["statusCode"], 201);
    assert_eq!(came.payload["body"], "Method::Get /hello ");
}

#[tokio::test]
async fn code_that_is_too_large_for_a_call_comes_from_s3() {
    const MOST_OF_A_CALL: usize = 52_428_800;
    let virga = Virga::start_with(&[]);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in [("bootstrap.wasm", ECHO), ("model.bin", &vec![0; MOST_OF_A_CALL])] {
        zip.start_file(name, stored).unwrap();
        zip.write_all(content).unwrap();
    }
    let body = zip.finish().unwrap().into_inner();
    virga.s3().create_bucket().bucket("code").send().await.unwrap();
    virga.s3().put_object().bucket("code").key("echo.zip").body(body.into()).send().await.unwrap();
    let created = virga
        .lambda()
        .create_function()
        .function_name("echo")
        .runtime(Runtime::Providedal2023)
        .handler("bootstrap")
        .role("arn:aws:iam::000000000000:role/test")
        .code(FunctionCode::builder().s3_bucket("code").s3_key("echo.zip").build())
        .send()
        .await
        .unwrap();
    assert!(usize::try_from(created.code_size()).unwrap() > MOST_OF_A_CALL);
    assert_eq!(invoke(&virga, "echo", &json!("as ever")).await.payload, "as ever");
}

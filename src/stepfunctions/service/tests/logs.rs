//! Histories in CloudWatch Logs.

use super::*;
use crate::neighbours::{LogLine, LogSink};

/// Lines as they were written, with their group and stream.
#[derive(Default)]
struct Sink(Mutex<Vec<(String, String, Value)>>);

impl LogSink for Arc<Sink> {
    fn append(&self, _: &AccountId, _: &Region, group: &str, stream: &str, lines: Vec<LogLine>) {
        let parsed = |line: LogLine| serde_json::from_str(&line.message).unwrap();
        let lines = lines.into_iter().map(|line| (group.to_owned(), stream.to_owned(), parsed(line)));
        self.0.lock().extend(lines);
    }
}

async fn logged(level: &str, with_data: bool) -> Vec<(String, String, Value)> {
    let caller = Caller::new();
    let sink = Arc::new(Sink::default());
    caller.house.neighbours.set_logs(Arc::new(Arc::clone(&sink)));
    let arn = "arn:aws:logs:us-east-1:000000000000:log-group:/aws/vendedlogs/states/fast:*".to_owned();
    let group = model::CloudWatchLogsLogGroup { log_group_arn: Some(arn) };
    let input = model::CreateStateMachineInput {
        name: "fast".to_owned(),
        definition: one(json!({"Type": "Fail", "Error": "Bad"})).to_string(),
        role_arn: "arn:aws:iam::000000000000:role/role".to_owned(),
        type_: Some(model::StateMachineType::Express),
        logging_configuration: Some(model::LoggingConfiguration {
            level: Some(level.into()),
            include_execution_data: Some(with_data),
            destinations: Some(vec![model::LogDestination { cloud_watch_logs_log_group: Some(group) }]),
        }),
        ..Default::default()
    };
    let machine = caller.service.create_state_machine(&caller.call, input).await.unwrap().state_machine_arn;
    caller.try_start(&machine, "run", r#"{"x":1}"#).await.unwrap();
    sink.0.lock().clone()
}

#[tokio::test]
async fn an_express_execution_is_told_in_the_logs_alone() {
    let lines = logged("ALL", true).await;
    let types: Vec<&str> = lines.iter().map(|(.., line)| line["type"].as_str().unwrap()).collect();
    assert_eq!(types, ["ExecutionStarted", "FailStateEntered", "ExecutionFailed"]);
    let (group, stream, first) = &lines[0];
    assert_eq!(group, "/aws/vendedlogs/states/fast");
    assert!(stream.starts_with("states/fast/2023-11-14-22-13/"), "{stream}");
    assert_eq!((&first["id"], &first["previous_event_id"]), (&json!("1"), &json!("0")));
    assert_eq!((&first["details"]["input"], &first["redrive_count"]), (&json!(r#"{"x":1}"#), &json!("0")));
    assert_eq!(first["event_timestamp"], "1700000000000");
}

#[tokio::test]
async fn the_level_and_the_data_flag_say_what_is_logged() {
    let lines = logged("FATAL", true).await;
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].2["details"]["error"], "Bad");
    let without = logged("ALL", false).await;
    assert_eq!(without[0].2["details"].get("input"), None);
    assert!(logged("OFF", true).await.is_empty());
}

//! Dead letters, and replaying them.

use super::*;

/// Sends messages and receives each once too often.
async fn fail(caller: &Caller, url: &str, bodies: &[&str]) {
    for body in bodies {
        caller.send(url, body).await;
    }
    for _ in 0..=bodies.len() {
        caller.receive(url, 10).await;
    }
}

async fn start(caller: &Caller, destination: Option<&str>, rate: Option<i32>) -> Result<String, Error> {
    let arn = |name: &str| format!("arn:aws:sqs:us-east-1:000000000000:{name}");
    let input = sqs::StartMessageMoveTaskInput {
        source_arn: arn("dead"),
        destination_arn: destination.map(arn),
        max_number_of_messages_per_second: rate,
    };
    Ok(caller.service.start_message_move_task(&caller.call, input).await?.task_handle.unwrap())
}

async fn newest(caller: &Caller) -> sqs::ListMessageMoveTasksResultEntry {
    let source_arn = "arn:aws:sqs:us-east-1:000000000000:dead".to_owned();
    let input = sqs::ListMessageMoveTasksInput { source_arn, max_results: None };
    let output = caller.service.list_message_move_tasks(&caller.call, input).await.unwrap();
    output.results.unwrap().remove(0)
}

#[tokio::test]
async fn a_dead_letter_keeps_its_id_and_says_where_it_comes_from() {
    let caller = Caller::new();
    let (url, dead) = caller.create_with_dead_letters().await;
    let sent = caller.send(&url, "poison").await;
    assert_eq!(caller.receive(&url, 1).await.len(), 1);
    caller.advance(5).await;
    assert!(caller.receive(&url, 1).await.is_empty());
    let letter = caller.try_receive(sqs::ReceiveMessageInput {
        message_system_attribute_names: Some(vec![sqs::MessageSystemAttributeName::All]),
        ..poll(&dead, 1, 0)
    });
    let letter = letter.await.unwrap().remove(0);
    assert_eq!(letter.message_id, sent.message_id);
    let system = letter.attributes.unwrap();
    assert_eq!(system["DeadLetterQueueSourceArn"], "arn:aws:sqs:us-east-1:000000000000:orders");
    assert_eq!(system["SentTimestamp"], "1700000000000");
}

#[tokio::test]
async fn a_dead_letter_wakes_who_waits_for_it() {
    let caller = Caller::new();
    let (url, dead) = caller.create_with_dead_letters().await;
    let (service, call, input) = (caller.service.clone(), caller.call.clone(), poll(&dead, 1, 20));
    let task = caller.house.clock.spawn(async move { service.receive_message(&call, input).await });
    caller.house.clock.settled().await;
    fail(&caller, &url, &["poison"]).await;
    assert_eq!(bodies(&task.await.unwrap().unwrap().messages.unwrap()), ["poison"]);
}

#[tokio::test]
async fn a_move_task_brings_every_message_back_to_where_it_came_from() {
    let caller = Caller::new();
    let (url, dead) = caller.create_with_dead_letters().await;
    fail(&caller, &url, &["a", "b", "c"]).await;
    assert_eq!(caller.counts(&dead).await, [3, 0, 0]);
    start(&caller, None, None).await.unwrap();
    caller.house.clock.settled().await;
    let task = newest(&caller).await;
    assert_eq!((task.status.as_deref(), task.task_handle), (Some("COMPLETED"), None));
    assert_eq!(task.approximate_number_of_messages_moved, Some(3));
    assert_eq!(bodies(&caller.receive(&url, 10).await), ["a", "b", "c"]);
    assert_eq!(caller.counts(&dead).await, [0, 0, 0]);
}

#[tokio::test]
async fn a_move_task_keeps_to_its_rate_and_stops_when_told_to() {
    let caller = Caller::new();
    let (url, dead) = caller.create_with_dead_letters().await;
    let mended = caller.create("mended", &[]).await;
    fail(&caller, &url, &["a", "b", "c", "d"]).await;
    let handle = start(&caller, Some("mended"), Some(1)).await.unwrap();
    let second = start(&caller, Some("mended"), Some(1)).await.unwrap_err();
    assert!(second.message.starts_with("There is already a task running."), "{}", second.message);
    caller.advance(1).await;
    assert_eq!(caller.counts(&mended).await, [2, 0, 0]);
    assert_eq!(newest(&caller).await.status.as_deref(), Some("RUNNING"));
    let cancel = sqs::CancelMessageMoveTaskInput { task_handle: handle };
    let cancelled = caller.service.cancel_message_move_task(&caller.call, cancel).await.unwrap();
    assert_eq!(cancelled.approximate_number_of_messages_moved, Some(2));
    caller.advance(10).await;
    assert_eq!(newest(&caller).await.status.as_deref(), Some("CANCELLED"));
    assert_eq!((caller.counts(&dead).await, caller.counts(&mended).await), ([2, 0, 0], [2, 0, 0]));
}

#[tokio::test]
async fn a_move_task_says_why_it_failed() {
    let caller = Caller::new();
    let (_, dead) = caller.create_with_dead_letters().await;
    caller.send(&dead, "nobody's").await;
    start(&caller, None, None).await.unwrap();
    caller.house.clock.settled().await;
    let task = newest(&caller).await;
    assert_eq!(task.status.as_deref(), Some("FAILED"));
    assert_eq!(task.failure_reason.as_deref(), Some("CouldNotDetermineMessageSource"));
    assert_eq!(caller.counts(&dead).await, [1, 0, 0]);
}

//! Restarts and resets.

use super::*;
use crate::store::MemoryStore;

#[tokio::test]
async fn what_was_answered_survives_a_restart() {
    let store = Store::over(Arc::new(MemoryStore::default()));
    let before = Caller::with(Mode::Manual, store.clone(), false);
    let (url, dead) = before.create_with_dead_letters().await;
    before.try_set(&url, &[("VisibilityTimeout", "30")]).await.unwrap();
    let fifo = before.create_fifo("orders.fifo").await;
    for body in ["deleted", "held", "waiting"] {
        before.send(&url, body).await;
    }
    let received = before.receive(&url, 2).await;
    before.try_delete(&url, handle(&received[0])).await.unwrap();
    before.send(&dead, "dead").await;
    let grouped =
        |body: &str| sqs::SendMessageInput { message_group_id: Some("g".to_owned()), ..message(&fifo, body) };
    before.try_send(grouped("once")).await.unwrap();
    let once = before.receive(&fifo, 1).await.remove(0);
    before.try_delete(&fifo, handle(&once)).await.unwrap();

    let after = Caller::with(Mode::Manual, store, false);
    after.service.restore();
    assert_eq!(after.counts(&url).await, [1, 1, 0]);
    assert_eq!(after.attributes(&url).await["VisibilityTimeout"], "30");
    assert_eq!(bodies(&after.receive(&dead, 10).await), ["dead"]);
    assert_eq!(bodies(&after.receive(&url, 10).await), ["waiting"]);
    after.try_delete(&url, handle(&received[1])).await.unwrap();
    assert_eq!(after.counts(&url).await, [0, 1, 0]);
    // The window of deduplication goes on, too.
    after.try_send(grouped("once")).await.unwrap();
    assert_eq!(after.counts(&fifo).await, [0, 0, 0]);
}

#[tokio::test]
async fn dead_letters_and_replays_leave_one_row_for_each_message() {
    let store = Store::over(Arc::new(MemoryStore::default()));
    let caller = Caller::with(Mode::Manual, store.clone(), false);
    let (url, dead) = caller.create_with_dead_letters().await;
    let count = || store.rows::<serde_json::Value>("sqs.message").len();
    caller.send(&url, "poison").await;
    caller.receive(&url, 1).await;
    caller.receive(&url, 1).await;
    assert_eq!((caller.counts(&dead).await, count()), ([1, 0, 0], 1));
    let source_arn = "arn:aws:sqs:us-east-1:000000000000:dead".to_owned();
    let input = sqs::StartMessageMoveTaskInput { source_arn, ..Default::default() };
    caller.service.start_message_move_task(&caller.call, input).await.unwrap();
    caller.house.clock.settled().await;
    assert_eq!((caller.counts(&url).await, count()), ([1, 0, 0], 1));
    let gone = sqs::DeleteQueueInput { queue_url: url };
    caller.service.delete_queue(&caller.call, gone).await.unwrap();
    assert_eq!(count(), 0);
}

#[tokio::test]
async fn forgetting_one_account_leaves_the_others() {
    let caller = Caller::new();
    let stranger = caller.another("111122223333");
    caller.create("orders", &[]).await;
    let url = stranger.create("orders", &[]).await;
    caller.service.forget(Some(&caller.call.account));
    let listed = caller.service.list_queues(&caller.call, sqs::ListQueuesInput::default()).await.unwrap();
    assert_eq!(listed.queue_urls, None);
    stranger.send(&url, "still here").await;
    caller.service.forget(None);
    assert!(stranger.try_send(message(&url, "a")).await.is_err());
}

#[tokio::test]
async fn a_move_task_goes_on_after_a_restart_where_it_was() {
    let store = Store::over(Arc::new(MemoryStore::default()));
    let before = Caller::with(Mode::Manual, store.clone(), false);
    let (url, dead) = before.create_with_dead_letters().await;
    for body in ["a", "b", "c"] {
        before.send(&dead, body).await;
    }
    let source_arn = "arn:aws:sqs:us-east-1:000000000000:dead".to_owned();
    let start = sqs::StartMessageMoveTaskInput {
        source_arn: source_arn.clone(),
        destination_arn: Some("arn:aws:sqs:us-east-1:000000000000:orders".to_owned()),
        max_number_of_messages_per_second: Some(1),
    };
    before.service.start_message_move_task(&before.call, start).await.unwrap();
    before.advance(1).await;
    assert_eq!(before.counts(&dead).await, [1, 0, 0]);

    let after = Caller::with(Mode::Manual, store, false);
    after.service.restore();
    let shown = async || {
        let input = sqs::ListMessageMoveTasksInput { source_arn: source_arn.clone(), max_results: Some(10) };
        let output = after.service.list_message_move_tasks(&after.call, input).await.unwrap();
        let tasks = output.results.unwrap();
        assert_eq!(tasks.len(), 1);
        (tasks[0].status.clone().unwrap(), tasks[0].approximate_number_of_messages_moved)
    };
    assert_eq!(shown().await, ("RUNNING".to_owned(), Some(2)));
    after.advance(5).await;
    assert_eq!(shown().await, ("COMPLETED".to_owned(), Some(3)));
    assert_eq!((after.counts(&dead).await, after.counts(&url).await), ([0, 0, 0], [3, 0, 0]));
}

#[tokio::test]
async fn the_move_tasks_of_a_queue_go_with_it() {
    let store = Store::over(Arc::new(MemoryStore::default()));
    let caller = Caller::with(Mode::Manual, store.clone(), false);
    let (_, dead) = caller.create_with_dead_letters().await;
    let source_arn = "arn:aws:sqs:us-east-1:000000000000:dead".to_owned();
    let start = sqs::StartMessageMoveTaskInput { source_arn, ..Default::default() };
    caller.service.start_message_move_task(&caller.call, start).await.unwrap();
    let count = || store.rows::<serde_json::Value>("sqs.task").len();
    assert_eq!(count(), 1);
    caller.service.delete_queue(&caller.call, sqs::DeleteQueueInput { queue_url: dead }).await.unwrap();
    caller.house.clock.settled().await;
    assert_eq!(count(), 0);
}

//! Long polls.

use super::*;
use crate::clock::TimerKind;

/// Starts a long poll as a task of its own, in line when this returns.
async fn start(caller: &Caller, url: &str, maximum: i32) -> tokio::task::JoinHandle<Vec<String>> {
    let (service, call, input) = (caller.service.clone(), caller.call.clone(), poll(url, maximum, 20));
    let task = caller.house.clock.spawn(async move {
        let messages = service.receive_message(&call, input).await.unwrap().messages.unwrap_or_default();
        messages.into_iter().map(|message| message.body.unwrap()).collect::<Vec<_>>()
    });
    caller.house.clock.settled().await;
    task
}

#[tokio::test]
async fn a_long_poll_ends_with_the_message_it_waited_for() {
    let caller = Caller::new();
    let url = caller.create("orders", &[]).await;
    let task = start(&caller, &url, 10).await;
    assert!(!task.is_finished());
    caller.send(&url, "a").await;
    assert_eq!(task.await.unwrap(), ["a"]);
    assert_eq!(caller.counts(&url).await, [0, 1, 0]);
}

#[tokio::test]
async fn a_long_poll_ends_empty_after_its_time_and_not_before() {
    let caller = Caller::new();
    let url = caller.create("orders", &[]).await;
    let task = start(&caller, &url, 1).await;
    caller.advance(19).await;
    assert!(!task.is_finished());
    caller.advance(1).await;
    assert!(task.await.unwrap().is_empty());
    // Nobody is left in line: the next message stays.
    caller.send(&url, "a").await;
    assert_eq!(caller.counts(&url).await, [1, 0, 0]);
}

#[tokio::test]
async fn as_many_polls_end_as_there_are_messages_in_the_order_in_which_they_came() {
    let caller = Caller::new();
    let url = caller.create("orders", &[]).await;
    let mut tasks = Vec::new();
    for _ in 0..1_000 {
        tasks.push(start(&caller, &url, 10).await);
    }
    for number in 0..3 {
        caller.send(&url, &number.to_string()).await;
    }
    caller.house.clock.settled().await;
    let finished: Vec<_> = tasks.iter().take_while(|task| task.is_finished()).collect();
    assert_eq!(finished.len(), 3);
    assert!(tasks[3..].iter().all(|task| !task.is_finished()));
    for (number, task) in tasks.drain(..3).enumerate() {
        assert_eq!(task.await.unwrap(), [number.to_string()]);
    }
}

#[tokio::test]
async fn a_client_that_hangs_up_loses_no_message() {
    let caller = Caller::new();
    let url = caller.create("orders", &[]).await;
    let input = poll(&url, 1, 20);
    let mut waiting = Box::pin(caller.service.receive_message(&caller.call, input));
    let is_waiting =
        std::future::poll_fn(|context| std::task::Poll::Ready(waiting.as_mut().poll(context).is_pending()));
    assert!(is_waiting.await);
    caller.send(&url, "a").await;
    // The message was handed over, but the client is gone before it could take it.
    assert_eq!(caller.counts(&url).await, [0, 1, 0]);
    drop(waiting);
    assert_eq!(caller.counts(&url).await, [1, 0, 0]);
    let again = caller.try_receive(sqs::ReceiveMessageInput {
        message_system_attribute_names: Some(vec![sqs::MessageSystemAttributeName::All]),
        ..poll(&url, 1, 0)
    });
    let again = again.await.unwrap().remove(0);
    assert_eq!(again.attributes.unwrap()["ApproximateReceiveCount"], "1");
}

#[tokio::test]
async fn the_queue_decides_how_long_to_wait_when_the_receiver_does_not() {
    let caller = Caller::new();
    let url = caller.create("orders", &[("ReceiveMessageWaitTimeSeconds", "5")]).await;
    let (service, call) = (caller.service.clone(), caller.call.clone());
    let input = sqs::ReceiveMessageInput { queue_url: url.clone(), ..Default::default() };
    let task = caller.house.clock.spawn(async move { service.receive_message(&call, input).await });
    caller.advance(4).await;
    assert!(!task.is_finished());
    caller.advance(1).await;
    assert_eq!(task.await.unwrap().unwrap().messages, None);
}

#[tokio::test]
async fn a_deleted_queue_ends_the_polls_on_it() {
    let caller = Caller::new();
    let url = caller.create("orders", &[]).await;
    let (service, call, input) = (caller.service.clone(), caller.call.clone(), poll(&url, 1, 20));
    let task = caller.house.clock.spawn(async move { service.receive_message(&call, input).await });
    caller.house.clock.settled().await;
    let gone = sqs::DeleteQueueInput { queue_url: url };
    caller.service.delete_queue(&caller.call, gone).await.unwrap();
    assert_eq!(task.await.unwrap().unwrap_err().code, "QueueDoesNotExist");
}

#[tokio::test]
async fn skipped_time_brings_a_delayed_message_at_once_to_a_poll_from_inside() {
    let caller = Caller::with(Mode::Skip, Store::ephemeral(), false);
    let url = caller.create("orders", &[("DelaySeconds", "900")]).await;
    // Between its jumps, skipped time flows on: what is measured from is a moment before the message.
    let from = caller.house.clock.now();
    caller.send(&url, "late").await;
    let call = Call { origin: Origin::Inside, ..caller.call.clone() };
    let service = caller.service.clone();
    // Two steps of sleep reach beyond the delay, were it not for the message that comes first.
    let clock = caller.house.clock.clone();
    let polled = caller.house.clock.spawn(async move {
        for _ in 0..100 {
            let output = service.receive_message(&call, poll(&url, 1, 20)).await.unwrap();
            if let Some(messages) = output.messages {
                return messages;
            }
            clock.sleep_until(TimerKind::Step, clock.now().after(Duration::from_mins(1))).await;
        }
        Vec::new()
    });
    assert_eq!(bodies(&polled.await.unwrap()), ["late"]);
    assert!(caller.house.clock.now().since(from) >= Duration::from_mins(15));
}

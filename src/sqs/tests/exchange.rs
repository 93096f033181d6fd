//! Sending, receiving, deleting, hiding.

use super::*;

fn text(data_type: &str, value: &str) -> sqs::MessageAttributeValue {
    sqs::MessageAttributeValue {
        data_type: data_type.to_owned(),
        string_value: Some(value.to_owned()),
        ..Default::default()
    }
}

#[tokio::test]
async fn a_message_arrives_with_everything_that_was_sent_and_nothing_that_was_not_asked_for() {
    let caller = Caller::new();
    let url = caller.create("orders", &[("VisibilityTimeout", "0")]).await;
    let sent = caller.try_send(sqs::SendMessageInput {
        message_attributes: Some(BTreeMap::from([("Foo".to_owned(), text("String", "Bar"))])),
        message_system_attributes: Some(BTreeMap::from([(
            "AWSTraceHeader".to_owned(),
            sqs::MessageSystemAttributeValue {
                data_type: "String".to_owned(),
                string_value: Some("Root=1".to_owned()),
                ..Default::default()
            },
        )])),
        ..message(&url, "msg")
    });
    let sent = sent.await.unwrap();
    assert_eq!(sent.md5_of_message_body.as_deref(), Some("6e2baaf3b97dbeef01c0043275f9a0e7"));
    assert_eq!(sent.md5_of_message_attributes.as_deref(), Some("ae7155c6026991b6d54b11589678bf9c"));
    assert!(sent.md5_of_message_system_attributes.is_some());

    let bare = caller.receive(&url, 1).await.remove(0);
    assert_eq!((bare.attributes, bare.message_attributes), (None, None));
    let full = caller.try_receive(sqs::ReceiveMessageInput {
        message_system_attribute_names: Some(vec![sqs::MessageSystemAttributeName::All]),
        message_attribute_names: Some(vec!["All".to_owned()]),
        ..poll(&url, 1, 0)
    });
    let full = full.await.unwrap().remove(0);
    let system = full.attributes.unwrap();
    assert_eq!(system["AWSTraceHeader"], "Root=1");
    assert_eq!(system["ApproximateReceiveCount"], "2");
    assert_eq!(full.message_attributes.unwrap()["Foo"], text("String", "Bar"));
    assert_eq!(full.md5_of_message_attributes, sent.md5_of_message_attributes);
}

#[tokio::test]
async fn a_batch_succeeds_entry_by_entry() {
    let caller = Caller::new();
    let url = caller.create("orders", &[("MaximumMessageSize", "1024")]).await;
    let entry = |id: &str, body: &str| sqs::SendMessageBatchRequestEntry {
        id: id.to_owned(),
        message_body: body.to_owned(),
        ..Default::default()
    };
    let entries = vec![entry("good", "a"), entry("long", &"x".repeat(1_025)), entry("odd", "\u{1}")];
    let input = sqs::SendMessageBatchInput { queue_url: url.clone(), entries };
    let output = caller.service.send_message_batch(&caller.call, input).await.unwrap();
    assert_eq!(output.successful.len(), 1);
    let failed: Vec<_> = output.failed.iter().map(|entry| (entry.id.as_str(), entry.code.as_str())).collect();
    assert_eq!(failed, [("long", "InvalidParameterValue"), ("odd", "InvalidMessageContents")]);
    assert!(output.failed.iter().all(|entry| entry.sender_fault));

    let received = caller.receive(&url, 10).await;
    let entries = vec![
        sqs::DeleteMessageBatchRequestEntry {
            id: "1".to_owned(),
            receipt_handle: handle(&received[0]).to_owned(),
        },
        sqs::DeleteMessageBatchRequestEntry { id: "2".to_owned(), receipt_handle: "?".to_owned() },
    ];
    let input = sqs::DeleteMessageBatchInput { queue_url: url.clone(), entries };
    let output = caller.service.delete_message_batch(&caller.call, input).await.unwrap();
    assert_eq!(output.successful[0].id, "1");
    assert_eq!(output.failed[0].code, "ReceiptHandleIsInvalid");
    assert_eq!(caller.counts(&url).await, [0, 0, 0]);
}

#[tokio::test]
async fn a_fifo_queue_answers_with_ascending_sequence_numbers_and_keeps_duplicates_out() {
    let caller = Caller::new();
    let url = caller.create_fifo("orders.fifo").await;
    let send = async |body: &str| {
        let input = sqs::SendMessageInput { message_group_id: Some("g".to_owned()), ..message(&url, body) };
        caller.try_send(input).await.unwrap()
    };
    let (first, again, second) = (send("a").await, send("a").await, send("b").await);
    assert_eq!((&first.message_id, &first.sequence_number), (&again.message_id, &again.sequence_number));
    let [one, two] = [first, second].map(|sent| sent.sequence_number.unwrap());
    assert!(one < two && one.len() == 20 && two.len() == 20, "{one} {two}");
    assert_eq!(bodies(&caller.receive(&url, 10).await), ["a", "b"]);
}

#[tokio::test]
async fn a_handle_is_checked_in_awss_words() {
    let caller = Caller::new();
    let (url, other) = (caller.create("orders", &[]).await, caller.create("other", &[]).await);
    caller.send(&url, "a").await;
    let received = caller.receive(&url, 1).await.remove(0);
    let handle = handle(&received);
    for (queue, wrong) in [(&url, "garbage"), (&other, handle)] {
        let error = caller.try_delete(queue, wrong).await.unwrap_err();
        assert_eq!((error.code.as_ref(), error.status), ("ReceiptHandleIsInvalid", 404));
        assert_eq!(
            error.message,
            format!("The input receipt handle \"{wrong}\" is not a valid receipt handle.")
        );
    }
    caller.try_delete(&url, handle).await.unwrap();
    let error = caller.try_change(&url, handle, 10).await.unwrap_err();
    assert_eq!(
        error.message,
        format!(
            "Value {handle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not \
             available for visibility timeout change."
        )
    );
}

#[tokio::test]
async fn a_fifo_handle_expires_with_its_timeout() {
    let caller = Caller::new();
    let url = caller.create_fifo("orders.fifo").await;
    let input = sqs::SendMessageInput { message_group_id: Some("g".to_owned()), ..message(&url, "a") };
    caller.try_send(input).await.unwrap();
    let received = caller.receive(&url, 1).await.remove(0);
    caller.advance(30).await;
    let error = caller.try_delete(&url, handle(&received)).await.unwrap_err();
    assert!(error.message.ends_with("Reason: The receipt handle has expired."), "{}", error.message);
    assert_eq!(error.query_code.as_deref(), Some("InvalidParameterValue"));
}

#[tokio::test]
async fn a_noisy_group_does_not_raise_the_dwell_time_of_the_others() {
    let caller = Caller::new();
    let url = caller.create("orders", &[]).await;
    let send = async |group: &str, body: &str| {
        let input = sqs::SendMessageInput { message_group_id: Some(group.to_owned()), ..message(&url, body) };
        caller.try_send(input).await.unwrap();
    };
    for number in 0..500 {
        send("noisy", &number.to_string()).await;
    }
    // One consumer that takes a second for each message, while a quiet message comes every ten.
    let mut longest = 0;
    for second in 0_u64..200 {
        if second % 10 == 0 {
            send("quiet", &format!("quiet {second}")).await;
        }
        let received = caller.receive(&url, 1).await.remove(0);
        if let Some(sent) = bodies(std::slice::from_ref(&received))[0].strip_prefix("quiet ") {
            longest = longest.max(second - sent.parse::<u64>().unwrap());
        }
        caller.advance(1).await;
        caller.try_delete(&url, handle(&received)).await.unwrap();
    }
    // In order of arrival the first quiet message would have waited for 500 seconds.
    assert!(longest <= 1, "a quiet message waited for {longest} seconds");
}

#[tokio::test]
async fn looking_at_messages_receives_none() {
    let caller = Caller::new();
    let url = caller.create("orders", &[]).await;
    caller.send(&url, "held").await;
    caller.receive(&url, 1).await;
    caller.send(&url, "visible").await;
    let late = sqs::SendMessageInput { delay_seconds: Some(60), ..message(&url, "late") };
    caller.try_send(late).await.unwrap();
    let look = |show| caller.service.peek(&caller.call, &url, show, 100).unwrap().messages.unwrap();
    assert_eq!(bodies(&look(Show::default())), ["visible"]);
    let everything = look(Show { in_flight: true, delayed: true });
    assert_eq!(bodies(&everything), ["held", "visible", "late"]);
    assert_eq!(everything[0].attributes.as_ref().unwrap()["ApproximateReceiveCount"], "1");
    assert_eq!(caller.counts(&url).await, [1, 1, 1]);
}

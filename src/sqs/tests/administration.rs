//! Making, finding, describing and ending queues.

use super::*;

#[tokio::test]
async fn a_queue_is_described_as_aws_describes_a_new_one() {
    let caller = Caller::new();
    let url = caller.create("orders", &[]).await;
    assert_eq!(url, "http://localhost:4566/000000000000/orders");
    let expected = pairs(&[
        ("ApproximateNumberOfMessages", "0"),
        ("ApproximateNumberOfMessagesDelayed", "0"),
        ("ApproximateNumberOfMessagesNotVisible", "0"),
        ("CreatedTimestamp", "1700000000"),
        ("DelaySeconds", "0"),
        ("LastModifiedTimestamp", "1700000000"),
        ("MaximumMessageSize", "1048576"),
        ("MessageRetentionPeriod", "345600"),
        ("QueueArn", "arn:aws:sqs:us-east-1:000000000000:orders"),
        ("ReceiveMessageWaitTimeSeconds", "0"),
        ("SqsManagedSseEnabled", "true"),
        ("VisibilityTimeout", "30"),
    ]);
    assert_eq!(caller.attributes(&url).await, expected);
}

#[tokio::test]
async fn making_a_queue_again_answers_the_same_url_unless_an_attribute_differs() {
    let caller = Caller::new();
    let url = caller.create("orders", &[("DelaySeconds", "1")]).await;
    assert_eq!(caller.create("orders", &[]).await, url);
    let error = caller.try_create("orders", &[("DelaySeconds", "2")]).await.unwrap_err();
    assert_eq!(error.query_code.as_deref(), Some("QueueAlreadyExists"));
    assert!(error.message.ends_with("a different value for attribute DelaySeconds"), "{}", error.message);
}

#[tokio::test]
async fn a_deleted_queue_is_gone_and_its_name_is_free_unless_strictness_is_asked_for() {
    for strict in [false, true] {
        let caller = Caller::with(Mode::Manual, Store::ephemeral(), strict);
        let url = caller.create("orders", &[]).await;
        caller.send(&url, "old").await;
        let input = sqs::DeleteQueueInput { queue_url: url.clone() };
        caller.service.delete_queue(&caller.call, input).await.unwrap();
        let error = caller.try_receive(poll(&url, 1, 0)).await.unwrap_err();
        assert_eq!(error.message, "The specified queue does not exist.");
        let again = caller.try_create("orders", &[]).await;
        if strict {
            assert_eq!(again.unwrap_err().code, "QueueDeletedRecently");
            caller.advance(60).await;
        }
        assert_eq!(caller.receive(&caller.create("orders", &[]).await, 1).await, []);
    }
}

#[tokio::test]
async fn a_second_purge_within_a_minute_is_refused_only_when_strictness_is_asked_for() {
    for strict in [false, true] {
        let caller = Caller::with(Mode::Manual, Store::ephemeral(), strict);
        let url = caller.create("orders", &[]).await;
        let purge = || {
            let input = sqs::PurgeQueueInput { queue_url: url.clone() };
            caller.service.purge_queue(&caller.call, input)
        };
        caller.send(&url, "a").await;
        purge().await.unwrap();
        assert_eq!(caller.counts(&url).await, [0, 0, 0]);
        assert_eq!(purge().await.is_err(), strict);
        caller.advance(60).await;
        purge().await.unwrap();
    }
}

#[tokio::test]
async fn listings_are_in_order_by_prefix_and_in_pages() {
    let caller = Caller::new();
    for name in ["b2", "a1", "b1", "b3", "c1"] {
        caller.create(name, &[]).await;
    }
    let list = |next_token: Option<String>, max_results: Option<i32>| {
        let queue_name_prefix = Some("b".to_owned());
        let input = sqs::ListQueuesInput { queue_name_prefix, next_token, max_results };
        caller.service.list_queues(&caller.call, input)
    };
    let names = |output: &sqs::ListQueuesOutput| {
        let urls = output.queue_urls.clone().unwrap_or_default();
        urls.iter().map(|url| url.rsplit('/').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let all = list(None, None).await.unwrap();
    assert_eq!((names(&all), all.next_token), (["b1", "b2", "b3"].map(str::to_owned).to_vec(), None));
    let first = list(None, Some(2)).await.unwrap();
    assert_eq!(names(&first), ["b1", "b2"]);
    let rest = list(first.next_token, Some(2)).await.unwrap();
    assert_eq!((names(&rest), rest.next_token), (vec!["b3".to_owned()], None));
    assert!(list(Some("?".to_owned()), Some(2)).await.is_err());
    assert!(list(None, Some(0)).await.is_err());
}

#[tokio::test]
async fn accounts_and_regions_do_not_see_each_other() {
    let caller = Caller::new();
    caller.create("orders", &[]).await;
    let stranger = caller.another("111122223333");
    let listed = stranger.service.list_queues(&stranger.call, sqs::ListQueuesInput::default()).await.unwrap();
    assert_eq!(listed.queue_urls, None);
    let elsewhere = Call { region: "eu-west-1".parse().unwrap(), ..caller.call.clone() };
    let input = sqs::GetQueueUrlInput { queue_name: "orders".to_owned(), ..Default::default() };
    assert!(caller.service.get_queue_url(&elsewhere, input).await.is_err());
}

#[tokio::test]
async fn another_account_may_do_what_the_policy_permits_and_nothing_else() {
    let caller = Caller::new();
    let url = caller.create("orders", &[]).await;
    let stranger = caller.another("111122223333");
    let denied = stranger.try_send(message(&url, "a")).await.unwrap_err();
    assert_eq!((denied.query_code.as_deref(), denied.status), (Some("AccessDenied"), 403));
    let permission = sqs::AddPermissionInput {
        queue_url: url.clone(),
        label: "share".to_owned(),
        aws_account_ids: vec!["111122223333".to_owned()],
        actions: vec!["SendMessage".to_owned()],
    };
    caller.service.add_permission(&caller.call, permission).await.unwrap();
    stranger.try_send(message(&url, "a")).await.unwrap();
    assert!(stranger.try_receive(poll(&url, 1, 0)).await.is_err());
    let gone = sqs::DeleteQueueInput { queue_url: url.clone() };
    assert!(stranger.service.delete_queue(&stranger.call, gone).await.is_err());
    assert_eq!(bodies(&caller.receive(&url, 1).await), ["a"]);
}

#[tokio::test]
async fn tags_are_kept_replaced_and_taken_away() {
    let caller = Caller::new();
    let url = caller.create("orders", &[]).await;
    let tag = |tags: &[(&str, &str)]| {
        let input = sqs::TagQueueInput { queue_url: url.clone(), tags: pairs(tags) };
        caller.service.tag_queue(&caller.call, input)
    };
    let tags = || {
        let input = sqs::ListQueueTagsInput { queue_url: url.clone() };
        caller.service.list_queue_tags(&caller.call, input)
    };
    tag(&[("team", "a"), ("stage", "")]).await.unwrap();
    tag(&[("team", "b")]).await.unwrap();
    assert_eq!(tags().await.unwrap().tags, Some(pairs(&[("team", "b"), ("stage", "")])));
    let tag_keys = vec!["team".to_owned(), "stage".to_owned()];
    let input = sqs::UntagQueueInput { queue_url: url.clone(), tag_keys };
    caller.service.untag_queue(&caller.call, input).await.unwrap();
    assert_eq!(tags().await.unwrap().tags, None);
    let many: Vec<String> = (0..51).map(|number| number.to_string()).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|key| (key.as_str(), "")).collect();
    assert!(tag(&many).await.is_err());
}

#[tokio::test]
async fn a_redrive_policy_needs_a_target_that_exists_is_of_the_same_type_and_allows_it() {
    let caller = Caller::new();
    let url = caller.create("orders", &[]).await;
    let reason = async |target: &str| {
        let policy = redrive_policy(target, 1);
        let error = caller.try_set(&url, &[("RedrivePolicy", &policy)]).await.unwrap_err();
        error.message.split_once("Reason: ").unwrap().1.to_owned()
    };
    assert_eq!(reason("nowhere").await, "Dead letter target does not exist.");
    caller.create_fifo("dead.fifo").await;
    assert_eq!(reason("dead.fifo").await, "Dead-letter queue must be same type of queue as the source.");
    let closed =
        caller.create("closed", &[("RedriveAllowPolicy", r#"{"redrivePermission":"denyAll"}"#)]).await;
    assert!(reason("closed").await.contains("does not permit"));
    caller.try_set(&closed, &[("RedriveAllowPolicy", r#"{"redrivePermission":"allowAll"}"#)]).await.unwrap();
    let policy = redrive_policy("closed", 1);
    caller.try_set(&url, &[("RedrivePolicy", &policy)]).await.unwrap();
    let input = sqs::ListDeadLetterSourceQueuesInput { queue_url: closed, ..Default::default() };
    let sources = caller.service.list_dead_letter_source_queues(&caller.call, input).await.unwrap();
    assert_eq!(sources.queue_urls, [url]);
}

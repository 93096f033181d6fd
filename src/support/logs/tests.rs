//! CloudWatch Logs as its callers see it.

use std::time::Duration;

use super::*;
use crate::aws::model::logs::{self, Logs as _};
use crate::aws::{Call, Error, Origin};
use crate::clock::{Clock, Mode};
use crate::identity::Randomness;
use crate::neighbours::{Neighbours, Options};
use crate::store::{MemoryStore, Store};

const NOW: Timestamp = Timestamp::from_secs(1_750_000_000);
const DAY: Duration = Duration::from_hours(24);
const GROUP: &str = "/aws/lambda/charge";

fn house(store: Store) -> House {
    House {
        clock: Clock::starting_at(Mode::Manual, NOW),
        randomness: Randomness::seeded(1),
        store,
        neighbours: Neighbours::default(),
        options: Arc::default(),
    }
}

fn limited(limit: usize, store: Store) -> House {
    let options = Options { log_limit: Some(limit), ..Options::default() };
    House { options: Arc::new(options), ..house(store) }
}

fn new() -> Logs {
    Logs::new(&house(Store::ephemeral()))
}

fn call() -> Call {
    Call {
        account: "123456789012".parse().unwrap(),
        region: "eu-central-1".parse().unwrap(),
        request_id: Randomness::seeded(1).uuid(),
        authority: "localhost:4566".to_owned(),
        access_key_id: None,
        trace: None,
        origin: Origin::Outside,
    }
}

/// Appends lines at so many milliseconds from the start.
fn write(logs: &Logs, stream: &str, lines: &[(i64, &str)]) {
    let line = |(at, message): &(i64, &str)| LogLine {
        at: Timestamp::from_millis(NOW.as_millis() + at),
        message: (*message).to_owned(),
    };
    logs.append(&call().account, &call().region, GROUP, stream, lines.iter().map(line).collect());
}

async fn get(logs: &Logs, input: logs::GetLogEventsInput) -> Result<logs::GetLogEventsOutput, Error> {
    let input = logs::GetLogEventsInput {
        log_group_name: Some(GROUP.to_owned()),
        log_stream_name: "one".to_owned(),
        ..input
    };
    logs.get_log_events(&call(), input).await
}

async fn find(logs: &Logs, input: logs::FilterLogEventsInput) -> Result<logs::FilterLogEventsOutput, Error> {
    let input = logs::FilterLogEventsInput { log_group_name: Some(GROUP.to_owned()), ..input };
    logs.filter_log_events(&call(), input).await
}

fn texts(events: Option<Vec<logs::OutputLogEvent>>) -> Vec<String> {
    events.unwrap().into_iter().map(|event| event.message.unwrap()).collect()
}

fn found(events: Option<Vec<logs::FilteredLogEvent>>) -> Vec<String> {
    events.unwrap().into_iter().map(|event| event.message.unwrap()).collect()
}

async fn streams(
    logs: &Logs,
    input: logs::DescribeLogStreamsInput,
) -> Result<logs::DescribeLogStreamsOutput, Error> {
    let input = logs::DescribeLogStreamsInput { log_group_name: Some(GROUP.to_owned()), ..input };
    logs.describe_log_streams(&call(), input).await
}

fn names(streams: Option<Vec<logs::LogStream>>) -> Vec<String> {
    streams.unwrap().into_iter().map(|stream| stream.log_stream_name.unwrap()).collect()
}

#[tokio::test]
async fn groups_and_streams_are_made_once_and_by_name() {
    let logs = new();
    let group = || logs::CreateLogGroupInput { log_group_name: GROUP.to_owned(), ..Default::default() };
    let stream =
        || logs::CreateLogStreamInput { log_group_name: GROUP.to_owned(), log_stream_name: "one".to_owned() };
    let error = logs.create_log_stream(&call(), stream()).await.unwrap_err();
    assert_eq!(error.code, "ResourceNotFoundException");
    assert_eq!(error.message, "The specified log group does not exist.");
    logs.create_log_group(&call(), group()).await.unwrap();
    let error = logs.create_log_group(&call(), group()).await.unwrap_err();
    assert_eq!(error.code, "ResourceAlreadyExistsException");
    assert_eq!(error.message, "The specified log group already exists");
    logs.create_log_stream(&call(), stream()).await.unwrap();
    let error = logs.create_log_stream(&call(), stream()).await.unwrap_err();
    assert_eq!(error.message, "The specified log stream already exists");
}

#[tokio::test]
async fn a_group_is_described_with_both_forms_of_its_arn() {
    let logs = new();
    write(&logs, "one", &[(0, "hello")]);
    let described = logs.describe_log_groups(&call(), logs::DescribeLogGroupsInput::default()).await.unwrap();
    let group = &described.log_groups.unwrap()[0];
    let arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/charge";
    assert_eq!(group.log_group_arn.as_deref(), Some(arn));
    assert_eq!(group.arn.as_deref(), Some(format!("{arn}:*").as_str()));
    assert_eq!((group.stored_bytes, group.creation_time), (Some(31), Some(NOW.as_millis())));
    let by_arn =
        logs::DescribeLogStreamsInput { log_group_identifier: Some(arn.to_owned()), ..Default::default() };
    let described = logs.describe_log_streams(&call(), by_arn).await.unwrap().log_streams.unwrap();
    let expected = format!("{arn}:log-stream:one");
    assert_eq!(described[0].arn.as_deref(), Some(expected.as_str()));
    assert_eq!(described[0].last_event_timestamp, Some(NOW.as_millis()));
}

#[tokio::test]
async fn groups_are_listed_by_prefix_or_part_page_by_page() {
    let logs = new();
    for name in ["/aws/lambda/a", "/aws/lambda/b", "/aws/lambda/c", "other"] {
        logs.append(&call().account, &call().region, name, "s", Vec::new());
    }
    let list = async |input| {
        let output = logs.describe_log_groups(&call(), input).await.unwrap();
        let groups = output.log_groups.unwrap().into_iter();
        (groups.map(|group| group.log_group_name.unwrap()).collect::<Vec<_>>(), output.next_token)
    };
    let prefixed = |limit, next_token| logs::DescribeLogGroupsInput {
        log_group_name_prefix: Some("/aws".to_owned()),
        limit,
        next_token,
        ..Default::default()
    };
    let (first, token) = list(prefixed(Some(2), None)).await;
    assert_eq!(first, ["/aws/lambda/a", "/aws/lambda/b"]);
    assert_eq!(list(prefixed(Some(2), token)).await, (vec!["/aws/lambda/c".to_owned()], None));
    let part =
        logs::DescribeLogGroupsInput { log_group_name_pattern: Some("the".to_owned()), ..Default::default() };
    assert_eq!(list(part).await.0, ["other"]);
    let both =
        logs::DescribeLogGroupsInput { log_group_name_pattern: Some("b".to_owned()), ..prefixed(None, None) };
    let error = logs.describe_log_groups(&call(), both).await.unwrap_err();
    assert!(error.message.ends_with("mutually exclusive parameters."));
}

#[tokio::test]
async fn streams_are_listed_by_name_or_by_their_last_event() {
    let logs = new();
    write(&logs, "b", &[(10, "x")]);
    write(&logs, "a", &[(20, "x")]);
    write(&logs, "c", &[(5, "x")]);
    let by_name = streams(&logs, logs::DescribeLogStreamsInput::default()).await.unwrap();
    assert_eq!(names(by_name.log_streams), ["a", "b", "c"]);
    let by_time = |next_token| logs::DescribeLogStreamsInput {
        order_by: Some("LastEventTime".into()),
        descending: Some(true),
        limit: Some(2),
        next_token,
        ..Default::default()
    };
    let first = streams(&logs, by_time(None)).await.unwrap();
    assert_eq!(names(first.log_streams), ["a", "b"]);
    assert_eq!(names(streams(&logs, by_time(first.next_token)).await.unwrap().log_streams), ["c"]);
    let both =
        logs::DescribeLogStreamsInput { log_stream_name_prefix: Some("a".to_owned()), ..by_time(None) };
    let error = streams(&logs, both).await.unwrap_err();
    assert_eq!(error.message, "Cannot order by LastEventTime with a logStreamNamePrefix.");
}

#[tokio::test]
async fn the_newest_page_comes_first_and_its_tokens_lead_both_ways() {
    let logs = new();
    write(&logs, "one", &[(1, "a"), (2, "b"), (3, "c"), (4, "d"), (5, "e")]);
    let page = |limit, next_token| logs::GetLogEventsInput { next_token, limit, ..Default::default() };
    let newest = get(&logs, page(Some(2), None)).await.unwrap();
    assert_eq!(texts(newest.events), ["d", "e"]);
    let before = get(&logs, page(Some(2), newest.next_backward_token)).await.unwrap();
    assert_eq!(texts(before.events), ["b", "c"]);
    let back_again = get(&logs, page(Some(9), before.next_forward_token)).await.unwrap();
    assert_eq!(texts(back_again.events), ["d", "e"]);
}

#[tokio::test]
async fn the_token_at_an_end_leads_to_itself_until_there_is_more() {
    let logs = new();
    write(&logs, "one", &[(1, "a"), (2, "b")]);
    let from_head = logs::GetLogEventsInput { start_from_head: Some(true), ..Default::default() };
    let all = get(&logs, from_head).await.unwrap();
    assert_eq!(texts(all.events), ["a", "b"]);
    let follow =
        |token: &Option<String>| logs::GetLogEventsInput { next_token: token.clone(), ..Default::default() };
    let end = get(&logs, follow(&all.next_forward_token)).await.unwrap();
    assert_eq!((texts(end.events), &end.next_forward_token), (Vec::new(), &all.next_forward_token));
    let again = get(&logs, follow(&end.next_backward_token)).await.unwrap();
    assert_eq!(texts(again.events), ["a", "b"]);
    let head = get(&logs, follow(&all.next_backward_token)).await.unwrap();
    assert_eq!((texts(head.events), &head.next_backward_token), (Vec::new(), &all.next_backward_token));
    write(&logs, "one", &[(3, "c")]);
    assert_eq!(texts(get(&logs, follow(&end.next_forward_token)).await.unwrap().events), ["c"]);
}

#[tokio::test]
async fn an_empty_stream_answers_tokens_that_wait_for_its_first_event() {
    let logs = new();
    write(&logs, "one", &[]);
    let empty = get(&logs, logs::GetLogEventsInput::default()).await.unwrap();
    assert!(texts(empty.events).is_empty());
    write(&logs, "one", &[(0, "a")]);
    let follow = logs::GetLogEventsInput { next_token: empty.next_forward_token, ..Default::default() };
    assert_eq!(texts(get(&logs, follow).await.unwrap().events), ["a"]);
    let bad = logs::GetLogEventsInput { next_token: Some("f/1/s".to_owned()), ..Default::default() };
    assert_eq!(get(&logs, bad).await.unwrap_err().message, "The specified nextToken is invalid.");
}

#[tokio::test]
async fn a_range_of_get_log_events_excludes_its_end_and_one_of_filter_log_events_includes_it() {
    let logs = new();
    write(&logs, "one", &[(1, "a"), (2, "b"), (3, "c")]);
    let (start_time, end_time) = (Some(NOW.as_millis() + 2), Some(NOW.as_millis() + 3));
    let read = logs::GetLogEventsInput { start_time, end_time, ..Default::default() };
    assert_eq!(texts(get(&logs, read).await.unwrap().events), ["b"]);
    let search = logs::FilterLogEventsInput { start_time, end_time, ..Default::default() };
    assert_eq!(found(find(&logs, search).await.unwrap().events), ["b", "c"]);
    let crossed =
        logs::GetLogEventsInput { start_time: end_time, end_time: start_time, ..Default::default() };
    assert!(texts(get(&logs, crossed).await.unwrap().events).is_empty());
}

#[tokio::test]
async fn a_search_merges_streams_by_time_and_goes_on_where_it_stopped() {
    let logs = new();
    write(&logs, "one", &[(1, "a ERROR"), (4, "d ERROR"), (6, "f")]);
    write(&logs, "two", &[(2, "b"), (3, "c ERROR"), (5, "e ERROR")]);
    let errors = |limit, next_token| logs::FilterLogEventsInput {
        filter_pattern: Some("ERROR".to_owned()),
        limit,
        next_token,
        ..Default::default()
    };
    let first = find(&logs, errors(Some(3), None)).await.unwrap();
    assert!(first.next_token.is_some());
    assert_eq!(found(first.events), ["a ERROR", "c ERROR", "d ERROR"]);
    let second = find(&logs, errors(Some(3), first.next_token)).await.unwrap();
    assert_eq!((found(second.events), second.next_token), (vec!["e ERROR".to_owned()], None));
}

#[tokio::test]
async fn a_search_can_begin_with_the_newest() {
    let logs = new();
    write(&logs, "one", &[(1, "a"), (3, "c")]);
    write(&logs, "two", &[(2, "b")]);
    let newest = |next_token| logs::FilterLogEventsInput {
        start_from_head: Some(false),
        start_time: Some(NOW.as_millis()),
        next_token,
        limit: Some(2),
        ..Default::default()
    };
    let first = find(&logs, newest(None)).await.unwrap();
    assert_eq!(found(first.events), ["c", "b"]);
    assert_eq!(found(find(&logs, newest(first.next_token)).await.unwrap().events), ["a"]);
    let early = logs::FilterLogEventsInput { start_time: None, ..newest(None) };
    assert_eq!(find(&logs, early).await.unwrap_err().code, "InvalidParameterException");
}

#[tokio::test]
async fn a_search_is_narrowed_to_streams_by_name_or_prefix() {
    let logs = new();
    for stream in ["a1", "a2", "b"] {
        write(&logs, stream, &[(0, stream)]);
    }
    let named = |names: &[&str]| logs::FilterLogEventsInput {
        log_stream_names: Some(names.iter().map(|name| (*name).to_owned()).collect()),
        ..Default::default()
    };
    assert_eq!(found(find(&logs, named(&["b", "a1", "b"])).await.unwrap().events), ["a1", "b"]);
    let prefixed =
        logs::FilterLogEventsInput { log_stream_name_prefix: Some("a".to_owned()), ..Default::default() };
    assert_eq!(found(find(&logs, prefixed).await.unwrap().events), ["a1", "a2"]);
    let absent = find(&logs, named(&["c"])).await.unwrap_err();
    assert_eq!(absent.message, "The specified log stream does not exist.");
    let both = logs::FilterLogEventsInput { log_stream_name_prefix: Some("a".to_owned()), ..named(&["b"]) };
    assert_eq!(find(&logs, both).await.unwrap_err().code, "InvalidParameterException");
}

#[tokio::test]
async fn a_broken_pattern_is_refused_in_the_words_of_aws() {
    let logs = new();
    write(&logs, "one", &[]);
    let broken = logs::FilterLogEventsInput { filter_pattern: Some("a@b".to_owned()), ..Default::default() };
    let error = find(&logs, broken).await.unwrap_err();
    assert_eq!(error.code, "InvalidParameterException");
    assert_eq!(error.message, "Invalid filter pattern: Invalid character(s) in term 'a@b'");
}

#[tokio::test]
async fn put_events_are_read_back_and_rejected_ones_are_named() {
    let logs = new();
    write(&logs, "one", &[]);
    let event = |at: i64, message: &str| logs::InputLogEvent {
        timestamp: NOW.as_millis() + at,
        message: message.to_owned(),
    };
    let put = |events| logs::PutLogEventsInput {
        log_group_name: GROUP.to_owned(),
        log_stream_name: "one".to_owned(),
        log_events: events,
        sequence_token: Some("anything".to_owned()),
        ..Default::default()
    };
    let three_hours = 3 * 3_600_000;
    let answer =
        logs.put_log_events(&call(), put(vec![event(0, "kept"), event(three_hours, "new")])).await.unwrap();
    assert_eq!(answer.rejected_log_events_info.unwrap().too_new_log_event_start_index, Some(1));
    assert_eq!(answer.next_sequence_token.unwrap().len(), 56);
    assert_eq!(texts(get(&logs, logs::GetLogEventsInput::default()).await.unwrap().events), ["kept"]);
    let elsewhere = logs::PutLogEventsInput { log_stream_name: "two".to_owned(), ..put(vec![event(0, "x")]) };
    let error = logs.put_log_events(&call(), elsewhere).await.unwrap_err();
    assert_eq!(error.message, "The specified log stream does not exist.");
}

#[tokio::test]
async fn retention_hides_what_has_expired_and_frees_it() {
    let store = Arc::new(MemoryStore::default());
    let house = house(Store::over(store));
    let logs = Logs::new(&house);
    write(&logs, "one", &[(0, "old")]);
    let retain =
        |days| logs::PutRetentionPolicyInput { log_group_name: GROUP.to_owned(), retention_in_days: days };
    let error = logs.put_retention_policy(&call(), retain(2)).await.unwrap_err();
    assert!(error.message.contains("Value '2' at 'retentionInDays'"), "{}", error.message);
    logs.put_retention_policy(&call(), retain(1)).await.unwrap();
    house.clock.advance(Duration::from_secs(86_399)).await;
    write(&logs, "one", &[(86_000_000, "young")]);
    assert_eq!(texts(get(&logs, logs::GetLogEventsInput::default()).await.unwrap().events), ["old", "young"]);
    house.clock.advance(Duration::from_secs(2)).await;
    assert_eq!(texts(get(&logs, logs::GetLogEventsInput::default()).await.unwrap().events), ["young"]);
    house.clock.advance(Duration::from_hours(1)).await;
    assert_eq!(house.store.rows::<serde_json::Value>("logs.event").len(), 1);
    let forever = logs::DeleteRetentionPolicyInput { log_group_name: GROUP.to_owned() };
    logs.delete_retention_policy(&call(), forever).await.unwrap();
    house.clock.advance(DAY * 9).await;
    assert_eq!(texts(get(&logs, logs::GetLogEventsInput::default()).await.unwrap().events), ["young"]);
}

#[tokio::test]
async fn the_stream_silent_longest_goes_when_memory_is_full() {
    let house = limited(100, Store::over(Arc::new(MemoryStore::default())));
    let logs = Logs::new(&house);
    write(&logs, "first", &[(0, "0123456789")]);
    write(&logs, "second", &[(0, "0123456789")]);
    write(&logs, "first", &[(1, "")]);
    write(&logs, "third", &[(2, "")]);
    let left = streams(&logs, logs::DescribeLogStreamsInput::default()).await.unwrap();
    assert_eq!(names(left.log_streams), ["first", "third"]);
    assert_eq!(house.store.rows::<serde_json::Value>("logs.stream").len(), 2);
    assert_eq!(house.store.rows::<serde_json::Value>("logs.event").len(), 3);
}

#[tokio::test]
async fn the_only_stream_loses_its_oldest_events_when_memory_is_full() {
    let logs = Logs::new(&limited(100, Store::ephemeral()));
    write(&logs, "one", &[(0, "a"), (1, "b"), (2, "c"), (3, "d")]);
    assert_eq!(texts(get(&logs, logs::GetLogEventsInput::default()).await.unwrap().events), ["b", "c", "d"]);
}

#[tokio::test]
async fn tags_are_reached_by_arn_and_by_name() {
    let logs = new();
    let tags = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    };
    let create = logs::CreateLogGroupInput {
        log_group_name: GROUP.to_owned(),
        tags: Some(tags(&[("a", "1")])),
        ..Default::default()
    };
    logs.create_log_group(&call(), create).await.unwrap();
    let arn = format!("arn:aws:logs:eu-central-1:123456789012:log-group:{GROUP}:*");
    let add = logs::TagResourceInput { resource_arn: arn.clone(), tags: tags(&[("b", "2")]) };
    logs.tag_resource(&call(), add).await.unwrap();
    let remove = logs::UntagLogGroupInput { log_group_name: GROUP.to_owned(), tags: vec!["a".to_owned()] };
    logs.untag_log_group(&call(), remove).await.unwrap();
    let list = logs::ListTagsForResourceInput { resource_arn: arn.clone() };
    assert_eq!(logs.list_tags_for_resource(&call(), list).await.unwrap().tags, Some(tags(&[("b", "2")])));
    let many = (0..50).map(|at| (at.to_string(), String::new())).collect();
    let error = logs.tag_resource(&call(), logs::TagResourceInput { resource_arn: arn, tags: many }).await;
    assert_eq!(error.unwrap_err().code, "TooManyTagsException");
}

#[tokio::test]
async fn a_protected_group_stays_and_others_go_with_their_streams() {
    let house = house(Store::over(Arc::new(MemoryStore::default())));
    let logs = Logs::new(&house);
    let create = logs::CreateLogGroupInput {
        log_group_name: "kept".to_owned(),
        deletion_protection_enabled: Some(true),
        ..Default::default()
    };
    logs.create_log_group(&call(), create).await.unwrap();
    let delete = |name: &str| logs::DeleteLogGroupInput { log_group_name: name.to_owned() };
    assert_eq!(logs.delete_log_group(&call(), delete("kept")).await.unwrap_err().code, "ValidationException");
    write(&logs, "one", &[(0, "a")]);
    logs.delete_log_group(&call(), delete(GROUP)).await.unwrap();
    assert!(house.store.rows::<serde_json::Value>("logs.event").is_empty());
    assert!(house.store.rows::<serde_json::Value>("logs.stream").is_empty());
    assert_eq!(
        logs.delete_log_group(&call(), delete(GROUP)).await.unwrap_err().code,
        "ResourceNotFoundException"
    );
}

#[tokio::test]
async fn what_was_put_survives_a_restart_in_the_same_order() {
    let house = house(Store::over(Arc::new(MemoryStore::default())));
    let before = Logs::new(&house);
    write(&before, "one", &[(5, "b"), (1, "a")]);
    write(&before, "two", &[]);
    write(&before, "one", &[(5, "c")]);
    let after = Logs::new(&house);
    after.restore();
    let all = || logs::DescribeLogStreamsInput::default();
    assert_eq!(streams(&before, all()).await.unwrap(), streams(&after, all()).await.unwrap());
    let events = get(&after, logs::GetLogEventsInput::default()).await.unwrap().events;
    assert_eq!(texts(events), ["a", "b", "c"]);
    write(&after, "one", &[(5, "d")]);
    assert_eq!(
        texts(get(&after, logs::GetLogEventsInput::default()).await.unwrap().events),
        ["a", "b", "c", "d"]
    );
}

#[tokio::test]
async fn accounts_and_regions_do_not_see_each_other() {
    let logs = new();
    write(&logs, "one", &[(0, "a")]);
    let input = || logs::DescribeLogGroupsInput::default();
    let elsewhere = Call { region: "us-east-1".parse().unwrap(), ..call() };
    assert!(logs.describe_log_groups(&elsewhere, input()).await.unwrap().log_groups.unwrap().is_empty());
    let other = Call { account: "210987654321".parse().unwrap(), ..call() };
    assert!(logs.describe_log_groups(&other, input()).await.unwrap().log_groups.unwrap().is_empty());
    logs.forget(Some(&other.account));
    assert_eq!(logs.describe_log_groups(&call(), input()).await.unwrap().log_groups.unwrap().len(), 1);
    logs.forget(None);
    assert!(logs.describe_log_groups(&call(), input()).await.unwrap().log_groups.unwrap().is_empty());
}

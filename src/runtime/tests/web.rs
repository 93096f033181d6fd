//! Components that answer the requests of a function URL themselves.

use serde_json::{Value, json};

use super::*;
use crate::runtime::response_stream;

/// Answers with what was asked; see `wasm-functions/web`.
const WEB: &[u8] = include_bytes!("../../../wasm-functions/built/web/bootstrap.wasm");

fn asking(path: &str, body: &str) -> Invocation {
    let event = json!({
        "version": "2.0", "rawPath": path, "rawQueryString": "",
        "headers": {"host": "id.lambda-url.us-east-1.localhost:4566"},
        "requestContext": {"http": {"method": "POST", "path": path}},
        "body": body, "isBase64Encoded": false,
    });
    Invocation { event: event.to_string().into(), ..invocation() }
}

async fn answer(invocation: Invocation) -> Outcome {
    run(Bytes::from_static(WEB), invocation).await
}

#[tokio::test]
async fn a_component_answers_the_request_of_a_function_url() {
    let outcome = answer(asking("/hello", "body")).await;
    assert_eq!(outcome.ending, Ending::Answered);
    let document: Value = serde_json::from_slice(&outcome.response).unwrap();
    let expected = json!({
        "statusCode": 201, "headers": {"content-type": "text/plain"}, "cookies": ["seen=1"],
        "isBase64Encoded": false, "body": "Method::Post /hello body",
    });
    assert_eq!(document, expected);
    assert_eq!(outcome.logs[0].message, "asked for /hello");
}

#[tokio::test]
async fn a_long_answer_arrives_whole_and_a_longer_one_is_refused() {
    let outcome = answer(asking("/long/5000000", "")).await;
    let document: Value = serde_json::from_slice(&outcome.response).unwrap();
    assert_eq!(document["body"].as_str().map(str::len), Some(5_000_000));
    assert_eq!(answer(asking("/long/7000000", "")).await.ending, Ending::TooLarge);
}

#[tokio::test]
async fn an_answer_can_be_streamed() {
    let house = house();
    let (runtime, program) = prepare(&house, Bytes::from_static(WEB)).await;
    let (output, mut stream) = response_stream(&house.clock);
    let invocation = Invocation { output: Some(output), ..asking("/hello", "") };
    let outcome = runtime.invoke(&program, &setting(), invocation).await;
    assert_eq!((outcome.ending, outcome.streamed), (Ending::Answered, true));
    let kind = stream.begun().await.flatten();
    assert_eq!(kind.as_deref(), Some("application/vnd.awslambda.http-integration-response"));
    let prelude = stream.next().await.unwrap();
    let (head, zeros) = prelude.split_at(prelude.len() - 8);
    let head: Value = serde_json::from_slice(head).unwrap();
    assert_eq!((head["statusCode"].as_u64(), zeros), (Some(201), &[0; 8][..]));
    assert_eq!(stream.next().await.unwrap(), "Method::Post /hello ");
}

#[tokio::test]
async fn a_component_that_does_not_answer_is_told_on() {
    let silent = answer(asking("/none", "")).await.ending;
    assert_eq!(silent, Ending::Trapped("the component has set no response".to_owned()));
    assert!(matches!(answer(asking("/trap", "")).await.ending, Ending::Trapped(_)));
    let other = Invocation { event: Bytes::from_static(b"{}"), ..invocation() };
    let ending = answer(other).await.ending;
    assert!(matches!(&ending, Ending::Trapped(why) if why.contains("function URL")), "{ending:?}");
}

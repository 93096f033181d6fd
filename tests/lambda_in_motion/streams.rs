//! Responses that are handed on while the function makes them.

use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::types::InvokeWithResponseStreamResponseEvent as Event;

use super::support::Virga;
use super::urls::create;
use super::world::{ECHO, answering};

/// Streams `one`, `two` and `three`, a second apart, when it is told to.
const COUNTER: &[u8] = include_bytes!("../../wasm-functions/built/counter/bootstrap.wasm");

fn text(event: &Event) -> String {
    match event {
        Event::PayloadChunk(chunk) => String::from_utf8(chunk.payload().unwrap().as_ref().to_vec()).unwrap(),
        Event::InvokeComplete(end) => format!("end {}", end.error_code().unwrap_or("well")),
        other => panic!("{other:?}"),
    }
}

async fn invoke(
    virga: &Virga,
    function: &str,
    event: &str,
) -> aws_sdk_lambda::operation::invoke_with_response_stream::InvokeWithResponseStreamOutput {
    let request = virga.lambda().invoke_with_response_stream().function_name(function);
    request.payload(Blob::new(event)).send().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_piece_arrives_when_the_function_has_written_it() {
    let virga = Virga::start();
    create(&virga.lambda(), "counter", COUNTER).await;
    let mut output = invoke(&virga, "counter", "\"stream\"").await;
    assert_eq!((output.status_code(), output.executed_version()), (200, Some("$LATEST")));
    let mut next = async || output.event_stream.recv().await.unwrap().map(|event| text(&event));
    assert_eq!(next().await.as_deref(), Some("one"));
    // The function sleeps, and time stands still: nothing more can have been written.
    virga.advance("PT1S");
    assert_eq!(next().await.as_deref(), Some("two"));
    virga.advance("PT1S");
    assert_eq!(next().await.as_deref(), Some("three"));
    virga.advance("PT1S");
    assert_eq!(next().await.as_deref(), Some("end well"));
    assert_eq!(next().await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_response_that_breaks_off_says_so_at_its_end() {
    let virga = Virga::start();
    create(&virga.lambda(), "counter", COUNTER).await;
    let mut output = invoke(&virga, "counter", "\"break\"").await;
    let mut next = async || output.event_stream.recv().await.unwrap();
    assert_eq!(text(&next().await.unwrap()), "half");
    match next().await.unwrap() {
        Event::InvokeComplete(end) => {
            assert_eq!(end.error_code(), Some("Unhandled"));
            assert!(end.error_details().unwrap().contains("it broke"), "{end:?}");
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_function_that_does_not_stream_is_one_piece_and_one_that_fails_none() {
    let virga = Virga::start();
    create(&virga.lambda(), "echo", ECHO).await;
    create(&virga.lambda(), "failing", &answering(r#"{"errorMessage":"no"}"#, 1)).await;
    let mut output = invoke(&virga, "echo", "{\"order\":7}").await;
    assert_eq!(text(&output.event_stream.recv().await.unwrap().unwrap()), "{\"order\":7}");
    assert_eq!(text(&output.event_stream.recv().await.unwrap().unwrap()), "end well");
    let mut output = invoke(&virga, "failing", "{}").await;
    assert_eq!(text(&output.event_stream.recv().await.unwrap().unwrap()), "end Unhandled");
    let absent = virga.lambda().invoke_with_response_stream().function_name("absent").send().await;
    assert_eq!(absent.unwrap_err().raw_response().unwrap().status().as_u16(), 404);
}

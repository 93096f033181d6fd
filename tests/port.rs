//! The port, seen from outside: what every client, script and attacker meets first.

mod support;

use std::io::Write;
use std::net::TcpStream;

use serde_json::json;
use support::Virga;

#[test]
fn it_says_where_it_listens_and_what_it_is() {
    let virga = Virga::start();
    let health = virga.send("GET", "/_virga/health", &[], b"");
    assert_eq!(health.status, 200);
    let health = health.json();
    assert_eq!(health["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(health["services"]["sqs"], "running");
    assert_eq!(health["clock"]["mode"], "manual");
    let compatible = virga.send("GET", "/_localstack/health", &[], b"").json();
    assert_eq!(compatible["services"]["lambda"], "running");
}

#[test]
fn a_signal_to_stop_ends_it_in_order() {
    let status = Virga::start().terminate();
    assert_eq!(status.code(), Some(0));
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "the client's own task, not the daemon's")]
async fn calls_in_flight_finish_before_it_stops() {
    let virga = Virga::start_with(&["--clock", "system"]);
    let sqs = virga.sqs();
    let queue = sqs.create_queue().queue_name("q").send().await.unwrap().queue_url.unwrap();
    let polling = sqs.receive_message().queue_url(&queue).wait_time_seconds(1).send();
    let polling = tokio::spawn(polling);
    while virga.send("GET", "/_virga/clock", &[], b"").json()["timers"] == 0 {
        tokio::task::yield_now().await;
    }
    virga.signal_stop();
    let answer = polling.await.unwrap().expect("the poll is answered, not cut off");
    assert!(answer.messages().is_empty());
    assert_eq!(virga.wait().code(), Some(0));
}

#[test]
fn the_clock_is_read_advanced_and_changed() {
    let virga = Virga::start();
    let before = virga.send("GET", "/_virga/clock", &[], b"").json();
    let after = virga.advance("PT15M");
    assert_ne!(before["now"], after["now"]);
    assert_eq!(virga.send("POST", "/_virga/clock", &[], br#"{"mode":"skip"}"#).json()["mode"], "skip");
    for wrong in [
        r"{}",
        r#"{"advance":"soon"}"#,
        r#"{"mode":"fast"}"#,
        r#"{"advance":-1}"#,
        "not json",
        r#"{"jump":1}"#,
    ] {
        let answer = virga.send("POST", "/_virga/clock", &[], wrong.as_bytes());
        assert_eq!(answer.status, 400, "{wrong}");
        assert!(answer.json()["message"].is_string(), "{wrong}");
    }
}

#[test]
fn what_is_missing_is_refused_by_name_and_counted() {
    let virga = Virga::start();
    for _ in 0..2 {
        let answer = virga.call("dynamodb", "DynamoDB_20120810", "GetItem", &json!({}));
        assert_eq!(answer.status, 501);
        assert!(answer.text().contains("dynamodb:GetItem"), "{}", answer.text());
    }
    assert_eq!(virga.send("GET", "/_virga/gaps", &[], b"").json()["gaps"], json!({"dynamodb:GetItem": 2}));
}

#[test]
fn an_operation_that_no_service_has_is_unknown() {
    let virga = Virga::start();
    let answer = virga.call("sqs", "AmazonSQS", "Dance", &json!({}));
    assert!((400..500).contains(&answer.status), "{}", answer.status);
    assert!(answer.text().contains("UnknownOperation"), "{}", answer.text());
    assert_eq!(virga.send("GET", "/_virga/gaps", &[], b"").json()["gaps"], json!({}));
}

#[test]
fn a_web_page_cannot_drive_it() {
    let virga = Virga::start();
    let target = ("x-amz-target", "AmazonSQS.ListQueues");
    let refused =
        [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site"), ("host", "evil.example:4566")];
    for header in refused {
        assert_eq!(virga.send("POST", "/", &[target, header], b"{}").status, 403, "{header:?}");
    }
    let plain = virga.send("POST", "/", &[target], b"{}");
    assert_eq!((plain.status, plain.header("access-control-allow-origin")), (200, None));
}

#[test]
fn a_web_page_that_was_allowed_can() {
    let virga = Virga::start_with(&["--allow-origin", "http://localhost:3000"]);
    let origin = ("origin", "http://localhost:3000");
    let preflight = virga.send("OPTIONS", "/", &[origin, ("access-control-request-method", "POST")], b"");
    assert_eq!(
        (preflight.status, preflight.header("access-control-allow-origin")),
        (204, Some("http://localhost:3000"))
    );
    let answer = virga.send("POST", "/", &[origin, ("x-amz-target", "AmazonSQS.ListQueues")], b"{}");
    assert_eq!(
        (answer.status, answer.header("access-control-allow-origin")),
        (200, Some("http://localhost:3000"))
    );
}

#[test]
fn two_accounts_never_meet_and_one_can_be_forgotten() {
    let mut virga = Virga::start();
    let create = json!({"QueueName": "orders"});
    let count = |virga: &Virga| {
        let queues = virga.call("sqs", "AmazonSQS", "ListQueues", &json!({})).json();
        queues["QueueUrls"].as_array().map_or(0, Vec::len)
    };
    for account in ["111111111111", "222222222222"] {
        virga.use_account(account);
        assert_eq!(count(&virga), 0);
        assert_eq!(virga.call("sqs", "AmazonSQS", "CreateQueue", &create).status, 200);
        assert_eq!(count(&virga), 1);
    }
    assert_eq!(virga.send("POST", "/_virga/reset", &[], br#"{"account":"111111111111"}"#).status, 204);
    assert_eq!(count(&virga), 1, "the other account keeps what it has");
    virga.use_account("111111111111");
    assert_eq!(count(&virga), 0);
    assert_eq!(virga.send("POST", "/_virga/reset", &[], b"").status, 204);
    virga.use_account("222222222222");
    assert_eq!(count(&virga), 0);
    assert_eq!(virga.send("POST", "/_virga/reset", &[], br#"{"account":"mine"}"#).status, 400);
}

#[test]
fn too_much_is_refused_with_a_clear_error() {
    let virga = Virga::start();
    let long = "x".repeat(100_000);
    let head = format!("POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nx-long: {long}\r\n\r\n");
    assert_eq!(virga.exchange(head.as_bytes()).map(|answer| answer.status), Some(431));
    let body = vec![b'x'; 5 * 1024 * 1024];
    let headers = [("x-amz-target", "AmazonSQS.SendMessage"), ("content-type", "application/x-amz-json-1.0")];
    let answer = virga.send("POST", "/", &headers, &body);
    assert_eq!(answer.status, 413);
    assert!(answer.text().contains("RequestEntityTooLarge"), "{}", answer.text());
}

#[test]
fn garbage_is_answered_or_hung_up_on_and_harms_nobody() {
    let virga = Virga::start();
    let heads: [&[u8]; 5] = [
        b"\0\0\0\0\r\n\r\n",
        b"GET\r\n\r\n",
        b"POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: -4\r\n\r\n",
        b"POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        b"POST / HTTP/1.1\r\nhost: localhost\r\nauthorization: AWS4-HMAC-SHA256 Credential=%%\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
    ];
    for bytes in heads {
        let status = virga.exchange(bytes).map(|answer| answer.status);
        assert!(status.is_none_or(|status| (400..500).contains(&status)), "{status:?} to {bytes:?}");
    }
    // A client that says less than it announced, and goes.
    let mut stream = TcpStream::connect(virga.address).unwrap();
    stream.write_all(b"POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{").unwrap();
    drop(stream);
    assert_eq!(virga.send("GET", "/_virga/health", &[], b"").status, 200);
}

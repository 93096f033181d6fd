//! Loops on the Lambda Runtime API. Its event says what to do: `"count"` answers how many events this instance has
//! had, `"fail"`, `"exit"`, `"trap"`, `"spin"`, `"grow"`, `"sleep"` (a second), `"huge"` and `"stream"` do what they
//! say, `"break"` streams half a response and fails, `"leave"` half of one and answers another, `"who"` answers the
//! context, `"prose"` what is no JSON, `"caller"` what the caller told of itself. Asked by a function URL, it does what
//! the path says. `AT_INIT` says what to do before the first event, `BY_CALLS` to loop by typed calls rather than over
//! HTTP.

use std::io::Write;
use std::time::Duration;

use runtime::{Answer, Failure, Invocation, over_http};

fn main() {
    let by_calls = std::env::var_os("BY_CALLS").is_some();
    if let Ok(what) = std::env::var("AT_INIT") {
        println!("starting up");
        match what.as_str() {
            "fail" => {
                let refuse_to_start =
                    if by_calls { runtime::refuse_to_start } else { over_http::refuse_to_start };
                refuse_to_start(&failure("NoDatabase", "there is no database"))
            }
            "exit" => std::process::exit(7),
            "trap" => std::process::abort(),
            "grow" => grow(),
            "nap" => std::thread::sleep(Duration::from_secs(5)),
            "sleep" => std::thread::sleep(Duration::from_secs(30)),
            _ => {}
        }
    }
    let mut count = 0_u32;
    let function = |invocation: &Invocation| {
        count += 1;
        log(&format!("event {count}\n"));
        answer(count, invocation)
    };
    if by_calls { runtime::serve(function) } else { over_http::serve(function) }
}

/// Logs a line by one call of the host: `eprintln!` makes one for each of the line's pieces.
fn log(line: &str) {
    std::io::stderr().write_all(line.as_bytes()).expect("what is logged is taken");
}

fn answer(count: u32, invocation: &Invocation) -> Answer {
    let event = String::from_utf8_lossy(&invocation.event).into_owned();
    match asked_for(&event) {
        "fail" => Answer::Failure(failure("CardDeclined", "no \"money\"")),
        "exit" => std::process::exit(3),
        "trap" => std::process::abort(),
        "spin" => loop {
            std::hint::spin_loop();
        },
        "grow" => grow(),
        "sleep" => {
            std::thread::sleep(Duration::from_secs(1));
            Answer::Response(b"\"slept\"".to_vec())
        }
        "huge" => Answer::Response(vec![b' '; 6_291_557]),
        "stream" => {
            let mut stream = invocation.stream("text/plain");
            for piece in ["one", "two", "three"] {
                stream.write(piece.as_bytes());
                std::thread::sleep(Duration::from_secs(1));
            }
            stream.end(None);
            Answer::Streamed
        }
        "break" => {
            let mut stream = invocation.stream("text/plain");
            stream.write(b"half");
            stream.end(Some(&failure("Torn", "it broke")));
            Answer::Streamed
        }
        "leave" => {
            invocation.stream("text/plain").write(b"half");
            Answer::Response(b"whole".to_vec())
        }
        "prose" => Answer::Response(b"plain words".to_vec()),
        "caller" => Answer::Response(invocation.context.client_context.clone().into_bytes()),
        "who" => {
            let context = &invocation.context;
            let runtime::Context { request_id, deadline_ms, function_arn, trace, .. } = context;
            Answer::Response(format!("\"{request_id} {deadline_ms} {function_arn} {trace}\"").into_bytes())
        }
        _ => Answer::Response(count.to_string().into_bytes()),
    }
}

fn grow() -> ! {
    let mut all = Vec::new();
    loop {
        all.push(vec![1_u8; 1 << 20]);
        std::hint::black_box(&all);
    }
}

/// The event itself, or the path of a URL's event.
fn asked_for(event: &str) -> &str {
    let path = event.split_once("\"rawPath\":\"/").and_then(|(_, rest)| rest.split('"').next());
    path.unwrap_or_else(|| event.trim_matches('"'))
}

fn failure(kind: &str, message: &str) -> Failure {
    Failure { kind: kind.to_owned(), message: message.to_owned() }
}

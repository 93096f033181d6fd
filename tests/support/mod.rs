//! A daemon of its own for each test: the real binary on a free port, with real clients.

#![allow(dead_code, reason = "each test program uses its own part of this")]

pub mod handlers;

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, ExitStatus, Stdio};

use aws_credential_types::Credentials;
use aws_smithy_http_client::Builder;
use serde_json::Value;

/// A running daemon, stopped when dropped.
pub struct Virga {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// What it printed before it was ready.
    pub printed: Vec<String>,
    account: String,
}

/// An answer, as it came over the wire.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Header names in lower case, and values, in order.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header, by its lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("a textual body")
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }
}

impl Virga {
    /// Starts a daemon whose clock stands still, repeatably.
    pub fn start() -> Self {
        Self::start_with(&["--clock", "manual"])
    }

    /// Starts a daemon with these options besides port, seed and a quiet log.
    pub fn start_with(options: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_virga"))
            .args(["start", "--port", "0", "--seed", "7", "--log", "error"])
            .args(options)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the daemon starts");
        let mut lines = BufReader::new(child.stdout.take().expect("a piped standard output")).lines();
        let mut printed = Vec::new();
        loop {
            let line =
                lines.next().unwrap_or_else(|| panic!("the daemon ended early: {printed:?}")).expect("text");
            if line == "Ready." {
                break;
            }
            printed.push(line);
        }
        let address = printed.iter().find_map(|line| line.strip_prefix("Listening on http://"));
        let address = address.and_then(|address| address.parse().ok()).expect("it prints where it listens");
        Self { child, address, printed, account: "000000000000".to_owned() }
    }

    /// The same daemon's endpoint.
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on, clients made here use this account.
    pub fn use_account(&mut self, account: &str) {
        account.clone_into(&mut self.account);
    }

    /// The SDK's SQS client.
    pub fn sqs(&self) -> aws_sdk_sqs::Client {
        let config = aws_sdk_sqs::Config::builder()
            .behavior_version(aws_sdk_sqs::config::BehaviorVersion::latest())
            .region(aws_sdk_sqs::config::Region::new("us-east-1"))
            .credentials_provider(self.credentials())
            .http_client(Builder::new().build_http())
            .endpoint_url(self.endpoint())
            .build();
        aws_sdk_sqs::Client::from_conf(config)
    }

    /// The SDK's Lambda client.
    pub fn lambda(&self) -> aws_sdk_lambda::Client {
        let config = aws_sdk_lambda::Config::builder()
            .behavior_version(aws_sdk_lambda::config::BehaviorVersion::latest())
            .region(aws_sdk_lambda::config::Region::new("us-east-1"))
            .credentials_provider(self.credentials())
            .http_client(Builder::new().build_http())
            .endpoint_url(self.endpoint())
            .build();
        aws_sdk_lambda::Client::from_conf(config)
    }

    /// The SDK's Step Functions client.
    pub fn stepfunctions(&self) -> aws_sdk_sfn::Client {
        let config = aws_sdk_sfn::Config::builder()
            .behavior_version(aws_sdk_sfn::config::BehaviorVersion::latest())
            .region(aws_sdk_sfn::config::Region::new("us-east-1"))
            .credentials_provider(self.credentials())
            .http_client(Builder::new().build_http())
            .endpoint_url(self.endpoint())
            .build();
        aws_sdk_sfn::Client::from_conf(config)
    }

    /// The SDK's S3 client, path style.
    pub fn s3(&self) -> aws_sdk_s3::Client {
        let config = aws_sdk_s3::Config::builder()
            .behavior_version(aws_sdk_s3::config::BehaviorVersion::latest())
            .region(aws_sdk_s3::config::Region::new("us-east-1"))
            .credentials_provider(self.credentials())
            .http_client(Builder::new().build_http())
            .endpoint_url(self.endpoint())
            .force_path_style(true)
            .build();
        aws_sdk_s3::Client::from_conf(config)
    }

    fn credentials(&self) -> Credentials {
        Credentials::new(self.account.clone(), "secret", None, None, "test")
    }

    /// Sends a request by hand.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut head =
            format!("{method} {path} HTTP/1.1\r\nconnection: close\r\ncontent-length: {}\r\n", body.len());
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
            let _ = write!(head, "host: {}\r\n", self.address);
        }
        for (name, value) in headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        head.push_str("\r\n");
        self.exchange(&[head.as_bytes(), body].concat()).expect("the daemon answers")
    }

    /// Sends bytes as they are; `None` when the daemon closes the connection without an answer.
    pub fn exchange(&self, bytes: &[u8]) -> Option<Answer> {
        let mut stream = TcpStream::connect(self.address).expect("the daemon accepts");
        // The daemon may answer and close before all is sent: what it answered still counts.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        parse(&answer)
    }

    /// Calls an operation of a JSON service, signed as the account: `call("sqs", "AmazonSQS", …)`.
    pub fn call(&self, scope: &str, prefix: &str, operation: &str, input: &Value) -> Answer {
        let target = format!("{prefix}.{operation}");
        let authorization = self.authorization(scope);
        let headers = [
            ("content-type", "application/x-amz-json-1.0"),
            ("x-amz-target", target.as_str()),
            ("authorization", authorization.as_str()),
        ];
        self.send("POST", "/", &headers, input.to_string().as_bytes())
    }

    /// Calls an action of a Query service, signed as the account.
    pub fn query(&self, scope: &str, form: &str) -> Answer {
        let authorization = self.authorization(scope);
        let headers = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("authorization", authorization.as_str()),
        ];
        self.send("POST", "/", &headers, form.as_bytes())
    }

    /// An `Authorization` header as an SDK sends it, for the account and this service.
    pub fn authorization(&self, scope: &str) -> String {
        format!(
            "AWS4-HMAC-SHA256 Credential={}/20260101/us-east-1/{scope}/aws4_request, SignedHeaders=host, Signature=00",
            self.account
        )
    }

    /// Winds the clock forward by an ISO 8601 duration, with everything that happens meanwhile.
    pub fn advance(&self, by: &str) -> Value {
        let body = serde_json::json!({"advance": by}).to_string();
        let answer = self.send("POST", "/_virga/clock", &[], body.as_bytes());
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()
    }

    /// The id of the daemon's process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Asks the daemon to stop, as an orchestrator does, and waits until it has.
    pub fn terminate(mut self) -> ExitStatus {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(told.expect("kill is there").success());
        self.child.wait().expect("the daemon ends")
    }

    /// Sends SIGTERM without waiting.
    pub fn signal_stop(&self) {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(told.expect("kill is there").success());
    }

    /// Waits until the daemon has ended by itself.
    pub fn wait(mut self) -> ExitStatus {
        self.child.wait().expect("the daemon ends")
    }
}

impl Drop for Virga {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn parse(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()));
    Some(Answer { status, headers: headers.collect(), body: bytes[end + 4..].to_vec() })
}

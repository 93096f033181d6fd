//! A client of Step Functions that costs as little as it can.

use std::net::SocketAddr;

use serde_json::{Value, json};

use crate::functions;
use crate::load::{Connection, request};

const ROLE: &str = "arn:aws:iam::000000000000:role/bench";

/// One kept-alive connection to the daemon.
pub struct Client {
    connection: Connection,
}

impl Client {
    pub async fn open(address: SocketAddr) -> Self {
        Self { connection: Connection::open(address).await }
    }

    pub async fn make(&mut self, name: &str, kind: &str, definition: &Value) {
        let body = json!({"name": name, "type": kind, "definition": definition.to_string(), "roleArn": ROLE});
        self.call(&states("CreateStateMachine", &body)).await;
    }

    /// Makes one of the functions of `wasm-functions/` under its own name.
    pub async fn make_function(&mut self, name: &str) {
        let body = functions::creation(name, name, &json!({}));
        let headers = [("content-type", "application/json")];
        let body = body.to_string();
        self.call(&request("/2015-03-31/functions", "lambda", &headers, body.as_bytes())).await;
    }

    /// Starts an execution of a standard machine and polls until it has succeeded; answers how often it
    /// had to ask.
    pub async fn run(&mut self, machine: &str) -> u32 {
        let started = self.call(&start("StartExecution", machine)).await;
        let (_, rest) = started.split_once("\"executionArn\":\"").expect("an execution's ARN");
        let arn = rest.split('"').next().unwrap_or_default();
        let describe = states("DescribeExecution", &json!({"executionArn": arn}));
        for polls in 1.. {
            let described = self.call(&describe).await;
            if described.contains("\"SUCCEEDED\"") {
                return polls;
            }
            assert!(described.contains("\"RUNNING\""), "{described}");
        }
        unreachable!("an execution ends")
    }

    async fn call(&mut self, bytes: &[u8]) -> String {
        let (status, body) = self.connection.exchange(bytes).await;
        let body = String::from_utf8_lossy(body).into_owned();
        assert!(status < 300, "{body}");
        body
    }
}

/// The request that starts an execution of `machine`.
pub fn start(operation: &str, machine: &str) -> Vec<u8> {
    let arn = format!("arn:aws:states:us-east-1:000000000000:stateMachine:{machine}");
    states(operation, &json!({"stateMachineArn": arn, "input": r#"{"order":"o-1","amount":12}"#}))
}

fn states(operation: &str, body: &Value) -> Vec<u8> {
    let target = format!("AWSStepFunctions.{operation}");
    let headers = [("x-amz-target", target.as_str()), ("content-type", "application/x-amz-json-1.0")];
    request("/", "states", &headers, body.to_string().as_bytes())
}

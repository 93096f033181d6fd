//! Function URLs, over the wire.

use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::{Value, json};

use super::support::{Answer, Virga};
use super::world::{ECHO, answering, zip_of};

/// A daemon with a function `charge` and its URL.
struct Shop {
    virga: Virga,
    host: String,
    lambda: aws_sdk_lambda::Client,
}

impl Shop {
    async fn open(program: &[u8], auth: &str) -> Self {
        let virga = Virga::start();
        let lambda = virga.lambda();
        create(&lambda, "charge", program).await;
        let made = lambda
            .create_function_url_config()
            .function_name("charge")
            .auth_type(auth.into())
            .send()
            .await
            .unwrap();
        let host = host_of(made.function_url());
        Self { virga, host, lambda }
    }

    /// Has the URL hand on what its function streams.
    async fn stream(&self) {
        let update = self.lambda.update_function_url_config().function_name("charge");
        update.invoke_mode("RESPONSE_STREAM".into()).send().await.unwrap();
    }

    /// A request whose answer is read as it comes.
    fn ask(&self, path: &str) -> TcpStream {
        let mut connection = TcpStream::connect(self.virga.address).unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.host);
        connection.write_all(request.as_bytes()).unwrap();
        connection
    }

    async fn permit(&self) {
        let permission = self.lambda.add_permission().function_name("charge").statement_id("public");
        let permission = permission.action("lambda:InvokeFunctionUrl").principal("*");
        permission.function_url_auth_type("NONE".into()).send().await.unwrap();
    }

    fn visit(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let headers: Vec<(&str, &str)> =
            [("host", self.host.as_str())].into_iter().chain(headers.iter().copied()).collect();
        self.virga.send(method, path, &headers, body)
    }
}

fn host_of(url: &str) -> String {
    url.trim_start_matches("http://").trim_end_matches('/').to_owned()
}

pub async fn create(lambda: &aws_sdk_lambda::Client, name: &str, program: &[u8]) {
    let code = aws_sdk_lambda::types::FunctionCode::builder();
    let code = code.zip_file(aws_sdk_lambda::primitives::Blob::new(zip_of(program).to_vec())).build();
    let request = lambda.create_function().function_name(name).runtime("provided.al2023".into());
    let request =
        request.role("arn:aws:iam::000000000000:role/some").handler("bootstrap").timeout(10).code(code);
    request.send().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_public_url_is_forbidden_until_a_policy_permits_it() {
    let answer = json!({"statusCode": 201, "headers": {"X-Order": 7}, "cookies": ["a=1"], "body": "done"});
    let shop = Shop::open(&answering(&answer.to_string(), 0), "NONE").await;
    let refused = shop.visit("GET", "/", &[], b"");
    assert_eq!(refused.status, 403);
    assert_eq!(refused.header("x-amzn-errortype"), Some("AccessDeniedException"));
    let expected = "Forbidden. For troubleshooting Function URL authorization issues, see: \
                    https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html";
    assert_eq!(refused.json(), json!({"Message": expected}));
    shop.permit().await;
    let answered = shop.visit("GET", "/", &[], b"");
    assert_eq!((answered.status, answered.text()), (201, "done"));
    assert_eq!(answered.header("x-order"), Some("7"));
    assert_eq!(answered.header("set-cookie"), Some("a=1"));
    assert!(answered.header("x-amzn-requestid").is_some());
    let id = shop.host.split('.').next().unwrap();
    let by_path = shop.virga.send("GET", &format!("/_virga/lambda-url/{id}/some/where"), &[], b"");
    assert_eq!((by_path.status, by_path.text()), (201, "done"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_function_sees_the_request_that_its_url_got() {
    let shop = Shop::open(ECHO, "NONE").await;
    shop.permit().await;
    let headers =
        [("content-type", "application/json"), ("x-extra", "With WeiRd CapS"), ("cookie", "a=1; b=2")];
    let answer =
        shop.visit("POST", "/pa2%Fth/1?multi=foo&multi=%2Fbar&q=query", &headers, br#"{"foo":"bar"}"#);
    assert_eq!(answer.status, 200, "{}", answer.text());
    let event: Value = answer.json();
    assert_eq!(event["rawPath"], "/pa2%Fth/1");
    assert_eq!(event["queryStringParameters"], json!({"multi": "foo,/bar", "q": "query"}));
    assert_eq!(event["headers"]["x-extra"], "With WeiRd CapS");
    assert_eq!(event["cookies"], json!(["a=1", "b=2"]));
    assert_eq!((&event["body"], &event["isBase64Encoded"]), (&json!(r#"{"foo":"bar"}"#), &json!(false)));
    assert_eq!(event["requestContext"]["requestId"].as_str(), answer.header("x-amzn-requestid"));
    assert_eq!(event["requestContext"]["domainName"].as_str(), shop.host.split(':').next());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_url_wants_a_signature_and_tells_the_function_whose() {
    let shop = Shop::open(ECHO, "AWS_IAM").await;
    assert_eq!(shop.visit("GET", "/", &[], b"").status, 403);
    let authorization = shop.virga.authorization("lambda");
    let answer = shop.visit("GET", "/", &[("authorization", &authorization)], b"");
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json()["requestContext"]["authorizer"]["iam"]["accountId"], "000000000000");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_that_denies_keeps_out_whom_another_statement_or_their_own_account_lets_in() {
    let deny = |arn: &str| {
        let all = |effect: &str, action: &str| json!({"Effect": effect, "Principal": "*", "Action": action, "Resource": arn});
        json!({"Statement": [all("Allow", "lambda:*"), all("Deny", "lambda:InvokeFunction*")]}).to_string()
    };
    for auth in ["NONE", "AWS_IAM"] {
        let shop = Shop::open(ECHO, auth).await;
        shop.permit().await;
        let authorization = shop.virga.authorization("lambda");
        let headers: &[_] = if auth == "NONE" { &[] } else { &[("authorization", authorization.as_str())] };
        assert_eq!(shop.visit("GET", "/", headers, b"").status, 200);
        let arn = "arn:aws:lambda:us-east-1:000000000000:function:charge";
        shop.lambda.put_resource_policy().resource_arn(arn).policy(deny(arn)).send().await.unwrap();
        assert_eq!(shop.visit("GET", "/", headers, b"").status, 403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_function_that_fails_is_a_bad_gateway() {
    let shop = Shop::open(&answering(r#"{"errorMessage":"no"}"#, 1), "NONE").await;
    shop.permit().await;
    let answer = shop.visit("GET", "/", &[], b"");
    assert_eq!((answer.status, answer.text()), (502, "Internal Server Error"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_may_call_a_url_as_far_as_its_rules_say() {
    let shop = Shop::open(ECHO, "NONE").await;
    shop.permit().await;
    let cors = aws_sdk_lambda::types::Cors::builder();
    let cors = cors.allow_origins("https://shop.test").allow_methods("POST").build();
    shop.lambda.update_function_url_config().function_name("charge").cors(cors).send().await.unwrap();
    let asking = [("origin", "https://shop.test"), ("access-control-request-method", "POST")];
    let preflight = shop.visit("OPTIONS", "/", &asking, b"");
    assert_eq!(preflight.status, 200);
    assert_eq!(preflight.header("access-control-allow-origin"), Some("https://shop.test"));
    assert_eq!(preflight.header("access-control-allow-methods"), Some("POST"));
    let answer = shop.visit("POST", "/", &[("origin", "https://shop.test")], b"");
    assert_eq!(answer.header("access-control-allow-origin"), Some("https://shop.test"));
    let other = shop.visit("POST", "/", &[("origin", "https://other.test")], b"");
    assert_eq!(other.header("access-control-allow-origin"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_url_outlives_its_alias_as_forbidden_and_goes_with_its_function() {
    let virga = Virga::start();
    let lambda = virga.lambda();
    create(&lambda, "charge", ECHO).await;
    virga.advance("PT1M");
    lambda.publish_version().function_name("charge").send().await.unwrap();
    lambda.create_alias().function_name("charge").name("live").function_version("1").send().await.unwrap();
    let url = lambda.create_function_url_config().function_name("charge").qualifier("live");
    let host = host_of(url.auth_type("NONE".into()).send().await.unwrap().function_url());
    let permission = lambda.add_permission().function_name("charge").qualifier("live").statement_id("public");
    let permission = permission.action("lambda:InvokeFunctionUrl").principal("*");
    permission.function_url_auth_type("NONE".into()).send().await.unwrap();
    let visit = || virga.send("GET", "/", &[("host", &host)], b"").status;
    assert_eq!(visit(), 200);
    lambda.delete_alias().function_name("charge").name("live").send().await.unwrap();
    assert_eq!(visit(), 403);
    lambda.delete_function().function_name("charge").send().await.unwrap();
    assert_eq!(visit(), 404);
}

/// Streams `one`, `two` and `three`, a second apart, when it is told to.
const COUNTER: &[u8] = include_bytes!("../../wasm-functions/built/counter/bootstrap.wasm");

/// Reads until this text has come, or all; answers everything that came.
fn read_until(connection: &mut TcpStream, text: &str, so_far: &mut String) {
    let mut piece = [0; 1024];
    while !so_far.contains(text) {
        let length = connection.read(&mut piece).unwrap();
        if length == 0 {
            return;
        }
        so_far.push_str(std::str::from_utf8(&piece[..length]).unwrap());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_url_hands_on_what_its_function_streams_while_that_writes() {
    let shop = Shop::open(COUNTER, "NONE").await;
    shop.permit().await;
    shop.stream().await;
    let (mut connection, mut came) = (shop.ask("/stream"), String::new());
    // The function sleeps after each piece, and time stands still: nothing more can have been written.
    for (piece, next) in [("one", "two"), ("two", "three"), ("three", "\r\n0\r\n\r\n")] {
        read_until(&mut connection, piece, &mut came);
        assert!(came.contains(piece) && !came.contains(next), "{came}");
        shop.virga.advance("PT1S");
    }
    read_until(&mut connection, "\r\n0\r\n\r\n", &mut came);
    let (head, body) = came.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200 OK"), "{head}");
    assert!(
        head.contains("content-type: text/plain") && head.contains("transfer-encoding: chunked"),
        "{head}"
    );
    assert_eq!(body, "3\r\none\r\n3\r\ntwo\r\n5\r\nthree\r\n0\r\n\r\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_breaks_off_does_not_look_whole_and_an_answer_that_is_none_is_handed_on() {
    let shop = Shop::open(COUNTER, "NONE").await;
    shop.permit().await;
    shop.stream().await;
    let (mut connection, mut came) = (shop.ask("/break"), String::new());
    read_until(&mut connection, "\r\n0\r\n\r\n", &mut came);
    assert!(came.ends_with("4\r\nhalf\r\n"), "{came}");
    let answer = shop.visit("GET", "/count", &[], b"");
    assert_eq!((answer.status, answer.text()), (200, "2"));
    assert_eq!(shop.visit("GET", "/fail", &[], b"").status, 502);
}

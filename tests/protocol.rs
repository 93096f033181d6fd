//! The protocols, driven by data: each case in `tests/protocol/*.json` is a request, what it says, what
//! a service answers, and the response that the client sees, to the byte.
//!
//! A case has `request` and either `operation` and `input` (what the request says) or `refused` (the
//! error it gets before any service sees it); `output` or `error` (what the service answers); and
//! `response`. In bodies `{id}` stands for the request's id, blobs are base64, moments are seconds.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::request::Parts;
use http::{Request, Response};
use serde_json::{Map, Value, json};

use virga::aws::check::check;
use virga::aws::model::{self, SERVICES, iam, lambda, sqs};
use virga::aws::node::Node;
use virga::aws::protocol::Protocol;
use virga::aws::schema::{Kind, Member, ServiceSchema, Shape, StructureSchema};
use virga::aws::value::Structure;
use virga::aws::writer::Writer;
use virga::aws::{Call, Error, Origin};
use virga::clock::Timestamp;
use virga::identity::{AccountId, Randomness, Region, Uuid};

/// An output of any type, made from JSON as the schema says.
struct Answer {
    schema: &'static StructureSchema,
    members: Value,
}

impl Structure for Answer {
    fn schema(&self) -> &'static StructureSchema {
        self.schema
    }

    fn write_members(&self, writer: &mut dyn Writer) {
        write_members(self.schema, &self.members, writer);
    }
}

fn write_members(schema: &'static StructureSchema, members: &Value, writer: &mut dyn Writer) {
    let unknown =
        members.as_object().unwrap().keys().find(|name| !schema.members.iter().any(|m| m.name == **name));
    assert_eq!(unknown, None, "{} has no such member", schema.name);
    for member in schema.members {
        if let Some(value) = members.get(member.name) {
            writer.member(member);
            write(member.shape, value, writer);
        }
    }
}

fn write(shape: &'static Shape, value: &Value, writer: &mut dyn Writer) {
    match &shape.kind {
        Kind::Text | Kind::Enumeration { .. } => writer.text(value.as_str().unwrap()),
        Kind::Boolean => writer.boolean(value.as_bool().unwrap()),
        Kind::Integer | Kind::Long => writer.integer(value.as_i64().unwrap()),
        Kind::Double => writer.double(value.as_f64().unwrap()),
        Kind::Blob => writer.blob(&Bytes::from(STANDARD.decode(value.as_str().unwrap()).unwrap())),
        Kind::Timestamp => writer.timestamp(moment(value)),
        Kind::List { element, query_name, .. } => {
            writer.begin_list(query_name);
            for value in value.as_array().unwrap() {
                writer.element();
                write(element, value, writer);
            }
            writer.end_list();
        }
        Kind::Map { value: shape, query_names, .. } => {
            writer.begin_map(*query_names);
            for (key, value) in value.as_object().unwrap() {
                writer.key(key);
                write(shape, value, writer);
                writer.end_entry();
            }
            writer.end_map();
        }
        Kind::Structure(schema) => {
            writer.begin_structure();
            write_members(schema, value, writer);
            writer.end_structure();
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "moments of these cases are small")]
fn moment(seconds: &Value) -> Timestamp {
    Timestamp::from_millis((seconds.as_f64().unwrap() * 1_000.0).round() as i64)
}

/// A checked input as JSON.
fn told(node: &Node<'_>) -> Value {
    match node {
        Node::Null => Value::Null,
        Node::Boolean(value) => (*value).into(),
        Node::Integer(value) => (*value).into(),
        Node::Double(value) => (*value).into(),
        Node::Text(text) => text.as_ref().into(),
        Node::Timestamp(moment) => moment.as_secs().into(),
        Node::Bytes(bytes) => STANDARD.encode(bytes).into(),
        Node::List(elements) => elements.iter().map(told).collect(),
        Node::Map(entries) => {
            entries.iter().map(|(key, node)| (key.to_string(), told(node))).collect::<Map<_, _>>().into()
        }
        Node::Number(text) | Node::Loose(text) => format!("unchecked: {text}").into(),
    }
}

fn service(name: &str) -> &'static ServiceSchema {
    SERVICES.into_iter().find(|service| service.name == name).unwrap()
}

fn request(case: &Value) -> (Parts, Bytes) {
    let request = &case["request"];
    let method = request["method"].as_str().unwrap_or("POST");
    let mut builder = Request::builder().method(method).uri(request["path"].as_str().unwrap_or("/"));
    for (name, value) in request["headers"].as_object().into_iter().flatten() {
        builder = builder.header(name, value.as_str().unwrap());
    }
    let body = match &request["body"] {
        Value::Null => Bytes::new(),
        Value::String(text) => Bytes::from(text.clone()),
        value => Bytes::from(value.to_string()),
    };
    (builder.body(()).unwrap().into_parts().0, body)
}

fn id() -> Uuid {
    Randomness::seeded(1).uuid()
}

fn run(case: &Value) {
    let name = case["name"].as_str().unwrap();
    let service = service(case["service"].as_str().unwrap());
    let (head, body) = request(case);
    let protocol = Protocol::of(service, &head);
    let read = protocol.read(service, &head, &body, "localhost:4566").and_then(|mut request| {
        check(service, request.operation.input, &mut request.input).map(|()| request)
    });
    let response = match read {
        Ok(request) => {
            assert_eq!(request.operation.name, case["operation"], "{name}");
            let mut input = told(&request.input);
            let known =
                |name: &String| request.operation.input.members.iter().any(|member| member.name == *name);
            input.as_object_mut().unwrap().retain(|name, _| known(name));
            assert_eq!(input, case["input"], "{name}: what the request says");
            if let Some(error) = case.get("error") {
                protocol.refuse(service, &error_of(service, error), id())
            } else {
                let schema = request.operation.output.unwrap_or(request.operation.input);
                let members = case.get("output").cloned().unwrap_or_else(|| json!({}));
                protocol.answer(service, request.operation, &Answer { schema, members }, id())
            }
        }
        Err(error) => {
            assert_eq!(
                error.code,
                case["refused"].as_str().unwrap_or_else(|| panic!("{name}: {error}")),
                "{name}"
            );
            protocol.refuse(service, &error, id())
        }
    };
    compare(name, &response, &case["response"]);
}

fn error_of(service: &ServiceSchema, error: &Value) -> Error {
    let (code, message) = (error["code"].as_str().unwrap(), error["message"].as_str().unwrap());
    let mut made = match service.error(code) {
        Some(schema) => schema.error(message),
        None => Error::new(code.to_owned(), 400, message),
    };
    for (name, value) in error["members"].as_object().into_iter().flatten() {
        made = made.with_member(name, value.clone());
    }
    made
}

fn compare(name: &str, response: &Response<Bytes>, expected: &Value) {
    assert_eq!(
        u64::from(response.status().as_u16()),
        expected["status"].as_u64().unwrap_or(200),
        "{name}: status"
    );
    let id = id().to_string();
    assert_eq!(response.headers()["x-amzn-requestid"], *id, "{name}");
    for (header, value) in expected["headers"].as_object().into_iter().flatten() {
        let given = response.headers().get(header).map(|value| value.to_str().unwrap());
        assert_eq!(given, value.as_str(), "{name}: header {header}");
    }
    let body = std::str::from_utf8(response.body()).unwrap().replace(&id, "{id}");
    assert_eq!(body, expected["body"].as_str().unwrap_or_default(), "{name}: body");
}

fn run_file(text: &str) {
    let cases: Vec<Value> = serde_json::from_str(text).unwrap();
    assert!(!cases.is_empty());
    cases.iter().for_each(run);
}

#[test]
fn aws_json_says_and_answers_what_the_cases_say() {
    run_file(include_str!("protocol/aws_json.json"));
}

#[test]
fn rest_json_says_and_answers_what_the_cases_say() {
    run_file(include_str!("protocol/rest_json.json"));
}

#[test]
fn query_says_and_answers_what_the_cases_say() {
    run_file(include_str!("protocol/query.json"));
}

/// A value that a shape's constraints allow, different for each `seed`.
fn sample(shape: &'static Shape, seed: usize) -> Option<Value> {
    let allowed = |text: &str| {
        #[expect(clippy::cast_precision_loss, reason = "short")]
        let length = text.len() as f64;
        shape.pattern.is_none_or(|pattern| pattern.matches(text))
            && shape.minimum.is_none_or(|minimum| length >= minimum)
            && shape.maximum.is_none_or(|maximum| length <= maximum)
    };
    let number = shape.minimum.unwrap_or(0.0).max(0.0);
    Some(match &shape.kind {
        Kind::Text => {
            let texts = [
                format!("t<&>\"\u{e9}{seed}"),
                format!("abcdef{seed}"),
                format!("{seed}"),
                "0123456789ab".to_owned(),
            ];
            texts.into_iter().find(|text| allowed(text))?.into()
        }
        Kind::Enumeration { values, .. } => values[seed % values.len()].into(),
        Kind::Boolean => seed.is_multiple_of(2).into(),
        #[expect(clippy::cast_possible_truncation, reason = "bounds are small")]
        Kind::Integer | Kind::Long => (number as i64).into(),
        Kind::Double => number.into(),
        Kind::Blob => STANDARD.encode([1, 2, 254]).into(),
        Kind::Timestamp => 1_700_000_000_i64.into(),
        Kind::List { .. } | Kind::Map { .. } if number > 1.0 => return None,
        Kind::List { element, .. } => vec![sample(element, seed)?].into(),
        Kind::Map { key, value, .. } => {
            let key = sample(key, seed)?;
            json!({ key.as_str()?: sample(value, seed)? })
        }
        Kind::Structure(schema) => samples(schema, seed),
    })
}

fn samples(schema: &'static StructureSchema, seed: usize) -> Value {
    let member = |(index, member): (usize, &'static Member)| {
        Some((member.name.to_owned(), sample(member.shape, seed + index)?))
    };
    schema.members.iter().enumerate().filter_map(member).collect::<Map<_, _>>().into()
}

#[test]
fn every_operation_of_a_json_service_reads_what_it_writes() {
    for service in SERVICES.iter().filter(|service| !service.target_prefix.is_empty()) {
        for operation in service.operations {
            let input = samples(operation.input, 7);
            let written = Answer { schema: operation.input, members: input.clone() };
            let body =
                Protocol::AwsJson.answer(service, operation_with_output(service), &written, id()).into_body();
            let target = format!("{}.{}", service.target_prefix, operation.name);
            let (head, ()) = Request::post("/").header("x-amz-target", target).body(()).unwrap().into_parts();
            let mut request = Protocol::AwsJson.read(service, &head, &body, "localhost").unwrap();
            check(service, request.operation.input, &mut request.input).unwrap_or_else(|error| {
                assert!(error.message.contains("must not be null"), "{}: {error}", operation.name);
            });
            assert_eq!(told(&request.input), input, "{}", operation.name);
        }
    }
}

/// Any operation whose answers have a body.
fn operation_with_output(service: &'static ServiceSchema) -> &'static virga::aws::schema::Operation {
    service.operations.iter().find(|operation| operation.output.is_some()).unwrap()
}

fn call() -> Call {
    Call {
        account: AccountId::unnamed(),
        region: Region::fallback(),
        request_id: id(),
        authority: "localhost:4566".to_owned(),
        access_key_id: None,
        trace: None,
        origin: Origin::Outside,
    }
}

/// Services that answer with what they were told.
struct Echo;

impl model::sqs::Sqs for Echo {
    async fn send_message(
        &self,
        _: &Call,
        input: sqs::SendMessageInput,
    ) -> Result<sqs::SendMessageOutput, Error> {
        let attribute = input.message_attributes.unwrap_or_default().remove("a").unwrap_or_default();
        Ok(sqs::SendMessageOutput {
            message_id: Some(format!("{}|{}|{:?}", input.queue_url, input.message_body, input.delay_seconds)),
            md5_of_message_body: attribute.binary_value.map(|bytes| format!("{bytes:?}")),
            ..Default::default()
        })
    }
}

impl model::lambda::Lambda for Echo {
    async fn invoke(&self, _: &Call, input: lambda::InvokeInput) -> Result<lambda::InvokeOutput, Error> {
        let event = input.invocation_type == Some(lambda::InvocationType::Event);
        Ok(lambda::InvokeOutput {
            status_code: Some(if event { 202 } else { 200 }),
            executed_version: input.qualifier,
            payload: input.payload,
            ..Default::default()
        })
    }
}

impl model::iam::Iam for Echo {
    async fn get_role(&self, _: &Call, input: iam::GetRoleInput) -> Result<iam::GetRoleOutput, Error> {
        let role = iam::Role {
            role_name: input.role_name,
            create_date: Timestamp::from_secs(1_700_000_000),
            ..Default::default()
        };
        Ok(iam::GetRoleOutput { role })
    }
}

#[tokio::test]
async fn typed_values_travel_through_the_whole_wire() {
    let body = r#"{"QueueUrl":"u","MessageBody":"b","DelaySeconds":3,
        "MessageAttributes":{"a":{"DataType":"Binary","BinaryValue":"AQI="}}}"#;
    let request = Request::post("/").header("x-amz-target", "AmazonSQS.SendMessage").body(()).unwrap();
    let served = model::sqs::serve(&Echo, &call(), &request.into_parts().0, &Bytes::from(body)).await;
    assert_eq!(served.operation, Some("SendMessage"));
    assert_eq!(served.response.body(), r#"{"MD5OfMessageBody":"b\"\\x01\\x02\"","MessageId":"u|b|Some(3)"}"#);

    let request = Request::post("/2015-03-31/functions/f/invocations?Qualifier=7")
        .header("x-amz-invocation-type", "Event");
    let head = request.body(()).unwrap().into_parts().0;
    let served = model::lambda::serve(&Echo, &call(), &head, &Bytes::from_static(b"\x00raw")).await;
    assert_eq!(served.response.status(), 202);
    assert_eq!(served.response.headers()["x-amz-executed-version"], "7");
    assert_eq!(served.response.body(), &b"\x00raw"[..]);
}

#[tokio::test]
async fn an_operation_that_is_not_built_says_so_in_the_services_form() {
    let request = Request::post("/").header("x-amz-target", "AmazonSQS.PurgeQueue").body(()).unwrap();
    let body = Bytes::from_static(br#"{"QueueUrl":"u"}"#);
    let served = model::sqs::serve(&Echo, &call(), &request.into_parts().0, &body).await;
    assert_eq!(served.response.status(), 501);
    assert_eq!(served.error.unwrap().members["Operation"], "PurgeQueue");
    let text = std::str::from_utf8(served.response.body()).unwrap();
    assert!(text.starts_with(
        r#"{"__type":"NotImplementedException","Operation":"PurgeQueue","message":"Virga does not"#
    ));
}

#[tokio::test]
async fn the_json_door_takes_and_answers_json() {
    let input = json!({"RoleName": "r"});
    let answer = model::iam::call_json(&Echo, &call(), "GetRole", &input).await.unwrap();
    assert_eq!(answer["Role"]["RoleName"], "r");
    assert_eq!(answer["Role"]["CreateDate"].as_f64(), Some(1_700_000_000.0));
    let error = model::iam::call_json(&Echo, &call(), "GetRole", &json!({})).await.unwrap_err();
    assert_eq!(error.code, "ValidationError");
    let error = model::iam::call_json(&Echo, &call(), "Dance", &json!({})).await.unwrap_err();
    assert_eq!(error.code, "UnknownOperationException");
}

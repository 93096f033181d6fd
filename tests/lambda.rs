//! Lambda by its callers' view: invoking a function, and a queue that triggers it.

use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use parking_lot::Mutex;
use virga::aws::model::lambda::{self, Lambda};
use virga::aws::model::sqs::{self, Sqs};
use virga::aws::{Call, Origin};
use virga::clock::{Clock, Mode, Timestamp};
use virga::identity::{AccountId, Randomness, Region};
use virga::lambda::Engine;
use virga::neighbours::{House, LogLine, LogSink, Neighbours, Options};
use virga::sqs::QueueService;
use virga::store::Store;

const ECHO: &[u8] = include_bytes!("../wasm-functions/built/echo/bootstrap.wasm");

#[derive(Default)]
struct Logs {
    lines: Mutex<Vec<(String, String)>>,
}

impl LogSink for Logs {
    fn append(&self, _: &AccountId, _: &Region, group: &str, _: &str, lines: Vec<LogLine>) {
        self.lines.lock().extend(lines.into_iter().map(|line| (group.to_owned(), line.message)));
    }
}

struct World {
    clock: Clock,
    lambda: Engine,
    sqs: QueueService,
    logs: Arc<Logs>,
    call: Call,
}

impl World {
    fn new() -> Self {
        let house = House {
            clock: Clock::starting_at(Mode::Manual, Timestamp::from_secs(1_700_000_000)),
            randomness: Randomness::seeded(1),
            store: Store::ephemeral(),
            neighbours: Neighbours::default(),
            options: Arc::new(Options { authority: "127.0.0.1:4566".to_owned(), ..Options::default() }),
        };
        let (lambda, sqs, logs) = (Engine::new(&house), QueueService::new(&house), Arc::<Logs>::default());
        house.neighbours.set_logs(Arc::clone(&logs) as Arc<dyn LogSink>);
        house.neighbours.set_queues(Arc::new(sqs.clone()));
        let call = Call {
            account: AccountId::unnamed(),
            region: Region::fallback(),
            request_id: house.randomness.uuid(),
            authority: "localhost:4566".to_owned(),
            access_key_id: None,
            trace: None,
            origin: Origin::Outside,
        };
        Self { clock: house.clock, lambda, sqs, logs, call }
    }

    async fn create(&self, runtime: &str, program: &[u8]) -> lambda::FunctionConfiguration {
        let input = lambda::CreateFunctionInput {
            function_name: "echo".to_owned(),
            runtime: Some(lambda::Runtime::from(runtime)),
            role: "arn:aws:iam::000000000000:role/echo".to_owned(),
            handler: Some("bootstrap".to_owned()),
            code: lambda::FunctionCode { zip_file: Some(zip_of(program)), ..Default::default() },
            ..Default::default()
        };
        Box::pin(self.clock.run(self.lambda.create_function(&self.call, input))).await.unwrap()
    }

    async fn invoke(&self, input: lambda::InvokeInput) -> lambda::InvokeOutput {
        let input = lambda::InvokeInput { function_name: "echo".to_owned(), ..input };
        self.clock.run(self.lambda.invoke(&self.call, input)).await.unwrap()
    }

    fn count_lines(&self, start: &str) -> usize {
        self.logs.lines.lock().iter().filter(|(_, line)| line.starts_with(start)).count()
    }
}

fn zip_of(program: &[u8]) -> Bytes {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("bootstrap.wasm", zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(program).unwrap();
    writer.finish().unwrap().into_inner().into()
}

#[tokio::test]
async fn a_function_answers_and_its_log_says_so() {
    let world = World::new();
    assert_eq!(world.create("provided.al2023", ECHO).await.state, Some(lambda::State::Pending));
    world.clock.settled().await;
    let input = lambda::InvokeInput {
        payload: Some(Bytes::from_static(b"{\"order\":7}")),
        log_type: Some(lambda::LogType::Tail),
        ..Default::default()
    };
    let output = world.invoke(input).await;
    assert_eq!(output.function_error, None);
    assert_eq!(output.payload.unwrap(), "{\"order\":7}");
    assert_eq!(output.executed_version.as_deref(), Some("$LATEST"));
    let tail = String::from_utf8(STANDARD.decode(output.log_result.unwrap()).unwrap()).unwrap();
    let request = &world.call.request_id;
    assert!(tail.contains(&format!("START RequestId: {request} Version: $LATEST\n")), "{tail}");
    assert!(tail.contains(&format!("REPORT RequestId: {request}\tDuration: ")), "{tail}");
    assert_eq!(world.logs.lines.lock()[0].0, "/aws/lambda/echo");
}

#[tokio::test]
async fn a_function_that_can_not_run_is_accepted_and_says_why_when_invoked() {
    let world = World::new();
    world.create("python3.13", ECHO).await;
    let output = world.invoke(lambda::InvokeInput::default()).await;
    assert_eq!((output.status_code, output.function_error.as_deref()), (Some(200), Some("Unhandled")));
    let payload = String::from_utf8(output.payload.unwrap().to_vec()).unwrap();
    assert!(payload.contains("Virga can't run the runtime python3.13 yet"), "{payload}");
}

#[tokio::test]
async fn an_event_for_a_function_that_fails_is_tried_three_times_in_three_minutes() {
    let world = World::new();
    world.create("python3.13", ECHO).await;
    let input =
        lambda::InvokeInput { invocation_type: Some(lambda::InvocationType::Event), ..Default::default() };
    assert_eq!(world.invoke(input).await.status_code, Some(202));
    world.clock.settled().await;
    assert_eq!(world.count_lines("START"), 1);
    world.clock.advance(Duration::from_mins(1)).await;
    assert_eq!(world.count_lines("START"), 2);
    world.clock.advance(Duration::from_mins(2)).await;
    assert_eq!(world.count_lines("START"), 3);
    world.clock.advance(Duration::from_hours(6)).await;
    assert_eq!(world.count_lines("START"), 3);
}

#[tokio::test]
async fn a_message_triggers_its_function_and_is_deleted() {
    let world = World::new();
    world.create("provided.al2023", ECHO).await;
    let queue = sqs::CreateQueueInput { queue_name: "orders".to_owned(), ..Default::default() };
    let url = world.sqs.create_queue(&world.call, queue).await.unwrap().queue_url.unwrap();
    let mapping = lambda::CreateEventSourceMappingInput {
        event_source_arn: Some("arn:aws:sqs:us-east-1:000000000000:orders".to_owned()),
        function_name: "echo".to_owned(),
        ..Default::default()
    };
    let mapping = world.lambda.create_event_source_mapping(&world.call, mapping).await.unwrap();
    assert_eq!(mapping.state.as_deref(), Some("Creating"));
    world.clock.settled().await;
    let message = sqs::SendMessageInput {
        queue_url: url.clone(),
        message_body: "an order".to_owned(),
        ..Default::default()
    };
    world.sqs.send_message(&world.call, message).await.unwrap();
    world.clock.settled().await;
    assert_eq!(world.count_lines("START"), 1);
    let attributes = sqs::GetQueueAttributesInput {
        queue_url: url,
        attribute_names: Some(vec![sqs::QueueAttributeName::All]),
    };
    let attributes =
        world.sqs.get_queue_attributes(&world.call, attributes).await.unwrap().attributes.unwrap();
    assert_eq!(attributes["ApproximateNumberOfMessages"], "0");
    assert_eq!(attributes["ApproximateNumberOfMessagesNotVisible"], "0");
}

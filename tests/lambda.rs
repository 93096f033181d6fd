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
use virga::gaps::Gaps;
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
    gaps: Gaps,
    call: Call,
}

impl World {
    fn new() -> Self {
        let house = House {
            clock: Clock::starting_at(Mode::Manual, Timestamp::from_secs(1_700_000_000)),
            randomness: Randomness::seeded(1),
            store: Store::ephemeral(),
            neighbours: Neighbours::default(),
            options: Arc::new(Options {
                authority: "127.0.0.1:4566".to_owned(),
                guests: Some(300),
                ..Options::default()
            }),
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
        let gaps = house.neighbours.gaps().clone();
        Self { clock: house.clock, lambda, sqs, logs, gaps, call }
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

    /// Publishes a layer with the file `greeting`; answers the version's ARN.
    async fn publish_layer(&self, name: &str, greeting: &[u8]) -> String {
        let content = lambda::LayerVersionContentInput {
            zip_file: Some(zip_with("greeting", greeting)),
            ..Default::default()
        };
        let input =
            lambda::PublishLayerVersionInput { layer_name: name.to_owned(), content, ..Default::default() };
        let published = Box::pin(self.lambda.publish_layer_version(&self.call, input)).await.unwrap();
        published.layer_version_arn.unwrap()
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
    zip_with("bootstrap.wasm", program)
}

fn zip_with(name: &str, content: &[u8]) -> Bytes {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(content).unwrap();
    writer.finish().unwrap().into_inner().into()
}

/// A program that answers what is in the file `greeting` of its first directory, which is `/opt` for a
/// function that has layers and nothing besides its program.
const GREETER: &str = include_str!("support/greeter.wat");

#[tokio::test]
async fn a_layer_is_found_under_opt_and_a_later_one_covers_it() {
    let world = World::new();
    let first = world.publish_layer("base", b"\"from the base\"").await;
    let second = world.publish_layer("cover", b"\"from the cover\"").await;
    world.create("provided.al2023", &wat::parse_str(GREETER).unwrap()).await;
    world.clock.settled().await;
    for (layers, greeting) in
        [(vec![first.clone()], "\"from the base\""), (vec![first, second], "\"from the cover\"")]
    {
        let update = lambda::UpdateFunctionConfigurationInput {
            function_name: "echo".to_owned(),
            layers: Some(layers.clone()),
            ..Default::default()
        };
        let updated = world.lambda.update_function_configuration(&world.call, update).await.unwrap();
        let arns = updated.layers.unwrap().into_iter().map(|layer| layer.arn.unwrap()).collect::<Vec<_>>();
        assert_eq!(arns, layers);
        world.clock.settled().await;
        let output = world.invoke(lambda::InvokeInput::default()).await;
        assert_eq!(output.payload.unwrap(), greeting);
    }
}

#[tokio::test]
async fn a_deleted_layer_stays_with_the_function_that_uses_it_and_is_gone_for_others() {
    let world = World::new();
    let arn = world.publish_layer("base", b"\"still here\"").await;
    world.create("provided.al2023", &wat::parse_str(GREETER).unwrap()).await;
    world.clock.settled().await;
    let update = |function: &str| lambda::UpdateFunctionConfigurationInput {
        function_name: function.to_owned(),
        layers: Some(vec![arn.clone()]),
        ..Default::default()
    };
    world.lambda.update_function_configuration(&world.call, update("echo")).await.unwrap();
    world.clock.settled().await;
    let delete = lambda::DeleteLayerVersionInput { layer_name: "base".to_owned(), version_number: 1 };
    world.lambda.delete_layer_version(&world.call, delete).await.unwrap();
    assert_eq!(world.invoke(lambda::InvokeInput::default()).await.payload.unwrap(), "\"still here\"");
    let refused = world.lambda.update_function_configuration(&world.call, update("echo")).await.unwrap_err();
    assert_eq!(refused.code, "InvalidParameterValueException");
    assert_eq!(refused.message, format!("Layer version {arn} does not exist."));
}

#[tokio::test]
async fn a_layer_of_another_account_can_not_be_deleted_nor_ones_own_in_its_place() {
    let world = World::new();
    let arn = world.publish_layer("base", b"greeting").await;
    let theirs = "arn:aws:lambda:us-east-1:111122223333:layer:base".to_owned();
    let delete = lambda::DeleteLayerVersionInput { layer_name: theirs, version_number: 1 };
    let refused = world.lambda.delete_layer_version(&world.call, delete).await.unwrap_err();
    assert_eq!((refused.code.as_ref(), refused.status), ("AccessDeniedException", 403));
    let get = lambda::GetLayerVersionByArnInput { arn };
    assert_eq!(world.lambda.get_layer_version_by_arn(&world.call, get).await.unwrap().version, Some(1));
}

#[tokio::test]
async fn provisioned_concurrency_is_in_progress_until_its_environments_are_ready() {
    let world = World::new();
    world.create("provided.al2023", ECHO).await;
    world.clock.settled().await;
    let publish = lambda::PublishVersionInput { function_name: "echo".to_owned(), ..Default::default() };
    world.lambda.publish_version(&world.call, publish).await.unwrap();
    let put = lambda::PutProvisionedConcurrencyConfigInput {
        function_name: "echo".to_owned(),
        qualifier: "1".to_owned(),
        provisioned_concurrent_executions: 2,
    };
    let put = Box::pin(world.clock.run(world.lambda.put_provisioned_concurrency_config(&world.call, put)));
    let put = put.await.unwrap();
    assert_eq!(put.status, Some(lambda::ProvisionedConcurrencyStatusEnum::InProgress));
    world.clock.settled().await;
    let get = lambda::GetProvisionedConcurrencyConfigInput {
        function_name: "echo".to_owned(),
        qualifier: "1".to_owned(),
    };
    let config = world.lambda.get_provisioned_concurrency_config(&world.call, get).await.unwrap();
    assert_eq!(config.status, Some(lambda::ProvisionedConcurrencyStatusEnum::Ready));
    assert_eq!(config.available_provisioned_concurrent_executions, Some(2));
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
    world.create("java21", ECHO).await;
    let output = world.invoke(lambda::InvokeInput::default()).await;
    assert_eq!((output.status_code, output.function_error.as_deref()), (Some(200), Some("Unhandled")));
    let payload = String::from_utf8(output.payload.unwrap().to_vec()).unwrap();
    assert!(payload.contains("Virga can't run the runtime java21"), "{payload}");
    world.clock.settled().await;
    assert_eq!(world.gaps.counts()["lambda: running this function (java21)"], 1);
}

#[tokio::test]
async fn an_event_for_a_function_that_fails_is_tried_three_times_in_three_minutes() {
    let world = World::new();
    world.create("java21", ECHO).await;
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

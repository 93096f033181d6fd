//! Handlers in Python, deployed as they would be to AWS, on a machine without Python.

mod support;

use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::types::{FunctionUrlAuthType, LayerVersionContentInput, Runtime};
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{Event, LambdaFunctionConfiguration, NotificationConfiguration};
use serde_json::{Value, json};

use support::Virga;
use support::handlers::{Came, Handler, invoke, start_warm, zip_of, zipped};

fn python(folder: &str) -> Handler<'_> {
    Handler::of(Runtime::Python312, folder)
}

/// A daemon with one function, `function`, made of the folder.
async fn daemon_with(folder: &str) -> Virga {
    let virga = start_warm(&[]);
    python(folder).create(&virga, "function").await;
    virga
}

async fn failing(memory: i32, timeout: i32) -> Virga {
    let virga = start_warm(&[]);
    Handler { memory, timeout, ..python("python/failing") }.create(&virga, "function").await;
    virga
}

async fn fail(virga: &Virga, how: &str) -> Came {
    invoke(virga, "function", &json!({ "fail": how })).await
}

#[tokio::test]
async fn a_package_with_relative_imports_runs_and_keeps_its_globals() {
    let virga = start_warm(&[]);
    let variables = &[("STAGE", "test")];
    let entry = "orders.app.handler";
    Handler { entry, variables, ..python("python/orders") }.create(&virga, "orders").await;
    let order = json!({"id": "7", "lines": [{"sku": "apple", "quantity": 3}, {"sku": "pear"}]});
    let first = invoke(&virga, "orders", &order).await;
    assert_eq!(
        first.payload,
        json!({
            "orderId": "7", "total": "1.55", "invocations": 1, "function": "orders", "version": "$LATEST",
            "memory": "256", "arn": "arn:aws:lambda:us-east-1:000000000000:function:orders",
            "logGroup": "/aws/lambda/orders", "hasTimeLeft": true, "client": null, "variable": "test",
            "executionEnvironment": "AWS_Lambda_python3.12",
        })
    );
    assert!(first.log[0].starts_with("INIT_START Runtime Version: python:3.14.v1\t"), "{:?}", first.log);
    let request = first.log[1].split(' ').nth(2).unwrap();
    assert!(first.log[2].starts_with("[INFO]\t20"), "{:?}", first.log);
    assert!(first.log[2].ends_with(&format!("Z\t{request}\tpricing 2 lines")), "{:?}", first.log);
    assert_eq!(first.log[3], format!("request {request}"));
    let second = invoke(&virga, "orders", &order).await;
    assert_eq!(second.payload["invocations"], 2);
}

#[tokio::test]
async fn a_handler_and_its_log_know_the_tenant() {
    let virga = start_warm(&[]);
    let source = b"import logging\ndef handler(event, context):\n    logging.warning('hello')\n    return context.tenant_id\n";
    let zip = zip_of([("app.py".to_owned(), source.to_vec())]);
    python("").knows_its_tenant(&virga, zip).await;
}

#[tokio::test]
async fn the_version_that_runs_is_told_where_another_was_asked_for() {
    let virga = daemon_with("python/web").await;
    let described =
        virga.lambda().get_function_configuration().function_name("function").send().await.unwrap();
    assert_eq!(described.runtime(), Some(&Runtime::Python312));
    let version = described.runtime_version_config().unwrap().runtime_version_arn().unwrap();
    assert_eq!(version, "arn:aws:lambda:us-east-1::runtime:python3.14-webassembly");
    let gaps = virga.send("GET", "/_virga/gaps", &[], b"").json();
    assert_eq!(gaps["withoutEffect"]["lambda:Runtime python3.12, run by python3.14"], 1);
}

#[tokio::test]
async fn the_sdk_finds_the_services_of_this_daemon() {
    let virga = start_warm(&[]);
    Handler { timeout: 30, ..python("python/sdk") }.create(&virga, "function").await;
    Handler { entry: "orders.app.handler", ..python("python/orders") }.create(&virga, "orders").await;
    virga.sqs().create_queue().queue_name("orders").send().await.unwrap();
    let order = json!({"id": "7"});
    let ask = async |event: Value| {
        let came = invoke(&virga, "function", &event).await;
        assert_eq!(came.error, None, "{} {:?}", came.payload, came.log);
        came.payload
    };
    assert_eq!(ask(json!({"do": "queue", "queue": "orders", "order": order})).await, json!([order]));
    let priced = ask(json!({"do": "function", "function": "orders", "order": order})).await;
    assert_eq!(priced["total"], "0");
    let stored = ask(json!({"do": "bucket", "bucket": "orders", "order": order})).await;
    assert_eq!(stored, json!({"order": order, "sizes": {"large": 9_000_000, "order.json": 11}}));
    assert_eq!(ask(json!({"do": "missing"})).await, "AWS.SimpleQueueService.NonExistentQueue");
    let plain = ask(json!({"do": "plain"})).await;
    assert_eq!(plain["status"], 200);
}

#[tokio::test]
async fn functions_that_start_in_a_row_have_nothing_of_each_other() {
    let source = "import os, random, uuid\n\n\ndef handler(event, context):\n    \
        return {'stage': os.environ['STAGE'], 'drawn': [random.random(), str(uuid.uuid4())]}\n";
    python("").starts_in_a_row("app.py", source).await;
}

#[tokio::test]
async fn what_is_not_this_daemon_can_not_be_reached_and_tls_is_not_there() {
    let virga = daemon_with("python/sdk").await;
    let outside = invoke(&virga, "function", &json!({"do": "outside"})).await;
    let told = outside.payload.as_str().unwrap();
    assert!(told.contains("192.0.2.1") && told.contains("only Virga itself"), "{told}");
    let secure = invoke(&virga, "function", &json!({"do": "secure"})).await;
    assert!(secure.payload.as_str().unwrap().contains("TLS is not available"), "{}", secure.payload);
}

#[tokio::test]
async fn a_handler_that_polls_for_long_costs_no_time_when_the_clock_skips() {
    let virga = start_warm(&["--clock", "skip"]);
    Handler { timeout: 60, ..python("python/sdk") }.create(&virga, "function").await;
    virga.sqs().create_queue().queue_name("empty").send().await.unwrap();
    let came = invoke(&virga, "function", &json!({"do": "wait", "queue": "empty"})).await;
    assert_eq!(came.payload, false, "{:?}", came.log);
    let report = came.log.iter().find(|line| line.starts_with("REPORT")).unwrap();
    let duration = report.split("Duration: ").nth(1).unwrap().split(' ').next().unwrap();
    assert!(duration.parse::<f64>().unwrap() >= 20_000.0, "{report}");
}

#[tokio::test]
async fn coroutines_and_pools_work_and_a_thread_says_why_it_can_not() {
    let virga = daemon_with("python/asynchronous").await;
    let came = invoke(&virga, "function", &json!({})).await;
    assert_eq!(came.payload["gathered"], json!(["slow", "quick"]), "{:?}", came.log);
    assert_eq!(came.payload["squares"], json!([0, 1, 4, 9, 16]));
    assert_eq!(came.payload["failed"], "ZeroDivisionError('division by zero')");
    assert!(came.payload["thread"].as_str().unwrap().starts_with("can't start new thread: "));
}

#[tokio::test]
async fn much_of_the_standard_library_works() {
    let virga = daemon_with("python/library").await;
    let came = invoke(&virga, "function", &json!({})).await;
    assert_eq!(
        came.payload,
        json!({
            "ids": ["1", "2"], "subject": "Order", "zipped": true,
            "rows": [{"sku": "apple", "quantity": "2"}], "berlin": "2024-07-01T14:00:00+02:00",
            "sha256": "3eeb7e96e59ce40f9cb1a089daba079fd699f6867a30f6634af8570967b2375a",
            "hmac": "0940c23bf9e4ca8ebf9f4672056d56ac6786fa13", "inflated": "order", "words": {"a": 2, "b": 1}, "rounded": "2.68", "half": "1/2",
            "median": 3, "packed": "00000007", "toml": {"limit": 3},
            "name": "LATIN SMALL LETTER U WITH DIAERESIS", "pairs": [[1, 2], [2, 3]],
            "escaped": "&lt;b&gt;", "short": "a [...]", "text": "Z3LDtsOfZQ==",
            "uuid": "cfbff0d1-9375-5685-968c-48ce8b15ae17", "random": true, "year": 2026,
            "json": "{\"ü\": [1.0, 1e+100, null]}",
            "absent": {"bz2": "ModuleNotFoundError", "lzma": "ModuleNotFoundError", "ctypes": "ModuleNotFoundError"},
        }),
        "{:?}",
        came.log
    );
}

#[tokio::test]
async fn errors_are_told_as_the_runtime_of_aws_tells_them() {
    let virga = failing(256, 3).await;
    let raised = fail(&virga, "raised").await;
    assert_eq!(raised.error.as_deref(), Some("Unhandled"));
    let request = raised.payload["requestId"].as_str().unwrap();
    assert_eq!(
        raised.payload,
        json!({
            "errorMessage": "order 7 is too large", "errorType": "OrderRejected", "requestId": request,
            "stackTrace": [
                "  File \"/var/task/app.py\", line 13, in handler\n    return globals()[event[\"fail\"]]()\n",
                "  File \"/var/task/app.py\", line 17, in raised\n    raise OrderRejected(\"order 7 is too large\")\n",
            ],
        })
    );
    let line = raised.log.iter().find(|line| line.starts_with("[ERROR]")).unwrap();
    assert!(
        line.starts_with("[ERROR] OrderRejected: order 7 is too large\rTraceback (most recent call last):")
    );
    let chained = fail(&virga, "chained").await;
    assert_eq!(chained.payload["errorMessage"], "no such order");
    let not_json = fail(&virga, "not_json").await;
    assert_eq!(not_json.payload["errorType"], "Runtime.MarshalError");
    assert_eq!(
        not_json.payload["errorMessage"],
        "Unable to marshal response: Object of type object is not JSON serializable"
    );
    let recursive = fail(&virga, "recursive").await;
    assert_eq!(recursive.payload["errorType"], "RecursionError");
}

#[tokio::test]
async fn a_handler_that_can_not_be_had_is_told_at_the_first_invocation() {
    let virga = start_warm(&[]);
    let told = async |handler: &str, source: &str| {
        let zip = zip_of([("app.py".to_owned(), source.as_bytes().to_vec())]);
        let name =
            format!("function-{}", virga.lambda().list_functions().send().await.unwrap().functions().len());
        Handler { entry: handler, ..python("") }.create_of(&virga, &name, zip).await;
        let came = invoke(&virga, &name, &json!({})).await;
        assert_eq!(came.error.as_deref(), Some("Unhandled"));
        let text = |member: &str| came.payload[member].as_str().unwrap_or_default().to_owned();
        (text("errorType"), text("errorMessage"))
    };
    let error = |kind: &str, message: &str| (kind.to_owned(), message.to_owned());
    assert_eq!(
        told("absent.handler", "").await,
        error("Runtime.ImportModuleError", "Unable to import module 'absent': No module named 'absent'")
    );
    assert_eq!(
        told("app.absent", "").await,
        error("Runtime.HandlerNotFound", "Handler 'absent' missing on module 'app'")
    );
    assert_eq!(
        told("app", "").await,
        error(
            "Runtime.MalformedHandlerName",
            "Bad handler 'app': not enough values to unpack (expected 2, got 1)"
        )
    );
    let (kind, message) = told("app.handler", "def handler(event, context)\n    pass").await;
    assert_eq!(kind, "Runtime.UserCodeSyntaxError");
    assert!(message.starts_with("Syntax error in module 'app': expected ':' (app.py, line 1)"), "{message}");
    assert_eq!(told("app.handler", "raise ValueError('no configuration')").await.1, "no configuration");
    assert_eq!(
        told("app.handler", "import numpy").await.1,
        "Unable to import module 'app': No module named 'numpy'"
    );
}

#[tokio::test]
async fn native_code_is_named_by_whoever_wants_to_import_it() {
    let virga = start_warm(&[]);
    let file = |name: &str, content: &str| (name.to_owned(), content.as_bytes().to_vec());
    let zip = zip_of([
        file("app.py", "import quick\n\ndef handler(event, context):\n    pass\n"),
        file("quick/__init__.py", "from . import _quick\n"),
        file("quick/_quick.cpython-312-x86_64-linux-gnu.so", "\u{7f}ELF"),
    ]);
    python("").create_of(&virga, "function", zip).await;
    let came = invoke(&virga, "function", &json!({})).await;
    let message = came.payload["errorMessage"].as_str().unwrap();
    assert!(
        message.contains("/var/task/quick/_quick.cpython-312-x86_64-linux-gnu.so is native code"),
        "{message}"
    );
}

#[tokio::test]
async fn a_guest_that_ends_runs_out_or_says_too_much_is_reported_as_on_lambda() {
    let virga = failing(128, 2).await;
    let error = async |how: &str| {
        let came = fail(&virga, how).await;
        assert_eq!(came.error.as_deref(), Some("Unhandled"), "{how}: {}", came.payload);
        let text = |member: &str| came.payload[member].as_str().unwrap_or_default().to_owned();
        let message = text("errorMessage");
        let message = message.split_once("Error: ").map_or(message.clone(), |(_, rest)| rest.to_owned());
        (text("errorType"), message)
    };
    let is = |kind: &str, message: &str| (kind.to_owned(), message.to_owned());
    assert_eq!(error("exited").await, is("Runtime.ExitError", "Runtime exited with error: exit status 3"));
    assert_eq!(
        error("exited_well").await,
        is("Runtime.ExitError", "Runtime exited without providing a reason")
    );
    assert_eq!(
        error("exited_at_once").await,
        is("Runtime.ExitError", "Runtime exited with error: exit status 4")
    );
    assert_eq!(error("hungry").await.0, "MemoryError");
    let (kind, _) = error("spinning").await;
    assert_eq!(kind, "Sandbox.Timedout");
    assert_eq!(error("too_long").await.0, "Function.ResponseSizeTooLarge");
    let well = fail(&virga, "unicode").await;
    assert_eq!(well.payload, json!({"name": "größe 漢字 😀"}), "and the function goes on");
}

#[tokio::test]
async fn a_hostile_handler_sees_nothing_of_the_machine_and_fills_nothing() {
    let virga = failing(256, 60).await;
    let answer = async |how: &str| fail(&virga, how).await.payload;
    assert_eq!(answer("escaping").await, "FileNotFoundError");
    assert_eq!(answer("forked").await, "AttributeError");
    assert_eq!(answer("spawned").await, "OSError");
    assert_eq!(answer("written").await, json!(["Read-only file system"]));
    assert_eq!(answer("filling").await, 512 * 1024 * 1024);
    assert!(answer("threaded").await.as_str().unwrap().starts_with("can't start new thread: "));
    assert_eq!(answer("finalized").await, "gone");
    assert_eq!(answer("loud").await, "written");
    assert_eq!(answer("long").await.as_str().unwrap().len(), 5_900_000);
    assert_eq!(answer("closing").await, "closed");
    assert_eq!(virga.send("GET", "/_virga/health", &[], b"").status, 200);
}

#[tokio::test]
async fn what_a_handler_has_answered_never_takes_up_all_its_memory() {
    let virga = failing(256, 60).await;
    let room_for = 256_000_000 / 5_900_000;
    for invocation in 0..=room_for {
        let came = fail(&virga, "long").await;
        assert_eq!(came.payload.as_str().map(str::len), Some(5_900_000), "after {invocation} others");
    }
}

#[tokio::test]
async fn a_module_of_a_layer_is_found_and_the_sdk_is_there() {
    let virga = start_warm(&[]);
    let layer = zip_of([(
        "python/greetings/__init__.py".to_owned(),
        std::fs::read("wasm-functions/python/layer/python/greetings/__init__.py").unwrap(),
    )]);
    let content = LayerVersionContentInput::builder().zip_file(Blob::new(layer)).build();
    let published = virga.lambda().publish_layer_version().layer_name("greetings").content(content).send();
    let arn = published.await.unwrap().layer_version_arn.unwrap();
    let zip = zip_of([("app.py".to_owned(), std::fs::read("wasm-functions/python/layer/app.py").unwrap())]);
    Handler { layers: &[&arn], ..python("") }.create_of(&virga, "function", zip).await;
    let came = invoke(&virga, "function", &json!("Ada")).await;
    let expected = json!({"greeting": "Hello, Ada, from a layer", "sdk": "/var/runtime/boto3/__init__.py"});
    assert_eq!(came.payload, expected, "{:?}", came.log);
}

#[tokio::test]
async fn a_module_of_ones_own_takes_the_place_of_the_runtimes() {
    let virga = start_warm(&[]);
    let file = |name: &str, content: &str| (name.to_owned(), content.as_bytes().to_vec());
    let zip = zip_of([
        file("queue.py", "import boto3\n\ndef handler(event, context):\n    return boto3.__version__\n"),
        file("boto3/__init__.py", "__version__ = 'mine'\n"),
    ]);
    Handler { entry: "queue.handler", ..python("") }.create_of(&virga, "function", zip).await;
    let came = invoke(&virga, "function", &json!({})).await;
    assert_eq!(came.payload, "mine", "{:?}", came.log);
}

#[tokio::test]
async fn an_upload_triggers_a_handler_that_reads_it() {
    let virga = start_warm(&[]);
    Handler { timeout: 30, variables: &[("QUEUE", "told")], ..python("python/uploads") }
        .create(&virga, "function")
        .await;
    let (s3, sqs) = (virga.s3(), virga.sqs());
    let url = sqs.create_queue().queue_name("told").send().await.unwrap().queue_url.unwrap();
    s3.create_bucket().bucket("inbox").send().await.unwrap();
    let rule = LambdaFunctionConfiguration::builder()
        .lambda_function_arn("arn:aws:lambda:us-east-1:000000000000:function:function")
        .events(Event::from("s3:ObjectCreated:*"))
        .build()
        .unwrap();
    let rules = NotificationConfiguration::builder().lambda_function_configurations(rule).build();
    let put = s3.put_bucket_notification_configuration().bucket("inbox").notification_configuration(rules);
    put.send().await.unwrap();
    let body = ByteStream::from_static(b"an order");
    s3.put_object().bucket("inbox").key("new orders/7 ü.txt").body(body).send().await.unwrap();
    let received = sqs.receive_message().queue_url(&url).wait_time_seconds(20).send().await.unwrap();
    assert_eq!(received.messages()[0].body(), Some("ObjectCreated:Put new orders/7 ü.txt: AN ORDER"));
}

#[tokio::test]
async fn a_function_url_is_answered_by_a_handler() {
    let virga = daemon_with("python/web").await;
    let lambda = virga.lambda();
    let url =
        lambda.create_function_url_config().function_name("function").auth_type(FunctionUrlAuthType::None);
    let url = url.send().await.unwrap().function_url;
    let host = url.strip_prefix("http://").unwrap().trim_end_matches('/');
    let permission = lambda.add_permission().function_name("function").statement_id("all").principal("*");
    let permission =
        permission.action("lambda:InvokeFunctionUrl").function_url_auth_type(FunctionUrlAuthType::None);
    permission.send().await.unwrap();
    let answer = virga.send("POST", "/orders?id=7", &[("host", host)], b"body");
    assert_eq!((answer.status, answer.text()), (201, "POST /orders?id=7 body"));
    assert_eq!(answer.header("set-cookie"), Some("seen=yes"));
}

#[tokio::test]
async fn a_runtime_that_no_interpreter_runs_is_taken_and_says_so_when_it_is_invoked() {
    let virga = Virga::start_with(&[]);
    let handler = Handler { runtime: Runtime::Java21, entry: "Orders::handle", ..python("") };
    handler.create_of(&virga, "function", zipped("python/web")).await;
    let came = invoke(&virga, "function", &json!({})).await;
    assert_eq!(came.error.as_deref(), Some("Unhandled"));
    let message = came.payload["errorMessage"].as_str().unwrap();
    assert!(
        message.contains("Virga can't run the runtime java21") && message.contains("python*"),
        "{message}"
    );
    let gaps = virga.send("GET", "/_virga/gaps", &[], b"").json();
    assert_eq!(gaps["withoutEffect"]["lambda:Runtime java21, not run"], 1);
}

//! Handlers in JavaScript, deployed as they would be to AWS, on a machine without Node.js.

mod support;

use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::types::{LayerVersionContentInput, Runtime};
use serde_json::{Value, json};

use support::Virga;
use support::handlers::{Came, Handler, invoke, start_warm, zip_of, zipped};

fn node(folder: &str) -> Handler<'_> {
    Handler { entry: "index.handler", ..Handler::of(Runtime::Nodejs20x, folder) }
}

/// A daemon with one function, `function`, made of the folder.
async fn daemon_with(handler: Handler<'_>) -> Virga {
    let virga = start_warm(&[]);
    handler.create(&virga, "function").await;
    virga
}

/// What becomes of a function made of these files.
async fn outcome(files: &[(&str, &str)], entry: &str) -> Came {
    let virga = start_warm(&[]);
    let zip = zip_of(files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())));
    Handler { entry, ..node("") }.create_of(&virga, "function", zip).await;
    invoke(&virga, "function", &json!({})).await
}

async fn fail(virga: &Virga, how: &str) -> Came {
    invoke(virga, "function", &json!({ "fail": how })).await
}

#[tokio::test]
async fn a_commonjs_handler_runs_and_keeps_its_globals() {
    let variables = &[("STAGE", "test")];
    let virga = daemon_with(Handler { variables, ..node("node/orders") }).await;
    let order = json!({"id": "7", "lines": [{"sku": "apple", "quantity": 3}, {"sku": "pear"}]});
    let first = invoke(&virga, "function", &order).await;
    assert_eq!(
        first.payload,
        json!({
            "orderId": "7", "total": "1.55 EUR", "invocations": 1, "function": "function",
            "version": "$LATEST", "memory": "256",
            "arn": "arn:aws:lambda:us-east-1:000000000000:function:function",
            "logGroup": "/aws/lambda/function", "hasTimeLeft": true, "variable": "test",
            "executionEnvironment": "AWS_Lambda_nodejs20.x", "directory": "/var/task",
        })
    );
    assert!(first.log[0].starts_with("INIT_START Runtime Version: nodejs:22.v1\t"), "{:?}", first.log);
    let request = first.log[1].split(' ').nth(2).unwrap();
    let line = &first.log[2];
    assert!(line.ends_with(&format!("Z\t{request}\tINFO\tpricing 2 lines {{ id: '7' }}")), "{line}");
    assert!(first.log[3].ends_with(&format!("Z\t{request}\tWARN\tcareful")), "{:?}", first.log);
    let second = invoke(&virga, "function", &order).await;
    assert_eq!(second.payload["invocations"], 2);
}

#[tokio::test]
async fn a_handler_and_its_log_know_the_tenant() {
    let virga = start_warm(&[]);
    let source =
        b"exports.handler = async (event, context) => { console.log('hello'); return context.tenantId };";
    let zip = zip_of([("index.js".to_owned(), source.to_vec())]);
    node("").knows_its_tenant(&virga, zip).await;
}

#[tokio::test]
async fn a_fresh_environment_has_loaded_nothing_and_served_nobody() {
    let source = r"
        console.log('loading');
        const before = {
            loaded: Object.keys(require.cache), isMain: require.main === module,
            env: Object.keys(process.env).filter((name) => /X_AMZN|API$/.test(name)), up: process.uptime() < 60,
            listeners: process.eventNames().map((name) => process.listenerCount(name)),
        };
        exports.handler = async () => before;
    ";
    let came = outcome(&[("index.js", source)], "index.handler").await;
    let before = json!({
        "loaded": ["/var/task/index.js"], "isMain": true, "env": ["AWS_LAMBDA_RUNTIME_API"], "up": true,
        "listeners": [1, 1, 1],
    });
    assert_eq!(came.payload, before);
    assert!(came.log.iter().any(|line| line.ends_with("Z\tundefined\tINFO\tloading")), "{:?}", came.log);
}

#[tokio::test]
async fn functions_that_start_in_a_row_have_nothing_of_each_other() {
    let source = "exports.handler = async () => \
        ({ stage: process.env.STAGE, drawn: [Math.random(), crypto.randomUUID()] });";
    node("").starts_in_a_row("index.js", source).await;
}

#[tokio::test]
async fn the_version_that_runs_is_told_where_another_was_asked_for() {
    let virga = daemon_with(node("node/orders")).await;
    let described =
        virga.lambda().get_function_configuration().function_name("function").send().await.unwrap();
    assert_eq!(described.runtime(), Some(&Runtime::Nodejs20x));
    let version = described.runtime_version_config().unwrap().runtime_version_arn().unwrap();
    assert_eq!(version, "arn:aws:lambda:us-east-1::runtime:nodejs22.x-webassembly");
    let gaps = virga.send("GET", "/_virga/gaps", &[], b"").json();
    assert_eq!(gaps["withoutEffect"]["lambda:Runtime nodejs20.x, run by nodejs22.x"], 1);
}

#[tokio::test]
async fn a_handler_may_answer_by_its_callback() {
    let virga = daemon_with(Handler { entry: "index.called", ..node("node/orders") }).await;
    let called = invoke(&virga, "function", &json!({})).await;
    assert_eq!(called.payload, json!({"after": "a while"}));
    let failed = fail(&virga, "too far").await;
    assert_eq!(failed.error.as_deref(), Some("Unhandled"));
    assert_eq!(failed.payload["errorType"], "RangeError");
    // Nothing is left to be done, and nobody has called back.
    let never = invoke(&virga, "function", &json!({"never": true})).await;
    assert_eq!((never.payload, never.error), (Value::Null, None));
}

#[tokio::test]
async fn es_modules_are_linked_as_the_language_says() {
    let virga = daemon_with(node("node/modules")).await;
    let first = invoke(&virga, "function", &json!({})).await;
    let names = json!(["Counter", "a name", "count", "first", "hidden", "increase", "name", "third"]);
    assert_eq!(
        first.payload,
        json!({
            "greeting": "Hello, Ada!", "answer": 42, "legacy": ["answer", "question"],
            "settings": {"colour": "blue"}, "count": 1, "names": names, "tally": 1,
            "destructured": [1, 3], "isEven": true, "late": "better than never", "name": "late",
            "configuration": {"ready": true}, "file": "/var/task/index.mjs",
            "url": "file:///var/task/index.mjs", "joined": "a/c", "emitter": false, "text": [49, true],
        })
    );
    let second = invoke(&virga, "function", &json!({})).await;
    assert_eq!(second.payload["count"], 2, "a live binding");
    let failed = fail(&virga, "later").await;
    let trace = failed.payload["trace"].as_array().unwrap();
    assert_eq!(trace[0], "TypeError: later");
    assert_eq!(trace[1], "    at Runtime.handler (file:///var/task/index.mjs:16:25)");
}

#[tokio::test]
async fn the_sdk_finds_the_services_of_this_daemon() {
    let virga = daemon_with(Handler { timeout: 30, ..node("node/sdk") }).await;
    node("node/orders").create(&virga, "orders").await;
    virga.sqs().create_queue().queue_name("orders").send().await.unwrap();
    let ask = async |event: Value| {
        let came = invoke(&virga, "function", &event).await;
        assert_eq!(came.error, None, "{}", came.payload);
        came.payload
    };
    assert_eq!(ask(json!({"ask": "queue", "text": "hello"})).await, json!(["hello"]));
    let order = json!({"id": "9", "lines": [{"sku": "apple"}]});
    let priced = ask(json!({"ask": "invoke", "name": "orders", "payload": order})).await;
    assert_eq!(priced["total"], "0.25 EUR");
    assert_eq!(ask(json!({"ask": "machines"})).await, 0);
    assert_eq!(ask(json!({"ask": "object", "text": "paper"})).await, "paper");
    assert_eq!(ask(json!({"ask": "missing"})).await, "QueueDoesNotExist");
}

#[tokio::test]
async fn nodes_own_modules_work() {
    let virga = daemon_with(node("node/library")).await;
    let expected = [
        ("hashes", json!(["3313c782", "cdeabfae", "34659f4c", "8dcf944f"])),
        ("cipher", json!("secret")),
        ("uuid", json!(true)),
        ("files", json!(["line\nother\n", ["er"], 11, false, ["index.js"]])),
        (
            "paths",
            json!([
                "/var/task/app",
                "/var/task/app.js",
                "/var",
                "/var/task/lib",
                "/var/task/lib",
                "/var/x/y",
                "/",
                "/",
                "/a/b/c",
                "/a/.hidden",
                "/a",
                "/",
                "/a",
                "/c/d",
                "/var/task/package.json",
                "/package.json",
                "a",
                "/a/b",
                "/a/b/",
                ".",
                "/"
            ]),
        ),
        (
            "module",
            json!([
                "/var/runtime/index.mjs",
                ["/var/task/node_modules", "/var/node_modules", "/node_modules"],
                true
            ]),
        ),
        ("missing", json!(["ENOENT", "ENOENT: no such file or directory, open '/tmp/nothing.txt'"])),
        ("zip", json!("squeezed")),
        ("stream", json!("CONST")),
        ("store", json!("kept")),
        ("request", json!([200, true])),
        ("fetch", json!(200)),
        ("https", json!(["fetch failed", true])),
        ("inspect", json!("{ deep: { er: { still: [Object] } }, list: Set(2) { 1, 'two' } }")),
        ("promisify", json!(true)),
        ("url", json!(["c=d", "http://a/x", "/a b"])),
        ("buffer", json!(["aMOpbGxv", "hi", 0])),
        ("assert", json!("ERR_ASSERTION")),
        ("os", json!(["/tmp", "linux", "\n"])),
        ("streams", json!(["function", true, true])),
        ("console", json!(["this is { a: 1 }\n"])),
        ("refused", json!("child_process.execSync is not supported by this runtime")),
    ];
    for (show, shown) in expected {
        let came = invoke(&virga, "function", &json!({ "show": show })).await;
        assert_eq!(came.payload, shown, "{show}");
    }
}

#[tokio::test]
async fn a_layers_packages_are_found() {
    let virga = start_warm(&[]);
    let layer = virga
        .lambda()
        .publish_layer_version()
        .layer_name("measure")
        .content(LayerVersionContentInput::builder().zip_file(Blob::new(zipped("node/layer"))).build())
        .send()
        .await
        .unwrap();
    let layers = &[layer.layer_version_arn().unwrap()];
    let variables = &[("LAYER", "yes")];
    Handler { variables, layers, ..node("node/library") }.create(&virga, "function").await;
    let came = invoke(&virga, "function", &json!({"show": "layer"})).await;
    assert_eq!(came.payload, 3);
}

#[tokio::test]
async fn a_response_is_streamed() {
    let virga = daemon_with(node("node/streaming")).await;
    let answer = virga.lambda().invoke().function_name("function").send().await.unwrap();
    let expected = "{\"statusCode\":201,\"headers\":{\"x-colour\":\"blue\"}}\0\0\0\0\0\0\0\0one,two";
    assert_eq!(answer.payload().unwrap().as_ref(), expected.as_bytes());
    Handler { entry: "index.piped", ..node("node/streaming") }.create(&virga, "piped").await;
    let piped = virga.lambda().invoke().function_name("piped").send().await.unwrap();
    assert_eq!(piped.payload().unwrap().as_ref(), b"abc");
}

#[tokio::test]
async fn errors_are_told_as_the_real_runtime_does() {
    let virga = daemon_with(node("node/failing")).await;
    let thrown = fail(&virga, "throw").await;
    assert_eq!(thrown.error.as_deref(), Some("Unhandled"));
    assert_eq!(thrown.payload["errorType"], "TypeError");
    assert_eq!(thrown.payload["errorMessage"], "it went wrong");
    assert_eq!(thrown.payload["trace"][0], "TypeError: it went wrong");
    let line = &thrown.log[2];
    assert!(line.contains("\tERROR\tInvoke Error \t{\"errorType\":\"TypeError\""), "{line}");
    let own = fail(&virga, "own").await;
    assert_eq!(own.payload["errorType"], "OrderError");
    let words = fail(&virga, "string").await;
    let told = json!({"errorType": "string", "errorMessage": "only words", "trace": []});
    assert_eq!(words.payload, told);
    let circle = fail(&virga, "circle").await;
    assert_eq!(circle.payload["errorMessage"], "Unable to stringify response body");
    assert_eq!(fail(&virga, "nothing").await.payload, Value::Null);
    assert_eq!(fail(&virga, "forever").await.payload, Value::Null);
    let addon = fail(&virga, "addon").await;
    let message = "/var/task/addon.node: native addons can't be loaded: this runtime is WebAssembly";
    assert_eq!(addon.payload["errorMessage"], message);
}

#[tokio::test]
async fn a_handler_may_answer_by_its_context() {
    let ways = "exports.handler = (way, context, callback) => ({
        succeed() { context.succeed(1); context.succeed(2); },
        done() { context.done(null, 'done'); callback(null, 'later'); },
        fail() { context.fail(); },
        refuse() { context.done(new RangeError('refused')); },
        number() { try { context.succeed(1n); } catch ({ message }) { context.fail(message); } },
        immediate() { context.callbackWaitsForEmptyEventLoop = false; setTimeout(() => {}, 1e6); callback(null, 3); },
        patient() { setTimeout(() => console.log('waited for'), 10); callback(null, 4); },
        thenable() { return { then(settle) { settle(5); return { catch() {} }; } }; },
        neither() {},
    })[way]();";
    let virga = start_warm(&[]);
    let zip = zip_of([("index.js".to_owned(), ways.as_bytes().to_vec())].into_iter());
    node("").create_of(&virga, "function", zip).await;
    let came = async |way: &str| invoke(&virga, "function", &json!(way)).await;
    assert_eq!(came("succeed").await.payload, 1);
    assert_eq!(came("done").await.payload, "done");
    let failed = json!({"errorType": "string", "errorMessage": "handled", "trace": []});
    assert_eq!(came("fail").await.payload, failed);
    assert_eq!(came("refuse").await.payload["errorType"], "RangeError");
    assert_eq!(came("number").await.payload["errorMessage"], "Unable to stringify response body");
    let patient = came("patient").await;
    assert_eq!(patient.payload, 4);
    assert!(patient.log.iter().any(|line| line.ends_with("\tINFO\twaited for")), "{:?}", patient.log);
    assert_eq!(came("thenable").await.payload, 5);
    assert_eq!(came("neither").await.payload, Value::Null);
    // The last: its timer is still there for all that wait for an empty event loop.
    assert_eq!(came("immediate").await.payload, 3);
}

#[tokio::test]
async fn a_trace_counts_columns_as_the_file_does() {
    let thrown = "exports.handler = () => { throw new Error('first line'); };";
    let came = outcome(&[("index.js", thrown)], "index.handler").await;
    assert_eq!(came.payload["trace"][1], "    at Runtime.handler (/var/task/index.js:1:33)");
}

#[tokio::test]
async fn without_layers_their_folder_is_empty() {
    let reads = "const { readdirSync, writeFileSync } = require('node:fs');
        exports.handler = () => {
            try { writeFileSync('/opt/own', ''); } catch ({ code }) { return Promise.resolve([readdirSync('/opt'), code]); }
        };";
    assert_eq!(outcome(&[("index.js", reads)], "index.handler").await.payload, json!([[], "EROFS"]));
}

#[tokio::test]
async fn what_nobody_catches_ends_the_environment() {
    let virga = daemon_with(node("node/failing")).await;
    let late = fail(&virga, "late").await;
    assert_eq!(late.payload["errorMessage"], "nobody catches");
    let exit = fail(&virga, "exit").await;
    assert_eq!(exit.payload["errorType"], "Runtime.ExitError");
    let message = exit.payload["errorMessage"].as_str().unwrap();
    assert!(message.ends_with("Error: Runtime exited with error: exit status 3"), "{message}");
    assert_eq!(fail(&virga, "reject").await.payload["errorType"], "RangeError");
}

/// The expectations are what Node.js tells AWS's runtime client.
#[tokio::test]
async fn a_rejection_that_nobody_handles_ends_the_environment() {
    let virga = daemon_with(node("node/rejecting")).await;
    for (how, message) in [
        ("nobody", "RangeError: nobody handles"),
        ("words", "only words"),
        ("inside", "TypeError: inside"),
        ("tooLate", "Error: too late"),
    ] {
        let came = fail(&virga, how).await;
        assert_eq!(came.error.as_deref(), Some("Unhandled"), "{how}");
        assert_eq!(came.payload["errorType"], "Runtime.UnhandledPromiseRejection", "{}", came.payload);
        assert_eq!(came.payload["errorMessage"], message);
        let first = format!("Runtime.UnhandledPromiseRejection: {message}");
        assert_eq!(came.payload["trace"][0], first.as_str());
    }
    let logged = fail(&virga, "nobody").await.log;
    let line = logged.iter().find(|line| line.contains("\tERROR\tUnhandled Promise Rejection \t{")).unwrap();
    let reason = r#""reason":{"errorType":"RangeError","errorMessage":"nobody handles","stack":["#;
    assert!(line.contains(reason) && line.contains(r#""promise":{}"#), "{line}");

    assert_eq!(fail(&virga, "inTime").await.payload, "in time");
    let told = json!(["Error: handled later", true, "undefined", false, "later", "caught", "handled", true]);
    assert_eq!(fail(&virga, "told").await.payload, told);
    let unheard = fail(&virga, "unheard").await.payload;
    assert_eq!(unheard["errorType"], "UnhandledPromiseRejection", "{unheard}");
    let message = unheard["errorMessage"].as_str().unwrap();
    assert!(message.ends_with(r##"The promise rejected with the reason "#<Object>"."##), "{message}");
}

#[tokio::test]
async fn a_rejection_while_a_handler_is_loaded_fails_its_start() {
    let handler = "exports.handler = async () => 1;";
    let unhandled = format!("Promise.reject(new Error('at the start'));\n{handler}");
    let came = outcome(&[("index.js", &unhandled)], "index.handler").await;
    assert_eq!(came.payload["errorType"], "Runtime.UnhandledPromiseRejection", "{:?}", came.log);
    assert_eq!(came.payload["errorMessage"], "Error: at the start");
    let caught = format!("Promise.reject(new Error('at the start')).catch(() => {{}});\n{handler}");
    assert_eq!(outcome(&[("index.js", &caught)], "index.handler").await.payload, 1);
}

#[tokio::test]
async fn what_is_nested_deeply_runs_and_what_is_nested_too_deeply_says_so() {
    let virga = daemon_with(Handler { timeout: 60, ..node("node/nesting") }).await;
    let at = async |depth: u32| {
        let came = invoke(&virga, "function", &json!({ "depth": depth })).await;
        assert_eq!(came.error, None, "{} {:?}", came.payload, came.log);
        came.payload.as_object().unwrap().clone()
    };
    for (name, outcome) in at(100).await {
        assert_eq!(outcome, "fine", "{name}");
    }
    // These take none of the engine's stack, or make do with what there is.
    let unbounded = ["parsed", "inspected"];
    for depth in [2_000, 100_000] {
        for (name, outcome) in at(depth).await {
            let expected = if unbounded.contains(&&*name) { "fine" } else { "too m" };
            assert!(outcome.as_str().unwrap().starts_with(expected), "{depth} {name}: {outcome}");
        }
    }
}

#[tokio::test]
async fn hostile_handlers_end_and_leave_the_daemon_as_it_was() {
    let virga = daemon_with(Handler { timeout: 1, ..node("node/failing") }).await;
    let looping = fail(&virga, "loop").await;
    let message = looping.payload["errorMessage"].as_str().unwrap();
    assert!(message.ends_with("Task timed out after 1.00 seconds"), "{message}");
    let deep = fail(&virga, "stack").await;
    assert_eq!(deep.error.as_deref(), Some("Unhandled"), "{}", deep.payload);
    assert_eq!(fail(&virga, "memory").await.error.as_deref(), Some("Unhandled"));
    assert_eq!(fail(&virga, "throw").await.payload["errorMessage"], "it went wrong");
}

#[tokio::test]
async fn a_hostile_handler_sees_nothing_of_the_machine_and_fills_nothing() {
    let virga = daemon_with(Handler { timeout: 60, ..node("node/failing") }).await;
    let answer = async |how: &str| fail(&virga, how).await.payload;
    let full = json!(["ENOSPC", -28, "ENOSPC: no space left on device, write"]);
    assert_eq!(answer("wasteful").await, 500 << 20);
    assert_eq!(answer("full").await, full);
    assert_eq!(answer("escape").await, json!(["ENOENT", "ENOENT", "ENOENT"]));
    assert_eq!(answer("overwrite").await, json!(["EROFS", "EROFS", "EROFS"]));
    let refused = "child_process.spawn is not supported by this runtime";
    assert_eq!(answer("spawn").await["errorMessage"], refused);
    let refused = "worker_threads.Worker is not supported by this runtime";
    assert_eq!(answer("thread").await["errorMessage"], refused);
    assert_eq!(answer("dial").await, "fetch failed");
    assert_eq!(answer("loud").await, "written");
    assert_eq!(answer("long").await["errorType"], "Function.ResponseSizeTooLarge");
    assert_eq!(virga.send("GET", "/_virga/health", &[], b"").status, 200);
}

#[tokio::test]
async fn what_a_handler_has_answered_takes_up_no_memory() {
    let virga = daemon_with(Handler { timeout: 60, ..node("node/failing") }).await;
    let room_for = 256 / 5;
    for invocation in 0..room_for {
        let came = fail(&virga, "large").await;
        assert_eq!(came.payload.as_str().map(str::len), Some(5_000_000), "after {invocation} others");
    }
}

#[tokio::test]
async fn regular_expressions_know_the_properties_of_unicode() {
    let handler = r"
        import { words } from './words.mjs';
        const greek = new RegExp('^\\p{Script=Greek}+$', 'u');
        export const handler = async () => ({
          words: words('größe, 漢字 und ½'),
          greek: [greek.test('λόγος'), greek.test('logos'), greek instanceof RegExp, /x/.constructor === RegExp],
          sets: 'aBcD'.replace(/[\p{L}--\p{Lu}]/gv, '.'),
          called: RegExp('\\P{ASCII}', 'u').test('é'),
          inText: `\p{L} ${'1/2'.split(/[\p{P}/]/u)}`,
        });
    ";
    let words = "export const words = (text) => { if (text) return text.match(/[\\p{L}\\p{N}_]+/gu); return 4 / 2 / 1; };";
    let came = outcome(&[("app.mjs", handler), ("words.mjs", words)], "app.handler").await;
    assert_eq!(
        came.payload,
        json!({
            "words": ["größe", "漢字", "und", "½"], "greek": [true, false, true, true], "sets": ".B.D",
            "called": true, "inText": "p{L} 1,2",
        }),
        "{:?}",
        came.log
    );
    let unknown = outcome(&[("app.js", "exports.handler = /\\p{Nothing}/u;")], "app.handler").await;
    assert_eq!(unknown.payload["errorType"], "Runtime.UserCodeSyntaxError", "{}", unknown.payload);
}

#[tokio::test]
async fn dates_and_numbers_are_told_in_american_english_and_utc_and_no_other_way() {
    let handler = r"
        const at = new Date(1709651045678);
        const refused = (run) => { try { return run(); } catch (error) { return `${error.name}: ${error.message}`; } };
        exports.handler = async () => [
          at.toLocaleString(), at.toLocaleDateString('en-US', { dateStyle: 'full' }),
          at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }),
          new Intl.DateTimeFormat(undefined, { year: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
            day: '2-digit', month: '2-digit' }).format(at),
          Intl.DateTimeFormat().resolvedOptions().timeZone, (1234567.891).toLocaleString(),
          new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(-0.555),
          new Intl.PluralRules('en', { type: 'ordinal' }).select(22),
          refused(() => at.toLocaleString('de-DE')), refused(() => new Intl.Collator()),
          refused(() => at.toLocaleString('en-US', { timeZone: 'Europe/Berlin' })),
        ];
    ";
    let came = outcome(&[("app.js", handler)], "app.handler").await;
    let refused = |what: &str| {
        format!("RangeError: Intl: {what} is not supported by this runtime, which knows en-US and UTC")
    };
    assert_eq!(
        came.payload,
        json!([
            "3/5/2024, 3:04:05 PM",
            "Tuesday, March 5, 2024",
            "03:04 PM",
            "03/05/2024, 3:04:05 PM",
            "UTC",
            "1,234,567.891",
            "-$0.56",
            "two",
            refused("the locale de-DE"),
            refused("Collator"),
            refused("the time zone Europe/Berlin"),
        ]),
        "{:?}",
        came.log
    );
}

/// The expectations are what Node.js itself answers for the same file.
#[tokio::test]
async fn frameworks_hand_requests_and_responses_of_their_own_to_an_application() {
    let virga = daemon_with(node("node/messages")).await;
    let came = invoke(&virga, "function", &json!({})).await;
    assert_eq!(
        came.payload,
        json!({
            "application": "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n\
                Connection: keep-alive\r\nContent-Length: 32\r\n\r\nPOST /orders 192.0.2.1 {\"id\": 7}",
            "pieces": "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n\
                7\r\ngröße\r\n1\r\n!\r\n0\r\n\r\n",
            "head": "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\n\r\n",
            "empty": "HTTP/1.1 204 No Content\r\nX-Order: 7\r\nConnection: keep-alive\r\n\r\n",
            "refused": [
                "ERR_HTTP_HEADERS_SENT: Cannot set headers after they are sent to the client",
                "ERR_HTTP_HEADERS_SENT: Cannot write headers after they are sent to the client",
                "ERR_INVALID_HTTP_TOKEN: Header name must be a valid HTTP token [\"no name\"]",
                "ERR_HTTP_INVALID_HEADER_VALUE: Invalid value \"undefined\" for header \"name\"",
                "ERR_HTTP_INVALID_STATUS_CODE: Invalid status code: 42",
                "ERR_INVALID_ARG_TYPE: The \"chunk\" argument must be of type string or an instance of Buffer or \
                 Uint8Array. Received type number (5)",
            ],
            "traced": ["start 1", "running", "end 1", "start 2", "error 2", "end 2"],
        }),
        "{:?}",
        came.log
    );
}

#[tokio::test]
async fn a_handler_is_found_by_its_folder_and_by_what_its_package_says() {
    const SCRIPT: &str = "exports.handler = async () => typeof module;";
    const MODULE: &str = "export const handler = async () => typeof module;";
    let of_modules = ("package.json", r#"{"type": "module"}"#);
    let of_scripts = ("src/package.json", r#"{"type": "commonjs"}"#);
    let found = [
        (vec![("src/app.js", SCRIPT)], "src/app.handler", "object"),
        (vec![("app/index.js", SCRIPT)], "app.handler", "object"),
        (vec![("app.js", MODULE)], "app.handler", "undefined"),
        (vec![of_modules, ("src/deep/app.js", MODULE)], "src/deep/app.handler", "undefined"),
        (vec![of_modules, of_scripts, ("src/app.js", SCRIPT)], "src/app.handler", "object"),
        (vec![of_modules, ("app.cjs", SCRIPT)], "app.handler", "object"),
    ];
    for (files, entry, kind) in found {
        assert_eq!(outcome(&files, entry).await.payload, json!(kind), "{files:?}");
    }
    let broken = outcome(&[("package.json", "{"), ("app.js", SCRIPT)], "app.handler").await;
    let message = broken.payload["errorMessage"].as_str().unwrap();
    assert!(message.starts_with("Invalid package config /var/task/package.json."), "{message}");
    let warned =
        "/var/task/package.json cannot be read, it will be ignored for ES module detection purposes.";
    assert!(broken.log.iter().any(|line| line.contains(warned)), "{:?}", broken.log);
}

#[tokio::test]
async fn a_handler_that_cant_be_loaded_says_why() {
    let missing = outcome(&[("app.js", "require('nowhere');")], "app.handler").await;
    assert_eq!(missing.payload["errorType"], "Runtime.ImportModuleError");
    let message =
        "Error: Cannot find module 'nowhere'\nRequire stack:\n- /var/task/app.js\n- /var/runtime/index.mjs";
    assert_eq!(missing.payload["errorMessage"], message);

    let absent = outcome(&[("other.js", "")], "app.handler").await;
    assert_eq!(absent.payload["errorType"], "Runtime.ImportModuleError");
    let message = "Error: Cannot find module 'app'\nRequire stack:\n- /var/runtime/index.mjs";
    assert_eq!(absent.payload["errorMessage"], message);

    let unnamed = outcome(&[("app.js", "exports.other = () => 1;")], "app.handler").await;
    assert_eq!(unnamed.payload["errorType"], "Runtime.HandlerNotFound");
    assert_eq!(unnamed.payload["errorMessage"], "app.handler is undefined or not exported");

    let constant = outcome(&[("app.js", "exports.handler = 1;")], "app.handler").await;
    assert_eq!(constant.payload["errorMessage"], "app.handler is not a function");

    let malformed = outcome(&[("app.js", "")], "handler").await;
    assert_eq!(malformed.payload["errorType"], "Runtime.MalformedHandlerName");
    assert_eq!(malformed.payload["errorMessage"], "Bad handler");

    let syntax = outcome(&[("app.js", "exports.handler = () => {\n  const = 3;\n};")], "app.handler").await;
    assert_eq!(syntax.payload["errorType"], "Runtime.UserCodeSyntaxError");

    let link = [("app.mjs", "import { a } from './b.mjs';"), ("b.mjs", "export const b = 1;")];
    let unlinked = outcome(&link, "app.handler").await;
    assert_eq!(
        unlinked.payload["errorMessage"],
        "SyntaxError: The requested module './b.mjs' does not provide an export named 'a'"
    );
}

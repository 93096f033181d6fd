//! What the interpreter costs: transitions, maps, waiting executions, and that nothing grows faster
//! than the work. Run by `cargo bench --bench interpreter`.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use virga::aws::model::stepfunctions::{self as model, StepFunctions};
use virga::aws::{Call, Origin};
use virga::clock::{Clock, Mode, Stopwatch, Timestamp};
use virga::identity::{AccountId, Randomness, Region};
use virga::neighbours::{House, Neighbours, Options};
use virga::stepfunctions::StateMachineService;
use virga::stepfunctions::definition::Definition;
use virga::stepfunctions::execution::{About, End, Execution};
use virga::stepfunctions::payload::Payload;
use virga::store::Store;

fn main() {
    let loops = 100_000;
    transitions("express transitions, JSONPath", &counting(loops), loops, 200_000.0);
    transitions("express transitions, JSONata", &counting_in_jsonata(loops), loops, 50_000.0);
    let wide = elapsed(&mapping(), &items(10_000), false);
    println!("map of 10,000 items x 2 states: {} ms (budget 500)", wide.as_millis());
    growth();
    let threads = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    threads.expect("the machine has threads").block_on(waiting(100_000));
}

fn counting(loops: u64) -> Value {
    json!({"StartAt": "Count", "States": {
        "Count": {
            "Type": "Pass",
            "Parameters": {"n.$": "States.MathAdd($.n, 1)", "order.$": "$.order", "total": 12},
            "Next": "More",
        },
        "More": {
            "Type": "Choice",
            "Choices": [
                {"Variable": "$.order.state", "StringEquals": "CANCELLED", "Next": "Done"},
                {"Variable": "$.n", "NumericGreaterThanEquals": loops, "Next": "Done"},
            ],
            "Default": "Count",
        },
        "Done": {"Type": "Succeed"},
    }})
}

fn counting_in_jsonata(loops: u64) -> Value {
    json!({"QueryLanguage": "JSONata", "StartAt": "Count", "States": {
        "Count": {
            "Type": "Pass",
            "Output": {"n": "{% $states.input.n + 1 %}", "order": "{% $states.input.order %}", "total": 12},
            "Next": "More",
        },
        "More": {
            "Type": "Choice",
            "Choices": [
                {"Condition": "{% $states.input.order.state = 'CANCELLED' %}", "Next": "Done"},
                {"Condition": format!("{{% $states.input.n >= {loops} %}}"), "Next": "Done"},
            ],
            "Default": "Count",
        },
        "Done": {"Type": "Succeed"},
    }})
}

fn mapping() -> Value {
    json!({"StartAt": "Each", "States": {"Each": {
        "Type": "Map",
        "ItemProcessor": {"StartAt": "Price", "States": {
            "Price": {"Type": "Pass", "Parameters": {"id.$": "$.id", "price": 3}, "Next": "Mark"},
            "Mark": {"Type": "Pass", "Result": 1, "End": true},
        }},
        "End": true,
    }}})
}

/// Map states within each other, `depth` of them around one Pass state.
fn nested(depth: usize) -> Value {
    let mut states = json!({"Core": {"Type": "Pass", "End": true}});
    let mut start = "Core".to_owned();
    for level in 0..depth {
        let name = format!("Level{level}");
        let processor = json!({"StartAt": start, "States": states});
        states = json!({&name: {"Type": "Parallel", "Branches": [processor], "End": true}});
        start = name;
    }
    json!({"StartAt": start, "States": states})
}

fn items(count: usize) -> Value {
    (0..count).map(|id| json!({"id": id, "name": "a thing that is mapped"})).collect()
}

fn order() -> Value {
    let lines: Vec<Value> = (0..5).map(|line| json!({"sku": format!("sku-{line}"), "count": line})).collect();
    json!({"n": 0, "order": {"id": "o-1", "state": "OPEN", "lines": lines}})
}

fn compiled(definition: &Value) -> Option<Arc<Definition>> {
    let definition = Definition::compile(&definition.to_string(), false).expect("the definition is right");
    definition.unsupported.is_empty().then(|| Arc::new(definition))
}

fn transitions(name: &str, definition: &Value, loops: u64, budget: f64) {
    let Some(definition) = compiled(definition) else {
        println!("{name}: not built");
        return;
    };
    let took = run(&definition, &order(), false);
    #[expect(clippy::cast_precision_loss, reason = "a rate for people to read")]
    let rate = (loops * 2) as f64 / took.as_secs_f64();
    println!("{name}: {rate:.0} a second (budget {budget:.0})");
}

fn elapsed(definition: &Value, input: &Value, records: bool) -> Duration {
    run(&compiled(definition).expect("everything here is built"), input, records)
}

/// How long one execution takes from its start to its end without waiting.
fn run(definition: &Arc<Definition>, input: &Value, records: bool) -> Duration {
    let input = Payload::parse(&input.to_string()).expect("JSON is JSON");
    let now = Timestamp::from_secs(1_700_000_000);
    let about = Arc::new(about(&input, now, records));
    let stopwatch = Stopwatch::start();
    let (execution, _) = Execution::start(about, Arc::clone(definition), input, 1, now);
    let took = stopwatch.elapsed();
    assert!(matches!(execution.end(), Some(End::Succeeded(_))), "{:?}", execution.end());
    took
}

fn about(input: &Payload, now: Timestamp, records: bool) -> About {
    About {
        id: "arn:aws:states:us-east-1:000000000000:execution:machine:run".into(),
        name: "run".into(),
        machine_id: "arn:aws:states:us-east-1:000000000000:stateMachine:machine".into(),
        machine_name: "machine".into(),
        role: "arn:aws:iam::000000000000:role/role".into(),
        region: "us-east-1".into(),
        input: input.clone(),
        started: now,
        records,
        version: None,
        alias: None,
        redrives: 0,
        context: None,
    }
}

/// Ten times the work must take about ten times as long.
fn growth() {
    let ratio = |name: &str, small: Duration, large: Duration, factor: f64| {
        let ratio = large.as_secs_f64() / small.as_secs_f64() / factor;
        println!("{name}: {ratio:.2} times as long for each unit of {factor} times the work");
    };
    let (few, many) = (counting(600), counting(6_000));
    ratio(
        "history of 2,400 and 24,000 events",
        elapsed(&few, &order(), true),
        elapsed(&many, &order(), true),
        10.0,
    );
    let width = |count| elapsed(&mapping(), &items(count), false);
    ratio("map of 5,000 and 50,000 items", width(5_000), width(50_000), 10.0);
    let depth = |depth| elapsed(&nested(depth), &json!({"a": 1}), true);
    ratio("3 and 30 levels of nesting", depth(3), depth(30), 10.0);
}

/// Standard executions that wait a day, all at once, in a daemon's service.
async fn waiting(count: u64) {
    let house = House {
        clock: Clock::starting_at(Mode::Manual, Timestamp::from_secs(1_700_000_000)),
        randomness: Randomness::seeded(1),
        store: Store::ephemeral(),
        neighbours: Neighbours::default(),
        options: Arc::new(Options::default()),
    };
    let service = StateMachineService::new(&house);
    let call = Call {
        account: AccountId::unnamed(),
        region: Region::fallback(),
        request_id: house.randomness.uuid(),
        authority: "127.0.0.1:4566".to_owned(),
        access_key_id: None,
        origin: Origin::Inside,
        trace: None,
    };
    let definition = json!({"StartAt": "Sleep", "States": {
        "Sleep": {"Type": "Wait", "Seconds": 86_400, "Next": "Done"}, "Done": {"Type": "Succeed"},
    }});
    let machine = model::CreateStateMachineInput {
        name: "sleeper".to_owned(),
        definition: definition.to_string(),
        role_arn: "arn:aws:iam::000000000000:role/role".to_owned(),
        ..Default::default()
    };
    let machine = service.create_state_machine(&call, machine).await.expect("the machine is right");
    let before = resident();
    let stopwatch = Stopwatch::start();
    for number in 0..count {
        let input = model::StartExecutionInput {
            state_machine_arn: machine.state_machine_arn.clone(),
            input: Some(json!({"order": number, "customer": "someone"}).to_string()),
            ..Default::default()
        };
        service.start_execution(&call, input).await.expect("the execution starts");
    }
    let used = (resident() - before) / 1024;
    println!("{count} waiting executions: {used} MB (budget 400), started in {:?}", stopwatch.elapsed());
    let stopwatch = Stopwatch::start();
    house.clock.advance(Duration::from_secs(86_399)).await;
    assert_eq!(running(&service, &call, &machine.state_machine_arn).await, 1, "nobody wakes too early");
    house.clock.advance(Duration::from_secs(1)).await;
    assert_eq!(running(&service, &call, &machine.state_machine_arn).await, 0, "everybody has woken");
    println!("all of them woken in {:?}", stopwatch.elapsed());
}

/// How many executions of the first page are still running: one page of one is asked for.
async fn running(service: &StateMachineService, call: &Call, machine: &str) -> usize {
    let input = model::ListExecutionsInput {
        state_machine_arn: Some(machine.to_owned()),
        status_filter: Some(model::ExecutionStatus::Running),
        max_results: Some(1),
        ..Default::default()
    };
    service.list_executions(call, input).await.expect("the machine is there").executions.len()
}

/// Resident memory in KiB.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

use std::sync::Arc;

use serde_json::json;

use super::*;
use crate::stepfunctions::draws::Draws;

fn evaluate(expression: &str, input: &Value) -> Result<Value, Failure> {
    let (variables, draws, context) = (
        Arc::default(),
        Draws::from_seed(1),
        |_: Option<&str>, _: Option<&str>| json!({"StateMachine": {"Name": "a-b"}}),
    );
    let scope = Scope {
        input,
        variables: &variables,
        draws: &draws,
        context: &context,
        result: None,
        error: None,
        now: crate::clock::Timestamp::default(),
    };
    Expression::parse(expression).expect(expression).evaluate(&scope)
}

#[test]
fn functions_answer_as_the_documentation_shows() {
    let input = json!({"n": [1, 2, 3, 3, 5], "s": "This.is+a,test=string", "o": {"Arg1": 1, "Arg2": []}, "t": "{\"a\":[1,2]}"});
    let cases = [
        ("States.Format('Hello, my name is {}.', $.n[1])", json!("Hello, my name is 2.")),
        (r"States.Format('it\'s \{{}\}', 1.5)", json!("it's {1.5}")),
        ("States.Format('{}', $.o)", json!("{Arg1=1, Arg2=[]}")),
        ("States.StringToJson($.t)", json!({"a": [1, 2]})),
        ("States.JsonToString($.o)", json!("{\"Arg1\":1,\"Arg2\":[]}")),
        ("States.Array($.n[0], 'x', null, true)", json!([1, "x", null, true])),
        ("States.Array()", json!([])),
        ("States.ArrayPartition($.n, 2)", json!([[1, 2], [3, 3], [5]])),
        ("States.ArrayContains($.n, 5)", json!(true)),
        ("States.ArrayRange(1, 9, 2)", json!([1, 3, 5, 7, 9])),
        ("States.ArrayRange(9, 1, 2)", json!([])),
        ("States.ArrayGetItem($.n, 4)", json!(5)),
        ("States.ArrayLength($.n)", json!(5)),
        ("States.ArrayUnique($.n)", json!([1, 2, 3, 5])),
        ("States.Base64Encode('Data to encode')", json!("RGF0YSB0byBlbmNvZGU=")),
        ("States.Base64Decode('RGF0YSB0byBlbmNvZGU=')", json!("Data to encode")),
        ("States.Hash('input data', 'SHA-1')", json!("aaff4a450a104cd177d28d18d74485e8cae074b7")),
        (
            "States.JsonMerge($.o, States.StringToJson($.t), false)",
            json!({"Arg1": 1, "Arg2": [], "a": [1, 2]}),
        ),
        ("States.MathAdd(111, -1)", json!(110)),
        ("States.StringSplit($.s, '.+,=')", json!(["This", "is", "a", "test", "string"])),
        ("States.ArrayGetItem(States.StringSplit($$.StateMachine.Name, '-'), 1)", json!("b")),
    ];
    for (expression, expected) in cases {
        assert_eq!(evaluate(expression, &input), Ok(expected), "{expression}");
    }
}

#[test]
fn random_functions_stay_in_range_and_repeat_for_a_seed() {
    let draw = |expression| evaluate(expression, &Value::Null).unwrap();
    let drawn = draw("States.MathRandom(1, 4)").as_i64().unwrap();
    assert!((1..4).contains(&drawn));
    assert_eq!(draw("States.MathRandom(1, 999999, 7)"), draw("States.MathRandom(1, 999999, 7)"));
    assert_eq!(draw("States.UUID()").as_str().unwrap().len(), 36);
}

#[test]
fn a_failing_function_names_the_call() {
    let Err(Failure::Function(call, _)) = evaluate("States.ArrayGetItem($.n, 4)", &json!({"n": []})) else {
        panic!("an index outside the array is an error");
    };
    assert_eq!(&*call, "States.ArrayGetItem($.n, 4)");
    assert!(matches!(evaluate("$.missing", &json!({})), Err(Failure::Path(_, _))));
    assert!(evaluate("States.ArrayRange(1, 100000, 1)", &json!({})).is_err());
    assert!(evaluate("States.Format('{} {}', 1)", &json!({})).is_err());
}

#[test]
fn what_is_not_an_expression_is_refused() {
    let deep = format!("{}1{}", "States.Array(".repeat(1_000), ")".repeat(1_000));
    for text in [
        "",
        "x",
        "'text'",
        "12",
        "States.Nothing()",
        "States.UUID(1)",
        "States.Format('a",
        "$.a b",
        "States.Array(1",
        &deep,
    ] {
        assert!(Expression::parse(text).is_err(), "{text}");
    }
}

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::*;
use crate::clock::Timestamp;
use crate::stepfunctions::draws::Draws;
use crate::stepfunctions::scope::Variables;
use crate::stepfunctions::text::Text;

fn evaluate(text: &str) -> Result<Value, Failure> {
    let input = json!({"n": 5, "items": [1, 2, 3], "big": serde_json::from_str::<Value>("12345678901234567890123").unwrap(), "s": "abc", "one": [0]});
    let variables: Variables =
        Arc::new(BTreeMap::from([(Text::from("v"), json!({"a": [{"b": 1}, {"b": 2}]}))]));
    let context = |_: Option<&str>, _: Option<&str>| json!({"Map": {"Item": {"Value": 7}}});
    let scope = Scope {
        input: &input,
        result: None,
        error: None,
        context: &context,
        variables: &variables,
        draws: &Draws::from_seed(1),
        now: Timestamp::from_secs(1_700_000_000),
    };
    Expression::parse(text).unwrap_or_else(|why| panic!("{text}: {why}")).evaluate(&scope)
}

fn value(text: &str) -> Value {
    evaluate(text).unwrap_or_else(|why| panic!("{text}: {why}"))
}

fn failure(text: &str) -> String {
    evaluate(text).expect_err(text).to_string()
}

#[test]
fn paths_find_input_context_and_variables() {
    assert_eq!(value("$states.input.n"), 5);
    assert_eq!(value("$states.input.items"), json!([1, 2, 3]));
    assert_eq!(value("$states.input.one"), json!([0]));
    assert_eq!(value("$states.context.Map.Item.Value"), 7);
    assert_eq!(value("$v.a.b"), json!([1, 2]));
    assert_eq!(value("$sum($v.a.b) + $states.input.n"), 8);
    assert_eq!(value("$states.input.big").to_string(), "12345678901234567890123");
    assert_eq!(failure("$states.input.missing"), "returned nothing (undefined).");
    assert_eq!(failure("$nothing"), "returned nothing (undefined).");
}

#[test]
fn numbers_are_written_without_a_fraction_when_they_have_none() {
    assert_eq!(value("4 / 2").to_string(), "2");
    assert_eq!(value("1 / 4").to_string(), "0.25");
    assert_eq!(value("-0.0 + 3").to_string(), "3");
}

#[test]
fn functions_of_step_functions_are_there() {
    assert_eq!(value("$partition([1, 2, 3], 2)"), json!([[1, 2], [3]]));
    assert_eq!(value("$partition([0], 4)"), json!([[0]]));
    assert_eq!(value("$range(0, 10, 5)"), json!([0, 5, 10]));
    assert_eq!(value("$range(0, 1, 5)"), 0);
    assert_eq!(value("$hash('a', 'MD5')"), "0cc175b9c0f1b6a831c399e269772661");
    assert_eq!(value("$parse('{\"a\": [1]}').a"), json!([1]));
    assert_eq!(value("$random(7) = $random(7)"), true);
    assert_eq!(value("$length($uuid())"), 36);
    assert_eq!(value("$uuid() != $uuid()"), true);
    assert_eq!(value("$count($shuffle([1, 2, 3]))"), 3);
    assert_eq!(value("$map([1, 2], $string)"), json!(["1", "2"]));
}

#[test]
fn time_is_the_executions() {
    assert_eq!(value("$millis()"), 1_700_000_000_000_i64);
    assert_eq!(value("$now()"), "2023-11-14T22:13:20.000Z");
    assert_eq!(value("$now('[Y0001]')"), "2023");
    assert_eq!(value("$map([1], function($x) { $now() })"), "2023-11-14T22:13:20.000Z");
}

#[test]
fn errors_are_told_in_the_words_of_aws() {
    assert_eq!(
        failure("$eval('1+1')"),
        "threw an error during evaluation. T1006: Attempted to invoke a non-function"
    );
    assert_eq!(failure("function($x) { $x }"), "returned an unsupported result type.");
    assert!(failure("$number('abc')").starts_with("threw an error during evaluation. D3030: "));
    assert_eq!(
        failure("'a' + 1"),
        "threw an error during evaluation. T2001: The left side of the \"+\" operator must evaluate to a number"
    );
}

#[test]
fn what_would_never_end_or_fill_the_memory_is_stopped() {
    let stopped = [
        "($f := function($x) { $f($x + 1) }; $f(1))",
        "($f := function($x) { 1 + $f($x + 1) }; $f(1))",
        "$sum([1..900000])",
        &format!("1{}", "+1".repeat(300)),
        &format!("{}1{}", "(1+".repeat(200), ")".repeat(200)),
        "($p := function($s, $n) { $n = 0 ? $s : $p($s & $s, $n - 1) }; $length($p('x', 60)))",
        "$pad('x', 1e15)",
        "($p := function($s, $n) { $n = 0 ? $s : $p([$s, $s], $n - 1) }; $p('x', 60))",
        "($p := function($s, $n) { $n = 0 ? $s : $p([$s, $s], $n - 1) }; $string($p('x', 60)))",
        "($p := function($s, $n) { $n = 0 ? $s : $p([$s, $s], $n - 1) }; $p('x', 60) ~> $string())",
        "($p := function($s, $n) { $n = 0 ? $s : $p([$s, $s], $n - 1) }; 'x' & $p('x', 60))",
        "($s := $pad('x', 800000); $join([1..100000].($s)))",
        "$join([1..100000].('x'), $pad('y', 800000))",
        "$replace($pad('a', 800000, 'a'), 'a', $pad('b', 800000))",
        "$replace($pad('a', 800000, 'a'), /a/, $pad('b', 800000))",
        "$pad('a', 800000, 'a') ~> $replace(/a/, $pad('b', 800000))",
        "($b := $pad('b', 800000); $replace($pad('a', 8000, 'a'), /a/, function($m) { $b }))",
        "$count($split($pad('a', 6000000), ''))",
        "$count($split($pad('a', 6000000), /b?/))",
        "$pad('a', 6000000) ~> $split(' ')",
        "$count($match($pad('a', 6000000, 'a'), /a/))",
        "($r := [1..800000]; $zip($r, $r, $r))",
        "$count($distinct([1..800000]))",
        "$count($keys([1..60000].{'k' & $: 1}))",
        "($f := function($s, $n) { $n = 0 ? $s : $f($base64encode($s), $n - 1) }; $f('abcdefghijkl', 90))",
        "($f := function($s, $n) { $n = 0 ? $s : $f($append($s, $s), $n - 1) }; $count($f([1], 60)))",
        "$fromMillis(0, '[Y,*-4000000000]')",
        "$fromMillis(0, '[M,999999999]')",
        "$now('[D,999999999]')",
        "$toMillis('1', '[Y,999999999]')",
        "($f := $split; $count($f($pad('a', 6000000), '')))",
        "$count([1..800000] ~> $distinct)",
        "($a := [[1..60000].{'k' & $: 1}]; $f := $keys; $count($f($a)))",
        "$map([[0]], function($x) { [1..800000] }) ~> $distinct",
        "$map([0], $fromMillis(?, '[Y,9-999999999]'))",
        "$map(['1'], $toMillis(?, '[Y,999999999]'))",
        "($f := $fromMillis; $f(0, '[Y,9-999999999]'))",
        "0 ~> $fromMillis(?, '[Y,9-999999999]')",
        "($p := $pad(?, 800000); $r := $replace(?, 'a', $p('b')); $r($pad('a', 800000, 'a')))",
        "($b := $pad('b', 800000); $g := function($m) { $b }; $replace($pad('a', 8000, 'a'), /a/, $g))",
        "($b := $pad('b', 800000); $f := $replace; $f($pad('a', 8000, 'a'), /a/, function($m) { $b }))",
        "($r := [1..800000]; $z := $zip; $z($r, $r, $r))",
        "$join(?, $pad('y', 800000))([1..100000].('x'))",
        "($f := [$split]; $count($f[0]($pad('a', 6000000), '')))",
        "($f := {'f': $distinct}; $count($f.f([1..800000])))",
        "($f := true ? $match : 0; $count($f($pad('a', 6000000, 'a'), /a/)))",
        "$pad('a', 6000000) ~> $split('')[0]",
        "$split[0]($pad('a', 6000000), '')",
        "$split.($f := $; $f($pad('a', 6000000), ''))",
        "($p := function($s, $n) { $n = 0 ? $s : $p([$s, $s], $n - 1) }; [$p('x', 60)].$map([$], $string))",
        "($f := function($g) { $g([1..800000]) }; $count($f($distinct)))",
        "($f := $reverse ~> $distinct; $count($f([1..800000])))",
    ];
    for text in stopped {
        assert!(failure(text).starts_with("threw an error during evaluation: "), "{text}: {}", failure(text));
    }
}

#[test]
fn what_is_looked_at_first_comes_out_as_ever() {
    let same = |text: &str, expected: serde_json::Value| assert_eq!(value(text), expected, "{text}");
    same("$string([1]) & [1] & {'a': [2]}", json!("[1][1]{\"a\":[2]}"));
    same("$string('x') & $string(1.5) & $string({'a': 1}, true)", json!("x1.5{\n  \"a\": 1\n}"));
    same("[1, 2] ~> $string()", json!("[1,2]"));
    same("[1, 2].$string()", json!(["1", "2"]));
    same("$map([1, 2], $string)", json!(["1", "2"]));
    same("$join(['a', 'b'], '-') & $join('c')", json!("a-bc"));
    same("$replace('aXbX', 'X', '-', 1) & $replace('ab', /(a)/, '$1$1')", json!("a-bXaab"));
    same("$replace('ab', /a/, function($m) { $uppercase($m.match) })", json!("Ab"));
    same("'abc' ~> $replace('b', '')", json!("ac"));
    same("('aXb').$replace('X', '-')", json!("a-b"));
    same("($r := $replace(?, 'X', '-'); $r('aXb'))", json!("a-b"));
    same("$split('a,b,c', ',', 2) ~> $join('-')", json!("a-b"));
    same("('a b').$split(' ')", json!(["a", "b"]));
    same("'ab' ~> $split('')", json!(["a", "b"]));
    same("$match('abab', /b/, 1).index", json!(1));
    same("$zip([1, 2], ['a', 'b'])", json!([[1, "a"], [2, "b"]]));
    same(
        "$distinct([1, 1.0, '1', {'a': 1, 'b': 2}, {'b': 2, 'a': 1}, [1], [1]])",
        json!([1, "1", {"a": 1, "b": 2}, [1]]),
    );
    same("$keys([{'a': 1}, {'b': 2, 'a': 3}])", json!(["a", "b"]));
    same("{'a': 1, 'b': 2}.$keys()", json!(["a", "b"]));
    same("$encodeUrlComponent('a b/ü-%') & $base64encode('a')", json!("a%20b%2F%C3%BC-%25YQ=="));
    same(
        "$encodeUrl('https://x/a b?q=\"1\"&r=%') & ('c d').$encodeUrl()",
        json!("https://x/a%20b?q=%221%22&r=%25c%20d"),
    );
    same("$map(['a b', 'c'], $encodeUrl)", json!(["a%20b", "c"]));
    same("$fromMillis(0, '[Y0001]-[M01]') & (0).$fromMillis()", json!("1970-011970-01-01T00:00:00.000Z"));
    same("$toMillis('1970', '[Y0001]')", json!(0));
    same("($f := $split; $f('a,b', ',') ~> $join('-'))", json!("a-b"));
    same("($f := $split; $f('a,b,c', ',', 2))", json!(["a", "b"]));
    same("$map([[1, 1], [2]], $distinct)", json!([[1], [2]]));
    same("$map([{'a': 1}, {'b': 2}], $keys)", json!(["a", "b"]));
    same("$map([0], $fromMillis(?, '[Y0001]'))", json!("1970"));
    same("($s := ','; $f := $split(?, $s); $s := '-'; $f('a,b-c'))", json!(["a", "b-c"]));
    same("'a,b' ~> $split(?, ',') ~> $join(?, '+')", json!("a+b"));
    same("'a,b' ~> $split(',')[1]", json!("b"));
    same("[1, 1] ~> $distinct", json!([1]));
    same("($f := $string; $f({'a': 1}, true))", json!("{\n  \"a\": 1\n}"));
    same("($f := $zip; $f([1, 2], [3, 4]))", json!([[1, 3], [2, 4]]));
    same("($g := function($m) { $m.match & '!' }; $replace('ab', /a/, $g))", json!("a!b"));
    same("($t := 'x'; $replace('ab', 'a', $t))", json!("xb"));
    same("($keys := [{'a': 1}, {'a': 2}]; $keys.a)", json!([1, 2]));
    same("($keys := [3, 4]; $keys[1] + $sum($keys))", json!(11));
    same("($split := function($x) { $x & '!' }; $map(['a'], $split))", json!("a!"));
    same("$replace('abc', /[ab]/, function($m) { $m.match & '!' })", json!("a!b!c"));
}

#[test]
fn what_step_functions_does_not_take_is_refused() {
    let refused = |text: &str| Expression::parse(text).expect_err(text);
    assert_eq!(
        refused("phone"),
        NotAnExpression::Unsupported("Reference to 'phone' at the top level is not supported.".to_owned())
    );
    assert_eq!(refused("1 +"), NotAnExpression::Invalid("Unexpected end of expression".to_owned()));
    assert_eq!(
        refused("\"open"),
        NotAnExpression::Invalid("String literal must be terminated by a matching quote".to_owned())
    );
    assert!(matches!(refused("$a ?: 1"), NotAnExpression::Invalid(_)));
    assert!(matches!(refused("$$"), NotAnExpression::Unsupported(_)));
    assert!(matches!(refused(&"(".repeat(100_000)), NotAnExpression::Invalid(_)));
    assert!(matches!(refused(&"1+".repeat(100_000)), NotAnExpression::Invalid(_)));
    assert!(matches!(refused(&format!("{}1", "-".repeat(100_000))), NotAnExpression::Invalid(_)));
    for text in
        ["$states.input.a[b = 1]", "$x.(a + b)", "$map($x, function($y) { $y.z })", "$x ~> |a|{'b': c}|"]
    {
        Expression::parse(text).unwrap_or_else(|why| panic!("{text}: {why}"));
    }
}

#[test]
fn variables_that_are_read_are_known() {
    let expression = Expression::parse("($x := $a + 1; $map($b, function($i) { $i + $x }))").unwrap();
    assert_eq!(expression.variables(), ["a", "b"]);
    assert!(Expression::parse("$map([1], $string)").unwrap().variables().is_empty());
    assert!(Expression::parse("$states.result.x").unwrap().reads("result"));
    assert!(!Expression::parse("$states.input.x").unwrap().reads("result"));
}

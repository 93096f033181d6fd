use serde_json::{Value, json};

use super::*;

fn find(path: &str, document: &Value) -> Result<Value, NoNode> {
    Path::parse(path).expect(path).find(document)
}

#[test]
fn definite_paths_name_one_node() {
    let document = json!({"detail-type": "x", "a": {"b": [10, 20, {"c d": 1}]}});
    assert_eq!(find("$", &document).unwrap(), document);
    assert_eq!(find("$.detail-type", &document).unwrap(), "x");
    assert_eq!(find("$.a['b'][1]", &document).unwrap(), 20);
    assert_eq!(find("$.a.['b'][-1]['c d']", &document).unwrap(), 1);
    assert_eq!(find("$['a'].b[0]", &document).unwrap(), 10);
}

#[test]
fn indefinite_paths_answer_all_nodes_even_none() {
    let document = json!({"a": [{"x": 1, "y": "one"}, {"x": 2}, {"x": 3, "y": "three"}]});
    assert_eq!(find("$.a[*].x", &document).unwrap(), json!([1, 2, 3]));
    assert_eq!(find("$.a[1:].x", &document).unwrap(), json!([2, 3]));
    assert_eq!(find("$.a[:-1].x", &document).unwrap(), json!([1, 2]));
    assert_eq!(find("$.a[0,2].x", &document).unwrap(), json!([1, 3]));
    assert_eq!(find("$..x", &document).unwrap(), json!([1, 2, 3]));
    assert_eq!(find("$.a[?(@.x > 1 && @.y)].y", &document).unwrap(), json!(["three"]));
    assert_eq!(find("$.a[?(@.y == 'one' || @.x == 2)].x", &document).unwrap(), json!([1, 2]));
    assert_eq!(find("$.a[?(!(@.x in [1,3]))].x", &document).unwrap(), json!([2]));
    assert_eq!(find("$.a[?(@.y =~ /TH.*/i)].x", &document).unwrap(), json!([3]));
    assert_eq!(find("$.a[?(@.x > 9)]", &document).unwrap(), json!([]));
}

#[test]
fn a_missing_node_is_named_as_aws_names_it() {
    let message = |path| find(path, &json!({"a": {"b": [1]}, "s": "t"})).unwrap_err().to_string();
    assert_eq!(message("$.no.such.path"), "Missing property in path $['no']");
    assert_eq!(message("$.a.c"), "No results for path: $['a']['c']");
    assert_eq!(message("$.a.b[10]"), "No results for path: $['a']['b'][10]");
    assert!(message("$.s.t").starts_with("Expected to find an object with property ['t'] in path $['s']"));
}

#[test]
fn what_is_not_a_path_is_refused() {
    for text in ["", "a", "$.", "$[", "$['a", "$.a b", "$.a[?(@.x]", "$.a[x]", "$..", "$.a[?(@.x =~ /(/)]"] {
        assert!(Path::parse(text).is_err(), "{text}");
    }
}

#[test]
fn roots_are_told_apart() {
    assert_eq!(*Path::parse("$.a").unwrap().root(), Root::Input);
    assert_eq!(*Path::parse("$$.Execution.Id").unwrap().root(), Root::Context);
    assert_eq!(*Path::parse("$total[0]").unwrap().root(), Root::Variable("total".into()));
}

#[test]
fn a_result_is_written_where_its_path_says() {
    let write = |path: &str, input: Value| ReferencePath::parse(path).unwrap().write(&input, json!(7));
    assert_eq!(write("$", json!({"a": 1})).unwrap(), json!(7));
    assert_eq!(write("$.a", json!({"a": 1})).unwrap(), json!({"a": 7}));
    assert_eq!(write("$.x.y", json!({"a": 1})).unwrap(), json!({"a": 1, "x": {"y": 7}}));
    assert_eq!(write("$.a[1]", json!({"a": [1, 2]})).unwrap(), json!({"a": [1, 7]}));
    assert!(write("$.a.b", json!({"a": 1})).is_err());
    assert!(write("$.a[2]", json!({"a": [1, 2]})).is_err());
    assert!(ReferencePath::parse("$.a[*]").is_err());
}

#[test]
fn hostile_filters_are_bounded() {
    let deep = format!("$[?({}@.x{})]", "(".repeat(10_000), ")".repeat(10_000));
    assert!(Path::parse(&deep).is_err());
    let negated = format!("$[?({}@.x)]", "!".repeat(10_000));
    assert!(Path::parse(&negated).is_err());
}

//! Which variables the states of a definition refer to.
//!
//! *AWS documentation: Passing data between states with variables; `DescribeStateMachine`.*

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// The variables that each state refers to, by the state's name; `None` when there are none.
#[must_use]
pub fn told(definition: &str) -> Option<BTreeMap<String, Vec<String>>> {
    let definition: Value = serde_json::from_str(definition).ok()?;
    let mut found = BTreeMap::new();
    let is_jsonata = definition["QueryLanguage"] == "JSONata";
    states(&definition, is_jsonata, &mut found);
    (!found.is_empty()).then_some(found)
}

fn states(flow: &Value, is_jsonata: bool, found: &mut BTreeMap<String, Vec<String>>) {
    for (name, state) in flow["States"].as_object().into_iter().flatten() {
        let is_jsonata = state["QueryLanguage"].as_str().map_or(is_jsonata, |language| language == "JSONata");
        let mut names = BTreeSet::new();
        if let Value::Object(fields) = state {
            for (field, value) in fields {
                match field.as_str() {
                    "ItemProcessor" | "Iterator" => states(value, is_jsonata, found),
                    "Branches" => {
                        value
                            .as_array()
                            .into_iter()
                            .flatten()
                            .for_each(|branch| states(branch, is_jsonata, found));
                    }
                    _ => collect(field, value, is_jsonata, &mut names),
                }
            }
        }
        if !names.is_empty() {
            found.insert(name.clone(), names.into_iter().collect());
        }
    }
}

fn collect(field: &str, value: &Value, is_jsonata: bool, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => object(fields, is_jsonata, names),
        Value::Array(values) => values.iter().for_each(|value| collect(field, value, is_jsonata, names)),
        Value::String(text) if is_jsonata => {
            let trimmed = text.trim();
            if let Some(code) = trimmed.strip_prefix("{%").and_then(|code| code.strip_suffix("%}")) {
                names.extend(in_jsonata(code));
            }
        }
        Value::String(text) if field.ends_with(".$") || field.ends_with("Path") || field == "Variable" => {
            names.extend(in_path(text));
        }
        _ => {}
    }
}

fn object(fields: &Map<String, Value>, is_jsonata: bool, names: &mut BTreeSet<String>) {
    for (field, value) in fields {
        collect(field, value, is_jsonata, names);
    }
}

/// The names behind single dollar signs, outside quotes.
#[expect(clippy::match_same_arms, reason = "what is quoted comes before what the letters mean")]
fn dollars(text: &str, quotes: &[char]) -> Vec<(String, usize)> {
    let characters: Vec<char> = text.chars().collect();
    let (mut found, mut at, mut quote) = (Vec::new(), 0, None);
    while let Some(character) = characters.get(at).copied() {
        at += 1;
        match quote {
            Some(_) if character == '\\' => at += 1,
            Some(open) if character == open => quote = None,
            Some(_) => {}
            None if quotes.contains(&character) => quote = Some(character),
            None if character == '$' => {
                let is_double = at >= 2 && characters[at - 2] == '$';
                let rest = &characters[at..];
                let length = rest.iter().take_while(|next| next.is_alphanumeric() || **next == '_').count();
                if length > 0 && !is_double && !rest[0].is_numeric() {
                    found.push((rest[..length].iter().collect(), at + length));
                    at += length;
                }
            }
            None => {}
        }
    }
    found
}

fn in_path(text: &str) -> Vec<String> {
    dollars(text, &['\'']).into_iter().map(|(name, _)| name).collect()
}

/// Variables of an expression: neither functions nor what the expression itself binds.
fn in_jsonata(code: &str) -> Vec<String> {
    let characters: Vec<char> = code.chars().collect();
    let all = dollars(code, &['\'', '"', '`']);
    let after = |end: usize| characters[end..].iter().copied().filter(|next| !next.is_whitespace()).take(2);
    let is_bound = |end: usize| after(end).eq([':', '=']);
    let parameters = parameters(code);
    let bound: BTreeSet<&String> =
        all.iter().filter(|(_, end)| is_bound(*end)).map(|(name, _)| name).chain(&parameters).collect();
    let is_variable = |(name, end): &&(String, usize)| {
        name != "states" && !bound.contains(name) && after(*end).next() != Some('(')
    };
    all.iter().filter(is_variable).map(|(name, _)| name.clone()).collect()
}

/// The parameters of the functions that an expression defines.
fn parameters(code: &str) -> Vec<String> {
    let lists = code.split("function").skip(1).filter_map(|rest| rest.trim_start().strip_prefix('('));
    let lists = lists.filter_map(|rest| rest.split_once(')').map(|(list, _)| list));
    lists.flat_map(|list| dollars(list, &[])).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_of_paths_and_functions_are_found() {
        let definition = r#"{"StartAt": "A", "States": {
            "A": {"Type": "Pass", "Assign": {"x.$": "States.Format('$no {}', $yes)", "y": "$constant"}, "Next": "B"},
            "B": {"Type": "Map", "ItemsPath": "$list[0]", "ItemSelector": {"a.$": "$$.Map.Item.Value"},
                "ItemProcessor": {"StartAt": "C", "States": {"C": {"Type": "Wait", "SecondsPath": "$.x", "End": true}}}}}}"#;
        let found = told(definition).unwrap();
        assert_eq!(found["A"], ["yes"]);
        assert_eq!(found["B"], ["list"]);
        assert_eq!(found.get("C"), None);
    }

    #[test]
    fn variables_of_expressions_are_found() {
        let definition = r#"{"QueryLanguage": "JSONata", "StartAt": "A", "States": {
            "A": {"Type": "Pass", "End": true,
                "Output": "{% ($local := $outer + 1; $map($states.input, function($each) { $each * $local }) & '$quoted') %}"}}}"#;
        assert_eq!(told(definition).unwrap()["A"], ["outer"]);
        assert_eq!(told(r#"{"States": {}}"#), None);
    }
}

//! What a caller gives a state to see: the Context object, the variables.

use serde_json::{Map, Value};

/// The members of each part of a Context object, and what they must be.
const PARTS: [(&str, &[(&str, &str)]); 4] = [
    (
        "Execution",
        &[
            ("Id", "string"),
            ("Input", ""),
            ("Name", "string"),
            ("RoleArn", "string"),
            ("StartTime", "string"),
            ("RedriveCount", "number"),
            ("RedriveTime", "string"),
        ],
    ),
    ("State", &[("EnteredTime", "string"), ("Name", "string"), ("RetryCount", "number")]),
    ("StateMachine", &[("Id", "string"), ("Name", "string")]),
    ("Task", &[("Token", "string")]),
];

/// Reads a Context object, or says what is wrong with it.
pub fn read_context(text: &str) -> Result<Value, String> {
    let invalid = |why: String| format!("Invalid Context object provided: {why}");
    let value: Value = serde_json::from_str(text).map_err(|error| invalid(error.to_string()))?;
    let Value::Object(parts) = &value else { return Err(invalid("it must be a JSON object".to_owned())) };
    for (name, part) in parts {
        if name == "Map" {
            return Err(invalid("'Map' field is not supported when mocking a Context object".to_owned()));
        }
        let Some((_, known)) = PARTS.iter().find(|(known, _)| known == name) else {
            return Err(invalid(format!("Field '{name}' is not allowed")));
        };
        let Value::Object(members) = part else { return Err(invalid(format!("{name} must be an object"))) };
        check_members(name, members, known).map_err(invalid)?;
    }
    Ok(value)
}

fn check_members(part: &str, members: &Map<String, Value>, known: &[(&str, &str)]) -> Result<(), String> {
    for (name, member) in members {
        let Some((_, kind)) = known.iter().find(|(known, _)| known == name) else {
            return Err(format!("Field '{name}' is not allowed"));
        };
        let fits = match *kind {
            "string" => member.is_string(),
            "number" => member.is_number(),
            _ => true,
        };
        if !fits {
            return Err(format!("{part}.{name} must be a {kind}"));
        }
    }
    Ok(())
}

/// Reads variables, or says what is wrong with them.
pub fn read_variables(text: &str) -> Result<Map<String, Value>, String> {
    match serde_json::from_str(text) {
        Ok(Value::Object(variables)) => Ok(variables),
        _ => Err("Variables must be a JSON object".to_owned()),
    }
}

//! URL encoding of request bodies and query parameters.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

/// Everything but what RFC 3986 leaves unreserved.
const RESERVED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// How lists are written: `ArrayFormat`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ArrayFormat {
    /// `list[0]=a&list[1]=b`
    #[default]
    Indices,
    /// `list=a&list=b`
    Repeat,
    /// `list=a,b`
    Commas,
    /// `list[]=a&list[]=b`
    Brackets,
}

impl ArrayFormat {
    pub(super) fn parse(text: &str) -> Option<Self> {
        match text {
            "INDICES" => Some(Self::Indices),
            "REPEAT" => Some(Self::Repeat),
            "COMMAS" => Some(Self::Commas),
            "BRACKETS" => Some(Self::Brackets),
            _ => None,
        }
    }
}

/// The members of an object as a form: `a=1&b[c]=2`, every name and value encoded.
pub(super) fn encode(members: &serde_json::Map<String, Value>, arrays: ArrayFormat) -> String {
    let mut pairs = Vec::new();
    for (name, value) in members {
        append(&mut pairs, name, value, arrays);
    }
    pairs.join("&")
}

fn append(pairs: &mut Vec<String>, name: &str, value: &Value, arrays: ArrayFormat) {
    match value {
        Value::Object(members) => {
            for (member, value) in members {
                append(pairs, &format!("{name}[{member}]"), value, arrays);
            }
        }
        Value::Array(elements) if arrays == ArrayFormat::Commas => {
            let texts: Vec<String> = elements.iter().map(|element| escaped(&plain(element))).collect();
            pairs.push(format!("{}={}", escaped(name), texts.join(",")));
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                let name = match arrays {
                    ArrayFormat::Indices => format!("{name}[{index}]"),
                    ArrayFormat::Brackets => format!("{name}[]"),
                    ArrayFormat::Repeat | ArrayFormat::Commas => name.to_owned(),
                };
                append(pairs, &name, element, arrays);
            }
        }
        value => pairs.push(format!("{}={}", escaped(name), escaped(&plain(value)))),
    }
}

fn escaped(text: &str) -> String {
    utf8_percent_encode(text, &RESERVED).to_string()
}

/// A value as a form has it: texts without quotes, nothing for null.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn form(value: &Value, arrays: ArrayFormat) -> String {
        encode(value.as_object().unwrap(), arrays)
    }

    #[test]
    fn lists_are_written_in_the_four_documented_ways() {
        let list = json!({"array": ["a", "b"]});
        assert_eq!(form(&list, ArrayFormat::Indices), "array%5B0%5D=a&array%5B1%5D=b");
        assert_eq!(form(&list, ArrayFormat::Repeat), "array=a&array=b");
        assert_eq!(form(&list, ArrayFormat::Commas), "array=a,b");
        assert_eq!(form(&list, ArrayFormat::Brackets), "array%5B%5D=a&array%5B%5D=b");
    }

    #[test]
    fn objects_nest_in_brackets_as_in_the_documentation_s_invoice() {
        let invoice = json!({"description": "Monthly subscription",
            "metadata": {"order_details": "monthly report data"}, "customer": "1234567890", "paid": true, "x": null});
        let expected = "description=Monthly%20subscription&metadata%5Border_details%5D=monthly%20report%20data\
            &customer=1234567890&paid=true&x=";
        assert_eq!(form(&invoice, ArrayFormat::default()), expected);
    }
}

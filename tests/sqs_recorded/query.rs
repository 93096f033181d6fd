//! The older Query protocol: calls as forms, answers read back from their XML.

use bytes::Bytes;
use http::Response;
use http::request::Parts;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Map, Value, json};
use virga::aws::Error;
use virga::aws::model::sqs;
use virga::aws::schema::{Kind, Operation, Shape, StructureSchema};

/// The request that a Query client makes.
pub fn request(operation: &str, params: &Value) -> (Parts, Bytes) {
    let schema = operation_named(operation);
    let mut form = format!("Action={operation}&Version={}", sqs::SERVICE.query.version);
    write_members(schema.input, params, "", &mut form);
    let request = http::Request::post("/").header("content-type", "application/x-www-form-urlencoded");
    let (head, ()) = request.body(()).expect("a request in order").into_parts();
    (head, Bytes::from(form))
}

/// The answer as JSON would have it.
pub fn answer(operation: &str, response: &Response<Bytes>) -> Result<Value, Error> {
    let text = std::str::from_utf8(response.body()).expect("XML is UTF-8");
    let root = Element::parse(text);
    if let Some(error) = root.child("Error") {
        let part = |name: &str| error.child(name).map(|part| part.text.clone()).unwrap_or_default();
        return Err(Error::new(part("Code"), response.status().as_u16(), part("Message")));
    }
    assert_eq!(root.name, format!("{operation}Response"));
    let output = operation_named(operation).output;
    let result = root.child(&format!("{operation}Result"));
    Ok(output.zip(result).map_or_else(|| json!({}), |(schema, result)| read_members(schema, result)))
}

fn operation_named(name: &str) -> &'static Operation {
    sqs::SERVICE.operation(name).expect("SQS has the operation")
}

fn write_members(schema: &StructureSchema, params: &Value, prefix: &str, form: &mut String) {
    for member in schema.members {
        let name = format!("{prefix}{}", member.query_name);
        if let Some(value) = params.get(member.name) {
            write_value(member.shape, value, &name, form);
        }
    }
}

fn write_value(shape: &Shape, value: &Value, name: &str, form: &mut String) {
    match (&shape.kind, value) {
        (Kind::Structure(schema), _) => write_members(schema, value, &format!("{name}."), form),
        (Kind::List { element, .. }, Value::Array(values)) => {
            for (index, value) in values.iter().enumerate() {
                write_value(element, value, &format!("{name}.{}", index + 1), form);
            }
        }
        (Kind::Map { key, value: shape, query_names }, Value::Object(entries)) => {
            for (index, (entry, value)) in entries.iter().enumerate() {
                let base = format!("{name}.{}", index + 1);
                write_value(key, &json!(entry), &format!("{base}.{}", query_names.0), form);
                write_value(shape, value, &format!("{base}.{}", query_names.1), form);
            }
        }
        (_, value) => {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            form.extend(["&", name, "="]);
            form.extend(utf8_percent_encode(&text, NON_ALPHANUMERIC));
        }
    }
}

fn read_members(schema: &StructureSchema, element: &Element) -> Value {
    let mut members = Map::new();
    for member in schema.members {
        let mut own = element.children.iter().filter(|child| child.name == member.query_name).peekable();
        if own.peek().is_some() {
            assert!(member.flattened || !matches!(member.shape.kind, Kind::List { .. } | Kind::Map { .. }));
            members.insert(member.name.to_owned(), read_value(member.shape, own));
        }
    }
    Value::Object(members)
}

fn read_value<'a>(shape: &Shape, mut elements: impl Iterator<Item = &'a Element>) -> Value {
    match &shape.kind {
        Kind::List { element, .. } => {
            elements.map(|item| read_value(element, std::iter::once(item))).collect()
        }
        Kind::Map { value, query_names, .. } => {
            let entry = |entry: &Element| {
                let part = |name| entry.child(name).expect("an entry has a key and a value");
                (part(query_names.0).text.clone(), read_value(value, std::iter::once(part(query_names.1))))
            };
            Value::Object(elements.map(entry).collect())
        }
        kind => {
            let element = elements.next().expect("the element is there");
            assert!(elements.next().is_none(), "{} stands there twice", element.name);
            match kind {
                Kind::Structure(schema) => read_members(schema, element),
                Kind::Integer | Kind::Long | Kind::Boolean => {
                    serde_json::from_str(&element.text).expect("numbers and truths are written alike")
                }
                _ => json!(element.text),
            }
        }
    }
}

/// An element of an answer.
#[derive(Default)]
struct Element {
    name: String,
    text: String,
    children: Vec<Element>,
}

impl Element {
    fn parse(xml: &str) -> Self {
        let mut reader = Reader::from_str(xml);
        let mut open = vec![Self::default()];
        loop {
            let innermost = open.last_mut().expect("the document itself is open");
            match reader.read_event().expect("answers are well-formed") {
                Event::Start(start) => {
                    let name = start.name().0.to_owned();
                    open.push(Self { name, ..Self::default() });
                }
                Event::Empty(start) => {
                    let name = start.name().0.to_owned();
                    innermost.children.push(Self { name, ..Self::default() });
                }
                Event::Text(text) => innermost.text.push_str(&text.xml10_content()),
                Event::GeneralRef(reference) => innermost.text.push(resolve(&reference)),
                Event::End(_) => {
                    let done = open.pop().expect("what ends was open");
                    open.last_mut().expect("the document itself is open").children.push(done);
                }
                Event::Eof => {
                    return open
                        .pop()
                        .and_then(|document| document.children.into_iter().next())
                        .expect("a root");
                }
                _ => {}
            }
        }
    }

    fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }
}

fn resolve(reference: &quick_xml::events::BytesRef<'_>) -> char {
    if let Some(character) = reference.resolve_char_ref().expect("a character that XML has") {
        return character;
    }
    match reference.borrow().into_inner().as_ref() {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        other => panic!("&{other}; is not an entity that answers use"),
    }
}

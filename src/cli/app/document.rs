//! A template's text, as a tree that remembers its lines.

use std::fmt;

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};
use serde_json::{Number, Value};

/// What is wrong with a template, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line of the template, from 1.
    pub line: usize,
    /// What is wrong there, and what to do about it.
    pub message: String,
}

impl Problem {
    /// A problem at a line.
    #[must_use]
    pub fn new(line: usize, message: impl Into<String>) -> Self {
        Self { line, message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}: {}", self.line, self.message)
    }
}

/// A piece of a template and the line it begins at.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// From 1.
    pub line: usize,
    /// What stands there.
    pub content: Content,
}

/// What a piece of a template consists of. A short tag (`!Ref Queue`) reads as its long form
/// (`{"Ref": "Queue"}`).
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A text, number, boolean or null.
    Scalar(Value),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in its own order.
    Map(Vec<(String, Node)>),
}

/// The largest template that is read, in bytes: what CloudFormation takes from S3.
///
/// AWS documentation: "Understand CloudFormation quotas".
pub const LARGEST_TEMPLATE: usize = 1024 * 1024;

/// How deep lists and maps may nest.
const DEEPEST: usize = 100;

impl Node {
    /// Reads YAML, or JSON, which is YAML too.
    ///
    /// Anchors and aliases are refused, as CloudFormation does.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        if text.len() > LARGEST_TEMPLATE {
            return Err(Problem::new(1, format!("a template has at most {LARGEST_TEMPLATE} bytes")));
        }
        let mut reader = Reader { parser: Parser::new_from_str(text) };
        let root = reader.document()?;
        reader.end()?;
        Ok(root)
    }

    /// The member of a map, if this is a map and has it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.entries().ok()?.iter().find_map(|(key, node)| (key == name).then_some(node))
    }

    /// The members of a map.
    pub fn entries(&self) -> Result<&[(String, Node)], Problem> {
        match &self.content {
            Content::Map(entries) => Ok(entries),
            // An empty section, such as `Parameters:` with everything in it commented out.
            Content::Scalar(Value::Null) => Ok(&[]),
            _ => Err(Problem::new(self.line, "this must be a map of names to values")),
        }
    }

    /// The text that stands here.
    pub fn text(&self) -> Result<&str, Problem> {
        match &self.content {
            Content::Scalar(Value::String(text)) => Ok(text),
            _ => Err(Problem::new(self.line, "this must be a text")),
        }
    }

    /// The same without lines, functions included as the maps that they are.
    #[must_use]
    pub fn to_value(&self) -> Value {
        match &self.content {
            Content::Scalar(value) => value.clone(),
            Content::List(items) => items.iter().map(Node::to_value).collect(),
            Content::Map(entries) => {
                Value::Object(entries.iter().map(|(key, node)| (key.clone(), node.to_value())).collect())
            }
        }
    }
}

struct Reader<'text> {
    parser: Parser<'text, saphyr_parser::StrInput<'text>>,
}

impl<'text> Reader<'text> {
    fn next(&mut self) -> Result<(Event<'text>, usize), Problem> {
        match self.parser.next() {
            Some(Ok((event, span))) => Ok((event, span.start.line())),
            Some(Err(error)) => Err(Problem::new(error.marker().line(), error.info())),
            None => Err(Problem::new(1, "the template is empty")),
        }
    }

    fn document(&mut self) -> Result<Node, Problem> {
        loop {
            let (event, line) = self.next()?;
            match event {
                Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => {}
                Event::StreamEnd | Event::DocumentEnd => {
                    return Err(Problem::new(line, "the template is empty"));
                }
                event => return self.node(event, line, 0),
            }
        }
    }

    fn end(&mut self) -> Result<(), Problem> {
        loop {
            let (event, line) = self.next()?;
            match event {
                Event::Nothing | Event::DocumentEnd => {}
                Event::StreamEnd => return Ok(()),
                _ => return Err(Problem::new(line, "a template is a single document")),
            }
        }
    }

    fn node(&mut self, event: Event<'text>, line: usize, depth: usize) -> Result<Node, Problem> {
        if depth > DEEPEST {
            return Err(Problem::new(line, format!("a template nests at most {DEEPEST} levels")));
        }
        let (content, tag) = match event {
            Event::Scalar(text, style, 0, tag) => {
                (Content::Scalar(scalar(&text, style, tag.as_deref())), tag)
            }
            Event::SequenceStart(0, tag) => (Content::List(self.list(depth)?), tag),
            Event::MappingStart(0, tag) => (Content::Map(self.map(line, depth)?), tag),
            Event::Alias(_) | Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..) => {
                return Err(Problem::new(line, "templates can't use YAML anchors and aliases"));
            }
            _ => return Err(Problem::new(line, "a value is missing")),
        };
        let node = Node { line, content };
        Ok(tag.map(|tag| long_form(&tag, node.clone())).unwrap_or(node))
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Node>, Problem> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(items),
                (event, line) => items.push(self.node(event, line, depth + 1)?),
            }
        }
    }

    fn map(&mut self, start: usize, depth: usize) -> Result<Vec<(String, Node)>, Problem> {
        let mut entries: Vec<(String, Node)> = Vec::new();
        let mut names = std::collections::HashSet::new();
        loop {
            let key = match self.next()? {
                (Event::MappingEnd, _) => return Ok(entries),
                (Event::Scalar(key, _, 0, None), line) => (key.into_owned(), line),
                (_, line) => return Err(Problem::new(line, "a name must be a plain text")),
            };
            if !names.insert(key.0.clone()) {
                let message = format!("'{}' stands twice in the map that begins at line {start}", key.0);
                return Err(Problem::new(key.1, message));
            }
            let (event, line) = self.next()?;
            entries.push((key.0, self.node(event, line, depth + 1)?));
        }
    }
}

/// `!Ref X` is `{"Ref": X}`, `!Sub X` is `{"Fn::Sub": X}`.
fn long_form(tag: &Tag, node: Node) -> Node {
    if tag.handle != "!" {
        return node;
    }
    let name = match tag.suffix.as_str() {
        "Ref" | "Condition" => tag.suffix.clone(),
        function => format!("Fn::{function}"),
    };
    Node { line: node.line, content: Content::Map(vec![(name, node)]) }
}

/// What a scalar means, by the rules of YAML 1.1 that CloudFormation follows.
fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Value {
    let is_text = tag.is_some_and(|tag| tag.is_yaml_core_schema() && tag.suffix == "str");
    if style != ScalarStyle::Plain || is_text {
        return Value::String(text.to_owned());
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => Value::Bool(true),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => Value::Bool(false),
        _ => number(text).map_or_else(|| Value::String(text.to_owned()), Value::Number),
    }
}

/// A number that JSON could write the same way; so `007` and `1e3` stay texts.
fn number(text: &str) -> Option<Number> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_number { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_short_tag_reads_as_its_long_form_and_keeps_its_line() {
        let node = Node::parse("a: 1\nb: !GetAtt Queue.Arn\nc: !Join ['-', [!Ref X, y]]\n").unwrap();
        let expected =
            json!({"a": 1, "b": {"Fn::GetAtt": "Queue.Arn"}, "c": {"Fn::Join": ["-", [{"Ref": "X"}, "y"]]}});
        assert_eq!(node.to_value(), expected);
        assert_eq!(node.get("b").unwrap().line, 2);
    }

    #[test]
    fn json_is_read_as_well_with_tabs_or_without() {
        let node = Node::parse("{\n\t\"a\": [1, true, null, \"on\"],\n\t\"b\": {\"c\": \"d\"}\n}\n").unwrap();
        assert_eq!(node.to_value(), json!({"a": [1, true, null, "on"], "b": {"c": "d"}}));
    }

    #[test]
    fn plain_words_mean_what_yaml_1_1_says_and_quoted_ones_are_texts() {
        let node = Node::parse("[on, 'on', 007, 1.50, -3, 12a, ~, !!str 5]").unwrap();
        assert_eq!(node.to_value().to_string(), r#"[true,"on","007",1.50,-3,"12a",null,"5"]"#);
    }

    #[test]
    fn a_name_that_stands_twice_is_refused_at_its_line() {
        let problem = Node::parse("a: 1\nb: 2\na: 3\n").unwrap_err();
        assert_eq!(problem.to_string(), "line 3: 'a' stands twice in the map that begins at line 1");
    }

    #[test]
    fn hostile_templates_are_refused() {
        let refused = |text: &str| Node::parse(text).unwrap_err().message;
        assert_eq!(refused("a: &x 1\nb: *x\n"), "templates can't use YAML anchors and aliases");
        assert_eq!(
            refused(&format!("{}{}", "[".repeat(200), "]".repeat(200))),
            "a template nests at most 100 levels"
        );
        assert!(Node::parse(&"[".repeat(500_000)).is_err());
        assert!(Node::parse(&"- ".repeat(500_000)).is_err());
        assert_eq!(refused(""), "the template is empty");
        assert_eq!(refused("--- a\n--- b\n"), "a template is a single document");
        assert!(refused(&" ".repeat(LARGEST_TEMPLATE + 1)).contains("at most"));
        assert!(Node::parse("a: [1, 2").is_err());
    }
}

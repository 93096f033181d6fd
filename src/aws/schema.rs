//! What the generated model says about each service, operation, structure and constraint, as data.

use std::sync::OnceLock;

use regex::Regex;

use super::error::{Error, Fault};

/// A service: its operations, its errors and how it is spoken to.
#[derive(Debug)]
pub struct ServiceSchema {
    /// The name that Virga uses everywhere: `sqs`, `lambda`, `stepfunctions`, `sts`, `iam`, `logs`.
    pub name: &'static str,
    /// The name in a signature's scope: `states` for Step Functions, else as [`name`](Self::name).
    pub signing_name: &'static str,
    /// The protocol of its own API model.
    pub family: Family,
    /// What precedes the dot in `X-Amz-Target`; empty for services that don't use it.
    pub target_prefix: &'static str,
    /// How the Query protocol names the API: empty when the service doesn't speak it.
    pub query: QueryDialect,
    /// What precedes a modelled error's name in `__type`.
    pub error_namespace: &'static str,
    /// In whose words, and with which code, a constraint's violation is answered.
    pub refusal: Refusal,
    /// All operations, sorted by name.
    pub operations: &'static [Operation],
    /// All modelled errors, sorted by code.
    pub errors: &'static [ErrorSchema],
}

impl ServiceSchema {
    /// The operation of this name.
    #[must_use]
    pub fn operation(&self, name: &str) -> Option<&'static Operation> {
        let found = self.operations.binary_search_by(|operation| operation.name.cmp(name)).ok()?;
        self.operations.get(found)
    }

    /// What the model says about an error's code.
    #[must_use]
    pub fn error(&self, code: &str) -> Option<&'static ErrorSchema> {
        let found = self.errors.binary_search_by(|error| error.code.cmp(code)).ok()?;
        self.errors.get(found)
    }
}

/// The protocols that API models are written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// AWS JSON 1.0: one path, the operation in `X-Amz-Target`.
    AwsJson10,
    /// AWS JSON 1.1.
    AwsJson11,
    /// REST-JSON: the operation is method and path.
    RestJson,
    /// Query: a form in, XML out.
    Query,
}

/// A service's names in the Query protocol.
#[derive(Clone, Copy, Debug)]
pub struct QueryDialect {
    /// The API version that requests name (`Version=`).
    pub version: &'static str,
    /// The XML namespace of answers.
    pub namespace: &'static str,
    /// Whether answers begin with an XML declaration, as those of SQS do.
    pub declaration: bool,
}

impl QueryDialect {
    /// The service doesn't speak Query.
    pub const NONE: Self = Self { version: "", namespace: "", declaration: false };

    /// Whether the service speaks Query.
    #[must_use]
    pub const fn is_spoken(&self) -> bool {
        !self.version.is_empty()
    }
}

/// How a violated constraint is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// `1 validation error detected: …` with this code.
    Constraints(&'static str),
    /// SQS: the first missing parameter by name; nothing else is checked by the model.
    MissingParameter,
}

/// An operation and its HTTP bindings.
#[derive(Debug)]
pub struct Operation {
    /// Its place in [`ServiceSchema::operations`].
    pub index: u16,
    /// The API's name for it.
    pub name: &'static str,
    /// What it takes.
    pub input: &'static StructureSchema,
    /// What it answers; `None` when the model has no output, and the answer no body.
    pub output: Option<&'static StructureSchema>,
    /// Method, path and status: meaningful for REST only.
    pub http: HttpBinding,
}

/// How REST protocols name an operation.
#[derive(Debug)]
pub struct HttpBinding {
    /// The method.
    pub method: &'static str,
    /// The path, one element per segment.
    pub path: &'static [Segment],
    /// A query parameter that must be there, such as `find=LayerVersion`.
    pub literal: Option<(&'static str, &'static str)>,
    /// The status of success.
    pub status: u16,
}

/// One segment of a path.
#[derive(Debug)]
pub enum Segment {
    /// This text.
    Literal(&'static str),
    /// Anything: the value of the input's member that is bound to this label.
    Label(&'static str),
}

/// A structure's members, in the model's order.
#[derive(Debug)]
pub struct StructureSchema {
    /// The model's name for it.
    pub name: &'static str,
    /// Its members.
    pub members: &'static [Member],
}

/// A member of a structure.
#[derive(Debug)]
pub struct Member {
    /// The model's name for it, and its key in JSON bodies.
    pub name: &'static str,
    /// Its name where [`location`](Self::location) puts it: a header, a label, a parameter.
    pub located_name: &'static str,
    /// Its name in Query forms and XML.
    pub query_name: &'static str,
    /// Where REST protocols put it.
    pub location: Location,
    /// Whether it must be given.
    pub required: bool,
    /// Whether constraints are checked here; the service checks the others itself.
    pub checked: bool,
    /// Whether a list or map stands in Query and XML without a wrapper of its own.
    pub flattened: bool,
    /// Its type.
    pub shape: &'static Shape,
}

impl Member {
    /// An optional member of the body.
    #[must_use]
    pub const fn of(name: &'static str, shape: &'static Shape) -> Self {
        Self {
            name,
            located_name: name,
            query_name: name,
            location: Location::Body,
            required: false,
            checked: true,
            flattened: false,
            shape,
        }
    }

    /// One that must be given.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// One that lives elsewhere than in the body.
    #[must_use]
    pub const fn at(self, location: Location, name: &'static str) -> Self {
        Self { location, located_name: name, ..self }
    }

    /// One with another name in Query and XML.
    #[must_use]
    pub const fn query(self, name: &'static str) -> Self {
        Self { query_name: name, ..self }
    }

    /// One without a wrapper in Query and XML.
    #[must_use]
    pub const fn flattened(self) -> Self {
        Self { flattened: true, ..self }
    }

    /// One that the service checks in its own words.
    #[must_use]
    pub const fn unchecked(self) -> Self {
        Self { checked: false, ..self }
    }
}

/// Where a REST protocol puts a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the JSON document.
    Body,
    /// In a header.
    Header,
    /// In a segment of the path.
    Label,
    /// In the query string.
    QueryString,
    /// It is the status.
    Status,
    /// It is the whole body.
    Payload,
}

/// A type with its constraints.
#[derive(Debug)]
pub struct Shape {
    /// What kind of type.
    pub kind: Kind,
    /// The least length or value.
    pub minimum: Option<f64>,
    /// The greatest length or value.
    pub maximum: Option<f64>,
    /// What a text must match.
    pub pattern: Option<&'static Pattern>,
}

impl Shape {
    /// A type without constraints.
    #[must_use]
    pub const fn of(kind: Kind) -> Self {
        Self { kind, minimum: None, maximum: None, pattern: None }
    }

    /// With a least length or value.
    #[must_use]
    pub const fn minimum(self, minimum: f64) -> Self {
        Self { minimum: Some(minimum), ..self }
    }

    /// With a greatest length or value.
    #[must_use]
    pub const fn maximum(self, maximum: f64) -> Self {
        Self { maximum: Some(maximum), ..self }
    }

    /// With a pattern that the whole text must match.
    #[must_use]
    pub const fn pattern(self, pattern: &'static Pattern) -> Self {
        Self { pattern: Some(pattern), ..self }
    }
}

/// The kinds of types.
#[derive(Debug)]
pub enum Kind {
    /// A text.
    Text,
    /// A text out of a set of values.
    Enumeration {
        /// The values that the model knows.
        values: &'static [&'static str],
        /// The values as the service lists them in its refusals.
        listed: &'static [&'static str],
    },
    /// True or false.
    Boolean,
    /// 32 bits.
    Integer,
    /// 64 bits.
    Long,
    /// A floating-point number.
    Double,
    /// Bytes.
    Blob,
    /// A moment.
    Timestamp,
    /// A list of one type.
    List {
        /// The elements' type.
        element: &'static Shape,
        /// The elements' name in Query and XML.
        query_name: &'static str,
        /// Whether a violated element is answered in the words for a single value.
        bare: bool,
    },
    /// A map from text.
    Map {
        /// The keys' type.
        key: &'static Shape,
        /// The values' type.
        value: &'static Shape,
        /// The names of key and value in Query and XML.
        query_names: (&'static str, &'static str),
    },
    /// A structure.
    Structure(&'static StructureSchema),
}

/// A regular expression of the model.
#[derive(Debug)]
pub struct Pattern {
    /// As the model writes it, and the service's refusals show it.
    pub source: &'static str,
    /// The same language, in the words of the `regex` crate.
    translated: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern and its translation.
    #[must_use]
    pub const fn new(source: &'static str, translated: &'static str) -> Self {
        Self { source, translated, compiled: OnceLock::new() }
    }

    /// Whether the whole of `text` matches. A translation that doesn't compile matches everything;
    /// a test proves that all do compile.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        self.regex().is_none_or(|regex| regex.is_match(text))
    }

    /// The compiled pattern; compiled at its first use.
    #[must_use]
    pub fn regex(&self) -> Option<&Regex> {
        let compile = || Regex::new(&format!(r"\A(?:{})\z", self.translated)).ok();
        self.compiled.get_or_init(compile).as_ref()
    }
}

/// A modelled error.
#[derive(Debug)]
pub struct ErrorSchema {
    /// Its code in the service's own protocol.
    pub code: &'static str,
    /// Its code in the older Query form, where that differs.
    pub query_code: Option<&'static str>,
    /// The HTTP status.
    pub status: u16,
    /// Whose fault it is.
    pub fault: Fault,
    /// The member that holds the message: `message` or `Message`.
    pub message_member: &'static str,
    /// Whether the model has it; the others belong to AWS's service framework.
    pub modelled: bool,
}

impl ErrorSchema {
    /// The error itself.
    #[must_use]
    pub fn error(&self, message: impl Into<String>) -> Error {
        let mut error = Error::new(self.code, self.status, message);
        error.fault = self.fault;
        error.query_code = self.query_code.map(Into::into);
        error
    }
}

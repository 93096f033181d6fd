//! Map states in `DISTRIBUTED` mode: where items come from, how they are grouped, where results go.
//!
//! *AWS documentation: Using Map state in Distributed mode for large-scale parallel workloads in Step
//! Functions; `ItemReader` (Map); `ItemBatcher` (Map); `ResultWriter` (Map).*

use serde_json::Value;

use super::Seconds;
use super::language::{self, template};
use super::reader::{Node, SCHEMA};
use super::states::{path_field, seconds};
use crate::stepfunctions::jsonata;
use crate::stepfunctions::path::Path;
use crate::stepfunctions::template::Template;
use crate::stepfunctions::text::Text;

/// What `DISTRIBUTED` mode adds to a Map state.
#[derive(Debug, Default)]
pub struct Distributed {
    /// Children are express executions (`ExecutionType`).
    pub express: bool,
    /// `Label`: names the map run's ARN and its children's.
    pub label: Option<Text>,
    /// `ItemReader`; without one the items come from the state's input.
    pub reader: Option<ItemReader>,
    /// `ItemBatcher`.
    pub batcher: Option<ItemBatcher>,
    /// `ResultWriter`.
    pub writer: Option<ResultWriter>,
    /// `ToleratedFailureCount`, `ToleratedFailureCountPath`.
    pub tolerated_count: Option<Seconds>,
    /// `ToleratedFailurePercentage`, `ToleratedFailurePercentagePath`.
    pub tolerated_percentage: Option<Percentage>,
}

/// A share of a hundred that stands in the definition or in the input.
#[derive(Debug)]
pub enum Percentage {
    /// In the definition.
    Fixed(f64),
    /// In the input.
    At(Path),
    /// In JSONata.
    Computed(jsonata::Field),
}

/// `ItemReader`.
#[derive(Debug)]
pub struct ItemReader {
    /// What is read.
    pub source: ItemSource,
    /// `Parameters`: bucket and key, or bucket and prefix.
    pub parameters: Option<Template>,
    /// `MaxItems`, `MaxItemsPath`; 0 is all.
    pub max_items: Option<Seconds>,
}

/// What an item reader reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemSource {
    /// `s3:getObject`: the items that one object holds.
    Object(ItemFormat),
    /// `s3:getObject` of a manifest: the items of an S3 inventory.
    Inventory,
    /// `s3:getObject` of a manifest of Athena: the items of every object that it names.
    Manifest(ItemFormat),
    /// `s3:listObjectsV2`: the objects themselves.
    Listing,
    /// `s3:listObjectsV2` with `LOAD_AND_FLATTEN`: the items that the objects hold.
    Contents(ItemFormat),
}

/// How an object holds items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemFormat {
    /// A JSON array, below `ItemsPointer` when there is one.
    Json(Option<Text>),
    /// A JSON document on each line.
    JsonLines,
    /// Delimited text.
    Delimited {
        /// `CSVDelimiter`, one byte.
        delimiter: u8,
        /// `CSVHeaders`; without them the first row names the columns.
        headers: Option<Vec<String>>,
    },
}

/// `ItemBatcher`.
#[derive(Debug)]
pub struct ItemBatcher {
    /// `MaxItemsPerBatch`, `MaxItemsPerBatchPath`.
    pub most_items: Option<Seconds>,
    /// `MaxInputBytesPerBatch`, `MaxInputBytesPerBatchPath`.
    pub most_bytes: Option<Seconds>,
    /// `BatchInput`.
    pub input: Option<Template>,
}

/// `ResultWriter`.
#[derive(Debug)]
pub struct ResultWriter {
    /// Results go to S3; else they are only written otherwise into the state's output.
    pub exports: bool,
    /// `Parameters`: bucket and prefix.
    pub parameters: Option<Template>,
    /// `Transformation`.
    pub transformation: Transformation,
    /// `OutputType` is `JSONL`.
    pub lines: bool,
}

/// `Transformation` of a `ResultWriter`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transformation {
    /// Each child's output beside what it was.
    None,
    /// Each child's output.
    Compact,
    /// Each child's output, the elements of arrays by themselves.
    Flatten,
}

const ACTIONS: [&str; 2] = ["arn:aws:states:::s3:getObject", "arn:aws:states:::s3:listObjectsV2"];

/// Reads what `DISTRIBUTED` mode adds to `node`.
pub(super) fn read(node: &mut Node<'_, '_>, processor_config: Option<&Value>) -> Distributed {
    let kind = processor_config.and_then(|config| config.get("ExecutionType")).and_then(Value::as_str);
    if !matches!(kind, Some("STANDARD" | "EXPRESS")) {
        let field = if node.get("Iterator").is_some() { "Iterator" } else { "ItemProcessor" };
        let location = node.at(&format!("{field}/ProcessorConfig/ExecutionType"));
        let message = "The field 'ExecutionType' should have one of these values: [STANDARD, EXPRESS]";
        node.findings.error(SCHEMA, &location, message);
    }
    let (tolerated_count, tolerated_percentage) = tolerance(node);
    Distributed {
        express: kind == Some("EXPRESS"),
        label: label(node),
        reader: section(node, "ItemReader", reader).flatten(),
        batcher: section(node, "ItemBatcher", batcher),
        writer: section(node, "ResultWriter", writer),
        tolerated_count,
        tolerated_percentage,
    }
}

/// How many items may fail, and which share of them.
pub(super) fn tolerance(node: &mut Node<'_, '_>) -> (Option<Seconds>, Option<Percentage>) {
    (seconds(node, "ToleratedFailureCount", 0), percentage(node, "ToleratedFailurePercentage"))
}

fn section<T>(node: &mut Node<'_, '_>, field: &str, read: impl FnOnce(&mut Node<'_, '_>) -> T) -> Option<T> {
    let members = node.object(field)?;
    let location = node.at(field);
    Some(read(&mut node.below(members, location)))
}

/// A label: at most 40 characters, none of those that ARNs and file names can't take.
fn label(node: &mut Node<'_, '_>) -> Option<Text> {
    let text = node.text("Label")?;
    let is_wrong = |letter: char| {
        letter.is_whitespace() || letter.is_control() || "<>{}[]?*\"#%\\^|~`$&,;:/".contains(letter)
    };
    if text.is_empty() {
        node.wrong("Label", "Label cannot be empty");
    } else if text.chars().count() > 40 {
        node.wrong("Label", "Label cannot exceed 40 characters");
    } else if let Some(letter) = text.chars().find(|letter| is_wrong(*letter)) {
        node.wrong("Label", format!("Label contains invalid character: '{}'", letter.escape_default()));
    }
    Some(text.into())
}

fn percentage(node: &mut Node<'_, '_>, field: &str) -> Option<Percentage> {
    let path = format!("{field}Path");
    node.at_most_one(&[field, &path]);
    if node.get(&path).is_some() {
        return path_field(node, &path).map(Percentage::At);
    }
    if language::is_expression(node, field) {
        return language::expression(node, field).map(Percentage::Computed);
    }
    let value = node.get(field)?;
    match value.as_f64() {
        Some(share) if (0.0..=100.0).contains(&share) => return Some(Percentage::Fixed(share)),
        Some(share) if share < 0.0 => node.wrong(field, "Value must be greater than or equal to 0"),
        Some(_) => node.wrong(field, "Value must be less than or equal to 100"),
        None => node.wrong(field, "Expected value of type Number"),
    }
    None
}

fn reader(node: &mut Node<'_, '_>) -> Option<ItemReader> {
    node.refuse_others(&[&["Resource", "ReaderConfig", "Parameters", "Arguments"]]);
    node.require(&["Resource"]);
    let resource = node.text("Resource")?;
    if !ACTIONS.contains(&resource) {
        node.wrong(
            "Resource",
            format!("The resource of an ItemReader should be one of [{}]", ACTIONS.join(", ")),
        );
        return None;
    }
    let lists = resource.ends_with("listObjectsV2");
    let parameters = template(node, node.language.arguments());
    let Some(members) = node.object("ReaderConfig") else {
        if !lists {
            node.require(&["ReaderConfig"]);
        }
        return lists.then_some(ItemReader { source: ItemSource::Listing, parameters, max_items: None });
    };
    let location = node.at("ReaderConfig");
    let mut config = node.below(members, location);
    let max_items = max_items(&mut config);
    let source = source(&mut config, lists)?;
    Some(ItemReader { source, parameters, max_items })
}

/// 100,000,000, the most that there may be, is one more than other whole numbers may be.
fn max_items(config: &mut Node<'_, '_>) -> Option<Seconds> {
    match config.get("MaxItems").and_then(Value::as_u64) {
        Some(most @ 100_000_000) => Some(Seconds::Fixed(most)),
        _ => seconds(config, "MaxItems", 0),
    }
}

fn source(config: &mut Node<'_, '_>, lists: bool) -> Option<ItemSource> {
    const KNOWN: [&str; 9] = [
        "InputType",
        "Transformation",
        "ManifestType",
        "CSVDelimiter",
        "CSVHeaderLocation",
        "CSVHeaders",
        "MaxItems",
        "MaxItemsPath",
        "ItemsPointer",
    ];
    config.refuse_others(&[&KNOWN]);
    let loads = one_of(config, "Transformation", &["NONE", "LOAD_AND_FLATTEN"]) == Some("LOAD_AND_FLATTEN");
    let manifest = one_of(config, "ManifestType", &["ATHENA_DATA", "S3_INVENTORY"]);
    if lists && !loads {
        return Some(ItemSource::Listing);
    }
    config.require(&["InputType"]);
    let kind = one_of(config, "InputType", &["CSV", "JSON", "JSONL", "PARQUET", "MANIFEST"])?;
    if kind == "MANIFEST" || manifest == Some("S3_INVENTORY") {
        return Some(ItemSource::Inventory);
    }
    let format = format(config, kind)?;
    Some(match (lists, manifest) {
        (true, _) => ItemSource::Contents(format),
        (false, Some(_)) => ItemSource::Manifest(format),
        (false, None) => ItemSource::Object(format),
    })
}

fn format(config: &mut Node<'_, '_>, kind: &str) -> Option<ItemFormat> {
    match kind {
        "JSON" => {
            let pointer = config.text("ItemsPointer");
            if pointer.is_some_and(|pointer| !pointer.is_empty() && !pointer.starts_with('/')) {
                config.wrong("ItemsPointer", "Value is not a valid JSON Pointer");
            }
            Some(ItemFormat::Json(pointer.map(Text::from)))
        }
        "JSONL" => Some(ItemFormat::JsonLines),
        "CSV" => Some(delimited(config)),
        other => {
            config.findings.unsupported(format!("the InputType {other} of an ItemReader"));
            None
        }
    }
}

fn delimited(config: &mut Node<'_, '_>) -> ItemFormat {
    config.require(&["CSVHeaderLocation"]);
    let location = one_of(config, "CSVHeaderLocation", &["FIRST_ROW", "GIVEN"]);
    let delimiter = one_of(config, "CSVDelimiter", &["COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"]);
    let delimiter = match delimiter {
        Some("PIPE") => b'|',
        Some("SEMICOLON") => b';',
        Some("SPACE") => b' ',
        Some("TAB") => b'\t',
        _ => b',',
    };
    if location != Some("GIVEN") {
        return ItemFormat::Delimited { delimiter, headers: None };
    }
    config.require(&["CSVHeaders"]);
    let headers = config.array("CSVHeaders").map(Vec::as_slice).unwrap_or_default();
    if headers.iter().any(|header| !header.is_string()) {
        config.wrong("CSVHeaders", "Expected value of type String");
    }
    let headers = headers.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    ItemFormat::Delimited { delimiter, headers: Some(headers) }
}

fn one_of<'text>(node: &mut Node<'text, '_>, field: &str, values: &[&str]) -> Option<&'text str> {
    let text = node.text(field)?;
    if values.contains(&text) {
        return Some(text);
    }
    node.wrong(
        field,
        format!("The field '{field}' should have one of these values: [{}]", values.join(", ")),
    );
    None
}

fn batcher(node: &mut Node<'_, '_>) -> ItemBatcher {
    const LIMITS: [&str; 4] =
        ["MaxItemsPerBatch", "MaxItemsPerBatchPath", "MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath"];
    node.refuse_others(&[&LIMITS, &["BatchInput"]]);
    if !LIMITS.iter().any(|limit| node.get(limit).is_some()) {
        let message = format!("At least one of the following fields is required: [{}]", LIMITS.join(", "));
        node.findings.error(SCHEMA, &node.location.clone(), message);
    }
    ItemBatcher {
        most_items: seconds(node, "MaxItemsPerBatch", 1),
        most_bytes: seconds(node, "MaxInputBytesPerBatch", 1),
        input: template(node, "BatchInput"),
    }
}

fn writer(node: &mut Node<'_, '_>) -> ResultWriter {
    node.refuse_others(&[&["Resource", "Parameters", "Arguments", "WriterConfig"]]);
    let exports = node.get("Resource").is_some();
    if !exports && node.get("WriterConfig").is_none() {
        node.require(&["Resource"]);
    }
    one_of(node, "Resource", &["arn:aws:states:::s3:putObject"]);
    let parameters = template(node, node.language.arguments());
    if exports && parameters.is_none() {
        node.require(&[node.language.arguments()]);
    }
    let (transformation, lines) = section(node, "WriterConfig", writer_config).unwrap_or((None, false));
    if lines && !exports {
        node.findings.unsupported("a ResultWriter with the OutputType JSONL and no bucket");
    }
    let unasked = if exports { Transformation::None } else { Transformation::Compact };
    ResultWriter { exports, parameters, transformation: transformation.unwrap_or(unasked), lines }
}

fn writer_config(config: &mut Node<'_, '_>) -> (Option<Transformation>, bool) {
    config.refuse_others(&[&["Transformation", "OutputType"]]);
    let transformation = one_of(config, "Transformation", &["NONE", "COMPACT", "FLATTEN"]);
    let transformation = transformation.map(|transformation| match transformation {
        "NONE" => Transformation::None,
        "COMPACT" => Transformation::Compact,
        _ => Transformation::Flatten,
    });
    (transformation, one_of(config, "OutputType", &["JSON", "JSONL"]) == Some("JSONL"))
}

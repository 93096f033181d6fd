//! The items that an object in S3 holds.
//!
//! *AWS documentation: `ItemReader` (Map); Parsing input CSV files.*

use std::io::Read;

use serde_json::{Map, Value, json};

use super::super::history::Mishap;
use super::super::payload::Payload;
use crate::neighbours::StoredObject;
use crate::stepfunctions::definition::ItemFormat;
use crate::stepfunctions::text::Text;

/// The most bytes that a compressed object may unfold to.
const MOST_UNFOLDED: u64 = 1 << 30;

/// The most items that a map run takes.
///
/// *AWS documentation: Step Functions service quotas, Quotas related to Distributed Map.*
const MOST_ITEMS: usize = 100_000_000;

/// The items of a map run, in order.
#[derive(Debug)]
pub struct ItemList {
    items: Vec<Payload>,
    source: Text,
}

impl ItemList {
    /// Items that came from `source`: `STATE_DATA`, or an S3 URI.
    #[must_use]
    pub fn new(items: Vec<Payload>, source: Text) -> Self {
        Self { items, source }
    }

    /// The items.
    #[must_use]
    pub fn items(&self) -> &[Payload] {
        &self.items
    }

    /// How many they are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Where they came from.
    #[must_use]
    pub fn source(&self) -> &Text {
        &self.source
    }
}

/// How many items are taken when the definition limits them to `most`.
#[must_use]
pub fn limit(most: Option<u64>) -> usize {
    most.and_then(|most| usize::try_from(most).ok()).map_or(MOST_ITEMS, |most| most.min(MOST_ITEMS))
}

/// The error of a reader that can't read.
pub fn unreadable(cause: impl Into<Text>) -> Mishap {
    Mishap { error: Some("States.ItemReaderFailed".into()), cause: Some(cause.into()) }
}

/// The first `most` items of an array in a state's input.
pub fn of_array(array: &Payload, most: usize) -> Result<Vec<Payload>, Mishap> {
    let elements = array.value().as_array();
    let elements = elements.ok_or_else(|| unreadable("Attempting to map over non-iterable node."))?;
    Ok(elements.iter().take(most).cloned().map(Payload::new).collect())
}

/// The first `most` items of an object's content.
pub fn of_object(format: &ItemFormat, content: &[u8], most: usize) -> Result<Vec<Payload>, Mishap> {
    let unfolded = unfolded(content)?;
    let content = unfolded.as_deref().unwrap_or(content);
    match format {
        ItemFormat::Json(pointer) => of_json(content, pointer.as_deref(), most),
        ItemFormat::JsonLines => of_lines(content, most),
        ItemFormat::Delimited { delimiter, headers } => {
            of_rows(content, *delimiter, headers.as_deref(), most)
        }
    }
}

/// The content of a gzip file; `None` when it is none.
pub fn unfolded(content: &[u8]) -> Result<Option<Vec<u8>>, Mishap> {
    if content.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        return Err(unreadable("Virga does not support item readers of objects compressed with ZSTD yet."));
    }
    if !content.starts_with(&[0x1f, 0x8b]) {
        return Ok(None);
    }
    let mut unfolded = Vec::new();
    let read = flate2::read::MultiGzDecoder::new(content).take(MOST_UNFOLDED + 1).read_to_end(&mut unfolded);
    read.map_err(|error| unreadable(format!("The object is not a gzip file: {error}")))?;
    if unfolded.len() as u64 > MOST_UNFOLDED {
        return Err(unreadable(format!("The object unfolds to more than {MOST_UNFOLDED} bytes.")));
    }
    Ok(Some(unfolded))
}

fn of_json(content: &[u8], pointer: Option<&str>, most: usize) -> Result<Vec<Payload>, Mishap> {
    let document: Value = serde_json::from_slice(content)
        .map_err(|error| unreadable(format!("The object is not JSON: {error}")))?;
    let place = match pointer {
        None => Some(&document),
        Some(pointer) => document.pointer(pointer),
    };
    let place = place.ok_or_else(|| {
        unreadable(format!("The ItemsPointer '{}' points to nothing.", pointer.unwrap_or_default()))
    })?;
    let elements = place.as_array();
    let elements = elements.ok_or_else(|| unreadable("Attempting to map over non-iterable node."))?;
    Ok(elements.iter().take(most).cloned().map(Payload::new).collect())
}

fn of_lines(content: &[u8], most: usize) -> Result<Vec<Payload>, Mishap> {
    let lines = content.split(|byte| *byte == b'\n').enumerate();
    let filled = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
    let item = |(number, line): (usize, &[u8])| {
        let value = serde_json::from_slice(line);
        value
            .map(Payload::new)
            .map_err(|error| unreadable(format!("Line {} is not JSON: {error}", number + 1)))
    };
    filled.take(most).map(item).collect()
}

/// Rows of delimited text. A row that is too short is filled with empty texts; what a row has too
/// much is left out.
pub(super) fn of_rows(
    content: &[u8],
    delimiter: u8,
    headers: Option<&[String]>,
    most: usize,
) -> Result<Vec<Payload>, Mishap> {
    let mut rows = csv::ReaderBuilder::new();
    rows.delimiter(delimiter).flexible(true).has_headers(headers.is_none());
    let mut rows = rows.from_reader(content);
    let wrong = |error: csv::Error| unreadable(format!("The object is not delimited text: {error}"));
    let named: Vec<String> = match headers {
        Some(headers) => headers.to_vec(),
        None => rows.headers().map_err(wrong)?.iter().map(str::to_owned).collect(),
    };
    let item = |row: Result<csv::StringRecord, csv::Error>| {
        let row = row.map_err(wrong)?;
        let fields = named.iter().enumerate();
        let members: Map<String, Value> =
            fields.map(|(column, name)| (name.clone(), json!(row.get(column).unwrap_or_default()))).collect();
        Ok(Payload::new(Value::Object(members)))
    };
    rows.records().take(most).map(item).collect()
}

/// An object of a listing as an item.
#[must_use]
pub fn of_listing(object: &StoredObject) -> Payload {
    Payload::new(json!({
        "Etag": object.etag,
        "LastModified": object.last_modified.as_secs(),
        "Key": object.key,
        "Size": object.size,
        "StorageClass": object.storage_class,
    }))
}

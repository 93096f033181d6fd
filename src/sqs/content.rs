//! What a sender may write: bodies, attributes, ids; checked as AWS checks them.
//!
//! *AWS documentation: `SendMessage`; Amazon SQS message metadata.*

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::attributes::QueueAttributes;
use super::digest::hexadecimal;
use super::error;
use super::queue::{Attribute, AttributeValue, Attributes, Content, Extras, Outgoing};
use crate::aws::Error;
use crate::aws::model::sqs::{
    MessageAttributeValue, MessageSystemAttributeValue, SendMessageBatchRequestEntry, SendMessageInput,
};
use crate::identity::Uuid;

/// The most attributes of its own that a message may have.
const MOST_ATTRIBUTES: usize = 10;

/// A message as a client wrote it, single or in a batch.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub body: String,
    pub delay: Option<i32>,
    pub attributes: Option<BTreeMap<String, MessageAttributeValue>>,
    pub system_attributes: Option<BTreeMap<String, MessageSystemAttributeValue>>,
    pub deduplication_id: Option<String>,
    pub group: Option<String>,
}

impl From<SendMessageInput> for Draft {
    fn from(input: SendMessageInput) -> Self {
        Self {
            body: input.message_body,
            delay: input.delay_seconds,
            attributes: input.message_attributes,
            system_attributes: input.message_system_attributes,
            deduplication_id: input.message_deduplication_id,
            group: input.message_group_id,
        }
    }
}

impl From<SendMessageBatchRequestEntry> for Draft {
    fn from(entry: SendMessageBatchRequestEntry) -> Self {
        Self {
            body: entry.message_body,
            delay: entry.delay_seconds,
            attributes: entry.message_attributes,
            system_attributes: entry.message_system_attributes,
            deduplication_id: entry.message_deduplication_id,
            group: entry.message_group_id,
        }
    }
}

impl Draft {
    /// The message's size as SQS counts it: the body, and each attribute's name, type and value.
    pub fn size(&self) -> usize {
        let attributes = self.attributes.iter().flatten().map(|(name, attribute)| {
            let value = attribute.string_value.as_ref().map_or(0, String::len);
            let bytes = attribute.binary_value.as_ref().map_or(0, bytes::Bytes::len);
            name.len() + attribute.data_type.len() + value + bytes
        });
        self.body.len() + attributes.sum::<usize>()
    }

    /// What only FIFO queues ask of a message; in a batch its lack fails the whole request.
    pub fn check_fifo(&self, queue: &QueueAttributes, is_batch: bool) -> Result<(), Error> {
        let Some(fifo) = &queue.fifo else { return Ok(()) };
        if self.group.is_none() {
            let missing = error::missing_parameter("MessageGroupId");
            return Err(if is_batch { error::invalid_parameter(missing.message) } else { missing });
        }
        if self.deduplication_id.is_none() && !fifo.content_based {
            let message = "The queue should either have ContentBasedDeduplication enabled or \
                           MessageDeduplicationId provided explicitly";
            return Err(error::invalid_parameter(message));
        }
        Ok(())
    }

    /// Checks the message and makes it ready to be sent.
    pub fn finish(
        self,
        queue: &QueueAttributes,
        id: Uuid,
        md5_of_body: [u8; 16],
        sender: &Arc<str>,
    ) -> Result<Outgoing, Error> {
        self.check_size(queue)?;
        if !is_legal_text(&self.body) {
            return Err(error::invalid_contents());
        }
        let delay = self.checked_delay(queue)?;
        check_id(self.group.as_deref(), "MessageGroupId")?;
        check_id(self.deduplication_id.as_deref(), "MessageDeduplicationId")?;
        if queue.fifo.is_none() && self.deduplication_id.is_some() {
            let id = self.deduplication_id.as_deref().unwrap_or_default();
            return Err(error::invalid_value(id, "MessageDeduplicationId", NOT_FOR_THIS_TYPE));
        }
        let content_based = queue.fifo.as_ref().is_some_and(|fifo| fifo.content_based);
        let derived = || content_based.then(|| hexadecimal(&Sha256::digest(self.body.as_bytes())));
        let deduplication_id = self.deduplication_id.or_else(derived).map(String::into_boxed_str);
        let attributes = checked_attributes(self.attributes.unwrap_or_default())?;
        let trace_header = checked_trace_header(self.system_attributes.unwrap_or_default())?;
        let has_extras = !attributes.is_empty() || trace_header.is_some() || deduplication_id.is_some();
        let extras = has_extras.then(|| Box::new(Extras { attributes, trace_header, deduplication_id }));
        let body = self.body.into_boxed_str();
        let content = Content { id, body, md5_of_body, sender: Arc::clone(sender), extras };
        Ok(Outgoing { content, group: self.group, delay })
    }

    fn check_size(&self, queue: &QueueAttributes) -> Result<(), Error> {
        if self.body.is_empty() {
            return Err(error::missing_parameter("MessageBody"));
        }
        let limit = queue.maximum_message_size;
        if self.size() > limit as usize {
            let message = format!(
                "One or more parameters are invalid. Reason: Message must be shorter than {limit} bytes."
            );
            return Err(error::invalid_parameter(message));
        }
        Ok(())
    }

    fn checked_delay(&self, queue: &QueueAttributes) -> Result<Option<std::time::Duration>, Error> {
        let Some(delay) = self.delay else { return Ok(None) };
        let seconds = u64::try_from(delay).ok().filter(|seconds| *seconds <= 900);
        let Some(seconds) = seconds else {
            return Err(error::invalid_value(delay, "DelaySeconds", "DelaySeconds must be >= 0 and <= 900"));
        };
        if queue.fifo.is_some() {
            // A FIFO queue delays all its messages alike.
            if seconds > 0 {
                return Err(error::invalid_value(delay, "DelaySeconds", NOT_FOR_THIS_TYPE));
            }
            return Ok(None);
        }
        Ok(Some(std::time::Duration::from_secs(seconds)))
    }
}

const NOT_FOR_THIS_TYPE: &str = "The request include parameter that is not valid for this queue type.";

/// Whether XML may contain the text: what message bodies may be.
fn is_legal_text(text: &str) -> bool {
    // Most texts are plain ASCII, which is found out without a branch per byte.
    let is_plain = |byte: u8| matches!(byte, 0x20..0x80 | b'\t' | b'\n' | b'\r');
    let mut blocks = text.as_bytes().chunks(64);
    blocks.all(|block| block.iter().fold(true, |plain, &byte| plain & is_plain(byte)))
        || text.chars().all(is_legal)
}

fn is_legal(character: char) -> bool {
    matches!(character, '\u{9}' | '\u{a}' | '\u{d}' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Checks a group, deduplication or attempt id: 1 to 128 letters, digits and punctuation.
pub(super) fn check_id(id: Option<&str>, parameter: &str) -> Result<(), Error> {
    let Some(id) = id else { return Ok(()) };
    if (1..=128).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    }
    let reason =
        format!("{parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.");
    Err(error::invalid_value(id, parameter, reason))
}

fn checked_attributes(attributes: BTreeMap<String, MessageAttributeValue>) -> Result<Attributes, Error> {
    if attributes.is_empty() {
        return Ok(Attributes::new());
    }
    if attributes.len() > MOST_ATTRIBUTES {
        let message = format!(
            "Number of message attributes [{}] exceeds the allowed maximum [{MOST_ATTRIBUTES}].",
            attributes.len()
        );
        return Err(error::invalid_parameter(message));
    }
    let checked = attributes.into_iter().map(|(name, attribute)| {
        check_attribute_name(&name)?;
        let attribute = checked_attribute(&name, attribute)?;
        Ok((name, attribute))
    });
    checked.collect()
}

fn check_attribute_name(name: &str) -> Result<(), Error> {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
    let dots = name.starts_with('.') || name.ends_with('.') || name.contains("..");
    if name.is_empty() || name.len() > 256 || !name.bytes().all(legal) || dots {
        let message = format!(
            "The message (user) attribute name '{name}' is invalid. The attribute name can contain the characters \
             A-Z, a-z, 0-9, underscore (_), hyphen (-) and period (.). It must not start or end with a period, \
             have periods in succession or be longer than 256 characters."
        );
        return Err(error::invalid_parameter(message));
    }
    let lower = name.to_ascii_lowercase();
    if lower.starts_with("aws.") || lower.starts_with("amazon.") {
        let message =
            format!("You can't use message attribute names beginning with 'AWS.' or 'Amazon.': '{name}'.");
        return Err(error::invalid_parameter(message));
    }
    Ok(())
}

fn checked_attribute(name: &str, attribute: MessageAttributeValue) -> Result<Attribute, Error> {
    let MessageAttributeValue {
        string_value,
        binary_value,
        string_list_values,
        binary_list_values,
        data_type,
    } = attribute;
    if string_list_values.is_some_and(|list| !list.is_empty())
        || binary_list_values.is_some_and(|l| !l.is_empty())
    {
        return Err(error::invalid_parameter(
            "Message attribute list values in SendMessage operation are not supported.",
        ));
    }
    if data_type.is_empty() {
        let message =
            format!("The message (user) attribute '{name}' must contain a non-empty message attribute type.");
        return Err(error::invalid_parameter(message));
    }
    if data_type.len() > 256 {
        let message = format!("The message (user) attribute '{name}' has a type longer than 256 bytes.");
        return Err(error::invalid_parameter(message));
    }
    let base = data_type.split('.').next().unwrap_or_default();
    let empty = |base: &str| {
        let message =
            format!("Message (user) attribute '{name}' must contain a non-empty value of type '{base}'.");
        error::invalid_parameter(message)
    };
    let value = match base {
        "String" | "Number" => {
            let text = string_value.filter(|text| !text.is_empty()).ok_or_else(|| empty("String"))?;
            check_text(name, base, &text)?;
            AttributeValue::Text(text)
        }
        "Binary" => AttributeValue::Bytes(
            binary_value.filter(|bytes| !bytes.is_empty()).ok_or_else(|| empty("Binary"))?,
        ),
        _ => {
            let message = format!(
                "The type of message (user) attribute '{name}' is invalid. You must use only the following supported \
                 type prefixes: Binary, Number, String."
            );
            return Err(error::invalid_parameter(message));
        }
    };
    Ok(Attribute { data_type, value })
}

fn check_text(name: &str, base: &str, text: &str) -> Result<(), Error> {
    if !is_legal_text(text) {
        return Err(error::invalid_contents());
    }
    if base == "Number" && !is_number(text.trim()) {
        let message = format!("Can't cast the value of message (user) attribute '{name}' to a number.");
        return Err(error::invalid_parameter(message));
    }
    Ok(())
}

/// Whether a text is a number as message attributes hold them: up to 38 significant digits, zero or
/// between 10^-128 and 10^126. *AWS documentation: Amazon SQS message metadata.*
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let Ok(exponent) = exponent.parse::<i64>() else { return false };
    if mantissa.len() > 1_000
        || whole.len() + fraction.len() == 0
        || !are_digits(whole)
        || !are_digits(fraction)
    {
        return false;
    }
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        return true;
    }
    // The power of ten of the first significant digit.
    let before = i64::try_from(whole.len()).unwrap_or(i64::MAX) - 1;
    let zeroes = i64::try_from(digits.len() - significant.len()).unwrap_or(i64::MAX);
    let magnitude = exponent.saturating_add(before - zeroes);
    significant.trim_end_matches('0').len() <= 38 && (-128..=126).contains(&magnitude)
}

fn checked_trace_header(
    system: BTreeMap<String, MessageSystemAttributeValue>,
) -> Result<Option<Box<str>>, Error> {
    let mut header = None;
    for (name, attribute) in system {
        if name != "AWSTraceHeader" {
            let message = format!("Message system attribute name '{name}' is invalid.");
            return Err(error::invalid_parameter(message));
        }
        if attribute.data_type != "String" {
            let message = "Value for parameter MessageSystemAttributes is invalid. Reason: AWSTraceHeader must be a String.";
            return Err(error::invalid_parameter(message));
        }
        let text = attribute.string_value.filter(|text| !text.is_empty()).ok_or_else(|| {
            let message = "Message (system) attribute 'AWSTraceHeader' must contain a non-empty value of type 'String'.";
            error::invalid_parameter(message)
        })?;
        header = Some(text.into_boxed_str());
    }
    Ok(header)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_38_digits_and_the_documented_range() {
        let digits = "1".repeat(38);
        let fraction = format!("-0.{digits}");
        let rounded = format!("{digits}000");
        for number in
            ["0", "-1", "+1.5", "1e126", "1E-128", "000.0", ".5", "5.", &digits, &fraction, &rounded]
        {
            assert!(is_number(number), "{number}");
        }
        let longer = "1".repeat(39);
        for text in
            ["", "-", ".", "1e127", "9e-129", "1e", "e5", "0x10", "NaN", "inf", "1 2", "1.2.3", &longer]
        {
            assert!(!is_number(text), "{text}");
        }
        assert!(!is_number("1e99999999999999999999"), "an exponent beyond counting");
    }
}

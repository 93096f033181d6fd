//! Functions of texts.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use md5::{Digest, Md5};
use serde_json::Value;
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};

/// The longest text that `States.Base64Encode`, `States.Base64Decode` and `States.Hash` take.
const LONGEST: usize = 10_000;

pub(super) fn string(value: &Value) -> Result<&str, String> {
    value.as_str().ok_or_else(|| format!("The argument must be a string, but is {value}."))
}

/// Takes the backslashes off escaped braces and backslashes.
pub(super) fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        plain.push(if character == '\\' { characters.next().unwrap_or('\\') } else { character });
    }
    plain
}

pub(super) fn format(arguments: &[Value]) -> Result<Value, String> {
    let (template, values) = arguments.split_first().ok_or("A template is missing.")?;
    let (template, mut values) = (string(template)?, values.iter());
    let mut text = String::with_capacity(template.len());
    let mut characters = template.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => text.extend(characters.next()),
            '{' if characters.as_str().starts_with('}') => {
                characters.next();
                let value = values.next().ok_or_else(mismatch)?;
                write_plain(&mut text, value);
            }
            '{' | '}' => {
                return Err("The template has a brace that is neither a pair nor escaped.".to_owned());
            }
            _ => text.push(character),
        }
    }
    if values.next().is_some() { Err(mismatch()) } else { Ok(Value::String(text)) }
}

fn mismatch() -> String {
    "The number of arguments does not match the number of {} in the template.".to_owned()
}

/// A value as Java prints it: strings without quotes, objects as `{a=1, b=2}`.
fn write_plain(text: &mut String, value: &Value) {
    match value {
        Value::String(string) => text.push_str(string),
        Value::Array(elements) => {
            text.push('[');
            for (index, element) in elements.iter().enumerate() {
                text.push_str(if index > 0 { ", " } else { "" });
                write_plain(text, element);
            }
            text.push(']');
        }
        Value::Object(members) => {
            text.push('{');
            for (index, (name, member)) in members.iter().enumerate() {
                write!(text, "{}{name}=", if index > 0 { ", " } else { "" })
                    .expect("a string takes all text");
                write_plain(text, member);
            }
            text.push('}');
        }
        other => write!(text, "{other}").expect("a string takes all text"),
    }
}

pub(super) fn string_to_json(value: &Value) -> Result<Value, String> {
    let text = string(value)?;
    if text.trim().is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_str(text).map_err(|_| format!("The string is not valid JSON: {text}"))
}

fn bounded(text: &str) -> Result<&str, String> {
    if text.len() > LONGEST {
        return Err(format!("The argument must not be longer than {LONGEST} characters."));
    }
    Ok(text)
}

pub(super) fn base64_encode(value: &Value) -> Result<Value, String> {
    Ok(Value::String(STANDARD.encode(bounded(string(value)?)?)))
}

pub(super) fn base64_decode(value: &Value) -> Result<Value, String> {
    let bytes = STANDARD.decode(bounded(string(value)?)?);
    let bytes = bytes.map_err(|_| "The argument is not valid base64.".to_owned())?;
    Ok(Value::String(String::from_utf8_lossy(&bytes).into_owned()))
}

pub(super) fn hash(data: &Value, algorithm: &Value) -> Result<Value, String> {
    let data = match data {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    digest(bounded(&data)?.as_bytes(), string(algorithm)?).map(Value::String)
}

/// A hash in hexadecimal digits, or that there is no such algorithm.
pub(in crate::stepfunctions) fn digest(bytes: &[u8], algorithm: &str) -> Result<String, String> {
    let digest = match algorithm {
        "MD5" => Md5::digest(bytes).to_vec(),
        "SHA-1" => Sha1::digest(bytes).to_vec(),
        "SHA-256" => Sha256::digest(bytes).to_vec(),
        "SHA-384" => Sha384::digest(bytes).to_vec(),
        "SHA-512" => Sha512::digest(bytes).to_vec(),
        other => return Err(format!("{other} is not one of MD5, SHA-1, SHA-256, SHA-384, SHA-512.")),
    };
    let mut text = String::with_capacity(digest.len() * 2);
    for byte in digest {
        write!(text, "{byte:02x}").expect("a string takes all text");
    }
    Ok(text)
}

/// Splits at each character of `delimiters`; nothing between two is no part.
pub(super) fn split(value: &Value, delimiters: &Value) -> Result<Value, String> {
    let (text, delimiters) = (string(value)?, string(delimiters)?);
    let parts = text.split(|character| delimiters.contains(character)).filter(|part| !part.is_empty());
    Ok(parts.map(Value::from).collect())
}

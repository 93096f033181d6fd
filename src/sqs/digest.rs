//! The MD5 sums by which clients check that a message arrived whole.
//!
//! *AWS documentation: Amazon SQS message metadata, Calculating the MD5 message digest for message
//! attributes.*

mod lanes;

use md5::{Digest, Md5};

use super::queue::{Attribute, AttributeValue};
use crate::identity::hexadecimal_digits;

/// The MD5 of a body.
#[must_use]
pub fn md5_of_body(body: &str) -> [u8; 16] {
    Md5::digest(body.as_bytes()).into()
}

/// The MD5 of each body, in their order; takes less than one after the other.
#[must_use]
pub fn md5_of_bodies(bodies: &[&str]) -> Vec<[u8; 16]> {
    let bodies: Vec<&[u8]> = bodies.iter().map(|body| body.as_bytes()).collect();
    lanes::md5_of_each(&bodies)
}

/// The MD5 of message attributes, which come in the order of their names.
#[must_use]
pub fn md5_of_attributes<'a>(attributes: impl IntoIterator<Item = (&'a String, &'a Attribute)>) -> [u8; 16] {
    let mut digest = Md5::new();
    for (name, attribute) in attributes {
        update(&mut digest, name.as_bytes());
        update(&mut digest, attribute.data_type.as_bytes());
        match &attribute.value {
            AttributeValue::Text(text) => {
                digest.update([1]);
                update(&mut digest, text.as_bytes());
            }
            AttributeValue::Bytes(bytes) => {
                digest.update([2]);
                update(&mut digest, bytes);
            }
        }
    }
    digest.finalize().into()
}

fn update(digest: &mut Md5, part: &[u8]) {
    // Attributes are checked to fit into a message of 1 MiB before they get here.
    digest.update(u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
    digest.update(part);
}

/// Bytes as AWS writes sums: lower-case hexadecimal.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    let mut digits = Vec::with_capacity(2 * bytes.len());
    for &byte in bytes {
        digits.extend_from_slice(&hexadecimal_digits(byte));
    }
    String::from_utf8(digits).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn text(value: &str) -> Attribute {
        Attribute { data_type: "String".to_owned(), value: AttributeValue::Text(value.to_owned()) }
    }

    #[test]
    fn sums_are_those_that_were_recorded() {
        assert_eq!(hexadecimal(&md5_of_body("msg")), "6e2baaf3b97dbeef01c0043275f9a0e7");
        let names = [("Help.Me", "Me"), ("Hello", "There"), ("General", "Kenobi")];
        let attributes: BTreeMap<_, _> =
            names.into_iter().map(|(name, value)| (name.to_owned(), text(value))).collect();
        assert_eq!(hexadecimal(&md5_of_attributes(&attributes)), "4c360f3fdafd970e05fae2f149d997f5");
    }
}

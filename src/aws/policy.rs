//! What all resource policies have in common, whoever's they are: the elements of a statement, and how
//! its patterns match.
//!
//! *AWS documentation: Grammar of the IAM JSON policy language; IAM JSON policy elements reference.*

use serde_json::Value;

/// The elements that a statement may have.
pub const ELEMENTS: [&str; 9] = [
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

/// The texts of an element that is one or a list of them.
pub fn texts(value: &Value) -> impl Iterator<Item = &str> {
    let many = value.as_array().into_iter().flatten();
    std::iter::once(value).chain(many).filter_map(Value::as_str)
}

/// Whether a pattern with `*` and `?` matches, in time linear in both for every star.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut at, mut reached) = (0, 0);
    let mut last_star = None;
    while reached < text.len() {
        match pattern.get(at) {
            Some(b'*') => {
                last_star = Some((at, reached));
                at += 1;
            }
            Some(&byte) if byte == b'?' || byte == text[reached] => {
                at += 1;
                reached += 1;
            }
            _ => {
                let Some((star, from)) = last_star else { return false };
                last_star = Some((star, from + 1));
                at = star + 1;
                reached = from + 1;
            }
        }
    }
    pattern[at..].iter().all(|&byte| byte == b'*')
}

//! The constraints of a shape and AWS's words for them.

use crate::aws::node::Node;
use crate::aws::schema::{Kind, Shape};

/// The constraints of one shape.
pub(super) struct Constraints {
    shape: &'static Shape,
    /// Whether the list of constraints says that there must be something: it does for the values
    /// inside lists and maps, unless they are plain text.
    says_not_null: bool,
}

impl Constraints {
    /// Of a member's shape.
    pub(super) const fn of(shape: &'static Shape) -> Self {
        Self { shape, says_not_null: false }
    }

    /// Of the elements of a list or the values of a map.
    pub(super) const fn of_content(shape: &'static Shape) -> Self {
        Self { shape, says_not_null: !matches!(shape.kind, Kind::Text) }
    }

    /// Of the keys of a map.
    pub(super) const fn of_key(shape: &'static Shape) -> Self {
        Self { shape, says_not_null: false }
    }

    /// All of them, as they are listed for elements, keys and values.
    pub(super) fn listed(&self) -> String {
        let mut texts: Vec<String> =
            self.upper().into_iter().chain(self.lower()).chain(self.form()).collect();
        if self.says_not_null || texts.is_empty() {
            texts.push("Member must not be null".to_owned());
        }
        texts.join(", ")
    }

    /// Those that a checked value violates.
    pub(super) fn violated_by(&self, node: &Node<'_>) -> Vec<String> {
        #[expect(clippy::cast_precision_loss, reason = "sizes of requests fit a double exactly")]
        let size = match node {
            Node::Text(text) => return self.violated_by_text(text),
            Node::Integer(value) => *value as f64,
            Node::Double(value) => *value,
            Node::Bytes(bytes) => bytes.len() as f64,
            Node::List(elements) => elements.len() as f64,
            Node::Map(entries) => entries.len() as f64,
            _ => return Vec::new(),
        };
        self.violated_bounds(size)
    }

    /// Those that a text violates.
    pub(super) fn violated_by_text(&self, text: &str) -> Vec<String> {
        if let Kind::Enumeration { values, .. } = self.shape.kind {
            return if values.contains(&text) { Vec::new() } else { self.form().into_iter().collect() };
        }
        let mut violated = Vec::new();
        if self.shape.minimum.is_some() || self.shape.maximum.is_some() {
            #[expect(clippy::cast_precision_loss, reason = "sizes of requests fit a double exactly")]
            let length = text.chars().count() as f64;
            violated = self.violated_bounds(length);
        }
        if self.shape.pattern.is_some_and(|pattern| !pattern.matches(text)) {
            violated.extend(self.form());
        }
        violated
    }

    fn violated_bounds(&self, size: f64) -> Vec<String> {
        let mut violated = Vec::new();
        if self.shape.maximum.is_some_and(|maximum| size > maximum) {
            violated.extend(self.upper());
        }
        if self.shape.minimum.is_some_and(|minimum| size < minimum) {
            violated.extend(self.lower());
        }
        violated
    }

    fn upper(&self) -> Option<String> {
        self.bound(self.shape.maximum, "less")
    }

    fn lower(&self) -> Option<String> {
        self.bound(self.shape.minimum, "greater")
    }

    fn bound(&self, bound: Option<f64>, comparison: &str) -> Option<String> {
        let bound = bound?;
        let what = match self.shape.kind {
            Kind::Integer | Kind::Long | Kind::Double => "value",
            _ => "length",
        };
        let bound = if matches!(self.shape.kind, Kind::Double) {
            format!("{bound:?}")
        } else {
            format!("{bound:.0}")
        };
        Some(format!("Member must have {what} {comparison} than or equal to {bound}"))
    }

    /// The pattern or the set of values.
    fn form(&self) -> Option<String> {
        if let Kind::Enumeration { listed, .. } = self.shape.kind {
            return Some(format!("Member must satisfy enum value set: [{}]", listed.join(", ")));
        }
        let pattern = self.shape.pattern?;
        Some(format!("Member must satisfy regular expression pattern: {}", pattern.source))
    }
}

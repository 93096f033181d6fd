//! The JSONPath that Step Functions speaks.
//!
//! A [`Path`] is rooted in the state's input (`$`), the Context object (`$$`) or a variable (`$name`).
//! A *definite* path names one node and fails when there is none; any other answers an array of all
//! the nodes it matches. A [`ReferencePath`] names one place to write to.
//!
//! *AWS documentation: Using JSONPath paths.*

mod filter;
mod parse;
mod reference;
mod select;

#[cfg(test)]
mod tests;

pub use parse::NotAPath;
pub use reference::ReferencePath;

use serde_json::Value;

use filter::Filter;

/// A path, parsed.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    root: Root,
    steps: Vec<Step>,
    text: Box<str>,
}

/// Where a path starts.
#[derive(Clone, Debug, PartialEq)]
pub enum Root {
    /// `$`: the document at hand.
    Input,
    /// `$$`: the Context object.
    Context,
    /// `$name`: a variable.
    Variable(Box<str>),
}

/// One step from a set of nodes to the next.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// `.name` or `['name']`.
    Field(Box<str>),
    /// `['a','b']`.
    Fields(Vec<Box<str>>),
    /// `[3]`, `[-1]`.
    Index(i64),
    /// `[0,2]`.
    Indexes(Vec<i64>),
    /// `[1:3]`.
    Slice(Option<i64>, Option<i64>),
    /// `.*` or `[*]`.
    All,
    /// `..`: this node and all below it; what follows applies to each.
    Descend,
    /// `[?(@.price < 10)]`.
    Matching(Filter),
}

/// A path that names no node, in the words of Step Functions.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoNode {
    /// The last step finds nothing.
    #[error("No results for path: {0}")]
    NoResults(String),
    /// A step before the last finds nothing.
    #[error("Missing property in path {0}")]
    MissingProperty(String),
    /// A property is asked of something that has none.
    #[error(
        "Expected to find an object with property ['{property}'] in path {path} but found '{found}'. \
         This is not a json object according to the JsonProvider: \
         'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'."
    )]
    NotAnObject {
        /// What was asked for.
        property: Box<str>,
        /// Of whom.
        path: String,
        /// What it is instead.
        found: &'static str,
    },
}

impl Path {
    /// The path as it was written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where it starts.
    #[must_use]
    pub fn root(&self) -> &Root {
        &self.root
    }

    /// Whether it is its root and nothing more: `$`, `$$` or `$name`.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.steps.is_empty()
    }

    /// The names of its first two steps, as far as they are names.
    #[must_use]
    pub fn outermost(&self) -> (Option<&str>, Option<&str>) {
        let name = |index: usize| match self.steps.get(index) {
            Some(Step::Field(name)) => Some(&**name),
            _ => None,
        };
        (name(0), name(0).and_then(|_| name(1)))
    }

    /// Whether it names one node at most.
    #[must_use]
    pub fn is_definite(&self) -> bool {
        self.steps.iter().all(|step| matches!(step, Step::Field(_) | Step::Index(_)))
    }

    /// What the path names in `root`: the node of a definite path, else the array of all nodes.
    pub fn find(&self, root: &Value) -> Result<Value, NoNode> {
        if self.is_definite() {
            return select::one(&self.steps, root).cloned();
        }
        let found = select::all(&self.steps, root)?;
        Ok(Value::Array(found.into_iter().cloned().collect()))
    }

    /// The node that a definite path names in `root`, without copying it; `None` when the path is
    /// indefinite or there is no such node.
    #[must_use]
    pub fn peek<'value>(&self, root: &'value Value) -> Option<&'value Value> {
        if self.is_definite() { select::one(&self.steps, root).ok() } else { None }
    }
}

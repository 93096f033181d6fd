//! What paths and expressions can see: the document at hand, the Context object, the variables.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::draws::Draws;
use super::path::{NoNode, Path, Root};
use crate::clock::Timestamp;
use crate::stepfunctions::text::Text;

/// The variables of an execution or branch, by name.
pub type Variables = Arc<BTreeMap<Text, Value>>;

/// Makes the Context object, or at least what is below its two outermost names when they are given:
/// so that `$$.Map.Item.Value` does not copy the execution's input.
pub type MakeContext<'at> = dyn Fn(Option<&str>, Option<&str>) -> Value + 'at;

/// What is in sight where a path or an expression is evaluated.
pub struct Scope<'at> {
    /// What `$` is to JSONPath, and `$states.input` to JSONata.
    pub input: &'at Value,
    /// What `$name` is.
    pub variables: &'at Variables,
    /// Where `States.UUID()` and `States.MathRandom()` draw from.
    pub draws: &'at Draws,
    /// What `$$` is to JSONPath, and `$states.context` to JSONata.
    pub context: &'at MakeContext<'at>,
    /// `$states.result`, once there is one.
    pub result: Option<&'at Value>,
    /// `$states.errorOutput`, in a catcher.
    pub error: Option<&'at Value>,
    /// What `$now()` and `$millis()` say.
    pub now: Timestamp,
}

impl Scope<'_> {
    /// What `path` names.
    pub fn find(&self, path: &Path) -> Result<Value, NoNode> {
        match path.root() {
            Root::Input => path.find(self.input),
            Root::Context => {
                let (first, second) = path.outermost();
                path.find(&(self.context)(first, second))
            }
            Root::Variable(name) => match self.variables.get(&**name) {
                Some(variable) => path.find(variable),
                None => Err(NoNode::NoResults(path.text().to_owned())),
            },
        }
    }

    /// The node that a definite path names, without a copy; `None` when there is none, and for paths
    /// into the Context object.
    #[must_use]
    pub fn peek(&self, path: &Path) -> Option<&Value> {
        match path.root() {
            Root::Input => path.peek(self.input),
            Root::Context => None,
            Root::Variable(name) => path.peek(self.variables.get(&**name)?),
        }
    }
}

//! One configuration of a function, with its code and its state.

use serde::{Deserialize, Serialize};

use super::{Circumstances, Configuration};
use crate::clock::Timestamp;
use crate::lambda::code::Digested;

/// `$LATEST` or a published version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    /// How it is configured.
    pub configuration: Configuration,
    /// Its code.
    pub code: Digested,
    /// Where it is on its way to being ready.
    pub status: Status,
    /// Changes with every change.
    pub revision_id: String,
    /// When it changed, in microseconds since the Unix epoch.
    modified: i64,
}

/// Where a revision is on its way to being ready.
///
/// *AWS documentation: Lambda function states.*
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// New: `State` is `Pending`.
    Creating,
    /// Changed: `State` is `Active`, `LastUpdateStatus` is `InProgress`.
    Updating,
    /// Ready: `State` is `Active`, `LastUpdateStatus` is `Successful`.
    Active,
}

impl Revision {
    pub(super) fn new(
        configuration: Configuration,
        code: Digested,
        status: Status,
        with: Circumstances<'_>,
    ) -> Self {
        let (revision_id, modified) = ((with.new_id)(), with.now.as_micros());
        Self { configuration, code, status, revision_id, modified }
    }

    /// When it changed.
    #[must_use]
    pub fn last_modified(&self) -> Timestamp {
        Timestamp::from_micros(self.modified)
    }

    /// Becomes ready, with a new revision id. Answers whether it was not.
    pub(super) fn settle(&mut self, with: Circumstances<'_>) -> bool {
        let unsettled = self.status != Status::Active;
        if unsettled {
            self.status = Status::Active;
            self.revision_id = (with.new_id)();
        }
        unsettled
    }
}

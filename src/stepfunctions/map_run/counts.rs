//! How many children of a map run are where, and how many items they process.
//!
//! *AWS documentation: `MapRunExecutionCounts`; `MapRunItemCounts`.*

use super::super::execution::End;
use super::Verdict;

/// Where a child, an item or a map run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not started.
    Pending,
    /// Under way.
    Running,
    /// Ended well.
    Succeeded,
    /// Ended with an error.
    Failed,
    /// Did not end in time.
    TimedOut,
    /// Was stopped.
    Aborted,
}

impl Status {
    /// The status of a child that ended.
    #[must_use]
    pub fn of(end: &End) -> Self {
        match end {
            End::Succeeded(_) => Self::Succeeded,
            End::Failed(_) => Self::Failed,
            End::TimedOut(_) => Self::TimedOut,
            End::Aborted(_) => Self::Aborted,
        }
    }

    /// As AWS writes it: `TIMED_OUT`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Running => "RUNNING",
            Self::Succeeded => "SUCCEEDED",
            Self::Failed => "FAILED",
            Self::TimedOut => "TIMED_OUT",
            Self::Aborted => "ABORTED",
        }
    }
}

impl From<&Verdict> for Status {
    fn from(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Succeeded => Self::Succeeded,
            Verdict::Failed(_) => Self::Failed,
            Verdict::Aborted => Self::Aborted,
        }
    }
}

/// How many are where: children, and the items in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    executions: [usize; 6],
    items: [usize; 6],
    executions_written: usize,
    items_written: usize,
}

impl Counts {
    /// Children of this status.
    #[must_use]
    pub fn executions(&self, status: Status) -> usize {
        self.executions[status as usize]
    }

    /// Items in children of this status.
    #[must_use]
    pub fn items(&self, status: Status) -> usize {
        self.items[status as usize]
    }

    /// All children: those that are still to be started are counted as if no batch hits its limit in
    /// bytes.
    #[must_use]
    pub fn executions_in_all(&self) -> usize {
        self.executions.iter().sum()
    }

    /// All items.
    #[must_use]
    pub fn items_in_all(&self) -> usize {
        self.items.iter().sum()
    }

    /// Children, and items, whose results a `ResultWriter` has written.
    #[must_use]
    pub fn results_written(&self) -> (usize, usize) {
        (self.executions_written, self.items_written)
    }

    pub(super) fn unsuccessful_items(&self) -> usize {
        self.items(Status::Failed) + self.items(Status::TimedOut) + self.items(Status::Aborted)
    }

    pub(super) fn pending(&mut self, items: usize, executions: usize) {
        self.items[Status::Pending as usize] = items;
        self.executions[Status::Pending as usize] = executions;
    }

    pub(super) fn started(&mut self, items: usize) {
        self.items[Status::Running as usize] += items;
        self.executions[Status::Running as usize] += 1;
    }

    /// A child that had ended with this status runs again.
    pub(super) fn resumed(&mut self, status: Status, items: usize) {
        self.items[status as usize] -= items;
        self.executions[status as usize] -= 1;
        self.started(items);
    }

    pub(super) fn ended(&mut self, status: Status, items: usize) {
        self.items[Status::Running as usize] -= items;
        self.executions[Status::Running as usize] -= 1;
        self.items[status as usize] += items;
        self.executions[status as usize] += 1;
    }

    pub(super) fn written(&mut self) {
        let pending = Status::Pending;
        self.executions_written = self.executions_in_all() - self.executions(pending);
        self.items_written = self.items_in_all() - self.items(pending);
    }
}

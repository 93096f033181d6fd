//! An activity: tasks that wait for workers, and workers that wait for tasks.
//!
//! *AWS documentation: Learn about Activities in Step Functions.*

use std::collections::VecDeque;

/// A worker that waits, by the number of its request.
pub type WorkerId = u64;

/// The two lines of one activity, of which at most one has anybody in it.
#[derive(Debug)]
pub struct Activity<T> {
    tasks: VecDeque<T>,
    workers: VecDeque<WorkerId>,
    last_worker: WorkerId,
}

/// What a worker that asks gets.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked<T> {
    /// The task that has waited longest.
    Task(T),
    /// A place in the line.
    Waits(WorkerId),
}

impl<T> Default for Activity<T> {
    fn default() -> Self {
        Self { tasks: VecDeque::new(), workers: VecDeque::new(), last_worker: 0 }
    }
}

impl<T> Activity<T> {
    /// A task for the worker that has waited longest, or for whoever asks first.
    pub fn offer(&mut self, task: T) -> Option<(WorkerId, T)> {
        if let Some(worker) = self.workers.pop_front() {
            return Some((worker, task));
        }
        self.tasks.push_back(task);
        None
    }

    /// A worker asks. Tasks that are no longer wanted are passed over.
    pub fn ask(&mut self, is_wanted: impl Fn(&T) -> bool) -> Asked<T> {
        while let Some(task) = self.tasks.pop_front() {
            if is_wanted(&task) {
                return Asked::Task(task);
            }
        }
        self.last_worker += 1;
        self.workers.push_back(self.last_worker);
        Asked::Waits(self.last_worker)
    }

    /// A worker waits no longer.
    pub fn leave(&mut self, worker: WorkerId) {
        self.workers.retain(|waiting| *waiting != worker);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_go_to_workers_in_the_order_of_their_coming() {
        let mut activity = Activity::default();
        assert_eq!(activity.offer("first"), None);
        assert_eq!(activity.offer("second"), None);
        assert_eq!(activity.ask(|_| true), Asked::Task("first"));
        assert_eq!(activity.ask(|task| *task != "second"), Asked::Waits(1));
        assert_eq!(activity.ask(|_| true), Asked::Waits(2));
        assert_eq!(activity.offer("third"), Some((1, "third")));
    }

    #[test]
    fn a_worker_that_left_gets_nothing() {
        let mut activity = Activity::default();
        assert_eq!(activity.ask(|_: &&str| true), Asked::Waits(1));
        activity.leave(1);
        assert_eq!(activity.offer("task"), None);
        assert_eq!(activity.ask(|_| true), Asked::Task("task"));
    }
}

//! Map runs that go on after they did not succeed.
//!
//! *AWS documentation: Redriving Map Runs in Step Functions executions.*

use super::{Child, MapRun, MapRunId, Status};
use crate::clock::Timestamp;
use crate::identity::Uuid;

impl MapRun {
    /// Goes on with what is left: children that did not succeed are to be started again, as far as
    /// they are `redrivable`, and items that have no child yet get one. Children that are not
    /// redrivable still count as failed.
    pub fn redrive(&mut self, id: MapRunId, count: u32, redrivable: &[bool], now: Timestamp) {
        (self.request.id, self.request.redrives) = (id, count);
        (self.verdict, self.stopped, self.redriven) = (None, None, Some(now));
        let is_meant = |child: &&Child| {
            let unsuccessful =
                child.end.as_ref().is_some_and(|(end, _)| Status::of(end) != Status::Succeeded);
            unsuccessful && redrivable.get(child.index).copied().unwrap_or_default()
        };
        let meant = self.children.iter().filter(is_meant);
        self.unsuccessful = meant.fold(Default::default(), |(mut indices, items), child| {
            indices.insert(child.index);
            (indices, items + child.items)
        });
        self.judge();
    }

    /// The child to be redriven next, if one may start now. An express one starts anew, under another
    /// name.
    pub fn next_redrive(&mut self, now: Timestamp) -> Option<Child> {
        if self.verdict.is_some() || self.running.len() >= self.most_at_once() {
            return None;
        }
        let index = self.unsuccessful.0.pop_first()?;
        let child = self.children.get_mut(index)?;
        self.unsuccessful.1 -= child.items;
        let (end, _) = child.end.take()?;
        self.counts.resumed(Status::of(&end), child.items);
        child.redrives += 1;
        child.round = self.request.redrives;
        if self.request.express {
            let name = format!("{}#{index}#{}", self.request.arn, child.redrives);
            (child.name, child.started) = (Uuid::of_name(&name).to_string().into(), now);
        }
        self.running.insert(index);
        Some(child.clone())
    }

    /// How often it was redriven, and when last.
    #[must_use]
    pub fn redrives(&self) -> (u32, Option<Timestamp>) {
        (self.request.redrives, self.redriven)
    }

    /// How many children wait to be redriven, and how many items they process.
    #[must_use]
    pub fn pending_redrive(&self) -> (usize, usize) {
        (self.unsuccessful.0.len(), self.unsuccessful.1)
    }
}

//! A map run from what a store kept of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::items::ItemList;
use super::{Allowance, Child, MapRun, MapRunRequest, Status, Verdict};
use crate::clock::Timestamp;

/// What a store kept of a map run.
#[derive(Debug)]
pub struct Kept {
    /// When it started.
    pub started: Timestamp,
    /// What it may do, as it was last changed.
    pub allowance: Allowance,
    /// When it was last redriven.
    pub redriven: Option<Timestamp>,
    /// Its items, when they had been read.
    pub items: Option<Arc<ItemList>>,
    /// The children that had started, in order, and whether each can be redriven.
    pub children: Vec<(Child, bool)>,
    /// How it came out, when that was known.
    pub verdict: Option<Verdict>,
    /// Whether its results were written, and when it was over.
    pub closed: Option<(bool, Timestamp)>,
}

impl MapRun {
    /// The map run as it was. What it had decided about what is under way it decides once more.
    #[must_use]
    pub fn restore(request: MapRunRequest, kept: Kept) -> Self {
        let mut run = Self::new(request, kept.started);
        (run.allowance, run.redriven) = (kept.allowance, kept.redriven);
        for (child, redrivable) in kept.children {
            run.counts.started(child.items);
            run.next_item += child.items;
            match &child.end {
                None => drop(run.running.insert(child.index)),
                Some((end, _)) => {
                    run.counts.ended(Status::of(end), child.items);
                    let is_left = child.round < run.request.redrives && redrivable;
                    if is_left && Status::of(end) != Status::Succeeded {
                        run.unsuccessful.0.insert(child.index);
                        run.unsuccessful.1 += child.items;
                    }
                }
            }
            run.children.push(child);
        }
        if let Some(items) = kept.items {
            let left = items.len().saturating_sub(run.next_item);
            run.counts.pending(left, run.request.selector.portions(left));
            run.items = Some(items);
        }
        run.verdict = kept.verdict;
        if run.verdict.is_some() {
            run.unsuccessful = (BTreeSet::new(), 0);
        }
        match (kept.closed, run.verdict.clone()) {
            (Some((written, stopped)), Some(verdict)) => run.close(verdict, written, stopped),
            _ => run.judge(),
        }
        run
    }
}

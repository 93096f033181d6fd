//! Counters for one definition, which all its executions share.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use super::PointCoverage;
use crate::stepfunctions::definition::{Definition, PointId};

/// How often each point of a definition was taken.
#[derive(Debug)]
pub struct Tally {
    definition: Arc<Definition>,
    executions: AtomicU64,
    taken: Box<[AtomicU64]>,
}

impl Tally {
    /// Nothing was taken so far.
    #[must_use]
    pub fn new(definition: Arc<Definition>) -> Self {
        let taken = (0..definition.point_count).map(|_| AtomicU64::new(0)).collect();
        Self { definition, executions: AtomicU64::new(0), taken }
    }

    /// Counts an execution.
    pub fn count_execution(&self) {
        self.executions.fetch_add(1, Relaxed);
    }

    /// Counts what an execution took.
    pub fn count(&self, points: &[PointId]) {
        for point in points {
            if let Some(taken) = self.taken.get(*point as usize) {
                taken.fetch_add(1, Relaxed);
            }
        }
    }

    /// Starts again from nothing.
    pub fn clear(&self) {
        self.executions.store(0, Relaxed);
        self.taken.iter().for_each(|taken| taken.store(0, Relaxed));
    }

    /// How many executions there were.
    #[must_use]
    pub fn executions(&self) -> u64 {
        self.executions.load(Relaxed)
    }

    /// How often each point was taken.
    #[must_use]
    pub fn points(&self) -> Vec<PointCoverage> {
        let taken = |number: PointId| self.taken.get(number as usize).map_or(0, |taken| taken.load(Relaxed));
        let points = self.definition.points().into_iter();
        points
            .map(|(number, point)| PointCoverage {
                location: point.location,
                state: point.state.to_string(),
                kind: point.kind,
                taken: taken(number),
            })
            .collect()
    }
}

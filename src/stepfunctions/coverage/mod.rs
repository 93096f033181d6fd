//! Coverage: what executions took of the definitions that they ran.
//!
//! - `tally`: counters for one definition; this file: what they come to.

mod tally;

pub use tally::Tally;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::definition::PointKind;

/// What was taken of every machine.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Of all machines together.
    #[serde(flatten)]
    pub share: Share,
    /// A machine's definition each: one that was updated counts once for each definition that ran.
    #[serde(rename = "stateMachines")]
    pub machines: Vec<MachineCoverage>,
}

/// What was taken of one definition of a machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MachineCoverage {
    /// The machine's ARN.
    pub state_machine_arn: String,
    /// The machine's name.
    pub name: String,
    /// How many executions ran it.
    pub executions: u64,
    /// How much of it was taken.
    #[serde(flatten)]
    pub share: Share,
    /// Its states and their ways out.
    pub points: Vec<PointCoverage>,
}

/// How often something was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointCoverage {
    /// Where it stands in the definition: `/States/Charge/Catch[0]`.
    pub location: String,
    /// The state that it is, or belongs to.
    pub state: String,
    /// What it is.
    pub kind: PointKind,
    /// How often.
    pub taken: u64,
}

/// How much of something was taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// States and ways out of them that were taken at least once.
    pub covered: usize,
    /// All there are.
    pub total: usize,
}

impl Share {
    fn of<'points>(points: impl IntoIterator<Item = &'points PointCoverage>) -> Self {
        points.into_iter().fold(Self::default(), |share, point| Self {
            covered: share.covered + usize::from(point.taken > 0),
            total: share.total + 1,
        })
    }

    /// Percent in tenths, rounded down so that only all of it is 100.0; nothing is wholly covered.
    #[must_use]
    pub fn permille(self) -> usize {
        (self.covered * 1_000).checked_div(self.total).unwrap_or(1_000)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let permille = self.permille();
        write!(formatter, "{}.{} % ({} of {})", permille / 10, permille % 10, self.covered, self.total)
    }
}

impl MachineCoverage {
    /// The coverage of a definition by how often its points were taken.
    #[must_use]
    pub fn new(state_machine_arn: String, name: String, executions: u64, points: Vec<PointCoverage>) -> Self {
        Self { state_machine_arn, name, executions, share: Share::of(&points), points }
    }

    /// Machines that were made from one text as one, under the first one's name.
    #[must_use]
    pub fn merged(machines: Vec<Self>) -> Option<Self> {
        let mut machines = machines.into_iter();
        let mut whole = machines.next()?;
        let places = whole.points.iter().enumerate().map(|(index, point)| (point.location.clone(), index));
        let mut places: HashMap<String, usize> = places.collect();
        for machine in machines {
            whole.executions += machine.executions;
            for point in machine.points {
                match places.entry(point.location.clone()) {
                    Entry::Occupied(known) => whole.points[*known.get()].taken += point.taken,
                    Entry::Vacant(place) => {
                        place.insert(whole.points.len());
                        whole.points.push(point);
                    }
                }
            }
        }
        whole.share = Share::of(&whole.points);
        Some(whole)
    }

    /// What was never taken.
    pub fn missed(&self) -> impl Iterator<Item = &PointCoverage> {
        self.points.iter().filter(|point| point.taken == 0)
    }
}

impl Coverage {
    /// The coverage of several definitions.
    #[must_use]
    pub fn new(machines: Vec<MachineCoverage>) -> Self {
        let share = Share::of(machines.iter().flat_map(|machine| &machine.points));
        Self { share, machines }
    }
}

impl PointCoverage {
    /// The point in words: `Charge`, or `Charge Catch[0]`.
    #[must_use]
    pub fn title(&self) -> String {
        if self.kind == PointKind::State {
            return self.state.clone();
        }
        let way = self.location.rsplit('/').next().unwrap_or_default();
        format!("{} {way}", self.state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_all_of_it_is_a_hundred_percent() {
        let share = |covered, total| Share { covered, total }.to_string();
        assert_eq!(share(5_999, 6_000), "99.9 % (5999 of 6000)");
        assert_eq!(share(0, 0), "100.0 % (0 of 0)");
        assert_eq!(share(1, 3), "33.3 % (1 of 3)");
    }
}

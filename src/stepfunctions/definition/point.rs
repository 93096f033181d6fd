//! What of a definition an execution may take or leave: its states, and the ways out of them.

use serde::{Deserialize, Serialize};

use super::{Choice, Definition, Flow, Kind, State};
use crate::stepfunctions::text::Text;

/// The number of a point in its machine.
pub type PointId = u32;

/// Something that an execution may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// What it is.
    pub kind: PointKind,
    /// The state that it is, or that it belongs to.
    pub state: Text,
    /// Where it stands: `/States/Charge/Retry[0]`.
    pub location: String,
}

/// The kinds of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PointKind {
    /// A state: taken when it is entered.
    State,
    /// An entry of `Choices`: taken when it leads on.
    Choice,
    /// `Default` of a Choice state: taken when it leads on.
    Default,
    /// An entry of `Retry`: taken when it retries.
    Retrier,
    /// An entry of `Catch`: taken when it catches.
    Catcher,
}

impl PointKind {
    /// The word for it in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Choice => "choice",
            Self::Default => "default",
            Self::Retrier => "retrier",
            Self::Catcher => "catcher",
        }
    }
}

/// The points of a state stand in a row: itself, its choices, its default, its retriers, its catchers.
impl State {
    pub(crate) fn choice_point(&self, index: usize) -> PointId {
        self.point_after(index)
    }

    pub(crate) fn default_point(&self) -> PointId {
        self.point_after(self.choices().map_or(0, |choice| choice.rules.len()))
    }

    pub(crate) fn retrier_point(&self, index: usize) -> PointId {
        self.point_after(index)
    }

    pub(crate) fn catcher_point(&self, index: usize) -> PointId {
        self.point_after(self.kind.work().map_or(0, |work| work.retriers.len()) + index)
    }

    /// Gives the state the numbers from `first` on; answers the first that is left.
    pub(super) fn number(&mut self, first: PointId) -> PointId {
        self.point = first;
        let ways = self.ways().count();
        self.point_after(ways)
    }

    /// The ways out of the state: what each is, and the field that it stands in.
    fn ways(&self) -> impl Iterator<Item = (PointKind, String)> {
        let listed = |kind, field: &'static str, length: usize| {
            (0..length).map(move |index| (kind, format!("{field}[{index}]")))
        };
        let choice = self.choices();
        let (retriers, catchers) =
            self.kind.work().map_or((0, 0), |work| (work.retriers.len(), work.catchers.len()));
        let default =
            choice.and_then(|choice| choice.default).map(|_| (PointKind::Default, "Default".to_owned()));
        listed(PointKind::Choice, "Choices", choice.map_or(0, |choice| choice.rules.len()))
            .chain(default)
            .chain(listed(PointKind::Retrier, "Retry", retriers))
            .chain(listed(PointKind::Catcher, "Catch", catchers))
    }

    fn choices(&self) -> Option<&Choice> {
        match &self.kind {
            Kind::Choice(choice) => Some(choice),
            _ => None,
        }
    }

    fn point_after(&self, index: usize) -> PointId {
        // A definition of 1 MB has fewer points than that.
        self.point + 1 + PointId::try_from(index).unwrap_or_default()
    }
}

impl Definition {
    /// Its points by number, outer ones before those inside. Made when they are asked for: the places
    /// of deeply nested states are much longer than the definition.
    #[must_use]
    pub fn points(&self) -> Vec<(PointId, Point)> {
        let mut points = Vec::new();
        collect(&self.flow, "", &mut points);
        points
    }
}

fn collect(flow: &Flow, location: &str, points: &mut Vec<(PointId, Point)>) {
    for state in &flow.states {
        let location = format!("{location}/States/{}", state.name);
        let mut number = state.point;
        let mut add = |kind, location| {
            points.push((number, Point { kind, state: state.name.clone(), location }));
            number += 1;
        };
        add(PointKind::State, location.clone());
        for (kind, field) in state.ways() {
            add(kind, format!("{location}/{field}"));
        }
        match &state.kind {
            Kind::Parallel(parallel) => {
                for (index, branch) in parallel.branches.iter().enumerate() {
                    collect(branch, &format!("{location}/Branches[{index}]"), points);
                }
            }
            Kind::Map(map) => collect(&map.processor, &format!("{location}/{}", map.processor_field), points),
            _ => {}
        }
    }
}

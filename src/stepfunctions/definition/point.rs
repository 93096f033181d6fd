//! What of a definition an execution may take or leave: its states, and the ways out of them.

use serde::{Deserialize, Serialize};

use super::{Kind, State};
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
        self.point_after(self.choices())
    }

    pub(crate) fn retrier_point(&self, index: usize) -> PointId {
        self.point_after(index)
    }

    pub(crate) fn catcher_point(&self, index: usize) -> PointId {
        self.point_after(self.kind.work().map_or(0, |work| work.retriers.len()) + index)
    }

    fn choices(&self) -> usize {
        match &self.kind {
            Kind::Choice(choice) => choice.rules.len(),
            _ => 0,
        }
    }

    fn point_after(&self, index: usize) -> PointId {
        // A definition of 1 MB has fewer points than that.
        self.point + 1 + PointId::try_from(index).unwrap_or_default()
    }

    /// Appends the points of a state at `location`, and numbers them.
    pub(super) fn enlist(&mut self, location: &str, points: &mut Vec<Point>) {
        self.point = PointId::try_from(points.len()).unwrap_or_default();
        let mut add = |kind, location| points.push(Point { kind, state: self.name.clone(), location });
        add(PointKind::State, location.to_owned());
        if let Kind::Choice(choice) = &self.kind {
            for index in 0..choice.rules.len() {
                add(PointKind::Choice, format!("{location}/Choices[{index}]"));
            }
            if choice.default.is_some() {
                add(PointKind::Default, format!("{location}/Default"));
            }
        }
        if let Some(work) = self.kind.work() {
            for index in 0..work.retriers.len() {
                add(PointKind::Retrier, format!("{location}/Retry[{index}]"));
            }
            for index in 0..work.catchers.len() {
                add(PointKind::Catcher, format!("{location}/Catch[{index}]"));
            }
        }
    }
}

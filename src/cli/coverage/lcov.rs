//! Coverage in lcov's tracefile format: states as lines, the ways out of them as branches.
//!
//! *geninfo(1): tracefile format.*

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;
use std::path::Path;

use crate::cli::place::Places;
use crate::stepfunctions::coverage::{Coverage, PointCoverage};
use crate::stepfunctions::definition::PointKind;

/// What was taken of the machines that were made from one file, added up.
pub(super) fn report(file: &Path, places: &Places, coverage: &Coverage) -> String {
    let mut by_location: BTreeMap<(usize, &str), (u64, &PointCoverage)> = BTreeMap::new();
    for point in coverage.machines.iter().flat_map(|machine| &machine.points) {
        let line = places.line_of(&point.location).unwrap_or(1);
        by_location.entry((line, &point.location)).or_insert((0, point)).0 += point.taken;
    }
    let is_entered =
        |(_, (taken, point)): &(_, &(u64, &PointCoverage))| point.kind == PointKind::State && *taken > 0;
    let entered: HashSet<&str> =
        by_location.iter().filter(is_entered).map(|((_, location), _)| *location).collect();
    let mut lines: BTreeMap<usize, u64> = BTreeMap::new();
    let mut branches = String::new();
    let (mut found, mut hit, mut numbers) = (0, 0, BTreeMap::<usize, usize>::new());
    for ((line, location), (taken, point)) in &by_location {
        let most = lines.entry(*line).or_default();
        *most = (*most).max(*taken);
        if point.kind != PointKind::State {
            let state = location.rsplit_once('/').map_or(*location, |(state, _)| state);
            let number = numbers.entry(*line).or_default();
            // A dash: the state was never reached, so that there was nothing to choose.
            let times = if entered.contains(state) { taken.to_string() } else { "-".to_owned() };
            // A String takes whatever is written.
            let _ = writeln!(branches, "BRDA:{line},0,{number},{times}");
            *number += 1;
            found += 1;
            hit += usize::from(*taken > 0);
        }
    }
    let mut report = format!("TN:\nSF:{}\n{branches}BRF:{found}\nBRH:{hit}\n", file.display());
    for (line, taken) in &lines {
        let _ = writeln!(report, "DA:{line},{taken}");
    }
    let hit = lines.values().filter(|taken| **taken > 0).count();
    let _ = writeln!(report, "LF:{}\nLH:{hit}\nend_of_record", lines.len());
    report
}

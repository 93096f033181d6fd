//! `virga coverage`: what executions took of their state machines, as text, JSON or lcov.
//!
//! - `lcov`: the report that editors and CI services read, against the definition's file.

mod lcov;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

use super::daemon;
use super::place::Places;
use crate::stepfunctions::coverage::{Coverage, MachineCoverage, PointCoverage};

/// Options of `virga coverage`.
#[derive(Debug, Args)]
pub struct Report {
    /// Only this state machine: its name or its ARN
    #[arg(long, value_name = "ARN|NAME")]
    machine: Option<String>,
    /// The file that the machine was made from: of it the report tells lines
    #[arg(long, value_name = "FILE")]
    definition: Option<PathBuf>,
    /// Write an lcov report on the definition's file here
    #[arg(long, value_name = "FILE", requires = "definition")]
    lcov: Option<PathBuf>,
    /// Print the report as JSON and not as text
    #[arg(long)]
    json: bool,
    /// Fail when less than this much was taken
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    min: Option<u8>,
    /// Where the daemon listens
    #[arg(long, default_value = "127.0.0.1:4566")]
    address: SocketAddr,
}

/// A definition's file, and where in it things are.
struct Source {
    path: PathBuf,
    places: Places,
}

impl Report {
    /// Asks a daemon what was taken since its reset, and tells.
    ///
    /// # Errors
    /// When no daemon answers, no machine is meant, a file can't be read or written, or less was taken
    /// than `--min` asks for.
    pub fn run(self) -> Result<(), String> {
        let answer = daemon::get(self.address, "/_virga/stepfunctions/coverage")?;
        let all: Coverage = serde_json::from_str(&answer).map_err(|error| error.to_string())?;
        let source = self.definition.clone().map(Source::read).transpose()?;
        let coverage = self.chosen(all, source.as_ref())?;
        if self.json {
            println!("{}", serde_json::to_string_pretty(&coverage).map_err(|error| error.to_string())?);
        } else {
            print!("{}", text(&coverage, source.as_ref()));
        }
        if let (Some(path), Some(source)) = (&self.lcov, &source) {
            let report = lcov::report(&source.path, &source.places, &coverage);
            std::fs::write(path, report)
                .map_err(|error| format!("can't write {}: {error}", path.display()))?;
        }
        self.judge(&coverage)
    }

    /// The coverage of the machines that are meant.
    fn chosen(&self, all: Coverage, source: Option<&Source>) -> Result<Coverage, String> {
        let mut machines = all.machines;
        if let Some(wanted) = &self.machine {
            machines.retain(|machine| [&machine.name, &machine.state_machine_arn].contains(&wanted));
            if machines.is_empty() {
                return Err(format!("the daemon knows no state machine {wanted}"));
            }
        }
        if let Some(source) = source {
            let fits =
                |machine: &MachineCoverage| machine.points.iter().all(|point| source.line(point).is_some());
            machines.retain(fits);
            // A smaller machine may happen to have its states in the file too.
            let most = machines.iter().map(|machine| machine.share.total).max();
            machines.retain(|machine| Some(machine.share.total) == most);
            if machines.is_empty() {
                let file = source.path.display();
                return Err(format!("no state machine's states are those of {file}; has it changed since?"));
            }
            machines = MachineCoverage::merged(machines).into_iter().collect();
        }
        Ok(Coverage::new(machines))
    }

    fn judge(&self, coverage: &Coverage) -> Result<(), String> {
        match self.min {
            Some(_) if coverage.share.total == 0 => Err("there is no state machine to cover".to_owned()),
            Some(min) if coverage.share.permille() < usize::from(min) * 10 => {
                Err(format!("{} was taken, less than the {min} % that --min asks for", coverage.share))
            }
            _ => Ok(()),
        }
    }
}

impl Source {
    fn read(path: PathBuf) -> Result<Self, String> {
        let text = std::fs::read_to_string(&path)
            .map_err(|error| format!("can't read {}: {error}", path.display()))?;
        Ok(Self { path, places: Places::of(&text) })
    }

    fn line(&self, point: &PointCoverage) -> Option<usize> {
        self.places.line_of(&point.location)
    }
}

/// The report for people: of each machine how much was taken, and what was not.
pub(super) fn of_machines(coverage: &Coverage) -> String {
    text(coverage, None)
}

fn text(coverage: &Coverage, source: Option<&Source>) -> String {
    let mut lines = Vec::new();
    for machine in &coverage.machines {
        let runs = if machine.executions == 1 {
            "1 execution"
        } else {
            &format!("{} executions", machine.executions)
        };
        lines.push(format!("{}: {}, {runs}", machine.name, machine.share));
        for point in machine.missed() {
            let line = source.and_then(|source| Some((source.path.display(), source.line(point)?)));
            let place = line.map_or_else(String::new, |(file, line)| format!(" at {file}:{line}"));
            lines.push(format!("  never taken: {} {}{place}", point.kind.name(), point.title()));
        }
    }
    if coverage.machines.len() != 1 {
        lines.push(format!("all state machines: {}", coverage.share));
    }
    lines.push(String::new());
    lines.join("\n")
}

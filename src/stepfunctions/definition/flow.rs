//! A flow: its states, and that they lead somewhere.

use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::Arc;

use serde_json::Value;

use super::language::Language;
use super::reader::{Node, SCHEMA, TARGET};
use super::{Flow, Kind, State, states};

/// How deep Parallel and Map states may nest.
const DEEPEST: usize = 32;

/// The states of one flow by name.
pub(super) struct Names<'text>(HashMap<&'text str, usize>);

impl Names<'_> {
    /// The index of the state that `field` names, noting when there is none.
    pub(super) fn target(&self, node: &mut Node<'_, '_>, field: &str) -> Option<usize> {
        let name = node.text(field)?;
        let target = self.0.get(name).copied();
        if target.is_none() {
            let location = node.at(field);
            // Wherever a state is named, AWS calls the field Next.
            let field = if field == "StartAt" { field } else { "Next" };
            node.findings.error(TARGET, &location, format!("Missing '{field}' target: {name}"));
        }
        target
    }
}

/// What holds for all states of a machine.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    pub(super) language: Language,
    pub(super) express: bool,
    pub(super) depth: usize,
}

/// Reads `StartAt` and `States` of a machine, a branch or an item processor.
pub(super) fn read(node: &mut Node<'_, '_>, setting: Setting) -> Arc<Flow> {
    node.require(&["StartAt", "States"]);
    if setting.depth > DEEPEST {
        let message = format!("States nest deeper than {DEEPEST} levels");
        node.findings.error("TOO_DEEPLY_NESTED", &node.location.clone(), message);
        return Arc::new(Flow { start: 0, states: Vec::new() });
    }
    let Some(members) = node.object("States") else {
        return Arc::new(Flow { start: 0, states: Vec::new() });
    };
    if members.is_empty() {
        node.wrong("States", "Value cannot be empty");
    }
    let names = Names(members.keys().enumerate().map(|(index, name)| (name.as_str(), index)).collect());
    let mut all = Vec::with_capacity(members.len());
    for (name, value) in members {
        let location = format!("{}/States/{name}", node.location);
        if name.chars().count() > 80 {
            let message = "State names must be at most 80 characters long";
            node.findings.error("INVALID_STATE_NAME", &location, message);
        }
        let state = if let Value::Object(fields) = value {
            states::read(&mut node.below(fields, location), name, &names, setting)
        } else {
            node.findings.error(SCHEMA, &location, "Expected value of type Object");
            states::unreadable(name)
        };
        all.push(state);
    }
    let start = names.target(node, "StartAt");
    // What a state that can't be read leads to is not known.
    let is_known = !all.iter().any(|state| matches!(state.kind, Kind::Unsupported));
    if !members.is_empty() && !members.values().any(is_terminal) {
        node.findings.error_nowhere("MISSING_END_STATE", "Workflow has no terminal state");
    } else if let Some(start) = start
        && is_known
    {
        check_reachable(node, &all, start);
    }
    Arc::new(Flow { start: start.unwrap_or(0), states: all })
}

/// Whether a state may be the last one.
fn is_terminal(state: &Value) -> bool {
    state.get("End") == Some(&Value::Bool(true)) || matches!(state["Type"].as_str(), Some("Succeed" | "Fail"))
}

fn check_reachable(node: &mut Node<'_, '_>, states: &[State], start: usize) {
    let (mut reached, mut open) = (HashSet::from([start]), vec![start]);
    while let Some(index) = open.pop() {
        let targets = states.get(index).map(targets).unwrap_or_default();
        open.extend(targets.into_iter().filter(|target| reached.insert(*target)));
    }
    for (index, state) in states.iter().enumerate() {
        if !reached.contains(&index) {
            let location = format!("{}/States/{}", node.location, state.name);
            node.findings.error(TARGET, &location, format!("State \"{}\" is not reachable.", state.name));
        }
    }
}

fn targets(state: &State) -> Vec<usize> {
    let mut targets: Vec<usize> = state.next.into_iter().collect();
    if let Kind::Choice(choice) = &state.kind {
        targets.extend(choice.rules.iter().map(|rule| rule.next));
        targets.extend(choice.default);
    }
    let catchers = state.kind.work().map(|work| &work.catchers[..]).unwrap_or_default();
    targets.extend(catchers.iter().map(|catcher| catcher.next));
    targets
}

//! Rules about a machine as a whole.

use std::collections::HashSet;

use super::Flow;
use super::reader::Findings;

/// State names are unique in the whole machine.
pub(super) fn unique_names(flow: &Flow, findings: &mut Findings) {
    let mut names = HashSet::new();
    flow.visit(&mut |flow| {
        for state in &flow.states {
            if !names.insert(state.name.clone()) {
                let message = format!("Duplicate state name: {}", state.name);
                findings.error("DUPLICATE_STATE_NAME", "/", message);
            }
        }
    });
}

//! What can be said about a definition before it runs, beyond what Step Functions says.
//!
//! - `variables`: read before anything can have assigned them.
//! - `handlers`: retriers and catchers that can never match.
//! - `expressions`: JSONata and intrinsic functions that fail whatever their input is.
//! - `growth`: loops that make a payload or a variable larger each time.

mod expressions;
mod growth;
mod handlers;
mod variables;

#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

use super::definition::{Definition, Diagnostic, Language, Severity};

/// Everything that there is to say about a definition: errors first.
#[must_use]
pub fn examine(text: &str, express: bool) -> Vec<Diagnostic> {
    let mut found = match Definition::compile(text, express) {
        Ok(definition) => {
            let missing = |what: &String| Diagnostic {
                severity: Severity::Warning,
                code: "NOT_SUPPORTED_BY_VIRGA",
                message: format!("Virga can not run {what} yet."),
                location: None,
            };
            let missing: Vec<Diagnostic> = definition.unsupported.iter().map(missing).collect();
            let idle = definition.without_effect.iter().map(|field| Diagnostic {
                severity: Severity::Warning,
                code: "WITHOUT_EFFECT",
                message: format!("{} does nothing.", field.trim_start_matches("stepfunctions:")),
                location: None,
            });
            [definition.warnings, missing, idle.collect()].concat()
        }
        Err(diagnostics) => diagnostics,
    };
    if let Ok(Value::Object(machine)) = serde_json::from_str(text) {
        let flow = Flow {
            members: &machine,
            location: String::new(),
            language: language(&machine, Language::JsonPath),
        };
        variables::check(&flow, &mut found);
        flow.each_state(&mut |state| {
            handlers::check(state, &mut found);
            expressions::check(state, &mut found);
        });
        growth::check(&flow, &mut found);
    }
    found.sort_by_key(|diagnostic| diagnostic.severity != Severity::Error);
    found
}

fn warning(code: &'static str, location: String, message: String) -> Diagnostic {
    Diagnostic { severity: Severity::Warning, code, message, location: Some(location) }
}

/// A flow as it stands in the definition's text.
struct Flow<'text> {
    members: &'text Map<String, Value>,
    location: String,
    /// The machine's language.
    language: Language,
}

/// A state as it stands in the definition's text.
struct State<'text> {
    name: &'text str,
    members: &'text Map<String, Value>,
    location: String,
    language: Language,
}

fn language(members: &Map<String, Value>, otherwise: Language) -> Language {
    match members.get("QueryLanguage").and_then(Value::as_str) {
        Some("JSONata") => Language::Jsonata,
        Some("JSONPath") => Language::JsonPath,
        _ => otherwise,
    }
}

impl<'text> Flow<'text> {
    fn states(&self) -> Vec<State<'text>> {
        let states = self.members.get("States").and_then(Value::as_object).into_iter().flatten();
        let state = |(name, state): (&'text String, &'text Value)| {
            let members = state.as_object()?;
            let location = format!("{}/States/{name}", self.location);
            Some(State { name, members, location, language: language(members, self.language) })
        };
        states.filter_map(state).collect()
    }

    /// The flows of a state: its branches, or what it does to an item.
    fn below(&self, state: &State<'text>) -> Vec<Self> {
        let mut below = Vec::new();
        let mut add = |value: &'text Value, location: String| {
            below.extend(value.as_object().map(|members| Self {
                members,
                location,
                language: self.language,
            }));
        };
        for (index, branch) in state.array("Branches").iter().enumerate() {
            add(branch, format!("{}/Branches[{index}]", state.location));
        }
        for field in ["ItemProcessor", "Iterator"] {
            if let Some(processor) = state.members.get(field) {
                add(processor, format!("{}/{field}", state.location));
            }
        }
        below
    }

    /// Visits every state of this flow and of those below.
    fn each_state(&self, visit: &mut impl FnMut(&State<'text>)) {
        for state in self.states() {
            visit(&state);
            self.below(&state).iter().for_each(|flow| flow.each_state(visit));
        }
    }
}

impl<'text> State<'text> {
    fn text(&self, field: &str) -> Option<&'text str> {
        self.members.get(field)?.as_str()
    }

    fn array(&self, field: &str) -> &'text [Value] {
        self.members.get(field).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
    }

    /// The ways out of the state: to whom, and what is assigned on the way.
    fn exits(&self) -> Vec<(&'text str, Option<&'text Value>)> {
        let own = self.members.get("Assign");
        let mut exits: Vec<_> =
            ["Next", "Default"].iter().filter_map(|field| Some((self.text(field)?, own))).collect();
        for entry in self.array("Choices").iter().chain(self.array("Catch")) {
            exits.extend(entry["Next"].as_str().map(|next| (next, entry.get("Assign"))));
        }
        exits
    }

    /// Visits every text of the state itself with the name of its field and its place.
    fn each_text(&self, visit: &mut impl FnMut(&str, &'text str, &str)) {
        const NOT_COMPUTED: [&str; 9] = [
            "Branches",
            "Comment",
            "ItemProcessor",
            "Iterator",
            "Next",
            "QueryLanguage",
            "Resource",
            "Result",
            "Type",
        ];
        for (field, value) in self.members.iter().filter(|(field, _)| !NOT_COMPUTED.contains(&field.as_str()))
        {
            each_text(field, value, &format!("{}/{field}", self.location), visit);
        }
    }
}

fn each_text<'text>(
    field: &str,
    value: &'text Value,
    place: &str,
    visit: &mut impl FnMut(&str, &'text str, &str),
) {
    match value {
        Value::String(text) => visit(field, text, place),
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                each_text(field, element, &format!("{place}[{index}]"), visit);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                each_text(name, member, &format!("{place}/{name}"), visit);
            }
        }
        _ => {}
    }
}

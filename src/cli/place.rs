//! Where in a text the things are that diagnostics talk about.

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::stepfunctions::definition::{Diagnostic, Severity};

/// Line and column, both from 1; columns count characters.
type Place = (usize, usize);

/// The places of all values of a JSON text, by location: `/States/A/Choices[0]/Next`.
#[derive(Debug, Default)]
pub(super) struct Places {
    by_location: HashMap<String, Place>,
    /// Members that their object has twice.
    repeated: Vec<String>,
    /// Where the text stops being JSON.
    broken: Option<Place>,
}

impl Places {
    pub(super) fn of(text: &str) -> Self {
        let mut places = Self::default();
        if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(text) {
            places.broken = Some((error.line().max(1), error.column().max(1)));
            return places;
        }
        let mut scanner = Scanner { rest: text, line: 1, column: 1, places: &mut places };
        scanner.value(&mut String::new());
        places
    }

    /// Where a diagnostic's location is, or what is around it.
    pub(super) fn of_diagnostic(&self, diagnostic: &Diagnostic) -> Place {
        let mut location = diagnostic.location.as_deref().unwrap_or_default();
        loop {
            if let Some(place) = self.by_location.get(location) {
                return *place;
            }
            match location.rfind(['/', '[']) {
                Some(end) => location = &location[..end],
                None => return self.broken.unwrap_or((1, 1)),
            }
        }
    }

    /// The line of what stands exactly there.
    pub(super) fn line_of(&self, location: &str) -> Option<usize> {
        self.by_location.get(location).map(|(line, _)| *line)
    }

    /// Members that their object has twice, of which only the last counts.
    pub(super) fn repeated(&self) -> impl Iterator<Item = Diagnostic> {
        self.repeated.iter().map(|location| Diagnostic {
            severity: Severity::Warning,
            code: "REPEATED_FIELD",
            message: "The field stands twice in its object; only the last one counts.".to_owned(),
            location: Some(location.clone()),
        })
    }
}

/// Walks a text that is known to be JSON.
struct Scanner<'text, 'places> {
    rest: &'text str,
    line: usize,
    column: usize,
    places: &'places mut Places,
}

impl<'text> Scanner<'text, '_> {
    fn skip(&mut self, bytes: usize) -> &'text str {
        let (skipped, rest) = self.rest.split_at(bytes);
        for character in skipped.chars() {
            if character == '\n' {
                self.line += 1;
                self.column = 1;
            } else {
                self.column += 1;
            }
        }
        self.rest = rest;
        skipped
    }

    fn space(&mut self) {
        let rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
        self.skip(self.rest.len() - rest.len());
    }

    /// Skips a character that must come next, after spaces; whether it did.
    fn takes(&mut self, character: char) -> bool {
        self.space();
        let found = self.rest.starts_with(character);
        if found {
            self.skip(character.len_utf8());
        }
        found
    }

    /// A string, with its quotes.
    fn string(&mut self) -> &'text str {
        let mut escaped = false;
        let end = self.rest.char_indices().skip(1).find(|(_, character)| {
            let ends = *character == '"' && !escaped;
            escaped = *character == '\\' && !escaped;
            ends
        });
        let length = end.map_or(self.rest.len(), |(at, _)| at + 1);
        self.skip(length)
    }

    fn value(&mut self, location: &mut String) {
        self.space();
        if !self.places.by_location.contains_key(location.as_str()) {
            self.places.by_location.insert(location.clone(), (self.line, self.column));
        }
        match self.rest.chars().next() {
            Some('{') => self.object(location),
            Some('[') => self.array(location),
            Some('"') => {
                self.string();
            }
            _ => {
                let end = self.rest.find([',', '}', ']', ' ', '\n', '\r', '\t']).unwrap_or(self.rest.len());
                self.skip(end);
            }
        }
    }

    fn object(&mut self, location: &mut String) {
        self.skip(1);
        let length = location.len();
        while !self.takes('}') {
            self.takes(',');
            self.space();
            let place = (self.line, self.column);
            let name: String = serde_json::from_str(self.string()).unwrap_or_default();
            location.push('/');
            location.push_str(&name);
            // A member's place is its name's.
            if self.places.by_location.insert(location.clone(), place).is_some() {
                self.places.repeated.push(location.clone());
            }
            self.takes(':');
            self.value(location);
            location.truncate(length);
            if self.rest.is_empty() {
                return;
            }
        }
    }

    fn array(&mut self, location: &mut String) {
        self.skip(1);
        let length = location.len();
        let mut index = 0_usize;
        while !self.takes(']') {
            self.takes(',');
            let _ = write!(location, "[{index}]"); // A String takes whatever is written.
            self.value(location);
            location.truncate(length);
            index += 1;
            if self.rest.is_empty() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, location: &str) -> Place {
        let diagnostic = Diagnostic {
            severity: Severity::Error,
            code: "X",
            message: String::new(),
            location: Some(location.to_owned()),
        };
        Places::of(text).of_diagnostic(&diagnostic)
    }

    #[test]
    fn fields_elements_and_what_is_missing_have_places() {
        let text = "{\n  \"States\": {\n    \"é/A\": {\"Choices\": [ {\"Next\": \"B\\\"\"} ,{}]}\n  }\n}";
        assert_eq!(place(text, "/"), (1, 1));
        assert_eq!(place(text, "/States/é/A"), (3, 5));
        assert_eq!(place(text, "/States/é/A/Choices[0]/Next"), (3, 27));
        assert_eq!(place(text, "/States/é/A/Choices[1]"), (3, 43));
        assert_eq!(place(text, "/States/é/A/Missing/Deeper"), (3, 5));
        assert_eq!(place("{\n \"a\": tru }", ""), (2, 10));
    }

    #[test]
    fn a_field_that_stands_twice_is_told() {
        let repeated: Vec<_> = Places::of(r#"{"a": 1, "a": 2, "b": {"a": 3}}"#).repeated().collect();
        assert_eq!(repeated.len(), 1);
        assert_eq!(repeated[0].location.as_deref(), Some("/a"));
    }
}

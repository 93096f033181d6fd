//! Which events a configuration asks for.

use s3s::dto::{self, NotificationConfiguration, NotificationConfigurationFilter};

use super::Happening;
use crate::support::s3::refusal::{Outcome, Refusal};

/// Who is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A queue, by its ARN.
    Queue(String),
    /// A function, by its ARN.
    Function(String),
}

impl Destination {
    /// The ARN.
    #[must_use]
    pub fn arn(&self) -> &str {
        match self {
            Self::Queue(arn) | Self::Function(arn) => arn,
        }
    }
}

/// One entry of a configuration.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// Who is told.
    pub destination: Destination,
    events: Vec<String>,
    prefix: String,
    suffix: String,
}

/// The entries of a configuration that Virga can heed.
#[must_use]
pub fn rules(configuration: &NotificationConfiguration) -> Vec<Rule> {
    let queues = configuration.queue_configurations.iter().flatten().map(|entry| {
        let destination = Destination::Queue(entry.queue_arn.clone());
        rule(destination, entry.id.as_ref(), &entry.events, entry.filter.as_ref())
    });
    let functions = configuration.lambda_function_configurations.iter().flatten().map(|entry| {
        let destination = Destination::Function(entry.lambda_function_arn.clone());
        rule(destination, entry.id.as_ref(), &entry.events, entry.filter.as_ref())
    });
    queues.chain(functions).collect()
}

fn rule(
    destination: Destination,
    id: Option<&String>,
    events: &[dto::Event],
    filter: Option<&NotificationConfigurationFilter>,
) -> Rule {
    let entries = filter.and_then(|filter| filter.key.as_ref()).and_then(|key| key.filter_rules.as_ref());
    let named = |wanted: &str| {
        let mut entries = entries.into_iter().flatten();
        let entry = entries
            .find(|entry| entry.name.as_ref().is_some_and(|name| name.as_str().eq_ignore_ascii_case(wanted)));
        entry.and_then(|entry| entry.value.clone()).unwrap_or_default()
    };
    Rule {
        id: id.cloned().unwrap_or_default(),
        destination,
        events: events.iter().map(|event| event.as_ref().to_owned()).collect(),
        prefix: named("prefix"),
        suffix: named("suffix"),
    }
}

/// Events that happen in Virga.
const KNOWN: [&str; 8] = [
    "s3:ObjectCreated:*",
    "s3:ObjectCreated:Put",
    "s3:ObjectCreated:Post",
    "s3:ObjectCreated:Copy",
    "s3:ObjectCreated:CompleteMultipartUpload",
    "s3:ObjectRemoved:*",
    "s3:ObjectRemoved:Delete",
    "s3:ObjectRemoved:DeleteMarkerCreated",
];

/// Events of AWS that don't happen in Virga.
const NEVER: [&str; 8] = [
    "s3:ObjectTagging:",
    "s3:ObjectRestore:",
    "s3:ObjectAcl:",
    "s3:Replication:",
    "s3:LifecycleExpiration:",
    "s3:LifecycleTransition",
    "s3:IntelligentTiering",
    "s3:ReducedRedundancyLostObject",
];

impl Rule {
    /// Whether a happening is to be told.
    #[must_use]
    pub fn wants(&self, happening: &Happening) -> bool {
        let asked = |event: &String| {
            let event = event.strip_prefix("s3:").unwrap_or(event);
            event == happening.event
                || event.strip_suffix('*').is_some_and(|family| happening.event.starts_with(family))
        };
        self.events.iter().any(asked)
            && happening.key.starts_with(&self.prefix)
            && happening.key.ends_with(&self.suffix)
    }

    /// Whether the entry asks for events that there are, and of them for one that never happens here.
    ///
    /// # Errors
    /// `InvalidArgument` for an event that AWS does not have.
    pub fn check(&self) -> Outcome<Option<&str>> {
        let mut never = None;
        for event in &self.events {
            if NEVER.iter().any(|family| event.starts_with(family)) {
                never = Some(event.as_str());
            } else if !KNOWN.contains(&event.as_str()) {
                return Err(Refusal::invalid_argument(
                    "A specified event is not supported for notifications",
                ));
            }
        }
        Ok(never)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn happening(event: &'static str, key: &str) -> Happening {
        Happening { event, key: key.to_owned(), object: None, version: None, sequence: 1 }
    }

    #[test]
    fn a_rule_wants_its_events_at_its_keys() {
        let rule = Rule {
            id: String::new(),
            destination: Destination::Queue(String::new()),
            events: vec!["s3:ObjectCreated:*".to_owned(), "s3:ObjectRemoved:Delete".to_owned()],
            prefix: "in/".to_owned(),
            suffix: ".jpg".to_owned(),
        };
        assert!(rule.wants(&happening("ObjectCreated:Put", "in/a.jpg")));
        assert!(rule.wants(&happening("ObjectRemoved:Delete", "in/a.jpg")));
        assert!(!rule.wants(&happening("ObjectRemoved:DeleteMarkerCreated", "in/a.jpg")));
        assert!(!rule.wants(&happening("ObjectCreated:Put", "out/a.jpg")));
        assert!(!rule.wants(&happening("ObjectCreated:Put", "in/a.png")));
    }
}

//! Where in a request something is, as AWS's messages say it.

use crate::aws::schema::Member;

/// A place in a request: a chain of steps, on the stack, written out only when a message needs it.
pub(super) struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

/// One step down.
pub(super) enum Step<'a> {
    /// To a member of a structure.
    Member(&'static Member),
    /// To an element of a list, counted from 1.
    Element(usize),
    /// To the value of a map's key.
    Entry(&'a str),
}

impl<'a> Path<'a> {
    pub(super) const fn new(parent: Option<&'a Path<'a>>, step: Step<'a>) -> Self {
        Self { parent, step }
    }

    /// As validation errors say it: `vpcConfig.subnetIds`, `tags.1.member.key`.
    pub(super) fn as_member(&self) -> String {
        let mut text = self.parent.map(Path::as_member).unwrap_or_default();
        if !text.is_empty() {
            text.push('.');
        }
        match self.step {
            Step::Member(member) => {
                let mut characters = member.name.chars();
                text.extend(characters.next().map(|first| first.to_ascii_lowercase()));
                text.push_str(characters.as_str());
            }
            Step::Element(index) => text.extend([&index.to_string(), ".member"]),
            Step::Entry(key) => text.extend([key, ".member"]),
        }
        text
    }

    /// As SQS says it, in the names of its Query form: `SendMessageBatchRequestEntry.1.Id`.
    pub(super) fn as_parameter(&self) -> String {
        let mut text = self.parent.map(Path::as_parameter).unwrap_or_default();
        if !text.is_empty() {
            text.push('.');
        }
        match self.step {
            Step::Member(member) => text.push_str(member.query_name),
            Step::Element(index) => text.push_str(&index.to_string()),
            Step::Entry(key) => text.push_str(key),
        }
        text
    }
}

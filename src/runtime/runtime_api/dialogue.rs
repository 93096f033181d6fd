//! The order in which a guest may ask things of the Runtime API.

use bytes::Bytes;
use http::{Response, StatusCode};

use super::request::refusal;

/// Where a guest stands: a pure machine of states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::runtime) struct Dialogue {
    stage: Stage,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// It has not asked for anything yet.
    #[default]
    Starting,
    /// It waits for an event.
    Idle,
    /// It has an event, and perhaps has answered it.
    Serving { id: String, told: Option<Told> },
}

/// What a guest told of an invocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::runtime) enum Told {
    /// Its response.
    Response(Bytes),
    /// A response that was handed on while it was written.
    Streamed,
    /// That it failed, in a document of its own.
    Error(Bytes),
    /// That it can't start, in a document of its own.
    InitError(Bytes),
    /// More than may be told.
    TooLarge,
}

/// The answer to what may not be asked.
pub(in crate::runtime) type Refused = Response<Bytes>;

impl Dialogue {
    /// The guest asks for its next event. Answers what it told of the last one, if it had one.
    ///
    /// # Errors
    /// 403 while it owes an answer or waits already.
    pub(in crate::runtime) fn next(&mut self) -> Result<Option<Told>, Refused> {
        match std::mem::replace(&mut self.stage, Stage::Idle) {
            Stage::Starting => Ok(None),
            Stage::Serving { told: Some(told), .. } => Ok(Some(told)),
            stage => {
                let from = if stage == Stage::Idle { "Ready" } else { "Running" };
                self.stage = stage;
                Err(wrong_turn(from, "Ready"))
            }
        }
    }

    /// The guest is handed the invocation with this id.
    pub(in crate::runtime) fn hand(&mut self, id: &str) {
        self.stage = Stage::Serving { id: id.to_owned(), told: None };
    }

    /// Whether the guest may answer the invocation with this id now.
    ///
    /// # Errors
    /// 400 for an id that it was not handed, 403 when it has answered already.
    pub(in crate::runtime) fn may_tell(&self, answered: &str) -> Result<(), Refused> {
        match &self.stage {
            Stage::Serving { id, .. } if id != answered => Err(wrong_id()),
            Stage::Serving { told: None, .. } => Ok(()),
            Stage::Serving { told: Some(_), .. } => Err(wrong_turn("ResponseSent", "ResponseSent")),
            Stage::Starting | Stage::Idle => Err(wrong_id()),
        }
    }

    /// The guest tells of the invocation that it has.
    ///
    /// # Errors
    /// As [`Dialogue::may_tell`].
    pub(in crate::runtime) fn tell(&mut self, answered: &str, what: Told) -> Result<(), Refused> {
        self.may_tell(answered)?;
        if let Stage::Serving { told, .. } = &mut self.stage {
            *told = Some(what);
        }
        Ok(())
    }

    /// The guest says that it can't start.
    ///
    /// # Errors
    /// 403 once it has asked for an event.
    pub(in crate::runtime) fn fail_to_start(&mut self, document: Bytes) -> Result<(), Refused> {
        if self.stage != Stage::Starting {
            return Err(wrong_turn("Ready", "InitError"));
        }
        self.stage = Stage::Serving { id: String::new(), told: Some(Told::InitError(document)) };
        Ok(())
    }

    /// What the guest told of an invocation before it ended.
    pub(in crate::runtime) fn last_words(self) -> Option<Told> {
        match self.stage {
            Stage::Serving { told, .. } => told,
            Stage::Starting | Stage::Idle => None,
        }
    }
}

fn wrong_id() -> Refused {
    refusal(StatusCode::BAD_REQUEST, "InvalidRequestID", "Invalid request ID")
}

fn wrong_turn(from: &str, to: &str) -> Refused {
    let message = format!(
        "State transition from {from} to {to} failed for runtime. Error: State transition is not allowed"
    );
    refusal(StatusCode::FORBIDDEN, "InvalidStateTransition", &message)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Bytes = Bytes::new();

    #[test]
    fn an_event_is_answered_once_before_the_next_is_given() {
        let mut dialogue = Dialogue::default();
        assert_eq!(dialogue.next().unwrap(), None);
        dialogue.hand("id-1");
        assert_eq!(dialogue.next().unwrap_err().status(), 403, "an answer is owed");
        assert_eq!(dialogue.tell("id-2", Told::Streamed).unwrap_err().status(), 400);
        dialogue.tell("id-1", Told::Response(NOTHING)).unwrap();
        assert_eq!(dialogue.tell("id-1", Told::Error(NOTHING)).unwrap_err().status(), 403);
        assert_eq!(dialogue.next().unwrap(), Some(Told::Response(NOTHING)));
        assert_eq!(dialogue.next().unwrap_err().status(), 403, "it waits already");
    }

    #[test]
    fn a_guest_that_has_begun_can_not_fail_to_start() {
        let mut dialogue = Dialogue::default();
        dialogue.next().unwrap();
        assert_eq!(dialogue.fail_to_start(NOTHING).unwrap_err().status(), 403);
        let mut dialogue = Dialogue::default();
        dialogue.fail_to_start(NOTHING).unwrap();
        assert_eq!(dialogue.last_words(), Some(Told::InitError(NOTHING)));
    }
}

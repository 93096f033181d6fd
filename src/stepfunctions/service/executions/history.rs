//! The history of an execution, in pages.

use super::super::{StateMachineService, error, page};
use crate::aws::model::stepfunctions as model;
use crate::aws::node::Node;
use crate::aws::value::{Fields, ReadStructure};
use crate::aws::{Call, Error};
use crate::stepfunctions::history::Event;

impl StateMachineService {
    pub(in crate::stepfunctions::service) fn history(
        &self,
        call: &Call,
        input: &model::GetExecutionHistoryInput,
    ) -> Result<model::GetExecutionHistoryOutput, Error> {
        let hosted = self
            .realm(&call.account, &call.region)
            .execution(&input.execution_arn, self.house().clock.now())?;
        if !hosted.about.is_standard() {
            return Err(error::wrong_kind("express"));
        }
        let (page, next_token) = hosted.look_back(|events| {
            let (range, next) = page::range(events.len(), input.max_results, input.next_token.as_deref())?;
            let page: Vec<Event> = if input.reverse_order == Some(true) {
                events.iter().rev().skip(range.start).take(range.len()).cloned().collect()
            } else {
                events[range].to_vec()
            };
            Ok::<_, Error>((page, next))
        })?;
        let with_data = input.include_execution_data.unwrap_or(true);
        let events: Result<Vec<_>, Error> = page.iter().map(|event| told_event(event, with_data)).collect();
        Ok(model::GetExecutionHistoryOutput { events: events?, next_token })
    }
}

/// An event as the model has it.
fn told_event(event: &Event, with_data: bool) -> Result<model::HistoryEvent, Error> {
    let value = event.to_json(with_data);
    let mut node = Node::of_value(&value);
    crate::aws::check::check(&model::SERVICE, model::HistoryEvent::SCHEMA, &mut node)?;
    Ok(model::HistoryEvent::read_members(Fields::new(model::HistoryEvent::SCHEMA, node)))
}

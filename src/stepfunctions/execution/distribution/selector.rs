//! From items to the inputs of children: `ItemSelector`, then `ItemBatcher`.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::super::context::{About, context};
use super::super::failure::StateError;
use super::super::strand::{Item, Strand};
use super::super::{Mishap, Payload};
use crate::stepfunctions::definition::{Kind, State};
use crate::stepfunctions::draws::Draws;
use crate::stepfunctions::payload::LIMIT;
use crate::stepfunctions::scope::Scope;
use crate::stepfunctions::template::Template;
use crate::stepfunctions::text::Text;

/// What the inputs of a map run's children are made of. The same items always make the same inputs.
#[derive(Debug)]
pub struct Selector {
    about: Arc<About>,
    /// The place in the flow, as it was when the state began.
    strand: Box<Strand>,
    selects: bool,
    input: Payload,
    batch: Option<Batch>,
    seed: u64,
}

/// `ItemBatcher`, computed.
#[derive(Debug)]
pub(super) struct Batch {
    pub most_items: Option<usize>,
    pub most_bytes: Option<usize>,
    pub input: Option<Payload>,
}

/// The input of one child.
#[derive(Clone, Debug)]
pub struct Portion {
    /// The input.
    pub input: Payload,
    /// How many items it is made of.
    pub items: usize,
}

impl Selector {
    pub(super) fn new(
        about: &Arc<About>,
        strand: &Strand,
        selects: bool,
        input: Payload,
        batch: Option<Batch>,
        seed: u64,
    ) -> Self {
        Self { about: Arc::clone(about), strand: Box::new(strand.place()), selects, input, batch, seed }
    }

    /// How many children `items` more items make: exact unless a limit in bytes makes batches smaller.
    #[must_use]
    pub fn portions(&self, items: usize) -> usize {
        match &self.batch {
            Some(Batch { most_items: Some(most), .. }) => items.div_ceil((*most).max(1)),
            Some(Batch { most_items: None, .. }) => items.min(1),
            None => items,
        }
    }

    /// The input of the next child, from `items`, which are not empty and begin at `index` of all.
    pub fn next(&self, items: &[Payload], index: usize, source: &Text) -> Result<Portion, Mishap> {
        let Some(batch) = &self.batch else {
            let input = self.select(&items[0], index, source)?;
            return if input.is_too_large() {
                Err(too_large(index, LIMIT))
            } else {
                Ok(Portion { input, items: 1 })
            };
        };
        let most_items = batch.most_items.unwrap_or(usize::MAX);
        let most_bytes = batch.most_bytes.unwrap_or(LIMIT).min(LIMIT);
        let around = batch.input.as_ref().map_or(0, |input| r#""BatchInput":,"#.len() + input.text().len());
        let mut bytes = r#"{"Items":[]}"#.len() + around;
        let mut chosen: Vec<Payload> = Vec::new();
        for item in items.iter().take(most_items) {
            let input = self.select(item, index + chosen.len(), source)?;
            let more = input.text().len() + usize::from(!chosen.is_empty());
            if bytes + more > most_bytes {
                break;
            }
            bytes += more;
            chosen.push(input);
        }
        if chosen.is_empty() {
            return Err(too_large(index, most_bytes));
        }
        Ok(Portion { items: chosen.len(), input: batched(batch.input.as_ref(), &chosen) })
    }

    /// What `ItemSelector` makes of one item.
    fn select(&self, item: &Payload, index: usize, source: &Text) -> Result<Payload, Mishap> {
        let flow = &self.strand.flow;
        let Some(State { kind: Kind::Map(map), .. }) = flow.states.get(self.strand.state) else {
            return Ok(item.clone());
        };
        match &map.item_selector {
            Some(template) if self.selects => self.compute(template, item, index, source),
            _ => Ok(item.clone()),
        }
    }

    fn compute(
        &self,
        template: &Template,
        item: &Payload,
        index: usize,
        source: &Text,
    ) -> Result<Payload, Mishap> {
        let state = &self.strand.flow.states[self.strand.state];
        let mut strand = self.strand.place();
        strand.item = Some(Arc::new(Item { index, value: item.clone(), source: Some(source.clone()) }));
        let make = |first: Option<&str>, second: Option<&str>| {
            context(&self.about, &strand, (&state.name, false), None, (first, second))
        };
        let draws = Draws::from_seed(self.seed ^ (index as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let input = self.input.value();
        let scope = Scope {
            input,
            variables: &strand.variables,
            draws: &draws,
            context: &make,
            result: None,
            error: None,
            now: strand.entered_at,
        };
        let computed = template.evaluate(&scope);
        computed
            .map(Payload::new)
            .map_err(|failure| StateError::field(&strand, state, input, &failure).mishap)
    }
}

fn batched(around: Option<&Payload>, items: &[Payload]) -> Payload {
    let mut members = Map::new();
    if let Some(around) = around {
        members.insert("BatchInput".to_owned(), around.value().clone());
    }
    let items: Vec<Value> = items.iter().map(|item| item.value().clone()).collect();
    members.insert("Items".to_owned(), Value::Array(items));
    Payload::new(Value::Object(members))
}

fn too_large(index: usize, most: usize) -> Mishap {
    let cause = format!("The input of the child workflow execution for item {index} exceeds {most} bytes.");
    Mishap { error: Some("States.DataLimitExceeded".into()), cause: Some(cause.into()) }
}

//! Event source mappings: create, get, list, update, delete.

use super::pages::page;
use crate::aws::model::lambda as model;
use crate::aws::{Call, Error};
use crate::lambda::mapping::{MAPPINGS, Mapping, MappingState, Poller, Request, RunningMapping};
use crate::lambda::name::{Place, Reference};
use crate::lambda::{Engine, refusal};

impl Engine {
    pub(super) async fn create_event_source_mapping(
        &self,
        call: &Call,
        input: model::CreateEventSourceMappingInput,
    ) -> Result<model::CreateEventSourceMappingOutput, Error> {
        let place = Place::of(call);
        let request = Request::create(&place, input)?;
        let timeout = self.check_function(&place, &request.function)?;
        self.check_queue(&place, &request.queue_arn, timeout).await?;
        let house = &self.shared.house;
        let id = house.randomness.uuid().to_string();
        let mapping = Mapping::new(id.clone(), place.clone(), request, house.clock.now());
        let (described, commit) = {
            let territory = self.territory(&place);
            let mut state = territory.lock();
            let same = |other: &&RunningMapping| {
                other.mapping.queue_arn == mapping.queue_arn
                    && other.mapping.reference() == mapping.reference()
            };
            if let Some(other) = state.mappings.values().find(same) {
                return Err(refusal::conflict(format!(
                    "An event source mapping with SQS arn (\" {} \") and function (\" {} \") already exists. \
                     Please update or delete the existing mapping with UUID {}",
                    mapping.queue_arn, mapping.function, other.mapping.id
                )));
            }
            let described = mapping.describe();
            let commit =
                house.store.commit(|batch| batch.put(MAPPINGS, &place.account, mapping.key(), &mapping));
            let poller = mapping.wants_poller().then(|| Poller::start(self, &mapping));
            state.mappings.insert(id, RunningMapping { mapping, poller });
            (described, commit)
        };
        commit.durable().await;
        Ok(described)
    }

    pub(super) async fn get_event_source_mapping(
        &self,
        call: &Call,
        input: model::GetEventSourceMappingInput,
    ) -> Result<model::GetEventSourceMappingOutput, Error> {
        let territory = self.territory(&Place::of(call));
        let state = territory.lock();
        let running = state.mappings.get(&input.uuid).ok_or_else(refusal::nothing_there)?;
        Ok(running.mapping.describe())
    }

    pub(super) async fn list_event_source_mappings(
        &self,
        call: &Call,
        input: model::ListEventSourceMappingsInput,
    ) -> Result<model::ListEventSourceMappingsOutput, Error> {
        let place = Place::of(call);
        let function = input.function_name.as_deref();
        let function = function.map(|name| Reference::parse(&place, name, None)).transpose()?;
        let wanted = |mapping: &&Mapping| {
            let of_queue = input.event_source_arn.as_ref().is_none_or(|arn| *arn == mapping.queue_arn);
            let of_function = function.as_ref().is_none_or(|function| *function == mapping.reference());
            of_queue && of_function
        };
        let listed = {
            let territory = self.territory(&place);
            let state = territory.lock();
            let mappings = state.mappings.values().map(|running| &running.mapping);
            mappings.filter(wanted).map(|mapping| (mapping.id.clone(), mapping.describe())).collect()
        };
        let (page, next_marker) = page(
            listed,
            |(id, _)| id.as_str(),
            input.marker.as_deref(),
            input.max_items.map(|most| most.min(100)),
        )?;
        let mappings = page.into_iter().map(|(_, mapping)| mapping).collect();
        Ok(model::ListEventSourceMappingsOutput { next_marker, event_source_mappings: Some(mappings) })
    }

    pub(super) async fn update_event_source_mapping(
        &self,
        call: &Call,
        input: model::UpdateEventSourceMappingInput,
    ) -> Result<model::UpdateEventSourceMappingOutput, Error> {
        let place = Place::of(call);
        let id = input.uuid.clone();
        self.get_event_source_mapping(call, model::GetEventSourceMappingInput { uuid: id.clone() }).await?;
        let request = Request::update(&place, &input)?;
        if !request.function.name.is_empty() {
            self.check_function(&place, &request.function)?;
        }
        let now = self.shared.house.clock.now();
        let (described, commit) = {
            let territory = self.territory(&place);
            let mut state = territory.lock();
            let running = state.mappings.get_mut(&id).ok_or_else(refusal::nothing_there)?;
            let mut updated = running.mapping.clone();
            updated.update(request, now)?;
            running.mapping = updated;
            let described = running.mapping.describe();
            // The poller that used the old settings stops after the batches it is at.
            running.poller = running.mapping.wants_poller().then(|| Poller::start(self, &running.mapping));
            if running.mapping.state == MappingState::Disabling {
                running.mapping.settle();
            }
            let key = running.mapping.key();
            let commit = self
                .shared
                .house
                .store
                .commit(|batch| batch.put(MAPPINGS, &place.account, key, &running.mapping));
            (described, commit)
        };
        commit.durable().await;
        Ok(described)
    }

    pub(super) async fn delete_event_source_mapping(
        &self,
        call: &Call,
        input: model::DeleteEventSourceMappingInput,
    ) -> Result<model::DeleteEventSourceMappingOutput, Error> {
        let place = Place::of(call);
        let (described, commit) = {
            let territory = self.territory(&place);
            let mut state = territory.lock();
            let mut running = state.mappings.remove(&input.uuid).ok_or_else(refusal::nothing_there)?;
            running.mapping.state = MappingState::Deleting;
            let store = &self.shared.house.store;
            let commit = store.commit(|batch| batch.delete(MAPPINGS, &place.account, running.mapping.key()));
            (running.mapping.describe(), commit)
        };
        commit.durable().await;
        Ok(described)
    }

    /// Changes a mapping without disturbing its poller.
    pub(super) async fn change_mapping(
        &self,
        place: &Place,
        id: &str,
        change: impl FnOnce(&mut Mapping) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let commit = {
            let territory = self.territory(place);
            let mut state = territory.lock();
            let mapping = &mut state.mappings.get_mut(id).ok_or_else(refusal::nothing_there)?.mapping;
            change(mapping)?;
            self.shared
                .house
                .store
                .commit(|batch| batch.put(MAPPINGS, &place.account, mapping.key(), mapping))
        };
        commit.durable().await;
        Ok(())
    }

    /// The poller of a mapping has begun: what was being done to the mapping is done.
    pub(in crate::lambda) fn settle_mapping(&self, place: &Place, id: &str) {
        let territory = self.territory(place);
        let mut state = territory.lock();
        if let Some(running) = state.mappings.get_mut(id) {
            running.mapping.settle();
        }
    }

    /// Whether the function is there; answers its timeout in seconds.
    fn check_function(&self, place: &Place, reference: &Reference) -> Result<i32, Error> {
        let found = self.look(place, reference, |entry| {
            let qualifier = reference.qualifier.clone().unwrap_or(crate::lambda::name::Qualifier::Latest);
            let version = entry.function.version(&qualifier, 1.0)?;
            let configuration = &entry.function.revision(&version)?.configuration;
            Some((configuration.timeout, configuration.keeps_tenants_apart))
        });
        let (timeout, apart) = found.map_err(|_| refusal::invalid_parameter("Function does not exist"))?;
        if apart { Err(refusal::not_with_tenants("An event source mapping")) } else { Ok(timeout) }
    }

    /// Whether the queue is there, and hides messages for as long as the function may take.
    async fn check_queue(&self, place: &Place, queue_arn: &str, timeout: i32) -> Result<(), Error> {
        let call = self.inside_call(place);
        let queues = self.shared.house.neighbours.queues();
        let url = queues.url_of(&call, queue_arn).map_err(|_| queue_gone())?;
        let visibility = self.visibility_timeout(&call, &url).await.ok_or_else(queue_gone)?.as_secs();
        if i64::try_from(visibility).is_ok_and(|visibility| visibility < i64::from(timeout)) {
            return Err(refusal::invalid_parameter(format!(
                "Queue visibility timeout: {visibility} seconds is less than Function timeout: {timeout} seconds"
            )));
        }
        Ok(())
    }
}

fn queue_gone() -> Error {
    refusal::invalid_parameter(
        "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. \
         SQS Error Message: The specified queue does not exist.",
    )
}

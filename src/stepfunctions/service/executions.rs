//! Starting, describing, listing and stopping executions.

use std::sync::Arc;
use std::time::Duration;

use dashmap::Entry;

use super::arn::{MachineName, Qualifier};
use super::hosted::{Glance, HostedExecution};
use super::machines::check_name;
use super::settings::Level;
use super::versions::Reached;
use super::{Realm, StateMachineService, arn, error, page, redrive, rows};
use crate::aws::model::stepfunctions as model;
use crate::aws::node::Node;
use crate::aws::value::{Fields, ReadStructure};
use crate::aws::{Call, Error};
use crate::clock::Timestamp;
use crate::stepfunctions::execution::{About, Effects, End, Execution, Signal};
use crate::stepfunctions::history::{Event, Mishap};
use crate::stepfunctions::payload::{LIMIT, Payload};
use crate::stepfunctions::references;

/// How long an execution that has ended is remembered, and its name taken.
///
/// *AWS documentation: Step Functions service quotas.*
const REMEMBERED: Duration = Duration::from_hours(90 * 24);

impl Realm {
    pub(super) fn execution(
        &self,
        execution_arn: &str,
        now: Timestamp,
    ) -> Result<Arc<HostedExecution>, Error> {
        let names = arn::execution_names(execution_arn)?;
        let found = self.executions.get(&names).map(|execution| Arc::clone(&execution));
        let found =
            found.filter(|execution| &*execution.about.id == execution_arn && !is_forgotten(execution, now));
        found.ok_or_else(|| error::no_such_execution(execution_arn))
    }
}

/// Whether an execution ended so long ago that its name is free again.
fn is_forgotten(execution: &HostedExecution, now: Timestamp) -> bool {
    execution.glance().stopped.is_some_and(|stopped| now.since(stopped) > REMEMBERED)
}

/// A heart that has just started, and what it is hosted with.
struct Started {
    hosted: Arc<HostedExecution>,
    effects: Effects,
    seed: u64,
}

pub(super) fn read_input(input: Option<&str>) -> Result<Payload, Error> {
    let text = input.unwrap_or("{}");
    if text.len() > LIMIT {
        return Err(error::invalid_input(""));
    }
    Payload::parse(text).map_err(|_| error::invalid_input(text))
}

/// What an end's details are: output, error, cause.
fn outcome(end: Option<&End>) -> (Option<String>, Option<String>, Option<String>) {
    let text = |text: &Option<crate::stepfunctions::text::Text>| text.as_ref().map(ToString::to_string);
    match end {
        Some(End::Succeeded(output)) => (Some(output.text().to_owned()), None, None),
        Some(End::Failed(mishap) | End::TimedOut(mishap) | End::Aborted(mishap)) => {
            (None, text(&mishap.error), text(&mishap.cause))
        }
        None => (None, None, None),
    }
}

pub(super) fn status(end: Option<&End>) -> model::ExecutionStatus {
    match end {
        None => model::ExecutionStatus::Running,
        Some(End::Succeeded(_)) => model::ExecutionStatus::Succeeded,
        Some(End::Failed(_)) => model::ExecutionStatus::Failed,
        Some(End::TimedOut(_)) => model::ExecutionStatus::TimedOut,
        Some(End::Aborted(_)) => model::ExecutionStatus::Aborted,
    }
}

fn included() -> model::CloudWatchEventsExecutionDataDetails {
    model::CloudWatchEventsExecutionDataDetails { included: Some(true) }
}

/// Starting under the name of a running execution, with its input, is the same start.
fn same_start(known: &HostedExecution, input: &Payload) -> Result<model::StartExecutionOutput, Error> {
    if known.glance().end.is_some() || known.about.input != *input {
        let message = format!("Execution Already Exists: '{}'", known.about.id);
        return Err(model::error::execution_already_exists(message));
    }
    let execution_arn = known.about.id.to_string();
    Ok(model::StartExecutionOutput { execution_arn, start_date: known.about.started })
}

impl StateMachineService {
    pub(super) async fn start(
        &self,
        call: &Call,
        input: model::StartExecutionInput,
    ) -> Result<model::StartExecutionOutput, Error> {
        let realm = self.realm(&call.account, &call.region);
        let reached = self.reach(&realm, &input.state_machine_arn)?;
        let machine = Arc::clone(&reached.machine);
        let payload = read_input(input.input.as_deref())?;
        let name = self.execution_name(input.name)?;
        let trace = input.trace_header;
        if machine.express {
            let Started { hosted, effects, .. } = self.host(call, reached, &name, payload, trace)?;
            let start_date = hosted.about.started;
            let execution_arn = hosted.about.id.to_string();
            drop(hosted.begin(effects));
            self.keep_until_end(hosted);
            return Ok(model::StartExecutionOutput { execution_arn, start_date });
        }
        let key = (machine.name.clone(), name.clone());
        let Started { hosted, effects, seed } = match realm.executions.entry(key) {
            Entry::Occupied(known) if !is_forgotten(known.get(), self.house().clock.now()) => {
                return same_start(known.get(), &payload);
            }
            place => {
                let started = self.host(call, reached, &name, payload, trace)?;
                place.insert(Arc::clone(&started.hosted));
                started
            }
        };
        let number = {
            let mut state = machine.state.lock();
            state.executions.push(Arc::clone(&hosted));
            state.executions.len()
        };
        let commit = self.house().store.commit(|batch| rows::put_execution(batch, &hosted, number, seed));
        let begun = hosted.begin(effects);
        commit.durable().await;
        if let Some(begun) = begun {
            begun.durable().await;
        }
        let execution_arn = hosted.about.id.to_string();
        Ok(model::StartExecutionOutput { execution_arn, start_date: hosted.about.started })
    }

    fn execution_name(&self, name: Option<String>) -> Result<String, Error> {
        match name {
            Some(name) => check_name(&name).map(|()| name),
            None => Ok(self.house().randomness.uuid().to_string()),
        }
    }

    /// Follows an ARN to a machine; an alias leads to one of its versions by chance.
    fn reach(&self, realm: &Realm, machine_arn: &str) -> Result<Reached, Error> {
        let (machine_arn, case) = match machine_arn.split_once('#') {
            Some((machine_arn, case)) => (machine_arn, Some(case)),
            None => (machine_arn, None),
        };
        let mut reached = self.reach_machine(realm, machine_arn)?;
        if let Some(name) = case {
            let case = self.shared.mocks.case(&reached.machine.name, name);
            let case = case.ok_or_else(|| error::no_test_case(&reached.machine.name, name))?;
            reached.test_case = Some((name.to_owned(), case));
        }
        Ok(reached)
    }

    fn reach_machine(&self, realm: &Realm, machine_arn: &str) -> Result<Reached, Error> {
        realm.reach(machine_arn, || {
            u32::try_from(self.house().randomness.next_u64() % 100).unwrap_or_default()
        })
    }

    fn host(
        &self,
        call: &Call,
        reached: Reached,
        name: &str,
        input: Payload,
        trace: Option<String>,
    ) -> Result<Started, Error> {
        let Reached { machine, revision, version, alias, test_case } = reached;
        if machine.state.lock().deleting {
            return Err(error::being_deleted(&machine.arn));
        }
        let (house, now) = (self.house(), self.house().clock.now());
        let id = if machine.express {
            let id = house.randomness.uuid().to_string();
            arn::express(&call.account, &call.region, &machine.name, name, &id)
        } else {
            arn::execution(&call.account, &call.region, &machine.name, name)
        };
        let about = Arc::new(About {
            id: id.into(),
            name: name.into(),
            machine_id: machine.arn.as_str().into(),
            machine_name: machine.name.as_str().into(),
            role: revision.role.as_str().into(),
            region: call.region.as_str().into(),
            input: input.clone(),
            started: now,
            records: !machine.express || revision.settings.logging.level != Level::Off,
            version: version.map(Into::into),
            alias: alias.map(Into::into),
            redrives: 0,
            context: None,
        });
        let seed = house.randomness.next_u64();
        let (heart, effects) = Execution::start(about, revision.definition.clone(), input, seed, now);
        let place = (call.account.clone(), call.region.clone());
        let hosted = HostedExecution::new(
            &self.shared,
            place,
            (machine.name.clone(), trace),
            test_case,
            revision,
            heart,
            0,
        );
        Ok(Started { hosted, effects, seed })
    }

    /// Nothing else holds an express execution: a parked task does, until it ends.
    fn keep_until_end(&self, hosted: Arc<HostedExecution>) {
        if hosted.glance().end.is_some() {
            return;
        }
        let clock = self.house().clock.clone();
        let (sender, receiver) = clock.oneshot();
        hosted.tell(sender);
        let parked = clock.clone();
        drop(clock.spawn(async move {
            parked.park(receiver).await;
            drop(hosted);
        }));
    }

    pub(super) async fn start_sync(
        &self,
        call: &Call,
        input: model::StartSyncExecutionInput,
    ) -> Result<model::StartSyncExecutionOutput, Error> {
        let reached = self.reach(&self.realm(&call.account, &call.region), &input.state_machine_arn)?;
        let machine = Arc::clone(&reached.machine);
        if !machine.express {
            return Err(error::wrong_type());
        }
        let payload = read_input(input.input.as_deref())?;
        let name = self.execution_name(input.name)?;
        let Started { hosted, effects, .. } = self.host(call, reached, &name, payload, None)?;
        drop(hosted.begin(effects));
        let mut glance = hosted.glance();
        if glance.end.is_none() {
            let (sender, receiver) = self.house().clock.oneshot();
            hosted.tell(sender);
            self.house().clock.park(receiver).await;
            glance = hosted.glance();
        }
        let (output, error, cause) = outcome(glance.end.as_ref());
        let stop_date = glance.stopped.unwrap_or(hosted.about.started);
        let whole = input.included_data != Some(model::IncludedData::MetadataOnly);
        Ok(model::StartSyncExecutionOutput {
            execution_arn: hosted.about.id.to_string(),
            state_machine_arn: Some(machine.arn.clone()),
            name: Some(name),
            start_date: hosted.about.started,
            stop_date,
            status: match glance.end {
                Some(End::Succeeded(_)) => model::SyncExecutionStatus::Succeeded,
                Some(End::TimedOut(_)) => model::SyncExecutionStatus::TimedOut,
                _ => model::SyncExecutionStatus::Failed,
            },
            error,
            cause,
            input: whole.then(|| hosted.about.input.text().to_owned()),
            input_details: whole.then(included),
            output: output.filter(|_| whole),
            output_details: whole.then(included),
            trace_header: input.trace_header,
            billing_details: Some(billing(stop_date.since(hosted.about.started))),
        })
    }

    pub(super) fn execution_described(
        &self,
        call: &Call,
        input: &model::DescribeExecutionInput,
    ) -> Result<model::DescribeExecutionOutput, Error> {
        let realm = self.realm(&call.account, &call.region);
        let hosted = realm.execution(&input.execution_arn, self.house().clock.now())?;
        let glance = hosted.glance();
        let redrive = redrive::judge(&glance, self.house().clock.now());
        let Glance { end, stopped, redrives, redriven, .. } = glance;
        let (output, error, cause) = outcome(end.as_ref());
        let status = status(end.as_ref());
        let whole = input.included_data != Some(model::IncludedData::MetadataOnly);
        let (output, cause) = if whole { (output, cause) } else { (None, None) };
        Ok(model::DescribeExecutionOutput {
            execution_arn: hosted.about.id.to_string(),
            state_machine_arn: hosted.about.machine_id.to_string(),
            name: Some(hosted.about.name.to_string()),
            status,
            start_date: hosted.about.started,
            stop_date: stopped,
            input: whole.then(|| hosted.about.input.text().to_owned()),
            input_details: whole.then(included),
            output_details: output.as_ref().map(|_| included()),
            output,
            error,
            cause,
            map_run_arn: hosted.map_run().map(|(run, _)| run.arn().to_string()),
            redrive_count: i32::try_from(redrives).ok(),
            redrive_date: redriven,
            redrive_status: Some(match redrive {
                Ok(()) => model::ExecutionRedriveStatus::Redrivable,
                Err(_) => model::ExecutionRedriveStatus::NotRedrivable,
            }),
            redrive_status_reason: redrive.err(),
            trace_header: hosted.trace.clone(),
            state_machine_version_arn: hosted.about.version.as_ref().map(ToString::to_string),
            state_machine_alias_arn: hosted.about.alias.as_ref().map(ToString::to_string),
        })
    }

    pub(super) fn executions_listed(
        &self,
        call: &Call,
        input: &model::ListExecutionsInput,
    ) -> Result<model::ListExecutionsOutput, Error> {
        let machine_arn = input.state_machine_arn.as_deref().unwrap_or_default();
        let (executions, qualifier) = self.listable(call, input)?;
        let now = self.house().clock.now();
        let item_count = |execution: &HostedExecution| {
            let (run, index) = execution.map_run()?;
            run.look(|run| run.children().get(index).and_then(|child| i32::try_from(child.items).ok()))
        };
        let wanted = |execution: &Arc<HostedExecution>| {
            let by = match qualifier {
                Qualifier::Current => None,
                Qualifier::Version(_) => Some(&execution.about.version),
                Qualifier::Alias(_) => Some(&execution.about.alias),
            };
            let filter = input.status_filter.as_ref();
            by.is_none_or(|by| by.as_deref() == Some(machine_arn))
                && !is_forgotten(execution, now)
                && input.redrive_filter.as_ref().is_none_or(|filter| {
                    (*filter == model::ExecutionRedriveFilter::Redriven) == (execution.glance().redrives > 0)
                })
                && filter.is_none_or(|filter| *filter == status(execution.glance().end.as_ref()))
        };
        let newest_first: Vec<_> = executions.into_iter().rev().filter(wanted).collect();
        let (page, next_token) = page::page(&newest_first, input.max_results, input.next_token.as_deref())?;
        let item = |execution: Arc<HostedExecution>| {
            let Glance { end, stopped, redrives, redriven, .. } = execution.glance();
            model::ExecutionListItem {
                execution_arn: execution.about.id.to_string(),
                state_machine_arn: execution.about.machine_id.to_string(),
                name: execution.about.name.to_string(),
                status: status(end.as_ref()),
                start_date: execution.about.started,
                stop_date: stopped,
                redrive_count: i32::try_from(redrives).ok(),
                redrive_date: redriven,
                state_machine_version_arn: execution.about.version.as_ref().map(ToString::to_string),
                state_machine_alias_arn: execution.about.alias.as_ref().map(ToString::to_string),
                map_run_arn: execution.map_run().map(|(run, _)| run.arn().to_string()),
                item_count: item_count(&execution),
            }
        };
        Ok(model::ListExecutionsOutput { executions: page.into_iter().map(item).collect(), next_token })
    }

    /// The executions of a machine, or of a map run, oldest first, and how the machine was named.
    fn listable(
        &self,
        call: &Call,
        input: &model::ListExecutionsInput,
    ) -> Result<(Vec<Arc<HostedExecution>>, Qualifier), Error> {
        let realm = self.realm(&call.account, &call.region);
        match (&input.state_machine_arn, &input.map_run_arn) {
            (None, Some(map_run_arn)) => Ok((realm.map_run(map_run_arn)?.children(), Qualifier::Current)),
            (Some(machine_arn), None) => {
                let qualifier = MachineName::parse(machine_arn)?.qualifier;
                let Reached { machine, .. } = realm.reach(machine_arn, || 0)?;
                if machine.express {
                    return Err(error::wrong_type());
                }
                let executions = machine.state.lock().executions.clone();
                Ok((executions, qualifier))
            }
            _ => Err(model::error::validation(
                "Exactly one of the parameters stateMachineArn and mapRunArn must be specified",
            )),
        }
    }

    pub(super) async fn stop(
        &self,
        call: &Call,
        input: model::StopExecutionInput,
    ) -> Result<model::StopExecutionOutput, Error> {
        let realm = self.realm(&call.account, &call.region);
        let hosted = realm.execution(&input.execution_arn, self.house().clock.now())?;
        let mishap = Mishap { error: input.error.map(Into::into), cause: input.cause.map(Into::into) };
        if let Some(commit) = hosted.signal(Signal::Stop(mishap)) {
            commit.durable().await;
        }
        let stop_date = hosted.glance().stopped.unwrap_or(hosted.about.started);
        Ok(model::StopExecutionOutput { stop_date })
    }

    pub(super) fn history(
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

    pub(super) fn machine_of_execution(
        &self,
        call: &Call,
        input: &model::DescribeStateMachineForExecutionInput,
    ) -> Result<model::DescribeStateMachineForExecutionOutput, Error> {
        let realm = self.realm(&call.account, &call.region);
        let hosted = realm.execution(&input.execution_arn, self.house().clock.now())?;
        let run = hosted.map_run().map(|(run, _)| run);
        // A child of a map run has a machine of its own in name only: `machine/label`.
        let name = hosted.machine.split('/').next().unwrap_or_default();
        let machine = realm.machines.lock().get(name).cloned();
        let machine = machine.ok_or_else(|| error::no_such_machine(&hosted.about.machine_id))?;
        let revision = &hosted.revision;
        let whole = input.included_data != Some(model::IncludedData::MetadataOnly);
        Ok(model::DescribeStateMachineForExecutionOutput {
            state_machine_arn: hosted.about.machine_id.to_string(),
            name: machine.name.clone(),
            definition: if whole { revision.text.clone() } else { "{}".to_owned() },
            role_arn: revision.role.clone(),
            update_date: revision.updated,
            logging_configuration: Some(revision.settings.logging.told()),
            tracing_configuration: Some(revision.settings.told_tracing()),
            encryption_configuration: Some(revision.settings.encryption.told()),
            revision_id: revision.id.clone(),
            variable_references: if whole { references::told(&revision.text) } else { None },
            map_run_arn: run.as_ref().map(|run| run.arn().to_string()),
            label: run.map(|run| run.look(|run| run.request().label.to_string())),
        })
    }
}

/// An event as the model has it.
fn told_event(event: &Event, with_data: bool) -> Result<model::HistoryEvent, Error> {
    let value = event.to_json(with_data);
    let mut node = Node::of_value(&value);
    crate::aws::check::check(&model::SERVICE, model::HistoryEvent::SCHEMA, &mut node)?;
    Ok(model::HistoryEvent::read_members(Fields::new(model::HistoryEvent::SCHEMA, node)))
}

/// Duration rounded up to 100 milliseconds, memory in steps of 64 MB.
///
/// *AWS documentation: AWS Step Functions Pricing.*
fn billing(duration: std::time::Duration) -> model::BillingDetails {
    let hundreds = i64::try_from(duration.as_millis().div_ceil(100)).unwrap_or(i64::MAX / 100);
    model::BillingDetails {
        billed_memory_used_in_mb: Some(64),
        billed_duration_in_milliseconds: Some(hundreds.max(1) * 100),
    }
}

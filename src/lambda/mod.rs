//! Lambda: functions, versions, aliases, invocation, event sources.
//!
//! [`Engine`] implements the generated [`Lambda`](crate::aws::model::lambda::Lambda) trait. Its hearts are plain
//! data: [`function`], [`concurrency`], [`mapping`] and [`asynchronous`] decide, the engine performs.
//!
//! | module | what it is |
//! |---|---|
//! | [`asynchronous`] | events that wait for their function, and what becomes of them |
//! | [`name`] | names, partial ARNs, ARNs and qualifiers |
//! | [`code`] | deployment packages, checked before anything of them is kept |
//! | [`function`] | configurations, versions, aliases, policies, states |
//! | [`concurrency`] | how many invocations may run at once |
//! | [`invocation`] | what a function is given, how it is run, and what is told of it |
//! | [`layer`] | packages that functions share |
//! | [`policy`] | who may do what with a function |
//! | [`mapping`] | event source mappings: queues that trigger functions |
//! | [`url`] | functions behind host names of their own |
//! | [`record`] | what is stored and told, and has no effect here |
//! | `operations` | the API's operations, one file per kind |
//! | `territory` | the functions and mappings of one account in one region |
//! | `refusal` | errors in AWS's words |

pub mod asynchronous;
pub mod code;
pub mod concurrency;
pub mod function;
pub mod invocation;
pub mod layer;
pub mod mapping;
pub mod name;
pub mod policy;
pub mod record;

mod neighbourhood;
mod operations;
mod refusal;
mod restoration;
mod territory;
pub mod url;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use dashmap::DashMap;

use self::asynchronous::Desk;
use self::function::Circumstances;
pub use self::invocation::EnvironmentView;
use self::invocation::{Artifact, NotReady, Target};
use self::name::{Place, Qualifier, Reference};
use self::territory::{Entry, Permit, State, Territory};
use self::url::Addresses;
use crate::aws::{Call, Error};
use crate::clock::{TimerKind, Timestamp};
use crate::identity::AccountId;
use crate::neighbours::House;
use crate::runtime::Runtime;

/// How long a function is in progress at least with `--strict`, on the clock. AWS takes seconds, and doesn't
/// document how many.
const SETTLING: Duration = Duration::from_secs(2);

/// Whether a request is for the operation whose answer is an event stream.
#[must_use]
pub fn streams(head: &http::request::Parts) -> bool {
    let path = head.uri.path().trim_end_matches('/');
    path.ends_with("/response-streaming-invocations") && path.starts_with("/2021-11-15/")
}

/// The Lambda service: a cheap handle.
#[derive(Clone)]
pub struct Engine {
    shared: Arc<Shared>,
}

struct Shared {
    house: House,
    runtime: Runtime,
    territories: DashMap<Place, Arc<Territory>>,
    events: Desk,
    urls: Addresses,
    /// What makes the URLs of packages unguessable.
    code_secret: String,
}

impl Engine {
    /// The service of `house`, without any function.
    #[must_use]
    pub fn new(house: &House) -> Self {
        let code_secret = house.randomness.text(b"0123456789abcdef", 32);
        let runtime = Runtime::new(house);
        let (territories, events, urls) = (DashMap::new(), Desk::new(), Addresses::default());
        let shared = Shared { house: house.clone(), runtime, territories, events, urls, code_secret };
        let shared = Arc::new(shared);
        let weak = Arc::downgrade(&shared);
        shared.events.ring_by(&house.clock, move |now| {
            if let Some(shared) = weak.upgrade() {
                Self { shared }.attend_due(now);
            }
        });
        Self { shared }
    }

    /// Forgets everything, or everything of one account. The store is the caller's to clear.
    pub fn forget(&self, account: Option<&AccountId>) {
        self.shared.events.forget(account);
        self.shared.urls.forget(account);
        let mut forgotten = Vec::new();
        self.shared.territories.retain(|place, territory| {
            let keep = account.is_some_and(|account| *account != place.account);
            if !keep {
                forgotten.push(Arc::clone(territory));
            }
            keep
        });
        for territory in forgotten {
            let mut state = territory.lock();
            state.functions.clear();
            // Dropping a mapping stops its poller.
            state.mappings.clear();
            state.layers.clear();
            state.layer_packages.clear();
            state.code_signing.clear();
            state.capacity_providers.clear();
        }
    }

    /// What execution environments there are.
    #[must_use]
    pub fn environments(&self) -> Vec<EnvironmentView> {
        let mut all = Vec::new();
        for territory in &self.shared.territories {
            for entry in territory.lock().functions.values() {
                all.extend(entry.artifacts().flat_map(|artifact| EnvironmentView::of(artifact)));
            }
        }
        all
    }

    /// Ends idle guests and removes the files that functions were given: the daemon is stopping.
    pub fn close(&self) {
        for territory in &self.shared.territories {
            for entry in territory.lock().functions.values_mut() {
                entry.discard_artifacts();
            }
        }
        self.shared.runtime.close();
    }

    fn territory(&self, place: &Place) -> Arc<Territory> {
        if let Some(territory) = self.shared.territories.get(place) {
            return Arc::clone(&territory);
        }
        Arc::clone(&self.shared.territories.entry(place.clone()).or_default())
    }

    /// Chooses the version that `reference` means, and counts its invocation for `tenant`.
    fn target(&self, place: &Place, reference: &Reference, tenant: Option<&str>) -> Result<Target, Error> {
        let territory = self.territory(place);
        let share = self.shared.house.randomness.fraction();
        let mut state = territory.lock();
        let not_found = || refusal::function_not_found(&reference.full_arn(place));
        let entry = state.functions.get_mut(&reference.name).ok_or_else(not_found)?;
        let qualifier = reference.qualifier.as_ref().unwrap_or(&Qualifier::Latest);
        let version = entry.function.version(qualifier, share).ok_or_else(not_found)?;
        let artifact = self.artifact(entry, &version).ok_or_else(not_found)?;
        let permit = Permit::take(&territory, &mut state, &reference.name)?;
        drop(state);
        if artifact.environments().is_some_and(|environments| !environments.admits(tenant)) {
            return Err(refusal::throttled(permit.too_fast()));
        }
        Ok(Target { artifact, permit })
    }

    fn artifact(&self, entry: &mut Entry, version: &Qualifier) -> Option<Arc<Artifact>> {
        let House { randomness, options, .. } = &self.shared.house;
        entry.artifact(version, |function, version, code| {
            Artifact::new(function, version, code, randomness, options)
        })
    }

    /// Counts a function that was accepted and can't be run. Every function's warning names it; the gaps
    /// count them by what is missing.
    fn note_not_ready(&self, artifact: &Artifact, reason: &NotReady) {
        let what = match reason {
            NotReady::NotRunnable(_) => {
                format!("lambda: running this function ({})", artifact.configuration.runtime)
            }
            NotReady::LayersConflict(_) => {
                "lambda: layers of which one has a file where another has a directory".to_owned()
            }
            // Nothing is missing here.
            NotReady::Machine(_) => return,
        };
        let _: bool = self.shared.house.neighbours.gaps().count(&what);
    }

    /// Counts a record that AWS would act on and Virga only echoes.
    fn note_without_effect(&self, what: &str) {
        if self.shared.house.neighbours.gaps().without_effect(what) {
            tracing::warn!("{what} was stored, and has no effect here");
        }
    }

    /// Code that lies in S3.
    async fn object(
        &self,
        call: &Call,
        bucket: &str,
        key: &str,
        version: Option<&str>,
    ) -> Result<Bytes, Error> {
        let objects = self.shared.house.neighbours.objects();
        let object = objects.get_object(call, bucket, key, version).await.map_err(|error| {
            refusal::invalid_parameter(format!(
                "Error occurred while GetObject. S3 Error Code: {}. S3 Error Message: {}",
                error.code, error.message
            ))
        })?;
        Ok(object.body)
    }

    /// Changes the function called `name` and keeps the change, or answers what `missing` says.
    async fn change<T>(
        &self,
        territory: &Territory,
        name: &str,
        missing: impl FnOnce() -> Error,
        change: impl FnOnce(&mut Entry, Circumstances<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let House { clock, randomness, store, .. } = &self.shared.house;
        let new_id = || randomness.uuid().to_string();
        let (answer, commit) = {
            let mut state = territory.lock();
            let entry = state.functions.get_mut(name).ok_or_else(missing)?;
            let layers = entry.function.layer_arns();
            let answer = change(entry, Circumstances { now: clock.now(), new_id: &new_id })?;
            (answer, state.write(store, name, None, layers))
        };
        commit.durable().await;
        Ok(answer)
    }

    /// Looks at the function that `reference` names, or answers that it isn't there.
    fn look<T>(
        &self,
        place: &Place,
        reference: &Reference,
        look: impl FnOnce(&mut Entry) -> Option<T>,
    ) -> Result<T, Error> {
        let territory = self.territory(place);
        let mut state = territory.lock();
        let State { functions, .. } = &mut *state;
        let found = functions.get_mut(&reference.name).and_then(look);
        found.ok_or_else(|| refusal::function_not_found(&reference.arn(place)))
    }

    /// With `--strict`, waits until what began at `began` would be ready on AWS.
    async fn take_as_long_as_aws(&self, began: Timestamp) {
        let House { clock, options, .. } = &self.shared.house;
        if options.strict {
            clock.sleep_until(TimerKind::Step, began.after(SETTLING)).await;
        }
    }

    /// Makes the versions of a function ready, in a task of its own; then they are `Active`. With `--strict`
    /// that takes as long as on AWS, so that what must not be done meanwhile is refused.
    fn settle(&self, place: &Place, name: &str) {
        let (engine, place, name) = (self.clone(), place.clone(), name.to_owned());
        let clock = &self.shared.house.clock;
        let began = clock.now();
        drop(clock.spawn(async move {
            let territory = engine.territory(&place);
            let artifact = {
                let mut state = territory.lock();
                state.functions.get_mut(&name).and_then(|entry| engine.artifact(entry, &Qualifier::Latest))
            };
            let Some(artifact) = artifact else { return };
            if artifact.is_worth_preparing(&engine.shared.house.options)
                && let Err(reason) = artifact.ready(&engine.shared.runtime).await
            {
                engine.note_not_ready(&artifact, reason);
                tracing::warn!("the function {name} was accepted, but invoking it will fail: {reason}");
            }
            engine.take_as_long_as_aws(began).await;
            let gone = || refusal::function_not_found(&name);
            let settled = engine.change(&territory, &name, gone, |entry, with| {
                entry.function.settle(with);
                Ok(())
            });
            if settled.await.is_err() {
                tracing::debug!("the function {name} was deleted before it was ready");
            }
            engine.keep_provisioned(&place, &name);
        }));
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("lambda::Engine")
    }
}

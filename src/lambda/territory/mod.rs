//! What lives in one place: the functions and event source mappings of an account in a region.

mod layers;

pub(in crate::lambda) use layers::{LAYER_PACKAGES, LayerPackageRow};

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use parking_lot::{Mutex, MutexGuard};
use serde::{Deserialize, Serialize};

use crate::aws::Error;
use crate::aws::model::lambda as model;
use crate::lambda::code::{Digested, Package};
use crate::lambda::concurrency::{Concurrency, Share};
use crate::lambda::function::Function;
use crate::lambda::invocation::Artifact;
use crate::lambda::layer::Layer;
use crate::lambda::mapping::RunningMapping;
use crate::lambda::name::Qualifier;
use crate::lambda::record::CodeSigningConfig;
use crate::store::{Batch, Commit, Store, Table};

/// Rows of functions, each with its versions, aliases and policies.
pub(in crate::lambda) const FUNCTIONS: Table = "lambda.function";

/// Rows of deployment packages.
pub(in crate::lambda) const PACKAGES: Table = "lambda.package";

/// Rows of layers, each with its versions.
pub(in crate::lambda) const LAYERS: Table = "lambda.layer";

/// Rows of code signing configurations.
pub(in crate::lambda) const CODE_SIGNING: Table = "lambda.code_signing";

/// Rows of capacity providers, by ARN.
pub(in crate::lambda) const CAPACITY_PROVIDERS: Table = "lambda.capacity_provider";

/// The functions and event source mappings of an account in a region, behind one short lock.
#[derive(Default)]
pub(in crate::lambda) struct Territory {
    state: Mutex<State>,
}

#[derive(Default)]
pub(in crate::lambda) struct State {
    /// By name.
    pub functions: BTreeMap<String, Entry>,
    /// By UUID.
    pub mappings: BTreeMap<String, RunningMapping>,
    /// By name.
    pub layers: BTreeMap<String, Layer>,
    /// By the ARN of the layer version: of the layers that live here, and of whatever functions here use,
    /// wherever that lives. So what becomes of a layer elsewhere takes nothing from them.
    pub layer_packages: HashMap<String, Arc<Package>>,
    /// By ARN.
    pub code_signing: BTreeMap<String, CodeSigningConfig>,
    /// By name.
    pub capacity_providers: BTreeMap<String, model::CapacityProvider>,
    pub concurrency: Concurrency,
    /// What all functions have reserved together: counted when reservations change, because every
    /// invocation asks.
    reserved_in_all: u32,
}

/// A function, its code, and what it takes to run it.
pub(in crate::lambda) struct Entry {
    pub function: Function,
    /// By `CodeSha256`: those that a version still has.
    packages: HashMap<String, Arc<Package>>,
    /// Made when a version is needed first.
    artifacts: HashMap<Qualifier, Arc<Artifact>>,
    /// By the ARN of the layer version: those that some version of the function uses.
    layers: HashMap<String, Arc<Package>>,
}

/// All code of a version.
pub struct Code {
    /// Its deployment package.
    pub package: Arc<Package>,
    /// Those of its layers; what a later one brings replaces what an earlier one brought.
    pub layers: Vec<Arc<Package>>,
}

/// A package as the store keeps it.
#[derive(Serialize, Deserialize)]
pub(in crate::lambda) struct PackageRow {
    pub function: String,
    pub region: String,
    pub digest: Digested,
    /// The zip file in base64.
    pub zip: String,
}

impl Territory {
    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock()
    }
}

impl State {
    /// What all functions have reserved together.
    pub fn reserved_in_all(&self) -> u32 {
        self.reserved_in_all
    }

    /// Counts the reservations anew; to be called when one has changed, or a function has gone.
    pub fn count_reservations(&mut self) {
        let functions = self.functions.values();
        self.reserved_in_all = functions.filter_map(|entry| entry.function.reserved_concurrency).sum();
    }

    /// The bytes of all versions of functions and layers together.
    pub fn code_size(&self) -> u64 {
        let functions = self.functions.values().map(Entry::code_size);
        let layers = self.layers.values().flat_map(|layer| layer.versions.values());
        functions.chain(layers.map(|version| version.code.size)).sum()
    }

    /// Hands the store what has become of the function `name`, which used the layers `before`: its row,
    /// that of `new` code, and the packages of layers. Forgets what no version needs any more.
    pub fn write(&mut self, store: &Store, name: &str, new: Option<&Package>, before: Vec<String>) -> Commit {
        let Some(entry) = self.functions.get_mut(name) else { return store.commit(|_| {}) };
        entry.layers.retain(|arn, _| entry.function.uses_layer(arn));
        let place = entry.function.place.clone();
        let changes = self.change_layers(&place, name, before);
        let Some(entry) = self.functions.get_mut(name) else { return store.commit(|_| {}) };
        let commit = store.commit(|batch| {
            entry.write(new, batch);
            changes.write(&place, batch);
        });
        entry.prune();
        commit
    }

    /// Removes the function `name` with all its rows; `None` when there is none.
    pub fn remove(&mut self, store: &Store, name: &str) -> Option<(Entry, Commit)> {
        let entry = self.functions.remove(name)?;
        let place = &entry.function.place;
        let changes = self.change_layers(place, name, entry.function.layer_arns());
        self.count_reservations();
        let commit = store.commit(|batch| {
            entry.erase(batch);
            changes.write(place, batch);
        });
        Some((entry, commit))
    }
}

impl Entry {
    pub fn new(function: Function) -> Self {
        Self { function, packages: HashMap::new(), artifacts: HashMap::new(), layers: HashMap::new() }
    }

    /// Adds a package that a version has; `Entry::write` must follow.
    pub fn add_package(&mut self, package: Arc<Package>) {
        self.packages.insert(package.digest.sha256.clone(), package);
    }

    /// Adds the package of a layer version that a version of the function uses.
    pub fn add_layer(&mut self, arn: String, package: Arc<Package>) {
        self.layers.insert(arn, package);
    }

    /// The packages of the layers that a version uses, in the order in which they are laid out.
    pub fn layers(&self, version: &Qualifier) -> Vec<Arc<Package>> {
        let used = self.function.revision(version).into_iter().flat_map(|one| &one.configuration.layers);
        used.filter_map(|layer| self.layers.get(&layer.arn).cloned()).collect()
    }

    /// The code of a version.
    pub fn package(&self, version: &Qualifier) -> Option<Arc<Package>> {
        let revision = self.function.revision(version)?;
        self.packages.get(&revision.code.sha256).cloned()
    }

    /// What it takes to run a version; `make` makes it when it isn't there.
    pub fn artifact(
        &mut self,
        version: &Qualifier,
        make: impl FnOnce(&Function, &Qualifier, Code) -> Artifact,
    ) -> Option<Arc<Artifact>> {
        if let Some(artifact) = self.artifacts.get(version) {
            return Some(Arc::clone(artifact));
        }
        let code = Code { package: self.package(version)?, layers: self.layers(version) };
        let artifact = Arc::new(make(&self.function, version, code));
        self.artifacts.insert(version.clone(), Arc::clone(&artifact));
        Some(artifact)
    }

    /// What it takes to run a version, if that was made.
    pub fn made_artifact(&self, version: &Qualifier) -> Option<&Arc<Artifact>> {
        self.artifacts.get(version)
    }

    /// Forgets what it took to run a version that has changed or is gone.
    pub fn discard_artifact(&mut self, version: &Qualifier) {
        self.artifacts.remove(version);
    }

    /// What it takes to run the versions that were needed so far.
    pub fn artifacts(&self) -> impl Iterator<Item = &Arc<Artifact>> {
        self.artifacts.values()
    }

    /// Forgets what it took to run any version.
    pub fn discard_artifacts(&mut self) {
        self.artifacts.clear();
    }

    /// Writes the function's row, and that of `new` code; forgets code that no version has any more.
    pub fn write(&mut self, new: Option<&Package>, batch: &mut Batch) {
        let Self { function, packages, .. } = self;
        let account = &function.place.account;
        if let Some(package) = new {
            let row = PackageRow {
                function: function.name.clone(),
                region: function.place.region.to_string(),
                digest: package.digest.clone(),
                zip: STANDARD.encode(&package.zip),
            };
            batch.put(PACKAGES, account, package_key(function, &package.digest.sha256), &row);
        }
        for sha256 in packages.keys().filter(|sha256| !is_used(function, sha256)) {
            batch.delete(PACKAGES, account, package_key(function, sha256));
        }
        batch.put(FUNCTIONS, account, function_key(function), function);
    }

    /// Forgets code that no version has any more.
    fn prune(&mut self) {
        let function = &self.function;
        self.packages.retain(|sha256, _| is_used(function, sha256));
    }

    /// Removes all rows of the function.
    fn erase(&self, batch: &mut Batch) {
        let account = &self.function.place.account;
        for sha256 in self.packages.keys() {
            batch.delete(PACKAGES, account, package_key(&self.function, sha256));
        }
        batch.delete(FUNCTIONS, account, function_key(&self.function));
    }

    fn code_size(&self) -> u64 {
        self.function.code_in_use().map(|code| code.size).sum()
    }
}

fn is_used(function: &Function, sha256: &str) -> bool {
    function.code_in_use().any(|code| code.sha256 == sha256)
}

fn function_key(function: &Function) -> String {
    format!("{}/{}", function.place.region, function.name)
}

fn package_key(function: &Function, sha256: &str) -> String {
    format!("{}/{}/{sha256}", function.place.region, function.name)
}

/// An invocation that is counted until this is dropped.
pub(in crate::lambda) struct Permit {
    territory: Arc<Territory>,
    function: String,
    share: Share,
}

impl Permit {
    /// Counts an invocation of `function`, whose place is locked.
    pub fn take(territory: &Arc<Territory>, state: &mut State, function: &str) -> Result<Self, Error> {
        let reservation = state.functions.get(function).and_then(|entry| entry.function.reserved_concurrency);
        let share = state.concurrency.enter(function, reservation, state.reserved_in_all)?;
        Ok(Self { territory: Arc::clone(territory), function: function.to_owned(), share })
    }

    /// Why the invocation is throttled when environments would be made too fast.
    pub fn too_fast(&self) -> &'static str {
        match self.share {
            Share::Common => "FunctionInvocationRateLimitExceeded",
            Share::Own => "ReservedFunctionInvocationRateLimitExceeded",
        }
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.territory.lock().concurrency.leave(&self.function, self.share);
    }
}

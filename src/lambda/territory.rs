//! What lives in one place: the functions and event source mappings of an account in a region.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use parking_lot::{Mutex, MutexGuard};
use serde::{Deserialize, Serialize};

use super::code::{Digested, Package};
use super::concurrency::{Concurrency, Share};
use super::function::Function;
use super::invocation::Artifact;
use super::layer::Layer;
use super::mapping::RunningMapping;
use super::name::Qualifier;
use super::record::CodeSigningConfig;
use crate::aws::Error;
use crate::aws::model::lambda as model;
use crate::store::{Batch, Table};

/// Rows of functions, each with its versions, aliases and policies.
pub(super) const FUNCTIONS: Table = "lambda.function";

/// Rows of deployment packages.
pub(super) const PACKAGES: Table = "lambda.package";

/// Rows of layers, each with its versions.
pub(super) const LAYERS: Table = "lambda.layer";

/// Rows of the packages of layer versions, by the version's ARN.
pub(super) const LAYER_PACKAGES: Table = "lambda.layer_package";

/// Rows of code signing configurations.
pub(super) const CODE_SIGNING: Table = "lambda.code_signing";

/// The functions and event source mappings of an account in a region, behind one short lock.
#[derive(Default)]
pub(super) struct Territory {
    state: Mutex<State>,
}

#[derive(Default)]
pub(super) struct State {
    /// By name.
    pub functions: BTreeMap<String, Entry>,
    /// By UUID.
    pub mappings: BTreeMap<String, RunningMapping>,
    /// By name.
    pub layers: BTreeMap<String, Layer>,
    /// By the ARN of the layer version. A deleted version stays while a function uses it.
    pub layer_packages: HashMap<String, Arc<Package>>,
    /// By ARN.
    pub code_signing: BTreeMap<String, CodeSigningConfig>,
    /// By name. Records without rows: nothing depends on them.
    pub capacity_providers: BTreeMap<String, model::CapacityProvider>,
    pub concurrency: Concurrency,
    /// What all functions have reserved together: counted when reservations change, because every
    /// invocation asks.
    reserved_in_all: u32,
}

/// A function, its code, and what it takes to run it.
pub(super) struct Entry {
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

/// A layer version's package as the store keeps it.
#[derive(Serialize, Deserialize)]
pub(super) struct LayerPackageRow {
    pub region: String,
    pub arn: String,
    pub digest: Digested,
    /// The zip file in base64.
    pub zip: String,
}

/// A package as the store keeps it.
#[derive(Serialize, Deserialize)]
pub(super) struct PackageRow {
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

    /// The bytes of all packages together.
    pub fn code_size(&self) -> u64 {
        self.functions.values().map(Entry::code_size).sum()
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
    pub fn prune(&mut self) {
        let function = &self.function;
        self.packages.retain(|sha256, _| is_used(function, sha256));
        self.layers.retain(|arn, _| function.uses_layer(arn));
    }

    /// Removes all rows of the function.
    pub fn erase(&self, batch: &mut Batch) {
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
pub(super) struct Permit {
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
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.territory.lock().concurrency.leave(&self.function, self.share);
    }
}

//! Reading back what the store kept.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Engine;
use super::asynchronous::{EVENTS, QueuedEvent};
use super::code::Package;
use super::function::Function;
use super::layer::Layer;
use super::mapping::{MAPPINGS, Mapping, Poller, RunningMapping};
use super::name::Place;
use super::record::{CapacityProviderRow, CodeSigningConfig};
use super::territory::{
    CAPACITY_PROVIDERS, CODE_SIGNING, Entry, FUNCTIONS, LAYER_PACKAGES, LAYERS, LayerPackageRow, PACKAGES,
    PackageRow,
};

impl Engine {
    /// Reads functions, packages, event source mappings and waiting events back from the store, and
    /// goes on with what was under way. To be called once, before the port opens and after every
    /// neighbour is there. Programs are compiled when they are invoked first, but for those that were
    /// provisioned.
    pub fn restore(&self) {
        let store = &self.shared.house.store;
        let (mut unsettled, mut provisioned) = (Vec::new(), Vec::new());
        for (_, function) in store.rows::<Function>(FUNCTIONS) {
            if function.is_unsettled() {
                unsettled.push((function.place.clone(), function.name.clone()));
            } else if !function.settings.provisioned.is_empty() {
                provisioned.push((function.place.clone(), function.name.clone()));
            }
            self.restore_function(function);
        }
        self.restore_layers();
        self.restore_records();
        for (key, row) in store.rows::<PackageRow>(PACKAGES) {
            let Ok(region) = row.region.parse() else { continue };
            self.restore_package(&Place { account: key.account, region }, row);
        }
        for (place, name) in unsettled {
            self.settle(&place, &name);
        }
        for (place, name) in provisioned {
            self.keep_provisioned(&place, &name);
        }
        for (_, mapping) in store.rows::<Mapping>(MAPPINGS) {
            self.restore_mapping(mapping);
        }
        for (_, event) in store.rows::<QueuedEvent>(EVENTS) {
            self.resume_event(event);
        }
    }

    fn restore_function(&self, function: Function) {
        self.shared.urls.list(&function);
        let territory = self.territory(&function.place);
        let mut state = territory.lock();
        state.functions.insert(function.name.clone(), Entry::new(function));
        state.count_reservations();
    }

    fn restore_layers(&self) {
        let store = &self.shared.house.store;
        for (_, layer) in store.rows::<Layer>(LAYERS) {
            self.territory(&layer.place).lock().layers.insert(layer.name.clone(), layer);
        }
        for (key, row) in store.rows::<LayerPackageRow>(LAYER_PACKAGES) {
            let Ok(region) = row.region.parse() else { continue };
            let zip = STANDARD.decode(&row.zip).unwrap_or_default();
            let package = Arc::new(Package::restored(zip.into(), row.digest));
            let territory = self.territory(&Place { account: key.account, region });
            let mut state = territory.lock();
            for entry in state.functions.values_mut().filter(|entry| entry.function.uses_layer(&row.arn)) {
                entry.add_layer(row.arn.clone(), Arc::clone(&package));
            }
            state.layer_packages.insert(row.arn, package);
        }
    }

    fn restore_records(&self) {
        let store = &self.shared.house.store;
        for (_, config) in store.rows::<CodeSigningConfig>(CODE_SIGNING) {
            self.territory(&config.place).lock().code_signing.insert(config.arn(), config);
        }
        for (key, row) in store.rows::<CapacityProviderRow>(CAPACITY_PROVIDERS) {
            let Ok(region) = row.region.parse() else { continue };
            let territory = self.territory(&Place { account: key.account, region });
            territory.lock().capacity_providers.insert(row.name.clone(), row.into_provider());
        }
    }

    fn restore_package(&self, place: &Place, row: PackageRow) {
        let zip = STANDARD.decode(&row.zip).unwrap_or_default();
        let package = Package::restored(zip.into(), row.digest);
        let territory = self.territory(place);
        let mut state = territory.lock();
        if let Some(entry) = state.functions.get_mut(&row.function) {
            entry.add_package(Arc::new(package));
        }
    }

    fn restore_mapping(&self, mapping: Mapping) {
        let territory = self.territory(&mapping.place);
        let mut state = territory.lock();
        let poller = mapping.wants_poller().then(|| Poller::start(self, &mapping));
        state.mappings.insert(mapping.id.clone(), RunningMapping { mapping, poller });
    }
}

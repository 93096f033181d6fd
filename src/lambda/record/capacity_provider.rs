//! Capacity providers as the store keeps them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::aws::check::check;
use crate::aws::json::ValueWriter;
use crate::aws::model::lambda as model;
use crate::aws::node::Node;
use crate::aws::value::{Fields, ReadStructure, Structure};
use crate::aws::writer::Writer;

/// A capacity provider: all of it is what the API answers.
#[derive(Debug, Serialize, Deserialize)]
pub struct CapacityProviderRow {
    /// Where it lives.
    pub region: String,
    /// Its name.
    pub name: String,
    provider: Value,
}

impl CapacityProviderRow {
    /// The row of `provider`, which is called `name`.
    #[must_use]
    pub fn of(region: String, name: &str, provider: &model::CapacityProvider) -> Self {
        let mut writer = ValueWriter::default();
        writer.begin_structure();
        provider.write_members(&mut writer);
        writer.end_structure();
        Self { region, name: name.to_owned(), provider: writer.finish() }
    }

    /// The capacity provider.
    #[must_use]
    pub fn into_provider(self) -> model::CapacityProvider {
        let mut node = Node::of_value(&self.provider);
        if let Err(error) = check(&model::SERVICE, model::CapacityProvider::SCHEMA, &mut node) {
            tracing::warn!("the capacity provider {} was kept by another version: {error}", self.name);
        }
        model::CapacityProvider::read_members(Fields::new(model::CapacityProvider::SCHEMA, node))
    }
}

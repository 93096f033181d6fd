//! Reading the items of a map run from S3.
//!
//! *AWS documentation: `ItemReader` (Map).*

use std::sync::Arc;

use serde_json::Value;

use crate::aws::{Call, Error};
use crate::neighbours::{House, StoredObject};
use crate::stepfunctions::definition::{ItemFormat, ItemSource};
use crate::stepfunctions::execution::Reading;
use crate::stepfunctions::history::Mishap;
use crate::stepfunctions::map_run::items::{self, ItemList, unreadable};
use crate::stepfunctions::map_run::manifest::{self, Inventory};
use crate::stepfunctions::payload::Payload;

/// Where items are read from, and how many at most.
struct Reader<'run> {
    house: &'run House,
    call: &'run Call,
    parameters: &'run Value,
    most: usize,
}

/// Every item of a map run.
pub(super) async fn items(house: &House, call: &Call, reading: &Reading) -> Result<Arc<ItemList>, Mishap> {
    let (source, parameters, most) = match reading {
        Reading::Given(array) => return given(array),
        Reading::From { source, parameters, most } => (source, parameters, items::limit(*most)),
    };
    let reader = Reader { house, call, parameters: parameters.value(), most };
    let items = reader.read(source).await?;
    Ok(Arc::new(ItemList::new(items, reader.uri(source).into())))
}

/// The items of an array in the state's input.
pub(super) fn given(array: &Payload) -> Result<Arc<ItemList>, Mishap> {
    let items = items::of_array(array, items::limit(None))?;
    Ok(Arc::new(ItemList::new(items, "STATE_DATA".into())))
}

impl Reader<'_> {
    async fn read(&self, source: &ItemSource) -> Result<Vec<Payload>, Mishap> {
        match source {
            ItemSource::Object(format) => items::of_object(format, &self.named().await?.body, self.most),
            ItemSource::Listing => self.listing().await,
            ItemSource::Inventory => self.inventory().await,
            ItemSource::Manifest(format) => {
                let places = manifest::athena(&self.named().await?.body)?;
                self.flattened(places, format).await
            }
            ItemSource::Contents(format) => {
                let bucket = self.text("Bucket")?.to_owned();
                let listed = self.objects().await?.into_iter().filter(|object| !object.key.ends_with('/'));
                let places = listed.map(|object| (bucket.clone(), object.key)).collect();
                self.flattened(places, format).await
            }
        }
    }

    fn text(&self, name: &str) -> Result<&str, Mishap> {
        let text = self.parameters.get(name).and_then(Value::as_str);
        text.ok_or_else(|| unreadable(format!("The parameters of the ItemReader name no {name}.")))
    }

    fn uri(&self, source: &ItemSource) -> String {
        let bucket = self.text("Bucket").unwrap_or_default();
        match (source, self.text("Key")) {
            (ItemSource::Listing | ItemSource::Contents(_), _) | (_, Err(_)) => format!("S3://{bucket}"),
            (_, Ok(key)) => format!("S3://{bucket}/{key}"),
        }
    }

    /// The object that the parameters name.
    async fn named(&self) -> Result<StoredObject, Mishap> {
        let version = self.parameters.get("VersionId").and_then(Value::as_str);
        self.object(self.text("Bucket")?, self.text("Key")?, version).await
    }

    async fn object(&self, bucket: &str, key: &str, version: Option<&str>) -> Result<StoredObject, Mishap> {
        let objects = self.house.neighbours.objects();
        let object = objects.get_object(self.call, bucket, key, version).await;
        object.map_err(|error| unreadable(refusal(self.call, &error)))
    }

    /// The objects of the bucket, below the prefix if there is one.
    async fn objects(&self) -> Result<Vec<StoredObject>, Mishap> {
        let bucket = self.text("Bucket")?;
        let prefix = self.parameters.get("Prefix").and_then(Value::as_str).unwrap_or_default();
        let mut listed: Vec<StoredObject> = Vec::new();
        loop {
            let after = listed.last().map(|object| object.key.clone());
            let objects = self.house.neighbours.objects();
            let page = objects.list_objects(self.call, bucket, prefix, after.as_deref()).await;
            let page = page.map_err(|error| unreadable(refusal(self.call, &error)))?;
            let is_last = !page.truncated || page.objects.is_empty();
            listed.extend(page.objects);
            if is_last || listed.len() >= items::limit(None) {
                return Ok(listed);
            }
        }
    }

    async fn listing(&self) -> Result<Vec<Payload>, Mishap> {
        Ok(self.objects().await?.iter().take(self.most).map(items::of_listing).collect())
    }

    async fn inventory(&self) -> Result<Vec<Payload>, Mishap> {
        let inventory = Inventory::parse(&self.named().await?.body)?;
        let mut all = Vec::new();
        for key in &inventory.keys {
            let object = self.object(&inventory.bucket, key, None).await?;
            all.extend(inventory.items(&object.body, self.most - all.len())?);
        }
        Ok(all)
    }

    /// The items of several objects, one after the other.
    async fn flattened(
        &self,
        places: Vec<(String, String)>,
        format: &ItemFormat,
    ) -> Result<Vec<Payload>, Mishap> {
        let mut all = Vec::new();
        for (bucket, key) in places {
            if all.len() >= self.most {
                break;
            }
            let object = self.object(&bucket, &key, None).await?;
            all.extend(items::of_object(format, &object.body, self.most - all.len())?);
        }
        Ok(all)
    }
}

/// An error of S3 in the words of AWS's SDK for Java.
pub(super) fn refusal(call: &Call, error: &Error) -> String {
    format!(
        "{} (Service: Amazon S3; Status Code: {}; Error Code: {}; Request ID: {}; Proxy: null)",
        error.message, error.status, error.code, call.request_id
    )
}

//! Objects as the other services see them.

use std::collections::BTreeMap;

use bytes::Bytes;

use super::bucket::condition::Writing;
use super::bucket::listing::Wanted;
use super::bucket::object::{Description, Object, Version};
use super::checksum::{Algorithm, Summing};
use super::content::Intake;
use super::operations::{Draft, Engine};
use super::refusal::Refusal;
use super::{S3, Shared};
use crate::aws::{Call, Error};
use crate::neighbours::{Answer, ObjectPage, Objects, StoredObject};

/// Objects of one page.
const PAGE: usize = 1000;

fn told(key: &str, version: &Version, object: &Object, body: Bytes) -> StoredObject {
    StoredObject {
        key: key.to_owned(),
        body,
        size: object.size(),
        etag: format!("\"{}\"", object.etag),
        version: version.id.clone(),
        last_modified: version.modified,
        storage_class: object.description.storage_class.clone().unwrap_or_else(|| "STANDARD".to_owned()),
    }
}

impl Shared {
    async fn kept(&self, body: Bytes, content_type: &str) -> Result<Object, Refusal> {
        let mut intake = Intake::new(&self.vault, Summing::new(&[Algorithm::Crc64Nvme], false));
        let kept = async {
            intake.write(body).await?;
            intake.finish().await
        };
        let taken = kept.await.map_err(|error| Refusal::internal(&error))?;
        let content_type = (!content_type.is_empty()).then(|| content_type.to_owned());
        Ok(Object {
            content: taken.content,
            etag: taken.digests.etag(),
            checksum: taken.digests.checksum(Algorithm::Crc64Nvme),
            parts: Vec::new(),
            description: Description { content_type, ..Description::default() },
        })
    }
}

impl Objects for S3 {
    fn get_object<'a>(
        &'a self,
        call: &'a Call,
        bucket: &'a str,
        key: &'a str,
        version: Option<&'a str>,
    ) -> Answer<'a, StoredObject> {
        Box::pin(async move {
            let found = self.shared.territory.find(call, bucket)?;
            let (version, object) = found.with(|bucket| {
                let (version, object) = bucket.find(key, version)?;
                Ok((version.clone(), std::sync::Arc::clone(object)))
            })?;
            let body = object.content.collect().await.map_err(|error| Refusal::internal(&error))?;
            Ok(told(key, &version, &object, body))
        })
    }

    fn put_object<'a>(
        &'a self,
        call: &'a Call,
        bucket: &'a str,
        key: &'a str,
        body: Bytes,
        content_type: &'a str,
    ) -> Answer<'a, StoredObject> {
        Box::pin(async move {
            let found = self.shared.territory.find(call, bucket)?;
            let object = self.shared.kept(body, content_type).await?;
            let draft = Draft {
                key: key.to_owned(),
                object,
                tags: BTreeMap::new(),
                condition: Writing::default(),
                event: "ObjectCreated:Put",
            };
            let engine = Engine { shared: std::sync::Arc::clone(&self.shared) };
            let (version, object) = engine.write(call, &found, draft).await?;
            Ok(told(key, &version, &object, Bytes::new()))
        })
    }

    fn list_objects<'a>(
        &'a self,
        call: &'a Call,
        bucket: &'a str,
        prefix: &'a str,
        after: Option<&'a str>,
    ) -> Answer<'a, ObjectPage> {
        let page = self.shared.territory.find(call, bucket).and_then(|found| {
            found.with(|bucket| {
                let listed = bucket.list(&Wanted { prefix, delimiter: "", after, most: PAGE });
                let objects = listed.entries.into_iter();
                let objects = objects.map(|(key, version, object)| told(key, version, object, Bytes::new()));
                Ok(ObjectPage { objects: objects.collect(), truncated: listed.next.is_some() })
            })
        });
        Box::pin(std::future::ready(page.map_err(Error::from)))
    }
}

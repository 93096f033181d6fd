//! Which buckets there are, and who sees them.

use std::collections::BTreeMap;
use std::sync::Arc;

use parking_lot::{Mutex, RwLock};
use serde_json::Value;

use super::bucket::Bucket;
use super::refusal::{Outcome, Refusal};
use crate::aws::Call;
use crate::identity::AccountId;

/// Buckets that one account may have. *AWS documentation: General purpose bucket quotas.*
const MOST_BUCKETS: usize = 10_000;

/// A bucket, behind its own lock.
type Shelf = Arc<Mutex<Bucket>>;

/// All buckets of all accounts.
#[derive(Debug, Default)]
pub struct Territory {
    accounts: RwLock<BTreeMap<AccountId, BTreeMap<String, Shelf>>>,
}

/// A bucket that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Whose it is.
    pub owner: AccountId,
    /// Its name.
    pub name: String,
    shelf: Shelf,
}

impl Found {
    /// Does something with the bucket.
    ///
    /// # Errors
    /// What `act` answers, and `NoSuchBucket` when it was deleted meanwhile.
    pub fn with<T>(&self, act: impl FnOnce(&mut Bucket) -> Outcome<T>) -> Outcome<T> {
        let mut bucket = self.shelf.lock();
        if bucket.gone { Err(Refusal::no_such_bucket()) } else { act(&mut bucket) }
    }
}

impl Territory {
    /// The bucket of this name that the caller sees.
    ///
    /// # Errors
    /// `NoSuchBucket`.
    pub fn find(&self, call: &Call, name: &str) -> Outcome<Found> {
        let accounts = self.accounts.read();
        let found = |owner: &AccountId, shelf: &Shelf| Found {
            owner: owner.clone(),
            name: name.to_owned(),
            shelf: Arc::clone(shelf),
        };
        if let Some(shelf) = accounts.get(&call.account).and_then(|buckets| buckets.get(name)) {
            return Ok(found(&call.account, shelf));
        }
        let others = accounts.iter().filter_map(|(owner, buckets)| Some((owner, buckets.get(name)?)));
        let mut open =
            others.filter(|(_, shelf)| call.access_key_id.is_none() || lets_in(&shelf.lock(), call));
        open.next().map(|(owner, shelf)| found(owner, shelf)).ok_or_else(Refusal::no_such_bucket)
    }

    /// Adds a bucket. `keep` is called when there is room for it, before anybody else sees it.
    ///
    /// # Errors
    /// `BucketAlreadyOwnedByYou` (409), `TooManyBuckets` (400).
    pub fn add<T>(
        &self,
        owner: &AccountId,
        name: &str,
        bucket: Bucket,
        keep: impl FnOnce(&Bucket) -> T,
    ) -> Outcome<T> {
        let mut accounts = self.accounts.write();
        let buckets = accounts.entry(owner.clone()).or_default();
        if buckets.contains_key(name) {
            let message =
                "Your previous request to create the named bucket succeeded and you already own it.";
            return Err(Refusal::new("BucketAlreadyOwnedByYou", 409, message));
        }
        if buckets.len() >= MOST_BUCKETS {
            let message = "You have attempted to create more buckets than allowed";
            return Err(Refusal::new("TooManyBuckets", 400, message));
        }
        let kept = keep(&bucket);
        buckets.insert(name.to_owned(), Arc::new(Mutex::new(bucket)));
        Ok(kept)
    }

    /// Removes a bucket without objects. What comes back is to be dropped when its row is gone.
    ///
    /// # Errors
    /// `BucketNotEmpty` (409).
    pub fn remove<T>(&self, found: &Found, keep: impl FnOnce(&Bucket) -> T) -> Outcome<T> {
        let mut accounts = self.accounts.write();
        let kept = found.with(|bucket| {
            if !bucket.is_empty() {
                let message = "The bucket you tried to delete is not empty";
                return Err(Refusal::new("BucketNotEmpty", 409, message));
            }
            bucket.gone = true;
            Ok(keep(bucket))
        })?;
        if let Some(buckets) = accounts.get_mut(&found.owner) {
            buckets.remove(&found.name);
        }
        Ok(kept)
    }

    /// An account's buckets in the order of their names.
    #[must_use]
    pub fn all(&self, owner: &AccountId) -> Vec<Found> {
        let accounts = self.accounts.read();
        let buckets = accounts.get(owner).into_iter().flatten();
        let found = |(name, shelf): (&String, &Shelf)| Found {
            owner: owner.clone(),
            name: name.clone(),
            shelf: Arc::clone(shelf),
        };
        buckets.map(found).collect()
    }

    /// Forgets everything, or everything of one account.
    pub fn forget(&self, account: Option<&AccountId>) {
        let mut forgotten = BTreeMap::new();
        {
            let mut accounts = self.accounts.write();
            match account {
                None => forgotten.append(&mut accounts),
                Some(account) => forgotten.extend(accounts.remove_entry(account)),
            }
        }
        for bucket in forgotten.values().flat_map(BTreeMap::values) {
            bucket.lock().gone = true;
        }
    }
}

/// Whether a bucket's policy names the caller's account, or everybody.
fn lets_in(bucket: &Bucket, call: &Call) -> bool {
    let Some(policy) = bucket.configuration::<String>("BucketPolicy") else { return false };
    let Ok(policy) = serde_json::from_str::<Value>(&policy) else { return false };
    let account = call.account.as_str();
    let names = |principal: &Value| match principal {
        Value::String(name) => {
            name == "*" || name == account || name.split(':').nth(4).is_some_and(|owner| owner == account)
        }
        _ => false,
    };
    let allows = |statement: &Value| {
        let principal = &statement["Principal"];
        let listed = principal.get("AWS").unwrap_or(principal);
        let fits = listed.as_array().map_or_else(|| names(listed), |all| all.iter().any(names));
        statement["Effect"] == "Allow" && fits
    };
    match &policy["Statement"] {
        Value::Array(statements) => statements.iter().any(allows),
        statement => allows(statement),
    }
}

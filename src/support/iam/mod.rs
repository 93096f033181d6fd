//! IAM: roles and policies, recorded and answered faithfully.
//!
//! Virga does not evaluate policies: every call is allowed. What IAM refuses to record (a policy that
//! is none, a role that exists, a policy still attached) is refused here with IAM's own errors, so
//! that deployment tools meet what they will meet on AWS. IAM is global: an account's roles are the
//! same in every region.

mod directory;
mod document;
mod managed;
mod operations;
mod page;
mod policy;
mod policy_versions;
mod role;
mod role_policies;
mod tags;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::Mutex;

use crate::aws::{Call, Error};
use crate::clock::Clock;
use crate::identity::{AccountId, Arn, Randomness};
use crate::neighbours::House;
use crate::store::{Batch, Store};
pub(super) use managed::made_up_id;

use directory::{Birth, Directory};

const ROLES: &str = "iam.role";
const POLICIES: &str = "iam.policy";

/// The alphabet of IAM's ids.
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// IAM: a cheap handle on what is recorded of every account.
#[derive(Clone, Debug)]
pub struct Iam {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    clock: Clock,
    randomness: Randomness,
    store: Store,
    /// One lock for all accounts: nothing calls IAM often.
    directories: Mutex<HashMap<AccountId, Directory>>,
}

/// What another service may need to know of a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownRole {
    /// `AROA…`.
    pub id: String,
    /// How long a session may last, in seconds.
    pub longest_session: i32,
}

impl Iam {
    /// IAM without any role or policy but AWS's own.
    #[must_use]
    pub fn new(house: &House) -> Self {
        let shared = Shared {
            clock: house.clock.clone(),
            randomness: house.randomness.clone(),
            store: house.store.clone(),
            directories: Mutex::default(),
        };
        Self { shared: Arc::new(shared) }
    }

    /// Forgets every account's roles and policies, or one account's. Their rows are the store's to
    /// forget.
    pub fn forget(&self, account: Option<&AccountId>) {
        let mut directories = self.shared.directories.lock();
        directories.retain(|owner, _| account.is_some_and(|account| account != owner));
    }

    /// Reads back what the store kept.
    pub fn restore(&self) {
        let mut directories = self.shared.directories.lock();
        for (key, role) in self.shared.store.rows::<role::Role>(ROLES) {
            let directory = directory_of(&mut directories, &key.account);
            directory.roles.insert(role.name.clone(), role);
        }
        for (key, policy) in self.shared.store.rows::<policy::Policy>(POLICIES) {
            let directory = directory_of(&mut directories, &key.account);
            directory.policies.insert(policy.name.clone(), policy);
        }
    }

    /// The role with this ARN, if it is recorded.
    #[must_use]
    pub fn role(&self, arn: &Arn) -> Option<KnownRole> {
        let account: AccountId = arn.account.parse().ok()?;
        let directories = self.shared.directories.lock();
        let name = arn.resource.rsplit('/').next()?;
        let role = directories.get(&account)?.roles.get(name)?;
        let known = KnownRole { id: role.id.clone(), longest_session: role.longest_session };
        (role.arn == arn.to_string()).then_some(known)
    }

    /// Refuses what is not a policy that says what its bearer may do.
    pub(super) fn check_policy(document: &str) -> Result<(), Error> {
        document::permissions(document)
    }

    /// Looks at the account of `call`.
    fn read<T>(&self, call: &Call, look: impl FnOnce(&Directory) -> Result<T, Error>) -> Result<T, Error> {
        match self.shared.directories.lock().get(&call.account) {
            Some(directory) => look(directory),
            None => look(&Directory::new(call.account.clone())),
        }
    }

    /// Changes the account of `call` and waits until the row that `mirror` writes is durable.
    async fn change<T>(
        &self,
        call: &Call,
        change: impl FnOnce(&mut Directory) -> Result<T, Error>,
        mirror: impl FnOnce(&Directory, &mut Batch),
    ) -> Result<T, Error> {
        let (answer, commit) = {
            let mut directories = self.shared.directories.lock();
            let directory = directory_of(&mut directories, &call.account);
            let answer = change(directory)?;
            (answer, self.shared.store.commit(|batch| mirror(directory, batch)))
        };
        commit.durable().await;
        Ok(answer)
    }

    /// [`Self::change`] for a change of one role.
    async fn change_role<T>(
        &self,
        call: &Call,
        name: &str,
        change: impl FnOnce(&mut Directory) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mirror = |directory: &Directory, batch: &mut Batch| match directory.roles.get(name) {
            Some(role) => batch.put(ROLES, &directory.account, name, role),
            None => batch.delete(ROLES, &directory.account, name),
        };
        self.change(call, change, mirror).await
    }

    /// [`Self::change`] for a change of the policy with this name or ARN.
    async fn change_policy<T>(
        &self,
        call: &Call,
        arn: &str,
        change: impl FnOnce(&mut Directory) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let name = arn.rsplit('/').next().unwrap_or(arn);
        let mirror = |directory: &Directory, batch: &mut Batch| match directory.policies.get(name) {
            Some(policy) => batch.put(POLICIES, &directory.account, name, policy),
            None => batch.delete(POLICIES, &directory.account, name),
        };
        self.change(call, change, mirror).await
    }

    fn birth(&self, call: &Call) -> Birth {
        Birth {
            now: self.shared.clock.now(),
            letters: self.shared.randomness.text(LETTERS, 17),
            partition: call.region.partition(),
        }
    }
}

fn directory_of<'a>(
    directories: &'a mut HashMap<AccountId, Directory>,
    account: &AccountId,
) -> &'a mut Directory {
    directories.entry(account.clone()).or_insert_with(|| Directory::new(account.clone()))
}

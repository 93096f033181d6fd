//! Sessions of assumed roles.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use crate::identity::AccountId;

/// Sessions that are remembered; beyond it the ones that end first are forgotten.
const MOST: usize = 10_000;

/// The session of an assumed role, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Session {
    /// Whose role it is.
    pub account: AccountId,
    /// `AROA…:name`.
    pub user_id: String,
    /// `arn:aws:sts::…:assumed-role/role/name`.
    pub arn: String,
    /// Seconds since the epoch.
    pub expires: i64,
    /// Recorded, not evaluated.
    pub policy: Option<String>,
    /// ARNs of managed policies; recorded, not evaluated.
    pub policy_arns: Vec<String>,
    /// Session tags; recorded, not evaluated.
    pub tags: Vec<(String, String)>,
    /// Who the caller said to be.
    pub source_identity: Option<String>,
}

/// All sessions, expired ones included, by their access key ids.
#[derive(Debug, Default)]
pub(super) struct Sessions {
    by_key: HashMap<String, Session>,
    by_end: BTreeSet<(i64, String)>,
}

impl Sessions {
    /// Opens a session, unless the key is taken. Answers the session forgotten for it, if any.
    pub(super) fn open(&mut self, key: &str, session: Session) -> Result<Option<(String, Session)>, Session> {
        if self.by_key.contains_key(key) {
            return Err(session);
        }
        let forgotten = if self.by_key.len() >= MOST { self.by_end.pop_first() } else { None };
        self.by_end.insert((session.expires, key.to_owned()));
        self.by_key.insert(key.to_owned(), session);
        Ok(forgotten.and_then(|(_, key)| self.by_key.remove(&key).map(|session| (key, session))))
    }

    pub(super) fn get(&self, key: &str) -> Option<&Session> {
        self.by_key.get(key)
    }

    pub(super) fn forget(&mut self, account: Option<&AccountId>) {
        self.by_key.retain(|_, session| account.is_some_and(|account| *account != session.account));
        self.by_end.retain(|(_, key)| self.by_key.contains_key(key));
    }
}

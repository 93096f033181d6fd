//! STS: who calls, and temporary credentials of roles.
//!
//! Where Virga is friendlier than AWS: nobody is denied, for policies are not evaluated; and a role
//! that is not recorded can be assumed all the same, so that a part of a system can be tried without
//! the deployment of its permissions. With `--strict` it is denied, as AWS denies it.
//!
//! Session policies and tags are recorded and measured. `ExternalId` and `TransitiveTagKeys` say
//! something to policies alone, and so nothing here.

mod access_key;
mod session;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use parking_lot::Mutex;

pub use access_key::account_of;

use super::iam::{Iam, KnownRole, made_up_id};
use crate::aws::model::sts::{self, error};
use crate::aws::{Call, Error};
use crate::clock::Timestamp;
use crate::identity::{AccountId, Arn};
use crate::neighbours::House;
use session::{Session, Sessions};

const SESSIONS: &str = "sts.session";

/// Seconds that a session lasts where nobody said otherwise, and at most when one role assumes
/// another.
const USUAL_SESSION: i32 = 3_600;

/// Characters of session policies and tags together.
const LARGEST_POLICY: usize = 2_048;

/// STS: a cheap handle on the sessions of every account.
#[derive(Clone, Debug)]
pub struct Sts {
    house: House,
    iam: Iam,
    sessions: Arc<Mutex<Sessions>>,
}

impl Sts {
    /// STS for the roles of `iam`, with no session open.
    #[must_use]
    pub fn new(house: &House, iam: Iam) -> Self {
        Self { house: house.clone(), iam, sessions: Arc::default() }
    }

    /// Forgets every session, or one account's. Their rows are the store's to forget.
    pub fn forget(&self, account: Option<&AccountId>) {
        self.sessions.lock().forget(account);
    }

    /// Reads back what the store kept.
    pub fn restore(&self) {
        let mut sessions = self.sessions.lock();
        for (key, session) in self.house.store.rows::<Session>(SESSIONS) {
            let _ = sessions.open(&key.key, session);
        }
    }

    /// The session that `call` is made in, if it is signed with temporary credentials.
    fn session_of(&self, call: &Call, now: Timestamp) -> Result<Option<Session>, Error> {
        let Some(key) = call.access_key_id.as_deref().filter(|key| account_of(key).is_some()) else {
            return Ok(None);
        };
        match self.sessions.lock().get(key) {
            Some(session) if session.expires > now.as_secs() => Ok(Some(session.clone())),
            Some(_) => {
                let message = "The security token included in the request is expired";
                Err(Error::new("ExpiredToken", 403, message))
            }
            None => {
                let message = "The security token included in the request is invalid.";
                Err(Error::new("InvalidClientTokenId", 403, message))
            }
        }
    }

    fn identity(&self, call: &Call) -> Result<sts::GetCallerIdentityOutput, Error> {
        let session = self.session_of(call, self.house.clock.now())?;
        let (user_id, arn) = match session {
            Some(session) => (session.user_id, session.arn),
            None => (call.account.to_string(), root(call)),
        };
        Ok(sts::GetCallerIdentityOutput {
            user_id: Some(user_id),
            account: Some(call.account.to_string()),
            arn: Some(arn),
        })
    }

    /// The session that `input` asks for, and how full its policies are, in per cent.
    fn session(
        &self,
        call: &Call,
        now: Timestamp,
        input: &sts::AssumeRoleInput,
    ) -> Result<(Session, Option<i32>), Error> {
        refuse_unsupported(input)?;
        let arn = &input.role_arn;
        let (parsed, account) = role_arn(arn)?;
        let caller = self.session_of(call, now)?;
        let role = self.iam.role(&parsed);
        if role.is_none() && self.house.options.strict {
            let caller = caller.map_or_else(|| root(call), |session| session.arn);
            let message =
                format!("User: {caller} is not authorized to perform: sts:AssumeRole on resource: {arn}");
            return Err(Error::new("AccessDenied", 403, message));
        }
        let seconds = input.duration_seconds.unwrap_or(USUAL_SESSION);
        check_duration(seconds, caller.is_some(), role.as_ref())?;
        let policy_arns = input.policy_arns.iter().flatten().filter_map(|policy| policy.arn.clone());
        let tags = input.tags.iter().flatten().map(|tag| (tag.key.clone(), tag.value.clone()));
        let name = &input.role_session_name;
        let role_name = parsed.resource.rsplit('/').next().unwrap_or_default();
        let session = Session {
            user_id: format!("{}:{name}", role.map_or_else(|| made_up_id("AROA", arn), |role| role.id)),
            arn: format!("arn:{}:sts::{account}:assumed-role/{role_name}/{name}", parsed.partition),
            expires: now.as_secs() + i64::from(seconds),
            policy: input.policy.clone(),
            policy_arns: policy_arns.collect(),
            tags: tags.collect(),
            source_identity: input.source_identity.clone(),
            account,
        };
        let fullness = session.fullness()?;
        Ok((session, fullness))
    }

    async fn open(&self, session: Session) -> sts::Credentials {
        let randomness = &self.house.randomness;
        let account = session.account.clone();
        let expiration = Timestamp::from_secs(session.expires);
        let row = session.clone();
        let (key, commit) = {
            let mut sessions = self.sessions.lock();
            let mut pending = session;
            let (key, forgotten) = loop {
                let key = access_key::issue(&account, randomness.next_u64());
                match sessions.open(&key, pending) {
                    Ok(forgotten) => break (key, forgotten),
                    Err(taken) => pending = taken,
                }
            };
            let commit = self.house.store.commit(|batch| {
                batch.put(SESSIONS, &account, key.as_str(), &row);
                if let Some((key, session)) = forgotten {
                    batch.delete(SESSIONS, &session.account, key);
                }
            });
            (key, commit)
        };
        commit.durable().await;
        let draw = |length: usize| {
            let mut bytes = vec![0; length];
            randomness.fill(&mut bytes);
            BASE64.encode(bytes)
        };
        sts::Credentials {
            access_key_id: key,
            secret_access_key: draw(30),
            session_token: format!("IQoJb3JpZ2luX2Vj{}", draw(240)),
            expiration,
        }
    }
}

impl sts::Sts for Sts {
    async fn get_caller_identity(
        &self,
        call: &Call,
        _: sts::GetCallerIdentityInput,
    ) -> Result<sts::GetCallerIdentityOutput, Error> {
        self.identity(call)
    }

    async fn assume_role(
        &self,
        call: &Call,
        input: sts::AssumeRoleInput,
    ) -> Result<sts::AssumeRoleOutput, Error> {
        let (session, packed_policy_size) = self.session(call, self.house.clock.now(), &input)?;
        let user =
            sts::AssumedRoleUser { assumed_role_id: session.user_id.clone(), arn: session.arn.clone() };
        Ok(sts::AssumeRoleOutput {
            credentials: Some(self.open(session).await),
            assumed_role_user: Some(user),
            packed_policy_size,
            source_identity: input.source_identity,
            ..sts::AssumeRoleOutput::default()
        })
    }
}

impl Session {
    /// How full the session's policies and tags are, in per cent; nothing when there are none.
    fn fullness(&self) -> Result<Option<i32>, Error> {
        if let Some(policy) = &self.policy {
            Iam::check_policy(policy)?;
        }
        let keys: Vec<_> = self.tags.iter().map(|(key, _)| key.to_lowercase()).collect();
        if keys.iter().enumerate().any(|(at, key)| keys[..at].contains(key)) {
            let message = "Duplicate tag keys found. Please note that Tag keys are case insensitive.";
            return Err(Error::new("InvalidParameterValue", 400, message));
        }
        let policies = self.policy.iter().chain(&self.policy_arns).map(String::len).sum::<usize>();
        let tags = self.tags.iter().map(|(key, value)| key.len() + value.len()).sum::<usize>();
        if policies + tags == 0 {
            return Ok(None);
        }
        let percent = ((policies + tags) * 100).div_ceil(LARGEST_POLICY);
        if percent > 100 {
            let message =
                format!("Packed policy consumes {percent}% of allotted space, please use smaller policy.");
            return Err(error::packed_policy_too_large(message));
        }
        Ok(i32::try_from(percent).ok())
    }
}

fn refuse_unsupported(input: &sts::AssumeRoleInput) -> Result<(), Error> {
    if input.serial_number.is_some() || input.token_code.is_some() {
        return Err(Error::not_supported("sts", "multi-factor authentication in AssumeRole"));
    }
    if input.minimum_session_token_size.is_some() {
        return Err(Error::not_supported("sts", "MinimumSessionTokenSize in AssumeRole"));
    }
    if input.provided_contexts.is_some() {
        return Err(Error::not_supported("sts", "ProvidedContexts in AssumeRole"));
    }
    Ok(())
}

/// A role's ARN and its account.
fn role_arn(text: &str) -> Result<(Arn, AccountId), Error> {
    let invalid = || Error::new("ValidationError", 400, format!("{text} is invalid"));
    let arn: Arn = text.parse().map_err(|_| invalid())?;
    let account = arn.account.parse().map_err(|_| invalid())?;
    let named =
        arn.resource.strip_prefix("role/").is_some_and(|name| !name.is_empty() && !name.ends_with('/'));
    if named && arn.service == "iam" && arn.region.is_empty() { Ok((arn, account)) } else { Err(invalid()) }
}

fn check_duration(seconds: i32, chained: bool, role: Option<&KnownRole>) -> Result<(), Error> {
    let message = if chained && seconds > USUAL_SESSION {
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining"
    } else if role.is_some_and(|role| seconds > role.longest_session) {
        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
    } else {
        return Ok(());
    };
    Err(Error::new("ValidationError", 400, message))
}

fn root(call: &Call) -> String {
    format!("arn:{}:iam::{}:root", call.region.partition(), call.account)
}

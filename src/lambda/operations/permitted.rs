//! Whose function a caller invokes, and whether it may.
//!
//! *AWS documentation: Policy evaluation logic; Granting Lambda function access to an account.* Of its own
//! functions an account may invoke all that no policy denies it; of another account's, by their full ARN,
//! those that a policy allows it.

use crate::aws::{Call, Error};
use crate::identity::AccountId;
use crate::lambda::name::{Place, Qualifier, Reference};
use crate::lambda::policy::{Question, Verdict};
use crate::lambda::{Engine, refusal};

const ACTION: &str = "lambda:InvokeFunction";

impl Engine {
    /// The function that a call to invoke names, and where it is.
    ///
    /// # Errors
    /// As [`Reference::parse`]; `AccessDeniedException` when policies say so;
    /// `InvalidParameterValueException` without a tenant when the function keeps tenants apart, or with one
    /// when it doesn't.
    pub(super) fn invoked(
        &self,
        call: &Call,
        function: &str,
        qualifier: Option<&str>,
        tenant: Option<&str>,
    ) -> Result<(Place, Reference), Error> {
        let place = owner(call, function).unwrap_or_else(|| Place::of(call));
        let reference = Reference::parse(&place, function, qualifier)?;
        let is_own = place.account == call.account;
        let (verdict, apart) = self.verdict(call, &place, &reference);
        match verdict {
            Verdict::Allowed => {}
            Verdict::Silent if is_own => {}
            verdict => {
                let (arn, is_denied) = (reference.arn(&place), verdict == Verdict::Denied);
                return Err(refusal::not_permitted(&call.account, ACTION, &arn, is_denied));
            }
        }
        match (apart, tenant) {
            (Some(true), None) => Err(refusal::tenant_missing()),
            (Some(false), Some(_)) => Err(refusal::tenant_unexpected()),
            _ => Ok((place, reference)),
        }
    }

    /// What policies say, and whether the function keeps tenants apart, if it is there.
    fn verdict(&self, call: &Call, place: &Place, reference: &Reference) -> (Verdict, Option<bool>) {
        let Some(territory) = self.shared.territories.get(place) else { return (Verdict::Silent, None) };
        let state = territory.lock();
        let Some(entry) = state.functions.get(&reference.name) else { return (Verdict::Silent, None) };
        let function = &entry.function;
        let apart = Some(function.keeps_tenants_apart());
        if !function.has_policies() {
            return (Verdict::Silent, apart);
        }
        let facts = [
            ("aws:principalaccount", call.account.as_str()),
            ("aws:securetransport", "false"),
            ("lambda:invokedviafunctionurl", "false"),
        ];
        let qualifier = reference.qualifier.as_ref().filter(|qualifier| **qualifier != Qualifier::Latest);
        let (caller, resource) = (Some(&call.account), function.policy_owner(qualifier));
        let question = Question { caller, action: ACTION, resource: &resource, facts: &facts };
        (function.verdict(qualifier, &question), apart)
    }
}

/// Where a full ARN says that the function is, when that is another account.
fn owner(call: &Call, function: &str) -> Option<Place> {
    let account: AccountId = function.strip_prefix("arn:")?.split(':').nth(3)?.parse().ok()?;
    (account != call.account).then(|| Place { account, ..Place::of(call) })
}

//! Who may call a URL.
//!
//! *AWS documentation: Control access to Lambda function URLs.* Identities of the function's own
//! account are let in when they sign, unless a policy denies it: Virga keeps no policies of identities to
//! ask. `lambda:InvokeFunctionUrl` suffices here; AWS asks of URLs made since October 2025 that
//! `lambda:InvokeFunction` be allowed besides. Denying either keeps callers out.

use crate::identity::AccountId;
use crate::lambda::function::Function;
use crate::lambda::name::Reference;
use crate::lambda::policy::{Question, Verdict};

/// Whether `signer` may call the URL of what `reference` means; `None` is somebody who didn't sign.
pub(super) fn may_call(
    function: &Function,
    reference: &Reference,
    is_signed: bool,
    signer: Option<&AccountId>,
) -> bool {
    let owner = &function.place.account;
    let resource = reference.arn(&function.place);
    let auth_type = if is_signed { "AWS_IAM" } else { "NONE" };
    let account = signer.map_or("", AccountId::as_str);
    let facts = [
        ("lambda:functionurlauthtype", auth_type),
        ("lambda:invokedviafunctionurl", "true"),
        ("aws:securetransport", "false"),
        ("aws:principalaccount", account),
    ];
    let caller = signer.filter(|_| is_signed);
    let facts = if caller.is_some() { &facts[..] } else { &facts[..3] };
    let ask = |action| {
        let question = Question { caller, action, resource: &resource, facts };
        function.verdict(reference.qualifier.as_ref(), &question)
    };
    match ask("lambda:InvokeFunctionUrl") {
        _ if is_signed && caller.is_none() => false,
        Verdict::Denied => false,
        _ if ask("lambda:InvokeFunction") == Verdict::Denied => false,
        Verdict::Allowed => true,
        Verdict::Silent => caller == Some(owner),
    }
}

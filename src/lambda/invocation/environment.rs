//! The variables that a function sees.
//!
//! *AWS documentation: Working with Lambda environment variables (defined runtime environment
//! variables).* Besides those, Virga adds `AWS_ENDPOINT_URL`, by which any AWS SDK inside the function
//! finds Virga, and for programs that have no Runtime API to ask: `AWS_REQUEST_ID`,
//! `VIRGA_DEADLINE_MS` (Unix milliseconds), `VIRGA_INVOKED_FUNCTION_ARN` and, when the caller gave
//! one, `VIRGA_CLIENT_CONTEXT`.

use crate::clock::Timestamp;
use crate::lambda::function::{Configuration, Function};
use crate::lambda::name::Qualifier;

/// The variables that are the same for each invocation of a version.
pub(super) fn of_version(
    function: &Function,
    version: &Qualifier,
    configuration: &Configuration,
    log_stream: &str,
    authority: &str,
) -> Vec<(String, String)> {
    let account = function.place.account.to_string();
    let region = function.place.region.to_string();
    let own = [
        // The account's id as the key makes calls from inside land in the same account.
        ("AWS_ACCESS_KEY_ID", account),
        ("AWS_SECRET_ACCESS_KEY", "virga".to_owned()),
        ("AWS_SESSION_TOKEN", "virga".to_owned()),
        ("AWS_REGION", region.clone()),
        ("AWS_DEFAULT_REGION", region),
        ("AWS_ENDPOINT_URL", format!("http://{authority}")),
        ("AWS_LAMBDA_FUNCTION_NAME", function.name.clone()),
        ("AWS_LAMBDA_FUNCTION_VERSION", version.to_string()),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", configuration.memory_size.to_string()),
        ("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand".to_owned()),
        ("AWS_LAMBDA_LOG_GROUP_NAME", configuration.logging.group.clone()),
        ("AWS_LAMBDA_LOG_STREAM_NAME", log_stream.to_owned()),
        ("LAMBDA_TASK_ROOT", "/var/task".to_owned()),
        ("LANG", "en_US.UTF-8".to_owned()),
        ("TZ", ":UTC".to_owned()),
        ("_HANDLER", configuration.handler.clone()),
    ];
    let own = own.into_iter().map(|(name, value)| (name.to_owned(), value));
    let given = configuration.environment.iter().flatten();
    let given: Vec<(String, String)> = given.map(|(name, value)| (name.clone(), value.clone())).collect();
    // What the user sets wins: AWS_ENDPOINT_URL, LANG and TZ may be set.
    own.filter(|(name, _)| given.iter().all(|(other, _)| other != name))
        .chain(given.iter().cloned())
        .collect()
}

/// What differs from invocation to invocation.
pub(super) struct Circumstance<'a> {
    pub request_id: &'a str,
    pub trace: &'a str,
    pub deadline: Timestamp,
    pub function_arn: &'a str,
    pub client_context: Option<&'a str>,
}

impl Circumstance<'_> {
    /// The variables of one invocation, appended to those of its version.
    pub fn append_to(&self, environment: &[(String, String)]) -> Vec<(String, String)> {
        let mut all = Vec::with_capacity(environment.len() + 5);
        all.extend_from_slice(environment);
        let mut add = |name: &str, value: String| all.push((name.to_owned(), value));
        add("AWS_REQUEST_ID", self.request_id.to_owned());
        add("_X_AMZN_TRACE_ID", self.trace.to_owned());
        add("VIRGA_DEADLINE_MS", self.deadline.as_millis().to_string());
        add("VIRGA_INVOKED_FUNCTION_ARN", self.function_arn.to_owned());
        if let Some(context) = self.client_context {
            add("VIRGA_CLIENT_CONTEXT", context.to_owned());
        }
        all
    }
}

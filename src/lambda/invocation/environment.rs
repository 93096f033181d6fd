//! The variables that a function sees.
//!
//! *AWS documentation: Working with Lambda environment variables (defined runtime environment
//! variables).* Besides those, Virga adds `AWS_ENDPOINT_URL`, by which any AWS SDK inside the function
//! finds Virga; the runtime adds what differs from one execution environment or invocation to the next.

use std::sync::Arc;

use crate::lambda::function::{Configuration, Function};
use crate::lambda::name::Qualifier;
use crate::runtime::Interpreter;

/// The variables that are the same for each invocation of a version.
pub(super) fn of_version(
    function: &Function,
    version: &Qualifier,
    configuration: &Configuration,
    authority: &str,
) -> Arc<[(String, String)]> {
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
        ("AWS_LAMBDA_LOG_GROUP_NAME", configuration.logging.group.clone()),
        // Where the X-Ray daemon would be: nobody listens, and SDKs for X-Ray take no notice.
        ("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR".to_owned()),
        ("AWS_XRAY_DAEMON_ADDRESS", "169.254.100.1:2000".to_owned()),
        ("_AWS_XRAY_DAEMON_ADDRESS", "169.254.100.1".to_owned()),
        ("_AWS_XRAY_DAEMON_PORT", "2000".to_owned()),
        ("LAMBDA_TASK_ROOT", "/var/task".to_owned()),
        ("LANG", "en_US.UTF-8".to_owned()),
        ("TZ", ":UTC".to_owned()),
        ("_HANDLER", configuration.handler.clone()),
    ];
    let own = own.into_iter().chain(of_logging(configuration)).chain(of_runtime(&configuration.runtime));
    let own = own.map(|(name, value)| (name.to_owned(), value));
    let given = configuration.environment.iter().flatten();
    let given: Vec<(String, String)> = given.map(|(name, value)| (name.clone(), value.clone())).collect();
    // What the user sets wins: AWS_ENDPOINT_URL, LANG and TZ may be set.
    own.filter(|(name, _)| given.iter().all(|(other, _)| other != name))
        .chain(given.iter().cloned())
        .collect()
}

/// What a runtime that writes JSON itself goes by.
fn of_logging(configuration: &Configuration) -> impl Iterator<Item = (&'static str, String)> {
    let logging = &configuration.logging;
    let format = logging.json.then(|| ("AWS_LAMBDA_LOG_FORMAT", "JSON".to_owned()));
    let level = logging.application_level.clone().filter(|_| logging.json);
    format.into_iter().chain(level.map(|level| ("AWS_LAMBDA_LOG_LEVEL", level)))
}

/// What a managed runtime adds; a custom one has no name of its own.
fn of_runtime(runtime: &str) -> Vec<(&'static str, String)> {
    let Some(interpreter) = Interpreter::of(runtime) else { return Vec::new() };
    let mut variables = vec![
        ("AWS_EXECUTION_ENV", format!("AWS_Lambda_{runtime}")),
        ("LAMBDA_RUNTIME_DIR", "/var/runtime".to_owned()),
        ("LD_LIBRARY_PATH", LIBRARIES.to_owned()),
        ("PATH", "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin".to_owned()),
        ("PWD", "/var/task".to_owned()),
        ("SHLVL", "0".to_owned()),
    ];
    match interpreter {
        Interpreter::Python => {
            variables.push(("PYTHONPATH", "/var/runtime".to_owned()));
            // The runtimes on Amazon Linux 2023.
            if !matches!(runtime, "python3.8" | "python3.9" | "python3.10" | "python3.11") {
                variables.push(("LC_CTYPE", "C.UTF-8".to_owned()));
            }
        }
        Interpreter::Node => {
            variables.push(("NODE_PATH", node_path(runtime)));
            // From Node.js 20 on, the runtime loads no further certificates.
            if matches!(runtime, "nodejs16.x" | "nodejs18.x") {
                variables.push(("NODE_EXTRA_CA_CERTS", "/var/runtime/ca-cert.pem".to_owned()));
            }
        }
    }
    variables
}

/// Where Node.js looks for packages besides the function's own: in layers, and in what the runtime brings.
fn node_path(runtime: &str) -> String {
    let version = runtime.trim_end_matches(".x").replacen("nodejs", "node", 1);
    format!(
        "/opt/nodejs/{version}/node_modules:/opt/nodejs/node_modules:/var/runtime/node_modules:/var/runtime:\
         /var/task"
    )
}

const LIBRARIES: &str =
    "/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib";

//! The constructors of a service's errors.

use std::fmt::Write;

use serde_json::Value;

use crate::model::Model;
use crate::names;

/// An error as the generated table lists it.
struct ModelledError {
    code: String,
    query_code: Option<String>,
    status: u64,
    server_fault: bool,
    message_member: &'static str,
    modelled: bool,
    constructor: String,
}

/// The file of a service's errors.
pub fn errors(model: &Model) -> String {
    let mut errors = all(model);
    errors.sort_by(|left, right| left.code.cmp(&right.code));
    let mut file = String::from(
        "//! The errors of the service's API, as constructors that take the message.\n\n\
         #![expect(missing_docs, reason = \"each is described by the service's API reference\")]\n\n\
         use crate::aws::schema::ErrorSchema;\nuse crate::aws::{Error, Fault};\n\n\
         /// All of them, sorted by code.\n#[rustfmt::skip]\npub static ERRORS: [ErrorSchema; ",
    );
    let _ = writeln!(file, "{}] = [", errors.len());
    for error in &errors {
        let query_code =
            error.query_code.as_ref().map_or("None".to_owned(), |code| format!("Some(\"{code}\")"));
        let fault = if error.server_fault { "Server" } else { "Client" };
        let _ = writeln!(
            file,
            "    ErrorSchema {{ code: \"{}\", query_code: {query_code}, status: {}, fault: Fault::{fault}, \
             message_member: \"{}\", modelled: {} }},",
            error.code, error.status, error.message_member, error.modelled
        );
    }
    file.push_str("];\n");
    for (index, error) in errors.iter().enumerate() {
        let _ = write!(
            file,
            "\n#[must_use]\npub fn {}(message: impl Into<String>) -> Error {{\n    ERRORS[{index}].error(message)\n}}\n",
            error.constructor
        );
    }
    file
}

fn all(model: &Model) -> Vec<ModelledError> {
    let exceptions = model.shapes().into_iter().filter(|(_, shape)| shape["exception"] == true);
    let modelled = exceptions.map(|(name, shape)| modelled(model, &name, &shape));
    let added = model.amendments("errors_added").into_iter().map(|(name, amendment)| ModelledError {
        constructor: constructor(&name),
        code: name,
        query_code: amendment[0].as_str().map(str::to_owned),
        status: amendment[1].as_u64().expect("an added error has a status"),
        server_fault: false,
        message_member: "message",
        modelled: false,
    });
    modelled.chain(added).collect()
}

fn modelled(model: &Model, name: &str, shape: &Value) -> ModelledError {
    let amendment = model.amendment("errors", name);
    let server_fault = shape["fault"] == true;
    let default_status = if server_fault { 500 } else { 400 };
    let status = amendment.and_then(|amendment| amendment[1].as_u64());
    let status = status.or_else(|| shape["error"]["httpStatusCode"].as_u64()).unwrap_or(default_status);
    ModelledError {
        code: shape["error"]["code"].as_str().unwrap_or(name).to_owned(),
        query_code: amendment.and_then(|amendment| amendment[0].as_str()).map(str::to_owned),
        status,
        server_fault,
        message_member: if shape["members"].get("Message").is_some() { "Message" } else { "message" },
        modelled: true,
        constructor: constructor(name),
    }
}

/// `ResourceNotFoundException`: `resource_not_found`.
fn constructor(name: &str) -> String {
    let name = name.strip_suffix("Exception").filter(|name| !name.is_empty()).unwrap_or(name);
    names::snake(name)
}

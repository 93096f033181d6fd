//! The trait of a service and the way from an operation's name to its method.

use std::fmt::Write;

use crate::model::Model;
use crate::names::{service_trait, snake};

/// The file that lists the services.
pub fn index(services: &[&str]) -> String {
    let mut sorted = services.to_vec();
    sorted.sort_unstable();
    let mut file = String::from(
        "//! Each service's API: inputs, outputs, enumerations, errors, and a trait with a method per operation.\n\n\
         use super::schema::ServiceSchema;\n\n",
    );
    for service in sorted {
        let _ = writeln!(file, "pub mod {service};");
    }
    let list: Vec<_> = services.iter().map(|service| format!("&{service}::SERVICE")).collect();
    let _ = write!(
        file,
        "\n/// All services.\n#[rustfmt::skip]\npub static SERVICES: [&ServiceSchema; {}] = [{}];\n",
        services.len(),
        list.join(", ")
    );
    file
}

/// The main file of a service.
pub fn service(model: &Model) -> String {
    let name = service_trait(&model.service);
    let mut file = format!(
        "//! The API of {}, version {}.\n\n",
        model.metadata("serviceId"),
        model.metadata("apiVersion")
    );
    file.push_str(
        "pub mod error;\n\nmod enumerations;\n#[rustfmt::skip]\nmod schema;\nmod structures;\n\nuse std::future::{Future, ready};\n\n\
         pub use enumerations::*;\npub use structures::*;\n\n\
         use crate::aws::node::Node;\nuse crate::aws::schema::{Family, QueryDialect, Refusal, ServiceSchema};\n\
         use crate::aws::serving::{Output, answer, input, json_door, unknown};\nuse crate::aws::{Call, Error, Served};\n\n",
    );
    if !model.shapes().iter().any(|(_, shape)| shape.get("enum").is_some()) {
        file = file.replace("pub use enumerations::*;\n", "");
    }
    write_schema(&mut file, model);
    write_trait(&mut file, model, &name);
    write_doors(&mut file, model, &name);
    file
}

fn write_schema(file: &mut String, model: &Model) {
    let family = match (model.metadata("protocol"), model.metadata("jsonVersion")) {
        ("json", "1.0") => "AwsJson10",
        ("json", _) => "AwsJson11",
        ("rest-json", _) => "RestJson",
        ("query", _) => "Query",
        (other, _) => panic!("{}: the protocol {other} can't be generated yet", model.service),
    };
    let (signing_name, namespace, refusal) = match model.service.as_str() {
        "sqs" => ("sqs", "com.amazonaws.sqs#", "Refusal::MissingParameter"),
        "stepfunctions" => ("states", "", "Refusal::Constraints(\"ValidationException\")"),
        "logs" => ("logs", "", "Refusal::Constraints(\"InvalidParameterException\")"),
        "lambda" => ("lambda", "", "Refusal::Constraints(\"ValidationException\")"),
        other => (other, "", "Refusal::Constraints(\"ValidationError\")"),
    };
    let query = match model.service.as_str() {
        "sqs" => "QueryDialect { version: \"2012-11-05\", namespace: \"http://queue.amazonaws.com/doc/2012-11-05/\", declaration: true }".to_owned(),
        _ if family == "Query" => format!(
            "QueryDialect {{ version: \"{}\", namespace: \"{}\", declaration: false }}",
            model.metadata("apiVersion"),
            model.metadata("xmlNamespace")
        ),
        _ => "QueryDialect::NONE".to_owned(),
    };
    let _ = write!(
        file,
        "/// What the model says about the service.\n#[rustfmt::skip]\npub static SERVICE: ServiceSchema = ServiceSchema {{\n\
         \x20   name: \"{}\",\n    signing_name: \"{signing_name}\",\n    family: Family::{family},\n    target_prefix: \"{}\",\n\
         \x20   query: {query},\n    error_namespace: \"{namespace}\",\n    refusal: {refusal},\n\
         \x20   operations: &schema::OPERATIONS,\n    errors: &error::ERRORS,\n}};\n\n",
        model.service,
        model.metadata("targetPrefix")
    );
}

fn write_trait(file: &mut String, model: &Model, name: &str) {
    let service = &model.service;
    let _ = write!(
        file,
        "/// The operations of the service. Those that an engine doesn't write answer [`Error::not_built`].\n\
         #[rustfmt::skip]\n#[allow(unused_variables, reason = \"the bodies are defaults\")]\npub trait {name}: Send + Sync + 'static {{\n"
    );
    for (operation, _) in model.operations() {
        let _ = write!(
            file,
            "    /// `{operation}`\n    fn {}(&self, call: &Call, input: {operation}Input) \
             -> impl Future<Output = Result<{operation}Output, Error>> + Send {{\n        \
             ready(Err(Error::not_built(\"{service}\", \"{operation}\")))\n    }}\n",
            snake(&operation)
        );
    }
    file.push_str("}\n\n");
}

fn write_doors(file: &mut String, model: &Model, name: &str) {
    let _ = write!(
        file,
        "/// Calls `operation` with an input that was checked before.\n\
         #[rustfmt::skip]\nasync fn dispatch(service: &impl {name}, call: &Call, operation: &'static crate::aws::schema::Operation, node: Node<'_>) \
         -> Result<Output, Error> {{\n    match operation.index {{\n"
    );
    for (index, (operation, _)) in model.operations().iter().enumerate() {
        let _ = writeln!(
            file,
            "        {index} => Ok(Box::new(service.{}(call, input(node)).await?)),",
            snake(operation)
        );
    }
    let _ = write!(
        file,
        "        _ => Err(unknown(operation)),\n    }}\n}}\n\n\
         /// Answers an HTTP request: reads and checks the input, calls the operation, writes its output or error.\n\
         pub async fn serve(\n    service: &impl {name},\n    call: &Call,\n    head: &http::request::Parts,\n    body: &bytes::Bytes,\n) -> Served {{\n\
         \x20   answer(&SERVICE, call, head, body, |operation, node| dispatch(service, call, operation, node)).await\n}}\n\n\
         /// Calls an operation by name, with JSON in and out: blobs as base64, moments as seconds since 1970.\n\
         pub async fn call_json(\n    service: &impl {name},\n    call: &Call,\n    operation: &str,\n    input: &serde_json::Value,\n) -> Result<serde_json::Value, Error> {{\n\
         \x20   json_door(&SERVICE, operation, input, |operation, node| dispatch(service, call, operation, node)).await\n}}\n"
    );
}

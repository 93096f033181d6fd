//! The functions of `wasm-functions/`, as they are created.

use std::io::{Cursor, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What `CreateFunction` is told to make the function `name` from one of `wasm-functions/`, with these variables.
pub fn creation(name: &str, source: &str, variables: &Value) -> Value {
    json!({
        "FunctionName": name, "Runtime": "provided.al2023", "Handler": "bootstrap",
        "Role": "arn:aws:iam::000000000000:role/bench", "Code": {"ZipFile": STANDARD.encode(package(source))},
        "Environment": {"Variables": variables}
    })
}

/// A function of `wasm-functions/`, zipped as a deployment package.
fn package(source: &str) -> Vec<u8> {
    let built = concat!(env!("CARGO_MANIFEST_DIR"), "/wasm-functions/built");
    let module =
        std::fs::read(format!("{built}/{source}/bootstrap.wasm")).expect("the functions are checked in");
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    package.start_file("bootstrap.wasm", SimpleFileOptions::default()).expect("a new file");
    package.write_all(&module).expect("memory is writable");
    package.finish().expect("a complete archive").into_inner()
}

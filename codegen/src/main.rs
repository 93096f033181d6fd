//! Turns `models/` into `src/aws/model/`.
//!
//! `cargo run -p virga-codegen` writes the files; with `-- --check` it writes nothing and fails when
//! a file differs from what it would write.

mod enumerations;
mod errors;
mod model;
mod names;
mod patterns;
mod schemas;
mod services;
mod structures;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use model::Model;

/// The services, in the order of `model::SERVICES`.
const SERVICES: [&str; 6] = ["sqs", "lambda", "stepfunctions", "sts", "iam", "logs"];

const HEADER: &str = "// Written by `cargo run -p virga-codegen` from models/. Don't edit.\n\n";

fn main() -> ExitCode {
    let check = std::env::args().any(|argument| argument == "--check");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("codegen/ lies in the repository");
    let amendments = read_json(&root.join("models/amendments.json"));
    let target = root.join("src/aws/model");
    let mut files = vec![(target.join("mod.rs"), services::index(&SERVICES))];
    for name in SERVICES {
        let api = read_json(&root.join("models").join(format!("{name}.json")));
        let model = Model::new(name, api, amendments[name].clone());
        let folder = target.join(name);
        files.push((folder.join("mod.rs"), services::service(&model)));
        files.push((folder.join("structures.rs"), structures::structures(&model)));
        files.push((folder.join("enumerations.rs"), enumerations::enumerations(&model)));
        files.push((folder.join("schema.rs"), schemas::schemas(&model)));
        files.push((folder.join("error.rs"), errors::errors(&model)));
    }
    let stale: Vec<_> = files.iter().filter(|(path, text)| !settle(path, text, check)).collect();
    for (path, _) in &stale {
        eprintln!(
            "{} is not what models/ and codegen/ make: run `cargo run -p virga-codegen`",
            path.display()
        );
    }
    if stale.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn read_json(path: &PathBuf) -> serde_json::Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Writes the file unless it is up to date; when checking, says whether it is.
fn settle(path: &Path, text: &str, check: bool) -> bool {
    let text = format!("{HEADER}{text}");
    if fs::read_to_string(path).is_ok_and(|present| present == text) {
        return true;
    }
    if check {
        return false;
    }
    fs::create_dir_all(path.parent().expect("every file has a folder")).expect("the folder can be made");
    fs::write(path, text).expect("the file can be written");
    true
}

//! What is left of the children: the state's result, or files in S3.
//!
//! *AWS documentation: `ResultWriter` (Map).*

use serde_json::{Map, Value, json};

use super::super::execution::{End, Export};
use super::super::payload::Payload;
use super::{Child, MapRun, Status};
use crate::stepfunctions::definition::Transformation;

/// The most bytes of one result file: 5 GB.
const MOST_BYTES: usize = 5_000_000_000;

/// A file to be written.
#[derive(Debug)]
pub struct ResultFile {
    /// `FAILED`, `PENDING` or `SUCCEEDED`.
    pub group: &'static str,
    /// Its key.
    pub key: String,
    /// Its content.
    pub content: String,
}

/// A map run's results as files.
#[derive(Debug)]
pub struct Results {
    /// The bucket.
    pub bucket: String,
    /// The key of `manifest.json`.
    pub manifest: String,
    /// The files that it names.
    pub files: Vec<ResultFile>,
}

const GROUPS: [&str; 3] = ["FAILED", "PENDING", "SUCCEEDED"];

impl MapRun {
    /// The state's result when it is not written to S3: what each child answered, in the order of the
    /// items.
    #[must_use]
    pub fn result(&self) -> Payload {
        let told: Vec<Payload> =
            self.children().iter().flat_map(|child| self.told(child, self.export().transformation)).collect();
        Payload::array(&told)
    }

    fn export(&self) -> &Export {
        &self.request().export
    }

    /// The results as files, when they are to be written to S3; an error says what is wrong with the
    /// parameters of the `ResultWriter`.
    #[must_use]
    pub fn results(&self) -> Option<Result<Results, String>> {
        let parameters = self.export().parameters.as_ref()?;
        let text = |name: &str| parameters.value().get(name).and_then(Value::as_str);
        let Some(bucket) = text("Bucket") else {
            return Some(Err("The parameters of the ResultWriter name no Bucket.".to_owned()));
        };
        let run = self.request().arn.rsplit(':').next().unwrap_or_default();
        let folder = match text("Prefix").unwrap_or_default() {
            "" => run.to_owned(),
            prefix => format!("{prefix}/{run}"),
        };
        let files = GROUPS.into_iter().flat_map(|group| self.files(group, &folder)).collect();
        Some(Ok(Results { bucket: bucket.to_owned(), manifest: format!("{folder}/manifest.json"), files }))
    }

    fn files(&self, group: &'static str, folder: &str) -> Vec<ResultFile> {
        let mut files: Vec<ResultFile> = Vec::new();
        let lines = self.export().lines;
        for text in self.entries(group).iter().map(Payload::text) {
            if let Some(file) = files.last_mut().filter(|file| file.content.len() + text.len() < MOST_BYTES) {
                file.content.push(if lines { '\n' } else { ',' });
            } else {
                let ending = if lines { "jsonl" } else { "json" };
                let key = format!("{folder}/{group}_{}.{ending}", files.len());
                let content = if lines { String::new() } else { "[".to_owned() };
                files.push(ResultFile { group, key, content });
            }
            if let Some(file) = files.last_mut() {
                file.content.push_str(text);
            }
        }
        if !lines {
            for file in &mut files {
                file.content.push(']');
            }
        }
        files
    }

    fn entries(&self, group: &str) -> Vec<Payload> {
        let of_group = |child: &&Child| match &child.end {
            Some((End::Succeeded(_), _)) => group == "SUCCEEDED",
            Some(_) => group == "FAILED",
            None => false,
        };
        if group == "PENDING" {
            return self.pending_inputs().iter().map(pending).collect();
        }
        let children = self.children().iter().filter(of_group);
        children.flat_map(|child| self.told(child, self.export().transformation)).collect()
    }

    /// What is told of a child. One that failed is always told whole.
    fn told(&self, child: &Child, transformation: Transformation) -> Vec<Payload> {
        match (&child.end, transformation) {
            (Some((End::Succeeded(output), _)), Transformation::Compact) => vec![output.clone()],
            (Some((End::Succeeded(output), _)), Transformation::Flatten) => match output.value() {
                Value::Array(elements) => elements.iter().cloned().map(Payload::new).collect(),
                _ => vec![output.clone()],
            },
            (Some(_), _) => vec![Payload::new(Value::Object(self.whole(child)))],
            (None, _) => Vec::new(),
        }
    }

    fn whole(&self, child: &Child) -> Map<String, Value> {
        let mut told = Map::new();
        let mut tell = |name: &str, value: Value| told.insert(name.to_owned(), value);
        let Some((end, stopped)) = &child.end else { return told };
        let status = Status::of(end);
        if let End::Failed(mishap) | End::TimedOut(mishap) | End::Aborted(mishap) = end {
            mishap.cause.iter().for_each(|cause| drop(tell("Cause", json!(cause))));
            mishap.error.iter().for_each(|error| drop(tell("Error", json!(error))));
        }
        tell("ExecutionArn", json!(self.child_arn(&child.name)));
        tell("Input", json!(child.input.text()));
        tell("InputDetails", json!({"Included": true}));
        tell("Name", json!(child.name));
        if let End::Succeeded(output) = end {
            tell("Output", json!(output.text()));
            tell("OutputDetails", json!({"Included": true}));
        }
        tell("RedriveCount", json!(if self.request().express { 0 } else { child.redrives }));
        if status == Status::Succeeded {
            tell("RedriveStatus", json!("NOT_REDRIVABLE"));
            tell("RedriveStatusReason", json!("Execution is SUCCEEDED and cannot be redriven"));
        } else {
            tell("RedriveStatus", json!("REDRIVABLE_BY_MAP_RUN"));
        }
        tell("StartDate", json!(child.started.to_iso8601_millis()));
        tell("StateMachineArn", json!(self.child_machine_arn()));
        tell("Status", json!(status.name()));
        tell("StopDate", json!(stopped.to_iso8601_millis()));
        told
    }

    /// The machine of the children: `arn:aws:states:region:account:stateMachine:machine/label`.
    #[must_use]
    pub fn child_machine_arn(&self) -> String {
        let arn = &self.request().arn;
        let arn = arn.rsplit_once(':').map_or(&**arn, |(machine, _)| machine);
        arn.replacen(":mapRun:", ":stateMachine:", 1)
    }

    /// The ARN of the child of that name.
    #[must_use]
    pub fn child_arn(&self, name: &str) -> String {
        let machine = self.child_machine_arn();
        if self.request().express {
            return format!("{}:{name}:{name}", machine.replacen(":stateMachine:", ":express:", 1));
        }
        format!("{}:{name}", machine.replacen(":stateMachine:", ":execution:", 1))
    }
}

fn pending(input: &Payload) -> Payload {
    Payload::new(json!({"Input": input.text(), "InputDetails": {"Included": true}, "Status": "PENDING"}))
}

impl Results {
    /// The content of `manifest.json`.
    #[must_use]
    pub fn manifest_of(&self, map_run_arn: &str) -> String {
        let group = |group: &str| -> Value {
            let files = self.files.iter().filter(|file| file.group == group);
            files.map(|file| json!({"Key": file.key, "Size": file.content.len()})).collect()
        };
        let files: Map<String, Value> = GROUPS.iter().map(|name| ((*name).to_owned(), group(name))).collect();
        json!({"DestinationBucket": self.bucket, "MapRunArn": map_run_arn, "ResultFiles": files}).to_string()
    }

    /// The state's result: where the manifest is.
    #[must_use]
    pub fn result(&self, map_run_arn: &str) -> Payload {
        Payload::new(json!({
            "MapRunArn": map_run_arn,
            "ResultWriterDetails": {"Bucket": self.bucket, "Key": self.manifest},
        }))
    }
}

//! A URL and how it is configured.

use serde::{Deserialize, Serialize};

use super::cors::CorsRules;
use crate::aws::model::lambda as model;
use crate::clock::Timestamp;

/// The URL of a function or an alias.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FunctionUrl {
    /// The first label of its host name.
    pub id: String,
    /// Whether callers must sign: `AWS_IAM`, or else `NONE`.
    pub is_signed: bool,
    /// `BUFFERED` or `RESPONSE_STREAM`, if one was chosen.
    invoke_mode: Option<String>,
    /// Which web pages may call it, if that was said.
    pub cors: Option<CorsRules>,
    /// In microseconds since the Unix epoch.
    created: i64,
    /// In microseconds since the Unix epoch.
    modified: i64,
}

/// What a call says of a URL.
pub(in crate::lambda) struct Given {
    pub auth_type: Option<model::FunctionUrlAuthType>,
    pub invoke_mode: Option<model::InvokeMode>,
    pub cors: Option<model::Cors>,
}

impl FunctionUrl {
    /// A new URL.
    pub(in crate::lambda) fn new(id: String, given: Given, now: Timestamp) -> Self {
        let created = now.as_micros();
        let mut url =
            Self { id, is_signed: false, invoke_mode: None, cors: None, created, modified: created };
        url.update(given, now);
        url
    }

    /// `UpdateFunctionUrlConfig`: what is not mentioned stays.
    pub(in crate::lambda) fn update(&mut self, given: Given, now: Timestamp) {
        if let Some(auth_type) = given.auth_type {
            self.is_signed = auth_type.as_str() == "AWS_IAM";
        }
        if let Some(invoke_mode) = given.invoke_mode {
            self.invoke_mode = Some(invoke_mode.as_str().to_owned());
        }
        if let Some(cors) = given.cors {
            self.cors = Some(CorsRules::of(cors));
        }
        self.modified = now.as_micros();
    }

    /// Whether responses are handed on as they are made.
    #[must_use]
    pub fn streams(&self) -> bool {
        self.invoke_mode.as_deref() == Some("RESPONSE_STREAM")
    }

    /// `AWS_IAM` or `NONE`.
    #[must_use]
    pub fn auth_type(&self) -> &'static str {
        if self.is_signed { "AWS_IAM" } else { "NONE" }
    }

    /// The URL as the API answers it. `invoke_mode` is told when it is asked for or was chosen.
    pub(in crate::lambda) fn describe(
        &self,
        address: String,
        function_arn: String,
        tells_default: bool,
    ) -> model::FunctionUrlConfig {
        let mode = self.invoke_mode.as_deref().or(tells_default.then_some("BUFFERED"));
        let time = |micros| Timestamp::from_micros(micros).to_iso8601_millis();
        model::FunctionUrlConfig {
            function_url: address,
            function_arn,
            creation_time: time(self.created),
            last_modified_time: time(self.modified),
            cors: self.cors.as_ref().map(CorsRules::describe),
            auth_type: model::FunctionUrlAuthType::from(self.auth_type()),
            invoke_mode: mode.map(model::InvokeMode::from),
        }
    }
}

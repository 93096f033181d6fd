//! The `Resource` of a Task state.

use crate::stepfunctions::text::Text;

/// What a Task state runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resource {
    /// A function, by its ARN: the state's input is its event.
    Function(Text),
    /// A service integration: `arn:aws:states:::lambda:invoke`.
    Service {
        /// `lambda`, `sqs`, `aws-sdk:dynamodb`.
        service: Text,
        /// `invoke`, `sendMessage`.
        action: Text,
        /// What the state waits for.
        pattern: Pattern,
    },
    /// An activity, by its ARN: a worker asks for it.
    Activity(Text),
}

/// What a service integration waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// The answer.
    Request,
    /// The end of the job that was started.
    Job,
    /// The end of the job, its output read as JSON.
    Job2,
    /// `SendTaskSuccess` or `SendTaskFailure` with the task's token.
    Token,
}

impl Pattern {
    /// How the pattern is written at the end of a resource.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Request => "",
            Self::Job => ".sync",
            Self::Job2 => ".sync:2",
            Self::Token => ".waitForTaskToken",
        }
    }
}

impl Resource {
    /// Reads a resource; `None` when it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(6, ':');
        let mut next = || parts.next();
        let (scheme, _partition, service, _region, _account) = (next()?, next()?, next()?, next()?, next()?);
        let rest = next()?;
        match (scheme, service) {
            ("arn", "lambda") if rest.starts_with("function:") => Some(Self::Function(text.into())),
            ("arn", "states") if rest.starts_with("activity:") => Some(Self::Activity(text.into())),
            ("arn", "states") => Self::service(rest),
            _ => None,
        }
    }

    fn service(text: &str) -> Option<Self> {
        let patterns = [Pattern::Job2, Pattern::Job, Pattern::Token];
        let found =
            patterns.into_iter().find_map(|pattern| Some((text.strip_suffix(pattern.suffix())?, pattern)));
        let (text, pattern) = found.unwrap_or((text, Pattern::Request));
        let (service, action) = text.rsplit_once(':')?;
        let is_word = |text: &str| {
            !text.is_empty()
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':'))
        };
        (is_word(service) && is_word(action)).then(|| Self::Service {
            service: service.into(),
            action: action.into(),
            pattern,
        })
    }

    /// What is missing here to run the resource, to complete "Virga does not support …".
    #[must_use]
    pub fn missing(&self) -> Option<String> {
        match self {
            Self::Function(_) | Self::Activity(_) => None,
            Self::Service { service, action, pattern } => {
                let built = [("lambda", "invoke"), ("sqs", "sendMessage"), ("http", "invoke")];
                let known = built.contains(&(&**service, &**action));
                let known = known || super::sdk::find(service, action).is_some();
                let starts = (&**service, &**action) == ("states", "startExecution");
                if starts || (known && matches!(pattern, Pattern::Request | Pattern::Token)) {
                    return None;
                }
                Some(format!("the service integration {service}:{action}{}", pattern.suffix()))
            }
        }
    }

    /// Whether Step Functions knows the resource, whatever Virga can do with it.
    #[must_use]
    pub fn is_recognized(&self) -> bool {
        match self {
            Self::Function(_) | Self::Activity(_) => true,
            Self::Service { service, action, pattern } => {
                super::optimized::is_recognized(service, action, *pattern)
            }
        }
    }

    /// Whether it is an HTTP task.
    #[must_use]
    pub fn is_http(&self) -> bool {
        matches!(self, Self::Service { service, .. } if &**service == "http")
    }

    /// How task events name the service: `lambda`.
    #[must_use]
    pub fn service_name(&self) -> &str {
        match self {
            Self::Function(_) => "lambda",
            Self::Service { service, .. } => service,
            Self::Activity(_) => "activity",
        }
    }

    /// How task events name the action: `sendMessage.waitForTaskToken`.
    #[must_use]
    pub fn action_name(&self) -> String {
        match self {
            Self::Function(arn) | Self::Activity(arn) => arn.to_string(),
            Self::Service { action, pattern, .. } => format!("{action}{}", pattern.suffix()),
        }
    }

    /// Whether the task has a token: so have jobs, whose end is waited for.
    #[must_use]
    pub fn has_token(&self) -> bool {
        match self {
            Self::Activity(_) => true,
            Self::Service { pattern, .. } => *pattern != Pattern::Request,
            Self::Function(_) => false,
        }
    }

    /// Whether the task ends when somebody hands in its token.
    #[must_use]
    pub fn waits_for_token(&self) -> bool {
        matches!(self, Self::Service { pattern: Pattern::Token, .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_step_functions_does_not_know_is_told_from_what_is_missing_here() {
        let is_recognized = |text: &str| Resource::parse(text).unwrap().is_recognized();
        for known in ["ecs:runTask.sync", "states:startExecution.sync:2", "eks:runJob", "aws-sdk:iot:publish"]
        {
            assert!(is_recognized(&format!("arn:aws:states:::{known}")), "{known}");
        }
        for unknown in [
            "nope:run",
            "lambda:invoek",
            "sqs:sendMessage.sync",
            "http:invoke.waitForTaskToken",
            "aws-sdk:ecs:runTask.sync",
        ] {
            assert!(!is_recognized(&format!("arn:aws:states:::{unknown}")), "{unknown}");
        }
    }

    #[test]
    fn resources_are_told_apart() {
        let parse = |text| Resource::parse(text).unwrap();
        assert!(matches!(
            parse("arn:aws:lambda:us-east-1:000000000000:function:f:PROD"),
            Resource::Function(_)
        ));
        assert!(matches!(parse("arn:aws:states:us-east-1:000000000000:activity:a"), Resource::Activity(_)));
        let send = parse("arn:aws:states:::sqs:sendMessage.waitForTaskToken");
        assert_eq!(
            (send.service_name(), send.action_name().as_str()),
            ("sqs", "sendMessage.waitForTaskToken")
        );
        assert!(send.missing().is_none() && send.waits_for_token());
        let sdk = parse("arn:aws:states:::aws-sdk:dynamodb:putItem");
        assert_eq!((sdk.service_name(), sdk.action_name().as_str()), ("aws-sdk:dynamodb", "putItem"));
        assert_eq!(sdk.missing().unwrap(), "the service integration aws-sdk:dynamodb:putItem");
        assert_eq!(
            parse("arn:aws:states:::states:startExecution.sync:2").action_name(),
            "startExecution.sync:2"
        );
        for text in ["", "lambda", "arn:aws:sqs:us-east-1:000000000000:q", "arn:aws:states:::x"] {
            assert!(Resource::parse(text).is_none(), "{text}");
        }
    }
}

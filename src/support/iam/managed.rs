//! The policies that AWS itself manages: every account has them, nobody can change them.
//!
//! `managed_policies.txt` lists path and name of each, sorted by name, as the policy map of the
//! serverless-application-model project (Apache License 2.0) does. Any ARN of the table can be
//! attached and described; the documents of a few are known, the others are refused by name.

use sha2::{Digest, Sha256};

use super::LETTERS;
use crate::aws::Error;
use crate::identity::Arn;

const TABLE: &str = include_str!("managed_policies.txt");

/// When the table says that all of them came into being: AWS's own days are not recorded.
pub(super) const CREATED: i64 = 1_423_176_000;

/// A policy that AWS manages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ManagedPolicy {
    /// `/`, `/service-role/`, `/job-function/`, `/aws-service-role/`.
    pub path: &'static str,
    pub name: &'static str,
}

/// All of them, by name.
pub(super) fn all() -> impl Iterator<Item = ManagedPolicy> {
    TABLE.lines().map(|line| {
        let name_at = line.rfind('/').map_or(0, |slash| slash + 1);
        ManagedPolicy { path: &line[..name_at], name: &line[name_at..] }
    })
}

/// The one with this ARN, whatever its partition.
pub(super) fn find(arn: &Arn) -> Option<ManagedPolicy> {
    let wanted = arn.resource.strip_prefix("policy")?;
    all().find(|policy| wanted.strip_prefix(policy.path) == Some(policy.name))
}

impl ManagedPolicy {
    pub(super) fn arn(self, partition: &str) -> String {
        format!("arn:{partition}:iam::aws:policy{}{}", self.path, self.name)
    }

    /// An id of the usual form, always the same for the same policy.
    pub(super) fn id(self) -> String {
        made_up_id("ANPA", self.name)
    }

    /// Its document, where it is known.
    pub(super) fn document(self) -> Result<&'static str, Error> {
        DOCUMENTS.iter().find(|(name, _)| *name == self.name).map(|(_, document)| *document).ok_or_else(
            || Error::not_supported("iam", &format!("the document of AWS's managed policy {}", self.name)),
        )
    }
}

/// An id for what has none recorded: always the same for the same text.
pub(in crate::support) fn made_up_id(prefix: &str, text: &str) -> String {
    let digest = Sha256::digest(text);
    let letters = digest.iter().take(17).map(|byte| char::from(LETTERS[usize::from(byte & 31)]));
    prefix.chars().chain(letters).collect()
}

const DOCUMENTS: &[(&str, &str)] = &[
    (
        "AdministratorAccess",
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#,
    ),
    (
        "AmazonSQSFullAccess",
        r#"{"Version":"2012-10-17","Statement":[{"Action":["sqs:*"],"Effect":"Allow","Resource":"*"}]}"#,
    ),
    (
        "AWSLambdaBasicExecutionRole",
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}]}"#,
    ),
    (
        "AWSLambdaRole",
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["lambda:InvokeFunction"],"Resource":["*"]}]}"#,
    ),
    (
        "AWSLambdaSQSQueueExecutionRole",
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sqs:ReceiveMessage","sqs:DeleteMessage","sqs:GetQueueAttributes","logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}]}"#,
    ),
    (
        "AWSStepFunctionsFullAccess",
        r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"states:*","Resource":"*"}]}"#,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policies_that_templates_name_are_there() {
        for resource in [
            "policy/AdministratorAccess",
            "policy/AWSStepFunctionsFullAccess",
            "policy/service-role/AWSLambdaBasicExecutionRole",
            "policy/service-role/AWSLambdaRole",
            "policy/service-role/AWSLambdaSQSQueueExecutionRole",
        ] {
            let arn = format!("arn:aws:iam::aws:{resource}");
            let policy = find(&arn.parse().unwrap()).expect(resource);
            assert_eq!(policy.arn("aws"), arn);
            assert!(policy.document().is_ok());
        }
    }

    #[test]
    fn a_policy_under_another_path_is_not_there() {
        let find_text = |text: &str| find(&text.parse().unwrap());
        assert_eq!(find_text("arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole"), None);
        assert_eq!(find_text("arn:aws:iam::aws:policy/service-role/"), None);
    }

    #[test]
    fn the_table_is_sorted_by_name_and_ids_differ() {
        let names: Vec<_> = all().map(|policy| policy.name).collect();
        assert!(names.is_sorted());
        let ids: std::collections::BTreeSet<_> = all().map(ManagedPolicy::id).collect();
        assert_eq!(ids.len(), names.len());
        assert!(ids.iter().all(|id| id.len() == 21));
    }
}

//! AWS's optimized integrations: which there are, and what each may wait for.
//!
//! *AWS documentation: Integrating optimized services with Step Functions.*

use super::Pattern::{self, Job, Job2, Request, Token};

const ASK: &[Pattern] = &[Request];
const ASK_OR_CALL_BACK: &[Pattern] = &[Request, Token];
const ASK_OR_FOLLOW: &[Pattern] = &[Request, Job];
const ALL: &[Pattern] = &[Request, Job, Token];

/// A service's actions, and the patterns of each.
type Actions = &'static [(&'static str, &'static [Pattern])];

/// The integrations by service.
const INTEGRATIONS: &[(&str, Actions)] = &[
    ("apigateway", &[("invoke", ASK_OR_CALL_BACK)]),
    (
        "athena",
        &[
            ("startQueryExecution", ASK_OR_FOLLOW),
            ("stopQueryExecution", ASK),
            ("getQueryExecution", ASK),
            ("getQueryResults", ASK),
        ],
    ),
    ("batch", &[("submitJob", ASK_OR_FOLLOW)]),
    ("bedrock", &[("invokeModel", ALL), ("createModelCustomizationJob", ASK_OR_FOLLOW)]),
    (
        "codebuild",
        &[
            ("startBuild", ASK_OR_FOLLOW),
            ("stopBuild", ASK),
            ("batchDeleteBuilds", ASK),
            ("batchGetReports", ASK),
            ("startBuildBatch", ASK_OR_FOLLOW),
            ("stopBuildBatch", ASK),
            ("retryBuildBatch", ASK_OR_FOLLOW),
            ("deleteBuildBatch", ASK),
        ],
    ),
    ("databrew", &[("startJobRun", ASK_OR_FOLLOW)]),
    ("dynamodb", &[("getItem", ASK), ("putItem", ASK), ("updateItem", ASK), ("deleteItem", ASK)]),
    ("ecs", &[("runTask", ALL)]),
    (
        "eks",
        &[
            ("call", ASK),
            ("runJob", ASK_OR_FOLLOW),
            ("createCluster", ASK_OR_FOLLOW),
            ("deleteCluster", ASK_OR_FOLLOW),
            ("createFargateProfile", ASK_OR_FOLLOW),
            ("deleteFargateProfile", ASK_OR_FOLLOW),
            ("createNodegroup", ASK_OR_FOLLOW),
            ("deleteNodegroup", ASK_OR_FOLLOW),
        ],
    ),
    (
        "elasticmapreduce",
        &[
            ("createCluster", ASK_OR_FOLLOW),
            ("setClusterTerminationProtection", ASK),
            ("terminateCluster", ASK_OR_FOLLOW),
            ("addStep", ASK_OR_FOLLOW),
            ("cancelStep", ASK),
            ("modifyInstanceFleetByName", ASK),
            ("modifyInstanceGroupByName", ASK),
        ],
    ),
    (
        "emr-containers",
        &[
            ("createVirtualCluster", ASK),
            ("deleteVirtualCluster", ASK_OR_FOLLOW),
            ("startJobRun", ASK_OR_FOLLOW),
        ],
    ),
    (
        "emr-serverless",
        &[
            ("createApplication", ASK_OR_FOLLOW),
            ("startApplication", ASK_OR_FOLLOW),
            ("stopApplication", ASK_OR_FOLLOW),
            ("deleteApplication", ASK_OR_FOLLOW),
            ("startJobRun", ASK_OR_FOLLOW),
            ("cancelJobRun", ASK_OR_FOLLOW),
        ],
    ),
    ("events", &[("putEvents", ASK_OR_CALL_BACK)]),
    ("glue", &[("startJobRun", ASK_OR_FOLLOW)]),
    ("http", &[("invoke", ASK)]),
    ("lambda", &[("invoke", ASK_OR_CALL_BACK)]),
    ("mediaconvert", &[("createJob", ASK_OR_FOLLOW)]),
    (
        "sagemaker",
        &[
            ("createEndpoint", ASK),
            ("createEndpointConfig", ASK),
            ("createHyperParameterTuningJob", ASK_OR_FOLLOW),
            ("createLabelingJob", ASK_OR_FOLLOW),
            ("createModel", ASK),
            ("createProcessingJob", ASK_OR_FOLLOW),
            ("createTrainingJob", ASK_OR_FOLLOW),
            ("createTransformJob", ASK_OR_FOLLOW),
            ("updateEndpoint", ASK),
        ],
    ),
    ("sns", &[("publish", ASK_OR_CALL_BACK)]),
    ("sqs", &[("sendMessage", ASK_OR_CALL_BACK)]),
    ("states", &[("startExecution", &[Request, Job, Job2, Token])]),
];

/// Whether AWS knows an integration. Of a service's actions that are not listed here nothing is said:
/// AWS adds some from time to time.
pub(super) fn is_recognized(service: &str, action: &str, pattern: Pattern) -> bool {
    if service.starts_with("aws-sdk:") {
        return ASK_OR_CALL_BACK.contains(&pattern);
    }
    let Some((_, actions)) = INTEGRATIONS.iter().find(|(known, _)| *known == service) else { return false };
    let known = actions.iter().find(|(known, _)| *known == action);
    known.is_none_or(|(_, patterns)| patterns.contains(&pattern))
}

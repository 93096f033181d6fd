//! AWS's optimized integrations: which there are, and what each may wait for.
//!
//! *AWS documentation: Integrating optimized services with Step Functions, and the page of each service
//! below it.*

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
    // The table of all integrations grants Bedrock callbacks, the page of its own says nothing of them.
    ("bedrock", &[("invokeModel", ASK_OR_CALL_BACK), ("createModelCustomizationJob", ASK_OR_FOLLOW)]),
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
    // The table of all integrations grants EKS callbacks, the page of its own denies them. Only these two have
    // a place for a token.
    (
        "eks",
        &[
            ("call", ASK_OR_CALL_BACK),
            ("runJob", ALL),
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

/// Whether AWS knows an integration.
pub(super) fn is_recognized(service: &str, action: &str, pattern: Pattern) -> bool {
    if service.starts_with("aws-sdk:") {
        return ASK_OR_CALL_BACK.contains(&pattern);
    }
    patterns(service, action).contains(&pattern)
}

/// What an optimized integration may wait for; nothing when AWS has no such integration.
fn patterns(service: &str, action: &str) -> &'static [Pattern] {
    let actions =
        INTEGRATIONS.iter().find(|(known, _)| *known == service).map_or(&[][..], |(_, actions)| actions);
    actions.iter().find(|(known, _)| *known == action).map_or(&[], |(_, patterns)| patterns)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of the documentation: a service, and which patterns some action of it has.
    const DOCUMENTED: &str = "
        apigateway        request          token
        athena            request   sync
        batch             request   sync
        bedrock           request   sync   token
        codebuild         request   sync
        databrew          request   sync
        dynamodb          request
        ecs               request   sync   token
        eks               request   sync   token
        elasticmapreduce  request   sync
        emr-containers    request   sync
        emr-serverless    request   sync
        events            request          token
        glue              request   sync
        http              request
        lambda            request          token
        mediaconvert      request   sync
        sagemaker         request   sync
        sns               request          token
        sqs               request          token
        states            request   sync   token";

    #[test]
    fn every_service_waits_for_what_the_table_of_the_documentation_says() {
        let rows: Vec<Vec<&str>> =
            DOCUMENTED.trim().lines().map(|row| row.split_whitespace().collect()).collect();
        let services: Vec<&str> = INTEGRATIONS.iter().map(|(service, _)| *service).collect();
        assert_eq!(rows.iter().map(|row| row[0]).collect::<Vec<_>>(), services);
        for (row, (service, actions)) in rows.iter().zip(INTEGRATIONS) {
            for (name, pattern) in [("request", Request), ("sync", Job), ("token", Token)] {
                let has = actions.iter().any(|(_, patterns)| patterns.contains(&pattern));
                assert_eq!(has, row.contains(&name), "{service} {name}");
            }
        }
    }

    #[test]
    fn an_action_waits_for_what_its_service_s_page_says() {
        let told = |service, action| {
            patterns(service, action).iter().map(|pattern| pattern.suffix()).collect::<Vec<_>>()
        };
        assert_eq!(told("athena", "startQueryExecution"), ["", ".sync"]);
        assert_eq!(told("athena", "getQueryResults"), [""]);
        assert_eq!(told("bedrock", "createModelCustomizationJob"), ["", ".sync"]);
        assert_eq!(told("codebuild", "retryBuildBatch"), ["", ".sync"]);
        assert_eq!(told("codebuild", "deleteBuildBatch"), [""]);
        assert_eq!(told("ecs", "runTask"), ["", ".sync", ".waitForTaskToken"]);
        assert_eq!(told("elasticmapreduce", "addStep"), ["", ".sync"]);
        assert_eq!(told("elasticmapreduce", "setClusterTerminationProtection"), [""]);
        assert_eq!(told("emr-containers", "createVirtualCluster"), [""]);
        assert_eq!(told("emr-serverless", "cancelJobRun"), ["", ".sync"]);
        assert_eq!(told("sagemaker", "createEndpoint"), [""]);
        assert_eq!(told("sagemaker", "createLabelingJob"), ["", ".sync"]);
        assert_eq!(told("states", "startExecution"), ["", ".sync", ".sync:2", ".waitForTaskToken"]);
        assert_eq!(told("lambda", "invoek"), [""; 0]);
    }
}

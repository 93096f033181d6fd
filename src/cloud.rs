//! The only place that knows every service: builds them, wires them to each other, and hands each
//! request to the one it is for.

mod door;

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::request::Parts;
use serde_json::Value;

use self::door::Door;
use crate::aws::model;
use crate::aws::schema::ServiceSchema;
use crate::aws::{Call, Error, Served};
use crate::identity::AccountId;
use crate::neighbours::House;
use crate::support::{iam, logs, s3, sts};
use crate::{lambda, sqs, stepfunctions};

/// All services, over one clock, one source of randomness and one store.
pub struct Cloud {
    house: House,
    sqs: sqs::QueueService,
    lambda: lambda::Engine,
    stepfunctions: stepfunctions::StateMachineService,
    iam: iam::Iam,
    sts: sts::Sts,
    logs: logs::Logs,
    s3: s3::S3,
}

impl Cloud {
    /// Builds every service and wires them together; what the store kept is there again. They reach each other
    /// for as long as somebody holds the answer.
    #[must_use]
    pub fn new(house: House) -> Arc<Self> {
        let iam = iam::Iam::new(&house);
        let cloud = Arc::new(Self {
            sqs: sqs::QueueService::new(&house),
            lambda: lambda::Engine::new(&house),
            stepfunctions: stepfunctions::StateMachineService::new(&house),
            sts: sts::Sts::new(&house, iam.clone()),
            logs: logs::Logs::new(&house),
            s3: s3::S3::new(&house),
            iam,
            house,
        });
        let (neighbours, door) = (&cloud.house.neighbours, Arc::new(Door(Arc::downgrade(&cloud))));
        neighbours.set_queues(door.clone());
        neighbours.set_functions(door.clone());
        neighbours.set_logs(door.clone());
        neighbours.set_objects(door.clone());
        neighbours.set_operations(door);
        cloud.restore();
        cloud
    }

    /// What the services were built from.
    #[must_use]
    pub fn house(&self) -> &House {
        &self.house
    }

    /// Reads back what the store kept: queues before the mappings that poll them.
    fn restore(&self) {
        self.iam.restore();
        self.sts.restore();
        self.logs.restore();
        self.s3.restore();
        self.sqs.restore();
        self.lambda.restore();
        self.stepfunctions.restore();
    }

    /// Forgets everything, or everything of one account: callers before what they call.
    pub fn forget(&self, account: Option<&AccountId>) {
        self.stepfunctions.forget(account);
        self.lambda.forget(account);
        self.s3.forget(account);
        self.sqs.forget(account);
        self.logs.forget(account);
        self.sts.forget(account);
        self.iam.forget(account);
        self.house.store.forget(account);
    }

    /// S3, whose requests and answers are streams.
    #[must_use]
    pub fn objects(&self) -> &s3::S3 {
        &self.s3
    }

    /// What execution environments there are.
    #[must_use]
    pub fn environments(&self) -> Vec<lambda::EnvironmentView> {
        self.lambda.environments()
    }

    /// Cleans up behind functions and objects: the daemon is stopping.
    pub fn close(&self) {
        self.s3.close();
        self.lambda.close();
    }

    /// A function's deployment package, for whoever has the token that `GetFunction` answered.
    #[must_use]
    pub fn function_code(
        &self,
        place: &lambda::name::Place,
        function: &str,
        version: &str,
        token: &str,
    ) -> Option<bytes::Bytes> {
        self.lambda.code_archive(place, function, version, token)
    }

    /// Step Functions, for Virga's own endpoints.
    #[must_use]
    pub fn workflows(&self) -> &stepfunctions::StateMachineService {
        &self.stepfunctions
    }

    /// The queues, for Virga's own endpoints.
    #[must_use]
    pub fn queues(&self) -> &sqs::QueueService {
        &self.sqs
    }

    /// Answers a request to a function URL.
    pub async fn visit(&self, call: &Call, visit: lambda::url::Visit<'_>) -> http::Response<Bytes> {
        self.lambda.visit(call, visit).await
    }

    /// Answers a request to `service`.
    pub async fn serve(&self, service: &ServiceSchema, call: &Call, head: &Parts, body: &Bytes) -> Served {
        // Boxed, so that the port's own future is no larger than the largest service's needs at rest.
        match service.name {
            "sqs" => Box::pin(model::sqs::serve(&self.sqs, call, head, body)).await,
            "lambda" if lambda::streams(head) => Box::pin(self.lambda.serve_stream(call, head, body)).await,
            "lambda" => Box::pin(model::lambda::serve(&self.lambda, call, head, body)).await,
            "stepfunctions" => {
                Box::pin(model::stepfunctions::serve(&self.stepfunctions, call, head, body)).await
            }
            "iam" => Box::pin(model::iam::serve(&self.iam, call, head, body)).await,
            "sts" => Box::pin(model::sts::serve(&self.sts, call, head, body)).await,
            "logs" => Box::pin(model::logs::serve(&self.logs, call, head, body)).await,
            other => unreachable!("{other} is modelled, and every modelled service stands here"),
        }
    }

    async fn call_by_name(
        &self,
        call: &Call,
        service: &str,
        operation: &str,
        input: &Value,
    ) -> Result<Value, Error> {
        match service {
            "sqs" => model::sqs::call_json(&self.sqs, call, operation, input).await,
            "lambda" => model::lambda::call_json(&self.lambda, call, operation, input).await,
            "stepfunctions" | "states" | "sfn" => {
                model::stepfunctions::call_json(&self.stepfunctions, call, operation, input).await
            }
            "iam" => model::iam::call_json(&self.iam, call, operation, input).await,
            "sts" => model::sts::call_json(&self.sts, call, operation, input).await,
            "logs" => model::logs::call_json(&self.logs, call, operation, input).await,
            other => Err(Error::not_built(other, operation)),
        }
    }
}

impl fmt::Debug for Cloud {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Cloud")
    }
}

/// The account that an access key id stands for: a temporary key names its session's, a key of twelve
/// digits is one itself, and any other stands for the one account of those who don't care.
#[must_use]
pub fn account_of(access_key_id: &str) -> AccountId {
    sts::account_of(access_key_id).unwrap_or_else(|| AccountId::of_access_key(access_key_id))
}

//! The operations of the API, each led to where it is done.

use super::StateMachineService;
use crate::aws::model::stepfunctions as model;
use crate::aws::{Call, Error};

impl model::StepFunctions for StateMachineService {
    async fn create_state_machine(
        &self,
        call: &Call,
        input: model::CreateStateMachineInput,
    ) -> Result<model::CreateStateMachineOutput, Error> {
        self.create(call, input).await
    }

    async fn create_activity(
        &self,
        call: &Call,
        input: model::CreateActivityInput,
    ) -> Result<model::CreateActivityOutput, Error> {
        self.make_activity(call, input).await
    }

    async fn delete_activity(
        &self,
        call: &Call,
        input: model::DeleteActivityInput,
    ) -> Result<model::DeleteActivityOutput, Error> {
        self.remove_activity(call, &input.activity_arn).await?;
        Ok(model::DeleteActivityOutput {})
    }

    async fn describe_activity(
        &self,
        call: &Call,
        input: model::DescribeActivityInput,
    ) -> Result<model::DescribeActivityOutput, Error> {
        self.activity_described(call, &input.activity_arn)
    }

    async fn list_activities(
        &self,
        call: &Call,
        input: model::ListActivitiesInput,
    ) -> Result<model::ListActivitiesOutput, Error> {
        self.activities_listed(call, &input)
    }

    async fn get_activity_task(
        &self,
        call: &Call,
        input: model::GetActivityTaskInput,
    ) -> Result<model::GetActivityTaskOutput, Error> {
        self.activity_task(call, input).await
    }

    async fn publish_state_machine_version(
        &self,
        call: &Call,
        input: model::PublishStateMachineVersionInput,
    ) -> Result<model::PublishStateMachineVersionOutput, Error> {
        self.publish(call, input).await
    }

    async fn list_state_machine_versions(
        &self,
        call: &Call,
        input: model::ListStateMachineVersionsInput,
    ) -> Result<model::ListStateMachineVersionsOutput, Error> {
        self.versions_listed(call, &input)
    }

    async fn delete_state_machine_version(
        &self,
        call: &Call,
        input: model::DeleteStateMachineVersionInput,
    ) -> Result<model::DeleteStateMachineVersionOutput, Error> {
        self.delete_version(call, &input.state_machine_version_arn).await?;
        Ok(model::DeleteStateMachineVersionOutput {})
    }

    async fn create_state_machine_alias(
        &self,
        call: &Call,
        input: model::CreateStateMachineAliasInput,
    ) -> Result<model::CreateStateMachineAliasOutput, Error> {
        self.create_alias(call, input).await
    }

    async fn describe_state_machine_alias(
        &self,
        call: &Call,
        input: model::DescribeStateMachineAliasInput,
    ) -> Result<model::DescribeStateMachineAliasOutput, Error> {
        self.alias_described(call, &input.state_machine_alias_arn)
    }

    async fn list_state_machine_aliases(
        &self,
        call: &Call,
        input: model::ListStateMachineAliasesInput,
    ) -> Result<model::ListStateMachineAliasesOutput, Error> {
        self.aliases_listed(call, &input)
    }

    async fn update_state_machine_alias(
        &self,
        call: &Call,
        input: model::UpdateStateMachineAliasInput,
    ) -> Result<model::UpdateStateMachineAliasOutput, Error> {
        self.update_alias(call, input).await
    }

    async fn delete_state_machine_alias(
        &self,
        call: &Call,
        input: model::DeleteStateMachineAliasInput,
    ) -> Result<model::DeleteStateMachineAliasOutput, Error> {
        self.delete_alias(call, &input.state_machine_alias_arn).await?;
        Ok(model::DeleteStateMachineAliasOutput {})
    }

    async fn delete_state_machine(
        &self,
        call: &Call,
        input: model::DeleteStateMachineInput,
    ) -> Result<model::DeleteStateMachineOutput, Error> {
        self.delete(call, &input.state_machine_arn).await?;
        Ok(model::DeleteStateMachineOutput {})
    }

    async fn describe_execution(
        &self,
        call: &Call,
        input: model::DescribeExecutionInput,
    ) -> Result<model::DescribeExecutionOutput, Error> {
        self.execution_described(call, &input)
    }

    async fn describe_map_run(
        &self,
        call: &Call,
        input: model::DescribeMapRunInput,
    ) -> Result<model::DescribeMapRunOutput, Error> {
        self.map_run_described(call, &input.map_run_arn)
    }

    async fn describe_state_machine(
        &self,
        call: &Call,
        input: model::DescribeStateMachineInput,
    ) -> Result<model::DescribeStateMachineOutput, Error> {
        self.sweep(call).await;
        self.describe(call, &input)
    }

    async fn describe_state_machine_for_execution(
        &self,
        call: &Call,
        input: model::DescribeStateMachineForExecutionInput,
    ) -> Result<model::DescribeStateMachineForExecutionOutput, Error> {
        self.machine_of_execution(call, &input)
    }

    async fn get_execution_history(
        &self,
        call: &Call,
        input: model::GetExecutionHistoryInput,
    ) -> Result<model::GetExecutionHistoryOutput, Error> {
        self.history(call, &input)
    }

    async fn list_executions(
        &self,
        call: &Call,
        input: model::ListExecutionsInput,
    ) -> Result<model::ListExecutionsOutput, Error> {
        self.executions_listed(call, &input)
    }

    async fn list_map_runs(
        &self,
        call: &Call,
        input: model::ListMapRunsInput,
    ) -> Result<model::ListMapRunsOutput, Error> {
        self.map_runs_listed(call, &input)
    }

    async fn list_state_machines(
        &self,
        call: &Call,
        input: model::ListStateMachinesInput,
    ) -> Result<model::ListStateMachinesOutput, Error> {
        self.sweep(call).await;
        self.list(call, &input)
    }

    async fn list_tags_for_resource(
        &self,
        call: &Call,
        input: model::ListTagsForResourceInput,
    ) -> Result<model::ListTagsForResourceOutput, Error> {
        let tags = Some(self.tags_of(call, &input.resource_arn)?);
        Ok(model::ListTagsForResourceOutput { tags })
    }

    async fn redrive_execution(
        &self,
        call: &Call,
        input: model::RedriveExecutionInput,
    ) -> Result<model::RedriveExecutionOutput, Error> {
        self.redriven(call, input).await
    }

    async fn send_task_failure(
        &self,
        _: &Call,
        input: model::SendTaskFailureInput,
    ) -> Result<model::SendTaskFailureOutput, Error> {
        self.fail_task(input).await?;
        Ok(model::SendTaskFailureOutput {})
    }

    async fn send_task_heartbeat(
        &self,
        _: &Call,
        input: model::SendTaskHeartbeatInput,
    ) -> Result<model::SendTaskHeartbeatOutput, Error> {
        self.hear_of_task(&input.task_token).await?;
        Ok(model::SendTaskHeartbeatOutput {})
    }

    async fn send_task_success(
        &self,
        _: &Call,
        input: model::SendTaskSuccessInput,
    ) -> Result<model::SendTaskSuccessOutput, Error> {
        self.succeed_task(input).await?;
        Ok(model::SendTaskSuccessOutput {})
    }

    async fn start_execution(
        &self,
        call: &Call,
        input: model::StartExecutionInput,
    ) -> Result<model::StartExecutionOutput, Error> {
        self.start(call, input).await
    }

    async fn start_sync_execution(
        &self,
        call: &Call,
        input: model::StartSyncExecutionInput,
    ) -> Result<model::StartSyncExecutionOutput, Error> {
        self.start_sync(call, input).await
    }

    async fn stop_execution(
        &self,
        call: &Call,
        input: model::StopExecutionInput,
    ) -> Result<model::StopExecutionOutput, Error> {
        self.stop(call, input).await
    }

    async fn tag_resource(
        &self,
        call: &Call,
        input: model::TagResourceInput,
    ) -> Result<model::TagResourceOutput, Error> {
        let model::TagResourceInput { resource_arn, tags } = input;
        let pair = |tag: model::Tag| (tag.key.unwrap_or_default(), tag.value.unwrap_or_default());
        self.tag(call, &resource_arn, |known| known.extend(tags.into_iter().map(pair))).await?;
        Ok(model::TagResourceOutput {})
    }

    async fn test_state(
        &self,
        call: &Call,
        input: model::TestStateInput,
    ) -> Result<model::TestStateOutput, Error> {
        self.state_tested(call, input).await
    }

    async fn untag_resource(
        &self,
        call: &Call,
        input: model::UntagResourceInput,
    ) -> Result<model::UntagResourceOutput, Error> {
        let gone = &input.tag_keys;
        self.tag(call, &input.resource_arn, |known| known.retain(|key, _| !gone.contains(key))).await?;
        Ok(model::UntagResourceOutput {})
    }

    async fn update_map_run(
        &self,
        call: &Call,
        input: model::UpdateMapRunInput,
    ) -> Result<model::UpdateMapRunOutput, Error> {
        self.map_run_updated(call, &input).await?;
        Ok(model::UpdateMapRunOutput {})
    }

    async fn update_state_machine(
        &self,
        call: &Call,
        input: model::UpdateStateMachineInput,
    ) -> Result<model::UpdateStateMachineOutput, Error> {
        self.update(call, input).await
    }

    async fn validate_state_machine_definition(
        &self,
        _: &Call,
        input: model::ValidateStateMachineDefinitionInput,
    ) -> Result<model::ValidateStateMachineDefinitionOutput, Error> {
        Self::validate(&input)
    }
}

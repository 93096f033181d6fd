//! Parameters of functions that Virga can't honour yet, refused by name, and those that it keeps without
//! effect.

use crate::aws::Error;
use crate::aws::model::lambda as model;
use crate::lambda::refusal;

/// Refuses the first of `parameters` that was given.
fn refuse(parameters: &[(bool, &str)]) -> Result<(), Error> {
    match parameters.iter().find(|(given, _)| *given) {
        Some((_, what)) => Err(refusal::not_supported(what)),
        None => Ok(()),
    }
}

pub(super) fn in_creation(input: &model::CreateFunctionInput) -> Result<(), Error> {
    let image = input.package_type.as_ref().is_some_and(|kind| kind.as_str() == "Image");
    refuse(&[
        (
            image || input.code.image_uri.is_some() || input.image_config.is_some(),
            "functions from container images",
        ),
        (input.code.source_kms_key_arn.is_some(), "the parameter SourceKMSKeyArn of functions"),
        (input.publish_to.is_some(), "the parameter PublishTo of functions"),
    ])?;
    refuse(&[
        (vpc(input.vpc_config.as_ref()), "functions in a VPC (VpcConfig)"),
        (some(input.file_system_configs.as_ref()), "file systems of functions (FileSystemConfigs)"),
        (input.capacity_provider_config.is_some(), "capacity providers (CapacityProviderConfig)"),
        (input.durable_config.is_some(), "durable functions (DurableConfig)"),
        (input.runtime_config.is_some(), "the parameter RuntimeConfig of functions"),
        (input.accelerator_config.is_some(), "the parameter AcceleratorConfig of functions"),
    ])
}

pub(super) fn in_update(input: &model::UpdateFunctionConfigurationInput) -> Result<(), Error> {
    refuse(&[
        (input.image_config.is_some(), "functions from container images"),
        (vpc(input.vpc_config.as_ref()), "functions in a VPC (VpcConfig)"),
        (some(input.file_system_configs.as_ref()), "file systems of functions (FileSystemConfigs)"),
        (input.capacity_provider_config.is_some(), "capacity providers (CapacityProviderConfig)"),
        (input.durable_config.is_some(), "durable functions (DurableConfig)"),
        (input.runtime_config.is_some(), "the parameter RuntimeConfig of functions"),
        (input.accelerator_config.is_some(), "the parameter AcceleratorConfig of functions"),
    ])
}

pub(super) fn in_code(input: &model::UpdateFunctionCodeInput) -> Result<(), Error> {
    refuse(&[
        (input.image_uri.is_some(), "functions from container images"),
        (input.source_kms_key_arn.is_some(), "the parameter SourceKMSKeyArn of functions"),
        (input.publish_to.is_some(), "the parameter PublishTo of functions"),
    ])
}

/// Of the settings that a call gives, the names of those that are kept and change nothing here.
pub(in crate::lambda) fn without_effect(
    tracing: Option<&model::TracingConfig>,
    snap_start: Option<&model::SnapStart>,
    kms_key_arn: Option<&String>,
) -> impl Iterator<Item = &'static str> {
    let traces = tracing.and_then(|it| it.mode.as_ref()).is_some_and(|mode| mode.as_str() == "Active");
    let snaps = snap_start.and_then(|it| it.apply_on.as_ref()).is_some_and(|on| on.as_str() != "None");
    let encrypts = kms_key_arn.is_some_and(|arn| !arn.is_empty());
    let all = [(traces, "lambda:TracingConfig"), (snaps, "lambda:SnapStart"), (encrypts, "lambda:KMSKeyArn")];
    all.into_iter().filter_map(|(given, name)| given.then_some(name))
}

fn some<T>(list: Option<&Vec<T>>) -> bool {
    list.is_some_and(|list| !list.is_empty())
}

fn vpc(given: Option<&model::VpcConfig>) -> bool {
    given.is_some_and(|vpc| some(vpc.subnet_ids.as_ref()) || some(vpc.security_group_ids.as_ref()))
}

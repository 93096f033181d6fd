//! Writing the results of a map run to S3.
//!
//! *AWS documentation: `ResultWriter` (Map).*

use bytes::Bytes;

use super::reading::refusal;
use crate::aws::Call;
use crate::neighbours::House;
use crate::stepfunctions::history::Mishap;
use crate::stepfunctions::map_run::results::Results;
use crate::stepfunctions::payload::Payload;

/// Writes result files and the manifest that names them; answers the state's result.
pub(super) async fn write(
    house: &House,
    call: &Call,
    results: Result<Results, String>,
    map_run_arn: &str,
) -> Result<Payload, Mishap> {
    let mut results = results.map_err(failed)?;
    let manifest = results.manifest_of(map_run_arn);
    for file in &mut results.files {
        let content = Bytes::from(std::mem::take(&mut file.content));
        put(house, call, &results.bucket, &file.key, content).await?;
    }
    put(house, call, &results.bucket, &results.manifest, Bytes::from(manifest)).await?;
    Ok(results.result(map_run_arn))
}

async fn put(house: &House, call: &Call, bucket: &str, key: &str, content: Bytes) -> Result<(), Mishap> {
    let objects = house.neighbours.objects();
    let stored = objects.put_object(call, bucket, key, content, "application/json").await;
    stored.map(drop).map_err(|error| failed(refusal(call, &error)))
}

fn failed(cause: String) -> Mishap {
    Mishap { error: Some("States.ResultWriterFailed".into()), cause: Some(cause.into()) }
}

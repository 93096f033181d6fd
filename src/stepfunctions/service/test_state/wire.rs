//! What went over the wire for an HTTP task: the inspection level `TRACE`.
//!
//! `revealSecrets` shows what a connection of `EventBridge` adds; here none adds anything, so that there is
//! nothing to hide.
//!
//! *AWS documentation: Using `TestState` API to test a state in Step Functions.*

use http::HeaderMap;

use crate::aws::model::stepfunctions as model;
use crate::stepfunctions::integration::http::Exchange;

/// Adds the request, and the response if there was one.
pub(super) fn tell(exchange: &Exchange, data: &mut model::InspectionData) {
    let protocol =
        exchange.request.as_ref().and_then(|request| request.url.scheme_str()).map(ToOwned::to_owned);
    data.request = exchange.request.as_ref().map(|request| model::InspectionDataRequest {
        protocol: protocol.clone(),
        method: Some(request.method.to_string()),
        url: Some(request.url.to_string()),
        headers: Some(listed(&request.headers)),
        body: (!request.body.is_empty()).then(|| text(&request.body)),
    });
    data.response = exchange.response.as_ref().map(|response| model::InspectionDataResponse {
        protocol,
        status_code: Some(response.head.status.as_u16().to_string()),
        status_message: Some(response.status_text().to_owned()),
        headers: Some(listed(&response.head.headers)),
        body: Some(text(&response.body)),
    });
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// `[content-type: application/json, range: bytes=0-262144]`
fn listed(headers: &HeaderMap) -> String {
    let lines = headers.iter().map(|(name, value)| format!("{name}: {}", text(value.as_bytes())));
    format!("[{}]", lines.collect::<Vec<_>>().join(", "))
}

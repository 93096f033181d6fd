//! What Step Functions adds to the answer of an optimized integration: how the answer came.

use serde_json::{Map, Value, json};

use crate::aws::Call;
use crate::clock::Timestamp;

/// `SdkHttpMetadata` and `SdkResponseMetadata` for an answer with these headers, in this order.
pub(super) fn metadata(call: &Call, headers: &[(&str, String)]) -> [(String, Value); 2] {
    let all: Map<String, Value> =
        headers.iter().map(|(name, value)| ((*name).to_owned(), json!([value]))).collect();
    let mut sorted: Vec<&(&str, String)> = headers.iter().collect();
    sorted.sort_by_key(|(name, _)| name.to_lowercase());
    let single: Map<String, Value> =
        sorted.into_iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    [
        (
            "SdkHttpMetadata".to_owned(),
            json!({"AllHttpHeaders": all, "HttpHeaders": single, "HttpStatusCode": 200}),
        ),
        ("SdkResponseMetadata".to_owned(), json!({"RequestId": call.request_id.to_string()})),
    ]
}

/// `Mon, 23 Nov 2026 03:30:00 GMT`
pub(super) fn http_date(at: Timestamp) -> String {
    at.to_jiff().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

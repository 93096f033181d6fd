//! Signature Version 4, for POST requests without a query.
//!
//! AWS documentation: "Create a signed AWS API request".

use std::time::{SystemTime, UNIX_EPOCH};

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::http::Request;

/// Who signs.
pub struct Credentials {
    pub access_key_id: String,
    pub secret_access_key: String,
    /// With the temporary credentials that a function gets from its role.
    pub session_token: Option<String>,
}

/// Adds the headers that say and prove who calls.
pub fn sign(request: &mut Request, credentials: &Credentials, region: &str, service: &str) {
    let moment = Moment::now();
    request.headers.push(("x-amz-date".to_owned(), moment.to_string()));
    if let Some(token) = &credentials.session_token {
        request.headers.push(("x-amz-security-token".to_owned(), token.clone()));
    }
    request.headers.sort();
    let (canonical, names) = canonical(request);
    let scope = format!("{}/{region}/{service}/aws4_request", moment.date());
    let to_sign = format!("AWS4-HMAC-SHA256\n{moment}\n{scope}\n{}", hex(&Sha256::digest(canonical)));
    let key = [moment.date().as_str(), region, service, "aws4_request"]
        .iter()
        .fold(format!("AWS4{}", credentials.secret_access_key).into_bytes(), |key, part| mac(&key, part));
    let signature = hex(&mac(&key, &to_sign));
    let by = &credentials.access_key_id;
    let authorization =
        format!("AWS4-HMAC-SHA256 Credential={by}/{scope}, SignedHeaders={names}, Signature={signature}");
    request.headers.push(("authorization".to_owned(), authorization));
}

/// The request in the form that both sides compute, and the names of the headers in it.
fn canonical(request: &Request) -> (String, String) {
    // The host is sent by whoever carries the request, so it is signed without being a header here.
    let mut headers: Vec<_> =
        request.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    headers.push(("host", &request.authority));
    headers.sort_unstable();
    let lines: String = headers.iter().map(|(name, value)| format!("{name}:{}\n", value.trim())).collect();
    let names = headers.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(";");
    // Every service but S3 has the path encoded once more.
    let path = request.path.replace('%', "%25");
    let body = hex(&Sha256::digest(&request.body));
    (format!("POST\n{path}\n\n{lines}\n{names}\n{body}"), names)
}

fn mac(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A moment in the calendar, in UTC.
struct Moment {
    year: u64,
    month: u64,
    day: u64,
    second_of_day: u64,
}

impl Moment {
    fn now() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        // Howard Hinnant's `civil_from_days`, for days after 1970: years begin in March, so that
        // the leap day is a year's last.
        let days = since / 86_400 + 719_468;
        let (era, day_of_era) = (days / 146_097, days % 146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * day_of_year + 2) / 153;
        let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
        let year = era * 400 + year_of_era + u64::from(month <= 2);
        let day = day_of_year - (153 * march_month + 2) / 5 + 1;
        Self { year, month, day, second_of_day: since % 86_400 }
    }

    fn date(&self) -> String {
        format!("{:04}{:02}{:02}", self.year, self.month, self.day)
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (hour, minute, second) =
            (self.second_of_day / 3600, self.second_of_day / 60 % 60, self.second_of_day % 60);
        write!(formatter, "{}T{hour:02}{minute:02}{second:02}Z", self.date())
    }
}

//! Packages for download: the `Location` that `GetFunction` answers.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use sha2::{Digest, Sha256};

use crate::lambda::Engine;
use crate::lambda::name::{Place, Qualifier};

/// Where packages are downloaded from; account, region, function and version follow, and the token
/// as the query `token`.
const CODE_PATH: &str = "/_virga/lambda/code";

impl Engine {
    /// The URL of a version's package, on the port by which the caller reached Virga.
    pub(super) fn code_location(&self, place: &Place, name: &str, version: &str, authority: &str) -> String {
        let token = self.code_token(place, name, version);
        let Place { account, region } = place;
        format!("http://{authority}{CODE_PATH}/{account}/{region}/{name}/{version}?token={token}")
    }

    /// The zip file behind such a URL, or nothing when the token is not the one that `GetFunction`
    /// answered or the version is gone.
    #[must_use]
    pub fn code_archive(&self, place: &Place, name: &str, version: &str, token: &str) -> Option<Bytes> {
        if token != self.code_token(place, name, version) {
            return None;
        }
        let territory = self.territory(place);
        let state = territory.lock();
        if let Some(layer) = name.strip_prefix("layer:") {
            let arn = format!("{}:{version}", place.layer_arn(layer));
            return state.layer_packages.get(&arn).map(|package| package.zip.clone());
        }
        let package = state.functions.get(name)?.package(&Qualifier::parse(version))?;
        Some(package.zip.clone())
    }

    /// The URL of a layer version's package.
    pub(super) fn layer_location(&self, place: &Place, name: &str, version: &str, authority: &str) -> String {
        self.code_location(place, &format!("layer:{name}"), version, authority)
    }

    fn code_token(&self, place: &Place, name: &str, version: &str) -> String {
        let mut hash = Sha256::new();
        for part in [&self.shared.code_secret, place.account.as_str(), place.region.as_str(), name, version] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        URL_SAFE_NO_PAD.encode(hash.finalize())
    }
}

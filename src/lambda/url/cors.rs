//! Which web pages may call a URL.
//!
//! *AWS documentation: Creating and managing Lambda function URLs (cross-origin resource sharing).*

use http::header::{HeaderMap, HeaderName, HeaderValue, ORIGIN, VARY};
use serde::{Deserialize, Serialize};

use crate::aws::model::lambda as model;

/// What a URL says to browsers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorsRules {
    allow_credentials: Option<bool>,
    allow_headers: Option<Vec<String>>,
    allow_methods: Option<Vec<String>>,
    allow_origins: Option<Vec<String>>,
    expose_headers: Option<Vec<String>>,
    max_age: Option<i32>,
}

impl CorsRules {
    pub(super) fn of(given: model::Cors) -> Self {
        Self {
            allow_credentials: given.allow_credentials,
            allow_headers: given.allow_headers,
            allow_methods: given.allow_methods,
            allow_origins: given.allow_origins,
            expose_headers: given.expose_headers,
            max_age: given.max_age,
        }
    }

    pub(super) fn describe(&self) -> model::Cors {
        let Self { allow_credentials, allow_headers, allow_methods, allow_origins, expose_headers, max_age } =
            self.clone();
        model::Cors {
            allow_credentials,
            allow_headers,
            allow_methods,
            allow_origins,
            expose_headers,
            max_age,
        }
    }

    /// What a browser is told that asks before it sends a page's request; nothing when the page may not.
    pub(super) fn preflight(&self, asked: &HeaderMap) -> HeaderMap {
        let mut told = HeaderMap::new();
        let method = asked.get("access-control-request-method").and_then(|method| method.to_str().ok());
        let allows_method = self.allow_methods.as_deref().unwrap_or_default().iter().any(|allowed| {
            allowed == "*" || method.is_some_and(|method| method.eq_ignore_ascii_case(allowed))
        });
        if !allows_method || !self.tell_origin(asked, &mut told) {
            return HeaderMap::new();
        }
        list(&mut told, "access-control-allow-methods", self.allow_methods.as_deref());
        list(&mut told, "access-control-allow-headers", self.allow_headers.as_deref());
        if let Some(seconds) = self.max_age {
            told.insert("access-control-max-age", HeaderValue::from(seconds));
        }
        told
    }

    /// Adds to a response what lets the page that asked read it.
    pub(super) fn add_to(&self, asked: &HeaderMap, response: &mut HeaderMap) {
        if self.tell_origin(asked, response) {
            list(response, "access-control-expose-headers", self.expose_headers.as_deref());
        }
    }

    fn tell_origin(&self, asked: &HeaderMap, told: &mut HeaderMap) -> bool {
        let Some(origin) = asked.get(ORIGIN) else { return false };
        let origins = self.allow_origins.as_deref().unwrap_or_default();
        let allows_all = origins.iter().any(|allowed| allowed == "*");
        if !allows_all && !origins.iter().any(|allowed| allowed.as_bytes() == origin.as_bytes()) {
            return false;
        }
        let credentials = self.allow_credentials == Some(true);
        // With credentials a browser doesn't take a star.
        let named = if allows_all && !credentials { HeaderValue::from_static("*") } else { origin.clone() };
        told.insert("access-control-allow-origin", named);
        told.append(VARY, HeaderValue::from_static("Origin"));
        if credentials {
            told.insert("access-control-allow-credentials", HeaderValue::from_static("true"));
        }
        true
    }
}

fn list(headers: &mut HeaderMap, name: &'static str, values: Option<&[String]>) {
    let values = values.unwrap_or_default().join(",");
    if !values.is_empty()
        && let Ok(value) = HeaderValue::try_from(values)
    {
        headers.insert(HeaderName::from_static(name), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> CorsRules {
        CorsRules {
            allow_origins: Some(vec!["https://shop.test".to_owned()]),
            allow_methods: Some(vec!["PUT".to_owned()]),
            allow_headers: Some(vec!["content-type".to_owned()]),
            expose_headers: Some(vec!["x-order".to_owned()]),
            allow_credentials: Some(true),
            max_age: Some(60),
        }
    }

    fn asking(origin: &str, method: &str) -> HeaderMap {
        let mut asked = HeaderMap::new();
        asked.insert(ORIGIN, origin.parse().unwrap());
        asked.insert("access-control-request-method", method.parse().unwrap());
        asked
    }

    #[test]
    fn a_page_that_may_is_told_what_it_may_and_another_nothing() {
        let told = rules().preflight(&asking("https://shop.test", "PUT"));
        let text = |name: &str| told[name].to_str().unwrap();
        assert_eq!(text("access-control-allow-origin"), "https://shop.test");
        assert_eq!(text("access-control-allow-methods"), "PUT");
        assert_eq!(text("access-control-allow-headers"), "content-type");
        assert_eq!(text("access-control-allow-credentials"), "true");
        assert_eq!(text("access-control-max-age"), "60");
        assert!(rules().preflight(&asking("https://other.test", "PUT")).is_empty());
        assert!(rules().preflight(&asking("https://shop.test", "DELETE")).is_empty());
    }

    #[test]
    fn a_response_says_which_headers_the_page_may_read() {
        let mut response = HeaderMap::new();
        rules().add_to(&asking("https://shop.test", "PUT"), &mut response);
        assert_eq!(response["access-control-expose-headers"], "x-order");
        let mut response = HeaderMap::new();
        rules().add_to(&asking("https://other.test", "PUT"), &mut response);
        assert!(response.is_empty());
    }
}

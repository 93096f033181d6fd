//! S3 at the port. Its bodies are streams both ways, its errors XML, and web pages may call as far as a
//! bucket's own rules let them.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::FutureExt;
use http::request::Parts;
use http::{HeaderValue, Method, Request, Response, StatusCode};
use http_body_util::BodyExt;

use super::{Gateway, allow_origin, internal_failure, preflight};
use crate::aws::auth::credential;
use crate::aws::{Call, Error, Origin};
use crate::clock::Stopwatch;
use crate::cloud;
use crate::gateway::browser;
use crate::support::s3::refusal::Refusal;
use crate::support::s3::{Served, wire};

impl Gateway {
    /// Answers a request to S3; its body is read as it is wanted, and so is the answer's. Counted as
    /// work from here until the answer begins.
    pub async fn answer_objects(
        self: &Arc<Self>,
        request: Request<s3s::Body>,
        origin: Origin,
    ) -> Response<s3s::Body> {
        let (head, body) = request.into_parts();
        let call = match self.objects_call(&head, origin) {
            Ok(call) => call,
            Err(error) => return self.refuse(&head, &error).map(s3s::Body::from),
        };
        let cors = self.cloud.objects().admit(&call, &head);
        let allowed = match (origin, self.browser.admit(&head.headers)) {
            (Origin::Inside, _) => None,
            (Origin::Outside, Ok(allowed)) => allowed,
            (Origin::Outside, Err(browser::Refusal::Origin(_))) if cors.is_some() => None,
            (Origin::Outside, Err(refused)) => {
                return wire::refuse(Refusal::new("AccessDenied", 403, refused.to_string()), &call);
            }
        };
        let mut response = if head.method == Method::OPTIONS {
            before(cors.is_some(), allowed.is_some(), &call)
        } else {
            self.objects_served(&call, Request::from_parts(head, body)).await
        };
        match (cors, allowed) {
            (Some(headers), _) => response.headers_mut().extend(headers),
            (None, Some(origin)) => allow_origin(&mut response, &origin),
            (None, None) => {}
        }
        response
    }

    async fn objects_served(&self, call: &Call, request: Request<s3s::Body>) -> Response<s3s::Body> {
        let watch = Stopwatch::start();
        let served = AssertUnwindSafe(self.cloud.objects().serve(call, request)).catch_unwind();
        // Boxed, since what `s3s` awaits is large.
        let served = self.clock.run(Box::pin(served)).await;
        let Ok(Served { response, operation }) = served else {
            let message = internal_failure().message;
            return wire::refuse(Refusal::new("InternalError", 500, message), call);
        };
        let (name, status) = (operation.as_deref().unwrap_or("?"), response.status());
        tracing::info!("s3 {name} {} {} us", status.as_u16(), watch.elapsed().as_micros());
        if status == StatusCode::NOT_IMPLEMENTED {
            self.count_gap("s3", &Error::not_built("s3", name));
        }
        response
    }

    /// Answers a request whose body is whole, with a body that is.
    pub(super) async fn answer_objects_whole(
        self: &Arc<Self>,
        head: Parts,
        body: Bytes,
        origin: Origin,
    ) -> Response<Bytes> {
        let request = Request::from_parts(head, s3s::Body::from(body));
        let (head, body) = self.answer_objects(request, origin).await.into_parts();
        match body.collect().await {
            Ok(body) => Response::from_parts(head, body.to_bytes()),
            Err(error) => {
                tracing::error!("an object could not be read to its end: {error}");
                super::status(StatusCode::INTERNAL_SERVER_ERROR)
            }
        }
    }

    /// Who calls: by a signature of either version, or nobody.
    fn objects_call(&self, head: &Parts, origin: Origin) -> Result<Call, Error> {
        let mut call = self.call(head, credential(head)?, origin)?;
        if call.access_key_id.is_none()
            && let Some(key) = wire::signature::old_access_key(head)
        {
            call.account = cloud::account_of(&key);
            call.access_key_id = Some(key);
        }
        Ok(call)
    }
}

/// The answer to a browser that asks before it sends a page's request.
fn before(by_bucket: bool, by_option: bool, call: &Call) -> Response<s3s::Body> {
    if by_bucket {
        let mut response = Response::new(s3s::Body::empty());
        response.headers_mut().insert(http::header::CONTENT_LENGTH, HeaderValue::from_static("0"));
        return response;
    }
    if by_option {
        return preflight().map(s3s::Body::from);
    }
    let message = "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, \
                   request method / Access-Control-Request-Method or Access-Control-Request-Headers are not \
                   whitelisted by the resource's CORS spec.";
    wire::refuse(Refusal::new("AccessForbidden", 403, message), call)
}

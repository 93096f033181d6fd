//! The port: from a request to the service it is for, and what every answer has in common.
//!
//! - [`browser`]: a web page must not drive Virga.
//! - [`route`]: which service a request is for.
//! - [`limits`]: how much a request may be.
//! - [`control`]: Virga's own endpoints; those for queues stand in `queues`.
//! - [`objects`]: S3, whose bodies are streams.
//! - [`listen`] holds the sockets; `at_once` keeps the scheduler out of their small talk.

mod at_once;
pub mod browser;
pub mod control;
pub mod limits;
pub mod listen;
pub mod objects;
mod queues;
pub mod route;

#[cfg(test)]
mod queues_tests;
#[cfg(test)]
mod tests;

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::FutureExt;
use http::header::{CONTENT_TYPE, HOST, HeaderValue};
use http::request::Parts;
use http::{Method, Request, Response, StatusCode};
use http_body_util::BodyExt;
use tower_service::Service;

use crate::aws::auth::{Credential, credential};
use crate::aws::model::{stepfunctions, sts};
use crate::aws::protocol::{Protocol, TARGET};
use crate::aws::{Call, Error, Origin, Rest, Served};
use crate::clock::{Clock, Stopwatch};
use crate::cloud::{self, Cloud};
use crate::gaps::Gaps;
use crate::identity::{AccountId, Randomness, Region};
use crate::neighbours::Port;

use self::browser::BrowserRules;
use self::route::{Destination, FunctionAddress};
use crate::lambda::url::Visit;

/// The port, without its sockets: request in, answer out.
pub struct Gateway {
    cloud: Arc<Cloud>,
    clock: Clock,
    randomness: Randomness,
    browser: BrowserRules,
    gaps: Gaps,
}

impl Gateway {
    /// The port in front of `cloud`. Functions inside reach it from now on as well.
    #[must_use]
    pub fn new(cloud: &Arc<Cloud>, browser: BrowserRules) -> Arc<Self> {
        let house = cloud.house();
        let gateway = Arc::new(Self {
            clock: house.clock.clone(),
            randomness: house.randomness.fork(),
            cloud: Arc::clone(cloud),
            browser,
            gaps: house.neighbours.gaps().clone(),
        });
        house.neighbours.set_port(Arc::new(Inside(Arc::downgrade(&gateway))));
        gateway
    }

    /// The clock behind the port.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The services behind the port.
    #[must_use]
    pub fn cloud(&self) -> &Cloud {
        &self.cloud
    }

    /// What was refused so far.
    #[must_use]
    pub fn gaps(&self) -> &Gaps {
        &self.gaps
    }

    /// Answers a request. Counted as work from here until the answer is whole. Never fails: what
    /// can't be done is an answer, and what panics is an internal error of the service.
    pub async fn answer(self: &Arc<Self>, request: Request<Bytes>, origin: Origin) -> Response<Bytes> {
        let (head, body) = request.into_parts();
        if route::is_for_objects(&head) {
            return self.answer_objects_whole(head, body, origin).await;
        }
        self.answer_call(head, body, origin).await
    }

    /// Answers a request that is known not to be for S3.
    async fn answer_call(self: &Arc<Self>, head: Parts, body: Bytes, origin: Origin) -> Response<Bytes> {
        if let Some(address) = route::function_url(&head) {
            // Web pages may call it as far as the URL's own rules let them.
            let visited = AssertUnwindSafe(self.visit(&head, &body, address, origin)).catch_unwind();
            return self.clock.run(visited).await.unwrap_or_else(|_| self.refuse(&head, &internal_failure()));
        }
        let allowed = match (origin, self.browser.admit(&head.headers)) {
            (Origin::Inside, _) => None,
            (Origin::Outside, Ok(allowed)) => allowed,
            (Origin::Outside, Err(refused)) => {
                return self.refuse(&head, &Error::new("AccessDeniedException", 403, refused.to_string()));
            }
        };
        let mut response = if allowed.is_some() && head.method == Method::OPTIONS {
            preflight()
        } else {
            let answered = AssertUnwindSafe(self.dispatch(&head, body, origin)).catch_unwind();
            self.clock.run(answered).await.unwrap_or_else(|_| self.refuse(&head, &internal_failure()))
        };
        if let Some(origin) = allowed {
            allow_origin(&mut response, &origin);
        }
        response
    }

    async fn dispatch(self: &Arc<Self>, head: &Parts, body: Bytes, origin: Origin) -> Response<Bytes> {
        if control::owns(head.uri.path()) {
            return self.control(head, body).await;
        }
        let (destination, call) = match self.read(head, &body, origin) {
            Ok(read) => read,
            Err(error) => return self.refuse(head, &error),
        };
        let service = match destination {
            Destination::Here(service) => service,
            Destination::Elsewhere(name) => {
                let error = Error::not_built(&name, &operation_name(head, &body));
                self.count_gap(&name, &error);
                return self.refuse(head, &error);
            }
        };
        let watch = wants_log().then(Stopwatch::start);
        let served = self.cloud.serve(service, &call, head, &body).await;
        self.log(service.name, &served, watch);
        served.response
    }

    async fn visit(
        &self,
        head: &Parts,
        body: &Bytes,
        address: FunctionAddress<'_>,
        origin: Origin,
    ) -> Response<Bytes> {
        let call = match credential(head).and_then(|credential| self.call(head, credential, origin)) {
            Ok(call) => call,
            Err(error) => return self.refuse(head, &error),
        };
        let FunctionAddress { id, domain, path } = address;
        let access_key_id = call.access_key_id.as_deref();
        let visit = Visit { id, domain, path, head, body, access_key_id };
        let watch = Stopwatch::start();
        let response = Box::pin(self.cloud.visit(&call, visit)).await;
        let (status, micros) = (response.status().as_u16(), watch.elapsed().as_micros());
        tracing::info!("lambda-url {id} {} {path} {status} {micros} us", head.method);
        response
    }

    fn read(&self, head: &Parts, body: &[u8], origin: Origin) -> Result<(Destination, Call), Error> {
        let credential = credential(head)?;
        let destination = route::destination(head, credential.as_ref(), body).ok_or_else(unknown_service)?;
        Ok((destination, self.call(head, credential, origin)?))
    }

    /// Who calls: the account of the access key, the region of the signature.
    fn call(&self, head: &Parts, credential: Option<Credential<'_>>, origin: Origin) -> Result<Call, Error> {
        let region = match credential.as_ref().map(|credential| credential.region.parse::<Region>()) {
            None => Region::fallback(),
            Some(Ok(region)) => region,
            Some(Err(wrong)) => {
                return Err(Error::new("IncompleteSignatureException", 400, wrong.to_string()));
            }
        };
        let access_key_id = credential.map(|credential| credential.access_key_id.into_owned());
        let account = access_key_id.as_deref().map_or_else(AccountId::unnamed, cloud::account_of);
        let authority = head.headers.get(HOST).and_then(|host| host.to_str().ok());
        let authority = authority.unwrap_or(&self.cloud.house().options.authority).to_owned();
        let trace = head.headers.get("x-amzn-trace-id").and_then(|trace| trace.to_str().ok());
        let trace = trace.map(str::to_owned);
        let request_id = self.randomness.uuid();
        Ok(Call { account, region, request_id, authority, access_key_id, trace, origin })
    }

    async fn control(self: &Arc<Self>, head: &Parts, body: Bytes) -> Response<Bytes> {
        // Made anew for each request: one that was kept would hold the gateway that keeps it.
        let mut router = control::router(Arc::clone(self));
        let request = Request::from_parts(head.clone(), axum::body::Body::from(body));
        let response = match router.call(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let (head, body) = response.into_parts();
        let body = body.collect().await.map(http_body_util::Collected::to_bytes).unwrap_or_default();
        Response::from_parts(head, body)
    }

    /// An error before any service was asked, in the protocol that the client seems to speak.
    fn refuse(&self, head: &Parts, error: &Error) -> Response<Bytes> {
        tracing::info!(
            "{} {} {} {}: {}",
            head.method,
            head.uri.path(),
            error.status,
            error.code,
            error.message
        );
        let form = head
            .headers
            .get(CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form"));
        let (service, protocol) =
            match route::destination(head, credential(head).ok().flatten().as_ref(), b"") {
                Some(Destination::Here(service)) => (service, Protocol::of(service, head)),
                // No service's own form of errors is known: one that speaks as the client does stands in.
                _ if form => (&sts::SERVICE, Protocol::Query),
                _ => (&stepfunctions::SERVICE, Protocol::AwsJson),
            };
        protocol.refuse(service, error, self.randomness.uuid())
    }

    fn log(&self, service: &str, served: &Served, watch: Option<Stopwatch>) {
        if let Some(watch) = watch {
            let operation = served.operation.unwrap_or("?");
            let status = served.response.status().as_u16();
            let micros = watch.elapsed().as_micros();
            match &served.error {
                None => tracing::info!("{service} {operation} {status} {micros} us"),
                Some(Error { code, message, .. }) => {
                    tracing::info!("{service} {operation} {status} {code} {micros} us: {message}");
                }
            }
        }
        let not_built = |error: &&Error| error.status == StatusCode::NOT_IMPLEMENTED.as_u16();
        if let Some(error) = served.error.as_ref().filter(not_built) {
            self.count_gap(service, error);
        }
    }

    fn count_gap(&self, service: &str, error: &Error) {
        let what = error.members.get("Operation").and_then(|name| name.as_str()).unwrap_or("?");
        let name = if what.contains(": ") { what.to_owned() } else { format!("{service}:{what}") };
        if self.gaps.count(&name) {
            tracing::warn!("{name} was asked for, and Virga doesn't have it yet");
        }
    }
}

impl std::fmt::Debug for Gateway {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Gateway").field("gaps", &self.gaps).finish_non_exhaustive()
    }
}

/// The port, as functions inside enter it. Weak, since the cloud that holds it belongs to the gateway.
struct Inside(std::sync::Weak<Gateway>);

impl Port for Inside {
    fn answer(&self, request: Request<Bytes>) -> Pin<Box<dyn Future<Output = Response<Bytes>> + Send + '_>> {
        Box::pin(async move {
            match self.0.upgrade() {
                Some(gateway) => Rest::gather(gateway.answer(request, Origin::Inside).await).await,
                None => status(StatusCode::SERVICE_UNAVAILABLE),
            }
        })
    }
}

/// Whether calls are logged: if not, nobody wants to know what they take.
fn wants_log() -> bool {
    tracing::enabled!(tracing::Level::INFO)
}

fn status(status: StatusCode) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    response
}

/// What a browser asks before it sends a page's request.
fn preflight() -> Response<Bytes> {
    let mut response = status(StatusCode::NO_CONTENT);
    let headers = response.headers_mut();
    headers.insert(
        "access-control-allow-methods",
        HeaderValue::from_static("GET, POST, PUT, DELETE, HEAD, PATCH"),
    );
    headers.insert("access-control-allow-headers", HeaderValue::from_static("*, authorization"));
    headers.insert("access-control-max-age", HeaderValue::from_static("600"));
    response
}

fn allow_origin<B>(response: &mut Response<B>, origin: &str) {
    if let Ok(origin) = HeaderValue::from_str(origin) {
        let headers = response.headers_mut();
        headers.insert("access-control-allow-origin", origin);
        headers.insert("access-control-expose-headers", HeaderValue::from_static("*"));
        headers.append("vary", HeaderValue::from_static("origin"));
    }
}

fn internal_failure() -> Error {
    Error::new(
        "InternalFailure",
        500,
        "Virga failed to answer this request. This is a bug: the log says where.",
    )
}

fn unknown_service() -> Error {
    let message = "Virga can't tell which service this request is for: sign it, or send X-Amz-Target, or a form \
                   with Action and Version.";
    Error::new("UnknownOperationException", 404, message)
}

/// The operation of a service that Virga doesn't have, as well as the request tells.
fn operation_name(head: &Parts, body: &[u8]) -> String {
    let target = head.headers.get(&TARGET).and_then(|target| target.to_str().ok());
    let action = || {
        let form = std::str::from_utf8(body).ok()?;
        form.split('&').find_map(|pair| pair.strip_prefix("Action="))
    };
    let name = target.and_then(|target| target.rsplit_once('.')).map(|(_, name)| name).or_else(action);
    name.map_or_else(|| head.method.to_string(), |name| name.chars().take(100).collect())
}

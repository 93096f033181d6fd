//! The shell: from a request to the function behind a URL and back.

use bytes::Bytes;
use dashmap::DashMap;
use futures_util::stream;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue, ORIGIN};
use http::{Method, Response, StatusCode};

use super::FunctionUrl;
use super::access::may_call;
use super::request::{Circumstance, Visit};
use super::response::{Prelude, Progress, WITH_PRELUDE, of_answer};
use crate::aws::model::lambda::SERVICE;
use crate::aws::protocol::Protocol;
use crate::aws::{BrokenOff, Call, Error, Rest};
use crate::identity::AccountId;
use crate::lambda::function::Function;
use crate::lambda::invocation::{Order, StreamedRun, Streaming, Target};
use crate::lambda::name::{Place, Qualifier, Reference};
use crate::lambda::{Engine, refusal};

/// The largest event, in bytes. *AWS documentation: Lambda quotas (invocation payload).*
const EVENT_LIMIT: usize = 6 * 1024 * 1024;

/// Which function is behind which URL.
#[derive(Default)]
pub(in crate::lambda) struct Addresses {
    homes: DashMap<String, (Place, Reference)>,
}

impl Addresses {
    /// Lists the URLs of a function.
    pub fn list(&self, function: &Function) {
        for (key, url) in &function.urls {
            let qualifier = Some(Qualifier::parse(key)).filter(|qualifier| *qualifier != Qualifier::Latest);
            let reference = Reference { name: function.name.clone(), qualifier };
            self.homes.insert(url.id.clone(), (function.place.clone(), reference));
        }
    }

    /// Takes URLs of a function from the list.
    pub fn strike<'a>(&self, urls: impl IntoIterator<Item = &'a FunctionUrl>) {
        for url in urls {
            self.homes.remove(&url.id);
        }
    }

    /// Forgets all URLs, or those of one account.
    pub fn forget(&self, account: Option<&AccountId>) {
        self.homes.retain(|_, (place, _)| account.is_some_and(|account| *account != place.account));
    }

    fn find(&self, id: &str) -> Option<(Place, Reference)> {
        self.homes.get(id).map(|home| home.clone())
    }
}

/// A URL that was found: what is behind it and who may come in.
struct Entrance {
    place: Place,
    reference: Reference,
    url: FunctionUrl,
    /// Whether what it means is there (an alias may be gone) and the caller is let in.
    is_open: bool,
}

impl Engine {
    /// Answers a request to a function URL, from its caller's rights to the last header.
    pub async fn visit(&self, call: &Call, visit: Visit<'_>) -> Response<Bytes> {
        let Some(entrance) = self.entrance(call, &visit) else {
            let message = format!("There is no function URL {}.", visit.id);
            return refuse(call, &refusal::not_found(message));
        };
        let asked = &visit.head.headers;
        let cors = entrance.url.cors.as_ref();
        if visit.head.method == Method::OPTIONS
            && asked.contains_key(ORIGIN)
            && let Some(cors) = cors
        {
            let mut response = Response::new(Bytes::new());
            *response.headers_mut() = cors.preflight(asked);
            return response;
        }
        let mut response = match self.enter(call, &visit, &entrance).await {
            Ok(response) => response,
            Err(error) => refuse(call, &error),
        };
        if let Some(cors) = cors {
            cors.add_to(asked, response.headers_mut());
        }
        response
    }

    fn entrance(&self, call: &Call, visit: &Visit<'_>) -> Option<Entrance> {
        let (place, reference) = self.shared.urls.find(visit.id)?;
        let territory = self.territory(&place);
        let state = territory.lock();
        let function = &state.functions.get(&reference.name)?.function;
        let key = reference.qualifier.as_ref().unwrap_or(&Qualifier::Latest);
        let url = function.urls.get(&key.to_string()).filter(|url| url.id == visit.id)?.clone();
        let signer = visit.access_key_id.map(|_| &call.account);
        let is_open =
            function.version(key, 0.0).is_some() && may_call(function, &reference, url.is_signed, signer);
        drop(state);
        Some(Entrance { place, reference, url, is_open })
    }

    async fn enter(
        &self,
        call: &Call,
        visit: &Visit<'_>,
        entrance: &Entrance,
    ) -> Result<Response<Bytes>, Error> {
        let Entrance { place, reference, url, is_open } = entrance;
        if !is_open {
            return Err(forbidden());
        }
        let signer = visit.access_key_id.map(|_| &call.account);
        let trace = call.trace.clone().unwrap_or_else(|| self.new_trace());
        let house = &self.shared.house;
        let request_id = call.request_id.to_string();
        let event = visit.event(&Circumstance {
            request_id: &request_id,
            trace: &trace,
            signer: signer.filter(|_| url.is_signed).map(AccountId::as_str),
            owner: place.account.as_str(),
            port: house.options.authority.rsplit_once(':').map_or("80", |(_, port)| port),
            now: house.clock.now(),
        });
        let event = Bytes::from(event.to_string());
        if event.len() > EVENT_LIMIT {
            return Err(Error::new("RequestTooLargeException", 413, "Request Entity Too Large"));
        }
        self.check_circle(place, &reference.name, Some(&trace))?;
        let target = self.target(place, reference, None)?;
        let function_arn = reference.arn(place);
        let named = [("x-amzn-requestid", request_id.clone()), ("x-amzn-trace-id", trace.clone())];
        let order = Order { request_id, event, function_arn, trace: Some(trace), ..Order::default() };
        let mut response =
            if url.streams() { self.streamed(target, order).await } else { self.whole(target, order).await };
        for (name, value) in named {
            if let Ok(value) = HeaderValue::try_from(value) {
                response.headers_mut().insert(HeaderName::from_static(name), value);
            }
        }
        Ok(response)
    }

    async fn whole(&self, target: Target, order: Order) -> Response<Bytes> {
        let finished = self.run(target, order).await;
        let answered = (!finished.is_error).then(|| of_answer(&finished.payload)).flatten();
        answered.unwrap_or_else(bad_gateway)
    }

    /// Hands a response on as the function makes it. A function that doesn't stream is answered whole.
    async fn streamed(&self, target: Target, order: Order) -> Response<Bytes> {
        let StreamedRun { kind, mut run } = match self.stream(target, order).await {
            Streaming::Begun(run) => run,
            Streaming::Whole(finished) => {
                let answered = (!finished.is_error).then(|| of_answer(&finished.payload)).flatten();
                return answered.unwrap_or_else(bad_gateway);
            }
        };
        let mut response = Response::new(Bytes::new());
        if kind.as_deref().is_some_and(|kind| kind.starts_with(WITH_PRELUDE)) {
            let mut prelude = Prelude::default();
            response = loop {
                match run.next().await.map(|piece| prelude.take(&piece)) {
                    Some(Progress::More) => {}
                    Some(Progress::Whole(response)) => break response,
                    Some(Progress::Broken) | None => return bad_gateway(),
                }
            };
        } else {
            let kind = kind.as_deref().and_then(|kind| HeaderValue::try_from(kind).ok());
            let kind = kind.unwrap_or(HeaderValue::from_static("application/octet-stream"));
            response.headers_mut().insert(CONTENT_TYPE, kind);
        }
        let pieces = stream::unfold(Some(run), async |run| {
            let mut run = run?;
            match run.next().await {
                Some(piece) => Some((Ok(piece), Some(run))),
                // A response that broke off must not look whole.
                None if run.finished().await.is_some_and(|finished| !finished.is_error) => None,
                None => {
                    // What came before is sent first: an error makes the port drop what it still holds.
                    tokio::task::yield_now().await;
                    Some((Err(BrokenOff), None))
                }
            }
        });
        Rest::attach(&mut response, pieces);
        response
    }
}

fn forbidden() -> Error {
    let message = "Forbidden. For troubleshooting Function URL authorization issues, see: \
                   https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html";
    Error::new("AccessDeniedException", 403, message)
}

/// What a caller gets for a function that failed, or answered what is no response.
fn bad_gateway() -> Response<Bytes> {
    let mut response = Response::new(Bytes::from_static(b"Internal Server Error"));
    *response.status_mut() = StatusCode::BAD_GATEWAY;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

fn refuse(call: &Call, error: &Error) -> Response<Bytes> {
    let mut response = Protocol::RestJson.refuse(&SERVICE, error, call.request_id);
    // Unlike the API, a URL writes the message's name with a capital.
    let document = serde_json::json!({"Message": error.message});
    *response.body_mut() = document.to_string().into();
    response
}

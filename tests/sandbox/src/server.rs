//! The way of a request through the server: host and path, fault, credential, parameters, signature, behaviour, answer.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::request::Parts;
use http::{HeaderName, HeaderValue, Response, StatusCode};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::answer::{self, Answer};
use crate::call::{Call, Target};
use crate::catalogue::Endpoint;
use crate::connection::{Cut, Listener};
use crate::fault::{Fault, Kind};
use crate::platform::Platform;
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::{credential, parameters, record, signature};

/// The largest body that is read.
const MOST_BODY_BYTES: usize = 64 << 20;

/// Serves until the sender is dropped or used.
pub(crate) fn serve(
    platform: Arc<Platform>,
    listener: Listener,
) -> (oneshot::Sender<()>, JoinHandle<()>) {
    let (stop, stopped) = oneshot::channel::<()>();
    let service = Router::new()
        .fallback(handle)
        .with_state(platform)
        .into_make_service_with_connect_info::<Cut>();
    let task = tokio::spawn(async move {
        // Serving ends with the signal only: errors of single connections are handled where they arise.
        let _ = axum::serve(listener, service)
            .with_graceful_shutdown(async move {
                let _ = stopped.await;
            })
            .await;
    });
    (stop, task)
}

async fn handle(
    State(platform): State<Arc<Platform>>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    request: Request,
) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let log_id = platform.log_ids.next();
    let body = match axum::body::to_bytes(body, MOST_BODY_BYTES).await {
        Ok(body) => body,
        Err(error) => {
            let message = format!("the body could not be read: {error}");
            return answer::no_endpoint(StatusCode::PAYLOAD_TOO_LARGE, &message, &log_id);
        }
    };
    let (host, path) = split(parts.uri.path());
    let route = platform.routes.find(&parts.method, host, path);
    let endpoint = match &route {
        Route::Endpoint(index, _) => platform.catalogue.endpoints.get(*index),
        _ => None,
    };
    if platform.requests.is_on() {
        let name = endpoint.map(|endpoint| endpoint.name.as_str());
        platform
            .requests
            .push(record::request(name, &parts, host, path, &body));
    }
    let (Some(endpoint), Route::Endpoint(_, values)) = (endpoint, &route) else {
        return astray(&parts, host, path, &route, &log_id);
    };
    let mut fault = None;
    if let Some(desk) = platform.desk(endpoint) {
        desk.calls.fetch_add(1, Ordering::Relaxed);
        fault = desk.faults.take();
    }
    let call = || {
        Call::new(
            endpoint,
            values.clone(),
            Target {
                path,
                query: parts.uri.query(),
            },
            &parts.headers,
            &body,
        )
    };
    match fault {
        None => {
            let outcome = carry_out(&platform, &call());
            answer::write(&platform.catalogue, endpoint, outcome, &log_id)
        }
        Some(fault) => {
            let outcome = fault.carried_out.then(|| carry_out(&platform, &call()));
            if let Some(delay) = fault.delay {
                tokio::time::sleep(delay).await;
            }
            befall(&platform, endpoint, fault, outcome, &cut, &log_id)
        }
    }
}

/// Checks a call and does what it asks for.
fn carry_out(platform: &Platform, call: &Call<'_>) -> Result<Answer, Refusal> {
    let caller = credential::check(platform, call)?;
    let behaviour = call.endpoint.behaviour;
    parameters::check(call, behaviour.limits)?;
    signature::check(platform, call)?;
    (behaviour.run)(platform, call, &caller)
}

/// Answers as a fault wants it.
fn befall(
    platform: &Platform,
    endpoint: &Endpoint,
    fault: Fault,
    outcome: Option<Result<Answer, Refusal>>,
    cut: &Cut,
    log_id: &str,
) -> Response<Body> {
    let refuse = |refusal| answer::write(&platform.catalogue, endpoint, Err(refusal), log_id);
    match fault.kind {
        Kind::None => {
            let outcome = outcome.unwrap_or(Ok(Answer::Nothing));
            answer::write(&platform.catalogue, endpoint, outcome, log_id)
        }
        Kind::Code(code, sub_code, message) => {
            let message = message.unwrap_or_else(|| {
                format!("sandbox platform: the code {code} that a test asked for")
            });
            refuse(Refusal::exactly(code, sub_code, message))
        }
        Kind::TokenRefused => refuse(Refusal::token("the token is refused, as a test asked for")),
        Kind::Close => {
            cut.cut();
            Response::new(Body::empty())
        }
        Kind::Http {
            status,
            headers,
            body,
        } => http_answer(status, &headers, body, log_id),
    }
}

fn http_answer(
    status: u16,
    headers: &[(String, String)],
    body: Bytes,
    log_id: &str,
) -> Response<Body> {
    // A status below 200 announces another answer, which is not to come.
    let status = StatusCode::from_u16(status)
        .ok()
        .filter(|status| !status.is_informational())
        .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let unknown = HeaderValue::from_static("text/plain; charset=utf-8");
    let mut response = answer::respond(status, unknown, Body::from(body), log_id);
    response.headers_mut().remove(CONTENT_TYPE);
    for (name, value) in headers {
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
            response.headers_mut().append(name, value);
        }
    }
    response
}

/// A request that leads to no endpoint.
fn astray(parts: &Parts, host: &str, path: &str, route: &Route, log_id: &str) -> Response<Body> {
    let method = &parts.method;
    match route {
        Route::OtherMethods(methods) => {
            let message = format!("the path {path} of the host {host} does not take {method}");
            let mut response =
                answer::no_endpoint(StatusCode::METHOD_NOT_ALLOWED, &message, log_id);
            answer::allow(&mut response, methods);
            response
        }
        Route::UnknownHost => {
            let message = format!(
                "no host is called {host:?}, asked for as {}",
                parts.uri.path()
            );
            answer::no_endpoint(StatusCode::NOT_FOUND, &message, log_id)
        }
        Route::UnknownPath | Route::Endpoint(..) => {
            let message = format!("no endpoint of the host {host} has the path {path}");
            answer::no_endpoint(StatusCode::NOT_FOUND, &message, log_id)
        }
    }
}

/// Splits `/host/path` into `host` and `/path`.
fn split(path: &str) -> (&str, &str) {
    let path = path.strip_prefix('/').unwrap_or(path);
    match path.find('/') {
        Some(at) => path.split_at(at),
        None => (path, ""),
    }
}

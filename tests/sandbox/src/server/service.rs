//! Processes each request in this order: host and path, fault, credential, parameters, signature, behavior, response.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use http::request::Parts;
use http::{Response, StatusCode};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::connection::{CloseHandle, Listener};
use super::faults::apply_fault;
use crate::catalogue::Route;
use crate::request::{Call, RecordedRequest, Target};
use crate::response::{Answer, Refusal, envelope_response, error_response, set_allow_header};
use crate::state::Platform;
use crate::{behaviors, checks};

/// The maximum size of a request body.
const MAX_BODY_BYTES: usize = 64 << 20;

/// Starts serving. The server stops when something is sent through the returned sender or when the sender is dropped.
pub(crate) fn serve(
    platform: Arc<Platform>,
    listener: Listener,
) -> (oneshot::Sender<()>, JoinHandle<()>) {
    let (stop, stopped) = oneshot::channel::<()>();
    let service = Router::new()
        .fallback(handle)
        .with_state(platform)
        .into_make_service_with_connect_info::<CloseHandle>();
    let task = tokio::spawn(async move {
        // Only the stop signal ends serving. An error on a single connection is handled where it occurs.
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
    ConnectInfo(close): ConnectInfo<CloseHandle>,
    request: Request,
) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let log_id = platform.log_ids.next();
    let body = match axum::body::to_bytes(body, MAX_BODY_BYTES).await {
        Ok(body) => body,
        Err(error) => {
            let message = format!("cannot read the body: {error}");
            return error_response(StatusCode::PAYLOAD_TOO_LARGE, &message, &log_id);
        }
    };
    let (host, path) = split_host(parts.uri.path());
    let route = platform.routes.find(&parts.method, host, path);
    let endpoint = match &route {
        Route::Endpoint(index, _) => platform.catalogue.endpoints.get(*index),
        _ => None,
    };
    if platform.requests.is_enabled() {
        let name = endpoint.map(|endpoint| endpoint.name.as_str());
        platform
            .requests
            .push(RecordedRequest::new(name, &parts, host, path, &body));
    }
    let (Some(endpoint), Route::Endpoint(_, values)) = (endpoint, &route) else {
        return no_such_endpoint(&parts, host, path, &route, &log_id);
    };
    let mut fault = None;
    if let Some(stats) = platform.stats(endpoint) {
        stats.calls.fetch_add(1, Ordering::Relaxed);
        fault = stats.faults.take();
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
            let outcome = run(&platform, &call());
            envelope_response(&platform.catalogue, endpoint, outcome, &log_id)
        }
        Some(fault) => {
            let outcome = fault.after_processing.then(|| run(&platform, &call()));
            if let Some(delay) = fault.delay {
                tokio::time::sleep(delay).await;
            }
            apply_fault(&platform, endpoint, fault, outcome, &close, &log_id)
        }
    }
}

/// Checks a call and runs the endpoint's behavior.
fn run(platform: &Platform, call: &Call<'_>) -> Result<Answer, Refusal> {
    let behavior = behaviors::find(call.endpoint);
    let caller = checks::check_call(platform, call, behavior.limits)?;
    (behavior.run)(platform, call, &caller)
}

/// Builds the response to a request that does not match any endpoint.
fn no_such_endpoint(
    parts: &Parts,
    host: &str,
    path: &str,
    route: &Route,
    log_id: &str,
) -> Response<Body> {
    let method = &parts.method;
    match route {
        Route::OtherMethods(methods) => {
            let message = format!("the path {path} of the host {host} does not accept {method}");
            let mut response = error_response(StatusCode::METHOD_NOT_ALLOWED, &message, log_id);
            set_allow_header(&mut response, methods);
            response
        }
        Route::UnknownHost => {
            let message = format!(
                "no host is named {host:?} in the requested path {}",
                parts.uri.path()
            );
            error_response(StatusCode::NOT_FOUND, &message, log_id)
        }
        Route::UnknownPath | Route::Endpoint(..) => {
            let message = format!("no endpoint of the host {host} has the path {path}");
            error_response(StatusCode::NOT_FOUND, &message, log_id)
        }
    }
}

/// Splits `/host/path` into `host` and `/path`.
fn split_host(path: &str) -> (&str, &str) {
    let path = path.strip_prefix('/').unwrap_or(path);
    match path.find('/') {
        Some(at) => path.split_at(at),
        None => (path, ""),
    }
}

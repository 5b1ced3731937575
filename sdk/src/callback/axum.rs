//! Support for axum and other servers that accept `tower` services.

use std::convert::Infallible;
use std::task::{Context, Poll};

use axum_core::body::Body as AxumBody;
use axum_core::extract::{FromRef, FromRequest, Request as AxumRequest};
use axum_core::response::{IntoResponse, Response as AxumResponse};
use bytes::Bytes;
use http::{Request, Response};
use http_body::Body;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use tower_service::Service;

use super::callbacks::Callbacks;
use super::event::Event;
use super::handle::refuse;
use super::refusal::{Refusal, RefusalKind};
use super::verified::Verified;
use crate::transport::BoxFuture;

/// Reads the entire body of a request, up to the body limit.
async fn collect<B>(callbacks: &Callbacks, request: Request<B>) -> Result<Request<Bytes>, Refusal>
where
    B: Body,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let (parts, body) = request.into_parts();
    match Limited::new(body, callbacks.body_limit).collect().await {
        Ok(body) => Ok(Request::from_parts(parts, body.to_bytes())),
        Err(error) if error.is::<LengthLimitError>() => Err(callbacks.too_large()),
        Err(error) => {
            let text = format!("its body could not be read: {error}");
            Err(Refusal::new(RefusalKind::Malformed, text))
        }
    }
}

/// A service that handles callbacks. Use it in axum, as in `axum::Router::new().route_service("/callback", callbacks)`, or with hyper.
impl<B> Service<Request<B>> for Callbacks
where
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let callbacks = self.clone();
        Box::pin(async move {
            let answer = match collect(&callbacks, request).await {
                Ok(request) => callbacks.handle(request).await,
                Err(refusal) => refuse(Some(&callbacks.client), &refusal),
            };
            Ok(answer.map(Full::new))
        })
    }
}

/// Extracts a verified callback. The router's state must contain a [`Callbacks`].
///
/// The extractor only verifies the callback. Unlike [`Callbacks::handle`]:
/// - It does not check whether the callback has already been handled.
/// - It refuses the GET request that the platform sends to verify a URL that will receive encrypted pushes.
/// - It does not store a component_ticket. Pass the ticket to [`Client::store_component_ticket`](crate::Client) yourself.
///
/// Respond with [`Reply::to`](super::Reply::to) or, if the callback could not be handled, with [`Reply::failure`](super::Reply::failure).
/// `Reply::to` also answers the webhook that the platform sends to verify the callback URL.
impl<S> FromRequest<S> for Verified<Event>
where
    S: Send + Sync,
    Callbacks: FromRef<S>,
{
    type Rejection = Refusal;

    async fn from_request(request: AxumRequest, state: &S) -> Result<Self, Refusal> {
        let callbacks = Callbacks::from_ref(state);
        let request = collect(&callbacks, request).await?;
        callbacks.verify(&request)
    }
}

/// Responds with [`Reply::refusal`](super::Reply::refusal). The response does not reveal why the callback was refused.
impl IntoResponse for Refusal {
    fn into_response(self) -> AxumResponse {
        refuse(None, &self).map(AxumBody::from)
    }
}

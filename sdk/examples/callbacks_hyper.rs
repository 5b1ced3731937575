//! Callbacks in a server without axum, here with hyper alone. Any framework works if its requests can be converted to `http::Request<Bytes>`.
//!
//! `cargo run --example callbacks_hyper` starts the server on a free port and lets the sandbox platform send it a forged and a genuine payment.

use std::convert::Infallible;
use std::error::Error;

use bytedance::Client;
use bytedance::callback::{Callbacks, Event, Verified};
use bytedance_sandbox::{APP_ID, APP_SECRET, Notifier, PLATFORM_PUBLIC_KEY};
use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let app = Client::builder(APP_ID, APP_SECRET)
        .platform_public_key("1", PLATFORM_PUBLIC_KEY)
        .build()?;
    // `on` handles one type of event, `on_others` all events without a handler of their own.
    let callbacks = app
        .callbacks()
        .on_others(|event: Verified<Event>| async move {
            println!("{}: {}", event.event_name(), event.content());
        });
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/callback", listener.local_addr()?);
    tokio::spawn(serve(listener, callbacks));

    let payment = Notifier::default().trade("payment", r#"{"out_order_no":"2026-0001"}"#);
    for (name, callback) in [("forged", payment.clone().forged()), ("genuine", payment)] {
        let reply = callback.once().send(&url).await;
        println!("{name} payment: {:?} {}", reply.status, reply.body);
    }
    Ok(())
}

async fn serve(listener: TcpListener, callbacks: Callbacks) -> std::io::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        let callbacks = callbacks.clone();
        let service = service_fn(move |request| reply(callbacks.clone(), request));
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

async fn reply(
    callbacks: Callbacks,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    // The signature covers the exact bytes, so the whole body is read first. A mebibyte is larger than any callback.
    let Ok(body) = Limited::new(body, 1 << 20).collect().await else {
        let mut response = Response::new(Full::default());
        *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
        return Ok(response);
    };
    let request = Request::from_parts(parts, body.to_bytes());
    Ok(callbacks.handle(request).await.map(Full::new))
}

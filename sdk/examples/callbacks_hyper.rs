//! Callbacks in a server that uses only hyper. Any framework works if its requests can be converted to `http::Request<Bytes>`.
//!
//! `cargo run --example callbacks_hyper` starts a server in this program, lets the sandbox platform send it a forged and a genuine payment,
//! and exits. `cargo run --example callbacks_hyper -- 8080` listens on port 8080 until it is stopped.

use std::convert::Infallible;
use std::error::Error;

use bytedance::Client;
use bytedance::callback::{Callbacks, Event, Verified};
use bytedance_sandbox::{APP_ID, APP_SECRET, CALLBACK_TOKEN, Sandbox};
use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

/// The size limit for bodies, which is larger than any callback.
const MOST_BODY_BYTES: usize = 1 << 20;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // A real application reads these from its settings, see `bytedance::Settings`.
    let app = Client::builder(APP_ID, APP_SECRET)
        .callback_token(CALLBACK_TOKEN)
        .build()?;
    let callbacks = app
        .callbacks()
        .on_others(|event: Verified<Event>| async move {
            println!("{}: {}", event.event_name(), event.content());
        });

    let port = std::env::args().nth(1);
    let port = port.map_or(Ok(0), |port| port.parse::<u16>())?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let url = format!("http://{}/callback", listener.local_addr()?);
    println!("listening for callbacks at {url}");
    let server = tokio::spawn(serve(listener, callbacks));
    if port != 0 {
        server.await??;
        return Ok(());
    }

    let sandbox = Sandbox::start().await?;
    let message = serde_json::json!({ "cp_orderno": "order-1", "total_amount": 1200 });
    let payment = sandbox.callback().payment(message);
    let forged = payment.clone().forged().once().send(&url).await;
    println!("forged payment: {:?}", forged.status);
    let delivered = payment.send(&url).await;
    println!("genuine payment: {:?} {}", delivered.status, delivered.body);
    Ok(())
}

async fn serve(listener: TcpListener, callbacks: Callbacks) -> std::io::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        let callbacks = callbacks.clone();
        let service = service_fn(move |request| answer(callbacks.clone(), request));
        tokio::spawn(async move {
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            if let Err(error) = connection.await {
                eprintln!("connection failed: {error}");
            }
        });
    }
}

async fn answer(
    callbacks: Callbacks,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    // The signature covers the exact bytes, so the whole body is read first.
    let answer = match Limited::new(body, MOST_BODY_BYTES).collect().await {
        Ok(body) => {
            let request = Request::from_parts(parts, body.to_bytes());
            callbacks.handle(request).await.map(Full::new)
        }
        Err(_) => {
            let mut answer = Response::new(Full::default());
            *answer.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
            answer
        }
    };
    Ok(answer)
}

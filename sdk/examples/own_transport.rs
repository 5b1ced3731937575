//! A transport of your own that wraps the default one. It measures each request, and two clients share it and with it their connections.
//!
//! `cargo run --example own_transport` calls the sandbox platform.

use std::error::Error;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bytedance::Client;
use bytedance::transport::{
    BoxFuture, HttpRequest, HttpResponse, ReqwestTransport, Transport, TransportError,
};
use bytedance_sandbox::{APP_ID, APP_SECRET, Sandbox};
use http::HeaderValue;

/// Adds a header to each request, and records how long the exchange took.
struct Measured<T> {
    inner: T,
    exchanges: Mutex<Vec<Exchange>>,
}

struct Exchange {
    /// The path only: the query and the headers can contain secrets.
    path: String,
    status: Option<u16>,
    duration: Duration,
}

impl<T: Transport> Transport for Measured<T> {
    fn send(
        &self,
        mut request: HttpRequest,
    ) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        Box::pin(async move {
            let path = request.url.path().to_owned();
            let region = HeaderValue::from_static("cn-north");
            request.headers.insert("x-region", region);
            let started = Instant::now();
            let result = self.inner.send(request).await;
            let exchange = Exchange {
                path,
                status: result
                    .as_ref()
                    .ok()
                    .map(|response| response.status.as_u16()),
                duration: started.elapsed(),
            };
            self.exchanges
                .lock()
                .expect("no thread panics with the lock")
                .push(exchange);
            result
        })
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let platform = Sandbox::builder()
        .application("tt_second", "its secret")
        .start()
        .await?;
    let transport = Arc::new(Measured {
        inner: ReqwestTransport::builder().build()?,
        exchanges: Mutex::default(),
    });

    for (app_id, secret) in [(APP_ID, APP_SECRET), ("tt_second", "its secret")] {
        let app = Client::builder(app_id, secret)
            .transport(transport.clone())
            .base_urls(platform.hosts().map(|host| (host, platform.base_url(host))))
            .build()?;
        let code = platform.issue_code();
        app.login().code_to_session().code(code).send().await?;
        println!("{app_id}: logged in");
    }

    let exchanges = transport
        .exchanges
        .lock()
        .expect("no thread panics with the lock");
    for exchange in exchanges.iter() {
        let in_time = exchange.duration < Duration::from_secs(5);
        println!(
            "{} {:?}, in time: {in_time}",
            exchange.path, exchange.status
        );
    }
    for request in platform.requests() {
        println!("the platform saw x-region {:?}", request.header("x-region"));
    }
    Ok(())
}

//! A transport of your own that wraps the default one. It adds a header to each request and prints how the request ended, and two clients share
//! it and with it their connections.
//!
//! `cargo run --example own_transport` calls the sandbox platform.

use std::error::Error;
use std::sync::Arc;

use bytedance::Client;
use bytedance::transport::{
    BoxFuture, HttpRequest, HttpResponse, ReqwestTransport, Transport, TransportError,
};
use bytedance_sandbox::{APP_ID, APP_SECRET, Sandbox};
use http::HeaderValue;

/// Adds a header to each request, and prints its path and the status of its response.
struct Printing<T>(T);

impl<T: Transport> Transport for Printing<T> {
    fn send(
        &self,
        mut request: HttpRequest,
    ) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        Box::pin(async move {
            // The path only: the query and the headers can contain secrets.
            let path = request.url.path().to_owned();
            let region = HeaderValue::from_static("cn-north");
            request.headers.insert("x-region", region);
            let result = self.0.send(request).await;
            match &result {
                Ok(response) => println!("{path}: {}", response.status),
                Err(error) => println!("{path}: {error}"),
            }
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
    let transport = Arc::new(Printing(ReqwestTransport::builder().build()?));

    for (app_id, secret) in [(APP_ID, APP_SECRET), ("tt_second", "its secret")] {
        let app = Client::builder(app_id, secret)
            .transport(transport.clone())
            .base_urls(platform.hosts().map(|host| (host, platform.base_url(host))))
            .build()?;
        let code = platform.issue_code();
        app.login().code_to_session().code(code).send().await?;
        println!("{app_id}: logged in");
    }

    for request in platform.requests() {
        println!("the platform saw x-region {:?}", request.header("x-region"));
    }
    Ok(())
}

//! One of several processes that share a token store in a test. It reads commands from standard input, one per line, and answers each with
//! one line on standard output.
//!
//! Argument: a JSON object with `url` (of the sandbox platform), `path` (of the file store) and, optionally, `python_0_1_2`, `lease_life`,
//! `token_wait` (both in seconds) and `stop_at`. The value of `stop_at` is a step of a token refresh: before or after the fetch, the write
//! or the release. When the process reaches this step, it reports that it has stopped and then waits forever.
//!
//! Commands:
//! - `calls N`: makes one call from each of N concurrent tasks. The answer is `ok N` or the first error.
//! - `load SECONDS CALLERS`: makes calls from CALLERS concurrent tasks for this many seconds. The answer is `ok CALLS` or the first error.
//! - `token`, `client_token`: obtains a token of this kind. The answer is `token TEXT` or the error.
//! - `watch SECONDS`: reads the store over and over for this many seconds. The answer is `ok READS` or the problem found.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bytedance::content_security::TextTask;
use bytedance::platform::{credentials, hosts};
use bytedance::tokens::{FileStore, TokenKey, TokenStore};
use bytedance::transport::{
    BoxFuture, HttpRequest, HttpResponse, ReqwestTransport, Transport, TransportError,
};
use bytedance::{Client, Environment};
use bytedance_sandbox::{APP_ID, APP_SECRET};
use bytedance_tests::worker::{self, StopPoint, StoppingStore};
use serde_json::Value;

/// A transport that can stop once a token has been fetched.
struct StoppingTransport {
    inner: ReqwestTransport,
    stop: StopPoint,
}

impl Transport for StoppingTransport {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        Box::pin(async move {
            let fetch = request.url.path().ends_with("/token");
            let response = self.inner.send(request).await;
            if fetch {
                self.stop.reach("after the fetch").await;
            }
            response
        })
    }
}

/// Makes calls from `callers` concurrent tasks, each of which repeats its call until `time` is over. Returns the total number of calls, or
/// the first error.
async fn calls(client: &Client, callers: usize, time: Duration) -> Result<String, String> {
    let client = client.clone();
    let call = move || {
        let task = TextTask::new().content("a text");
        let client = client.clone();
        let call = client.content_security().detect_text_v1().tasks([task]);
        async move { call.send().await.map(drop) }
    };
    let done = worker::calls(call, callers, time).await;
    match done["errors"][0].as_str() {
        None => Ok(format!("ok {}", done["right"])),
        Some(error) => Err(error.to_owned()),
    }
}

/// Reads the store over and over, checking that it always contains either a complete token or none.
async fn watch(store: &dyn TokenStore, time: Duration) -> Result<usize, String> {
    let key = TokenKey::new(APP_ID, Environment::Production, "mini_app");
    let end = Instant::now() + time;
    let mut reads = 0;
    let mut length = None;
    while Instant::now() < end {
        let token = store.load(&key).await.map_err(|error| error.to_string())?;
        if let Some(token) = token {
            let found = token.value.expose().len();
            if *length.get_or_insert(found) != found || token.issued_at.is_none() {
                return Err("half a token was read".to_owned());
            }
        }
        reads += 1;
    }
    Ok(reads)
}

fn client_of(arguments: &Value, store: Arc<dyn TokenStore>) -> Result<Client, String> {
    let stop = StopPoint::new(arguments["stop_at"].as_str().unwrap_or("none"), None);
    let url = arguments["url"].as_str().ok_or("no url")?;
    let transport = StoppingTransport {
        inner: ReqwestTransport::builder()
            .no_proxy()
            .build()
            .map_err(|error| error.to_string())?,
        stop: stop.clone(),
    };
    let mut builder = Client::builder(APP_ID, APP_SECRET)
        .transport(Arc::new(transport))
        .token_store(Arc::new(StoppingStore::new(store, stop)));
    for host in [&hosts::TOUTIAO, &hosts::OPEN] {
        builder = builder.base_url(host, format!("{url}/{}", host.name));
    }
    if let Some(seconds) = arguments["token_wait"].as_f64() {
        builder = builder.token_wait(Duration::from_secs_f64(seconds));
    }
    builder.build().map_err(|error| error.to_string())
}

fn store_of(arguments: &Value) -> Result<Arc<dyn TokenStore>, String> {
    let path = arguments["path"].as_str().ok_or("no path")?;
    let shared = arguments["python_0_1_2"].as_bool().unwrap_or(false);
    let mut store = FileStore::new(path).python_0_1_2(shared);
    if let Some(seconds) = arguments["lease_life"].as_f64() {
        store = store.lease_life(Duration::from_secs_f64(seconds));
    }
    Ok(Arc::new(store))
}

async fn run(line: &str, client: &Client, store: &dyn TokenStore) -> Result<String, String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let number = |index: usize| -> Result<usize, String> {
        let word = words.get(index).ok_or("a number is missing")?;
        word.parse().map_err(|_| format!("{word} is no number"))
    };
    let seconds = |index| Ok::<_, String>(Duration::from_secs(number(index)? as u64));
    match words.first().copied() {
        Some("calls") => calls(client, number(1)?, Duration::ZERO).await,
        Some("load") => calls(client, number(2)?, seconds(1)?).await,
        Some("watch") => Ok(format!("ok {}", watch(store, seconds(1)?).await?)),
        Some(kind @ ("token" | "client_token")) => {
            let credential = if kind == "token" {
                &credentials::MINI_APP
            } else {
                &credentials::CLIENT
            };
            let token = client.token(credential).await;
            let token = token.map_err(|error| error.to_string())?;
            Ok(format!("token {}", token.expose()))
        }
        _ => Err(format!("unknown command: {line}")),
    }
}

#[tokio::main]
async fn main() -> Result<(), String> {
    let arguments = std::env::args().nth(1).ok_or("no arguments")?;
    let arguments: Value = serde_json::from_str(&arguments).map_err(|error| error.to_string())?;
    let store = store_of(&arguments)?;
    let client = client_of(&arguments, Arc::clone(&store))?;
    let served = worker::serve("ready", async |line| {
        let answer = run(&line, &client, &*store).await;
        answer.unwrap_or_else(|error| format!("error {error}"))
    });
    served.await.map_err(|error| error.to_string())
}

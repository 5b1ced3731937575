//! A process of a fleet that shares one token store, for the tests. It does what it is told on standard input, a line for each command, and answers
//! with a line for each on standard output.
//!
//! Arguments: a JSON object with `url` (of the sandbox platform), `path` (of the file store) and, if need be, `python_0_1_2`, `lease_life`,
//! `token_wait` (both in seconds) and `stop_at`, a step of a renewal at which the process says `stopped` and then waits for ever:
//! before_fetch, after_fetch, before_write, after_write or before_release.
//!
//! Commands:
//! - `calls N`: N callers at once make a call each; the answer is `ok N` or the first error
//! - `load SECONDS CALLERS`: callers make calls one after another for that time; the answer is `ok CALLS` or the first error
//! - `token`, `client_token`: the answer is `token TEXT` or the error
//! - `watch SECONDS`: reads the store over and over; the answer is `ok READS` or what was wrong

use std::io::{BufRead, Write};
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytedance::content_security::TextTask;
use bytedance::platform::{credentials, hosts};
use bytedance::tokens::{FileStore, Lease, StoreError, Token, TokenKey, TokenStore};
use bytedance::transport::{
    BoxFuture, Request, ReqwestTransport, Response, Transport, TransportError,
};
use bytedance::{Client, Environment, Secret};
use bytedance_sandbox::{APP_ID, APP_SECRET};
use serde_json::Value;
use tokio::task::JoinSet;

/// Says that a step is reached and never goes on, if it is the one to stop at.
#[derive(Clone)]
struct Stop(Option<String>);

impl Stop {
    async fn at(&self, step: &str) {
        if self.0.as_deref() == Some(step) {
            say("stopped");
            std::future::pending::<()>().await;
        }
    }
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // The reader may be gone; then nobody needs to hear it.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// The store with stops in it.
struct Stopping {
    inner: Arc<dyn TokenStore>,
    stop: Stop,
}

impl TokenStore for Stopping {
    fn load<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<Token>, StoreError>> {
        self.inner.load(key)
    }

    fn acquire<'a>(
        &'a self,
        key: &'a TokenKey,
        wait: Duration,
    ) -> BoxFuture<'a, Result<Option<Lease>, StoreError>> {
        Box::pin(async move {
            let lease = self.inner.acquire(key, wait).await?;
            self.stop.at("before_fetch").await;
            Ok(lease)
        })
    }

    fn save<'a>(
        &'a self,
        lease: &'a Lease,
        token: &'a Token,
    ) -> BoxFuture<'a, Result<bool, StoreError>> {
        Box::pin(async move {
            self.stop.at("before_write").await;
            let saved = self.inner.save(lease, token).await;
            self.stop.at("after_write").await;
            saved
        })
    }

    fn remove_if_equal<'a>(
        &'a self,
        key: &'a TokenKey,
        value: &'a Secret,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        self.inner.remove_if_equal(key, value)
    }

    fn release(&self, lease: Lease) -> BoxFuture<'_, Result<(), StoreError>> {
        Box::pin(async move {
            self.stop.at("before_release").await;
            self.inner.release(lease).await
        })
    }
}

/// The transport with a stop behind the fetch of a token.
struct StoppingTransport {
    inner: ReqwestTransport,
    stop: Stop,
}

impl Transport for StoppingTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let fetch = request.url.path().ends_with("/token");
            let response = self.inner.send(request).await;
            if fetch {
                self.stop.at("after_fetch").await;
            }
            response
        })
    }
}

async fn call(client: &Client) -> Result<(), String> {
    let task = TextTask::new().content("a text");
    let checked = client
        .content_security()
        .detect_text_v1()
        .tasks([task])
        .send()
        .await;
    checked.map(drop).map_err(|error| error.to_string())
}

async fn calls(client: &Client, callers: usize) -> Result<usize, String> {
    let mut tasks = JoinSet::new();
    for _ in 0..callers {
        let client = client.clone();
        tasks.spawn(async move { call(&client).await });
    }
    for result in tasks.join_all().await {
        result?;
    }
    Ok(callers)
}

async fn load(client: &Client, time: Duration, callers: usize) -> Result<usize, String> {
    let end = Instant::now() + time;
    let mut tasks = JoinSet::new();
    for _ in 0..callers {
        let client = client.clone();
        tasks.spawn(async move {
            let mut calls = 0;
            while Instant::now() < end {
                call(&client).await?;
                calls += 1;
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
            Ok::<usize, String>(calls)
        });
    }
    let mut all = 0;
    for result in tasks.join_all().await {
        all += result?;
    }
    Ok(all)
}

/// Reads the store over and over: there must always be a whole token or none.
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
    let stop = Stop(arguments["stop_at"].as_str().map(str::to_owned));
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
        .token_store(Arc::new(Stopping { inner: store, stop }));
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
        Some("calls") => Ok(format!("ok {}", calls(client, number(1)?).await?)),
        Some("load") => Ok(format!(
            "ok {}",
            load(client, seconds(1)?, number(2)?).await?
        )),
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
    say("ready");
    let (sender, mut lines) = tokio::sync::mpsc::unbounded_channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    while let Some(line) = lines.recv().await {
        match run(&line, &client, &*store).await {
            Ok(answer) => say(&answer),
            Err(error) => say(&format!("error {error}")),
        }
    }
    Ok(())
}

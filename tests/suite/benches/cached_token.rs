//! Measures how long it takes to return a cached token, both normally and while a refresh holds the store's lease.
//!
//! A call obtains its token in the same way. The benchmark prints the median of the rounds in nanoseconds and fails above the promised 200
//! ns.

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytedance::Client;
use bytedance::platform::credentials;
use bytedance::tokens::FileStore;
use bytedance_sandbox::{APP_ID, APP_SECRET, Fault, Sandbox};

const ROUNDS: usize = 31;
const CALLS: u32 = 200_000;
const PROMISED: f64 = 200.0;

async fn nanoseconds(client: &Client, rounds: usize) -> f64 {
    let mut values = Vec::with_capacity(rounds);
    for _ in 0..rounds {
        let started = Instant::now();
        for _ in 0..CALLS {
            let token = client.token(&credentials::MINI_APP).await;
            black_box(token.expect("a token"));
        }
        values.push(started.elapsed().as_nanos() as f64 / f64::from(CALLS));
    }
    values.sort_by(f64::total_cmp);
    values[rounds / 2]
}

fn client_on(sandbox: &Sandbox, store: &FileStore) -> Client {
    Client::builder(APP_ID, APP_SECRET)
        .base_urls(sandbox.hosts().map(|host| (host, sandbox.base_url(host))))
        .token_store(Arc::new(store.clone()))
        .build()
        .expect("the settings are right")
}

#[tokio::main]
async fn main() {
    let sandbox = Sandbox::start().await.expect("the sandbox platform starts");
    let folder = tempfile::tempdir().expect("a folder");
    let store = FileStore::new(folder.path().join("shop"));
    let client = client_on(&sandbox, &store);
    let token = client.token(&credentials::MINI_APP).await.expect("a token");
    let at_rest = nanoseconds(&client, ROUNDS).await;

    // Another client finds that the token is refused and refreshes it. It holds the lock until the delayed response arrives.
    let other = client_on(&sandbox, &store);
    other.token(&credentials::MINI_APP).await.expect("a token");
    other.invalidate_token(&credentials::MINI_APP, &token);
    let slow = Fault::delay(Duration::from_secs(4));
    sandbox.fail_next("credential.get_access_token", slow);
    let refresh = tokio::spawn(async move { other.token(&credentials::MINI_APP).await });
    tokio::time::sleep(Duration::from_millis(500)).await;
    let during = nanoseconds(&client, ROUNDS).await;
    let over = refresh.is_finished();
    refresh.await.expect("it ends").expect("a token");

    println!("cached token: {at_rest:.0} ns at rest, {during:.0} ns during a refresh");
    assert!(!over, "the refresh ended before the measurement");
    assert!(at_rest < PROMISED && during < PROMISED);
}

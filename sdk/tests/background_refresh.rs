//! Background refresh of tokens, tested with tokio's paused clock.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::sync::Arc;
use std::time::Duration;

use bytedance::tokens::{FileStore, MemoryStore, TokenStore};
use bytedance::{Client, Secret};
use common::*;
use tokio::time::{Instant, sleep};

/// Returns the token, and how long the caller had to wait for it.
async fn timed(client: &Client) -> (Secret, Duration) {
    let started = Instant::now();
    let token = client.token(&APP_TOKEN).await.unwrap();
    (token, started.elapsed())
}

#[tokio::test(start_paused = true)]
async fn no_call_waits_once_the_first_token_is_there() {
    let (issuer, transport) = slow_issuer(7200, Duration::from_secs(5));
    let client = builder(&transport)
        .background_refresh(true)
        .build()
        .unwrap();
    assert_eq!(timed(&client).await.1, Duration::from_secs(5));
    for hours in 1..=24 {
        // The token is valid for two hours, so it has expired by the end of these three hours.
        sleep(Duration::from_secs(3 * 3600)).await;
        let (_, waited) = timed(&client).await;
        assert_eq!(waited, Duration::ZERO, "after {hours} times three hours");
    }
    // Each token is replaced a little less than two hours after it was issued.
    let fetches = issuer.fetches();
    assert!((37..=41).contains(&fetches), "{fetches}");
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_replaced_before_the_next_call() {
    let (issuer, transport) = issuer(7200);
    let client = builder(&transport)
        .background_refresh(true)
        .build()
        .unwrap();
    let (token, _) = timed(&client).await;
    sleep(Duration::from_secs(600)).await;
    client.invalidate_token(&APP_TOKEN, &token);
    sleep(Duration::from_secs(60)).await;
    assert_eq!(issuer.fetches(), 2);
    assert_eq!(timed(&client).await.1, Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn failures_are_repeated_with_pauses() {
    let (issuer, transport) = issuer(7200);
    let client = builder(&transport)
        .background_refresh(true)
        .build()
        .unwrap();
    timed(&client).await;
    issuer.fail(true);
    sleep(Duration::from_secs(7000)).await;
    let failed = issuer.fetches();
    assert!((5..60).contains(&failed), "{failed}");
    issuer.fail(false);
    sleep(Duration::from_secs(60)).await;
    assert_eq!(issuer.fetches(), failed + 1);
    assert_eq!(timed(&client).await.1, Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn it_stops_with_the_last_clone() {
    let (issuer, transport) = issuer(7200);
    let store = MemoryStore::new();
    let client = builder(&transport)
        .token_store(Arc::new(store))
        .background_refresh(true)
        .build()
        .unwrap();
    timed(&client).await;
    let clone = client.clone();
    drop(client);
    sleep(Duration::from_secs(8 * 3600)).await;
    let fetches = issuer.fetches();
    assert!(fetches > 3, "a clone keeps it going");
    let metrics = tokio::runtime::Handle::current().metrics();
    assert_eq!(metrics.num_alive_tasks(), 1);
    drop(clone);
    sleep(Duration::from_millis(1)).await;
    assert_eq!(metrics.num_alive_tasks(), 0);
    sleep(Duration::from_secs(8 * 3600)).await;
    assert_eq!(issuer.fetches(), fetches);
}

#[tokio::test(start_paused = true)]
async fn it_is_off_unless_asked_for() {
    let (issuer, transport) = issuer(7200);
    let client = builder(&transport).build().unwrap();
    timed(&client).await;
    sleep(Duration::from_secs(8 * 3600)).await;
    assert_eq!(issuer.fetches(), 1);
}

#[tokio::test]
async fn clients_on_one_file_store_refresh_once_between_them() {
    let folder = std::env::temp_dir().join(format!("bytedance-refresh-{}", std::process::id()));
    let (issuer, transport) = issuer(10);
    let client = || {
        let store: Arc<dyn TokenStore> = Arc::new(FileStore::new(folder.join("shop")));
        builder(&transport)
            .token_store(store)
            .background_refresh(true)
            .build()
            .unwrap()
    };
    let clients = [client(), client(), client()];
    for client in &clients {
        timed(client).await;
    }
    sleep(Duration::from_secs(12)).await;
    for client in &clients {
        assert_eq!(timed(client).await.0.expose(), "token-2");
    }
    assert_eq!(issuer.fetches(), 2);
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn another_runtime_goes_on_where_the_first_has_ended() {
    let (issuer, transport) = issuer(7200);
    let client = builder(&transport)
        .background_refresh(true)
        .build()
        .unwrap();
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .unwrap()
    };
    let (token, _) = runtime().block_on(timed(&client));
    client.invalidate_token(&APP_TOKEN, &token);
    runtime().block_on(async {
        timed(&client).await;
        assert_eq!(issuer.fetches(), 2);
        sleep(Duration::from_secs(8 * 3600)).await;
        assert!(issuer.fetches() > 4);
        assert_eq!(timed(&client).await.1, Duration::ZERO);
    });
}

//! Tokens shared with processes of the Python package `bytedance` through a real redis server, in both of the package's layouts.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytedance::platform::credentials;
use bytedance::tokens::{RedisStore, TokenKey, TokenStore as _};
use bytedance::{Client, Environment};
use bytedance_sandbox::{APP_ID, APP_SECRET, Sandbox};
use bytedance_tests::fleet::Redis;
use serde_json::{Value, json};

/// Returns the access_token that a process of the package uses.
fn python(version: &str, redis: &Redis, sandbox: &Sandbox) -> String {
    let variable = |name: &str| {
        std::env::var(name)
            .unwrap_or_else(|_| panic!("{name} is missing: run the tests with ./tests/run"))
    };
    let mut command = Command::new(variable("BYTEDANCE_TESTS_PYTHON"));
    if version == "0.1.2" {
        command.env("PYTHONPATH", variable("BYTEDANCE_TESTS_PYTHON_0_1_2"));
    }
    let mut process = command
        .arg(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/python/access_token.py"
        ))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python starts");
    let settings = json!({
        "app_id": APP_ID, "app_secret": APP_SECRET, "access_token_type": "redis",
        "redis": { "host": "127.0.0.1", "port": redis.port(), "decode_responses": true },
        "toutiao": sandbox.base_url("toutiao"),
    });
    let mut input = process.stdin.take().expect("a pipe");
    let written = input.write_all(settings.to_string().as_bytes());
    written.expect("Python reads");
    drop(input);
    let output = process.wait_with_output().expect("Python ends");
    assert!(output.status.success(), "Python failed");
    let answer: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(answer["version"], version);
    answer["token"].as_str().expect("a token").to_owned()
}

async fn python_token(version: &'static str, redis: &Redis, sandbox: &Sandbox) -> String {
    tokio::task::block_in_place(|| python(version, redis, sandbox))
}

fn store(redis: &Redis, shared: bool) -> RedisStore {
    let builder = RedisStore::builder()
        .host("127.0.0.1")
        .port(redis.port())
        .python_0_1_2(shared);
    builder.build().expect("the settings are right")
}

/// Returns the access_token that a new client of the SDK uses.
async fn rust_token(redis: &Redis, sandbox: &Sandbox, shared: bool) -> String {
    let client = Client::builder(APP_ID, APP_SECRET)
        .base_urls(sandbox.hosts().map(|host| (host, sandbox.base_url(host))))
        .token_store(Arc::new(store(redis, shared)))
        .build()
        .expect("the settings are right");
    let token = client.token(&credentials::MINI_APP).await;
    token.expect("a token").expose().to_owned()
}

async fn run(redis: &Redis, words: &[&str]) {
    let client = redis::Client::open(redis.url()).expect("an address");
    let mut connection = client
        .get_multiplexed_async_connection()
        .await
        .expect("redis is there");
    let done = redis::cmd(words[0])
        .arg(&words[1..])
        .exec_async(&mut connection)
        .await;
    done.expect("redis does it");
}

#[tokio::test(flavor = "multi_thread")]
async fn version_1_0_0_shares_both_ways() {
    for rust_first in [true, false] {
        let redis = Redis::start(&[]);
        let sandbox = Sandbox::start().await.expect("the platform starts");
        let (rust, python) = if rust_first {
            let rust = rust_token(&redis, &sandbox, false).await;
            (rust, python_token("1.0.0", &redis, &sandbox).await)
        } else {
            let python = python_token("1.0.0", &redis, &sandbox).await;
            (rust_token(&redis, &sandbox, false).await, python)
        };
        assert_eq!(rust, python);
        assert_eq!(sandbox.token_fetches("access_token"), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn version_1_0_0_keeps_to_the_lock() {
    let redis = Redis::start(&[]);
    let sandbox = Sandbox::start().await.expect("the platform starts");
    let key = TokenKey::new(APP_ID, Environment::Production, "mini_app");
    let store = store(&redis, false);
    let lease = store.acquire(&key, Duration::ZERO).await;
    let lease = lease.expect("redis answers").expect("nobody has it");
    // Python waits for the lease and then finds the token that was saved under that lease.
    let python = async {
        let (redis, sandbox) = (&redis, &sandbox);
        tokio::task::block_in_place(|| python("1.0.0", redis, sandbox))
    };
    let saving = tokio::spawn(async move {
        tokio::time::sleep(Duration::from_secs(2)).await;
        let now = SystemTime::now();
        let token = bytedance::tokens::Token::new("saved", now + Duration::from_secs(7200));
        let saved = store.save(&lease, &token.issued_at(now)).await;
        assert!(saved.expect("redis answers"));
        store.release(lease).await.expect("redis answers");
    });
    assert_eq!(python.await, "saved");
    saving.await.expect("it is saved");
    assert_eq!(sandbox.token_fetches("access_token"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn version_0_1_2_shares_both_ways() {
    for rust_first in [true, false] {
        let redis = Redis::start(&[]);
        let sandbox = Sandbox::start().await.expect("the platform starts");
        let (rust, python) = if rust_first {
            let rust = rust_token(&redis, &sandbox, true).await;
            (rust, python_token("0.1.2", &redis, &sandbox).await)
        } else {
            let python = python_token("0.1.2", &redis, &sandbox).await;
            (rust_token(&redis, &sandbox, true).await, python)
        };
        assert_eq!(rust, python);
        let fetches =
            || sandbox.token_fetches("access_token") + sandbox.token_fetches("access_token_v1");
        assert_eq!(fetches(), 1);
        // All three share the token.
        assert_eq!(rust_token(&redis, &sandbox, true).await, rust);
        // The Python token was saved without the lock that the other two use, so their own key may be missing.
        if rust_first {
            assert_eq!(python_token("1.0.0", &redis, &sandbox).await, rust);
            assert_eq!(fetches(), 1);
            // Version 0.1.2 performs its own refresh, and the SDK uses the token fetched by that version.
            let time = format!("{APP_ID}_access_token_invalidtime");
            run(&redis, &["SET", &time, "1.5"]).await;
            let refreshed = python_token("0.1.2", &redis, &sandbox).await;
            assert_ne!(refreshed, rust);
            assert_eq!(rust_token(&redis, &sandbox, true).await, refreshed);
            assert_eq!(fetches(), 2);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keys_of_version_0_1_2_are_written_only_when_asked_for() {
    let redis = Redis::start(&[]);
    let sandbox = Sandbox::start().await.expect("the platform starts");
    rust_token(&redis, &sandbox, false).await;
    let client = redis::Client::open(redis.url()).expect("an address");
    let connection = client.get_multiplexed_async_connection().await;
    let keys: Vec<String> = redis::cmd("KEYS")
        .arg("*")
        .query_async(&mut connection.expect("redis is there"))
        .await
        .expect("redis answers");
    assert!(
        keys.iter().all(|key| key.starts_with("bytedance:")),
        "{keys:?}"
    );
}

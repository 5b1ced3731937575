//! Failures of a redis server under load. Error messages say what to do, no token is used after it has expired, and the processes recover
//! without a restart.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bytedance::tokens::{AutoStore, MemoryStore, RedisStore, TokenStore};
use bytedance::{Client, platform::credentials};
use bytedance_sandbox::{APP_ID, APP_SECRET, Sandbox};
use bytedance_tests::fleet::{self, Calls, Redis, Worker};

const WORKER: &str = env!("CARGO_BIN_EXE_token_worker");
const ONCE: Duration = Duration::ZERO;
const MEANWHILE: Duration = Duration::from_secs(1);

async fn platform(life: Duration) -> Sandbox {
    let sandbox = Sandbox::builder().token_life(life).start().await;
    sandbox.expect("the platform starts")
}

fn workers(redis: &Redis, sandbox: &Sandbox) -> Vec<Worker> {
    (0..3)
        .map(|_| Worker::start(WORKER, &redis.url(), &sandbox.url(), "none"))
        .collect()
}

/// Returns a client with short timeouts.
fn client(sandbox: &Sandbox, store: Arc<dyn TokenStore>) -> Client {
    Client::builder(APP_ID, APP_SECRET)
        .base_urls(sandbox.hosts().map(|host| (host, sandbox.base_url(host))))
        .token_store(store)
        .token_wait(Duration::from_secs(3))
        .build()
        .expect("the settings are right")
}

fn store(url: &str) -> RedisStore {
    let short = Duration::from_millis(500);
    let builder = RedisStore::builder().url(url);
    let builder = builder.connect_timeout(short).response_timeout(short);
    builder.build().expect("the settings are right")
}

async fn configure(redis: &Redis, words: &[&str]) {
    let client = redis::Client::open(redis.url()).expect("an address");
    let mut connection = client
        .get_multiplexed_async_connection()
        .await
        .expect("redis is there");
    let mut command = redis::cmd(words[0]);
    let done = command.arg(&words[1..]).exec_async(&mut connection).await;
    done.expect("redis does it");
}

/// Requests a token and returns the error message.
async fn error_of(client: &Client) -> String {
    let start = Instant::now();
    let result = client.token(&credentials::MINI_APP).await;
    assert!(start.elapsed() < Duration::from_secs(5), "it hangs");
    result.expect_err("redis can't be used").to_string()
}

/// Waits until the client can obtain a token again. This takes a while, because a failure is followed by a pause.
async fn recovers(client: &Client) {
    let start = Instant::now();
    loop {
        match client.token(&credentials::MINI_APP).await {
            Ok(_) => return,
            Err(error) => assert!(start.elapsed() < Duration::from_secs(20), "{error}"),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Checks that no caller panicked and that all errors came from the token store.
fn in_order(calls: &Calls) {
    for error in &calls.errors {
        assert!(!error.contains("panic"), "{error}");
        assert!(error.contains("token store failed"), "{error}");
        assert!(error.contains("redis at 127.0.0.1:"), "{error}");
    }
}

/// Puts the worker processes under load, disturbs and repairs their redis server, and then checks that all calls succeed.
async fn under_load(
    redis: &mut Redis,
    disturb: impl AsyncFnOnce(&mut Redis),
    repair: impl AsyncFnOnce(&mut Redis),
) {
    // The token is refreshed about every two seconds, including during the disturbance.
    let sandbox = platform(Duration::from_secs(2)).await;
    let mut workers = workers(redis, &sandbox);
    fleet::start_calls(&mut workers, 30, Duration::from_secs(8));
    tokio::time::sleep(MEANWHILE).await;
    disturb(redis).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    repair(redis).await;
    let calls = tokio::task::block_in_place(|| fleet::finish_calls(&mut workers));
    in_order(&calls);
    assert!(calls.right > 100, "{calls:?}");
    // Failures are followed by pauses, but these end.
    let start = Instant::now();
    loop {
        let calls = fleet::all_call(&mut workers, 30, ONCE);
        if calls.failed == 0 {
            return;
        }
        in_order(&calls);
        assert!(start.elapsed() < Duration::from_secs(30), "{calls:?}");
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_and_restarted() {
    let mut redis = Redis::start(&[]);
    under_load(
        &mut redis,
        async |redis| redis.kill(),
        async |redis| redis.restart(),
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn paused() {
    let mut redis = Redis::start(&[]);
    under_load(
        &mut redis,
        async |redis| redis.signal("STOP"),
        async |redis| redis.signal("CONT"),
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn flushed() {
    let mut redis = Redis::start(&[]);
    under_load(
        &mut redis,
        async |redis| {
            for _ in 0..10 {
                configure(redis, &["FLUSHALL"]).await;
                configure(redis, &["SCRIPT", "FLUSH"]).await;
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        },
        async |_| {},
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn read_only() {
    let mut redis = Redis::start(&[]);
    under_load(
        &mut redis,
        async |redis| configure(redis, &["REPLICAOF", "127.0.0.1", "1"]).await,
        async |redis| configure(redis, &["REPLICAOF", "NO", "ONE"]).await,
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn full() {
    let mut redis = Redis::start(&[]);
    under_load(
        &mut redis,
        async |redis| configure(redis, &["CONFIG", "SET", "maxmemory", "1"]).await,
        async |redis| configure(redis, &["CONFIG", "SET", "maxmemory", "0"]).await,
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn errors_say_what_to_do() {
    let sandbox = platform(Duration::from_secs(7200)).await;
    let mut redis = Redis::start(&["--requirepass", "right"]);
    let port = redis.port();
    let of = |url: String| {
        let client = client(&sandbox, Arc::new(store(&url)));
        async move { error_of(&client).await }
    };
    let error = of(format!("redis://127.0.0.1:{port}")).await;
    assert!(
        error.contains("requires a password") && error.contains("`password`"),
        "{error}"
    );
    let error = of(format!("redis://:wrong@127.0.0.1:{port}")).await;
    assert!(
        error.contains("refused the password") && !error.contains("wrong"),
        "{error}"
    );
    let error = of(format!("redis://:right@127.0.0.1:{port}/99")).await;
    assert!(error.contains("`database`"), "{error}");
    let right = client(
        &sandbox,
        Arc::new(store(&format!("redis://:right@127.0.0.1:{port}/3"))),
    );
    redis.signal("STOP");
    let error = error_of(&right).await;
    assert!(error.contains("did not answer in time"), "{error}");
    redis.signal("CONT");
    recovers(&right).await;
    redis.kill();
    let error = of(format!("redis://127.0.0.1:{port}")).await;
    assert!(
        error.contains("refused") && error.contains("`port`"),
        "{error}"
    );
    let error = of("redis://no-such-host.invalid".to_owned()).await;
    assert!(error.contains("`host`"), "{error}");

    let plain = Redis::start(&[]);
    configure(&plain, &["CONFIG", "SET", "maxmemory", "1"]).await;
    let waiting = client(&sandbox, Arc::new(store(&plain.url())));
    let error = error_of(&waiting).await;
    assert!(error.contains("maxmemory"), "{error}");
    configure(&plain, &["CONFIG", "SET", "maxmemory", "0"]).await;
    recovers(&waiting).await;
    configure(&plain, &["FLUSHALL"]).await;
    configure(&plain, &["REPLICAOF", "127.0.0.1", "1"]).await;
    let waiting = client(&sandbox, Arc::new(store(&plain.url())));
    let error = error_of(&waiting).await;
    assert!(error.contains("read-only replica"), "{error}");
    configure(&plain, &["REPLICAOF", "NO", "ONE"]).await;
    recovers(&waiting).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn auto_goes_to_the_second_store_and_back() {
    let sandbox = platform(Duration::from_secs(7200)).await;
    let mut redis = Redis::start(&[]);
    redis.kill();
    let second = MemoryStore::new();
    let url = redis.url();
    let fresh = || {
        let auto = AutoStore::new(Arc::new(store(&url)), Arc::new(second.clone()));
        client(&sandbox, Arc::new(auto))
    };
    let app = fresh();
    let token = app
        .token(&credentials::MINI_APP)
        .await
        .expect("the second store");
    // A different client shares the token in the second store.
    let other = fresh();
    assert_eq!(
        other
            .token(&credentials::MINI_APP)
            .await
            .expect("the second store"),
        token
    );
    assert_eq!(sandbox.token_fetches("access_token"), 1);
    let alone = client(&sandbox, Arc::new(store(&url)));
    error_of(&alone).await;
    redis.restart();
    // After a few seconds, the store is tried again, and the next refreshed token is saved there.
    tokio::time::sleep(Duration::from_secs(6)).await;
    sandbox.revoke_tokens();
    use bytedance::content_security::{DetectTextV1, TextTask};
    let request = DetectTextV1::new().tasks([TextTask::new().content("text")]);
    app.send(request).await.expect("the call is repeated");
    let refreshed = app.token(&credentials::MINI_APP).await.expect("a token");
    assert_ne!(refreshed, token);
    assert_eq!(sandbox.token_fetches("access_token"), 2);
    recovers(&alone).await;
    assert_eq!(
        alone
            .token(&credentials::MINI_APP)
            .await
            .expect("redis is back"),
        refreshed
    );
    assert_eq!(sandbox.token_fetches("access_token"), 2);
}

//! Several processes that share a redis server all use one token.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytedance::tokens::{RedisStore, Token, TokenKey, TokenStore};
use bytedance::{Environment, Secret};
use bytedance_sandbox::{APP_ID, Fault, Sandbox};
use bytedance_tests::fleet::{self, Redis, Worker};

const WORKER: &str = env!("CARGO_BIN_EXE_token_worker");
const ONCE: Duration = Duration::ZERO;

fn workers(count: usize, redis: &Redis, sandbox: &Sandbox) -> Vec<Worker> {
    (0..count)
        .map(|_| Worker::start(WORKER, &redis.url(), &sandbox.url(), "none"))
        .collect()
}

fn key() -> TokenKey {
    TokenKey::new(APP_ID, Environment::Production, "mini_app")
}

fn token(value: &str, life: Duration) -> Token {
    let now = SystemTime::now();
    Token::new(value, now + life).issued_at(now)
}

fn store(redis: &Redis) -> RedisStore {
    let builder = RedisStore::builder().url(redis.url());
    builder
        .lock_life(Duration::from_millis(500))
        .build()
        .expect("the settings are right")
}

/// Opens a connection that is separate from that of the store.
async fn beside(redis: &Redis) -> redis::aio::MultiplexedConnection {
    let client = redis::Client::open(redis.url()).expect("an address");
    let connection = client.get_multiplexed_async_connection().await;
    connection.expect("redis is there")
}

async fn command<T: redis::FromRedisValue>(redis: &Redis, words: &[&str]) -> T {
    let mut command = redis::cmd(words[0]);
    command.arg(&words[1..]);
    let answer = command.query_async(&mut beside(redis).await).await;
    answer.expect("redis answers")
}

/// The token's key, named as in the Python package. It contains the first half of sha256("tt_sandbox:production").
const TOKEN_KEY: &str = "bytedance:b6f9e4993e4d97e6e2ed77fbbe3b3a39:mini_app";

#[tokio::test(flavor = "multi_thread")]
async fn a_fleet_fetches_one_token() {
    let redis = Redis::start(&[]);
    let sandbox = Sandbox::start().await.expect("the platform starts");
    let mut workers = workers(8, &redis, &sandbox);
    // There is no token when the first round starts, but there is one when the second round starts.
    for _ in 0..2 {
        let calls = fleet::all_call(&mut workers, 200, ONCE);
        assert_eq!((calls.right, calls.failed), (1600, 0), "{:?}", calls.errors);
        assert_eq!(sandbox.token_fetches("access_token"), 1);
    }
    // The platform revokes the token.
    sandbox.revoke_tokens();
    let calls = fleet::all_call(&mut workers, 200, ONCE);
    assert_eq!((calls.right, calls.failed), (1600, 0), "{:?}", calls.errors);
    assert_eq!(sandbox.token_fetches("access_token"), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fleet_fetches_one_token_when_it_expires_under_load() {
    let redis = Redis::start(&[]);
    let life = Duration::from_secs(10);
    let sandbox = Sandbox::builder().token_life(life).start().await;
    let sandbox = sandbox.expect("the platform starts");
    let mut workers = workers(8, &redis, &sandbox);
    let calls = fleet::all_call(&mut workers, 200, Duration::from_secs(12));
    assert_eq!(calls.failed, 0, "{:?}", calls.errors);
    assert!(calls.right >= 8 * 200 * 3, "{} calls", calls.right);
    assert_eq!(sandbox.token_fetches("access_token"), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_refresh_leaves_a_store_that_others_use() {
    for step in [
        "before the fetch",
        "after the fetch",
        "before the write",
        "after the write",
        "after the release",
    ] {
        let redis = Redis::start(&[]);
        let sandbox = Sandbox::start().await.expect("the platform starts");
        let mut dying = Worker::start(WORKER, &redis.url(), &sandbox.url(), step);
        if step == "after the fetch" {
            // The platform issues the token, but the process dies before the response arrives.
            let fault = Fault::delay(Duration::from_secs(60)).after_processing();
            sandbox.fail_next("credential.get_access_token", fault);
            dying.call(1, ONCE);
            while sandbox.token_fetches("access_token") == 0 {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        } else {
            dying.call(1, ONCE);
            assert_eq!(dying.answer()["stopped"], step);
        }
        dying.kill();
        let mut others = workers(2, &redis, &sandbox);
        let start = std::time::Instant::now();
        let calls = fleet::all_call(&mut others, 20, ONCE);
        assert_eq!(
            (calls.right, calls.failed),
            (40, 0),
            "{step}: {:?}",
            calls.errors
        );
        // The workers' locks expire after two seconds.
        assert!(start.elapsed() < Duration::from_secs(5), "{step}");
        let fetches = match step {
            "before the fetch" | "after the write" | "after the release" => 1,
            _ => 2,
        };
        assert_eq!(sandbox.token_fetches("access_token"), fetches, "{step}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paused_holder_does_not_overwrite_a_newer_token() {
    let redis = Redis::start(&[]);
    let sandbox = Sandbox::start().await.expect("the platform starts");
    let mut workers = workers(2, &redis, &sandbox);
    // The response for the first worker arrives while that worker is stopped.
    let fault = Fault::delay(Duration::from_secs(1)).after_processing();
    sandbox.fail_next("credential.get_access_token", fault);
    workers[0].call(1, ONCE);
    while sandbox.token_fetches("access_token") == 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    workers[0].signal("STOP");
    workers[1].call(1, ONCE);
    assert_eq!(workers[1].answer()["right"], 1);
    let newer: String = command(&redis, &["GET", TOKEN_KEY]).await;
    workers[0].signal("CONT");
    assert_eq!(workers[0].answer()["right"], 1);
    let stored: String = command(&redis, &["GET", TOKEN_KEY]).await;
    assert_eq!(stored, newer);
    assert_eq!(sandbox.token_fetches("access_token"), 2);
}

#[tokio::test]
async fn a_token_is_saved_only_under_a_lease_that_holds() {
    let redis = Redis::start(&[]);
    let (first, second) = (store(&redis), store(&redis));
    let hour = Duration::from_secs(3600);
    let late = first.acquire(&key(), ONCE).await.expect("redis answers");
    let late = late.expect("nobody has it");
    assert!(
        second
            .acquire(&key(), ONCE)
            .await
            .expect("redis answers")
            .is_none()
    );
    // A holder that is alive keeps its lock, however short the lock's lifetime is.
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(
        second
            .acquire(&key(), ONCE)
            .await
            .expect("redis answers")
            .is_none()
    );
    // The lock is deleted, as if its holder had been paused for too long.
    let _: i64 = command(&redis, &["DEL", &format!("{TOKEN_KEY}:lock")]).await;
    let lease = second.acquire(&key(), ONCE).await.expect("redis answers");
    let lease = lease.expect("nobody has it");
    assert!(lease.fence() > late.fence());
    assert!(
        second
            .save(&lease, &token("newer", hour))
            .await
            .expect("redis answers")
    );
    assert!(
        !first
            .save(&late, &token("older", hour))
            .await
            .expect("redis answers")
    );
    // The late holder does not release the lock of the new holder.
    first.release(late).await.expect("redis answers");
    assert!(
        first
            .acquire(&key(), ONCE)
            .await
            .expect("redis answers")
            .is_none()
    );
    second.release(lease).await.expect("redis answers");
    let stored = first
        .load(&key())
        .await
        .expect("redis answers")
        .expect("a token");
    assert_eq!(stored.value, Secret::new("newer"));
    let left = stored
        .expires_at
        .duration_since(SystemTime::now())
        .expect("it lives");
    assert!(
        left <= hour && left > hour - Duration::from_secs(5),
        "{left:?}"
    );
    // The value that the Python package sees expires earlier.
    let shown: i64 = command(&redis, &["PTTL", TOKEN_KEY]).await;
    assert!(shown <= 3_240_000 && shown > 3_230_000, "{shown}");
    first
        .remove_if_equal(&key(), &Secret::new("older"))
        .await
        .expect("redis answers");
    assert!(first.load(&key()).await.expect("redis answers").is_some());
    first
        .remove_if_equal(&key(), &Secret::new("newer"))
        .await
        .expect("redis answers");
    assert!(first.load(&key()).await.expect("redis answers").is_none());
}

#[tokio::test]
async fn a_key_that_somebody_removed_is_no_token() {
    let redis = Redis::start(&[]);
    let store = store(&redis);
    let lease = store
        .acquire(&key(), ONCE)
        .await
        .expect("redis answers")
        .expect("free");
    let token = token("a", Duration::from_secs(3600));
    assert!(store.save(&lease, &token).await.expect("redis answers"));
    let _: i64 = command(&redis, &["DEL", TOKEN_KEY]).await;
    assert!(store.load(&key()).await.expect("redis answers").is_none());
    // A value of a different redis type is treated as a missing token and is replaced.
    let _: i64 = command(&redis, &["RPUSH", TOKEN_KEY, "x"]).await;
    assert!(store.load(&key()).await.expect("redis answers").is_none());
    assert!(store.save(&lease, &token).await.expect("redis answers"));
    assert!(store.load(&key()).await.expect("redis answers").is_some());
}

#[tokio::test]
async fn settings_that_cannot_be_used_are_named() {
    let text = |builder: bytedance::tokens::RedisStoreBuilder| {
        builder.build().expect_err("it can't be used").to_string()
    };
    let new = RedisStore::builder;
    assert!(text(new()).contains("`url`"));
    assert!(text(new().url("http://:secret@x")).contains("`url`"));
    assert!(!text(new().url("http://:secret@x")).contains("secret"));
    assert!(text(new().url("rediss://x")).contains("redis-rustls"));
    assert!(text(new().url("redis://x").host("y")).contains("url, host"));
    assert!(text(new().host("redis://x")).contains("`host`"));
    assert!(text(new().host("x").port(0)).contains("`port`"));
    assert!(text(new().host("x").database(-1)).contains("`database`"));
    assert!(text(new().host("x").response_timeout(ONCE)).contains("`response_timeout`"));
    let client = redis::Client::open("redis://:secret@127.0.0.1:1/3").expect("an address");
    let store = new()
        .client(client)
        .build()
        .expect("the settings are right");
    assert!(!format!("{store:?}").contains("secret"));
    let error = store.check().await.expect_err("nobody listens").to_string();
    assert!(
        error.contains("127.0.0.1:1 (database 3)") && error.contains("`port`"),
        "{error}"
    );
    let _: Arc<dyn TokenStore> = Arc::new(store);
}

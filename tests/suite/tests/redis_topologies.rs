//! Other ways to connect to redis: through a socket, to a cluster, and through sentinels.

use std::time::{Duration, Instant, SystemTime};

use bytedance::Environment;
use bytedance::tokens::{RedisStore, Token, TokenKey, TokenStore as _};
use bytedance_tests::fleet::Redis;

/// Saves a token and checks that it can be loaded from the store.
async fn keeps_tokens(store: &RedisStore) -> Result<(), Box<dyn std::error::Error>> {
    let key = TokenKey::new("tt_app", Environment::Production, "mini_app");
    let lease = store.acquire(&key, Duration::ZERO).await?;
    let lease = lease.ok_or("another holder has the lease")?;
    let now = SystemTime::now();
    let token = Token::new("a token", now + Duration::from_secs(60)).issued_at(now);
    assert!(store.save(&lease, &token).await?);
    store.release(lease).await?;
    let stored = store.load(&key).await?.ok_or("the token is missing")?;
    assert_eq!(stored.value, token.value);
    store.remove_if_equal(&key, &token.value).await?;
    assert!(store.load(&key).await?.is_none());
    Ok(())
}

/// Saves a token and checks that it can be loaded, retrying until the store works.
async fn keeps_tokens_soon(store: &RedisStore) {
    let start = Instant::now();
    while let Err(error) = keeps_tokens(store).await {
        assert!(start.elapsed() < Duration::from_secs(30), "{error}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

async fn run(port: u16, words: &[&str]) {
    let client = redis::Client::open(("127.0.0.1", port)).expect("an address");
    let mut connection = client
        .get_multiplexed_async_connection()
        .await
        .expect("redis is there");
    let mut command = redis::cmd(words[0]);
    let done = command.arg(&words[1..]).exec_async(&mut connection).await;
    done.expect("redis does it");
}

#[tokio::test]
async fn a_socket() {
    let folder = tempfile::tempdir().expect("a folder");
    let socket = folder.path().join("redis");
    let socket = socket.to_str().expect("text");
    let _redis = Redis::start(&["--unixsocket", socket]);
    let store = RedisStore::new(format!("unix://{socket}?db=2")).expect("an address");
    keeps_tokens(&store).await.expect("it works");
}

#[tokio::test]
async fn a_cluster() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path().to_str().expect("text");
    let redis = Redis::start(&["--cluster-enabled", "yes", "--dir", folder]);
    // If the cluster setting is missing, the error mentions it, because the node that is asked may not have the keys.
    let alone = RedisStore::new(redis.url()).expect("an address");
    let error = keeps_tokens(&alone).await.expect_err("it is a cluster");
    assert!(error.to_string().contains("cluster"), "{error}");
    let slots: Vec<String> = (0..16_384).map(|slot: u32| slot.to_string()).collect();
    let mut words = vec!["CLUSTER", "ADDSLOTS"];
    words.extend(slots.iter().map(String::as_str));
    run(redis.port(), &words).await;
    let store = RedisStore::builder().cluster([redis.url()]);
    let store = store.build().expect("an address");
    keeps_tokens_soon(&store).await;
    let error = keeps_tokens(&alone).await.expect_err("it is a cluster");
    assert!(error.to_string().contains("`cluster`"), "{error}");
}

#[tokio::test]
async fn sentinels() {
    let primary = Redis::start(&[]);
    let mut replica = Redis::start(&["--replicaof", "127.0.0.1", &primary.port().to_string()]);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("sentinel.conf");
    let settings = format!(
        "sentinel monitor tokens 127.0.0.1 {} 1\nsentinel down-after-milliseconds tokens 500\n",
        primary.port()
    );
    std::fs::write(&file, settings).expect("it is written");
    let sentinel = Redis::start_with_file(file.to_str().expect("text"), &["--sentinel"]);
    let store = |name: &str| {
        let builder = RedisStore::builder().sentinels(name, [sentinel.url()]);
        builder.build().expect("the settings are right")
    };
    let tokens = store("tokens");
    keeps_tokens_soon(&tokens).await;
    let error = store("others").check().await.expect_err("no such name");
    assert!(error.to_string().contains("`sentinels`"), "{error}");
    // The sentinels promote the replica to primary, and the store follows.
    tokio::time::sleep(Duration::from_secs(2)).await;
    drop(primary);
    keeps_tokens_soon(&tokens).await;
    replica.kill();
}

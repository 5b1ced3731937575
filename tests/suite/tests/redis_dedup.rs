//! Callbacks received by several servers that share a redis server.

use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use bytedance::callback::{
    Callbacks, Claim, DedupEntry, DedupStore, MemoryDedupStore, RedisDedupStore, Verified,
};
use bytedance::ecpay::PaymentEvent;
use bytedance::settings::{AccessTokenType, Settings};
use bytedance::tokens::{MemoryStore, RedisStore};
use bytedance::{Client, ClientBuilder};
use bytedance_sandbox::{APP_ID, APP_SECRET, CALLBACK_TOKEN, Callback, Notifier};
use bytedance_tests::callbacks::{Log, Server, callbacks};
use bytedance_tests::fleet::Redis;
use bytedance_tests::process::Process;
use serde_json::json;

const SHORT: Duration = Duration::from_millis(100);

fn dedup_store(redis: &Redis) -> RedisDedupStore {
    let store = RedisStore::builder().url(redis.url()).build();
    RedisDedupStore::new(store.expect("the settings are right"))
}

fn payment(order: usize) -> Callback {
    let message = json!({ "cp_orderno": order.to_string(), "total_amount": 1200 });
    Notifier::default().payment(message)
}

/// Returns a callback receiver whose payment handler takes a while and then logs the payment.
fn noting(store: RedisDedupStore, log: &Log) -> Callbacks {
    noting_payments(callbacks().dedup_store(Arc::new(store)), log)
}

fn noting_payments(callbacks: Callbacks, log: &Log) -> Callbacks {
    let noted = log.clone();
    callbacks.on(move |paid: Verified<PaymentEvent>| {
        let noted = noted.clone();
        async move {
            tokio::time::sleep(SHORT / 5).await;
            noted.note(paid.cp_orderno.clone());
        }
    })
}

/// Returns the builder of a client whose settings contain the address of redis.
fn client_of_settings(redis: &Redis, kind: AccessTokenType) -> ClientBuilder {
    let settings = Settings::builder()
        .app_id(APP_ID)
        .app_secret(APP_SECRET)
        .callback_token(CALLBACK_TOKEN)
        .access_token_type(kind)
        .redis_url(redis.url())
        .build();
    let builder = settings.and_then(|settings| settings.client_builder());
    builder.expect("the settings are right")
}

/// Delivers one payment to a server of each client, twice. Returns how often it was handled.
async fn times_handled(clients: impl IntoIterator<Item = Client>) -> usize {
    let log = Log::default();
    for client in clients {
        let server = Server::start(noting_payments(client.callbacks(), &log)).await;
        for _ in 0..2 {
            let delivered = payment(1).once().send(&server.url).await;
            assert!(delivered.acknowledged, "{delivered:?}");
        }
    }
    log.lines().len()
}

/// Opens a connection that is separate from those of the servers.
async fn beside(redis: &Redis) -> redis::aio::MultiplexedConnection {
    let client = redis::Client::open(redis.url()).expect("an address");
    let connection = client.get_multiplexed_async_connection().await;
    connection.expect("redis is there")
}

/// Returns the entries for two deliveries of the same callback that were signed separately. Each entry has two keys, and the two entries
/// have one key in common.
fn two_entries() -> [DedupEntry; 2] {
    ["1", "2"].map(|signature| {
        let names = [format!("{{shop}}:{signature}"), "{shop}:what".to_owned()];
        let mut entry = DedupEntry::new(names);
        entry.lease = 3 * SHORT;
        for key in &mut entry.keys {
            key.retention = 3 * SHORT;
        }
        entry
    })
}

#[tokio::test]
async fn a_callback_is_claimed_by_one_and_remembered() {
    let redis = Redis::start(&[]);
    let (here, there) = (dedup_store(&redis), dedup_store(&redis));
    let [first, second] = two_entries();

    let claim = async |store: &RedisDedupStore, entry: &DedupEntry| {
        store.claim(entry).await.expect("redis answers")
    };
    assert_eq!(claim(&here, &first).await, Claim::Granted);
    assert_eq!(claim(&there, &second).await, Claim::InProgress);
    // A holder cannot release a claim that belongs to someone else.
    there.release(&second).await.expect("redis answers");
    assert_eq!(claim(&there, &second).await, Claim::InProgress);
    // The holder extends its claim.
    for _ in 0..3 {
        tokio::time::sleep(2 * SHORT).await;
        assert_eq!(claim(&here, &first).await, Claim::Granted);
    }
    assert_eq!(claim(&there, &second).await, Claim::InProgress);
    here.release(&first).await.expect("redis answers");
    assert_eq!(claim(&there, &second).await, Claim::Granted);
    assert_eq!(claim(&here, &first).await, Claim::InProgress);
    let completed = Claim::Completed("the reply".to_owned());
    there
        .complete(&second, "the reply")
        .await
        .expect("redis answers");
    assert_eq!(claim(&here, &first).await, completed);
    assert_eq!(claim(&there, &second).await, completed);
    // A completed callback cannot be released, nor can it be claimed again by a holder that comes too late.
    there.release(&second).await.expect("redis answers");
    assert_eq!(claim(&here, &first).await, completed);
    // Entries are not stored forever.
    tokio::time::sleep(4 * SHORT).await;
    assert_eq!(claim(&here, &first).await, Claim::Granted);
    tokio::time::sleep(4 * SHORT).await;
    assert_eq!(claim(&there, &second).await, Claim::Granted);
    tokio::time::sleep(4 * SHORT).await;
    let keys: Vec<String> = redis::cmd("KEYS")
        .arg("*")
        .query_async(&mut beside(&redis).await)
        .await
        .expect("redis answers");
    assert!(keys.is_empty(), "{keys:?}");
}

#[tokio::test]
async fn each_key_is_remembered_for_its_own_time() {
    let redis = Redis::start(&[]);
    let store = dedup_store(&redis);
    let mut both = DedupEntry::new(["{shop}:for a while", "{shop}:for long"]);
    both.keys[0].retention = SHORT;
    store.claim(&both).await.expect("redis answers");
    store.complete(&both, "").await.expect("redis answers");
    tokio::time::sleep(2 * SHORT).await;
    let forgotten = DedupEntry::new(["{shop}:for a while"]);
    let claim = store.claim(&forgotten).await.expect("redis answers");
    assert_eq!(claim, Claim::Granted);
    let remembered = DedupEntry::new(["{shop}:for long"]);
    let claim = store.claim(&remembered).await.expect("redis answers");
    assert_eq!(claim, Claim::Completed(String::new()));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_handle_each_event_once() {
    let redis = Redis::start(&[]);
    let log = Log::default();
    let servers = [
        Server::start(noting(dedup_store(&redis), &log)).await,
        Server::start(noting(dedup_store(&redis), &log)).await,
    ];
    let mut tasks = Vec::new();
    for number in 0..200 {
        // Each callback is delivered ten times. Each delivery is signed separately, and each server receives half of them.
        let callback = payment(number % 20).schedule([SHORT; 50]).pause(SHORT);
        let url = servers[number / 20 % 2].url.clone();
        tasks.push(tokio::spawn(async move { callback.send(&url).await }));
    }
    for task in tasks {
        let delivered = task.await.expect("no panic");
        assert!(delivered.acknowledged, "{delivered:?}");
    }
    let mut handled = log.lines();
    handled.sort_by_key(|order| order.parse::<usize>().expect("a number"));
    let orders: Vec<_> = (0..20).map(|order| order.to_string()).collect();
    assert_eq!(handled, orders);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_killed_server_was_at_is_handled_by_another() {
    let redis = Redis::start(&[]);
    let program = env!("CARGO_BIN_EXE_callback_worker");
    let mut dying = Process::start(Command::new(program).arg(redis.url()));
    let url = dying.answer();
    let sent = tokio::spawn(async move { payment(1).once().send(&url).await });
    assert_eq!(dying.answer(), "begun");
    dying.kill();
    assert_eq!(sent.await.expect("no panic").status, None);

    let log = Log::default();
    let server = Server::start(noting(dedup_store(&redis), &log)).await;
    // The other server is dead, but its claim is still valid.
    let delivered = payment(1).once().send(&server.url).await;
    assert!(!delivered.acknowledged);
    assert_eq!(log.lines().len(), 0);
    // A claim lasts half a minute unless it is extended. The keys are made to expire soon, as if most of this time had already passed.
    let mut redis = beside(&redis).await;
    let keys: Vec<String> = redis::cmd("KEYS")
        .arg("*")
        .query_async(&mut redis)
        .await
        .expect("redis answers");
    assert!(!keys.is_empty());
    for key in keys {
        let left: u64 = redis::cmd("PTTL")
            .arg(&key)
            .query_async(&mut redis)
            .await
            .expect("it ends");
        assert!(left <= 30_000, "{left}");
        let () = redis::cmd("PEXPIRE")
            .arg(&key)
            .arg(300)
            .query_async(&mut redis)
            .await
            .expect("redis answers");
    }
    let again = payment(1).schedule([SHORT; 50]).pause(SHORT);
    let delivered = again.send(&server.url).await;
    assert!(delivered.acknowledged && delivered.attempts > 1);
    assert_eq!(log.lines(), ["1"]);
}

#[tokio::test]
async fn nothing_is_handled_while_redis_is_away_and_everything_when_it_is_back() {
    let mut redis = Redis::start(&[]);
    let log = Log::default();
    let server = Server::start(noting(dedup_store(&redis), &log)).await;
    redis.kill();
    let delivered = payment(1).once().send(&server.url).await;
    assert!(!delivered.acknowledged, "{delivered:?}");
    assert!(log.lines().is_empty());
    redis.restart();
    let delivered = payment(1)
        .schedule([SHORT; 50])
        .pause(SHORT)
        .send(&server.url)
        .await;
    assert!(delivered.acknowledged, "{delivered:?}");
    assert_eq!(log.lines(), ["1"]);
}

#[tokio::test]
async fn settings_that_store_tokens_in_redis_record_handled_callbacks_there() {
    for kind in [AccessTokenType::Redis, AccessTokenType::Auto] {
        let redis = Redis::start(&[]);
        let builder = || client_of_settings(&redis, kind);
        let clients = [builder(), builder()].map(|builder| builder.build().expect("a client"));
        assert_eq!(times_handled(clients).await, 1, "{kind}");
    }
}

#[tokio::test]
async fn other_settings_and_the_program_keep_handled_callbacks_in_memory() {
    let redis = Redis::start(&[]);
    let in_memory = || client_of_settings(&redis, AccessTokenType::Memory);
    let clients = [in_memory(), in_memory()].map(|builder| builder.build().expect("a client"));
    assert_eq!(times_handled(clients).await, 2);
    // The program replaces the token store.
    let replaced = || {
        let builder = client_of_settings(&redis, AccessTokenType::Redis);
        builder.token_store(Arc::new(MemoryStore::new()))
    };
    let clients = [replaced(), replaced()].map(|builder| builder.build().expect("a client"));
    assert_eq!(times_handled(clients).await, 2);
    // The program replaces the dedup store.
    let log = Log::default();
    for _ in 0..2 {
        let client = client_of_settings(&redis, AccessTokenType::Redis).build();
        let callbacks = client.expect("a client").callbacks();
        let callbacks = callbacks.dedup_store(Arc::new(MemoryDedupStore::default()));
        let server = Server::start(noting_payments(callbacks, &log)).await;
        let delivered = payment(1).once().send(&server.url).await;
        assert!(delivered.acknowledged, "{delivered:?}");
    }
    assert_eq!(log.lines().len(), 2);
}

#[tokio::test]
async fn with_auto_a_process_knows_what_it_has_handled_even_while_redis_is_away() {
    let mut redis = Redis::start(&[]);
    let log = Log::default();
    let start = async || {
        let client = client_of_settings(&redis, AccessTokenType::Auto).build();
        let callbacks = client.expect("a client").callbacks();
        Server::start(noting_payments(callbacks, &log)).await
    };
    let (server, other) = (start().await, start().await);
    let deliver = async |server: &Server, order| {
        let delivered = payment(order).once().send(&server.url).await;
        assert!(delivered.acknowledged, "{order} {delivered:?}");
    };
    deliver(&server, 1).await;
    deliver(&server, 2).await;
    redis.kill();
    deliver(&server, 1).await;
    deliver(&server, 3).await;
    assert_eq!(log.lines(), ["1", "2", "3"]);
    // After a while, redis is tried again, and other processes know what is handled from then on.
    redis.restart();
    tokio::time::sleep(60 * SHORT).await;
    deliver(&server, 4).await;
    deliver(&other, 4).await;
    assert_eq!(log.lines(), ["1", "2", "3", "4"]);
}

#[tokio::test]
async fn with_auto_callbacks_are_handled_if_redis_is_slower_than_the_platform_is_patient() {
    let redis = Redis::start(&[]);
    let log = Log::default();
    let client = client_of_settings(&redis, AccessTokenType::Auto).build();
    let callbacks = noting_payments(client.expect("a client").callbacks(), &log);
    let handle = async |order| {
        let handled = callbacks.handle(payment(order).request("/callback"));
        tokio::time::timeout(3 * SHORT, handled).await
    };
    handle(1).await.expect("redis answers");
    redis.signal("STOP");
    // The server drops the response, because redis does not answer in time.
    handle(2).await.expect_err("redis does not answer");
    for _ in 0..100 {
        if log.lines().len() == 2 {
            break;
        }
        tokio::time::sleep(SHORT).await;
    }
    // From then on, nothing waits for redis.
    for order in [2, 3] {
        let response = handle(order).await.expect("memory answers");
        let text = String::from_utf8_lossy(response.body()).into_owned();
        assert!(text.contains("success"), "{text}");
    }
    assert_eq!(log.lines(), ["1", "2", "3"]);
}

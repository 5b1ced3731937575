//! One process of a fleet that shares a redis: makes calls to the sandbox platform as it is told on its standard input, a line each, and
//! answers each line with a line of JSON.
//!
//! Arguments: the address of the redis, that of the sandbox platform, and the step at which a renewal stops for good (or `none`).

use std::future::pending;
use std::io::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytedance::content_security::{DetectTextV1, TextTask};
use bytedance::tokens::{Lease, RedisStore, StoreError, Token, TokenKey, TokenStore};
use bytedance::transport::BoxFuture;
use bytedance::{Client, Secret};
use bytedance_sandbox::{APP_ID, APP_SECRET};
use serde_json::json;
use tokio::io::{AsyncBufReadExt as _, BufReader};

/// A store in which a renewal stops at a step, so that its process can be killed just there.
struct Stopping {
    store: RedisStore,
    step: String,
}

impl Stopping {
    async fn at(&self, step: &str) {
        if self.step == step {
            say(&json!({ "stopped": step }));
            pending::<()>().await;
        }
    }
}

impl TokenStore for Stopping {
    fn load<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<Token>, StoreError>> {
        self.store.load(key)
    }

    fn acquire<'a>(
        &'a self,
        key: &'a TokenKey,
        wait: Duration,
    ) -> BoxFuture<'a, Result<Option<Lease>, StoreError>> {
        Box::pin(async move {
            let lease = self.store.acquire(key, wait).await?;
            self.at("before the fetch").await;
            Ok(lease)
        })
    }

    fn save<'a>(
        &'a self,
        lease: &'a Lease,
        token: &'a Token,
    ) -> BoxFuture<'a, Result<bool, StoreError>> {
        Box::pin(async move {
            self.at("before the write").await;
            let saved = self.store.save(lease, token).await;
            self.at("after the write").await;
            saved
        })
    }

    fn remove_if_equal<'a>(
        &'a self,
        key: &'a TokenKey,
        value: &'a Secret,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        self.store.remove_if_equal(key, value)
    }

    fn release(&self, lease: Lease) -> BoxFuture<'_, Result<(), StoreError>> {
        Box::pin(async move {
            let released = self.store.release(lease).await;
            self.at("after the release").await;
            released
        })
    }
}

fn say(line: &serde_json::Value) {
    let mut output = std::io::stdout().lock();
    // The parent may be gone; then nobody listens.
    let _ = writeln!(output, "{line}").and_then(|()| output.flush());
}

/// Calls by so many callers at once, each again and again until the time is over, at least once.
async fn calls(client: &Client, callers: usize, time: Duration) -> serde_json::Value {
    let start = Instant::now();
    let tasks: Vec<_> = (0..callers)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move {
                let mut done = (0_u64, Vec::new());
                loop {
                    let request = DetectTextV1::new().tasks([TextTask::new().content("text")]);
                    match client.send(request).await {
                        Ok(_) => done.0 += 1,
                        Err(error) => done.1.push(error.to_string()),
                    }
                    if start.elapsed() >= time {
                        return done;
                    }
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            })
        })
        .collect();
    let (mut right, mut failed, mut errors) = (0, 0, std::collections::BTreeSet::new());
    for task in tasks {
        match task.await {
            Ok((count, texts)) => {
                right += count;
                failed += texts.len();
                errors.extend(texts);
            }
            Err(error) => {
                failed += 1;
                errors.insert(format!("panic: {error}"));
            }
        }
    }
    json!({ "right": right, "failed": failed, "errors": errors })
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [redis, platform, step] = arguments.as_slice() else {
        return Err("redis, platform and step are wanted".into());
    };
    let store = RedisStore::builder()
        .url(redis)
        .lock_life(Duration::from_secs(2))
        .build()?;
    let stopping = Stopping {
        store,
        step: step.clone(),
    };
    let hosts = ["toutiao", "open"];
    let client = Client::builder(APP_ID, APP_SECRET)
        .base_urls(hosts.map(|host| (host, format!("{platform}/{host}"))))
        .token_store(Arc::new(stopping))
        .token_wait(Duration::from_secs(20))
        .build()?;
    say(&json!("ready"));
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    while let Some(line) = lines.next_line().await? {
        let mut words = line.split(' ');
        let (Some("call"), Some(callers), Some(milliseconds)) =
            (words.next(), words.next(), words.next())
        else {
            return Err(format!("not understood: {line}").into());
        };
        let time = Duration::from_millis(milliseconds.parse()?);
        say(&calls(&client, callers.parse()?, time).await);
    }
    Ok(())
}

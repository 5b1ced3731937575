//! What the programs of a fleet have in common.

use std::future::pending;
use std::io::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytedance::tokens::{Lease, StoreError, Token, TokenKey, TokenStore};
use bytedance::transport::BoxFuture;
use bytedance::{Error, Secret};
use serde_json::{Value, json};

/// A store in which a renewal stops at a step, so that its process can be killed just there.
pub struct Stopping {
    store: Arc<dyn TokenStore>,
    step: String,
    credential: Option<&'static str>,
}

impl Stopping {
    /// A renewal of this kind of token, or of any, stops at this step; at `none`, none does.
    pub fn new(
        store: Arc<dyn TokenStore>,
        step: impl Into<String>,
        credential: Option<&'static str>,
    ) -> Self {
        Self {
            store,
            step: step.into(),
            credential,
        }
    }

    async fn at(&self, step: &str, key: &TokenKey) {
        let is_wanted = self
            .credential
            .is_none_or(|wanted| wanted == key.credential);
        if is_wanted && self.step == step {
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
            self.at("before the fetch", key).await;
            Ok(lease)
        })
    }

    fn save<'a>(
        &'a self,
        lease: &'a Lease,
        token: &'a Token,
    ) -> BoxFuture<'a, Result<bool, StoreError>> {
        Box::pin(async move {
            self.at("before the write", lease.key()).await;
            let saved = self.store.save(lease, token).await;
            self.at("after the write", lease.key()).await;
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
            let key = lease.key().clone();
            let released = self.store.release(lease).await;
            self.at("after the release", &key).await;
            released
        })
    }
}

/// Prints a line.
pub fn say(line: &Value) {
    let mut output = std::io::stdout().lock();
    // The parent may be gone; then nobody listens.
    let _ = writeln!(output, "{line}").and_then(|()| output.flush());
}

/// Calls by so many callers at once, each again and again until the time is over, at least once.
pub async fn calls<F>(
    call: impl Fn() -> F + Clone + Send + 'static,
    callers: usize,
    time: Duration,
) -> Value
where
    F: Future<Output = Result<(), Error>> + Send,
{
    let start = Instant::now();
    let tasks: Vec<_> = (0..callers)
        .map(|_| {
            let call = call.clone();
            tokio::spawn(async move {
                let mut done = (0_u64, Vec::new());
                loop {
                    match call().await {
                        Ok(()) => done.0 += 1,
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

//! Shared code of the programs in a fleet.

use std::fmt::Display;
use std::future::pending;
use std::io::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytedance::tokens::{Lease, StoreError, Token, TokenKey, TokenStore};
use bytedance::transport::BoxFuture;
use bytedance::{Error, Secret};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, BufReader};

/// A step at which a refresh stops, so that its process can be killed at exactly this point.
#[derive(Clone)]
pub struct StopPoint {
    step: String,
    credential: Option<&'static str>,
}

impl StopPoint {
    /// Stops a refresh of this kind of token, or of any kind if it is `None`, at this step. The step `none` stops no refresh.
    pub fn new(step: impl Into<String>, credential: Option<&'static str>) -> Self {
        let step = step.into();
        Self { step, credential }
    }

    /// Reports that the step is reached and then waits forever, if this is the step to stop at.
    pub async fn reach(&self, step: &str) {
        if self.step == step {
            print_line(json!({ "stopped": step }));
            pending::<()>().await;
        }
    }

    async fn reach_for(&self, step: &str, key: &TokenKey) {
        if self
            .credential
            .is_none_or(|credential| credential == key.credential)
        {
            self.reach(step).await;
        }
    }
}

/// A store in which a refresh stops at a step.
pub struct StoppingStore {
    store: Arc<dyn TokenStore>,
    stop: StopPoint,
}

impl StoppingStore {
    /// Wraps a store.
    pub fn new(store: Arc<dyn TokenStore>, stop: StopPoint) -> Self {
        Self { store, stop }
    }
}

impl TokenStore for StoppingStore {
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
            self.stop.reach_for("before the fetch", key).await;
            Ok(lease)
        })
    }

    fn save<'a>(
        &'a self,
        lease: &'a Lease,
        token: &'a Token,
    ) -> BoxFuture<'a, Result<bool, StoreError>> {
        Box::pin(async move {
            self.stop.reach_for("before the write", lease.key()).await;
            let saved = self.store.save(lease, token).await;
            self.stop.reach_for("after the write", lease.key()).await;
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
            self.stop.reach_for("before the release", &key).await;
            let released = self.store.release(lease).await;
            self.stop.reach_for("after the release", &key).await;
            released
        })
    }
}

/// Prints a line.
pub fn print_line(line: impl Display) {
    let mut output = std::io::stdout().lock();
    // If the parent process has exited, the output goes nowhere.
    let _ = writeln!(output, "{line}").and_then(|()| output.flush());
}

/// Prints `ready`, then answers each line of standard input with a line, in order.
///
/// # Errors
/// Returns an error if standard input cannot be read.
pub async fn serve<F: Future<Output = String>>(
    ready: &str,
    answer: impl Fn(String) -> F,
) -> std::io::Result<()> {
    print_line(ready);
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    while let Some(line) = lines.next_line().await? {
        print_line(answer(line).await);
    }
    Ok(())
}

/// Makes calls for each command `call CALLERS MILLISECONDS`.
///
/// # Errors
/// Returns an error if standard input cannot be read.
pub async fn serve_calls<F>(call: impl Fn() -> F + Clone + Send + 'static) -> std::io::Result<()>
where
    F: Future<Output = Result<(), Error>> + Send,
{
    serve("\"ready\"", |line| {
        let call = call.clone();
        async move {
            let numbers = line.strip_prefix("call ").and_then(|numbers| {
                let (callers, milliseconds) = numbers.split_once(' ')?;
                Some((callers.parse().ok()?, milliseconds.parse().ok()?))
            });
            let Some((callers, milliseconds)) = numbers else {
                return json!(format!("not understood: {line}")).to_string();
            };
            let done = calls(call, callers, Duration::from_millis(milliseconds)).await;
            done.to_string()
        }
    })
    .await
}

/// Makes calls by this many concurrent callers, each repeatedly until the time is over, but at least once.
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

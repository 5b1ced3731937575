//! Code shared by the worker programs.

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

/// A step at which a token refresh stops, so that a test can kill the process at exactly this point.
#[derive(Clone)]
pub struct StopPoint {
    step: String,
    credential: Option<&'static str>,
}

impl StopPoint {
    /// Stops a refresh at this step. If `credential` is set, only refreshes of that kind of token are stopped. The step `none` stops no
    /// refresh.
    pub fn new(step: impl Into<String>, credential: Option<&'static str>) -> Self {
        let step = step.into();
        Self { step, credential }
    }

    /// If this is the step to stop at, reports that it has been reached and then waits forever.
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

/// A token store in which a refresh stops at a given step.
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

/// Prints a line and flushes standard output.
pub fn print_line(line: impl Display) {
    let mut output = std::io::stdout().lock();
    // If the parent process has already exited, nobody reads the output, and the error is ignored.
    let _ = writeln!(output, "{line}").and_then(|()| output.flush());
}

/// Prints the line `ready`, then answers each line of standard input with one line, in the same order.
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

/// For each command `call CALLERS MILLISECONDS`, makes calls and prints the results.
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

/// Makes calls from `callers` concurrent tasks. Each task makes at least one call and then repeats it until `time` is over.
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

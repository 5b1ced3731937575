//! A redis-based token store that many processes on many machines can share.

mod builder;
mod connector;
mod failure;
mod keys;

use std::fmt;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, SystemTime};

#[cfg(feature = "callbacks")]
use redis::FromRedisValue;
use redis::{Script, ScriptInvocation};
use tokio::task::AbortHandle;
use tokio::time::Instant;
use tracing::{debug, warn};

pub use builder::RedisStoreBuilder;
use connector::Connector;
use keys::{Keys, Loaded, Times};

use super::{Lease, StoreError, Token, TokenKey, TokenStore};
use crate::answer::Error;
use crate::milliseconds::positive_milliseconds;
use crate::secret::Secret;
use crate::transport::BoxFuture;
use crate::unique::unique;

static LOAD: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("load.lua")));
static ACQUIRE: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("acquire.lua")));
static SAVE: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("save.lua")));
static REMOVE: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("remove.lua")));
static EXTEND: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("extend.lua")));
static RELEASE: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("release.lua")));

/// The maximum total time for which a lease is extended. It is longer than any fetch takes, and equal to the lifetime of the Python
/// package's lock.
const LONGEST_LEASE: Duration = Duration::from_secs(90);

/// How long the lease counter is kept after the last lease. This is much longer than the lifetime of a token, which is only a few hours.
const FENCE_LIFE: Duration = Duration::from_secs(30 * 24 * 3600);

/// The shortest and longest pause between two attempts to acquire a lock that another process holds.
const SHORTEST_PAUSE: Duration = Duration::from_millis(25);
const LONGEST_PAUSE: Duration = Duration::from_millis(200);

/// A redis-based token store. All clones share one connection.
///
/// All processes that use the same redis server and the same application id share their tokens. Only one process refreshes a token at a
/// time, under a lock. The process that holds the lock keeps extending it while fetching the token. If that process dies, the lock expires,
/// and another process can take over. A process that was paused for longer than the lock's lifetime cannot overwrite the token saved by the
/// process that took over.
///
/// The keys are the same as in version 1.0.0 of the Python package `bytedance`, so processes that use that package can share tokens with
/// this store. The key of a token looks like `bytedance:<32 hexadecimal digits>:mini_app`. Additional keys with the suffixes `:lock`,
/// `:meta` and `:fence` contain the lock, the time until which the token is valid, and the lease counter. For the layout of version 0.1.2,
/// see [`RedisStoreBuilder::python_0_1_2`].
///
/// The store connects when it is first used. After a failure, it reconnects on the next use, so your program need not be restarted when
/// redis becomes available again. Every operation has a timeout.
///
/// ```no_run
/// use std::sync::Arc;
/// use bytedance::{Client, tokens::RedisStore};
///
/// # fn example() -> Result<(), bytedance::Error> {
/// let store = RedisStore::new("redis://:password@127.0.0.1:6379/0")?;
/// let app = Client::builder("tt_app_id", "secret").token_store(Arc::new(store)).build()?;
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct RedisStore {
    inner: Arc<Inner>,
}

struct Inner {
    connector: Connector,
    /// Whether redis runs as a cluster.
    is_cluster: bool,
    lock_life: Duration,
    python_0_1_2: bool,
}

/// The guard attached to each lease from this store.
struct Holder {
    owner: String,
    extender: AbortHandle,
}

impl Drop for Holder {
    fn drop(&mut self) {
        self.extender.abort();
    }
}

impl RedisStore {
    /// Creates a store that connects to redis at a URL: `redis://user:password@host:6379/database`, `rediss://` for TLS (feature
    /// `redis-rustls`), or `unix:///path/of/socket?db=0&pass=password`.
    ///
    /// # Errors
    /// Returns a configuration error if the URL cannot be used. Because this method does not connect to redis, it cannot detect whether
    /// redis is reachable. Use [`check`](Self::check) for that.
    pub fn new(url: impl Into<String>) -> Result<Self, Error> {
        Self::builder().url(url).build()
    }

    /// Returns a builder for a redis store.
    pub fn builder() -> RedisStoreBuilder {
        RedisStoreBuilder::new()
    }

    /// Runs a script. If the connection is lost, the script may run twice.
    #[cfg(feature = "callbacks")]
    pub(crate) async fn run<T: FromRedisValue>(
        &self,
        script: &ScriptInvocation<'_>,
    ) -> Result<T, StoreError> {
        self.inner.connector.run(script).await
    }

    /// Connects to redis if necessary, and checks that it can be used.
    ///
    /// # Errors
    /// If redis cannot be used, returns an error that states the reason and what to do.
    pub async fn check(&self) -> Result<(), StoreError> {
        let script = Script::new("return 1");
        self.inner
            .connector
            .run::<i64>(&script.prepare_invoke())
            .await?;
        Ok(())
    }
}

impl Inner {
    fn keys(&self, key: &TokenKey) -> Keys {
        Keys::new(key, self.is_cluster)
    }

    async fn load(&self, key: &TokenKey) -> Result<Option<Token>, StoreError> {
        let keys = self.keys(key);
        let mut script = LOAD.key(&keys.token);
        script.key(&keys.meta);
        add_python_keys(&mut script, &keys);
        // Read the clock before the request, because part of the remaining time may already have passed when the response arrives.
        let now = SystemTime::now();
        let loaded: Loaded = self.connector.run(&script).await?;
        Ok(keys::read_token(loaded, self.python_0_1_2, now))
    }

    async fn acquire(
        self: Arc<Self>,
        key: &TokenKey,
        wait: Duration,
    ) -> Result<Option<Lease>, StoreError> {
        let keys = self.keys(key);
        let owner = unique();
        let mut script = ACQUIRE.key(&keys.lock);
        script.key(&keys.meta).key(&keys.fence);
        script
            .arg(&owner)
            .arg(positive_milliseconds(self.lock_life))
            .arg(positive_milliseconds(FENCE_LIFE));
        let start = Instant::now();
        let mut pause = SHORTEST_PAUSE;
        loop {
            let fence: u64 = self.connector.run(&script).await?;
            if fence > 0 {
                let extender = self.extend_while_held(keys.lock, owner.clone());
                let holder = Holder { owner, extender };
                return Ok(Some(Lease::new(key.clone(), fence).with_guard(holder)));
            }
            let Some(left) = wait
                .checked_sub(start.elapsed())
                .filter(|left| !left.is_zero())
            else {
                return Ok(None);
            };
            // Add jitter, and retry less often the longer it takes.
            let jittered = pause.mul_f64(0.5 + fastrand::f64());
            tokio::time::sleep(jittered.min(left)).await;
            pause = (pause * 3 / 2).min(LONGEST_PAUSE);
        }
    }

    /// Starts a task that keeps extending a lock while it is held. This allows the lock itself to have a short lifetime.
    fn extend_while_held(self: &Arc<Self>, lock: String, owner: String) -> AbortHandle {
        let inner = Arc::clone(self);
        let task = tokio::spawn(async move {
            let end = Instant::now() + LONGEST_LEASE;
            while Instant::now() < end {
                tokio::time::sleep(inner.lock_life / 3).await;
                let mut script = EXTEND.key(&lock);
                script
                    .arg(&owner)
                    .arg(positive_milliseconds(inner.lock_life));
                match inner.connector.run::<i64>(&script).await {
                    Ok(0) => {
                        warn!(
                            "the refresh lock expired before the refresh ended; this process or redis was paused for too long"
                        );
                        return;
                    }
                    Ok(_) => {}
                    Err(error) => debug!(%error, "could not extend the refresh lock"),
                }
            }
        });
        task.abort_handle()
    }

    async fn save(&self, lease: &Lease, token: &Token) -> Result<bool, StoreError> {
        let Some(holder) = lease.guard::<Holder>() else {
            return Err(StoreError::new(
                "a token can only be saved in redis under a lease that redis granted",
            ));
        };
        let keys = self.keys(lease.key());
        let times = Times::of(token, SystemTime::now());
        let mut script = SAVE.key(&keys.token);
        script.key(&keys.lock).key(&keys.meta).key(&keys.fence);
        if self.python_0_1_2 {
            add_python_keys(&mut script, &keys);
        }
        script
            .arg(&holder.owner)
            .arg(lease.fence())
            .arg(token.value.expose());
        for time in [times.visible, times.left, times.hidden, times.life] {
            script.arg(positive_milliseconds(time));
        }
        script.arg(times.first);
        let saved: i64 = self.connector.run(&script).await?;
        Ok(saved == 1)
    }

    async fn remove_if_equal(&self, key: &TokenKey, value: &Secret) -> Result<(), StoreError> {
        let keys = self.keys(key);
        let mut script = REMOVE.key(&keys.token);
        script.key(&keys.meta);
        add_python_keys(&mut script, &keys);
        script.arg(value.expose());
        self.connector.run::<i64>(&script).await?;
        Ok(())
    }

    async fn release(&self, lease: Lease) -> Result<(), StoreError> {
        let Some(holder) = lease.guard::<Holder>() else {
            return Ok(());
        };
        holder.extender.abort();
        let mut script = RELEASE.key(self.keys(lease.key()).lock);
        script.arg(&holder.owner);
        self.connector.run::<i64>(&script).await?;
        Ok(())
    }
}

impl TokenStore for RedisStore {
    fn load<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<Token>, StoreError>> {
        Box::pin(self.inner.load(key))
    }

    fn acquire<'a>(
        &'a self,
        key: &'a TokenKey,
        wait: Duration,
    ) -> BoxFuture<'a, Result<Option<Lease>, StoreError>> {
        Box::pin(Arc::clone(&self.inner).acquire(key, wait))
    }

    fn save<'a>(
        &'a self,
        lease: &'a Lease,
        token: &'a Token,
    ) -> BoxFuture<'a, Result<bool, StoreError>> {
        Box::pin(self.inner.save(lease, token))
    }

    fn remove_if_equal<'a>(
        &'a self,
        key: &'a TokenKey,
        value: &'a Secret,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(self.inner.remove_if_equal(key, value))
    }

    fn release(&self, lease: Lease) -> BoxFuture<'_, Result<(), StoreError>> {
        Box::pin(self.inner.release(lease))
    }
}

impl fmt::Debug for RedisStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RedisStore")
            .field("address", &self.inner.connector.address())
            .finish_non_exhaustive()
    }
}

fn add_python_keys(script: &mut ScriptInvocation<'_>, keys: &Keys) {
    if let Some((token, time)) = &keys.first {
        script.key(token).key(time);
    }
}

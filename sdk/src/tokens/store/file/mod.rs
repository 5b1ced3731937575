//! A file-based token store that all processes on a machine can share.

mod explain;
mod layout;
mod lock;
mod python_0_1_2;
mod write;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tokio::time::{Instant, sleep};
use tracing::{Span, debug, warn};

use self::layout::{Found, Paths, Record};
use self::lock::{Attempt, HeldLock};
use super::{Lease, StoreError, Token, TokenKey, TokenStore};
use crate::secret::Secret;
use crate::transport::BoxFuture;

/// The default lifetime of a lease.
const LEASE_LIFE: Duration = Duration::from_secs(90);

/// The shortest and longest pause between two attempts to acquire a lock that another process holds.
const SHORTEST_PAUSE: Duration = Duration::from_millis(5);
const LONGEST_PAUSE: Duration = Duration::from_millis(50);

/// A file-based token store that all processes on a machine can share. It reads and writes the same files as version 1.0.0 of the Python
/// package `bytedance`, so processes that use that package can share tokens with processes that use this SDK.
///
/// ```
/// use std::sync::Arc;
/// use bytedance::{Client, tokens::FileStore};
///
/// let app = Client::builder("tt_app_id", "secret").token_store(Arc::new(FileStore::new("/var/lib/shop/tokens")));
/// ```
///
/// # Files
/// Each combination of application, environment and kind of credential has its own file. The file is named `<path>.<32 hexadecimal
/// digits>.<kind>.json` and has mode 0600. It is always replaced as a whole, so no process can read a partially written token. Two more
/// files are created next to it. The one with the suffix `.lock` is locked with flock(2) by the process that is refreshing the token. The
/// one with the suffix `.guard` is locked briefly while a file is being replaced. These two files contain no secrets and must not be
/// deleted while any process is using them. The directory is created if it does not exist. All processes must run as the same user.
///
/// # Guarantees
/// - Only one process refreshes a token at a time. If that process is killed, the operating system releases its lock immediately.
/// - If the process that holds the lock is suspended or hangs, it delays other processes for at most [`lease_life`](Self::lease_life).
///   After that, another process takes over, and the store rejects any token that the late process tries to save. A lock held by a Python
///   process cannot be taken over.
/// - File operations do not block the threads of the async runtime.
/// - If a file is damaged or has unexpected content, a warning is logged, and the next refresh replaces the file.
///
/// See [the guide](crate::guide::token_stores) for more.
#[derive(Clone, Debug)]
pub struct FileStore {
    settings: Arc<Settings>,
}

#[derive(Clone, Debug)]
struct Settings {
    /// The prefix of all file paths, or `None` to use files in the user's home directory that are named after the application.
    path: Option<PathBuf>,
    python_0_1_2: bool,
    lease_life: Duration,
}

impl FileStore {
    /// Creates a store that uses `path` as the prefix of all its file paths. In the Python package, this is the setting `ac_path`.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self::with_path(Some(path.into()))
    }

    /// Creates a store at the Python package's default location: files in the user's home directory whose names begin with
    /// `<app_id>.access_token`.
    pub fn in_home() -> Self {
        Self::with_path(None)
    }

    fn with_path(path: Option<PathBuf>) -> Self {
        let settings = Settings {
            path,
            python_0_1_2: false,
            lease_life: LEASE_LIFE,
        };
        Self {
            settings: Arc::new(settings),
        }
    }

    /// Sets whether to share the production access_token with processes that use version 0.1.2 of the Python package. If this is enabled,
    /// the store also writes that version's token file, which is located at the store's path without a suffix, and uses the token in that
    /// file if it is newer. Keep this enabled as long as such processes are running. The default is `false`.
    ///
    /// If this is disabled, the store never writes that file and reads it only until the first refresh. In either case, several processes
    /// that use version 0.1.2 can still invalidate each other's tokens, because that version does not use locks.
    #[must_use]
    pub fn python_0_1_2(mut self, shared: bool) -> Self {
        Arc::make_mut(&mut self.settings).python_0_1_2 = shared;
        self
    }

    /// Sets how long a refresh may take before another process takes over. The default is 90 seconds, and the minimum is one second. This
    /// setting has an effect only on Unix. On other systems, a process never takes over from one that is still running.
    #[must_use]
    pub fn lease_life(mut self, life: Duration) -> Self {
        Arc::make_mut(&mut self.settings).lease_life = life.max(Duration::from_secs(1));
        self
    }

    /// Runs `work` with the paths of a token's files, on a thread that is allowed to block.
    async fn blocking<T: Send + 'static>(
        &self,
        key: &TokenKey,
        work: impl FnOnce(&Settings, &Paths) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let settings = Arc::clone(&self.settings);
        let key = key.clone();
        let span = Span::current();
        let work = move || {
            let _entered = span.enter();
            let paths = Paths::new(settings.path.as_deref(), settings.python_0_1_2, &key)?;
            work(&settings, &paths)
        };
        let done = tokio::task::spawn_blocking(work).await;
        done.unwrap_or_else(|error| {
            let text = "the operation on the token file was aborted; try again";
            Err(StoreError::new(text).with_source(error))
        })
    }
}

impl TokenStore for FileStore {
    fn load<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<Token>, StoreError>> {
        Box::pin(self.blocking(key, |_, paths| load(paths)))
    }

    fn acquire<'a>(
        &'a self,
        key: &'a TokenKey,
        wait: Duration,
    ) -> BoxFuture<'a, Result<Option<Lease>, StoreError>> {
        Box::pin(async move {
            let started = Instant::now();
            let mut pause = SHORTEST_PAUSE;
            loop {
                let attempt = self
                    .blocking(key, |settings, paths| {
                        lock::try_acquire(paths, settings.lease_life)
                    })
                    .await?;
                if let Attempt::Held(held) = attempt {
                    let lease = Lease::new(key.clone(), held.fence());
                    return Ok(Some(lease.with_guard(Arc::new(held))));
                }
                let left = wait.saturating_sub(started.elapsed());
                if left.is_zero() {
                    return Ok(None);
                }
                sleep(pause.mul_f64(0.75 + 0.5 * fastrand::f64()).min(left)).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        })
    }

    fn save<'a>(
        &'a self,
        lease: &'a Lease,
        token: &'a Token,
    ) -> BoxFuture<'a, Result<bool, StoreError>> {
        let fence = lease.fence();
        let token = token.clone();
        let held = lease.guard::<Arc<HeldLock>>().cloned();
        Box::pin(async move {
            let Some(held) = held else {
                return Ok(false); // a lease from a different store
            };
            let work = move |_: &Settings, paths: &Paths| save(paths, &held, fence, &token);
            self.blocking(lease.key(), work).await
        })
    }

    fn remove_if_equal<'a>(
        &'a self,
        key: &'a TokenKey,
        value: &'a Secret,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        let value = value.clone();
        Box::pin(self.blocking(key, move |_, paths| remove_if_equal(paths, &value)))
    }

    fn release(&self, lease: Lease) -> BoxFuture<'_, Result<(), StoreError>> {
        Box::pin(async move {
            if let Some(held) = lease.guard::<Arc<HeldLock>>().cloned() {
                let key = lease.key().clone();
                drop(lease);
                let work = move |_: &Settings, _: &Paths| {
                    held.note_release();
                    Ok(())
                };
                return self.blocking(&key, work).await;
            }
            Ok(())
        })
    }
}

/// Loads the token from this store's file or from the file of version 0.1.2 of the Python package, whichever is newer.
fn load(paths: &Paths) -> Result<Option<Token>, StoreError> {
    let own = match layout::read(&paths.token)? {
        Found::Record(record) => Some(record),
        Found::Nothing => None,
        Found::Foreign(why) => {
            warn!(path = %paths.token.display(), why, "the token file is unreadable; the next refresh replaces it");
            return Ok(None);
        }
    };
    let older_layout = match (&own, &paths.python_0_1_2) {
        (None, Some(other)) => python_0_1_2::read(&other.path),
        (Some(_), Some(other)) if other.shared => python_0_1_2::read(&other.path),
        _ => None,
    };
    let Some(own) = own else {
        return Ok(older_layout.map(|(value, ends)| Token::new(value, ends)));
    };
    if let Some((value, ends)) = older_layout
        && own.token.as_ref() != Some(&value)
        // The file system may store times in whole seconds.
        && ends > own.expires_at + Duration::from_secs(1)
    {
        return Ok(Some(Token::new(value, ends)));
    }
    Ok(own.into_token())
}

/// Saves a token. Returns `false` without saving it if another process has taken over.
fn save(paths: &Paths, held: &HeldLock, fence: u64, token: &Token) -> Result<bool, StoreError> {
    let _guard = lock::acquire_guard(paths)?;
    if !held.is_current()? || layout::read_fence(&paths.token) > fence {
        return Ok(false);
    }
    let record = Record::new(token, fence, SystemTime::now());
    write::replace(&paths.token, record.to_json().as_bytes(), None)?;
    if let Some(other) = paths.python_0_1_2.as_ref().filter(|other| other.shared) {
        let content = token.value.expose().as_bytes();
        if let Err(error) = write::replace(&other.path, content, Some(record.expires_at)) {
            warn!(%error, "could not write the token file of version 0.1.2 of the Python package");
        }
    }
    Ok(true)
}

/// Removes a token if it is still the stored one. The file itself remains, but without a token. This way, the fencing number in the file is
/// preserved and keeps increasing. In addition, the file of version 0.1.2 is not read again, unless it is shared.
fn remove_if_equal(paths: &Paths, value: &Secret) -> Result<(), StoreError> {
    let stored = |paths: &Paths| -> Result<bool, StoreError> {
        Ok(load(paths)?.is_some_and(|token| token.value == *value))
    };
    if !stored(paths)? {
        return Ok(());
    }
    // If another process, perhaps a Python process, holds the lock, it is about to replace the token.
    let Attempt::Held(held) = lock::try_acquire(paths, Duration::MAX)? else {
        debug!("another process is refreshing the rejected token and will replace it");
        return Ok(());
    };
    let _guard = lock::acquire_guard(paths)?;
    if held.is_current()? && stored(paths)? {
        let record = Record::removed(held.fence());
        write::replace(&paths.token, record.to_json().as_bytes(), None)?;
        if let Some(other) = paths.python_0_1_2.as_ref().filter(|other| other.shared) {
            python_0_1_2::remove_if_equal(&other.path, value)?;
        }
    }
    held.note_release();
    Ok(())
}

impl fmt::Display for FileStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.settings.path {
            Some(path) => write!(formatter, "files at {}", path.display()),
            None => formatter.write_str("files in the user's home"),
        }
    }
}

//! Tokens in files, for all processes of a machine.

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

/// How long a lease lives unless set.
const LEASE_LIFE: Duration = Duration::from_secs(90);

/// The pauses between two attempts to take a lock that another process holds.
const SHORTEST_PAUSE: Duration = Duration::from_millis(5);
const LONGEST_PAUSE: Duration = Duration::from_millis(50);

/// Stores tokens in files, so that all processes of a machine share them: this SDK's, and those of the Python package `bytedance` 1.0.0, whose
/// files it reads and writes.
///
/// ```
/// use std::sync::Arc;
/// use bytedance::{Client, tokens::FileStore};
///
/// let app = Client::builder("tt_app_id", "secret").token_store(Arc::new(FileStore::new("/var/lib/shop/tokens")));
/// ```
///
/// # Files
/// For each application, environment and kind of credential there is a file `<path>.<32 hexadecimal digits>.<kind>.json` with the mode 0600,
/// replaced as a whole, so that no process reads half a token. Beside it stand `.lock`, locked with flock(2) by the process that refreshes, and
/// `.guard`, locked for the moment of a replacement. They stay empty of secrets and must not be deleted while processes use them. The folder
/// is made if it is missing. All processes must run as the same user.
///
/// # Guarantees
/// - One process at a time refreshes. When it is killed, the system frees its lock at once.
/// - A holder that is stopped, or hangs, delays the others no longer than [`lease_life`](Self::lease_life): then another one takes over, and
///   the late holder's token is refused when it wants to save it. A lock held by a Python process cannot be taken over.
/// - No file operation is made on a thread of the runtime.
/// - A file that is damaged or holds something else is reported as a warning and replaced by the next refresh.
///
/// More in [the guide](crate::guide::token_stores).
#[derive(Clone, Debug)]
pub struct FileStore {
    settings: Arc<Settings>,
}

#[derive(Clone, Debug)]
struct Settings {
    /// `None` for a file named after the application in the user's home.
    path: Option<PathBuf>,
    python_0_1_2: bool,
    lease_life: Duration,
}

impl FileStore {
    /// Stores tokens in files whose names begin with this path; the Python package calls it `ac_path`.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self::with_path(Some(path.into()))
    }

    /// Stores tokens where the Python package does unless told otherwise: in files whose names begin with `<app_id>.access_token`, in the
    /// user's home.
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

    /// Whether processes of the Python package 0.1.2 share the production access_token too: then its file, which is the path itself, is written
    /// beside the own one, and a newer token that is found there is taken. Off unless set; switch it on for as long as such processes run.
    ///
    /// Without it, that file is only read, and only until the first refresh. Version 0.1.2 takes no lock: where several processes of it
    /// run, they can still end one another's token.
    #[must_use]
    pub fn python_0_1_2(mut self, shared: bool) -> Self {
        Arc::make_mut(&mut self.settings).python_0_1_2 = shared;
        self
    }

    /// How long a process may take for a refresh before another one takes over; 90 seconds unless set, at least one second. On Unix; elsewhere
    /// nobody takes over from a living process.
    #[must_use]
    pub fn lease_life(mut self, life: Duration) -> Self {
        Arc::make_mut(&mut self.settings).lease_life = life.max(Duration::from_secs(1));
        self
    }

    /// Runs the work on a token's files on a thread where it may block.
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
            let text = "the work on the token's files was abandoned; try again";
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
                return Ok(false); // another store's lease
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

/// Loads the newest token of all layouts.
fn load(paths: &Paths) -> Result<Option<Token>, StoreError> {
    let own = match layout::read(&paths.token)? {
        Found::Record(record) => Some(record),
        Found::Nothing => None,
        Found::Foreign(why) => {
            warn!(path = %paths.token.display(), why, "a token's file can't be understood; the next refresh replaces it");
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

/// Saves a token unless another process has taken over.
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
            warn!(%error, "the file for the Python package 0.1.2 was not written");
        }
    }
    Ok(true)
}

/// Puts a token out of use if it is still the stored one. The record stays, so that its fence counts on and no older layout is read again.
fn remove_if_equal(paths: &Paths, value: &Secret) -> Result<(), StoreError> {
    let stored = |paths: &Paths| -> Result<bool, StoreError> {
        Ok(load(paths)?.is_some_and(|token| token.value == *value))
    };
    if !stored(paths)? {
        return Ok(());
    }
    // The process that holds the lock, perhaps a Python process, is about to replace the token.
    let Attempt::Held(held) = lock::try_acquire(paths, Duration::MAX)? else {
        debug!("the rejected token is left to the process that is refreshing it");
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

//! Performs one refresh: loads a newer token from the store, or fetches one while holding the store's lease and saves it before it is used.

use std::sync::Arc;

use tracing::{Instrument as _, debug_span, warn};

use super::cached_token::CachedToken;
use super::entry::{CacheEntry, Joined, Need, RefreshGuard, RefreshState};
use super::error::{credential_error, lease_timeout_error};
use super::shared::{SAVE_PAUSES, Shared};
use super::source::{Fetch, TokenSource};
use crate::answer::Error;
use crate::tokens::store::{Lease, Token};

/// The maximum number of fetches during one refresh.
const MOST_FETCHES: usize = 4;

/// Calls `CacheEntry::join`. If that begins a new refresh, runs the refresh in a separate task.
pub(super) fn join(
    entry: &Arc<CacheEntry>,
    shared: &Arc<Shared>,
    need: Need,
    source: &Arc<dyn TokenSource>,
) -> Joined {
    entry.join(shared, need, |guard| spawn(guard, Arc::clone(source)))
}

/// If an entry's refresh is due, starts or joins it and waits for it to finish.
pub(super) async fn refresh_if_due(
    entry: &Arc<CacheEntry>,
    shared: &Arc<Shared>,
    source: &Arc<dyn TokenSource>,
) -> Result<(), Error> {
    match join(entry, shared, Need::Fresh, source) {
        Joined::Ready(_) => Ok(()),
        Joined::Failed(error) => Err(error),
        Joined::Pending(mut refresh) => {
            let is_done = |state: &RefreshState| matches!(state, RefreshState::Done(_));
            match refresh.wait_for(is_done).await.as_deref() {
                Ok(RefreshState::Done(Err(error))) => Err(error.clone()),
                // A refresh ends without a result if its runtime shuts down.
                _ => Ok(()),
            }
        }
    }
}

/// Runs a refresh in a separate task, so that it continues even if the caller that started it is canceled.
fn spawn(guard: RefreshGuard, source: Arc<dyn TokenSource>) {
    let span = debug_span!(
        parent: None,
        "bytedance.refresh",
        app_id = guard.entry.key.app_id,
        credential = guard.entry.name,
    );
    let task = async move {
        let result = RefreshRun::new(&guard, &*source).run().await;
        guard.finish(result);
    };
    tokio::spawn(task.instrument(span));
}

/// A refresh in progress.
struct RefreshRun<'a> {
    guard: &'a RefreshGuard,
    entry: &'a CacheEntry,
    shared: &'a Shared,
    source: &'a dyn TokenSource,
}

impl<'a> RefreshRun<'a> {
    fn new(guard: &'a RefreshGuard, source: &'a dyn TokenSource) -> Self {
        Self {
            guard,
            entry: &guard.entry,
            shared: &guard.shared,
            source,
        }
    }

    /// Loads a newer token from the store, unless the refresh must fetch one, or fetches one while holding the store's lease.
    async fn run(&self) -> Result<CachedToken, Error> {
        let (entry, shared) = (self.entry, self.shared);
        let rejected = entry.rejected();
        if let Some(rejected) = rejected.filter(|_| !self.source.is_irreplaceable()) {
            shared.remove_if_equal(&entry.key, &rejected).await?;
        }
        let stored = shared.load(&entry.key).await?;
        let unsaved = entry.unsaved_after(stored.as_ref());
        let must_be_saved = unsaved.is_some();
        let newest = unsaved.or(stored);
        match newest.clone().and_then(|newest| self.read(newest)) {
            Some(cached) if !must_be_saved && !self.guard.must_fetch && self.is_fresh(&cached) => {
                return Ok(cached);
            }
            // Let callers continue with this token instead of waiting for the lease, because another refreshing process may be holding it.
            Some(cached) => self.guard.publish_provisional(cached),
            None => {}
        }
        if let Some(error) = newest.and_then(|newest| entry.permanent_failure(&newest)) {
            return Err(error);
        }
        let Some(lease) = shared.acquire(&entry.key).await? else {
            let stored = shared.load(&entry.key).await?;
            let newest = entry.unsaved_after(stored.as_ref()).or(stored);
            let cached = newest.and_then(|newest| self.read(newest));
            return cached.ok_or_else(|| lease_timeout_error(entry.name));
        };
        let refreshed = self.run_under(&lease).await;
        shared.release(lease).await;
        refreshed
    }

    async fn run_under(&self, lease: &Lease) -> Result<CachedToken, Error> {
        // The previous holder of the lease may have saved a token.
        let mut stored = self.shared.load(&self.entry.key).await?;
        if let Some(unsaved) = self.entry.unsaved_after(stored.as_ref()) {
            stored = Some(self.save(lease, stored, unsaved).await);
        }
        for fetches in 0..MOST_FETCHES {
            let cached = stored.clone().and_then(|stored| self.read(stored));
            let must_fetch = self.guard.must_fetch && fetches == 0;
            if let Some(cached) = cached.filter(|cached| !must_fetch && self.is_fresh(cached)) {
                return Ok(cached);
            }
            let now = self.shared.clock.now();
            let fetch = self.source.fetch(stored.clone(), now).await;
            let Fetch {
                stored: next,
                complete,
            } = fetch.inspect_err(|error| self.note_failure(stored.as_ref(), error))?;
            let saved = self.save(lease, stored, next).await;
            if complete && let Some(usable) = self.source.read(saved.clone()) {
                let clock = &self.shared.clock;
                let fetched = self.entry.fetched_token(usable, self.source, clock);
                self.entry.note_fetched(&fetched);
                return Ok(fetched);
            }
            stored = Some(saved);
        }
        Err(credential_error(
            self.entry.name,
            "its refresh did not complete; try again",
        ))
    }

    /// Saves a new value in place of `before`, the value that was stored so far. Returns the value to use from now on. This is a different
    /// value if another process has saved a newer one.
    async fn save(&self, lease: &Lease, before: Option<Token>, token: Token) -> Token {
        if self.source.is_irreplaceable() {
            self.guard.remember_unsaved(before.as_ref(), &token);
        }
        let mut pauses = SAVE_PAUSES.iter();
        loop {
            match self.shared.store.save(lease, &token).await {
                Ok(true) => {
                    self.entry.note_saved(&token);
                    return token;
                }
                Ok(false) => {
                    warn!("the lease expired during the refresh");
                    return self.save_late(before, token).await;
                }
                Err(error) => match pauses.next().filter(|_| self.source.is_irreplaceable()) {
                    Some(pause) => {
                        warn!(%error, "could not save the new token; trying again");
                        tokio::time::sleep(*pause).await;
                    }
                    None => {
                        warn!(%error, "could not save the new token; only this process can use it");
                        return token;
                    }
                },
            }
        }
    }

    /// Handles a new value whose lease expired before the value could be saved. If another process has saved a value in the meantime, that
    /// value is newer and is returned instead. Otherwise, the new value is returned and, if it is irreplaceable, saved under a new lease.
    async fn save_late(&self, before: Option<Token>, token: Token) -> Token {
        let key = &self.entry.key;
        let lease = if self.source.is_irreplaceable() {
            self.shared.acquire(key).await.ok().flatten()
        } else {
            None
        };
        let stored = self.shared.load(key).await.ok().flatten();
        let newer = stored.filter(|stored| {
            let before = before.as_ref().map(|before| &before.value);
            let is_older = self.entry.has_newer_than(stored);
            !is_older && Some(&stored.value) != before && self.read(stored.clone()).is_some()
        });
        let used = match (newer, &lease) {
            (Some(newer), _) => {
                self.entry.note_saved(&token);
                newer
            }
            (None, Some(lease)) => {
                if matches!(self.shared.store.save(lease, &token).await, Ok(true)) {
                    self.entry.note_saved(&token);
                }
                token
            }
            (None, None) => token,
        };
        if let Some(lease) = lease {
            self.shared.release(lease).await;
        }
        used
    }

    /// Records a failure if it is permanent for the stored value.
    fn note_failure(&self, stored: Option<&Token>, error: &Error) {
        if let Some(stored) = stored.filter(|_| self.source.is_permanent_failure(error)) {
            self.entry.note_permanent_failure(stored, error);
        }
    }

    /// Extracts the token from a stored value. Returns `None` if the value contains no token, or if the token has expired or was rejected.
    fn read(&self, stored: Token) -> Option<CachedToken> {
        let usable = self.source.read(stored)?;
        let clock = &self.shared.clock;
        self.entry.live_token(usable, self.source, clock)
    }

    fn is_fresh(&self, cached: &CachedToken) -> bool {
        cached.is_fresh(self.shared.clock.now())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "test")]

    use std::time::{Duration, SystemTime};

    use tokio::sync::Notify;

    use super::super::source::FetchFuture;
    use super::super::unsaved::Unsaved;
    use super::*;
    use crate::environment::Environment;
    use crate::tokens::store::{MemoryStore, TokenKey};

    const LIFE: Duration = Duration::from_secs(7200);

    /// A source that returns a token once it is notified.
    struct Told(Arc<Notify>);

    impl TokenSource for Told {
        fn fetch(&self, _: Option<Token>, now: SystemTime) -> FetchFuture {
            let told = Arc::clone(&self.0);
            Box::pin(async move {
                told.notified().await;
                Ok(Fetch {
                    stored: Token::new("older", now + LIFE),
                    complete: true,
                })
            })
        }
    }

    #[tokio::test]
    async fn what_is_inserted_during_a_refresh_is_what_it_ends_with() {
        let shared = Arc::new(Shared::new(Arc::new(MemoryStore::new()), LIFE));
        let key = TokenKey::new("tt_app", Environment::Production, "user");
        let entry = Arc::new(CacheEntry::new(key, "user"));
        let told = Arc::new(Notify::new());
        let source: Arc<dyn TokenSource> = Arc::new(Told(Arc::clone(&told)));
        let Joined::Pending(mut refresh) = join(&entry, &shared, Need::Live, &source) else {
            panic!("no refresh has begun");
        };
        let inserted = Token::new("newer", shared.clock.now() + LIFE);
        entry.insert(inserted, Unsaved::none(), &*source, &shared.clock);
        told.notify_one();
        let is_done = |state: &RefreshState| matches!(state, RefreshState::Done(_));
        let done = refresh.wait_for(is_done).await.unwrap();
        assert!(matches!(&*done, RefreshState::Done(Ok(token)) if token.expose() == "newer"));
        let current = entry.current();
        assert_eq!(current.as_ref().unwrap().value.expose(), "newer");
    }
}

//! One renewal: a newer token from the store, or one that is got under the store's lease and saved before it is used.

use tracing::warn;

use super::cache::Shared;
use super::cached_token::CachedToken;
use super::entry::{CacheEntry, RefreshGuard, credential_error};
use super::source::{Fetch, TokenSource, Usable};
use super::store::{Lease, StoreError, Token};
use super::unsaved::{SAVING_PAUSES, Unsaved};
use crate::answer::Error;

/// No way to a token has more steps.
const MOST_FETCHES: usize = 4;

/// One renewal.
pub(super) struct RefreshRun<'a> {
    guard: &'a RefreshGuard,
    entry: &'a CacheEntry,
    shared: &'a Shared,
    source: &'a dyn TokenSource,
}

impl<'a> RefreshRun<'a> {
    pub(super) fn new(guard: &'a RefreshGuard, source: &'a dyn TokenSource) -> Self {
        Self {
            guard,
            entry: &guard.entry,
            shared: &guard.shared,
            source,
        }
    }

    /// Takes a newer token from the store, or fetches one under the store's lease.
    pub(super) async fn run(&self) -> Result<CachedToken, Error> {
        let (entry, shared) = (self.entry, self.shared);
        let rejected = entry.state().rejected.clone();
        if let Some(rejected) = rejected.filter(|_| !self.source.is_irreplaceable()) {
            let removed = shared.store.remove_if_equal(&entry.key, &rejected).await;
            removed.map_err(|error| entry.store_error(error))?;
        }
        let stored = entry.load(shared).await?;
        let unsaved = entry.state().unsaved_after(stored.as_ref());
        let must_be_saved = unsaved.is_some();
        let newest = unsaved.or(stored);
        match newest.clone().and_then(|newest| self.open(newest)) {
            Some(live) if !must_be_saved && self.is_fresh(&live) => return Ok(live),
            // Nobody needs to wait for the others that may be renewing it.
            Some(live) => self.guard.publish_provisional(live),
            None => {}
        }
        if let Some(error) = newest.and_then(|newest| self.permanent_failure(&newest)) {
            return Err(error);
        }
        let Some(lease) = entry.acquire(shared).await? else {
            let stored = entry.load(shared).await?;
            let newest = entry.state().unsaved_after(stored.as_ref()).or(stored);
            let live = newest.and_then(|newest| self.open(newest));
            return live.ok_or_else(|| entry.lease_wait_error());
        };
        let renewed = self.run_under(&lease).await;
        release(shared, lease).await;
        renewed
    }

    async fn run_under(&self, lease: &Lease) -> Result<CachedToken, Error> {
        // Whoever held the lease before may have saved a token.
        let mut stored = self.entry.load(self.shared).await?;
        let unsaved = self.entry.state().unsaved_after(stored.as_ref());
        if let Some(unsaved) = unsaved {
            stored = Some(self.save(lease, stored, unsaved).await);
        }
        for _ in 0..MOST_FETCHES {
            let live = stored.clone().and_then(|stored| self.open(stored));
            if let Some(live) = live.filter(|live| self.is_fresh(live)) {
                return Ok(live);
            }
            let step = self.source.fetch(stored.clone(), self.shared.clock.now());
            let step = step.await;
            let Fetch {
                stored: next,
                complete,
            } = step.inspect_err(|error| self.note_permanent_failure(stored.as_ref(), error))?;
            let saved = self.save(lease, stored, next).await;
            if complete && let Some(usable) = self.source.read(saved.clone()) {
                return Ok(self.live(usable));
            }
            stored = Some(saved);
        }
        Err(credential_error(
            self.entry.name,
            "its renewal did not come to an end; try again",
        ))
    }

    /// Saves what was got in place of what stood in the store before; what is used from now on.
    async fn save(&self, lease: &Lease, before: Option<Token>, token: Token) -> Token {
        if self.source.is_irreplaceable() {
            self.remember_unsaved(before.as_ref(), &token);
        }
        let mut pauses = SAVING_PAUSES.iter();
        loop {
            match self.shared.store.save(lease, &token).await {
                Ok(true) => {
                    self.note_saved(&token);
                    return token;
                }
                Ok(false) => {
                    warn!("the lease ended during the renewal");
                    return self.save_late(before, token).await;
                }
                Err(error) => match pauses.next().filter(|_| self.source.is_irreplaceable()) {
                    Some(pause) => {
                        warn!(%error, "the new token could not be saved; trying again");
                        tokio::time::sleep(*pause).await;
                    }
                    None => {
                        warn!(%error, "the new token could not be saved; this process uses it alone");
                        return token;
                    }
                },
            }
        }
    }

    /// Saves what was got under a lease that has ended since. Where somebody else has saved something meanwhile, that is used: it is the
    /// newer one. Where not, what is precious is saved under another lease.
    async fn save_late(&self, before: Option<Token>, token: Token) -> Token {
        let lease = if self.source.is_irreplaceable() {
            self.entry.acquire(self.shared).await.ok().flatten()
        } else {
            None
        };
        let stored = self.entry.load(self.shared).await.ok().flatten();
        let newer = stored.filter(|stored| {
            let before = before.as_ref().map(|before| &before.value);
            let is_older = self.entry.state().has_newer_than(stored);
            !is_older && Some(&stored.value) != before && self.open(stored.clone()).is_some()
        });
        let used = match (newer, &lease) {
            (Some(newer), _) => {
                self.note_saved(&token);
                newer
            }
            (None, Some(lease)) => {
                if matches!(self.shared.store.save(lease, &token).await, Ok(true)) {
                    self.note_saved(&token);
                }
                token
            }
            (None, None) => token,
        };
        if let Some(lease) = lease {
            release(self.shared, lease).await;
        }
        used
    }

    /// Notes a failure that is the last word about what is stored.
    fn note_permanent_failure(&self, stored: Option<&Token>, error: &Error) {
        if let Some(stored) = stored.filter(|_| self.source.is_permanent_failure(error)) {
            let permanent_failure = (stored.value.clone(), error.clone());
            self.entry.state().permanent_failure = Some(permanent_failure);
        }
    }

    fn permanent_failure(&self, stored: &Token) -> Option<Error> {
        let state = self.entry.state();
        let (about, error) = state.permanent_failure.as_ref()?;
        (*about == stored.value).then(|| error.clone())
    }

    /// Keeps what is about to be saved, unless somebody has inserted something meanwhile: that is newer.
    fn remember_unsaved(&self, before: Option<&Token>, token: &Token) {
        let mut state = self.entry.state();
        if state.inserted == self.guard.inserted {
            state.remember_unsaved(before, token);
        }
    }

    /// Notes that what was got need not be saved any more.
    fn note_saved(&self, token: &Token) {
        let mut state = self.entry.state();
        let is_it = |unsaved: &mut Unsaved| unsaved.token.value == token.value;
        state.unsaved.take_if(is_it);
    }

    /// The token in what is stored, if it lives and was not refused.
    fn open(&self, stored: Token) -> Option<CachedToken> {
        let usable = self.source.read(stored)?;
        let is_refused = self.entry.state().rejected.as_ref() == Some(&usable.token.value);
        let lives = self.shared.clock.now() < usable.token.expires_at;
        (lives && !is_refused).then(|| self.live(usable))
    }

    fn live(&self, usable: Usable) -> CachedToken {
        let state = self.entry.state();
        state.live(usable, self.source, self.shared.clock.now())
    }

    fn is_fresh(&self, live: &CachedToken) -> bool {
        live.is_fresh(self.shared.clock.now())
    }
}

impl CacheEntry {
    /// Saves what somebody has inserted, and hands its token out. What is precious is handed out and saved later, where the store does not take it.
    pub(super) async fn insert(
        &self,
        shared: &Shared,
        source: &dyn TokenSource,
        token: Token,
    ) -> Result<(), Error> {
        let mut pauses = SAVING_PAUSES.iter();
        let saved = loop {
            let error = match self.save_inserted(shared, &token).await {
                Ok(true) => break Ok(()),
                // Somebody else has renewed for as long as this may wait.
                Ok(false) => break Err(self.lease_wait_error()),
                Err(error) => error,
            };
            let Some(pause) = pauses.next().filter(|_| source.is_irreplaceable()) else {
                break Err(error);
            };
            warn!(%error, "what was inserted could not be saved; trying again");
            tokio::time::sleep(*pause).await;
        };
        let unsaved = match saved {
            Ok(()) => None,
            Err(error) if source.is_irreplaceable() => {
                warn!(%error, "what was inserted could not be saved; this process uses it alone until it can be");
                Some(Unsaved::inserted(token.clone()))
            }
            Err(error) => return Err(error),
        };
        self.insert_unsaved(token, unsaved, source, shared);
        Ok(())
    }

    /// `false`: somebody else may save.
    async fn save_inserted(&self, shared: &Shared, token: &Token) -> Result<bool, Error> {
        let Some(lease) = self.acquire(shared).await? else {
            return Ok(false);
        };
        let saved = shared.store.save(&lease, token).await;
        release(shared, lease).await;
        if saved.map_err(|error| self.store_error(error))? {
            Ok(true)
        } else {
            Err(credential_error(
                self.name,
                "the lease ended before it was saved",
            ))
        }
    }

    async fn acquire(&self, shared: &Shared) -> Result<Option<Lease>, Error> {
        let lease = shared.store.acquire(&self.key, shared.lease_wait).await;
        lease.map_err(|error| self.store_error(error))
    }

    /// What the store holds.
    pub(super) async fn load(&self, shared: &Shared) -> Result<Option<Token>, Error> {
        let stored = shared.store.load(&self.key).await;
        stored.map_err(|error| self.store_error(error))
    }

    fn lease_wait_error(&self) -> Error {
        credential_error(
            self.name,
            "another process has been renewing it for too long; try again later",
        )
    }

    fn store_error(&self, error: StoreError) -> Error {
        credential_error(self.name, &format!("the token store failed: {error}")).caused_by(error)
    }
}

async fn release(shared: &Shared, lease: Lease) {
    if let Err(error) = shared.store.release(lease).await {
        warn!(%error, "the token store did not take its lease back");
    }
}

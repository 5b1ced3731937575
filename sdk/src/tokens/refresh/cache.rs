//! The token cache for an application, or for a user or other application that it acts for.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use arc_swap::ArcSwap;

use super::background::BackgroundTasks;
use super::entry::{CacheEntry, Joined, Need, RefreshState};
use super::error::credential_error;
use super::insert::insert;
use super::run::{join, refresh_if_due};
use super::shared::Shared;
use super::source::{SourceFactory, TokenSource};
use crate::answer::Error;
use crate::environment::Environment;
use crate::secret::Secret;
use crate::tokens::store::{Token, TokenKey, TokenStore};

/// The cached tokens of an application, or of a user or other application that it acts for.
pub(crate) struct Tokens {
    app_id: String,
    environment: Environment,
    shared: Arc<Shared>,
    /// There are only a few entries, so a linear search is faster than a map.
    entries: ArcSwap<Vec<Arc<CacheEntry>>>,
    /// Empty unless background refresh is enabled.
    background_tasks: BackgroundTasks,
}

impl Tokens {
    pub(crate) fn new(
        app_id: String,
        environment: Environment,
        store: Arc<dyn TokenStore>,
        lease_wait: Duration,
    ) -> Self {
        let shared = Arc::new(Shared::new(store, lease_wait));
        Self::with_shared(app_id, environment, shared)
    }

    fn with_shared(app_id: String, environment: Environment, shared: Arc<Shared>) -> Self {
        Self {
            app_id,
            environment,
            shared,
            entries: ArcSwap::default(),
            background_tasks: BackgroundTasks::default(),
        }
    }

    /// Creates a token cache for a subject that the application acts for. The new cache shares this cache's store and clock.
    pub(crate) fn for_subject(&self, app_id: String) -> Self {
        Self::with_shared(app_id, self.environment, Arc::clone(&self.shared))
    }

    /// Ends the pauses that follow failed refreshes. Called once the cause of the failures has been removed.
    pub(crate) fn forget_failures(&self) {
        let entries = self.entries.load();
        entries.iter().for_each(|entry| entry.forget_failure());
    }

    /// Returns `true` if dropping this cache would lose work: a running refresh, or a value that has not been saved yet.
    pub(crate) fn have_pending_work(&self) -> bool {
        let entries = self.entries.load();
        entries.iter().any(|entry| entry.has_pending_work())
    }

    /// Returns the id under which the tokens are stored.
    pub(crate) fn app_id(&self) -> &str {
        &self.app_id
    }

    /// Returns the current time according to the clock that determines when tokens expire.
    pub(crate) fn now(&self) -> SystemTime {
        self.shared.clock.now()
    }

    /// Loads the stored value, even if it has expired.
    pub(crate) async fn load(&self, name: &'static str) -> Result<Option<Token>, Error> {
        self.shared.load(&self.entry(name).key).await
    }

    /// Saves a value that did not come from a refresh. From then on, calls use the token from that value.
    pub(crate) async fn insert(
        &self,
        name: &'static str,
        source: &dyn TokenSource,
        token: Token,
    ) -> Result<(), Error> {
        insert(&self.entry(name), &self.shared, source, token).await
    }

    /// If a token's refresh is due, starts or joins the refresh and waits for it to finish.
    pub(crate) async fn refresh_if_due(
        &self,
        name: &'static str,
        source: &Arc<dyn TokenSource>,
    ) -> Result<(), Error> {
        refresh_if_due(&self.entry(name), &self.shared, source).await
    }

    /// Starts a background task that refreshes a token before it expires, even if no call needs the token. The task stops, at the latest,
    /// when this cache is dropped.
    pub(crate) fn refresh_in_background(
        &self,
        name: &'static str,
        source: impl FnOnce() -> SourceFactory,
    ) {
        let entry = self.entry(name);
        self.background_tasks.ensure(entry, &self.shared, source);
    }

    /// Returns the cached token if its refresh is not due. This is the fast path: it does not wait, acquires no lock and usually reads only
    /// one clock.
    pub(crate) fn try_get(&self, name: &'static str) -> Option<Secret> {
        let entries = self.entries.load();
        let entry = entries.iter().find(|entry| entry.name == name)?;
        let current = entry.current();
        current.as_ref()?.fresh_value(&self.shared.clock)
    }

    /// Returns a token that has not expired. If there is none in memory, waits up to `wait` for a refresh. Before returning a token, calls
    /// `start_background_refresh`, unless the token was already in memory and its refresh was not due.
    pub(crate) async fn get(
        &self,
        name: &'static str,
        wait: Duration,
        source: &Arc<dyn TokenSource>,
        start_background_refresh: impl FnOnce(),
    ) -> Result<Secret, Error> {
        let entry = self.entry(name);
        let now = self.shared.clock.now();
        if let Some(cached) = &*entry.current() {
            if cached.is_fresh(now) {
                return Ok(cached.value.clone());
            }
            if cached.is_live(now) {
                // The refresh's result does not matter here, because the current token is still valid.
                join(&entry, &self.shared, Need::Fresh, source);
                start_background_refresh();
                return Ok(cached.value.clone());
            }
        }
        // Boxed because this path is rare. Otherwise, its size would be added to every future that contains this one.
        let refreshed = Box::pin(self.wait_for_refresh(&entry, Need::Live, wait, source));
        refreshed.await.inspect(|_| start_background_refresh())
    }

    /// Fetches a token, waiting up to `wait` for it, unless the token in memory has not expired and this cache has fetched it itself.
    pub(crate) async fn fetch(
        &self,
        name: &'static str,
        wait: Duration,
        source: &Arc<dyn TokenSource>,
    ) -> Result<(), Error> {
        let entry = self.entry(name);
        let fetched = self.wait_for_refresh(&entry, Need::Fetched, wait, source);
        fetched.await.map(drop)
    }

    /// Waits up to `wait` until a refresh leads to a token that is good enough, and returns the token.
    async fn wait_for_refresh(
        &self,
        entry: &Arc<CacheEntry>,
        need: Need,
        wait: Duration,
        source: &Arc<dyn TokenSource>,
    ) -> Result<Secret, Error> {
        let refreshed = self.refresh_until_enough(entry, need, source);
        match tokio::time::timeout(wait, refreshed).await {
            Ok(result) => result,
            Err(_) => Err(credential_error(
                entry.name,
                "its refresh takes longer than the call may wait; try again later",
            )),
        }
    }

    async fn refresh_until_enough(
        &self,
        entry: &Arc<CacheEntry>,
        need: Need,
        source: &Arc<dyn TokenSource>,
    ) -> Result<Secret, Error> {
        let mut takes_provisional = need == Need::Live;
        let mut problem = "its refresh was aborted; try again";
        // A refresh ends without a result only if its runtime shuts down or its task panics. The next iteration then starts a refresh on
        // this caller's runtime.
        for _ in 0..4 {
            match join(entry, &self.shared, need, source) {
                Joined::Ready(token) => return Ok(token),
                Joined::Failed(error) => return Err(error),
                Joined::Pending(mut refresh) => {
                    let state = refresh.wait_for(|state| match state {
                        RefreshState::Running => false,
                        RefreshState::Provisional => takes_provisional,
                        RefreshState::Done(_) => true,
                    });
                    let state = state.await;
                    if let Ok(state) = state {
                        if let RefreshState::Done(result) = &*state {
                            if need == Need::Fetched && result.is_ok() {
                                // The refresh may have found the token in the store. The next iteration checks this.
                                problem = "its refreshes took a token from the store instead of fetching one; try again";
                                continue;
                            }
                            return result.clone();
                        }
                        // If the provisional token is gone by the next iteration, wait for the refresh to finish.
                        takes_provisional = false;
                    }
                }
            }
        }
        Err(credential_error(entry.name, problem))
    }

    /// Drops a token that the platform has rejected. Returns `true` if the call that used the token may be repeated with a replacement.
    pub(crate) fn reject(&self, name: &'static str, token: &Secret) -> bool {
        self.entry(name).reject(token, self.shared.clock.now())
    }

    fn entry(&self, name: &'static str) -> Arc<CacheEntry> {
        let find = |entries: &[Arc<CacheEntry>]| {
            let entry = entries.iter().find(|entry| entry.name == name);
            entry.cloned()
        };
        if let Some(entry) = find(&self.entries.load()) {
            return entry;
        }
        let key = TokenKey::new(&self.app_id, self.environment, name);
        let entry = Arc::new(CacheEntry::new(key, name));
        self.entries.rcu(|entries| {
            let mut entries = Vec::clone(entries);
            if find(&entries).is_none() {
                entries.push(Arc::clone(&entry));
            }
            entries
        });
        find(&self.entries.load()).unwrap_or(entry)
    }
}

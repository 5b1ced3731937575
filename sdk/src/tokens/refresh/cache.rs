//! The token cache of an application, or of a user or app that has granted something to it.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use arc_swap::ArcSwap;

use super::background::BackgroundTasks;
use super::entry::{CacheEntry, Joined, RefreshState};
use super::error::credential_error;
use super::insert::insert;
use super::run::{join, refresh_if_due};
use super::shared::Shared;
use super::source::{SourceFactory, TokenSource};
use crate::answer::Error;
use crate::environment::Environment;
use crate::secret::Secret;
use crate::tokens::store::{Token, TokenKey, TokenStore};

/// All tokens of an application, or of a user or app that has granted something to it.
pub(crate) struct Tokens {
    app_id: String,
    environment: Environment,
    shared: Arc<Shared>,
    /// A handful, so that looking through them is faster than any map.
    entries: ArcSwap<Vec<Arc<CacheEntry>>>,
    /// Empty unless background refresh is switched on.
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

    /// The tokens of a subject that the application acts for, in the same store.
    pub(crate) fn for_subject(&self, app_id: String) -> Self {
        Self::with_shared(app_id, self.environment, Arc::clone(&self.shared))
    }

    /// Ends the pauses after failures, because their cause is removed.
    pub(crate) fn forget_failures(&self) {
        let entries = self.entries.load();
        entries.iter().for_each(|entry| entry.forget_failure());
    }

    /// Whether something would be lost with these tokens: a refresh that is running, or a value that is not saved yet.
    pub(crate) fn have_pending_work(&self) -> bool {
        let entries = self.entries.load();
        entries.iter().any(|entry| entry.has_pending_work())
    }

    /// The id under which the tokens are stored.
    pub(crate) fn app_id(&self) -> &str {
        &self.app_id
    }

    /// The time by which tokens expire.
    pub(crate) fn now(&self) -> SystemTime {
        self.shared.clock.now()
    }

    /// Loads what the store holds, expired or not.
    pub(crate) async fn load(&self, name: &'static str) -> Result<Option<Token>, Error> {
        self.shared.load(&self.entry(name).key).await
    }

    /// Saves a value that comes from outside, and hands its token out from now on.
    pub(crate) async fn insert(
        &self,
        name: &'static str,
        source: &dyn TokenSource,
        token: Token,
    ) -> Result<(), Error> {
        insert(&self.entry(name), &self.shared, source, token).await
    }

    /// Refreshes a token if that is due, and waits for the end of it.
    pub(crate) async fn refresh_if_due(
        &self,
        name: &'static str,
        source: &Arc<dyn TokenSource>,
    ) -> Result<(), Error> {
        refresh_if_due(&self.entry(name), &self.shared, source).await
    }

    /// Refreshes a token in time even if no call asks for it, until this is dropped.
    pub(crate) fn refresh_in_background(
        &self,
        name: &'static str,
        source: impl FnOnce() -> SourceFactory,
    ) {
        let entry = self.entry(name);
        self.background_tasks.ensure(entry, &self.shared, source);
    }

    /// Returns a token whose refresh is not due. Does not wait, takes no lock and looks at one clock only.
    pub(crate) fn try_get(&self, name: &'static str) -> Option<Secret> {
        let entries = self.entries.load();
        let entry = entries.iter().find(|entry| entry.name == name)?;
        let current = entry.current();
        current.as_ref()?.fresh_value(&self.shared.clock)
    }

    /// Returns a live token, and waits for a refresh of it no longer than `wait`. Calls `start_background_refresh` unless the token is fresh.
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
                // What comes of the refresh, or of its pause after a failure, does not matter now: the token still lives.
                join(&entry, &self.shared, false, source);
                start_background_refresh();
                return Ok(cached.value.clone());
            }
        }
        // Boxed, because it is rare, and every future around it would be as large.
        let refreshed = Box::pin(self.wait_for_refresh(&entry, source));
        match tokio::time::timeout(wait, refreshed).await {
            Ok(result) => result.inspect(|_| start_background_refresh()),
            Err(_) => Err(credential_error(
                name,
                "its refresh takes longer than the call may wait; try again later",
            )),
        }
    }

    /// Waits for a refresh, or for a live token that it finds on its way.
    async fn wait_for_refresh(
        &self,
        entry: &Arc<CacheEntry>,
        source: &Arc<dyn TokenSource>,
    ) -> Result<Secret, Error> {
        let mut takes_provisional = true;
        // A refresh ends without a result only if its runtime ends; then the runtime of another caller takes over.
        for _ in 0..4 {
            match join(entry, &self.shared, true, source) {
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
                            return result.clone();
                        }
                        // If the provisional token is gone again by the next look, only the end of the refresh helps.
                        takes_provisional = false;
                    }
                }
            }
        }
        Err(credential_error(
            entry.name,
            "its refresh was abandoned; try again",
        ))
    }

    /// Drops a token that the platform rejected. Returns whether a call that used it may be repeated with the token that is there then.
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

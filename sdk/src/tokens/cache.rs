//! Hands tokens out and renews them, each by one renewal at a time.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use arc_swap::ArcSwap;

use super::background::{BackgroundTasks, SourceFactory};
use super::clock::Clock;
use super::entry::{
    CacheEntry, FIRST_PAUSE, Joined, LONGEST_PAUSE, RefreshState, credential_error,
};
use super::source::TokenSource;
use super::store::{Token, TokenKey, TokenStore};
use crate::answer::Error;
use crate::environment::Environment;
use crate::secret::Secret;

/// How old a token must be for its rejection to be nothing special.
const PROVEN: Duration = Duration::from_secs(60);

/// How many tokens in a row may be rejected young before replacing them pauses.
const EARLY_REJECTIONS: u32 = 5;

/// All tokens of an application, or of somebody who has granted it something.
pub(crate) struct Tokens {
    app_id: String,
    environment: Environment,
    shared: Arc<Shared>,
    /// A handful, so that looking through them is faster than any map.
    entries: ArcSwap<Vec<Arc<CacheEntry>>>,
    /// The tasks that renew without being asked; empty unless that is switched on.
    background_tasks: BackgroundTasks,
}

/// What all renewals of a client need.
pub(super) struct Shared {
    pub(super) store: Arc<dyn TokenStore>,
    pub(super) clock: Clock,
    /// How long a renewal waits for another holder of the store's lease.
    pub(super) lease_wait: Duration,
}

impl Tokens {
    pub(crate) fn new(
        app_id: String,
        environment: Environment,
        store: Arc<dyn TokenStore>,
        lease_wait: Duration,
    ) -> Self {
        let shared = Shared {
            store,
            clock: Clock::new(),
            lease_wait,
        };
        Self {
            app_id,
            environment,
            shared: Arc::new(shared),
            entries: ArcSwap::default(),
            background_tasks: BackgroundTasks::default(),
        }
    }

    /// The tokens of somebody else, in the same store.
    pub(crate) fn for_subject(&self, app_id: String) -> Self {
        Self {
            app_id,
            environment: self.environment,
            shared: Arc::clone(&self.shared),
            entries: ArcSwap::default(),
            background_tasks: BackgroundTasks::default(),
        }
    }

    /// Forgets what failed, because what it lacked is there.
    pub(crate) fn forget_failures(&self) {
        let entries = self.entries.load();
        entries.iter().for_each(|entry| entry.forget_failure());
    }

    /// Whether something would be lost with this: a renewal under way, or what could not be saved.
    pub(crate) fn have_pending_work(&self) -> bool {
        self.entries
            .load()
            .iter()
            .any(|entry| entry.has_pending_work())
    }

    /// Whose tokens they are.
    pub(crate) fn app_id(&self) -> &str {
        &self.app_id
    }

    /// Renews a token if that is due, and waits for the end of it.
    pub(crate) async fn refresh_if_due(
        &self,
        name: &'static str,
        source: &Arc<dyn TokenSource>,
    ) -> Result<(), Error> {
        self.entry(name).refresh_if_due(&self.shared, source).await
    }

    /// The time by which tokens live.
    pub(crate) fn now(&self) -> SystemTime {
        self.shared.clock.now()
    }

    /// Saves what somebody has inserted, and hands its token out from now on. What is precious is saved later, where the store does not take it.
    pub(crate) async fn insert(
        &self,
        name: &'static str,
        source: &dyn TokenSource,
        token: Token,
    ) -> Result<(), Error> {
        self.entry(name).insert(&self.shared, source, token).await
    }

    /// What the store holds, expired or not.
    pub(crate) async fn load(&self, name: &'static str) -> Result<Option<Token>, Error> {
        self.entry(name).load(&self.shared).await
    }

    /// Renews a token in time without being asked, until this is dropped. `source` gives what fetches one.
    pub(crate) fn refresh_in_background(
        &self,
        name: &'static str,
        source: impl FnOnce() -> SourceFactory,
    ) {
        let entry = self.entry(name);
        self.background_tasks.add(entry, &self.shared, source);
    }

    /// A token that is far from its end, without waiting, without a lock and with one look at a clock.
    pub(crate) fn try_get(&self, name: &'static str) -> Option<Secret> {
        let entries = self.entries.load();
        let entry = entries.iter().find(|entry| entry.name == name)?;
        let live = entry.current.load();
        live.as_ref()?.fresh_value(&self.shared.clock)
    }

    /// A live token; `wait` bounds the time that a renewal is waited for. `keep` is called unless the token is far from its end.
    pub(crate) async fn get(
        &self,
        name: &'static str,
        wait: Duration,
        source: &Arc<dyn TokenSource>,
        start_background_refresh: impl FnOnce(),
    ) -> Result<Secret, Error> {
        let entry = self.entry(name);
        let now = self.shared.clock.now();
        if let Some(live) = &*entry.current.load() {
            if now < live.refresh_at {
                return Ok(live.value.clone());
            }
            if now < live.expires_at {
                // A renewal that is running or pausing after a failure is left alone: the token still lives.
                entry.join(&self.shared, false, source);
                start_background_refresh();
                return Ok(live.value.clone());
            }
        }
        let renewed = async {
            let mut patient = false;
            // A renewal ends without a result only where its runtime ends; then another caller's runtime takes over.
            for _ in 0..4 {
                match entry.join(&self.shared, true, source) {
                    Joined::Ready(token) => return Ok(token),
                    Joined::Failed(error) => return Err(error),
                    Joined::Pending(mut renewal) => {
                        let progress = renewal.wait_for(|progress| match progress {
                            RefreshState::Running => false,
                            RefreshState::Provisional => !patient,
                            RefreshState::Done(_) => true,
                        });
                        let progress = progress.await;
                        if let Ok(progress) = progress {
                            if let RefreshState::Done(result) = &*progress {
                                return result.clone();
                            }
                            // Where what was found meanwhile is gone again, only the end of the renewal helps.
                            patient = true;
                        }
                    }
                }
            }
            Err(credential_error(
                name,
                "its renewal was abandoned; try again",
            ))
        };
        // Boxed, because it is rare, and every future around it would be as large.
        match tokio::time::timeout(wait, Box::pin(renewed)).await {
            Ok(result) => result.inspect(|_| start_background_refresh()),
            Err(_) => Err(credential_error(
                name,
                "its renewal takes longer than the call may wait; try again later",
            )),
        }
    }

    /// Notes that the platform refused a token. `true`: a call that used it may be repeated with the token that is there then.
    pub(crate) fn reject(&self, name: &'static str, token: &Secret) -> bool {
        let entry = self.entry(name);
        let now = self.shared.clock.now();
        let mut state = entry.state();
        let Some(live) = entry
            .current
            .load_full()
            .filter(|live| live.value == *token)
        else {
            return true; // replaced already, or on its way
        };
        if live.age(now) >= PROVEN {
            state.early_rejections = 0;
        } else {
            if state.no_rejection_before.is_some_and(|until| now < until) {
                return false;
            }
            state.early_rejections = state.early_rejections.saturating_add(1);
            let beyond = state.early_rejections.saturating_sub(EARLY_REJECTIONS);
            state.no_rejection_before = (beyond > 0).then(|| now + pause(beyond));
        }
        entry.current.store(None);
        state.rejected = Some(token.clone());
        true
    }

    fn entry(&self, name: &'static str) -> Arc<CacheEntry> {
        let known =
            |entries: &[Arc<CacheEntry>]| entries.iter().find(|entry| entry.name == name).cloned();
        if let Some(entry) = known(&self.entries.load()) {
            return entry;
        }
        let key = TokenKey::new(&self.app_id, self.environment, name);
        let entry = Arc::new(CacheEntry::new(key, name));
        self.entries.rcu(|entries| {
            let mut entries = Vec::clone(entries);
            if known(&entries).is_none() {
                entries.push(Arc::clone(&entry));
            }
            entries
        });
        known(&self.entries.load()).unwrap_or(entry)
    }
}

/// The pause after the n-th failure in a row.
fn pause(failures: u32) -> Duration {
    let doublings = failures.saturating_sub(1).min(8);
    (FIRST_PAUSE * 2_u32.pow(doublings)).min(LONGEST_PAUSE)
}

//! The cache entry for one kind of token. It coordinates all callers that need such a token.
//!
//! All changes to an entry's state are made by methods in this file. The states are described in the documentation of the parent module.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use arc_swap::{ArcSwapOption, Guard};
use tokio::sync::watch;
use tracing::{debug, warn};

use super::cached_token::CachedToken;
use super::clock::Clock;
use super::shared::Shared;
use super::source::{TokenSource, Usable};
use super::unsaved::Unsaved;
use crate::answer::Error;
use crate::secret::Secret;
use crate::tokens::store::{Token, TokenKey};

/// The pause after the first failed refresh. Each further consecutive failure doubles the pause.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// How long to use a token that comes from an irreplaceable value before checking the store for a newer value. There may be a newer one if
/// the user has authorized the application again in another process.
const STORE_CHECK_PAUSE: Duration = Duration::from_secs(600);

/// If a token is at least this old, its rejection by the platform is considered normal. The rejection of a younger token is unusual.
const PROVEN_AGE: Duration = Duration::from_secs(60);

/// How many tokens in a row may be rejected while they are younger than `PROVEN_AGE`. After each further rejection of such a token,
/// rejections are ignored for a while.
const EARLY_REJECTIONS: u32 = 5;

/// The cache entry for one kind of token.
pub(super) struct CacheEntry {
    pub(super) key: TokenKey,
    pub(super) name: &'static str,
    /// The token in memory. It is read without a lock, but written only while `state` is locked.
    current: ArcSwapOption<CachedToken>,
    /// Locked only briefly, and never across an await point.
    state: Mutex<EntryState>,
}

#[derive(Default)]
struct EntryState {
    /// The refresh that is currently running, if any.
    refresh: Option<watch::Receiver<RefreshState>>,
    /// The last failure and the end of the pause that follows it. Until then, callers receive the error instead of starting a new refresh.
    failure: Option<(Error, SystemTime)>,
    pause: Duration,
    /// The token most recently rejected by the platform.
    rejected: Option<Secret>,
    /// A stored value with which fetching has failed permanently, and the resulting error.
    permanent_failure: Option<(Secret, Error)>,
    early_rejections: u32,
    no_rejection_before: Option<SystemTime>,
    /// The irreplaceable value that the store has not accepted yet, if any.
    unsaved: Unsaved,
    /// The token that this entry has most recently fetched itself, as opposed to those that it has found in the store.
    fetched: Option<Secret>,
    /// How many values have been inserted so far. If this number changes during a refresh, the refresh did not see the latest value.
    insertions: u64,
}

impl EntryState {
    /// Creates a cached token. If the token comes from an irreplaceable value, its refresh is scheduled early, so that the store is checked
    /// regularly for a newer value. While the store has not accepted the value yet, the refresh is scheduled even earlier.
    fn cached_token(
        &self,
        mut usable: Usable,
        source: &dyn TokenSource,
        now: SystemTime,
    ) -> CachedToken {
        if source.is_irreplaceable() {
            let pause = if self.unsaved.is_pending() {
                LONGEST_PAUSE
            } else {
                STORE_CHECK_PAUSE
            };
            let check_at = now.checked_add(pause);
            usable.refresh_by = usable.refresh_by.into_iter().chain(check_at).min();
        }
        CachedToken::new(usable, now)
    }

    fn forget_failure(&mut self) {
        self.failure = None;
        self.pause = Duration::ZERO;
    }
}

/// The progress of a refresh.
pub(super) enum RefreshState {
    Running,
    /// A usable token has been found. Callers receive it while a newer one is being fetched.
    Provisional,
    Done(Result<Secret, Error>),
}

/// What a caller of `CacheEntry::join` needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// A token that has not expired.
    Live,
    /// A token whose refresh is not due.
    Fresh,
    /// A token that has not expired and that this entry has fetched itself.
    Fetched,
}

/// The result of `CacheEntry::join`.
pub(super) enum Joined {
    Ready(Secret),
    Pending(watch::Receiver<RefreshState>),
    Failed(Error),
}

impl CacheEntry {
    pub(super) fn new(key: TokenKey, name: &'static str) -> Self {
        Self {
            key,
            name,
            current: ArcSwapOption::empty(),
            state: Mutex::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, EntryState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the token in memory, whether or not its refresh is due.
    pub(super) fn current(&self) -> Guard<Option<Arc<CachedToken>>> {
        self.current.load()
    }

    /// Returns the time until the next refresh is due.
    pub(super) fn due_in(&self, now: SystemTime) -> Duration {
        let pause = self.state().failure.as_ref().map(|(_, until)| *until);
        let cached = self.current.load();
        let due = cached.as_ref().map(|cached| cached.refresh_at).max(pause);
        due.and_then(|due| due.duration_since(now).ok())
            .unwrap_or_default()
    }

    /// Returns `true` if dropping this entry would lose work: a running refresh, or a value that has not been saved yet.
    pub(super) fn has_pending_work(&self) -> bool {
        let state = self.state();
        state.refresh.is_some() || state.unsaved.is_pending()
    }

    /// Ends the pause that follows a failed refresh. Called once the cause of the failure has been removed.
    pub(super) fn forget_failure(&self) {
        self.state().forget_failure();
    }

    /// Returns the token in memory if it is good enough for the caller, as [`Need`] describes. Otherwise, joins the refresh that is already
    /// running, or begins a new one and passes its guard to `start`.
    pub(super) fn join(
        self: &Arc<Self>,
        shared: &Arc<Shared>,
        need: Need,
        start: impl FnOnce(RefreshGuard),
    ) -> Joined {
        let mut state = self.state();
        let now = shared.clock.now();
        if let Some(cached) = &*self.current.load() {
            let is_enough = match need {
                Need::Live => cached.is_live(now),
                Need::Fresh => cached.is_fresh(now),
                Need::Fetched => {
                    cached.is_live(now) && state.fetched.as_ref() == Some(&cached.value)
                }
            };
            if is_enough {
                return Joined::Ready(cached.value.clone());
            }
        }
        if let Some(refresh) = &state.refresh {
            return Joined::Pending(refresh.clone());
        }
        if let Some((error, until)) = &state.failure
            && now < *until
        {
            return Joined::Failed(error.clone());
        }
        let (sender, refresh) = watch::channel(RefreshState::Running);
        state.refresh = Some(refresh.clone());
        let insertions = state.insertions;
        // Unlock first: if the runtime is shutting down, `start` drops the guard at once, and dropping the guard locks `state`.
        drop(state);
        start(RefreshGuard {
            entry: Arc::clone(self),
            shared: Arc::clone(shared),
            sender,
            insertions,
            must_fetch: need == Need::Fetched,
        });
        Joined::Pending(refresh)
    }

    /// Caches the token from a value that the caller supplied. This replaces the current token and clears the last failure. `unsaved`
    /// contains the value if the store has not accepted it yet.
    pub(super) fn insert(
        &self,
        inserted: Token,
        unsaved: Unsaved,
        source: &dyn TokenSource,
        clock: &Clock,
    ) {
        let mut state = self.state();
        state.insertions += 1;
        state.forget_failure();
        state.unsaved = unsaved;
        if let Some(usable) = source.read(inserted) {
            let cached = state.cached_token(usable, source, clock.now());
            self.current.store(Some(Arc::new(cached)));
        }
    }

    /// Drops a token that the platform has rejected. Returns `true` if the call that used the token may be repeated with a replacement.
    /// Returns `false` if the rejection was ignored because the platform has rejected several new tokens in a row.
    pub(super) fn reject(&self, token: &Secret, now: SystemTime) -> bool {
        let mut state = self.state();
        let current = self.current.load_full();
        let Some(cached) = current.filter(|cached| cached.value == *token) else {
            return true; // already replaced, or being replaced
        };
        if cached.age(now) >= PROVEN_AGE {
            state.early_rejections = 0;
        } else {
            if state.no_rejection_before.is_some_and(|until| now < until) {
                return false;
            }
            state.early_rejections = state.early_rejections.saturating_add(1);
            let beyond = state.early_rejections.saturating_sub(EARLY_REJECTIONS);
            state.no_rejection_before = (beyond > 0).then(|| now + pause_after(beyond));
        }
        self.current.store(None);
        state.rejected = Some(token.clone());
        true
    }

    pub(super) fn rejected(&self) -> Option<Secret> {
        self.state().rejected.clone()
    }

    /// Creates a cached token from a stored value. Returns `None` if the token has expired or was rejected.
    pub(super) fn live_token(
        &self,
        usable: Usable,
        source: &dyn TokenSource,
        clock: &Clock,
    ) -> Option<CachedToken> {
        let state = self.state();
        let now = clock.now();
        let is_rejected = state.rejected.as_ref() == Some(&usable.token.value);
        let is_live = now < usable.token.expires_at;
        (is_live && !is_rejected).then(|| state.cached_token(usable, source, now))
    }

    /// Creates a cached token from a value that was just fetched.
    pub(super) fn fetched_token(
        &self,
        usable: Usable,
        source: &dyn TokenSource,
        clock: &Clock,
    ) -> CachedToken {
        self.state().cached_token(usable, source, clock.now())
    }

    /// Returns the value that has not been saved yet, unless the store contains a newer one.
    pub(super) fn unsaved_after(&self, stored: Option<&Token>) -> Option<Token> {
        self.state().unsaved.reconcile(stored)
    }

    /// Returns `true` if there is an unsaved value and it is newer than the stored one.
    pub(super) fn has_newer_than(&self, stored: &Token) -> bool {
        self.state().unsaved.is_newer_than(stored)
    }

    /// Records that the store now contains this value or a newer one.
    pub(super) fn note_saved(&self, token: &Token) {
        self.state().unsaved.note_saved(token);
    }

    /// Records the token that a fetch has led to.
    pub(super) fn note_fetched(&self, token: &CachedToken) {
        self.state().fetched = Some(token.value.clone());
    }

    /// Records that fetching with this stored value can never succeed, and the error that it caused.
    pub(super) fn note_permanent_failure(&self, stored: &Token, error: &Error) {
        self.state().permanent_failure = Some((stored.value.clone(), error.clone()));
    }

    /// Returns the permanent failure recorded for this stored value, if any.
    pub(super) fn permanent_failure(&self, stored: &Token) -> Option<Error> {
        let state = self.state();
        let (failed, error) = state.permanent_failure.as_ref()?;
        (*failed == stored.value).then(|| error.clone())
    }
}

/// The exclusive right to refresh an entry. Dropping the guard ends the refresh, even if there is no result yet.
pub(super) struct RefreshGuard {
    pub(super) entry: Arc<CacheEntry>,
    pub(super) shared: Arc<Shared>,
    sender: watch::Sender<RefreshState>,
    /// The number of values that had been inserted when the refresh began.
    insertions: u64,
    /// Whether the refresh fetches a token even if the stored one is fresh.
    pub(super) must_fetch: bool,
}

impl RefreshGuard {
    /// Makes a valid token available to callers while the refresh continues.
    pub(super) fn publish_provisional(&self, cached: CachedToken) {
        let state = self.entry.state();
        if state.rejected.as_ref() == Some(&cached.value) || state.insertions != self.insertions {
            return;
        }
        self.entry.current.store(Some(Arc::new(cached)));
        drop(state);
        self.sender.send_replace(RefreshState::Provisional);
    }

    /// Remembers a value that is about to replace the stored one. Does nothing if another value has been inserted since the refresh began,
    /// because the inserted value is newer.
    pub(super) fn remember_unsaved(&self, stored: Option<&Token>, token: &Token) {
        let mut state = self.entry.state();
        if state.insertions == self.insertions {
            state.unsaved.remember(stored, token);
        }
    }

    /// Ends the refresh: publishes its result and wakes the waiting callers.
    pub(super) fn finish(self, result: Result<CachedToken, Error>) {
        let mut state = self.entry.state();
        let now = self.shared.clock.now();
        // A value that was inserted after the refresh began is newer than the refresh's result.
        let inserted = self.entry.current.load_full();
        let inserted = inserted.filter(|_| state.insertions != self.insertions);
        let outcome = match inserted.map_or(result.map(Arc::new), Ok) {
            Ok(cached) => {
                debug!("token refreshed");
                let value = cached.value.clone();
                self.entry.current.store(Some(cached));
                state.forget_failure();
                Ok(value)
            }
            Err(error) => {
                state.pause = (state.pause * 2).clamp(FIRST_PAUSE, LONGEST_PAUSE);
                warn!(%error, pause_seconds = state.pause.as_secs(), "token refresh failed");
                state.failure = Some((error.clone(), now + state.pause));
                Err(error)
            }
        };
        state.refresh = None;
        drop(state);
        self.sender.send_replace(RefreshState::Done(outcome));
    }
}

impl Drop for RefreshGuard {
    fn drop(&mut self) {
        let mut state = self.entry.state();
        // Clear only this guard's own refresh: after `finish`, another one may be running.
        let is_own = |refresh: &watch::Receiver<RefreshState>| {
            refresh.same_channel(&self.sender.subscribe())
        };
        if state.refresh.as_ref().is_some_and(is_own) {
            state.refresh = None;
        }
    }
}

/// Returns how long to pause after the given number of consecutive failures.
fn pause_after(failures: u32) -> Duration {
    let doublings = failures.saturating_sub(1).min(8);
    (FIRST_PAUSE * 2_u32.pow(doublings)).min(LONGEST_PAUSE)
}

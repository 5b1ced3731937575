//! The cache entry of one kind of token, at which all its callers meet.
//!
//! Every change of the state of an entry is a method in this file. The parent module draws the states.

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

/// The pause after a failed refresh. Each further failure doubles it.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// How long the token of an irreplaceable value is handed out between two looks into the store: its owner may have authorized again elsewhere.
const STORE_CHECK_PAUSE: Duration = Duration::from_secs(600);

/// The age from which the rejection of a token is nothing unusual.
const PROVEN_AGE: Duration = Duration::from_secs(60);

/// How many tokens in a row may be rejected before that age until replacing them pauses.
const EARLY_REJECTIONS: u32 = 5;

/// The cache entry of one kind of token.
pub(super) struct CacheEntry {
    pub(super) key: TokenKey,
    pub(super) name: &'static str,
    /// Read without any lock; written under that of `state`.
    current: ArcSwapOption<CachedToken>,
    /// Held for moments only, never while anything is awaited.
    state: Mutex<EntryState>,
}

#[derive(Default)]
struct EntryState {
    /// The refresh that is running.
    refresh: Option<watch::Receiver<RefreshState>>,
    /// The last failure, which callers get until its pause is over.
    failure: Option<(Error, SystemTime)>,
    pause: Duration,
    /// The last token that the platform rejected.
    rejected: Option<Secret>,
    /// The permanent failure of a stored value.
    permanent_failure: Option<(Secret, Error)>,
    early_rejections: u32,
    no_rejection_before: Option<SystemTime>,
    /// What the store has not accepted yet.
    unsaved: Unsaved,
    /// How many values were inserted. A refresh that began before the last one knows nothing of it.
    insertions: u64,
}

impl EntryState {
    /// Makes a token that can be handed out. That of an irreplaceable value is refreshed early, to see whether the store holds another value by
    /// then, and very early while the store has not accepted it.
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

/// How far a refresh is.
pub(super) enum RefreshState {
    Running,
    /// A token that can be used was found and is handed out, while a newer one is being fetched.
    Provisional,
    Done(Result<Secret, Error>),
}

/// What a caller that joins an entry gets.
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

    /// The token that is handed out now, fresh or not.
    pub(super) fn current(&self) -> Guard<Option<Arc<CachedToken>>> {
        self.current.load()
    }

    /// The time until the next refresh is due.
    pub(super) fn due_in(&self, now: SystemTime) -> Duration {
        let pause = self.state().failure.as_ref().map(|(_, until)| *until);
        let cached = self.current.load();
        let due = cached.as_ref().map(|cached| cached.refresh_at).max(pause);
        due.and_then(|due| due.duration_since(now).ok())
            .unwrap_or_default()
    }

    /// Whether something would be lost with this entry: a refresh that is running, or a value that is not saved yet.
    pub(super) fn has_pending_work(&self) -> bool {
        let state = self.state();
        state.refresh.is_some() || state.unsaved.is_pending()
    }

    /// Ends the pause after a failure, because its cause is removed.
    pub(super) fn forget_failure(&self) {
        self.state().forget_failure();
    }

    /// Joins the refresh that is running, or begins one: `start` gets the guard of it. `needed`: the caller has no live token.
    pub(super) fn join(
        self: &Arc<Self>,
        shared: &Arc<Shared>,
        needed: bool,
        start: impl FnOnce(RefreshGuard),
    ) -> Joined {
        let mut state = self.state();
        let now = shared.clock.now();
        if let Some(cached) = &*self.current.load() {
            let is_enough = if needed {
                cached.is_live(now)
            } else {
                cached.is_fresh(now)
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
        // A runtime that is shutting down drops the task and with it the guard at once, which takes this lock.
        drop(state);
        start(RefreshGuard {
            entry: Arc::clone(self),
            shared: Arc::clone(shared),
            sender,
            insertions,
        });
        Joined::Pending(refresh)
    }

    /// Hands out the token of a value that was inserted from outside, in place of the token and of the failure that were there. `unsaved` says
    /// whether the store has yet to accept it.
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

    /// Drops a token that the platform rejected. Returns whether a call that used it may be repeated with the token that is there then: not while
    /// the platform rejects one new token after the other.
    pub(super) fn reject(&self, token: &Secret, now: SystemTime) -> bool {
        let mut state = self.state();
        let current = self.current.load_full();
        let Some(cached) = current.filter(|cached| cached.value == *token) else {
            return true; // replaced already, or being replaced
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

    /// Makes a token of a stored value that can be handed out. Returns `None` if it has expired or was rejected.
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

    /// Makes a token of a value that was fetched just now.
    pub(super) fn fetched_token(
        &self,
        usable: Usable,
        source: &dyn TokenSource,
        clock: &Clock,
    ) -> CachedToken {
        self.state().cached_token(usable, source, clock.now())
    }

    /// Returns the value that is not saved yet, unless the store holds a newer one.
    pub(super) fn unsaved_after(&self, stored: Option<&Token>) -> Option<Token> {
        self.state().unsaved.reconcile(stored)
    }

    /// Whether a value that is not saved yet is newer than the stored one.
    pub(super) fn has_newer_than(&self, stored: &Token) -> bool {
        self.state().unsaved.is_newer_than(stored)
    }

    /// Notes that the store holds a value now, or one that is newer.
    pub(super) fn note_saved(&self, token: &Token) {
        self.state().unsaved.note_saved(token);
    }

    /// Notes that nothing helps for the stored value any more.
    pub(super) fn note_permanent_failure(&self, stored: &Token, error: &Error) {
        self.state().permanent_failure = Some((stored.value.clone(), error.clone()));
    }

    /// The permanent failure of this stored value, if it has one.
    pub(super) fn permanent_failure(&self, stored: &Token) -> Option<Error> {
        let state = self.state();
        let (failed, error) = state.permanent_failure.as_ref()?;
        (*failed == stored.value).then(|| error.clone())
    }
}

/// The right to refresh an entry. It ends the refresh when it is dropped, even if nothing came of it.
pub(super) struct RefreshGuard {
    pub(super) entry: Arc<CacheEntry>,
    pub(super) shared: Arc<Shared>,
    sender: watch::Sender<RefreshState>,
    /// How many values had been inserted when the refresh began.
    insertions: u64,
}

impl RefreshGuard {
    /// Hands out a live token while the refresh goes on.
    pub(super) fn publish_provisional(&self, cached: CachedToken) {
        let state = self.entry.state();
        if state.rejected.as_ref() == Some(&cached.value) || state.insertions != self.insertions {
            return;
        }
        self.entry.current.store(Some(Arc::new(cached)));
        drop(state);
        self.sender.send_replace(RefreshState::Provisional);
    }

    /// Remembers a value that is about to be saved in place of the stored one. One that was inserted since the refresh began is newer, so then
    /// nothing changes.
    pub(super) fn remember_unsaved(&self, stored: Option<&Token>, token: &Token) {
        let mut state = self.entry.state();
        if state.insertions == self.insertions {
            state.unsaved.remember(stored, token);
        }
    }

    /// Ends the refresh: publishes its result and wakes the callers that wait for it.
    pub(super) fn finish(self, result: Result<CachedToken, Error>) {
        let mut state = self.entry.state();
        let now = self.shared.clock.now();
        // A value that was inserted since the refresh began is newer than what the refresh found.
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
        // Only its own refresh: after `finish` another one may be running.
        let is_own = |refresh: &watch::Receiver<RefreshState>| {
            refresh.same_channel(&self.sender.subscribe())
        };
        if state.refresh.as_ref().is_some_and(is_own) {
            state.refresh = None;
        }
    }
}

/// The pause after the n-th failure in a row.
fn pause_after(failures: u32) -> Duration {
    let doublings = failures.saturating_sub(1).min(8);
    (FIRST_PAUSE * 2_u32.pow(doublings)).min(LONGEST_PAUSE)
}

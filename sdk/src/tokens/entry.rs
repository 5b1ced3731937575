//! The place of one kind of token, at which its callers meet.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use arc_swap::ArcSwapOption;
use tokio::sync::watch;
use tracing::{Instrument, debug, debug_span, warn};

use super::cache::Shared;
use super::cached_token::CachedToken;
use super::run::RefreshRun;
use super::source::{TokenSource, Usable};
use super::store::{Token, TokenKey};
use super::unsaved::Unsaved;
use crate::answer::{Error, ErrorKind};
use crate::secret::Secret;

/// The pause after a failed renewal; each further failure doubles it.
pub(super) const FIRST_PAUSE: Duration = Duration::from_secs(1);
pub(super) const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// How long a precious token is handed out between two looks into the store: its owner may have authorized again elsewhere.
const LOOK_PAUSE: Duration = Duration::from_secs(600);

/// How far a renewal is.
pub(super) enum RefreshState {
    Running,
    /// A token that still lives was found and is handed out; a newer one is under way.
    Provisional,
    Done(Result<Secret, Error>),
}

/// The place of one kind of token.
pub(super) struct CacheEntry {
    pub(super) key: TokenKey,
    pub(super) name: &'static str,
    /// Read without any lock; written under that of `state`.
    pub(super) current: ArcSwapOption<CachedToken>,
    /// Held for moments only, never while anything is awaited.
    state: Mutex<State>,
}

#[derive(Default)]
pub(super) struct State {
    /// The renewal under way.
    refresh: Option<watch::Receiver<RefreshState>>,
    /// The last failure, which is the answer until its pause is over.
    failure: Option<(Error, SystemTime)>,
    pause: Duration,
    /// The last token that the platform refused.
    pub(super) rejected: Option<Secret>,
    /// The last word about something that is stored.
    pub(super) permanent_failure: Option<(Secret, Error)>,
    pub(super) early_rejections: u32,
    pub(super) no_rejection_before: Option<SystemTime>,
    /// What could not be saved.
    pub(super) unsaved: Option<Unsaved>,
    /// How often somebody has inserted a token. A renewal that began before knows nothing of it.
    pub(super) inserted: u64,
}

impl State {
    /// A token as it is handed out. A renewal looks whether the store still holds what is precious, and soon where it does not take it.
    pub(super) fn live(
        &self,
        mut usable: Usable,
        source: &dyn TokenSource,
        now: SystemTime,
    ) -> CachedToken {
        if source.is_irreplaceable() {
            let pause = if self.unsaved.is_some() {
                LONGEST_PAUSE
            } else {
                LOOK_PAUSE
            };
            let look_at = now.checked_add(pause);
            usable.refresh_by = usable.refresh_by.into_iter().chain(look_at).min();
        }
        CachedToken::new(usable, now)
    }
}

/// How a caller comes to a token.
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

    /// How long the next renewal is off.
    pub(super) fn due_in(&self, now: SystemTime) -> Duration {
        let pause = self.state().failure.as_ref().map(|(_, until)| *until);
        let live = self.current.load();
        let due = live.as_ref().map(|live| live.refresh_at).max(pause);
        due.and_then(|due| due.duration_since(now).ok())
            .unwrap_or_default()
    }

    /// Renews the token unless that is not due, and waits for the end of it.
    pub(super) async fn refresh_if_due(
        self: &Arc<Self>,
        shared: &Arc<Shared>,
        source: &Arc<dyn TokenSource>,
    ) -> Result<(), Error> {
        match self.join(shared, false, source) {
            Joined::Ready(_) => Ok(()),
            Joined::Failed(error) => Err(error),
            Joined::Pending(mut renewal) => {
                let done = |progress: &RefreshState| matches!(progress, RefreshState::Done(_));
                match renewal.wait_for(done).await.as_deref() {
                    Ok(RefreshState::Done(Err(error))) => Err(error.clone()),
                    // It may end without a result, where its runtime ends.
                    _ => Ok(()),
                }
            }
        }
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether something would be lost with this: a renewal under way, or what could not be saved.
    pub(super) fn has_pending_work(&self) -> bool {
        let state = self.state();
        state.refresh.is_some() || state.unsaved.is_some()
    }

    /// Forgets what failed, because what it lacked is there.
    pub(super) fn forget_failure(&self) {
        let mut state = self.state();
        state.failure = None;
        state.pause = Duration::ZERO;
    }

    /// Hands out what somebody has inserted, in place of what was there and of what failed. `unsaved`: the store does not hold it.
    pub(super) fn insert_unsaved(
        &self,
        inserted: Token,
        unsaved: Option<Unsaved>,
        source: &dyn TokenSource,
        shared: &Shared,
    ) {
        let mut state = self.state();
        state.inserted += 1;
        state.failure = None;
        state.pause = Duration::ZERO;
        state.unsaved = unsaved;
        if let Some(usable) = source.read(inserted) {
            let live = state.live(usable, source, shared.clock.now());
            self.current.store(Some(Arc::new(live)));
        }
    }

    /// Joins the renewal under way or starts one. `needed`: the caller has no live token.
    pub(super) fn join(
        self: &Arc<Self>,
        shared: &Arc<Shared>,
        needed: bool,
        source: &Arc<dyn TokenSource>,
    ) -> Joined {
        let mut state = self.state();
        let now = shared.clock.now();
        if let Some(live) = &*self.current.load()
            && now
                < if needed {
                    live.expires_at
                } else {
                    live.refresh_at
                }
        {
            return Joined::Ready(live.value.clone());
        }
        if let Some(renewal) = &state.refresh {
            return Joined::Pending(renewal.clone());
        }
        if let Some((error, until)) = &state.failure
            && now < *until
        {
            return Joined::Failed(error.clone());
        }
        let (sender, renewal) = watch::channel(RefreshState::Running);
        state.refresh = Some(renewal.clone());
        let inserted = state.inserted;
        // A runtime that is shutting down drops the task at once, and that takes this lock.
        drop(state);
        let guard = RefreshGuard {
            entry: Arc::clone(self),
            shared: Arc::clone(shared),
            sender,
            inserted,
        };
        let source = Arc::clone(source);
        let span = debug_span!(parent: None, "bytedance.renewal", credential = self.name);
        let task = async move {
            let result = RefreshRun::new(&guard, &*source).run().await;
            guard.finish(result);
        };
        // Not awaited: it must go on when the caller that started it is gone.
        tokio::spawn(task.instrument(span));
        Joined::Pending(renewal)
    }
}

/// Ends a renewal, also one that is dropped on its way.
pub(super) struct RefreshGuard {
    pub(super) entry: Arc<CacheEntry>,
    pub(super) shared: Arc<Shared>,
    sender: watch::Sender<RefreshState>,
    /// How often somebody had inserted a token when the renewal began.
    pub(super) inserted: u64,
}

impl RefreshGuard {
    /// Hands out a token that still lives while the renewal goes on.
    pub(super) fn publish_provisional(&self, live: CachedToken) {
        let state = self.entry.state();
        if state.rejected.as_ref() == Some(&live.value) || state.inserted != self.inserted {
            return;
        }
        self.entry.current.store(Some(Arc::new(live)));
        drop(state);
        self.sender.send_replace(RefreshState::Provisional);
    }

    /// Publishes the result, then lets the waiting callers go.
    fn finish(self, result: Result<CachedToken, Error>) {
        let mut state = self.entry.state();
        let now = self.shared.clock.now();
        // What somebody has inserted meanwhile is newer than what was found.
        let inserted = self.entry.current.load_full();
        let inserted = inserted.filter(|_| state.inserted != self.inserted);
        let outcome = match inserted.map_or(result.map(Arc::new), Ok) {
            Ok(live) => {
                debug!("token renewed");
                let value = live.value.clone();
                self.entry.current.store(Some(live));
                state.failure = None;
                state.pause = Duration::ZERO;
                Ok(value)
            }
            Err(error) => {
                state.pause = (state.pause * 2).clamp(FIRST_PAUSE, LONGEST_PAUSE);
                warn!(%error, pause_seconds = state.pause.as_secs(), "token not renewed");
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
        // Only one's own: after the normal end another renewal may be under way.
        let own = |renewal: &watch::Receiver<RefreshState>| {
            renewal.same_channel(&self.sender.subscribe())
        };
        if state.refresh.as_ref().is_some_and(own) {
            state.refresh = None;
        }
    }
}

pub(super) fn credential_error(name: &str, what: &str) -> Error {
    Error::new(ErrorKind::Credential, format!("no {name} token: {what}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "test")]

    use tokio::sync::Notify;

    use super::*;
    use crate::environment::Environment;
    use crate::tokens::clock::Clock;
    use crate::tokens::memory::MemoryStore;
    use crate::tokens::source::{Fetch, FetchFuture};

    const LIFE: Duration = Duration::from_secs(7200);

    /// Gives a token when it is told to.
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
    async fn what_is_brought_during_a_renewal_is_what_it_ends_with() {
        let shared = Arc::new(Shared {
            store: Arc::new(MemoryStore::new()),
            clock: Clock::new(),
            lease_wait: LIFE,
        });
        let key = TokenKey::new("tt_app", Environment::Production, "user");
        let entry = Arc::new(CacheEntry::new(key, "user"));
        let told = Arc::new(Notify::new());
        let source: Arc<dyn TokenSource> = Arc::new(Told(Arc::clone(&told)));
        let Joined::Pending(mut renewal) = entry.join(&shared, true, &source) else {
            panic!("no renewal has begun");
        };
        let inserted = Token::new("newer", shared.clock.now() + LIFE);
        entry.insert_unsaved(inserted, None, &*source, &shared);
        told.notify_one();
        let is_done = |progress: &RefreshState| matches!(progress, RefreshState::Done(_));
        let done = renewal.wait_for(is_done).await.unwrap();
        assert!(matches!(&*done, RefreshState::Done(Ok(token)) if token.expose() == "newer"));
        let current = entry.current.load_full().unwrap();
        assert_eq!(current.value.expose(), "newer");
    }
}

//! The place of one kind of token, at which its callers meet.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use arc_swap::ArcSwapOption;
use tokio::sync::watch;
use tracing::{Instrument, debug, debug_span, warn};

use super::cache::Shared;
use super::live::Live;
use super::renewal::Renewal;
use super::store::{Token, TokenKey};
use super::supply::{Opened, Supply};
use super::unsaved::Unsaved;
use crate::error::{Error, ErrorKind};
use crate::secret::Secret;

/// The pause after a failed renewal; each further failure doubles it.
pub(super) const FIRST_PAUSE: Duration = Duration::from_secs(1);
pub(super) const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// How long a precious token is handed out between two looks into the store: its owner may have authorised again elsewhere.
const LOOK_PAUSE: Duration = Duration::from_secs(600);

/// How far a renewal is.
pub(super) enum Progress {
    Begun,
    /// A token that still lives was found and is handed out; a newer one is under way.
    Meanwhile,
    Done(Result<Secret, Error>),
}

/// The place of one kind of token.
pub(super) struct Slot {
    pub(super) key: TokenKey,
    pub(super) name: &'static str,
    /// Read without any lock; written under that of `state`.
    pub(super) current: ArcSwapOption<Live>,
    /// Held for moments only, never while anything is awaited.
    state: Mutex<State>,
}

#[derive(Default)]
pub(super) struct State {
    /// The renewal under way.
    renewal: Option<watch::Receiver<Progress>>,
    /// The last failure, which is the answer until its pause is over.
    failure: Option<(Error, SystemTime)>,
    pause: Duration,
    /// The last token that the platform refused.
    pub(super) rejected: Option<Secret>,
    /// The last word about something that is stored.
    pub(super) last_word: Option<(Secret, Error)>,
    pub(super) early_rejections: u32,
    pub(super) no_rejection_before: Option<SystemTime>,
    /// What could not be saved.
    pub(super) unsaved: Option<Unsaved>,
    /// How often somebody has brought a token. A renewal that began before knows nothing of it.
    pub(super) brought: u64,
}

impl State {
    /// A token as it is handed out. A renewal looks whether the store still holds what is precious, and soon where it does not take it.
    pub(super) fn live(&self, mut opened: Opened, supply: &dyn Supply, now: SystemTime) -> Live {
        if supply.is_precious() {
            let pause = if self.unsaved.is_some() {
                LONGEST_PAUSE
            } else {
                LOOK_PAUSE
            };
            let look_at = now.checked_add(pause);
            opened.renew_by = opened.renew_by.into_iter().chain(look_at).min();
        }
        Live::new(opened, now)
    }
}

/// How a caller comes to a token.
pub(super) enum Way {
    Ready(Secret),
    Wait(watch::Receiver<Progress>),
    Failed(Error),
}

impl Slot {
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
        let due = live.as_ref().map(|live| live.renew_at).max(pause);
        due.and_then(|due| due.duration_since(now).ok())
            .unwrap_or_default()
    }

    /// Renews the token unless that is not due, and waits for the end of it.
    pub(super) async fn renew_if_due(
        self: &Arc<Self>,
        shared: &Arc<Shared>,
        supply: &Arc<dyn Supply>,
    ) -> Result<(), Error> {
        match self.join(shared, false, supply) {
            Way::Ready(_) => Ok(()),
            Way::Failed(error) => Err(error),
            Way::Wait(mut renewal) => {
                let done = |progress: &Progress| matches!(progress, Progress::Done(_));
                match renewal.wait_for(done).await.as_deref() {
                    Ok(Progress::Done(Err(error))) => Err(error.clone()),
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
    pub(super) fn is_needed(&self) -> bool {
        let state = self.state();
        state.renewal.is_some() || state.unsaved.is_some()
    }

    /// Forgets what failed, because what it lacked is there.
    pub(super) fn forget_failure(&self) {
        let mut state = self.state();
        state.failure = None;
        state.pause = Duration::ZERO;
    }

    /// Hands out what somebody has brought, in place of what was there and of what failed. `unsaved`: the store does not hold it.
    pub(super) fn put(
        &self,
        brought: Token,
        unsaved: Option<Unsaved>,
        supply: &dyn Supply,
        shared: &Shared,
    ) {
        let mut state = self.state();
        state.brought += 1;
        state.failure = None;
        state.pause = Duration::ZERO;
        state.unsaved = unsaved;
        if let Some(opened) = supply.open(brought) {
            let live = state.live(opened, supply, shared.clock.now());
            self.current.store(Some(Arc::new(live)));
        }
    }

    /// Joins the renewal under way or starts one. `needed`: the caller has no live token.
    pub(super) fn join(
        self: &Arc<Self>,
        shared: &Arc<Shared>,
        needed: bool,
        supply: &Arc<dyn Supply>,
    ) -> Way {
        let mut state = self.state();
        let now = shared.clock.now();
        if let Some(live) = &*self.current.load()
            && now
                < if needed {
                    live.expires_at
                } else {
                    live.renew_at
                }
        {
            return Way::Ready(live.value.clone());
        }
        if let Some(renewal) = &state.renewal {
            return Way::Wait(renewal.clone());
        }
        if let Some((error, until)) = &state.failure
            && now < *until
        {
            return Way::Failed(error.clone());
        }
        let (sender, renewal) = watch::channel(Progress::Begun);
        state.renewal = Some(renewal.clone());
        let brought = state.brought;
        // A runtime that is shutting down drops the task at once, and that takes this lock.
        drop(state);
        let end = End {
            slot: Arc::clone(self),
            shared: Arc::clone(shared),
            sender,
            brought,
        };
        let supply = Arc::clone(supply);
        let span = debug_span!(parent: None, "bytedance.renewal", credential = self.name);
        let task = async move {
            let result = Renewal::new(&end, &*supply).run().await;
            end.with(result);
        };
        // Not awaited: it must go on when the caller that started it is gone.
        tokio::spawn(task.instrument(span));
        Way::Wait(renewal)
    }
}

/// Ends a renewal, also one that is dropped on its way.
pub(super) struct End {
    pub(super) slot: Arc<Slot>,
    pub(super) shared: Arc<Shared>,
    sender: watch::Sender<Progress>,
    /// How often somebody had brought a token when the renewal began.
    pub(super) brought: u64,
}

impl End {
    /// Hands out a token that still lives while the renewal goes on.
    pub(super) fn meanwhile(&self, live: Live) {
        let state = self.slot.state();
        if state.rejected.as_ref() == Some(&live.value) || state.brought != self.brought {
            return;
        }
        self.slot.current.store(Some(Arc::new(live)));
        drop(state);
        self.sender.send_replace(Progress::Meanwhile);
    }

    /// Publishes the result, then lets the waiting callers go.
    fn with(self, result: Result<Live, Error>) {
        let mut state = self.slot.state();
        let now = self.shared.clock.now();
        // What somebody has brought meanwhile is newer than what was found.
        let brought = self.slot.current.load_full();
        let brought = brought.filter(|_| state.brought != self.brought);
        let outcome = match brought.map_or(result.map(Arc::new), Ok) {
            Ok(live) => {
                debug!("token renewed");
                let value = live.value.clone();
                self.slot.current.store(Some(live));
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
        state.renewal = None;
        drop(state);
        self.sender.send_replace(Progress::Done(outcome));
    }
}

impl Drop for End {
    fn drop(&mut self) {
        let mut state = self.slot.state();
        // Only one's own: after the normal end another renewal may be under way.
        let own =
            |renewal: &watch::Receiver<Progress>| renewal.same_channel(&self.sender.subscribe());
        if state.renewal.as_ref().is_some_and(own) {
            state.renewal = None;
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
    use crate::tokens::supply::{Fetched, Step};

    const LIFE: Duration = Duration::from_secs(7200);

    /// Gives a token when it is told to.
    struct Told(Arc<Notify>);

    impl Supply for Told {
        fn step(&self, _: Option<Token>, now: SystemTime) -> Fetched {
            let told = Arc::clone(&self.0);
            Box::pin(async move {
                told.notified().await;
                Ok(Step {
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
        let slot = Arc::new(Slot::new(key, "user"));
        let told = Arc::new(Notify::new());
        let supply: Arc<dyn Supply> = Arc::new(Told(Arc::clone(&told)));
        let Way::Wait(mut renewal) = slot.join(&shared, true, &supply) else {
            panic!("no renewal has begun");
        };
        let brought = Token::new("newer", shared.clock.now() + LIFE);
        slot.put(brought, None, &*supply, &shared);
        told.notify_one();
        let is_done = |progress: &Progress| matches!(progress, Progress::Done(_));
        let done = renewal.wait_for(is_done).await.unwrap();
        assert!(matches!(&*done, Progress::Done(Ok(token)) if token.expose() == "newer"));
        let current = slot.current.load_full().unwrap();
        assert_eq!(current.value.expose(), "newer");
    }
}

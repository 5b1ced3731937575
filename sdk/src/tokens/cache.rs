//! Hands tokens out and renews them, each by one renewal at a time.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use arc_swap::{ArcSwap, ArcSwapOption};
use tokio::sync::watch;
use tracing::{Instrument, debug, debug_span, warn};

use super::background::{Keepers, Source};
use super::clock::Clock;
use super::live::Live;
use super::store::{Lease, StoreError, Token, TokenKey, TokenStore};
use crate::environment::Environment;
use crate::error::{Error, ErrorKind};
use crate::secret::Secret;
use crate::transport::BoxFuture;

/// The pause after a failed renewal; each further failure doubles it.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// How old a token must be for its rejection to be nothing special.
const PROVEN: Duration = Duration::from_secs(60);

/// How many tokens in a row may be rejected young before replacing them pauses.
const EARLY_REJECTIONS: u32 = 5;

/// What an issuer gives.
pub(crate) struct Issued {
    pub(crate) value: Secret,
    pub(crate) life: Duration,
}

pub(crate) type Fetched = BoxFuture<'static, Result<Issued, Error>>;

/// How far a renewal is.
enum Progress {
    Begun,
    /// A token that still lives was found and is handed out; a newer one is under way.
    Meanwhile,
    Done(Result<Secret, Error>),
}

/// All tokens of a client.
pub(crate) struct Tokens {
    app_id: String,
    environment: Environment,
    shared: Arc<Shared>,
    /// A handful, so that looking through them is faster than any map.
    slots: ArcSwap<Vec<Arc<Slot>>>,
    /// The tasks that renew without being asked; empty unless that is switched on.
    keepers: Keepers,
}

/// What all renewals of a client need.
pub(super) struct Shared {
    store: Arc<dyn TokenStore>,
    pub(super) clock: Clock,
    /// How long a renewal waits for another holder of the store's lease.
    lease_wait: Duration,
}

/// The place of one kind of token.
pub(super) struct Slot {
    key: TokenKey,
    pub(super) name: &'static str,
    /// Read without any lock; written under that of `state`.
    current: ArcSwapOption<Live>,
    /// Held for moments only, never while anything is awaited.
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// The renewal under way.
    renewal: Option<watch::Receiver<Progress>>,
    /// The last failure, which is the answer until its pause is over.
    failure: Option<(Error, SystemTime)>,
    pause: Duration,
    /// The last token that the platform refused.
    rejected: Option<Secret>,
    early_rejections: u32,
    no_rejection_before: Option<SystemTime>,
}

/// How a caller comes to a token.
enum Way {
    Ready(Secret),
    Wait(watch::Receiver<Progress>),
    Failed(Error),
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
            slots: ArcSwap::default(),
            keepers: Keepers::default(),
        }
    }

    /// Renews a token in time without being asked, until this is dropped. `source` gives what fetches one.
    pub(crate) fn keep(&self, name: &'static str, source: impl FnOnce() -> Source) {
        let slot = self.slot(name);
        self.keepers.add(slot, &self.shared, source);
    }

    /// A token that is far from its end, without waiting, without a lock and with one look at a clock.
    pub(crate) fn at_hand(&self, name: &'static str) -> Option<Secret> {
        let slots = self.slots.load();
        let slot = slots.iter().find(|slot| slot.name == name)?;
        let live = slot.current.load();
        live.as_ref()?.at_hand(&self.shared.clock)
    }

    /// A live token; `wait` bounds the time that a renewal is waited for. `keep` is called unless the token is far from its end.
    pub(crate) async fn get(
        &self,
        name: &'static str,
        wait: Duration,
        fetch: impl Fn() -> Fetched,
        keep: impl FnOnce(),
    ) -> Result<Secret, Error> {
        let slot = self.slot(name);
        let now = self.shared.clock.now();
        if let Some(live) = &*slot.current.load() {
            if now < live.renew_at {
                return Ok(live.value.clone());
            }
            if now < live.expires_at {
                // A renewal that is running or pausing after a failure is left alone: the token still lives.
                slot.join(&self.shared, false, &fetch);
                keep();
                return Ok(live.value.clone());
            }
        }
        let renewed = async {
            let mut patient = false;
            // A renewal ends without a result only where its runtime ends; then another caller's runtime takes over.
            for _ in 0..4 {
                match slot.join(&self.shared, true, &fetch) {
                    Way::Ready(token) => return Ok(token),
                    Way::Failed(error) => return Err(error),
                    Way::Wait(mut renewal) => {
                        let progress = renewal.wait_for(|progress| match progress {
                            Progress::Begun => false,
                            Progress::Meanwhile => !patient,
                            Progress::Done(_) => true,
                        });
                        let progress = progress.await;
                        if let Ok(progress) = progress {
                            if let Progress::Done(result) = &*progress {
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
            Ok(result) => result.inspect(|_| keep()),
            Err(_) => Err(credential_error(
                name,
                "its renewal takes longer than the call may wait; try again later",
            )),
        }
    }

    /// Notes that the platform refused a token. `true`: a call that used it may be repeated with the token that is there then.
    pub(crate) fn reject(&self, name: &'static str, token: &Secret) -> bool {
        let slot = self.slot(name);
        let now = self.shared.clock.now();
        let mut state = slot.state();
        let Some(live) = slot.current.load_full().filter(|live| live.value == *token) else {
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
        slot.current.store(None);
        state.rejected = Some(token.clone());
        true
    }

    fn slot(&self, name: &'static str) -> Arc<Slot> {
        let known = |slots: &[Arc<Slot>]| slots.iter().find(|slot| slot.name == name).cloned();
        if let Some(slot) = known(&self.slots.load()) {
            return slot;
        }
        let slot = Arc::new(Slot {
            key: TokenKey::new(&self.app_id, self.environment, name),
            name,
            current: ArcSwapOption::empty(),
            state: Mutex::default(),
        });
        self.slots.rcu(|slots| {
            let mut slots = Vec::clone(slots);
            if known(&slots).is_none() {
                slots.push(Arc::clone(&slot));
            }
            slots
        });
        known(&self.slots.load()).unwrap_or(slot)
    }
}

/// The pause after the n-th failure in a row.
fn pause(failures: u32) -> Duration {
    let doublings = failures.saturating_sub(1).min(8);
    (FIRST_PAUSE * 2_u32.pow(doublings)).min(LONGEST_PAUSE)
}

impl Slot {
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
        fetch: &(dyn Fn() -> Fetched + Send + Sync),
    ) {
        let way = self.join(shared, false, fetch);
        if let Way::Wait(mut renewal) = way {
            let done = |progress: &Progress| matches!(progress, Progress::Done(_));
            // It may end without a result, where its runtime ends.
            let _ = renewal.wait_for(done).await;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Joins the renewal under way or starts one. `needed`: the caller has no live token.
    fn join(
        self: &Arc<Self>,
        shared: &Arc<Shared>,
        needed: bool,
        fetch: &dyn Fn() -> Fetched,
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
        // A runtime that is shutting down drops the task at once, and that takes this lock.
        drop(state);
        let end = End {
            slot: Arc::clone(self),
            shared: Arc::clone(shared),
            sender,
        };
        let fetched = fetch();
        let span = debug_span!(parent: None, "bytedance.renewal", credential = self.name);
        let task = async move {
            let result = end.slot.renew(&end, fetched).await;
            end.with(result);
        };
        // Not awaited: it must go on when the caller that started it is gone.
        tokio::spawn(task.instrument(span));
        Way::Wait(renewal)
    }

    /// Takes a newer token from the store, or fetches one under the store's lease.
    async fn renew(&self, end: &End, fetched: Fetched) -> Result<Live, Error> {
        let shared = &*end.shared;
        let store = &*shared.store;
        let rejected = self.state().rejected.clone();
        if let Some(rejected) = &rejected {
            let removed = store.remove_if_equal(&self.key, rejected).await;
            removed.map_err(|error| self.store_error(error))?;
        }
        match self.stored(shared, rejected.as_ref()).await? {
            Some(live) if live.is_fresh(shared.clock.now()) => return Ok(live),
            // Nobody needs to wait for the others that may be renewing it.
            Some(live) => end.meanwhile(live),
            None => {}
        }
        let lease = store.acquire(&self.key, shared.lease_wait).await;
        let Some(lease) = lease.map_err(|error| self.store_error(error))? else {
            let live = self.stored(shared, rejected.as_ref()).await?;
            return live.ok_or_else(|| {
                credential_error(
                    self.name,
                    "another process has been renewing it for too long; try again later",
                )
            });
        };
        let renewed = self
            .renew_under(&lease, shared, rejected.as_ref(), fetched)
            .await;
        if let Err(error) = store.release(lease).await {
            warn!(%error, "the token store did not take its lease back");
        }
        renewed
    }

    async fn renew_under(
        &self,
        lease: &Lease,
        shared: &Shared,
        rejected: Option<&Secret>,
        fetched: Fetched,
    ) -> Result<Live, Error> {
        // Whoever held the lease before may have saved a token.
        if let Some(live) = self.stored(shared, rejected).await?
            && live.is_fresh(shared.clock.now())
        {
            return Ok(live);
        }
        // A token's life counts from here: by when it arrives, part of it is over.
        let asked = shared.clock.now();
        let issued = fetched.await?;
        let expires_at = asked.checked_add(issued.life).unwrap_or(asked);
        let token = Token::new(issued.value, expires_at).issued_at(asked);
        match shared.store.save(lease, &token).await {
            Ok(true) => {}
            Ok(false) => {
                warn!("the lease ended during the renewal; the token of whoever took over is used");
                if let Ok(Some(live)) = self.stored(shared, rejected).await {
                    return Ok(live);
                }
            }
            Err(error) => {
                warn!(%error, "the new token could not be saved; this process uses it alone")
            }
        }
        Ok(Live::new(token, shared.clock.now()))
    }

    /// The stored token, if it lives and was not refused.
    async fn stored(
        &self,
        shared: &Shared,
        rejected: Option<&Secret>,
    ) -> Result<Option<Live>, Error> {
        let token = shared
            .store
            .load(&self.key)
            .await
            .map_err(|error| self.store_error(error))?;
        let now = shared.clock.now();
        let token = token.filter(|token| Some(&token.value) != rejected && now < token.expires_at);
        Ok(token.map(|token| Live::new(token, now)))
    }

    fn store_error(&self, error: StoreError) -> Error {
        credential_error(self.name, &format!("the token store failed: {error}")).caused_by(error)
    }
}

/// Ends a renewal, also one that is dropped on its way.
struct End {
    slot: Arc<Slot>,
    shared: Arc<Shared>,
    sender: watch::Sender<Progress>,
}

impl End {
    /// Hands out a token that still lives while the renewal goes on.
    fn meanwhile(&self, live: Live) {
        let state = self.slot.state();
        if state.rejected.as_ref() == Some(&live.value) {
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
        let outcome = match result {
            Ok(live) => {
                debug!("token renewed");
                let value = live.value.clone();
                self.slot.current.store(Some(Arc::new(live)));
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

fn credential_error(name: &str, what: &str) -> Error {
    Error::new(ErrorKind::Credential, format!("no {name} token: {what}"))
}

//! Hands tokens out and renews them, each by one renewal at a time.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use arc_swap::ArcSwap;

use super::background::{Keepers, Source};
use super::clock::Clock;
use super::slot::{FIRST_PAUSE, LONGEST_PAUSE, Progress, Slot, Way, credential_error};
use super::store::{Token, TokenKey, TokenStore};
use super::supply::Supply;
use crate::environment::Environment;
use crate::error::Error;
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
    slots: ArcSwap<Vec<Arc<Slot>>>,
    /// The tasks that renew without being asked; empty unless that is switched on.
    keepers: Keepers,
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
            slots: ArcSwap::default(),
            keepers: Keepers::default(),
        }
    }

    /// The tokens of somebody else, in the same store.
    pub(crate) fn of(&self, app_id: String) -> Self {
        Self {
            app_id,
            environment: self.environment,
            shared: Arc::clone(&self.shared),
            slots: ArcSwap::default(),
            keepers: Keepers::default(),
        }
    }

    /// Forgets what failed, because what it lacked is there.
    pub(crate) fn forget_failures(&self) {
        let slots = self.slots.load();
        slots.iter().for_each(|slot| slot.forget_failure());
    }

    /// Whether something would be lost with this: a renewal under way, or what could not be saved.
    pub(crate) fn are_needed(&self) -> bool {
        self.slots.load().iter().any(|slot| slot.is_needed())
    }

    /// Whose tokens they are.
    pub(crate) fn app_id(&self) -> &str {
        &self.app_id
    }

    /// Renews a token if that is due, and waits for the end of it.
    pub(crate) async fn renew(
        &self,
        name: &'static str,
        supply: &Arc<dyn Supply>,
    ) -> Result<(), Error> {
        self.slot(name).renew_if_due(&self.shared, supply).await
    }

    /// The time by which tokens live.
    pub(crate) fn now(&self) -> SystemTime {
        self.shared.clock.now()
    }

    /// Saves what somebody has brought, and hands its token out from now on. What is precious is saved later, where the store does not take it.
    pub(crate) async fn bring(
        &self,
        name: &'static str,
        supply: &dyn Supply,
        token: Token,
    ) -> Result<(), Error> {
        self.slot(name).bring(&self.shared, supply, token).await
    }

    /// What the store holds, expired or not.
    pub(crate) async fn stored(&self, name: &'static str) -> Result<Option<Token>, Error> {
        self.slot(name).load(&self.shared).await
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
        supply: &Arc<dyn Supply>,
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
                slot.join(&self.shared, false, supply);
                keep();
                return Ok(live.value.clone());
            }
        }
        let renewed = async {
            let mut patient = false;
            // A renewal ends without a result only where its runtime ends; then another caller's runtime takes over.
            for _ in 0..4 {
                match slot.join(&self.shared, true, supply) {
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
        let key = TokenKey::new(&self.app_id, self.environment, name);
        let slot = Arc::new(Slot::new(key, name));
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

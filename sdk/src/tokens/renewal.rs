//! One renewal: a newer token from the store, or one that is got under the store's lease and saved before it is used.

use tracing::warn;

use super::cache::Shared;
use super::live::Live;
use super::slot::{End, Slot, credential_error};
use super::store::{Lease, StoreError, Token};
use super::supply::{Opened, Step, Supply};
use super::unsaved::{SAVING_PAUSES, Unsaved};
use crate::error::Error;

/// No way to a token has more steps.
const MOST_STEPS: usize = 4;

/// One renewal.
pub(super) struct Renewal<'a> {
    end: &'a End,
    slot: &'a Slot,
    shared: &'a Shared,
    supply: &'a dyn Supply,
}

impl<'a> Renewal<'a> {
    pub(super) fn new(end: &'a End, supply: &'a dyn Supply) -> Self {
        Self {
            end,
            slot: &end.slot,
            shared: &end.shared,
            supply,
        }
    }

    /// Takes a newer token from the store, or fetches one under the store's lease.
    pub(super) async fn run(&self) -> Result<Live, Error> {
        let (slot, shared) = (self.slot, self.shared);
        let rejected = slot.state().rejected.clone();
        if let Some(rejected) = rejected.filter(|_| !self.supply.is_precious()) {
            let removed = shared.store.remove_if_equal(&slot.key, &rejected).await;
            removed.map_err(|error| slot.store_error(error))?;
        }
        let stored = slot.load(shared).await?;
        let unsaved = slot.state().unsaved_after(stored.as_ref());
        let must_be_saved = unsaved.is_some();
        let newest = unsaved.or(stored);
        match newest.clone().and_then(|newest| self.open(newest)) {
            Some(live) if !must_be_saved && self.is_fresh(&live) => return Ok(live),
            // Nobody needs to wait for the others that may be renewing it.
            Some(live) => self.end.meanwhile(live),
            None => {}
        }
        if let Some(error) = newest.and_then(|newest| self.last_word(&newest)) {
            return Err(error);
        }
        let Some(lease) = slot.acquire(shared).await? else {
            let stored = slot.load(shared).await?;
            let newest = slot.state().unsaved_after(stored.as_ref()).or(stored);
            let live = newest.and_then(|newest| self.open(newest));
            return live.ok_or_else(|| slot.held_up());
        };
        let renewed = self.run_under(&lease).await;
        release(shared, lease).await;
        renewed
    }

    async fn run_under(&self, lease: &Lease) -> Result<Live, Error> {
        // Whoever held the lease before may have saved a token.
        let mut stored = self.slot.load(self.shared).await?;
        let unsaved = self.slot.state().unsaved_after(stored.as_ref());
        if let Some(unsaved) = unsaved {
            stored = Some(self.save(lease, stored, unsaved).await);
        }
        for _ in 0..MOST_STEPS {
            let live = stored.clone().and_then(|stored| self.open(stored));
            if let Some(live) = live.filter(|live| self.is_fresh(live)) {
                return Ok(live);
            }
            let step = self.supply.step(stored.clone(), self.shared.clock.now());
            let step = step.await;
            let Step {
                stored: next,
                complete,
            } = step.inspect_err(|error| self.note_last_word(stored.as_ref(), error))?;
            let saved = self.save(lease, stored, next).await;
            if complete && let Some(opened) = self.supply.open(saved.clone()) {
                return Ok(self.live(opened));
            }
            stored = Some(saved);
        }
        Err(credential_error(
            self.slot.name,
            "its renewal did not come to an end; try again",
        ))
    }

    /// Saves what was got in place of what stood in the store before; what is used from now on.
    async fn save(&self, lease: &Lease, before: Option<Token>, token: Token) -> Token {
        if self.supply.is_precious() {
            self.keep_unsaved(before.as_ref(), &token);
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
                Err(error) => match pauses.next().filter(|_| self.supply.is_precious()) {
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
        let lease = if self.supply.is_precious() {
            self.slot.acquire(self.shared).await.ok().flatten()
        } else {
            None
        };
        let stored = self.slot.load(self.shared).await.ok().flatten();
        let newer = stored.filter(|stored| {
            let before = before.as_ref().map(|before| &before.value);
            let is_older = self.slot.state().has_newer_than(stored);
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
    fn note_last_word(&self, stored: Option<&Token>, error: &Error) {
        if let Some(stored) = stored.filter(|_| self.supply.is_final(error)) {
            let last_word = (stored.value.clone(), error.clone());
            self.slot.state().last_word = Some(last_word);
        }
    }

    fn last_word(&self, stored: &Token) -> Option<Error> {
        let state = self.slot.state();
        let (about, error) = state.last_word.as_ref()?;
        (*about == stored.value).then(|| error.clone())
    }

    /// Keeps what is about to be saved, unless somebody has brought something meanwhile: that is newer.
    fn keep_unsaved(&self, before: Option<&Token>, token: &Token) {
        let mut state = self.slot.state();
        if state.brought == self.end.brought {
            state.keep_unsaved(before, token);
        }
    }

    /// Notes that what was got need not be saved any more.
    fn note_saved(&self, token: &Token) {
        let mut state = self.slot.state();
        let is_it = |unsaved: &mut Unsaved| unsaved.token.value == token.value;
        state.unsaved.take_if(is_it);
    }

    /// The token in what is stored, if it lives and was not refused.
    fn open(&self, stored: Token) -> Option<Live> {
        let opened = self.supply.open(stored)?;
        let is_refused = self.slot.state().rejected.as_ref() == Some(&opened.token.value);
        let lives = self.shared.clock.now() < opened.token.expires_at;
        (lives && !is_refused).then(|| self.live(opened))
    }

    fn live(&self, opened: Opened) -> Live {
        let state = self.slot.state();
        state.live(opened, self.supply, self.shared.clock.now())
    }

    fn is_fresh(&self, live: &Live) -> bool {
        live.is_fresh(self.shared.clock.now())
    }
}

impl Slot {
    /// Saves what somebody has brought, and hands its token out. What is precious is handed out and saved later, where the store does not take it.
    pub(super) async fn bring(
        &self,
        shared: &Shared,
        supply: &dyn Supply,
        token: Token,
    ) -> Result<(), Error> {
        let mut pauses = SAVING_PAUSES.iter();
        let saved = loop {
            let error = match self.save_brought(shared, &token).await {
                Ok(true) => break Ok(()),
                // Somebody else has renewed for as long as this may wait.
                Ok(false) => break Err(self.held_up()),
                Err(error) => error,
            };
            let Some(pause) = pauses.next().filter(|_| supply.is_precious()) else {
                break Err(error);
            };
            warn!(%error, "what was brought could not be saved; trying again");
            tokio::time::sleep(*pause).await;
        };
        let unsaved = match saved {
            Ok(()) => None,
            Err(error) if supply.is_precious() => {
                warn!(%error, "what was brought could not be saved; this process uses it alone until it can be");
                Some(Unsaved::brought(token.clone()))
            }
            Err(error) => return Err(error),
        };
        self.put(token, unsaved, supply, shared);
        Ok(())
    }

    /// `false`: somebody else may save.
    async fn save_brought(&self, shared: &Shared, token: &Token) -> Result<bool, Error> {
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

    fn held_up(&self) -> Error {
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

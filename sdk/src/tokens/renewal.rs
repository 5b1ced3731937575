//! One renewal: a newer token from the store, or one that is got under the store's lease and saved before it is used.

use std::time::Duration;

use tracing::warn;

use super::cache::Shared;
use super::live::Live;
use super::slot::{End, Slot, Unsaved, credential_error};
use super::store::{Lease, StoreError, Token};
use super::supply::{Step, Supply};
use crate::error::Error;
use crate::secret::Secret;

/// No way to a token has more steps.
const MOST_STEPS: usize = 4;

/// The pauses between attempts to save what must not be lost.
const SAVING_PAUSES: [Duration; 3] = [
    Duration::from_millis(100),
    Duration::from_millis(500),
    Duration::from_secs(2),
];

impl Slot {
    /// Takes a newer token from the store, or fetches one under the store's lease.
    pub(super) async fn renew(&self, end: &End, supply: &dyn Supply) -> Result<Live, Error> {
        let shared = &*end.shared;
        let rejected = self.state().rejected.clone();
        if let Some(rejected) = rejected.filter(|_| !supply.is_precious()) {
            let removed = shared.store.remove_if_equal(&self.key, &rejected).await;
            removed.map_err(|error| self.store_error(error))?;
        }
        let stored = self.load(shared).await?;
        match stored.and_then(|stored| self.open(stored, shared, supply)) {
            Some(live) if live.is_fresh(shared.clock.now()) => return Ok(live),
            // Nobody needs to wait for the others that may be renewing it.
            Some(live) => end.meanwhile(live),
            None => {}
        }
        let Some(lease) = self.acquire(shared).await? else {
            let stored = self.load(shared).await?;
            let live = stored.and_then(|stored| self.open(stored, shared, supply));
            return live.ok_or_else(|| self.held_up());
        };
        let renewed = self.renew_under(&lease, shared, supply).await;
        release(shared, lease).await;
        renewed
    }

    async fn renew_under(
        &self,
        lease: &Lease,
        shared: &Shared,
        supply: &dyn Supply,
    ) -> Result<Live, Error> {
        // Whoever held the lease before may have saved a token.
        let mut stored = self.load(shared).await?;
        if let Some(unsaved) = self.unsaved_after(stored.as_ref()) {
            stored = Some(self.save(lease, shared, supply, stored, unsaved).await);
        }
        for _ in 0..MOST_STEPS {
            let live = stored
                .clone()
                .and_then(|stored| self.open(stored, shared, supply));
            if let Some(live) = live.filter(|live| live.is_fresh(shared.clock.now())) {
                return Ok(live);
            }
            let step = supply.step(stored.clone(), shared.clock.now()).await?;
            let Step {
                stored: next,
                complete,
            } = step;
            let saved = self.save(lease, shared, supply, stored, next).await;
            if complete && let Some(opened) = supply.open(saved.clone()) {
                return Ok(Live::new(opened, shared.clock.now()));
            }
            stored = Some(saved);
        }
        Err(credential_error(
            self.name,
            "its renewal did not come to an end; try again",
        ))
    }

    /// Saves what was got in place of what stood in the store before; what is used from now on.
    async fn save(
        &self,
        lease: &Lease,
        shared: &Shared,
        supply: &dyn Supply,
        before: Option<Token>,
        token: Token,
    ) -> Token {
        let before = before.map(|before| before.value);
        let mut pauses = SAVING_PAUSES.iter();
        loop {
            match shared.store.save(lease, &token).await {
                Ok(true) => {
                    self.state().unsaved = None;
                    return token;
                }
                Ok(false) => {
                    warn!("the lease ended during the renewal");
                    return self.save_late(shared, supply, before, token).await;
                }
                Err(error) => match pauses.next().filter(|_| supply.is_precious()) {
                    Some(pause) => {
                        warn!(%error, "the new token could not be saved; trying again");
                        tokio::time::sleep(*pause).await;
                    }
                    None => {
                        warn!(%error, "the new token could not be saved; this process uses it alone");
                        if supply.is_precious() {
                            self.state().unsaved = Some(Unsaved {
                                before,
                                token: token.clone(),
                            });
                        }
                        return token;
                    }
                },
            }
        }
    }

    /// Saves what was got under a lease that has ended since. Where somebody else has saved something meanwhile, that is used: it is the
    /// newer one. Where not, what is precious is saved under another lease.
    async fn save_late(
        &self,
        shared: &Shared,
        supply: &dyn Supply,
        before: Option<Secret>,
        token: Token,
    ) -> Token {
        let lease = if supply.is_precious() {
            self.acquire(shared).await.ok().flatten()
        } else {
            None
        };
        let stored = self.load(shared).await.ok().flatten();
        let is_newer = |stored: &Token| Some(&stored.value) != before.as_ref();
        let used = match (stored.filter(is_newer), &lease) {
            (Some(newer), _) if self.open(newer.clone(), shared, supply).is_some() => newer,
            (_, Some(lease)) if matches!(shared.store.save(lease, &token).await, Ok(true)) => token,
            _ => {
                if supply.is_precious() {
                    self.state().unsaved = Some(Unsaved {
                        before,
                        token: token.clone(),
                    });
                }
                token
            }
        };
        if let Some(lease) = lease {
            release(shared, lease).await;
        }
        used
    }

    /// What this process could not save, unless somebody has saved something else since.
    fn unsaved_after(&self, stored: Option<&Token>) -> Option<Token> {
        let unsaved = self.state().unsaved.take()?;
        let is_as_before = stored.map(|stored| &stored.value) == unsaved.before.as_ref();
        // A store that keeps nothing any more has nothing newer either.
        (is_as_before || stored.is_none()).then_some(unsaved.token)
    }

    /// Saves what somebody has brought, and hands its token out.
    pub(super) async fn bring(
        &self,
        shared: &Shared,
        supply: &dyn Supply,
        token: Token,
    ) -> Result<(), Error> {
        let Some(lease) = self.acquire(shared).await? else {
            return Err(self.held_up());
        };
        let saved = shared.store.save(&lease, &token).await;
        release(shared, lease).await;
        if !saved.map_err(|error| self.store_error(error))? {
            return Err(self.held_up());
        }
        if let Some(opened) = supply.open(token) {
            self.put(Live::new(opened, shared.clock.now()));
        }
        Ok(())
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

    /// The token in what is stored, if it lives and was not refused.
    fn open(&self, stored: Token, shared: &Shared, supply: &dyn Supply) -> Option<Live> {
        let now = shared.clock.now();
        let opened = supply.open(stored)?;
        let is_refused = self.state().rejected.as_ref() == Some(&opened.token.value);
        (!is_refused && now < opened.token.expires_at).then(|| Live::new(opened, now))
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

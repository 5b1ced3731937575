//! Inserts values that did not come from a refresh, such as a pushed ticket or tokens obtained in exchange for a code.

use tracing::warn;

use super::entry::CacheEntry;
use super::error::{credential_error, lease_timeout_error, store_error};
use super::shared::{SAVE_PAUSES, Shared};
use super::source::TokenSource;
use super::unsaved::Unsaved;
use crate::answer::Error;
use crate::tokens::store::Token;

/// Saves a value that did not come from a refresh. From then on, calls use the token from that value. If the value is irreplaceable and the
/// store does not accept it, its token is used anyway, and a later refresh saves the value.
pub(super) async fn insert(
    entry: &CacheEntry,
    shared: &Shared,
    source: &dyn TokenSource,
    token: Token,
) -> Result<(), Error> {
    let mut pauses = SAVE_PAUSES.iter();
    let saved = loop {
        let error = match save(entry, shared, &token).await {
            Ok(true) => break Ok(()),
            Ok(false) => break Err(lease_timeout_error(entry.name)),
            Err(error) => error,
        };
        let Some(pause) = pauses.next().filter(|_| source.is_irreplaceable()) else {
            break Err(error);
        };
        warn!(%error, "could not save the inserted token; trying again");
        tokio::time::sleep(*pause).await;
    };
    let unsaved = match saved {
        Ok(()) => Unsaved::none(),
        Err(error) if source.is_irreplaceable() => {
            warn!(%error, "could not save the inserted token; only this process can use it until the store accepts it");
            Unsaved::inserted(token.clone())
        }
        Err(error) => return Err(error),
    };
    entry.insert(token, unsaved, source, &shared.clock);
    Ok(())
}

/// Saves a value under a lease. Returns `false` if the lease could not be acquired in time because another process was holding it.
async fn save(entry: &CacheEntry, shared: &Shared, token: &Token) -> Result<bool, Error> {
    let Some(lease) = shared.acquire(&entry.key).await? else {
        return Ok(false);
    };
    let saved = shared.store.save(&lease, token).await;
    shared.release(lease).await;
    if saved.map_err(|error| store_error(entry.name, error))? {
        Ok(true)
    } else {
        Err(credential_error(
            entry.name,
            "the lease expired before it was saved",
        ))
    }
}

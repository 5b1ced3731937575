//! The trait for stores that record which callbacks have been handled.

use super::entry::DedupEntry;
use crate::tokens::StoreError;
use crate::transport::BoxFuture;

/// A store that records which callbacks have been handled. Several processes can share the same store.
///
/// Without such a store, a callback could be handled several times, because the platform sends a callback again until it is acknowledged,
/// and because an attacker who has seen a callback can replay it. Before a callback is handled, its entry is claimed. Afterwards, the entry
/// is completed or, if the handler failed, released so that the next delivery is handled.
pub trait DedupStore: Send + Sync {
    /// Claims either all keys of an entry or none of them. The claim lasts for the duration of the entry's lease. If the same holder claims
    /// the entry again, the lease is extended.
    ///
    /// # Errors
    /// Returns an error if the state of the callback cannot be determined. The callback is then not handled, and the platform is asked to
    /// send it again.
    fn claim<'a>(&'a self, entry: &'a DedupEntry) -> BoxFuture<'a, Result<Claim, StoreError>>;

    /// Records under every key that the callback has been handled, along with the reply. Each record is kept for the retention period of
    /// its key. This must succeed even if a different holder has claimed the callback in the meantime.
    ///
    /// # Errors
    /// Returns an error if this could not be recorded. The callback is acknowledged anyway, because it has been handled. However, if it is
    /// delivered again, it is also handled again.
    fn complete<'a>(
        &'a self,
        entry: &'a DedupEntry,
        reply: &'a str,
    ) -> BoxFuture<'a, Result<(), StoreError>>;

    /// Releases the claim if it still belongs to the entry's holder.
    ///
    /// # Errors
    /// Returns an error if the claim could not be released. In that case, the claim ends when its [lease](DedupEntry::lease) expires.
    fn release<'a>(&'a self, entry: &'a DedupEntry) -> BoxFuture<'a, Result<(), StoreError>>;
}

/// The result of [`DedupStore::claim`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Claim {
    /// The claim was granted. The holder must now handle the callback.
    Granted,
    /// A different holder is already handling the callback.
    InProgress,
    /// The callback has already been handled. The value is the reply that was passed to [`DedupStore::complete`].
    Completed(String),
}

//! Where it is remembered which callbacks have been handled.

use super::entry::DedupEntry;
use crate::tokens::StoreError;
use crate::transport::BoxFuture;

/// Remembers which callbacks have been handled, perhaps for many processes.
///
/// The platform sends a callback again until it is acknowledged, and a stranger who has seen one can send it again as well. An entry is
/// claimed before its callback is handled; then it is completed, or released so that the next delivery is handled.
pub trait DedupStore: Send + Sync {
    /// Claims all keys of an entry, or none, for the time of its lease. A second claim by the same holder extends the lease.
    ///
    /// # Errors
    /// It can't be known whether the callback has been handled: it is not handled now, and the platform is told to send it again.
    fn claim<'a>(&'a self, entry: &'a DedupEntry) -> BoxFuture<'a, Result<Claim, StoreError>>;

    /// Remembers for the retention of each key that the callback has been handled, and its reply; whoever holds the claim by now.
    ///
    /// # Errors
    /// The callback is acknowledged all the same, for it has been handled. If it comes again, it is handled again.
    fn complete<'a>(
        &'a self,
        entry: &'a DedupEntry,
        reply: &'a str,
    ) -> BoxFuture<'a, Result<(), StoreError>>;

    /// Releases the claim, if it is still the holder's.
    ///
    /// # Errors
    /// The claim ends by itself, when its [lease](DedupEntry::lease) expires.
    fn release<'a>(&'a self, entry: &'a DedupEntry) -> BoxFuture<'a, Result<(), StoreError>>;
}

/// The result of [`DedupStore::claim`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Claim {
    /// The callback is the holder's to handle.
    Granted,
    /// Another process is handling it.
    InProgress,
    /// It has been handled, and this was the reply: the text that [`DedupStore::complete`] was given.
    Completed(String),
}

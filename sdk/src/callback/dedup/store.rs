//! The trait of the stores that record which callbacks have been handled.

use super::entry::DedupEntry;
use crate::tokens::StoreError;
use crate::transport::BoxFuture;

/// A store that records which callbacks have been handled. Several processes may share it.
///
/// The platform sends a callback again until it is acknowledged, and an attacker who has seen a callback can replay it. An entry is claimed
/// before its callback is handled. Afterwards, the entry is completed, or it is released so that the next delivery is handled.
pub trait DedupStore: Send + Sync {
    /// Claims all keys of an entry for the duration of its lease, or none of them. A second claim by the same holder extends the lease.
    ///
    /// # Errors
    /// Returns an error if the state of the callback cannot be determined. The callback is not handled then, and the platform is asked to
    /// send it again.
    fn claim<'a>(&'a self, entry: &'a DedupEntry) -> BoxFuture<'a, Result<Claim, StoreError>>;

    /// Records that the callback has been handled, and the reply, for the retention of each key. This must succeed even if another holder
    /// has the claim by now.
    ///
    /// # Errors
    /// Returns an error if this could not be recorded. The callback is acknowledged anyway, because it has been handled, but if it is
    /// delivered again, it is handled again.
    fn complete<'a>(
        &'a self,
        entry: &'a DedupEntry,
        reply: &'a str,
    ) -> BoxFuture<'a, Result<(), StoreError>>;

    /// Releases the claim, if the holder of the entry still has it.
    ///
    /// # Errors
    /// Returns an error if the claim could not be released. The claim then ends when its [lease](DedupEntry::lease) expires.
    fn release<'a>(&'a self, entry: &'a DedupEntry) -> BoxFuture<'a, Result<(), StoreError>>;
}

/// The result of [`DedupStore::claim`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Claim {
    /// The claim was granted, and the holder must handle the callback.
    Granted,
    /// Another process is handling the callback.
    InProgress,
    /// The callback has already been handled. The value is the reply that was passed to [`DedupStore::complete`].
    Completed(String),
}

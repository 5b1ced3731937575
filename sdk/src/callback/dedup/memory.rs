//! A dedup store that keeps its entries in the memory of one process.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::entry::DedupEntry;
use super::store::{Claim, DedupStore};
use crate::tokens::StoreError;
use crate::transport::BoxFuture;

/// A dedup store that keeps its entries in the memory of this process. Its capacity is limited, and the oldest entries are dropped first.
///
/// Use it only if a single process handles all callbacks. The store is empty after a restart. A callback that was handled before the
/// restart is therefore handled again if the platform sends it again, or if an attacker replays it within the time window.
#[derive(Debug)]
pub struct MemoryDedupStore {
    capacity: usize,
    records: Mutex<Records>,
}

#[derive(Debug, Default)]
struct Records {
    by_key: HashMap<String, Record>,
    /// The keys, in the order in which they were written, each with the sequence number of that write. A key appears once for each time it
    /// was written.
    order: VecDeque<(String, u64)>,
    last_sequence: u64,
}

#[derive(Debug)]
struct Record {
    status: Status,
    expires_at: Instant,
    sequence: u64,
}

#[derive(Debug, Clone)]
enum Status {
    /// The callback is being handled by this holder.
    InProgress(String),
    /// The callback was handled with this reply.
    Completed(Arc<str>),
}

impl Record {
    fn is_held_by(&self, holder: &str) -> bool {
        matches!(&self.status, Status::InProgress(by) if by == holder)
    }
}

impl MemoryDedupStore {
    /// Creates a store for at most `capacity` keys. Each callback uses one or two keys of about 150 bytes each. If the handler's reply is
    /// more than a plain acknowledgment, the reply is stored too.
    pub fn new(capacity: usize) -> Self {
        Self {
            capacity: capacity.max(1),
            records: Mutex::default(),
        }
    }

    /// Returns `true` if the entry's holder has claimed the callback, even if its lease has expired.
    #[cfg(feature = "redis")]
    pub(super) fn is_held(&self, entry: &DedupEntry) -> bool {
        let records = self.records();
        let mut keys = entry.keys.iter();
        keys.any(|key| {
            let record = records.by_key.get(&key.name);
            record.is_some_and(|record| record.is_held_by(&entry.holder))
        })
    }

    fn records(&self) -> MutexGuard<'_, Records> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Creates a store with a capacity of 100,000 keys.
impl Default for MemoryDedupStore {
    fn default() -> Self {
        Self::new(100_000)
    }
}

impl Records {
    fn claim(&mut self, entry: &DedupEntry, capacity: usize) -> Claim {
        let now = Instant::now();
        let keys = entry.keys.iter();
        let records = keys.filter_map(|key| self.by_key.get(&key.name));
        let mut in_progress = false;
        for record in records.filter(|record| now < record.expires_at) {
            match &record.status {
                Status::Completed(reply) => return Claim::Completed(reply.to_string()),
                Status::InProgress(holder) => in_progress |= *holder != entry.holder,
            }
        }
        if in_progress {
            return Claim::InProgress;
        }
        let status = Status::InProgress(entry.holder.clone());
        for key in &entry.keys {
            self.write(&key.name, status.clone(), entry.lease);
        }
        self.shrink(capacity);
        Claim::Granted
    }

    fn complete(&mut self, entry: &DedupEntry, reply: &str, capacity: usize) {
        let reply = Arc::from(reply);
        for key in &entry.keys {
            let status = Status::Completed(Arc::clone(&reply));
            self.write(&key.name, status, key.retention);
        }
        self.shrink(capacity);
    }

    fn write(&mut self, key: &str, status: Status, time_to_live: Duration) {
        self.last_sequence += 1;
        let record = Record {
            status,
            expires_at: Instant::now() + time_to_live,
            sequence: self.last_sequence,
        };
        self.by_key.insert(key.to_owned(), record);
        self.order.push_back((key.to_owned(), self.last_sequence));
    }

    fn shrink(&mut self, capacity: usize) {
        while self.by_key.len() > capacity {
            let Some((key, sequence)) = self.order.pop_front() else {
                return;
            };
            if is_current(&self.by_key, &key, sequence) {
                self.by_key.remove(&key);
            }
        }
        // Also drop outdated positions. They would otherwise accumulate.
        if self.order.len() > 2 * capacity {
            let by_key = &self.by_key;
            self.order
                .retain(|(key, sequence)| is_current(by_key, key, *sequence));
        }
    }

    fn release(&mut self, entry: &DedupEntry) {
        for key in &entry.keys {
            if let Some(record) = self.by_key.get(&key.name)
                && record.is_held_by(&entry.holder)
            {
                self.by_key.remove(&key.name);
            }
        }
    }
}

fn is_current(by_key: &HashMap<String, Record>, key: &str, sequence: u64) -> bool {
    by_key
        .get(key)
        .is_some_and(|record| record.sequence == sequence)
}

impl DedupStore for MemoryDedupStore {
    fn claim<'a>(&'a self, entry: &'a DedupEntry) -> BoxFuture<'a, Result<Claim, StoreError>> {
        let claim = self.records().claim(entry, self.capacity);
        Box::pin(std::future::ready(Ok(claim)))
    }

    fn complete<'a>(
        &'a self,
        entry: &'a DedupEntry,
        reply: &'a str,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        self.records().complete(entry, reply, self.capacity);
        Box::pin(std::future::ready(Ok(())))
    }

    fn release<'a>(&'a self, entry: &'a DedupEntry) -> BoxFuture<'a, Result<(), StoreError>> {
        self.records().release(entry);
        Box::pin(std::future::ready(Ok(())))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "test")]

    use super::*;

    fn entry(keys: &[&str], holder: &str) -> DedupEntry {
        DedupEntry {
            holder: holder.to_owned(),
            ..DedupEntry::new(keys.iter().copied())
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_callback_is_claimed_once() {
        let store = MemoryDedupStore::default();
        let (first, second) = (entry(&["a", "b"], "1"), entry(&["c", "b"], "2"));
        assert_eq!(store.claim(&first).await.unwrap(), Claim::Granted);
        assert_eq!(store.claim(&second).await.unwrap(), Claim::InProgress);
        assert_eq!(store.claim(&first).await.unwrap(), Claim::Granted);
        store.release(&second).await.unwrap();
        assert_eq!(store.claim(&second).await.unwrap(), Claim::InProgress);
        store.complete(&first, "reply").await.unwrap();
        let completed = Claim::Completed("reply".to_owned());
        assert_eq!(store.claim(&second).await.unwrap(), completed);
        tokio::time::advance(Duration::from_secs(2 * 24 * 3600)).await;
        assert_eq!(store.claim(&second).await.unwrap(), Claim::Granted);
    }

    #[tokio::test(start_paused = true)]
    async fn a_claim_expires_and_can_be_released() {
        let store = MemoryDedupStore::default();
        let (first, second) = (entry(&["a"], "1"), entry(&["a"], "2"));
        assert_eq!(store.claim(&first).await.unwrap(), Claim::Granted);
        tokio::time::advance(Duration::from_secs(31)).await;
        assert_eq!(store.claim(&second).await.unwrap(), Claim::Granted);
        assert_eq!(store.claim(&first).await.unwrap(), Claim::InProgress);
        store.release(&second).await.unwrap();
        assert_eq!(store.claim(&first).await.unwrap(), Claim::Granted);
    }

    #[tokio::test]
    async fn the_oldest_are_forgotten_and_nothing_grows() {
        let store = MemoryDedupStore::new(10);
        for number in 0..1000 {
            let key = format!("{number}");
            let entry = entry(&[&key], "1");
            store.claim(&entry).await.unwrap();
            store.complete(&entry, "").await.unwrap();
        }
        assert!(store.records().by_key.len() <= 10 && store.records().order.len() <= 20);
        let last = entry(&["999"], "2");
        assert_eq!(
            store.claim(&last).await.unwrap(),
            Claim::Completed(String::new())
        );
        let forgotten = entry(&["0"], "2");
        assert_eq!(store.claim(&forgotten).await.unwrap(), Claim::Granted);
    }

    #[tokio::test]
    async fn failures_make_nothing_forgotten() {
        let store = MemoryDedupStore::new(10);
        let handled = entry(&["handled"], "1");
        store.complete(&handled, "").await.unwrap();
        for _ in 0..1000 {
            let failing = entry(&["failing"], "1");
            store.claim(&failing).await.unwrap();
            store.release(&failing).await.unwrap();
        }
        assert!(store.records().order.len() <= 20);
        assert!(matches!(
            store.claim(&handled).await.unwrap(),
            Claim::Completed(_)
        ));
    }
}

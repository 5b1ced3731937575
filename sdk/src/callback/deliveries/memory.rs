//! Deliveries in the memory of one process.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::{Claim, Delivery, DeliveryStore};
use crate::tokens::StoreError;
use crate::transport::BoxFuture;

/// Remembers deliveries in this process, so many at most: the oldest are forgotten first.
///
/// For one process alone. After a restart nothing is remembered, so that what a stranger repeats within the time window, or the platform
/// sends again, is handled again.
#[derive(Debug)]
pub struct MemoryDeliveries {
    capacity: usize,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    entries: HashMap<String, Entry>,
    /// The keys in the order in which they came, each once for every entry that it had.
    order: VecDeque<(String, u64)>,
    number: u64,
}

#[derive(Debug)]
struct Entry {
    progress: Progress,
    until: Instant,
    number: u64,
}

/// How far a delivery is.
#[derive(Debug, Clone)]
enum Progress {
    /// By whom it is held.
    Held(String),
    /// What was answered.
    Completed(Arc<str>),
}

impl MemoryDeliveries {
    /// Remembers at most so many keys. A delivery has one or two, of about 150 bytes each, beside what its handler answered if it gave more than
    /// the acknowledgement.
    pub fn new(capacity: usize) -> Self {
        Self {
            capacity: capacity.max(1),
            state: Mutex::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A hundred thousand keys.
impl Default for MemoryDeliveries {
    fn default() -> Self {
        Self::new(100_000)
    }
}

impl State {
    fn claim(&mut self, delivery: &Delivery, capacity: usize) -> Claim {
        let now = Instant::now();
        let keys = delivery.keys.iter();
        let live = keys.filter_map(|key| self.entries.get(&key.name));
        let mut held = false;
        for entry in live.filter(|entry| now < entry.until) {
            match &entry.progress {
                Progress::Completed(answer) => return Claim::Completed(answer.to_string()),
                Progress::Held(holder) => held |= *holder != delivery.holder,
            }
        }
        if held {
            return Claim::Held;
        }
        let progress = Progress::Held(delivery.holder.clone());
        for key in &delivery.keys {
            self.write(&key.name, progress.clone(), delivery.held);
        }
        self.shrink(capacity);
        Claim::Granted
    }

    fn complete(&mut self, delivery: &Delivery, answer: &str, capacity: usize) {
        let answer = Arc::from(answer);
        for key in &delivery.keys {
            let progress = Progress::Completed(Arc::clone(&answer));
            self.write(&key.name, progress, key.kept);
        }
        self.shrink(capacity);
    }

    fn write(&mut self, key: &str, progress: Progress, life: Duration) {
        self.number += 1;
        let entry = Entry {
            progress,
            until: Instant::now() + life,
            number: self.number,
        };
        self.entries.insert(key.to_owned(), entry);
        self.order.push_back((key.to_owned(), self.number));
    }

    fn shrink(&mut self, capacity: usize) {
        while self.entries.len() > capacity {
            let Some((key, number)) = self.order.pop_front() else {
                return;
            };
            if is_current(&self.entries, &key, number) {
                self.entries.remove(&key);
            }
        }
        // What is no longer an entry's place in the order goes as well, or the order would grow without end.
        if self.order.len() > 2 * capacity {
            let entries = &self.entries;
            self.order
                .retain(|(key, number)| is_current(entries, key, *number));
        }
    }

    fn release(&mut self, delivery: &Delivery) {
        for key in &delivery.keys {
            if let Some(entry) = self.entries.get(&key.name)
                && let Progress::Held(holder) = &entry.progress
                && *holder == delivery.holder
            {
                self.entries.remove(&key.name);
            }
        }
    }
}

fn is_current(entries: &HashMap<String, Entry>, key: &str, number: u64) -> bool {
    entries.get(key).is_some_and(|entry| entry.number == number)
}

impl DeliveryStore for MemoryDeliveries {
    fn claim<'a>(&'a self, delivery: &'a Delivery) -> BoxFuture<'a, Result<Claim, StoreError>> {
        let claim = self.state().claim(delivery, self.capacity);
        Box::pin(std::future::ready(Ok(claim)))
    }

    fn complete<'a>(
        &'a self,
        delivery: &'a Delivery,
        answer: &'a str,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        self.state().complete(delivery, answer, self.capacity);
        Box::pin(std::future::ready(Ok(())))
    }

    fn release<'a>(&'a self, delivery: &'a Delivery) -> BoxFuture<'a, Result<(), StoreError>> {
        self.state().release(delivery);
        Box::pin(std::future::ready(Ok(())))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "test")]

    use super::*;

    fn delivery(keys: &[&str], holder: &str) -> Delivery {
        Delivery {
            holder: holder.to_owned(),
            ..Delivery::new(keys.iter().copied())
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_delivery_is_handled_once() {
        let store = MemoryDeliveries::default();
        let (first, second) = (delivery(&["a", "b"], "1"), delivery(&["c", "b"], "2"));
        assert_eq!(store.claim(&first).await.unwrap(), Claim::Granted);
        assert_eq!(store.claim(&second).await.unwrap(), Claim::Held);
        assert_eq!(store.claim(&first).await.unwrap(), Claim::Granted);
        store.release(&second).await.unwrap();
        assert_eq!(store.claim(&second).await.unwrap(), Claim::Held);
        store.complete(&first, "answer").await.unwrap();
        let completed = Claim::Completed("answer".to_owned());
        assert_eq!(store.claim(&second).await.unwrap(), completed);
        tokio::time::advance(Duration::from_secs(2 * 24 * 3600)).await;
        assert_eq!(store.claim(&second).await.unwrap(), Claim::Granted);
    }

    #[tokio::test(start_paused = true)]
    async fn a_claim_ends_by_itself_and_can_be_given_back() {
        let store = MemoryDeliveries::default();
        let (first, second) = (delivery(&["a"], "1"), delivery(&["a"], "2"));
        assert_eq!(store.claim(&first).await.unwrap(), Claim::Granted);
        tokio::time::advance(Duration::from_secs(31)).await;
        assert_eq!(store.claim(&second).await.unwrap(), Claim::Granted);
        assert_eq!(store.claim(&first).await.unwrap(), Claim::Held);
        store.release(&second).await.unwrap();
        assert_eq!(store.claim(&first).await.unwrap(), Claim::Granted);
    }

    #[tokio::test]
    async fn the_oldest_are_forgotten_and_nothing_grows() {
        let store = MemoryDeliveries::new(10);
        for number in 0..1000 {
            let key = format!("{number}");
            let delivery = delivery(&[&key], "1");
            store.claim(&delivery).await.unwrap();
            store.complete(&delivery, "").await.unwrap();
        }
        assert!(store.state().entries.len() <= 10 && store.state().order.len() <= 20);
        let last = delivery(&["999"], "2");
        assert_eq!(
            store.claim(&last).await.unwrap(),
            Claim::Completed(String::new())
        );
        let forgotten = delivery(&["0"], "2");
        assert_eq!(store.claim(&forgotten).await.unwrap(), Claim::Granted);
    }

    #[tokio::test]
    async fn failures_make_nothing_forgotten() {
        let store = MemoryDeliveries::new(10);
        let handled = delivery(&["handled"], "1");
        store.complete(&handled, "").await.unwrap();
        for _ in 0..1000 {
            let failing = delivery(&["failing"], "1");
            store.claim(&failing).await.unwrap();
            store.release(&failing).await.unwrap();
        }
        assert!(store.state().order.len() <= 20);
        assert!(matches!(
            store.claim(&handled).await.unwrap(),
            Claim::Completed(_)
        ));
    }
}

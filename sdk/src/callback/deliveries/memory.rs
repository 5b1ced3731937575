//! Deliveries in the memory of one process.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
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
    Completed(String),
}

impl MemoryDeliveries {
    /// Remembers at most so many keys; a delivery has one or two, of about 150 bytes in all.
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
        let live = delivery.keys.iter().filter_map(|key| self.entries.get(key));
        let mut held = false;
        for entry in live.filter(|entry| now < entry.until) {
            match &entry.progress {
                Progress::Completed(answer) => return Claim::Completed(answer.clone()),
                Progress::Held(holder) => held |= *holder != delivery.holder,
            }
        }
        if held {
            return Claim::Held;
        }
        let progress = Progress::Held(delivery.holder.clone());
        self.write(delivery, &progress, delivery.held, capacity);
        Claim::Granted
    }

    fn write(&mut self, delivery: &Delivery, progress: &Progress, life: Duration, capacity: usize) {
        let until = Instant::now() + life;
        for key in &delivery.keys {
            self.number += 1;
            let entry = Entry {
                progress: progress.clone(),
                until,
                number: self.number,
            };
            self.entries.insert(key.clone(), entry);
            self.order.push_back((key.clone(), self.number));
        }
        // What is no longer an entry's place in the order goes as well, or the order would grow without end.
        while self.entries.len() > capacity || self.order.len() > 2 * capacity {
            let Some((key, number)) = self.order.pop_front() else {
                return;
            };
            if self.is_current(&key, number) {
                self.entries.remove(&key);
            }
        }
    }

    fn release(&mut self, delivery: &Delivery) {
        for key in &delivery.keys {
            if let Some(entry) = self.entries.get(key)
                && let Progress::Held(holder) = &entry.progress
                && *holder == delivery.holder
            {
                self.entries.remove(key);
            }
        }
    }

    fn is_current(&self, key: &str, number: u64) -> bool {
        self.entries
            .get(key)
            .is_some_and(|entry| entry.number == number)
    }
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
        let progress = Progress::Completed(answer.to_owned());
        self.state()
            .write(delivery, &progress, delivery.kept, self.capacity);
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
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
            holder: holder.to_owned(),
            held: Duration::from_secs(30),
            kept: Duration::from_secs(3600),
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
        tokio::time::advance(Duration::from_secs(3601)).await;
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
}

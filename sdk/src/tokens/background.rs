//! Renewal without being asked, so that no call ever finds a token at its end.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::cache::Shared;
use super::slot::Slot;
use super::supply::Supply;

/// The longest sleep, after which the clock is looked at again: a machine that slept has a later time than its timers know.
const LONGEST_SLEEP: Duration = Duration::from_secs(30);

/// The shortest, so that nothing can make this a busy loop.
const SHORTEST_SLEEP: Duration = Duration::from_millis(50);

/// Gives what fetches a token, for as long as there is a client that wants one.
pub(crate) type Source = Box<dyn Fn() -> Option<Arc<dyn Supply>> + Send + Sync>;

/// The tasks that renew, one for each kind of token. They end when this is dropped.
#[derive(Default)]
pub(super) struct Keepers(Mutex<HashMap<&'static str, JoinHandle<()>>>);

impl Keepers {
    /// Starts a task for a token that has none. One whose runtime has ended is started anew.
    pub(super) fn add(
        &self,
        slot: Arc<Slot>,
        shared: &Arc<Shared>,
        source: impl FnOnce() -> Source,
    ) {
        let mut keepers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if keepers
            .get(slot.name)
            .is_some_and(|keeper| !keeper.is_finished())
        {
            return;
        }
        let name = slot.name;
        let keeper = tokio::spawn(keep(slot, Arc::clone(shared), source()));
        keepers.insert(name, keeper);
    }
}

impl Drop for Keepers {
    fn drop(&mut self) {
        let keepers = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        for keeper in keepers.values() {
            keeper.abort();
        }
    }
}

async fn keep(slot: Arc<Slot>, shared: Arc<Shared>, source: Source) {
    loop {
        let due = slot.due_in(shared.clock.now());
        sleep(due.clamp(SHORTEST_SLEEP, LONGEST_SLEEP)).await;
        if slot.due_in(shared.clock.now()).is_zero() {
            let Some(supply) = source() else {
                return;
            };
            // Its failure is logged, and the answer to calls.
            let _ = slot.renew_if_due(&shared, &supply).await;
        }
    }
}

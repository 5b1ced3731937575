//! Renewal without being asked, so that no call ever finds a token at its end.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::cache::Shared;
use super::entry::CacheEntry;
use super::source::TokenSource;

/// The longest sleep, after which the clock is looked at again: a machine that slept has a later time than its timers know.
const LONGEST_SLEEP: Duration = Duration::from_secs(30);

/// The shortest, so that nothing can make this a busy loop.
const SHORTEST_SLEEP: Duration = Duration::from_millis(50);

/// Gives what fetches a token, for as long as there is a client that wants one.
pub(crate) type SourceFactory = Box<dyn Fn() -> Option<Arc<dyn TokenSource>> + Send + Sync>;

/// The tasks that renew, one for each kind of token. They end when this is dropped.
#[derive(Default)]
pub(super) struct BackgroundTasks(Mutex<HashMap<&'static str, JoinHandle<()>>>);

impl BackgroundTasks {
    /// Starts a task for a token that has none. One whose runtime has ended is started anew.
    pub(super) fn add(
        &self,
        entry: Arc<CacheEntry>,
        shared: &Arc<Shared>,
        source: impl FnOnce() -> SourceFactory,
    ) {
        let mut background_tasks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if background_tasks
            .get(entry.name)
            .is_some_and(|task| !task.is_finished())
        {
            return;
        }
        let name = entry.name;
        let task = tokio::spawn(run(entry, Arc::clone(shared), source()));
        background_tasks.insert(name, task);
    }
}

impl Drop for BackgroundTasks {
    fn drop(&mut self) {
        let background_tasks = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        for task in background_tasks.values() {
            task.abort();
        }
    }
}

async fn run(entry: Arc<CacheEntry>, shared: Arc<Shared>, source: SourceFactory) {
    loop {
        let due = entry.due_in(shared.clock.now());
        sleep(due.clamp(SHORTEST_SLEEP, LONGEST_SLEEP)).await;
        if entry.due_in(shared.clock.now()).is_zero() {
            let Some(source) = source() else {
                return;
            };
            // Its failure is logged, and the answer to calls.
            let _ = entry.refresh_if_due(&shared, &source).await;
        }
    }
}

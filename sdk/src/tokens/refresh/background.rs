//! Background tasks that refresh tokens before a call finds them expired.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::entry::CacheEntry;
use super::run::refresh_if_due;
use super::shared::Shared;
use super::source::SourceFactory;

/// The longest sleep between two checks of the clock. A timer does not account for the time during which the machine was suspended.
const LONGEST_SLEEP: Duration = Duration::from_secs(30);

/// The shortest sleep, which prevents a busy loop.
const SHORTEST_SLEEP: Duration = Duration::from_millis(50);

/// The background refresh tasks, one for each kind of token. Dropping this value aborts them.
#[derive(Default)]
pub(super) struct BackgroundTasks(Mutex<HashMap<&'static str, JoinHandle<()>>>);

impl BackgroundTasks {
    /// Starts the background task of an entry unless it is already running. Starts it again if it has finished or its runtime has shut
    /// down.
    pub(super) fn ensure(
        &self,
        entry: Arc<CacheEntry>,
        shared: &Arc<Shared>,
        make_factory: impl FnOnce() -> SourceFactory,
    ) {
        let mut tasks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if tasks
            .get(entry.name)
            .is_some_and(|task| !task.is_finished())
        {
            return;
        }
        let name = entry.name;
        let task = tokio::spawn(refresh_in_time(entry, Arc::clone(shared), make_factory()));
        tasks.insert(name, task);
    }
}

impl Drop for BackgroundTasks {
    fn drop(&mut self) {
        let tasks = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        for task in tasks.values() {
            task.abort();
        }
    }
}

async fn refresh_in_time(entry: Arc<CacheEntry>, shared: Arc<Shared>, factory: SourceFactory) {
    loop {
        let due = entry.due_in(shared.clock.now());
        sleep(due.clamp(SHORTEST_SLEEP, LONGEST_SLEEP)).await;
        if entry.due_in(shared.clock.now()).is_zero() {
            let Some(source) = factory() else {
                return;
            };
            // The failure is already logged, and the entry reports it to callers.
            let _ = refresh_if_due(&entry, &shared, &source).await;
        }
    }
}

//! Background tasks that refresh tokens before they expire, so that calls find a valid token.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::entry::CacheEntry;
use super::run::refresh_if_due;
use super::shared::Shared;
use super::source::SourceFactory;

/// The longest sleep between two checks of the clock. Sleeps are kept short because timers do not count the time during which the machine
/// is suspended.
const LONGEST_SLEEP: Duration = Duration::from_secs(30);

/// The shortest sleep between two checks of the clock. It prevents a busy loop.
const SHORTEST_SLEEP: Duration = Duration::from_millis(50);

/// The background refresh tasks, one for each kind of token. Dropping this value aborts the tasks.
#[derive(Default)]
pub(super) struct BackgroundTasks(Mutex<HashMap<&'static str, JoinHandle<()>>>);

impl BackgroundTasks {
    /// Starts an entry's background task unless it is already running. A task that has finished, or whose runtime has shut down, is started
    /// again.
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

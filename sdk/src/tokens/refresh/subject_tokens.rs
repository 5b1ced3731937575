//! The token caches for the subjects (users or other applications) that a client acts for.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::cache::Tokens;

/// How many caches may be in memory before idle ones are dropped. A cache is idle if no client is using it and it has no pending work. The
/// tokens of a dropped cache are loaded from the store again when they are needed.
const MOST_CACHES: usize = 10_000;

/// The token caches for the subjects that a client acts for. The caches outlive the clients created for those subjects, so a program can
/// create a new client for every call and still use the cached tokens.
#[derive(Default)]
pub(crate) struct SubjectTokens(Mutex<HashMap<String, Arc<Tokens>>>);

impl SubjectTokens {
    /// Ends the pauses that follow failed refreshes. Called once the cause of the failures has been removed.
    pub(crate) fn forget_failures(&self) {
        let caches = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        caches.values().for_each(|tokens| tokens.forget_failures());
    }

    /// Returns the token cache for a subject. If there is none yet, creates one that uses the same store as `own`.
    pub(crate) fn get_or_create(&self, id: &str, own: &Tokens) -> Arc<Tokens> {
        let mut caches = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tokens) = caches.get(id) {
            return Arc::clone(tokens);
        }
        if caches.len() >= MOST_CACHES {
            caches.retain(|_, tokens| Arc::strong_count(tokens) > 1 || tokens.have_pending_work());
        }
        let tokens = Arc::new(own.for_subject(id.to_owned()));
        caches.insert(id.to_owned(), Arc::clone(&tokens));
        tokens
    }
}

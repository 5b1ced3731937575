//! The token caches of those a client acts for.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::cache::Tokens;

/// How many caches are held in memory. Beyond that, caches without pending work are dropped, and their tokens are loaded from the store again.
const MOST_CACHES: usize = 10_000;

/// The token caches of those a client acts for, the subjects of the tokens. They outlive the clients, so that a client can be made for each call.
#[derive(Default)]
pub(crate) struct SubjectTokens(Mutex<HashMap<String, Arc<Tokens>>>);

impl SubjectTokens {
    /// Ends the pauses after failures, because their cause is removed.
    pub(crate) fn forget_failures(&self) {
        let caches = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        caches.values().for_each(|tokens| tokens.forget_failures());
    }

    /// Returns the cache of a subject, and makes it in the store of `own` if there is none.
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

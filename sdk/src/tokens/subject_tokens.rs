//! The tokens of those for whom clients act.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::Tokens;

/// How many of those for whom clients act are remembered. Beyond, those for whom nothing is under way are forgotten; their tokens are read
/// from the store again.
const MOST_REMEMBERED: usize = 10_000;

/// The tokens of those for whom clients act, so that a client can be made for each call.
#[derive(Default)]
pub(crate) struct SubjectTokens(Mutex<HashMap<String, Arc<Tokens>>>);

impl SubjectTokens {
    /// Forgets what failed, because what it lacked is there.
    pub(crate) fn forget_failures(&self) {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.values().for_each(|tokens| tokens.forget_failures());
    }

    pub(crate) fn tokens(&self, id: &str, new: impl FnOnce() -> Tokens) -> Arc<Tokens> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tokens) = known.get(id) {
            return Arc::clone(tokens);
        }
        if known.len() >= MOST_REMEMBERED {
            known.retain(|_, tokens| Arc::strong_count(tokens) > 1 || tokens.have_pending_work());
        }
        let tokens = Arc::new(new());
        known.insert(id.to_owned(), Arc::clone(&tokens));
        tokens
    }
}

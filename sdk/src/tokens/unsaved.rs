//! What is worth more than its token and could not be saved yet.

use std::time::Duration;

use super::entry::State;
use super::store::Token;
use crate::secret::Secret;

/// The pauses between attempts to save what must not be lost.
pub(super) const SAVING_PAUSES: [Duration; 3] = [
    Duration::from_millis(100),
    Duration::from_millis(500),
    Duration::from_secs(2),
];

/// Something precious that is not in the store yet.
pub(super) struct Unsaved {
    pub(super) token: Token,
    /// What is older than it: what stood in the store when the first of them was got, and those that came before it. A save that seemed to
    /// fail may have been made, so the store can hold any of these. Where it holds something else, somebody has got a newer one. `None`:
    /// whatever is stored is older, for this one was inserted.
    older: Option<Vec<Secret>>,
}

impl Unsaved {
    /// Something that somebody has inserted.
    pub(super) fn inserted(token: Token) -> Self {
        Self { token, older: None }
    }

    fn is_newer_than(&self, stored: &Token) -> bool {
        let older = self.older.as_ref();
        older.is_none_or(|older| older.contains(&stored.value))
    }
}

impl State {
    /// Keeps what is about to be saved in place of what is stored.
    pub(super) fn remember_unsaved(&mut self, stored: Option<&Token>, token: &Token) {
        let older = match self.unsaved.take() {
            Some(Unsaved {
                token: last,
                mut older,
            }) => {
                if let Some(older) = older.as_mut().filter(|_| last.value != token.value) {
                    older.push(last.value);
                }
                older
            }
            None => Some(stored.iter().map(|stored| stored.value.clone()).collect()),
        };
        self.unsaved = Some(Unsaved {
            token: token.clone(),
            older,
        });
    }

    /// Whether something that is not saved yet is newer than what is stored.
    pub(super) fn has_newer_than(&self, stored: &Token) -> bool {
        let unsaved = self.unsaved.as_ref();
        unsaved.is_some_and(|unsaved| unsaved.is_newer_than(stored))
    }

    /// What is not saved yet, unless somebody has saved something newer.
    pub(super) fn unsaved_after(&mut self, stored: Option<&Token>) -> Option<Token> {
        // A store that keeps nothing any more has nothing newer either.
        if stored.is_some_and(|stored| !self.has_newer_than(stored)) {
            self.unsaved = None;
        }
        self.unsaved.as_ref().map(|unsaved| unsaved.token.clone())
    }
}

//! The irreplaceable value that the store has not accepted yet.

use crate::secret::Secret;
use crate::tokens::store::Token;

/// The newest irreplaceable value that the store has not accepted yet, if there is one.
#[derive(Default)]
pub(super) struct Unsaved(Option<Pending>);

struct Pending {
    token: Token,
    /// The values that are older than `token`: the value that the store held when the first unsaved value was fetched, and all unsaved
    /// values since then. A save that seemed to fail may have succeeded, so the store can hold any of these. If it holds another value,
    /// another process has fetched a newer one. This is `None` for an inserted value, which is newer than any stored value.
    older: Option<Vec<Secret>>,
}

impl Unsaved {
    /// Creates a state in which no value waits to be saved.
    pub(super) fn none() -> Self {
        Self(None)
    }

    /// Creates a state in which a value supplied by the caller waits to be saved. Any stored value is older.
    pub(super) fn inserted(token: Token) -> Self {
        Self(Some(Pending { token, older: None }))
    }

    pub(super) fn is_pending(&self) -> bool {
        self.0.is_some()
    }

    /// Remembers a value that is about to replace the stored one.
    pub(super) fn remember(&mut self, stored: Option<&Token>, token: &Token) {
        let older = match self.0.take() {
            Some(Pending {
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
        self.0 = Some(Pending {
            token: token.clone(),
            older,
        });
    }

    /// Forgets a value that has been saved.
    pub(super) fn note_saved(&mut self, token: &Token) {
        self.0.take_if(|pending| pending.token.value == token.value);
    }

    /// Returns `true` if there is an unsaved value and it is newer than the stored one.
    pub(super) fn is_newer_than(&self, stored: &Token) -> bool {
        self.0.as_ref().is_some_and(|pending| {
            let older = pending.older.as_ref();
            older.is_none_or(|older| older.contains(&stored.value))
        })
    }

    /// Returns the unsaved value. Forgets it if the store holds a newer value, but not if the store is empty.
    pub(super) fn reconcile(&mut self, stored: Option<&Token>) -> Option<Token> {
        if stored.is_some_and(|stored| !self.is_newer_than(stored)) {
            self.0 = None;
        }
        self.0.as_ref().map(|pending| pending.token.clone())
    }
}

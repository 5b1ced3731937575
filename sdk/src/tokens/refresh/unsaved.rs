//! Keeps track of an irreplaceable value that the store has not accepted yet.

use crate::secret::Secret;
use crate::tokens::store::Token;

/// The newest irreplaceable value that the store has not accepted yet, if any.
#[derive(Default)]
pub(super) struct Unsaved(Option<Pending>);

struct Pending {
    token: Token,
    /// The values known to be older than `token`: the value that was in the store when the first unsaved value was fetched, and all unsaved
    /// values fetched since then. The store may contain any of these, because a save that appeared to fail may in fact have succeeded. Any
    /// other value in the store was fetched by another process and is newer than `token`. For an inserted value, this is `None`, because an
    /// inserted value is newer than anything in the store.
    older: Option<Vec<Secret>>,
}

impl Unsaved {
    /// Creates a state with no value waiting to be saved.
    pub(super) fn none() -> Self {
        Self(None)
    }

    /// Creates a state with an inserted value waiting to be saved. Any value in the store is considered older.
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

    /// Forgets the unsaved value if it equals `token`, because `token` has been saved.
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

    /// Returns the unsaved value, if any. If the store contains a newer value, forgets the unsaved one and returns `None`. If the store is
    /// empty, the unsaved value is kept.
    pub(super) fn reconcile(&mut self, stored: Option<&Token>) -> Option<Token> {
        if stored.is_some_and(|stored| !self.is_newer_than(stored)) {
            self.0 = None;
        }
        self.0.as_ref().map(|pending| pending.token.clone())
    }
}

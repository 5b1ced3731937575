//! Tokens: where they are kept and how they are renewed.
//!
//! A client keeps one token for each kind of credential. It hands a live one out without waiting, renews it in the background
//! before it ends, and makes all calls that find none wait for one and the same renewal. Behind that stands a [`TokenStore`], which may
//! be shared by many processes; [`MemoryStore`] is the default.

mod cache;
mod clock;
mod memory;
mod store;

pub(crate) use cache::{Issued, Tokens};
pub use memory::MemoryStore;
pub use store::{Lease, StoreError, Token, TokenKey, TokenStore};

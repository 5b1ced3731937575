//! Signatures of web pages that use the JS SDK.

#[cfg(feature = "crypto")]
pub(super) mod explain;
mod page;
mod ticket;

pub use self::page::SignedPage;
pub use self::ticket::jsb_ticket;

//! The state of a running sandbox platform: everything that requests and tests can read and change.

mod applications;
mod authorizations;
mod clock;
mod fault;
mod history;
mod log_ids;
mod messages;
mod orders;
mod platform;
mod sessions;
mod tokens;
mod user_storage;

pub(crate) use applications::Applications;
pub(crate) use clock::Clock;
pub use fault::Fault;
pub(crate) use fault::FaultKind;
pub use messages::SentMessage;
pub(crate) use orders::{DOUYIN_PAY, ItemOrder, Order, Refund};
pub(crate) use platform::{Platform, Settings};
pub(crate) use sessions::CodePolicy;
pub use sessions::Session;
pub(crate) use tokens::{FetchPolicy, TokenOrigin, TokenSettings, TokenStatus};

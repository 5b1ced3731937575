//! Acting for others: apps that have authorised a third-party platform, and users who have granted something to an application.

#[cfg(feature = "third_party_platform")]
mod authorizer;
#[cfg(feature = "credential")]
mod business;
mod component;
mod filling;
mod keep_alive;
#[cfg(any(feature = "third_party_platform", feature = "credential"))]
mod pair;
mod subject;
#[cfg(feature = "credential")]
mod user;

#[cfg(feature = "third_party_platform")]
pub use authorizer::AuthorizedApp;
pub(crate) use component::unknown_token;
pub(crate) use filling::Filling;
pub(crate) use subject::{Acquaintances, Subject};
#[cfg(feature = "credential")]
pub use user::AuthorizedUser;

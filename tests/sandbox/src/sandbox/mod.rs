//! The handle of a running sandbox platform, and the builder that starts one.

mod builder;
mod handle;
mod orders;

pub use builder::{SandboxBuilder, StartError};
pub use handle::Sandbox;
pub use orders::{RequestOrderError, RequestedItem, RequestedOrder};

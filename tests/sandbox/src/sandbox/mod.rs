//! The handle of a running sandbox platform, and the builder that starts one.

mod builder;
mod handle;

pub use builder::{SandboxBuilder, StartError};
pub use handle::Sandbox;

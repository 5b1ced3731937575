//! What a test holds: a running sandbox platform, and the settings that it starts with.

mod builder;
mod handle;

pub use builder::{SandboxBuilder, StartError};
pub use handle::Sandbox;

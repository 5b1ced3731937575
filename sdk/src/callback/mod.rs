//! Callbacks: what the platform pushes to an application's server.

mod event_type;
mod protocol;

pub use event_type::{EventDescription, EventType};
pub use protocol::Protocol;

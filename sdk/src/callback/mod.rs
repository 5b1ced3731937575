//! Callbacks: what the platform pushes to an application's server.

mod event_type;
mod protocol;
#[cfg(test)]
mod tests;
mod unknown_event;

pub use event_type::{EventDescription, EventType};
pub use protocol::Protocol;
pub use unknown_event::UnknownEvent;

// What the catalogue's events become: `Event`, and the descriptions of all of them.
include!(concat!(env!("OUT_DIR"), "/events.rs"));

/// What the catalogue says of the events of all chapters that are compiled in, in the order of their chapters.
pub fn known_events() -> impl Iterator<Item = &'static EventDescription> {
    DESCRIPTIONS_.iter().copied()
}

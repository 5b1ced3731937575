//! The events of the catalogue and their descriptions.

use super::description::EventDescription;

// Defines `Event` and the descriptions of all events.
include!(concat!(env!("OUT_DIR"), "/events.rs"));

/// Returns the descriptions of the events of all enabled chapters, in the order of the chapters.
pub fn known_events() -> impl Iterator<Item = &'static EventDescription> {
    Event::DESCRIPTIONS.iter().copied()
}

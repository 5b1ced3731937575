//! The catalogue's events and their descriptions.

use super::description::EventDescription;

// Defines `Event` and the descriptions of all events.
include!(concat!(env!("OUT_DIR"), "/events.rs"));

/// Returns the description of every event in all enabled chapters. The events are grouped by chapter.
pub fn known_events() -> impl Iterator<Item = &'static EventDescription> {
    Event::DESCRIPTIONS.iter().copied()
}

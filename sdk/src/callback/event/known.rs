//! The events of the catalogue: all of them together, and what it says of them.

use super::description::EventDescription;

// What the catalogue's events become: `Event`, and the descriptions of all of them.
include!(concat!(env!("OUT_DIR"), "/events.rs"));

/// What the catalogue says of the events of all chapters that are compiled in, in the order of their chapters.
pub fn known_events() -> impl Iterator<Item = &'static EventDescription> {
    Event::DESCRIPTIONS.iter().copied()
}

//! Types for the catalogue's events and for unknown events.

mod description;
mod known;
#[cfg(test)]
mod tests;
mod unknown;

pub use description::{EventDescription, EventType};
pub use known::{Event, known_events};
pub use unknown::UnknownEvent;

//! The types of the events in the catalogue, and of unknown events.

mod description;
mod known;
#[cfg(test)]
mod tests;
mod unknown;

pub use description::{EventDescription, EventType};
pub use known::{Event, known_events};
pub use unknown::UnknownEvent;

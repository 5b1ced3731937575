//! The events of the catalogue, as types, and those that it does not describe.

mod description;
mod known;
#[cfg(test)]
mod tests;
mod unknown;

pub use description::{EventDescription, EventType};
pub use known::{Event, known_events};
pub use unknown::UnknownEvent;

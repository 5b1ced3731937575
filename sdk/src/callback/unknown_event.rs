//! Events that the catalogue does not know.

use super::Protocol;

/// An event that no chapter describes that is compiled in.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct UnknownEvent {
    pub(crate) protocol: Protocol,
    pub(crate) event: String,
    pub(crate) content: Box<str>,
}

impl UnknownEvent {
    /// How it was signed and packed.
    pub fn protocol(&self) -> Protocol {
        self.protocol
    }

    /// What names it on the wire.
    pub fn event(&self) -> &str {
        &self.event
    }

    /// Its message as JSON text.
    pub fn content(&self) -> &str {
        &self.content
    }
}

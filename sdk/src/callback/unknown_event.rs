//! Events that the catalogue does not describe.

use std::fmt;

use super::Protocol;
use super::verified::Message;
use crate::wire::{Misfit, Reader, Value};

/// An event that no chapter of the catalogue describes, or whose chapter's feature is off. `Debug` does not show its content.
#[derive(Clone, PartialEq, Eq)]
pub struct UnknownEvent {
    protocol: Protocol,
    name: String,
    content: String,
}

impl UnknownEvent {
    pub(super) fn of(message: &Message) -> Self {
        Self {
            protocol: message.protocol,
            name: message.name.clone(),
            content: message.content.clone(),
        }
    }

    /// How it was signed and packed.
    pub fn protocol(&self) -> Protocol {
        self.protocol
    }

    /// What names it on the wire; [`Protocol::Ecpay`] does not sign it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The message, as the JSON text that it is.
    pub fn content(&self) -> &str {
        &self.content
    }

    /// The message in a type of one's own.
    ///
    /// # Errors
    /// It does not fit; the error names the place.
    pub fn read<T: Value + Default>(&self) -> Result<T, Misfit> {
        let mut value = T::default();
        Reader::read(&self.content, |reader| value.read(reader))?;
        Ok(value)
    }
}

impl fmt::Debug for UnknownEvent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("UnknownEvent")
            .field("protocol", &self.protocol)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

//! Events that no enabled chapter of the catalogue describes.

use std::fmt;
use std::sync::Arc;

use crate::callback::message::Message;
use crate::callback::protocol::Protocol;
use crate::wire::{Misfit, Reader, WireValue};

/// An event that no enabled chapter of the catalogue describes. `Debug` does not show its content.
#[derive(Clone)]
pub struct UnknownEvent(Arc<Message>);

impl UnknownEvent {
    pub(in crate::callback) fn of(message: &Arc<Message>) -> Self {
        Self(Arc::clone(message))
    }

    /// Returns the protocol in which the event was signed and encoded.
    pub fn protocol(&self) -> Protocol {
        self.0.protocol
    }

    /// Returns the name of the event on the wire. [`Protocol::Ecpay`] does not sign the name.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Returns the unmodified JSON text of the message.
    pub fn content(&self) -> &str {
        &self.0.content
    }

    /// Reads the message into a type of your own.
    ///
    /// # Errors
    /// Returns an error that names the location if the message does not match the type.
    pub fn read<T: WireValue + Default>(&self) -> Result<T, Misfit> {
        let mut value = T::default();
        Reader::read(&self.0.content, |reader| value.read(reader))?;
        Ok(value)
    }
}

impl fmt::Debug for UnknownEvent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("UnknownEvent")
            .field("protocol", &self.0.protocol)
            .field("name", &self.0.name)
            .finish_non_exhaustive()
    }
}

//! Events that no enabled chapter of the catalogue describes.

use std::fmt;
use std::sync::Arc;

use crate::callback::message::Message;
use crate::callback::protocol::Protocol;
use crate::wire::{Misfit, Reader, WireValue};

/// An event that no enabled chapter of the catalogue describes. The output of `Debug` does not include the event's content.
#[derive(Clone)]
pub struct UnknownEvent(Arc<Message>);

impl UnknownEvent {
    pub(in crate::callback) fn of(message: &Arc<Message>) -> Self {
        Self(Arc::clone(message))
    }

    /// Returns the protocol used to sign and encode the event.
    pub fn protocol(&self) -> Protocol {
        self.0.protocol
    }

    /// Returns the event's name on the wire. The name is not signed if the protocol is [`Protocol::Ecpay`].
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Returns the JSON text of the message. JSON from the platform is unmodified, and XML is converted to JSON.
    pub fn content(&self) -> &str {
        &self.0.content
    }

    /// Reads the message into your own type.
    ///
    /// # Errors
    /// Returns an error if the message does not match the type. The error names the value that does not match.
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

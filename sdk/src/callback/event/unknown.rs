//! Events that the catalogue does not describe.

use std::fmt;
use std::sync::Arc;

use crate::callback::message::Message;
use crate::callback::protocol::Protocol;
use crate::wire::{Misfit, Reader, WireValue};

/// An event that no chapter of the catalogue describes, or whose chapter's feature is off. `Debug` does not show its content.
#[derive(Clone)]
pub struct UnknownEvent(Arc<Message>);

impl UnknownEvent {
    pub(in crate::callback) fn of(message: &Arc<Message>) -> Self {
        Self(Arc::clone(message))
    }

    /// How it was signed and packed.
    pub fn protocol(&self) -> Protocol {
        self.0.protocol
    }

    /// What names it on the wire; [`Protocol::Ecpay`] does not sign it.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The message, as the JSON text that it is.
    pub fn content(&self) -> &str {
        &self.0.content
    }

    /// The message in a type of one's own.
    ///
    /// # Errors
    /// It does not fit; the error names the place.
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

//! An endpoint, along with the functions that create its request and read its payload.

use std::fmt;

use crate::answer::{Error, Raw};
use crate::endpoint::Endpoint;
use crate::wire::{Structure, WireValue, value_text};

/// An endpoint, along with the functions that give access to its request and response types. Generated tables contain one operation per endpoint.
pub struct Operation {
    pub(super) endpoint: &'static Endpoint,
    /// Creates an empty request.
    pub(super) request: fn() -> Box<dyn Structure>,
    /// Reads the payload and writes it as JSON, or as an empty string for `()`. Secrets are masked if the second argument is `true`.
    pub(super) payload: fn(&Raw, bool) -> Result<String, Error>,
}

impl Operation {
    /// Creates the operation for a request type.
    #[must_use]
    pub const fn of<R>(endpoint: &'static Endpoint) -> Self
    where
        R: crate::Request<Response: WireValue> + Default + 'static,
    {
        Self {
            endpoint,
            request: || Box::new(R::default()),
            payload: |raw, masked| {
                R::response(raw).map(|mut payload| value_text(&mut payload, masked))
            },
        }
    }
}

impl fmt::Debug for Operation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("Operation")
            .field(&self.endpoint.name)
            .finish()
    }
}

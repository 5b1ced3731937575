//! Requests created from JSON.

use std::fmt;

use serde_json::Value;

use super::operation::Operation;
use super::payload::Payload;
use crate::answer::{Answer, Error};
use crate::client::{CallOptions, Client, PendingCall};
use crate::endpoint::EndpointReference;
use crate::wire::{self, RequestFaults, Structure, Writer};

/// A request that was created from JSON and can be sent to one of the catalogue's endpoints.
///
/// `Debug` masks secrets.
#[must_use]
pub struct DynamicRequest {
    operation: &'static Operation,
    /// The JSON that the request was created from. It is kept so that the request can be recreated for display.
    json: String,
    structure: Box<dyn Structure>,
    unchecked: bool,
}

impl DynamicRequest {
    pub(super) fn new(operation: &'static Operation, json: Value) -> Result<Self, Error> {
        let refuse = |what: String| {
            let mut faults = RequestFaults::default();
            faults.invalid.push(what);
            Error::faults(operation.endpoint, faults)
        };
        let json = match json {
            Value::Null => "{}".to_owned(),
            Value::Object(_) => json.to_string(),
            _ => return Err(refuse("it must be a JSON object of its fields".to_owned())),
        };
        let mut structure = (operation.request)();
        wire::fill(&mut *structure, &json)
            .map_err(|faults| Error::faults(operation.endpoint, faults))?;
        Ok(Self {
            operation,
            json,
            structure,
            unchecked: false,
        })
    }

    /// Returns the typed request as JSON, with secrets in plain text.
    pub fn to_json(&self) -> Value {
        serde_json::from_str(&Writer::json(&mut *self.rebuild())).unwrap_or_default()
    }

    /// Allows the request to be sent even if required fields are missing. This is for programs that only look at what would be sent.
    #[doc(hidden)]
    pub fn unchecked(mut self) -> Self {
        self.unchecked = true;
        self
    }

    /// Sends the request and returns the payload along with the raw response.
    ///
    /// # Errors
    /// Returns an error if the request cannot be sent or the call fails. See [`Error`].
    pub async fn send(
        mut self,
        client: &Client,
        options: CallOptions,
    ) -> Result<Answer<Payload>, Error> {
        let structure = &mut *self.structure;
        let parts = if self.unchecked {
            wire::given_parts(structure)
        } else {
            Writer::parts(structure)
        };
        let endpoint = self.operation.endpoint;
        let (parts, secrets) = parts.map_err(|faults| Error::faults(endpoint, faults))?;
        let call = PendingCall {
            endpoint: EndpointReference::Catalogue(endpoint),
            parts,
            secrets,
            options: Some(Box::new(options)),
            issuing: false,
        };
        let raw = call.execute(client.clone()).await?;
        let payload = Payload::read(self.operation, &raw);
        let payload = payload.map_err(|error| error.after_response(&raw))?;
        Ok(Answer::new(payload, raw))
    }

    fn rebuild(&self) -> Box<dyn Structure> {
        let mut structure = (self.operation.request)();
        // The same JSON has already been read successfully.
        let _ = wire::fill(&mut *structure, &self.json);
        structure
    }
}

impl fmt::Debug for DynamicRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        wire::debug(
            &self.operation.endpoint.name,
            &mut *self.rebuild(),
            formatter,
        )
    }
}

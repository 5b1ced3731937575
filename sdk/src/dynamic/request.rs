//! A request that came as JSON.

use std::fmt;

use serde_json::Value;

use super::{Method, Payload};
use crate::answer::{Answer, Error};
use crate::client::{CallOptions, Client, PendingCall};
use crate::endpoint::EndpointReference;
use crate::wire::{self, RequestFaults, Structure, Writer};

/// A request of the catalogue that came as JSON, ready to be sent. `Debug` masks its secrets.
#[must_use]
pub struct Request {
    method: &'static Method,
    /// What it was filled from: a request shows itself by reading it once more.
    json: String,
    structure: Box<dyn Structure>,
    unchecked: bool,
}

impl Request {
    pub(super) fn new(method: &'static Method, json: Value) -> Result<Self, Error> {
        let refuse = |what: String| {
            let mut faults = RequestFaults::default();
            faults.invalid.push(what);
            Error::faults(method.endpoint, faults)
        };
        let json = match json {
            Value::Null => "{}".to_owned(),
            Value::Object(_) => json.to_string(),
            _ => return Err(refuse("it must be a JSON object of its fields".to_owned())),
        };
        let mut structure = (method.request)();
        wire::fill(&mut *structure, &json)
            .map_err(|faults| Error::faults(method.endpoint, faults))?;
        Ok(Self {
            method,
            json,
            structure,
            unchecked: false,
        })
    }

    /// The typed request written back as JSON, secrets in clear.
    pub fn to_json(&self) -> Value {
        serde_json::from_str(&Writer::json(&mut *self.again())).unwrap_or_default()
    }

    /// Sends what is there, even if the platform requires more: for programs that only look at what would be sent.
    #[doc(hidden)]
    pub fn unchecked(mut self) -> Self {
        self.unchecked = true;
        self
    }

    /// Sends the request.
    ///
    /// # Errors
    /// See [`Error`].
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
        let endpoint = self.method.endpoint;
        let (parts, secrets) = parts.map_err(|faults| Error::faults(endpoint, faults))?;
        let call = PendingCall {
            endpoint: EndpointReference::Catalogue(endpoint),
            parts,
            secrets,
            options: Some(Box::new(options)),
            issuing: false,
        };
        let raw = call.execute(client.clone()).await?;
        Ok(Answer::new(Payload::read(self.method, &raw)?, raw))
    }

    fn again(&self) -> Box<dyn Structure> {
        let mut structure = (self.method.request)();
        // It was read before.
        let _ = wire::fill(&mut *structure, &self.json);
        structure
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        wire::debug(&self.method.endpoint.name, &mut *self.again(), formatter)
    }
}

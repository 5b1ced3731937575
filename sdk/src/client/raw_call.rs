//! Calls to endpoints that are not in the catalogue.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use http::Method;
use serde::Serialize;

use super::Client;
use super::call::{CallOptions, Sending};
use super::pending_call::PendingCall;
use crate::answer::{Error, Raw};
use crate::endpoint::{
    Auth, Credential, Encoding, Endpoint, EndpointReference, Envelope, Fill, Host, Place, Signature,
};
use crate::file::File;
use crate::secret::sounds_secret;
use crate::transport::BoxFuture;
use crate::wire::{Part, RequestFaults};

/// A call to any method, host and path.
///
/// It supports everything that calls to the catalogue's endpoints support: credentials, signatures, envelopes, errors and retries.
///
/// ```no_run
/// use bytedance::platform::{credentials, hosts};
/// use bytedance::{Client, Method};
///
/// # async fn example() -> Result<(), bytedance::Error> {
/// let app = Client::builder("tt_app_id", "secret").build()?;
/// let raw = app
///     .raw(Method::POST, &hosts::OPEN, "/api/new/thing/")
///     .credential(&credentials::CLIENT)
///     .field("name", "value")
///     .send()
///     .await?;
/// println!("{}", raw.json()?);
/// # Ok(()) }
/// ```
#[must_use]
pub struct RawCall {
    client: Client,
    endpoint: Endpoint,
    parts: Vec<Part>,
    faults: RequestFaults,
    options: CallOptions,
}

impl RawCall {
    pub(crate) fn new(
        client: Client,
        method: Method,
        host: &'static Host,
        path: String,
        envelope: &'static Envelope,
    ) -> Self {
        let mut endpoint = Endpoint::new("", method, host, "", envelope);
        // The name appears in errors and logs, so the query is cut off: it does not belong in the path, but if the path has one, it may contain a
        // token.
        let name = path.split(['?', '#']).next().unwrap_or_default();
        endpoint.name = Cow::Owned(format!("{} {}:{name}", endpoint.method, host.name));
        endpoint.path = Cow::Owned(path);
        Self {
            client,
            endpoint,
            parts: Vec::new(),
            faults: RequestFaults::default(),
            options: CallOptions::new(),
        }
    }

    /// Sets the envelope of the response. Defaults to `err_no`.
    pub fn envelope(mut self, envelope: &'static Envelope) -> Self {
        self.endpoint.envelope = envelope;
        self
    }

    /// Sets which kind of token the endpoint needs. The token goes in the default place for its kind.
    pub fn credential(self, credential: &'static Credential) -> Self {
        self.auth(Auth::new(credential))
    }

    /// Sets which token the endpoint needs and where it goes in the request.
    pub fn auth(mut self, auth: Auth) -> Self {
        self.endpoint.auth = Some(auth);
        self
    }

    /// Signs the request.
    ///
    /// Use [`local`](Self::local) to set values that the signature needs but that are not sent.
    pub fn signature(mut self, signature: &'static Signature) -> Self {
        self.endpoint.signature = Some(signature);
        self
    }

    /// Adds a secret that is used only to compute the signature and is not sent, such as `session_key`.
    pub fn local(self, name: impl Into<String>, value: impl Serialize) -> Self {
        self.part(Place::Local, name.into(), value)
    }

    /// Sets the value for a placeholder in the path.
    pub fn path(self, name: impl Into<String>, value: impl Serialize) -> Self {
        self.part(Place::Path, name.into(), value)
    }

    /// Adds a query parameter. Strings are sent without quotes, and all other values as compact JSON.
    pub fn query(self, name: impl Into<String>, value: impl Serialize) -> Self {
        self.part(Place::Query, name.into(), value)
    }

    /// Adds a field to the body.
    pub fn field(self, name: impl Into<String>, value: impl Serialize) -> Self {
        self.part(Place::Body, name.into(), value)
    }

    /// Adds a file and changes the body to a multipart body. Several files can share one name.
    pub fn file(mut self, name: impl Into<String>, file: impl Into<File>) -> Self {
        self.endpoint.encoding = Encoding::Multipart;
        self.parts.push(Part::file(name.into(), file.into()));
        self
    }

    /// Sets the entire body.
    ///
    /// `value` is serialized to JSON and sent without further changes. The text of a `serde_json::value::RawValue` is therefore preserved exactly.
    pub fn json(self, value: impl Serialize) -> Self {
        self.part(Place::Body, String::new(), value)
    }

    /// Adds a header.
    pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.part(Place::Header, name.into(), value.into())
    }

    /// Sets the parameters that the client fills in automatically, such as the app id.
    pub fn fill(mut self, fill: &'static [Fill]) -> Self {
        self.endpoint.fill = fill;
        self
    }

    /// Sets the encoding of the body. Defaults to JSON.
    pub fn encoding(mut self, encoding: Encoding) -> Self {
        self.endpoint.encoding = encoding;
        self
    }

    /// Marks the call as safe to repeat when its outcome is unknown.
    pub fn safe(mut self) -> Self {
        self.endpoint.safe = true;
        self
    }

    /// Marks the endpoint as documented for the platform's sandbox.
    pub fn sandbox(mut self) -> Self {
        self.endpoint.sandbox = true;
        self
    }

    /// Marks successful responses as binary content. Use [`Raw::binary`] to read it.
    pub fn binary(mut self) -> Self {
        self.endpoint.binary = true;
        self
    }

    /// Sets the options for this call, replacing any that were set before.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    /// Sends the call and returns the raw response. Awaiting the call itself does the same.
    ///
    /// # Errors
    /// Returns an error if the call cannot be sent or fails. See [`Error`].
    pub fn send(self) -> Sending<Raw> {
        Sending::new(self.send_raw(), |raw| Ok(raw.clone()))
    }

    fn send_raw(self) -> BoxFuture<'static, Result<Raw, Error>> {
        if !self.faults.is_empty() {
            let error = Error::faults(&self.endpoint, self.faults);
            return Box::pin(std::future::ready(Err(error)));
        }
        let secret = |part: &&Part| part.place == Place::Local || sounds_secret(&part.name);
        let secrets = self
            .parts
            .iter()
            .filter(secret)
            .map(|part| part.text().into_owned());
        let call = PendingCall {
            endpoint: EndpointReference::Own(Arc::new(self.endpoint)),
            secrets: secrets.collect(),
            parts: self.parts,
            options: Some(Box::new(self.options)),
            issuing: false,
        };
        call.execute(self.client)
    }

    fn part(mut self, place: Place, name: String, value: impl Serialize) -> Self {
        match serde_json::to_string(&value) {
            Ok(json) => self.parts.push(Part::new(place, name, json)),
            Err(error) => self
                .faults
                .invalid
                .push(format!("{name} cannot be written as JSON: {error}")),
        }
        self
    }
}

impl IntoFuture for RawCall {
    type Output = Result<Raw, Error>;
    type IntoFuture = Sending<Raw>;

    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

impl fmt::Debug for RawCall {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<_> = self
            .parts
            .iter()
            .map(|part| (part.place, &part.name))
            .collect();
        formatter
            .debug_struct("RawCall")
            .field("endpoint", &self.endpoint.name)
            .field("parts", &parts)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

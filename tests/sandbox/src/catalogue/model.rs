//! The catalogue in the form used by the server. All names are already resolved and every endpoint already has a sample response, so
//! handling a request needs only lookups.

use std::collections::HashMap;
use std::sync::Arc;

use http::Method;
use serde_json::Value;

use super::metadata::{
    Credential, Encoding, ErrorCodes, Field, Fill, Host, Issuer, Place, ResponseKind, Schema,
    Signature,
};

/// The platform's catalogue.
#[derive(Debug, Default)]
pub(crate) struct Catalogue {
    pub(crate) hosts: Vec<Arc<Host>>,
    pub(crate) endpoints: Vec<Endpoint>,
    pub(crate) issuers: HashMap<String, Issuer>,
    pub(crate) credentials: HashMap<String, Arc<Credential>>,
    pub(crate) errors: Vec<ErrorCodes>,
    /// Maps endpoint names to indexes into `endpoints`.
    pub(super) names: HashMap<String, usize>,
}

impl Catalogue {
    /// Returns the endpoint with this name.
    pub(crate) fn endpoint(&self, name: &str) -> Option<&Endpoint> {
        self.names
            .get(name)
            .and_then(|index| self.endpoints.get(*index))
    }
}

#[derive(Debug)]
pub(crate) struct Endpoint {
    /// The index of this endpoint in [`Catalogue::endpoints`].
    pub(crate) index: usize,
    pub(crate) name: String,
    pub(crate) method: Method,
    pub(crate) host: Arc<Host>,
    pub(crate) path: String,
    pub(crate) auth: Option<Auth>,
    pub(crate) encoding: Encoding,
    pub(crate) envelope: Arc<Envelope>,
    pub(crate) signature: Option<Arc<Signature>>,
    pub(crate) fill: Vec<Fill>,
    pub(crate) at_least_one: Vec<Vec<String>>,
    pub(crate) request: Vec<Field>,
    pub(crate) open_body: bool,
    pub(crate) response: ResponseKind,
    /// The issuer that this endpoint implements, or `None` if the endpoint does not issue tokens.
    pub(crate) issuer: Option<Issuer>,
    /// A sample payload in the documented format.
    pub(crate) sample: Value,
}

impl Endpoint {
    /// Returns the schema of a top-level payload field.
    pub(crate) fn payload_field(&self, name: &str) -> Option<&Schema> {
        let ResponseKind::Value {
            schema: Schema::Object { fields },
        } = &self.response
        else {
            return None;
        };
        fields
            .iter()
            .find(|field| field.name == name)
            .map(|field| &field.schema)
    }

    /// Returns whether the request has a body that must be read.
    pub(crate) fn has_body(&self) -> bool {
        self.open_body
            || self
                .request
                .iter()
                .any(|field| field.place == Some(Place::Body))
            || self.fill.iter().any(|fill| fill.place == Place::Body)
            || self
                .auth
                .as_ref()
                .is_some_and(|auth| auth.place == Place::Body)
            || self
                .signature
                .as_ref()
                .is_some_and(|signature| signature.place == Place::Body)
    }
}

/// The kind of token that an endpoint requires, and where the token is located in the request.
#[derive(Debug)]
pub(crate) struct Auth {
    pub(crate) credential: Arc<Credential>,
    pub(crate) place: Place,
    pub(crate) parameter: String,
}

/// The envelope that wraps a payload. The metadata can list several locations for the same value. Only the first one is kept and written,
/// because it is the documented location.
#[derive(Debug)]
pub(crate) struct Envelope {
    pub(crate) name: String,
    pub(crate) code: Option<Vec<String>>,
    pub(crate) sub_code: Option<Vec<String>>,
    pub(crate) message: Option<Vec<String>>,
    pub(crate) log_id: Option<Vec<String>>,
    pub(crate) payload: Vec<String>,
}

//! The catalogue in the form the server works with: every name of the metadata resolved, every endpoint with its behaviour and a sample of
//! its answer, so that a request needs look-ups only.

use std::collections::HashMap;
use std::sync::Arc;

use http::Method;
use serde_json::Value;

use crate::behaviours::{self, Behaviour};
use crate::metadata::{
    self, Credential, Encoding, ErrorCodes, Field, Fill, Host, Issuer, Metadata, Place, Response,
    Schema, Signature,
};
use crate::sample;

/// All that is known about the platform.
#[derive(Debug)]
pub(crate) struct Catalogue {
    pub(crate) hosts: Vec<Arc<Host>>,
    pub(crate) endpoints: Vec<Endpoint>,
    pub(crate) issuers: HashMap<String, Issuer>,
    pub(crate) credentials: HashMap<String, Arc<Credential>>,
    pub(crate) errors: Vec<ErrorCodes>,
    names: HashMap<String, usize>,
}

/// One endpoint.
#[derive(Debug)]
pub(crate) struct Endpoint {
    /// Position in [`Catalogue::endpoints`].
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
    pub(crate) response: Response,
    /// The issuer that this endpoint is.
    pub(crate) issuer: Option<Issuer>,
    /// What it does beyond checking the request.
    pub(crate) behaviour: Behaviour,
    /// A payload of the documented form.
    pub(crate) sample: Value,
}

impl Endpoint {
    /// The schema of a field of the payload.
    pub(crate) fn answer_field(&self, name: &str) -> Option<&Schema> {
        let Response::Value {
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

    /// Whether the request has a body that must be read.
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

/// The token that an endpoint wants and where it stands.
#[derive(Debug)]
pub(crate) struct Auth {
    pub(crate) credential: Arc<Credential>,
    pub(crate) place: Place,
    pub(crate) parameter: String,
}

/// What wraps a payload. Of the places that the metadata lists the first is the documented one, and the only one written here.
#[derive(Debug)]
pub(crate) struct Envelope {
    pub(crate) name: String,
    pub(crate) code: Option<Vec<String>>,
    pub(crate) sub_code: Option<Vec<String>>,
    pub(crate) message: Option<Vec<String>>,
    pub(crate) log_id: Option<Vec<String>>,
    pub(crate) payload: Vec<String>,
}

impl Envelope {
    fn new(envelope: &metadata::Envelope) -> Self {
        let first = |paths: &[String]| paths.first().map(|path| steps(path));
        Self {
            name: envelope.name.clone(),
            code: first(&envelope.code),
            sub_code: first(&envelope.sub_code),
            message: first(&envelope.message),
            log_id: first(&envelope.log_id),
            payload: first(&envelope.payload).unwrap_or_default(),
        }
    }
}

/// The steps of a dotted path; `.` has none.
fn steps(path: &str) -> Vec<String> {
    path.split('.')
        .filter(|step| !step.is_empty())
        .map(str::to_owned)
        .collect()
}

impl Catalogue {
    /// Reads the documents, the later ones adding to the earlier: what has the name of something earlier takes its place.
    pub(crate) fn load(documents: &[&str]) -> Result<Self, String> {
        let mut merged = Merged::default();
        for document in documents {
            let metadata: Metadata = serde_json::from_str(document)
                .map_err(|error| format!("the metadata is not as expected: {error}"))?;
            merged.add(metadata);
        }
        merged.resolve()
    }

    /// The endpoint of this name.
    pub(crate) fn endpoint(&self, name: &str) -> Option<&Endpoint> {
        self.names
            .get(name)
            .and_then(|index| self.endpoints.get(*index))
    }
}

/// The documents put together, names not yet resolved.
#[derive(Default)]
struct Merged {
    hosts: Vec<Arc<Host>>,
    credentials: HashMap<String, Arc<Credential>>,
    issuers: HashMap<String, Issuer>,
    envelopes: HashMap<String, Arc<Envelope>>,
    signatures: HashMap<String, Arc<Signature>>,
    errors: Vec<ErrorCodes>,
    endpoints: Vec<metadata::Endpoint>,
}

impl Merged {
    fn add(&mut self, metadata: Metadata) {
        for host in metadata.hosts {
            self.hosts.retain(|known| known.name != host.name);
            self.hosts.push(Arc::new(host));
        }
        for credential in metadata.credentials {
            self.credentials
                .insert(credential.name.clone(), Arc::new(credential));
        }
        for issuer in metadata.issuers {
            self.issuers.insert(issuer.name.clone(), issuer);
        }
        for envelope in metadata.envelopes {
            self.envelopes
                .insert(envelope.name.clone(), Arc::new(Envelope::new(&envelope)));
        }
        for signature in metadata.signatures {
            self.signatures
                .insert(signature.name.clone(), Arc::new(signature));
        }
        for errors in metadata.errors {
            if !self.errors.contains(&errors) {
                self.errors.push(errors);
            }
        }
        for endpoint in metadata
            .chapters
            .into_iter()
            .flat_map(|chapter| chapter.endpoints)
        {
            match self
                .endpoints
                .iter_mut()
                .find(|known| known.name == endpoint.name)
            {
                Some(known) => *known = endpoint,
                None => self.endpoints.push(endpoint),
            }
        }
    }

    fn resolve(self) -> Result<Catalogue, String> {
        let mut endpoints = Vec::with_capacity(self.endpoints.len());
        let mut names = HashMap::with_capacity(self.endpoints.len());
        for (index, endpoint) in self.endpoints.iter().enumerate() {
            names.insert(endpoint.name.clone(), index);
            let resolved = self
                .endpoint(index, endpoint)
                .map_err(|fault| format!("endpoint {}: {fault}", endpoint.name))?;
            endpoints.push(resolved);
        }
        Ok(Catalogue {
            hosts: self.hosts,
            endpoints,
            issuers: self.issuers,
            credentials: self.credentials,
            errors: self.errors,
            names,
        })
    }

    fn endpoint(&self, index: usize, endpoint: &metadata::Endpoint) -> Result<Endpoint, String> {
        let unknown = |kind: &str, name: &str| format!("there is no {kind} called {name}");
        let host = self
            .hosts
            .iter()
            .find(|host| host.name == endpoint.host)
            .ok_or_else(|| unknown("host", &endpoint.host))?;
        let envelope = self
            .envelopes
            .get(&endpoint.envelope)
            .ok_or_else(|| unknown("envelope", &endpoint.envelope))?;
        let auth = match &endpoint.auth {
            None => None,
            Some(auth) => {
                let credential = self
                    .credentials
                    .get(&auth.credential)
                    .ok_or_else(|| unknown("credential", &auth.credential))?;
                Some(Auth {
                    credential: Arc::clone(credential),
                    place: auth.place.unwrap_or(credential.place),
                    parameter: auth
                        .parameter
                        .clone()
                        .unwrap_or_else(|| credential.parameter.clone()),
                })
            }
        };
        let signature = match &endpoint.sign {
            None => None,
            Some(name) => Some(
                self.signatures
                    .get(name)
                    .map(Arc::clone)
                    .ok_or_else(|| unknown("signature", name))?,
            ),
        };
        let issuer = self
            .issuers
            .values()
            .find(|issuer| issuer.endpoint == endpoint.name)
            .cloned();
        Ok(Endpoint {
            index,
            name: endpoint.name.clone(),
            method: Method::from_bytes(endpoint.method.as_bytes())
                .map_err(|_| format!("{} is not an HTTP method", endpoint.method))?,
            host: Arc::clone(host),
            path: endpoint.path.clone(),
            auth,
            encoding: endpoint.encoding,
            envelope: Arc::clone(envelope),
            signature,
            fill: endpoint.fill.clone(),
            at_least_one: endpoint.at_least_one.clone(),
            request: endpoint.request.clone(),
            open_body: endpoint.open_body,
            response: endpoint.response.clone(),
            behaviour: behaviours::of(&endpoint.name, issuer.is_some()),
            issuer,
            sample: sample::payload(&endpoint.response),
        })
    }
}

//! Builds the catalogue from the metadata documents.

use std::collections::HashMap;
use std::sync::Arc;

use http::Method;

use super::metadata::{self, Credential, ErrorCodes, Host, Issuer, Metadata, Signature};
use super::model::{Auth, Catalogue, Endpoint, Envelope};
use super::sample::sample_payload;

/// Reads and merges the documents. A definition replaces any earlier definition of the same kind and name.
pub(crate) fn load(documents: &[&str]) -> Result<Catalogue, String> {
    let mut merged = Merged::default();
    for document in documents {
        let metadata: Metadata = serde_json::from_str(document)
            .map_err(|error| format!("cannot parse the metadata: {error}"))?;
        merged.add(metadata);
    }
    merged.resolve()
}

/// The merged documents before their names are resolved.
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
                .insert(envelope.name.clone(), Arc::new(resolve_envelope(&envelope)));
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
                .resolve_endpoint(index, endpoint)
                .map_err(|error| format!("endpoint {}: {error}", endpoint.name))?;
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

    fn resolve_endpoint(
        &self,
        index: usize,
        endpoint: &metadata::Endpoint,
    ) -> Result<Endpoint, String> {
        let unknown = |kind: &str, name: &str| format!("unknown {kind} {name}");
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
            issuer,
            sample: sample_payload(&endpoint.response),
        })
    }
}

/// Keeps only the first location that the metadata lists for each value.
fn resolve_envelope(envelope: &metadata::Envelope) -> Envelope {
    let first = |paths: &[String]| paths.first().map(|path| split_path(path));
    Envelope {
        name: envelope.name.clone(),
        code: first(&envelope.code),
        sub_code: first(&envelope.sub_code),
        message: first(&envelope.message),
        log_id: first(&envelope.log_id),
        payload: first(&envelope.payload).unwrap_or_default(),
    }
}

/// Splits a dotted path into its segments. The path `.` has no segments.
fn split_path(path: &str) -> Vec<String> {
    path.split('.')
        .filter(|step| !step.is_empty())
        .map(str::to_owned)
        .collect()
}

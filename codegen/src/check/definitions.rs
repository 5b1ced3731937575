//! Checks what endpoints refer to by name.

use std::collections::BTreeMap;

use crate::diagnostic::{At, Diagnostic};
use crate::model::{Credential, Envelope, ErrorCodes, Host, Issuer, Named, Parameter, Signature};
use crate::names::shouting;
use crate::syntax::{self, Definitions, Text};

use super::Checker;

/// The signing algorithms of the runtime.
const SCHEMES: [&str; 1] = ["session"];

/// The classes of errors that the runtime knows.
const ERROR_CLASSES: [&str; 7] = [
    "token_invalid",
    "reauthorise",
    "rate_limited",
    "busy",
    "signature_invalid",
    "code_invalid",
    "configuration",
];

impl Checker<'_, '_> {
    pub(super) fn definitions(&mut self, definitions: Definitions) {
        self.hosts(definitions.hosts);
        let mut seen = BTreeMap::new();
        for syntax::Envelope {
            name,
            summary,
            code,
            sub_code,
            message,
            log_id,
            payload,
        } in definitions.envelopes
        {
            let is = Envelope {
                code: values(code),
                sub_code: values(sub_code),
                message: values(message),
                log_id: values(log_id),
                payload: values(payload),
            };
            if let Some(named) = self.named(&mut seen, name, summary, "envelope", is) {
                self.model.envelopes.insert(named.name.clone(), named);
            }
        }
        let mut seen = BTreeMap::new();
        for issuer in definitions.issuers {
            let is = Issuer {
                endpoint: issuer.endpoint.value.clone(),
                token: issuer.token.value.clone(),
                expires_in: issuer.expires_in.value.clone(),
                shared: issuer.shared,
            };
            if let Some(named) = self.named(
                &mut seen,
                issuer.name.clone(),
                issuer.summary.clone(),
                "issuer",
                is,
            ) {
                self.model.issuers.insert(named.name.clone(), named);
            }
            self.issuers.push(issuer);
        }
        let mut seen = BTreeMap::new();
        for syntax::Credential {
            name,
            title,
            summary,
            parameter,
            issuers,
        } in definitions.credentials
        {
            for issuer in issuers
                .iter()
                .filter(|issuer| !self.model.issuers.contains_key(&issuer.value))
                .collect::<Vec<_>>()
            {
                let known: Vec<String> = self.model.issuers.keys().cloned().collect();
                self.unknown("issuer", issuer, known.iter());
            }
            let is = Credential {
                title: title.value,
                parameter: parameter.into(),
                issuers: values(issuers),
            };
            if let Some(named) = self.named(&mut seen, name, summary, "credential", is) {
                self.model.credentials.insert(named.name.clone(), named);
            }
        }
        let mut seen = BTreeMap::new();
        for syntax::Signature {
            name,
            summary,
            scheme,
            local,
            parameter,
        } in definitions.signatures
        {
            self.one_of("signature scheme", &scheme, &SCHEMES);
            let is = Signature {
                scheme: scheme.value,
                local: values(local),
                parameter: parameter.into(),
            };
            if let Some(named) = self.named(&mut seen, name, summary, "signature", is) {
                self.model.signatures.insert(named.name.clone(), named);
            }
        }
        self.errors(definitions.errors);
    }

    fn hosts(&mut self, hosts: Vec<syntax::Host>) {
        let mut seen = BTreeMap::new();
        for syntax::Host {
            name,
            summary,
            production,
            sandbox,
            family,
        } in hosts
        {
            for url in [Some(&production), sandbox.as_ref()].into_iter().flatten() {
                if !(url.value.starts_with("https://") || url.value.starts_with("http://"))
                    || url.value.ends_with('/')
                {
                    self.report(Diagnostic::new(
                        url.location,
                        "not the address of a host",
                        "an address starts with https:// and does not end with a slash",
                        "write it like \"https://open.example.com\"",
                    ));
                }
            }
            let is = Host {
                production: production.value,
                sandbox: sandbox.map(|url| url.value),
                family: family.value,
            };
            if let Some(named) = self.named(&mut seen, name, summary, "host", is) {
                self.model.hosts.insert(named.name.clone(), named);
            }
        }
    }

    fn errors(&mut self, errors: Vec<syntax::ErrorCodes>) {
        for error in errors {
            self.one_of("error class", &error.class, &ERROR_CLASSES);
            if let Some(family) = &error.family {
                let known: Vec<String> = self
                    .model
                    .hosts
                    .values()
                    .map(|host| host.is.family.clone())
                    .collect();
                if !known.contains(&family.value) {
                    self.unknown("host family", family, known.iter());
                }
            }
            if let Some(envelope) = &error.envelope {
                self.known_envelope(envelope);
            }
            self.error_endpoints.extend(error.endpoint.clone());
            self.model.errors.push(ErrorCodes {
                own: self.own(error.class.location),
                class: error.class.value,
                family: error.family.map(|family| family.value),
                envelope: error.envelope.map(|envelope| envelope.value),
                endpoint: error.endpoint.map(|endpoint| endpoint.value),
                codes: error.codes,
                sub_codes: error.sub_codes,
                meaning: error
                    .meaning
                    .map(|meaning| meaning.value)
                    .unwrap_or_default(),
            });
        }
    }

    pub(super) fn known_envelope(&mut self, envelope: &Text) {
        if !self.model.envelopes.contains_key(&envelope.value) {
            let known: Vec<String> = self.model.envelopes.keys().cloned().collect();
            self.unknown("envelope", envelope, known.iter());
        }
    }

    /// Reports a word that is none of a closed list.
    pub(super) fn one_of(&mut self, what: &str, word: &Text, known: &[&str]) -> bool {
        let found = known.contains(&word.value.as_str());
        if !found {
            let known: Vec<String> = known.iter().map(ToString::to_string).collect();
            self.unknown(what, word, known.iter());
        }
        found
    }

    fn named<T>(
        &mut self,
        seen: &mut BTreeMap<String, crate::diagnostic::Location>,
        name: At<String>,
        summary: Text,
        what: &str,
        is: T,
    ) -> Option<Named<T>> {
        let rust = self.rust_name(&name, shouting, "rename it")?;
        let own = self.own(name.location);
        self.unique(seen, rust.clone(), &name, what).then(|| Named {
            name: name.value,
            rust,
            summary: summary.value,
            own,
            is,
        })
    }
}

impl From<syntax::Parameter> for Parameter {
    fn from(parameter: syntax::Parameter) -> Self {
        Self {
            place: parameter.place,
            name: parameter.name.value,
        }
    }
}

pub(super) fn values(texts: Vec<Text>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

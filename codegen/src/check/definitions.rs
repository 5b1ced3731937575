//! Checks definitions.

use std::collections::BTreeSet;

use crate::diagnostic::{At, Diagnostic};
use crate::model::{Credential, Envelope, ErrorCodes, Host, Issuer, Named, Parameter, Signature};
use crate::names::screaming_snake_case;
use crate::syntax::{self, Definitions, Place, Text};

use super::checker::{Checker, TakenNames};

/// The signing algorithms that the SDK supports, each with the places where its signature can go.
const SCHEMES: [(&str, &[Place]); 3] = [
    ("session", &[Place::Header, Place::Query]),
    ("ecpay", &[Place::Query, Place::Body]),
    ("trade", &[Place::Header]),
];

/// The error classes that the SDK supports.
const ERROR_CLASSES: [&str; 9] = [
    "token_invalid",
    "reauthorize",
    "rate_limited",
    "throttled",
    "busy",
    "parameter_invalid",
    "signature_invalid",
    "code_invalid",
    "configuration",
];

impl Checker<'_, '_> {
    pub(super) fn check_definitions(&mut self, definitions: Definitions) {
        self.check_hosts(definitions.hosts);
        self.check_envelopes(definitions.envelopes);
        self.check_issuers(definitions.issuers);
        self.check_credentials(definitions.credentials);
        self.check_signatures(definitions.signatures);
        self.check_errors(definitions.errors);
    }

    fn check_hosts(&mut self, hosts: Vec<syntax::Host>) {
        let mut seen = TakenNames::new();
        for host in hosts {
            let written = [Some(&host.production), host.sandbox.as_ref()];
            for url in written.into_iter().flatten() {
                self.check_base_url(url);
            }
            let value = Host {
                production: host.production.value,
                sandbox: host.sandbox.map(|url| url.value),
                family: host.family.value,
            };
            if let Some(named) =
                self.name_definition(&mut seen, host.name, host.summary, "host", value)
            {
                self.model.hosts.insert(named.name.clone(), named);
            }
        }
    }

    fn check_base_url(&mut self, url: &Text) {
        let rest = url.value.strip_prefix("https://");
        let rest = rest.or_else(|| url.value.strip_prefix("http://"));
        let is_address = rest.is_some_and(|rest| {
            !rest.is_empty()
                && !rest.ends_with('/')
                && !rest.contains(['?', '#', '"'])
                && !rest.contains(char::is_whitespace)
        });
        if !is_address && !url.value.is_empty() {
            self.report(Diagnostic::new(
                url.location,
                "invalid host address",
                "an address starts with https:// and does not end with a slash",
                "write an address such as \"https://open.example.com\"",
            ));
        }
    }

    fn check_envelopes(&mut self, envelopes: Vec<syntax::Envelope>) {
        let mut seen = TakenNames::new();
        for envelope in envelopes {
            let value = Envelope {
                code: values(&envelope.code),
                sub_code: values(&envelope.sub_code),
                message: values(&envelope.message),
                log_id: values(&envelope.log_id),
                payload: values(&envelope.payload),
            };
            let (name, summary) = (envelope.name, envelope.summary);
            if let Some(named) = self.name_definition(&mut seen, name, summary, "envelope", value) {
                self.model.envelopes.insert(named.name.clone(), named);
            }
        }
    }

    fn check_issuers(&mut self, issuers: Vec<syntax::Issuer>) {
        let mut seen = TakenNames::new();
        for issuer in issuers {
            let value = Issuer {
                endpoint: issuer.endpoint.value.clone(),
                token: issuer.token.value.clone(),
                expires_in: issuer.expires_in.value.clone(),
                shared: issuer.shared,
            };
            let (name, summary) = (issuer.name.clone(), issuer.summary.clone());
            if let Some(named) = self.name_definition(&mut seen, name, summary, "issuer", value) {
                self.model.issuers.insert(named.name.clone(), named);
            }
            self.issuers.push(issuer);
        }
    }

    fn check_credentials(&mut self, credentials: Vec<syntax::Credential>) {
        let mut seen = TakenNames::new();
        for credential in credentials {
            if credential.name.value == "none" {
                self.report(Diagnostic::new(
                    credential.name.location,
                    "a credential can't be called `none`",
                    "auth = \"none\" means that an endpoint needs no token",
                    "rename it",
                ));
            }
            for issuer in &credential.issuers {
                if !self.model.issuers.contains_key(&issuer.value) {
                    let known: Vec<String> = self.model.issuers.keys().cloned().collect();
                    self.report_undefined("issuer", issuer, known.iter());
                }
            }
            let value = Credential {
                title: credential.title.value,
                parameter: credential.parameter.into(),
                issuers: values(&credential.issuers),
            };
            let (name, summary) = (credential.name, credential.summary);
            if let Some(named) = self.name_definition(&mut seen, name, summary, "credential", value)
            {
                self.model.credentials.insert(named.name.clone(), named);
            }
        }
    }

    fn check_signatures(&mut self, signatures: Vec<syntax::Signature>) {
        let mut seen = TakenNames::new();
        for signature in signatures {
            self.check_word(
                "signature scheme",
                &signature.scheme,
                &SCHEMES.map(|(name, _)| name),
            );
            self.check_signature_place(&signature);
            let value = Signature {
                scheme: signature.scheme.value,
                local: values(&signature.local),
                parameter: signature.parameter.into(),
            };
            let (name, summary) = (signature.name, signature.summary);
            if let Some(named) = self.name_definition(&mut seen, name, summary, "signature", value)
            {
                self.model.signatures.insert(named.name.clone(), named);
            }
        }
    }

    /// Reports a signature in a place that its scheme does not support.
    fn check_signature_place(&mut self, signature: &syntax::Signature) {
        let scheme = &signature.scheme.value;
        let known = SCHEMES.iter().find(|(name, _)| name == scheme);
        let parameter = &signature.parameter;
        let Some((_, places)) = known.filter(|(_, places)| !places.contains(&parameter.place))
        else {
            return;
        };
        let name = &parameter.name;
        let allowed: Vec<String> = places
            .iter()
            .map(|place| format!("{} = {:?}", place.key(), name.value))
            .collect();
        let title = format!(
            "a signature of scheme `{scheme}` can't be in the {}",
            parameter.place.key()
        );
        self.report(
            Diagnostic::new(
                name.location,
                title,
                "the platform does not look for it here",
                format!("write {}", allowed.join(" or ")),
            )
            .and(signature.scheme.location, "the scheme"),
        );
    }

    fn check_errors(&mut self, errors: Vec<syntax::ErrorCodes>) {
        for error in errors {
            self.check_word("error class", &error.class, &ERROR_CLASSES);
            if let Some(family) = &error.family {
                let hosts = self.model.hosts.values();
                let known: BTreeSet<String> = hosts.map(|host| host.value.family.clone()).collect();
                if !known.contains(&family.value) {
                    self.report_undefined("host family", family, known.iter());
                }
            }
            if let Some(envelope) = &error.envelope {
                self.check_envelope(envelope);
            }
            self.error_endpoints.extend(error.endpoint.clone());
            let numbers = |codes: Vec<At<i64>>| codes.into_iter().map(|code| code.value).collect();
            self.model.errors.push(ErrorCodes {
                generated: self.is_generated(error.class.location),
                class: error.class.value,
                family: error.family.map(|family| family.value),
                envelope: error.envelope.map(|envelope| envelope.value),
                endpoint: error.endpoint.map(|endpoint| endpoint.value),
                codes: numbers(error.codes),
                sub_codes: numbers(error.sub_codes),
                messages: values(&error.messages),
                meaning: error
                    .meaning
                    .map(|meaning| meaning.value)
                    .unwrap_or_default(),
            });
        }
    }

    pub(super) fn check_envelope(&mut self, envelope: &Text) {
        if !self.model.envelopes.contains_key(&envelope.value) {
            let known: Vec<String> = self.model.envelopes.keys().cloned().collect();
            self.report_undefined("envelope", envelope, known.iter());
        }
    }

    /// Reports a word that is not in a fixed list.
    pub(super) fn check_word(&mut self, what: &str, word: &Text, known: &[&str]) {
        if !known.contains(&word.value.as_str()) {
            let known: Vec<String> = known.iter().map(ToString::to_string).collect();
            self.report_unknown(what, word, known.iter());
        }
    }

    fn name_definition<T>(
        &mut self,
        seen: &mut TakenNames,
        name: Text,
        summary: Text,
        what: &str,
        value: T,
    ) -> Option<Named<T>> {
        let rust = self.make_rust_name(&name, screaming_snake_case, "rename it")?;
        let generated = self.is_generated(name.location);
        let help = "rename one of the two, or remove it";
        self.take_name(seen, &rust, &name, what, help);
        Some(Named {
            name: name.value,
            rust,
            summary: summary.value,
            generated,
            value,
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

pub(super) fn values(texts: &[Text]) -> Vec<String> {
    texts.iter().map(|text| text.value.clone()).collect()
}

//! References from one endpoint to another: what replaces it. And between endpoints: no two may be the same call.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::model::{Chapter, Endpoint, Response, Type};
use crate::syntax::{self, Legacy, Text};

use super::Checker;

/// What one endpoint says about others.
pub(super) struct Reference {
    name: Text,
    request: Text,
    replaced_by: Option<Text>,
}

pub(super) fn of(chapter: &syntax::Chapter) -> Vec<Reference> {
    let reference = |endpoint: &syntax::Endpoint| Reference {
        name: endpoint.name.clone(),
        request: endpoint.request.clone(),
        replaced_by: match &endpoint.legacy {
            Some(Legacy::ReplacedBy(name)) => Some(name.clone()),
            _ => None,
        },
    };
    chapter.endpoints.iter().map(reference).collect()
}

pub(super) fn check(checker: &mut Checker<'_, '_>, references: &[Reference]) {
    let names: Vec<String> = checker
        .model
        .chapters
        .iter()
        .flat_map(|chapter| {
            chapter
                .endpoints
                .iter()
                .map(|endpoint| format!("{}.{}", chapter.name, endpoint.name))
        })
        .collect();
    let mut seen = BTreeMap::new();
    for reference in references {
        if let Some(replacement) = &reference.replaced_by
            && !names.contains(&replacement.value)
        {
            checker.unknown("endpoint", replacement, names.iter());
        }
        let words = reference
            .request
            .value
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let key = (checker.own(reference.name.location), words);
        if let Some(first) = seen.insert(key, reference.request.location) {
            checker.report(
                Diagnostic::new(
                    reference.request.location,
                    format!("`{}` is described twice", reference.request.value),
                    "the second endpoint with this method, host and path",
                    "merge the two into one endpoint",
                )
                .and(first, "the first one"),
            );
        }
    }
    issuers(checker, &names);
    errors(checker, &names);
}

/// An issuer's endpoint must be callable with what the client fills in, and give the token.
fn issuers(checker: &mut Checker<'_, '_>, names: &[String]) {
    for issuer in std::mem::take(&mut checker.issuers) {
        let Some((chapter, endpoint)) = checker.model.endpoint(&issuer.endpoint.value) else {
            if !names.contains(&issuer.endpoint.value) {
                checker.unknown("endpoint", &issuer.endpoint, names.iter());
            }
            continue;
        };
        let payload = payload_fields(chapter, endpoint);
        let given = endpoint
            .fields
            .iter()
            .find(|(_, field)| field.required())
            .map(|(_, field)| field.wire.clone());
        for field in [&issuer.token, &issuer.expires_in] {
            if !payload.contains(&field.value) {
                checker.unknown("field of the payload", field, payload.iter());
            }
        }
        if let Some(given) = given {
            checker.report(Diagnostic::new(
                issuer.endpoint.location,
                format!("`{}` can't issue a token by itself", issuer.endpoint.value),
                format!("`{given}` must be given to it"),
                "an issuer's endpoint takes nothing but what its `fill` gives",
            ));
        }
    }
}

fn payload_fields(chapter: &Chapter, endpoint: &Endpoint) -> Vec<String> {
    let Response::Payload(Type::Structure(name)) = &endpoint.response else {
        return Vec::new();
    };
    let structure = chapter
        .structures
        .iter()
        .find(|structure| structure.rust == *name);
    structure.map_or_else(Vec::new, |found| {
        found
            .fields
            .iter()
            .map(|field| field.wire.clone())
            .collect()
    })
}

fn errors(checker: &mut Checker<'_, '_>, names: &[String]) {
    for endpoint in std::mem::take(&mut checker.error_endpoints) {
        if !names.contains(&endpoint.value) {
            checker.unknown("endpoint", &endpoint, names.iter());
        }
    }
}

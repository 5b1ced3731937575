//! Checks that involve several endpoints: replacements, outcomes, issuers and error codes must refer to suitable
//! endpoints, and no two endpoints can describe the same call.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::model::{Chapter, Endpoint, Response, Type};
use crate::syntax::{self, Legacy, Text};

use super::checker::Checker;
use super::request_line::RequestLine;

/// The name and request line of an endpoint, and what refers to other endpoints.
pub(super) struct Reference {
    /// The full name of the endpoint, `chapter.endpoint`.
    name: String,
    request: Text,
    safe: bool,
    outcome: Option<Text>,
    replaced_by: Option<Text>,
}

pub(super) fn collect(chapter: &syntax::Chapter) -> Vec<Reference> {
    let reference = |endpoint: &syntax::Endpoint| Reference {
        name: format!("{}.{}", chapter.name.value, endpoint.name.value),
        request: endpoint.request.clone(),
        safe: endpoint.safe,
        outcome: endpoint.outcome.clone(),
        replaced_by: match &endpoint.legacy {
            Some(Legacy::ReplacedBy(name)) => Some(name.clone()),
            _ => None,
        },
    };
    chapter.endpoints.iter().map(reference).collect()
}

pub(super) fn check(checker: &mut Checker<'_, '_>, references: &[Reference]) {
    // Endpoints with errors are included, because references to them are still valid.
    let names: Vec<String> = references
        .iter()
        .map(|reference| reference.name.clone())
        .collect();
    let mut seen = BTreeMap::new();
    for reference in references {
        if let Some(replacement) = &reference.replaced_by
            && !names.contains(&replacement.value)
        {
            checker.report_undefined("endpoint", replacement, names.iter());
        }
        check_outcome(checker, reference, references, &names);
        if reference.request.value.is_empty() {
            continue;
        }
        // A crate is allowed to redefine an endpoint of the SDK.
        let generated = checker.is_generated(reference.request.location);
        let key = (generated, RequestLine::key(&reference.request.value));
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
    check_issuer_endpoints(checker, &names);
    check_error_endpoints(checker, &names);
}

/// Checks that the endpoint that tells the outcome of another is a query.
fn check_outcome(
    checker: &mut Checker<'_, '_>,
    reference: &Reference,
    references: &[Reference],
    names: &[String],
) {
    let Some(outcome) = &reference.outcome else {
        return;
    };
    let Some(query) = references.iter().find(|query| query.name == outcome.value) else {
        checker.report_undefined("endpoint", outcome, names.iter());
        return;
    };
    let obstacle = if query.name == reference.name {
        "this is the endpoint itself"
    } else if !query.safe {
        "it is not safe to repeat"
    } else if query.outcome.is_some() {
        "its own calls have an outcome"
    } else {
        return;
    };
    checker.report(Diagnostic::new(
        outcome.location,
        format!("`{}` can't tell the outcome of a call", outcome.value),
        obstacle,
        "name a query, an endpoint with safe = true and without `outcome`, or remove this key",
    ));
}

/// Checks that each issuer's endpoint can be called with just the parameters that the client fills in, and that its
/// response contains the token.
fn check_issuer_endpoints(checker: &mut Checker<'_, '_>, names: &[String]) {
    for issuer in std::mem::take(&mut checker.issuers) {
        let Some((chapter, endpoint)) = checker.model.endpoint(&issuer.endpoint.value) else {
            if !names.contains(&issuer.endpoint.value) {
                checker.report_undefined("endpoint", &issuer.endpoint, names.iter());
            }
            continue;
        };
        let payload = payload_fields(chapter, endpoint);
        let required = endpoint
            .fields
            .iter()
            .find(|(_, field)| field.is_required());
        let obstacle = if let Some((credential, _)) = &endpoint.auth {
            Some(format!("it needs the token `{credential}` itself"))
        } else if let Some((_, field)) = required {
            Some(format!("it requires `{}`", field.wire_or_body()))
        } else {
            let group = endpoint.at_least_one.first();
            group.map(|names| format!("it requires one of {}", names.join(", ")))
        };
        for field in [&issuer.token, &issuer.expires_in] {
            if !payload.contains(&field.value) {
                checker.report_unknown("payload field", field, payload.iter());
            }
        }
        if let Some(obstacle) = obstacle {
            checker.report(Diagnostic::new(
                issuer.endpoint.location,
                format!("`{}` can't issue a token automatically", issuer.endpoint.value),
                obstacle,
                "name an endpoint with auth = \"none\" that needs only its `fill`; if no such endpoint exists, remove `issuers` from \
                 the credential, so that the caller supplies the token",
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

fn check_error_endpoints(checker: &mut Checker<'_, '_>, names: &[String]) {
    for endpoint in std::mem::take(&mut checker.error_endpoints) {
        if !names.contains(&endpoint.value) {
            checker.report_undefined("endpoint", &endpoint, names.iter());
        }
    }
}

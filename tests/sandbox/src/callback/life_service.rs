//! Requests from the life service to interfaces that the application's server implements. They are signed with SHA-256 and the
//! application's secret.

use std::time::Duration;

use http::{Method, StatusCode};
use sha2::{Digest, Sha256};

use super::protocol::{Protocol, SignedCallback, SigningContext, has_code};
use crate::request::parse_pairs;

#[derive(Debug)]
pub(super) struct LifeService {
    pub(super) query: Option<String>,
    /// The body of a POST request, or `None` for a GET request.
    pub(super) body: Option<String>,
}

impl Protocol for LifeService {
    fn sign(&self, context: &SigningContext<'_>) -> SignedCallback {
        let query = self.query.clone().unwrap_or_else(|| {
            let time = context.milliseconds();
            format!("client_key={}&timestamp={time}", context.keys.app_id)
        });
        let signature = signature(&context.keys.secret, &query, self.body.as_deref());
        SignedCallback {
            method: match &self.body {
                Some(_) => Method::POST,
                None => Method::GET,
            },
            query: Some(query),
            headers: vec![
                ("content-type", "application/json".to_owned()),
                ("x-life-clientkey", context.keys.app_id.clone()),
                ("x-life-sign", signature),
            ],
            body: self.body.clone().unwrap_or_default(),
        }
    }

    /// The documentation lists two codes after which the request is not repeated: 0 and 1.
    fn acknowledges(&self, status: StatusCode, body: &str) -> bool {
        status == StatusCode::OK && has_code(body, "/data/error_code", &[0, 1])
    }

    /// The documentation specifies this number of repetitions for payment notifications and different numbers for other interfaces. It does
    /// not specify any intervals.
    fn schedule(&self) -> &'static [u64] {
        &[60; 12]
    }

    /// The documentation specifies 8 seconds for refund notifications. If the platform needs the application's decision before it can
    /// continue, it waits only 2 seconds.
    fn timeout(&self) -> Duration {
        Duration::from_secs(8)
    }
}

/// Returns the signature in lowercase hex: the SHA-256 of the secret, the parameters sorted by name, and the body.
fn signature(secret: &str, query: &str, body: Option<&str>) -> String {
    let mut parameters = parse_pairs(query);
    parameters.retain(|(name, _)| name != "sign");
    parameters.sort();
    let mut text = secret.to_owned();
    for (name, value) in parameters {
        text = format!("{text}&{name}={value}");
    }
    // Publicly available code omits an empty body from the signed text, whatever the method.
    if let Some(body) = body.filter(|body| !body.is_empty()) {
        text = format!("{text}&http_body={body}");
    }
    hex::encode(Sha256::digest(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_the_documents_is_what_is_signed() {
        let query = "timestamp=1624293280123&sign=old&client_key=xxxxxx";
        assert_eq!(
            signature("yyyyyy", query, Some("zzzzzz")),
            hex::encode(Sha256::digest(
                "yyyyyy&client_key=xxxxxx&timestamp=1624293280123&http_body=zzzzzz"
            ))
        );
        assert_eq!(
            signature("yyyyyy", query, None),
            "a349185f6a02e4134353917ab216e73cebdc7ffaf8bff012f0a927d572e55e38"
        );
    }
}

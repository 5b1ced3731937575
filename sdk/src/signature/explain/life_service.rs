//! Explains the signature of the life service.

use url::form_urlencoded;
use zeroize::Zeroizing;

use super::super as signature;
use super::search::{Algorithm, Search, Step};
use super::{Cause, Explanation, Protocol, bodies, secrets, shown};
use crate::secret::{MASK, Secret, sounds_secret};

struct LifeService {
    secret: Secret,
    query: String,
    body: Vec<u8>,
}

/// Names and values of a query, the way they are signed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Query {
    Right,
    Encoded,
    NotSorted,
    WithSign,
    /// The right way, without what sounds secret.
    Shown,
}

impl LifeService {
    fn text(&self, secret: &str, query: Query, body: &[u8]) -> Zeroizing<Vec<u8>> {
        let pairs = pairs(&self.query, query);
        let mut parts = vec![secret.as_bytes()];
        for (name, value) in &pairs {
            parts.extend([b"&", name.as_bytes(), b"=", value.as_bytes()]);
        }
        if !body.is_empty() {
            parts.extend([b"&http_body=".as_slice(), body]);
        }
        Zeroizing::new(parts.concat())
    }
}

impl Protocol for LifeService {
    fn algorithm(&self) -> Algorithm {
        Algorithm::Sha256
    }

    fn search(&self, search: &mut Search) -> Step {
        let secret = self.secret.expose();
        bodies(&self.body, &mut |causes, body| {
            search.digest(causes, &self.text(secret, Query::Right, body))
        })?;
        for (causes, secret) in secrets(secret) {
            search.digest(&causes, &self.text(&secret, Query::Right, &self.body))?;
        }
        for (query, cause) in [
            (Query::Encoded, Cause::QueryNotDecoded),
            (Query::NotSorted, Cause::NotSorted),
            (
                Query::WithSign,
                Cause::ParameterSigned {
                    name: "sign".to_owned(),
                },
            ),
        ] {
            search.digest(&[cause], &self.text(secret, query, &self.body))?;
        }
        Step::Continue(())
    }
}

fn pairs(query: &str, way: Query) -> Vec<(String, String)> {
    let decoded = || form_urlencoded::parse(query.as_bytes()).into_owned();
    let mut pairs: Vec<(String, String)> = match way {
        Query::Encoded => query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        _ => decoded().collect(),
    };
    if way != Query::WithSign {
        pairs.retain(|(name, _)| name != "sign");
    }
    if way != Query::NotSorted {
        pairs.sort_unstable();
    }
    if way == Query::Shown {
        for (_, value) in pairs.iter_mut().filter(|(name, _)| sounds_secret(name)) {
            MASK.clone_into(value);
        }
    }
    pairs
}

/// Explains [`signature::life_service`](super::super::life_service()): `secret` is the application's, `query` the query as it was received,
/// without `?`, `body` the exact body, empty for GET.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/local-life/develop/OpenAPI/preparation/signruleintroduce>
pub fn life_service(secret: &str, query: &str, body: &[u8]) -> Explanation {
    let steps = [
        "take the application's secret",
        "add &name=value for each parameter of the query but sign, decoded, sorted by name",
        "add &http_body= and the exact body, unless it is empty",
        "make the SHA-256, and write it in lower-case hex",
    ];
    let protocol = LifeService {
        secret: secret.into(),
        query: query.to_owned(),
        body: body.to_vec(),
    };
    let text = protocol.text(MASK, Query::Shown, &shown::body(body));
    Explanation::new(
        "Signature of the life service (生活服务 SPI)",
        &steps,
        &text,
        secret,
        Some(signature::life_service(secret, query, body)),
        protocol,
    )
}

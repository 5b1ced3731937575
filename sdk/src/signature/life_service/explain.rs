//! Explains life service signatures.

use url::form_urlencoded;
use zeroize::Zeroizing;

use crate::secret::{MASK, Secret, sounds_secret};
use crate::signature::explain::cause::Cause;
use crate::signature::explain::explanation::{Explanation, SignedMessage};
use crate::signature::explain::mask::mask_body;
use crate::signature::explain::search::{Algorithm, Flow, Search};
use crate::signature::explain::slips::{list_secrets, try_bodies};

struct LifeService {
    secret: Secret,
    query: String,
    body: Vec<u8>,
}

/// The form in which a query's names and values are signed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum QueryForm {
    Correct,
    Encoded,
    NotSorted,
    WithSign,
    /// The correct form, but with secrets masked.
    Masked,
}

impl LifeService {
    fn text(&self, secret: &str, form: QueryForm, body: &[u8]) -> Zeroizing<Vec<u8>> {
        let pairs = list_pairs(&self.query, form);
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

impl SignedMessage for LifeService {
    fn algorithm(&self) -> Algorithm {
        Algorithm::Sha256
    }

    fn search(&self, search: &mut Search) -> Flow {
        let secret = self.secret.expose();
        try_bodies(&self.body, &mut |causes, body| {
            search.try_digest(causes, &self.text(secret, QueryForm::Correct, body))
        })?;
        for (causes, secret) in list_secrets(secret) {
            search.try_digest(&causes, &self.text(&secret, QueryForm::Correct, &self.body))?;
        }
        for (form, cause) in [
            (QueryForm::Encoded, Cause::QueryNotDecoded),
            (QueryForm::NotSorted, Cause::NotSorted),
            (
                QueryForm::WithSign,
                Cause::ParameterSigned {
                    name: "sign".to_owned(),
                },
            ),
        ] {
            search.try_digest(&[cause], &self.text(secret, form, &self.body))?;
        }
        Flow::Continue(())
    }
}

/// Lists a query's names and values in the given form.
fn list_pairs(query: &str, form: QueryForm) -> Vec<(String, String)> {
    let decoded = || form_urlencoded::parse(query.as_bytes()).into_owned();
    let mut pairs: Vec<(String, String)> = match form {
        QueryForm::Encoded => query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        _ => decoded().collect(),
    };
    if form != QueryForm::WithSign {
        pairs.retain(|(name, _)| name != "sign");
    }
    if form != QueryForm::NotSorted {
        pairs.sort_unstable();
    }
    if form == QueryForm::Masked {
        for (_, value) in pairs.iter_mut().filter(|(name, _)| sounds_secret(name)) {
            MASK.clone_into(value);
        }
    }
    pairs
}

/// Explains how [`signature::life_service`](crate::signature::life_service()) computes a signature.
///
/// `secret` is the application's secret. `query` is the query exactly as it was received, without the `?`. `body` is
/// the exact request body, or empty for a GET request.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/local-life/develop/OpenAPI/preparation/signruleintroduce>
pub fn life_service(secret: &str, query: &str, body: &[u8]) -> Explanation {
    let steps = [
        "take the application's secret",
        "append &name=value for each parameter of the query except sign, decoded and sorted by name",
        "append &http_body= and the exact body, unless the body is empty",
        "compute the SHA-256, and write it in lowercase hex",
    ];
    let message = LifeService {
        secret: secret.into(),
        query: query.to_owned(),
        body: body.to_vec(),
    };
    let text = message.text(MASK, QueryForm::Masked, &mask_body(body));
    Explanation::new(
        "Signature of the life service (生活服务 SPI)",
        &steps,
        &text,
        secret,
        Some(super::life_service(secret, query, body)),
        message,
    )
}

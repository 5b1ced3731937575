//! Messages that consist of a body and a secret, joined without a separator.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::cause::Cause;
use super::explanation::SignedMessage;
use super::search::{Algorithm, Flow, Search};
use super::slips::{list_secrets, try_bodies};
use crate::secret::Secret;

/// A message that consists of a body and a secret, joined without a separator.
pub(crate) struct BodyAndSecret {
    pub(crate) secret: Secret,
    pub(crate) body: Vec<u8>,
    pub(crate) secret_first: bool,
}

impl BodyAndSecret {
    fn text(&self, secret: &[u8], body: &[u8], secret_first: bool) -> Zeroizing<Vec<u8>> {
        let parts = if secret_first {
            [secret, body]
        } else {
            [body, secret]
        };
        Zeroizing::new(parts.concat())
    }
}

impl SignedMessage for BodyAndSecret {
    fn algorithm(&self) -> Algorithm {
        Algorithm::Sha1
    }

    fn search(&self, search: &mut Search) -> Flow {
        let secret = self.secret.expose().as_bytes();
        try_bodies(&self.body, &mut |causes, body| {
            search.try_digest(causes, &self.text(secret, body, self.secret_first))
        })?;
        for (causes, secret) in list_secrets(self.secret.expose()) {
            let text = self.text(secret.as_bytes(), &self.body, self.secret_first);
            search.try_digest(&causes, &text)?;
        }
        if let Ok(secret) = STANDARD.decode(secret).map(Zeroizing::new) {
            let text = self.text(&secret, &self.body, self.secret_first);
            search.try_digest(&[Cause::SecretDecoded], &text)?;
        }
        let text = self.text(secret, &self.body, !self.secret_first);
        search.try_digest(&[Cause::SecretAtOtherEnd], &text)?;
        search.try_hmac(&[], secret, &self.body)
    }
}

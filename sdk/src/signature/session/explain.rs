//! Explains signatures made with a user's session key.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use crate::secret::Secret;
use crate::signature::explain::cause::Cause;
use crate::signature::explain::explanation::{Explanation, SignedMessage};
use crate::signature::explain::mask::mask_body;
use crate::signature::explain::search::{Algorithm, Flow, Search};
use crate::signature::explain::slips::{list_secrets, try_bodies};

/// Explains how [`signature::session`](crate::signature::session()) computes a signature.
///
/// `session_key` is the user's key exactly as it was returned at login. `body` is the exact request body.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/user-login-sign>
pub fn session(session_key: &str, body: &[u8]) -> Explanation {
    struct Session {
        key: Secret,
        body: Vec<u8>,
    }
    impl SignedMessage for Session {
        fn algorithm(&self) -> Algorithm {
            Algorithm::HmacSha256
        }

        fn search(&self, search: &mut Search) -> Flow {
            let key = self.key.expose();
            try_bodies(&self.body, &mut |causes, body| {
                search.try_hmac(causes, key.as_bytes(), body)
            })?;
            for (causes, key) in list_secrets(key) {
                search.try_hmac(&causes, key.as_bytes(), &self.body)?;
            }
            if let Ok(key) = STANDARD.decode(key).map(Zeroizing::new) {
                search.try_hmac(&[Cause::SecretDecoded], &key, &self.body)?;
            }
            for parts in [[key.as_bytes(), &self.body], [&self.body, key.as_bytes()]] {
                search.try_digest(&[], &Zeroizing::new(parts.concat()))?;
            }
            Flow::Continue(())
        }
    }
    let message = Session {
        key: session_key.into(),
        body: body.to_vec(),
    };
    let steps = [
        "take the exact body that is sent",
        "compute its HMAC-SHA256 with the user's session_key, unchanged, as the key",
        "write it in lowercase hex",
    ];
    Explanation::new(
        "Signature with a user's session key (用户登录态签名)",
        &steps,
        &mask_body(body),
        session_key,
        Some(super::session(session_key, body)),
        message,
    )
}

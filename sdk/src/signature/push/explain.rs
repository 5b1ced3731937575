//! Explains the signatures of encrypted pushes.

use zeroize::Zeroizing;

use crate::secret::{MASK, Secret};
use crate::signature::explain::cause::Cause;
use crate::signature::explain::explanation::{Explanation, SignedMessage};
use crate::signature::explain::search::{Algorithm, Flow, Search};
use crate::signature::explain::slips::{list_secrets, list_timestamps};

/// Explains how [`signature::push`](crate::signature::push()) computes a signature.
///
/// `token` is the message verification token (消息校验 Token). The other arguments are the values of `TimeStamp` (in
/// seconds), `Nonce` and `Encrypt` from the envelope, unchanged.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/thirdparty/overview-guide/smallprogram/encryption>
pub fn push(token: &str, timestamp: &str, nonce: &str, encrypt: &str) -> Explanation {
    struct Push {
        token: Secret,
        timestamp: String,
        nonce: String,
        encrypt: String,
    }
    impl SignedMessage for Push {
        fn algorithm(&self) -> Algorithm {
            Algorithm::Sha1
        }

        fn timestamp(&self) -> Option<&str> {
            Some(&self.timestamp)
        }

        fn search(&self, search: &mut Search) -> Flow {
            let token = self.token.expose();
            let (timestamp, nonce, encrypt) = (&*self.timestamp, &*self.nonce, &*self.encrypt);
            for (causes, token) in list_secrets(token) {
                let text = join([token.as_str(), timestamp, nonce, encrypt], true);
                search.try_digest(&causes, &text)?;
            }
            for parts in [
                [token, timestamp, nonce, encrypt],
                [token, nonce, timestamp, encrypt],
                [timestamp, nonce, encrypt, token],
            ] {
                search.try_digest(&[Cause::NotSorted], &join(parts, false))?;
            }
            for (cause, timestamp) in list_timestamps(timestamp) {
                search.try_digest(&[cause], &join([token, &timestamp, nonce, encrypt], true))?;
            }
            let compact: String = encrypt.split_whitespace().collect();
            let text = join([token, timestamp, nonce, &compact], true);
            search.try_digest(&[Cause::BodyTrimmed], &text)?;
            let without = join([token, timestamp, nonce, ""], true);
            search.try_digest(&[Cause::BodyMissing], &without)
        }
    }
    let parts = [token, timestamp, nonce, encrypt];
    let steps = [
        "take the token, and TimeStamp, Nonce and Encrypt of the envelope, unchanged",
        "sort the four strings by their bytes",
        "join them without a separator",
        "compute the SHA-1, and write it in lowercase hex",
    ];
    let mut masked = parts;
    masked.sort_unstable();
    let masked = masked.map(|part| if part == token { MASK } else { part });
    Explanation::new(
        "Signature of an encrypted push (客服消息, 第三方平台推送)",
        &steps,
        masked.concat().as_bytes(),
        token,
        Some(super::push(token, timestamp, nonce, encrypt)),
        Push {
            token: token.into(),
            timestamp: timestamp.to_owned(),
            nonce: nonce.to_owned(),
            encrypt: encrypt.to_owned(),
        },
    )
}

/// Joins the parts without a separator, after sorting them if `sorted` is set.
fn join(mut parts: [&str; 4], sorted: bool) -> Zeroizing<Vec<u8>> {
    if sorted {
        parts.sort_unstable();
    }
    Zeroizing::new(parts.concat().into_bytes())
}

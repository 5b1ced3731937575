//! Explains webhook signatures.

use crate::secret::MASK;
use crate::signature::explain::body_and_secret::BodyAndSecret;
use crate::signature::explain::explanation::Explanation;
use crate::signature::explain::mask::mask_body;

/// Explains how [`signature::webhook`](crate::signature::webhook()) computes a signature.
///
/// `secret` is the application's secret. `body` is the body exactly as it was received.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/webhooks/summarize>
pub fn webhook(secret: &str, body: &[u8]) -> Explanation {
    let steps = [
        "take the application's secret",
        "append the exact body that was received, without a separator",
        "compute the SHA-1, and write it in lowercase hex",
    ];
    Explanation::new(
        "Signature of a webhook (开放平台 Webhooks)",
        &steps,
        &[MASK.as_bytes(), &mask_body(body)].concat(),
        secret,
        Some(super::webhook(secret, body)),
        BodyAndSecret {
            secret: secret.into(),
            body: body.to_vec(),
            secret_first: true,
        },
    )
}

//! The signature of the trade system: RSA with SHA-256 over the request as it arrived.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::call::Call;
use crate::platform::Platform;
use crate::public_key;
use crate::refusal::Refusal;

/// What PKCS#1 puts before a SHA-256 digest.
const SHA256: &str = "3031300d060960864801650304020105000420";

pub(super) fn check(platform: &Platform, call: &Call<'_>, given: &str) -> Result<(), Refusal> {
    let fields = given.strip_prefix("SHA256-RSA2048 ").and_then(fields);
    let fields = fields.ok_or_else(|| {
        Refusal::signature(
            "the authorization is not SHA256-RSA2048 and its fields, each in quotation marks, joined by commas",
        )
    })?;
    let field = |name: &str| {
        let missing = || Refusal::signature(format!("the authorization has no {name}"));
        fields.get(name).copied().ok_or_else(missing)
    };
    let (app_id, timestamp, nonce) = (field("appid")?, field("timestamp")?, field("nonce_str")?);
    field("key_version")?;
    if !platform.applications.has(app_id) {
        return Err(Refusal::application(format!(
            "no application has the appid {app_id}"
        )));
    }
    let query = call.target.query.map(|query| format!("?{query}"));
    let mut message = format!(
        "{}\n{}{}\n{timestamp}\n{nonce}\n",
        call.endpoint.method,
        call.target.path,
        query.unwrap_or_default()
    )
    .into_bytes();
    message.extend_from_slice(call.raw_body);
    message.push(b'\n');
    if is_signature(field("signature")?, &message) {
        return Ok(());
    }
    Err(Refusal::signature(
        "the signature is not that of method, path with query, timestamp, nonce_str and the body that arrived, made with the application's private key",
    ))
}

/// The fields of an authorization.
fn fields(text: &str) -> Option<HashMap<&str, &str>> {
    text.split(',')
        .map(|field| {
            let (name, value) = field.split_once('=')?;
            Some((name, value.strip_prefix('"')?.strip_suffix('"')?))
        })
        .collect()
}

/// Whether a text is the signature of a message: RSA as RFC 8017 writes it down.
fn is_signature(text: &str, message: &[u8]) -> bool {
    let Ok(signature) = STANDARD.decode(text) else {
        return false;
    };
    if signature.len() != public_key::LENGTH {
        return false;
    }
    let digest = hex::encode(Sha256::digest(message));
    let filled = "ff".repeat(public_key::LENGTH - 3 - (SHA256.len() + digest.len()) / 2);
    let expected = format!("0001{filled}00{SHA256}{digest}");
    public_key::apply(&signature).map(hex::encode) == Some(expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_of_openssl_is_taken() {
        // printf 'message' | openssl dgst -sha256 -sign private_key.pem | base64 -w0
        let signature = "YgcqRDtJW52A6jPJ9KcYck7qdIFrDO5SmPaDtS+lFWPuuRf48GPBqmAep+6nGhiIG0kKXvkcn4cU12YeHH/KzuOzAd8rvR8EyXYPtwwi8YFFmGL7+OIwgSciFfZwEXOgoIZbsPilrmHPYwxkrmLBlUm01BeemP3uIbIul1zgzyryVQpepYx+ceqMCOjDuyG5EUU/KnNcmX02vv5l5g2AG+Z7eMHwXOSTSle3p4TLSu+UwSOe6IzvMEK8E3uDCp3Jecc6WbGlvR85L2lezIKLAWYMujkozeKhA8KQ4bjrKTzkjToMGENf+9PIHMhzr5tMfNV3eDbepQnX5BCcLPddsA==";
        assert!(is_signature(signature, b"message"));
        assert!(!is_signature(signature, b"massage"));
        assert!(!is_signature("", b"message"));
    }
}

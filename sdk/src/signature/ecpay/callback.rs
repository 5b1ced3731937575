//! The signatures of guaranteed-payment callbacks (担保支付).

use aws_lc_rs::digest::Digest;

use crate::answer::{Error, ErrorKind};
use crate::signature::digest::{matches_hex, sha1};
use crate::wire::Texts;

/// The fields of a guaranteed-payment callback that are not signed.
///
/// The platform's documentation says that `msg_signature` and `type` are not signed. It does not mention a field named
/// `signature`. That field is left out because the Python package `bytedance` leaves it out too.
pub const ECPAY_CALLBACK_UNSIGNED: [&str; 3] = ["msg_signature", "signature", "type"];

/// Returns the signature of a guaranteed-payment callback (担保支付回调). The callback's body contains the signature as
/// `msg_signature`.
///
/// The signature is the lowercase hex SHA-1 digest of the callback token and the signed fields' values, sorted bytewise
/// and concatenated. All fields are signed except those listed in [`ECPAY_CALLBACK_UNSIGNED`] and those that are empty
/// or null. A string is signed without its quotes and with its escapes decoded, so `msg` is signed as the JSON text
/// that it contains. Any other value, such as a number, is signed exactly as it is written.
///
/// `token` is the payment callback token (支付回调 Token) from the console. `body` is the callback's body exactly as it was
/// received. It must be a JSON object. Use [`ecpay_callback_body_is_genuine`] to verify a callback.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/open-capacity/business-monetization/guaranteed-payment/TE>
///
/// ```
/// let body = r#"{"timestamp":"1652675265","nonce":"9999","msg":"80850852","type":"payment"}"#;
/// let signature = bytedance::signature::ecpay_callback("fdsifakhflasjfxxxxxxxxx", body)?;
/// assert_eq!(signature, "c9df04a40645c4ec15c13bc542cea589eac57e64");
/// # Ok::<(), bytedance::Error>(())
/// ```
///
/// # Errors
/// Returns an error of kind [`ErrorKind::Request`] if the body is not a JSON object.
#[doc(alias = "msg_signature")]
pub fn ecpay_callback(token: &str, body: &str) -> Result<String, Error> {
    let texts = Texts::parse(body).ok_or_else(|| {
        let text = "the body of the callback is not a JSON object";
        Error::new(ErrorKind::Request, text)
    })?;
    let texts = texts.distinct();
    let values = signed_callback_fields(&texts).map(|(_, value)| value);
    Ok(hex::encode(digest(token, values)))
}

/// Returns whether a callback's body contains the correct signature for itself. The comparison runs in constant time.
///
/// A body is rejected if it is not a JSON object, if it has no `msg_signature`, or if that signature is in uppercase
/// hex or has whitespace around it. If the token is empty, every body is rejected. See [`ecpay_callback`] for how the
/// signature is computed.
///
/// ```
/// let body = r#"{"timestamp":"1652675265","nonce":"9999","msg":"80850852","type":"payment",
///     "msg_signature":"c9df04a40645c4ec15c13bc542cea589eac57e64"}"#;
/// let token = "fdsifakhflasjfxxxxxxxxx";
/// assert!(bytedance::signature::ecpay_callback_body_is_genuine(token, body));
/// ```
pub fn ecpay_callback_body_is_genuine(token: &str, body: &str) -> bool {
    Texts::parse(body)
        .is_some_and(|texts| ecpay_callback_texts_are_genuine(token, &texts.distinct()))
}

/// Like [`ecpay_callback_body_is_genuine`], but accepts a body that has already been parsed.
pub(crate) fn ecpay_callback_texts_are_genuine(token: &str, texts: &Texts<'_>) -> bool {
    let values = signed_callback_fields(texts).map(|(_, value)| value);
    let signature = texts.get("msg_signature");
    signature.is_some_and(|signature| ecpay_callback_is_genuine(token, values, signature))
}

/// Returns whether `signature` is valid for an already parsed callback. The comparison runs in constant time.
///
/// `fields` must yield the values of all fields except those listed in [`ECPAY_CALLBACK_UNSIGNED`], in any order. Empty
/// values are ignored. If the token is empty, every signature is rejected.
///
/// ```
/// let values = ["1652675265", "9999", "80850852"];
/// let signature = "c9df04a40645c4ec15c13bc542cea589eac57e64";
/// let token = "fdsifakhflasjfxxxxxxxxx";
/// assert!(bytedance::signature::ecpay_callback_is_genuine(token, values.into_iter(), signature));
/// ```
pub fn ecpay_callback_is_genuine<'a>(
    token: &str,
    fields: impl Iterator<Item = &'a str>,
    signature: &str,
) -> bool {
    !token.is_empty() && matches_hex(&digest(token, fields), signature)
}

fn digest<'a>(token: &str, values: impl Iterator<Item = &'a str>) -> Digest {
    let mut parts: Vec<&[u8]> = Vec::with_capacity(8);
    parts.push(token.as_bytes());
    for value in values.filter(|value| !value.is_empty()) {
        parts.push(value.as_bytes());
    }
    parts.sort_unstable();
    sha1(parts)
}

/// Returns the names and values of the fields that are signed.
pub(crate) fn signed_callback_fields<'t>(
    texts: &'t Texts<'_>,
) -> impl Iterator<Item = (&'t str, &'t str)> {
    let members = texts.iter();
    members.filter(|(name, _)| !ECPAY_CALLBACK_UNSIGNED.contains(name))
}

//! The signature of the callbacks of guaranteed payment (担保支付).

use aws_lc_rs::digest::Digest;

use crate::answer::{Error, ErrorKind};
use crate::signature::digest::{matches_hex, sha1};
use crate::wire::Texts;

/// The fields of a callback of guaranteed payment that are not signed. The platform documents the first two; `signature` is left out by the Python package too,
/// and the platform documents no field of this name.
pub const ECPAY_CALLBACK_UNSIGNED: [&str; 3] = ["msg_signature", "signature", "type"];

/// The signature of a callback of guaranteed payment (担保支付回调), `msg_signature` of its body: lower-case hex SHA-1 of the callback token
/// and the values of all fields, sorted by their bytes and joined by nothing.
///
/// `token` is the payment callback token (支付回调 Token) of the console, `body` the callback's body as it was received, a JSON object. Not
/// signed are the [`ECPAY_CALLBACK_UNSIGNED`] fields, and those that are empty or null. A text is signed without its quotes
/// and with its escapes resolved, so `msg` as the JSON text that it holds; any other value, such as a number, as it is written.
/// [`ecpay_callback_body_is_genuine`] compares.
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
/// A request error if the body is not a JSON object.
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

/// Whether the body of a callback carries its own signature, in constant time; see [`ecpay_callback`].
///
/// A body that is no JSON object or has no `msg_signature` is not genuine. Upper-case hex and white space around it are rejected. An
/// empty token verifies nothing.
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

/// Like [`ecpay_callback_body_is_genuine`], for a body that is parsed already.
pub(crate) fn ecpay_callback_texts_are_genuine(token: &str, texts: &Texts<'_>) -> bool {
    let values = signed_callback_fields(texts).map(|(_, value)| value);
    let signature = texts.get("msg_signature");
    signature.is_some_and(|signature| ecpay_callback_is_genuine(token, values, signature))
}

/// The same for a callback that was read already: the values of all fields but the
/// [`ECPAY_CALLBACK_UNSIGNED`] ones, in any order, and the signature. Empty values are passed over.
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

/// The names and values of the members that are signed.
pub(crate) fn signed_callback_fields<'t>(
    texts: &'t Texts<'_>,
) -> impl Iterator<Item = (&'t str, &'t str)> {
    let members = texts.iter();
    members.filter(|(name, _)| !ECPAY_CALLBACK_UNSIGNED.contains(name))
}

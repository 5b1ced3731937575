//! Builds the messages that are signed in the trade system, and creates and verifies their signatures.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::signature::keys::{PrivateKey, PublicKey};

/// Returns the message to sign for a trade system request (交易系统): `METHOD\nURI\ntimestamp\nnonce\nbody\n`.
///
/// `uri` is the path and query exactly as they are sent, without the domain. `timestamp` is in seconds. `body` is the
/// exact request body, or empty for a GET request. The final line break is part of the message.
///
/// For `tt.requestOrder`, the method is `POST`, the URI is `/requestOrder`, and the body is the string passed as
/// `data`.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/signature-algorithm>
///
/// ```
/// use bytedance::signature::trade_request_message;
///
/// let message = trade_request_message("POST", "/api/order?id=1", "1700000000", "nonce", b"{}");
/// assert_eq!(message, b"POST\n/api/order?id=1\n1700000000\nnonce\n{}\n");
/// ```
pub fn trade_request_message(
    method: &str,
    uri: &str,
    timestamp: &str,
    nonce: &str,
    body: &[u8],
) -> Vec<u8> {
    join_lines(&[
        method.as_bytes(),
        uri.as_bytes(),
        timestamp.as_bytes(),
        nonce.as_bytes(),
        body,
    ])
}

/// Returns the message that the platform signs for a trade system callback or response (交易系统):
/// `timestamp\nnonce\nbody\n`.
///
/// `timestamp` and `nonce` are the values of the headers `Byte-Timestamp` and `Byte-Nonce-Str`, unchanged. `body` is
/// the body exactly as it was received. The final line break is part of the message.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/signature-algorithm>
///
/// ```
/// let message = bytedance::signature::trade_callback_message("1700000000", "nonce", b"{}");
/// assert_eq!(message, b"1700000000\nnonce\n{}\n");
/// ```
pub fn trade_callback_message(timestamp: &str, nonce: &str, body: &[u8]) -> Vec<u8> {
    join_lines(&[timestamp.as_bytes(), nonce.as_bytes(), body])
}

/// Returns the signature of a trade system request (交易系统), or `None` if the signature cannot be created.
///
/// The signature is the base64-encoded RSA signature (PKCS#1 v1.5, SHA-256) of the message that
/// [`trade_request_message`] returns. `uri` is the path and query without the domain, and `timestamp` is in seconds.
///
/// A [`Client`](crate::Client) signs its own calls automatically. Orders for `tt.requestOrder` are signed with its
/// [`sign_order`](crate::Client::sign_order) method. Use this function for requests sent by other code.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/signature-algorithm>
///
/// ```
/// use bytedance::signature::{PrivateKey, trade_request};
///
/// # fn example(pem: &str) -> Result<(), bytedance::Error> {
/// let key = PrivateKey::new(pem)?;
/// let signature = trade_request(&key, "POST", "/requestOrder", "1700000000", "nonce", b"{}");
/// # Ok(()) }
/// ```
#[doc(alias = "Byte-Authorization")]
pub fn trade_request(
    key: &PrivateKey,
    method: &str,
    uri: &str,
    timestamp: &str,
    nonce: &str,
    body: &[u8],
) -> Option<String> {
    key.sign(&trade_request_message(method, uri, timestamp, nonce, body))
}

/// Returns whether `signature`, taken from the `Byte-Signature` header, is valid for a trade system callback or
/// response (交易系统).
///
/// The signature is the base64-encoded RSA signature (PKCS#1 v1.5, SHA-256) of the message that
/// [`trade_callback_message`] returns. `timestamp` (in seconds, as a string) and `nonce` are the values of the headers
/// `Byte-Timestamp` and `Byte-Nonce-Str`, unchanged. Pass the signature exactly as it appears in the header, with its
/// padding and without whitespace around it. A signature that is not valid base64 is rejected.
///
/// This function does not check how old the timestamp is, but [`Client::callbacks`](crate::Client) does.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/signature-algorithm>
///
/// ```
/// use bytedance::signature::{PublicKey, trade_callback_is_genuine};
///
/// # fn example(pem: &str, body: &[u8], signature: &str) -> Result<(), bytedance::Error> {
/// let key = PublicKey::new(pem)?;
/// if trade_callback_is_genuine(&key, "1700000000", "nonce", body, signature) {
///     println!("the platform sent this callback");
/// }
/// # Ok(()) }
/// ```
#[doc(alias = "Byte-Signature")]
pub fn trade_callback_is_genuine(
    key: &PublicKey,
    timestamp: &str,
    nonce: &str,
    body: &[u8],
    signature: &str,
) -> bool {
    let message = trade_callback_message(timestamp, nonce, body);
    STANDARD
        .decode(signature)
        .is_ok_and(|signature| key.verifies(&message, &signature))
}

/// Joins the lines, adding a line break after each of them.
fn join_lines(lines: &[&[u8]]) -> Vec<u8> {
    let length = lines.iter().map(|line| line.len() + 1).sum();
    let mut text = Vec::with_capacity(length);
    for line in lines {
        text.extend_from_slice(line);
        text.push(b'\n');
    }
    text
}

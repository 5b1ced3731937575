//! What is signed in the trade system, and whether a signature is genuine.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::signature::keys::{PrivateKey, PublicKey};

/// The message that signs a request of the trade system (交易系统): `METHOD\nURI\ntimestamp\nnonce\nbody\n`.
///
/// `uri` is path and query as they are sent, without the domain; `timestamp` is in seconds; `body` the exact body that is sent, empty for
/// GET. The line break at the end is a part of it. For `tt.requestOrder`, method and uri are `POST` and `/requestOrder`, and the body is
/// the text `data`.
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

/// The message that signs a callback or an answer of the trade system (交易系统): `timestamp\nnonce\nbody\n`.
///
/// `timestamp` and `nonce` are the headers `Byte-Timestamp` and `Byte-Nonce-Str` as they are; `body` the exact body that was received. The
/// line break at the end is a part of it.
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

/// The signature of a request of the trade system (交易系统): base64 of RSA with SHA-256, PKCS#1 v1.5, over [`trade_request_message`].
///
/// [`Client`](crate::Client) signs its calls, and with [`sign_order`](crate::Client::sign_order) the orders of `tt.requestOrder`, by
/// itself; this is for requests that are made elsewhere. `uri` is path and query without the domain, `timestamp` in seconds. `None`: the
/// machine could not sign.
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

/// Whether this is the signature of a callback or an answer of the trade system (交易系统), `Byte-Signature` of its headers: base64 of RSA
/// with SHA-256, PKCS#1 v1.5, over [`trade_callback_message`].
///
/// `timestamp` (seconds, as a text) and `nonce` are the headers `Byte-Timestamp` and `Byte-Nonce-Str` as they are. How old the timestamp is
/// is not looked at: [`Client::callbacks`](crate::Client) does. The signature must be given as it stands in the header, with its padding
/// and without white space around it; a signature that is no base64 is not genuine.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/signature-algorithm>
///
/// ```
/// use bytedance::signature::{PublicKey, trade_callback_is_genuine};
///
/// # fn example(pem: &str, body: &[u8], signature: &str) -> Result<(), bytedance::Error> {
/// let key = PublicKey::new(pem)?;
/// if trade_callback_is_genuine(&key, "1700000000", "nonce", body, signature) {
///     println!("from the platform");
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

/// Joins the lines, each with its end.
fn join_lines(lines: &[&[u8]]) -> Vec<u8> {
    let length = lines.iter().map(|line| line.len() + 1).sum();
    let mut text = Vec::with_capacity(length);
    for line in lines {
        text.extend_from_slice(line);
        text.push(b'\n');
    }
    text
}

//! Explains trade system signatures.

use percent_encoding::percent_decode_str;

use super::message::{trade_callback_message, trade_request_message};
use crate::signature::explain::cause::Cause;
use crate::signature::explain::explanation::{Explanation, SignedMessage};
use crate::signature::explain::mask::{mask_body, mask_uri};
use crate::signature::explain::search::{Algorithm, Flow, Search};
use crate::signature::explain::slips::{list_timestamps, try_bodies};
use crate::signature::keys::{PrivateKey, PublicKey};

/// All signed values except the body.
struct Head {
    /// The method and URI of a request, or `None` for a callback or response.
    request: Option<(String, String)>,
    timestamp: String,
    nonce: String,
}

impl Head {
    fn message(&self, body: &[u8]) -> Vec<u8> {
        self.build_message(self.request.as_ref(), &self.timestamp, body)
    }

    /// Returns the message with its secrets masked.
    fn masked_message(&self, body: &[u8]) -> Vec<u8> {
        let request = self.request.as_ref();
        let request = request.map(|(method, uri)| (method.clone(), mask_uri(uri).into_owned()));
        self.build_message(request.as_ref(), &self.timestamp, &mask_body(body))
    }

    fn build_message(
        &self,
        request: Option<&(String, String)>,
        timestamp: &str,
        body: &[u8],
    ) -> Vec<u8> {
        match request {
            Some((method, uri)) => trade_request_message(method, uri, timestamp, &self.nonce, body),
            None => trade_callback_message(timestamp, &self.nonce, body),
        }
    }
}

struct Trade {
    head: Head,
    body: Vec<u8>,
    key: PublicKey,
    /// Keys of other versions, each paired with its version.
    others: Vec<(String, PublicKey)>,
}

impl SignedMessage for Trade {
    fn algorithm(&self) -> Algorithm {
        Algorithm::Rsa
    }

    fn timestamp(&self) -> Option<&str> {
        Some(&self.head.timestamp)
    }

    fn advice(&self) -> &'static [&'static str] {
        match self.head.request {
            Some(_) => &[
                "the public key registered in the console (应用公钥) must belong to this private key",
                "key_version in Byte-Authorization must be the version of that public key",
            ],
            None => &[],
        }
    }

    fn search(&self, search: &mut Search) -> Flow {
        let Self {
            head,
            body,
            key,
            others,
        } = self;
        let message = head.message(body);
        search.try_rsa(&[], key, &message)?;
        for (version, key) in others {
            let version = version.clone();
            search.try_rsa(&[Cause::OtherKeyVersion { version }], key, &message)?;
        }
        try_bodies(body, &mut |causes, body| {
            search.try_rsa(causes, key, &head.message(body))
        })?;
        if let Some(shorter) = message.strip_suffix(b"\n") {
            search.try_rsa(&[Cause::LastLineBreakMissing], key, shorter)?;
        }
        if let Ok(text) = std::str::from_utf8(&message) {
            let windows = text.replace('\n', "\r\n");
            search.try_rsa(&[Cause::WindowsLineBreaks], key, windows.as_bytes())?;
        }
        if let Some((method, uri)) = &head.request {
            for (cause, method, uri) in list_mistaken_requests(method, uri) {
                let message = head.build_message(Some(&(method, uri)), &head.timestamp, body);
                search.try_rsa(&[cause], key, &message)?;
            }
            let callback = head.build_message(None, &head.timestamp, body);
            search.try_rsa(&[Cause::OtherMessage], key, &callback)?;
        }
        for (cause, timestamp) in list_timestamps(&head.timestamp) {
            let message = head.build_message(head.request.as_ref(), &timestamp, body);
            search.try_rsa(&[cause], key, &message)?;
        }
        Flow::Continue(())
    }
}

fn to_owned_keys(keys: &[(&str, &PublicKey)]) -> Vec<(String, PublicKey)> {
    keys.iter()
        .map(|(version, key)| ((*version).to_owned(), (*key).clone()))
        .collect()
}

/// Lists forms of a method and URI that result from mistakes, each with its cause.
fn list_mistaken_requests(method: &str, uri: &str) -> Vec<(Cause, String, String)> {
    // If the URI passed here includes the domain, the given signature may be the correct one. The cause is the same
    // either way.
    let is_whole = uri.starts_with("http://") || uri.starts_with("https://");
    let mut uris = Vec::new();
    if is_whole {
        let path = uri.splitn(4, '/').nth(3).unwrap_or_default();
        uris.push((Cause::UriWithDomain, format!("/{path}")));
    } else {
        for domain in [
            "open.douyin.com",
            "developer.toutiao.com",
            "open-sandbox.douyin.com",
        ] {
            for start in ["https://", "http://", ""] {
                uris.push((Cause::UriWithDomain, format!("{start}{domain}{uri}")));
            }
        }
    }
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    if !query.is_empty() {
        uris.push((Cause::UriWithoutQuery, path.to_owned()));
    }
    if let Ok(decoded) = percent_decode_str(uri).decode_utf8() {
        uris.push((Cause::UriDecoded, decoded.into_owned()));
    }
    let method_in_lower_case = (
        Cause::MethodLowerCase,
        method.to_ascii_lowercase(),
        uri.to_owned(),
    );
    let uris = uris
        .into_iter()
        .map(|(cause, uri)| (cause, method.to_owned(), uri));
    uris.chain([method_in_lower_case]).collect()
}

/// Explains how [`signature::trade_request`](crate::signature::trade_request()) computes a signature. The signature of
/// a [`SignedData`](crate::SignedData) is computed in the same way.
///
/// `others` lists additional public keys with their versions, for example the one registered in the console (应用公钥) or
/// earlier ones. If the signature was made with the private key that belongs to one of them, a comparison reports that.
/// `uri` is the path and query without the domain, and `timestamp` is in seconds.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/signature-algorithm>
pub fn trade_request(
    key: &PrivateKey,
    others: &[(&str, &PublicKey)],
    method: &str,
    uri: &str,
    timestamp: &str,
    nonce: &str,
    body: &[u8],
) -> Explanation {
    let head = Head {
        request: Some((method.to_owned(), uri.to_owned())),
        timestamp: timestamp.to_owned(),
        nonce: nonce.to_owned(),
    };
    let steps = [
        "write five lines: the method, the path and query as they are sent, the timestamp in seconds, the nonce, and the exact body",
        "end each line with \\n, including the last one",
        "sign the text with the application's private key: RSA, PKCS#1 v1.5, SHA-256",
        "write the signature in base64",
    ];
    Explanation::new(
        "Signature of a request of the trade system (交易系统)",
        &steps,
        &head.masked_message(body),
        "",
        key.sign(&head.message(body)),
        Trade {
            head,
            body: body.to_vec(),
            key: key.public_key().clone(),
            others: to_owned_keys(others),
        },
    )
}

/// Explains how [`signature::trade_callback_is_genuine`](crate::signature::trade_callback_is_genuine()) verifies a
/// signature.
///
/// The explanation contains no signature, because only the platform can create it. `others` lists additional public
/// keys with their versions. If the signature was made with the private key that belongs to one of them, a comparison
/// reports that. `timestamp` (in seconds) and `nonce` are the values of the headers `Byte-Timestamp` and
/// `Byte-Nonce-Str`.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/signature-algorithm>
pub fn trade_callback(
    key: &PublicKey,
    others: &[(&str, &PublicKey)],
    timestamp: &str,
    nonce: &str,
    body: &[u8],
) -> Explanation {
    let head = Head {
        request: None,
        timestamp: timestamp.to_owned(),
        nonce: nonce.to_owned(),
    };
    let steps = [
        "write three lines: Byte-Timestamp, Byte-Nonce-Str, and the exact body that was received",
        "end each line with \\n, including the last one",
        "verify Byte-Signature, which is in base64, with the platform's public key: RSA, PKCS#1 v1.5, SHA-256",
    ];
    Explanation::new(
        "Signature of a callback or a response of the trade system (交易系统)",
        &steps,
        &head.masked_message(body),
        "",
        None,
        Trade {
            head,
            body: body.to_vec(),
            key: key.clone(),
            others: to_owned_keys(others),
        },
    )
}

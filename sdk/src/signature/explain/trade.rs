//! Explains the signatures of the trade system.

use percent_encoding::percent_decode_str;

use super::super::{PrivateKey, PublicKey, trade_callback_message, trade_request_message};
use super::search::{Algorithm, Search, Step};
use super::{Cause, Explanation, Protocol, bodies, shown, timestamps};

/// What is signed, apart from the body.
struct Head {
    /// Method and URI, which only requests have.
    request: Option<(String, String)>,
    timestamp: String,
    nonce: String,
}

impl Head {
    fn message(&self, body: &[u8]) -> Vec<u8> {
        self.with(self.request.as_ref(), &self.timestamp, body)
    }

    /// The message as it is shown.
    fn shown(&self, body: &[u8]) -> Vec<u8> {
        let request = self.request.as_ref();
        let request = request.map(|(method, uri)| (method.clone(), shown::uri(uri).into_owned()));
        self.with(request.as_ref(), &self.timestamp, &shown::body(body))
    }

    fn with(&self, request: Option<&(String, String)>, timestamp: &str, body: &[u8]) -> Vec<u8> {
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
    /// Keys of other versions.
    others: Vec<(String, PublicKey)>,
}

impl Protocol for Trade {
    fn algorithm(&self) -> Algorithm {
        Algorithm::Rsa
    }

    fn timestamp(&self) -> Option<&str> {
        Some(&self.head.timestamp)
    }

    fn advice(&self) -> &'static [&'static str] {
        match self.head.request {
            Some(_) => &[
                "the public key registered in the console (应用公钥) must be the one that belongs to this private key",
                "key_version of the Byte-Authorization must be the version of that public key",
            ],
            None => &[],
        }
    }

    fn search(&self, search: &mut Search) -> Step {
        let Self {
            head,
            body,
            key,
            others,
        } = self;
        let message = head.message(body);
        search.rsa(&[], key, &message)?;
        for (version, key) in others {
            let version = version.clone();
            search.rsa(&[Cause::OtherKeyVersion { version }], key, &message)?;
        }
        bodies(body, &mut |causes, body| {
            search.rsa(causes, key, &head.message(body))
        })?;
        if let Some(shorter) = message.strip_suffix(b"\n") {
            search.rsa(&[Cause::LastLineBreakMissing], key, shorter)?;
        }
        if let Ok(text) = std::str::from_utf8(&message) {
            let windows = text.replace('\n', "\r\n");
            search.rsa(&[Cause::WindowsLineBreaks], key, windows.as_bytes())?;
        }
        if let Some((method, uri)) = &head.request {
            for (cause, method, uri) in other_requests(method, uri) {
                let message = head.with(Some(&(method, uri)), &head.timestamp, body);
                search.rsa(&[cause], key, &message)?;
            }
            let callback = head.with(None, &head.timestamp, body);
            search.rsa(&[Cause::OtherMessage], key, &callback)?;
        }
        for (cause, timestamp) in timestamps(&head.timestamp) {
            let message = head.with(head.request.as_ref(), &timestamp, body);
            search.rsa(&[cause], key, &message)?;
        }
        Step::Continue(())
    }
}

fn versions(keys: &[(&str, &PublicKey)]) -> Vec<(String, PublicKey)> {
    keys.iter()
        .map(|(version, key)| ((*version).to_owned(), (*key).clone()))
        .collect()
}

/// Method and URI as they may be taken wrongly.
fn other_requests(method: &str, uri: &str) -> Vec<(Cause, String, String)> {
    // Where the domain was given here, the given signature may be the right one; it is the same difference.
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

/// Explains [`signature::trade_request`](super::super::trade_request()), or the signature of a [`SignedOrder`](super::super::SignedOrder).
///
/// `others` are further public keys with their versions, to find out whether the key of one of them made the signature: the one that is
/// registered in the console (应用公钥), and earlier ones. `uri` is path and query without the domain, `timestamp` in seconds.
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
        "write five lines: method, path and query as they are sent, timestamp in seconds, nonce, exact body",
        "end each of them with \\n, the last too",
        "sign with the application's private key: RSA, PKCS#1 v1.5, SHA-256",
        "write it in base64",
    ];
    Explanation::new(
        "Signature of a request of the trade system (交易系统)",
        &steps,
        &head.shown(body),
        "",
        key.sign(&head.message(body)),
        Trade {
            head,
            body: body.to_vec(),
            key: key.public_key().clone(),
            others: versions(others),
        },
    )
}

/// Explains [`signature::trade_callback_is_genuine`](super::super::trade_callback_is_genuine()). Only the platform can make the signature.
///
/// `others` are further keys with their versions, to find out whether one of them made it. `timestamp` and `nonce` are the headers
/// `Byte-Timestamp`, in seconds, and `Byte-Nonce-Str`.
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
        "write three lines: Byte-Timestamp, Byte-Nonce-Str, the exact body that was received",
        "end each of them with \\n, the last too",
        "verify Byte-Signature, which is base64, with the platform's public key: RSA, PKCS#1 v1.5, SHA-256",
    ];
    Explanation::new(
        "Signature of a callback or an answer of the trade system (交易系统)",
        &steps,
        &head.shown(body),
        "",
        None,
        Trade {
            head,
            body: body.to_vec(),
            key: key.clone(),
            others: versions(others),
        },
    )
}

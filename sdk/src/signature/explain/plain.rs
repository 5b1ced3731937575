//! The protocols whose text is put together from a few parts as they are.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use zeroize::Zeroizing;

use super::super as signature;
use super::super::jsb::{signed_text, without_fragment};
use super::search::{Algorithm, Search, Step};
use super::{Cause, Explanation, Protocol, bodies, secrets, shown, timestamps};
use crate::secret::{MASK, Secret};

/// Explains [`signature::session`](super::super::session()): `session_key` is as the login gave it, `body` the exact body that is sent.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/server/user-login-sign>
pub fn session(session_key: &str, body: &[u8]) -> Explanation {
    struct Session {
        key: Secret,
        body: Vec<u8>,
    }
    impl Protocol for Session {
        fn algorithm(&self) -> Algorithm {
            Algorithm::HmacSha256
        }

        fn search(&self, search: &mut Search) -> Step {
            let key = self.key.expose();
            bodies(&self.body, &mut |causes, body| {
                search.hmac(causes, key.as_bytes(), body)
            })?;
            for (causes, key) in secrets(key) {
                search.hmac(&causes, key.as_bytes(), &self.body)?;
            }
            if let Ok(key) = STANDARD.decode(key).map(Zeroizing::new) {
                search.hmac(&[Cause::SecretDecoded], &key, &self.body)?;
            }
            for parts in [[key.as_bytes(), &self.body], [&self.body, key.as_bytes()]] {
                search.digest(&[], &Zeroizing::new(parts.concat()))?;
            }
            Step::Continue(())
        }
    }
    let protocol = Session {
        key: session_key.into(),
        body: body.to_vec(),
    };
    let steps = [
        "take the exact body that is sent",
        "make its HMAC-SHA256, with the user's session_key as it is as the key",
        "write it in lower-case hex",
    ];
    Explanation::new(
        "Signature of a user's session (用户登录态签名)",
        &steps,
        &shown::body(body),
        session_key,
        Some(signature::session(session_key, body)),
        protocol,
    )
}

/// Explains [`signature::webhook`](super::super::webhook()): `secret` is the application's, `body` the exact body that was received.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/webhooks/summarize>
pub fn webhook(secret: &str, body: &[u8]) -> Explanation {
    let steps = [
        "take the application's secret",
        "add the exact body that was received, with nothing between",
        "make the SHA-1, and write it in lower-case hex",
    ];
    Explanation::new(
        "Signature of a webhook (开放平台 Webhooks)",
        &steps,
        &[MASK.as_bytes(), &shown::body(body)].concat(),
        secret,
        Some(signature::webhook(secret, body)),
        Joined {
            secret: secret.into(),
            body: body.to_vec(),
            secret_first: true,
        },
    )
}

/// Explains [`signature::raw_data`](super::super::raw_data()): `raw_data` is the text exactly as the front end got it, `session_key` as the
/// login gave it.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/mini-game/develop/api/open-capacity/user-information/info/sensitive-data-process>
pub fn raw_data(raw_data: &str, session_key: &str) -> Explanation {
    let steps = [
        "take rawData exactly as the front end got it",
        "add the user's session_key, with nothing between",
        "make the SHA-1, and write it in lower-case hex",
    ];
    Explanation::new(
        "Signature of rawData (校验数据合法性)",
        &steps,
        format!("{}{MASK}", shown::json(raw_data)).as_bytes(),
        session_key,
        Some(signature::raw_data(raw_data, session_key)),
        Joined {
            secret: session_key.into(),
            body: raw_data.as_bytes().to_vec(),
            secret_first: false,
        },
    )
}

/// A secret and a text, one directly after the other.
struct Joined {
    secret: Secret,
    body: Vec<u8>,
    secret_first: bool,
}

impl Joined {
    fn text(&self, secret: &[u8], body: &[u8], secret_first: bool) -> Zeroizing<Vec<u8>> {
        let parts = if secret_first {
            [secret, body]
        } else {
            [body, secret]
        };
        Zeroizing::new(parts.concat())
    }
}

impl Protocol for Joined {
    fn algorithm(&self) -> Algorithm {
        Algorithm::Sha1
    }

    fn search(&self, search: &mut Search) -> Step {
        let secret = self.secret.expose().as_bytes();
        bodies(&self.body, &mut |causes, body| {
            search.digest(causes, &self.text(secret, body, self.secret_first))
        })?;
        for (causes, secret) in secrets(self.secret.expose()) {
            let text = self.text(secret.as_bytes(), &self.body, self.secret_first);
            search.digest(&causes, &text)?;
        }
        if let Ok(secret) = STANDARD.decode(secret).map(Zeroizing::new) {
            let text = self.text(&secret, &self.body, self.secret_first);
            search.digest(&[Cause::SecretDecoded], &text)?;
        }
        let text = self.text(secret, &self.body, !self.secret_first);
        search.digest(&[Cause::SecretAtOtherEnd], &text)?;
        search.hmac(&[], secret, &self.body)
    }
}

/// Explains [`signature::push`](super::super::push()): `token` is the 消息校验 Token, the others are `TimeStamp` (seconds), `Nonce` and
/// `Encrypt` of the envelope as they stand there.
///
/// Official page: <https://developer.open-douyin.com/docs/resource/zh-CN/thirdparty/overview-guide/smallprogram/encryption>
pub fn push(token: &str, timestamp: &str, nonce: &str, encrypt: &str) -> Explanation {
    struct Push {
        token: Secret,
        timestamp: String,
        nonce: String,
        encrypt: String,
    }
    impl Protocol for Push {
        fn algorithm(&self) -> Algorithm {
            Algorithm::Sha1
        }

        fn timestamp(&self) -> Option<&str> {
            Some(&self.timestamp)
        }

        fn search(&self, search: &mut Search) -> Step {
            let token = self.token.expose();
            let (timestamp, nonce, encrypt) = (&*self.timestamp, &*self.nonce, &*self.encrypt);
            for (causes, token) in secrets(token) {
                let text = joined([token.as_str(), timestamp, nonce, encrypt], true);
                search.digest(&causes, &text)?;
            }
            for parts in [
                [token, timestamp, nonce, encrypt],
                [token, nonce, timestamp, encrypt],
                [timestamp, nonce, encrypt, token],
            ] {
                search.digest(&[Cause::NotSorted], &joined(parts, false))?;
            }
            for (cause, timestamp) in timestamps(timestamp) {
                search.digest(&[cause], &joined([token, &timestamp, nonce, encrypt], true))?;
            }
            let compact: String = encrypt.split_whitespace().collect();
            let text = joined([token, timestamp, nonce, &compact], true);
            search.digest(&[Cause::BodyTrimmed], &text)?;
            let without = joined([token, timestamp, nonce, ""], true);
            search.digest(&[Cause::BodyMissing], &without)
        }
    }
    let parts = [token, timestamp, nonce, encrypt];
    let steps = [
        "take the token, and TimeStamp, Nonce and Encrypt of the envelope as they are",
        "sort the four by their bytes",
        "join them, with nothing between",
        "make the SHA-1, and write it in lower-case hex",
    ];
    let mut shown = parts;
    shown.sort_unstable();
    let shown = shown.map(|part| if part == token { MASK } else { part });
    Explanation::new(
        "Signature of an encrypted push (客服消息, 第三方平台推送)",
        &steps,
        shown.concat().as_bytes(),
        token,
        Some(signature::push(token, timestamp, nonce, encrypt)),
        Push {
            token: token.into(),
            timestamp: timestamp.to_owned(),
            nonce: nonce.to_owned(),
            encrypt: encrypt.to_owned(),
        },
    )
}

fn joined(mut parts: [&str; 4], sorted: bool) -> Zeroizing<Vec<u8>> {
    if sorted {
        parts.sort_unstable();
    }
    Zeroizing::new(parts.concat().into_bytes())
}

/// Explains [`signature::jsb_ticket`](super::super::jsb_ticket()): `ticket` is the `jsapi_ticket`, `timestamp` in seconds, `url` the address
/// of the page.
///
/// Official page: <https://open.douyin.com/platform/resource/docs/develop/permission/js/signature>
pub fn jsb_ticket(ticket: &str, nonce: &str, timestamp: &str, url: &str) -> Explanation {
    struct Jsb {
        ticket: Secret,
        nonce: String,
        timestamp: String,
        url: String,
    }
    impl Protocol for Jsb {
        fn algorithm(&self) -> Algorithm {
            Algorithm::Md5
        }

        fn timestamp(&self) -> Option<&str> {
            Some(&self.timestamp)
        }

        fn search(&self, search: &mut Search) -> Step {
            let text = |ticket: &str, timestamp: &str, url: &str| {
                signed_text(ticket, &self.nonce, timestamp, url)
            };
            let ticket = self.ticket.expose();
            let (timestamp, whole) = (&*self.timestamp, &*self.url);
            let url = without_fragment(whole);
            for (causes, ticket) in secrets(ticket) {
                search.digest(&causes, text(&ticket, timestamp, url).as_bytes())?;
            }
            let encoded = utf8_percent_encode(url, NON_ALPHANUMERIC).to_string();
            let form: String = url::form_urlencoded::byte_serialize(url.as_bytes()).collect();
            let path = url.split_once('?').map_or(url, |(path, _)| path);
            for (cause, url) in [
                (Cause::UrlWithFragment, whole),
                (Cause::UrlEncoded, &encoded),
                (Cause::UrlEncoded, &form),
                (Cause::UriWithoutQuery, path),
            ] {
                search.digest(&[cause], text(ticket, timestamp, url).as_bytes())?;
            }
            let right = text(ticket, timestamp, url);
            if let Some((before, after)) = right.split_once("nonce_str=") {
                let other_name = Zeroizing::new([before, "noncestr=", after].concat());
                search.digest(&[Cause::JoinedOtherwise], other_name.as_bytes())?;
            }
            for (cause, timestamp) in timestamps(timestamp) {
                search.digest(&[cause], text(ticket, &timestamp, url).as_bytes())?;
            }
            Step::Continue(())
        }
    }
    let steps = [
        "take the address of the page without `#` and what stands behind it",
        "write jsapi_ticket=..&nonce_str=..&timestamp=..&url=.., nothing encoded, the timestamp in seconds",
        "make the MD5, and write it in lower-case hex",
    ];
    Explanation::new(
        "Signature of a page with the JS SDK (JSB 验证签名)",
        &steps,
        signed_text(MASK, nonce, timestamp, &shown::uri(without_fragment(url))).as_bytes(),
        ticket,
        Some(signature::jsb_ticket(ticket, nonce, timestamp, url)),
        Jsb {
            ticket: ticket.into(),
            nonce: nonce.to_owned(),
            timestamp: timestamp.to_owned(),
            url: url.to_owned(),
        },
    )
}

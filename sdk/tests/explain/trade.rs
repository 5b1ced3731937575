//! Trade system signatures.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE};
use bytedance::signature::explain::{self, Cause};
use bytedance::signature::{self, PrivateKey, PublicKey};
use bytedance_sandbox::PRIVATE_KEY;

use crate::check;

const OTHER_KEY: &str = include_str!("../keys/certificate_2048_key.pem");

#[test]
fn trade_request() {
    let key = PrivateKey::new(PRIVATE_KEY).unwrap();
    let body = r#"{"b":"文","a":1}"#;
    let uri = "/api/x%20y?id=1";
    let other = PrivateKey::new(OTHER_KEY).unwrap();
    let others = [("2", other.public_key())];
    let explanation = explain::trade_request(
        &key,
        &others,
        "POST",
        uri,
        "1700000000",
        "nonce",
        body.as_bytes(),
    );
    let right = explanation.signature().unwrap().to_owned();
    let over = |message: &str| key.sign(message.as_bytes()).unwrap();
    let lines = |method: &str, uri: &str, time: &str, body: &str| {
        over(&format!("{method}\n{uri}\n{time}\nnonce\n{body}\n"))
    };
    let time = "1700000000";
    let bytes = STANDARD.decode(&right).unwrap();
    let hints = explanation.compare(&right).to_string();
    for part in ["check the clock", "应用公钥", "key_version"] {
        assert!(hints.contains(part), "{hints}");
    }
    let version = [Cause::OtherKeyVersion {
        version: "2".to_owned(),
    }];
    let mut cases: Vec<(String, &[Cause])> = vec![
        (hex::encode(&bytes), &[Cause::SignatureInHex]),
        (STANDARD_NO_PAD.encode(&bytes), &[Cause::SignatureUnpadded]),
        (right.replacen('A', "A\n", 1), &[Cause::SignatureWhiteSpace]),
        (lines("post", uri, time, body), &[Cause::MethodLowerCase]),
        (
            lines("POST", &format!("https://open.douyin.com{uri}"), time, body),
            &[Cause::UriWithDomain],
        ),
        (
            lines("POST", "/api/x%20y", time, body),
            &[Cause::UriWithoutQuery],
        ),
        (
            lines("POST", "/api/x y?id=1", time, body),
            &[Cause::UriDecoded],
        ),
        (
            lines("POST", uri, "1700000000000", body),
            &[Cause::TimestampInMilliseconds],
        ),
        (
            lines("POST", uri, "1700028800", body),
            &[Cause::TimestampOff { seconds: 28_800 }],
        ),
        (
            lines("POST", uri, "1699999999", body),
            &[Cause::TimestampOff { seconds: -1 }],
        ),
        (
            lines("POST", uri, time, r#"{"b": "\u6587", "a": 1}"#),
            &[Cause::BodySpaced, Cause::BodyAsciiEscaped],
        ),
        (lines("POST", uri, time, ""), &[Cause::BodyMissing]),
        (
            signature::trade_request(&other, "POST", uri, time, "nonce", body.as_bytes()).unwrap(),
            &version,
        ),
        (
            over(&format!("POST\n{uri}\n{time}\nnonce\n{body}")),
            &[Cause::LastLineBreakMissing],
        ),
        (
            over(&format!("POST\r\n{uri}\r\n{time}\r\nnonce\r\n{body}\r\n")),
            &[Cause::WindowsLineBreaks],
        ),
        (
            over(&format!("{time}\nnonce\n{body}\n")),
            &[Cause::OtherMessage],
        ),
    ];
    let url_safe = URL_SAFE.encode(&bytes);
    if url_safe != right {
        cases.push((url_safe, &[Cause::SignatureUrlSafe]));
    }
    check(&explanation, &cases);
    let secret = br#"{"phone":"marker"}"#;
    let uri = "/api?access_token=marker&a=1";
    let secret = explain::trade_request(&key, &[], "POST", uri, time, "nonce", secret);
    check(&secret, &[]);
    assert_eq!(
        secret.text(),
        "POST\n/api?access_token=***&a=1\n1700000000\nnonce\n{\"phone\":\"***\"}\n"
    );
    let whole = explain::trade_request(
        &key,
        &[],
        "GET",
        "https://open.douyin.com/api?id=1",
        time,
        "nonce",
        b"",
    );
    check(
        &whole,
        &[(lines("GET", "/api?id=1", time, ""), &[Cause::UriWithDomain])],
    );
}

#[test]
fn trade_callback() {
    let key = PrivateKey::new(PRIVATE_KEY).unwrap();
    let other = PrivateKey::new(OTHER_KEY).unwrap();
    let public = PublicKey::new(include_str!("../keys/public.pem")).unwrap();
    let others = [("2", other.public_key())];
    let explanation = explain::trade_callback(&public, &others, "1700000000", "nonce", b"{}");
    assert_eq!(explanation.signature(), None);
    assert_eq!(explanation.text(), "1700000000\nnonce\n{}\n");
    let sign = |key: &PrivateKey, message: &str| key.sign(message.as_bytes()).unwrap();
    let right = sign(&key, explanation.text());
    assert!(explanation.compare(&right).matches());
    check(
        &explanation,
        &[
            (
                sign(&other, explanation.text()),
                &[Cause::OtherKeyVersion {
                    version: "2".to_owned(),
                }],
            ),
            (
                sign(&key, "1700000000\nnonce\n{}"),
                &[Cause::LastLineBreakMissing],
            ),
            (
                sign(&key, "1700000000\nnonce\n{}\n\n"),
                &[Cause::BodyLineBreak],
            ),
            (
                sign(&key, "1700000300\nnonce\n{}\n"),
                &[Cause::TimestampOff { seconds: 300 }],
            ),
        ],
    );
    // A key that is not one of the known keys.
    let alone = explain::trade_callback(&public, &[], "1700000000", "nonce", b"{}");
    check(&alone, &[(sign(&other, alone.text()), &[])]);
}

//! Explanations of signatures find every typical mistake and reveal no secrets.

#![cfg(feature = "crypto")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod payment;
mod trade;

use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytedance::signature;
use bytedance::signature::explain::{self, Cause, Explanation};

const SECRET: &str = "marker-secret";

fn sha1(text: &str) -> String {
    signature::webhook("", text.as_bytes())
}

fn md5(text: &str) -> String {
    signature::ecpay_query("", text)
}

fn sha256(text: &str) -> String {
    signature::life_service(text, "", b"")
}

/// Checks that an explanation recognizes its own signature, reveals no secrets, and finds the causes of the signatures in `cases`.
fn check(explanation: &Explanation, cases: &[(String, &[Cause])]) {
    let shown = format!("{explanation} {explanation:?} {}", explanation.text());
    assert!(!shown.contains("marker"), "{shown}");
    if let Some(signature) = explanation.signature() {
        let comparison = explanation.compare(signature);
        assert!(comparison.matches(), "{explanation}");
        assert!(
            comparison
                .to_string()
                .starts_with("The signature is correct")
        );
        assert!(
            explanation
                .to_string()
                .ends_with(&format!("\nsignature: {signature}"))
        );
    }
    for (signature, causes) in cases {
        let comparison = explanation.compare(signature);
        assert!(!comparison.matches());
        assert_eq!(comparison.causes(), *causes, "{signature}");
        assert_eq!(comparison.hints().count(), 0);
        let shown = format!("{comparison} {comparison:?}");
        assert!(!shown.contains("marker"), "{shown}");
    }
    for nothing in ["", "x", "0000", &"0".repeat(40), &"A".repeat(344), "文"] {
        let comparison = explanation.compare(nothing);
        assert!(!comparison.matches() && comparison.causes().is_empty());
        assert!(
            comparison
                .to_string()
                .contains("none of the known mistakes")
        );
    }
}

fn hex_in_base64(hex: &str) -> String {
    STANDARD.encode(hex::decode(hex).unwrap())
}

#[test]
fn webhook() {
    let body = r#"{"b":"<文>","a":1.00}"#;
    let explanation = explain::webhook(SECRET, body.as_bytes());
    assert_eq!(explanation.text(), format!("***{body}"));
    let right = explanation.signature().unwrap().to_owned();
    let over = |body: &str| sha1(&format!("{SECRET}{body}"));
    let spaced = over(r#"{"b": "<文>", "a": 1.00}"#);
    check(
        &explanation,
        &[
            (right.to_uppercase(), &[Cause::SignatureUpperCase]),
            (format!(" {right}\n"), &[Cause::SignatureWhiteSpace]),
            (hex_in_base64(&right), &[Cause::SignatureInBase64]),
            (spaced.clone(), &[Cause::BodySpaced]),
            (
                spaced.to_uppercase(),
                &[Cause::SignatureUpperCase, Cause::BodySpaced],
            ),
            (
                over(r#"{"b": "<\u6587>", "a": 1.0}"#),
                &[
                    Cause::BodySpaced,
                    Cause::BodyAsciiEscaped,
                    Cause::BodyFloatsShortened,
                ],
            ),
            (
                over(r#"{"b":"\u003c文\u003e","a":1.00}"#),
                &[Cause::BodyHtmlEscaped],
            ),
            (over(r#"{"a":1.00,"b":"<文>"}"#), &[Cause::BodyKeysSorted]),
            (
                over(r#"{"b":"<文>","a":1}"#),
                &[Cause::BodyFloatsAsIntegers],
            ),
            (
                over("{\n    \"b\": \"<文>\",\n    \"a\": 1.00\n}"),
                &[Cause::BodyPretty],
            ),
            (over(&format!("{body}\n")), &[Cause::BodyLineBreak]),
            (over(""), &[Cause::BodyMissing]),
            (sha1(body), &[Cause::SecretMissing]),
            (
                sha1(&format!("{SECRET}\n{body}")),
                &[Cause::SecretWithLineBreak],
            ),
            (sha1(&format!("{body}{SECRET}")), &[Cause::SecretAtOtherEnd]),
            (
                md5(&format!("{SECRET}{body}")),
                &[Cause::OtherDigest { used: "MD5" }],
            ),
            (
                sha256(&format!("{SECRET}{body}")),
                &[Cause::OtherDigest { used: "SHA-256" }],
            ),
            (signature::session(SECRET, body.as_bytes()), &[Cause::Hmac]),
        ],
    );
    check(
        &explain::webhook(" marker \n", b" {}\n"),
        &[
            (sha1("marker {}\n"), &[Cause::SecretUntrimmed]),
            (sha1(" marker \n{}"), &[Cause::BodyTrimmed]),
            (sha1(" marker \n {}"), &[Cause::BodyLineBreak]),
        ],
    );
}

#[test]
fn numbers_as_javascript_writes_them() {
    for (body, signature, cause) in [
        (
            r#"{"id":7123456789012345678}"#,
            "33532922de63e583def51e0773154d90b527c3c2",
            Cause::BodyNumbersRounded,
        ),
        (
            r#"{"a":1.00,"b":1.10}"#,
            "d689300e28a022261eab47adb802e59ee589ec30",
            Cause::BodyNumbersAsDoubles,
        ),
    ] {
        let explanation = explain::webhook("secret", body.as_bytes());
        check(&explanation, &[(signature.to_owned(), &[cause])]);
    }
}

#[test]
fn session_and_raw_data() {
    let key = STANDARD.encode("marker-sixteen..");
    let over = |body: &str| signature::session(&key, body.as_bytes());
    let explanation = explain::session(&key, br#"{"a": 9007199254740993}"#);
    check(
        &explanation,
        &[
            (over(r#"{"a":9007199254740993}"#), &[Cause::BodyCompact]),
            (
                over(r#"{"a": 9007199254740992}"#),
                &[Cause::BodyNumbersRounded],
            ),
            (
                signature::session("marker-sixteen..", br#"{"a": 9007199254740993}"#),
                &[Cause::SecretDecoded],
            ),
            (
                sha256(&format!(r#"{key}{{"a": 9007199254740993}}"#)),
                &[Cause::NoHmac],
            ),
        ],
    );
    assert!(!explanation.to_string().contains(&key));
    let explanation = explain::raw_data(r#"{"nickName":"a\/b"}"#, SECRET);
    check(
        &explanation,
        &[
            (
                sha1(&format!(r#"{{"nickName":"a/b"}}{SECRET}"#)),
                &[Cause::BodyUnescaped],
            ),
            (
                sha1(&format!(r#"{SECRET}{{"nickName":"a\/b"}}"#)),
                &[Cause::SecretAtOtherEnd],
            ),
        ],
    );
}

#[test]
fn push() {
    let explanation = explain::push(SECRET, "1700000000", "9999", "b c");
    assert_eq!(explanation.text(), "17000000009999b c***");
    check(
        &explanation,
        &[
            (
                sha1(&format!("{SECRET}17000000009999b c")),
                &[Cause::NotSorted],
            ),
            (
                sha1(&format!("17000000009999bc{SECRET}")),
                &[Cause::BodyTrimmed],
            ),
            (
                sha1(&format!("17000000009999{SECRET}")),
                &[Cause::BodyMissing],
            ),
            (sha1(&format!("16999992009999b c{SECRET}")), &[]),
            (
                sha1(&format!("17000000079999b c{SECRET}")),
                &[Cause::TimestampOff { seconds: 7 }],
            ),
            (sha1("17000000009999b c"), &[Cause::SecretMissing]),
        ],
    );
}

#[test]
fn jsb_ticket() {
    let url = "https://shop.example/a?b=文#top";
    let explanation = explain::jsb_ticket(SECRET, "nonce", "1700000000000", url);
    let over = |nonce: &str, timestamp: &str, url: &str| {
        md5(&format!(
            "jsapi_ticket={SECRET}&{nonce}=nonce&timestamp={timestamp}&url={url}"
        ))
    };
    let page = "https://shop.example/a?b=文";
    let encoded = "https%3A%2F%2Fshop.example%2Fa%3Fb%3D%E6%96%87";
    check(
        &explanation,
        &[
            (
                over("nonce_str", "1700000000000", url),
                &[Cause::UrlWithFragment],
            ),
            (
                over("nonce_str", "1700000000000", encoded),
                &[Cause::UrlEncoded],
            ),
            (
                over("nonce_str", "1700000000000", "https://shop.example/a"),
                &[Cause::UriWithoutQuery],
            ),
            (
                over("nonce_str", "1700000000", page),
                &[Cause::TimestampInSeconds],
            ),
            (
                over("noncestr", "1700000000000", page),
                &[Cause::JoinedOtherwise],
            ),
        ],
    );
}

#[test]
fn life_service() {
    let query = "timestamp=1700000000000&client_key=a%2Fb&sign=old";
    let explanation = explain::life_service(SECRET, query, b"{}");
    assert_eq!(
        explanation.text(),
        "***&client_key=a/b&timestamp=1700000000000&http_body={}"
    );
    let over = |text: &str| sha256(&format!("{SECRET}&{text}"));
    check(
        &explanation,
        &[
            (
                over("client_key=a%2Fb&timestamp=1700000000000&http_body={}"),
                &[Cause::QueryNotDecoded],
            ),
            (
                over("timestamp=1700000000000&client_key=a/b&http_body={}"),
                &[Cause::NotSorted],
            ),
            (
                over("client_key=a/b&sign=old&timestamp=1700000000000&http_body={}"),
                &[Cause::ParameterSigned {
                    name: "sign".to_owned(),
                }],
            ),
            (
                over("client_key=a/b&timestamp=1700000000000"),
                &[Cause::BodyMissing],
            ),
            (
                md5(&format!(
                    "{SECRET}&client_key=a/b&timestamp=1700000000000&http_body={{}}"
                )),
                &[Cause::OtherDigest { used: "MD5" }],
            ),
        ],
    );
}

#[test]
fn a_secret_that_stands_elsewhere_in_the_text_is_struck_too() {
    let body = format!(r#"{{"echo":"{SECRET}"}}"#);
    check(&explain::webhook(SECRET, body.as_bytes()), &[]);
    check(&explain::push(SECRET, SECRET, "n", SECRET), &[]);
    let parameters = format!(r#"{{"a":"{SECRET}","b":"x{SECRET}x"}}"#);
    check(&explain::ecpay_request(&parameters, SECRET).unwrap(), &[]);
    check(&explain::ecpay_callback(SECRET, &parameters).unwrap(), &[]);
}

#[test]
fn values_whose_names_sound_secret_are_not_shown() {
    let body = br#"{"access_token":"marker","a":{"id_number":"marker"},"b":1}"#;
    let explanation = explain::webhook(SECRET, body);
    assert_eq!(
        explanation.text(),
        r#"***{"access_token":"***","a":{"id_number":"***"},"b":1}"#
    );
    check(&explanation, &[]);
    check(&explain::session(SECRET, body), &[]);
    check(&explain::raw_data(r#"{"phone":"marker"}"#, SECRET), &[]);
    let url = "https://shop.example/?code=marker&b=1";
    check(&explain::jsb_ticket(SECRET, "n", "1", url), &[]);
    let explanation = explain::life_service(SECRET, "b=1&access_token=marker", body);
    assert!(
        explanation
            .text()
            .starts_with("***&access_token=***&b=1&http_body={")
    );
    check(&explanation, &[]);
}

#[test]
fn an_explanation_is_readable() {
    let explanation = explain::webhook(SECRET, b"{}");
    let signature = explanation.signature().unwrap();
    assert_eq!(
        explanation.to_string(),
        format!(
            "Signature of a webhook (开放平台 Webhooks)\n  \
             1. take the application's secret\n  \
             2. append the exact body that was received, without a separator\n  \
             3. compute the SHA-1, and write it in lowercase hex\n\
             text: \"***{{}}\"\n\
             signature: {signature}"
        )
    );
    let other = signature::webhook("", b"{}").to_uppercase();
    assert_eq!(
        explanation.compare(&other).to_string(),
        "The signature differs:\n  \
         - the given signature is in uppercase hex: the platform uses lowercase hex\n  \
         - the given signature was made without the secret: sign with the secret"
    );
}

#[test]
fn a_right_signature_that_was_refused_has_hints() {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let hints = |timestamp: &str| {
        let explanation = explain::push(SECRET, timestamp, "n", "encrypted");
        let comparison = explanation.compare(explanation.signature().unwrap());
        assert!(comparison.matches());
        comparison.to_string()
    };
    for near in [now.as_secs(), now.as_secs() - 200, now.as_secs() + 200] {
        for timestamp in [near, near * 1000] {
            assert_eq!(hints(&timestamp.to_string()), "The signature is correct");
        }
    }
    for far in [now.as_secs() - 3600, now.as_secs() + 3600] {
        for timestamp in [far, far * 1000] {
            let hints = hints(&timestamp.to_string());
            let is_an_hour = ["3599", "3600", "3601", "3602"].iter().any(|seconds| {
                hints.ends_with(&format!(
                    "; if it was rejected anyway:\n  - the timestamp differs from the current time by {seconds} seconds: check the clock"
                ))
            });
            assert!(is_an_hour, "{hints}");
        }
    }
    for strange in ["", "x", "-1", "1e9"] {
        assert_eq!(hints(strange), "The signature is correct");
    }
}

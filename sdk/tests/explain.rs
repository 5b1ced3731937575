//! The explanation of signatures: every slip is found, and no secret is shown.

#![cfg(feature = "rsa")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE};
use bytedance::signature::explain::{self, Cause, Explanation};
use bytedance::signature::{self, PrivateKey, PublicKey};
use bytedance_sandbox::PRIVATE_KEY;

const SECRET: &str = "marker-secret";
const OTHER_KEY: &str = include_str!("keys/certificate_2048_key.pem");

fn sha1(text: &str) -> String {
    signature::webhook("", text.as_bytes())
}

fn md5(text: &str) -> String {
    signature::ecpay_query("", text)
}

fn sha256(text: &str) -> String {
    signature::life_service(text, "", b"")
}

/// Checks that an explanation knows its own signature, shows no secret, and finds what leads to others.
fn check(explanation: &Explanation, cases: &[(String, &[Cause])]) {
    let shown = format!("{explanation} {explanation:?} {}", explanation.text());
    assert!(!shown.contains("marker"), "{shown}");
    if let Some(signature) = explanation.signature() {
        let comparison = explanation.compare(signature);
        assert!(comparison.matches(), "{explanation}");
        assert_eq!(comparison.to_string(), "The signature is right");
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
        let shown = format!("{comparison} {comparison:?}");
        assert!(!shown.contains("marker"), "{shown}");
    }
    for nothing in ["", "x", "0000", &"0".repeat(40), &"A".repeat(344), "文"] {
        let comparison = explanation.compare(nothing);
        assert!(!comparison.matches() && comparison.causes().is_empty());
        assert!(comparison.to_string().contains("none of the known slips"));
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
fn ecpay_request() {
    let parameters = r#"{"out_order_no": "\"n 1\"", "app_id": "tt1", "total_amount": 0, "price": 1.00, "paid": true,
        "nothing": "", "null": null, "goods": {"id": 1}, "extra": "{\"a\":\"文\"}", "sign": "x"}"#;
    let explanation = explain::ecpay_request(parameters, SECRET).unwrap();
    // The values as they are signed, in the order of their names.
    let right = ["{\"a\":\"文\"}", "map[id:1]", "n 1", "true", "1.00", "0"];
    let over = |values: &[&str]| {
        let mut values = values.to_vec();
        values.push(SECRET);
        values.sort_unstable();
        md5(&values.join("&"))
    };
    assert_eq!(explanation.signature(), Some(over(&right).as_str()));
    assert_eq!(
        explanation.text(),
        "0&1.00&map[id:1]&***&n 1&true&{\"a\":\"文\"}"
    );
    let without =
        |value: &str| -> Vec<&str> { right.into_iter().filter(|other| *other != value).collect() };
    let instead = |value: &str, other: &'static str| {
        let mut values = without(value);
        values.push(other);
        over(&values)
    };
    let with = |more: &[&'static str]| over(&[right.as_slice(), more].concat());
    let left_out = |name: &str| Cause::ParameterLeftOut {
        name: name.to_owned(),
    };
    let signed = |name: &str| Cause::ParameterSigned {
        name: name.to_owned(),
    };
    let by_name = right.join("&");
    let as_given = ["n 1", "0", "1.00", "true", "map[id:1]", "{\"a\":\"文\"}"].join("&");
    check(
        &explanation,
        &[
            (instead("n 1", "\"n 1\""), &[Cause::QuotesKept]),
            (over(&without("0")), &[Cause::ZeroDropped]),
            (over(&without("n 1")), &[left_out("out_order_no")]),
            (with(&["tt1"]), &[signed("app_id")]),
            (with(&["x"]), &[signed("sign")]),
            (with(&[""]), &[Cause::EmptyKept]),
            (with(&["null"]), &[Cause::EmptyKept]),
            (with(&["", "null"]), &[Cause::EmptyKept]),
            (instead("map[id:1]", r#"{"id": 1}"#), &[Cause::NestedAsJson]),
            (instead("true", "True"), &[Cause::BooleansOfPython]),
            (instead("true", "1"), &[Cause::BooleansAsNumbers]),
            (instead("1.00", "1"), &[Cause::BodyFloatsAsIntegers]),
            (instead("1.00", "1.0"), &[Cause::BodyFloatsShortened]),
            (
                instead("{\"a\":\"文\"}", r#"{"a": "文"}"#),
                &[Cause::BodySpaced],
            ),
            (
                instead("{\"a\":\"文\"}", r#"{"a": "\u6587"}"#),
                &[Cause::BodySpaced, Cause::BodyAsciiEscaped],
            ),
            (md5(&format!("{by_name}&{SECRET}")), &[Cause::SortedByName]),
            (md5(&format!("{as_given}&{SECRET}")), &[Cause::NotSorted]),
            (over(&right).to_uppercase(), &[Cause::SignatureUpperCase]),
        ],
    );
    let untrimmed = explain::ecpay_request(r#"{"a": "b"}"#, "marker\n").unwrap();
    check(&untrimmed, &[(md5("b&marker"), &[Cause::SecretUntrimmed])]);
    let quoted = explain::ecpay_request(r#"{"a": "\"\"b\"\""}"#, SECRET).unwrap();
    check(
        &quoted,
        &[(md5(&format!("b&{SECRET}")), &[Cause::QuotesStripped])],
    );
    assert!(explain::ecpay_request("[]", SECRET).is_err());
}

#[test]
fn ecpay_request_joined_otherwise() {
    let explanation = explain::ecpay_query("b=2&a=3&sign=x", SECRET);
    check(
        &explanation,
        &[
            (md5(&format!("23{SECRET}")), &[Cause::JoinedOtherwise]),
            (md5(&format!("3&2&{SECRET}")), &[Cause::SortedByName]),
            (md5(&format!("{SECRET}&2&3")), &[Cause::NotSorted]),
            (md5(&format!("a=3&b=2&{SECRET}")), &[Cause::NamesSigned]),
            (md5(&format!("a=3&b=2&key={SECRET}")), &[Cause::NamesSigned]),
            (md5("2&3"), &[Cause::SecretMissing]),
        ],
    );
}

#[test]
fn ecpay_callback() {
    let body = r#"{"timestamp":"1700000000","nonce":"9999","msg":"{\"a\":\"文\",\"n\":0}","type":"payment","msg_signature":"x","n":0}"#;
    let explanation = explain::ecpay_callback(SECRET, body).unwrap();
    let over = |values: &[&str]| {
        let mut values = values.to_vec();
        values.push(SECRET);
        values.sort_unstable();
        sha1(&values.concat())
    };
    let msg = r#"{"a":"文","n":0}"#;
    check(
        &explanation,
        &[
            (over(&["1700000000", "9999", msg]), &[Cause::ZeroDropped]),
            (
                over(&["1700000000", "9999", msg, "0", "payment"]),
                &[Cause::ParameterSigned {
                    name: "type".to_owned(),
                }],
            ),
            (
                over(&["1700000000", "9999", "0"]),
                &[Cause::ParameterLeftOut {
                    name: "msg".to_owned(),
                }],
            ),
            (
                over(&["1700000000", "9999", "0", r#"{"a": "文", "n": 0}"#]),
                &[Cause::BodySpaced],
            ),
            (
                over(&["1700000000000", "9999", "0", msg]),
                &[Cause::TimestampInMilliseconds],
            ),
            (
                over(&["1700000060", "9999", "0", msg]),
                &[Cause::TimestampOff { seconds: 60 }],
            ),
            (
                over(&[
                    "\"1700000000\"",
                    "\"9999\"",
                    "0",
                    r#""{\"a\":\"文\",\"n\":0}""#,
                ]),
                &[Cause::QuotesKept],
            ),
            (
                over(&["1700000000", "9999", "0", msg]).to_uppercase(),
                &[Cause::SignatureUpperCase],
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
fn trade_request() {
    let key = PrivateKey::new(PRIVATE_KEY).unwrap();
    let body = r#"{"b":"文","a":1}"#;
    let uri = "/api/x%20y?id=1";
    let explanation =
        explain::trade_request(&key, "POST", uri, "1700000000", "nonce", body.as_bytes());
    let right = explanation.signature().unwrap().to_owned();
    let over = |message: &str| key.sign(message.as_bytes()).unwrap();
    let lines = |method: &str, uri: &str, time: &str, body: &str| {
        over(&format!("{method}\n{uri}\n{time}\nnonce\n{body}\n"))
    };
    let time = "1700000000";
    let bytes = STANDARD.decode(&right).unwrap();
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
    let whole = explain::trade_request(
        &key,
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
    let public = PublicKey::new(include_str!("keys/public.pem")).unwrap();
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
    // A key that nobody named.
    let alone = explain::trade_callback(&public, &[], "1700000000", "nonce", b"{}");
    check(&alone, &[(sign(&other, alone.text()), &[])]);
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
fn an_explanation_is_readable() {
    let explanation = explain::webhook(SECRET, b"{}");
    let signature = explanation.signature().unwrap();
    assert_eq!(
        explanation.to_string(),
        format!(
            "Signature of a webhook (开放平台 Webhooks)\n  \
             1. take the application's secret\n  \
             2. add the exact body that was received, with nothing between\n  \
             3. make the SHA-1, and write it in lower-case hex\n\
             text: \"***{{}}\"\n\
             signature: {signature}"
        )
    );
    let other = signature::webhook("", b"{}").to_uppercase();
    assert_eq!(
        explanation.compare(&other).to_string(),
        "The signature differs:\n  \
         - the given signature is in upper case: the platform writes lower-case hex\n  \
         - the given signature is without the secret: sign with it"
    );
}

//! Private keys: which ones are accepted, how others are rejected, and that the signatures are the same as those created by OpenSSL.

#![cfg(feature = "crypto")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytedance::transport::HttpRequest;
use bytedance::{Client, Error, ErrorKind, Method, Place, Scheme, Signature};
use bytedance_sandbox::PRIVATE_KEY;
use common::openssl::openssl;
use common::*;
use serde_json::json;

static TRADE: Signature =
    Signature::new("trade", Scheme::Trade, Place::Header, "Byte-Authorization");
const PKCS1: &str = include_str!("keys/pkcs1.pem");

/// Signs a message with OpenSSL and returns the signature in base64.
fn signature_of_openssl(message: &[u8]) -> String {
    let signature = openssl(&["dgst", "-sha256", "-sign", "pkcs1.pem"], message);
    let text = openssl(&["base64", "-A"], &signature);
    String::from_utf8(text).unwrap().trim().to_owned()
}

/// Parses the fields of an authorization. The values must be enclosed in this kind of quote.
fn fields(authorization: &str, quote: &str) -> HashMap<String, String> {
    let fields = authorization.strip_prefix("SHA256-RSA2048 ").unwrap();
    fields
        .split(',')
        .map(|field| {
            let (name, value) = field.split_once('=').unwrap();
            let value = value.strip_prefix(quote).unwrap();
            (
                name.to_owned(),
                value.strip_suffix(quote).unwrap().to_owned(),
            )
        })
        .collect()
}

/// Verifies the signature of a request, for this path and query, the way the platform does.
fn check(request: &HttpRequest, uri: &str) -> HashMap<String, String> {
    let header = &request.headers["byte-authorization"];
    assert!(header.is_sensitive());
    let fields = fields(header.to_str().unwrap(), "\"");
    let (timestamp, nonce) = (&fields["timestamp"], &fields["nonce_str"]);
    let mut message = format!("{}\n{uri}\n{timestamp}\n{nonce}\n", request.method).into_bytes();
    message.extend_from_slice(&request.body);
    message.push(b'\n');
    assert_eq!(fields["signature"], signature_of_openssl(&message));
    assert_eq!(fields["appid"], APP_ID);
    assert_eq!(nonce.len(), 32);
    assert!(timestamp.parse::<u64>().unwrap() > 1_700_000_000);
    fields
}

#[tokio::test]
async fn the_request_is_signed_as_it_is_sent() {
    let transport = platform(success);
    let client = builder(&transport)
        .private_key(PRIVATE_KEY)
        .key_version("7")
        .build()
        .unwrap();
    let create = client
        .raw(Method::POST, &HOST, "/api/{id}/create")
        .signature(&TRADE)
        .credential(&APP_TOKEN)
        .path("id", "a b")
        .query("q", "文 1")
        .field("name", "文\"\n");
    create.send().await.unwrap();
    let sent = transport.requests().pop().unwrap();
    assert_eq!(std::str::from_utf8(&sent.body), Ok(r#"{"name":"文\"\n"}"#));
    let fields = check(&sent, "/api/a%20b/create?q=%E6%96%87+1");
    assert_eq!(fields["key_version"], "7");
    assert_eq!(fields.len(), 5);

    let query = client
        .raw(Method::GET, &HOST, "/api/query")
        .signature(&TRADE);
    query.send().await.unwrap();
    let sent = transport.requests().pop().unwrap();
    assert!(sent.body.is_empty());
    check(&sent, "/api/query");
}

#[tokio::test]
async fn a_typed_call_through_a_gateway_is_signed_for_the_platform() {
    static SIGNED: bytedance::Endpoint =
        bytedance::Endpoint::new("thing.signed", Method::POST, &HOST, "/signed", &ENVELOPE)
            .signature(&TRADE);
    let transport = platform(success);
    let builder = builder(&transport).private_key(PRIVATE_KEY);
    let client = builder.base_url(&HOST, "http://127.0.0.1:1/main/").build();
    let thing = Thing {
        name: Some("文".into()),
        ..Thing::new(&SIGNED)
    };
    client.unwrap().send(thing).await.unwrap();
    let sent = transport.requests().pop().unwrap();
    assert_eq!(sent.url.as_str(), "http://127.0.0.1:1/main/signed");
    assert_eq!(check(&sent, "/signed")["key_version"], "1");
}

#[tokio::test]
async fn every_attempt_is_signed_anew() {
    let attempts = AtomicUsize::new(0);
    let transport = platform(
        move |request| match attempts.fetch_add(1, Ordering::SeqCst) {
            0 => failure(request, -1),
            _ => success(request),
        },
    );
    let client = builder(&transport)
        .private_key(PRIVATE_KEY)
        .build()
        .unwrap();
    let call = client
        .raw(Method::POST, &HOST, "/x")
        .signature(&TRADE)
        .safe();
    call.send().await.unwrap();
    let nonces: Vec<String> = transport
        .requests()
        .iter()
        .map(|request| check(request, "/x")["nonce_str"].clone())
        .collect();
    assert_eq!(nonces.len(), 2);
    assert_ne!(nonces[0], nonces[1]);
}

#[test]
fn an_order_is_signed_as_it_is_handed_over() {
    let builder = Client::builder(APP_ID, APP_SECRET).private_key(PKCS1);
    let client = builder.key_version("3").build().unwrap();
    let data = "{ \"outOrderNo\": \"1\", \"名\": \"值\" }";
    let order = client.sign_order(data).unwrap();
    assert_eq!(order.data, data);
    let fields = fields(&order.byte_authorization, "");
    let (timestamp, nonce) = (&fields["timestamp"], &fields["nonce_str"]);
    let message = format!("POST\n/requestOrder\n{timestamp}\n{nonce}\n{data}\n");
    assert_eq!(
        fields["signature"],
        signature_of_openssl(message.as_bytes())
    );
    assert_eq!(fields["appid"], APP_ID);
    assert_eq!(fields["key_version"], "3");
    assert_eq!(
        serde_json::to_value(&order).unwrap(),
        json!({"data": data, "byteAuthorization": order.byte_authorization})
    );
    assert!(!format!("{order:?}").contains(&fields["signature"]));
}

#[test]
fn an_order_that_can_t_be_signed_is_an_error() {
    let client = |builder: bytedance::ClientBuilder| builder.build().unwrap();
    let keyless = client(Client::builder(APP_ID, APP_SECRET));
    let error = keyless.sign_order("{}").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().contains("`private_key` is missing"));
    let client = client(Client::builder(APP_ID, APP_SECRET).private_key(PKCS1));
    for data in ["", "[]", "1", "{", "{} {}"] {
        let error = client.sign_order(data).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{data}");
    }
}

fn build(key: &str) -> Result<Client, Error> {
    builder(&platform(success)).private_key(key).build()
}

/// Returns the base64 text between the first and last lines of a PEM file.
fn base64(pem: &str) -> String {
    pem.lines().filter(|line| !line.starts_with('-')).collect()
}

#[test]
fn every_spelling_of_a_key_is_taken() {
    let certificate = include_str!("keys/certificate.pem");
    let spellings = [
        PRIVATE_KEY.to_owned(),
        PKCS1.to_owned(),
        base64(PRIVATE_KEY),
        base64(PKCS1),
        base64(PKCS1).trim_end_matches('=').to_owned(),
        format!("\n {} \n", PKCS1.replace('\n', "\r\n")),
        PKCS1.replace('\n', "\\n"),
        PKCS1.replace('\n', " "),
        format!("{certificate}\n{PRIVATE_KEY}"),
    ];
    for key in spellings {
        assert!(build(&key).is_ok(), "{key}");
    }
}

#[test]
fn what_is_no_private_rsa_key_is_named_as_what_it_is() {
    let pkcs8 = base64(PRIVATE_KEY);
    let short = format!("-----BEGIN PRIVATE KEY-----\n{}", &pkcs8[..200]);
    // Changes some digits of a prime.
    let damaged = pkcs8.replace(&pkcs8[900..904], "AAAA");
    let in_der = |pem: &str| base64(pem);
    let cases = [
        (String::new(), "is empty"),
        (
            "keys/private_key.pem".to_owned(),
            "looks like the path of a file",
        ),
        ("not a key".to_owned(), "is not a private key"),
        (
            "-----BEGIN X-----\n-----END X-----".to_owned(),
            "is not a private key",
        ),
        ("AAAA".to_owned(), "is not a private key"),
        (
            include_str!("keys/public.pem").to_owned(),
            "is a public key",
        ),
        (
            include_str!("keys/public_pkcs1.pem").to_owned(),
            "is a public key",
        ),
        (in_der(include_str!("keys/public.pem")), "is a public key"),
        (
            in_der(include_str!("keys/public_pkcs1.pem")),
            "is a public key",
        ),
        (
            include_str!("keys/certificate.pem").to_owned(),
            "is a certificate",
        ),
        (
            in_der(include_str!("keys/certificate.pem")),
            "is a certificate",
        ),
        (include_str!("keys/ec.pem").to_owned(), "is not an RSA key"),
        (
            include_str!("keys/ec_pkcs8.pem").to_owned(),
            "is not an RSA key",
        ),
        (
            include_str!("keys/ed25519.pem").to_owned(),
            "is not an RSA key",
        ),
        (include_str!("keys/pss.pem").to_owned(), "is not an RSA key"),
        (
            include_str!("keys/encrypted.pem").to_owned(),
            "is encrypted",
        ),
        (in_der(include_str!("keys/encrypted.pem")), "is encrypted"),
        (
            include_str!("keys/encrypted_pkcs1.pem").to_owned(),
            "is encrypted",
        ),
        (
            include_str!("keys/rsa_1024.pem").to_owned(),
            "is an RSA key of 1024 bits",
        ),
        // The format that results from exporting a key from a PKCS#12 file.
        (
            [
                include_str!("keys/encrypted.pem"),
                include_str!("keys/certificate.pem"),
            ]
            .join("Bag Attributes\n"),
            "is encrypted",
        ),
        (
            [
                include_str!("keys/certificate.pem"),
                include_str!("keys/ec.pem"),
                "-----BEGIN X-----\n-----END X-----",
            ]
            .join("\n"),
            "is not an RSA key",
        ),
        (
            [
                "-----BEGIN PRIVATE KEY-----\n?\n-----END PRIVATE KEY-----",
                include_str!("keys/certificate.pem"),
            ]
            .join("\n"),
            "is not a private key",
        ),
        (short, "is truncated"),
        (PKCS1[..900].to_owned(), "is truncated"),
        (damaged, "is damaged"),
    ];
    for (key, expected) in cases {
        let error = build(&key).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        let text = error.to_string();
        assert!(
            text.starts_with(&format!("setting `private_key` {expected}")),
            "{text}\n{key}"
        );
    }
    // The text is cut off at many positions, but never within its last four characters, because these contain the padding.
    for end in (4..pkcs8.len() - 4).step_by(3) {
        let text = build(&pkcs8[..end]).unwrap_err().to_string();
        assert!(text.contains("is truncated"), "{end}: {text}");
    }
    // Whichever byte is changed, there is no panic.
    for place in 0..300 {
        let mut other = pkcs8.clone().into_bytes();
        other[place] = if other[place] == b'A' { b'/' } else { b'A' };
        drop(build(std::str::from_utf8(&other).unwrap()));
    }
}

#[test]
fn what_stands_in_the_signature_has_no_comma_in_it() {
    let builder = Client::builder("a,b", APP_SECRET).private_key(PKCS1);
    let text = builder.key_version("\"").build().unwrap_err().to_string();
    assert!(text.contains("setting `app_id` contains a comma"), "{text}");
    assert!(
        text.contains("setting `key_version` contains a comma"),
        "{text}"
    );
    assert!(Client::builder("a,b", APP_SECRET).build().is_ok());
}

#[test]
fn no_key_is_shown() {
    let builder = Client::builder(APP_ID, APP_SECRET)
        .payment_salt("marker-salt")
        .private_key(PKCS1);
    let shown = format!("{builder:?} {:?}", builder.clone().build().unwrap());
    assert!(!shown.contains("marker"), "{shown}");
    assert!(!shown.contains(&PKCS1[100..120]), "{shown}");
}

//! Signed responses from the trade system. A response with an invalid signature is not returned to the caller.

#![cfg(feature = "crypto")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::sync::{Arc, Mutex};

use bytedance::signature::{PrivateKey, trade_callback_message};
use bytedance::transport::{HttpResponse, MemoryTransport};
use bytedance::{Client, Error, ErrorKind, Method, Place, Raw, Scheme, Signature};
use bytedance_sandbox::PRIVATE_KEY;
use common::*;
use http::HeaderMap;

static TRADE: Signature =
    Signature::new("trade", Scheme::Trade, Place::Header, "Byte-Authorization");
const PUBLIC: &str = include_str!("keys/public.pem");
const OTHER: &str = include_str!("keys/certificate_2048.pem");
const BODY: &str = r#"{"err_no":0,"data":{"name":"marker"}}"#;

/// Returns headers that contain a signature of the body, made with the private key that matches [`PUBLIC`].
fn signed(body: &str) -> HeaderMap {
    let message = trade_callback_message("1700000000", "nonce", body.as_bytes());
    let signature = PrivateKey::new(PRIVATE_KEY)
        .unwrap()
        .sign(&message)
        .unwrap();
    let mut headers = HeaderMap::new();
    for (name, value) in [
        ("byte-timestamp", "1700000000"),
        ("byte-nonce-str", "nonce"),
        ("byte-signature", &signature),
        ("x-tt-logid", "log-3"),
    ] {
        headers.insert(name, value.parse().unwrap());
    }
    headers
}

/// Creates a platform that sends these headers in its responses.
fn answering(headers: HeaderMap) -> Arc<MemoryTransport> {
    let headers = Mutex::new(headers);
    platform(move |request| {
        let mut response = HttpResponse::json(request, BODY);
        response.headers.extend(headers.lock().unwrap().clone());
        Ok(response)
    })
}

async fn call(headers: HeaderMap, keys: &[&str]) -> Result<Raw, Error> {
    let transport = answering(headers);
    let mut builder = builder(&transport).private_key(PRIVATE_KEY);
    for (version, key) in keys.iter().enumerate() {
        builder = builder.platform_public_key(version.to_string(), *key);
    }
    let call = |client: &Client| {
        client
            .raw(Method::POST, &HOST, "/trade")
            .signature(&TRADE)
            .safe()
    };
    let outcome = call(&builder.build().unwrap()).send().await;
    assert_eq!(count(&transport, "/trade"), 1, "nothing is repeated");
    outcome
}

#[tokio::test]
async fn an_answer_that_one_of_the_keys_verifies_is_read() {
    for keys in [[PUBLIC].as_slice(), &[OTHER, PUBLIC], &[]] {
        let raw = call(signed(BODY), keys).await.unwrap();
        assert_eq!(raw.json().unwrap()["name"], "marker");
    }
}

#[tokio::test]
async fn an_answer_that_is_not_signed_is_read() {
    for missing in ["byte-timestamp", "byte-nonce-str", "byte-signature"] {
        let mut headers = signed("another body");
        headers.remove(missing);
        assert!(call(headers, &[PUBLIC]).await.is_ok(), "{missing}");
    }
}

#[tokio::test]
async fn an_answer_that_no_key_verifies_is_not_handed_out() {
    let changed = |name: &'static str, value: &str| {
        let mut headers = signed(BODY);
        headers.insert(name, value.parse().unwrap());
        headers
    };
    let cases = [
        (signed(BODY), OTHER),
        (signed("another body"), PUBLIC),
        (changed("byte-timestamp", "1700000001"), PUBLIC),
        (changed("byte-nonce-str", "Nonce"), PUBLIC),
        (changed("byte-signature", "AAAA"), PUBLIC),
        (changed("byte-signature", "not base64"), PUBLIC),
        (changed("byte-signature", ""), PUBLIC),
    ];
    for (headers, key) in cases {
        let error = call(headers, &[key]).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ForeignAnswer);
        assert!(error.raw().is_none() && !error.is_retryable());
        let shown = format!("{error} {error:?}");
        assert!(shown.contains("platform_public_key"), "{shown}");
        assert!(shown.contains("log-3"), "{shown}");
        assert!(!shown.contains("marker"), "{shown}");
    }
}

#[tokio::test]
async fn calls_of_other_protocols_are_not_looked_at() {
    let transport = answering(signed("another body"));
    let client = builder(&transport).platform_public_key("1", PUBLIC);
    let client = client.build().unwrap();
    let call = client.raw(Method::POST, &HOST, "/other");
    assert!(call.send().await.is_ok());
}

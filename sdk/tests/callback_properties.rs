//! Properties that hold for the callbacks of every protocol, whatever their content.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "common/callbacks.rs"]
mod common;

use std::collections::BTreeMap;

use bytedance::callback::{Event, Protocol};
use bytedance::signature;
use bytes::Bytes;
use common::*;
use http::{HeaderName, HeaderValue, Request, Uri};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

/// Generates a message: an object of strings, one of which is valid in every protocol.
fn message() -> impl Strategy<Value = Value> {
    btree_map(".{0,12}", ".{0,40}", 0..5).prop_map(|texts| {
        let mut message = json!(texts);
        message["MsgType"] = "text".into();
        message
    })
}

/// Generates names and values that XML can represent unchanged. They contain no control characters, because XML changes or forbids them.
fn texts() -> impl Strategy<Value = BTreeMap<String, String>> {
    btree_map("[A-Za-z][A-Za-z0-9_]{0,8}", "[^\\p{C}]{0,30}", 0..6)
}

/// Builds a request with this message for every protocol except the trade system, whose signatures are slow to compute.
fn requests(message: &str, name: &str, value: &str) -> Vec<Request<Bytes>> {
    let value: String = url::form_urlencoded::byte_serialize(value.as_bytes()).collect();
    vec![
        ecpay(now(), name, &serde_json::from_str(message).unwrap()),
        webhook(&json!({ "event": name, "content": message }).to_string()),
        push_json(now(), message),
        push_xml(now(), message),
        life_service(&format!("timestamp={}&a={value}", now()), message),
    ]
}

/// Returns the bytes with one bit flipped.
fn flipped(bytes: &[u8], at: Index, bit: u8) -> Vec<u8> {
    let mut other = bytes.to_vec();
    if !bytes.is_empty() {
        other[at.index(bytes.len())] ^= 1 << bit;
    }
    other
}

/// Returns copies of the request, each with one bit flipped: in the body, in the signed headers or in the query. Copies that are no longer
/// valid requests are left out.
fn changed(request: &Request<Bytes>, at: Index, bit: u8) -> Vec<Request<Bytes>> {
    let mut others = Vec::new();
    if !request.body().is_empty() {
        let mut other = request.clone();
        *other.body_mut() = flipped(request.body(), at, bit).into();
        others.push(other);
    }
    let signed = [
        "x-douyin-signature",
        "x-life-sign",
        "byte-signature",
        "byte-timestamp",
        "byte-nonce-str",
    ];
    for name in signed.map(HeaderName::from_static) {
        let Some(value) = request.headers().get(&name) else {
            continue;
        };
        if let Ok(value) = HeaderValue::from_bytes(&flipped(value.as_bytes(), at, bit)) {
            let mut other = request.clone();
            other.headers_mut().insert(&name, value);
            others.push(other);
        }
    }
    if let Some(query) = request.uri().query() {
        let query = flipped(query.as_bytes(), at, bit);
        let uri = [request.uri().path().as_bytes(), b"?", &query].concat();
        if let Ok(uri) = Uri::try_from(uri) {
            let mut other = request.clone();
            *other.uri_mut() = uri;
            others.push(other);
        }
    }
    others
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn what_is_signed_is_genuine_and_one_bit_less_is_not(
        message in message(), name in "[a-z_.文]{1,20}", value in "[^&{}]{0,20}", at: Index, bit in 0..8_u8,
    ) {
        let callbacks = callbacks();
        let message = message.to_string();
        for request in requests(&message, &name, &value) {
            let event = callbacks.verify(&request).unwrap();
            prop_assert_eq!(event.content(), &message);
            let protocol = event.protocol();
            match protocol {
                Protocol::Ecpay | Protocol::Webhook => prop_assert_eq!(event.event_name(), &name),
                Protocol::Push => prop_assert_eq!(event.event_name(), "text"),
                _ => prop_assert_eq!(event.event_name(), "/spi/refund"),
            }
            for other in changed(&request, at, bit) {
                let Ok(event) = callbacks.verify(&other) else {
                    continue;
                };
                // A protocol that signs texts instead of bytes leaves some bytes unsigned: those that merely encode the same text
                // differently, and those outside the message. As a result, the event name of a payment can change, but only to a name that
                // no known event has.
                prop_assert_ne!(protocol, Protocol::Webhook, "{:?}", other);
                prop_assert_eq!(event.content(), &message, "{:?}", other);
                if event.event_name() != name && protocol == Protocol::Ecpay {
                    prop_assert!(matches!(&*event, Event::Unknown(_)));
                }
            }
        }
    }

    #[test]
    fn json_and_xml_are_read_the_same(texts in texts(), list in vec("[^\\p{C}]{0,9}", 2..4)) {
        let mut message = json!(texts);
        message["MsgType"] = "Event".into();
        message["Event"] = "AUTHORIZED".into();
        message["List"] = json!(list);
        message["Inside"] = json!({ "a": "1", "b": { "c": list } });
        let json = message.to_string();
        let xml = format!("<xml>{}</xml>", xml(&message));
        for request in [push_json(now(), &json), push_json(now(), &xml), push_xml(now(), &json), push_xml(now(), &xml)] {
            let event = callbacks().verify(&request).unwrap();
            let content: Value = serde_json::from_str(event.content()).unwrap();
            prop_assert_eq!(&content, &message);
            prop_assert_eq!(event.event_name(), "AUTHORIZED");
        }
    }

    #[test]
    fn nothing_that_comes_makes_a_panic(
        body in vec(any::<u8>(), 0..300), text in ".{0,200}", header in 0..4_usize, value in "[ -~]{0,60}", query in "[a-z0-9&=%+]{0,60}",
    ) {
        let names = ["byte-signature", "x-douyin-signature", "x-life-sign", "x-none"];
        for body in [body, text.into_bytes()] {
            let request = Request::post(format!("/?{query}")).header(names[header], &value).header("byte-timestamp", &value);
            let request = request.header("byte-nonce-str", &value).body(body.clone()).unwrap();
            prop_assert!(callbacks().verify(&request).is_err());
            // The body is also tested with a valid signature, because only then does parsing continue.
            let signed = signature::webhook(SECRET, &body);
            let request = Request::post("/").header("x-douyin-signature", signed).body(body.clone()).unwrap();
            let _ = callbacks().verify(&request);
            let _ = callbacks().verify(&push_json(now(), &String::from_utf8_lossy(&body)));
        }
    }
}

proptest! {
    #![proptest_config(config(16))]

    #[test]
    fn callbacks_of_the_trade_system(message in message(), name in "[a-z_.文]{1,20}", at: Index, bit in 0..8_u8) {
        let callbacks = callbacks();
        let message = message.to_string();
        let request = trade(now(), &json!({ "type": name, "msg": message }).to_string());
        let event = callbacks.verify(&request).unwrap();
        prop_assert_eq!((event.event_name(), event.content()), (&*name, &*message));
        for other in changed(&request, at, bit) {
            prop_assert!(callbacks.verify(&other).is_err(), "{:?}", other);
        }
    }
}

/// Writes an object as XML, with one element per member.
fn xml(value: &Value) -> String {
    let element = |name: &str, value: &Value| format!("<{name}>{}</{name}>", xml(value));
    match value {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| match value {
                Value::Array(items) => items.iter().map(|item| element(name, item)).collect(),
                value => element(name, value),
            })
            .collect(),
        value => {
            let text = value.as_str().unwrap_or_default();
            text.replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace(']', "&#93;")
        }
    }
}

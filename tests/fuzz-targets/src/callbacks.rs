//! Targets for requests to an application's server.

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Waker};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytedance::callback::{Event, RefusalKind, Verified};
use bytedance::signature;
use bytes::Bytes;
use http::Request;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::encryption;
use crate::party::{CALLBACK_TOKEN, CALLBACKS, KEY, SECRET, TIME, time};

/// Verifies a complete request and handles it as a server without handlers does.
pub(crate) fn envelopes(data: &[u8]) {
    let Some(request) = request(data) else {
        return;
    };
    look_at(CALLBACKS.verify_at(&request, time()));
    // The future never waits, so the first poll finishes it.
    let answer = pin!(CALLBACKS.handle(request)).poll(&mut Context::from_waker(Waker::noop()));
    assert!(answer.is_ready());
}

/// Returns whether a complete request is genuine.
pub(crate) fn is_genuine(data: &[u8]) -> bool {
    request(data).is_some_and(|request| CALLBACKS.verify_at(&request, time()).is_ok())
}

/// Parses a request in wire format: `POST /path?query`, a line for each header, an empty line and the body. Returns `None` if the method,
/// the URI or a header is invalid.
fn request(data: &[u8]) -> Option<Request<Bytes>> {
    let end = data.windows(2).position(|pair| pair == b"\n\n");
    let (head, body) = end.map_or((data, &[][..]), |end| (&data[..end], &data[end + 2..]));
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let (method, uri) = lines
        .next()
        .unwrap_or_default()
        .split_once(' ')
        .unwrap_or(("POST", "/"));
    let mut request = Request::builder().method(method).uri(uri);
    for line in lines {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        request = request.header(name.trim(), value.trim());
    }
    request.body(Bytes::copy_from_slice(body)).ok()
}

/// Verifies a body without headers, such as the XML of a push, which is parsed before its signature is verified.
pub(crate) fn xml(data: &[u8]) {
    if let Ok(request) = Request::post("/").body(data) {
        look_at(CALLBACKS.verify_at(&request, time()));
    }
}

/// Verifies a push with this message, in JSON or XML, correctly signed and encrypted.
pub(crate) fn pushes(data: &[u8]) {
    deliver(&encryption::push_body(encryption::push_plain_text(data)));
}

/// Verifies a push with this plain text: random bytes, the length, the message, the application, padding.
pub(crate) fn push_plain_text(data: &[u8]) {
    deliver(&encryption::push_body(data.to_vec()));
}

fn deliver(body: &str) {
    if let Ok(request) = Request::post("/").body(body) {
        let event = CALLBACKS.verify_at(&request, time());
        let is_forged = event
            .as_ref()
            .is_err_and(|refusal| refusal.kind() == RefusalKind::Forged);
        assert!(!is_forged, "the signature is the right one: {body}");
        look_at(event);
    }
}

/// Verifies a correctly signed event: a byte that selects the protocol, a line with the name, and a JSON message.
pub(crate) fn events(data: &[u8]) {
    let Some((protocol, rest)) = data.split_first() else {
        return;
    };
    let rest = String::from_utf8_lossy(rest);
    let (name, message) = rest.split_once('\n').unwrap_or((&rest, "{}"));
    let request = match protocol % 4 {
        0 => {
            let body = json!({ "event": name, "content": message }).to_string();
            Request::post("/")
                .header(
                    "x-douyin-signature",
                    signature::webhook(SECRET, body.as_bytes()),
                )
                .body(body)
        }
        1 => {
            let mut body = json!({ "timestamp": TIME, "nonce": "1", "type": name, "msg": message });
            let signed = signature::ecpay_callback(CALLBACK_TOKEN, &body.to_string());
            body["msg_signature"] = signed.map_or(Value::Null, Value::from);
            Request::post("/").body(body.to_string())
        }
        2 => {
            let body = json!({ "type": name, "msg": message }).to_string();
            let signed = KEY.sign(&signature::trade_callback_message(
                TIME,
                "1",
                body.as_bytes(),
            ));
            let request = Request::post("/")
                .header("byte-timestamp", TIME)
                .header("byte-nonce-str", "1");
            request
                .header("byte-signature", signed.unwrap_or_default())
                .body(body)
        }
        _ => {
            let query = format!("timestamp={TIME}&name={}", STANDARD.encode(name));
            let signed = signature::life_service(SECRET, &query, message.as_bytes());
            Request::post(format!("/spi?{query}"))
                .header("x-life-sign", signed)
                .body(message.to_owned())
        }
    };
    if let Ok(request) = request {
        let event = CALLBACKS.verify_at(&request, time());
        if let Err(refusal) = &event {
            let kind = refusal.kind();
            // A payment's event name is not signed, so a message of a different event is refused as forged.
            let is_genuine = kind != RefusalKind::Forged || refusal.to_string().contains("has no");
            assert!(is_genuine, "{refusal}");
        }
        look_at(event);
    }
}

/// Formats the event as logs do, and checks its parts.
fn look_at(event: Result<Verified<Event>, bytedance::callback::Refusal>) {
    match event {
        Ok(event) => {
            for json in [event.content(), event.envelope()] {
                // Members are checked one by one, because a number may be larger, and an object deeper, than a JSON value can hold.
                let members = serde_json::from_str::<BTreeMap<String, &RawValue>>(json);
                assert!(members.is_ok(), "{json}");
            }
            assert!(!format!("{event:?}").is_empty());
        }
        Err(refusal) => assert!(!refusal.to_string().is_empty()),
    }
}

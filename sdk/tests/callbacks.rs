//! Which callbacks are accepted as genuine.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "test")]

#[path = "common/callbacks.rs"]
mod common;

use std::time::Duration;

use bytedance::callback::{Event, Protocol, RefusalKind};
use bytedance::{Client, signature};
use bytes::Bytes;
use common::*;
use http::{Method, Request};
use serde_json::{Value, json};

#[test]
fn the_platform_s_own_examples_are_genuine() {
    let request = post(
        json!({
            "timestamp": "1652675265", "nonce": "9999", "msg": "80850852", "type": "payment",
            "msg_signature": "c9df04a40645c4ec15c13bc542cea589eac57e64",
        })
        .to_string(),
    );
    // The signature is genuine, but the message is unusable because it is a number.
    let refusal = callbacks().verify_at(&request, at(1_652_675_265));
    assert_eq!(refusal.unwrap_err().kind(), RefusalKind::Malformed);

    let encrypted = "qc4kT4X+UzU6/qfguyGDpAd6mt2SmOYc1FE9DkulrGWTeHgMu3cPa1WQiNQ61+GMZI2DOzHbu4QVxduzuwh83Q3umURGKyRdNgaEY1GNGt+hhVOjLSkU8wHPNbZ8YfBGsZdZfdWxTy+e36Utetrw17T8MYcoHOhOcIml4dD8DU90SAL6oCA7AZrB8nh+J1kahSQ3c30D6LKlPk044cEWKkVBSzF2XWaPuaUIlUVXigknfFVAhfFFKAuQ7e6ftzJ2";
    let request = post(
        json!({
            "Nonce": "1372623149", "TimeStamp": "1409659813", "Encrypt": encrypted,
            "MsgSignature": "599c9a6a625fec4c7f13cbafbf4083491a515e6b",
        })
        .to_string(),
    );
    let event = callbacks().verify_at(&request, at(1_409_659_813)).unwrap();
    assert_eq!(event.event_name(), "text");
    assert_eq!(event.time(), Some(at(1_409_659_813)));
    let message: Value = serde_json::from_str(event.content()).unwrap();
    assert_eq!(message["FromUserName"], "openid");
    assert_eq!(message["Content"], "text content");
}

#[test]
fn every_protocol_is_recognized_and_verified() {
    let xml = "<xml><MsgType>text</MsgType><Content><![CDATA[文 & <b>]]></Content></xml>";
    let cases = [
        (
            ecpay(now(), "payment", &payment("1")),
            Protocol::Ecpay,
            "payment",
        ),
        (
            trade(
                now(),
                r#"{"version":"2.0","type":"settle","msg":"{\"a\":1}"}"#,
            ),
            Protocol::Trade,
            "settle",
        ),
        (
            webhook(r#"{"event":"x","content":"{\"a\":1}"}"#),
            Protocol::Webhook,
            "x",
        ),
        (
            push_json(now(), r#"{"MsgType":"Ticket","Event":"PUSH","Ticket":"t"}"#),
            Protocol::Push,
            "PUSH",
        ),
        (push_xml(now(), xml), Protocol::Push, "text"),
        (
            life_service(
                &format!("client_key=k&timestamp={}", now() * 1000),
                r#"{"a":1}"#,
            ),
            Protocol::LifeService,
            "/spi/refund",
        ),
    ];
    for (request, protocol, name) in cases {
        let event = callbacks().verify(&request).unwrap();
        assert_eq!((event.protocol(), event.event_name()), (protocol, name));
        assert!(event.content().starts_with('{'), "{}", event.content());
    }
}

#[test]
fn what_is_changed_is_a_forgery() {
    let callbacks = callbacks();
    let requests = [
        ecpay(now(), "payment", &payment("1")),
        trade(now(), r#"{"type":"settle","msg":"{}"}"#),
        webhook(r#"{"event":"x","content":{}}"#),
        push_json(now(), r#"{"MsgType":"text"}"#),
        life_service(&format!("timestamp={}", now()), r#"{"a":1}"#),
    ];
    for request in requests {
        assert!(callbacks.verify(&request).is_ok());
        for index in 0..request.body().len() {
            for bit in 0..8 {
                let mut changed = request.body().to_vec();
                changed[index] ^= 1 << bit;
                let mut other = request.clone();
                *other.body_mut() = changed.into();
                let Ok(event) = callbacks.verify(&other) else {
                    continue;
                };
                // The event name of a payment is not covered by the signature.
                assert_eq!(event.protocol(), Protocol::Ecpay);
                assert_ne!(event.event_name(), "payment");
                assert!(matches!(&*event, Event::Unknown(_)));
            }
        }
    }
}

#[test]
fn a_genuine_body_with_an_appendix_is_none() {
    // Without a secret, an attacker who knows the hash of a body could append the SHA-1 padding and then anything else (a length extension
    // attack).
    let body = r#"{"event":"x","content":{}}"#;
    let callbacks = callbacks();
    for appendix in ["\u{80}", "{}", r#"{"event":"y"}"#] {
        let request = webhook(&format!("{body}{appendix}"));
        assert_eq!(refused(&callbacks, &request), RefusalKind::Malformed);
    }
}

#[test]
fn a_piece_of_a_payment_is_no_payment() {
    // The signed values are concatenated without a separator. Each of these three variants therefore has the same signature as the message
    // that it was cut from.
    let whole = r#"{"a":{"cp_orderno":"1"}}"#;
    let time = now().to_string();
    let genuine = json!({"timestamp": time, "nonce": "0", "msg": whole});
    let signature = signature::ecpay_callback(TOKEN, &genuine.to_string()).unwrap();
    let (message, rest) = (r#"{"cp_orderno":"1"}"#, "}");
    let forged = json!({
        "timestamp": time, "nonce": "0", "x": r#"{"a":"#, "msg": message, "y": rest,
        "type": "payment", "msg_signature": signature,
    });
    assert_eq!(
        signature::ecpay_callback(TOKEN, &forged.to_string()).unwrap(),
        signature
    );
    assert_eq!(
        refused(&callbacks(), &post(forged.to_string())),
        RefusalKind::Malformed
    );
}

#[test]
fn the_body_of_a_life_service_request_can_t_become_a_parameter() {
    let query = format!("client_key=k&timestamp={}", now());
    let genuine = life_service(&query, "{}");
    let signature = genuine.headers()["x-life-sign"].clone();
    let forged = Request::get(format!("/spi?{query}%26http_body%3D%7B%7D"))
        .header("x-life-sign", signature)
        .body(Bytes::new())
        .unwrap();
    assert_eq!(refused(&callbacks(), &forged), RefusalKind::Malformed);
}

#[test]
fn members_and_headers_that_are_there_twice_are_refused() {
    let time = now();
    let signed = json!({"timestamp": time.to_string(), "nonce": "1", "msg": "{}"}).to_string();
    let signature = signature::ecpay_callback(TOKEN, &signed).unwrap();
    let twice = format!(
        r#"{{"msg":"{{\"a\":1}}","timestamp":"{time}","nonce":"1","msg":"{{}}","msg_signature":"{signature}"}}"#
    );
    assert_eq!(refused(&callbacks(), &post(twice)), RefusalKind::Malformed);

    let mut request = trade(time, r#"{"type":"settle","msg":"{}"}"#);
    request
        .headers_mut()
        .append("byte-timestamp", "1".parse().unwrap());
    assert_eq!(refused(&callbacks(), &request), RefusalKind::Malformed);
}

#[test]
fn members_of_a_payment_that_are_empty_or_null_are_not_signed() {
    let time = now().to_string();
    let message = payment("1").to_string();
    let mut signed = json!({"timestamp": time, "nonce": "1", "msg": message, "type": "payment"});
    let signature = signature::ecpay_callback(TOKEN, &signed.to_string()).unwrap();
    signed["msg_signature"] = signature.into();
    signed["extra"] = Value::Null;
    signed["empty"] = "".into();
    let event = callbacks().verify(&post(signed.to_string())).unwrap();
    assert_eq!(event.content(), message);
    assert!(signature::ecpay_callback_body_is_genuine(
        TOKEN,
        &signed.to_string()
    ));
}

#[test]
fn what_the_life_service_asks_for_is_in_the_query() {
    let query = format!("order_id=1&order_id=%E4%BA%8C&timestamp={}", now());
    let mut request = life_service(&query, "");
    *request.method_mut() = Method::GET;
    let expected = format!(r#"{{"order_id":["1","二"],"timestamp":"{}"}}"#, now());
    let event = callbacks().verify(&request).unwrap();
    assert_eq!(
        (event.content(), event.envelope()),
        (&*expected, &*expected)
    );
    let event = life_service(&query, " {\"a\": 1}\n");
    let event = callbacks().verify(&event).unwrap();
    assert_eq!(
        (event.content(), event.envelope()),
        (r#"{"a": 1}"#, &*expected)
    );
    // This query has the same signature as `order=id=1`.
    let twofold = life_service(&format!("order%3Did=1&timestamp={}", now()), "");
    assert_eq!(refused(&callbacks(), &twofold), RefusalKind::Malformed);
}

#[test]
fn what_is_no_json_is_no_message() {
    for body in [r#"{"a";"#, "{", "[1]", "1", "{}{}"] {
        let query = format!("timestamp={}", now());
        let request = life_service(&query, body);
        assert_eq!(refused(&callbacks(), &request), RefusalKind::Malformed);
        let envelope = json!({"event": "x", "content": body}).to_string();
        assert_eq!(
            refused(&callbacks(), &webhook(&envelope)),
            RefusalKind::Malformed
        );
    }
}

#[test]
fn nobody_chooses_between_two_protocols() {
    let mut request = webhook(r#"{"event":"x","content":{}}"#);
    request
        .headers_mut()
        .insert("byte-signature", "x".parse().unwrap());
    assert_eq!(refused(&callbacks(), &request), RefusalKind::Unrecognized);
    for body in ["", "{}", "[]", "nonsense", "\u{0}"] {
        assert_eq!(
            refused(&callbacks(), &post(body)),
            RefusalKind::Unrecognized
        );
    }
}

#[test]
fn a_key_that_the_client_lacks_is_named() {
    let bare = Client::builder(APP_ID, SECRET).build().unwrap().callbacks();
    for (request, setting) in [
        (ecpay(now(), "payment", &payment("1")), "callback_token"),
        (trade(now(), "{}"), "platform_public_key"),
        (push_json(now(), "{}"), "push_token"),
    ] {
        let refusal = bare.verify(&request).unwrap_err();
        assert_eq!(refusal.kind(), RefusalKind::NotConfigured);
        assert!(refusal.to_string().contains(setting), "{refusal}");
    }
}

#[test]
fn what_is_old_or_from_the_future_is_stale() {
    let callbacks = callbacks();
    for (shift, stale) in [(0, false), (290, false), (310, true)] {
        for time in [now() - shift, now() + shift] {
            for request in [
                ecpay(time, "payment", &payment("1")),
                trade(time, r#"{"type":"settle","msg":"{}"}"#),
                push_json(time, r#"{"MsgType":"text"}"#),
                life_service(&format!("timestamp={time}"), "{}"),
                life_service(&format!("timestamp={time}000"), "{}"),
            ] {
                let result = callbacks.verify(&request);
                let kind = result.as_ref().map_err(|refusal| refusal.kind());
                assert_eq!(kind.err(), stale.then_some(RefusalKind::Stale), "{shift}");
            }
        }
    }
    let patient = callbacks.window(Duration::from_secs(400));
    assert!(
        patient
            .verify(&ecpay(now() - 310, "payment", &payment("1")))
            .is_ok()
    );
}

#[test]
fn a_push_for_another_application_is_foreign() {
    let other = platform().application("tt_other", SECRET);
    let request = other.push("{}").request("/callback");
    assert_eq!(refused(&callbacks(), &request), RefusalKind::Foreign);
}

#[test]
fn a_push_under_a_replaced_key_is_read() {
    let callbacks = Client::builder(APP_ID, SECRET)
        .push_token(PUSH_TOKEN)
        .encoding_aes_key("A".repeat(43))
        .encoding_aes_key(AES_KEY)
        .build()
        .unwrap()
        .callbacks();
    assert!(
        callbacks
            .verify(&push_json(now(), r#"{"MsgType":"text"}"#))
            .is_ok()
    );
}

#[test]
fn what_was_made_with_a_replaced_token_is_read() {
    let new = || {
        let builder = Client::builder(APP_ID, "new secret").callback_token("new token");
        builder.push_token("new token").encoding_aes_key(AES_KEY)
    };
    let requests = [
        ecpay(now(), "payment", &payment("1")),
        push_json(now(), r#"{"MsgType":"text"}"#),
        webhook(r#"{"event":"x","content":{}}"#),
    ];
    let kinds = |builder: bytedance::ClientBuilder| {
        let callbacks = builder.build().unwrap().callbacks();
        requests.each_ref().map(|request| {
            let result = callbacks.verify(request);
            result.err().map(|refusal| refusal.kind())
        })
    };
    assert_eq!(kinds(new()), [Some(RefusalKind::Forged); 3]);
    let keeping = new()
        .former_callback_token("another")
        .former_callback_token(TOKEN)
        .former_push_token(PUSH_TOKEN)
        .former_webhook_secret(SECRET);
    assert_eq!(kinds(keeping), [None; 3]);
}

#[test]
fn only_the_life_service_asks_with_get() {
    let query = format!("timestamp={}", now());
    for (mut request, accepted) in [
        (ecpay(now(), "payment", &payment("1")), false),
        (webhook(r#"{"event":"x","content":{}}"#), false),
        (life_service(&query, "{}"), true),
    ] {
        *request.method_mut() = Method::GET;
        assert_eq!(callbacks().verify(&request).is_ok(), accepted);
    }
}

#[test]
fn a_large_body_is_not_looked_at() {
    let callbacks = callbacks().body_limit(100);
    let request = post(vec![b' '; 101]);
    assert_eq!(refused(&callbacks, &request), RefusalKind::TooLarge);
}

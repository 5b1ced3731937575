//! What holds for every signature: the right one is genuine, and one bit more or less is not.

#![cfg(feature = "rsa")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::sync::LazyLock;

use bytedance::signature::*;
use bytedance_sandbox::PRIVATE_KEY;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

static KEY: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::new(PRIVATE_KEY).unwrap());

/// The bytes with one bit of one of them turned over; `None` where there is none.
fn flipped(bytes: &[u8], at: Index, bit: u8) -> Option<Vec<u8>> {
    let mut other = bytes.to_vec();
    if bytes.is_empty() {
        return None;
    }
    other[at.index(bytes.len())] ^= 1 << (bit % 8);
    Some(other)
}

/// The same of a text; `None` where no text comes out.
fn flipped_text(text: &str, at: Index, bit: u8) -> Option<String> {
    String::from_utf8(flipped(text.as_bytes(), at, bit)?).ok()
}

fn digits() -> impl Strategy<Value = String> {
    "[0-9]{10}"
}

fn word() -> impl Strategy<Value = String> {
    "[A-Za-z0-9+/=_文]{1,40}"
}

proptest! {
    #[test]
    fn webhooks(secret in word(), body in vec(any::<u8>(), 0..300), at: Index, bit in 0..8_u8) {
        let signature = webhook(&secret, &body);
        prop_assert!(webhook_is_genuine(&secret, &body, &signature));
        if let Some(body) = flipped(&body, at, bit) {
            prop_assert!(!webhook_is_genuine(&secret, &body, &signature));
        }
        if let Some(signature) = flipped_text(&signature, at, bit) {
            prop_assert!(!webhook_is_genuine(&secret, &body, &signature));
        }
        if let Some(secret) = flipped_text(&secret, at, bit) {
            prop_assert!(!webhook_is_genuine(&secret, &body, &signature));
        }
    }

    #[test]
    fn raw_data_of_users(data in ".{0,200}", key in word(), at: Index, bit in 0..8_u8) {
        let signature = raw_data(&data, &key);
        prop_assert!(raw_data_is_genuine(&data, &key, &signature));
        for (data, signature) in [
            (flipped_text(&data, at, bit), Some(signature.clone())),
            (Some(data.clone()), flipped_text(&signature, at, bit)),
        ] {
            if let (Some(data), Some(signature)) = (data, signature) {
                prop_assert!(!raw_data_is_genuine(&data, &key, &signature));
            }
        }
    }

    #[test]
    fn pushes(token in word(), time in digits(), nonce in digits(), encrypt in word(), at: Index, bit in 0..8_u8) {
        let signature = push(&token, &time, &nonce, &encrypt);
        prop_assert!(push_is_genuine(&token, &time, &nonce, &encrypt, &signature));
        let parts = [time, nonce, encrypt, signature];
        for index in 0..parts.len() {
            let mut other = parts.clone();
            let Some(text) = flipped_text(&parts[index], at, bit) else {
                continue;
            };
            other[index] = text;
            let [time, nonce, encrypt, signature] = &other;
            prop_assert!(!push_is_genuine(&token, time, nonce, encrypt, signature), "{other:?}");
        }
    }

    #[test]
    fn requests_of_the_life_service(secret in word(), value in ".{0,40}", body in vec(any::<u8>(), 0..300), at: Index, bit in 0..8_u8) {
        let value: String = url::form_urlencoded::byte_serialize(value.as_bytes()).collect();
        let query = format!("timestamp=1&a={value}&sign=old");
        let signature = life_service(&secret, &query, &body);
        prop_assert!(life_service_is_genuine(&secret, &query, &body, &signature));
        let other_order = format!("a={value}&timestamp=1");
        prop_assert!(life_service_is_genuine(&secret, &other_order, &body, &signature));
        let other_value = format!("a={value}x&timestamp=1");
        prop_assert!(!life_service_is_genuine(&secret, &other_value, &body, &signature));
        if let Some(body) = flipped(&body, at, bit) {
            prop_assert!(!life_service_is_genuine(&secret, &query, &body, &signature));
        }
        if let Some(signature) = flipped_text(&signature, at, bit) {
            prop_assert!(!life_service_is_genuine(&secret, &query, &body, &signature));
        }
    }

    #[test]
    fn callbacks_of_guaranteed_payment(token in word(), time in digits(), msg in ".{1,200}", at: Index, bit in 0..8_u8) {
        let body = |time: &str, msg: &str, signature: &str| {
            serde_json::json!({
                "timestamp": time, "nonce": "9999", "msg": msg, "type": "payment", "empty": "", "msg_signature": signature
            })
            .to_string()
        };
        let signature = ecpay_callback(&token, &body(&time, &msg, "")).unwrap();
        let genuine = |time: &str, msg: &str, signature: &str| {
            ecpay_callback_body_is_genuine(&token, &body(time, msg, signature))
        };
        prop_assert!(genuine(&time, &msg, &signature));
        let values = [msg.as_str(), "", "9999", &time];
        prop_assert!(ecpay_callback_is_genuine(&token, values.into_iter(), &signature));
        if let Some(time) = flipped_text(&time, at, bit) {
            prop_assert!(!genuine(&time, &msg, &signature));
        }
        if let Some(msg) = flipped_text(&msg, at, bit) {
            prop_assert!(!genuine(&time, &msg, &signature));
        }
        if let Some(signature) = flipped_text(&signature, at, bit) {
            prop_assert!(!genuine(&time, &msg, &signature));
        }
    }

    #[test]
    fn no_input_makes_a_panic(text in ".{0,200}", other in ".{0,60}") {
        let _ = (ecpay_request(&text, &other), ecpay_query(&text, &other), ecpay_callback(&other, &text));
        let _ = ecpay_callback_body_is_genuine(&other, &text);
        let _ = (PrivateKey::new(&text), PublicKey::new(&text));
        let _ = explain::webhook(&other, text.as_bytes()).compare(&other);
        let _ = explain::ecpay_query(&text, &other).compare(&other);
        let _ = explain::life_service(&other, &text, text.as_bytes()).compare(&text);
        let _ = explain::push(&other, &text, &text, &other).compare(&other);
        let _ = explain::jsb_ticket(&other, &text, &other, &text).to_string();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn callbacks_of_the_trade_system(time in digits(), nonce in word(), body in vec(any::<u8>(), 0..300), at: Index, bit in 0..8_u8) {
        let signature = KEY.sign(&trade_callback_message(&time, &nonce, &body)).unwrap();
        let key = KEY.public_key();
        let genuine = |time: &str, nonce: &str, body: &[u8], signature: &str| {
            trade_callback_is_genuine(key, time, nonce, body, signature)
        };
        prop_assert!(genuine(&time, &nonce, &body, &signature));
        if let Some(time) = flipped_text(&time, at, bit) {
            prop_assert!(!genuine(&time, &nonce, &body, &signature));
        }
        if let Some(nonce) = flipped_text(&nonce, at, bit) {
            prop_assert!(!genuine(&time, &nonce, &body, &signature));
        }
        if let Some(body) = flipped(&body, at, bit) {
            prop_assert!(!genuine(&time, &nonce, &body, &signature));
        }
        if let Some(signature) = flipped_text(&signature, at, bit) {
            prop_assert!(!genuine(&time, &nonce, &body, &signature));
        }
    }
}

//! Properties of all signatures: the correct signature is accepted, and changing a single bit makes it invalid.

#![cfg(feature = "crypto")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::sync::LazyLock;

use bytedance::signature::*;
use bytedance_sandbox::PRIVATE_KEY;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

static KEY: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::new(PRIVATE_KEY).unwrap());

/// Returns the bytes with one bit flipped, or `None` if there are no bytes.
fn flipped(bytes: &[u8], at: Index, bit: u8) -> Option<Vec<u8>> {
    let mut other = bytes.to_vec();
    if bytes.is_empty() {
        return None;
    }
    other[at.index(bytes.len())] ^= 1 << (bit % 8);
    Some(other)
}

/// Returns a text with one bit flipped, or `None` if the result is not valid UTF-8.
fn flipped_text(text: &str, at: Index, bit: u8) -> Option<String> {
    String::from_utf8(flipped(text.as_bytes(), at, bit)?).ok()
}

fn digits() -> impl Strategy<Value = String> {
    "[0-9]{10}"
}

fn word() -> impl Strategy<Value = String> {
    "[A-Za-z0-9+/=_文]{1,40}"
}

/// Generates a JSON string that contains escapes of every kind.
fn string() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z0-9 <>&/=文😀]",
        1 => proptest::sample::select(vec![
            r"\n", r#"\""#, r"\\", r"\/", r"\u6587", r"\u003c", r"\ud83d\ude00", r"\ud800", "null", r#"\"a\""#,
        ]).prop_map(str::to_owned),
    ];
    vec(piece, 0..6).prop_map(|pieces| format!("\"{}\"", pieces.concat()))
}

/// Generates a JSON object with these values. Some of its names are signed and some are not, and a name may occur more than once.
fn object_of(value: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let name = proptest::sample::select(vec![
        "a",
        "b",
        "timestamp",
        "nonce",
        "msg",
        "type",
        "sign",
        "msg_signature",
        "app_id",
        "access_token",
        r"\u0061",
    ]);
    let colon = proptest::sample::select(vec![":", ": ", " : "]);
    vec((name, colon, value), 0..6).prop_map(|members| {
        let members = members
            .iter()
            .map(|(name, colon, value)| format!("\"{name}\"{colon}{value}"));
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    })
}

fn json() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        proptest::sample::select(vec![
            "null",
            "true",
            "false",
            "0",
            "1.00",
            "9007199254740993"
        ])
        .prop_map(str::to_owned),
        "-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,3})?([eE][+-]?[0-9]{1,3})?",
        string(),
    ];
    scalar.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(", "))),
            object_of(inner),
        ]
    })
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
    fn no_input_makes_a_panic(text in prop_oneof![".{0,200}", object_of(json())], other in ".{0,60}") {
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

/// Checks that an explanation yields this signature, and that the search for the cause of a different signature terminates.
fn check(explanation: &explain::Explanation, signature: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(explanation.signature(), Some(signature));
    prop_assert!(explanation.compare(signature).matches(), "{}", explanation);
    let other = if signature.starts_with('0') { "1" } else { "0" };
    let comparison = explanation.compare(&signature.replacen(|_| true, other, 1));
    prop_assert!(comparison.causes().is_empty() && !comparison.matches());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_is_explained_is_what_is_signed(secret in word(), body in object_of(json()), time in digits(), text in ".{0,30}") {
        let bytes = body.as_bytes();
        let value: String = url::form_urlencoded::byte_serialize(body.as_bytes()).collect();
        let query = format!("timestamp={time}&a={value}&sign=old&b={text}");
        let url = format!("https://shop.example/{text}?{query}#{text}");
        check(&explain::session(&secret, bytes), &session(&secret, bytes))?;
        check(&explain::webhook(&secret, bytes), &webhook(&secret, bytes))?;
        check(&explain::raw_data(&body, &secret), &raw_data(&body, &secret))?;
        check(&explain::push(&secret, &time, &text, &body), &push(&secret, &time, &text, &body))?;
        check(&explain::jsb_ticket(&secret, &text, &time, &url), &jsb_ticket(&secret, &text, &time, &url))?;
        check(&explain::life_service(&secret, &query, bytes), &life_service(&secret, &query, bytes))?;
        check(&explain::ecpay_query(&query, &secret), &ecpay_query(&query, &secret))?;
        let callback = explain::ecpay_callback(&secret, &body).unwrap();
        check(&callback, &ecpay_callback(&secret, &body).unwrap())?;
        // Raw objects and lists can always be explained, but they are signed only in calls.
        let request = explain::ecpay_request(&body, &secret).unwrap();
        let signed = ecpay_request(&body, &secret);
        check(&request, signed.as_deref().ok().or(request.signature()).unwrap())?;
        let signed = trade_request(&KEY, "POST", &url, &time, &text, bytes).unwrap();
        check(&explain::trade_request(&KEY, &[], "POST", &url, &time, &text, bytes), &signed)?;
        let message = trade_callback_message(&time, &text, bytes);
        let callback = explain::trade_callback(KEY.public_key(), &[], &time, &text, bytes);
        prop_assert!(callback.compare(&KEY.sign(&message).unwrap()).matches());
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

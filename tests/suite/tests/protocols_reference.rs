//! Compares every protocol with an independent script, which was written from the platform's documentation and uses only Python's standard
//! library and `cryptography`. The results must be equal without exception.

#![allow(
    clippy::expect_used,
    reason = "what is expected here is what the test checks"
)]

use std::time::{Duration, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytedance::Client;
use bytedance::signature::{self, explain};
use bytedance_sandbox::PRIVATE_KEY;
use bytedance_tests::inputs::Inputs;
use bytedance_tests::reference::{Case, ask, compare};
use http::Request;
use serde_json::{Value, json};

const SCRIPT: &str = "reference.py";
const COUNT: usize = 2_000;
const APP_ID: &str = "tt5823bf96d3bd56c7";

/// Compares the results of `COUNT` cases. `case` returns the script's input and the SDK's result.
fn same(seed: u64, mut case: impl FnMut(&mut Inputs) -> (Value, String)) {
    let mut inputs = Inputs::new(seed);
    let cases = (0..COUNT).map(|_| {
        let (asked, here) = case(&mut inputs);
        Case {
            asked,
            here: here.into(),
            differences: Vec::new(),
        }
    });
    compare(SCRIPT, seed, &[], cases.collect());
}

#[test]
fn requests_of_guaranteed_payment() {
    const NAMES: [&str; 8] = [
        "sign",
        "app_id",
        "thirdparty_id",
        "other_settle_params",
        "prod_id",
        "subject",
        "body",
        "文",
    ];
    same(11, |inputs| {
        let members: Vec<(String, String)> = (0..inputs.below(7))
            .map(|_| (inputs.one_of(&NAMES).to_owned(), inputs.json(3)))
            .collect();
        let (parameters, salt) = (inputs.object_of(&members), inputs.text());
        // This is the signature that a call would have. Unlike the signing function, an explanation also supports raw objects and lists. If
        // both accept the parameters, their results are the same.
        let explanation = explain::ecpay_request(&parameters, &salt).expect("JSON");
        let here = explanation.signature().expect("a signature").to_owned();
        if let Ok(same) = signature::ecpay_request(&parameters, &salt) {
            assert_eq!(same, here, "{parameters}");
        }
        (
            json!({ "function": "ecpay_request", "parameters": parameters, "salt": salt }),
            here,
        )
    });
}

#[test]
fn queries_of_guaranteed_payment() {
    same(12, |inputs| {
        let (query, salt) = (inputs.query(), inputs.text());
        let here = signature::ecpay_query(&query, &salt);
        (
            json!({ "function": "ecpay_query", "query": query, "salt": salt }),
            here,
        )
    });
}

#[test]
fn callbacks_of_guaranteed_payment() {
    const NAMES: [&str; 8] = [
        "timestamp",
        "nonce",
        "msg",
        "type",
        "msg_signature",
        "signature",
        "more",
        "文",
    ];
    same(13, |inputs| {
        let members: Vec<(String, String)> = (0..inputs.below(7))
            .map(|_| (inputs.one_of(&NAMES).to_owned(), inputs.json(2)))
            .collect();
        let (token, body) = (inputs.text(), inputs.object_of(&members));
        let here = signature::ecpay_callback(&token, &body).expect("JSON");
        (
            json!({ "function": "ecpay_callback", "token": token, "body": body }),
            here,
        )
    });
}

#[test]
fn sessions_webhooks_and_raw_data() {
    same(14, |inputs| {
        let (secret, body) = (inputs.text(), inputs.body());
        let here = signature::session(&secret, &body);
        (
            json!({ "function": "session", "key": secret, "body": STANDARD.encode(body) }),
            here,
        )
    });
    same(15, |inputs| {
        let (secret, body) = (inputs.text(), inputs.body());
        let here = signature::webhook(&secret, &body);
        (
            json!({ "function": "webhook", "secret": secret, "body": STANDARD.encode(body) }),
            here,
        )
    });
    same(16, |inputs| {
        let (raw_data, key) = (inputs.object(2), inputs.text());
        let here = signature::raw_data(&raw_data, &key);
        (
            json!({ "function": "raw_data", "raw_data": raw_data, "session_key": key }),
            here,
        )
    });
}

#[test]
fn pushes_and_pages() {
    same(17, |inputs| {
        let [token, timestamp, nonce, encrypt] =
            [inputs.text(), inputs.text(), inputs.text(), inputs.text()];
        let here = signature::push(&token, &timestamp, &nonce, &encrypt);
        (
            json!({ "function": "push", "token": token, "timestamp": timestamp, "nonce": nonce, "encrypt": encrypt }),
            here,
        )
    });
    same(18, |inputs| {
        let (ticket, nonce, timestamp) = (inputs.text(), inputs.text(), inputs.timestamp());
        let url = format!("https://shop.example/{}?{}", inputs.text(), inputs.query());
        let here = signature::jsb_ticket(&ticket, &nonce, &timestamp, &url);
        (
            json!({ "function": "jsb_ticket", "ticket": ticket, "nonce": nonce, "timestamp": timestamp, "url": url }),
            here,
        )
    });
}

#[test]
fn requests_of_the_life_service() {
    same(19, |inputs| {
        let (secret, query, body) = (inputs.text(), inputs.query(), inputs.body());
        let here = signature::life_service(&secret, &query, &body);
        (
            json!({ "function": "life_service", "secret": secret, "query": query, "body": STANDARD.encode(body) }),
            here,
        )
    });
}

#[test]
fn encrypted_pushes_are_read_as_they_were_written() {
    const SEED: u64 = 20;
    // There is a separate client for each key. The last character of a key has two unused bits.
    const KEYS: [&str; 3] = [
        "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
        "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2D",
        "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
    ];
    const PUSH_TOKEN: &str = "QDG6eK";
    let mut inputs = Inputs::new(SEED);
    let cases: Vec<Value> = (0..COUNT)
        .map(|_| {
            let mut message = Value::from(inputs.texts());
            message["MsgType"] = "text".into();
            json!({
                "function": "push_body", "token": PUSH_TOKEN, "aes_key": inputs.one_of(&KEYS), "app_id": APP_ID,
                "timestamp": inputs.timestamp(), "nonce": inputs.word(10), "random": STANDARD.encode(inputs.bytes(32)),
                "message": message.to_string(), "form": inputs.one_of(&["json", "xml"]),
            })
        })
        .collect();
    let callbacks = KEYS.map(|key| {
        let client = Client::builder(APP_ID, "secret")
            .push_token(PUSH_TOKEN)
            .encoding_aes_key(key);
        (
            key,
            client.build().expect("the settings are right").callbacks(),
        )
    });
    for (case, body) in cases.iter().zip(ask(SCRIPT, &cases)) {
        let text = |name: &str| case[name].as_str().expect("text");
        let (_, callbacks) = callbacks
            .iter()
            .find(|(key, _)| *key == text("aes_key"))
            .expect("a key");
        let request = Request::post("/")
            .body(body.as_str().expect("a body").to_owned())
            .expect("a request");
        let time = UNIX_EPOCH + Duration::from_secs(text("timestamp").parse().expect("a time"));
        let event = callbacks.verify_at(&request, time);
        let event =
            event.unwrap_or_else(|refusal| panic!("seed {SEED}: {refusal}: {case}: {body}"));
        assert_eq!(
            (event.event_name(), event.content()),
            ("text", text("message")),
            "seed {SEED}: {case}"
        );
    }
}

#[test]
fn phone_numbers_are_decrypted() {
    const SEED: u64 = 21;
    let mut inputs = Inputs::new(SEED);
    let cases: Vec<(String, Value)> = (0..200)
        .map(|_| {
            // With a 2048-bit key, a message can have at most 245 bytes.
            let number: String = inputs.text().chars().take(10).collect();
            let plain = json!({ "phoneNumber": number, "watermark": { "appid": APP_ID, "timestamp": 1 } }).to_string();
            (number, json!({ "function": "rsa_encrypt", "key": PRIVATE_KEY, "plain": STANDARD.encode(plain) }))
        })
        .collect();
    let client = Client::builder(APP_ID, "secret")
        .private_key(PRIVATE_KEY)
        .build()
        .expect("the settings are right");
    let asked: Vec<Value> = cases.iter().map(|(_, asked)| asked.clone()).collect();
    for ((number, case), answer) in cases.iter().zip(ask(SCRIPT, &asked)) {
        let phone = client.decrypt_phone_number(answer.as_str().expect("base64"));
        let phone = phone.unwrap_or_else(|error| panic!("seed {SEED}: {error}: {case}"));
        assert_eq!(&phone.phone_number, number, "seed {SEED}: {case}");
    }
}

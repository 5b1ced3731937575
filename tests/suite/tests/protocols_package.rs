//! The Python package `bytedance` 1.0.0 creates and accepts the same signatures as the SDK. For each of the exceptions, the reason is given
//! below.

#![allow(
    clippy::expect_used,
    reason = "what is expected here is what the test checks"
)]

use std::time::{Duration, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytedance::Client;
use bytedance::signature::{self, PrivateKey, explain};
use bytedance::wire::Scalar;
use bytedance_sandbox::PRIVATE_KEY;
use bytedance_tests::inputs::Inputs;
use bytedance_tests::reference::{Case, compare};
use http::Request;
use serde_json::{Value, json};

const SCRIPT: &str = "package.py";
const PUBLIC_KEY: &str = include_str!("../../../sdk/tests/keys/public.pem");
const APP_ID: &str = "tt_app";
const SECRET: &str = "app secret 密";
const TOKEN: &str = "token";

/// The documentation of guaranteed payment does not mention numbers that are not integers. The SDK signs such a number as it is written,
/// while the package signs it as Python formats it.
const NUMBERS: &str = "numbers that Python writes in another way";
/// The documentation does not mention raw objects and lists. The SDK signs them in the format that the platform's Go demo uses.
const NESTED: &str = "objects and lists";
/// The platform's demo strips these quotes.
const QUOTES: &str = "quotes around a value";
/// Python considers U+001C to U+001F to be whitespace. Go does not, and the platform's demo is written in Go.
const SEPARATORS: &str = "U+001C to U+001F around a value";
/// The documentation does not list this parameter among the unsigned ones.
const PROD_ID: &str = "prod_id";
/// JSON and Go both write `true` in lower case.
const TRUTH: &str = "booleans are True and False";
/// The documentation mentions only `msg_signature`.
const OTHER_NAME: &str = "the signature under the name `signature`";
/// Anyone can create a signature with an empty secret.
const EMPTY: &str = "an empty secret";
/// HTTP methods are case-sensitive, and no client sends them in lower case.
const METHOD: &str = "a method in lower case";
/// The platform's base64 never has extra bits after the last byte.
const TRAILING: &str = "base64 with bits behind its last byte";

fn key() -> PrivateKey {
    PrivateKey::new(PRIVATE_KEY).expect("a key")
}

/// Returns what the package answers for a genuine or a forged signature.
fn verdict(is_genuine: bool) -> Value {
    if is_genuine {
        Value::from(true)
    } else {
        Value::Null
    }
}

/// Returns whether Python would format this number exactly as it is written here.
fn is_pythons(number: &str) -> bool {
    if number.contains(['.', 'e', 'E']) {
        let value: f64 = number.parse().expect("a number");
        String::from(Scalar::from(value)) == number
    } else {
        number != "-0"
    }
}

fn is_number(json: &str) -> bool {
    json.starts_with(|first: char| first == '-' || first.is_ascii_digit())
}

/// Returns a text with one character changed.
fn changed(inputs: &mut Inputs, text: &str) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    if characters.is_empty() {
        return "x".to_owned();
    }
    let place = inputs.below(characters.len());
    characters[place] = if characters[place] == '0' { '1' } else { '0' };
    characters.into_iter().collect()
}

#[test]
fn sessions() {
    const SEED: u64 = 1;
    let mut inputs = Inputs::new(SEED);
    let cases = (0..3_000).map(|_| {
        let (key, values) = (inputs.text(), inputs.texts());
        let body =
            json!({ "kv_list": [values], "key": [inputs.text(), inputs.below(1_000)] }).to_string();
        let here = signature::session(&key, body.as_bytes());
        Case {
            asked: json!({ "function": "session", "key": key, "body": body }),
            here: here.into(),
            differences: Vec::new(),
        }
    });
    compare(SCRIPT, SEED, &[], cases.collect());
}

/// Returns the known difference, if any, that affects a signed guaranteed-payment value.
fn differences_of_payment(name: &str, json: &str) -> Option<&'static str> {
    if signature_leaves_out(name) {
        return None;
    }
    if name == "prod_id" {
        return Some(PROD_ID);
    }
    if json.starts_with(['{', '[']) {
        return Some(NESTED);
    }
    if is_number(json) {
        return (!is_pythons(json)).then_some(NUMBERS);
    }
    let text: Option<String> = serde_json::from_str(json).unwrap_or_default();
    let text = text.unwrap_or_default();
    let is_separator = |character| matches!(character, '\u{1c}'..='\u{1f}');
    let bare =
        text.trim_matches(|character: char| character.is_whitespace() || is_separator(character));
    let had_separator = text.trim() != bare;
    match bare.len() > 1 && bare.starts_with('"') && bare.ends_with('"') {
        true if !had_separator => Some(QUOTES),
        _ => had_separator.then_some(SEPARATORS),
    }
}

/// Returns the signature that a call would have. Unlike the signing function, this also supports raw objects and lists. If both accept the
/// parameters, their results are the same.
fn ecpay_request(parameters: &str, salt: &str) -> String {
    let explanation = explain::ecpay_request(parameters, salt).expect("JSON");
    let here = explanation.signature().expect("a signature").to_owned();
    if let Ok(same) = signature::ecpay_request(parameters, salt) {
        assert_eq!(same, here, "{parameters}");
    }
    here
}

fn signature_leaves_out(name: &str) -> bool {
    ["sign", "app_id", "thirdparty_id", "other_settle_params"].contains(&name)
}

#[test]
fn requests_of_guaranteed_payment() {
    const SEED: u64 = 2;
    const NAMES: [&str; 9] = [
        "sign",
        "app_id",
        "thirdparty_id",
        "other_settle_params",
        "prod_id",
        "out_order_no",
        "subject",
        "body",
        "total_amount",
    ];
    let mut inputs = Inputs::new(SEED);
    let cases = (0..4_000).map(|_| {
        let members: Vec<(String, String)> = (0..inputs.below(7))
            .map(|_| {
                let name = inputs.one_of(&NAMES).to_owned();
                let json = if inputs.one_in(8) {
                    inputs.json(2)
                } else {
                    inputs.scalar()
                };
                (name, json)
            })
            .collect();
        let (parameters, salt) = (inputs.object_of(&members), inputs.text());
        let here = ecpay_request(&parameters, &salt);
        let touched = members
            .iter()
            .filter_map(|(name, json)| differences_of_payment(name, json));
        Case {
            asked: json!({ "function": "ecpay_request", "parameters": parameters, "salt": salt }),
            here: here.into(),
            differences: touched.collect(),
        }
    });
    compare(
        SCRIPT,
        SEED,
        &[NUMBERS, NESTED, QUOTES, SEPARATORS, PROD_ID],
        cases.collect(),
    );
}

#[test]
fn callbacks_of_guaranteed_payment() {
    const SEED: u64 = 3;
    let mut inputs = Inputs::new(SEED);
    let cases = (0..3_000).map(|_| {
        let token = if inputs.one_in(10) {
            String::new()
        } else {
            inputs.text()
        };
        let mut members = vec![("timestamp".to_owned(), inputs.timestamp())];
        for name in ["nonce", "msg", "type", "more"] {
            let text = inputs.text();
            let json = if inputs.one_in(8) {
                inputs.json(1)
            } else {
                inputs.string(&text)
            };
            members.push((name.to_owned(), json));
        }
        let mut differences: Vec<&str> = members
            .iter()
            .filter(|(name, _)| name != "type")
            .filter_map(|(_, json)| match json.as_str() {
                "true" | "false" => Some(TRUTH),
                json if json.starts_with(['{', '[']) => Some(NESTED),
                json if is_number(json) && !is_pythons(json) => Some(NUMBERS),
                _ => None,
            })
            .collect();
        let mut signed =
            signature::ecpay_callback(&token, &inputs.object_of(&members)).expect("JSON");
        if inputs.one_in(3) {
            signed = changed(&mut inputs, &signed);
        }
        let name = if inputs.one_in(8) {
            "signature"
        } else {
            "msg_signature"
        };
        members.push((name.to_owned(), format!("\"{signed}\"")));
        let body = inputs.object_of(&members);
        differences.extend((name == "signature").then_some(OTHER_NAME));
        differences.extend(token.is_empty().then_some(EMPTY));
        Case {
            here: verdict(signature::ecpay_callback_body_is_genuine(&token, &body)),
            asked: json!({ "function": "ecpay_callback", "token": token, "body": body }),
            differences,
        }
    });
    compare(
        SCRIPT,
        SEED,
        &[NUMBERS, NESTED, TRUTH, OTHER_NAME, EMPTY],
        cases.collect(),
    );
}

#[test]
fn webhooks() {
    const SEED: u64 = 4;
    let mut inputs = Inputs::new(SEED);
    let cases = (0..3_000).map(|_| {
        let (secret, body) = (inputs.text(), inputs.body());
        let signed = signature::webhook(&secret, &body);
        let given = match inputs.below(5) {
            0 => signed.to_uppercase(),
            1 => changed(&mut inputs, &signed),
            2 => inputs.text(),
            _ => signed,
        };
        Case {
            here: verdict(signature::webhook_is_genuine(&secret, &body, &given)),
            asked: json!({ "function": "webhook", "secret": secret, "body": STANDARD.encode(body), "signature": given }),
            differences: secret.is_empty().then_some(EMPTY).into_iter().collect(),
        }
    });
    compare(SCRIPT, SEED, &[EMPTY], cases.collect());
}

#[test]
fn requests_of_the_trade_system() {
    const SEED: u64 = 5;
    let mut inputs = Inputs::new(SEED);
    let key = key();
    let cases = (0..200).map(|_| {
        let method = inputs.one_of(&["POST", "GET", "post"]);
        let uri = format!("/{}?{}", inputs.text(), inputs.query());
        let (timestamp, nonce, body) = (inputs.timestamp(), inputs.text(), inputs.body());
        let here = signature::trade_request(&key, method, &uri, &timestamp, &nonce, &body);
        Case {
            asked: json!({
                "function": "trade_request", "key": PRIVATE_KEY, "method": method, "uri": uri, "timestamp": timestamp, "nonce": nonce,
                "body": STANDARD.encode(body),
            }),
            here: here.into(),
            differences: (method == "post").then_some(METHOD).into_iter().collect(),
        }
    });
    compare(SCRIPT, SEED, &[METHOD], cases.collect());
}

#[test]
fn callbacks_of_the_trade_system() {
    const SEED: u64 = 6;
    let mut inputs = Inputs::new(SEED);
    let key = key();
    let cases = (0..200).map(|_| {
        let (timestamp, nonce, mut body) = (inputs.timestamp(), inputs.text(), inputs.body());
        let message = signature::trade_callback_message(&timestamp, &nonce, &body);
        let mut signed = key.sign(&message).expect("a signature");
        let mut differences = Vec::new();
        match inputs.below(8) {
            0 => body.push(b' '),
            1 => signed = changed(&mut inputs, &signed),
            2 => signed.truncate(signed.len() - 1),
            3 => signed.push('\n'),
            4 => {
                // The last character before the padding has four unused bits.
                let place = signed.len() - 3;
                signed.replace_range(place..=place, "B");
                differences.push(TRAILING);
            }
            _ => {}
        }
        Case {
            here: verdict(signature::trade_callback_is_genuine(key.public_key(), &timestamp, &nonce, &body, &signed)),
            asked: json!({
                "function": "trade_callback", "key": PRIVATE_KEY, "timestamp": timestamp, "nonce": nonce, "body": STANDARD.encode(body),
                "signature": signed,
            }),
            differences,
        }
    });
    compare(SCRIPT, SEED, &[TRAILING], cases.collect());
}

#[test]
fn orders() {
    const SEED: u64 = 7;
    let mut inputs = Inputs::new(SEED);
    let client = Client::builder(APP_ID, SECRET)
        .private_key(PRIVATE_KEY)
        .key_version("3");
    let client = client.build().expect("the settings are right");
    let cases = (0..200).map(|_| {
        let order = client.sign_order(inputs.object(2)).expect("a signature");
        let field = |name: &str| {
            let (_, rest) = order.byte_authorization.split_once(name).expect("a field");
            rest.split(',').next().expect("a value").to_owned()
        };
        Case {
            asked: json!({
                "function": "order", "key": PRIVATE_KEY, "app_id": APP_ID, "key_version": "3", "data": order.data,
                "timestamp": field("timestamp="), "nonce": field("nonce_str="),
            }),
            here: order.byte_authorization.into(),
            differences: Vec::new(),
        }
    });
    compare(SCRIPT, SEED, &[], cases.collect());
}

/// Builds the headers and the body of a callback that contains this message and uses this protocol.
fn callback(
    key: &PrivateKey,
    inputs: &mut Inputs,
    protocol: &str,
    message: &str,
    timestamp: &str,
) -> (Value, String) {
    let message = inputs.string(message);
    let text = inputs.text();
    let name = inputs.string(&text);
    let time = format!("\"{timestamp}\"");
    let members = |members: &[(&str, &str)]| -> Vec<(String, String)> {
        members
            .iter()
            .map(|(name, json)| ((*name).to_owned(), (*json).to_owned()))
            .collect()
    };
    match protocol {
        "ecpay" => {
            let mut members = members(&[
                ("timestamp", &time),
                ("nonce", "\"1\""),
                ("type", &name),
                ("msg", &message),
            ]);
            let signed =
                signature::ecpay_callback(TOKEN, &inputs.object_of(&members)).expect("JSON");
            members.push(("msg_signature".to_owned(), format!("\"{signed}\"")));
            (json!({}), inputs.object_of(&members))
        }
        "webhook" => {
            let body = inputs.object_of(&members(&[("event", &name), ("content", &message)]));
            (
                json!({ "x-douyin-signature": signature::webhook(SECRET, body.as_bytes()) }),
                body,
            )
        }
        _ => {
            let body = inputs.object_of(&members(&[
                ("version", "\"2.0\""),
                ("type", &name),
                ("msg", &message),
            ]));
            let signed = key.sign(&signature::trade_callback_message(
                timestamp,
                "nonce",
                body.as_bytes(),
            ));
            (
                json!({ "byte-timestamp": timestamp, "byte-nonce-str": "nonce", "byte-signature": signed }),
                body,
            )
        }
    }
}

#[test]
fn messages_of_whole_callbacks() {
    const SEED: u64 = 8;
    let key = key();
    let mut inputs = Inputs::new(SEED);
    let client = Client::builder(APP_ID, SECRET)
        .callback_token(TOKEN)
        .platform_public_key("1", PUBLIC_KEY);
    let callbacks = client.build().expect("the settings are right").callbacks();
    let cases = (0..600).map(|_| {
        let protocol = inputs.one_of(&["ecpay", "webhook", "trade"]);
        let (message, timestamp) = (Value::from(inputs.texts()).to_string(), inputs.timestamp());
        let (headers, mut body) = callback(&key, &mut inputs, protocol, &message, &timestamp);
        if inputs.one_in(4) {
            body.insert(body.len() - 1, ' ');
        }
        let mut request = Request::post("/callback");
        for (name, value) in headers.as_object().into_iter().flatten() {
            request = request.header(name, value.as_str().expect("text"));
        }
        let request = request.body(body.clone()).expect("a request");
        let time = UNIX_EPOCH + Duration::from_secs(timestamp.parse().expect("a time"));
        let here = callbacks.verify_at(&request, time).ok();
        // The signature of a payment does not cover whitespace in the body.
        let here = here.map(|event| serde_json::from_str::<Value>(event.content()).expect("JSON").to_string());
        Case {
            asked: json!({
                "function": "callback", "key": PRIVATE_KEY, "protocol": protocol, "headers": headers, "body": body, "token": TOKEN,
                "secret": SECRET,
            }),
            here: here.into(),
            differences: Vec::new(),
        }
    });
    compare(SCRIPT, SEED, &[], cases.collect());
}

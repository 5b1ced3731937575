//! Decrypting data with the SDK has the same result as with the Python package `bytedance` 1.0.0, and both refuse the same data.

#![allow(
    clippy::expect_used,
    reason = "what is expected here is what the test checks"
)]

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::Arc;

use bytedance::Client;
use bytedance::transport::{HttpResponse, MemoryTransport};
use serde_json::{Value, json};

const APP_ID: &str = "tt_app";
const ALPHABET: &str = "abc 0123\"\\{}[]:,/文字😀\u{0}\u{7f}\n\té";
/// Keys of 16 bytes each.
const KEYS: [&str; 2] = ["HyVFkGl5F5OQWJZZaNzBBg==", "AAAAAAAAAAAAAAAAAAAAAA=="];

/// Returns the package's results for the cases.
fn python(cases: &[Value]) -> Vec<Value> {
    let python = std::env::var("BYTEDANCE_TESTS_PYTHON")
        .expect("BYTEDANCE_TESTS_PYTHON must name a Python with bytedance 1.0.0: run the tests with ./tests/run");
    let mut process = Command::new(python)
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/python/decrypt.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python starts");
    let input = Value::from(cases.to_vec()).to_string();
    let mut pipe = process.stdin.take().expect("a pipe");
    pipe.write_all(input.as_bytes()).expect("Python reads");
    drop(pipe);
    let output = process.wait_with_output().expect("Python ends");
    assert!(output.status.success(), "Python failed");
    serde_json::from_slice(&output.stdout).expect("a JSON list")
}

fn client() -> Client {
    let transport = MemoryTransport::new(|request| Ok(HttpResponse::json(&request, "{}")));
    Client::builder(APP_ID, "secret")
        .transport(Arc::new(transport))
        .build()
        .expect("the settings are right")
}

#[test]
fn the_package_and_the_sdk_decrypt_the_same() {
    let alphabet: Vec<char> = ALPHABET.chars().collect();
    let mut random = fastrand::Rng::with_seed(11);
    let mut cases = Vec::new();
    for round in 0..2_000 {
        let length = if round % 100 == 99 {
            10_000
        } else {
            random.usize(..60)
        };
        let free: String = (0..length)
            .filter_map(|_| random.choice(&alphabet))
            .collect();
        let app_id = if random.u8(..8) == 0 {
            "tt_other"
        } else {
            APP_ID
        };
        let text = match random.u8(..10) {
            0 => free,
            1 => "{}".to_owned(),
            _ => {
                json!({ "nickName": free, "number": random.i64(..), "watermark": { "appid": app_id } }).to_string()
            }
        };
        let mut iv = [0; 16];
        random.fill(&mut iv);
        // In every fourth case on average, one byte is changed. It is more often one of the last bytes than any other.
        let change = (random.u8(..4) == 0).then(|| {
            let place = if random.bool() {
                random.i64(-32..0)
            } else {
                random.i64(0..10_000)
            };
            json!([place, random.u8(1..)])
        });
        cases.push(json!({
            "text": text, "key": KEYS[random.usize(..2)], "iv": base64(&iv), "change": change, "app_id": APP_ID,
        }));
    }
    let answers = python(&cases);
    assert_eq!(answers.len(), cases.len());
    let client = client();
    let mut taken = 0;
    for (case, answer) in cases.iter().zip(&answers) {
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        let decrypted = client
            .decrypt(text(&case["key"]))
            .json(&text(&answer["data"]), &text(&case["iv"]));
        let expected: Option<Value> = answer["decrypted"]
            .as_str()
            .map(|json| serde_json::from_str(json).expect("JSON"));
        taken += usize::from(expected.is_some());
        assert_eq!(decrypted.ok(), expected, "{case}");
    }
    assert!((500..1_900).contains(&taken), "{taken}");
}

fn base64(bytes: &[u8; 16]) -> String {
    base64::Engine::encode(&base64::engine::general_purpose::STANDARD, bytes)
}

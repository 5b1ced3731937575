//! Measures the cost of verifying a callback relative to its cryptography: callbacks of 1 KB against one SHA-1 of the same length, and RSA
//! against `openssl speed rsa2048`.
//!
//! The comparison with SHA-1 uses the fastest round, because other load on the machine can only slow a round down. The benchmark fails if a
//! ratio exceeds its promise: 3 for checking whether webhooks and payments are genuine, including parsing their JSON, and 1.3 for RSA.
//! `Callbacks::verify`, which checks more and parses the event, is printed as well.

use std::hint::black_box;
use std::process::Command;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytedance::Client;
use bytedance::callback::Callbacks;
use bytedance::signature::{self, PrivateKey};
use bytedance_sandbox::PRIVATE_KEY;
use bytes::Bytes;
use http::Request;
use serde_json::json;

const ROUNDS: usize = 1_001;
const CALLS: u32 = 1_000;
const SECRET: &str = "app-secret";
const TOKEN: &str = "callback-token";

/// Measures the average duration of a call in nanoseconds.
fn nanoseconds(calls: u32, mut work: impl FnMut()) -> f64 {
    let started = Instant::now();
    for _ in 0..calls {
        work();
    }
    started.elapsed().as_nanos() as f64 / f64::from(calls)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Prints and returns the duration of verifying a callback relative to one SHA-1 of its body.
fn beside_sha1(name: &str, body: &[u8], mut verify: impl FnMut() -> bool) -> f64 {
    let (mut verified, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        bare.push(nanoseconds(CALLS, || {
            black_box(digest(&SHA1_FOR_LEGACY_USE_ONLY, black_box(body)));
        }));
        verified.push(nanoseconds(CALLS, || {
            assert!(black_box(verify()), "a genuine callback");
        }));
    }
    let fastest = |values: &[f64]| values.iter().copied().fold(f64::INFINITY, f64::min);
    let (verified, bare) = (fastest(&verified), fastest(&bare));
    let ratio = verified / bare;
    println!("{name}: {verified:.0} ns, SHA-1 {bare:.0} ns, ratio {ratio:.2}");
    ratio
}

fn webhook() -> Request<Bytes> {
    let body = json!({"event": "bench", "content": {"text": "x".repeat(980)}}).to_string();
    Request::post("/")
        .header(
            "X-Douyin-Signature",
            signature::webhook(SECRET, body.as_bytes()),
        )
        .body(body.into())
        .expect("a request")
}

fn ecpay() -> Request<Bytes> {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a time");
    // All fields of a payment, in a kilobyte. Each of its quotes is escaped in the body.
    let message = json!({
        "appid": "tt_app_id", "cp_orderno": "2026-0001", "cp_extra": "x".repeat(420), "way": "2",
        "channel_no": "2021070722001450071438803941", "payment_order_no": "PC202107072200145007143880394131",
        "total_amount": 9980, "status": "SUCCESS", "seller_uid": "69631798443938962290", "extra": "", "item_id": "",
        "paid_at": 1625656300, "message": "", "order_id": "N6819152537421939732",
    });
    let mut body = json!({
        "timestamp": now.as_secs().to_string(), "nonce": "9999", "msg": message.to_string(), "type": "payment",
    });
    let signature = signature::ecpay_callback(TOKEN, &body.to_string()).expect("a signature");
    body["msg_signature"] = signature.into();
    Request::post("/")
        .body(body.to_string().into())
        .expect("a request")
}

/// Returns the signatures and verifications per second that OpenSSL measures on one core, with a key of 2048 bits.
fn openssl() -> (f64, f64) {
    let output = Command::new("openssl")
        .args(["speed", "-seconds", "2", "rsa2048"])
        .output()
        .expect("openssl runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = text
        .lines()
        .find(|line| line.starts_with("rsa 2048"))
        .expect("openssl measures RSA with 2048 bits");
    let mut numbers = line.split_whitespace().rev();
    let mut next = || numbers.next().and_then(|number| number.parse().ok());
    let verified = next().expect("verifications a second");
    (next().expect("signatures a second"), verified)
}

fn main() {
    let client = Client::builder("tt_app_id", SECRET)
        .callback_token(TOKEN)
        .build()
        .expect("the settings are right");
    let callbacks = client.callbacks();
    let (webhook, payment) = (webhook(), ecpay());
    let signature = webhook.headers()["X-Douyin-Signature"]
        .to_str()
        .expect("text");
    let text = std::str::from_utf8(payment.body()).expect("text");
    let ratios = [
        beside_sha1("webhook, signature", webhook.body(), || {
            signature::webhook_is_genuine(SECRET, black_box(webhook.body()), signature)
        }),
        beside_sha1("guaranteed payment, signature", payment.body(), || {
            signature::ecpay_callback_body_is_genuine(TOKEN, black_box(text))
        }),
    ];
    let whole = |callbacks: &Callbacks, request: &Request<Bytes>| {
        callbacks.verify(black_box(request)).is_ok()
    };
    beside_sha1("webhook, event read", webhook.body(), || {
        whole(&callbacks, &webhook)
    });
    beside_sha1("guaranteed payment, event read", payment.body(), || {
        whole(&callbacks, &payment)
    });

    let private = PrivateKey::new(PRIVATE_KEY).expect("a private key");
    let public = private.public_key();
    let message = vec![b'x'; 1024];
    let signature = private.sign(&message).expect("a signature");
    let signature = STANDARD.decode(signature).expect("base64");
    let mut times = Vec::new();
    for _ in 0..3 {
        let (signed, verified) = openssl();
        let sign = nanoseconds(500, || {
            black_box(private.sign(black_box(&message)));
        });
        let verify = nanoseconds(10_000, || {
            assert!(public.verifies(black_box(&message), black_box(&signature)));
        });
        times.push((sign * signed / 1e9, verify * verified / 1e9));
    }
    let sign = median(times.iter().map(|(sign, _)| *sign).collect());
    let verify = median(times.iter().map(|(_, verify)| *verify).collect());
    println!("RSA: sign {sign:.2}, verify {verify:.2} times as long as openssl (at most 1.3)");
    assert!(ratios.iter().all(|ratio| *ratio <= 3.0));
    assert!(sign <= 1.3 && verify <= 1.3);
}

//! Signatures that applications create with their own keys.

#![allow(
    clippy::expect_used,
    reason = "what is expected here is what the test checks"
)]

mod common;

use bytedance_sandbox::{APP_ID, Sandbox};
use common::{Stage, answer};
use md5::{Digest, Md5};
use serde_json::{Value, json};

const OWN: &str = r#"{ "signatures": [
    { "name": "ecpay", "scheme": "ecpay", "in": "body", "parameter": "sign" },
    { "name": "ecpay_query", "scheme": "ecpay", "in": "query", "parameter": "sign" },
    { "name": "trade", "scheme": "trade", "in": "header", "parameter": "Byte-Authorization" },
    { "name": "other", "scheme": "a later one", "in": "header", "parameter": "X-Sign" }
], "chapters": [{ "endpoints": [
    { "name": "own.pay", "method": "POST", "host": "toutiao", "path": "/own/pay", "envelope": "err_no", "sign": "ecpay", "open_body": true },
    { "name": "own.bills", "method": "GET", "host": "toutiao", "path": "/own/bills", "envelope": "err_no", "sign": "ecpay_query" },
    { "name": "own.trade", "method": "POST", "host": "open", "path": "/own/trade", "envelope": "err_no", "sign": "trade", "open_body": true },
    { "name": "own.other", "method": "GET", "host": "open", "path": "/own/other", "envelope": "err_no", "sign": "other" }
] }] }"#;

async fn stage() -> Stage {
    common::stage_with(Sandbox::builder().metadata(OWN)).await
}

fn md5(text: &str) -> String {
    hex::encode(Md5::digest(text))
}

#[track_caller]
fn is_refused(answer: &Value, why: &str) {
    assert_ne!(answer["err_no"], 0, "{answer}");
    let text = answer["err_tips"].as_str().expect("a message");
    assert!(text.contains(why), "{text}");
}

#[tokio::test]
async fn guaranteed_payment_is_signed_with_the_salt() {
    let stage = stage().await;
    let body = json!({ "app_id": APP_ID, "amount": 0, "note": "", "list": [1, { "a": "b" }],
        "sign": md5("0&[1 map[a:b]]&sandbox_salt") });
    let answer = stage.call("toutiao:/own/pay", body.clone()).await;
    assert_eq!(answer["err_no"], 0, "{answer}");
    for (name, value, why) in [
        ("amount", json!(1), "lowercase hex MD5"),
        ("sign", json!(md5("other")), "lowercase hex MD5"),
        ("sign", json!(null), "sign is missing from the body"),
    ] {
        let mut body = body.clone();
        body[name] = value;
        is_refused(&stage.call("toutiao:/own/pay", body).await, why);
    }
    let sign = md5("2023 01&sandbox_salt");
    for (day, right) in [("2023+01", true), ("2023+02", false)] {
        let target = format!("toutiao:/own/bills?app_id=x&day={day}&sign={sign}");
        let answer = common::answer(stage.get(&target)).await;
        assert_eq!(answer["err_no"] == 0, right, "{answer}");
    }
}

#[tokio::test]
async fn the_trade_system_s_authorization_is_checked() {
    let stage = stage().await;
    let post = || stage.post("open:/own/trade").json(&json!({}));
    is_refused(&answer(post()).await, "Byte-Authorization is missing");
    for (authorization, why) in [
        (
            "SHA256-RSA2048 appid=tt_sandbox",
            "comma-separated fields with quoted values",
        ),
        (
            "appid=\"tt_sandbox\"",
            "comma-separated fields with quoted values",
        ),
        ("SHA256-RSA2048 appid=\"tt_sandbox\"", "has no timestamp"),
        (
            "SHA256-RSA2048 appid=\"x\",timestamp=\"1\",nonce_str=\"n\",key_version=\"1\",signature=\"\"",
            "no application has the appid x",
        ),
        (
            "SHA256-RSA2048 appid=\"tt_sandbox\",timestamp=\"1\",nonce_str=\"n\",key_version=\"1\",signature=\"AA==\"",
            "the signature does not match",
        ),
    ] {
        let request = post().header("Byte-Authorization", authorization);
        is_refused(&answer(request).await, why);
    }
}

#[tokio::test]
async fn a_scheme_that_is_not_known_is_let_through() {
    let stage = stage().await;
    let answer = answer(stage.get("open:/own/other")).await;
    assert_eq!(answer["err_no"], 0, "{answer}");
}

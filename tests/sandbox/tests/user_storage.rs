//! User storage: the signature over the exact body, the limits, and the stored pairs.

#![allow(
    clippy::expect_used,
    reason = "what is expected here is what the test checks"
)]

mod common;

use bytedance_sandbox::Sandbox;
use common::{Stage, answer, stage, text};
use serde_json::{Value, json};

const SET: &str = "toutiao:/api/apps/set_user_storage";
const REMOVE: &str = "toutiao:/api/apps/remove_user_storage";

/// A user who has logged in.
struct User {
    token: String,
    session_key: String,
}

async fn user(stage: &Stage) -> User {
    let code = stage.sandbox.issue_code_for("user-1");
    let session = stage.log_in(&code).await;
    User {
        token: stage.access_token().await,
        session_key: text(&session["session_key"]),
    }
}

/// Sends a body with its signature.
async fn send(stage: &Stage, user: &User, target: &str, body: &str) -> Value {
    let signature = hmac_sha256(&user.session_key, body);
    send_signed(stage, &user.token, target, body, &signature).await
}

async fn send_signed(
    stage: &Stage,
    token: &str,
    target: &str,
    body: &str,
    signature: &str,
) -> Value {
    let target = format!(
        "{target}?openid=user-1&signature={signature}&sig_method=hmac_sha256&access_token={token}"
    );
    let request = stage
        .post(&target)
        .header("content-type", "application/json");
    answer(request.body(body.to_owned())).await
}

/// HMAC as defined in RFC 2104, implemented here so that the sandbox platform's implementation is not tested against itself.
fn hmac_sha256(key: &str, message: &str) -> String {
    use sha2::{Digest, Sha256};
    let mut block = [0_u8; 64];
    block[..key.len()].copy_from_slice(key.as_bytes());
    let inner = Sha256::new()
        .chain_update(block.map(|byte| byte ^ 0x36))
        .chain_update(message)
        .finalize();
    let outer = Sha256::new()
        .chain_update(block.map(|byte| byte ^ 0x5c))
        .chain_update(inner)
        .finalize();
    outer.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_check_of_these_tests_agrees_with_the_published_vector() {
    assert_eq!(
        hmac_sha256("724edcafc423d167724edcbe", r#"{"foo":"bar"}"#),
        "44b5092fa1c9adba03803239934d4958b8a1840adf0cee8d5e95c1cf5d495e0e"
    );
}

#[tokio::test]
async fn values_are_set_and_removed() {
    let stage = stage().await;
    let user = user(&stage).await;
    let body = r#"{"kv_list":[{"key":"k1","value":"v1"},{"key":"k2","value":"值"}]}"#;
    assert_eq!(send(&stage, &user, SET, body).await["errcode"], 0);
    let stored = stage.sandbox.user_storage("user-1");
    assert_eq!(stored["k1"], "v1");
    assert_eq!(stored["k2"], "值");

    let body = r#"{"key":["k1","never there"]}"#;
    assert_eq!(send(&stage, &user, REMOVE, body).await["errcode"], 0);
    let stored = stage.sandbox.user_storage("user-1");
    assert_eq!(stored.keys().collect::<Vec<_>>(), ["k2"]);
    assert!(stage.sandbox.user_storage("user-2").is_empty());
}

#[tokio::test]
async fn the_signature_is_over_the_exact_body() {
    let stage = stage().await;
    let user = user(&stage).await;
    let body = r#"{"kv_list":[{"key":"k","value":"v"}]}"#;
    let right = hmac_sha256(&user.session_key, body);
    // The same values, but with spaces in the JSON.
    let spaced = r#"{"kv_list": [{"key": "k", "value": "v"}]}"#;
    let refused = [
        send_signed(&stage, &user.token, SET, spaced, &right).await,
        send_signed(&stage, &user.token, SET, body, &right.to_uppercase()).await,
        send_signed(&stage, &user.token, SET, body, "").await,
        send_signed(&stage, &user.token, SET, body, &hmac_sha256("key", body)).await,
    ];
    for answer in refused {
        assert_eq!(answer["errcode"], 28001039, "{answer}");
    }
    assert!(stage.sandbox.user_storage("user-1").is_empty());
    let taken = send_signed(&stage, &user.token, SET, body, &right).await;
    assert_eq!(taken["errcode"], 0);
}

#[tokio::test]
async fn a_user_without_a_session_cannot_sign() {
    let stage = stage().await;
    let token = stage.access_token().await;
    let body = r#"{"kv_list":[{"key":"k","value":"v"}]}"#;
    let signature = hmac_sha256("anything", body);
    let refused = send_signed(&stage, &token, SET, body, &signature).await;
    assert_eq!(refused["errcode"], 28001039);
}

#[tokio::test]
async fn an_older_session_key_signs_no_more() {
    let stage = stage().await;
    let before = user(&stage).await;
    let after = user(&stage).await;
    let body = r#"{"kv_list":[{"key":"k","value":"v"}]}"#;
    assert_eq!(send(&stage, &before, SET, body).await["errcode"], 28001039);
    assert_eq!(send(&stage, &after, SET, body).await["errcode"], 0);
}

#[tokio::test]
async fn the_limits_hold() {
    let stage = stage().await;
    let user = user(&stage).await;
    let one = |key: String, value: String| {
        json!({ "kv_list": [{ "key": key, "value": value }] }).to_string()
    };
    let many = |from: usize, to: usize| {
        let pairs: Vec<Value> = (from..to)
            .map(|n| json!({ "key": format!("k{n}"), "value": "v" }))
            .collect();
        json!({ "kv_list": pairs }).to_string()
    };
    // 341 characters of three bytes each are 1023 bytes.
    let longest = one("钥".repeat(341), "值".repeat(341));
    assert_eq!(send(&stage, &user, SET, &longest).await["errcode"], 0);
    let key = one("k".repeat(1024), "v".to_owned());
    assert_eq!(send(&stage, &user, SET, &key).await["errcode"], 40009);
    let value = one("k".to_owned(), "v".repeat(1024));
    assert_eq!(send(&stage, &user, SET, &value).await["errcode"], 40010);

    let body = many(0, 127);
    assert_eq!(send(&stage, &user, SET, &body).await["errcode"], 0);
    let body = many(126, 128);
    assert_eq!(send(&stage, &user, SET, &body).await["errcode"], 60001);
    // A refused call stores nothing, and an existing key counts only once.
    assert_eq!(stage.sandbox.user_storage("user-1").len(), 128);
    let body = many(0, 127);
    assert_eq!(send(&stage, &user, SET, &body).await["errcode"], 0);
}

#[tokio::test]
async fn a_value_that_is_not_a_string_is_refused() {
    let stage = stage().await;
    let user = user(&stage).await;
    for body in [
        r#"{"kv_list":[{"key":"k","value":1}]}"#,
        r#"{"kv_list":[{"key":"k"}]}"#,
        r#"{"kv_list":{}}"#,
        r#"{}"#,
        "no JSON",
    ] {
        let refused = send(&stage, &user, SET, body).await;
        assert_eq!(refused["errcode"], 2100004, "{refused}");
        assert!(text(&refused["errmsg"]).starts_with("sandbox platform:"));
    }
}

#[tokio::test]
async fn sandbox_platforms_share_nothing() {
    let one = stage().await;
    let other = Sandbox::start().await.expect("the sandbox platform starts");
    let user = user(&one).await;
    let body = r#"{"kv_list":[{"key":"k","value":"v"}]}"#;
    send(&one, &user, SET, body).await;
    assert_eq!(one.sandbox.user_storage("user-1").len(), 1);
    assert!(other.user_storage("user-1").is_empty());
}

//! Tokens: how they are issued, how long they are valid, and how a new token ends older ones.

#![allow(
    clippy::expect_used,
    reason = "what is expected here is what the test checks"
)]

mod common;

use std::time::Duration;

use bytedance_sandbox::{APP_ID, APP_SECRET, Sandbox};
use common::{answer, application, stage, stage_with, text};
use serde_json::json;

const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn an_access_token_lives_two_hours() {
    let stage = stage().await;
    let body = application("appid", "secret");
    let issued = stage.call("toutiao:/api/apps/v2/token", body).await;
    assert_eq!(issued["err_no"], 0);
    assert_eq!(issued["data"]["expires_in"], 7200);
    let token = text(&issued["data"]["access_token"]);

    stage.sandbox.advance(119 * MINUTE);
    assert_eq!(stage.mini_app_code(&token).await, 0);
    stage.sandbox.advance(MINUTE);
    assert_eq!(stage.mini_app_code(&token).await, 401);
}

#[tokio::test]
async fn a_new_access_token_leaves_five_minutes_to_the_older_ones() {
    let stage = stage().await;
    let first = stage.access_token().await;
    let second = stage.access_token().await;
    let third = stage.access_token().await;
    assert_ne!(first, second);

    stage.sandbox.advance(4 * MINUTE);
    for token in [&first, &second, &third] {
        assert_eq!(stage.mini_app_code(token).await, 0);
    }
    stage.sandbox.advance(MINUTE);
    assert_eq!(stage.mini_app_code(&first).await, 401);
    assert_eq!(stage.mini_app_code(&second).await, 401);
    assert_eq!(stage.mini_app_code(&third).await, 0);
}

#[tokio::test]
async fn versions_1_and_2_of_the_access_token_end_each_other() {
    let stage = stage().await;
    let second_version = stage.access_token().await;
    let query = format!(
        "toutiao:/api/apps/token?appid={APP_ID}&secret={APP_SECRET}&grant_type=client_credential"
    );
    let issued = answer(stage.get(&query)).await;
    assert_eq!(issued["errcode"], 0);
    assert_eq!(issued["expires_in"], 7200);
    stage.sandbox.advance(5 * MINUTE);
    assert_eq!(stage.mini_app_code(&second_version).await, 401);
    assert_eq!(stage.mini_app_code(&text(&issued["access_token"])).await, 0);
    assert_eq!(stage.sandbox.token_fetches("access_token"), 1);
    assert_eq!(stage.sandbox.token_fetches("access_token_v1"), 1);
}

#[tokio::test]
async fn the_newest_two_client_tokens_live() {
    let stage = stage().await;
    let first = stage.client_token().await;
    let second = stage.client_token().await;
    assert_eq!(stage.client_code(&first).await, 0);
    let third = stage.client_token().await;
    assert_eq!(stage.client_code(&first).await, 28001008);
    assert_eq!(stage.client_code(&second).await, 0);
    assert_eq!(stage.client_code(&third).await, 0);
    stage.sandbox.advance(5 * MINUTE);
    assert_eq!(stage.client_code(&second).await, 28001008);
    assert_eq!(stage.client_code(&third).await, 0);
}

#[tokio::test]
async fn a_stable_token_stays_the_same_while_it_lives() {
    let stage = stage().await;
    let fetch = async || {
        let body = application("client_key", "client_secret");
        let mut issued = stage.call("open:/oauth/stable_client_token/", body).await;
        issued["data"].take()
    };
    let first = fetch().await;
    stage.sandbox.advance(60 * MINUTE);
    // Fetching the other client_token does not affect this one.
    let other = stage.client_token().await;
    stage.client_token().await;
    stage.client_token().await;
    let again = fetch().await;
    assert_eq!(again["access_token"], first["access_token"]);
    let left = again["expires_in"].as_i64().expect("seconds");
    assert!((3590..=3600).contains(&left), "{left}");
    assert_ne!(again["access_token"], other);
    assert_eq!(stage.client_code(&text(&again["access_token"])).await, 0);
    stage.sandbox.advance(60 * MINUTE);
    assert_ne!(fetch().await["access_token"], first["access_token"]);
    assert_eq!(stage.sandbox.token_fetches("stable_client_token"), 3);
}

#[tokio::test]
async fn wrong_credentials_of_the_application_are_refused() {
    let stage = stage().await;
    let refused = async |target: &str, mut body: serde_json::Value, field: &str, code: &str| {
        body[field] = json!("wrong");
        let answer = stage.call(target, body).await;
        let data = answer.pointer(code).cloned().unwrap_or_default();
        assert!(answer["data"].get("access_token").is_none(), "{answer}");
        data
    };
    let v2 = "toutiao:/api/apps/v2/token";
    let body = || application("appid", "secret");
    assert_eq!(refused(v2, body(), "appid", "/err_no").await, 40015);
    assert_eq!(refused(v2, body(), "secret", "/err_no").await, 40017);
    assert_eq!(refused(v2, body(), "grant_type", "/err_no").await, 40020);
    let client = "open:/oauth/client_token/";
    let body = || application("client_key", "client_secret");
    let code = "/data/error_code";
    assert_eq!(refused(client, body(), "client_key", code).await, 10003);
    assert_eq!(refused(client, body(), "client_secret", code).await, 10013);
    assert_eq!(refused(client, body(), "grant_type", code).await, 10002);
    assert_eq!(stage.sandbox.token_fetches("access_token"), 0);
    assert_eq!(stage.sandbox.token_fetches("client_token"), 0);
    assert_eq!(stage.sandbox.calls("credential.get_client_token"), 3);
}

#[tokio::test]
async fn too_many_client_tokens_are_refused() {
    let stage = stage_with(Sandbox::builder().token_quota(3)).await;
    let body = || application("client_key", "client_secret");
    for _ in 0..3 {
        stage.client_token().await;
    }
    let refused = stage.call("open:/oauth/client_token/", body()).await;
    assert_eq!(refused["data"]["error_code"], 10020);
    stage.sandbox.advance(5 * MINUTE);
    stage.client_token().await;
}

#[tokio::test]
async fn tokens_can_be_revoked_and_expired() {
    let stage = stage().await;
    let token = stage.client_token().await;
    stage.sandbox.revoke_tokens();
    assert_eq!(stage.client_code(&token).await, 28001003);

    let token = stage.client_token().await;
    assert_eq!(stage.client_code(&token).await, 0);
    stage.sandbox.expire_tokens();
    assert_eq!(stage.client_code(&token).await, 28001008);

    let token = stage.client_token().await;
    assert!(stage.sandbox.revoke_token(&token));
    assert!(!stage.sandbox.revoke_token(&token));
    assert_eq!(stage.client_code(&token).await, 28001003);
}

#[tokio::test]
async fn life_and_overlap_can_be_set() {
    let builder = Sandbox::builder()
        .token_life(Duration::from_secs(90))
        .token_overlap(Duration::from_secs(10));
    let stage = stage_with(builder).await;
    let first = stage.access_token().await;
    let second = stage.access_token().await;
    stage.sandbox.advance(Duration::from_secs(11));
    assert_eq!(stage.mini_app_code(&first).await, 401);
    assert_eq!(stage.mini_app_code(&second).await, 0);
    stage.sandbox.advance(Duration::from_secs(80));
    assert_eq!(stage.mini_app_code(&second).await, 401);
}

#[tokio::test]
async fn a_token_is_of_one_kind_and_one_application() {
    let stage = stage_with(Sandbox::builder().application("tt_second", "its secret")).await;
    let access_token = stage.access_token().await;
    assert_eq!(stage.client_code(&access_token).await, 28001003);

    let client_token = stage.client_token().await;
    let body = json!({ "app_id": "tt_second", "content": ["a text"] });
    let target = "open:/api/apps/v1/censor/text/";
    let refused = stage.call_with(target, &client_token, body).await;
    assert_eq!(refused["err_no"], 28001003);
    assert!(
        text(&refused["err_tips"]).contains("tt_second"),
        "{refused}"
    );
}

#[tokio::test]
async fn a_missing_or_misplaced_token_is_refused() {
    let stage = stage().await;
    let body = json!({ "app_id": APP_ID, "content": ["a text"] });
    let target = "open:/api/apps/v1/censor/text/";
    assert_eq!(stage.call(target, body.clone()).await["err_no"], 28001003);
    let token = stage.client_token().await;
    let misplaced = stage.post(target).header("X-Token", &token).json(&body);
    assert_eq!(answer(misplaced).await["err_no"], 28001003);
    assert_eq!(stage.call_with(target, &token, body).await["err_no"], 0);
}

#[tokio::test]
async fn tokens_of_a_user_are_issued_refreshed_and_renewed_five_times() {
    let stage = stage().await;
    let code = stage.sandbox.issue_code_for("user-7");
    let form = |pairs: &[(&str, &str)]| {
        let pairs: Vec<String> = pairs.iter().map(|(k, v)| format!("{k}={v}")).collect();
        pairs.join("&")
    };
    let send = async |target: &str, body: String| {
        let request = stage.post(target).body(body);
        let content_type = "application/x-www-form-urlencoded";
        answer(request.header("content-type", content_type)).await["data"].take()
    };
    let exchange = form(&[
        ("client_key", APP_ID),
        ("client_secret", APP_SECRET),
        ("code", &code),
        ("grant_type", "authorization_code"),
    ]);
    let issued = send("open:/oauth/access_token/", exchange.clone()).await;
    assert_eq!(issued["error_code"], 0, "{issued}");
    assert_eq!(issued["open_id"], "user-7");
    assert_eq!(issued["expires_in"], 15 * 24 * 3600);
    let again = send("open:/oauth/access_token/", exchange).await;
    assert_ne!(again["error_code"], 0);

    let mut token = text(&issued["refresh_token"]);
    let with = |token: &str, grant_type| {
        form(&[
            ("client_key", APP_ID),
            ("grant_type", grant_type),
            ("refresh_token", token),
        ])
    };
    let refreshed = send("open:/oauth/refresh_token/", with(&token, "refresh_token")).await;
    assert_eq!(refreshed["error_code"], 0, "{refreshed}");
    assert_eq!(refreshed["refresh_token"], token.as_str());
    assert_ne!(refreshed["access_token"], issued["access_token"]);

    for _ in 0..5 {
        let renewed = send("open:/oauth/renew_refresh_token/", with(&token, "")).await;
        assert_eq!(renewed["error_code"], 0, "{renewed}");
        let before = std::mem::replace(&mut token, text(&renewed["refresh_token"]));
        let old = send("open:/oauth/refresh_token/", with(&before, "refresh_token")).await;
        assert_eq!(old["error_code"], 10010);
    }
    let sixth = send("open:/oauth/renew_refresh_token/", with(&token, "")).await;
    assert_eq!(sixth["error_code"], 10020);
    stage.sandbox.advance(30 * 24 * 60 * MINUTE);
    let late = send("open:/oauth/refresh_token/", with(&token, "refresh_token")).await;
    assert_eq!(late["error_code"], 10010);
}

//! Login: codes that work once, the users that they stand for, and the session key that signs.

#![allow(
    clippy::expect_used,
    reason = "what is expected here is what the test checks"
)]

mod common;

use bytedance_sandbox::{APP_ID, APP_SECRET, Sandbox};
use common::{answer, login, stage, stage_with, text};
use serde_json::{Value, json};

const LOGIN: &str = "toutiao:/api/apps/v2/jscode2session";

#[tokio::test]
async fn a_code_works_once() {
    let stage = stage().await;
    let first = stage.call(LOGIN, login("a code")).await;
    assert_eq!(first["err_no"], 0);
    assert!(!text(&first["data"]["openid"]).is_empty());
    assert!(!text(&first["data"]["unionid"]).is_empty());
    assert!(first["data"].get("anonymous_openid").is_none());

    let second = stage.call(LOGIN, login("a code")).await;
    assert_eq!(second["err_no"], 40018);
    assert!(second.get("data").is_none(), "{second}");
    let bad = stage.call(LOGIN, login("bad code")).await;
    assert_eq!(bad["err_no"], 40018);
}

#[tokio::test]
async fn the_same_code_is_the_same_user_in_every_sandbox_platform() {
    let one = stage().await.log_in("a code").await;
    let other = stage().await.log_in("a code").await;
    let third = stage().await.log_in("another code").await;
    assert_eq!(one, other);
    assert_ne!(one["openid"], third["openid"]);
    assert_ne!(one["session_key"], third["session_key"]);
}

#[tokio::test]
async fn a_user_of_choice_gets_a_new_session_key_at_each_login() {
    let stage = stage().await;
    let first = stage.log_in(&stage.sandbox.issue_code_for("user-1")).await;
    let second = stage.log_in(&stage.sandbox.issue_code_for("user-1")).await;
    assert_eq!(first["openid"], "user-1");
    assert_eq!(second["openid"], "user-1");
    assert_eq!(first["unionid"], second["unionid"]);
    assert_ne!(first["session_key"], second["session_key"]);
    let session = stage.sandbox.session("user-1").expect("a session");
    assert_eq!(session.session_key, text(&second["session_key"]));
    assert!(!format!("{session:?}").contains(&session.session_key));
    assert_eq!(stage.sandbox.session("user-2"), None);
}

#[tokio::test]
async fn an_anonymous_code_gives_an_anonymous_user() {
    let stage = stage().await;
    let body = json!({ "appid": APP_ID, "secret": APP_SECRET, "anonymous_code": "a", "code": "" });
    let first = stage.call(LOGIN, body.clone()).await;
    assert!(!text(&first["data"]["anonymous_openid"]).is_empty());
    assert!(first["data"].get("openid").is_none());
    assert!(first["data"].get("session_key").is_none());
    assert_eq!(stage.call(LOGIN, body).await["err_no"], 40019);
}

#[tokio::test]
async fn version_1_answers_without_data() {
    let stage = stage().await;
    let target = format!(
        "toutiao:/api/apps/jscode2session?appid={APP_ID}&secret={APP_SECRET}&code=a%20code%2B"
    );
    let first = answer(stage.get(&target)).await;
    assert_eq!(first["errcode"], 0);
    // The code is percent-decoded before it is used.
    let expected = common::stage().await.log_in("a code+").await;
    assert_eq!(first["openid"], expected["openid"]);
    assert_eq!(answer(stage.get(&target)).await["errcode"], 40018);
}

#[tokio::test]
async fn the_application_must_be_right() {
    let stage = stage().await;
    let mut body = login("c");
    body["appid"] = "tt_other".into();
    assert_eq!(stage.call(LOGIN, body).await["err_no"], 40015);
    let mut body = login("c");
    body["secret"] = "wrong".into();
    assert_eq!(stage.call(LOGIN, body).await["err_no"], 40017);
    // The refused calls did not consume the code.
    stage.log_in("c").await;
}

#[tokio::test]
async fn one_of_the_codes_must_be_given() {
    let stage = stage().await;
    for body in [
        json!({ "appid": APP_ID, "secret": APP_SECRET }),
        json!({ "appid": APP_ID, "secret": APP_SECRET, "code": "", "anonymous_code": null }),
    ] {
        let refused = stage.call(LOGIN, body).await;
        assert_eq!(refused["err_no"], 2100004);
        let message = text(&refused["err_tips"]);
        assert!(message.starts_with("sandbox platform:"), "{message}");
        assert!(message.contains("anonymous_code"), "{message}");
    }
}

#[tokio::test]
async fn only_issued_codes_can_be_asked_for() {
    let stage = stage_with(Sandbox::builder().only_issued_codes()).await;
    assert_eq!(stage.call(LOGIN, login("a code")).await["err_no"], 40018);
    let code = stage.sandbox.issue_code();
    stage.log_in(&code).await;
    assert_eq!(stage.call(LOGIN, login(&code)).await["err_no"], 40018);
}

#[tokio::test]
async fn codes_can_be_made_reusable() {
    let stage = stage_with(Sandbox::builder().reusable_codes()).await;
    assert_eq!(stage.log_in("a code").await, stage.log_in("a code").await);
    assert_eq!(stage.call(LOGIN, login("bad")).await["err_no"], 40018);
}

#[tokio::test]
async fn the_session_key_is_16_bytes_in_base64() {
    let session_key = text(&stage().await.log_in("a code").await["session_key"]);
    assert_eq!(session_key.len(), 24);
    assert!(session_key.ends_with("=="), "{session_key}");
}

#[tokio::test]
async fn every_answer_has_a_log_id_of_its_own() {
    let stage = stage().await;
    let mut seen = Vec::new();
    for code in ["a", "a", "b"] {
        let response = stage
            .post(LOGIN)
            .json(&login(code))
            .send()
            .await
            .expect("an answer");
        let header = response.headers()["x-tt-logid"].to_str().map(str::to_owned);
        let body: Value = common::read(response).await;
        let log_id = text(&body["log_id"]);
        assert_eq!(header.ok().as_ref(), Some(&log_id));
        assert!(!seen.contains(&log_id));
        seen.push(log_id);
    }
}

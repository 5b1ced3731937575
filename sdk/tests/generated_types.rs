//! What generated requests and structures offer besides setters: they can be awaited, take optional values, and be compared.

#![cfg(all(feature = "login", feature = "user_storage"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "common/fixed_response.rs"]
mod fixed_response;

use bytedance::login::CodeToSessionResponse;
use bytedance::platform::hosts;
use bytedance::user_storage::KeyValue;
use bytedance::{Error, Method, When};
use fixed_response::client;

#[tokio::test]
async fn a_request_is_sent_when_it_is_awaited() {
    let (app, platform) = client(r#"{"err_no":0,"data":{"openid":"someone"}}"#);
    let request = app.login().code_to_session().code("code");
    assert_eq!(platform.requests().len(), 0);
    assert_eq!(request.await.unwrap().openid, "someone");
    let raw = app
        .raw(Method::POST, &hosts::TOUTIAO, "/own")
        .field("a", 1)
        .await
        .unwrap();
    assert_eq!(raw.json().unwrap()["openid"], "someone");
    assert_eq!(platform.requests().len(), 2);
}

#[tokio::test]
async fn awaiting_a_faulty_request_reports_its_faults() {
    let (app, platform) = client("{}");
    let error: Error = app.user_storage().set_user_storage().await.unwrap_err();
    assert!(error.to_string().contains("openid"), "{error}");
    assert_eq!(platform.requests().len(), 0);
}

#[test]
fn a_setter_is_called_only_for_a_value() {
    let with = |value: Option<&str>| KeyValue::new().key("k").when(value, KeyValue::value);
    assert_eq!(with(Some("v")), KeyValue::new().key("k").value("v"));
    assert_eq!(with(None), KeyValue::new().key("k"));
}

#[test]
fn structures_are_compared_by_their_fields() {
    let read = |json: &str| serde_json::from_str::<CodeToSessionResponse>(json).unwrap();
    let session = read(r#"{"openid":"one","session_key":"key"}"#);
    assert_eq!(session, session.clone());
    assert_eq!(session, read(r#"{"session_key":"key","openid":"one"}"#));
    // `Debug` masks the key, but a comparison does not.
    assert_ne!(session, read(r#"{"openid":"one","session_key":"other"}"#));
    assert_ne!(session, read(r#"{"openid":"one"}"#));
    assert_ne!(
        KeyValue::new().value(""),
        KeyValue::new(),
        "an empty value is not the same as none"
    );
}

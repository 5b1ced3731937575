//! Data encrypted for the application, decrypted with OpenSSL: phone numbers by code, and data from the front end.

#![allow(
    clippy::expect_used,
    reason = "what is expected here is what the test checks"
)]

mod common;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytedance_sandbox::APP_ID;
use common::{stage, text};
use serde_json::{Value, json};

const PHONE: &str = "open:/api/apps/v1/get_phonenumber_info/";

/// Decodes base64, decrypts it with OpenSSL and parses the result as JSON.
fn opened(arguments: &[&str], base64: &str) -> Value {
    let encrypted = STANDARD.decode(base64).expect("base64");
    let content = common::openssl(arguments, &encrypted);
    serde_json::from_slice(&content).expect("JSON")
}

#[tokio::test]
async fn a_phone_code_works_once_and_is_answered_for_the_private_key() {
    let stage = stage().await;
    let token = stage.client_token().await;
    let decrypt = ["pkeyutl", "-decrypt", "-inkey", "private_key.pem"];
    let codes = [
        (stage.sandbox.issue_phone_code("13900000000"), "13900000000"),
        ("any code".to_owned(), "13800138000"),
        (stage.sandbox.issue_code_for("not a number"), "13800138000"),
    ];
    for (code, number) in codes {
        let body = json!({ "code": code });
        let answer = stage.call_with(PHONE, &token, body.clone()).await;
        assert_eq!(answer["err_no"], 0, "{answer}");
        let phone = opened(&decrypt, &text(&answer["data"]));
        assert_eq!(phone["phoneNumber"], number);
        assert_eq!(phone["purePhoneNumber"], number);
        assert_eq!(phone["countryCode"], "86");
        assert_eq!(phone["watermark"]["appid"], APP_ID);
        let again = stage.call_with(PHONE, &token, body).await;
        assert_eq!(again["err_no"], 28_005_187, "{again}");
    }
    let long = stage.sandbox.issue_phone_code(&"1".repeat(200));
    let answer = stage
        .call_with(PHONE, &token, json!({ "code": long }))
        .await;
    assert_ne!(answer["err_no"], 0, "{answer}");
}

#[tokio::test]
async fn front_end_data_have_a_watermark_unless_the_test_gives_one() {
    let stage = stage().await;
    let session = stage.log_in("a code").await;
    let key = text(&session["session_key"]);
    let open = |data: Value| {
        let (data, iv) = stage.sandbox.encrypt_data(&key, &data);
        let [key, iv] = [&key, &iv].map(|text| hex::encode(STANDARD.decode(text).expect("base64")));
        opened(
            &["enc", "-d", "-aes-128-cbc", "-K", &key, "-iv", &iv],
            &data,
        )
    };
    let opened = open(json!({ "nickName": "文" }));
    assert_eq!(opened["nickName"], "文");
    assert_eq!(opened["watermark"]["appid"], APP_ID);
    assert!(opened["watermark"]["timestamp"].is_u64());
    let given = json!({ "watermark": { "appid": "tt_other", "timestamp": 1 } });
    assert_eq!(open(given.clone()), given);
}

#[tokio::test]
#[should_panic(expected = "16 bytes in base64")]
async fn a_session_key_of_another_length_is_a_mistake_of_the_test() {
    let stage = stage().await;
    let _ = stage.sandbox.encrypt_data("AAAA", &json!({}));
}

//! Phone numbers obtained with a code, both from the sandbox platform and encrypted with OpenSSL.

#![cfg(all(feature = "encrypted", feature = "login", feature = "reqwest"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytedance::encrypted::DecryptError;
use bytedance::{CallOptions, Client, ClientBuilder, Error, ErrorKind};
use bytedance_sandbox::{APP_ID, APP_SECRET, Fault, PRIVATE_KEY, Sandbox};
use common::openssl::openssl;
use serde_json::json;

const ENDPOINT: &str = "login.get_phone_number";

fn builder(sandbox: &Sandbox) -> ClientBuilder {
    Client::builder(APP_ID, APP_SECRET)
        .base_urls(sandbox.hosts().map(|host| (host, sandbox.base_url(host))))
        .no_proxy()
}

fn reason(error: &Error) -> &DecryptError {
    assert_eq!(error.kind(), ErrorKind::Decrypt);
    error.decrypt_error().unwrap()
}

/// Generates a new key with this many bits.
fn new_key(bits: usize) -> String {
    let bits = format!("rsa_keygen_bits:{bits}");
    let key = openssl(
        &["genpkey", "-quiet", "-algorithm", "RSA", "-pkeyopt", &bits],
        &[],
    );
    String::from_utf8(key).unwrap()
}

/// Encrypts bytes with OpenSSL and the application's public key.
fn encrypted(plain: &[u8]) -> String {
    let arguments = ["pkeyutl", "-encrypt", "-pubin", "-inkey", "public.pem"];
    STANDARD.encode(openssl(&arguments, plain))
}

#[tokio::test]
async fn from_the_login_to_the_phone_number() {
    let sandbox = Sandbox::start().await.unwrap();
    let app = builder(&sandbox).private_key(PRIVATE_KEY).build().unwrap();

    let login = app
        .login()
        .code_to_session()
        .code(sandbox.issue_code_for("a user"));
    let session = login.send().await.unwrap();
    let profile = json!({ "nickName": "文" });
    let (data, iv) = sandbox.encrypt_data(&session.session_key, &profile);
    let decrypt = app.decrypt(session.session_key.as_str());
    let user = decrypt.user_info(&data, &iv).unwrap();
    assert_eq!(user.nick_name, "文");

    let code = sandbox.issue_phone_code("13900000000");
    let phone = app
        .phone_number(code.as_str())
        .max_age(Duration::from_secs(60));
    let phone = phone.await.unwrap();
    assert_eq!(phone.phone_number, "13900000000");
    assert_eq!(phone.pure_phone_number, "13900000000");
    assert_eq!(phone.country_code, "86");
    assert_eq!(phone.watermark.app_id, APP_ID);

    let again = app.phone_number(code.as_str()).await.unwrap_err();
    assert!(again.is_code_invalid(), "{again}");
    assert_eq!(sandbox.calls(ENDPOINT), 2);
}

#[tokio::test]
async fn any_of_the_keys_decrypts_and_no_other() {
    let sandbox = Sandbox::start().await.unwrap();
    let rolled = builder(&sandbox)
        .private_key(new_key(2048))
        .former_private_key(new_key(3072))
        .former_private_key(PRIVATE_KEY)
        .build()
        .unwrap();
    let phone = rolled.phone_number("a code").await.unwrap();
    assert_eq!(phone.phone_number, "13800138000");
    let former = builder(&sandbox).former_private_key(PRIVATE_KEY).build();
    former.unwrap().phone_number("another code").await.unwrap();

    let wrong = builder(&sandbox)
        .private_key(new_key(2048))
        .build()
        .unwrap();
    let error = wrong.phone_number("a third code").await.unwrap_err();
    assert_eq!(reason(&error), &DecryptError::PrivateKey);
    assert_eq!(error.endpoint(), Some(ENDPOINT));
    assert!(error.log_id().is_some());
    // The error does not reveal to anybody except the application that the padding was wrong.
    assert!(!error.to_string().contains("key"), "{error}");
    let hint = reason(&error).to_string();
    assert!(hint.contains("former_private_key"), "{hint}");
    assert!(!format!("{error:?} {error}").contains("third"));
}

#[tokio::test]
async fn without_a_key_the_code_is_not_used_up() {
    let sandbox = Sandbox::start().await.unwrap();
    let app = builder(&sandbox).build().unwrap();
    let error = app.phone_number("a code").await.unwrap_err();
    assert!(error.is_configuration());
    assert!(error.to_string().contains("private_key"), "{error}");
    assert_eq!(sandbox.calls(ENDPOINT), 0);
    let error = app.decrypt_phone_number("AAAA").unwrap_err();
    assert!(error.is_configuration());
}

#[tokio::test]
async fn options_hold_for_the_call_and_refusals_keep_their_class() {
    let sandbox = Sandbox::start().await.unwrap();
    let app = builder(&sandbox).private_key(PRIVATE_KEY).build().unwrap();
    let options = CallOptions::new().header("x-own", "here");
    app.phone_number("a code")
        .with_options(options)
        .await
        .unwrap();
    let requests = sandbox.requests_of(ENDPOINT);
    assert_eq!(requests[0].headers["x-own"], "here");

    sandbox.fail_next(ENDPOINT, Fault::status(503));
    let error = app.phone_number("another code").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Http);
    assert!(error.decrypt_error().is_none());
    let shown = format!("{:?}", app.phone_number("secret-code"));
    assert!(!shown.contains("secret-code"), "{shown}");
}

#[tokio::test]
async fn what_openssl_encrypts_is_decrypted_and_checked() {
    let sandbox = Sandbox::start().await.unwrap();
    let app = builder(&sandbox).private_key(PRIVATE_KEY).build().unwrap();
    let mut random = fastrand::Rng::with_seed(3);
    for round in 0..100 {
        let number: String = (0..random.usize(0..20)).map(|_| random.digit(10)).collect();
        let data = json!({ "phoneNumber": format!("+{number}"), "purePhoneNumber": number, "countryCode": "文\"", "watermark": { "appid": APP_ID, "timestamp": round } });
        let phone = app.decrypt_phone_number(&encrypted(data.to_string().as_bytes()));
        let phone = phone.unwrap();
        assert_eq!(phone.pure_phone_number, number);
        assert_eq!(phone.country_code, "文\"");
        assert_eq!(phone.watermark.timestamp, round);
    }

    let refused = |answer: &str| {
        let error = app.decrypt_phone_number(answer).unwrap_err();
        reason(&error).clone()
    };
    assert_eq!(
        refused("?"),
        DecryptError::Base64 {
            what: "the response"
        }
    );
    assert_eq!(refused(""), DecryptError::PrivateKey);
    assert_eq!(refused("AAAA"), DecryptError::PrivateKey);
    assert_eq!(refused(&encrypted(b"text")), DecryptError::Json);
    assert_eq!(
        refused(&encrypted(br#"{"watermark":{"appid":"tt_other"}}"#)),
        DecryptError::App {
            found: "tt_other".to_owned()
        }
    );
    let good = encrypted(
        json!({ "watermark": { "appid": APP_ID } })
            .to_string()
            .as_bytes(),
    );
    let minute = app.decrypt_answer().max_age(Duration::from_secs(60));
    let error = minute.phone_number(&good).unwrap_err();
    assert!(matches!(reason(&error), DecryptError::Stale { .. }));
    app.decrypt_answer().phone_number(&good).unwrap();
    let text = |answer: &str| app.decrypt_phone_number(answer).unwrap_err().to_string();
    assert_eq!(text("AAAA"), text(&encrypted(b"text")));

    let bytes = STANDARD.decode(&good).unwrap();
    for _ in 0..200 {
        let mut bytes = bytes.clone();
        let bit = random.usize(..8 * bytes.len());
        bytes[bit / 8] ^= 1 << (bit % 8);
        refused(&STANDARD.encode(bytes));
    }
    let twice = STANDARD.encode(bytes.repeat(2));
    assert_eq!(refused(&twice), DecryptError::PrivateKey);
}

//! What the platform pushes, signed by the test itself.

#![allow(dead_code, clippy::unwrap_used, reason = "test support")]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_lc_rs::cipher::{AES_256, EncryptingKey, EncryptionContext, UnboundCipherKey};
use aws_lc_rs::iv::FixedLength;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeyPair;
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256};
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};
use base64::{Engine, alphabet};
use bytedance::callback::{
    Callbacks, EventDescription, EventType, Protocol, RefusalKind, Verified,
};
use bytedance::wire::{Fields, Structure};
use bytedance::{Client, signature};
use bytes::Bytes;
use http::{Request, Response, StatusCode};
use serde_json::{Value, json};

pub const APP_ID: &str = "tt5823bf96d3bd56c7";
pub const SECRET: &str = "app-secret";
pub const TOKEN: &str = "fdsifakhflasjfxxxxxxxxx";
pub const PUSH_TOKEN: &str = "QDG6eK";
pub const AES_KEY: &str = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

pub fn platform_key() -> KeyPair {
    let pem = include_str!("../../../tests/sandbox/src/private_key.pem");
    let base64: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    KeyPair::from_pkcs8(&STANDARD.decode(base64).unwrap()).unwrap()
}

pub fn public_key() -> String {
    STANDARD.encode(platform_key().public_key().as_ref())
}

pub fn client() -> Client {
    Client::builder(APP_ID, SECRET)
        .callback_token(TOKEN)
        .push_token(PUSH_TOKEN)
        .encoding_aes_key(AES_KEY)
        .platform_public_key("1", public_key())
        .build()
        .unwrap()
}

pub fn callbacks() -> Callbacks {
    client().callbacks()
}

pub fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.unwrap().as_secs()
}

pub fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

pub fn post(body: impl Into<Bytes>) -> Request<Bytes> {
    Request::post("/callback").body(body.into()).unwrap()
}

/// A callback of guaranteed payment, signed at a time.
pub fn ecpay(time: u64, kind: &str, message: &Value) -> Request<Bytes> {
    let mut body = json!({
        "timestamp": time.to_string(), "nonce": "9999", "msg": message.to_string(), "type": kind,
    });
    let signature = signature::ecpay_callback(TOKEN, &body.to_string()).unwrap();
    body["msg_signature"] = signature.into();
    post(body.to_string())
}

pub fn trade(time: u64, body: &str) -> Request<Bytes> {
    let key = platform_key();
    let message = format!("{time}\nnonce\n{body}\n");
    let mut signature = vec![0; key.public_modulus_len()];
    let random = SystemRandom::new();
    key.sign(
        &RSA_PKCS1_SHA256,
        &random,
        message.as_bytes(),
        &mut signature,
    )
    .unwrap();
    Request::post("/callback")
        .header("Byte-Timestamp", time)
        .header("Byte-Nonce-Str", "nonce")
        .header("Byte-Signature", STANDARD.encode(signature))
        .body(Bytes::from(body.to_owned()))
        .unwrap()
}

pub fn webhook(body: &str) -> Request<Bytes> {
    Request::post("/callback")
        .header(
            "X-Douyin-Signature",
            signature::webhook(SECRET, body.as_bytes()),
        )
        .header("Msg-Id", "message-1")
        .body(Bytes::from(body.to_owned()))
        .unwrap()
}

pub fn life_service(query: &str, body: &str) -> Request<Bytes> {
    Request::post(format!("/spi/refund?{query}"))
        .header(
            "x-life-sign",
            signature::life_service(SECRET, query, body.as_bytes()),
        )
        .body(Bytes::from(body.to_owned()))
        .unwrap()
}

pub fn encrypt(message: &str, app_id: &str) -> String {
    // The last character holds two bits that belong to nothing.
    let engine = GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true);
    let engine = GeneralPurpose::new(&alphabet::STANDARD, engine);
    let key = engine.decode(format!("{AES_KEY}=")).unwrap();
    let mut plain = vec![7; 32];
    plain.extend(u32::try_from(message.len()).unwrap().to_be_bytes());
    plain.extend(message.as_bytes());
    plain.extend(app_id.as_bytes());
    let padding = 32 - plain.len() % 32;
    plain.extend(vec![u8::try_from(padding).unwrap(); padding]);
    let iv: [u8; 16] = key[..16].try_into().unwrap();
    let key = EncryptingKey::cbc(UnboundCipherKey::new(&AES_256, &key).unwrap()).unwrap();
    let iv = EncryptionContext::Iv128(FixedLength::from(&iv));
    key.less_safe_encrypt(&mut plain, iv).unwrap();
    STANDARD.encode(plain)
}

pub fn push(time: u64, encrypted: &str) -> [String; 4] {
    let time = time.to_string();
    let signature = signature::push(PUSH_TOKEN, &time, "nonce", encrypted);
    [time, "nonce".to_owned(), encrypted.to_owned(), signature]
}

pub fn push_json(time: u64, message: &str) -> Request<Bytes> {
    let [time, nonce, encrypted, signature] = push(time, &encrypt(message, APP_ID));
    let body =
        json!({"TimeStamp": time, "Nonce": nonce, "Encrypt": encrypted, "MsgSignature": signature});
    post(body.to_string())
}

pub fn push_xml(time: u64, message: &str) -> Request<Bytes> {
    let [time, nonce, encrypted, signature] = push(time, &encrypt(message, APP_ID));
    post(format!(
        "<xml><ToUserName><![CDATA[x]]></ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt><MsgSignature>{signature}</MsgSignature><TimeStamp>{time}</TimeStamp><Nonce>{nonce}</Nonce></xml>"
    ))
}

/// An event of the test's own, named as in the catalogue.
#[derive(Debug, Clone, Default)]
pub struct Paid {
    pub cp_orderno: String,
    pub total_amount: i64,
}

impl Structure for Paid {
    fn fields(&mut self, fields: &mut Fields<'_, '_>) {
        fields.field("cp_orderno", &mut self.cp_orderno);
        fields.field("total_amount", &mut self.total_amount);
    }
}

impl EventType for Paid {
    const DESCRIPTION: &'static EventDescription =
        &EventDescription::new("test.paid", Protocol::Ecpay, "payment").marks(&["cp_orderno"]);
}

pub fn payment(order: &str) -> Value {
    json!({"appid": APP_ID, "cp_orderno": order, "total_amount": 1200, "status": "SUCCESS"})
}

pub fn refused(callbacks: &Callbacks, request: &Request<Bytes>) -> RefusalKind {
    callbacks.verify(request).unwrap_err().kind()
}

pub fn body(response: Response<Bytes>) -> (StatusCode, String) {
    let status = response.status();
    let text = String::from_utf8(response.into_body().to_vec()).unwrap();
    (status, text)
}

/// A handler that must not be called.
pub async fn not_called(_: Verified<Paid>) {
    panic!("called");
}

//! The platform's callbacks, signed by the sandbox platform.

#![allow(dead_code, clippy::unwrap_used, reason = "test support")]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytedance::Client;
use bytedance::callback::{
    Callbacks, Claim, DedupEntry, DedupStore, EventDescription, EventType, Protocol, RefusalKind,
    Verified,
};
use bytedance::tokens::StoreError;
use bytedance::transport::BoxFuture;
use bytedance::wire::{Fields, Structure};
use bytedance_sandbox::{Callback, Notifier, PLATFORM_PUBLIC_KEY};
use bytes::Bytes;
use http::{Request, Response, StatusCode};
use serde_json::{Value, json};

pub const APP_ID: &str = "tt5823bf96d3bd56c7";
pub const SECRET: &str = "app-secret";
pub const TOKEN: &str = "fdsifakhflasjfxxxxxxxxx";
pub const PUSH_TOKEN: &str = "QDG6eK";
pub const AES_KEY: &str = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

pub fn client() -> Client {
    Client::builder(APP_ID, SECRET)
        .callback_token(TOKEN)
        .push_token(PUSH_TOKEN)
        .encoding_aes_key(AES_KEY)
        .platform_public_key("1", PLATFORM_PUBLIC_KEY)
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

/// Returns the sandbox platform's notifier, configured with the keys above. It shares no code with the SDK.
pub fn platform() -> Notifier {
    Notifier::default()
        .application(APP_ID, SECRET)
        .callback_token(TOKEN)
        .push_token(PUSH_TOKEN)
        .encoding_aes_key(AES_KEY)
}

fn signed_at(time: u64, callback: Callback) -> Request<Bytes> {
    callback.signed_at(at(time)).request("/callback")
}

/// Builds a guaranteed-payment callback that was signed at this time.
pub fn ecpay(time: u64, kind: &str, message: &Value) -> Request<Bytes> {
    signed_at(time, platform().ecpay(kind, message.clone()))
}

pub fn trade(time: u64, body: &str) -> Request<Bytes> {
    signed_at(time, platform().trade_body(body))
}

pub fn webhook(body: &str) -> Request<Bytes> {
    platform()
        .webhook_body(body)
        .id("message-1")
        .request("/callback")
}

pub fn life_service(query: &str, body: &str) -> Request<Bytes> {
    platform()
        .life_service_with_query(query, body)
        .request("/spi/refund")
}

pub fn push_json(time: u64, message: &str) -> Request<Bytes> {
    signed_at(time, platform().push(message))
}

pub fn push_xml(time: u64, message: &str) -> Request<Bytes> {
    signed_at(time, platform().push_xml(message))
}

/// A custom event type whose name is also used by an event in the catalogue.
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

/// A handler that must never be called.
pub async fn not_called(_: Verified<Paid>) {
    panic!("called");
}

/// A dedup store that is unavailable.
pub struct Away;

impl DedupStore for Away {
    fn claim<'a>(&'a self, _: &'a DedupEntry) -> BoxFuture<'a, Result<Claim, StoreError>> {
        Box::pin(async { Err(StoreError::new("away")) })
    }

    fn complete<'a>(
        &'a self,
        _: &'a DedupEntry,
        _: &'a str,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async { Err(StoreError::new("away")) })
    }

    fn release<'a>(&'a self, _: &'a DedupEntry) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async { Err(StoreError::new("away")) })
    }
}

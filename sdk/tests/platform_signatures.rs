//! The sandbox platform accepts the SDK's signatures. It verifies them with an implementation of its own.

#![cfg(all(feature = "reqwest", feature = "crypto"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use bytedance::platform::{hosts, signatures};
use bytedance::{CallOptions, Client, Encoding, Method, RawCall};
use bytedance_sandbox::{APP_ID, APP_SECRET, PAYMENT_SALT, PRIVATE_KEY, Sandbox};
use serde_json::json;

const METADATA: &str = r#"{ "chapters": [{ "endpoints": [
    { "name": "own.pay", "method": "POST", "host": "toutiao", "path": "/own/pay", "envelope": "err_no", "sign": "ecpay" },
    { "name": "own.form", "method": "POST", "host": "toutiao", "path": "/own/form", "envelope": "err_no", "sign": "ecpay", "encoding": "form" },
    { "name": "own.bills", "method": "GET", "host": "toutiao", "path": "/own/bills", "envelope": "err_no", "sign": "ecpay_query" },
    { "name": "own.trade", "method": "POST", "host": "open", "path": "/own/{id}/trade", "envelope": "err_no", "sign": "trade",
        "request": [{ "in": "path", "name": "id", "required": true, "schema": { "type": "string" } }] },
    { "name": "own.query", "method": "GET", "host": "open", "path": "/own/query", "envelope": "err_no", "sign": "trade" }
] }] }"#;

async fn start() -> (Sandbox, Client) {
    let sandbox = Sandbox::builder().metadata(METADATA).start().await.unwrap();
    let client = Client::builder(APP_ID, APP_SECRET)
        .base_urls(sandbox.hosts().map(|host| (host, sandbox.base_url(host))))
        .payment_salt(PAYMENT_SALT)
        .private_key(PRIVATE_KEY)
        .no_proxy()
        .build()
        .unwrap();
    (sandbox, client)
}

fn values(call: RawCall) -> RawCall {
    call.field("app_id", APP_ID)
        .field("text", " 文 & \"quoted\" ")
        .field("quoted", "\" x \"")
        .field("zero", 0)
        .field("large", 9_007_199_254_740_993_i64)
        .field("truth", true)
        .field("nothing", json!(null))
        .field("empty", "")
        .field("nested", json!({"b": [1, {"d": null, "c": "x"}], "a": {}}))
        .field("json", json!([{"a": 1}]).to_string())
}

#[tokio::test]
async fn guaranteed_payment() {
    let (_sandbox, client) = start().await;
    for (path, encoding) in [("/own/pay", Encoding::Json), ("/own/form", Encoding::Form)] {
        let call = client.raw(Method::POST, &hosts::TOUTIAO, path);
        let call = call.signature(&signatures::ECPAY).encoding(encoding);
        values(call).send().await.unwrap();
    }
    let bills = client.raw(Method::GET, &hosts::TOUTIAO, "/own/bills");
    let bills = bills.signature(&signatures::ECPAY_QUERY);
    let bills = bills.query("day", "2023 01\"").query("list", [1, 2]);
    bills.send().await.unwrap();

    let wrong = client.raw(Method::POST, &hosts::TOUTIAO, "/own/pay");
    let wrong = wrong.options(CallOptions::new().field("sign", "wrong"));
    let error = values(wrong).send().await.unwrap_err();
    assert!(error.to_string().contains("sign is not the"), "{error}");
}

#[tokio::test]
async fn trade_system() {
    let (_sandbox, client) = start().await;
    let trade = client.raw(Method::POST, &hosts::OPEN, "/own/{id}/trade");
    let trade = trade.signature(&signatures::TRADE).path("id", "a /文");
    values(trade.query("q", "文 +")).send().await.unwrap();
    let query = client.raw(Method::GET, &hosts::OPEN, "/own/query");
    query.signature(&signatures::TRADE).send().await.unwrap();

    let unsigned = client.raw(Method::GET, &hosts::OPEN, "/own/query");
    let error = unsigned.send().await.unwrap_err();
    assert!(
        error.to_string().contains("is missing from the headers"),
        "{error}"
    );
}

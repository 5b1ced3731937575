//! Orders of the trade system: created by the mini program, paid by its user, looked up and refunded by the application's server.

#![allow(
    clippy::expect_used,
    reason = "what is expected here is what the test checks"
)]

mod common;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytedance_sandbox::{APP_ID, Callback, Sandbox};
use common::{Stage, openssl, stage};
use serde_json::{Value, json};

fn order() -> Value {
    json!({
        "skuList": [{
            "skuId": "tea", "price": 600, "quantity": 2, "title": "tea", "imageList": ["https://shop.example/tea.png"],
            "type": 401, "tagGroupId": "tag_group",
        }],
        "outOrderNo": "1", "totalAmount": 1200, "orderEntrySchema": { "path": "pages/order" },
    })
}

/// Signs the data of an order with the application's private key.
fn sign(data: &str) -> String {
    let message = format!("POST\n/requestOrder\n1700000000\nnonce\n{data}\n");
    let arguments = ["dgst", "-sha256", "-sign", "private_key.pem"];
    let signature = STANDARD.encode(openssl(&arguments, message.as_bytes()));
    format!(
        "SHA256-RSA2048 appid={APP_ID},nonce_str=nonce,timestamp=1700000000,key_version=1,signature={signature}"
    )
}

/// Calls an endpoint of the trade system.
async fn call(stage: &Stage, name: &str, body: Value) -> Value {
    let token = stage.client_token().await;
    let target = format!("open:/api/trade_basic/v1/developer/{name}/");
    stage.call_with(&target, &token, body).await
}

fn refund(order_id: &str, number: &str, amount: i64) -> Value {
    json!({
        "order_id": order_id, "out_refund_no": number, "refund_total_amount": amount, "cp_extra": "extra",
        "order_entry_schema": { "path": "pages/order" }, "refund_reason": [{ "code": 999, "text": "broken" }], "refund_all": true,
    })
}

/// Reads the message of a callback.
fn message(callback: &Callback) -> Value {
    let request = callback.request("/callback");
    let body: Value = serde_json::from_slice(request.body()).expect("JSON");
    serde_json::from_str(body["msg"].as_str().expect("a message")).expect("JSON")
}

fn create(sandbox: &Sandbox) -> String {
    let data = order().to_string();
    let created = sandbox
        .request_order(&data, &sign(&data))
        .expect("an order");
    assert_eq!(created.item_order_list.len(), 2);
    assert_eq!(created.item_order_list[0].sku_id, "tea");
    assert_eq!(created.item_order_list[0].item_order_amount, 600);
    created.order_id
}

#[tokio::test]
async fn an_order_is_known_before_and_after_its_payment() {
    let stage = stage().await;
    let order_id = create(&stage.sandbox);
    let query = |body| call(&stage, "order_query", body);
    let open = query(json!({ "out_order_no": "1" })).await["data"].clone();
    assert_eq!(open["pay_status"], "PROCESS", "{open}");
    assert_eq!(open["order_id"], order_id.as_str());
    assert!(open.get("pay_time").is_none(), "{open}");

    let payment = message(&stage.sandbox.pay_order(&order_id));
    assert_eq!(payment["status"], "SUCCESS");
    assert_eq!(payment["out_order_no"], "1");
    assert_eq!(payment["order_id"], order_id.as_str());
    assert_eq!(payment["total_amount"], 1200);

    let paid = query(json!({ "order_id": order_id })).await["data"].clone();
    assert_eq!(paid["pay_status"], "SUCCESS", "{paid}");
    assert_eq!(paid["pay_time"], payment["event_time"]);
    assert_eq!(paid["channel_pay_id"], payment["channel_pay_id"]);
    assert_eq!(paid["item_order_list"][1]["item_order_amount"], 600);
}

#[tokio::test]
async fn no_more_is_refunded_than_was_paid() {
    let stage = stage().await;
    let order_id = create(&stage.sandbox);
    let create = |number, amount| call(&stage, "refund_create", refund(&order_id, number, amount));
    assert_ne!(
        create("r1", 200).await["err_no"],
        0,
        "the order is not paid"
    );
    let _ = stage.sandbox.pay_order(&order_id);
    assert_ne!(create("r1", 1201).await["err_no"], 0);

    let first = create("r1", 200).await;
    assert_eq!(first["err_no"], 0, "{first}");
    let again = create("r1", 200).await;
    assert_eq!(
        again["data"], first["data"],
        "the number is the application's own"
    );
    assert_ne!(create("r2", 1001).await["err_no"], 0);
    assert_eq!(create("r2", 1000).await["err_no"], 0);

    let refund_id = common::text(&first["data"]["refund_id"]);
    let refund = message(&stage.sandbox.complete_refund(&refund_id));
    assert_eq!(refund["status"], "SUCCESS");
    assert_eq!(refund["out_refund_no"], "r1");
    assert_eq!(refund["order_id"], order_id.as_str());
    assert_eq!(refund["refund_total_amount"], 200);
    assert_eq!(refund["cp_extra"], "extra");
    assert_eq!(refund["refund_item_detail"]["item_order_quantity"], 2);
}

#[tokio::test]
async fn the_signature_and_the_fields_of_an_order_are_checked() {
    let sandbox = Sandbox::start().await.expect("it starts");
    let request = |data: &str, authorization: &str| {
        let error = sandbox
            .request_order(data, authorization)
            .expect_err("refused");
        (error.err_no.clone(), error.to_string())
    };
    let data = order().to_string();
    let authorization = sign(&data);
    assert_eq!(
        request(&data.replace("600", "1"), &authorization).0,
        "11004"
    );
    assert_eq!(
        request(&data, &authorization.replace("appid=", "appid=other_")).0,
        "11004"
    );
    assert_eq!(request(&data, "").0, "11004");
    for (pointer, name) in [
        ("/skuList", "skuList"),
        ("/skuList/0/skuId", "skuId"),
        ("/skuList/0/price", "price"),
        ("/skuList/0/quantity", "quantity"),
        ("/skuList/0/title", "title"),
        ("/skuList/0/imageList", "imageList"),
        ("/skuList/0/type", "type"),
        ("/skuList/0/tagGroupId", "tagGroupId"),
        ("/outOrderNo", "outOrderNo"),
        ("/totalAmount", "totalAmount"),
        ("/orderEntrySchema", "path"),
    ] {
        let mut data = order();
        *data.pointer_mut(pointer).expect("a field") = Value::Null;
        let data = data.to_string();
        let (code, text) = request(&data, &sign(&data));
        assert_eq!(code, "10000", "{text}");
        assert!(text.contains(name), "{pointer}: {text}");
    }
    for pointer in ["/skuList", "/skuList/0/imageList"] {
        let mut data = order();
        let list = data.pointer_mut(pointer).and_then(Value::as_array_mut);
        let list = list.expect("a list");
        list.extend(list.clone());
        let data = data.to_string();
        let (code, text) = request(&data, &sign(&data));
        assert_eq!(code, "10000", "{text}");
        assert!(text.contains("single entry"), "{pointer}: {text}");
    }
    create(&sandbox);
    let (code, text) = request(&data, &authorization);
    assert_eq!(code, "10000");
    assert!(text.contains("outOrderNo"), "{text}");
}

//! Data for functions of the mini program: its exact text, what is checked before it is signed, and its signature.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::collections::HashMap;
use std::fs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytedance::recurring_payment::{Agreement, FirstDeduction};
use bytedance::trade::{Currency, Order, OrderEntrySchema, Sku};
use bytedance::{Client, ErrorKind, FrontEndData, SignedData};
use common::openssl::openssl;
use common::{APP_ID, APP_SECRET};
use serde_json::json;

fn client() -> Client {
    let builder = Client::builder(APP_ID, APP_SECRET).private_key(include_str!("keys/pkcs1.pem"));
    builder.key_version("3").build().unwrap()
}

/// Verifies the signature of this text, for this URI, the way the platform does: with the public key.
fn verify(signed: &SignedData, uri: &str) {
    let authorization = signed.byte_authorization.strip_prefix("SHA256-RSA2048 ");
    let fields: HashMap<&str, &str> = authorization
        .unwrap()
        .split(',')
        .map(|field| field.split_once('=').unwrap())
        .collect();
    assert_eq!((fields["appid"], fields["key_version"]), (APP_ID, "3"));
    let (timestamp, nonce, data) = (fields["timestamp"], fields["nonce_str"], &signed.data);
    let message = format!("POST\n{uri}\n{timestamp}\n{nonce}\n{data}\n");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("signature");
    fs::write(&path, STANDARD.decode(fields["signature"]).unwrap()).unwrap();
    let path = path.to_str().unwrap();
    let arguments = [
        "dgst",
        "-sha256",
        "-verify",
        "public.pem",
        "-signature",
        path,
    ];
    let output = openssl(&arguments, message.as_bytes());
    assert_eq!(String::from_utf8(output).unwrap().trim(), "Verified OK");
}

fn sku() -> Sku {
    Sku::new()
        .sku_id("课程-1")
        .price(1200)
        .quantity(1)
        .title("Rust \"入门\"")
        .image_list(["https://shop.example/1.png"])
        .sku_type(401)
        .tag_group_id("tag_group_1")
}

fn order() -> Order {
    Order::new()
        .sku_list([sku()])
        .out_order_no("2026-0001")
        .total_amount(1200)
        .order_entry_schema(OrderEntrySchema::new().path("pages/order/index"))
}

#[test]
fn an_order_is_signed_as_the_text_in_the_result() {
    let signed = client().sign(order()).unwrap();
    assert_eq!(
        signed.data,
        r#"{"skuList":[{"skuId":"课程-1","price":1200,"quantity":1,"title":"Rust \"入门\"","imageList":["https://shop.example/1.png"],"type":401,"tagGroupId":"tag_group_1"}],"outOrderNo":"2026-0001","totalAmount":1200,"orderEntrySchema":{"path":"pages/order/index"}}"#
    );
    verify(&signed, "/requestOrder");
    assert_eq!(Order::URI, "/requestOrder");
}

#[test]
fn every_field_of_an_order_has_the_platforms_name() {
    let page = OrderEntrySchema::new().path("p").params(r#"{"id":1}"#);
    let sku = sku()
        .entry_schema(page.clone())
        .sku_attr(json!({"call_duration": 60}));
    let order = order()
        .sku_list([sku])
        .currency(Currency::Diamond)
        .pay_expire_seconds(1800)
        .pay_notify_url("https://shop.example/callback")
        .merchant_uid("7012345678901234567")
        .limit_pay_way_list([1, 2])
        .promotion_id("promotion-1")
        .order_entry_schema(page);
    let signed = client().sign(order).unwrap();
    assert_eq!(
        signed.data,
        r#"{"skuList":[{"skuId":"课程-1","price":1200,"quantity":1,"title":"Rust \"入门\"","imageList":["https://shop.example/1.png"],"type":401,"tagGroupId":"tag_group_1","entrySchema":{"path":"p","params":"{\"id\":1}"},"skuAttr":"{\"call_duration\":60}"}],"outOrderNo":"2026-0001","totalAmount":1200,"currency":"DIAMOND","payExpireSeconds":1800,"payNotifyUrl":"https://shop.example/callback","merchantUid":"7012345678901234567","orderEntrySchema":{"path":"p","params":"{\"id\":1}"},"limitPayWayList":[1,2],"promotionId":"promotion-1"}"#
    );
    verify(&signed, "/requestOrder");
}

#[test]
fn an_agreement_is_signed_for_its_own_function() {
    let agreement = Agreement::new()
        .out_auth_order_no("agreement-1")
        .service_id("template-1")
        .open_id("_000abc");
    let signed = client().sign(agreement.clone()).unwrap();
    let text = r#"{"outAuthOrderNo":"agreement-1","serviceId":"template-1","openId":"_000abc"}"#;
    assert_eq!(signed.data, text);
    verify(&signed, "/createSignOrder");

    let charge = FirstDeduction::new()
        .out_pay_order_no("charge-1")
        .merchant_uid("7012345678901234567")
        .initial_amount(990)
        .notify_url("https://shop.example/charges");
    let agreement = agreement
        .expire_seconds(300)
        .notify_url("https://shop.example/agreements")
        .first_deduction_date("2026-12-01")
        .auth_pay_order(charge)
        .on_behalf_uid("user_1")
        .unique_id("key-1")
        .sign_way(2);
    let signed = client().sign(agreement).unwrap();
    assert_eq!(
        signed.data,
        r#"{"outAuthOrderNo":"agreement-1","serviceId":"template-1","openId":"_000abc","expireSeconds":300,"notifyUrl":"https://shop.example/agreements","firstDeductionDate":"2026-12-01","onBehalfUid":"user_1","uniqueId":"key-1","signWay":2,"authPayOrder":{"outPayOrderNo":"charge-1","merchantUid":"7012345678901234567","initialAmount":990,"notifyUrl":"https://shop.example/charges"}}"#
    );
    verify(&signed, "/createSignOrder");
}

#[test]
fn the_text_of_an_agreement_is_signed_as_it_is_handed_over() {
    let text = "{ \"outAuthOrderNo\": \"1\", \"名\": \"值\" }";
    let signed = client().sign_agreement(text).unwrap();
    assert_eq!(signed.data, text);
    verify(&signed, "/createSignOrder");
    let error = client().sign_agreement("[]").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().contains("`/createSignOrder`"), "{error}");
}

#[test]
fn what_is_missing_or_too_long_is_reported_before_anything_is_signed() {
    let error = client().sign(Order::new()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    let missing = ["skuList", "outOrderNo", "totalAmount", "orderEntrySchema"];
    assert_eq!(error.missing_fields(), missing);
    let text = error.to_string();
    assert!(text.contains("`/requestOrder` was not signed"), "{text}");

    let sku = Sku::new().title("文".repeat(86));
    let error = client().sign(order().sku_list([sku])).unwrap_err();
    let missing = [
        "skuList[0].skuId",
        "skuList[0].price",
        "skuList[0].quantity",
        "skuList[0].imageList",
        "skuList[0].type",
        "skuList[0].tagGroupId",
    ];
    assert_eq!(error.missing_fields(), missing);
    let text = error.to_string();
    assert!(text.contains("skuList[0].title has 258 bytes"), "{text}");
}

#[test]
fn without_a_key_nothing_is_signed() {
    let client = Client::builder(APP_ID, APP_SECRET).build().unwrap();
    let error = client.sign(order()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    let error = client.sign_agreement("{}").unwrap_err();
    assert!(error.to_string().contains("`private_key` is missing"));
}

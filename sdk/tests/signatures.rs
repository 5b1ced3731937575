//! Signatures made with the application's own keys. The signature covers the request exactly as it is sent, and nothing is sent if the key
//! is missing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::sync::Arc;

use bytedance::transport::{HttpRequest, MemoryTransport};
use bytedance::{
    Auth, CallOptions, Client, Encoding, Error, ErrorKind, Fill, FillSource, Method, Place, Scheme,
    Signature,
};
use common::*;
use serde_json::json;

static ECPAY: Signature = Signature::new("ecpay", Scheme::Ecpay, Place::Body, "sign");
static ECPAY_QUERY: Signature = Signature::new("ecpay_query", Scheme::Ecpay, Place::Query, "sign");
static TRADE: Signature =
    Signature::new("trade", Scheme::Trade, Place::Header, "Byte-Authorization");
static APP_ID_IN_BODY: &[Fill] = &[Fill::new(Place::Body, "app_id", FillSource::AppId)];

fn body(request: &HttpRequest) -> &str {
    std::str::from_utf8(&request.body).unwrap()
}

fn last(transport: &MemoryTransport) -> HttpRequest {
    transport.requests().pop().unwrap()
}

fn salted() -> (Client, Arc<MemoryTransport>) {
    let transport = platform(success);
    let client = builder(&transport).payment_salt("your_payment_salt");
    (client.build().unwrap(), transport)
}

#[tokio::test]
async fn the_platform_s_example_is_signed_in_the_body() {
    let (client, transport) = salted();
    let pay = |client: &Client| {
        client
            .raw(Method::POST, &HOST, "/pay")
            .signature(&ECPAY)
            .fill(APP_ID_IN_BODY)
    };
    let one_by_one = pay(&client)
        .field("thirdparty_id", "tta4bad200000xxxxxx")
        .field("out_order_no", "test-02167569xxxxxx")
        .field("total_amount", 2376)
        .field("subject", "test-payment_subject-test-paym...")
        .field("body", "强烈推荐！经典腊汁肉夹馍团购价仅需7.92元！")
        .field("valid_time", 172_800)
        .field("notify_url", "https://www.xxx.com")
        .field("disable_msg", 0)
        .field(
            "msg_page",
            "pages/user/orderDetail/orderDetail?id=997979879879879879",
        );
    one_by_one.send().await.unwrap();
    let sent = last(&transport);
    assert_eq!(
        body(&sent),
        concat!(
            r#"{"thirdparty_id":"tta4bad200000xxxxxx","out_order_no":"test-02167569xxxxxx","total_amount":2376,"#,
            r#""subject":"test-payment_subject-test-paym...","body":"强烈推荐！经典腊汁肉夹馍团购价仅需7.92元！","valid_time":172800,"#,
            r#""notify_url":"https://www.xxx.com","disable_msg":0,"#,
            r#""msg_page":"pages/user/orderDetail/orderDetail?id=997979879879879879","app_id":"tt_app_id","#,
            r#""sign":"54f102e7115f8a6a3e6af4633dc33959"}"#,
        )
    );
    // A body that is given as a whole is signed in the same way as individual fields, and so are additional fields.
    let mut whole: serde_json::Value = serde_json::from_str(body(&sent)).unwrap();
    for name in ["app_id", "sign", "valid_time"] {
        whole.as_object_mut().unwrap().remove(name);
    }
    let options = CallOptions::new().field("valid_time", 172_800);
    pay(&client)
        .json(whole)
        .options(options)
        .send()
        .await
        .unwrap();
    let sent: serde_json::Value = serde_json::from_str(body(&last(&transport))).unwrap();
    assert_eq!(sent["sign"], "54f102e7115f8a6a3e6af4633dc33959");
    assert_eq!(sent["app_id"], APP_ID);
}

#[tokio::test]
async fn parameters_of_the_query_are_signed_as_they_are_sent() {
    let (client, transport) = salted();
    let bills = client
        .raw(Method::GET, &HOST, "/bills")
        .signature(&ECPAY_QUERY)
        .query("start", " a b ")
        .query("app_id", "left out")
        .query("list", json!([1, {"b": 2}]));
    bills.send().await.unwrap();
    let sent = last(&transport);
    let pairs: Vec<(String, String)> = sent.url.query_pairs().into_owned().collect();
    // printf '[1,{"b":2}]&a b&your_payment_salt' | md5sum
    let sign = "25095deded817fe0337755af8cbaba1b";
    assert_eq!(pairs.last().unwrap(), &("sign".to_owned(), sign.to_owned()));
    assert_eq!(pairs.len(), 4);
    assert_eq!(body(&sent), "");
}

#[tokio::test]
async fn forms_tokens_and_nested_values_are_signed() {
    let (client, transport) = salted();
    let form = client
        .raw(Method::POST, &HOST, "/pay")
        .signature(&ECPAY)
        .encoding(Encoding::Form)
        .field("list", json!([1]));
    form.send().await.unwrap();
    // printf '[1]&your_payment_salt' | md5sum
    assert_eq!(
        body(&last(&transport)),
        "list=%5B1%5D&sign=454e17cdab78c05cb13cbfa48414b580"
    );
    let nested = client
        .raw(Method::POST, &HOST, "/pay")
        .auth(Auth::at(&APP_TOKEN, Place::Body, "access_token"))
        .signature(&ECPAY)
        .field("nested", json!({"b": [1, "x"], "a": null}))
        .send();
    nested.await.unwrap();
    // printf 'map[a:<nil> b:[1 x]]&token-1&your_payment_salt' | md5sum
    assert_eq!(
        body(&last(&transport)),
        r#"{"nested":{"a":null,"b":[1,"x"]},"access_token":"token-1","sign":"836b50c3fcb96fcb53fb12e1c5364b7c"}"#
    );
}

/// Makes a signed call that needs a token, checks that nothing was sent, and returns the error.
async fn refused(
    client: &Client,
    transport: &MemoryTransport,
    signature: &'static Signature,
) -> Error {
    let call = client.raw(Method::POST, &HOST, "/x").signature(signature);
    let error = call.credential(&APP_TOKEN).send().await.unwrap_err();
    assert!(transport.requests().is_empty());
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert_eq!(error.endpoint(), Some("POST main:/x"));
    error
}

#[tokio::test]
async fn without_the_key_nothing_is_sent() {
    let transport = platform(success);
    let client = builder(&transport).build().unwrap();
    for signature in [&ECPAY, &ECPAY_QUERY] {
        let error = refused(&client, &transport, signature).await.to_string();
        assert!(
            error.contains("setting `payment_salt` is missing"),
            "{error}"
        );
    }
    let error = refused(&client, &transport, &TRADE).await.to_string();
    let expected = if cfg!(feature = "crypto") {
        "setting `private_key` is missing"
    } else {
        "enable the feature `crypto`"
    };
    assert!(error.contains(expected), "{error}");
}

#[tokio::test]
async fn a_signature_of_the_caller_s_own_is_sent_as_it_is() {
    let transport = platform(success);
    let client = builder(&transport).build().unwrap();
    let call = |signature| client.raw(Method::POST, &HOST, "/x").signature(signature);
    call(&ECPAY)
        .json(json!({"sign": "own"}))
        .send()
        .await
        .unwrap();
    assert_eq!(body(&last(&transport)), r#"{"sign":"own"}"#);
    let options = CallOptions::new().field("sign", "own");
    call(&ECPAY).options(options).send().await.unwrap();
    assert_eq!(body(&last(&transport)), r#"{"sign":"own"}"#);
    let options = CallOptions::new().header("byte-authorization", "own");
    call(&TRADE).options(options).send().await.unwrap();
    assert_eq!(last(&transport).headers["byte-authorization"], "own");
    static FILL: &[Fill] = &[Fill::new(Place::Body, "sign", FillSource::Constant("own"))];
    call(&ECPAY).fill(FILL).send().await.unwrap();
    assert_eq!(body(&last(&transport)), r#"{"sign":"own"}"#);
}

#[tokio::test]
async fn a_signature_in_an_impossible_place_or_of_an_endless_value_is_an_error() {
    static HEADER: Signature = Signature::new("x", Scheme::Ecpay, Place::Header, "sign");
    let (client, transport) = salted();
    let call = |signature| client.raw(Method::POST, &HOST, "/x").signature(signature);
    let error = call(&HEADER).send().await.unwrap_err();
    assert!(error.to_string().contains("in the body or in the query"));
    let mut deep = json!(1);
    for _ in 0..200 {
        deep = json!([deep]);
    }
    let error = call(&ECPAY).field("deep", deep).send().await.unwrap_err();
    assert!(error.to_string().contains("deep is nested too deeply"));
    assert!(transport.requests().is_empty());
}

#[test]
fn settings_that_can_t_be_used_are_named() {
    for (salt, version, expected) in [
        ("", "1", "setting `payment_salt` is empty"),
        (" x", "1", "setting `payment_salt` has whitespace around it"),
        ("x", "", "setting `key_version` is empty"),
        (
            "x",
            "1\n2",
            "setting `key_version` has whitespace around it",
        ),
    ] {
        let builder = Client::builder(APP_ID, APP_SECRET).payment_salt(salt);
        let error = builder.key_version(version).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert!(error.to_string().contains(expected), "{error}");
    }
}

//! Endpoints: content checks, messages, and the sample responses of endpoints without a behavior of their own.

#![allow(
    clippy::expect_used,
    reason = "what is expected here is what the test checks"
)]

mod common;

use bytedance_sandbox::{APP_ID, Sandbox};
use common::{Stage, answer, stage, text};
use serde_json::{Value, json};

/// Returns the verdicts of a list of results.
fn hits(results: &Value) -> Vec<bool> {
    results
        .as_array()
        .unwrap_or_else(|| panic!("not a list: {results}"))
        .iter()
        .map(|result| {
            assert_eq!(result["code"], 0);
            let predict = &result["predicts"][0];
            assert_eq!(predict["prob"] == 1.0, predict["hit"] == true);
            predict["hit"].as_bool().expect("a verdict")
        })
        .collect()
}

#[tokio::test]
async fn texts_with_certain_words_are_hits() {
    let stage = stage().await;
    let token = stage.client_token().await;
    let body = json!({ "app_id": APP_ID, "content": ["你好", "一个敏感词", "a forbidden text"] });
    let target = "open:/api/apps/v1/censor/text/";
    let checked = stage.call_with(target, &token, body).await;
    assert_eq!(hits(&checked["data"]), [false, true, true]);
    assert_ne!(checked["data"][0]["task_id"], checked["data"][1]["task_id"]);

    let request = stage
        .post("toutiao:/api/v2/tags/text/antidirt")
        .header("x-token", stage.access_token().await)
        .json(&json!({ "tasks": [{ "content": "敏感" }, { "content": "fine" }] }));
    let checked = answer(request).await;
    assert_eq!(checked["code"], 0);
    assert_eq!(hits(&checked["data"]), [true, false]);
}

#[tokio::test]
async fn images_with_certain_words_in_their_address_are_hits() {
    let stage = stage().await;
    let request = stage
        .post("toutiao:/api/v2/tags/image/")
        .header("X-Token", stage.access_token().await)
        .json(&json!({ "targets": ["ad"], "tasks": [
            { "image": "https://example.com/cat.png" }, { "image": "https://example.com/forbidden.png" },
        ] }));
    assert_eq!(hits(&answer(request).await["data"]), [false, true]);

    // The other endpoints check a single image and put the verdict next to the code.
    let access_token = stage.access_token().await;
    let client_token = stage.client_token().await;
    for (image, hit) in [("forbidden.png", true), ("cat.png", false)] {
        let body = json!({ "app_id": APP_ID, "access_token": access_token, "image": image });
        let checked = stage.call("toutiao:/api/apps/censor/image", body).await;
        assert_eq!(checked["errcode"], 0);
        assert_eq!(checked["predicts"][0]["hit"], hit);
        let body = json!({ "app_id": APP_ID, "image_data": image });
        let target = "open:/api/apps/v1/censor/image/";
        let checked = stage.call_with(target, &client_token, body).await;
        assert_eq!(checked["err_no"], 0);
        assert_eq!(checked["predicts"][0]["hit"], hit);
    }
}

#[tokio::test]
async fn messages_are_stored() {
    let stage = stage().await;
    let token = stage.client_token().await;
    let body = json!({ "msg_id": "tpl-2", "open_id": "user-1", "data": { "thing": "tea" }, "page": "pages/a",
        "notify_type": [1] });
    let target = "open:/api/notification/v2/subscription/notify_user/";
    let sent = stage.call_with(target, &token, body.clone()).await;
    assert_eq!(sent["err_no"], 0, "{sent}");

    let access_token = stage.access_token().await;
    let body = json!({ "access_token": access_token, "app_id": APP_ID, "tpl_id": "tpl-1", "open_id": "user-1",
        "data": { "thing": "tea" } });
    let target = "toutiao:/api/apps/subscribe_notification/developer/v1/notify";
    assert_eq!(stage.call(target, body).await["err_no"], 0);

    let body = json!({ "access_token": access_token, "app_id": APP_ID, "touser": "user-2", "template_id": "tpl-0",
        "form_id": "form", "data": { "keyword1": { "value": "tea" } } });
    let target = "toutiao:/api/apps/game/template/send";
    assert_eq!(stage.call(target, body).await["errcode"], 0);

    let messages = stage.sandbox.sent_messages();
    let seen: Vec<_> = messages
        .iter()
        .map(|m| {
            (
                m.endpoint.as_str(),
                m.open_id.as_str(),
                m.template_id.as_str(),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("subscribe_notification.notify_user", "user-1", "tpl-2"),
            ("subscribe_notification.notify_user_v1", "user-1", "tpl-1"),
            ("template_message.send_template_message", "user-2", "tpl-0"),
        ]
    );
    assert_eq!(messages[0].page.as_deref(), Some("pages/a"));
    assert_eq!(messages[1].page, None);
    assert_eq!(messages[0].app_id, APP_ID);
    assert_eq!(messages[0].data, json!({ "thing": "tea" }));

    // A message that was refused is not stored.
    let refused = stage
        .call_with(
            "open:/api/notification/v2/subscription/notify_user/",
            "x",
            json!({}),
        )
        .await;
    assert_eq!(refused["err_no"], 28001003);
    assert_eq!(stage.sandbox.sent_messages().len(), 3);
}

#[tokio::test]
async fn an_endpoint_without_a_behavior_answers_with_samples() {
    let stage = stage().await;
    let token = stage.client_token().await;
    let target = "open:/api/apps/v1/url/query_schema_quota/";
    let body = json!({ "app_id": APP_ID });
    let first = stage.call_with(target, &token, body.clone()).await;
    assert_eq!(first["err_no"], 0, "{first}");
    let data = first["data"].as_object().expect("an object");
    assert!(!data.is_empty());
    let second = stage.call_with(target, &token, body).await;
    assert_eq!(first["data"], second["data"]);
    assert_ne!(first["log_id"], second["log_id"]);
}

/// A custom catalogue with every kind of value.
const OWN: &str = r#"{
  "hosts": [{ "name": "own", "summary": "", "production": "https://own.example", "sandbox": null, "family": "own" }],
  "credentials": [{ "name": "own_token", "in": "query", "parameter": "token", "issuers": [] }],
  "envelopes": [{ "name": "deep", "summary": "", "code": ["head.code", "err"], "sub_code": ["head.sub"], "message": ["head.text"],
    "log_id": ["head.id"], "payload": ["result.value"] }],
  "errors": [{ "class": "token_invalid", "family": "own", "codes": [77], "sub_codes": [], "meaning": "" }],
  "chapters": [{ "name": "own", "endpoints": [
    { "name": "own.everything", "method": "PUT", "host": "own", "path": "/v1/{shop}/items/{item}/", "envelope": "deep",
      "auth": { "credential": "own_token", "in": "query", "parameter": "token" }, "unknown_key": 1,
      "request": [
        { "in": "path", "name": "shop", "required": true, "schema": { "type": "string" } },
        { "in": "path", "name": "item", "required": true, "schema": { "type": "i64" } },
        { "in": "query", "name": "tags", "required": false, "schema": { "type": "list", "items": { "type": "string" } } },
        { "in": "header", "name": "X-Trace", "required": true, "schema": { "type": "string" } },
        { "in": "body", "name": "count", "required": true, "schema": { "type": "i32" } },
        { "in": "body", "name": "price", "required": false, "schema": { "type": "f64" } },
        { "in": "body", "name": "shown", "required": false, "schema": { "type": "bool" } },
        { "in": "body", "name": "gift", "required": false, "schema": { "type": "flag" } },
        { "in": "body", "name": "extra", "required": false, "schema": { "type": "json_string", "value": { "type": "object",
          "fields": [{ "name": "id", "required": true, "schema": { "type": "i64" } }] } } },
        { "in": "body", "name": "label", "required": false, "max_bytes": 4, "schema": { "type": "string" } },
        { "in": "body", "name": "rows", "required": false, "max_items": 2, "schema": { "type": "list", "items": { "type": "object",
          "fields": [{ "name": "name", "required": true, "schema": { "type": "enum", "name": "Kind", "values": ["a", "b"] } }] } } },
        { "in": "body", "name": "words", "required": false, "schema": { "type": "map", "values": { "type": "string" } } }
      ],
      "response": { "kind": "value", "schema": { "type": "object", "name": "Everything", "fields": [
        { "name": "title", "required": true, "schema": { "type": "string" } },
        { "name": "count", "required": true, "schema": { "type": "i32" } },
        { "name": "price", "required": true, "schema": { "type": "f64" } },
        { "name": "shown", "required": true, "schema": { "type": "bool" } },
        { "name": "gift", "required": true, "schema": { "type": "flag" } },
        { "name": "kind", "required": true, "schema": { "type": "enum", "name": "Kind", "values": ["a", "b"] } },
        { "name": "rows", "required": true, "schema": { "type": "list", "items": { "type": "i64" } } },
        { "name": "words", "required": true, "schema": { "type": "map", "values": { "type": "string" } } },
        { "name": "text", "required": true, "schema": { "type": "json_string", "value": { "type": "list", "items": { "type": "bool" } } } }
      ] } } },
    { "name": "own.other_method", "method": "GET", "host": "own", "path": "/v1/{shop}/items/{item}", "envelope": "deep",
      "response": { "kind": "binary" } },
    { "name": "own.nothing", "method": "POST", "host": "toutiao", "path": "/own/nothing", "envelope": "err_no",
      "auth": { "credential": "mini_app" }, "response": { "kind": "none" } }
  ] }]
}"#;

async fn own() -> Stage {
    common::stage_with(Sandbox::builder().metadata(OWN)).await
}

async fn put(stage: &Stage, query: &str, body: Value) -> Value {
    let url = stage.url(&format!("own:/v1/a%2Fb/items/5?{query}"));
    let request = stage.client.put(url).header("x-trace", "t").json(&body);
    answer(request).await
}

#[tokio::test]
async fn endpoints_of_ones_own_are_answered() {
    let stage = own().await;
    let done = put(&stage, "token=t", json!({ "count": 1 })).await;
    assert_eq!(
        done["result"]["value"],
        json!({ "title": "sample_title", "count": 1, "price": 0.5, "shown": true, "gift": 1, "kind": "a", "rows": [1],
            "words": { "sample": "sample_words" }, "text": "[true]" })
    );
    assert_eq!(done["head"]["code"], 0);
    assert!(done.get("err").is_none(), "only the documented place");
    let header = &stage.sandbox.requests_of("own.everything")[0];
    assert_eq!(header.path, "/v1/a%2Fb/items/5");
    assert_eq!(header.header("x-trace"), Some("t"));
    assert_eq!(done["head"]["id"].as_str().map(str::len), Some(34));
    assert_eq!(stage.sandbox.calls("own.everything"), 1);
    assert!(stage.sandbox.hosts().any(|host| host == "own"));
    assert!(
        stage
            .sandbox
            .endpoints()
            .any(|name| name == "login.code_to_session")
    );
}

#[tokio::test]
async fn definitions_of_the_platform_serve_endpoints_of_ones_own() {
    let stage = own().await;
    let target = "toutiao:/own/nothing";
    let refused = stage.call_with(target, "unknown", json!({})).await;
    assert_eq!(refused["err_no"], 11016);
    let token = stage.access_token().await;
    let done = stage.call_with(target, &token, json!({})).await;
    assert_eq!(done["err_no"], 0);
    assert!(done.get("data").is_none(), "{done}");
}

#[tokio::test]
async fn wrong_parameters_are_refused_by_name() {
    let stage = own().await;
    for (body, named) in [
        (json!({}), "count is required"),
        (json!({ "count": "1" }), "count must be a 32-bit integer"),
        (
            json!({ "count": 3_000_000_000_i64 }),
            "count must be a 32-bit integer",
        ),
        (json!({ "count": 1.5 }), "count must be a 32-bit integer"),
        (
            json!({ "count": 1, "price": "1" }),
            "price must be a number",
        ),
        (
            json!({ "count": 1, "shown": 1 }),
            "shown must be true or false",
        ),
        (json!({ "count": 1, "gift": true }), "gift must be 0 or 1"),
        (json!({ "count": 1, "gift": 2 }), "gift must be 0 or 1"),
        (
            json!({ "count": 1, "extra": { "id": 1 } }),
            "extra must be a string that holds JSON",
        ),
        (
            json!({ "count": 1, "extra": "{\"id\":\"1\"}" }),
            "extra.id must be an integer",
        ),
        (json!({ "count": 1, "extra": "{}" }), "extra.id is required"),
        (json!({ "count": 1, "label": "12345" }), "label has 5 bytes"),
        (
            json!({ "count": 1, "rows": [{}] }),
            "rows[0].name is required",
        ),
        (
            json!({ "count": 1, "rows": [{ "name": "a" }, { "name": 1 }] }),
            "rows[1].name must be a string",
        ),
        (
            json!({ "count": 1, "rows": [{ "name": "a" }, { "name": "b" }, { "name": "c" }] }),
            "rows has 3 items",
        ),
        (
            json!({ "count": 1, "words": ["a"] }),
            "words must be an object",
        ),
        (
            json!({ "count": 1, "words": { "a": 1 } }),
            "words.a must be a string",
        ),
        (json!([1]), "the body must be a JSON object"),
    ] {
        let refused = put(&stage, "token=t", body.clone()).await;
        let message = text(&refused["head"]["text"]);
        assert!(message.contains(named), "{body}: {message}");
        assert_eq!(refused["head"]["code"], 2100004);
        assert!(refused.get("result").is_none());
    }
    let right = json!({ "count": -1, "price": 1, "shown": false, "gift": 0, "extra": "{\"id\":1}", "label": "1234",
        "rows": [{ "name": "a" }, { "name": "unknown" }], "words": {}, "unknown": null });
    let done = put(&stage, "token=t&tags=%5B%22a%22%5D", right).await;
    assert_eq!(done["head"]["code"], 0, "{done}");
    let refused = put(&stage, "token=t&tags=a,b", json!({ "count": 1 })).await;
    assert!(text(&refused["head"]["text"]).contains("tags must be a list"));
}

#[tokio::test]
async fn the_token_is_checked_before_the_parameters() {
    let stage = own().await;
    for query in ["", "token=", "token=bad-token"] {
        let refused = put(&stage, query, json!({})).await;
        assert_eq!(refused["head"]["code"], 77, "{query}");
    }
    let life = std::time::Duration::from_secs(60);
    let token = stage.sandbox.issue_token("own_token", APP_ID, life);
    let query = format!("token={token}");
    assert_eq!(
        put(&stage, &query, json!({ "count": 1 })).await["head"]["code"],
        0
    );
    stage.sandbox.advance(life);
    assert_eq!(
        put(&stage, &query, json!({ "count": 1 })).await["head"]["code"],
        77
    );
    let other = stage.sandbox.issue_token("user", APP_ID, life);
    let query = format!("token={other}");
    assert_eq!(
        put(&stage, &query, json!({ "count": 1 })).await["head"]["code"],
        77
    );
}

#[tokio::test]
async fn a_path_has_its_own_methods_and_a_placeholder_its_type() {
    let stage = own().await;
    let request = stage.get("own:/v1/shop/items/5/").send().await;
    let image = request.expect("an answer");
    assert_eq!(image.headers()["content-type"], "application/octet-stream");
    let url = stage.url("own:/v1/shop/items/five?token=t");
    let request = stage.client.put(url).header("X-Trace", "t");
    let refused = answer(request.json(&json!({ "count": 1 }))).await;
    assert!(text(&refused["head"]["text"]).contains("item must be an integer"));
}

#[tokio::test]
async fn metadata_that_cannot_be_used_is_an_error_that_says_why() {
    for (document, why) in [
        ("{", "cannot parse the metadata"),
        (
            r#"{"chapters":[{"endpoints":[{"name":"a.b","method":"GET","host":"nowhere","path":"/","envelope":"err_no"}]}]}"#,
            "endpoint a.b: unknown host nowhere",
        ),
        (
            r#"{"chapters":[{"endpoints":[{"name":"a.b","method":"GET","host":"open","path":"/","envelope":"none"}]}]}"#,
            "unknown envelope none",
        ),
        (
            r#"{"chapters":[{"endpoints":[{"name":"a.b","method":"GET","host":"open","path":"/","envelope":"err_no",
                "auth":{"credential":"none"}}]}]}"#,
            "unknown credential none",
        ),
        (
            r#"{"chapters":[{"endpoints":[{"name":"a.b","method":"POST","host":"toutiao","path":"/api/apps/v2/jscode2session",
                "envelope":"err_no"}]}]}"#,
            "login.code_to_session and a.b have the same route POST toutiao:",
        ),
    ] {
        let error = Sandbox::builder().metadata(document).start().await;
        let message = error.expect_err("no start").to_string();
        assert!(message.contains(why), "{message}");
    }
}

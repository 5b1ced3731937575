//! Calls by endpoint name: which names are found, which requests are refused, and what is returned.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "common/fixed_response.rs"]
mod fixed_response;

use std::collections::BTreeSet;
use std::sync::Arc;

use bytedance::dynamic::find;
use bytedance::transport::{HttpResponse, MemoryTransport};
use bytedance::{CallOptions, Client, ErrorKind, catalogue};
use fixed_response::client;
use http::{HeaderValue, StatusCode, header};
use serde_json::{Value, json};

#[test]
fn every_endpoint_is_described() {
    let names: BTreeSet<&str> = catalogue().iter().map(|entry| entry.name()).collect();
    assert_eq!(names.len(), catalogue().len());
    for entry in catalogue() {
        let name = entry.name();
        assert!(!entry.summary.is_empty(), "{name}");
        assert!(name.starts_with(&format!("{}.", entry.chapter)), "{name}");
        assert!(entry.feature.is_some(), "{name}");
        assert!(entry.request_schema().is_array(), "{name}");
        assert!(entry.response_schema()["kind"].is_string(), "{name}");
        if let Some(replacement) = &entry.replaced_by {
            assert!(
                entry.legacy && names.contains(replacement.as_str()),
                "{name}"
            );
        }
    }
    let entry = find("login.code_to_session").unwrap();
    assert_eq!(entry.endpoint.path, "/api/apps/v2/jscode2session");
    let schema = entry.request_schema();
    assert_eq!(schema[0]["name"], "code");
    assert_eq!(schema[0]["in"], "body");
    assert_eq!(schema[0]["schema"], json!({ "type": "string" }));
}

#[test]
fn every_endpoint_is_found_by_each_of_its_names() {
    for entry in catalogue() {
        let endpoint = entry.endpoint;
        let (method, host, path) = (&endpoint.method, endpoint.host.name, &endpoint.path);
        for name in [entry.name().to_owned(), format!("{method} {host}:{path}")] {
            assert_eq!(find(&name).unwrap().name(), entry.name(), "{name}");
        }
        // A trailing slash is ignored unless a different endpoint has the same path with the slash.
        let other = match path.strip_suffix('/') {
            Some(without) => format!("{method} {host}:{without}"),
            None => format!("{method} {host}:{path}/"),
        };
        let found = find(&other).unwrap();
        assert_eq!(
            found.endpoint.path.trim_end_matches('/'),
            path.trim_end_matches('/')
        );
        let others = entry.aliases.iter().cloned();
        for name in others.chain([format!("{method} {path}")]) {
            match find(&name) {
                Ok(found) => assert_eq!(found.name(), entry.name(), "{name}"),
                Err(error) => assert!(error.to_string().contains(entry.name()), "{name}: {error}"),
            }
        }
    }
    let error = find("login.nothing").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().contains("login.nothing"), "{error}");
}

#[test]
fn a_name_of_several_endpoints_is_refused() {
    let mut seen = BTreeSet::new();
    let aliases = catalogue().iter().flat_map(|entry| &entry.aliases);
    for alias in aliases.filter(|alias| !seen.insert(alias.as_str())) {
        let owners = catalogue()
            .iter()
            .filter(|entry| entry.aliases.contains(alias));
        let error = find(alias).unwrap_err().to_string();
        for owner in owners {
            assert!(error.contains(owner.name()), "{alias}: {error}");
        }
    }
}

#[tokio::test]
async fn a_call_goes_through_the_typed_request_and_answer() {
    let (app, platform) =
        client(r#"{"err_no":0,"log_id":"L","data":{"openid":7,"session_key":null,"brand_new":1}}"#);
    let request = json!({ "code": "c", "anonymous_code": null });
    let payload = app.call("code2_session", request.clone()).await.unwrap();
    // The id was converted to a string, and null and unknown fields were dropped.
    assert_eq!(payload, json!({ "openid": "7" }));
    let sent = platform.requests().pop().unwrap();
    assert_eq!(
        sent.url.as_str(),
        "https://developer.toutiao.com/api/apps/v2/jscode2session"
    );
    assert_eq!(
        sent.body,
        r#"{"code":"c","appid":"tt_app_id","secret":"secret"}"#
    );

    let options = CallOptions::new().field("more", 1);
    let answer = app
        .call_for_answer("POST /api/apps/v2/jscode2session/", request, options)
        .await
        .unwrap();
    assert_eq!(answer.log_id(), Some("L"));
    assert_eq!(answer.payload["openid"], "7");
    assert!(answer.raw.text().contains("brand_new"));
    let sent = platform.requests().pop().unwrap();
    assert!(sent.body.ends_with(br#","more":1}"#));
}

#[tokio::test]
async fn what_does_not_belong_into_a_request_is_named_with_its_place() {
    let (app, platform) = client("{}");
    let cases = [
        (
            "login.code_to_session",
            json!([1]),
            &["must be a JSON object"][..],
        ),
        (
            "login.code_to_session",
            json!({ "kode": "MARKER", "code": ["MARKER"] }),
            &[
                "kode: there is no such field",
                "code: expected a string, found a list",
            ],
        ),
        (
            "user_storage.set_user_storage",
            json!({ "openid": "o", "session_key": "k", "kv_list": [{ "key": "k" }, { "kee": "MARKER" }] }),
            &["kv_list[1].kee: there is no such field"],
        ),
        (
            "user_storage.set_user_storage",
            json!({ "openid": "o", "session_key": "k", "kv_list": [{}] }),
            &["missing required fields: kv_list[0].key"],
        ),
        ("login.code_to_session", Value::Null, &["missing required"]),
    ];
    for (name, request, expected) in cases {
        let error = app.call(name, request).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        for text in expected {
            assert!(error.to_string().contains(text), "{error}");
        }
        assert!(!format!("{error} {error:?}").contains("MARKER"), "{error}");
    }
    assert!(platform.requests().is_empty());
}

#[tokio::test]
async fn lists_and_nothing_are_payloads_too() {
    let nothing = find("user_storage.set_user_storage").unwrap();
    let headers = http::HeaderMap::new();
    let payload = nothing.decode(headers.clone(), r#"{"error":0}"#).unwrap();
    assert_eq!(*payload, Value::Null);

    let entry = find("content_security.detect_text_v1").unwrap();
    assert_eq!(entry.response_schema()["schema"]["type"], "list");
    let body = r#"{"data":[{"code":0,"task_id":"t","predicts":null},{}]}"#;
    let payload = entry.decode(headers, body).unwrap();
    assert_eq!(*payload, json!([{ "code": 0, "task_id": "t" }, {}]));
}

#[tokio::test]
async fn binary_content_becomes_base64() {
    let platform = MemoryTransport::new(|request| {
        let png = HeaderValue::from_static("image/png");
        Ok(HttpResponse::new(&request, StatusCode::OK)
            .with_header(header::CONTENT_TYPE, png)
            .with_body("PNG!"))
    });
    let app = Client::builder("tt_app_id", "secret").transport(Arc::new(platform));
    let app = app.build().unwrap();
    let options = CallOptions::new().token("token");
    let image = app
        .call_for_answer("qr_code.create_qr_code_v1", json!({}), options)
        .await
        .unwrap();
    let expected = json!({ "content_type": "image/png", "bytes": 4, "base64": "UE5HIQ==" });
    assert_eq!(*image.payload, expected);
    assert!(!format!("{image:?}").contains("UE5H"));
}

#[tokio::test]
async fn secrets_are_masked() {
    let entry = find("login.code_to_session").unwrap();
    let request = entry.request(json!({ "code": "MARKER" })).unwrap();
    assert_eq!(request.to_json(), json!({ "code": "MARKER" }));
    assert_eq!(
        format!("{request:?}"),
        r#"login.code_to_session {"code":"***"}"#
    );
    let (app, _) = client(r#"{"err_no":0,"data":{"session_key":"MARKER"}}"#);
    let answer = request.send(&app, CallOptions::new()).await.unwrap();
    assert_eq!(answer.payload["session_key"], "MARKER");
    assert!(!format!("{answer:?} {answer:#?}").contains("MARKER"));
}

#[test]
fn a_failure_is_an_error_and_its_payload_can_be_read() {
    let entry = find("login.code_to_session").unwrap();
    let body = r#"{"err_no":40018,"err_tips":"bad","data":{"openid":"o"}}"#;
    let error = entry.decode(http::HeaderMap::new(), body).unwrap_err();
    assert!(error.is_code_invalid());
    let payload = entry.payload(error.raw().unwrap()).unwrap();
    assert_eq!(payload.into_json(), json!({ "openid": "o" }));
}

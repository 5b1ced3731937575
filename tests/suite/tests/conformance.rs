//! Tests the `conformance` program: what it answers, and that no input can stop it.

use std::process::Command;

use bytedance_tests::process::Process;
use serde_json::{Value, json};

struct Program(Process);

impl Program {
    fn start() -> Self {
        Self(Process::start(&mut Command::new(env!(
            "CARGO_BIN_EXE_conformance"
        ))))
    }

    fn line(&mut self, line: &str) -> Value {
        self.0.tell(line);
        serde_json::from_str(&self.0.answer()).expect("a line of JSON")
    }

    fn ask(&mut self, question: &Value) -> Value {
        self.line(&question.to_string())
    }
}

#[test]
fn bad_lines_are_answered_like_good_ones() {
    let mut program = Program::start();
    let deep = "[".repeat(10_000);
    let cases = [
        ("", "not JSON"),
        ("nonsense", "not JSON"),
        (&deep, "not JSON"),
        ("[]", "not a JSON object"),
        ("{}", "op is missing"),
        (r#"{"op":7}"#, "op must be a string"),
        (r#"{"op":"fly"}"#, "unknown op"),
        (r#"{"op":"decode"}"#, "path is missing"),
        (r#"{"op":"decode","path":"/none","body":""}"#, "no endpoint"),
        (
            r#"{"op":"decode","path":"/api/apps/v2/jscode2session"}"#,
            "body is missing",
        ),
        (
            r#"{"op":"decode","path":"/api/apps/v2/jscode2session","body":"<html>"}"#,
            "not JSON",
        ),
        (
            r#"{"op":"decode","path":"/api/apps/v2/jscode2session","body":"{\"err_no\":0,\"data\":{\"openid\":[1]}}"}"#,
            "openid: expected a string, found a list",
        ),
        (
            r#"{"op":"decode","path":"/api/apps/v2/jscode2session","method":"GET","body":"{}"}"#,
            "has only POST developer.toutiao.com",
        ),
        (
            r#"{"op":"encode","path":"/api/apps/v2/jscode2session","request":{"kode":"","code":{}}}"#,
            "kode: there is no such field; code: expected a string, found an object",
        ),
        (
            r#"{"op":"encode","path":"/api/apps/v2/jscode2session","request":[]}"#,
            "request must be an object",
        ),
        (
            r#"{"op":"encode","path":"/api/apps/v1/url/query_schema","request":{}}"#,
            "token client is not given",
        ),
    ];
    for (line, expected) in cases {
        let answer = program.line(line);
        assert_eq!(answer["ok"], false, "{line}");
        let error = answer["error"].as_str().expect("a text");
        assert!(error.contains(expected), "{line}: {error}");
    }
    assert_eq!(program.line(r#"{"op":"list"}"#)["ok"], true);
}

#[test]
fn every_endpoint_is_listed() {
    let listed = Program::start().line(r#"{"op":"list"}"#);
    let listed = listed["endpoints"].as_array().expect("a list");
    assert_eq!(listed.len(), bytedance_tests::endpoints().len());
    let login = listed
        .iter()
        .find(|endpoint| endpoint["name"] == "login.code_to_session")
        .expect("it is listed");
    for (name, value) in [
        ("chapter", json!("login")),
        ("feature", json!("login")),
        ("method", json!("POST")),
        ("host", json!("developer.toutiao.com")),
        ("path", json!("/api/apps/v2/jscode2session")),
        ("auth", json!("none")),
        ("safe", json!(false)),
        ("legacy", json!(false)),
    ] {
        assert_eq!(login[name], value, "{name}");
    }
    assert!(login["aliases"].to_string().contains("code2Session"));
    assert!(login["summary"].is_string() && login["title"].is_string());
}

#[test]
fn answers_are_read() {
    let mut program = Program::start();
    let mut decode = |path: &str, body: &str| {
        program.ask(&json!({ "op": "decode", "path": path, "body": body }))
    };
    let answer = decode(
        "/api/apps/v2/jscode2session/",
        r#"{"err_no":0,"data":{"openid":42,"session_key":null,"unknown":1}}"#,
    );
    let expected = json!({ "ok": true, "value": { "openid": "42" }, "error": null });
    assert_eq!(answer, expected);

    let answer = decode(
        "/api/apps/v2/jscode2session",
        r#"{"err_no":40018,"err_tips":"bad code","log_id":"2021"}"#,
    );
    let error =
        json!({ "code": 40018, "message": "bad code", "log_id": "2021", "kind": "code_invalid" });
    assert_eq!(answer, json!({ "ok": true, "value": null, "error": error }));

    let answer = decode("/api/apps/qrcode", "GIF89a");
    assert_eq!(answer["value"]["bytes"], 6);
    assert_eq!(answer["value"]["base64"], "R0lGODlh");
}

#[test]
fn requests_are_written() {
    let mut program = Program::start();
    let mut encode = |path: &str, request: Value, config: Value| {
        program.ask(&json!({ "op": "encode", "method": "post", "path": path, "request": request, "config": config }))
    };
    let answer = encode(
        "/api/apps/v2/jscode2session",
        json!({ "code": "c" }),
        Value::Null,
    );
    assert_eq!(answer["ok"], true, "{answer}");
    assert_eq!(answer["method"], "POST");
    assert_eq!(
        answer["url"],
        "https://developer.toutiao.com/api/apps/v2/jscode2session"
    );
    assert_eq!(answer["headers"]["content-type"], "application/json");
    assert_eq!(
        answer["body"],
        r#"{"code":"c","appid":"tt_app","secret":"secret"}"#
    );

    // A missing required field is accepted here, and the question may supply values that the client would normally fill in.
    let config = json!({ "app_id": "tt1", "tokens": { "client": "T" } });
    let answer = encode("/api/apps/v1/url/query_schema", json!({}), config.clone());
    assert_eq!(answer["headers"]["access-token"], "T", "{answer}");
    assert_eq!(answer["body"], r#"{"app_id":"tt1"}"#);
    let request = json!({ "schema": "s", "app_id": "tt2", "access-token": "U" });
    let answer = encode("/api/apps/v1/url/query_schema", request, config);
    assert_eq!(answer["headers"]["access-token"], "U", "{answer}");
    assert_eq!(answer["body"], r#"{"schema":"s","app_id":"tt2"}"#);

    // A signed call with a field in each location.
    let request = json!({
        "openid": "o", "session_key": "k", "signature": "made anew", "kv_list": [{ "key": "k", "value": "v" }],
    });
    let config = json!({ "tokens": { "mini_app": "T" } });
    let answer = encode("/api/apps/set_user_storage", request, config);
    let url = answer["url"].as_str().expect("a URL");
    for part in [
        "openid=o",
        "sig_method=hmac_sha256",
        "access_token=T",
        "signature=",
    ] {
        assert!(url.contains(part), "{part}: {url}");
    }
    assert!(!url.contains("made"), "{url}");
    assert_eq!(answer["body"], r#"{"kv_list":[{"key":"k","value":"v"}]}"#);
}

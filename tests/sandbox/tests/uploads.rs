//! Multipart bodies and joined lists.

#![allow(
    clippy::expect_used,
    reason = "what is expected here is what the test checks"
)]

mod common;

use bytedance_sandbox::Sandbox;
use common::{Stage, answer};
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

/// A catalogue with uploads.
const OWN: &str = r#"{
  "hosts": [{ "name": "own", "summary": "", "production": "https://own.example", "sandbox": null, "family": "own" }],
  "chapters": [{ "name": "own", "endpoints": [
    { "name": "own.upload", "method": "POST", "host": "own", "path": "/upload", "envelope": "err_no", "encoding": "multipart",
      "fill": [{ "in": "body", "name": "app_id", "source": "constant", "value": "7" }],
      "request": [
        { "in": "body", "name": "cover", "required": true, "schema": { "type": "file" } },
        { "in": "body", "name": "views", "required": false, "max_items": 2,
          "schema": { "type": "list", "items": { "type": "file" } } },
        { "in": "body", "name": "title", "required": false, "max_bytes": 3, "schema": { "type": "string" } },
        { "in": "body", "name": "sizes", "required": false, "schema": { "type": "list", "items": { "type": "i64" } } }
      ], "response": { "kind": "none" } },
    { "name": "own.join", "method": "POST", "host": "own", "path": "/join", "envelope": "err_no",
      "request": [
        { "in": "query", "name": "ids", "required": false, "max_items": 2,
          "schema": { "type": "list", "items": { "type": "i64" }, "join": "," } },
        { "in": "body", "name": "tags", "required": false, "max_bytes": 3,
          "schema": { "type": "list", "items": { "type": "string" }, "join": "|" } }
      ], "response": { "kind": "none" } }
  ] }]
}"#;

async fn own() -> Stage {
    common::stage_with(Sandbox::builder().metadata(OWN)).await
}

fn file(content: &'static [u8]) -> Part {
    Part::bytes(content)
        .file_name("封面 \"1\".png")
        .mime_str("image/png")
        .expect("a content type")
}

async fn upload(stage: &Stage, form: Form) -> Value {
    answer(stage.post("own:/upload").multipart(form)).await
}

fn refused(answer: &Value, named: &str) {
    let message = answer["err_tips"].as_str().unwrap_or_default();
    assert!(message.contains(named), "{answer}");
}

#[tokio::test]
async fn files_arrive_beside_texts() {
    let stage = own().await;
    let form = Form::new()
        .text("title", "文")
        .text("sizes", "[1,2]")
        .text("app_id", "7")
        .part("cover", file(b"\x00\xff\r\n--"))
        .part("views", file(b"1"))
        .part("views", file(b"2"));
    let done = upload(&stage, form).await;
    assert_eq!(done["err_no"], 0, "{done}");
    let request = &stage.sandbox.requests_of("own.upload")[0];
    let texts = [("title", "文"), ("sizes", "[1,2]"), ("app_id", "7")];
    let texts = texts.map(|(name, text)| (name.to_owned(), text.to_owned()));
    assert_eq!(request.form(), texts);
    let files = request.files();
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["cover", "views", "views"]);
    assert_eq!(&files[0].1.content[..], b"\x00\xff\r\n--");
    assert_eq!(files[0].1.content_type.as_deref(), Some("image/png"));
}

#[tokio::test]
async fn what_an_upload_lacks_is_refused_by_name() {
    let stage = own().await;
    let form = || Form::new().text("app_id", "7");
    let whole = || form().part("cover", file(b"x"));
    let views = |form: Form| form.part("views", file(b"x"));
    for (form, named) in [
        (form(), "cover is required"),
        (form().text("cover", "x"), "cover must be a file"),
        (whole().part("cover", file(b"x")), "cover has 2 files"),
        (views(views(views(whole()))), "views has 3 files"),
        (views(whole()).text("views", "x"), "views must be a file"),
        (
            whole().part("title", file(b"x")),
            "title must be a string, not a file",
        ),
        (whole().text("title", "文字"), "title has 6 bytes"),
        (whole().text("sizes", "1"), "sizes must be a list"),
    ] {
        refused(&upload(&stage, form).await, named);
    }
    let json = stage.call("own:/upload", json!({ "cover": "x" })).await;
    refused(&json, "the content type must be multipart/form-data");
    let broken = stage
        .post("own:/upload")
        .header("content-type", "multipart/form-data; boundary=B")
        .body("--B\r\n");
    refused(&answer(broken).await, "the body is not valid multipart");
    let nameless = stage
        .post("own:/upload")
        .header("content-type", "multipart/form-data");
    refused(&answer(nameless).await, "the body is not valid multipart");
}

#[tokio::test]
async fn joined_lists_are_checked_entry_by_entry() {
    let stage = own().await;
    for (query, tags, named) in [
        ("?ids=1,2", json!("a|文"), None),
        ("?ids=", json!(""), None),
        ("?ids=1,x", json!("a"), Some("ids[1] must be an integer")),
        ("?ids=1,2,3", json!("a"), Some("ids has 3 items")),
        ("", json!("ab|abcd"), Some("tags[1] has 4 bytes")),
        (
            "",
            json!(["a"]),
            Some("tags must be a string with the entries of a list"),
        ),
    ] {
        let target = format!("own:/join{query}");
        let given = stage.call(&target, json!({ "tags": tags })).await;
        match named {
            None => assert_eq!(given["err_no"], 0, "{given}"),
            Some(named) => refused(&given, named),
        }
    }
}

//! Uploads: the exact bytes of multipart bodies, and the sources that files can be read from.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use bytedance::transport::{HttpRequest, MemoryTransport};
use bytedance::wire::{self, Fields, Part, Reader, Structure, read};
use bytedance::{
    Auth, CallOptions, Client, Encoding, Endpoint, Error, ErrorKind, File, Fill, FillSource,
    Method, Place, Raw,
};
use common::*;
use serde_json::json;
use tokio::io::{AsyncRead, ReadBuf};

static UPLOAD: Endpoint = Endpoint::new("thing.upload", Method::POST, &HOST, "/upload", &ENVELOPE)
    .encoding(Encoding::Multipart)
    .fill(&[Fill::new(Place::Body, "app_id", FillSource::AppId)])
    .safe();
static UPLOAD_WITH_TOKEN: Endpoint = Endpoint::new(
    "thing.upload_with_token",
    Method::POST,
    &HOST,
    "/upload",
    &ENVELOPE,
)
.encoding(Encoding::Multipart)
.auth(Auth::at(&APP_TOKEN, Place::Body, "token"));
static NO_UPLOAD: Endpoint =
    Endpoint::new("thing.no_upload", Method::POST, &HOST, "/upload", &ENVELOPE);

#[derive(Clone)]
struct Upload {
    endpoint: &'static Endpoint,
    cover: Option<File>,
    views: Option<Vec<File>>,
    title: Option<String>,
    size: Option<i64>,
    tags: Option<Vec<String>>,
    joined: Option<Vec<i64>>,
}

impl Default for Upload {
    fn default() -> Self {
        Self {
            endpoint: &UPLOAD,
            cover: None,
            views: None,
            title: None,
            size: None,
            tags: None,
            joined: None,
        }
    }
}

impl Structure for Upload {
    fn fields(&mut self, fields: &mut Fields<'_, '_>) {
        fields.required().field("cover", &mut self.cover);
        fields.files().max_items(2).field("views", &mut self.views);
        fields.field("title", &mut self.title);
        fields.field("size", &mut self.size);
        fields.field("tags", &mut self.tags);
        fields.join(",").field("joined", &mut self.joined);
    }
}

impl bytedance::Request for Upload {
    type Response = Given;

    fn endpoint(&self) -> &'static Endpoint {
        self.endpoint
    }

    fn response(raw: &Raw) -> Result<Given, Error> {
        raw.payload(read::value)
    }
}

fn client() -> (Client, Arc<MemoryTransport>) {
    let transport = platform(success);
    (builder(&transport).build().unwrap(), transport)
}

/// Returns the body with its boundary replaced by `B`, because the boundary is different in every call.
fn body(request: &HttpRequest) -> String {
    let content_type = request.headers["content-type"].to_str().unwrap();
    let boundary = content_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    assert!(boundary.len() > 32 && boundary.len() <= 70, "{boundary}");
    let body = String::from_utf8(request.body.to_vec()).unwrap();
    body.replace(boundary, "B")
}

fn last(transport: &MemoryTransport) -> String {
    body(&transport.requests().pop().unwrap())
}

fn cover(cover: impl Into<File>) -> Upload {
    Upload {
        cover: Some(cover.into()),
        ..Upload::default()
    }
}

#[tokio::test]
async fn texts_come_first_and_files_follow() {
    let (client, transport) = client();
    let request = Upload {
        views: Some(vec![
            File::bytes("a.mp4", "one"),
            File::from(b"two".to_vec()).content_type("text/x-own"),
        ]),
        title: Some("标题 \"a\"\r\n--B".into()),
        size: Some(-7),
        tags: Some(vec!["文".into(), "\"".into()]),
        joined: Some(vec![1, 2]),
        ..cover(File::bytes("cover.PNG", "\u{0}png"))
    };
    client.send(request).await.unwrap();
    assert_eq!(
        last(&transport),
        concat!(
            "--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n标题 \"a\"\r\n--B\r\n",
            "--B\r\nContent-Disposition: form-data; name=\"size\"\r\n\r\n-7\r\n",
            "--B\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\n[\"文\",\"\\\"\"]\r\n",
            "--B\r\nContent-Disposition: form-data; name=\"joined\"\r\n\r\n1,2\r\n",
            "--B\r\nContent-Disposition: form-data; name=\"app_id\"\r\n\r\ntt_app_id\r\n",
            "--B\r\nContent-Disposition: form-data; name=\"cover\"; filename=\"cover.PNG\"\r\n",
            "Content-Type: image/png\r\n\r\n\u{0}png\r\n",
            "--B\r\nContent-Disposition: form-data; name=\"views\"; filename=\"a.mp4\"\r\n",
            "Content-Type: video/mp4\r\n\r\none\r\n",
            "--B\r\nContent-Disposition: form-data; name=\"views\"; filename=\"file\"\r\n",
            "Content-Type: text/x-own\r\n\r\ntwo\r\n",
            "--B--\r\n",
        )
    );
}

#[tokio::test]
async fn a_name_can_hold_anything() {
    let (client, transport) = client();
    let file = File::bytes("封面 \"一\"\r\nX: y\\.jpg", "").content_type("image/jpeg");
    client
        .raw(Method::POST, &HOST, "/upload")
        .file("文\"件", file)
        .send()
        .await
        .unwrap();
    assert_eq!(
        last(&transport),
        "--B\r\nContent-Disposition: form-data; name=\"文%22件\"; \
         filename=\"封面 %22一%22%0D%0AX: y\\.jpg\"\r\n\
         Content-Type: image/jpeg\r\n\r\n\r\n--B--\r\n"
    );
}

#[tokio::test]
async fn a_body_without_files_can_be_multipart_too() {
    let (client, transport) = client();
    let call = || {
        client
            .raw(Method::POST, &HOST, "/x")
            .encoding(Encoding::Multipart)
    };
    call().send().await.unwrap();
    assert_eq!(last(&transport), "--B--\r\n");
    call()
        .json(json!({"a": [1], "b": "文"}))
        .send()
        .await
        .unwrap();
    assert_eq!(
        last(&transport),
        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n[1]\r\n\
         --B\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n文\r\n--B--\r\n"
    );
    let nothing = Upload {
        views: Some(Vec::new()),
        endpoint: &UPLOAD_WITH_TOKEN,
        ..cover(File::bytes("a", ""))
    };
    client.send(nothing).await.unwrap();
    assert_eq!(
        last(&transport),
        "--B\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\ntoken-1\r\n\
         --B\r\nContent-Disposition: form-data; name=\"cover\"; filename=\"a\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n\r\n--B--\r\n"
    );
}

#[tokio::test]
async fn a_path_is_read_when_the_call_is_made() {
    let (client, transport) = client();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("报告.pdf");
    let request = cover(path.as_path());
    std::fs::write(&path, "late").unwrap();
    client.send(request.clone()).await.unwrap();
    let part =
        "name=\"cover\"; filename=\"报告.pdf\"\r\nContent-Type: application/pdf\r\n\r\nlate\r\n";
    assert!(last(&transport).contains(part), "{}", last(&transport));
    let renamed = cover(File::path(path).name("b.txt"));
    client.send(renamed).await.unwrap();
    let part = "filename=\"b.txt\"\r\nContent-Type: text/plain\r\n\r\nlate\r\n";
    assert!(last(&transport).contains(part), "{}", last(&transport));
}

#[tokio::test]
async fn a_reader_is_read_once() {
    let (client, transport) = client();
    let request = cover(File::reader("a.gif", &b"stream"[..]));
    client.send(request.clone()).await.unwrap();
    let part = "filename=\"a.gif\"\r\nContent-Type: image/gif\r\n\r\nstream\r\n";
    assert!(last(&transport).contains(part), "{}", last(&transport));
    let error = client.send(request).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(
        error.to_string(),
        "thing.upload: the file cover is a reader that was already used: a reader can be read only once, so create one for each call"
    );
    assert_eq!(transport.requests().len(), 1);
}

/// A stream that fails while it is being read.
struct Broken;

impl AsyncRead for Broken {
    fn poll_read(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        _: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        Poll::Ready(Err(std::io::Error::other("cable pulled")))
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_an_error_before_anything_is_sent() {
    let (client, transport) = client();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.txt");
    std::fs::write(&path, "12345").unwrap();
    let missing = folder.path().join("missing.png");
    let cases = [
        (File::path(&missing), "the file cover can't be read from"),
        (
            File::path(folder.path()),
            "the file cover can't be read from",
        ),
        (
            File::reader("a", Broken),
            "the file cover can't be read: cable pulled",
        ),
        (
            File::path(&path).limit(4),
            "the file cover is larger than 4 bytes; raise the limit with `File::limit`",
        ),
        (
            File::reader("a", tokio::io::repeat(1)).limit(4),
            "the file cover is larger than 4 bytes; raise the limit with `File::limit`",
        ),
        (
            File::bytes("a", "").content_type("a\r\nb"),
            "cover is a file with a content type that HTTP does not allow",
        ),
    ];
    for (file, text) in cases {
        let request = Upload {
            endpoint: &UPLOAD_WITH_TOKEN,
            ..cover(file)
        };
        let error = client.send(request).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        assert!(error.to_string().contains(text), "{error}");
        check_texts(&error);
    }
    assert!(transport.requests().is_empty());
    for file in [
        File::path(&path).limit(5),
        File::reader("a", &b"12345"[..]).limit(5),
    ] {
        client.send(cover(file)).await.unwrap();
        assert!(last(&transport).contains("\r\n\r\n12345\r\n"));
    }
}

#[tokio::test]
async fn a_file_outside_a_multipart_body_is_an_error() {
    let (client, transport) = client();
    let reader = File::reader("a", &b"stream"[..]);
    let request = Upload {
        endpoint: &NO_UPLOAD,
        ..cover(reader.clone())
    };
    let error = client.send(request).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "thing.no_upload: cover is a file, which only a multipart body can hold"
    );
    assert!(transport.requests().is_empty());
    // The failed call did not consume the reader.
    client.send(cover(reader)).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_repeated_attempt_sends_the_same_bytes() {
    let attempts = AtomicUsize::new(0);
    let transport = platform(
        move |request| match attempts.fetch_add(1, Ordering::SeqCst) {
            0 | 1 => status(request, 503),
            _ => success(request),
        },
    );
    let client = builder(&transport).build().unwrap();
    let request = Upload {
        views: Some(vec![File::reader("b", &b"two"[..])]),
        ..cover(File::reader("a", &b"one"[..]))
    };
    client.send(request).await.unwrap();
    let requests = transport.requests();
    assert_eq!(requests.len(), 3);
    for request in &requests {
        assert_eq!(request.body, requests[0].body);
        assert_eq!(request.headers, requests[0].headers);
    }
    assert!(body(&requests[0]).contains("\r\n\r\ntwo\r\n--B--\r\n"));
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_replaced_beside_the_same_file() {
    let transport = platform(|request| match String::from_utf8_lossy(&request.body) {
        body if body.contains("token-1") => failure(request, 40),
        _ => success(request),
    });
    let client = builder(&transport).build().unwrap();
    let request = Upload {
        endpoint: &UPLOAD_WITH_TOKEN,
        ..cover(File::reader("a", &b"one"[..]))
    };
    client.send(request).await.unwrap();
    assert!(last(&transport).contains("token-2\r\n"));
    assert!(last(&transport).contains("\r\n\r\none\r\n"));
}

#[tokio::test]
async fn an_extra_field_takes_the_place_of_files() {
    let (client, transport) = client();
    let request = Upload {
        views: Some(vec![File::bytes("a", "one"), File::bytes("b", "two")]),
        ..cover(File::bytes("c", "three"))
    };
    let options = CallOptions::new().field("views", "none");
    client.send_with(request, options).await.unwrap();
    assert_eq!(
        last(&transport),
        "--B\r\nContent-Disposition: form-data; name=\"views\"\r\n\r\nnone\r\n\
         --B\r\nContent-Disposition: form-data; name=\"app_id\"\r\n\r\ntt_app_id\r\n\
         --B\r\nContent-Disposition: form-data; name=\"cover\"; filename=\"c\"\r\n\
         Content-Type: application/octet-stream\r\n\r\nthree\r\n--B--\r\n"
    );
}

#[tokio::test]
async fn files_are_required_and_counted_as_other_values_are() {
    let (client, _) = client();
    let request = Upload {
        views: Some(vec![File::default(), File::default(), File::default()]),
        ..Upload::default()
    };
    let error = client.send(request).await.unwrap_err();
    assert_eq!(error.missing_fields(), ["cover"]);
    let text = "views has 3 entries, at most 2 are allowed";
    assert!(error.to_string().contains(text), "{error}");
}

#[test]
fn a_file_is_read_from_a_text_or_an_object() {
    let file = |json: &str| Reader::read(json, read::value::<File>);
    let shown = |json: &str| format!("{:?}", file(json).unwrap());
    assert_eq!(
        shown(r#""文""#),
        r#"File { name: "file", content_type: "application/octet-stream", bytes: 3 }"#
    );
    assert_eq!(
        shown(r#"{"name": "a.png", "content": "text"}"#),
        r#"File { name: "a.png", content_type: "image/png", bytes: 4 }"#
    );
    assert_eq!(
        shown(r#"{"content_type": "a/b", "base64": "AAEC/w=="}"#),
        r#"File { name: "file", content_type: "a/b", bytes: 4 }"#
    );
    for wrong in [
        "7",
        "[1]",
        r#"{"name": "a"}"#,
        r#"{"base64": "*"}"#,
        r#"{"base64": "", "content": ""}"#,
    ] {
        file(wrong).unwrap_err();
    }
}

#[test]
fn content_is_never_shown() {
    let request = Upload {
        views: Some(vec![File::path("/data/b.mp4")]),
        ..cover(File::bytes("a.png", "marker"))
    };
    let written = Written(request);
    let json = serde_json::to_string(&written).unwrap();
    assert_eq!(
        json,
        r#"{"cover":{"bytes":6,"content_type":"image/png","name":"a.png"},"views":[{"content_type":"video/mp4","name":"b.mp4"}]}"#
    );
    let shown = [
        json,
        format!("{written:?} {written:#?}"),
        format!("{:?}", File::bytes("b", "marker")),
        format!("{:?}", Part::file("a", File::bytes("b", "marker"))),
    ];
    assert!(!shown.concat().contains("marker"), "{shown:?}");
    assert_eq!(
        format!("{:?}", File::reader("a.txt", tokio::io::empty())),
        r#"File { name: "a.txt", content_type: "text/plain", .. }"#
    );
}

/// Formats and serializes an upload the way generated types do.
struct Written(Upload);

impl std::fmt::Debug for Written {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        wire::debug("Upload", &mut self.0.clone(), formatter)
    }
}

impl serde::Serialize for Written {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::serialize(&mut self.0.clone(), serializer)
    }
}

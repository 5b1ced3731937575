//! Generated calls that contain files and joined lists, from their setters to what the sandbox platform receives.

#![allow(
    clippy::expect_used,
    reason = "what is expected here is what the test checks"
)]

use bytedance::{CallOptions, Client, File};
use bytedance_sandbox::{APP_ID, APP_SECRET, Sandbox};
use bytedance_tests::golden::GoldenEndpoints;
use bytedance_tests::golden::everything::PictureItem;
use bytedance_tests::golden::platform::HOSTS;
use bytedance_tests::golden::platform::credentials::QUERY_KEY;
use bytedance_tests::sample::Samples;
use serde_json::Value;

/// Returns the golden catalogue as the JSON document that the generator writes.
fn metadata() -> String {
    bytedance_codegen::Generator::new()
        .definitions(bytedance_spec::catalogue())
        .catalogue("../../codegen/tests/golden/catalogue")
        .metadata()
        .expect("the golden catalogue is in order")
}

async fn sandbox() -> Sandbox {
    let builder = Sandbox::builder().metadata(&metadata());
    builder.start().await.expect("the sandbox platform starts")
}

/// Returns a client with the key that the call fills in.
fn client_with_key(sandbox: &Sandbox) -> Client {
    Client::builder(APP_ID, APP_SECRET)
        .own_hosts(HOSTS)
        .base_urls(sandbox.hosts().map(|host| (host, sandbox.base_url(host))))
        .token(&QUERY_KEY, "key of the query")
        .build()
        .expect("a client")
}

#[tokio::test]
async fn files_and_joined_lists_arrive() {
    let sandbox = sandbox().await;
    let client = client_with_key(&sandbox);
    client
        .everything()
        .picture_item()
        .marks([3, 4])
        .picture(File::bytes("图 \"1\".png", vec![0, 255, 13, 10]))
        .views([File::reader("b.mp4", &b"moving"[..])])
        .id("7")
        .tags(["a", "文"])
        .sizes([1, 2])
        .bright(true)
        .with_options(CallOptions::new().token("key"))
        .send()
        .await
        .expect("taken");
    let request = &sandbox.requests_of("everything.picture_item")[0];
    assert_eq!(request.query_parameter("marks").as_deref(), Some("3;4"));
    let texts = request.form();
    let text = |wanted: &str| {
        let found = texts.iter().find(|(name, _)| name == wanted);
        found.map(|(_, text)| text.as_str())
    };
    assert_eq!(text("id"), Some("7"));
    assert_eq!(text("tags"), Some("a,文"));
    assert_eq!(text("sizes"), Some("[1,2]"));
    assert_eq!(text("bright"), Some("1"));
    assert_eq!(text("key"), Some("key"));
    let files = request.files();
    assert_eq!(files.len(), 2);
    let (name, picture) = &files[0];
    assert_eq!(name, "picture");
    // The quotes remain escaped: browsers write them this way, and the platform's servers read them this way.
    assert_eq!(picture.name, "图 %221%22.png");
    assert_eq!(picture.content_type.as_deref(), Some("image/png"));
    assert_eq!(&picture.content[..], [0, 255, 13, 10]);
    assert_eq!(files[1].0, "views");
    assert_eq!(&files[1].1.content[..], b"moving");
}

#[tokio::test]
async fn samples_of_uploads_can_be_sent() {
    let sandbox = sandbox().await;
    let client = client_with_key(&sandbox);
    let metadata: Value = serde_json::from_str(&metadata()).expect("JSON");
    let endpoint = metadata["chapters"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|chapter| chapter["endpoints"].as_array())
        .flatten()
        .find(|endpoint| endpoint["name"] == "everything.picture_item")
        .expect("the endpoint");
    let sample = Samples::default().request(endpoint);
    let flat = bytedance_tests::sample::flatten(&sample);
    let request: PictureItem = serde_json::from_value(flat).expect("a request");
    assert_eq!(request.marks.as_deref(), Some(&[7, 7][..]));
    let options = CallOptions::new().token("key");
    client.send_with(request, options).await.expect("taken");
    let request = &sandbox.requests_of("everything.picture_item")[0];
    let files = request.files();
    assert_eq!(files.len(), 2);
    for (_, file) in files {
        assert_eq!(&file.content[..], b"\x89PNG\r\n\xff\x00");
    }
}

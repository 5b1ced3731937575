//! For each function of the Python package `bytedance` 1.0.0, the SDK sends the same request if it is given the same input.
//!
//! Both sides run in this test: the package in a Python process, and the SDK over an in-memory transport. Where the platform's
//! documentation requires a request other than the package's, the difference is listed below and in the crate's documentation. The test
//! must then find exactly that difference.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::Arc;

use bytedance::platform::credentials;
use bytedance::transport::{HttpResponse, MemoryTransport};
use bytedance::{CallOptions, Client, Request};
use bytedance_sandbox::{PAYMENT_SALT, PRIVATE_KEY};
use bytedance_tests::{endpoints, sample};
use serde_json::{Value, json};

const APP_ID: &str = "tt_app";
const APP_SECRET: &str = "app secret";

/// A request in a normalized form, independent of the order of its parts and of equivalent spellings.
#[derive(Debug, Clone, PartialEq)]
struct Wire {
    method: String,
    address: String,
    query: BTreeSet<(String, String)>,
    encoding: &'static str,
    body: Value,
    credentials: BTreeMap<String, String>,
}

/// The differences that the platform's documentation requires. Each entry consists of a call and the parts of the request that differ.
const DIFFERENCES: [(&str, &[&str]); 15] = [
    // The documentation requires a form for renewals.
    (
        "basic.interface_request_credential.user_authorization.refresh_user_token",
        &["encoding"],
    ),
    // It is sufficient to send the token in one location, and a token in a URL ends up in logs.
    ("create_qrcode", &["query"]),
    ("text_antidirt", &["query"]),
    ("images_antidirt", &["query"]),
    // If an optional field is not set, the SDK omits it, while the package sends null.
    ("template_send", &["body"]),
    // These paths have a trailing slash in one chapter of the documentation and none in another. The SDK uses only one of the two
    // spellings.
    (
        "locallife.general_ability.self_operated_trading.query_info.query_order",
        &["address"],
    ),
    (
        "locallife.general_ability.self_operated_trading.query_info.query_cps",
        &["address"],
    ),
    (
        "locallife.general_ability.self_operated_trading.query_info.query_item_info",
        &["address"],
    ),
    (
        "locallife.general_ability.self_operated_trading.write_off.douyin_code.delivery_verify",
        &["address"],
    ),
    (
        "locallife.general_ability.agency_trade_system.fulfillment.third_code.verify_cancel",
        &["address"],
    ),
    (
        "locallife.general_ability.self_operated_trading.write_off.third_party_code.push_delivery",
        &["address"],
    ),
    (
        "locallife.general_ability.self_operated_trading.settlement.query_settle",
        &["address"],
    ),
    (
        "locallife.general_ability.self_operated_trading.book.merchant_cancel_book",
        &["address"],
    ),
    // Objects are signed in the same format as in the platform's demo.
    ("payment.ecpay.apply.create", &["body"]),
    // The documentation requires a GET request.
    ("marketing.search.query_ma_sub_service", &["method", "body"]),
];

fn platform() -> Arc<MemoryTransport> {
    let answer = r#"{"err_no": 0, "data": {"access_token": "fetched", "expires_in": 7200}}"#;
    Arc::new(MemoryTransport::new(move |request| {
        Ok(HttpResponse::json(&request, answer))
    }))
}

/// Returns a client with fixed tokens.
fn client(platform: Arc<MemoryTransport>) -> Client {
    Client::builder(APP_ID, APP_SECRET)
        .transport(platform)
        .token(&credentials::MINI_APP, "mini_app token")
        .token(&credentials::CLIENT, "client token")
        .payment_salt(PAYMENT_SALT)
        .private_key(PRIVATE_KEY)
        .build()
        .expect("the settings are right")
}

/// Sends a request and returns the request that was sent.
async fn sent<R: Request>(request: R, options: CallOptions) -> Wire {
    let platform = platform();
    // Few types can be parsed from this response, but only the request matters.
    let result = client(platform.clone()).send_with(request, options).await;
    let requests = platform.requests();
    let request = requests
        .first()
        .unwrap_or_else(|| panic!("nothing was sent: {:?}", result.err()));
    wire_of_rust(request)
}

fn wire_of_rust(request: &bytedance::transport::HttpRequest) -> Wire {
    let headers = request
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().expect("text").to_owned()));
    let body = std::str::from_utf8(&request.body).expect("UTF-8");
    wire(
        request.method.as_str(),
        request.url.as_str(),
        headers.collect(),
        body,
    )
}

fn wire_of_python(request: &Value) -> Wire {
    let text = |name: &str| request[name].as_str().expect("text");
    let headers = request["headers"].as_object().expect("headers");
    let headers = headers
        .iter()
        .filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())));
    wire(text("method"), text("url"), headers.collect(), text("body"))
}

fn wire(method: &str, url: &str, headers: BTreeMap<String, String>, body: &str) -> Wire {
    let url = url::Url::parse(url).expect("an address");
    let content_type = headers.get("content-type").map_or("", String::as_str);
    let form = content_type.starts_with("application/x-www-form-urlencoded");
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=");
    let body = if let Some(boundary) = boundary {
        multipart(body, boundary.trim_matches('"'))
    } else if form {
        let pairs = url::form_urlencoded::parse(body.as_bytes());
        pairs
            .map(|(name, value)| (name.into_owned(), Value::from(value.into_owned())))
            .collect()
    } else if body.is_empty() {
        Value::Null
    } else {
        serde_json::from_str(body).expect("JSON")
    };
    Wire {
        method: method.to_owned(),
        address: format!("{}{}", url.host_str().expect("a host"), url.path()),
        query: url.query_pairs().into_owned().collect(),
        encoding: match (boundary, form) {
            (Some(_), _) => "multipart",
            (None, true) => "form",
            (None, false) => "JSON",
        },
        body,
        credentials: headers
            .into_iter()
            .filter(|(name, _)| {
                ["access-token", "access_token", "x-token"].contains(&name.as_str())
            })
            .collect(),
    }
}

/// Returns the parts of a multipart body, keyed by name. Each part has its content and its headers in a normalized form.
fn multipart(body: &str, boundary: &str) -> Value {
    let mut parts = serde_json::Map::new();
    let separator = format!("--{boundary}");
    for part in body.split(separator.as_str()) {
        let Some((head, content)) = part.split_once("\r\n\r\n") else {
            continue;
        };
        let head = head.to_lowercase();
        let name = head
            .split("name=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("the name of a part");
        let file = head.split("filename=\"").nth(1).is_some();
        let ty = head.split("content-type:").nth(1).map(str::trim);
        let content = content.strip_suffix("\r\n").unwrap_or(content);
        parts.insert(
            name.to_owned(),
            json!({ "file": file, "type": ty, "content": content }),
        );
    }
    Value::from(parts)
}

/// Returns the requests that the package sends for these cases.
fn python(cases: &[Value]) -> Vec<Value> {
    let python = std::env::var("BYTEDANCE_TESTS_PYTHON")
        .expect("BYTEDANCE_TESTS_PYTHON must name a Python with bytedance 1.0.0: run the tests with ./tests/run");
    let mut process = Command::new(python)
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/python/record.py"))
        .args([PAYMENT_SALT, PRIVATE_KEY])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python starts");
    let input = Value::from(cases.to_vec()).to_string();
    process
        .stdin
        .take()
        .expect("a pipe")
        .write_all(input.as_bytes())
        .expect("Python reads");
    let output = process.wait_with_output().expect("Python ends");
    assert!(output.status.success(), "Python failed");
    serde_json::from_slice(&output.stdout).expect("a JSON list")
}

/// Returns the names of the parts that differ.
fn differences(rust: &Wire, python: &Wire) -> Vec<&'static str> {
    let parts = [
        ("method", rust.method == python.method),
        ("address", rust.address == python.address),
        ("query", rust.query == python.query),
        ("encoding", rust.encoding == python.encoding),
        ("body", rust.body == python.body),
        ("credentials", rust.credentials == python.credentials),
    ];
    parts
        .into_iter()
        .filter(|(_, same)| !same)
        .map(|(name, _)| name)
        .collect()
}

fn compare(cases: Vec<(Value, Wire)>) {
    let calls: Vec<Value> = cases.iter().map(|(call, _)| call.clone()).collect();
    let recorded = python(&calls);
    assert_eq!(recorded.len(), cases.len());
    let mut faults = Vec::new();
    for ((call, rust), python) in cases.iter().zip(&recorded) {
        let python = wire_of_python(python);
        let name = call["title"]
            .as_str()
            .or(call["call"].as_str())
            .expect("a name");
        let expected = DIFFERENCES
            .iter()
            .find(|(listed, _)| *listed == name)
            .map_or(&[][..], |(_, parts)| parts);
        if differences(rust, &python) != expected {
            faults.push(format!(
                "{name}: expected to differ in {expected:?}\nSDK    {rust:?}\nPython {python:?}\n"
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Parses an endpoint's typed request from JSON that uses the platform's names, sends it, and returns the request that was sent.
async fn typed(name: &str, request: Value, options: CallOptions) -> Wire {
    let platform = platform();
    let answer = client(platform.clone())
        .call_with(name, request, options)
        .await;
    // The response does not match any endpoint, but only the request matters.
    let requests = platform.requests();
    assert!(!requests.is_empty(), "nothing was sent: {answer:?}");
    wire_of_rust(&requests[0])
}

/// Returns a text file in two forms, one for each side, because both must be able to read the request.
fn text_file(field: &str) -> (Value, Value) {
    let name = format!("{field}.txt");
    (
        json!({ "name": name, "content_type": "text/plain", "content": "文" }),
        json!([name, "文", "text/plain"]),
    )
}

#[tokio::test]
async fn generated_functions_send_the_same() {
    let mut cases = Vec::new();
    for endpoint in endpoints() {
        let aliases = endpoint["aliases"].as_array().expect("aliases");
        let python_names: Vec<&str> = aliases
            .iter()
            .filter_map(Value::as_str)
            .filter(|alias| alias.contains('.'))
            .collect();
        if python_names.is_empty() {
            continue;
        }
        let name = endpoint["name"].as_str().expect("a name");
        let mut places = sample::Samples::default().request(&endpoint);
        // Header values must be ASCII.
        for value in places
            .get_mut("header")
            .and_then(Value::as_object_mut)
            .into_iter()
            .flatten()
        {
            *value.1 = json!("a header");
        }
        let mut files = serde_json::Map::new();
        for field in endpoint["request"].as_array().expect("fields") {
            if field["schema"]["type"] == "file" {
                let field = field["name"].as_str().expect("a name");
                let (here, there) = text_file(field);
                places["body"][field] = here;
                files.insert(field.to_owned(), there);
            }
        }
        let mut arguments = json!({ "path_params": places.get("path"), "body": places.get("body"), "query": places.get("query") });
        if let Some(headers) = places.get("header") {
            arguments["headers"] = headers.clone();
        }
        if !files.is_empty() {
            let body = arguments["body"].as_object_mut().expect("a body");
            body.retain(|field, _| !files.contains_key(field));
            arguments["files"] = Value::from(files);
        }
        // The package requires its caller to supply the constants that the SDK fills in.
        for fill in endpoint["fill"]
            .as_array()
            .expect("fills")
            .iter()
            .filter(|fill| fill["source"] == "constant")
        {
            let place = fill["in"].as_str().expect("a place");
            if arguments[place].is_null() {
                arguments[place] = json!({});
            }
            arguments[place][fill["name"].as_str().expect("a name")] = fill["value"].clone();
        }
        let mut options = CallOptions::new();
        let issued = ["mini_app", "client"];
        if endpoint["auth"]["credential"]
            .as_str()
            .is_some_and(|credential| !issued.contains(&credential))
        {
            let token = json!("a token of the caller's");
            // The package does not support third-party platform tokens, so its caller puts them into the body.
            if ["component", "component_v1"]
                .map(Value::from)
                .contains(&endpoint["auth"]["credential"])
            {
                let auth = &endpoint["auth"];
                let [place, name] =
                    ["in", "parameter"].map(|key| auth[key].as_str().expect("text"));
                arguments[place][name] = token;
            } else {
                arguments["token"] = token;
            }
            options = options.token("a token of the caller's");
        }
        let mut request = sample::flatten(&places);
        if endpoint["open_body"] == true {
            request["body"] = json!({ "free": "文" });
            arguments["body"] = request["body"].clone();
        }
        let wire = typed(name, request, options).await;
        for python_name in python_names {
            cases.push((
                json!({ "call": python_name, "arguments": arguments }),
                wire.clone(),
            ));
        }
    }
    assert_eq!(cases.len(), 418, "the package has 418 generated functions");
    compare(cases);
}

#[tokio::test]
async fn functions_of_the_first_versions_send_the_same() {
    use bytedance::content_security::{DetectImageV1, DetectTextV1, ImageTask, TextTask};
    use bytedance::login::CodeToSession;
    use bytedance::qr_code::{Color, CreateQrCodeV1};
    use bytedance::subscribe_notification::NotifyUser;
    use bytedance::template_message::{SendTemplateMessage, TemplateValue};
    use bytedance::user_storage::{KeyValue, RemoveUserStorage, SetUserStorage};

    let key = |key: &str| KeyValue::new().key(key);
    // The values are sorted by name, because that is the order in which Python receives the arguments.
    let values = [
        key("big").value(u64::MAX),
        key("float").value(1.0),
        key("int").value(0),
        key("string").value("文 \"quoted\""),
        key("tiny").value(0.000_01),
        key("truth").value(true),
    ];
    let kv_list = json!({
        "big": u64::MAX, "float": 1.0, "int": 0, "string": "文 \"quoted\"", "tiny": 0.000_01, "truth": true,
    });
    let color = || Color::new().r(1).g(2).b(3);
    let message = || {
        SendTemplateMessage::new()
            .touser("openid")
            .template_id("template")
            .form_id("form")
            .data([("keyword1", TemplateValue::new().value("值"))])
    };
    let template = json!({ "touser": "openid", "template_id": "template", "form_id": "form", "data": { "keyword1": { "value": "值" } } });
    let mut template_with_page = template.clone();
    template_with_page["page"] = json!("pages/index");

    let none = CallOptions::new;
    let session = ("openid/1", "724edcafc423d167724edcbe");
    let cases = vec![
        (
            json!({ "call": "code2Session", "arguments": { "code": "a code" } }),
            sent(CodeToSession::new().code("a code"), none()).await,
        ),
        (
            json!({ "call": "code2_session", "arguments": { "anonymous_code": "a code" } }),
            sent(CodeToSession::new().anonymous_code("a code"), none()).await,
        ),
        (
            json!({ "call": "set_user_storage", "arguments": { "openid": session.0, "session_key": session.1, "kv_list": kv_list } }),
            sent(
                SetUserStorage::new()
                    .openid(session.0)
                    .session_key(session.1)
                    .kv_list(values),
                none(),
            )
            .await,
        ),
        (
            json!({ "call": "remove_user_storage", "arguments": { "openid": session.0, "session_key": session.1, "key_list": ["k1", "钥"] } }),
            sent(
                RemoveUserStorage::new()
                    .openid(session.0)
                    .session_key(session.1)
                    .key(["k1", "钥"]),
                none(),
            )
            .await,
        ),
        (
            json!({ "call": "create_qrcode", "arguments": {
                "appname": "douyin", "path": "pages%3fa%3d1", "width": 430, "line_color": { "r": 1, "g": 2, "b": 3 },
                "background": { "r": 1, "g": 2, "b": 3 }, "set_icon": true } }),
            sent(
                CreateQrCodeV1::new()
                    .appname("douyin")
                    .path("pages%3fa%3d1")
                    .width(430)
                    .line_color(color())
                    .background(color())
                    .set_icon(true),
                none(),
            )
            .await,
        ),
        (
            json!({ "call": "template_send", "arguments": template }),
            sent(message(), none()).await,
        ),
        (
            json!({ "title": "template_send with a page", "call": "template_send", "arguments": template_with_page }),
            sent(message().page("pages/index"), none()).await,
        ),
        (
            json!({ "call": "text_antidirt", "arguments": { "tasks": [{ "content": "文本" }] } }),
            sent(
                DetectTextV1::new().tasks([TextTask::new().content("文本")]),
                none(),
            )
            .await,
        ),
        (
            json!({ "call": "images_antidirt", "arguments": { "tasks": [{ "image": "https://example.com/a.png" }] } }),
            sent(
                DetectImageV1::new().tasks([ImageTask::new().image("https://example.com/a.png")]),
                none(),
            )
            .await,
        ),
        (
            json!({ "call": "subscribe_send", "arguments": { "tpl_id": "MSG", "open_id": "openid", "data": { "物品": "值" }, "page": "pages/index" } }),
            sent(
                NotifyUser::new()
                    .msg_id("MSG")
                    .open_id("openid")
                    .data([("物品", "值")])
                    .page("pages/index"),
                none(),
            )
            .await,
        ),
    ];
    compare(cases);
}

#[tokio::test]
async fn tokens_are_fetched_the_same_way() {
    let mut cases = Vec::new();
    for (kind, credential) in [
        ("mini_app", &credentials::MINI_APP),
        ("client", &credentials::CLIENT),
    ] {
        let platform = platform();
        let client = Client::builder(APP_ID, APP_SECRET)
            .transport(platform.clone())
            .build()
            .expect("the settings are right");
        client
            .token(credential)
            .await
            .expect("the token is fetched");
        let wire = wire_of_rust(&platform.requests()[0]);
        cases.push((
            json!({ "title": kind, "call": "_fetch", "arguments": { "kind": kind } }),
            wire,
        ));
    }
    compare(cases);
}

#[test]
fn every_difference_is_documented() {
    let pages = [
        (
            include_str!("../../../sdk/docs/python_package.md"),
            "| function | difference |",
        ),
        (
            include_str!("../../../sdk/docs/python_package.zh-CN.md"),
            "| 函数 | 差异 |",
        ),
    ];
    for (page, header) in pages {
        let (_, table) = page.split_once(header).expect("the table of differences");
        let documented: BTreeSet<&str> = table
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
            .collect();
        assert_eq!(
            documented,
            DIFFERENCES.iter().map(|(name, _)| *name).collect()
        );
    }
}

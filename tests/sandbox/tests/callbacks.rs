//! Callbacks that the sandbox platform sends to a plain HTTP server.

#![allow(
    clippy::expect_used,
    reason = "what is expected here is what the test checks"
)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use bytedance_sandbox::{APP_ID, APP_SECRET, Callback, Notifier, Sandbox};
use bytes::Bytes;
use http::{HeaderMap, Method, Response, Uri};
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// A request that the server received.
#[derive(Debug, Clone, PartialEq)]
struct Got {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
}

/// A server that gives each request the next of its responses, and repeats the last one.
#[derive(Clone)]
struct Server {
    url: String,
    got: Arc<Mutex<Vec<Got>>>,
    answers: Arc<Mutex<Vec<(u16, String)>>>,
}

impl Server {
    async fn start(answers: &[(u16, &str)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let answers = answers.iter().rev();
        let server = Self {
            url: format!("http://{address}/callback"),
            got: Arc::default(),
            answers: Arc::new(Mutex::new(
                answers
                    .map(|(status, body)| (*status, (*body).to_owned()))
                    .collect(),
            )),
        };
        let router = Router::new().fallback(answer).with_state(server.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        server
    }

    /// Takes the next response. A response with status 0 is never sent.
    fn next(&self) -> (u16, String) {
        let mut answers = self.answers.lock().expect("no panic");
        let next = match answers.len() {
            1 => answers.last().cloned(),
            _ => answers.pop(),
        };
        next.expect("an answer")
    }

    fn got(&self) -> Vec<Got> {
        self.got.lock().expect("no panic").clone()
    }
}

async fn answer(State(server): State<Server>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.expect("a body");
    server.got.lock().expect("no panic").push(Got {
        method: parts.method,
        uri: parts.uri,
        headers: parts.headers,
        body,
    });
    let (status, body) = server.next();
    if status == 0 {
        std::future::pending::<()>().await;
    }
    let answer = Response::builder().status(status).body(body.into());
    answer.expect("an answer")
}

fn kinds() -> Vec<(&'static str, Callback)> {
    let made = Notifier::default();
    vec![
        ("ecpay", made.payment(json!({ "cp_orderno": "1" }))),
        ("trade", made.trade("settle", json!({ "a": 1 }))),
        ("trade path", made.trade("/ext/notify", json!({ "a": 1 }))),
        ("webhook", made.webhook("authorize", json!({}))),
        ("challenge", made.webhook_challenge(7)),
        ("push", made.push(json!({ "MsgType": "text" }))),
        ("life", made.life_service(json!({}))),
        ("check", made.address_check("echo & me")),
    ]
}

#[tokio::test]
async fn an_acknowledgment_is_that_of_the_protocol() {
    for (answer, takers) in [
        (
            (200, r#"{"err_no":0,"err_tips":"success"}"#),
            &["ecpay", "trade", "webhook"][..],
        ),
        ((200, "success"), &["webhook", "push"]),
        ((200, ""), &["webhook", "push"]),
        ((500, r#"{"err_no":0}"#), &[]),
        ((500, "success"), &[]),
        ((200, r#"{"err_no":1}"#), &["webhook"]),
        ((200, r#"{"err_no":"0"}"#), &["webhook"]),
        ((200, r#"{"error_code":0}"#), &["webhook", "trade path"]),
        ((200, r#"{"data":{"error_code":0}}"#), &["webhook", "life"]),
        ((200, r#"{"data":{"error_code":100}}"#), &["webhook"]),
        ((200, r#"{"challenge":7}"#), &["webhook", "challenge"]),
        ((200, "echo & me"), &["webhook", "check"]),
    ] {
        let server = Server::start(&[answer]).await;
        for (kind, callback) in kinds() {
            let delivery = callback.once().send(&server.url).await;
            assert_eq!(
                delivery.acknowledged,
                takers.contains(&kind),
                "{kind} {answer:?}"
            );
            assert_eq!((delivery.attempts, delivery.waited), (1, Duration::ZERO));
            assert_eq!(delivery.body, answer.1);
        }
    }
}

#[tokio::test]
async fn what_is_not_acknowledged_is_sent_again_on_the_schedule_of_the_protocol() {
    let server = Server::start(&[(500, "")]).await;
    let waits: Vec<_> = {
        let mut waits = Vec::new();
        for (kind, callback) in kinds() {
            let delivery = callback.send(&server.url).await;
            assert!(!delivery.acknowledged);
            waits.push((kind, delivery.attempts, delivery.waited.as_secs()));
        }
        waits
    };
    assert_eq!(
        waits,
        [
            ("ecpay", 16, 60 + 33 * 60 + 90 * 60 + 22 * 3600),
            ("trade", 11, 57 + 28 * 60),
            ("trade path", 11, 57 + 28 * 60),
            ("webhook", 4, 180),
            ("challenge", 4, 180),
            ("push", 1, 0),
            ("life", 13, 720),
            ("check", 1, 0),
        ]
    );
}

#[tokio::test]
async fn nothing_is_sent_after_the_acknowledgment_and_redeliveries_are_the_same() {
    let ok = r#"{"err_no":0}"#;
    let sandbox = Sandbox::start().await.expect("the sandbox platform starts");
    let token = sandbox.issue_token("user", APP_ID, Duration::from_secs(20));
    for sign_each_attempt in [false, true] {
        let server = Server::start(&[(200, "no"), (200, "no"), (200, ok)]).await;
        let mut callback = sandbox.callback().payment(json!({ "cp_orderno": "1" }));
        if sign_each_attempt {
            callback = callback.sign_each_attempt();
        }
        let delivery = callback.send(&server.url).await;
        assert!(delivery.acknowledged);
        assert_eq!((delivery.attempts, delivery.waited.as_secs()), (3, 30));
        let got = server.got();
        assert_eq!(got.len(), 3);
        assert_eq!(got[0].body == got[1].body, !sign_each_attempt);
    }
    // The waits also moved the sandbox platform's clock.
    let url = format!("{}/oauth/userinfo/", sandbox.base_url("open"));
    let answer: Value = reqwest::Client::new()
        .post(url)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("access_token={token}&open_id=x"))
        .send()
        .await
        .expect("an answer")
        .json()
        .await
        .expect("JSON");
    assert_ne!(answer["data"]["error_code"], 0, "{answer}");
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_tried_again() {
    let server = Server::start(&[(0, ""), (200, "success")]).await;
    let callback = Notifier::default().push(json!({ "MsgType": "text" }));
    let callback = callback.timeout(Duration::from_millis(200));
    let delivery = callback.send(&server.url).await;
    assert!(delivery.acknowledged);
    assert_eq!((delivery.attempts, delivery.waited.as_secs()), (2, 5));

    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let delivery = callback.send(&url).await;
    assert_eq!((delivery.attempts, delivery.status), (4, None));
    assert!(delivery.body.contains("refused"), "{}", delivery.body);
    let delivery = callback.once().send("https://127.0.0.1").await;
    assert!(delivery.body.contains("http://"), "{}", delivery.body);
}

#[tokio::test]
async fn what_is_set_is_what_is_sent() {
    let server = Server::start(&[(200, "success")]).await;
    let made = Notifier::default().application("tt_other", APP_SECRET);
    let webhook = made.webhook("authorize", r#"{"a":1}"#).id("an id");
    let _ = webhook.once().send(&server.url).await;
    let life = made.life_service_with_query("timestamp=1&client_key=x", "a text");
    let _ = life.once().send(&format!("{}?a=b", server.url)).await;
    let tampered = made.payment("text").nonce("9").tampered(|request| {
        *request.method_mut() = Method::PUT;
    });
    let _ = tampered.once().send(&server.url).await;
    let got = server.got();
    let json = |got: &Got| serde_json::from_slice::<Value>(&got.body).expect("JSON");
    assert_eq!(got[0].headers["msg-id"], "an id");
    assert_eq!(json(&got[0])["content"], r#"{"a":1}"#);
    assert_eq!(json(&got[0])["client_key"], "tt_other");
    assert_eq!(got[1].uri, "/callback?a=b&timestamp=1&client_key=x");
    assert_eq!(got[1].body, "a text");
    assert_eq!(got[2].method, Method::PUT);
    assert_eq!(json(&got[2])["msg"], "text");
    assert_eq!(json(&got[2])["nonce"], "9");
}

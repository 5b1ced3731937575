//! The sandbox platform sends callbacks to a server that receives them with the SDK.

use std::time::{Duration, SystemTime};

use axum::Router;
use axum::routing::{post, post_service};
use bytedance::callback::{Event, Reply, Verified};
use bytedance::customer_service::TextMessageEvent;
use bytedance::ecpay::PaymentEvent;
use bytedance_sandbox::{Callback, Delivery, Notifier};
use bytedance_tests::callbacks::{Log, Server, callbacks};
use bytes::Bytes;
use http::{Method, StatusCode};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const SHORT: Duration = Duration::from_millis(100);

fn made() -> Notifier {
    Notifier::default()
}

fn payment(order: &str) -> Callback {
    made().payment(json!({ "cp_orderno": order, "total_amount": 1200, "status": "SUCCESS" }))
}

/// Returns one callback of each kind.
fn kinds() -> Vec<Callback> {
    vec![
        payment("1"),
        made().trade("settle", json!({ "a": "文" })),
        made().trade("/ext/notify", json!({ "a": 1 })),
        made().webhook("authorize", json!({ "a": 1 })),
        made().webhook("life_x", r#"{"a":1}"#),
        made().push(json!({ "MsgType": "text", "Content": "a" })),
        made().push_xml(json!({ "MsgType": "text", "Content": "文 & <b> ]]>" })),
        made().life_service(json!({ "a": 1 })),
    ]
}

/// Starts a server with a catch-all handler that fails the given number of times. Also returns the log of the handler's calls.
async fn failing(times: usize) -> (Server, Log) {
    let log = Log::default();
    let noted = log.clone();
    let callbacks = callbacks().on_others(move |event: Verified<Event>| {
        let before = noted.note(format!(
            "{} {} {}",
            event.protocol(),
            event.event_name(),
            event.content()
        ));
        async move {
            if before < times {
                return Err("the database is away");
            }
            Ok(())
        }
    });
    (Server::start(callbacks).await, log)
}

#[track_caller]
fn is_refused(delivered: &Delivery) {
    assert!(!delivered.acknowledged);
    assert_eq!(delivered.status, Some(StatusCode::FORBIDDEN));
    // All refused callbacks receive the same response.
    assert_eq!(delivered.body, r#"{"err_no":1,"err_tips":"refused"}"#);
}

#[tokio::test]
async fn genuine_callbacks_of_every_protocol_are_handled_and_acknowledged() {
    let (server, log) = failing(0).await;
    for callback in kinds() {
        let delivered = callback.send(&server.url).await;
        assert!(delivered.acknowledged, "{callback:?}: {delivered:?}");
        assert_eq!(delivered.attempts, 1);
    }
    assert_eq!(
        log.lines(),
        [
            r#"ecpay payment {"cp_orderno":"1","status":"SUCCESS","total_amount":1200}"#,
            r#"trade settle {"a":"文"}"#,
            r#"trade /ext/notify {"a":1}"#,
            r#"webhook authorize {"a":1}"#,
            r#"webhook life_x {"a":1}"#,
            r#"push text {"Content":"a","MsgType":"text"}"#,
            r#"push text {"Content":"文 & <b> ]]>","MsgType":"text"}"#,
            r#"life_service /callback {"a":1}"#,
        ]
    );
}

#[tokio::test]
async fn the_platform_s_checks_of_an_address_succeed() {
    let (server, log) = failing(0).await;
    for callback in [
        made().webhook_challenge(12345),
        made().address_check("echo & me"),
    ] {
        let delivered = callback.send(&server.url).await;
        assert!(delivered.acknowledged, "{delivered:?}");
        let delivered = callback.forged().once().send(&server.url).await;
        is_refused(&delivered);
    }
    assert!(log.lines().is_empty());
}

#[tokio::test]
async fn handlers_get_their_events_typed() {
    let log = Log::default();
    let (payments, texts) = (log.clone(), log.clone());
    let callbacks = callbacks()
        .on(move |paid: Verified<PaymentEvent>| {
            payments.note(format!("{} {}", paid.cp_orderno, paid.total_amount));
            async {}
        })
        .on(move |text: Verified<TextMessageEvent>| {
            texts.note(text.content.clone());
            async {}
        });
    let server = Server::start(callbacks).await;
    let text = json!({ "MsgType": "text", "Content": "a question", "CreateTime": 1577364225 });
    for callback in [
        payment("1"),
        made().push(text.clone()),
        made().push_xml(text),
    ] {
        assert!(callback.send(&server.url).await.acknowledged);
    }
    assert_eq!(log.lines(), ["1 1200", "a question", "a question"]);
    // No handler accepts this callback, so it is not acknowledged and the platform keeps repeating it.
    let delivered = made().trade("refund", json!({})).send(&server.url).await;
    assert!(!delivered.acknowledged);
    assert_eq!(delivered.attempts, 11);
}

#[tokio::test]
async fn a_duplicate_is_acknowledged_and_not_handled_again() {
    let (server, log) = failing(0).await;
    for callback in kinds() {
        let request = callback.request("/callback");
        // The entire request is the same, not only the message.
        let same = callback.tampered(move |other| *other = at(request.clone(), other.uri()));
        for _ in 0..3 {
            assert!(same.send(&server.url).await.acknowledged);
        }
    }
    assert_eq!(log.lines().len(), kinds().len());
    // If the platform signs a payment again, the payment is recognized by its content.
    for callback in [payment("1"), made().trade("settle", json!({ "a": "文" }))] {
        let earlier = SystemTime::now() - Duration::from_secs(60);
        let delivered = callback.signed_at(earlier).send(&server.url).await;
        assert!(delivered.acknowledged);
    }
    assert_eq!(log.lines().len(), kinds().len());
}

/// Changes the scheme, host and path of a request. The query stays the same.
fn at(mut request: http::Request<Bytes>, uri: &http::Uri) -> http::Request<Bytes> {
    let query = request.uri().query().map(|query| format!("?{query}"));
    let path = uri.path();
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    let target = format!("http://{authority}{path}{}", query.unwrap_or_default());
    *request.uri_mut() = target.parse().expect("an address");
    request
}

#[tokio::test]
async fn what_a_handler_could_not_do_comes_again() {
    for (callback, waited) in kinds().into_iter().zip([30, 24, 24, 120, 120, 0, 0, 120]) {
        for callback in [callback.clone(), callback.sign_each_attempt()] {
            let (server, log) = failing(2).await;
            let delivered = callback.send(&server.url).await;
            // The platform does not repeat a push that has received a response.
            let attempts = if waited == 0 { 1 } else { 3 };
            assert_eq!(delivered.acknowledged, attempts == 3, "{delivered:?}");
            assert_eq!(delivered.attempts, attempts);
            assert_eq!(delivered.waited, Duration::from_secs(waited));
            assert_eq!(log.lines().len(), attempts);
        }
    }
}

#[tokio::test]
async fn what_a_handler_panicked_at_comes_again() {
    let log = Log::default();
    let noted = log.clone();
    let callbacks = callbacks().on(move |_: Verified<PaymentEvent>| {
        let before = noted.note("called");
        async move { assert_ne!(before, 0, "on purpose") }
    });
    let server = Server::start(callbacks).await;
    let delivered = payment("1").send(&server.url).await;
    assert!(delivered.acknowledged);
    assert_eq!((delivered.attempts, log.lines().len()), (2, 2));
}

#[tokio::test]
async fn a_slow_handler_is_called_once_however_often_the_platform_hangs_up() {
    let log = Log::default();
    let noted = log.clone();
    let callbacks = callbacks().on_others(move |_| {
        let noted = noted.clone();
        async move {
            noted.note("begun");
            tokio::time::sleep(10 * SHORT).await;
            noted.note("done");
        }
    });
    let server = Server::start(callbacks).await;
    for callback in [payment("1"), made().webhook("authorize", json!({}))] {
        let before = log.lines().len();
        let patient = callback.schedule([SHORT; 100]).pause(2 * SHORT);
        let delivered = patient.timeout(3 * SHORT).send(&server.url).await;
        assert!(delivered.acknowledged);
        assert!(delivered.attempts >= 3, "{}", delivered.attempts);
        assert_eq!(log.lines()[before..], ["begun", "done"]);
    }
}

#[tokio::test]
async fn strangers_reach_no_handler() {
    let (server, log) = failing(0).await;
    for callback in kinds() {
        is_refused(&callback.clone().forged().once().send(&server.url).await);
        let changed = callback.tampered(|request| {
            let body = String::from_utf8_lossy(request.body());
            let body = body.replace("a", "b").replace("12", "13");
            *request.body_mut() = Bytes::from(body);
        });
        is_refused(&changed.once().send(&server.url).await);
    }
    assert!(log.lines().is_empty());
}

#[tokio::test]
async fn what_is_too_old_or_too_early_is_refused() {
    let (server, log) = failing(0).await;
    let (now, far) = (SystemTime::now(), Duration::from_secs(310));
    let mut refused = 0;
    for callback in kinds() {
        for time in [now - far, now + far] {
            let callback = callback.clone().signed_at(time).once();
            let delivered = callback.send(&server.url).await;
            if delivered.acknowledged {
                // A webhook's signature does not cover any time.
                continue;
            }
            is_refused(&delivered);
            refused += 1;
        }
    }
    assert_eq!(refused, 2 * (kinds().len() - 2));
    assert!(log.lines().iter().all(|line| line.starts_with("webhook")));
}

#[tokio::test]
async fn a_webhook_that_a_stranger_gives_another_id_is_not_handled_again() {
    let (server, log) = failing(0).await;
    let webhook = made().webhook("authorize", json!({ "a": 1 }));
    for id in ["first", "second", "third"] {
        let replayed = webhook.clone().id(id).send(&server.url).await;
        assert!(replayed.acknowledged);
    }
    assert_eq!(log.lines().len(), 1);
}

#[tokio::test]
async fn a_body_over_the_limit_is_not_read() {
    let log = Log::default();
    let noted = log.clone();
    let callbacks = callbacks().body_limit(10_000).on_others(move |_| {
        noted.note("called");
        async {}
    });
    let server = Server::start(callbacks).await;
    let large = made().webhook("authorize", json!({ "a": "x".repeat(10_000) }));
    let delivered = large.once().send(&server.url).await;
    assert_eq!(delivered.status, Some(StatusCode::PAYLOAD_TOO_LARGE));

    // A chunked body that has no `Content-Length` and never ends.
    let address = server.url.trim_start_matches("http://");
    let address = address.trim_end_matches("/callback");
    let mut stream = TcpStream::connect(address).await.expect("a server");
    let head = "POST /callback HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nX-Douyin-Signature: x\r\n\r\n";
    stream.write_all(head.as_bytes()).await.expect("it listens");
    let (mut input, mut output) = stream.into_split();
    let chunk = format!("3e8\r\n{}\r\n", "x".repeat(1000));
    let writer = tokio::spawn(async move {
        let mut chunks = 0;
        while chunks < 100_000 && output.write_all(chunk.as_bytes()).await.is_ok() {
            chunks += 1;
        }
        chunks
    });
    let mut answer = String::new();
    // The server may close the connection before it has read the whole body.
    let _ = input.read_to_string(&mut answer).await;
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    drop(input);
    let sent = writer.await.expect("no panic");
    assert!(sent < 100_000, "{sent} chunks of 1000 bytes were taken");

    assert!(payment("1").send(&server.url).await.acknowledged);
    assert_eq!(log.lines(), ["called"]);
}

#[tokio::test]
async fn another_method_is_refused() {
    let (server, log) = failing(0).await;
    let get = payment("1").tampered(|request| {
        *request.method_mut() = Method::GET;
        *request.body_mut() = Bytes::new();
    });
    is_refused(&get.clone().once().send(&server.url).await);

    let service = post_service(callbacks().on_others(|_| async {}));
    let strict = Server::start_router(Router::new().route("/callback", service)).await;
    let delivered = get.once().send(&strict.url).await;
    assert_eq!(delivered.status, Some(StatusCode::METHOD_NOT_ALLOWED));
    assert!(payment("1").send(&strict.url).await.acknowledged);
    assert!(log.lines().is_empty());
}

#[tokio::test]
async fn a_handler_of_axum_gets_what_is_genuine() {
    async fn handle(log: Log, event: Verified<Event>) -> http::Response<axum::body::Body> {
        log.note(event.event_name());
        if event.event_name() == "refund" {
            return Reply::failure(&event).map(Into::into);
        }
        Reply::acknowledgment().to(&event).map(Into::into)
    }

    let log = Log::default();
    let noted = log.clone();
    let route = post(move |event| handle(noted, event));
    let router = Router::new()
        .route("/callback", route)
        .with_state(callbacks());
    let server = Server::start_router(router).await;
    for callback in kinds() {
        assert!(callback.send(&server.url).await.acknowledged);
        is_refused(&callback.forged().once().send(&server.url).await);
    }
    let refund = made().trade("refund", json!({})).once();
    assert!(!refund.send(&server.url).await.acknowledged);
    assert_eq!(log.lines().len(), kinds().len() + 1);
}

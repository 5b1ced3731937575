//! What the SDK logs, at which level and with which fields.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "test")]

mod common;

#[path = "common/callbacks.rs"]
mod callbacks;

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex as SyncMutex};
use std::time::Duration;

use bytedance::Client;
use bytedance::callback::Verified;
use bytedance::trade::PaymentEvent;
use bytedance_sandbox::{APP_ID, APP_SECRET, Fault, PLATFORM_PUBLIC_KEY, Sandbox};
use common::*;
use serde_json::json;
use tokio::sync::{Mutex, MutexGuard, Notify};
use tracing::Instrument as _;
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt as _;

/// Only one test at a time captures the log, because the filters of several subscribers affect each other. A test captures the log before it makes
/// any call, because an event that is first reached while another test changes its subscriber may be disabled for good.
static CAPTURING: Mutex<()> = Mutex::const_new(());

#[derive(Clone, Default)]
struct Output(Arc<SyncMutex<Vec<u8>>>);

impl io::Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The log of the current thread.
struct Log {
    output: Output,
    _subscriber: DefaultGuard,
    _capturing: MutexGuard<'static, ()>,
}

impl Log {
    /// Captures what passes the filter, which has the syntax of `RUST_LOG`.
    async fn capture(filter: &str) -> Self {
        let capturing = CAPTURING.lock().await;
        let output = Output::default();
        let writer = output.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_env_filter(EnvFilter::new(filter))
            .without_time()
            .with_ansi(false)
            .with_writer(move || writer.clone());
        Self {
            output,
            _subscriber: subscriber.set_default(),
            _capturing: capturing,
        }
    }

    /// Forgets what has been logged so far.
    fn clear(&self) {
        self.output.0.lock().unwrap().clear();
    }

    /// Returns what has been logged, without the values that differ from run to run.
    fn text(&self) -> String {
        let text = String::from_utf8(self.output.0.lock().unwrap().clone()).unwrap();
        without_values(&text)
    }
}

/// Removes the values of the fields that differ from run to run, and the spaces that align the levels.
fn without_values(text: &str) -> String {
    let without_value = |word: &str| match word.split_once('=') {
        Some((name @ ("duration_ms" | "wait_ms" | "log_id"), _)) => format!("{name}=_"),
        _ => word.to_owned(),
    };
    let lines = text.lines().map(|line| {
        let words: Vec<String> = line.split_whitespace().map(without_value).collect();
        words.join(" ") + "\n"
    });
    lines.collect()
}

fn client(answer: impl Fn(usize) -> u16 + Send + Sync + 'static) -> Client {
    let sent = AtomicUsize::new(0);
    let transport = platform(
        move |request| match answer(sent.fetch_add(1, Ordering::SeqCst)) {
            200 => success(request),
            other => status(request, other),
        },
    );
    builder(&transport).build().unwrap()
}

#[tokio::test]
async fn a_successful_call_is_one_event() {
    let log = Log::capture("bytedance=debug").await;
    let client = client(|_| 200);
    client.send(Thing::new(&READ)).await.unwrap(); // fetches the token
    log.clear();
    client.send(Thing::new(&READ)).await.unwrap();
    assert_eq!(
        log.text(),
        "DEBUG bytedance::client::logs: the call succeeded app_id=\"tt_app_id\" endpoint=thing.read host=\"main\" status=200 attempts=1 duration_ms=_ log_id=_\n"
    );
}

#[tokio::test]
async fn calls_log_nothing_above_debug() {
    let log = Log::capture("bytedance=info").await;
    client(|_| 200).send(Thing::new(&READ)).await.unwrap();
    client(|_| 404).send(Thing::new(&READ)).await.unwrap_err();
    assert_eq!(log.text(), "");
}

#[tokio::test]
async fn each_attempt_is_an_event_at_trace() {
    let log = Log::capture("bytedance::client=trace").await;
    let client = client(|_| 200);
    client.send(Thing::new(&READ)).await.unwrap();
    log.clear();
    client.send(Thing::new(&READ)).await.unwrap();
    assert_eq!(
        log.text(),
        "TRACE bytedance.call{app_id=\"tt_app_id\" endpoint=thing.read host=\"main\"}: bytedance::client::logs: the attempt ended attempt=1 status=200 code=0 duration_ms=_ log_id=_\n\
         DEBUG bytedance::client::logs: the call succeeded app_id=\"tt_app_id\" endpoint=thing.read host=\"main\" status=200 attempts=1 duration_ms=_ log_id=_\n"
    );
}

/// A filter may let the events of attempts pass, but not the spans of attempts, which have a different target.
#[tokio::test]
async fn attempts_have_a_duration_even_without_their_span() {
    let log = Log::capture("bytedance::client::logs=trace").await;
    let client = client(|_| 200);
    client.send(Thing::new(&READ)).await.unwrap();
    log.clear();
    client.send(Thing::new(&READ)).await.unwrap();
    let attempt = "TRACE bytedance::client::logs: the attempt ended attempt=1 status=200 code=0 duration_ms=_ log_id=_\n";
    assert!(log.text().starts_with(attempt), "{}", log.text());
}

#[tokio::test]
async fn a_repeated_call_logs_why_and_how_often() {
    let log = Log::capture("bytedance=debug").await;
    let client = client(|number| if number == 1 { 503 } else { 200 });
    client.send(Thing::new(&READ)).await.unwrap();
    log.clear();
    client.send(Thing::new(&READ)).await.unwrap();
    let text = log.text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(lines[0].contains("retrying the call attempt=1 wait_ms=_ kind=Http status=503"));
    assert!(
        lines[1].contains(
            "the call succeeded app_id=\"tt_app_id\" endpoint=thing.read host=\"main\" status=200 attempts=2 "
        )
    );
}

#[tokio::test]
async fn a_failed_call_is_one_event() {
    let log = Log::capture("bytedance=debug").await;
    let client = client(|number| if number == 0 { 200 } else { 404 });
    client.send(Thing::new(&READ)).await.unwrap();
    log.clear();
    let error = client.send(Thing::new(&READ)).await.unwrap_err();
    assert_eq!(
        log.text(),
        without_values(&format!(
            "DEBUG bytedance::client::logs: the call failed app_id=\"tt_app_id\" endpoint=thing.read host=\"main\" status=404 attempts=1 duration_ms=0 error={error}\n"
        ))
    );
}

#[tokio::test]
async fn a_call_without_a_token_has_no_attempts() {
    let log = Log::capture("bytedance::client=debug").await;
    client(|_| 200)
        .send(Thing::new(&PROFILE))
        .await
        .unwrap_err();
    let text = log.text();
    assert!(text.starts_with("DEBUG bytedance::client::logs: the call failed app_id=\"tt_app_id\" endpoint=thing.profile host=\"main\" attempts=0 duration_ms=_ error="), "{text}");
}

#[tokio::test]
async fn each_reply_to_a_callback_is_one_event_in_the_span_of_the_program() {
    let log = Log::capture("info").await;
    let receiver = callbacks::callbacks()
        .on(|_: Verified<callbacks::Paid>| async {})
        .on_others(|_| async {});
    let request = callbacks::ecpay(callbacks::now(), "payment", &callbacks::payment("1"));
    for request in [&request, &request] {
        let span = tracing::info_span!("request", number = 7);
        receiver.handle(request.clone()).instrument(span).await;
    }
    let mut webhook = callbacks::webhook(r#"{"event":"x","content":{}}"#);
    webhook
        .headers_mut()
        .insert("msg-id", "m1".parse().unwrap());
    receiver.handle(webhook.clone()).await;
    *webhook.body_mut() = "{}".into();
    receiver.handle(webhook).await;
    let target = "bytedance::callback::handle";
    let text = log.text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[..3],
        [
            format!(
                "INFO request{{number=7}}: {target}: replied to a callback app_id=\"tt5823bf96d3bd56c7\" protocol=\"ecpay\" event=\"payment\" outcome=\"handled\" duration_ms=_"
            ),
            format!(
                "INFO request{{number=7}}: {target}: replied to a callback app_id=\"tt5823bf96d3bd56c7\" protocol=\"ecpay\" event=\"payment\" outcome=\"repeated\" duration_ms=_"
            ),
            format!(
                "INFO {target}: replied to a callback app_id=\"tt5823bf96d3bd56c7\" protocol=\"webhook\" event=\"x\" outcome=\"handled\" id=\"m1\" duration_ms=_"
            ),
        ]
    );
    assert!(lines[3].starts_with(&format!(
        "WARN {target}: refused a callback app_id=\"tt5823bf96d3bd56c7\" error="
    )));
    assert_eq!(lines.len(), 4, "{text}");
}

/// Returns the outcomes of the replies in a log.
fn outcomes(text: &str) -> Vec<&str> {
    let replies = text
        .lines()
        .filter(|line| line.contains("replied to a callback"));
    let outcomes = replies.filter_map(|line| line.split("outcome=\"").nth(1)?.split('"').next());
    outcomes.collect()
}

#[tokio::test]
async fn replies_that_acknowledge_nothing_are_logged_too() {
    let log = Log::capture("info").await;
    let receiver = callbacks::callbacks().on(|paid: Verified<callbacks::Paid>| async move {
        tokio::time::sleep(Duration::from_millis(20)).await;
        match paid.cp_orderno.as_str() {
            "refused" => Err("the order is unknown"),
            _ => Ok(()),
        }
    });
    let now = callbacks::now();
    let paid = callbacks::ecpay(now, "payment", &callbacks::payment("1"));
    tokio::join!(receiver.handle(paid.clone()), receiver.handle(paid.clone()));
    let refused = callbacks::payment("refused");
    for request in [
        callbacks::ecpay(now, "payment", &refused),
        callbacks::trade(now, r#"{"type":"settle","msg":"{}"}"#),
        callbacks::webhook(r#"{"event":"verify_webhook","content":{"challenge":12345}}"#),
    ] {
        receiver.handle(request).await;
    }
    let away = receiver.dedup_store(Arc::new(callbacks::Away));
    away.handle(paid).await;
    let text = log.text();
    assert_eq!(
        outcomes(&text),
        [
            "in_progress",
            "handled",
            "failed",
            "unhandled",
            "challenge",
            "failed"
        ],
        "{text}"
    );
    // The causes have events of their own.
    assert_eq!(text.matches("WARN").count(), 2, "{text}");
    assert_eq!(text.matches("ERROR").count(), 1, "{text}");
}

/// A handler may take longer than the platform waits. The server then drops the future of the response.
#[tokio::test]
async fn a_callback_is_logged_after_the_platform_has_gone() {
    let log = Log::capture("info").await;
    let (started, finish) = <(Arc<Notify>, Arc<Notify>)>::default();
    let signals = (started.clone(), finish.clone());
    let receiver = callbacks::callbacks().on_with(
        signals,
        |(started, finish), _: Verified<callbacks::Paid>| async move {
            started.notify_one();
            finish.notified().await;
        },
    );
    let request = callbacks::ecpay(callbacks::now(), "payment", &callbacks::payment("1"));
    tokio::select! {
        _ = receiver.handle(request) => panic!("the handler has not finished"),
        () = started.notified() => {}
    }
    assert_eq!(log.text(), "");
    finish.notify_one();
    let logged = async {
        while !log.text().contains("outcome=\"handled\"") {
            tokio::task::yield_now().await;
        }
    };
    let waited = tokio::time::timeout(Duration::from_secs(10), logged).await;
    assert!(waited.is_ok(), "{}", log.text());
}

/// Does what the guide describes before its example.
async fn run_the_example() {
    let sandbox = Sandbox::start().await.unwrap();
    let app = Client::builder(APP_ID, APP_SECRET)
        .base_urls(sandbox.hosts().map(|host| (host, sandbox.base_url(host))))
        .platform_public_key("1", PLATFORM_PUBLIC_KEY)
        .no_proxy()
        .build()
        .unwrap();
    let code = sandbox.issue_code();
    app.login()
        .code_to_session()
        .code(code)
        .send()
        .await
        .unwrap();
    let detect = "content_security.detect_text_v1";
    sandbox.fail_next(detect, Fault::status(503));
    let task = bytedance::content_security::TextTask::new().content("text");
    let detection = app.content_security().detect_text_v1().tasks([task]);
    detection.send().await.unwrap();
    let callbacks = app.callbacks().on(|_: Verified<PaymentEvent>| async {});
    let payment = json!({ "out_order_no": "2026-0001", "status": "SUCCESS", "total_amount": 1200 });
    let genuine = sandbox.callback().trade("payment", payment);
    let forged = genuine.clone().forged();
    for callback in [genuine.clone(), genuine, forged] {
        callbacks.handle(callback.request("/callback")).await;
    }
}

#[tokio::test]
async fn the_guide_shows_a_real_log() {
    let guide = include_str!("../docs/production.md");
    let (_, example) = guide.split_once("```text\n").expect("an example");
    let (example, _) = example.split_once("```").expect("an end");
    let log = Log::capture("bytedance=debug").await;
    run_the_example().await;
    assert_eq!(without_values(example), log.text());
}

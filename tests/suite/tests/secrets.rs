//! Values that the catalogue marks as secret never appear in the output of `Debug` or `Display`, in a span or in an error. Every endpoint's
//! requests, responses and errors are tested with a marker in each secret field.

use std::io;
use std::sync::{Arc, Mutex};

use bytedance::platform::credentials;
use bytedance::retry::Retry;
use bytedance::transport::{HttpResponse, MemoryTransport};
use bytedance::{CallOptions, Client};
use bytedance_sandbox::PRIVATE_KEY;
use bytedance_tests::endpoints;
use bytedance_tests::sample::{Samples, answer, flatten};
use serde_json::Value;

/// The value of every secret field. The characters after the letters are encoded differently in URLs, forms and JSON.
const MARKER: &str = "MARKER/+ \"文";
/// The part of the marker that must not appear, however the rest is encoded.
const TELLTALE: &str = "MARKER";

/// Records the output of `tracing`.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().expect("no panic")).into_owned()
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no panic").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn client(body: impl Fn() -> String + Send + Sync + 'static) -> Client {
    let platform = MemoryTransport::new(move |request| Ok(HttpResponse::json(&request, body())));
    Client::builder("tt_app", MARKER)
        .transport(Arc::new(platform))
        .payment_salt(MARKER)
        .private_key(PRIVATE_KEY)
        .token(&credentials::COMPONENT_TICKET, "MARKERticket")
        .retry(Retry::none())
        .build()
        .expect("the settings are right")
}

/// Returns call options. If the endpoint requires a token, the marker is used as the token.
fn options(endpoint: &Value) -> CallOptions {
    let token = if endpoint["auth"].is_null() {
        None
    } else {
        Some("MARKERtoken")
    };
    token
        .map_or_else(CallOptions::new, |token| CallOptions::new().token(token))
        .header("X-Secret", "MARKERheader")
}

fn check(what: &str, name: &str, text: &str) {
    assert!(
        !text.contains(TELLTALE),
        "{name}: the secret is in {what}: {text}"
    );
}

#[tokio::test]
async fn secrets_appear_in_nothing_that_people_read() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::FULL)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing_subscriber::util::SubscriberInitExt::set_default(subscriber);

    let (mut secrets, mut refused) = (0, 0);
    for endpoint in endpoints() {
        let name = endpoint["name"].as_str().expect("a name");
        let samples = Samples::with_secret(MARKER);
        let request = flatten(&samples.request(&endpoint));
        secrets += usize::from(request.to_string().contains(TELLTALE));
        let entry = bytedance::dynamic::find(name).expect("it is compiled in");
        let typed = entry.request(request.clone()).expect("it fits");
        check("the request", name, &format!("{typed:?} {typed:#?}"));
        check("the options", name, &format!("{:?}", options(&endpoint)));

        // A success that contains secrets.
        let success = answer(&endpoint, 0, "", samples.payload(&endpoint)).to_string();
        let app = client(move || success.clone());
        check("the client", name, &format!("{app:?} {app:#?}"));
        match app
            .call_for_answer(name, request.clone(), options(&endpoint))
            .await
        {
            Ok(answer) => check("the payload", name, &format!("{answer:?} {answer:#?}")),
            Err(error) => assert_eq!(endpoint["response"]["kind"], "binary", "{name}: {error}"),
        }

        // Two failures: one that repeats the request in several encodings, and one that is not JSON.
        let mut message =
            format!("{MARKER} MARKER%2F%2B%20%22%E6%96%87 MARKER%2F%2B+%22%E6%96%87 MARKERheader");
        if !endpoint["auth"].is_null() {
            message.push_str(" MARKERtoken");
        }
        let mut fill = endpoint["fill"].as_array().into_iter().flatten();
        if fill.any(|fill| fill["source"] == "credential") {
            message.push_str(" MARKERticket");
        }
        let failure = answer(&endpoint, 12_345, &message, Value::Null).to_string();
        for body in [
            failure,
            format!("<html>{message}</html>"),
            format!("{{\"data\": {message:?}}}"),
        ] {
            let app = client(move || body.clone());
            let Err(error) = app
                .call_with(name, request.clone(), options(&endpoint))
                .await
            else {
                continue;
            };
            refused += 1;
            check(
                "the error",
                name,
                &format!(
                    "{error} {error:?} {error:#?} {:?} {:?}",
                    error.message(),
                    error.raw()
                ),
            );
        }
    }
    assert!(
        secrets >= 10,
        "only {secrets} requests have secrets: does the catalogue mark them?"
    );
    assert!(refused >= 90, "only {refused} failures");
    let log = log.text();
    assert!(
        log.contains("bytedance.call") && log.contains("bytedance.attempt"),
        "the spans are written"
    );
    check("the log", "all", &log);
}

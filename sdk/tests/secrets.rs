//! Formats every public type and every error, and checks that no secret is visible.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, SystemTime};

use bytedance::retry::Retry;
use bytedance::tokens::{Lease, MemoryStore, StoreError, Token, TokenKey};
use bytedance::transport::{
    HttpRequest, HttpResponse, MemoryTransport, TransportError, TransportErrorKind,
};
use bytedance::wire::Part;
use bytedance::{Call, CallOptions, Environment, Error, Method, Place, Secret};
use common::*;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// A word that every secret in these tests contains.
const MARKER: &str = "marker";

/// Collects all formatted output.
#[derive(Default)]
struct Shown(String);

impl Shown {
    fn debug(&mut self, value: &impl Debug) {
        writeln!(self.0, "{value:?}\n{value:#?}").unwrap();
    }

    fn error(&mut self, error: &Error) {
        self.debug(error);
        check_texts(error);
        let mut cause: Option<&dyn std::error::Error> = Some(error);
        while let Some(error) = cause {
            writeln!(self.0, "{error}").unwrap();
            cause = error.source();
        }
        writeln!(
            self.0,
            "{:?} {:?} {:?}",
            error.message(),
            error.log_id(),
            error.missing_fields()
        )
        .unwrap();
    }

    fn check(&self) {
        assert!(!self.0.is_empty());
        if let Some(at) = self.0.find(MARKER) {
            panic!(
                "a secret is shown: ...{}",
                &self.0[at.saturating_sub(200)..(at + 60).min(self.0.len())]
            );
        }
    }
}

/// A subscriber that records the fields of all spans and events as text.
#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<String>>);

/// Returns the recorder shared by all tests of this process. Every test calls this first, because events that occur earlier may not be
/// recorded.
fn recorder() -> Recorder {
    static RECORDER: LazyLock<Recorder> = LazyLock::new(|| {
        let recorder = Recorder::default();
        tracing::subscriber::set_global_default(recorder.clone()).unwrap();
        recorder
    });
    RECORDER.clone()
}

impl Visit for Recorder {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        writeln!(self.0.lock().unwrap(), "{field}={value:?}").unwrap();
    }
}

impl Subscriber for Recorder {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        writeln!(self.0.lock().unwrap(), "span {}", span.metadata().name()).unwrap();
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        writeln!(self.0.lock().unwrap(), "{} event", event.metadata().level()).unwrap();
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

fn thing(endpoint: &'static bytedance::Endpoint) -> Thing {
    Thing {
        id: Some("7".into()),
        secret: Some("marker \"field\"/文".into()),
        session_key: Some("marker-session-key".into()),
        ..Thing::new(endpoint)
    }
}

fn options() -> CallOptions {
    CallOptions::new()
        .field("refresh_token", "marker-extra")
        .header("authorization", "marker-header")
}

/// Builds a response whose message repeats the entire request, both in plain text and encoded.
fn gossip(request: &HttpRequest) -> String {
    let headers: Vec<_> = request
        .headers
        .values()
        .filter_map(|value| value.to_str().ok())
        .collect();
    let session_key = if request.url.path().starts_with("/store") {
        "marker-session-key"
    } else {
        ""
    };
    format!(
        "{} {} {} marker-app-secret {session_key}",
        request.url,
        String::from_utf8_lossy(&request.body),
        headers.join(" "),
    )
}

fn telling(request: &HttpRequest, status: u16, code: i64) -> HttpResponse {
    let body =
        serde_json::json!({"err_no": code, "err_tips": gossip(request), "log_id": gossip(request)});
    let mut response = HttpResponse::json(request, body);
    response.status = http::StatusCode::from_u16(status).unwrap();
    response
}

#[tokio::test(start_paused = true)]
async fn errors_spans_and_events_show_no_secret() {
    let recorder = recorder();
    let mut shown = Shown::default();
    type Answer = fn(&HttpRequest) -> Result<HttpResponse, TransportError>;
    let answers: [Answer; 11] = [
        |request| Ok(telling(request, 200, 5)),
        |request| Ok(telling(request, 200, 40)),
        |request| Ok(telling(request, 200, -1)),
        |request| Ok(telling(request, 500, 5)),
        |request| Ok(telling(request, 302, 0)),
        |request| Ok(HttpResponse::json(request, gossip(request))),
        |request| {
            Ok(HttpResponse::json(
                request,
                r#"{"data":{"name":{"a":"marker"},"secret":"marker"}}"#,
            ))
        },
        |request| Ok(HttpResponse::json(request, r#"["marker"]"#)),
        |request| {
            let mut response = success(request)?;
            response.url = "https://elsewhere.example/marker?token=marker"
                .parse()
                .unwrap();
            Ok(response)
        },
        |_| broken(TransportErrorKind::Connect),
        |_| {
            Err(TransportError::with_source(
                TransportErrorKind::Other,
                "reset",
            ))
        },
    ];
    let issued = |request: &HttpRequest| {
        HttpResponse::json(
            request,
            r#"{"data":{"access_token":"marker-token","expires_in":7200}}"#,
        )
    };
    let endpoints = [&READ, &WRITE, &STORE, &PROFILE];
    for answer in answers {
        let transport = Arc::new(MemoryTransport::new(move |request| {
            match request.url.path() {
                "/token" => Ok(issued(&request)),
                _ => answer(&request),
            }
        }));
        let client = builder(&transport)
            .token(&USER_TOKEN, "marker-user-token")
            .build()
            .unwrap();
        for endpoint in endpoints {
            let error = client
                .send_with(thing(endpoint), options())
                .await
                .unwrap_err();
            shown.error(&error);
            shown.debug(&error.raw());
        }
        let call = client
            .raw(Method::POST, &HOST, "/raw")
            .query("access_token", "marker-query")
            .field("code", "marker-code");
        shown.debug(&call);
        if let Err(error) = call
            .local("session_key", "marker-session-key")
            .header("x-secret", "marker-header")
            .send()
            .await
        {
            shown.error(&error);
        }
        // The token issuer's response repeats the request too.
        let transport = Arc::new(MemoryTransport::new(move |request| answer(&request)));
        let client = builder(&transport).build().unwrap();
        shown.error(&client.send(thing(&READ)).await.unwrap_err());
    }
    // Errors that occur before any request is sent.
    let client = builder(&platform(success)).build().unwrap();
    for options in [
        CallOptions::new().header("x-a", "marker\n"),
        CallOptions::new()
            .header("a marker\n", "b")
            .header("x", "marker"),
        CallOptions::new().base_url("https://user:marker@host"),
        CallOptions::new().base_url("marker"),
    ] {
        shown.error(&client.send_with(thing(&READ), options).await.unwrap_err());
    }
    shown.error(
        &client
            .raw(Method::GET, &HOST, "/x?access_token=marker")
            .send()
            .await
            .unwrap_err(),
    );
    shown.check();

    let recorded = recorder.0.lock().unwrap().clone();
    for expected in [
        "span bytedance.call",
        "span bytedance.attempt",
        "span bytedance.refresh",
        "endpoint=thing.read",
        "host=\"main\"",
        "attempt=2",
        "status=200",
        "status=500",
        "code=40",
        "duration_ms=",
        "log_id=",
        "WARN event",
        "DEBUG event",
    ] {
        assert!(
            recorded.contains(expected),
            "{expected} is not recorded:\n{recorded}"
        );
    }
    Shown(recorded).check();
}

#[tokio::test]
async fn public_types_show_no_secret() {
    recorder();
    let transport = platform(|request| {
        let body = r#"{"data":{"name":"open","secret":"marker-given"},"log_id":"l"}"#;
        let (name, value) = header("x-secret", "marker-header");
        Ok(HttpResponse::json(request, body).with_header(name, value))
    });
    let builder = builder(&transport)
        .token(&USER_TOKEN, "marker-user-token")
        .base_url(&HOST, "https://user:marker@host/path?marker");
    let mut shown = Shown::default();
    shown.debug(&builder);
    shown.error(&builder.build().unwrap_err());

    let client = common::builder(&transport)
        .token(&USER_TOKEN, "marker-user-token")
        .build()
        .unwrap();
    let options = options()
        .token("marker-token")
        .base_url("https://user:marker@host/?a=marker")
        .timeout(Duration::from_secs(1))
        .retry(Retry::none());
    shown.debug(&client);
    shown.debug(&options);
    let call = Call::new(client.clone()).with_options(options);
    shown.debug(&call);
    let answer = Call::new(client.clone())
        .send_for_answer(thing(&PROFILE))
        .await
        .unwrap();
    assert_eq!(answer.secret, "marker-given");
    shown.debug(&answer);
    shown.debug(&answer.raw);
    shown.debug(&thing(&PROFILE));
    shown.debug(&transport);
    for request in transport.requests() {
        shown.debug(&request);
        shown.debug(&telling(&request, 200, 5));
    }
    shown.debug(&Secret::new("marker"));
    shown.debug(&Part::new(Place::Body, "name", "\"marker\"".into()));
    let token = Token::new("marker", SystemTime::now());
    let key = TokenKey::new("app", Environment::Production, "mini_app");
    shown.debug(&token);
    shown.debug(&key);
    shown.debug(&Lease::new(key, 1).with_guard("marker"));
    shown.debug(&MemoryStore::new());
    shown.debug(&StoreError::new("text"));
    let binary = client
        .raw(Method::GET, &HOST, "/x")
        .binary()
        .send()
        .await
        .unwrap();
    shown.debug(&binary.binary());
    #[cfg(feature = "reqwest")]
    {
        use bytedance::transport::ReqwestTransport;
        let settings = ReqwestTransport::builder().proxy("http://user:marker@127.0.0.1:1");
        shown.debug(&settings);
        shown.debug(&settings.build().unwrap());
        shown.error(
            &ReqwestTransport::builder()
                .proxy("marker")
                .build()
                .unwrap_err()
                .into(),
        );
        shown.error(
            &ReqwestTransport::builder()
                .proxy("socks://user:marker@host")
                .build()
                .unwrap_err()
                .into(),
        );
    }
    shown.check();
}

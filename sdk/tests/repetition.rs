//! Retries: which calls are repeated, when, and how often. These tests use tokio's paused clock.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytedance::retry::{Backoff, RepeatPolicy, Retry};
use bytedance::transport::{
    HttpRequest, HttpResponse, MemoryTransport, TransportError, TransportErrorKind,
};
use bytedance::{CallOptions, Client, Endpoint, Error};
use common::*;
use http::StatusCode;
use tokio::time::Instant;

type Outcome = fn(&HttpRequest) -> Result<HttpResponse, TransportError>;

/// Returns how many times an endpoint is called if the first two attempts have this outcome and the next one succeeds.
async fn attempts(endpoint: &'static Endpoint, outcome: Outcome) -> usize {
    let made = AtomicUsize::new(0);
    let transport = Arc::new(MemoryTransport::new(move |request| {
        match request.url.path() {
            "/token" => Ok(token(&request, 1, 7200)),
            _ if made.fetch_add(1, Ordering::SeqCst) < 2 => outcome(&request),
            _ => success(&request),
        }
    }));
    let client = builder(&transport).build().unwrap();
    let result = client.send(Thing::new(endpoint)).await;
    let attempts = transport
        .requests()
        .iter()
        .filter(|request| request.url.path() != "/token")
        .count();
    assert_eq!(result.is_ok(), attempts == 3);
    attempts
}

#[tokio::test(start_paused = true)]
async fn what_certainly_did_not_happen_is_repeated_for_all() {
    let cases: [Outcome; 3] = [
        |_| broken(TransportErrorKind::Connect),
        |request| status(request, 429),
        |request| failure(request, 60004),
    ];
    for outcome in cases {
        assert_eq!(attempts(&READ, outcome).await, 3);
        assert_eq!(attempts(&WRITE, outcome).await, 3);
    }
}

#[tokio::test(start_paused = true)]
async fn what_may_have_happened_is_repeated_only_where_that_is_safe() {
    let cases: [Outcome; 8] = [
        |_| broken(TransportErrorKind::Timeout),
        |_| broken(TransportErrorKind::Other),
        |request| status(request, 500),
        |request| status(request, 503),
        |request| failure(request, -1),
        |request| {
            Ok(HttpResponse::json(
                request,
                r#"{"err_no":70,"err_tips":"so busy"}"#,
            ))
        },
        |request| Ok(HttpResponse::json(request, "<html>")),
        |request| Ok(HttpResponse::json(request, "")),
    ];
    for (case, outcome) in cases.into_iter().enumerate() {
        assert_eq!(attempts(&READ, outcome).await, 3, "case {case}");
        assert_eq!(attempts(&WRITE, outcome).await, 1, "case {case}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_will_not_change_is_not_repeated() {
    let cases: [Outcome; 8] = [
        |request| failure(request, 60003),
        |request| failure(request, 70),
        |request| {
            let mut response = HttpResponse::json(request, r#"{"err_no":60003}"#);
            response.status = StatusCode::TOO_MANY_REQUESTS;
            Ok(response)
        },
        |request| failure(request, 5),
        |request| status(request, 404),
        |request| status(request, 302),
        |request| Ok(HttpResponse::json(request, r#"{"data":{"name":[1]}}"#)),
        |request| {
            let mut response = success(request)?;
            response.url.set_port(Some(1)).unwrap();
            Ok(response)
        },
    ];
    for (case, outcome) in cases.into_iter().enumerate() {
        assert_eq!(attempts(&READ, outcome).await, 1, "case {case}");
    }
}

fn unlucky(outcome: Outcome) -> Arc<MemoryTransport> {
    platform(outcome)
}

async fn elapsed(client: &Client, options: CallOptions) -> (Duration, Error) {
    client.token(&APP_TOKEN).await.unwrap();
    let started = Instant::now();
    let error = client
        .send_with(Thing::new(&READ), options)
        .await
        .unwrap_err();
    (started.elapsed(), error)
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_respected_within_a_bound() {
    let transport = unlucky(|request| {
        let (name, value) = header("retry-after", "7");
        Ok(status(request, 429)?.with_header(name, value))
    });
    let client = builder(&transport).build().unwrap();
    let (waited, error) = elapsed(&client, CallOptions::new()).await;
    assert_eq!(count(&transport, "/read"), 3);
    assert!((14..15).contains(&waited.as_secs()), "{waited:?}");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    assert!(error.is_throttled() && !error.is_rate_limited());

    let impatient = CallOptions::new().retry(Retry::new().longest_wait(Duration::from_secs(6)));
    let (waited, _) = elapsed(&client, impatient).await;
    assert_eq!((count(&transport, "/read"), waited), (4, Duration::ZERO));
}

#[tokio::test(start_paused = true)]
async fn attempts_and_deadline_bound_the_call() {
    struct Steady;
    impl Backoff for Steady {
        fn wait(&self, attempt: u32) -> Duration {
            Duration::from_secs(u64::from(attempt))
        }
    }
    let transport = unlucky(|_| broken(TransportErrorKind::Timeout));
    let client = builder(&transport)
        .retry(Retry::new().attempts(10).backoff(Steady))
        .build()
        .unwrap();
    let (waited, _) = elapsed(&client, CallOptions::new()).await;
    assert_eq!((count(&transport, "/read"), waited.as_secs()), (10, 45));

    let retry = Retry::new()
        .attempts(10)
        .backoff(Steady)
        .deadline(Duration::from_secs(5));
    let (waited, _) = elapsed(&client, CallOptions::new().retry(retry)).await;
    assert_eq!((count(&transport, "/read"), waited.as_secs()), (10 + 3, 3));

    let (waited, _) = elapsed(&client, CallOptions::new().retry(Retry::none())).await;
    assert_eq!(
        (count(&transport, "/read"), waited.as_secs()),
        (10 + 3 + 1, 0)
    );
}

#[tokio::test(start_paused = true)]
async fn default_waits_are_short() {
    let transport = unlucky(|_| broken(TransportErrorKind::Connect));
    let client = builder(&transport).build().unwrap();
    client.token(&APP_TOKEN).await.unwrap();
    for _ in 0..100 {
        let (waited, error) = elapsed(&client, CallOptions::new()).await;
        assert!(waited <= Duration::from_millis(600), "{waited:?}");
        assert!(error.is_connect() && error.is_retryable());
    }
}

#[tokio::test(start_paused = true)]
async fn a_policy_of_one_s_own_decides() {
    struct Always;
    impl RepeatPolicy for Always {
        fn may_repeat(&self, _: &Endpoint, error: &Error) -> bool {
            error.code() == Some(5)
        }
    }
    let transport = unlucky(|request| failure(request, 5));
    let client = builder(&transport)
        .retry(Retry::new().policy(Always))
        .build()
        .unwrap();
    client.send(Thing::new(&WRITE)).await.unwrap_err();
    assert_eq!(count(&transport, "/write"), 3);
}

#[tokio::test(start_paused = true)]
async fn a_call_without_a_token_is_not_repeated() {
    struct Asked(Arc<std::sync::Mutex<Vec<String>>>);
    impl RepeatPolicy for Asked {
        fn may_repeat(&self, endpoint: &Endpoint, _: &Error) -> bool {
            self.0.lock().unwrap().push(endpoint.name.to_string());
            true
        }
    }
    // The call that fetches the token has its own limit on attempts. When they are used up, the call that needs the token fails.
    let transport = Arc::new(MemoryTransport::new(|_| {
        broken(TransportErrorKind::Connect)
    }));
    let asked = Arc::default();
    let policy = Asked(Arc::clone(&asked));
    let client = builder(&transport)
        .retry(Retry::new().policy(policy))
        .build()
        .unwrap();
    let error = client.send(Thing::new(&READ)).await.unwrap_err();
    assert!(error.is_connect());
    assert_eq!(paths(&transport), ["/token"; 3]);
    assert_eq!(*asked.lock().unwrap(), ["token.issue"; 2]);
}

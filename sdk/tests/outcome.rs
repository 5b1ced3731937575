//! What an error says about the effect of its call, and which query tells it. These tests use tokio's paused clock.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::sync::atomic::{AtomicUsize, Ordering};

use bytedance::retry::{RepeatPolicy, Retry};
use bytedance::transport::{HttpRequest, HttpResponse, TransportError, TransportErrorKind};
use bytedance::{Endpoint, Error};
use common::*;
use http::StatusCode;

type Outcome = fn(&HttpRequest) -> Result<HttpResponse, TransportError>;

const TIMEOUT: Outcome = |_| broken(TransportErrorKind::Timeout);

/// Returns the error of a call whose attempts have these outcomes. The last one is repeated.
async fn call(endpoint: &'static Endpoint, outcomes: &'static [Outcome]) -> Error {
    call_with(Retry::new(), endpoint, outcomes).await
}

async fn call_with(
    retry: Retry,
    endpoint: &'static Endpoint,
    outcomes: &'static [Outcome],
) -> Error {
    let made = AtomicUsize::new(0);
    let transport = platform(move |request| {
        let number = made.fetch_add(1, Ordering::SeqCst);
        outcomes[number.min(outcomes.len() - 1)](request)
    });
    let client = builder(&transport).retry(retry).build().unwrap();
    client.send(Thing::new(endpoint)).await.unwrap_err()
}

#[tokio::test(start_paused = true)]
async fn an_unclear_failure_names_the_query() {
    let cases: [&'static [Outcome]; 8] = [
        &[|request| {
            Ok(HttpResponse::json(
                request,
                r#"{"err_no":0,"data":{"name":{}}}"#,
            ))
        }],
        &[|request| {
            let mut response = failure(request, -1)?;
            response.status = StatusCode::BAD_REQUEST;
            Ok(response)
        }],
        &[TIMEOUT],
        &[|_| broken(TransportErrorKind::Other)],
        &[|request| status(request, 502)],
        &[|request| failure(request, -1)],
        &[|request| Ok(HttpResponse::json(request, "<html>"))],
        &[|request| {
            let mut response = success(request)?;
            response.url.set_port(Some(1)).unwrap();
            Ok(response)
        }],
    ];
    for (case, outcomes) in cases.into_iter().enumerate() {
        let error = call(&PAY, outcomes).await;
        assert!(error.is_outcome_unknown(), "case {case}");
        assert_eq!(error.outcome_query(), Some("thing.read"), "case {case}");
        let text = error.to_string();
        assert!(
            text.ends_with(
                "; the outcome is unknown: look it up with `thing.read` before you repeat the call"
            ),
            "{text}"
        );
        assert!(
            !text.contains("try again") && !text.contains("attempt"),
            "{text}"
        );

        let error = call(&WRITE, outcomes).await;
        assert!(error.is_outcome_unknown(), "case {case}");
        assert_eq!(error.outcome_query(), None, "case {case}");
        let text = error.to_string();
        assert!(
            text.ends_with("; the outcome is unknown: check it before you repeat the call"),
            "{text}"
        );
        // A query has no outcome.
        let error = call(&READ, outcomes).await;
        assert!(!error.is_outcome_unknown(), "case {case}");
        assert!(!error.to_string().contains("outcome"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_had_no_effect_is_known() {
    let cases: [&'static [Outcome]; 7] = [
        &[|_| broken(TransportErrorKind::Connect)],
        &[|request| status(request, 429)],
        &[|request| status(request, 404)],
        &[|request| failure(request, 60004)],
        &[|request| failure(request, 60003)],
        &[|request| failure(request, 70)],
        &[|request| {
            let mut response = HttpResponse::json(request, r#"{"err_no":70}"#);
            response.status = StatusCode::INTERNAL_SERVER_ERROR;
            Ok(response)
        }],
    ];
    for (case, outcomes) in cases.into_iter().enumerate() {
        let error = call(&PAY, outcomes).await;
        assert!(!error.is_outcome_unknown(), "case {case}: {error}");
        assert_eq!(error.outcome_query(), None, "case {case}");
        assert!(!error.to_string().contains("outcome"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_says_that_its_call_was_repeated() {
    let error = call(&READ, &[TIMEOUT]).await;
    let text = error.to_string();
    assert!(
        text.ends_with("; attempt 3 of 3; an earlier attempt timed out"),
        "{text}"
    );
    let error = call(&READ, &[|_| broken(TransportErrorKind::Connect)]).await;
    assert!(error.to_string().ends_with("; attempt 3 of 3"), "{error}");

    // The platform refuses a number that it knows from the attempt that timed out.
    let error = call(&SETTLE, &[TIMEOUT, |request| failure(request, 5)]).await;
    assert!(error.is_outcome_unknown() && error.code() == Some(5));
    assert_eq!(error.outcome_query(), Some("thing.read"));
    let text = error.to_string();
    assert!(
        text.ends_with(
            "; attempt 2 of 3; an earlier attempt timed out and may have taken effect; \
             the outcome is unknown: look it up with `thing.read` before you repeat the call"
        ),
        "{text}"
    );
    let error = call(&SETTLE, &[TIMEOUT]).await;
    assert!(error.is_outcome_unknown() && error.is_timeout());

    const REFUSED: Outcome = |request| failure(request, 5);
    let cases: [(&'static [Outcome], &str); 4] = [
        (
            &[|_| broken(TransportErrorKind::Other), REFUSED],
            "lost its connection",
        ),
        (
            &[|request| status(request, 500), REFUSED],
            "met a failure of the platform",
        ),
        (
            &[|request| failure(request, -1), REFUSED],
            "met a failure of the platform",
        ),
        (
            &[|request| Ok(HttpResponse::json(request, "")), REFUSED],
            "received an unreadable response",
        ),
    ];
    for (outcomes, failure) in cases {
        let text = call(&SETTLE, outcomes).await.to_string();
        let earlier = format!("; an earlier attempt {failure} and may have taken effect; ");
        assert!(text.contains(&earlier), "{text}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_last_attempt_without_a_connection_does_not_hide_an_earlier_one() {
    struct Always;
    impl RepeatPolicy for Always {
        fn may_repeat(&self, _: &Endpoint, _: &Error) -> bool {
            true
        }
    }
    let retry = Retry::new().attempts(2).policy(Always);
    let refused: &'static [Outcome] = &[TIMEOUT, |_| broken(TransportErrorKind::Connect)];
    let error = call_with(retry, &PAY, refused).await;
    assert!(error.is_connect() && error.is_outcome_unknown());
}

#[tokio::test(start_paused = true)]
async fn a_token_that_cannot_be_fetched_leaves_no_outcome_unknown() {
    let transport = std::sync::Arc::new(bytedance::transport::MemoryTransport::new(|_| {
        broken(TransportErrorKind::Timeout)
    }));
    let client = builder(&transport).build().unwrap();
    let error = client.send(Thing::new(&PAY)).await.unwrap_err();
    assert!(error.is_timeout() && !error.is_outcome_unknown(), "{error}");
    assert!(!error.to_string().contains("outcome"), "{error}");
    let error = client.token(&APP_TOKEN).await.unwrap_err();
    assert!(!error.is_outcome_unknown(), "{error}");
}

#[tokio::test(start_paused = true)]
async fn throttling_and_a_quota_are_told_apart() {
    let throttled = call(&PAY, &[|request| failure(request, 60004)]).await;
    assert!(throttled.is_throttled() && throttled.is_retryable() && !throttled.is_rate_limited());
    let text = throttled.to_string();
    assert!(
        text.contains("; there were too many calls in a short time: "),
        "{text}"
    );
    assert!(text.ends_with("; attempt 3 of 3"), "{text}");

    let quota = call(&PAY, &[|request| failure(request, 60003)]).await;
    assert!(quota.is_rate_limited() && !quota.is_throttled());
    assert!(
        quota
            .to_string()
            .ends_with("; a quota is used up: call less often"),
        "{quota}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_wrong_parameter_is_not_called_busy() {
    const MISSING: Outcome = |request| {
        let body = r#"{"err_no":70,"err_tips":"out_order_no is missing"}"#;
        Ok(HttpResponse::json(request, body))
    };
    let error = call(&READ, &[MISSING]).await;
    assert!(error.is_parameter_invalid() && !error.is_busy() && !error.is_retryable());
    assert_eq!(error.message(), Some("out_order_no is missing"));
    let text = error.to_string();
    assert!(text.contains("out_order_no is missing"), "{text}");
    assert!(
        !text.contains("busy") && !text.contains("attempt"),
        "{text}"
    );
}

//! How the client interprets responses.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::collections::BTreeMap;
use std::sync::Arc;

use bytedance::transport::{
    HttpRequest, HttpResponse, MemoryTransport, TransportError, TransportErrorKind,
};
use bytedance::wire::read;
use bytedance::{Call, Error, ErrorClass, ErrorKind, Method, Raw};
use bytes::Bytes;
use common::*;
use http::StatusCode;

/// Makes one call that receives this response, and returns the outcome.
async fn answered(
    endpoint: &'static bytedance::Endpoint,
    answer: impl Fn(&HttpRequest) -> Result<HttpResponse, TransportError> + Send + Sync + 'static,
) -> Result<bytedance::Answer<Given>, Error> {
    let client = builder(&platform(answer))
        .retry(bytedance::retry::Retry::none())
        .build()
        .unwrap();
    Call::new(client)
        .send_for_answer(Thing::new(endpoint))
        .await
}

async fn raw(
    binary: bool,
    answer: impl Fn(&HttpRequest) -> Result<HttpResponse, TransportError> + Send + Sync + 'static,
) -> Result<Raw, Error> {
    let client = builder(&platform(answer))
        .retry(bytedance::retry::Retry::none())
        .build()
        .unwrap();
    let call = client.raw(Method::POST, &HOST, "/x").envelope(&ENVELOPE);
    if binary {
        call.binary().send().await
    } else {
        call.send().await
    }
}

#[tokio::test]
async fn a_success_gives_the_payload_and_all_around_it() {
    let answer = answered(&READ, |request| {
        Ok(success(request)?.with_header(
            http::HeaderName::from_static("x-more"),
            http::HeaderValue::from_static("m"),
        ))
    })
    .await
    .unwrap();
    assert_eq!(answer.name, "given");
    assert_eq!(
        (answer.status(), answer.log_id()),
        (StatusCode::OK, Some("log-1"))
    );
    assert_eq!(answer.headers()["x-more"], "m");
    assert!(answer.raw.text().starts_with(r#"{"err_no":0"#));
    assert_eq!(
        answer.raw.json().unwrap(),
        serde_json::json!({"name": "given"})
    );
    assert_eq!(answer.into_payload().name, "given");
}

#[tokio::test]
async fn a_missing_payload_is_the_zero_value() {
    for body in [
        r#"{"err_no":0}"#,
        r#"{"err_no":0,"data":null}"#,
        r#"{"data":""}"#,
        "\u{feff}{}",
    ] {
        let answer = answered(&READ, move |request| Ok(HttpResponse::json(request, body)))
            .await
            .unwrap();
        assert_eq!(answer.payload, Given::default(), "{body}");
    }
    let answer = answered(&READ, |request| {
        Ok(HttpResponse::json(
            request,
            "\u{feff}{\"data\":{\"name\":\"n\"}}",
        ))
    })
    .await
    .unwrap();
    assert_eq!(answer.name, "n");
}

#[tokio::test]
async fn an_error_code_becomes_an_error_with_all_it_says() {
    let body = r#"{"err_no":"40","sub_err_no":7,"err_tips":"token is bad","log_id":"log-9"}"#;
    let error = answered(&READ, move |request| Ok(HttpResponse::json(request, body)))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.class(), Some(ErrorClass::TokenInvalid));
    assert_eq!(
        (error.code(), error.sub_code(), error.message()),
        (Some(40), Some(7), Some("token is bad"))
    );
    assert_eq!(
        (error.log_id(), error.endpoint(), error.status()),
        (Some("log-9"), Some("thing.read"), Some(StatusCode::OK))
    );
    assert_eq!(error.raw().unwrap().text(), body);
    assert_eq!(
        error.to_string(),
        "thing.read: the platform refused the call: token is bad (code 40, sub code 7, log id log-9); the token is invalid or expired: use a valid one of the kind that this endpoint needs"
    );
}

#[tokio::test]
async fn a_sub_code_can_tell_the_class_and_a_header_the_log_id() {
    let error = answered(&READ, |request| {
        let (name, value) = header("x-tt-logid", "from-header");
        Ok(
            HttpResponse::json(request, r#"{"err_no":1,"sub_err_no":"11002"}"#)
                .with_header(name, value),
        )
    });
    let error = error.await.unwrap_err();
    assert!(error.is_token_invalid());
    assert_eq!(error.log_id(), Some("from-header"));
}

#[tokio::test]
async fn an_unsuccessful_status_is_an_error_whatever_the_body_says() {
    let cases = [
        (404, "<html>", None, None),
        (500, r#"{"err_no":0}"#, None, None),
        (
            503,
            r#"{"err_no":-1,"err_tips":"busy"}"#,
            Some(-1),
            Some("busy"),
        ),
        (
            403,
            r#"{"error":{"a":1},"code":"7","message":"no"}"#,
            Some(7),
            Some("no"),
        ),
        (
            502,
            r#"{"extra":{"error_code":9,"description":"upstream"}}"#,
            Some(9),
            Some("upstream"),
        ),
        (204 + 100, "", None, None),
    ];
    for (code, body, expected, message) in cases {
        let error = answered(&READ, move |request| {
            Ok(status(request, code)?.with_body(body))
        })
        .await
        .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Http, "{code}");
        assert_eq!(error.status().unwrap().as_u16(), code);
        assert_eq!(
            (error.code(), error.message()),
            (expected, message),
            "{code}"
        );
    }
    let error = answered(&READ, |request| status(request, 302))
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("redirects are not followed"),
        "{error}"
    );
}

#[tokio::test]
async fn what_is_not_the_documented_json_is_told_with_its_place() {
    let cases: [(&'static [u8], &str); 5] = [
        (b"<html>", "the response is not JSON"),
        (b"", "the response is not JSON"),
        (b"\xff\xfe", "the response is not JSON"),
        (b"[1]", "the response is JSON, but not an object"),
        (
            br#"{"log_id":"l","data":{"name":{}}}"#,
            "name: expected a string, found an object",
        ),
    ];
    for (body, expected) in cases {
        let error = answered(&READ, move |request| {
            let (name, value) = header("x-tt-logid", "l");
            Ok(HttpResponse::json(request, "")
                .with_header(name, value)
                .with_body(Bytes::from_static(body)))
        });
        let error = error.await.unwrap_err();
        assert_eq!(
            (error.kind(), error.endpoint(), error.log_id()),
            (ErrorKind::Decode, Some("thing.read"), Some("l"))
        );
        assert!(error.to_string().contains(expected), "{error}");
        assert!(error.raw().is_some());
    }
}

#[tokio::test]
async fn images_are_told_from_errors() {
    let png: &'static [u8] = b"\x89PNG\r\n\x1a\n...";
    let typed = |kind: &'static str, body: &'static [u8]| {
        raw(true, move |request| {
            let (name, value) = header("content-type", kind);
            Ok(HttpResponse::new(request, StatusCode::OK)
                .with_header(name, value)
                .with_body(Bytes::from_static(body)))
        })
    };
    let image = typed("image/png", png).await.unwrap().binary().unwrap();
    assert_eq!(
        (image.bytes.as_ref(), image.content_type.as_str()),
        (png, "image/png")
    );
    assert_eq!(
        typed("", b"{ not JSON")
            .await
            .unwrap()
            .binary()
            .unwrap()
            .bytes
            .len(),
        10
    );
    // A response with an error code is a failure, whatever its content type.
    for kind in ["application/json", "image/png", ""] {
        let error = typed(kind, b" {\"err_no\":60003,\"err_tips\":\"slow down\"}")
            .await
            .unwrap_err();
        assert!(error.is_rate_limited(), "{kind}");
    }
    for (kind, body) in [
        ("application/json; charset=utf-8", &b"{\"err_no\":0}"[..]),
        ("text/html", b"<html>"),
        ("image/png", b""),
    ] {
        let error = typed(kind, body).await.unwrap().binary().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{kind}");
    }
}

#[tokio::test]
async fn digits_survive() {
    let body = r#"{"data":{"id":18446744073709551615,"amount":1.10}}"#;
    let raw = raw(false, move |request| Ok(HttpResponse::json(request, body)))
        .await
        .unwrap();
    let texts = raw
        .payload(read::value::<BTreeMap<String, String>>)
        .unwrap();
    assert_eq!(
        (texts["id"].as_str(), texts["amount"].as_str()),
        ("18446744073709551615", "1.10")
    );
}

#[tokio::test]
async fn an_answer_from_elsewhere_is_not_read() {
    for elsewhere in [
        "https://evil.example/read",
        "http://main.example/read",
        "https://main.example:8443/read",
    ] {
        let error = answered(&READ, move |request| {
            let mut response = success(request)?;
            response.url = url::Url::parse(elsewhere).unwrap();
            Ok(response)
        });
        let error = error.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ForeignAnswer, "{elsewhere}");
        assert!(error.raw().is_none());
    }
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused() {
    let transport = platform(|request| Ok(HttpResponse::json(request, "x".repeat(2000))));
    let client = builder(&transport).body_limit(1000).build().unwrap();
    let error = client.send(Thing::new(&WRITE)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.to_string().contains("body_limit"), "{error}");
    assert_eq!(transport.requests()[0].body_limit, 1000);
}

#[tokio::test(start_paused = true)]
async fn a_transport_that_never_answers_is_abandoned() {
    let transport = Arc::new(MemoryTransport::later(|_| std::future::pending()));
    let client = builder(&transport).build().unwrap();
    let started = tokio::time::Instant::now();
    let error = client
        .raw(Method::POST, &HOST, "/x")
        .send()
        .await
        .unwrap_err();
    assert!(error.is_timeout() && error.is_retryable());
    assert_eq!(started.elapsed().as_secs(), 20);
    assert_eq!(transport.requests().len(), 1);
}

#[tokio::test]
async fn a_transport_s_failure_keeps_its_cause() {
    let error = answered(&READ, |_| {
        Err(TransportError::with_source(
            TransportErrorKind::Other,
            "cable cut",
        ))
    })
    .await;
    // The token is fetched successfully, but the call itself fails.
    let error = error.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.to_string().contains("cable cut"), "{error}");
    let transport = error.transport_error().unwrap();
    assert_eq!(transport.kind(), TransportErrorKind::Other);
    let source = std::error::Error::source(transport).unwrap();
    assert_eq!(source.to_string(), "cable cut");
}

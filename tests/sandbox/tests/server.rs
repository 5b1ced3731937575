//! The server: paths, methods, faults, recorded requests, start and stop.

#![allow(
    clippy::expect_used,
    reason = "what is expected here is what the test checks"
)]

mod common;

use std::time::{Duration, Instant};

use bytedance_sandbox::{Fault, Sandbox};
use common::{answer, login, read, stage, stage_with, text};
use http::{Method, StatusCode};
use serde_json::json;

const LOGIN: &str = "toutiao:/api/apps/v2/jscode2session";
const NAME: &str = "login.code_to_session";

#[tokio::test]
async fn an_unknown_path_is_named() {
    let stage = stage().await;
    for (target, named) in [
        (
            "toutiao:/api/none",
            "no endpoint of the host toutiao has the path /api/none",
        ),
        // A path that belongs to another host.
        (
            "open:/api/apps/v2/jscode2session",
            "/api/apps/v2/jscode2session",
        ),
        ("nowhere:/api", "no host is named \"nowhere\""),
    ] {
        let response = stage.post(target).json(&login("c")).send().await;
        let response = response.expect("an answer");
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
        let message = text(&read(response).await["message"]);
        assert!(message.contains(named), "{message}");
    }
    assert_eq!(stage.sandbox.requests().len(), 3);
    assert_eq!(stage.sandbox.requests()[0].endpoint, None);
    assert_eq!(stage.sandbox.calls(NAME), 0);
}

#[tokio::test]
async fn a_wrong_method_is_told_the_right_one() {
    let stage = stage().await;
    let response = stage.get(LOGIN).send().await.expect("an answer");
    assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(response.headers()["allow"], "POST");
}

#[tokio::test]
async fn a_trailing_slash_makes_no_difference() {
    let stage = stage().await;
    for target in [LOGIN.to_owned(), format!("{LOGIN}/")] {
        let answer = stage.call(&target, login(&target)).await;
        assert_eq!(answer["err_no"], 0);
    }
    assert_eq!(stage.sandbox.calls(NAME), 2);
}

#[tokio::test]
async fn a_body_must_be_encoded_as_documented() {
    let stage = stage().await;
    let form = stage
        .post(LOGIN)
        .header("content-type", "application/x-www-form-urlencoded")
        .body("appid=a");
    let refused = answer(form).await;
    assert_eq!(refused["err_no"], 2100004);
    assert!(text(&refused["err_tips"]).contains("application/json"));
    let json = stage.post("open:/oauth/access_token/").json(&json!({}));
    let refused = answer(json).await;
    assert!(text(&refused["data"]["description"]).contains("x-www-form-urlencoded"));
}

#[tokio::test]
async fn requests_are_recorded_as_they_came() {
    let stage = stage().await;
    let body = r#"{ "appid": "tt_sandbox" ,"n": 12345678901234567890 }"#;
    let request = stage
        .post(&format!("{LOGIN}?a=1%202&b"))
        .header("Content-Type", "application/json")
        .body(body);
    request.send().await.expect("an answer");
    let [recorded] = &stage.sandbox.requests()[..] else {
        panic!("not one request");
    };
    assert_eq!(recorded.endpoint.as_deref(), Some(NAME));
    assert_eq!(recorded.method, Method::POST);
    assert_eq!(recorded.host, "toutiao");
    assert_eq!(recorded.path, "/api/apps/v2/jscode2session");
    assert_eq!(recorded.query.as_deref(), Some("a=1%202&b"));
    assert_eq!(recorded.query_parameter("a").as_deref(), Some("1 2"));
    assert_eq!(recorded.query_parameter("b").as_deref(), Some(""));
    assert_eq!(recorded.query_parameter("c"), None);
    assert_eq!(recorded.body, body);
    assert_eq!(recorded.header("content-type"), Some("application/json"));
    assert_eq!(recorded.json().expect("JSON")["appid"], "tt_sandbox");
    stage.sandbox.clear_requests();
    assert!(stage.sandbox.requests().is_empty());
    assert_eq!(stage.sandbox.calls(NAME), 1);
}

#[tokio::test]
async fn recording_is_bounded_and_can_be_off() {
    for most in [2, 0] {
        let stage = stage_with(Sandbox::builder().recording(most)).await;
        for code in ["1", "2", "3"] {
            stage.log_in(code).await;
        }
        let codes: Vec<_> = stage
            .sandbox
            .requests()
            .iter()
            .map(|request| text(&request.json().expect("JSON")["code"]))
            .collect();
        assert_eq!(codes, if most == 0 { &[][..] } else { &["2", "3"] });
        assert_eq!(stage.sandbox.calls(NAME), 3);
    }
}

#[tokio::test]
async fn a_code_can_be_asked_for() {
    let stage = stage().await;
    stage.sandbox.fail_next(NAME, Fault::code(-1).times(2));
    stage
        .sandbox
        .fail_next(NAME, Fault::code(7).message("seven"));
    for expected in [-1, -1, 7] {
        let answer = stage.call(LOGIN, login("c")).await;
        assert_eq!(answer["err_no"], expected);
        assert_eq!(answer["err_tips"] == "seven", expected == 7);
    }
    // None of the calls was processed.
    stage.log_in("c").await;
    assert_eq!(stage.sandbox.calls(NAME), 4);

    stage
        .sandbox
        .fail_next(NAME, Fault::code(5).sub_code(13000));
    let answer = stage.call(LOGIN, login("d")).await;
    assert_eq!(answer["extra"]["sub_error_code"], 13000);
    stage.sandbox.fail_next(NAME, Fault::close());
    stage.sandbox.clear_faults();
    stage.log_in("d").await;
}

#[tokio::test]
async fn http_answers_can_be_asked_for() {
    let stage = stage().await;
    let send = async || {
        stage
            .post(LOGIN)
            .json(&login("c"))
            .send()
            .await
            .expect("an answer")
    };
    stage
        .sandbox
        .fail_next(NAME, Fault::status(503).retry_after("7"));
    let response = send().await;
    assert_eq!(response.status(), 503);
    assert_eq!(response.headers()["retry-after"], "7");

    stage.sandbox.fail_next(NAME, Fault::invalid_json());
    let response = send().await;
    assert_eq!(response.status(), 200);
    let body = response.bytes().await.expect("a body");
    assert!(serde_json::from_slice::<serde_json::Value>(&body).is_err());

    let elsewhere = "http://127.0.0.1:1/elsewhere";
    stage.sandbox.fail_next(NAME, Fault::redirect(elsewhere));
    let response = send().await;
    assert_eq!(response.status(), 302);
    assert_eq!(response.headers()["location"], elsewhere);

    let fault = Fault::body(418, "text/plain", "tea").header("x-own", "1");
    stage.sandbox.fail_next(NAME, fault);
    let response = send().await;
    assert_eq!(response.status(), 418);
    assert_eq!(response.headers()["x-own"], "1");
    assert_eq!(response.text().await.expect("a body"), "tea");

    // With an informational status, the client would keep waiting for the final response.
    stage.sandbox.fail_next(NAME, Fault::status(100));
    assert_eq!(send().await.status(), 500);
}

#[tokio::test]
async fn a_connection_can_be_closed_without_an_answer() {
    let stage = stage().await;
    stage.sandbox.fail_next(NAME, Fault::close());
    let failed = stage.post(LOGIN).json(&login("c")).send().await;
    assert!(failed.is_err());
    assert_eq!(stage.sandbox.calls(NAME), 1);
    stage.log_in("c").await;

    // The call is processed, but its response is lost.
    stage
        .sandbox
        .fail_next(NAME, Fault::close().after_processing());
    let failed = stage.post(LOGIN).json(&login("d")).send().await;
    assert!(failed.is_err());
    assert_eq!(stage.call(LOGIN, login("d")).await["err_no"], 40018);
}

#[tokio::test]
async fn an_answer_can_be_late() {
    let stage = stage().await;
    let delay = Duration::from_millis(300);
    stage.sandbox.fail_next(NAME, Fault::delay(delay));
    let started = Instant::now();
    stage.log_in("c").await;
    assert!(started.elapsed() >= delay);
    let started = Instant::now();
    stage.log_in("d").await;
    assert!(started.elapsed() < delay);
}

#[tokio::test]
async fn a_token_can_be_refused_once() {
    let stage = stage().await;
    let token = stage.client_token().await;
    let endpoint = "content_security.detect_text";
    stage.sandbox.fail_next(endpoint, Fault::token_refused());
    assert_eq!(stage.client_code(&token).await, 28001003);
    assert_eq!(stage.client_code(&token).await, 0);
}

#[tokio::test]
#[should_panic(expected = "no endpoint \"login.code2session\"")]
async fn a_misspelled_endpoint_is_a_mistake_in_the_test() {
    let _ = stage().await.sandbox.calls("login.code2session");
}

#[tokio::test]
async fn many_calls_at_once_are_answered() {
    let stage = std::sync::Arc::new(stage().await);
    let calls: Vec<_> = (0..64)
        .map(|n| {
            let stage = std::sync::Arc::clone(&stage);
            tokio::spawn(async move { stage.log_in(&format!("code {n}")).await })
        })
        .collect();
    let mut users = std::collections::HashSet::new();
    for call in calls {
        let user = call.await.expect("a login");
        users.insert(text(&user["openid"]));
    }
    assert_eq!(users.len(), 64);
    assert_eq!(stage.sandbox.calls(NAME), 64);
}

#[tokio::test]
async fn it_stops_when_it_is_dropped() {
    let stage = stage().await;
    stage.log_in("c").await;
    let address = stage.sandbox.address();
    let url = stage.url(LOGIN);
    drop(stage.sandbox);
    // Idle keep-alive connections are closed too.
    let deadline = Instant::now() + Duration::from_secs(10);
    loop {
        let reused = stage.client.post(&url).json(&login("d")).send().await;
        let fresh = tokio::net::TcpStream::connect(address).await;
        if reused.is_err() && fresh.is_err() {
            break;
        }
        assert!(Instant::now() < deadline, "still there");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn a_port_can_be_had_again_and_only_once() {
    let first = Sandbox::start().await.expect("the sandbox platform starts");
    let port = first.address().port();
    let taken = Sandbox::builder().port(port).start().await;
    let error = taken.expect_err("the port is taken");
    assert!(error.to_string().contains(&port.to_string()), "{error}");
    assert!(std::error::Error::source(&error).is_some());
    first.stop().await;
    let again = Sandbox::builder().port(port).start().await;
    let again = again.expect("the port is free again");
    assert_eq!(again.url(), format!("http://127.0.0.1:{port}"));
}

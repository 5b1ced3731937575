//! Tokens: a single fetch for all callers, refreshes before expiry, failures, and refused tokens. These tests use tokio's paused clock.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bytedance::transport::{HttpResponse, MemoryTransport};
use bytedance::{CallOptions, Client, Environment, Error, ErrorKind, Secret};
use common::*;
use tokio::task::JoinSet;
use tokio::time::{Instant, advance, sleep};

async fn all(client: &Client, callers: usize) -> Vec<Result<Secret, Error>> {
    let mut tasks = JoinSet::new();
    for _ in 0..callers {
        let client = client.clone();
        tasks.spawn(async move { client.token(&APP_TOKEN).await });
    }
    tasks.join_all().await
}

#[tokio::test(start_paused = true)]
async fn ten_thousand_callers_on_a_cold_or_expired_token_make_one_fetch() {
    let (issuer, transport) = issuer(7200);
    let client = builder(&transport).build().unwrap();
    for expected in ["token-1", "token-2"] {
        let tokens = all(&client, 10_000).await;
        assert!(
            tokens
                .iter()
                .all(|token| token.as_ref().unwrap().expose() == expected)
        );
        advance(Duration::from_secs(7300)).await;
    }
    assert_eq!(issuer.fetches(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn it_holds_on_several_threads_too() {
    let (issuer, transport) = issuer(7200);
    let client = builder(&transport).build().unwrap();
    let tokens = all(&client, 10_000).await;
    assert!(
        tokens
            .iter()
            .all(|token| token.as_ref().unwrap().expose() == "token-1")
    );
    assert_eq!(issuer.fetches(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_failed_fetch_reaches_all_and_is_not_hammered() {
    let (issuer, transport) = issuer(7200);
    issuer.fail(true);
    let client = builder(&transport).build().unwrap();
    for error in all(&client, 1000).await {
        let error = error.unwrap_err();
        assert!(error.is_configuration());
        assert_eq!(error.endpoint(), Some("token.issue"));
    }
    assert_eq!(issuer.fetches(), 1);
    // During the pause, all callers receive the same error.
    assert!(all(&client, 10).await.iter().all(Result::is_err));
    assert_eq!(issuer.fetches(), 1);
    // The pause doubles each time, from 1 s up to 30 s.
    let mut pauses = Vec::new();
    for _ in 0..7 {
        let seen = issuer.fetches();
        let mut waited = 0;
        while issuer.fetches() == seen {
            waited += 1;
            advance(Duration::from_millis(500)).await;
            client.token(&APP_TOKEN).await.unwrap_err();
        }
        pauses.push(waited / 2);
    }
    assert_eq!(pauses, [1, 2, 4, 8, 16, 30, 30]);
    issuer.fail(false);
    advance(Duration::from_secs(31)).await;
    assert_eq!(token_text(&client).await, "token-9");
}

#[tokio::test(start_paused = true)]
async fn a_cancelled_caller_leaves_nothing_locked() {
    let (issuer, transport) = issuer(7200);
    let client = builder(&transport).build().unwrap();
    let caller = tokio::spawn({
        let client = client.clone();
        async move { client.token(&APP_TOKEN).await }
    });
    sleep(Duration::from_millis(50)).await;
    caller.abort();
    assert!(caller.await.unwrap_err().is_cancelled());
    // The refresh started by that caller continues and also serves other callers.
    assert_eq!(token_text(&client).await, "token-1");
    assert_eq!(issuer.fetches(), 1);
}

#[test]
fn a_runtime_that_ends_during_a_refresh_leaves_nothing_locked() {
    let (issuer, transport) = issuer(7200);
    let client = builder(&transport).build().unwrap();
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap()
    };
    let first = runtime();
    let cut_off = first.block_on(async {
        tokio::time::timeout(Duration::from_millis(20), client.token(&APP_TOKEN)).await
    });
    assert!(cut_off.is_err());
    drop(first);
    assert_eq!(runtime().block_on(token_text(&client)), "token-2");
    assert_eq!(issuer.fetches(), 2);
}

#[test]
fn outside_a_runtime_there_is_an_error_and_no_panic() {
    let (_, transport) = issuer(7200);
    let client = builder(&transport).build().unwrap();
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let mut call = Box::pin(client.token(&APP_TOKEN));
    let std::task::Poll::Ready(Err(error)) = call.as_mut().poll(&mut context) else {
        panic!("not an error")
    };
    assert!(error.is_configuration());
    let mut call = Box::pin(client.send(Thing::new(&READ)));
    let std::task::Poll::Ready(Err(error)) = call.as_mut().poll(&mut context) else {
        panic!("not an error")
    };
    assert!(error.is_configuration());
}

#[tokio::test(start_paused = true)]
async fn the_old_token_is_served_while_its_refresh_struggles() {
    let (issuer, transport) = issuer(7200);
    let client = builder(&transport).build().unwrap();
    assert_eq!(token_text(&client).await, "token-1");
    // The refresh begins at a random time between ten and eight minutes before the token expires.
    advance(Duration::from_secs(7200 - 601)).await;
    assert_eq!(token_text(&client).await, "token-1");
    sleep(Duration::from_secs(1)).await;
    assert_eq!(issuer.fetches(), 1);
    issuer.fail(true);
    advance(Duration::from_secs(130)).await;
    for _ in 0..100 {
        assert_eq!(token_text(&client).await, "token-1");
        sleep(Duration::from_millis(100)).await;
    }
    let fetches = issuer.fetches();
    assert!(
        (2..=6).contains(&fetches),
        "{fetches} fetches in ten seconds"
    );
    issuer.fail(false);
    advance(Duration::from_secs(60)).await;
    assert_eq!(token_text(&client).await, "token-1");
    sleep(Duration::from_secs(1)).await;
    assert_eq!(token_text(&client).await, format!("token-{}", fetches + 1));
}

#[tokio::test(start_paused = true)]
async fn a_life_counts_from_the_start_of_the_request() {
    let (issuer, transport) = slow_issuer(100, Duration::from_secs(25));
    let client = builder(&transport)
        .timeout(Duration::from_secs(60))
        .build()
        .unwrap();
    let started = Instant::now();
    assert_eq!(token_text(&client).await, "token-1");
    assert_eq!(started.elapsed().as_secs(), 25);
    sleep(Duration::from_secs(73)).await;
    // The token is still valid for two seconds, and its refresh begins now at the latest.
    assert_eq!(token_text(&client).await, "token-1");
    sleep(Duration::from_secs(4)).await;
    assert_eq!(token_text(&client).await, "token-2");
    assert_eq!(issuer.fetches(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_wait_for_a_token_has_a_bound() {
    let (_, transport) = issuer(7200);
    let client = builder(&transport)
        .token_wait(Duration::from_millis(30))
        .build()
        .unwrap();
    let error = client.token(&APP_TOKEN).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credential);
    sleep(Duration::from_millis(100)).await;
    assert_eq!(token_text(&client).await, "token-1");

    let client = builder(&transport).build().unwrap();
    let options = CallOptions::new().timeout(Duration::from_millis(30));
    let error = client
        .send_with(Thing::new(&READ), options)
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.endpoint()),
        (ErrorKind::Credential, Some("thing.read"))
    );
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_replaced_once_and_the_call_repeated_once() {
    let transport = platform(|request| match token_of(request).as_str() {
        "token-1" => failure(request, 40),
        _ => success(request),
    });
    let client = builder(&transport).build().unwrap();
    // The platform refused this call, so it is repeated, even though its endpoint is not safe to repeat.
    assert_eq!(client.send(Thing::new(&WRITE)).await.unwrap().name, "given");
    assert_eq!(paths(&transport), ["/token", "/write", "/token", "/write"]);
}

#[tokio::test(start_paused = true)]
async fn a_token_that_is_refused_again_is_the_error() {
    let transport = platform(|request| failure(request, 40));
    let client = builder(&transport).build().unwrap();
    let error = client.send(Thing::new(&WRITE)).await.unwrap_err();
    assert!(error.is_token_invalid());
    assert_eq!(paths(&transport), ["/token", "/write", "/token", "/write"]);
    // Even if the platform refuses every new token, the issuer's quota is not used up.
    for _ in 0..50 {
        client.send(Thing::new(&WRITE)).await.unwrap_err();
    }
    let fetches = count(&transport, "/token");
    assert!(fetches < 12, "{fetches} tokens fetched");
}

#[tokio::test(start_paused = true)]
async fn a_thousand_calls_with_a_revoked_token_make_one_fetch() {
    let revoked = Arc::new(AtomicBool::new(false));
    let is_revoked = revoked.clone();
    let transport = platform(move |request| {
        if is_revoked.load(Ordering::SeqCst) && token_of(request) == "token-1" {
            return failure(request, 40);
        }
        success(request)
    });
    let client = builder(&transport).build().unwrap();
    client.send(Thing::new(&READ)).await.unwrap();
    revoked.store(true, Ordering::SeqCst);
    let mut tasks = JoinSet::new();
    for _ in 0..1000 {
        let client = client.clone();
        tasks.spawn(async move { client.send(Thing::new(&WRITE)).await });
    }
    assert!(tasks.join_all().await.iter().all(Result::is_ok));
    assert_eq!(count(&transport, "/token"), 2);
}

#[tokio::test(start_paused = true)]
async fn only_the_rejected_token_is_removed() {
    let transport = platform(success);
    let client = builder(&transport).build().unwrap();
    let first = client.token(&APP_TOKEN).await.unwrap();
    client.invalidate_token(&APP_TOKEN, &first);
    let second = client.token(&APP_TOKEN).await.unwrap();
    assert_eq!(second.expose(), "token-2");
    client.invalidate_token(&APP_TOKEN, &first);
    assert_eq!(client.token(&APP_TOKEN).await.unwrap(), second);
    assert_eq!(count(&transport, "/token"), 2);
}

#[tokio::test(start_paused = true)]
async fn a_token_of_the_caller_s_is_neither_cached_nor_replaced() {
    let transport = platform(|request| failure(request, 40));
    let client = builder(&transport)
        .token(&USER_TOKEN, "fixed")
        .build()
        .unwrap();
    let own = CallOptions::new().token("own");
    assert!(
        client
            .send_with(Thing::new(&WRITE), own)
            .await
            .unwrap_err()
            .is_token_invalid()
    );
    assert!(
        client
            .send(Thing::new(&PROFILE))
            .await
            .unwrap_err()
            .is_token_invalid()
    );
    assert_eq!(paths(&transport), ["/write", "/profile"]);
    assert_eq!(token_of(&transport.requests()[0]), "own");
    assert_eq!(
        transport.requests()[1].url.query(),
        Some("access_token=fixed")
    );
}

#[tokio::test(start_paused = true)]
async fn a_token_that_only_the_caller_knows_must_be_given() {
    let transport = platform(success);
    let client = builder(&transport).build().unwrap();
    let error = client.send(Thing::new(&PROFILE)).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.endpoint()),
        (ErrorKind::Credential, Some("thing.profile"))
    );
    assert!(error.to_string().contains("CallOptions::token"), "{error}");
    let error = client
        .send_with(Thing::new(&STORE), CallOptions::new().token("t"))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(transport.requests().is_empty());
}

#[tokio::test(start_paused = true)]
async fn the_issuer_can_be_chosen_among_the_credential_s() {
    let transport = platform(success);
    let client = builder(&transport)
        .issuer(&APP_TOKEN, &STABLE_ISSUER)
        .build()
        .unwrap();
    client.token(&APP_TOKEN).await.unwrap();
    assert_eq!(paths(&transport), ["/stable_token"]);
    let error = builder(&transport)
        .issuer(&USER_TOKEN, &ISSUER)
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "setting `issuer` is token, but user tokens are issued by no endpoint"
    );
}

#[tokio::test(start_paused = true)]
async fn answers_without_a_token_or_its_life_are_errors() {
    for data in [
        "{}",
        "null",
        r#"{"access_token":"","expires_in":7200}"#,
        r#"{"access_token":"a"}"#,
        r#"{"access_token":"a","expires_in":-1}"#,
    ] {
        let transport = Arc::new(MemoryTransport::new(move |request| {
            Ok(HttpResponse::json(
                &request,
                format!(r#"{{"err_no":0,"data":{data}}}"#),
            ))
        }));
        let client = builder(&transport).build().unwrap();
        let error = client.token(&APP_TOKEN).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.endpoint()),
            (ErrorKind::Decode, Some("token.issue")),
            "{data}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn the_sandbox_refuses_before_any_token_is_fetched() {
    let transport = platform(success);
    let client = builder(&transport)
        .environment(Environment::Sandbox)
        .build()
        .unwrap();
    let error = client.send(Thing::new(&WRITE)).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.endpoint()),
        (ErrorKind::Environment, Some("thing.write"))
    );
    let error = client
        .raw(http::Method::GET, &LONELY, "/x")
        .sandbox()
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Environment);
    assert!(transport.requests().is_empty());
    // The issuer is not marked as available in the sandbox, but it serves endpoints that are.
    client.send(Thing::new(&READ)).await.unwrap();
    let servers: Vec<_> = transport
        .requests()
        .iter()
        .map(|request| request.url.host_str().unwrap().to_owned())
        .collect();
    assert_eq!(servers, ["sandbox.example", "sandbox.example"]);
}

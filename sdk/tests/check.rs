//! Checking an application's id and secret at the start of a program.

#![cfg(feature = "reqwest")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::sync::Arc;

use bytedance::platform::credentials;
use bytedance::tokens::MemoryStore;
use bytedance::{Client, ClientBuilder, ErrorKind};
use bytedance_sandbox::{APP_ID, APP_SECRET, Fault, Sandbox};

fn builder(platform: &Sandbox, app_id: &str, secret: &str) -> ClientBuilder {
    Client::builder(app_id, secret)
        .base_urls(platform.hosts().map(|host| (host, platform.base_url(host))))
}

#[tokio::test]
async fn the_right_secret_leads_to_a_token_that_is_used() {
    let platform = Sandbox::start().await.unwrap();
    let client = builder(&platform, APP_ID, APP_SECRET).build().unwrap();
    client.check().await.unwrap();
    let token = client.token(&credentials::MINI_APP).await.unwrap();
    assert_eq!(platform.token_fetches("access_token"), 1);
    // The client has fetched its token itself, so it does not ask again.
    client.check().await.unwrap();
    assert_eq!(platform.token_fetches("access_token"), 1);
    // A token that was rejected proves nothing.
    client.invalidate_token(&credentials::MINI_APP, &token);
    client.check().await.unwrap();
    assert_eq!(platform.token_fetches("access_token"), 2);
}

#[tokio::test]
async fn a_wrong_id_or_secret_is_an_error_without_the_secret() {
    let platform = Sandbox::start().await.unwrap();
    for (app_id, secret) in [(APP_ID, "marker"), ("tt_other", "marker")] {
        let client = builder(&platform, app_id, secret).build().unwrap();
        let error = client.check().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Api);
        assert!(error.code().is_some());
        assert_eq!(error.endpoint(), Some("credential.get_access_token"));
        assert!(
            error.to_string().contains("check app id, app secret"),
            "{error}"
        );
        assert!(!format!("{error:?}").contains("marker"), "{error:?}");
        // A second check at once does not ask the platform again.
        let calls = platform.calls("credential.get_access_token");
        client.check().await.unwrap_err();
        assert_eq!(platform.calls("credential.get_access_token"), calls);
    }
}

#[tokio::test]
async fn a_fixed_token_is_not_replaced_by_a_check() {
    let platform = Sandbox::start().await.unwrap();
    let client = builder(&platform, APP_ID, APP_SECRET)
        .token(&credentials::MINI_APP, "fixed")
        .build()
        .unwrap();
    let error = client.check().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert_eq!(platform.token_fetches("access_token"), 0);
}

#[tokio::test]
async fn a_token_of_another_process_proves_nothing_but_stays_in_use_if_the_check_fails() {
    let platform = Sandbox::start().await.unwrap();
    let store = MemoryStore::new();
    let client = |secret| {
        let builder = builder(&platform, APP_ID, secret);
        let builder = builder.token_store(Arc::new(store.clone()));
        builder.build().unwrap()
    };
    let first = client(APP_SECRET);
    let before = first.token(&credentials::MINI_APP).await.unwrap();

    // Calls succeed even with a wrong secret, because the token is in the store.
    let wrong = client("wrong");
    assert_eq!(wrong.token(&credentials::MINI_APP).await.unwrap(), before);
    wrong.check().await.unwrap_err();
    assert_eq!(wrong.token(&credentials::MINI_APP).await.unwrap(), before);
    assert_eq!(
        client(APP_SECRET)
            .token(&credentials::MINI_APP)
            .await
            .unwrap(),
        before
    );

    let right = client(APP_SECRET);
    right.check().await.unwrap();
    let after = right.token(&credentials::MINI_APP).await.unwrap();
    assert_ne!(after, before);
    // The new token is in the store. Clients that still have the old one can use it until it is due.
    assert_eq!(
        client(APP_SECRET)
            .token(&credentials::MINI_APP)
            .await
            .unwrap(),
        after
    );
    assert_eq!(first.token(&credentials::MINI_APP).await.unwrap(), before);
}

#[tokio::test]
async fn a_platform_that_is_away_is_another_error() {
    let platform = Sandbox::start().await.unwrap();
    let client = builder(&platform, APP_ID, APP_SECRET);
    let client = client
        .retry(bytedance::retry::Retry::none())
        .build()
        .unwrap();
    platform.fail_next("credential.get_access_token", Fault::status(502));
    let error = client.check().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Http);
}

#[tokio::test]
async fn other_kinds_of_applications_check_another_token() {
    let platform = Sandbox::start().await.unwrap();
    let client = builder(&platform, APP_ID, APP_SECRET).build().unwrap();
    client.check_with(&credentials::CLIENT).await.unwrap();
    assert_eq!(platform.token_fetches("client_token"), 1);
    assert_eq!(platform.token_fetches("access_token"), 0);
    // Without a ticket, a third-party platform can't be checked.
    let error = client
        .check_with(&credentials::COMPONENT)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credential);
    let error = client.check_with(&credentials::USER).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
}

//! Apps that have authorized a third-party platform: from receiving the ticket to making calls, without losing a token on the way.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod given;
mod platform;
mod store;

use std::sync::Arc;
use std::time::Duration;

use bytedance::platform::{credentials, hosts};
use bytedance::tokens::{MemoryStore, TokenStore};
use bytedance::{CallOptions, Client, ClientBuilder, Error, ErrorKind, Method, Raw};
use platform::{APP, COMPONENT, Platform};
use tokio::task::JoinSet;
use tokio::time::advance;

const EXCHANGES: &str = "/api/tpapp/v2/auth/get_auth_token";
const RETRIEVALS: &str = "/api/tpapp/v2/auth/retrieve_auth_code";
const COMPONENT_TOKENS: &str = "/openapi/v2/auth/tp/token";

/// Makes a call with the app's version 2 token.
async fn call(client: &Client) -> Result<Raw, Error> {
    client
        .raw(Method::GET, &hosts::OPEN, "/api/thing")
        .query("version_2", 1)
        .credential(&credentials::AUTHORIZER)
        .send()
        .await
}

/// Builds the client of a third-party platform that has already received a ticket.
async fn with_ticket(builder: ClientBuilder) -> Client {
    let component = builder.build().unwrap();
    pass(&component, Duration::ZERO).await;
    component
}

/// Lets time pass and then delivers a new ticket.
async fn pass(component: &Client, time: Duration) {
    advance(time).await;
    component
        .store_component_ticket("marker-ticket")
        .await
        .unwrap();
}

/// Builds two clients: one for a third-party platform that has a ticket, and one for an app that has authorized it.
async fn authorized(
    platform: &Platform,
    store: &(impl TokenStore + Clone + 'static),
) -> (Client, Client) {
    let builder = platform.builder().token_store(Arc::new(store.clone()));
    let component = with_ticket(builder).await;
    let code = platform.state().code(APP);
    let app = component.authorize_app(code).await.unwrap();
    assert_eq!(app.permissions.len(), 1);
    assert_eq!(app.client.app_id(), APP);
    (component, app.client)
}

#[tokio::test(start_paused = true)]
async fn without_a_ticket_nothing_is_sent_and_the_error_says_what_to_do() {
    let platform = Platform::default();
    let component = platform.builder().build().unwrap();
    let error = call(&component.on_behalf_of(APP)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credential);
    let text = error.to_string();
    for part in ["component_ticket", "ten minutes", "store_component_ticket"] {
        assert!(text.contains(part), "{text}");
    }
    assert_eq!(
        error.endpoint(),
        Some("component_auth.get_component_token"),
        "{text}"
    );

    // Once the ticket has arrived, calls succeed without a pause.
    platform.state().code(APP);
    pass(&component, Duration::ZERO).await;
    call(&component.on_behalf_of(APP)).await.unwrap();

    let error = component.store_component_ticket(" ").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
}

#[tokio::test(start_paused = true)]
async fn a_ticket_lives_three_hours() {
    let platform = Platform::default();
    let component = with_ticket(platform.builder()).await;
    advance(Duration::from_secs(3 * 3600 - 60)).await;
    component.token(&credentials::COMPONENT).await.unwrap();
    advance(Duration::from_secs(3 * 3600)).await;
    let error = component.token(&credentials::COMPONENT).await.unwrap_err();
    assert!(
        error.to_string().contains("store_component_ticket"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn ticket_and_token_are_shared_by_all_that_share_the_store() {
    let platform = Platform::default();
    let store = MemoryStore::new();
    let client = || {
        let builder = platform.builder().token_store(Arc::new(store.clone()));
        builder.build().unwrap()
    };
    let (receiver, other) = (client(), client());
    pass(&receiver, Duration::ZERO).await;
    let token = other.token(&credentials::COMPONENT).await.unwrap();
    assert_eq!(
        receiver.token(&credentials::COMPONENT).await.unwrap(),
        token
    );
    assert_eq!(platform.state().calls(COMPONENT_TOKENS), 1);
    // The two versions of the token are stored separately.
    let first = other.token(&credentials::COMPONENT_V1).await.unwrap();
    assert_ne!(first, token);
}

#[tokio::test(start_paused = true)]
async fn a_thousand_callers_share_one_refresh() {
    let platform = Platform::default();
    let (component, app) = authorized(&platform, &MemoryStore::new()).await;
    platform.state().slow = Duration::from_millis(200);
    call(&app).await.unwrap();
    assert_eq!(platform.state().calls(EXCHANGES), 1);
    for round in 2..5 {
        pass(&component, Duration::from_secs(7300)).await;
        let mut tasks = JoinSet::new();
        for _ in 0..1000 {
            // Each call uses a client of its own.
            let app = component.on_behalf_of(APP);
            tasks.spawn(async move { call(&app).await.map(drop) });
        }
        for result in tasks.join_all().await {
            result.unwrap();
        }
        assert_eq!(platform.state().calls(EXCHANGES), round);
    }
    assert_eq!(platform.state().calls(RETRIEVALS), 0);
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_refreshed_once_and_others_take_the_new_one() {
    let platform = Platform::default();
    let store = MemoryStore::new();
    let (_, app) = authorized(&platform, &store).await;
    let other = platform
        .builder()
        .token_store(Arc::new(store.clone()))
        .build()
        .unwrap();
    let other = other.on_behalf_of(APP);
    call(&app).await.unwrap();
    call(&other).await.unwrap();
    platform.state().revoke();
    call(&app).await.unwrap();
    call(&other).await.unwrap();
    assert_eq!(platform.state().calls(EXCHANGES), 2);
    assert_eq!(platform.state().calls(RETRIEVALS), 0);
}

#[tokio::test(start_paused = true)]
async fn a_lost_pair_comes_back_by_itself() {
    let platform = Platform::default();
    let (component, app) = authorized(&platform, &MemoryStore::new()).await;
    // The platform refreshes the token, but its response is lost.
    platform.state().lose = 1;
    pass(&component, Duration::from_secs(7300)).await;
    let error = call(&app).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    advance(Duration::from_secs(40)).await;
    call(&app).await.unwrap();
    assert_eq!(platform.state().calls(RETRIEVALS), 1);

    // The authorization can also be retrieved after the program has lost its store.
    let component = with_ticket(platform.builder()).await;
    call(&component.on_behalf_of(APP)).await.unwrap();
    assert_eq!(platform.state().calls(RETRIEVALS), 2);
}

#[tokio::test(start_paused = true)]
async fn a_month_without_a_call_costs_a_retrieval_only() {
    let platform = Platform::default();
    let (component, app) = authorized(&platform, &MemoryStore::new()).await;
    pass(&component, Duration::from_secs(40 * 86_400)).await;
    platform.state().forget_refresh_tokens();
    call(&app).await.unwrap();
    assert_eq!(platform.state().calls(RETRIEVALS), 1);
}

#[tokio::test(start_paused = true)]
async fn who_has_not_authorized_is_named_with_the_platforms_code() {
    let platform = Platform::default();
    let (component, app) = authorized(&platform, &MemoryStore::new()).await;
    let error = call(&component.on_behalf_of("tt_stranger"))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Reauthorize);
    assert!(error.needs_reauthorization());
    assert_eq!(error.code(), Some(40_022));
    assert!(error.to_string().contains("tt_stranger"), "{error}");
    assert_eq!(
        error.endpoint(),
        Some("component_auth.retrieve_authorization_code")
    );

    // The app revokes its authorization.
    platform.state().authorized.clear();
    platform.state().forget_refresh_tokens();
    platform.state().revoke();
    let error = call(&app).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Reauthorize);
    assert!(error.to_string().contains(APP), "{error}");
    // If the call is repeated, the platform is not asked again.
    let asked = platform.state().calls(RETRIEVALS);
    assert!(call(&app).await.unwrap_err().needs_reauthorization());
    assert_eq!(platform.state().calls(RETRIEVALS), asked);
}

#[tokio::test(start_paused = true)]
async fn an_app_that_authorizes_again_is_served_at_once() {
    let platform = Platform::default();
    let component = with_ticket(platform.builder()).await;
    let app = component.on_behalf_of(APP);
    assert!(call(&app).await.unwrap_err().needs_reauthorization());
    let code = platform.state().code(APP);
    component.authorize_app(code).await.unwrap();
    call(&app).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn the_apps_token_takes_the_place_of_its_own() {
    let platform = Platform::default();
    let (_, app) = authorized(&platform, &MemoryStore::new()).await;
    // The app's version 1 token is sent in place of a token of the mini program itself.
    app.raw(Method::GET, &hosts::OPEN, "/api/thing")
        .credential(&credentials::MINI_APP)
        .send()
        .await
        .unwrap();
    // The app's client_token is fetched with this token in place of the app's secret.
    let token = app.token(&credentials::CLIENT).await.unwrap();
    assert_eq!(token.expose(), format!("client of {APP}"));
    // If a version 1 token is refused, it is replaced as well.
    platform.state().revoke();
    app.raw(Method::GET, &hosts::MICROAPP, "/openapi/thing")
        .credential(&credentials::AUTHORIZER_V1)
        .send()
        .await
        .unwrap();
    assert_eq!(platform.state().calls("/openapi/v1/oauth/token"), 2);
}

#[tokio::test(start_paused = true)]
async fn a_component_token_that_is_refused_is_replaced() {
    let platform = Platform::default();
    let (_component, app) = authorized(&platform, &MemoryStore::new()).await;
    // The refresh is first attempted with the refused component token and then with a new one.
    platform.state().forget_component_tokens();
    platform.state().revoke();
    call(&app).await.unwrap();
    assert_eq!(platform.state().calls(COMPONENT_TOKENS), 2);
    assert_eq!(platform.state().calls(EXCHANGES), 3);
    assert_eq!(platform.state().calls(RETRIEVALS), 0);
}

#[tokio::test(start_paused = true)]
async fn apps_users_and_platforms_do_not_get_each_others_tokens() {
    let platform = Platform::default();
    let (component, app) = authorized(&platform, &MemoryStore::new()).await;
    let code = platform.state().code("tt_other");
    let other = component.authorize_app(code).await.unwrap().client;
    let tokens = [
        app.token(&credentials::AUTHORIZER).await.unwrap(),
        other.token(&credentials::AUTHORIZER).await.unwrap(),
        app.token(&credentials::AUTHORIZER_V1).await.unwrap(),
        app.token(&credentials::COMPONENT).await.unwrap(),
    ];
    for (index, token) in tokens.iter().enumerate() {
        assert!(!tokens[..index].contains(token));
    }
    assert_eq!(
        app.token(&credentials::COMPONENT).await.unwrap(),
        component.token(&credentials::COMPONENT).await.unwrap()
    );
    // A client that acts for one app can be used to obtain a client that acts for a different app.
    assert_eq!(
        app.on_behalf_of("tt_other")
            .token(&credentials::AUTHORIZER)
            .await
            .unwrap(),
        tokens[1]
    );
    // A token that is set for all calls is not used for calls on behalf of an app.
    let fixed = platform
        .builder()
        .token(&credentials::AUTHORIZER, "marker-fixed")
        .build()
        .unwrap();
    assert_eq!(
        fixed
            .token(&credentials::AUTHORIZER)
            .await
            .unwrap()
            .expose(),
        "marker-fixed"
    );
    assert!(call(&fixed.on_behalf_of(APP)).await.is_err());
    // Without `on_behalf_of`, the platform has no token of an app.
    let error = component.token(&credentials::AUTHORIZER).await.unwrap_err();
    assert!(error.to_string().contains("on_behalf_of"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn no_secret_is_shown() {
    let platform = Platform::default();
    let (component, app) = authorized(&platform, &MemoryStore::new()).await;
    let bad = component
        .authorize_app("marker-code-bad")
        .await
        .unwrap_err();
    let refused = call(&component.on_behalf_of("tt_stranger"))
        .await
        .unwrap_err();
    // The platform's error messages repeat the entire request.
    platform.state().revoke();
    let options = CallOptions::new().token("marker-token");
    let raw = app.raw(Method::GET, &hosts::OPEN, "/api/thing");
    let raw = raw.credential(&credentials::AUTHORIZER);
    let unknown = raw.options(options).send().await.unwrap_err();
    for error in [&bad, &refused, &unknown] {
        let text = format!("{error} {error:?}");
        assert!(text.contains("***"), "{text}");
        assert_eq!(format!("{error:?}"), error.to_string());
        assert!(!text.contains("marker-"), "{text}");
    }
    let clients = format!("{component:?} {app:?}");
    assert!(!clients.contains("marker-"), "{clients}");
    assert!(clients.contains(COMPONENT));
}

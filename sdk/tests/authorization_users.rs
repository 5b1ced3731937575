//! Users who have authorized an application: from the authorization code to calls, with refreshes and renewals until the user must
//! authorize the application again.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use bytedance::platform::{credentials, hosts};
use bytedance::tokens::MemoryStore;
use bytedance::transport::{HttpRequest, HttpResponse, MemoryTransport};
use bytedance::{Client, Error, ErrorKind, Method, Raw};
use serde_json::{Value, json};
use tokio::task::JoinSet;
use tokio::time::advance;
use url::form_urlencoded;

const DAY: Duration = Duration::from_secs(86_400);
const USER: &str = "open-id-1";
const RENEWAL: &str = "/oauth/renew_refresh_token/";

/// Two error codes: one that is undocumented, and one that asks the client to retry.
const NOT_PERMITTED: i64 = 10_004;
const BUSY: i64 = -1;

/// A little longer than the pause after a failure. During the pause, all callers receive the same error.
const PAUSE: Duration = Duration::from_secs(31);

/// The state of the platform. Its clock is moved forward by the test.
#[derive(Default)]
struct State {
    now: Duration,
    /// The user, the expiry and the number of renewals of each refresh token.
    refresh: HashMap<String, (String, Duration, u32)>,
    access: HashMap<String, Duration>,
    count: usize,
    calls: HashMap<String, usize>,
    /// The error codes used to refuse renewals, requests for business tokens, and refreshes of business tokens.
    no_renewal: Option<i64>,
    no_business: Option<i64>,
    no_business_refresh: Option<i64>,
}

impl State {
    fn name(&mut self, kind: &str) -> String {
        self.count += 1;
        format!("marker-{kind}-{}", self.count)
    }

    fn access(&mut self, days: u32) -> String {
        let name = self.name("access");
        self.access.insert(name.clone(), self.now + DAY * days);
        name
    }

    fn answer(&mut self, request: &HttpRequest) -> Value {
        let path = request.url.path().to_owned();
        *self.calls.entry(path.clone()).or_default() += 1;
        let form: HashMap<String, String> =
            form_urlencoded::parse(&request.body).into_owned().collect();
        let json: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        let refuse = |code: i64| json!({ "data": { "error_code": code, "description": "no", "err_no": code }, "message": "error" });
        let payload = |mut data: Value| {
            data["error_code"] = json!(0);
            json!({ "data": data, "message": "success" })
        };
        match path.as_str() {
            "/oauth/access_token/" => {
                assert_eq!(form["client_secret"], "marker-secret");
                let (access, refresh) = (self.access(15), self.name("refresh"));
                let end = self.now + DAY * 30;
                self.refresh
                    .insert(refresh.clone(), (USER.to_owned(), end, 0));
                payload(
                    json!({ "access_token": access, "expires_in": 15 * 86_400, "refresh_token": refresh,
                    "refresh_expires_in": 30 * 86_400, "open_id": USER, "scope": "user_info" }),
                )
            }
            "/oauth/refresh_token/" => {
                let token = form["refresh_token"].clone();
                match self.refresh.get(&token).cloned() {
                    Some((_, end, _)) if self.now < end => {
                        let left = (end - self.now).as_secs();
                        let access = self.access(15);
                        // The platform sends some lifetimes as strings.
                        payload(
                            json!({ "access_token": access, "expires_in": (15 * 86_400).to_string(), "refresh_token": token,
                            "refresh_expires_in": left, "open_id": USER, "scope": "user_info" }),
                        )
                    }
                    _ => refuse(10_010),
                }
            }
            RENEWAL => {
                if let Some(code) = self.no_renewal {
                    return refuse(code);
                }
                match self.refresh.remove(&form["refresh_token"]) {
                    Some((user, end, renewals)) if self.now < end && renewals < 5 => {
                        let refresh = self.name("refresh");
                        let end = self.now + DAY * 30;
                        self.refresh
                            .insert(refresh.clone(), (user, end, renewals + 1));
                        payload(json!({ "refresh_token": refresh, "expires_in": 30 * 86_400 }))
                    }
                    Some((_, end, _)) if self.now < end => refuse(10_020),
                    _ => refuse(10_010),
                }
            }
            "/oauth/business_token/" | "/oauth/refresh_biz_token/" => {
                let is_refresh = path.contains("refresh");
                let refused = if is_refresh {
                    self.no_business_refresh
                } else {
                    self.no_business
                };
                if let Some(code) = refused {
                    return refuse(code);
                }
                if !is_refresh {
                    assert_eq!(json["open_id"], USER);
                    assert_eq!(json["scope"], "im.direct");
                }
                let access = self.access(30);
                json!({ "err_no": 0, "data": { "biz_token": access, "biz_expires_in": 30 * 86_400, "biz_refresh_token": "marker-biz" } })
            }
            _ => {
                let token = request.headers["access-token"].to_str().unwrap();
                match self.access.get(token) {
                    Some(end) if self.now < *end => json!({ "err_no": 0, "data": {} }),
                    _ => json!({ "err_no": 28_001_008, "err_msg": format!("expired {token}") }),
                }
            }
        }
    }
}

#[derive(Clone, Default)]
struct Platform(Arc<Mutex<State>>);

impl Platform {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    fn client(&self, store: &MemoryStore) -> Client {
        let platform = self.clone();
        let transport = MemoryTransport::new(move |request| {
            let answer = platform.state().answer(&request);
            Ok(HttpResponse::json(&request, answer))
        });
        Client::builder("tt_app", "marker-secret")
            .transport(Arc::new(transport))
            .token_store(Arc::new(store.clone()))
            .build()
            .unwrap()
    }

    /// Lets time pass for both the platform and the client.
    async fn pass(&self, time: Duration) {
        self.state().now += time;
        advance(time).await;
    }

    fn calls(&self, path: &str) -> usize {
        self.state().calls.get(path).copied().unwrap_or(0)
    }
}

async fn call(user: &Client) -> Result<Raw, Error> {
    user.raw(Method::GET, &hosts::OPEN, "/api/thing/")
        .credential(&credentials::USER)
        .send()
        .await
}

#[tokio::test(start_paused = true)]
async fn a_code_is_exchanged_and_the_token_refreshed_once_for_all() {
    let (platform, store) = (Platform::default(), MemoryStore::new());
    let app = platform.client(&store);
    let user = app.authorize_user("marker-code").await.unwrap();
    assert_eq!(
        (user.open_id.as_str(), user.scope.as_str()),
        (USER, "user_info")
    );
    call(&user.client).await.unwrap();
    platform.pass(DAY * 16).await;
    let mut tasks = JoinSet::new();
    // Two programs share a store, and each call uses a client of its own.
    for app in [&app, &platform.client(&store)] {
        for _ in 0..500 {
            let user = app.for_user(USER);
            tasks.spawn(async move { call(&user).await.map(drop) });
        }
    }
    for result in tasks.join_all().await {
        result.unwrap();
    }
    assert_eq!(platform.calls("/oauth/refresh_token/"), 1);
}

#[tokio::test(start_paused = true)]
async fn refresh_tokens_are_renewed_five_times_and_then_the_user_must_authorize_again() {
    let (platform, store) = (Platform::default(), MemoryStore::new());
    let app = platform.client(&store);
    app.authorize_user("marker-code").await.unwrap();
    let mut days = 0;
    let error = loop {
        // Once a day, the program refreshes the authorization and makes a call.
        let user = app.for_user(USER);
        user.refresh_authorization().await.unwrap_or(());
        if let Err(error) = call(&user).await {
            break error;
        }
        platform.pass(DAY).await;
        days += 1;
        assert!(days < 400);
    };
    assert_eq!(platform.calls(RENEWAL), 5);
    // The refresh token lasts thirty days, plus twenty-five days for each of its five renewals. The last access token outlives it by a
    // little.
    assert!((150..175).contains(&days), "{days}");
    assert_eq!(error.kind(), ErrorKind::Reauthorize);
    assert!(error.needs_reauthorization());
    // The expiry is known, so the platform is not asked at all.
    assert_eq!(error.code(), None);
    assert!(error.to_string().contains(USER), "{error}");

    // After the user has authorized the application again, calls succeed immediately.
    assert!(call(&app.for_user(USER)).await.is_err());
    app.authorize_user("marker-code").await.unwrap();
    call(&app.for_user(USER)).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn without_the_permission_to_renew_the_refresh_token_serves_until_its_end() {
    let (platform, store) = (Platform::default(), MemoryStore::new());
    platform.state().no_renewal = Some(NOT_PERMITTED);
    let app = platform.client(&store);
    let user = app.authorize_user("marker-code").await.unwrap().client;
    for _ in 0..29 {
        platform.pass(DAY + PAUSE).await;
        user.refresh_authorization().await.unwrap();
        call(&user).await.unwrap();
    }
    // The renewal was attempted once a day.
    assert_eq!(platform.calls(RENEWAL), 5);
    platform.pass(DAY * 20).await;
    let error = call(&user).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Reauthorize);
}

#[tokio::test(start_paused = true)]
async fn a_renewal_that_fails_hinders_no_call_and_is_tried_again() {
    for (code, pause) in [(NOT_PERMITTED, DAY), (BUSY, DAY / 24)] {
        let (platform, store) = (Platform::default(), MemoryStore::new());
        let app = platform.client(&store);
        let user = app.authorize_user("marker-code").await.unwrap().client;
        // The token has expired, and the refresh token expires soon.
        platform.state().no_renewal = Some(code);
        platform.pass(DAY * 26).await;
        call(&user).await.unwrap();
        platform.pass(pause / 2).await;
        user.refresh_authorization().await.unwrap();
        assert_eq!(platform.calls(RENEWAL), 1);
        platform.state().no_renewal = None;
        platform.pass(pause / 2 + PAUSE).await;
        user.refresh_authorization().await.unwrap();
        assert_eq!(platform.calls(RENEWAL), 2);
        platform.pass(DAY * 29).await;
        call(&user).await.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn a_refresh_token_that_was_refused_for_good_is_not_sent_again() {
    let (platform, store) = (Platform::default(), MemoryStore::new());
    let app = platform.client(&store);
    let user = app.authorize_user("marker-code").await.unwrap().client;
    platform.state().refresh.clear();
    platform.pass(DAY * 16).await;
    for _ in 0..3 {
        let error = call(&user).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Reauthorize);
        assert_eq!(error.code(), Some(10_010));
        assert!(error.to_string().contains(USER), "{error}");
        assert!(!format!("{error:?}").contains("marker-"), "{error:?}");
        platform.pass(PAUSE).await;
    }
    assert_eq!(platform.calls("/oauth/refresh_token/"), 1);
    // The user authorizes the application again in a different process.
    let other = platform.client(&store);
    other.authorize_user("marker-code").await.unwrap();
    call(&user).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn who_authorizes_again_is_served_with_the_new_token_in_all_processes() {
    let (platform, store) = (Platform::default(), MemoryStore::new());
    let (one, other) = (platform.client(&store), platform.client(&store));
    let token = async |app: &Client| app.for_user(USER).token(&credentials::USER).await.unwrap();
    one.authorize_user("marker-code").await.unwrap();
    let old = token(&other).await;
    one.authorize_user("marker-code").await.unwrap();
    let new = token(&one).await;
    assert_ne!(old, new);
    platform.pass(Duration::from_secs(600) + PAUSE).await;
    other.for_user(USER).refresh_authorization().await.unwrap();
    assert_eq!(token(&other).await, new);
    assert_eq!(platform.calls("/oauth/refresh_token/"), 0);
}

#[tokio::test(start_paused = true)]
async fn a_user_of_whom_nothing_is_stored_must_authorize() {
    let platform = Platform::default();
    let app = platform.client(&MemoryStore::new());
    let error = call(&app.for_user("open-id-2")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Reauthorize);
    assert!(error.to_string().contains("open-id-2"), "{error}");
    assert_eq!(error.code(), None);
    // The application itself has no user token either.
    let error = call(&app).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credential);
    assert!(error.to_string().contains("for_user"), "{error}");
    assert_eq!(platform.calls("/api/thing/"), 0);
    app.refresh_authorization().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn business_tokens_are_got_refreshed_and_got_anew() {
    let (platform, store) = (Platform::default(), MemoryStore::new());
    let app = platform.client(&store);
    let business = app.for_business(USER, "im.direct");
    let call = || {
        business
            .raw(Method::GET, &hosts::OPEN, "/api/thing/")
            .credential(&credentials::BUSINESS)
            .send()
    };
    call().await.unwrap();
    platform.pass(DAY * 31).await;
    call().await.unwrap();
    assert_eq!(platform.calls("/oauth/business_token/"), 1);
    assert_eq!(platform.calls("/oauth/refresh_biz_token/"), 1);
    // A business refresh token does not expire.
    platform.pass(DAY * 300).await;
    call().await.unwrap();
    assert_eq!(platform.calls("/oauth/business_token/"), 1);
    // If it is refused nevertheless, a new token is fetched.
    platform.state().no_business_refresh = Some(10_010);
    platform.pass(DAY * 31).await;
    call().await.unwrap();
    assert_eq!(platform.calls("/oauth/business_token/"), 2);
    // If that request is refused too, the user must act. The last code is an exception: there, the owner of the application must act.
    for (code, is_users) in [(10_010, true), (28_001_012, true), (10_013, false)] {
        platform.state().no_business = Some(code);
        platform.pass(DAY * 31).await;
        let error = call().await.unwrap_err();
        assert_eq!(error.code(), Some(code));
        assert_eq!(error.kind() == ErrorKind::Reauthorize, is_users, "{error}");
        assert_eq!(error.is_configuration(), !is_users, "{error}");
        assert_eq!(error.to_string().contains(USER), is_users, "{error}");
    }
}

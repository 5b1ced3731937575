//! Authorizations by apps and users, used by several processes at once. There is only one refresh for all of them, and nothing is lost even
//! if the refreshing process dies.

#![cfg(unix)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use bytedance::tokens::{FileStore, RedisStore, TokenStore};
use bytedance::{Client, Error, ErrorKind};
use bytedance_sandbox::{APP_ID, APP_SECRET, Fault, Sandbox};
use bytedance_tests::fleet::{self, Redis, Worker};
use tempfile::TempDir;

const WORKER: &str = env!("CARGO_BIN_EXE_authorization_worker");
const ONCE: Duration = Duration::ZERO;
const DAY: Duration = Duration::from_secs(86_400);
const APP: &str = "tt_merchant";
const USER: &str = "open-id-1";
const EXCHANGE: &str = "component_auth.get_authorizer_token";
const RETRIEVAL: &str = "component_auth.retrieve_authorization_code";
const REFRESH: &str = "credential.refresh_user_access_token";
const RENEWAL: &str = "credential.renew_user_refresh_token";

/// Where the processes store their tokens.
enum Place {
    Folder(TempDir),
    Redis(Redis),
}

impl Place {
    fn both() -> [Self; 2] {
        let folder = tempfile::tempdir().expect("a folder");
        [Self::Folder(folder), Self::Redis(Redis::start(&[]))]
    }

    fn address(&self) -> String {
        match self {
            Self::Folder(folder) => folder.path().join("shop").display().to_string(),
            Self::Redis(redis) => redis.url(),
        }
    }

    fn store(&self) -> Arc<dyn TokenStore> {
        match self {
            Self::Folder(_) => Arc::new(FileStore::new(self.address())),
            Self::Redis(redis) => {
                let store = RedisStore::builder().url(redis.url()).build();
                Arc::new(store.expect("the settings are right"))
            }
        }
    }

    fn client(&self, sandbox: &Sandbox) -> Client {
        let urls = sandbox.hosts().map(|host| (host, sandbox.base_url(host)));
        let builder = Client::builder(APP_ID, APP_SECRET).base_urls(urls);
        let client = builder.token_store(self.store()).build();
        client.expect("the settings are right")
    }

    fn workers(&self, count: usize, sandbox: &Sandbox, step: &str) -> Vec<Worker> {
        let start = |_| Worker::start(WORKER, &self.address(), &sandbox.url(), step);
        (0..count).map(start).collect()
    }
}

async fn sandbox() -> Sandbox {
    Sandbox::start().await.expect("the platform starts")
}

/// Returns the client of a third-party platform that has a ticket, the tokens of an app, and the tokens of a user.
async fn authorized(place: &Place, sandbox: &Sandbox) -> Client {
    let client = place.client(sandbox);
    let ticket = sandbox.component_ticket(APP_ID);
    let stored = client.store_component_ticket(ticket).await;
    stored.expect("the store takes the ticket");
    let code = sandbox.authorize_app(APP_ID, APP);
    let app = client.authorize_app(code).await.expect("the code is right");
    assert_eq!(app.client.app_id(), APP);
    let code = sandbox.issue_code_for(USER);
    let user = client
        .authorize_user(code)
        .await
        .expect("the code is right");
    assert_eq!(user.open_id, USER);
    client
}

async fn call_for_user(client: &Client) -> Result<(), Error> {
    let user = client.for_user(USER);
    let call = user.open_user().check_fan().follower_open_id("x");
    call.open_id(USER).send().await.map(drop)
}

/// Expires the tokens of the app or of the user. Their refresh tokens stay valid.
fn end_tokens(sandbox: &Sandbox, refresh: &str) {
    if refresh == EXCHANGE {
        sandbox.expire_authorizer_tokens(APP);
    } else {
        sandbox.advance(DAY * 16);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fleet_refreshes_once() {
    for place in Place::both() {
        let sandbox = sandbox().await;
        authorized(&place, &sandbox).await;
        for (step, refresh, mut expected) in [("app:none", EXCHANGE, 1), ("user:none", REFRESH, 0)]
        {
            let mut workers = place.workers(8, &sandbox, step);
            for _ in 0..2 {
                let calls = fleet::all_call(&mut workers, 50, ONCE);
                assert_eq!((calls.right, calls.failed), (400, 0), "{:?}", calls.errors);
                assert_eq!(sandbox.calls(refresh), expected, "{step}");
                end_tokens(&sandbox, refresh);
                expected += 1;
            }
            assert_eq!(sandbox.calls(RETRIEVAL), 0);
        }
    }
}

/// Makes calls for the app or the user from other processes, and checks that all of them succeed.
fn all_are_served(place: &Place, sandbox: &Sandbox, who: &str) {
    let mut others = place.workers(2, sandbox, &format!("{who}:none"));
    let calls = fleet::all_call(&mut others, 20, ONCE);
    assert_eq!((calls.right, calls.failed), (40, 0), "{:?}", calls.errors);
}

/// Kills a process at the given step of a call that fetches tokens. Returns the total number of times this call was made, and whether the
/// fetched tokens were lost.
async fn killed(place: &Place, sandbox: &Sandbox, refresh: &str, step: &str) -> (u64, bool) {
    let client = authorized(place, sandbox).await;
    let who = if refresh == EXCHANGE { "app" } else { "user" };
    if refresh == RENEWAL {
        // The refresh happens shortly before the refresh token expires.
        sandbox.advance(DAY * 26);
        call_for_user(&client).await.expect("it lives");
    } else {
        end_tokens(sandbox, refresh);
    }
    let before = (sandbox.calls(refresh), sandbox.calls(RETRIEVAL));
    if step == "after the fetch" {
        // The platform performs the refresh, but the process dies before the response arrives.
        let late = Fault::delay(Duration::from_secs(60)).after_processing();
        sandbox.fail_next(refresh, late);
    }
    let stopping = format!("{who}:{step}");
    let mut dying = Worker::start(WORKER, &place.address(), &sandbox.url(), &stopping);
    dying.call(1, ONCE);
    if step == "after the fetch" {
        let start = Instant::now();
        while sandbox.calls(refresh) == before.0 {
            assert!(start.elapsed() < Duration::from_secs(20), "no refresh");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    } else {
        assert_eq!(dying.answer()["stopped"], step);
    }
    dying.kill();
    all_are_served(place, sandbox, who);
    let made = sandbox.calls(refresh) - before.0;
    let is_lost = match refresh {
        // If a code was retrieved, the tokens had been lost.
        EXCHANGE => sandbox.calls(RETRIEVAL) > before.1,
        REFRESH => false,
        // The token and the old refresh token have expired, so a call can succeed only if the renewed refresh token was saved.
        _ => {
            sandbox.advance(DAY * 16);
            let called = call_for_user(&place.client(sandbox)).await;
            called.is_err_and(|error| error.needs_reauthorization())
        }
    };
    (made, is_lost)
}

/// Kills a process at each of these steps and compares the results with the expected ones.
async fn killed_at_any_step(refresh: &str, steps: [(&str, (u64, bool)); 5]) {
    for place in Place::both() {
        let sandbox = sandbox().await;
        for (step, expected) in steps {
            let follows = killed(&place, &sandbox, refresh, step).await;
            assert_eq!(follows, expected, "{step}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_apps_tokens_survive_a_process_that_is_killed_at_any_step() {
    // If the refresh token was used up and the new pair was lost, the refresh is refused. A code is then retrieved and exchanged.
    let steps = [
        ("before the fetch", (1, false)),
        ("after the fetch", (3, true)),
        ("before the write", (3, true)),
        ("after the write", (1, false)),
        ("after the release", (1, false)),
    ];
    killed_at_any_step(EXCHANGE, steps).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_users_tokens_survive_a_process_that_is_killed_at_any_step() {
    // A user's refresh token can be used more than once.
    let steps = [
        ("before the fetch", (1, false)),
        ("after the fetch", (2, false)),
        ("before the write", (2, false)),
        ("after the write", (1, false)),
        ("after the release", (1, false)),
    ];
    killed_at_any_step(REFRESH, steps).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_users_refresh_token_survives_a_process_that_is_killed_before_or_after_its_renewal() {
    // A refresh token is renewed once. If the new one is lost, the token still works until it expires. The user must then authorize the
    // application again.
    let steps = [
        ("before the fetch", (1, false)),
        ("after the fetch", (2, true)),
        ("before the write", (2, true)),
        ("after the write", (1, false)),
        ("after the release", (1, false)),
    ];
    killed_at_any_step(RENEWAL, steps).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_authorizes_again_is_served_whatever_becomes_of_the_process_with_the_code() {
    for place in Place::both() {
        let sandbox = sandbox().await;
        for step in ["before the write", "after the write", "after the release"] {
            authorized(&place, &sandbox).await;
            let codes = [
                ("app", sandbox.authorize_app(APP_ID, APP)),
                ("user", sandbox.issue_code_for(USER)),
            ];
            for (who, code) in codes {
                let stopping = format!("{who} {code}:{step}");
                let mut dying = Worker::start(WORKER, &place.address(), &sandbox.url(), &stopping);
                dying.call(1, ONCE);
                assert_eq!(dying.answer()["stopped"], step);
                dying.kill();
                all_are_served(&place, &sandbox, who);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_lost_comes_back_or_is_named() {
    for place in Place::both() {
        let sandbox = sandbox().await;
        // The client has no ticket yet.
        let client = place.client(&sandbox);
        let call = |client: &Client| {
            client
                .on_behalf_of(APP)
                .authorized_app()
                .query_basic_info()
                .send()
        };
        let error = call(&client).await.expect_err("there is no ticket");
        assert!(
            error.to_string().contains("store_component_ticket"),
            "{error}"
        );
        let client = authorized(&place, &sandbox).await;
        call(&client).await.expect("the app has authorized");
        client
            .on_behalf_of(APP)
            .token(&bytedance::platform::credentials::CLIENT)
            .await
            .expect("the app's token is accepted instead of its secret");

        // After a month without calls, the refresh token has expired.
        sandbox.advance(DAY * 31);
        let ticket = sandbox.component_ticket(APP_ID);
        let stored = client.store_component_ticket(ticket).await;
        stored.expect("the store takes the ticket");
        call(&client).await.expect("a code was retrieved");
        assert_eq!(sandbox.calls(RETRIEVAL), 1);
        // A user's refresh token cannot be retrieved.
        let error = call_for_user(&client)
            .await
            .expect_err("the refresh token has ended");
        assert_eq!(error.kind(), ErrorKind::Reauthorize, "{error}");
        assert_eq!(error.code(), Some(10_010));
        assert!(error.to_string().contains(USER), "{error}");
        let again = client.authorize_user(sandbox.issue_code_for(USER)).await;
        again.expect("the code is right");
        let called = call_for_user(&client).await;
        called.expect("the user has authorized");
        // Tokens for business capabilities.
        let business = client.for_business(USER, "");
        let listed = business.credential().query_business_scopes().send().await;
        listed.expect("a business token is fetched");

        // The app revokes its authorization.
        sandbox.revoke_authorization(APP_ID, APP);
        let error = call(&client)
            .await
            .expect_err("the authorization is revoked");
        assert_eq!(error.kind(), ErrorKind::Reauthorize, "{error}");
        assert_eq!(error.code(), Some(40_022));
        assert!(error.to_string().contains(APP), "{error}");
    }
}

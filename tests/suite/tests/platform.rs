//! Tests the SDK against the sandbox platform over real HTTP: every main feature, and failures.

use std::time::Duration;

use bytedance::content_security::TextTask;
use bytedance::platform::{credentials, hosts, issuers};
use bytedance::user_storage::KeyValue;
use bytedance::{CallOptions, Client, Environment, ErrorClass, ErrorKind, Method};
use bytedance_sandbox::{APP_ID, APP_SECRET, Fault, Sandbox};
use bytedance_tests::{client_of, endpoints};

async fn start() -> (Sandbox, Client) {
    let sandbox = Sandbox::start().await.expect("the sandbox platform starts");
    let client = client_of(&sandbox).expect("the settings are right");
    (sandbox, client)
}

#[tokio::test]
async fn a_login_code_works_once() {
    let (sandbox, app) = start().await;
    let code = sandbox.issue_code_for("openid of 小明");
    let session = app
        .login()
        .code_to_session()
        .code(&code)
        .send()
        .await
        .expect("a session");
    assert_eq!(session.openid, "openid of 小明");
    assert!(!session.session_key.is_empty());

    let error = app
        .login()
        .code_to_session()
        .code(&code)
        .send()
        .await
        .expect_err("the code is used");
    assert!(error.is_code_invalid());
    assert_eq!(error.endpoint(), Some("login.code_to_session"));
    assert!(error.log_id().is_some());
    assert!(
        !error.to_string().contains(&code),
        "a login code is a secret"
    );
}

#[tokio::test]
async fn storage_is_signed_with_the_session_key() {
    let (sandbox, app) = start().await;
    let session = app
        .login()
        .code_to_session()
        .code(sandbox.issue_code())
        .send()
        .await
        .expect("a session");
    let values = [
        KeyValue::new().key("level").value(7),
        KeyValue::new().key("name").value("小明 \"x\""),
    ];
    let set = app
        .user_storage()
        .set_user_storage()
        .openid(&session.openid);
    set.clone()
        .session_key(&session.session_key)
        .kv_list(values.clone())
        .send()
        .await
        .expect("kept");
    assert_eq!(sandbox.user_storage(&session.openid)["level"], "7");
    assert_eq!(sandbox.user_storage(&session.openid)["name"], "小明 \"x\"");

    let error = set
        .session_key("not the key")
        .kv_list(values)
        .send()
        .await
        .expect_err("the signature is wrong");
    assert!(error.is_signature_invalid(), "{error}");

    let remove = app
        .user_storage()
        .remove_user_storage()
        .openid(&session.openid)
        .session_key(&session.session_key);
    remove.key(["level"]).send().await.expect("removed");
    assert_eq!(sandbox.user_storage(&session.openid).len(), 1);
}

#[tokio::test]
async fn documented_limits_are_checked_before_anything_is_sent() {
    let (sandbox, app) = start().await;
    let long = "x".repeat(1024);
    let set = app
        .user_storage()
        .set_user_storage()
        .openid("openid")
        .session_key("key");
    let error = set
        .kv_list([KeyValue::new().key("key").value(long)])
        .send()
        .await
        .expect_err("too long");
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(
        error
            .to_string()
            .contains("kv_list[0].value has 1024 bytes, at most 1023 are allowed"),
        "{error}"
    );
    assert!(sandbox.requests().is_empty());
}

#[tokio::test]
async fn a_qr_code_is_an_image_and_a_refusal_in_its_place_is_an_error() {
    let (sandbox, app) = start().await;
    let code = app
        .qr_code()
        .create_qr_code_v1()
        .appname("douyin")
        .path("pages%2findex")
        .send()
        .await
        .expect("an image");
    assert_eq!(code.content_type, "image/png");
    assert!(code.bytes.starts_with(b"\x89PNG\r\n"));

    sandbox.fail_next("qr_code.create_qr_code_v1", Fault::code(60003).times(3));
    let error = app
        .qr_code()
        .create_qr_code_v1()
        .send()
        .await
        .expect_err("there were too many calls");
    assert_eq!(error.code(), Some(60003));
    assert_eq!(error.class(), Some(ErrorClass::Throttled));
}

#[tokio::test]
async fn texts_are_checked_on_both_addresses() {
    let (_sandbox, app) = start().await;
    let tasks = [
        TextTask::new().content("hello"),
        TextTask::new().content("forbidden"),
    ];
    let found = app
        .content_security()
        .detect_text_v1()
        .tasks(tasks)
        .send()
        .await
        .expect("checked");
    let hits: Vec<bool> = found
        .iter()
        .map(|detection| detection.predicts.iter().any(|found| found.hit))
        .collect();
    assert_eq!(hits, [false, true]);
    let found = app
        .content_security()
        .detect_text()
        .content(["hello", "forbidden"])
        .send()
        .await
        .expect("checked");
    assert_eq!(found.len(), 2);
}

#[tokio::test]
async fn a_message_is_sent_once_whatever_happens_on_the_way() {
    let (sandbox, app) = start().await;
    let message = || {
        let notify = app.subscribe_notification().notify_user();
        notify
            .msg_id("template")
            .open_id("openid")
            .data([("物品", "值")])
    };
    message().send().await.expect("sent");
    assert_eq!(sandbox.sent_messages().len(), 1);
    for fault in [
        Fault::close(),
        Fault::status(502),
        Fault::invalid_json(),
        Fault::code(28_001_005),
    ] {
        let before = sandbox.calls("subscribe_notification.notify_user");
        sandbox.fail_next("subscribe_notification.notify_user", fault);
        let error = message().send().await.expect_err("the outcome is unclear");
        assert!(!error.is_token_invalid(), "{error}");
        assert_eq!(
            sandbox.calls("subscribe_notification.notify_user"),
            before + 1,
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_query_is_repeated_until_it_is_answered() {
    let (sandbox, app) = start().await;
    for fault in [Fault::close(), Fault::status(502), Fault::code(28_001_005)] {
        let before = sandbox.calls("schema.query_schema_quota");
        sandbox.fail_next("schema.query_schema_quota", fault);
        app.schema()
            .query_schema_quota()
            .send()
            .await
            .expect("the second attempt is answered");
        assert_eq!(sandbox.calls("schema.query_schema_quota"), before + 2);
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let (sandbox, app) = start().await;
    let other = Sandbox::start().await.expect("another server");
    sandbox.fail_next(
        "login.code_to_session",
        Fault::redirect(&other.base_url("toutiao")),
    );
    let error = app
        .login()
        .code_to_session()
        .code("code")
        .send()
        .await
        .expect_err("a redirect");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(302));
    assert!(
        other.requests().is_empty(),
        "the application's secret must not reach another server"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_callers_fetch_one_token() {
    let (sandbox, app) = start().await;
    let all_get_the_same = async |app: &Client| {
        let callers: Vec<_> = (0..10_000)
            .map(|_| {
                let app = app.clone();
                tokio::spawn(async move {
                    app.token(&credentials::MINI_APP)
                        .await
                        .expect("a token")
                        .expose()
                        .to_owned()
                })
            })
            .collect();
        let mut tokens = std::collections::BTreeSet::new();
        for caller in callers {
            tokens.insert(caller.await.expect("no panic"));
        }
        assert_eq!(tokens.len(), 1);
    };
    all_get_the_same(&app).await;
    assert_eq!(sandbox.token_fetches("access_token"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_token_is_replaced_once_for_all_callers() {
    let (sandbox, app) = start().await;
    app.schema()
        .query_schema_quota()
        .send()
        .await
        .expect("answered");
    sandbox.revoke_tokens();
    let callers: Vec<_> = (0..500)
        .map(|_| {
            let app = app.clone();
            tokio::spawn(async move { app.schema().query_schema_quota().send().await.map(drop) })
        })
        .collect();
    for caller in callers {
        caller
            .await
            .expect("no panic")
            .expect("answered with the new token");
    }
    assert_eq!(sandbox.token_fetches("client_token"), 2);
}

#[tokio::test]
async fn every_issuer_serves_its_credential() {
    let (sandbox, _) = start().await;
    let issuers = [
        (&credentials::MINI_APP, &issuers::ACCESS_TOKEN),
        (&credentials::MINI_APP, &issuers::ACCESS_TOKEN_V1),
        (&credentials::CLIENT, &issuers::CLIENT_TOKEN),
        (&credentials::CLIENT, &issuers::STABLE_CLIENT_TOKEN),
    ];
    for (credential, issuer) in issuers {
        let app = Client::builder(APP_ID, APP_SECRET)
            .base_urls(sandbox.hosts().map(|host| (host, sandbox.base_url(host))))
            .issuer(credential, issuer)
            .build()
            .expect("the settings are right");
        app.token(credential).await.expect("a token");
        assert_eq!(sandbox.token_fetches(issuer.name), 1, "{}", issuer.name);
    }
}

#[tokio::test]
async fn the_sandbox_environment_refuses_what_it_does_not_document() {
    let (sandbox, _) = start().await;
    let app = Client::builder(APP_ID, APP_SECRET)
        .environment(Environment::Sandbox)
        .base_urls(sandbox.hosts().map(|host| (host, sandbox.base_url(host))))
        .build()
        .expect("the settings are right");
    let error = app
        .link()
        .query_link_quota()
        .send()
        .await
        .expect_err("not documented");
    assert!(
        error.to_string().contains("link.query_link_quota"),
        "{error}"
    );
    assert!(
        sandbox.requests().is_empty(),
        "no token is fetched for a call that is refused"
    );
    app.schema()
        .query_schema_quota()
        .send()
        .await
        .expect("documented in the sandbox");
}

#[tokio::test]
async fn an_endpoint_outside_the_catalogue_is_called_raw() {
    let (sandbox, app) = start().await;
    let raw = app
        .raw(
            Method::POST,
            &hosts::OPEN,
            "/api/apps/v1/url/query_schema_quota/",
        )
        .credential(&credentials::CLIENT)
        .field("app_id", APP_ID)
        .safe()
        .send()
        .await
        .expect("answered");
    assert!(raw.json().expect("a payload")["long_term_schema_quota"].is_object());
    assert!(raw.log_id().is_some());
    let sent = sandbox.requests_of("schema.query_schema_quota");
    assert!(sent[0].header("access-token").is_some());
}

#[tokio::test]
async fn a_call_can_differ_from_the_others() {
    let (sandbox, app) = start().await;
    let token = sandbox.issue_token("client", APP_ID, Duration::from_secs(60));
    let options = CallOptions::new()
        .token(token.as_str())
        .header("X-Trace", "7f3a")
        .field("brand_new", 1)
        .timeout(Duration::from_secs(5));
    let answer = app
        .schema()
        .query_schema_quota()
        .with_options(options)
        .send_for_answer()
        .await
        .expect("answered");
    assert_eq!(answer.status().as_u16(), 200);
    let sent = sandbox.requests_of("schema.query_schema_quota").remove(0);
    assert_eq!(sent.header("access-token"), Some(token.as_str()));
    assert_eq!(sent.header("x-trace"), Some("7f3a"));
    assert_eq!(sent.json().expect("JSON")["brand_new"], 1);
    assert_eq!(sandbox.token_fetches("client_token"), 0);
}

#[tokio::test]
async fn the_sandbox_platform_knows_every_endpoint_of_the_catalogue() {
    let (sandbox, _) = start().await;
    let known: Vec<&str> = sandbox.endpoints().collect();
    for endpoint in endpoints() {
        assert!(
            known.contains(&endpoint["name"].as_str().expect("a name")),
            "{endpoint}"
        );
    }
}

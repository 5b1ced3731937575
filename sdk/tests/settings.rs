//! Settings from texts and from code: how they are parsed, which source takes precedence, and how invalid values are reported.

#![cfg(feature = "settings-toml")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::path::Path;
use std::time::Duration;

use bytedance::settings::{AccessTokenType, Settings, SettingsBuilder};
use bytedance::{Environment, ErrorKind, Method, Place, Scheme, Signature};
use common::*;

const EXAMPLE: &str = include_str!("../docs/settings.toml");

/// Returns a builder that contains only the required settings.
fn required() -> SettingsBuilder {
    Settings::builder().app_id("tt1").app_secret("secret")
}

/// Adds a TOML text to the required settings and returns the resulting error.
fn wrong(text: &str) -> String {
    let error = required().toml(text).build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    error.to_string()
}

#[test]
fn the_full_example_is_read() {
    let settings = Settings::from_toml(EXAMPLE).unwrap();
    assert_eq!(settings.app_id(), "tt_app_id");
    assert_eq!(settings.app_secret().expose(), "secret");
    assert_eq!(settings.mch_id(), Some("1200000000"));
    assert_eq!(settings.mch_secret().unwrap().expose(), "merchant secret");
    assert_eq!(settings.mch_app_id(), Some("tt_merchant_app_id"));
    assert_eq!(settings.payment_salt().unwrap().expose(), "payment salt");
    assert_eq!(settings.key_version(), Some("1"));
    assert!(settings.private_key().is_none());
    assert_eq!(settings.environment(), Environment::Production);
    assert_eq!(settings.access_token_type(), AccessTokenType::Auto);
    let path = Path::new("~/tt_app_id.access_token");
    assert_eq!(settings.ac_path(), Some(path));
    let url = "redis://shop:redis%20password@redis:6379/0";
    assert_eq!(settings.redis_url().unwrap().expose(), url);
    assert_eq!(settings.python_0_1_2(), Some(false));
    assert_eq!(settings.background_refresh(), Some(false));
    assert_eq!(settings.timeout(), Some(Duration::from_secs(20)));
    assert_eq!(settings.connect_timeout(), Some(Duration::from_secs(5)));
    assert_eq!(settings.token_wait(), Some(Duration::from_secs(30)));
    let proxy = settings.proxy().unwrap().expose();
    assert_eq!(proxy, "http://user:password@proxy:3128");
    assert_eq!(settings.gzip(), Some(true));
    assert_eq!(settings.body_limit(), Some(32 << 20));
    assert_eq!(settings.user_agent(), Some("shop/2.1"));
    assert_eq!(settings.redis_host(), Some("redis"));
    assert_eq!(settings.redis_port(), Some(6379));
    assert_eq!(settings.redis_username().unwrap().expose(), "shop");
    let password = settings.redis_password().unwrap().expose();
    assert_eq!(password, "redis password");
    assert_eq!(settings.redis_db(), Some(0));
    assert_eq!(settings.redis_ssl(), Some(false));
    assert_eq!(settings.redis_unix_socket_path(), None);
    let two_seconds = Some(Duration::from_secs(2));
    assert_eq!(settings.redis_socket_timeout(), two_seconds);
    assert_eq!(settings.redis_socket_connect_timeout(), two_seconds);
    assert_eq!(settings.retry_attempts(), Some(3));
    assert_eq!(settings.retry_deadline(), Some(Duration::from_secs(60)));
    assert_eq!(settings.retry_longest_wait(), Some(Duration::from_secs(30)));
    let base_urls: Vec<_> = settings.base_urls().collect();
    let gateway = ("toutiao", "https://gateway.example/toutiao");
    assert_eq!(base_urls, [gateway]);
    let shown = format!("{settings:?}");
    for text in [
        r#""timeout": "20s (TOML text:32:1)""#,
        r#""connect_timeout": "5s "#,
        r#""token_wait": "30s "#,
        r#""body_limit": "33554432 "#,
        r#""retry.deadline": "60s "#,
        r#""base_urls.toutiao": "https://gateway.example/toutiao "#,
    ] {
        assert!(shown.contains(text), "{text} is not in {shown}");
    }
}

#[test]
fn only_id_and_secret_are_required() {
    let settings = Settings::from_json(r#"{"app_id": "tt1", "app_secret": "s"}"#).unwrap();
    assert_eq!(settings.environment(), Environment::Production);
    assert_eq!(settings.access_token_type(), AccessTokenType::Auto);
    assert_eq!(settings.ac_path(), None);
    assert_eq!(settings.mch_id(), None);
    assert!(settings.mch_secret().is_none());
    assert!(settings.redis_url().is_none());
    settings.client_builder().unwrap().build().unwrap();
}

#[test]
fn the_program_can_give_every_setting() {
    let second = Duration::from_secs(1);
    let settings = required()
        .body_limit(7)
        .gzip(false)
        .user_agent("shop/2.1")
        .retry_deadline(second)
        .retry_longest_wait(2 * second)
        .redis_unix_socket_path("/run/redis.sock")
        .redis_socket_timeout(3 * second)
        .redis_socket_connect_timeout(4 * second)
        .access_token_type(AccessTokenType::Memory)
        .build()
        .unwrap();
    assert_eq!(settings.body_limit(), Some(7));
    assert_eq!(settings.gzip(), Some(false));
    assert_eq!(settings.user_agent(), Some("shop/2.1"));
    assert_eq!(settings.retry_deadline(), Some(second));
    assert_eq!(settings.retry_longest_wait(), Some(2 * second));
    let socket = Path::new("/run/redis.sock");
    assert_eq!(settings.redis_unix_socket_path(), Some(socket));
    assert_eq!(settings.redis_socket_timeout(), Some(3 * second));
    assert_eq!(settings.redis_socket_connect_timeout(), Some(4 * second));
    let url = settings.redis_url().unwrap().expose();
    assert_eq!(url, "unix:///run/redis.sock");
    let builder = settings.client_builder().unwrap();
    let shown = format!("{builder:?}");
    assert!(shown.contains("deadline: Some(1s)"), "{shown}");
    assert!(shown.contains("longest_wait: 2s"), "{shown}");
    builder.build().unwrap();
}

#[test]
fn the_dictionary_of_the_python_package_is_read_as_it_is() {
    let settings = Settings::from_json(
        r#"{
            "app_id": "tt1", "app_secret": "s", "mch_id": 1200000000, "mch_secret": "m", "mch_app_id": "tt2",
            "access_token_type": "", "ac_path": null, "timeout": 20, "environment": "sandbox", "api_domains": {},
            "redis": {"host": "r", "port": "6380", "db": 3, "password": null, "username": "", "decode_responses": true,
                "socket_timeout": 2.5, "retry_on_timeout": false, "health_check_interval": 30, "max_connections": 8,
                "ssl": true, "ssl_cert_reqs": "required", "charset": "utf-8"},
            "payment_salt": "x", "callback_token": null, "private_key": "x", "platform_public_key": "x", "key_version": "1"
        }"#,
    )
    .unwrap();
    assert_eq!(settings.mch_id(), Some("1200000000"));
    assert_eq!(settings.access_token_type(), AccessTokenType::Auto);
    assert_eq!(settings.environment(), Environment::Sandbox);
    assert_eq!(settings.redis_url().unwrap().expose(), "rediss://r:6380/3");
    assert_eq!(settings.ac_path(), None);
}

#[test]
fn every_wrong_value_is_named_with_its_place() {
    const TIME: &str = r#"must be a number of seconds such as 20 or 1.5, or a time such as "500ms", "20s" or "2m""#;
    let cases = [
        ("mch_id = ''", "setting `mch_id` (TOML text:1:1) is empty"),
        (
            "\n  mch_secret = ' x'",
            "setting `mch_secret` (TOML text:2:3) has surrounding whitespace or contains a control character",
        ),
        (
            "mch_secret = 1.5",
            "setting `mch_secret` (TOML text:1:1) must be a string, not a number",
        ),
        (
            "mch_app_id = [1]",
            "setting `mch_app_id` (TOML text:1:1) must be a string, not a list",
        ),
        (
            "environment = 'sandbx'",
            "setting `environment` (TOML text:1:1) must be production or sandbox, not \"sandbx\"; did you mean `sandbox`?",
        ),
        (
            "access_token_type = 'disk'",
            "setting `access_token_type` (TOML text:1:1) must be auto, redis, file or memory, not \"disk\"",
        ),
        (
            "access_token_type = 'redis'",
            "setting `access_token_type` (TOML text:1:1) is redis, but redis has no address: set `redis.url` or `redis.host`",
        ),
        (
            "ac_path = true",
            "setting `ac_path` (TOML text:1:1) must be a string, not true",
        ),
        (
            "gzip = 'maybe'",
            "setting `gzip` (TOML text:1:1) must be true or false, not \"maybe\"",
        ),
        (
            "python_0_1_2 = 2",
            "setting `python_0_1_2` (TOML text:1:1) must be true or false, not \"2\"",
        ),
        (
            "timeout = 0",
            "setting `timeout` (TOML text:1:1) is zero: set at least one millisecond",
        ),
        (
            "timeout = 'soon'",
            &format!("setting `timeout` (TOML text:1:1) {TIME}, not \"soon\""),
        ),
        (
            "connect_timeout = -1",
            &format!("setting `connect_timeout` (TOML text:1:1) {TIME}, not \"-1\""),
        ),
        (
            "token_wait = 2020-01-01",
            &format!("setting `token_wait` (TOML text:1:1) {TIME}, not a date"),
        ),
        (
            "body_limit = 0",
            "setting `body_limit` (TOML text:1:1) must be a whole number from 1 to 2147483647, not 0",
        ),
        (
            "proxy = 'socks5://u:p@x'",
            "setting `proxy` (TOML text:1:1) must be an http:// or https:// URL such as http://user:password@proxy:3128, or none",
        ),
        (
            "retry.attempts = 1.5",
            "setting `retry.attempts` (TOML text:1:7) must be a whole number from 1 to 100, not \"1.5\"",
        ),
        (
            "retry = 3",
            "setting `retry` (TOML text:1:1) must be a table",
        ),
        (
            "redis = 3",
            "setting `redis` (TOML text:1:1) must be a table or a URL",
        ),
        (
            "redis = 'x'",
            "setting `redis.url` (TOML text:1:1) must be a URL such as redis://:password@host:6379/0, or rediss:// for TLS",
        ),
        (
            "[redis]\nport = 70000",
            "setting `redis.port` (TOML text:2:1) must be a whole number from 1 to 65535, not 70000",
        ),
        (
            "[redis]\nhost = 'r:6379'",
            "setting `redis.host` (TOML text:2:1) must be only a host name or IP address: the port and other parts have their own settings",
        ),
        (
            "[redis]\nurl = 'redis://r'\ndb = 1",
            "setting `redis.db` (TOML text:3:1) is set together with `redis.url` (TOML text:2:1): set only one of them",
        ),
        (
            "redis.unix_socket_path = 'x'",
            "setting `redis.unix_socket_path` (TOML text:1:7) must be an absolute path",
        ),
        (
            "redis.pasword = 'x'",
            "setting `redis.pasword` (TOML text:1:7) is unknown; did you mean `password`?",
        ),
        (
            "retry.color = 'x'",
            "setting `retry.color` (TOML text:1:7) is unknown; the known keys are attempts, deadline, longest_wait",
        ),
        (
            "appSecret = 'x'",
            "setting `appSecret` (TOML text:1:1) is unknown; did you mean `app_secret`?",
        ),
        (
            "base_urls.toutiao = 'gateway'",
            "setting `base_urls.toutiao` (TOML text:1:11) is not a URL; write it as https://host or http://127.0.0.1:4000/prefix",
        ),
        (
            "base_urls.open = 'https://u:p@x'",
            "setting `base_urls.open` (TOML text:1:11) must not have a user name or a password",
        ),
        (
            "api_domains = { 'https://x' = 'https://y' }",
            "setting `api_domains` (TOML text:1:1) is a setting of the Python package: use `base_urls` with host names instead, such as base_urls = { toutiao = \"https://gateway\" }",
        ),
        (
            "'redis.db' = 1\n[redis]\ndb = 2",
            "setting `redis.db` (TOML text:3:1) is set twice",
        ),
    ];
    for (text, message) in cases {
        assert_eq!(wrong(text), message, "{text}");
    }
}

#[test]
fn what_the_program_gives_wrong_is_named_too() {
    let error = Settings::builder()
        .app_id("")
        .app_secret(" s ")
        .timeout(Duration::ZERO)
        .retry_attempts(0)
        .redis_host("a b")
        .base_url("open", "x")
        .ac_path("")
        .build()
        .unwrap_err();
    let messages: Vec<String> = error.to_string().split("; ").map(str::to_owned).collect();
    assert_eq!(
        messages,
        [
            "setting `ac_path` (set by the program) is empty: omit the setting",
            "setting `app_id` (set by the program) is empty",
            "setting `app_secret` (set by the program) has surrounding whitespace or contains a control character",
            "setting `base_urls.open` (set by the program) is not a URL",
            "write it as https://host or http://127.0.0.1:4000/prefix",
            "setting `retry.attempts` (set by the program) must be a whole number from 1 to 100, not 0",
            "setting `timeout` (set by the program) is zero: set at least one millisecond",
            "setting `redis.host` (set by the program) must be only a host name or IP address: the port and other parts have their own settings",
        ]
    );
}

#[test]
fn everything_wrong_is_named_at_once() {
    let error = Settings::builder()
        .toml("timeout = 0\n[redis]\nport = 0\ncolor = 1")
        .json("{\n  \"gzip\": 7\n}")
        .retry_attempts(0)
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "setting `timeout` (TOML text:1:1) is zero: set at least one millisecond; \
         setting `redis.port` (TOML text:3:1) must be a whole number from 1 to 65535, not 0; \
         setting `redis.color` (TOML text:4:1) is unknown; the known keys are url, host, port, username, password, db, ssl, unix_socket_path, socket_timeout, socket_connect_timeout; \
         setting `gzip` (JSON text:2:3) must be true or false, not \"7\"; \
         setting `retry.attempts` (set by the program) must be a whole number from 1 to 100, not 0; \
         setting `app_id` is missing: set it in a settings file, in the variable BYTEDANCE_APP_ID or with SettingsBuilder::app_id; \
         setting `app_secret` is missing: set it in a settings file, in the variable BYTEDANCE_APP_SECRET or with SettingsBuilder::app_secret"
    );
}

#[test]
fn broken_texts_are_named_with_the_place_and_without_their_lines() {
    for (text, message) in [
        ("", "JSON text:1:0 is not JSON: EOF while parsing a value"),
        (
            "{\"app_secret\": \"marker\" \"x\"}",
            "JSON text:1:25 is not JSON: expected `,` or `}`",
        ),
        (
            "[1]",
            "JSON text:1:1 must be an object that contains the settings",
        ),
        (
            "{\"gzip\": true,\n \"gzip\": true}",
            "JSON text:2:2 repeats the key `gzip`",
        ),
    ] {
        let error = Settings::from_json(text).unwrap_err().to_string();
        assert_eq!(error, message);
    }
    for text in [
        "app_secret = \"marker",
        "app_secret = marker",
        "app_secret = \"x\" marker",
        "app_secret = \"a\"\napp_secret = \"marker\"",
        "app_secret = \"\\marker\"",
        "app_secret = 0marker",
        "app_secret : marker",
        "[app_secret\nmarker",
    ] {
        let error = Settings::from_toml(text).unwrap_err();
        let text = format!("{error} {error:?}");
        assert!(text.contains("is not TOML: "), "{text}");
        assert!(text.starts_with("TOML text:"), "{text}");
        assert!(!text.contains("marker"), "{text}");
        assert!(!text.contains("is missing"), "{text}");
    }
}

#[test]
fn a_file_goes_before_an_earlier_one_and_the_program_before_both() {
    let settings = Settings::builder()
        .app_id("program")
        .toml("app_id = 'first'\napp_secret = 'first'\nmch_id = 'first'")
        .json(r#"{"app_id": "second", "app_secret": "second"}"#)
        .build()
        .unwrap();
    assert_eq!(settings.app_id(), "program");
    assert_eq!(settings.app_secret().expose(), "second");
    assert_eq!(settings.mch_id(), Some("first"));
}

#[test]
fn the_address_of_redis_is_put_together() {
    let cases: [(&str, &str, &str); 12] = [
        ("redis.host = 'r'", "", "redis://r:6379"),
        ("redis.host = '::1'", "", "redis://[::1]:6379"),
        ("redis.db = 2", "", "redis://localhost:6379/2"),
        (
            "redis = { host = 'r', password = 'p@/: %' }",
            "",
            "redis://:p%40%2F%3A%20%25@r:6379",
        ),
        ("redis = { host = 'r', ssl = true }", "", "rediss://r:6379"),
        (
            "redis = { unix_socket_path = '/run/r.sock', db = 1, password = 'p&' }",
            "",
            "unix:///run/r.sock?db=1&pass=p%26",
        ),
        ("redis = 'redis://r/1'", "", "redis://r/1"),
        (
            "redis = { url = 'redis://r/1', password = 'p' }",
            "",
            "redis://:p@r/1",
        ),
        (
            "redis = 'redis://r/1'",
            "redis.password = 'p'\nredis.port = 1",
            "redis://:p@r:1/1",
        ),
        (
            "redis = { host = 'r', db = 3, password = 'p' }",
            "redis = 'redis://other'",
            "redis://other",
        ),
        (
            "redis.unix_socket_path = '/run/r.sock'",
            "redis.host = 'r'",
            "redis://r:6379",
        ),
        (
            "redis = 'redis://u:p@r'",
            "redis = { ssl = true, host = 'x' }",
            "rediss://u:p@x",
        ),
    ];
    for (lower, higher, url) in cases {
        let settings = required().toml(lower).toml(higher).build().unwrap();
        let text = settings.redis_url().unwrap().expose();
        assert_eq!(text, url, "{lower} {higher}");
    }
    let error = required()
        .toml("redis = 'unix:///run/r'")
        .redis_port(1)
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "setting `redis.url` (TOML text:1:1) cannot be changed in part by other settings: set the whole address"
    );
}

#[test]
fn no_secret_is_shown() {
    let wrong = Settings::builder()
        .toml("app_secret = ' marker'\nproxy = 'ftp://u:marker@x'\nbase_urls.open = 'ftp://u:marker@x'")
        .json(r#"{"redis": {"url": "marker", "password": ["marker"]}, "mch_secret": " marker"}"#)
        .redis_password("marker");
    let error = wrong.clone().build().unwrap_err();
    let right = required()
        .app_secret("marker")
        .mch_secret("marker")
        .proxy("http://u:marker@x")
        .redis_url("redis://u:marker@r")
        .toml("app_secret = 'marker'")
        .access_token_type(AccessTokenType::Memory);
    let settings = right.clone().build().unwrap();
    let builder = settings.client_builder().unwrap();
    for shown in [
        format!("{wrong:?} {wrong:#?}"),
        format!("{error} {error:?}"),
        format!("{right:?} {right:#?}"),
        format!("{settings:?} {settings:#?}"),
        format!("{builder:?} {builder:#?}"),
    ] {
        assert!(!shown.contains("marker"), "{shown}");
    }
}

#[tokio::test]
async fn a_client_is_built_as_the_settings_say_and_can_be_refined() {
    let transport = platform(success);
    let settings = required()
        .toml("access_token_type = 'memory'\nenvironment = 'production'\ntimeout = '7s'")
        .json(r#"{"base_urls": {"main": "http://gateway.example/here"}, "retry": {"attempts": 5, "deadline": 9}}"#)
        .build()
        .unwrap();
    let builder = settings.client_builder().unwrap();
    let shown = format!("{builder:?}");
    for text in [
        "timeout: 7s",
        "attempts: 5",
        "deadline: Some(9s)",
        r#"("main", "http://gateway.example/here")"#,
    ] {
        assert!(shown.contains(text), "{text} is not in {shown}");
    }
    // The settings do not know hosts that are not in the SDK's catalogue, so the program declares them.
    let client = builder
        .own_hosts(&[&HOST])
        .transport(transport.clone())
        .build()
        .unwrap();
    token_text(&client).await;
    let request = &transport.requests()[0];
    let url = request.url.as_str();
    assert!(url.starts_with("http://gateway.example/here/"), "{url}");
}

#[test]
fn a_base_url_for_a_host_that_does_not_exist_is_an_error_with_its_place() {
    for environment in ["production", "sandbox"] {
        let settings = required()
            .toml(format!(
                "environment = '{environment}'\naccess_token_type = 'memory'\n[base_urls]\nopen = 'https://a'\ntotiao = 'https://b'"
            ))
            .base_url("webcasts", "https://c")
            .build()
            .unwrap();
        let builder = settings.client_builder().unwrap();
        let error = builder.transport(platform(success)).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        let known = "(the known hosts are microapp, minigame, open, product, toutiao, webcast; declare others with ClientBuilder::own_hosts)";
        assert_eq!(
            error.to_string(),
            format!(
                "setting `base_urls.totiao` (TOML text:5:1) is for the host `totiao`, which does not exist; did you mean `toutiao`? {known}; \
                 setting `base_urls.webcasts` (set by the program) is for the host `webcasts`, which does not exist; did you mean `webcast`? {known}"
            )
        );
    }
}

#[cfg(not(feature = "redis"))]
#[test]
fn redis_without_its_feature_is_an_error_that_names_the_feature() {
    for kind in ["auto", "redis"] {
        let settings = required()
            .toml(format!("access_token_type = '{kind}'\nredis.host = 'r'"))
            .build()
            .unwrap();
        assert_eq!(
            settings.client_builder().unwrap_err().to_string(),
            "setting `redis` (TOML text:2:7) requires the feature `redis` of bytedance-sdk: enable it, or set `access_token_type` to file or memory"
        );
    }
}

#[cfg(feature = "redis")]
#[test]
fn redis_is_connected_when_it_is_used_and_its_address_checked_before() {
    for kind in ["auto", "redis"] {
        let text = format!("access_token_type = '{kind}'\nredis.host = 'r'");
        let settings = required().toml(text).build().unwrap();
        settings.client_builder().unwrap().build().unwrap();
    }
    let settings = required().redis_url("ftp://u:marker@r").build().unwrap();
    let error = settings.client_builder().unwrap_err().to_string();
    assert!(error.starts_with("setting `redis.url` "), "{error}");
    let end = "(redis: set by the program)";
    assert!(error.ends_with(end), "{error}");
    assert!(!error.contains("marker"), "{error}");
}

/// Returns the signature of a guaranteed-payment call made with these settings, or `None` if the call cannot be signed.
async fn sign(json: &str) -> Option<String> {
    static ECPAY: Signature = Signature::new("ecpay", Scheme::Ecpay, Place::Body, "sign");
    let transport = platform(success);
    let settings = Settings::builder().json(json).app_id("tt1").app_secret("s");
    let builder = settings.build().unwrap().client_builder().unwrap();
    let client = builder.transport(transport.clone()).build().unwrap();
    let call = client.raw(Method::POST, &HOST, "/pay").signature(&ECPAY);
    call.send().await.ok()?;
    let body: serde_json::Value = serde_json::from_slice(&transport.requests()[0].body).unwrap();
    Some(body["sign"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn the_payment_salt_is_the_merchant_s_secret_unless_it_is_set() {
    // printf a | md5sum
    let of_a = Some("0cc175b9c0f1b6a831c399e269772661".to_owned());
    for json in [
        r#"{"payment_salt": "a", "mch_secret": "b"}"#,
        r#"{"payment_salt": "", "mch_secret": "a"}"#,
        r#"{"payment_salt": null, "mch_secret": "a"}"#,
        r#"{"mch_secret": "a"}"#,
    ] {
        assert_eq!(sign(json).await, of_a, "{json}");
    }
    assert_eq!(sign("{}").await, None);
}

#[cfg(feature = "crypto")]
#[test]
fn the_private_key_comes_from_the_settings() {
    let key = include_str!("keys/pkcs1.pem");
    let settings = required()
        .private_key(key)
        .key_version("4")
        .build()
        .unwrap();
    assert!(!format!("{settings:?}").contains(&key[100..120]));
    let client = settings.client_builder().unwrap().build().unwrap();
    let order = client.sign_order("{}").unwrap();
    assert!(order.byte_authorization.contains(",key_version=4,"));

    let settings = required().json(r#"{"private_key": "x", "key_version": 4}"#);
    let builder = settings.build().unwrap().client_builder().unwrap();
    let error = builder.build().unwrap_err().to_string();
    assert!(
        error.contains("setting `private_key` (JSON text:1:2) is not a private key"),
        "{error}"
    );
}

//! The exact bytes of requests.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::sync::Arc;
use std::time::Duration;

use bytedance::platform::hosts;
use bytedance::transport::{HttpRequest, MemoryTransport};
use bytedance::{
    Auth, CallOptions, Client, Encoding, Environment, ErrorKind, Fill, FillSource, Method, Place,
};
use common::*;
use serde_json::json;

fn text(request: &HttpRequest) -> (String, String, String) {
    let body = String::from_utf8(request.body.to_vec()).unwrap();
    (request.method.to_string(), request.url.to_string(), body)
}

fn last(transport: &MemoryTransport) -> HttpRequest {
    transport.requests().pop().unwrap()
}

fn client() -> (Client, Arc<MemoryTransport>) {
    let transport = platform(success);
    (builder(&transport).build().unwrap(), transport)
}

#[tokio::test]
async fn an_issuer_is_asked_with_id_and_secret() {
    let (client, transport) = client();
    client.token(&APP_TOKEN).await.unwrap();
    let request = last(&transport);
    let body =
        r#"{"appid":"tt_app_id","secret":"marker-app-secret","grant_type":"client_credential"}"#;
    assert_eq!(
        text(&request),
        (
            "POST".into(),
            "https://main.example/token".into(),
            body.into()
        )
    );
    assert_eq!(request.headers["content-type"], "application/json");
    let agent = request.headers["user-agent"].to_str().unwrap();
    assert_eq!(agent, concat!("bytedance-sdk/", env!("CARGO_PKG_VERSION")));
}

#[tokio::test]
async fn a_get_puts_its_fields_into_the_query_and_has_no_body() {
    let (client, transport) = client();
    let request = Thing {
        name: Some("小 & 明".into()),
        header: Some("h".into()),
        ..Thing::new(&READ)
    };
    client.send(request).await.unwrap();
    let request = last(&transport);
    let url = "https://main.example/read?name=%E5%B0%8F+%26+%E6%98%8E";
    assert_eq!(text(&request), ("GET".into(), url.into(), String::new()));
    assert_eq!(token_of(&request), "token-1");
    assert_eq!(request.headers["x-thing"], "h");
    assert!(!request.headers.contains_key("content-type"));
}

#[tokio::test]
async fn a_post_without_fields_sends_an_empty_object() {
    let (client, transport) = client();
    client.send(Thing::new(&WRITE)).await.unwrap();
    assert_eq!(text(&last(&transport)).2, "{}");
    client
        .raw(Method::DELETE, &HOST, "/x")
        .send()
        .await
        .unwrap();
    assert_eq!(text(&last(&transport)).2, "{}");
    client
        .raw(Method::POST, &HOST, "/x")
        .encoding(Encoding::Form)
        .send()
        .await
        .unwrap();
    assert_eq!(text(&last(&transport)).2, "");
    client
        .raw(Method::GET, &HOST, "/x")
        .field("a", 1)
        .send()
        .await
        .unwrap();
    assert_eq!(text(&last(&transport)).2, r#"{"a":1}"#);
}

#[tokio::test]
async fn what_is_signed_is_what_is_sent() {
    let (client, transport) = client();
    let request = Thing {
        id: Some("a/b ?#é".into()),
        name: Some("v\"文".into()),
        session_key: Some("724edcafc423d167724edcbe".into()),
        ..Thing::new(&STORE)
    };
    client.send(request.clone()).await.unwrap();
    let (_, url, body) = text(&last(&transport));
    assert_eq!(body, r#"{"name":"v\"文"}"#);
    let (start, signature) = url.split_once("&signature=").unwrap();
    assert_eq!(
        start,
        "https://main.example/store/a%2Fb%20%3F%23%C3%A9?sig_method=hmac_sha256"
    );
    assert_eq!(
        signature,
        "6a4d2f223d6961fbd9ae65c414f0069bf8b0e424f8728819c24acbdc79f21ffa"
    );
    // The example from the platform's documentation.
    client
        .raw(Method::POST, &HOST, "/store")
        .signature(&SESSION)
        .local("session_key", "724edcafc423d167724edcbe")
        .json(json!({"foo": "bar"}))
        .send()
        .await
        .unwrap();
    let url = "https://main.example/store?signature=44b5092fa1c9adba03803239934d4958b8a1840adf0cee8d5e95c1cf5d495e0e";
    assert_eq!(
        text(&last(&transport)),
        ("POST".into(), url.into(), r#"{"foo":"bar"}"#.into())
    );

    let error = client
        .send(Thing {
            session_key: None,
            ..request
        })
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
}

#[tokio::test]
async fn path_values_cannot_change_the_path() {
    let (client, transport) = client();
    for id in ["", ".", ".."] {
        let request = Thing {
            id: Some(id.into()),
            session_key: Some("k".into()),
            ..Thing::new(&STORE)
        };
        assert_eq!(
            client.send(request).await.unwrap_err().kind(),
            ErrorKind::Request,
            "{id:?}"
        );
    }
    let request = Thing {
        session_key: Some("k".into()),
        ..Thing::new(&STORE)
    };
    let error = client.send(request).await.unwrap_err();
    assert!(
        error.to_string().contains("placeholder id has no value"),
        "{error}"
    );
    for path in ["x", "/a?b=c", "/a#b", "/{", ""] {
        let error = client
            .raw(Method::GET, &HOST, path)
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{path:?}");
    }
    assert!(transport.requests().is_empty());
}

#[tokio::test]
async fn options_hold_for_one_call() {
    let (client, transport) = client();
    let options = CallOptions::new()
        .token("own")
        .timeout(Duration::from_secs(3))
        .field("name", json!({"b": 1, "a": [true]}))
        .field("extra", "e")
        .header("X-Thing", "replaced")
        .header("content-type", "application/json; charset=utf-8")
        .base_url("http://127.0.0.1:4000/prefix/");
    let request = Thing {
        name: Some("n".into()),
        secret: Some("s".into()),
        header: Some("h".into()),
        ..Thing::new(&WRITE)
    };
    client.send_with(request.clone(), options).await.unwrap();
    let sent = last(&transport);
    let body = r#"{"name":{"a":[true],"b":1},"secret":"s","extra":"e"}"#;
    assert_eq!(
        text(&sent),
        (
            "POST".into(),
            "http://127.0.0.1:4000/prefix/write".into(),
            body.into()
        )
    );
    assert_eq!(
        (token_of(&sent).as_str(), sent.timeout),
        ("own", Duration::from_secs(3))
    );
    assert_eq!(sent.headers["x-thing"], "replaced");
    assert_eq!(
        sent.headers["content-type"],
        "application/json; charset=utf-8"
    );

    client.send(request).await.unwrap();
    let sent = last(&transport);
    assert_eq!(text(&sent).2, r#"{"name":"n","secret":"s"}"#);
    assert_eq!(
        (token_of(&sent).as_str(), sent.timeout),
        ("token-1", Duration::from_secs(20))
    );

    let options = CallOptions::new().field("extra", 5);
    client
        .send_with(
            Thing {
                name: Some("n".into()),
                ..Thing::new(&READ)
            },
            options,
        )
        .await
        .unwrap();
    assert_eq!(last(&transport).url.query(), Some("name=n&extra=5"));
}

#[tokio::test]
async fn a_caller_s_field_goes_before_what_the_client_fills_in() {
    static FILL: &[Fill] = &[
        Fill::new(Place::Body, "app_id", FillSource::AppId),
        Fill::new(Place::Query, "app_id", FillSource::AppId),
    ];
    let (client, transport) = client();
    let call = || client.raw(Method::POST, &HOST, "/x").fill(FILL);
    call().field("a", 1).send().await.unwrap();
    let sent = last(&transport);
    assert_eq!(
        (sent.url.query(), text(&sent).2.as_str()),
        (Some("app_id=tt_app_id"), r#"{"a":1,"app_id":"tt_app_id"}"#)
    );
    call().field("app_id", "mine").send().await.unwrap();
    assert_eq!(text(&last(&transport)).2, r#"{"app_id":"mine"}"#);
    call()
        .options(CallOptions::new().field("app_id", "mine"))
        .send()
        .await
        .unwrap();
    let sent = last(&transport);
    assert_eq!(
        (sent.url.query(), text(&sent).2.as_str()),
        (Some("app_id=tt_app_id"), r#"{"app_id":"mine"}"#)
    );
}

#[tokio::test]
async fn a_whole_body_keeps_its_text() {
    let (client, transport) = client();
    let raw = |text: &str| serde_json::value::RawValue::from_string(text.to_owned()).unwrap();
    let text_of_body = r#"{"amount": 1.10, "id": 18446744073709551616, "amount": 2}"#;
    client
        .raw(Method::POST, &HOST, "/x")
        .json(raw(text_of_body))
        .send()
        .await
        .unwrap();
    assert_eq!(text(&last(&transport)).2, text_of_body);
    // Even though a field has to be added, the text of the other values does not change.
    let options = CallOptions::new().field("more", true);
    client
        .raw(Method::POST, &HOST, "/x")
        .json(raw(r#"{"amount": 1.10}"#))
        .options(options.clone())
        .send()
        .await
        .unwrap();
    assert_eq!(text(&last(&transport)).2, r#"{"amount":1.10,"more":true}"#);
    let error = client
        .raw(Method::POST, &HOST, "/x")
        .json([1])
        .options(options)
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    let error = client
        .raw(Method::POST, &HOST, "/x")
        .json([1])
        .field("a", 1)
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    client
        .raw(Method::POST, &HOST, "/x")
        .json([1])
        .send()
        .await
        .unwrap();
    assert_eq!(text(&last(&transport)).2, "[1]");
}

#[tokio::test]
async fn tokens_stand_where_the_endpoint_wants_them() {
    let (client, transport) = client();
    let call = |place| {
        client
            .raw(Method::POST, &HOST, "/x")
            .auth(Auth::at(&APP_TOKEN, place, "t"))
            .field("a", "b")
    };
    call(Place::Header).send().await.unwrap();
    assert_eq!(last(&transport).headers["t"], "token-1");
    call(Place::Query).send().await.unwrap();
    assert_eq!(last(&transport).url.query(), Some("t=token-1"));
    call(Place::Body)
        .field("t", "not this")
        .send()
        .await
        .unwrap();
    assert_eq!(text(&last(&transport)).2, r#"{"a":"b","t":"token-1"}"#);
    call(Place::Body)
        .encoding(Encoding::Form)
        .send()
        .await
        .unwrap();
    assert_eq!(text(&last(&transport)).2, "a=b&t=token-1");
    assert_eq!(
        last(&transport).headers["content-type"],
        "application/x-www-form-urlencoded"
    );
}

#[tokio::test]
async fn a_form_writes_texts_as_they_are_and_all_else_as_compact_json() {
    let (client, transport) = client();
    let fields = json!({"text": "a b", "list": ["文", 1], "object": {"a": [true]}, "number": 1.5, "flag": false});
    let mut call = client
        .raw(Method::POST, &HOST, "/x")
        .encoding(Encoding::Form);
    for name in ["text", "list", "object", "number", "flag"] {
        call = call.field(name, &fields[name]);
    }
    call.send().await.unwrap();
    let request = last(&transport);
    assert_eq!(
        text(&request).2,
        "text=a+b&list=%5B%22%E6%96%87%22%2C1%5D&object=%7B%22a%22%3A%5Btrue%5D%7D&number=1.5&flag=false"
    );
}

#[tokio::test]
async fn headers_that_http_does_not_allow_are_refused_before_sending() {
    let (client, transport) = client();
    for (name, value) in [
        ("x-a", "a\r\nx-b: c"),
        ("x a", "b"),
        ("", "b"),
        ("content-length", "1"),
        ("Host", "evil"),
    ] {
        let options = CallOptions::new().header(name, value);
        let error = client
            .raw(Method::GET, &HOST, "/x")
            .options(options)
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{name}");
        assert!(!error.to_string().contains("x-b"), "{error}");
    }
    assert!(transport.requests().is_empty());
}

#[tokio::test]
async fn what_is_missing_or_not_json_is_told_before_sending() {
    let (client, transport) = client();
    let unfit = std::collections::BTreeMap::from([((1, 2), 3)]);
    let error = client
        .raw(Method::POST, &HOST, "/x")
        .field("a", &unfit)
        .send()
        .await
        .unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("POST main:/x: the request was not sent: a cannot be written as JSON"),
        "{error}"
    );
    let options = CallOptions::new().field("a", &unfit);
    assert_eq!(
        client
            .send_with(Thing::new(&STORE), options)
            .await
            .unwrap_err()
            .kind(),
        ErrorKind::Request
    );
    assert!(transport.requests().is_empty());
}

#[test]
fn settings_are_checked_when_the_client_is_built() {
    let transport = platform(success);
    let message = |builder: bytedance::ClientBuilder| {
        let error = builder.build().unwrap_err();
        assert!(error.is_configuration());
        error.to_string()
    };
    let wrong = Client::builder("", " padded")
        .transport(transport.clone())
        .base_url(&HOST, "example.com")
        .timeout(Duration::ZERO)
        .body_limit(0)
        .user_agent("a\nb")
        .token(&USER_TOKEN, " ");
    let text = message(wrong);
    for name in [
        "app_id",
        "app_secret",
        "base_url",
        "timeout",
        "body_limit",
        "user_agent",
        "token",
    ] {
        assert!(
            text.contains(&format!("setting `{name}`")),
            "{name}: {text}"
        );
    }
    for url in [
        "ftp://host",
        "https://host/?a=b",
        "https://host/#a",
        "https://user:zebra@host",
        "/path",
        "http://",
    ] {
        let text = message(builder(&transport).base_url(&HOST, url));
        assert!(
            text.contains("base_url") && text.contains("main") && !text.contains("zebra"),
            "{text}"
        );
    }
    let client = builder(&transport)
        .own_hosts(&[&HOST])
        .base_urls([("main", "http://127.0.0.1:1/a/"), ("open", "https://b")])
        .build();
    assert_eq!(client.unwrap().app_id(), APP_ID);
}

#[test]
fn a_base_url_for_a_host_that_does_not_exist_is_an_error() {
    const URL: &str = "http://127.0.0.1:1";
    const KNOWN: &str = "microapp, minigame, open, product, toutiao, webcast";
    let transport = platform(success);
    let message = |builder: bytedance::ClientBuilder| {
        let error = builder.build().unwrap_err();
        assert!(error.is_configuration());
        error.to_string()
    };
    for environment in [Environment::Production, Environment::Sandbox] {
        let builder = builder(&transport).environment(environment);
        assert_eq!(
            message(builder.clone().base_url("totiao", URL)),
            format!(
                "setting `base_url` is for the host `totiao`, which does not exist; did you mean `toutiao`? \
                 (the known hosts are {KNOWN}; declare others with ClientBuilder::own_hosts)"
            )
        );
        // All wrong names are reported. One that is not similar to any host has no suggestion.
        assert_eq!(
            message(builder.clone().base_urls([("Open", URL), ("gateway", URL)])),
            format!(
                "setting `base_url` is for the host `Open`, which does not exist; did you mean `open`? \
                 (the known hosts are {KNOWN}; declare others with ClientBuilder::own_hosts); \
                 setting `base_url` is for the host `gateway`, which does not exist \
                 (the known hosts are {KNOWN}; declare others with ClientBuilder::own_hosts)"
            )
        );
        for host in KNOWN.split(", ") {
            builder.clone().base_url(host, URL).build().unwrap();
        }
    }
}

#[test]
fn the_names_of_own_hosts_are_known_once_they_are_declared() {
    const URL: &str = "http://127.0.0.1:1";
    let transport = platform(success);
    assert!(builder(&transport).base_url("main", URL).build().is_err());
    let given = [
        builder(&transport)
            .own_hosts(&[&HOST])
            .base_url("main", URL),
        builder(&transport)
            .base_url("main", URL)
            .own_hosts(&[&HOST]),
        // A value declares its host.
        builder(&transport).base_url(&HOST, URL),
        builder(&transport)
            .base_url("main", URL)
            .base_url(&HOST, URL),
    ];
    for builder in given {
        builder.build().unwrap();
    }
    let misspelled = builder(&transport)
        .own_hosts(&[&HOST])
        .base_url("mian", URL)
        .build();
    let text = misspelled.unwrap_err().to_string();
    assert!(text.contains("known hosts are main, microapp, "), "{text}");
}

#[tokio::test]
async fn a_host_without_a_sandbox_can_have_a_base_url_there() {
    let transport = platform(success);
    let client = builder(&transport)
        .environment(Environment::Sandbox)
        .base_url("webcast", "http://127.0.0.1:4000/webcast")
        .build()
        .unwrap();
    let call = client.raw(Method::GET, &hosts::WEBCAST, "/x").sandbox();
    call.send().await.unwrap();
    let url = last(&transport).url;
    assert_eq!(url.as_str(), "http://127.0.0.1:4000/webcast/x");
}

#[tokio::test]
async fn hosts_can_be_sent_elsewhere() {
    let transport = platform(success);
    let client = builder(&transport)
        .base_url(&HOST, "http://127.0.0.1:4000/main")
        .user_agent("shop/2")
        .build()
        .unwrap();
    client.send(Thing::new(&READ)).await.unwrap();
    client.raw(Method::GET, &LONELY, "/x").send().await.unwrap();
    let urls: Vec<_> = transport
        .requests()
        .iter()
        .map(|request| request.url.to_string())
        .collect();
    assert_eq!(
        urls,
        [
            "http://127.0.0.1:4000/main/token",
            "http://127.0.0.1:4000/main/read",
            "https://lonely.example/x"
        ]
    );
    assert!(
        last(&transport).headers["user-agent"]
            .to_str()
            .unwrap()
            .ends_with(" shop/2")
    );
}

#[test]
fn clients_and_calls_can_be_sent_between_threads() {
    fn check<T: Send + Sync>(_: &T) {}
    fn check_future<T: Send>(_: &T) {}
    let (client, _) = client();
    check(&client);
    check(&bytedance::Call::new(client.clone()));
    check_future(&client.send(Thing::new(&READ)));
    check_future(&client.raw(Method::GET, &HOST, "/x").send());
    check_future(&client.token(&APP_TOKEN));
    assert!(size_of_val(&client) <= 8);
}

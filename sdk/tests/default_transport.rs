//! Tests the default transport against misbehaving servers on the loopback interface.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![cfg(feature = "reqwest")]

mod common;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytedance::retry::Retry;
use bytedance::transport::ReqwestTransport;
use bytedance::{Client, ClientBuilder, Error, ErrorKind, Method, Raw};
use common::*;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Starts a server that sends these bytes on every connection once it has received something.
async fn server(answer: impl Into<Vec<u8>>) -> SocketAddr {
    let answer = answer.into();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let Ok((mut stream, _)) = listener.accept().await else {
                return;
            };
            let answer = answer.clone();
            tokio::spawn(async move {
                let mut buffer = [0; 4096];
                let _ = stream.read(&mut buffer).await;
                if answer.is_empty() {
                    tokio::time::sleep(Duration::from_secs(60)).await;
                }
                let _ = stream.write_all(&answer).await;
            });
        }
    });
    address
}

fn builder(address: SocketAddr) -> ClientBuilder {
    Client::builder(APP_ID, APP_SECRET)
        .no_proxy()
        .retry(Retry::none())
        .base_url(&HOST, format!("http://{address}/base"))
}

async fn call(builder: ClientBuilder) -> Result<Raw, Error> {
    builder
        .build()
        .unwrap()
        .raw(Method::GET, &HOST, "/x")
        .query("token", "marker")
        .send()
        .await
}

fn json(body: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

#[tokio::test]
async fn an_answer_arrives() {
    let address = server(json(r#"{"err_no":0,"data":{"a":1}}"#)).await;
    let raw = call(builder(address)).await.unwrap();
    assert_eq!(raw.json().unwrap()["a"], 1);
}

#[cfg(feature = "gzip")]
#[tokio::test]
async fn compressed_answers_are_unpacked() {
    // {"data":"zip"}
    let packed = [
        0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 14, 0, 0xf1, 0xff, b'{', b'"', b'd', b'a', b't',
        b'a', b'"', b':', b'"', b'z', b'i', b'p', b'"', b'}',
    ];
    let mut packed = packed.to_vec();
    packed.extend(crc32(br#"{"data":"zip"}"#).to_le_bytes());
    packed.extend(14_u32.to_le_bytes());
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\n\r\n",
        packed.len()
    );
    let address = server([head.into_bytes(), packed].concat()).await;
    assert_eq!(call(builder(address)).await.unwrap().json().unwrap(), "zip");
    assert_eq!(
        call(builder(address).gzip(false)).await.unwrap_err().kind(),
        ErrorKind::Decode
    );
}

#[cfg(feature = "gzip")]
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc: u32, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                (crc >> 1) ^ 0xedb8_8320
            } else {
                crc >> 1
            }
        })
    })
}

#[tokio::test]
async fn a_closed_port_is_a_failed_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let error = call(builder(address)).await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("marker"));
    assert!(error.to_string().contains("refused"), "{error}");
    check_texts(&error);
    check_texts(error.transport_error().unwrap());
}

#[tokio::test]
async fn silence_is_a_time_out_and_a_broken_answer_is_none() {
    let address = server("").await;
    let error = call(builder(address).timeout(Duration::from_millis(200)))
        .await
        .unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    for answer in [
        "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort",
        "no HTTP at all\r\n\r\n",
    ] {
        let error = call(builder(server(answer).await)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{error:?}");
        assert!(!format!("{error} {error:?}").contains("marker"));
    }
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let other = server(json("{}")).await;
    let redirect = format!(
        "HTTP/1.1 307 Temporary Redirect\r\nlocation: http://{other}/\r\ncontent-length: 0\r\n\r\n"
    );
    let address = server(redirect).await;
    let error = call(builder(address)).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status().unwrap().as_u16()),
        (ErrorKind::Http, 307)
    );

    // The caller's own HTTP client follows redirects, but the response is refused nevertheless.
    let own = reqwest::Client::builder().no_proxy().build().unwrap();
    let client = Client::builder(APP_ID, APP_SECRET)
        .http_client(own)
        .base_url(&HOST, format!("http://{address}"));
    assert_eq!(
        call(client).await.unwrap_err().kind(),
        ErrorKind::ForeignAnswer
    );
}

#[tokio::test]
async fn a_body_is_read_up_to_its_limit() {
    let body = format!(r#"{{"data":"{}"}}"#, "x".repeat(5000));
    let address = server(json(&body)).await;
    assert_eq!(
        call(builder(address).body_limit(body.len()))
            .await
            .unwrap()
            .bytes()
            .len(),
        body.len()
    );
    let error = call(builder(address).body_limit(body.len() - 1))
        .await
        .unwrap_err();
    assert!(error.to_string().contains("body_limit"), "{error}");
    let chunked = format!(
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n",
        body.len()
    );
    let address = server(chunked).await;
    assert_eq!(
        call(builder(address)).await.unwrap().bytes().len(),
        body.len()
    );
    let error = call(builder(address).body_limit(100)).await.unwrap_err();
    assert!(error.to_string().contains("body_limit"), "{error}");
}

#[tokio::test]
async fn clients_share_a_transport() {
    let address = server(json(r#"{"data":{}}"#)).await;
    let transport = Arc::new(ReqwestTransport::builder().no_proxy().build().unwrap());
    for app in ["one", "two"] {
        let client = Client::builder(app, APP_SECRET).transport(transport.clone());
        call(client.base_url(&HOST, format!("http://{address}")))
            .await
            .unwrap();
    }
}

#[test]
fn settings_of_the_connection_are_checked() {
    let message = |builder: ClientBuilder| builder.build().unwrap_err().to_string();
    let builder = || Client::builder(APP_ID, APP_SECRET);
    assert!(message(builder().proxy("nonsense")).contains("setting `proxy`"));
    assert!(
        message(builder().connect_timeout(Duration::ZERO)).contains("setting `connect_timeout`")
    );
    let both = builder().transport(platform(success)).gzip(false);
    assert!(message(both).contains("setting `transport`"));
    let gzip = builder().gzip(true).build();
    assert_eq!(gzip.is_ok(), cfg!(feature = "gzip"));
}

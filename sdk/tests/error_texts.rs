//! What errors print, for example when `main` returns them: one line that says everything once.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use bytedance::tokens::{FileStore, StoreError};
use bytedance::transport::{HttpResponse, MemoryTransport, TransportError, TransportErrorKind};
use bytedance::wire::{Reader, WireValue};
use bytedance::{Client, Error, ErrorKind};
use common::*;

/// An error with a source, as HTTP libraries have them.
#[derive(Debug)]
struct Outer(std::io::Error);

impl fmt::Display for Outer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("error sending the request")
    }
}

impl StdError for Outer {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.0)
    }
}

fn unreachable() -> TransportError {
    let source = Outer(std::io::Error::other("connection refused"));
    TransportError::with_source(TransportErrorKind::Connect, source)
}

async fn call(
    answer: impl Fn() -> Result<&'static str, TransportError> + Send + Sync + 'static,
) -> Error {
    let transport = platform(move |request| Ok(HttpResponse::json(request, answer()?)));
    let client = builder(&transport).build().unwrap();
    client.send(Thing::new(&READ)).await.unwrap_err()
}

#[tokio::test]
async fn a_failure_of_the_transport_names_the_innermost_cause() {
    let error = call(|| Err(unreachable())).await;
    assert_eq!(
        format!("{error:?}"),
        "thing.read: no connection could be made; check network, DNS, proxy, certificates and base URL (https://main.example: connection refused); attempt 3 of 3"
    );
    check_texts(&error);
    let transport = error.transport_error().unwrap();
    assert_eq!(transport.kind(), TransportErrorKind::Connect);
    assert_eq!(
        format!("{transport:?}"),
        "no connection could be made; check network, DNS, proxy, certificates and base URL: error sending the request: connection refused"
    );
    check_texts(transport);
    assert!(transport.source().unwrap().is::<Outer>());
    let fields = format!("{error:#?}");
    assert!(fields.contains("kind: Connect"), "{fields}");
    assert!(fields.contains("TransportError {"), "{fields}");
}

#[tokio::test]
async fn responses_that_report_errors_or_cannot_be_read() {
    let refused = call(|| Ok(r#"{"err_no":7,"err_tips":"refused","log_id":"log-2"}"#)).await;
    assert_eq!(refused.kind(), ErrorKind::Api);
    assert_eq!(format!("{refused:?}"), refused.to_string());
    check_texts(&refused);
    assert!(refused.transport_error().is_none());

    let misfit = call(|| Ok(r#"{"err_no":0,"data":{"name":{}}}"#)).await;
    assert_eq!(misfit.kind(), ErrorKind::Decode);
    assert!(misfit.to_string().contains("name: expected "), "{misfit}");
    check_texts(&misfit);

    let misfit = Reader::read("[1]", |reader| String::new().read(reader)).unwrap_err();
    check_texts(&misfit);
}

#[tokio::test]
async fn a_token_store_that_fails() {
    let denied = std::io::Error::from_raw_os_error(13).to_string();
    check_texts(&StoreError::new("the store is closed"));
    let error = StoreError::new("choose another folder").with_source(denied.clone());
    assert_eq!(
        format!("{error:?}"),
        format!("choose another folder: {denied}")
    );
    check_texts(&error);

    // The store needs a folder where there is a file, so there is no way to store the token.
    let file = tempfile::NamedTempFile::new().unwrap();
    let client = Client::builder(APP_ID, APP_SECRET)
        .transport(Arc::new(MemoryTransport::new(|request| {
            Ok(token(&request, 1, 7200))
        })))
        .token_store(Arc::new(FileStore::new(file.path().join("tokens"))))
        .build()
        .unwrap();
    let error = client.token(&APP_TOKEN).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credential);
    assert!(
        error.to_string().contains("the token store failed: can't "),
        "{error}"
    );
    check_texts(&error);
    let source = error.source().unwrap();
    assert!(source.is::<std::io::Error>(), "{source:?}");
}

#[test]
fn settings_that_cannot_be_used() {
    let error = Client::builder("", "").build().unwrap_err();
    assert_eq!(format!("{error:?}"), error.to_string());
    check_texts(&error);
    let error = bytedance::Settings::from_json("[]").unwrap_err();
    check_texts(&error);
    #[cfg(feature = "reqwest")]
    check_texts(
        &bytedance::transport::ReqwestTransport::builder()
            .proxy("nowhere")
            .build()
            .unwrap_err(),
    );
}

#[cfg(feature = "callbacks")]
#[test]
fn a_refused_callback() {
    use bytedance::callback::RefusalKind;

    let client = builder(&platform(success)).build().unwrap();
    let request = http::Request::post("/callback").body("{}").unwrap();
    let refusal = client.callbacks().verify(&request).unwrap_err();
    assert_eq!(refusal.kind(), RefusalKind::Unrecognized);
    assert_eq!(format!("{refusal:?}"), refusal.to_string());
    check_texts(&refusal);
}

#[cfg(feature = "encrypted")]
#[test]
fn data_that_cannot_be_decrypted() {
    use bytedance::encrypted::DecryptError;

    let client = builder(&platform(success)).build().unwrap();
    let key = "AAAAAAAAAAAAAAAAAAAAAA==";
    let cut = client.decrypt(key).user_info("?", key).unwrap_err();
    let what = "encryptedData";
    assert_eq!(cut.decrypt_error(), Some(&DecryptError::Base64 { what }));
    check_texts(&cut);

    let other_key = client.decrypt(key).user_info(key, key).unwrap_err();
    let reason = other_key.decrypt_error().unwrap();
    assert_eq!(
        format!("{other_key:?}"),
        format!("{other_key}: {reason}"),
        "the reason is for logs"
    );
    check_texts(&other_key);
}

//! What the default transport does without features. `.ci/run` runs this test with `rustls-no-provider`, without another TLS
//! feature and without `gzip`.

#![cfg(all(
    feature = "rustls-no-provider",
    not(any(
        feature = "gzip",
        feature = "native-tls",
        feature = "rustls",
        feature = "rustls-bundled-roots"
    ))
))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use bytedance::{Client, ClientBuilder, ErrorKind};

#[test]
fn what_the_features_lack_is_an_error_of_build() {
    let refused = |builder: ClientBuilder, setting: &str| {
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert!(error.to_string().contains(setting), "{error}");
    };
    let builder = || Client::builder("tt_app_id", "secret");
    refused(builder(), "setting `transport` needs a crypto provider");
    refused(builder().gzip(true), "setting `gzip`");
}

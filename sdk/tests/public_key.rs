//! The platform's public keys: which ones are accepted, and how others are rejected.

#![cfg(feature = "crypto")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use bytedance::signature::{PrivateKey, PublicKey, trade_callback_is_genuine};
use bytedance::{Client, ClientBuilder, ErrorKind};
use bytedance_sandbox::PRIVATE_KEY;

const PUBLIC: &str = include_str!("keys/public.pem");
const PKCS1: &str = include_str!("keys/public_pkcs1.pem");
const CERTIFICATE: &str = include_str!("keys/certificate.pem");

/// Returns the base64 text between the first and last lines of a PEM file.
fn base64(pem: &str) -> String {
    pem.lines().filter(|line| !line.starts_with('-')).collect()
}

fn builder() -> ClientBuilder {
    Client::builder("tt1", "secret")
}

#[test]
fn every_spelling_of_a_key_verifies() {
    let message = b"1700000000\nnonce\n{}\n";
    let signature = PrivateKey::new(PRIVATE_KEY).unwrap().sign(message).unwrap();
    let spellings = [
        PUBLIC.to_owned(),
        PKCS1.to_owned(),
        base64(PUBLIC),
        base64(PKCS1),
        base64(PUBLIC).trim_end_matches('=').to_owned(),
        PUBLIC.replace('\n', "\\n"),
        PUBLIC.replace('\n', "\r\n"),
        PUBLIC.replace('\n', " "),
        format!("{}\n{PUBLIC}", include_str!("keys/pkcs1.pem")),
    ];
    for text in spellings {
        let key = PublicKey::new(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let genuine =
            |body: &[u8]| trade_callback_is_genuine(&key, "1700000000", "nonce", body, &signature);
        assert!(genuine(b"{}") && !genuine(b"{ }"), "{text}");
    }
}

#[test]
fn the_key_of_a_certificate_is_taken() {
    // openssl req -x509 -key certificate_key.pem -subj /CN=platform -days 36500
    let certificate = include_str!("keys/certificate_2048.pem");
    let key = PrivateKey::new(include_str!("keys/certificate_2048_key.pem")).unwrap();
    let signature = key.sign(b"1\nn\n{}\n").unwrap();
    for text in [certificate.to_owned(), base64(certificate)] {
        let key = PublicKey::new(&text).unwrap();
        assert!(trade_callback_is_genuine(&key, "1", "n", b"{}", &signature));
    }
}

#[test]
fn what_is_no_public_rsa_key_is_named_as_what_it_is() {
    let spki = base64(PUBLIC);
    let cases = [
        (String::new(), "is empty"),
        ("platform.crt".to_owned(), "looks like the path of a file"),
        ("not a key".to_owned(), "is not a public key"),
        ("AAAA".to_owned(), "is not a public key"),
        (PRIVATE_KEY.to_owned(), "is a private key"),
        (base64(PRIVATE_KEY), "is a private key"),
        (
            include_str!("keys/pkcs1.pem").to_owned(),
            "is a private key",
        ),
        (base64(include_str!("keys/pkcs1.pem")), "is a private key"),
        (include_str!("keys/ec.pem").to_owned(), "is a private key"),
        (
            include_str!("keys/encrypted.pem").to_owned(),
            "is a private key",
        ),
        (
            include_str!("keys/ec_public.pem").to_owned(),
            "is not an RSA key",
        ),
        (
            include_str!("keys/rsa_1024_public.pem").to_owned(),
            "is an RSA key of 1024 bits",
        ),
        (PUBLIC[..300].to_owned(), "is truncated"),
        (CERTIFICATE[..300].to_owned(), "is truncated"),
    ];
    for (text, expected) in cases {
        let error = builder()
            .platform_public_key("3", &text)
            .build()
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        let start = format!("setting `platform_public_key` for version 3 {expected}");
        assert!(error.to_string().starts_with(&start), "{error}\n{text}");
        let error = PublicKey::new(&text).unwrap_err().to_string();
        assert!(
            error.starts_with(&format!("the public key {expected}")),
            "{error}"
        );
    }
    for end in (4..spki.len() - 4).step_by(3) {
        let text = PublicKey::new(&spki[..end]).unwrap_err().to_string();
        assert!(text.contains("is truncated"), "{end}: {text}");
    }
    // Whichever byte is changed, there is no panic.
    for text in [&spki, &base64(CERTIFICATE)] {
        for place in 0..text.len() {
            let mut other = text.clone().into_bytes();
            other[place] = if other[place] == b'A' { b'/' } else { b'A' };
            drop(PublicKey::new(std::str::from_utf8(&other).unwrap()));
        }
    }
}

#[test]
fn one_version_has_one_key() {
    let several = builder()
        .platform_public_key("1", PUBLIC)
        .platform_public_key("2", PUBLIC);
    assert!(several.clone().build().is_ok());
    let twice = several.platform_public_key("2", PKCS1);
    let error = twice.platform_public_key(" ", PKCS1).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "setting `platform_public_key` has two keys for version 2; \
         setting `platform_public_key` has a key without a version"
    );
}

#[test]
fn a_former_key_may_stand_alone_and_must_be_a_key() {
    assert!(builder().former_private_key(PRIVATE_KEY).build().is_ok());
    let error = builder().former_private_key(PUBLIC).build().unwrap_err();
    assert!(
        error
            .to_string()
            .contains("setting `former_private_key` is a public key")
    );
}

#[test]
fn an_encoding_aes_key_has_43_characters() {
    let key = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    assert!(builder().encoding_aes_key(key).build().is_ok());
    for (key, what) in [
        (&key[1..], "has 42 characters"),
        (&key.replace('j', "-"), "is not base64"),
    ] {
        let error = builder()
            .encoding_aes_key(key)
            .build()
            .unwrap_err()
            .to_string();
        assert!(
            error.starts_with(&format!("setting `encoding_aes_key` {what}")),
            "{error}"
        );
    }
}

//! `encryptedData` and `rawData`. Data encrypted by OpenSSL and by the sandbox platform can be decrypted. If decryption fails, the cause is
//! revealed only to the application.

#![cfg(feature = "encrypted")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::sync::OnceLock;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytedance::encrypted::{Decrypt, DecryptError, PhoneNumber, UserInfo};
use bytedance::wire::{Fields, Structure};
use bytedance::{Client, Error, ErrorKind};
use bytedance_sandbox::{APP_ID, Sandbox};
use common::openssl::openssl;
use common::{platform, success};
use proptest::collection::btree_map;
use proptest::prelude::*;
use serde_json::{Value, json};

const KEY: [u8; 16] = *b"0123456789abcdef";

fn client() -> Client {
    Client::builder(APP_ID, "secret")
        .transport(platform(success))
        .build()
        .unwrap()
}

fn session_key() -> String {
    STANDARD.encode(KEY)
}

fn decrypt() -> Decrypt {
    client().decrypt(session_key())
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.unwrap().as_secs()
}

/// Encrypts data through the sandbox platform, using the session key of these tests.
fn encrypted(data: &Value) -> (String, String) {
    static SANDBOX: OnceLock<(tokio::runtime::Runtime, Sandbox)> = OnceLock::new();
    let (_, sandbox) = SANDBOX.get_or_init(|| {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let sandbox = runtime.block_on(Sandbox::start()).unwrap();
        (runtime, sandbox)
    });
    sandbox.encrypt_data(&session_key(), data)
}

/// Encrypts bytes with OpenSSL.
fn encrypted_by_openssl(plain: &[u8], iv: [u8; 16], arguments: &[&str]) -> (String, String) {
    let (key, iv_text) = (hex::encode(KEY), hex::encode(iv));
    let mut all = vec!["enc", "-aes-128-cbc", "-K", &key, "-iv", &iv_text];
    all.extend(arguments);
    (STANDARD.encode(openssl(&all, plain)), STANDARD.encode(iv))
}

fn reason<T: std::fmt::Debug>(result: Result<T, Error>) -> DecryptError {
    let error = result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decrypt);
    error.decrypt_error().unwrap().clone()
}

#[test]
fn user_information_is_typed() {
    let timestamp = now();
    let (data, iv) = encrypted(&json!({
        "nickName": "ByteDancer 文 \"quoted\"", "avatarUrl": "https://example.com/avatar.jpg", "gender": "1", "city": "Beijing",
        "province": null, "openId": "an-openid", "unknown": [1],
        "watermark": { "appid": APP_ID, "timestamp": timestamp.to_string() },
    }));
    let user: UserInfo = decrypt().user_info(&data, &iv).unwrap();
    assert_eq!(user.nick_name, "ByteDancer 文 \"quoted\"");
    assert_eq!(user.avatar_url, "https://example.com/avatar.jpg");
    assert_eq!(user.gender, 1);
    assert_eq!(user.city, "Beijing");
    assert_eq!((user.province.as_str(), user.country.as_str()), ("", ""));
    assert_eq!(user.open_id, "an-openid");
    assert_eq!(user.watermark.app_id, APP_ID);
    assert_eq!(user.watermark.timestamp.unsigned_abs(), timestamp);
    let again: UserInfo = serde_json::from_value(serde_json::to_value(&user).unwrap()).unwrap();
    assert_eq!(again, user);
}

#[test]
fn phone_numbers_are_typed_and_not_shown() {
    let (data, iv) = encrypted(
        &json!({ "phoneNumber": "+15550001111", "purePhoneNumber": 15_550_002_222_u64, "countryCode": "1" }),
    );
    let phone: PhoneNumber = decrypt().phone_number(&data, &iv).unwrap();
    assert_eq!(phone.phone_number, "+15550001111");
    assert_eq!(phone.pure_phone_number, "15550002222");
    assert_eq!(phone.country_code, "1");
    let shown = format!("{phone:?} {phone:#?} {:?}", decrypt());
    assert!(!shown.contains("5555") && !shown.contains("1111") && !shown.contains("2222"));
    assert!(shown.contains(APP_ID) && !shown.contains(&session_key()));
}

#[test]
fn own_types_and_open_json_are_read() {
    #[derive(Default)]
    struct Group(String);

    impl Structure for Group {
        fn fields(&mut self, fields: &mut Fields<'_, '_>) {
            fields.field("group", &mut self.0);
        }
    }

    let (data, iv) = encrypted(&json!({ "group": 12 }));
    let Group(group) = decrypt().read(&data, &iv).unwrap();
    assert_eq!(group, "12");
    let json = decrypt().json(&data, &iv).unwrap();
    assert_eq!(json["group"], 12);
    assert_eq!(json["watermark"]["appid"], APP_ID);
}

#[test]
fn what_openssl_encrypts_comes_out() {
    let alphabet: Vec<char> = "abc 0123\"\\{}[]:,/文字😀\u{0}\u{7f}\n\té"
        .chars()
        .collect();
    let mut random = fastrand::Rng::with_seed(7);
    for round in 0..300 {
        let length = if round % 50 == 49 { 5_000 } else { round % 70 };
        let text: String = (0..length)
            .filter_map(|_| random.choice(&alphabet))
            .collect();
        let data =
            json!({ "text": text, "number": random.i64(..), "watermark": { "appid": APP_ID } });
        let mut iv = [0; 16];
        random.fill(&mut iv);
        let (encrypted, iv) = encrypted_by_openssl(data.to_string().as_bytes(), iv, &[]);
        assert_eq!(decrypt().json(&encrypted, &iv).unwrap(), data, "{round}");
    }
}

#[test]
fn each_thing_that_is_wrong_has_its_reason() {
    let (data, iv) = encrypted(&json!({ "nickName": "a user" }));
    let mut bytes = STANDARD.decode(&data).unwrap();
    let open = |data: &str, iv: &str| reason(decrypt().user_info(data, iv));
    let base64 = |what| DecryptError::Base64 { what };
    let length = |what, bytes| DecryptError::Length { what, bytes };

    assert_eq!(open("not base64!", &iv), base64("encryptedData"));
    assert_eq!(open(&data[..data.len() - 1], &iv), base64("encryptedData"));
    assert_eq!(open(&data, "?"), base64("iv"));
    assert_eq!(open(&data, ""), length("iv", 0));
    assert_eq!(open(&data, "AAAA"), length("iv", 3));
    assert_eq!(open("", &iv), length("encryptedData", 0));
    assert_eq!(open("AAAA", &iv), length("encryptedData", 3));
    let with_key = |key: &str| reason(client().decrypt(key).user_info(&data, &iv));
    assert_eq!(with_key(" "), base64("the session key"));
    assert_eq!(with_key("AAAA"), length("the session key", 3));
    assert_eq!(
        with_key("AAAAAAAAAAAAAAAAAAAAAA=="),
        DecryptError::SessionKey
    );
    let other_iv = STANDARD.encode([0xff; 16]);
    assert_eq!(open(&data, &other_iv), DecryptError::SessionKey);

    let last = bytes.len() - 17;
    bytes[last] ^= 0x80;
    assert_eq!(open(&STANDARD.encode(&bytes), &iv), DecryptError::Padding);

    let plain = |plain: &[u8]| {
        let (data, iv) = encrypted_by_openssl(plain, [9; 16], &[]);
        open(&data, &iv)
    };
    let foreign = |found: &str| DecryptError::App {
        found: found.to_owned(),
    };
    for text in ["{", "{} {}", " {\n\t\"a\":1,}"] {
        assert_eq!(plain(text.as_bytes()), DecryptError::Json, "{text}");
    }
    for text in ["", "text", "\u{feff}{}", "NaN", "{\u{1}\"a\":1}"] {
        assert_eq!(plain(text.as_bytes()), DecryptError::SessionKey, "{text}");
    }
    assert_eq!(plain(b"{\"a\":\"\xff\"}"), DecryptError::Json);
    assert_eq!(plain(b"{}"), foreign(""));
    assert_eq!(plain(b"null"), foreign(""));
    assert_eq!(plain(br#"{"watermark":null}"#), foreign(""));
    assert_eq!(
        plain(br#"{"watermark":{"appid":"tt_other"}}"#),
        foreign("tt_other")
    );
    for misfit in [
        "5".to_owned(),
        "[1]".to_owned(),
        r#"{"watermark":5}"#.to_owned(),
        r#"{"watermark":{"appid":[1]}}"#.to_owned(),
        json!({ "nickName": {"a": 1}, "watermark": { "appid": APP_ID } }).to_string(),
    ] {
        let reason = plain(misfit.as_bytes());
        assert!(
            matches!(reason, DecryptError::Misfit(_)),
            "{misfit}: {reason}"
        );
    }
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    plain(deep.as_bytes());
    let deep = format!(r#"{{"watermark":{{"appid":"{APP_ID}"}},"a":{deep}}}"#);
    let (data, iv) = encrypted_by_openssl(deep.as_bytes(), [9; 16], &[]);
    decrypt().user_info(&data, &iv).unwrap();
    let reason = reason(decrypt().json(&data, &iv));
    assert!(matches!(reason, DecryptError::Misfit(_)), "{reason}");
}

#[test]
fn age_is_checked_where_it_is_asked_for() {
    let minute = Duration::from_secs(60);
    let read = |timestamp: Value| {
        let watermark = json!({ "appid": APP_ID, "timestamp": timestamp });
        let (data, iv) = encrypted(&json!({ "watermark": watermark }));
        let any = decrypt().user_info(&data, &iv);
        any.expect("without a limit, data of any age are taken");
        decrypt().max_age(minute).user_info(&data, &iv).map(|_| ())
    };
    let seconds = now();
    for fresh in [
        json!(seconds),
        json!(seconds - 30),
        json!(seconds + 200),
        json!((seconds - 30).to_string()),
        json!((seconds - 30) * 1000),
        json!((seconds - 30) * 1_000_000),
        json!((seconds - 30) * 10_000),
        json!((seconds - 30) * 10_000_000),
    ] {
        read(fresh.clone()).unwrap_or_else(|error| panic!("{fresh}: {error:?}"));
    }
    let old = seconds - 3600;
    for stale in [
        json!(old),
        json!(old * 1000),
        json!(old * 1_000_000),
        json!(old * 1_000_000_000),
        json!(old * 10_000),
        json!(old * 10_000_000),
        json!(0),
        json!(-1),
        json!(null),
        json!(i64::MIN),
    ] {
        let DecryptError::Stale { age, max_age } = reason(read(stale.clone())) else {
            panic!("{stale}");
        };
        assert!(age.as_secs() >= 3600, "{stale}");
        assert_eq!(max_age, minute);
    }
    for early in [
        json!(seconds + 3600),
        json!((seconds + 3600) * 10_000_000),
        json!(i64::MAX),
    ] {
        let DecryptError::Early { ahead } = reason(read(early.clone())) else {
            panic!("{early}");
        };
        assert!(ahead.as_secs() > 3000, "{early}");
    }
}

#[test]
fn no_text_of_an_error_tells_padding_from_content() {
    let (data, iv) =
        encrypted(&json!({ "nickName": "a user", "more": "text that fills a block or two" }));
    let bytes = STANDARD.decode(&data).unwrap();
    // A padding oracle attack. The attacker searches for the byte that makes the padding valid, first with all of the data and then with
    // the last block alone.
    let mut texts = Vec::new();
    let mut reasons = Vec::new();
    for change in 1..=255 {
        let mut bytes = bytes.clone();
        let last = bytes.len() - 17;
        bytes[last] ^= change;
        let error = decrypt()
            .user_info(&STANDARD.encode(bytes), &iv)
            .unwrap_err();
        texts.push(error.to_string());
        reasons.push(error.decrypt_error().unwrap().clone());
    }
    let (before, last_block) = bytes.split_at(bytes.len() - 16);
    for change in 0..=255 {
        let mut iv: [u8; 16] = *before.last_chunk().unwrap();
        iv[15] ^= change;
        let error = decrypt().user_info(&STANDARD.encode(last_block), &STANDARD.encode(iv));
        texts.push(error.unwrap_err().to_string());
    }
    assert!(reasons.contains(&DecryptError::Padding));
    assert!(reasons.contains(&DecryptError::Json));
    let (other, iv) = encrypted(&json!({ "watermark": { "appid": "tt_other" } }));
    texts.push(decrypt().user_info(&other, &iv).unwrap_err().to_string());
    let (stale, iv) = encrypted(&json!({ "watermark": { "appid": APP_ID } }));
    let at_once = decrypt().max_age(Duration::ZERO);
    texts.push(at_once.user_info(&stale, &iv).unwrap_err().to_string());
    let other_key = client().decrypt("AAAAAAAAAAAAAAAAAAAAAA==");
    let other_key = other_key.user_info(&stale, &iv).unwrap_err();
    assert_eq!(other_key.decrypt_error(), Some(&DecryptError::SessionKey));
    texts.push(other_key.to_string());
    texts.dedup();
    assert_eq!(texts.len(), 1, "{texts:?}");
}

#[test]
fn the_reason_is_told_in_words() {
    let cases = [
        (
            DecryptError::Base64 { what: "iv" },
            "iv is not base64: is its end cut off, or was a + turned into a space in transit?",
        ),
        (
            DecryptError::Length {
                what: "the session key",
                bytes: 3,
            },
            "the session key has 3 bytes, but must have 16",
        ),
        (
            DecryptError::App {
                found: "tt_other".to_owned(),
            },
            "the watermark names the app \"tt_other\", not the client's app: does the data belong to another mini program?",
        ),
    ];
    for (reason, text) in cases {
        assert_eq!(reason.to_string(), text);
    }
    // In a function that returns the crate's own error type, `?` converts this error.
    let error = Error::from(DecryptError::RawData);
    assert_eq!(error.kind(), ErrorKind::Decrypt);
    assert!(error.to_string().contains("rawData"), "{error}");
    assert!(!error.is_retryable() && !error.is_configuration());
}

#[test]
fn raw_data_is_checked_with_the_session_key_as_it_is() {
    // The example from the platform's documentation for mini games. According to that page, the hash in it is not the real one.
    let raw_data =
        r#"{ "nickName": "ByteDancer", "gender": 1, "language": "zh_CN", "city": "Beijing" }"#;
    let session_key = "HyVFkGl5F5OQWJZZaNzBBg==";
    let signed = format!("{raw_data}{session_key}");
    let signature =
        String::from_utf8(openssl(&["dgst", "-sha1", "-r"], signed.as_bytes())).unwrap();
    let signature = &signature[..40];
    let decrypt = client().decrypt(session_key);
    decrypt.verify_raw_data(raw_data, signature).unwrap();
    for (raw_data, signature) in [
        (&raw_data[1..], signature),
        (raw_data, &signature[1..]),
        (raw_data, &signature.to_uppercase()),
        (raw_data, ""),
        ("", signature),
    ] {
        let result = decrypt.verify_raw_data(raw_data, signature);
        assert_eq!(reason(result), DecryptError::RawData);
    }
    let other = client().decrypt("AAAAAAAAAAAAAAAAAAAAAA==");
    assert_eq!(
        reason(other.verify_raw_data(raw_data, signature)),
        DecryptError::RawData
    );
}

/// Returns a copy with one bit flipped.
fn flipped(base64: &str, bit: prop::sample::Index) -> String {
    let mut bytes = STANDARD.decode(base64).unwrap();
    let bit = bit.index(8 * bytes.len());
    bytes[bit / 8] ^= 1 << (bit % 8);
    STANDARD.encode(bytes)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_encrypted_comes_out(texts in btree_map(any::<String>(), any::<String>(), 0..8)) {
        let mut data = json!(texts);
        data["watermark"] = json!({ "appid": APP_ID, "timestamp": 1 });
        let (encrypted, iv) = encrypted(&data);
        prop_assert_eq!(decrypt().json(&encrypted, &iv).unwrap(), data);
    }

    #[test]
    fn a_changed_bit_never_makes_other_applications_data_pass(
        text in ".{0,40}",
        own in any::<bool>(),
        part in 0..3,
        bit in any::<prop::sample::Index>(),
    ) {
        // An id that differs from the client's own id in a single bit.
        let app_id = if own { APP_ID.to_owned() } else { APP_ID.replace('x', "y") };
        let (mut data, mut iv) = encrypted(&json!({ "a": text, "watermark": { "appid": app_id } }));
        let mut key = session_key();
        let changed = match part { 0 => &mut data, 1 => &mut iv, _ => &mut key };
        *changed = flipped(changed, bit);
        if let Ok(value) = client().decrypt(key).json(&data, &iv) {
            prop_assert_eq!(&value["watermark"]["appid"], APP_ID);
        }
    }

    #[test]
    fn nothing_that_is_handed_over_panics(data in any::<Vec<u8>>(), iv in any::<[u8; 16]>(), text in any::<String>()) {
        let (data, iv) = (STANDARD.encode(data), STANDARD.encode(iv));
        prop_assert!(decrypt().user_info(&data, &iv).is_err());
        prop_assert!(decrypt().user_info(&text, &iv).is_err());
        prop_assert!(decrypt().user_info(&data, &text).is_err());
        prop_assert!(client().decrypt(text.as_str()).user_info(&data, &iv).is_err());
        prop_assert!(decrypt().verify_raw_data(&data, &text).is_err());
    }
}

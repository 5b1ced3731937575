//! Compares the SDK's signatures and encryption with those of OpenSSL.

#![allow(
    clippy::expect_used,
    reason = "what is expected here is what the test checks"
)]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytedance::signature::{self, PrivateKey, PublicKey};
use bytedance::{Client, encrypted};
use bytedance_tests::inputs::Inputs;
use http::Request;
use serde_json::json;
use tempfile::TempDir;

const KEYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../sdk/tests/keys");
const APP_ID: &str = "tt5823bf96d3bd56c7";

/// Runs OpenSSL in a folder and returns its output.
fn openssl(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let mut command = Command::new("openssl");
    let output = command.args(arguments).current_dir(folder).output();
    let output = output.expect("these tests need the program openssl");
    assert!(
        output.status.success(),
        "openssl {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

/// Returns the path of one of the SDK's test keys.
fn key(name: &str) -> String {
    format!("{KEYS}/{name}")
}

/// Computes the hex digests of many texts with a single process.
fn digests(arguments: &[&str], texts: &[Vec<u8>]) -> Vec<String> {
    let folder = TempDir::new().expect("a folder");
    let names: Vec<String> = (0..texts.len()).map(|index| index.to_string()).collect();
    for (name, text) in names.iter().zip(texts) {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let mut all = vec!["dgst", "-r"];
    all.extend(arguments);
    all.extend(names.iter().map(String::as_str));
    let printed = String::from_utf8(openssl(folder.path(), &all)).expect("text");
    let digests = printed.lines().filter_map(|line| line.split(' ').next());
    digests.map(str::to_owned).collect()
}

/// Compares signatures with digests of the signed texts. `case` creates both the signature and the text from an input.
fn same(seed: u64, arguments: &[&str], mut case: impl FnMut(&mut Inputs) -> (String, Vec<u8>)) {
    let mut inputs = Inputs::new(seed);
    let (signatures, texts): (Vec<_>, Vec<_>) = (0..500).map(|_| case(&mut inputs)).unzip();
    let digests = digests(arguments, &texts);
    assert_eq!(digests.len(), texts.len());
    for ((signature, digest), text) in signatures.iter().zip(&digests).zip(&texts) {
        assert_eq!(
            signature,
            digest,
            "seed {seed}: {:?}",
            String::from_utf8_lossy(text)
        );
    }
}

#[test]
fn signatures_that_are_digests() {
    same(31, &["-sha1"], |inputs| {
        let (secret, body) = (inputs.text(), inputs.body());
        (
            signature::webhook(&secret, &body),
            [secret.into_bytes(), body].concat(),
        )
    });
    same(32, &["-sha1"], |inputs| {
        let (raw_data, key) = (inputs.object(2), inputs.text());
        (
            signature::raw_data(&raw_data, &key),
            (raw_data + &key).into_bytes(),
        )
    });
    same(33, &["-sha1"], |inputs| {
        let mut parts = [
            inputs.text(),
            inputs.timestamp(),
            inputs.text(),
            inputs.text(),
        ];
        let [token, timestamp, nonce, encrypt] = &parts;
        let here = signature::push(token, timestamp, nonce, encrypt);
        parts.sort();
        (here, parts.concat().into_bytes())
    });
    same(34, &["-md5"], |inputs| {
        let [ticket, nonce, timestamp, page] = [
            inputs.text(),
            inputs.text(),
            inputs.timestamp(),
            inputs.word(9),
        ];
        let here = signature::jsb_ticket(&ticket, &nonce, &timestamp, &page);
        (
            here,
            format!("jsapi_ticket={ticket}&nonce_str={nonce}&timestamp={timestamp}&url={page}")
                .into_bytes(),
        )
    });
    same(35, &["-sha256"], |inputs| {
        let (secret, timestamp, body) = (inputs.text(), inputs.timestamp(), inputs.body());
        let here = signature::life_service(
            &secret,
            &format!("timestamp={timestamp}&client_key=k"),
            &body,
        );
        let mut text = format!("{secret}&client_key=k&timestamp={timestamp}").into_bytes();
        if !body.is_empty() {
            text.extend([b"&http_body=".as_slice(), &body].concat());
        }
        (here, text)
    });
}

#[test]
fn signatures_with_the_key_of_a_session() {
    let mut inputs = Inputs::new(36);
    for seed in 37..41 {
        let key = inputs.text() + "k";
        let option = format!(
            "hexkey:{}",
            key.bytes()
                .map(|byte| format!("{byte:02x}"))
                .collect::<String>()
        );
        same(
            seed,
            &["-sha256", "-mac", "HMAC", "-macopt", &option],
            |inputs| {
                let body = inputs.body();
                (signature::session(&key, &body), body)
            },
        );
    }
}

#[test]
fn the_trade_system() {
    const SEED: u64 = 41;
    let mut inputs = Inputs::new(SEED);
    let folder = TempDir::new().expect("a folder");
    let (private, public) = (key("pkcs1.pem"), key("public.pem"));
    let private_key =
        PrivateKey::new(&fs::read_to_string(&private).expect("a file")).expect("a key");
    let public_key = PublicKey::new(&fs::read_to_string(&public).expect("a file")).expect("a key");
    for _ in 0..50 {
        let (timestamp, nonce, body) = (inputs.timestamp(), inputs.text(), inputs.body());
        let message = signature::trade_callback_message(&timestamp, &nonce, &body);
        fs::write(folder.path().join("message"), &message).expect("a file");
        let theirs = openssl(
            folder.path(),
            &["dgst", "-sha256", "-sign", &private, "message"],
        );
        let case = format!("seed {SEED}: {:?}", String::from_utf8_lossy(&message));
        let signed = STANDARD.encode(&theirs);
        assert!(
            signature::trade_callback_is_genuine(&public_key, &timestamp, &nonce, &body, &signed),
            "{case}"
        );

        let uri = format!("/{}?{}", inputs.word(5), inputs.query());
        let ours = signature::trade_request(&private_key, "POST", &uri, &timestamp, &nonce, &body)
            .expect("a signature");
        let request = [format!("POST\n{uri}\n").into_bytes(), message].concat();
        fs::write(folder.path().join("request"), &request).expect("a file");
        fs::write(
            folder.path().join("signature"),
            STANDARD.decode(ours).expect("base64"),
        )
        .expect("a file");
        let verify = [
            "dgst",
            "-sha256",
            "-verify",
            &public,
            "-signature",
            "signature",
            "request",
        ];
        assert_eq!(openssl(folder.path(), &verify), b"Verified OK\n", "{case}");
    }
}

#[test]
fn phone_numbers() {
    const SEED: u64 = 42;
    let mut inputs = Inputs::new(SEED);
    let folder = TempDir::new().expect("a folder");
    let private = fs::read_to_string(key("pkcs1.pem")).expect("a file");
    let client = Client::builder(APP_ID, "secret")
        .private_key(private)
        .build()
        .expect("the settings are right");
    let public = key("public.pem");
    for _ in 0..50 {
        let number: String = inputs.text().chars().take(10).collect();
        let plain = json!({ "phoneNumber": number, "watermark": { "appid": APP_ID } }).to_string();
        fs::write(folder.path().join("plain"), &plain).expect("a file");
        let arguments = [
            "pkeyutl", "-encrypt", "-pubin", "-inkey", &public, "-in", "plain",
        ];
        let answer = STANDARD.encode(openssl(folder.path(), &arguments));
        let phone: encrypted::PhoneNumber = client
            .decrypt_phone_number(&answer)
            .unwrap_or_else(|error| panic!("seed {SEED}: {error}: {plain}"));
        assert_eq!(phone.phone_number, number, "seed {SEED}");
    }
}

#[test]
fn encrypted_pushes() {
    const SEED: u64 = 43;
    const TOKEN: &str = "token";
    let mut inputs = Inputs::new(SEED);
    let folder = TempDir::new().expect("a folder");
    for _ in 0..50 {
        // The 32 bytes of a key leave two bits of its 43 characters unused. These bits are zero here.
        let key_bytes = inputs.bytes(32);
        let aes_key = STANDARD.encode(&key_bytes).trim_end_matches('=').to_owned();
        let client = Client::builder(APP_ID, "secret")
            .push_token(TOKEN)
            .encoding_aes_key(aes_key);
        let callbacks = client.build().expect("the settings are right").callbacks();
        let message = json!({ "MsgType": inputs.word(4), "Content": inputs.text() }).to_string();

        let length = u32::try_from(message.len()).expect("short").to_be_bytes();
        let mut plain = [
            &inputs.bytes(32),
            length.as_slice(),
            message.as_bytes(),
            APP_ID.as_bytes(),
        ]
        .concat();
        let filling = 32 - plain.len() % 32;
        plain.resize(
            plain.len() + filling,
            u8::try_from(filling).expect("32 at most"),
        );
        fs::write(folder.path().join("plain"), plain).expect("a file");
        let hex: String = key_bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let arguments = [
            "enc",
            "-aes-256-cbc",
            "-nopad",
            "-K",
            &hex,
            "-iv",
            &hex[..32],
            "-in",
            "plain",
        ];
        let encrypted = STANDARD.encode(openssl(folder.path(), &arguments));

        let timestamp = inputs.timestamp();
        let signed = signature::push(TOKEN, &timestamp, "nonce", &encrypted);
        let body = json!({ "TimeStamp": timestamp, "Nonce": "nonce", "Encrypt": encrypted, "MsgSignature": signed });
        let request = Request::post("/")
            .body(body.to_string())
            .expect("a request");
        let time = UNIX_EPOCH + Duration::from_secs(timestamp.parse().expect("a time"));
        let event = callbacks.verify_at(&request, time);
        let event = event.unwrap_or_else(|refusal| panic!("seed {SEED}: {refusal}: {message}"));
        assert_eq!(event.content(), message, "seed {SEED}");
    }
}

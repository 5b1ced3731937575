//! A file store shared by this SDK and both versions of the Python package. Tokens are shared in both directions.

#![cfg(unix)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use bytedance_sandbox::{APP_ID, APP_SECRET, Fault, Sandbox};
use bytedance_tests::process::{Process, tell_all};
use serde_json::{Value, json};

struct Place {
    sandbox: Sandbox,
    folder: tempfile::TempDir,
}

impl Place {
    async fn new() -> Self {
        Self {
            sandbox: Sandbox::start().await.expect("the sandbox platform starts"),
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("shop")
    }

    fn python(&self, version: &str) -> Process {
        let settings = json!({
            "url": self.sandbox.url(),
            "app_id": APP_ID,
            "app_secret": APP_SECRET,
            "access_token_type": "file",
            "ac_path": self.path(),
        });
        Process::python(version, &settings)
    }

    fn rust(&self, more: Value) -> Process {
        let mut arguments = json!({ "url": self.sandbox.url(), "path": self.path() });
        if let (Some(arguments), Some(more)) = (arguments.as_object_mut(), more.as_object()) {
            arguments.extend(more.clone());
        }
        let program = env!("CARGO_BIN_EXE_file_store_process");
        let mut process = Process::start(Command::new(program).arg(arguments.to_string()));
        assert_eq!(process.answer(), "ready");
        process
    }

    /// Returns how many times an access_token was fetched from either endpoint.
    fn fetches(&self) -> u64 {
        self.sandbox.token_fetches("access_token") + self.sandbox.token_fetches("access_token_v1")
    }
}

fn end_now(path: &Path) {
    let file = std::fs::File::options().write(true).open(path);
    let past = SystemTime::now() - Duration::from_secs(10);
    file.and_then(|file| file.set_modified(past))
        .expect("the time is set");
}

#[tokio::test(flavor = "multi_thread")]
async fn version_1_0_0_and_the_sdk_take_each_other_s_tokens() {
    for kind in ["token", "client_token"] {
        let place = Place::new().await;
        let token = place.python("1.0.0").token(kind);
        assert_eq!(place.rust(Value::Null).token(kind), token, "{kind}");
        assert!(place.fetches() <= 1);

        let place = Place::new().await;
        let token = place.rust(Value::Null).token(kind);
        assert_eq!(place.python("1.0.0").token(kind), token, "{kind}");
        assert!(place.fetches() <= 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mixed_fleet_makes_one_fetch() {
    let place = Place::new().await;
    let mut python: Vec<_> = (0..4).map(|_| place.python("1.0.0")).collect();
    let mut rust: Vec<_> = (0..4).map(|_| place.rust(Value::Null)).collect();
    for process in &mut rust {
        process.tell("calls 100");
    }
    assert_eq!(tell_all(&mut python, "count 20"), ["count 1"; 4]);
    for process in &mut rust {
        assert_eq!(process.answer(), "ok 100");
    }
    assert_eq!(place.fetches(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_respects_the_other_s_lock() {
    let place = Place::new().await;
    let mut rust = place.rust(json!({ "stop_at": "before the write" }));
    rust.tell("token");
    assert_eq!(rust.answer(), r#"{"stopped":"before the write"}"#);
    let mut python = place.python("1.0.0");
    python.tell("token");
    assert!(python.is_silent_for(Duration::from_millis(700)));
    rust.kill();
    assert!(python.answer().starts_with("token "));
    assert_eq!(place.fetches(), 2);

    let place = Place::new().await;
    let slow = Fault::delay(Duration::from_secs(2)).times(1);
    for endpoint in [
        "credential.get_access_token",
        "credential.get_access_token_v1",
    ] {
        place.sandbox.fail_next(endpoint, slow.clone());
    }
    let mut python = place.python("1.0.0");
    python.tell("token");
    tokio::time::sleep(Duration::from_millis(700)).await;
    let token = place.rust(Value::Null).token("token");
    assert_eq!(python.answer(), format!("token {token}"));
    assert_eq!(place.fetches(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn version_1_0_0_refreshes_before_the_true_end() {
    let place = Place::new().await;
    place.rust(Value::Null).token("token");
    let file = std::fs::read_dir(place.folder.path())
        .expect("the folder")
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .expect("the token's file");
    let record: Value =
        serde_json::from_slice(&std::fs::read(&file).expect("the file")).expect("JSON");
    let time = |name: &str| record[name].as_f64().expect("a time");
    assert_eq!((time("ends_at") - time("issued_at")).round(), 7200.0);
    assert_eq!((time("expires_at") - time("issued_at")).round(), 6600.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_version_0_1_2_is_taken_over() {
    let place = Place::new().await;
    let token = place.python("0.1.2").token("token");
    assert_eq!(place.rust(Value::Null).token("token"), token);
    assert_eq!(place.fetches(), 1);

    // The token's expiry is the modification time of the file.
    end_now(&place.path());
    assert_ne!(place.rust(Value::Null).token("token"), token);
    assert_eq!(place.fetches(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn version_0_1_2_shares_tokens_where_that_is_switched_on() {
    let place = Place::new().await;
    let shared = json!({ "python_0_1_2": true });
    let token = place.rust(shared.clone()).token("token");
    assert_eq!(place.python("0.1.2").token("token"), token);
    assert_eq!(place.python("1.0.0").token("token"), token);
    assert_eq!(place.fetches(), 1);

    // The token that version 0.1.2 refreshed is found, even though the SDK has a file of its own.
    end_now(&place.path());
    tokio::time::sleep(Duration::from_secs(2)).await;
    let newer = place.python("0.1.2").token("token");
    assert_ne!(newer, token);
    let mut rust = place.rust(shared.clone());
    assert_eq!(rust.token("token"), newer);
    assert_eq!(place.fetches(), 2);

    // A refused token is replaced in both files.
    place.sandbox.revoke_tokens();
    rust.tell("calls 10");
    assert_eq!(rust.answer(), "ok 10");
    let newest = rust.token("token");
    assert_ne!(newest, newer);
    assert_eq!(place.python("0.1.2").token("token"), newest);
    assert_eq!(place.fetches(), 3);
}

//! A file store whose files are damaged, inaccessible, missing, or written by other programs.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use bytedance::platform::credentials;
use bytedance::tokens::{FileStore, Token, TokenKey, TokenStore};
use bytedance::{Client, Environment, Secret};
use bytedance_sandbox::{APP_ID, APP_SECRET, Sandbox};

const WAIT: Duration = Duration::from_millis(300);

fn key() -> TokenKey {
    TokenKey::new(APP_ID, Environment::Production, "mini_app")
}

fn token(text: &str) -> Token {
    Token::new(text, SystemTime::now() + Duration::from_secs(7200)).issued_at(SystemTime::now())
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Returns the token's file that has this suffix.
fn file(folder: &Path, end: &str) -> PathBuf {
    fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.to_string_lossy().ends_with(end))
        .unwrap_or_else(|| panic!("no file {end}"))
}

async fn save(store: &FileStore, text: &str) -> bool {
    let lease = store.acquire(&key(), WAIT).await.expect("no error");
    let lease = lease.expect("the lease");
    let saved = store.save(&lease, &token(text)).await.expect("no error");
    store.release(lease).await.expect("released");
    saved
}

async fn stored(store: &FileStore) -> Option<String> {
    let token = store.load(&key()).await.expect("no error");
    token.map(|token| token.value.expose().to_owned())
}

/// Requests a token from a client with a broken store, and returns the error message.
async fn trouble(store: FileStore) -> String {
    let sandbox = Sandbox::start().await.expect("the sandbox platform starts");
    let client = client_on(&sandbox, store);
    let error = client.token(&credentials::MINI_APP).await;
    let error = error.expect_err("the store is broken").to_string();
    assert_eq!(sandbox.token_fetches("access_token"), 0, "{error}");
    error
}

fn client_on(sandbox: &Sandbox, store: FileStore) -> Client {
    Client::builder(APP_ID, APP_SECRET)
        .base_urls(sandbox.hosts().map(|host| (host, sandbox.base_url(host))))
        .token_store(Arc::new(store))
        .build()
        .expect("the settings are right")
}

/// Records what is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("the log").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn files_are_private_and_kept_apart() {
    let folder = folder();
    let store = FileStore::new(folder.path().join("deep/er/shop"));
    let place = folder.path().join("deep/er");
    for (environment, credential, text) in [
        (Environment::Production, "mini_app", "one"),
        (Environment::Sandbox, "mini_app", "two"),
        (Environment::Production, "client", "three"),
    ] {
        let key = TokenKey::new(APP_ID, environment, credential);
        let lease = store.acquire(&key, WAIT).await.expect("no error");
        let lease = lease.expect("nobody else has it");
        assert!(store.save(&lease, &token(text)).await.expect("no error"));
        store.release(lease).await.expect("released");
        let loaded = store.load(&key).await.expect("no error").expect("a token");
        assert_eq!(loaded.value.expose(), text);
    }
    assert_eq!(place.metadata().expect("it is made").mode() & 0o777, 0o700);
    let entries = fs::read_dir(&place).expect("the folder");
    let entries: Vec<_> = entries.map(|entry| entry.expect("an entry")).collect();
    assert_eq!(entries.len(), 9, "a token, a lock and a guard for each");
    for entry in entries {
        let mode = entry.metadata().expect("a file").mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?}", entry.path());
    }
}

#[tokio::test]
async fn what_is_foreign_is_reported_and_replaced() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_writer(move || writer.clone())
        .finish();
    // The subscriber must be global, because files are read on threads for blocking work.
    tracing_subscriber::util::SubscriberInitExt::init(subscriber);
    let folder = folder();
    let store = FileStore::new(folder.path().join("shop"));
    save(&store, "first").await;
    let path = file(folder.path(), ".json");
    let huge = vec![b'x'; 1 << 20];
    for content in [
        b"".as_slice(),
        br#"{"token": "half a to"#,
        b"\xff\xfe\x00",
        b"[1, 2]",
        br#"{"unit": "kg"}"#,
        &huge,
    ] {
        fs::write(&path, content).expect("written");
        assert_eq!(stored(&store).await, None);
        assert!(save(&store, "next").await);
        assert_eq!(stored(&store).await.as_deref(), Some("next"));
    }
    // If a lock file is damaged, nothing but its fence number is lost.
    fs::write(file(folder.path(), ".lock"), b"\xff what is this").expect("written");
    assert!(save(&store, "last").await);
    let log = String::from_utf8_lossy(&log.0.lock().expect("the log")).into_owned();
    assert_eq!(
        log.matches("the token file is unreadable").count(),
        6,
        "{log}"
    );
    assert!(log.contains("WARN") && !log.contains("half"), "{log}");
}

#[tokio::test]
async fn the_folder_s_troubles_are_explained() {
    let folder = folder();
    let plain = folder.path().join("plain");
    fs::write(&plain, "").expect("written");
    let error = trouble(FileStore::new(plain.join("shop"))).await;
    assert!(
        error.contains(plain.to_str().expect("text"))
            && error.contains("a file where a folder must be"),
        "{error}"
    );

    let error = trouble(FileStore::new("/proc/nothing/shop")).await;
    assert!(error.contains("/proc/nothing"), "{error}");

    let place = folder.path().join("shop");
    save(&FileStore::new(&place), "first").await;
    let path = file(folder.path(), ".json");
    fs::remove_file(&path).expect("removed");
    fs::create_dir(&path).expect("made");
    let error = trouble(FileStore::new(&place)).await;
    assert!(error.contains("is not a plain file: remove it"), "{error}");

    // The superuser is not subject to permissions, so this part is skipped for that user.
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).expect("made");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o500)).expect("set");
    if fs::write(closed.join("probe"), "").is_err() {
        let error = trouble(FileStore::new(closed.join("shop"))).await;
        assert!(
            error.contains("permission denied: let the user of this process"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_live_token_is_served_while_nobody_can_refresh_it() {
    let sandbox = Sandbox::start().await.expect("the sandbox platform starts");
    let folder = folder();
    let store = FileStore::new(folder.path().join("shop"));
    // The token is still valid, but it is due for a refresh.
    let lease = store.acquire(&key(), WAIT).await.expect("no error");
    let lease = lease.expect("the lease");
    let now = SystemTime::now();
    let old =
        Token::new("old", now + Duration::from_secs(60)).issued_at(now - Duration::from_secs(7140));
    assert!(store.save(&lease, &old).await.expect("no error"));
    // The lease stays held, as if its holder were paused.
    let client = client_on(&sandbox, store.clone());
    let asked = Instant::now();
    let token = client.token(&credentials::MINI_APP).await.expect("the old");
    assert_eq!(token.expose(), "old");
    assert!(asked.elapsed() < Duration::from_secs(2));
    drop(lease);
    tokio::time::sleep(Duration::from_secs(1)).await;
    let token = client.token(&credentials::MINI_APP).await.expect("a newer");
    assert_ne!(token.expose(), "old");
}

#[tokio::test]
async fn a_save_after_a_takeover_is_refused() {
    let folder = folder();
    let store = FileStore::new(folder.path().join("shop")).lease_life(Duration::from_secs(1));
    let late = store.acquire(&key(), WAIT).await.expect("no error");
    let late = late.expect("the lease");
    let none = store.acquire(&key(), WAIT).await.expect("no error");
    assert!(none.is_none(), "its lease lives");
    tokio::time::sleep(Duration::from_millis(2500)).await;
    let next = store.acquire(&key(), WAIT).await.expect("no error");
    let next = next.expect("the lease");
    assert!(next.fence() > late.fence());
    assert!(!store.save(&late, &token("late")).await.expect("no error"));
    assert!(store.save(&next, &token("next")).await.expect("no error"));
    assert!(!store.save(&late, &token("late")).await.expect("no error"));
    store.release(late).await.expect("released");
    store.release(next).await.expect("released");
    assert_eq!(stored(&store).await.as_deref(), Some("next"));
    // The fence number keeps increasing, even though the lock file is gone.
    let fence = store.acquire(&key(), WAIT).await.expect("no error");
    let fence = fence.expect("the lease").fence();
    fs::remove_file(file(folder.path(), ".lock")).expect("removed");
    let lease = store.acquire(&key(), WAIT).await.expect("no error");
    assert!(lease.expect("the lease").fence() >= fence);
}

#[tokio::test]
async fn only_the_refused_token_is_removed() {
    let folder = folder();
    let path = folder.path().join("shop");
    let store = FileStore::new(&path);
    save(&store, "one").await;
    let remove = |text: &'static str| {
        let store = store.clone();
        async move {
            let removed = store.remove_if_equal(&key(), &Secret::new(text)).await;
            removed.expect("no error");
        }
    };
    remove("another").await;
    assert_eq!(stored(&store).await.as_deref(), Some("one"));
    remove("one").await;
    assert_eq!(stored(&store).await, None);
    remove("one").await;

    // A file in the older layout does not bring back a refused token.
    fs::remove_file(file(folder.path(), ".json")).expect("removed");
    fs::write(&path, "older").expect("written");
    let ends = SystemTime::now() + Duration::from_secs(600);
    let older = fs::File::options().write(true).open(&path);
    older
        .and_then(|file| file.set_modified(ends))
        .expect("the time is set");
    assert_eq!(stored(&store).await.as_deref(), Some("older"));
    remove("older").await;
    assert_eq!(stored(&store).await, None);
}

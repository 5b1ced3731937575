//! The token store: it can be shared by several clients, it can fail, and it rejects saves by outdated leases.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use bytedance::tokens::{Lease, MemoryStore, StoreError, Token, TokenKey, TokenStore};
use bytedance::transport::BoxFuture;
use bytedance::{Environment, Error, ErrorKind, Secret};
use common::*;
use tokio::task::JoinSet;
use tokio::time::sleep;

#[tokio::test(start_paused = true)]
async fn clients_can_share_a_store() {
    let (issuer, transport) = issuer(7200);
    let store = MemoryStore::new();
    let client = || {
        builder(&transport)
            .token_store(Arc::new(store.clone()))
            .build()
            .unwrap()
    };
    let clients = [client(), client(), client()];
    let mut tasks = JoinSet::new();
    for client in &clients {
        let client = client.clone();
        tasks.spawn(async move { token_text(&client).await });
    }
    assert_eq!(tasks.join_all().await, ["token-1", "token-1", "token-1"]);
    assert_eq!(issuer.fetches(), 1);
    // When one client finds that the token is refused, the other clients notice this and use its new token.
    let refused = Secret::new("token-1");
    for client in &clients {
        client.invalidate_token(&APP_TOKEN, &refused);
        assert_eq!(token_text(client).await, "token-2");
    }
    assert_eq!(issuer.fetches(), 2);
}

/// A store that behaves as scripted by the test and counts how often leases are released.
#[derive(Default)]
struct Scripted {
    inner: MemoryStore,
    broken_load: bool,
    broken_save: bool,
    lease_lost: bool,
    lease_taken: bool,
    lease_refused: bool,
    released: Mutex<usize>,
}

impl TokenStore for Scripted {
    fn load<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<Token>, StoreError>> {
        if self.broken_load {
            return Box::pin(async {
                Err(StoreError::new("the disk is gone").with_source("input/output error"))
            });
        }
        self.inner.load(key)
    }

    fn acquire<'a>(
        &'a self,
        key: &'a TokenKey,
        wait: Duration,
    ) -> BoxFuture<'a, Result<Option<Lease>, StoreError>> {
        if self.lease_taken {
            return Box::pin(async move {
                sleep(wait).await;
                Ok(None)
            });
        }
        if self.lease_refused {
            return Box::pin(async { Ok(None) });
        }
        self.inner.acquire(key, wait)
    }

    fn save<'a>(
        &'a self,
        lease: &'a Lease,
        token: &'a Token,
    ) -> BoxFuture<'a, Result<bool, StoreError>> {
        if self.broken_save {
            return Box::pin(async { Err(StoreError::new("the disk is full")) });
        }
        if self.lease_lost {
            let late = Lease::new(lease.key().clone(), lease.fence());
            let newer = Token::new("newer", SystemTime::now() + Duration::from_secs(7200));
            return Box::pin(async move {
                assert!(self.inner.save(&late, &newer).await?);
                Ok(false)
            });
        }
        self.inner.save(lease, token)
    }

    fn remove_if_equal<'a>(
        &'a self,
        key: &'a TokenKey,
        value: &'a Secret,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        self.inner.remove_if_equal(key, value)
    }

    fn release(&self, lease: Lease) -> BoxFuture<'_, Result<(), StoreError>> {
        *self.released.lock().unwrap() += 1;
        self.inner.release(lease)
    }
}

async fn with_store(store: Scripted) -> (Result<Secret, Error>, Arc<Scripted>) {
    let (_, transport) = issuer(7200);
    let store = Arc::new(store);
    let client = builder(&transport)
        .token_store(store.clone())
        .build()
        .unwrap();
    (client.token(&APP_TOKEN).await, store)
}

/// A check must fetch a token. The text of its error does not blame the refresh if the store is the reason.
#[tokio::test(start_paused = true)]
async fn a_check_that_the_store_prevents_says_so() {
    let (issuer, transport) = issuer(7200);
    let store = Scripted {
        lease_refused: true,
        ..Scripted::default()
    };
    let client = |store: Arc<dyn TokenStore>| {
        let builder = builder(&transport).token_store(store);
        builder.build().unwrap()
    };
    client(Arc::new(store.inner.clone()))
        .token(&APP_TOKEN)
        .await
        .unwrap();
    let client = client(Arc::new(store));
    let error = client.check_with(&APP_TOKEN).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "no app token: its refreshes took a token from the store instead of fetching one; try again"
    );
    assert_eq!(token_text(&client).await, "token-1");
    assert_eq!(issuer.fetches(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_store_s_trouble_is_told_or_survived() {
    let (token, _) = with_store(Scripted {
        broken_load: true,
        ..Scripted::default()
    })
    .await;
    let error = token.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credential);
    assert_eq!(
        error.to_string(),
        "no app token: the token store failed: the disk is gone"
    );

    let (token, store) = with_store(Scripted {
        broken_save: true,
        ..Scripted::default()
    })
    .await;
    assert_eq!(token.unwrap().expose(), "token-1");
    assert_eq!(*store.released.lock().unwrap(), 1);

    let (token, store) = with_store(Scripted {
        lease_lost: true,
        ..Scripted::default()
    })
    .await;
    assert_eq!(token.unwrap().expose(), "newer");
    assert_eq!(*store.released.lock().unwrap(), 1);

    let (token, _) = with_store(Scripted {
        lease_taken: true,
        ..Scripted::default()
    })
    .await;
    assert_eq!(token.unwrap_err().kind(), ErrorKind::Credential);
}

#[tokio::test(start_paused = true)]
async fn the_memory_store_fences_late_holders_off() {
    let store = MemoryStore::new();
    let key = TokenKey::new("app", Environment::Production, "mini_app");
    let end = SystemTime::now() + Duration::from_secs(60);
    let wait = Duration::from_millis(10);
    let first = store.acquire(&key, wait).await.unwrap().unwrap();
    assert!(store.acquire(&key, wait).await.unwrap().is_none());
    let late = Lease::new(key.clone(), first.fence());
    store.release(first).await.unwrap();
    let second = store.acquire(&key, wait).await.unwrap().unwrap();
    assert!(second.fence() > late.fence());
    assert!(store.save(&second, &Token::new("new", end)).await.unwrap());
    assert!(!store.save(&late, &Token::new("old", end)).await.unwrap());
    assert_eq!(
        store.load(&key).await.unwrap().unwrap().value.expose(),
        "new"
    );
    store
        .remove_if_equal(&key, &Secret::new("old"))
        .await
        .unwrap();
    assert!(store.load(&key).await.unwrap().is_some());
    store
        .remove_if_equal(&key, &Secret::new("new"))
        .await
        .unwrap();
    assert!(store.load(&key).await.unwrap().is_none());
}

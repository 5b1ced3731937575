//! A store in trouble: what was got is not lost while there is a process that holds it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytedance::Secret;
use bytedance::tokens::{Lease, MemoryStore, StoreError, Token, TokenKey, TokenStore};
use bytedance::transport::BoxFuture;
use tokio::time::advance;

use crate::platform::{APP, Platform};
use crate::{EXCHANGES, RETRIEVALS, call};

/// A store that counts, and whose next saves fail or find their lease ended.
#[derive(Clone, Default)]
struct Troubled {
    inner: MemoryStore,
    calls: Arc<AtomicUsize>,
    failing: Arc<AtomicUsize>,
    late: Arc<AtomicUsize>,
}

fn take(counter: &AtomicUsize) -> bool {
    let less = |left: usize| left.checked_sub(1);
    counter
        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, less)
        .is_ok()
}

impl TokenStore for Troubled {
    fn load<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<Token>, StoreError>> {
        self.calls.fetch_add(1, Ordering::SeqCst);
        self.inner.load(key)
    }

    fn acquire<'a>(
        &'a self,
        key: &'a TokenKey,
        wait: Duration,
    ) -> BoxFuture<'a, Result<Option<Lease>, StoreError>> {
        self.inner.acquire(key, wait)
    }

    fn save<'a>(
        &'a self,
        lease: &'a Lease,
        token: &'a Token,
    ) -> BoxFuture<'a, Result<bool, StoreError>> {
        let is_pair = lease.key().credential == "authorizer";
        if is_pair && take(&self.failing) {
            return Box::pin(async { Err(StoreError::new("the disk is full")) });
        }
        if is_pair && take(&self.late) {
            return Box::pin(async move {
                // Whoever may renew now is another.
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
        assert_ne!(key.credential, "authorizer", "a pair is never removed");
        self.inner.remove_if_equal(key, value)
    }

    fn release(&self, lease: Lease) -> BoxFuture<'_, Result<(), StoreError>> {
        self.inner.release(lease)
    }
}

/// A refresh whose save goes wrong, and what a second process sees afterwards.
async fn refresh_in_trouble(failing: usize, late: usize) -> (usize, usize) {
    let (platform, store) = (Platform::default(), Troubled::default());
    let client = || {
        let builder = platform.builder().token_store(Arc::new(store.clone()));
        builder.build().unwrap()
    };
    let component = client();
    component
        .keep_component_ticket("marker-ticket-1")
        .await
        .unwrap();
    let code = platform.state().code(APP);
    let app = component.authorize_app(code).await.unwrap().client;
    advance(Duration::from_secs(7300)).await;
    component
        .keep_component_ticket("marker-ticket-2")
        .await
        .unwrap();
    store.failing.store(failing, Ordering::SeqCst);
    store.late.store(late, Ordering::SeqCst);
    call(&app).await.unwrap();
    call(&app).await.unwrap();
    // The next refresh, by the same process, and then by another one.
    advance(Duration::from_secs(7300)).await;
    component
        .keep_component_ticket("marker-ticket-3")
        .await
        .unwrap();
    store.failing.store(0, Ordering::SeqCst);
    call(&app).await.unwrap();
    call(&client().on_behalf_of(APP)).await.unwrap();
    let state = platform.state();
    (state.calls(EXCHANGES), state.calls(RETRIEVALS))
}

#[tokio::test(start_paused = true)]
async fn a_save_that_fails_is_tried_again() {
    assert_eq!(refresh_in_trouble(2, 0).await, (3, 0));
}

#[tokio::test(start_paused = true)]
async fn what_could_not_be_saved_is_used_and_saved_later() {
    assert_eq!(refresh_in_trouble(usize::MAX, 0).await, (3, 0));
}

#[tokio::test(start_paused = true)]
async fn what_comes_after_the_end_of_a_lease_is_saved_under_another_one() {
    // The lease of the memory store lives as long as its holder, so the second attempt waits for the first in vain: it is saved later.
    assert_eq!(refresh_in_trouble(0, 1).await, (3, 0));
}

#[tokio::test(start_paused = true)]
async fn calls_cost_no_look_into_the_store() {
    let (platform, store) = (Platform::default(), Troubled::default());
    let builder = platform.builder().token_store(Arc::new(store.clone()));
    let component = builder.build().unwrap();
    component
        .keep_component_ticket("marker-ticket-1")
        .await
        .unwrap();
    let code = platform.state().code(APP);
    component.authorize_app(code).await.unwrap();
    let looks = store.calls.load(Ordering::SeqCst);
    for _ in 0..100 {
        call(&component.on_behalf_of(APP)).await.unwrap();
    }
    assert_eq!(store.calls.load(Ordering::SeqCst), looks);
}

//! A failing store does not cause new tokens to be lost as long as a process still has them in memory.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytedance::platform::credentials;
use bytedance::tokens::{Lease, MemoryStore, StoreError, Token, TokenKey, TokenStore};
use bytedance::transport::BoxFuture;
use bytedance::{Client, Environment, Secret};
use tokio::time::{advance, sleep, timeout};

use crate::platform::{APP, COMPONENT, Platform};
use crate::{EXCHANGES, RETRIEVALS, authorized, call, pass, with_ticket};

/// A little longer than the lifetime of an app's token.
const LIFE: Duration = Duration::from_secs(7300);

/// A little longer than the time a process waits before it tries to save again.
const PAUSE: Duration = Duration::from_secs(31);

/// A store that counts its loads. It can be told that the next saves of token pairs fail or find that their lease has ended.
#[derive(Clone, Default)]
struct Troubled {
    inner: MemoryStore,
    loads: Arc<AtomicUsize>,
    failing: Arc<AtomicUsize>,
    late: Arc<AtomicUsize>,
}

/// The lease of the inner store, or `None` once it has ended.
type Held = Mutex<Option<Arc<Lease>>>;

fn take(counter: &AtomicUsize) -> bool {
    let less = |left: usize| left.checked_sub(1);
    counter
        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, less)
        .is_ok()
}

impl TokenStore for Troubled {
    fn load<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<Token>, StoreError>> {
        self.loads.fetch_add(1, Ordering::SeqCst);
        self.inner.load(key)
    }

    fn acquire<'a>(
        &'a self,
        key: &'a TokenKey,
        wait: Duration,
    ) -> BoxFuture<'a, Result<Option<Lease>, StoreError>> {
        Box::pin(async move {
            let lease = self.inner.acquire(key, wait).await?;
            Ok(lease.map(|lease| {
                let outer = Lease::new(key.clone(), lease.fence());
                outer.with_guard(Held::new(Some(Arc::new(lease))))
            }))
        })
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
        let mut held = lease.guard::<Held>().unwrap().lock().unwrap();
        if is_pair && take(&self.late) {
            *held = None;
        }
        let held = held.clone();
        Box::pin(async move {
            match held {
                Some(lease) => self.inner.save(&lease, token).await,
                None => Ok(false),
            }
        })
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

/// An app that has authorized the platform, and the store that contains the app's pair of tokens.
struct Scene {
    platform: Platform,
    store: Troubled,
    component: Client,
}

impl Scene {
    async fn new() -> Self {
        let (platform, store) = (Platform::default(), Troubled::default());
        let (component, _) = authorized(&platform, &store).await;
        Self {
            platform,
            store,
            component,
        }
    }

    /// Returns a client that acts for the app.
    fn app(&self) -> Client {
        self.component.on_behalf_of(APP)
    }

    async fn token(&self) -> Secret {
        self.app().token(&credentials::AUTHORIZER).await.unwrap()
    }

    /// Makes this many of the next saves of token pairs fail. Later saves succeed.
    fn failing(&self, saves: usize) {
        self.store.failing.store(saves, Ordering::SeqCst);
    }

    async fn refresh(&self) {
        pass(&self.component, LIFE).await;
        call(&self.app()).await.unwrap();
    }

    /// Checks that a different process finds the pair in the store, after exactly this number of exchanges.
    async fn is_saved_after(&self, exchanges: usize) {
        let builder = self.platform.builder();
        let other = builder.token_store(Arc::new(self.store.clone()));
        let other = other.build().unwrap().on_behalf_of(APP);
        call(&other).await.unwrap();
        let state = self.platform.state();
        let made = (state.calls(EXCHANGES), state.calls(RETRIEVALS));
        assert_eq!(made, (exchanges, 0));
    }
}

#[tokio::test(start_paused = true)]
async fn a_save_that_fails_is_tried_again() {
    let scene = Scene::new().await;
    scene.failing(2);
    scene.refresh().await;
    scene.is_saved_after(2).await;
}

#[tokio::test(start_paused = true)]
async fn what_could_not_be_saved_is_saved_soon() {
    let scene = Scene::new().await;
    scene.failing(usize::MAX);
    scene.refresh().await;
    scene.app().refresh_authorization().await.unwrap();
    scene.failing(0);
    advance(PAUSE).await;
    scene.app().refresh_authorization().await.unwrap();
    scene.is_saved_after(2).await;
}

#[tokio::test(start_paused = true)]
async fn what_could_not_be_saved_is_what_the_next_refresh_takes() {
    let scene = Scene::new().await;
    scene.failing(usize::MAX);
    for _ in 0..3 {
        scene.refresh().await;
    }
    scene.failing(0);
    scene.refresh().await;
    scene.is_saved_after(5).await;
}

#[tokio::test(start_paused = true)]
async fn what_could_not_be_saved_is_handed_out_in_place_of_what_is_stored() {
    let scene = Scene::new().await;
    // The stored token is still valid.
    pass(&scene.component, LIFE - Duration::from_secs(400)).await;
    let old = scene.token().await;
    scene.failing(usize::MAX);
    scene.app().refresh_authorization().await.unwrap();
    let new = scene.token().await;
    assert_ne!(old, new);
    // A different holder keeps the lease for longer than a process is willing to wait for it.
    let key = TokenKey::new(
        format!("{COMPONENT}/{APP}"),
        Environment::Production,
        "authorizer",
    );
    let lease = scene.store.acquire(&key, Duration::ZERO).await.unwrap();
    assert!(lease.is_some());
    advance(PAUSE).await;
    scene.app().refresh_authorization().await.unwrap();
    let token = scene.token().await;
    assert_eq!(token, new);
}

#[tokio::test(start_paused = true)]
async fn what_comes_after_the_end_of_a_lease_is_saved_under_another_one() {
    let scene = Scene::new().await;
    scene.store.late.store(1, Ordering::SeqCst);
    scene.refresh().await;
    scene.is_saved_after(2).await;
}

#[tokio::test(start_paused = true)]
async fn what_a_code_brings_is_not_lost() {
    for (failing, late) in [(2, 0), (0, 2), (usize::MAX, 0), (0, usize::MAX)] {
        let scene = Scene::new().await;
        scene.failing(failing);
        scene.store.late.store(late, Ordering::SeqCst);
        let code = scene.platform.state().code(APP);
        scene.component.authorize_app(code).await.unwrap();
        let inserted = scene.token().await;
        // If the store failed for a long time, the pair is saved later. It then replaces the older pair, even though the older token is
        // still valid.
        scene.failing(0);
        scene.store.late.store(0, Ordering::SeqCst);
        if failing.max(late) == usize::MAX {
            advance(PAUSE).await;
            scene.app().refresh_authorization().await.unwrap();
        }
        let token = scene.token().await;
        assert_eq!(token, inserted);
        scene.is_saved_after(2).await;
    }
}

#[tokio::test(start_paused = true)]
async fn what_a_code_brings_is_saved_also_where_nobody_waits_for_it() {
    let platform = Platform::default();
    let component = with_ticket(platform.builder()).await;
    component.token(&credentials::COMPONENT).await.unwrap();
    platform.state().slow = Duration::from_secs(1);
    let code = platform.state().code(APP);
    let exchange = component.authorize_app(code);
    let left = timeout(Duration::from_millis(500), exchange).await;
    assert!(left.is_err());
    sleep(Duration::from_secs(1)).await;
    call(&component.on_behalf_of(APP)).await.unwrap();
    assert_eq!(platform.state().calls(EXCHANGES), 1);
    assert_eq!(platform.state().calls(RETRIEVALS), 0);
}

#[tokio::test(start_paused = true)]
async fn who_holds_what_is_not_saved_is_not_forgotten() {
    let scene = Scene::new().await;
    scene.failing(usize::MAX);
    scene.refresh().await;
    for number in 0..10_001 {
        let _ = scene.component.on_behalf_of(format!("tt_{number}"));
    }
    scene.failing(0);
    scene.refresh().await;
    scene.is_saved_after(3).await;
}

#[tokio::test(start_paused = true)]
async fn calls_cost_no_look_into_the_store() {
    let scene = Scene::new().await;
    let loads = scene.store.loads.load(Ordering::SeqCst);
    for _ in 0..100 {
        call(&scene.component.on_behalf_of(APP)).await.unwrap();
    }
    assert_eq!(scene.store.loads.load(Ordering::SeqCst), loads);
}

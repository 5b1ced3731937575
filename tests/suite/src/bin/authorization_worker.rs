//! One of several processes that act for the same app or the same user. It reads commands from standard input, one per line, makes calls to
//! the sandbox platform, and answers each command with one line of JSON.
//!
//! Arguments: the URL of a redis server or the path of a file store; the base URL of the sandbox platform; and either `app:` or `user:`,
//! followed by the step at which a token refresh stops forever (or `none`). With `app CODE:` or `user CODE:` instead, an authorization with
//! this code precedes every call.

use std::sync::Arc;
use std::time::Duration;

use bytedance::tokens::{FileStore, RedisStore, TokenStore};
use bytedance::transport::BoxFuture;
use bytedance::{Client, Error};
use bytedance_sandbox::{APP_ID, APP_SECRET};
use bytedance_tests::worker::{StopPoint, StoppingStore, serve_calls};

/// Makes a call on behalf of the app. If there is a code, the app is authorized with it first.
async fn for_app(client: Client, code: Option<String>) -> Result<(), Error> {
    if let Some(code) = code {
        client.authorize_app(code).await?;
    }
    let app = client.on_behalf_of("tt_merchant");
    let call = app.authorized_app().query_basic_info().send();
    call.await.map(drop)
}

/// Refreshes the user's authorization and makes a call. If there is a code, the user is authorized with it first.
async fn for_user(client: Client, code: Option<String>) -> Result<(), Error> {
    if let Some(code) = code {
        client.authorize_user(code).await?;
    }
    let user = client.for_user("open-id-1");
    user.refresh_authorization().await?;
    let call = user.open_user().query_user_info().open_id("open-id-1");
    call.send().await.map(drop)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [store, platform, step] = arguments.as_slice() else {
        return Err("expected the arguments STORE, PLATFORM and STEP".into());
    };
    let store: Arc<dyn TokenStore> = if store.starts_with("redis:") {
        let builder = RedisStore::builder().url(store);
        Arc::new(builder.lock_life(Duration::from_secs(2)).build()?)
    } else {
        Arc::new(FileStore::new(store))
    };
    let (who, step) = step
        .split_once(':')
        .ok_or("expected `app:` or `user:` before the step")?;
    let (who, code) = match who.split_once(' ') {
        Some((who, code)) => (who, Some(code.to_owned())),
        None => (who, None),
    };
    let is_app = who == "app";
    let stop = StopPoint::new(step, Some(if is_app { "authorizer" } else { "user" }));
    let hosts = ["toutiao", "open", "microapp"];
    let client = Client::builder(APP_ID, APP_SECRET)
        .base_urls(hosts.map(|host| (host, format!("{platform}/{host}"))))
        .token_store(Arc::new(StoppingStore::new(store, stop)))
        .token_wait(Duration::from_secs(20))
        .build()?;
    let call = move || -> BoxFuture<'static, Result<(), Error>> {
        let (client, code) = (client.clone(), code.clone());
        if is_app {
            Box::pin(for_app(client, code))
        } else {
            Box::pin(for_user(client, code))
        }
    };
    serve_calls(call).await?;
    Ok(())
}

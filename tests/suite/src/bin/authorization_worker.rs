//! One process of a fleet that acts for an app, or for a user: makes calls to the sandbox platform as it is told on its standard input, a line
//! each, and answers each line with a line of JSON.
//!
//! Arguments: the address of a redis or the path of a file store, the address of the sandbox platform, and `app:` or `user:` with the step at
//! which a renewal of their tokens stops for good (or `none`).

use std::sync::Arc;
use std::time::Duration;

use bytedance::tokens::{FileStore, RedisStore, TokenStore};
use bytedance::{Client, Error};
use bytedance_sandbox::{APP_ID, APP_SECRET};
use bytedance_tests::worker::{Stopping, calls, say};
use serde_json::json;
use tokio::io::{AsyncBufReadExt as _, BufReader};

/// A call for the app.
async fn for_app(client: Client) -> Result<(), Error> {
    let app = client.on_behalf_of("tt_merchant");
    let call = app.authorized_app().query_basic_info().send();
    call.await.map(drop)
}

/// A call for the user.
async fn for_user(client: Client) -> Result<(), Error> {
    let user = client.for_user("open-id-1");
    let call = user.open_user().query_user_info().open_id("open-id-1");
    call.send().await.map(drop)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [store, platform, step] = arguments.as_slice() else {
        return Err("store, platform and step are wanted".into());
    };
    let store: Arc<dyn TokenStore> = if store.starts_with("redis:") {
        let builder = RedisStore::builder().url(store);
        Arc::new(builder.lock_life(Duration::from_secs(2)).build()?)
    } else {
        Arc::new(FileStore::new(store))
    };
    let (credential, step) = match step.split_once(':') {
        Some(("app", step)) => ("authorizer", step),
        Some(("user", step)) => ("user", step),
        _ => return Err(format!("not understood: {step}").into()),
    };
    let hosts = ["toutiao", "open", "microapp"];
    let client = Client::builder(APP_ID, APP_SECRET)
        .base_urls(hosts.map(|host| (host, format!("{platform}/{host}"))))
        .token_store(Arc::new(Stopping::new(store, step, Some(credential))))
        .token_wait(Duration::from_secs(20))
        .build()?;
    say(&json!("ready"));
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    while let Some(line) = lines.next_line().await? {
        let mut words = line.split(' ');
        let (Some("call"), Some(callers), Some(milliseconds)) =
            (words.next(), words.next(), words.next())
        else {
            return Err(format!("not understood: {line}").into());
        };
        let time = Duration::from_millis(milliseconds.parse()?);
        let client = client.clone();
        let call = move || -> std::pin::Pin<Box<dyn Future<Output = Result<(), Error>> + Send>> {
            let client = client.clone();
            if credential == "user" {
                Box::pin(for_user(client))
            } else {
                Box::pin(for_app(client))
            }
        };
        say(&calls(call, callers.parse()?, time).await);
    }
    Ok(())
}

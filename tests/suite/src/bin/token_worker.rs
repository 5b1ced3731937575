//! One of several processes that share a redis server. It reads commands from standard input, one per line, makes calls to the sandbox
//! platform, and answers each command with one line of JSON.
//!
//! Arguments: the URL of the redis server, the base URL of the sandbox platform, and the step at which a token refresh stops forever (or
//! `none`).

use std::sync::Arc;
use std::time::Duration;

use bytedance::Client;
use bytedance::content_security::{DetectTextV1, TextTask};
use bytedance::tokens::RedisStore;
use bytedance_sandbox::{APP_ID, APP_SECRET};
use bytedance_tests::worker::{StopPoint, StoppingStore, serve_calls};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [redis, platform, step] = arguments.as_slice() else {
        return Err("expected the arguments REDIS, PLATFORM and STEP".into());
    };
    let store = RedisStore::builder()
        .url(redis)
        .lock_life(Duration::from_secs(2))
        .build()?;
    let stopping = StoppingStore::new(Arc::new(store), StopPoint::new(step, None));
    let hosts = ["toutiao", "open"];
    let client = Client::builder(APP_ID, APP_SECRET)
        .base_urls(hosts.map(|host| (host, format!("{platform}/{host}"))))
        .token_store(Arc::new(stopping))
        .token_wait(Duration::from_secs(20))
        .build()?;
    let call = move || {
        let request = DetectTextV1::new().tasks([TextTask::new().content("text")]);
        let client = client.clone();
        async move { client.send(request).await.map(drop) }
    };
    serve_calls(call).await?;
    Ok(())
}

//! A callback server whose handler never returns, so that a test can kill the process while it is handling a callback.
//!
//! Argument: the URL of the redis server. The program first prints its own URL, and then prints `begun` when the handler is called.

use std::future::pending;
use std::sync::Arc;

use bytedance::callback::{RedisDedupStore, Verified};
use bytedance::ecpay::PaymentEvent;
use bytedance::tokens::RedisStore;
use bytedance_tests::callbacks::{Server, callbacks};
use bytedance_tests::worker::print_line;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let redis = std::env::args()
        .nth(1)
        .ok_or("expected the argument REDIS")?;
    let store = RedisStore::builder().url(redis).build()?;
    let callbacks = callbacks()
        .dedup_store(Arc::new(RedisDedupStore::new(store)))
        .on(|_: Verified<PaymentEvent>| async {
            print_line("begun");
            pending::<()>().await;
        });
    let server = Server::start(callbacks).await;
    print_line(&server.url);
    pending().await
}

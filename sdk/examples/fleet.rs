//! Two server processes that share a redis: they use one token, and handle a payment once although both receive its callback.
//!
//! Start a redis server, then `cargo run --example fleet`. If redis is not at `redis://127.0.0.1:6379`, set `REDIS_URL`. The program runs
//! the sandbox platform and starts itself twice more, as the servers.

use std::env;
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use bytedance::Client;
use bytedance::callback::{RedisDedupStore, Verified};
use bytedance::content_security::TextTask;
use bytedance::platform::HOSTS;
use bytedance::tokens::RedisStore;
use bytedance::trade::PaymentEvent;
use bytedance_sandbox::{APP_ID, APP_SECRET, PLATFORM_PUBLIC_KEY, Sandbox};
use serde_json::json;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::net::TcpListener;
use tokio::process::{Child, ChildStdout, Command};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// One of the servers: makes a call, prints its own URL, and then prints each payment that it handles.
async fn serve(platform: &str) -> Result<()> {
    let url = env::var("REDIS_URL").unwrap_or_else(|_| "redis://127.0.0.1:6379".to_owned());
    let redis = RedisStore::new(url)?;
    let hosts = HOSTS.iter().map(|host| host.name);
    let app = Client::builder(APP_ID, APP_SECRET)
        .base_urls(hosts.map(|host| (host, format!("{platform}/{host}"))))
        .platform_public_key("1", PLATFORM_PUBLIC_KEY)
        // One server at a time fetches a token. The others wait for it and use the same one.
        .token_store(Arc::new(redis.clone()))
        .build()?;
    let text = TextTask::new().content("一段要检测的文本");
    let check = app.content_security().detect_text_v1().tasks([text]);
    check.send().await?;

    let callbacks = app
        .callbacks()
        // A server claims a callback in redis before it handles it.
        .dedup_store(Arc::new(RedisDedupStore::new(redis)))
        .on(|payment: Verified<PaymentEvent>| async move {
            if payment.status == "SUCCESS" {
                println!("{} is paid", payment.out_order_no);
            }
        });
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}/callback", listener.local_addr()?);
    let server = axum::Router::new().route_service("/callback", callbacks);
    Ok(axum::serve(listener, server).await?)
}

/// Starts this program again, as a server.
fn start(sandbox: &Sandbox) -> Result<(Child, Lines<BufReader<ChildStdout>>)> {
    let mut server = Command::new(env::current_exe()?)
        .arg(sandbox.url())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let output = server.stdout.take().ok_or("a server has no output")?;
    Ok((server, BufReader::new(output).lines()))
}

#[tokio::main]
async fn main() -> Result<()> {
    if let Some(platform) = env::args().nth(1) {
        return serve(&platform).await;
    }
    let sandbox = Sandbox::start().await?;
    let mut servers = [start(&sandbox)?, start(&sandbox)?];
    let mut urls = Vec::new();
    for (_, lines) in &mut servers {
        let url = lines.next_line().await?;
        urls.push(url.ok_or("a server has failed: is redis running?")?);
    }
    println!("both servers have made a call");
    let issued = sandbox.token_fetches("access_token");
    println!("tokens that the platform has issued: {issued}");

    // Both servers receive the callback at the same time. While one handles it, the other responds with a failure, and the platform repeats
    // the callback. Every run needs another order, because redis remembers for two days which payments have been handled.
    let order = format!("order-{}", UNIX_EPOCH.elapsed()?.as_millis());
    let message = json!({ "out_order_no": order, "status": "SUCCESS", "total_amount": 1200 });
    let payment = sandbox
        .callback()
        .trade("payment", message)
        .pause(Duration::from_millis(100));
    let (first, second) = tokio::join!(payment.send(&urls[0]), payment.send(&urls[1]));
    println!("first server: {}", first.body);
    println!("second server: {}", second.body);

    for (server, lines) in &mut servers {
        server.kill().await?;
        while let Some(line) = lines.next_line().await? {
            println!("handled: {line}");
        }
    }
    Ok(())
}

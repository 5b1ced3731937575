//! A server that receives payment callbacks of the trade system (交易系统), and its replies to a genuine, a forged, a replayed and a stale one.
//!
//! `cargo run --example callbacks` starts the server on a free port and lets the sandbox platform send it the callbacks.

use std::error::Error;
use std::time::{Duration, SystemTime};

use bytedance::Client;
use bytedance::callback::Verified;
use bytedance::trade::PaymentEvent;
use bytedance_sandbox::{APP_ID, APP_SECRET, Callback, Notifier, PLATFORM_PUBLIC_KEY};
use serde_json::json;
use tokio::net::TcpListener;

/// The amount of each order, in fen.
const AMOUNT: i64 = 1200;

/// Serves payment callbacks. A real server looks the order's amount up in its database.
async fn serve(listener: TcpListener) -> Result<(), Box<dyn Error + Send + Sync>> {
    let app = Client::builder(APP_ID, APP_SECRET)
        .platform_public_key("1", PLATFORM_PUBLIC_KEY)
        .build()?;
    let callbacks = app
        .callbacks()
        .on(|payment: Verified<PaymentEvent>| async move {
            if payment.status == "SUCCESS" && payment.total_amount == AMOUNT {
                println!("  order {} of {AMOUNT} fen is paid", payment.out_order_no);
            }
        });
    let server = axum::Router::new().route_service("/callback", callbacks);
    Ok(axum::serve(listener, server).await?)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/callback", listener.local_addr()?);
    tokio::spawn(serve(listener));

    // With a fixed time and nonce, the same bytes are sent each time: a replay.
    let now = SystemTime::now();
    let genuine = payment("2026-0001").signed_at(now).nonce("a nonce");
    let forged = payment("2026-0002").forged();
    let stale = payment("2026-0003").signed_at(now - Duration::from_secs(600));
    for (name, callback) in [
        ("genuine", genuine.clone()),
        ("forged", forged),
        ("replayed", genuine),
        ("stale", stale),
    ] {
        println!("{name}:");
        // The platform repeats callbacks that are not acknowledged. `once` sends this one a single time.
        let reply = callback.once().send(&url).await;
        let status = reply.status.ok_or("the server did not respond")?;
        println!("  {status} {}", reply.body);
    }
    Ok(())
}

/// A callback that an order was paid, signed with the sandbox platform's key.
fn payment(order: &str) -> Callback {
    let message = json!({
        "app_id": APP_ID, "out_order_no": order, "order_id": format!("platform-{order}"), "status": "SUCCESS",
        "total_amount": AMOUNT, "event_time": 1_760_000_000_000_i64,
    });
    Notifier::default().trade("payment", message)
}

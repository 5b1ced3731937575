//! A server that receives payment callbacks, and its responses to a genuine, a forged, a repeated and a stale one.
//!
//! Run it with `cargo run --example callbacks`. It starts the server on a free port and sends callbacks to it as the platform does. Outside
//! the repository, add `--features axum,ecpay`.

use std::error::Error;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytedance::callback::Verified;
use bytedance::ecpay::PaymentEvent;
use bytedance::{Client, signature};
use serde_json::json;
use tokio::net::TcpListener;

const TOKEN: &str = "the payment callback token of the console";

/// Serves payment callbacks. A real server needs no more than this.
async fn serve(listener: TcpListener) -> Result<(), Box<dyn Error + Send + Sync>> {
    let app = Client::builder("tt_app_id", "secret")
        .callback_token(TOKEN)
        .build()?;
    let callbacks = app
        .callbacks()
        .on(|payment: Verified<PaymentEvent>| async move {
            println!(
                "  order {} is paid: {} fen",
                payment.cp_orderno, payment.total_amount
            );
        });
    let server = axum::Router::new().route_service("/callback", callbacks);
    Ok(axum::serve(listener, server).await?)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/callback", listener.local_addr()?);
    tokio::spawn(serve(listener));

    let now = SystemTime::now();
    let genuine = callback("2026-0001", now)?;
    let forged = genuine.replace("2026-0001", "2026-0002");
    let stale = callback("2026-0003", now - Duration::from_secs(600))?;
    for (what, body) in [
        ("genuine", &genuine),
        ("forged", &forged),
        ("repeated", &genuine),
        ("stale", &stale),
    ] {
        println!("{what}:");
        let answer = reqwest::Client::new()
            .post(&url)
            .body(body.clone())
            .send()
            .await?;
        println!("  {} {}", answer.status(), answer.text().await?);
    }
    Ok(())
}

/// Builds the signed body of a payment callback, as the platform sends it.
fn callback(order: &str, signed: SystemTime) -> Result<String, Box<dyn Error>> {
    let message = json!({"appid": "tt_app_id", "cp_orderno": order, "total_amount": 1200, "status": "SUCCESS"});
    let mut body = json!({
        "type": "payment",
        "timestamp": signed.duration_since(UNIX_EPOCH)?.as_secs().to_string(),
        "nonce": "9999",
        "msg": message.to_string(),
    });
    body["msg_signature"] = signature::ecpay_callback(TOKEN, &body.to_string())?.into();
    Ok(body.to_string())
}

//! The server of a mini program's shop: login, phone number, reviews, a QR code, and an order that is paid and refunded (交易系统).
//!
//! `cargo run --example shop` starts the server. `main` then plays the mini program, and the sandbox platform plays Douyin.

use std::sync::{Arc, Mutex, PoisonError, atomic::AtomicU32, atomic::Ordering};

use axum::{Json, Router, extract::State, http::StatusCode, routing::post};
use bytedance::trade::{self, OrderEntrySchema, PaymentEvent, RefundEvent, RefundReason};
use bytedance::{Client, SignedData, callback::Verified};
use bytedance_sandbox::{APP_ID, APP_SECRET, PLATFORM_PUBLIC_KEY, PRIVATE_KEY, Sandbox};

struct Shop {
    app: Client,
    orders: Mutex<std::collections::HashMap<String, &'static str>>, // the state of each order; a real shop has a database
    next: AtomicU32,
}
type TheShop = State<Arc<Shop>>;
const PRICE: i64 = 1200; // in fen

impl Shop {
    /// Changes the state of an order if it is `from`. New orders have the state "".
    fn change(&self, number: &str, from: &str, to: &'static str) {
        let mut orders = self.orders.lock().unwrap_or_else(PoisonError::into_inner);
        let state = orders.entry(number.to_owned()).or_default();
        if *state == from {
            println!("order {number}: {to}");
            *state = to;
        }
    }
}

async fn login(shop: TheShop, code: String) -> Result<String, StatusCode> {
    let login = shop.app.login().code_to_session().code(code);
    Ok(login.send().await.map_err(failure)?.openid) // a real shop responds with a session token of its own
}

async fn phone(shop: TheShop, code: String) -> Result<String, StatusCode> {
    let phone = shop.app.phone_number(code).await;
    Ok(phone.map_err(failure)?.pure_phone_number)
}

async fn review(shop: TheShop, text: String) -> Result<Json<bool>, StatusCode> {
    let check = shop.app.content_security().detect_text().content([text]);
    let texts = check.send().await.map_err(failure)?;
    let mut found = texts.iter().flat_map(|text| &text.predicts);
    Ok(Json(!found.any(|found| found.hit)))
}

async fn qr_code(shop: TheShop) -> Result<bytes::Bytes, StatusCode> {
    let draw = shop.app.qr_code().create_qr_code_v1().path("pages/shop");
    Ok(draw.send().await.map_err(failure)?.bytes)
}

/// Signs an order. The mini program passes the response to `tt.requestOrder`.
async fn create_order(shop: TheShop) -> Result<Json<SignedData>, StatusCode> {
    let number = format!("2026-{:04}", shop.next.fetch_add(1, Ordering::Relaxed));
    let tea = trade::Sku::new().sku_id("tea").title("Green tea");
    let tea = tea.image_list(["https://shop.example/tea.png"]);
    let tea = tea.sku_type(301).tag_group_id("tag_group"); // the kind of product, and the rules of its trade
    let tea = tea.price(PRICE).quantity(1);
    let order = trade::Order::new().out_order_no(&number).sku_list([tea]);
    let page = OrderEntrySchema::new().path("pages/order");
    let order = order.total_amount(PRICE).order_entry_schema(page);
    shop.change(&number, "", "open");
    Ok(Json(shop.app.sign(order).map_err(failure)?))
}

async fn paid(shop: Arc<Shop>, event: Verified<PaymentEvent>) {
    match (event.status.as_str(), event.total_amount) {
        ("SUCCESS", PRICE) => shop.change(&event.out_order_no, "open", "paid"),
        ("SUCCESS", amount) => eprintln!("order {}: wrong amount {amount}", event.out_order_no),
        _ => {} // the payment was canceled
    }
}

async fn refunded(shop: Arc<Shop>, event: Verified<RefundEvent>) {
    if event.status == "SUCCESS" {
        shop.change(&event.cp_extra, "paid", "refunded");
    }
}

/// Refunds an order. Looks it up first, because its callback may have been lost. A real shop checks whose order it is.
async fn refund(shop: TheShop, number: String) -> Result<String, StatusCode> {
    let query = shop.app.trade().query_order().out_order_no(&number);
    let order = query.send().await.map_err(failure)?;
    if order.pay_status != "SUCCESS" || order.total_amount != PRICE {
        return Err(StatusCode::CONFLICT);
    }
    shop.change(&number, "open", "paid");
    let refund = shop.app.trade().create_refund().order_id(order.order_id);
    let refund = refund
        .out_refund_no(format!("{number}-refund"))
        .refund_total_amount(PRICE)
        .refund_all(true)
        .refund_reason([RefundReason::new().code(101).text("no longer wanted")])
        .order_entry_schema(OrderEntrySchema::new().path("pages/order"))
        .cp_extra(number);
    Ok(refund.send().await.map_err(failure)?.refund_id)
}

fn failure(error: bytedance::Error) -> StatusCode {
    eprintln!("{error}");
    if error.is_code_invalid() {
        return StatusCode::UNAUTHORIZED; // the mini program logs in again
    }
    StatusCode::BAD_GATEWAY
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let platform = Sandbox::start().await?;
    let app = Client::builder(APP_ID, APP_SECRET)
        .private_key(PRIVATE_KEY)
        .platform_public_key("1", PLATFORM_PUBLIC_KEY)
        .base_urls(platform.hosts().map(|host| (host, platform.base_url(host))))
        .build()?;
    let (orders, next) = (Mutex::default(), AtomicU32::new(1));
    let shop = Arc::new(Shop { app, orders, next });
    let callbacks = shop.app.callbacks().on_with(shop.clone(), paid); // verified, and each handled once
    let server = Router::new()
        .route("/login", post(login))
        .route("/phone", post(phone))
        .route("/review", post(review))
        .route("/qr-code", post(qr_code))
        .route("/order", post(create_order))
        .route("/refund", post(refund))
        .route_service("/callback", callbacks.on_with(shop.clone(), refunded))
        .with_state(shop);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(axum::serve(listener, server).into_future());
    let http = reqwest::Client::new();
    let call = async |path: &str, body: &str| {
        let request = http.post(format!("{url}{path}")).body(body.to_owned());
        request.send().await?.error_for_status()?.text().await
    };
    println!("login: {}", call("/login", &platform.issue_code()).await?);
    let code = platform.issue_phone_code("13900000000");
    println!("phone: {}", call("/phone", &code).await?);
    println!("review published: {}", call("/review", "Nice").await?);
    println!("QR code: {}", call("/qr-code", "").await?.contains("PNG"));
    let signed: serde_json::Value = serde_json::from_str(&call("/order", "").await?)?;
    let text = |name: &str| signed[name].as_str().unwrap_or_default();
    let order = platform.request_order(text("data"), text("byteAuthorization"))?;
    let callback = format!("{url}/callback");
    platform.pay_order(&order.order_id).send(&callback).await;
    let refund = call("/refund", "2026-0001").await?;
    platform.complete_refund(&refund).send(&callback).await;
    Ok(())
}

//! Checks that the Rust code in README.md compiles. Each function below contains one of its code blocks, line for line.

use bytedance::{Client, Error};

#[allow(dead_code)]
fn block_1() {
    // begin
    use bytedance::{Client, Error};

    #[tokio::main]
    async fn main() -> Result<(), Error> {
        let app = Client::builder("tt_app_id", "secret").build()?;
        let session = app
            .login()
            .code_to_session()
            .code("code from tt.login")
            .send()
            .await?;
        println!("{}", session.openid);
        Ok(())
    }
    // end
}

#[allow(dead_code, unused_variables)]
fn block_2(
    private_key: &str,
    platform_public_key: &str,
) -> Result<axum::Router, Box<dyn std::error::Error>> {
    // begin
    // features: trade, axum
    use bytedance::trade::{Order, OrderEntrySchema, PaymentEvent, Sku};
    use bytedance::{Client, callback::Verified};

    let app = Client::builder("tt_app_id", "secret")
        .private_key(private_key)
        .platform_public_key("1", platform_public_key)
        .build()?;

    // The arguments of tt.requestOrder, as JSON for the front end. Amounts are in fen.
    let course = Sku::new()
        .sku_id("course-1")
        .sku_type(401)
        .tag_group_id("tag_group_7272625659888041996")
        .title("A course")
        .image_list(["https://shop.example/course-1.png"])
        .price(1200)
        .quantity(1);
    let order = Order::new()
        .out_order_no("2026-0001")
        .total_amount(1200)
        .sku_list([course])
        .order_entry_schema(OrderEntrySchema::new().path("pages/order/index"));
    let arguments = serde_json::to_string(&app.sign(order)?)?;

    // An order is paid when the callback says so. It is verified and handled once, even if the platform sends it again.
    let callbacks = app
        .callbacks()
        .on(|payment: Verified<PaymentEvent>| async move {
            if payment.status == "SUCCESS" {
                println!(
                    "order {} is paid: {} fen",
                    payment.out_order_no, payment.total_amount
                );
            }
        });
    let server = axum::Router::new().route_service("/callback", callbacks);
    // end
    Ok(server)
}

#[allow(dead_code, unused_variables)]
async fn block_3(app: Client, code: &str) -> Result<(), Error> {
    // begin
    use bytedance::CallOptions;
    use std::time::Duration;

    // Options of one call: a token, a timeout, extra fields and headers, another base URL.
    let options = CallOptions::new()
        .timeout(Duration::from_secs(3))
        .field("brand_new", true);
    let answer = app
        .login()
        .code_to_session()
        .code(code)
        .with_options(options)
        .send_for_answer()
        .await?;
    println!(
        "{} {:?} {}",
        answer.status(),
        answer.log_id(),
        answer.payload.openid
    );

    // A request can be created now and sent later.
    let request = bytedance::login::CodeToSession::new().code(code);
    let session = app.send(request).await?;

    // An endpoint that the catalogue does not have uses the same tokens, envelopes, errors and retries.
    use bytedance::{
        Method,
        platform::{credentials, hosts},
    };
    let raw = app
        .raw(Method::POST, &hosts::OPEN, "/api/new/")
        .credential(&credentials::CLIENT)
        .field("a", 1)
        .send()
        .await?;
    println!("{}", raw.json()?);
    // end
    Ok(())
}

#[allow(dead_code)]
async fn block_4(app: Client, code: &str) -> Result<(), Error> {
    // begin
    use serde_json::json;

    for entry in bytedance::catalogue() {
        println!("{} {} {}", entry.name(), entry.endpoint.path, entry.summary);
    }
    let session = app
        .call("login.code_to_session", json!({ "code": code }))
        .await?;
    println!("{}", session["openid"]);
    // end
    Ok(())
}

#[allow(dead_code)]
async fn block_5(
    app: Client,
    session_key: &str,
    encrypted_data: &str,
    iv: &str,
    phone_code: &str,
) -> Result<(), Error> {
    // begin
    let user = app.decrypt(session_key).user_info(encrypted_data, iv)?;
    let phone = app.phone_number(phone_code).await?;
    println!("{} {}", user.nick_name, phone.pure_phone_number);
    // end
    Ok(())
}

#[allow(dead_code)]
async fn block_6(app: Client, authorization_code: &str) -> Result<(), Error> {
    // begin
    let merchant = app.authorize_app(authorization_code).await?;
    println!(
        "{} permits {:?}",
        merchant.client.app_id(),
        merchant.permissions
    );
    let shop = app.on_behalf_of("tt_merchant_app_id");
    let user = app.for_user("open_id");
    println!("{} {}", shop.app_id(), user.app_id());
    // end
    Ok(())
}

#[allow(dead_code)]
async fn block_7(app: Client, code: &str) {
    // begin
    match app.login().code_to_session().code(code).send().await {
        Ok(session) => println!("{}", session.openid),
        Err(error) if error.is_code_invalid() => println!("log in again"),
        Err(error) => println!(
            "{error} (log id {:?}, retry later: {})",
            error.log_id(),
            error.is_retryable()
        ),
    }
    // end
}

#[allow(dead_code, unused_variables)]
fn block_8() -> Result<(), Error> {
    // begin
    use bytedance::Settings;

    let settings = Settings::builder()
        .file("bytedance.toml")
        .variables()
        .build()?;
    let app = settings.client_builder()?.build()?;
    // end
    Ok(())
}

/// Removes whitespace and trailing commas, because a formatter may have broken the lines differently.
fn essence(text: &str) -> String {
    let text: String = text.split_whitespace().collect();
    text.replace(",}", "}").replace(",)", ")")
}

#[test]
fn every_block_of_the_readme_is_compiled_here() {
    let readme = include_str!("../../../README.md");
    let blocks: Vec<&str> = readme
        .split("```rust\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect();
    let here: Vec<&str> = include_str!("readme.rs")
        .split("    // begin\n")
        .skip(1)
        .filter_map(|rest| rest.split("    // end\n").next())
        .collect();
    assert_eq!(blocks.len(), 8);
    for (block, here) in blocks.iter().zip(here) {
        assert_eq!(essence(block), essence(here));
    }
}

//! The main tasks of a mini program's server, from login to a subscription message.
//!
//! By default, `cargo run --example quickstart` starts the sandbox platform inside this program and calls it. If the environment names an
//! application of your own, the program calls the real platform:
//!
//! - `BYTEDANCE_APP_ID`, `BYTEDANCE_APP_SECRET`: the application
//! - `BYTEDANCE_CODE`: a fresh code of `tt.login`
//! - `BYTEDANCE_MESSAGE_ID`: optional, a subscription message template that the user has agreed to; without it, no message is sent

use std::env;
use std::error::Error;

use bytedance::Client;
use bytedance::content_security::TextTask;
use bytedance::platform::credentials;
use bytedance::user_storage::KeyValue;
use bytedance_sandbox::{APP_ID, APP_SECRET, Sandbox};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // Held until the end of `main`, because the sandbox platform stops when it is dropped.
    let mut sandbox = None;
    let (app, code, message_id) = match (
        env::var("BYTEDANCE_APP_ID"),
        env::var("BYTEDANCE_APP_SECRET"),
    ) {
        (Ok(app_id), Ok(secret)) => {
            let code = env::var("BYTEDANCE_CODE")
                .map_err(|_| "set BYTEDANCE_CODE to a fresh code of tt.login")?;
            (
                Client::builder(app_id, secret).build()?,
                code,
                env::var("BYTEDANCE_MESSAGE_ID").ok(),
            )
        }
        _ => {
            let platform = sandbox.insert(Sandbox::start().await?);
            println!(
                "BYTEDANCE_APP_ID and BYTEDANCE_APP_SECRET are not set: using the sandbox platform at {}",
                platform.url()
            );
            let app = Client::builder(APP_ID, APP_SECRET)
                .base_urls(platform.hosts().map(|host| (host, platform.base_url(host))))
                .build()?;
            (app, platform.issue_code(), Some("template".to_owned()))
        }
    };

    let session = app.login().code_to_session().code(code).send().await?;
    println!("code2session openid={}", session.openid);

    // Calls fetch their token automatically. Request it only to pass it to other code.
    let token = app.token(&credentials::MINI_APP).await?;
    println!(
        "access_token {token:?} of {} characters, refreshed automatically",
        token.expose().len()
    );

    let tasks = [
        TextTask::new().content("一段要检测的文本"),
        TextTask::new().content("another text"),
    ];
    for (number, detection) in app
        .content_security()
        .detect_text_v1()
        .tasks(tasks)
        .send()
        .await?
        .iter()
        .enumerate()
    {
        let hits: Vec<&str> = detection
            .predicts
            .iter()
            .filter(|found| found.hit)
            .map(|found| found.model_name.as_str())
            .collect();
        println!(
            "text {number}: {}",
            if hits.is_empty() {
                "nothing found".to_owned()
            } else {
                hits.join(", ")
            }
        );
    }

    app.user_storage()
        .set_user_storage()
        .openid(&session.openid)
        .session_key(&session.session_key)
        .kv_list([
            KeyValue::new().key("level").value(7),
            KeyValue::new().key("name").value("小明"),
        ])
        .send()
        .await?;
    println!("user storage: 2 values stored");

    let code = app
        .qr_code()
        .create_qr_code_v1()
        .path("pages/index")
        .width(430)
        .send()
        .await?;
    let file = env::temp_dir().join("quickstart-qrcode.png");
    tokio::fs::write(&file, &code.bytes).await?;
    println!(
        "qr code: {} bytes of {} in {}",
        code.bytes.len(),
        code.content_type,
        file.display()
    );

    if let Some(message_id) = message_id {
        app.subscribe_notification()
            .notify_user()
            .msg_id(message_id)
            .open_id(&session.openid)
            .data([("温馨提示", "Your order is ready")])
            .page("pages/order")
            .send()
            .await?;
        println!("subscription message: sent");
    }
    Ok(())
}

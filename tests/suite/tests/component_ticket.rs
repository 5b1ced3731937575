//! A third-party platform receives a ticket and makes a call, without a custom handler.

use std::sync::Arc;

use bytedance::tokens::{MemoryStore, TokenKey, TokenStore};
use bytedance::{Client, Environment, ErrorKind};
use bytedance_sandbox::{APP_ID, APP_SECRET, ENCODING_AES_KEY, PUSH_TOKEN, Sandbox};
use serde_json::json;

#[tokio::test]
async fn a_pushed_ticket_is_stored_and_used() {
    let sandbox = Sandbox::start().await.expect("the sandbox platform starts");
    let store = Arc::new(MemoryStore::new());
    let app = Client::builder(APP_ID, APP_SECRET)
        .base_urls(sandbox.hosts().map(|host| (host, sandbox.base_url(host))))
        .token_store(store.clone())
        .push_token(PUSH_TOKEN)
        .encoding_aes_key(ENCODING_AES_KEY)
        .build()
        .expect("the settings are right");
    let link = || app.component_auth().generate_authorization_link().send();
    let error = link().await.expect_err("there is no ticket");
    assert_eq!(error.kind(), ErrorKind::Credential);

    let ticket = sandbox.component_ticket(APP_ID);
    let push = sandbox.callback().push(json!({
        "Ticket": ticket, "FromUserName": "ByteDanceMicroApp", "CreateTime": "2026-01-14 12:45:10",
        "MsgType": "Ticket", "Event": "PUSH",
    }));
    let callbacks = app.callbacks();
    let answer = callbacks.handle(push.request("/callback")).await;
    assert_eq!(answer.into_body(), "success");
    link().await.expect("the ticket serves");

    // If an old ticket is delivered again, it does not replace a newer one.
    app.store_component_ticket("newer")
        .await
        .expect("it is stored");
    let answer = callbacks.handle(push.request("/callback")).await;
    assert_eq!(answer.into_body(), "success");
    let key = TokenKey::new(APP_ID, Environment::Production, "component_ticket");
    let stored = store.load(&key).await.expect("memory answers");
    assert_eq!(stored.expect("a ticket").value.expose(), "newer");
}

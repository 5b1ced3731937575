//! A third-party platform (服务商): it receives its ticket by push, two merchants authorize it, and it makes calls on behalf of each.
//!
//! `cargo run --example third_party` runs against the sandbox platform, which sends the pushes.

use std::error::Error;

use bytedance::Client;
use bytedance::callback::Verified;
use bytedance::component_auth::AuthorizedEvent;
use bytedance_sandbox::{APP_ID, APP_SECRET, ENCODING_AES_KEY, PUSH_TOKEN, Sandbox};
use serde_json::json;
use tokio::net::TcpListener;

/// Receives what the platform pushes: its tickets, and the authorizations by merchants.
async fn serve(listener: TcpListener, component: Client) -> std::io::Result<()> {
    // A ticket needs no handler, because the callbacks of a client store it in the client's token store.
    let callbacks = component.callbacks().on_with(component, authorized);
    let server = axum::Router::new().route_service("/callback", callbacks);
    axum::serve(listener, server).await
}

async fn authorized(
    component: Client,
    event: Verified<AuthorizedEvent>,
) -> Result<(), bytedance::Error> {
    // The code works once. The tokens that it is exchanged for are stored and from then on refreshed.
    let merchant = component.authorize_app(&event.authorization_code).await?;
    println!("{} has authorized us", merchant.client.app_id());
    Ok(())
}

/// Prints the name of a merchant's app, or that the merchant must authorize the third-party platform again.
async fn print_name(component: &Client, app_id: &str) -> Result<(), bytedance::Error> {
    // A client for an app costs little: make one for each call. Every call works as if the app itself made it.
    let app = component.on_behalf_of(app_id);
    match app.authorized_app().query_basic_info().send().await {
        Ok(info) => println!("{app_id} is called {}", info.app_name),
        Err(error) if error.needs_reauthorization() => {
            println!("{app_id} must authorize us again");
        }
        Err(error) => return Err(error),
    }
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start().await?;
    // The id and secret of the third-party application. The other two keys verify and decrypt the pushes.
    let component = Client::builder(APP_ID, APP_SECRET)
        .push_token(PUSH_TOKEN)
        .encoding_aes_key(ENCODING_AES_KEY)
        .base_urls(sandbox.hosts().map(|host| (host, sandbox.base_url(host))))
        // The default store is in memory. A real server sets a persistent `token_store`, so that the tokens of the merchants survive a restart.
        .build()?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/callback", listener.local_addr()?);
    tokio::spawn(serve(listener, component.clone()));

    // Calls of the third-party platform need a ticket, which the platform pushes every ten minutes.
    let auth = component.component_auth();
    if let Err(error) = auth.generate_authorization_link().send().await {
        println!("no link yet: {error}");
    }
    let ticket = sandbox.component_ticket(APP_ID);
    let push = sandbox.callback().push(json!({
        "Event": "PUSH", "MsgType": "Ticket", "Ticket": ticket, "FromUserName": "ByteDanceMicroApp", "CreateTime": "2026-01-14 12:45:10",
    }));
    println!("ticket: {}", push.send(&url).await.body);

    // A merchant opens such a link, chooses an app and grants permissions.
    let link = auth.generate_authorization_link().send().await?.link;
    println!("authorization link: {link}");
    for app_id in ["tt_florist", "tt_bakery"] {
        let code = sandbox.authorize_app(APP_ID, app_id);
        let push = sandbox.callback().push(json!({
            "Event": "AUTHORIZED", "AppId": app_id, "AuthorizationCode": code, "AuthorizationCodeExpiresIn": 3600,
        }));
        println!("authorization: {}", push.send(&url).await.body);
    }

    // Each call uses the token of the app that it is made for.
    print_name(&component, "tt_florist").await?;
    print_name(&component, "tt_bakery").await?;
    let exchanges = sandbox.calls("component_auth.get_authorizer_token");
    println!("tokens of apps that the platform has issued: {exchanges}");

    sandbox.revoke_authorization(APP_ID, "tt_bakery");
    println!("tt_bakery withdraws its authorization");
    print_name(&component, "tt_florist").await?;
    print_name(&component, "tt_bakery").await?;
    Ok(())
}

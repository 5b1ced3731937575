//! Acting for users who have authorized an application: the code, the tokens, calls, a refresh, and when to ask the user again.
//!
//! `cargo run --example users` runs against the sandbox platform, whose clock it moves forward.

use std::error::Error;
use std::time::Duration;

use bytedance::Client;
use bytedance_sandbox::{APP_ID, APP_SECRET, Sandbox};

const DAY: Duration = Duration::from_secs(86_400);

/// Prints the user's nickname, or that the user must authorize the application again.
async fn greet(app: &Client, open_id: &str) -> Result<(), bytedance::Error> {
    // A client for a user costs little: make one for each call. Its calls use the user's token and refresh it when necessary.
    let user = app.for_user(open_id);
    let profile = user.open_user().query_user_info().open_id(open_id).send();
    match profile.await {
        Ok(profile) => println!("  hello, {}", profile.nickname),
        Err(error) if error.needs_reauthorization() => {
            println!("  show the authorization page again");
        }
        Err(error) => return Err(error),
    }
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start().await?;
    let app = Client::builder(APP_ID, APP_SECRET)
        .base_urls(sandbox.hosts().map(|host| (host, sandbox.base_url(host))))
        // The default store is in memory. A real application sets a `token_store` that survives a restart, because a lost refresh token
        // cannot be fetched again: every user would have to authorize the application once more.
        .build()?;

    // `tt.showDouyinOpenAuth` in the mini program, or the authorization page, returns a code that the front end passes to the server.
    let code = sandbox.issue_code_for("open-id-1");
    let authorized = app.authorize_user(code).await?;
    let open_id = authorized.open_id;
    println!("{open_id} has authorized the application");
    greet(&app, &open_id).await?;

    // The access token is valid for 15 days. A later call, in this or any process with the same token store, refreshes it.
    println!("16 days later");
    sandbox.advance(16 * DAY);
    greet(&app, &open_id).await?;
    let refreshes = sandbox.calls("credential.refresh_user_access_token");
    println!("  refreshes of the token: {refreshes}");

    // The refresh token is valid for 30 days. If the application has the permission `renew_refresh_token`, the client renews it up to five
    // times, provided that there is a call in its last days: for users who may stay away, call `refresh_authorization` once a day.
    println!("another 31 days later, without a call");
    sandbox.advance(31 * DAY);
    greet(&app, &open_id).await?;

    // The user agrees once more. The new tokens replace the old ones.
    let code = sandbox.issue_code_for(&open_id);
    app.authorize_user(code).await?;
    println!("{open_id} has authorized the application again");
    greet(&app, &open_id).await?;
    Ok(())
}

//! Several applications in one program. Their clients share one transport and one token store.
//!
//! `cargo run --example many_apps` starts the sandbox platform inside this program and calls it for two applications from a settings text and
//! for one that is added at run time.

use std::collections::BTreeMap;
use std::error::Error;

use bytedance::content_security::TextTask;
use bytedance::{Client, Settings};
use bytedance_sandbox::Sandbox;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let platform = Sandbox::builder()
        .application("tt_shop", "secret of the shop")
        .application("tt_game", "secret of the game")
        .application("tt_new", "secret of the new app")
        .start()
        .await?;

    // A program usually reads a file: `Settings::builder().file("apps.toml").variables()`.
    let applications = Settings::builder()
        .toml(settings(&platform))
        .build_applications()?;
    let mut clients = BTreeMap::new();
    for application in applications.iter() {
        let (app_id, client) = (application.app_id(), application.client_builder().build()?);
        // A wrong secret shows here, not at the first call of a user, and does not stop the other applications. If several processes share the
        // token store, only one of them should check, because a new token ends the previous one.
        match client.check().await {
            Ok(()) => println!("{app_id}: the id and secret are right"),
            Err(error) => eprintln!("{app_id}: {error}"),
        }
        clients.insert(app_id.to_owned(), client);
    }

    // Another application is added while the program runs. At first, its secret is mistyped.
    for secret in ["secret of the old app", "secret of the new app"] {
        let client = applications.client_builder("tt_new", secret).build()?;
        match client.check().await {
            Ok(()) => {
                println!("tt_new: added");
                clients.insert("tt_new".to_owned(), client);
            }
            Err(error) => println!("tt_new: not added, code {:?}", error.code()),
        }
    }

    for (app_id, client) in &clients {
        println!(
            "{app_id}: {} of 2 texts are clean",
            count_clean(client).await?
        );
    }

    // Dropping the last clone of its client removes an application.
    clients.remove("tt_game");
    println!(
        "{} applications are left, {} tokens were fetched",
        clients.len(),
        platform.token_fetches("access_token")
    );
    Ok(())
}

/// The settings of two applications, and those that they have in common.
fn settings(platform: &Sandbox) -> String {
    let mut text = String::from(
        r#"
            access_token_type = "memory"    # or redis, for several processes
            timeout = "5s"

            [apps.shop]
            app_id     = "tt_shop"
            app_secret = "secret of the shop"

            [apps.game]
            app_id     = "tt_game"
            app_secret = "secret of the game"
            timeout    = "10s"

            [base_urls]
        "#,
    );
    for host in platform.hosts() {
        text += &format!("{host} = \"{}\"\n", platform.base_url(host));
    }
    text
}

/// Has two texts checked, and returns how many of them have no hit.
async fn count_clean(client: &Client) -> Result<usize, bytedance::Error> {
    let tasks = ["一段要检测的文本", "another text"];
    let checked = client
        .content_security()
        .detect_text_v1()
        .tasks(tasks.map(|text| TextTask::new().content(text)))
        .send()
        .await?;
    let has_hit = checked
        .iter()
        .map(|text| text.predicts.iter().any(|found| found.hit));
    Ok(has_hit.filter(|hit| !hit).count())
}

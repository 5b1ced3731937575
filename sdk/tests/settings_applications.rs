//! Settings of several applications.

#![cfg(all(feature = "settings-toml", feature = "reqwest"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use bytedance::platform::credentials;
use bytedance::settings::{Applications, Settings};
use bytedance_sandbox::{PRIVATE_KEY, Sandbox};

fn toml(text: &str) -> Result<Applications, bytedance::Error> {
    Settings::builder().toml(text).build_applications()
}

fn wrong(text: &str) -> Vec<String> {
    let error = toml(text).unwrap_err().to_string();
    error.split("; ").map(str::to_owned).collect()
}

const TWO: &str = "\
timeout = '5s'
access_token_type = 'memory'
[apps.shop]
app_id = 'tt1'
app_secret = 'secret of tt1'
[apps.a-game]
app_id = 'tt2'
app_secret = 'secret of tt2'
timeout = '7s'
[apps.a-game.retry]
attempts = 5
";

#[test]
fn common_settings_apply_to_each_application_and_its_own_take_precedence() {
    let applications = toml(TWO).unwrap();
    let found: Vec<_> = applications
        .settings()
        .map(|(name, settings)| {
            (
                name,
                settings.app_id(),
                settings.timeout().unwrap().as_secs(),
                settings.retry_attempts(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [("shop", "tt1", 5, None), ("a-game", "tt2", 7, Some(5))]
    );
    let ids: Vec<&str> = applications.client_builders().map(|(id, _)| id).collect();
    assert_eq!(ids, ["tt1", "tt2"]);
    let shown = format!("{applications:?}");
    assert!(!shown.contains("secret of"), "{shown}");
}

#[test]
fn json_sections_and_several_files_work_too() {
    let applications = Settings::builder()
        .section("bytedance")
        .json(
            r#"{"other": 1, "bytedance": {"apps": {"shop": {"app_id": "tt1", "app_secret": "s", "retry": {"attempts": 2},
                "former_push_token": ["a", "b"], "platform_public_key": {"7": "x"}}}}}"#,
        )
        .toml("[bytedance.apps.shop]\napp_secret = 'other'\n[bytedance.apps.game]\napp_id = 'tt2'\napp_secret = 's'")
        .access_token_type(bytedance::settings::AccessTokenType::Memory)
        .build_applications()
        .unwrap();
    let (name, shop) = applications.settings().next().unwrap();
    assert_eq!((name, shop.app_secret().expose()), ("shop", "other"));
    assert_eq!(shop.retry_attempts(), Some(2));
    assert_eq!(shop.former_push_tokens().len(), 2);
    assert_eq!(
        shop.platform_public_keys().collect::<Vec<_>>(),
        [("7", "x")]
    );
    assert_eq!(applications.settings().count(), 2);
}

#[test]
fn mistakes_name_the_table() {
    assert_eq!(
        wrong(
            "app_id = 'tt0'\naccess_token_type = 'memory'\n[apps.shop]\napp_id = 'tt1'\ntimeot = 5\n[apps.game]\napp_id = 'tt1'\napp_secret = 's'\n\
             connect_timeout = 5\nredis = 'redis://r'\nprivate_key_file = 'missing.pem'\nprivate_key = 'marker'"
        ),
        [
            "setting `apps.shop.timeot` (TOML text:5:1) is unknown",
            "did you mean `timeout`?",
            "setting `apps.game.connect_timeout` (TOML text:9:1) is shared by all applications: set it outside of the application's table",
            "setting `apps.game.redis.url` (TOML text:10:1) is shared by all applications: set it outside of the application's table",
            "setting `apps.game.private_key_file` (TOML text:11:1) is set together with `apps.game.private_key` (TOML text:12:1): set only one of them",
            "setting `app_id` (TOML text:1:1) belongs to one application: set it in a table such as `[apps.shop]`",
            "setting `apps.shop.app_secret` is missing: set it in the table `[apps.shop]` or in the variable BYTEDANCE_APPS_SHOP_APP_SECRET",
            "setting `apps.game.private_key_file` (TOML text:11:1) names the file missing.pem, which does not exist",
            "setting `apps.game.app_id` (TOML text:7:1) is the id of `apps.shop` too: each application needs an id of its own",
        ]
    );
    assert_eq!(
        wrong("apps = 5"),
        [
            "setting `apps` (TOML text:1:1) must be a table that contains a table for each application"
        ]
    );
    assert_eq!(
        wrong("[apps]\nshop = 5\n'a b' = {}"),
        [
            "setting `apps.shop` (TOML text:2:1) must be a table with the settings of one application",
            "setting `apps.a b` (TOML text:3:1) must have a name of letters, digits, `-` and `_`",
        ]
    );
    let nearly = "[apps.a-b]\napp_id = 'tt1'\napp_secret = 's'\n[apps.a_b]\napp_id = 'tt2'\napp_secret = 's'";
    assert!(
        wrong(nearly)[0].starts_with(
            "setting `apps.a_b` (TOML text:4:7) has nearly the same name as `apps.a-b`"
        )
    );
    assert_eq!(
        Settings::from_toml(TWO)
            .unwrap_err()
            .to_string()
            .split("; ")
            .next(),
        Some(
            "setting `apps.shop` (TOML text:3:7) is for one of several applications: build these settings with SettingsBuilder::build_applications"
        )
    );
    // Mistakes that are found only when a client is built name the table as well.
    let applications = toml(&format!(
        "{TWO}[apps.a-game.base_urls]\nnowhere = 'http://x'"
    ))
    .unwrap();
    let (_, builder) = applications.client_builders().nth(1).unwrap();
    let error = builder.build().unwrap_err().to_string();
    assert!(
        error.starts_with(
            "application tt2 (table `apps.a-game`): setting `base_urls.nowhere` (TOML text:13:1) "
        ),
        "{error}"
    );
}

#[test]
fn a_key_file_of_all_applications_is_loaded_and_reported_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("apps.toml");
    fs::write(&file, format!("private_key_file = 'all.pem'\n{TWO}")).unwrap();
    let build = || Settings::builder().file(&file).build_applications();
    let error = build().unwrap_err().to_string();
    assert_eq!(error.matches("setting `").count(), 1, "{error}");
    assert!(error.starts_with("setting `private_key_file` ("), "{error}");
    fs::write(folder.path().join("all.pem"), PRIVATE_KEY).unwrap();
    for (_, settings) in build().unwrap().settings() {
        assert_eq!(settings.private_key().unwrap().expose(), PRIVATE_KEY);
    }
}

#[test]
fn token_files_of_version_0_1_2_belong_to_one_application() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let path = file.path().display();
    let text = TWO.replace("'memory'", &format!("'file'\nac_path = '{path}'"));
    assert_eq!(
        wrong(&text),
        [
            "setting `ac_path` (TOML text:3:1) is a file that version 0.1.2 of the Python package has written for a single application: choose another path"
        ]
    );
    let text = text.replace(&format!("{path}"), "tokens");
    toml(&text).unwrap();
    assert_eq!(
        wrong(&format!("python_0_1_2 = true\n{text}")),
        [
            "setting `ac_path` (TOML text:4:1) cannot be shared with version 0.1.2 of the Python package by several applications: omit `ac_path` or `python_0_1_2`"
        ]
    );
}

#[tokio::test]
async fn clients_share_the_store_and_each_has_tokens_of_its_own() {
    let platform = Sandbox::builder()
        .application("tt1", "secret of tt1")
        .application("tt2", "secret of tt2")
        .application("tt3", "secret of tt3")
        .start()
        .await
        .unwrap();
    let urls: String = platform
        .hosts()
        .map(|host| format!("{host} = '{}'\n", platform.base_url(host)))
        .collect();
    let applications = toml(&format!("{TWO}[base_urls]\n{urls}")).unwrap();
    let mut tokens = Vec::new();
    for (_, builder) in applications.client_builders() {
        let client = builder.build().unwrap();
        tokens.push(client.token(&credentials::MINI_APP).await.unwrap());
    }
    assert_ne!(tokens[0], tokens[1]);
    // One more application at run time. The common settings apply to it.
    let added = applications.client_builder("tt3", "secret of tt3");
    let added = added.timeout(Duration::from_secs(3)).build().unwrap();
    added.check().await.unwrap();
    assert_eq!(platform.token_fetches("access_token"), 3);
    // Clients that are built later find the tokens in the shared store.
    for ((_, builder), token) in applications.client_builders().zip(&tokens) {
        let client = builder.build().unwrap();
        assert_eq!(client.token(&credentials::MINI_APP).await.unwrap(), *token);
    }
    assert_eq!(platform.token_fetches("access_token"), 3);
    assert!(Arc::ptr_eq(
        &applications.token_store(),
        &applications.clone().token_store()
    ));
}

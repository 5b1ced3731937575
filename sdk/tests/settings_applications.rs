//! Settings of several applications.

#![cfg(all(feature = "settings-toml", feature = "reqwest"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use bytedance::platform::credentials;
use bytedance::settings::{Applications, Settings};
use bytedance::transport::ReqwestTransport;
use bytedance_sandbox::{PRIVATE_KEY, Sandbox};

fn toml(text: &str) -> Result<Applications, bytedance::Error> {
    Settings::builder().toml(text).build_applications()
}

/// Runs the function and returns what it logs.
#[cfg(unix)]
fn capture_log<T>(run: impl FnOnce() -> T) -> String {
    let log = tempfile::NamedTempFile::new().unwrap();
    let subscriber = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_writer(log.reopen().unwrap())
        .finish();
    tracing::subscriber::with_default(subscriber, run);
    fs::read_to_string(log.path()).unwrap()
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
        .iter()
        .map(|application| {
            let settings = application.settings();
            (
                application.name(),
                application.app_id(),
                settings.timeout().unwrap().as_secs(),
                settings.retry_attempts(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [("shop", "tt1", 5, None), ("a-game", "tt2", 7, Some(5))]
    );
    let first = applications.iter().next().unwrap();
    let shown = format!("{applications:?} {first:?}");
    assert!(!shown.contains("secret of"), "{shown}");
    assert!(
        shown.contains("Application { name: \"shop\", settings: "),
        "{shown}"
    );
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
    let application = applications.iter().next().unwrap();
    let shop = application.settings();
    assert_eq!(application.name(), "shop");
    assert_eq!(shop.app_secret().expose(), "other");
    assert_eq!(shop.retry_attempts(), Some(2));
    assert_eq!(shop.former_push_tokens().len(), 2);
    assert_eq!(
        shop.platform_public_keys().collect::<Vec<_>>(),
        [("7", "x")]
    );
    assert_eq!(applications.iter().count(), 2);
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
    let application = applications.iter().nth(1).unwrap();
    let error = application.client_builder().build().unwrap_err();
    let error = error.to_string();
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
    for application in build().unwrap().iter() {
        let key = application.settings().private_key().unwrap();
        assert_eq!(key.expose(), PRIVATE_KEY);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;

        let others_can_read = fs::Permissions::from_mode(0o644);
        fs::set_permissions(folder.path().join("all.pem"), others_can_read).unwrap();
        let log = capture_log(|| build().unwrap());
        let warning = "other users can read the file of a private key";
        assert_eq!(log.matches(warning).count(), 1, "{log}");
    }
}

#[test]
fn an_unknown_table_may_be_a_misspelled_apps() {
    assert_eq!(
        wrong("access_token_type = 'memory'\n[app.shop]\napp_id = 'tt1'"),
        [
            "setting `app` (TOML text:2:2) is unknown",
            "did you mean `apps`?"
        ]
    );
    let known_keys = &wrong("zzzzzzzz = 1")[1];
    assert!(known_keys.ends_with(", base_urls, apps"), "{known_keys}");
    // There are no tables of applications in the table of an application.
    let required = "app_id = 'tt1'\napp_secret = 's'";
    let known_keys = &wrong(&format!("[apps.shop]\n{required}\nzzzzzzzz = 1"))[1];
    assert!(known_keys.ends_with(", base_urls"), "{known_keys}");
}

#[test]
fn repeated_names_in_json_are_mistakes() {
    for (text, mistake) in [
        (
            r#"{"apps": {}, "apps": {}}"#,
            "JSON text:1:14 repeats the key `apps`",
        ),
        (
            r#"{"apps": {"shop": {"app_id": "tt1"}, "shop": {"app_secret": "s"}}}"#,
            "JSON text:1:38 repeats the key `shop`",
        ),
    ] {
        let error = Settings::builder().json(text).build_applications();
        assert_eq!(error.unwrap_err().to_string(), mistake);
    }
}

#[test]
fn the_shared_transport_cannot_be_changed_for_one_client() {
    let applications = toml(TWO).unwrap();
    let builder = || applications.iter().next().unwrap().client_builder();
    let at_run_time = applications.client_builder("tt3", "secret of tt3");
    for builder in [
        builder().connect_timeout(Duration::from_secs(1)),
        builder().no_proxy(),
        builder().gzip(false),
        at_run_time.proxy("http://proxy:3128"),
    ] {
        let error = builder.build().unwrap_err().to_string();
        assert!(
            error.ends_with(
                "setting `transport` is shared by all applications, so connect_timeout, proxy, no_proxy and gzip cannot be changed for one of them: \
                 set them outside of the applications' tables"
            ),
            "{error}"
        );
    }
    let own = || Arc::new(ReqwestTransport::builder().build().unwrap());
    builder().transport(own()).build().unwrap();
    let both = builder().transport(own()).gzip(false);
    let error = both.build().unwrap_err().to_string();
    assert!(error.ends_with("set them on your own transport"), "{error}");
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
    for application in applications.iter() {
        let client = application.client_builder().build().unwrap();
        tokens.push(client.token(&credentials::MINI_APP).await.unwrap());
    }
    assert_ne!(tokens[0], tokens[1]);
    // One more application at run time. The common settings apply to it.
    let added = applications.client_builder("tt3", "secret of tt3");
    let added = added.timeout(Duration::from_secs(3)).build().unwrap();
    added.check().await.unwrap();
    assert_eq!(platform.token_fetches("access_token"), 3);
    // Clients that are built later find the tokens in the shared store.
    for (application, token) in applications.iter().zip(&tokens) {
        let client = application.client_builder().build().unwrap();
        assert_eq!(client.token(&credentials::MINI_APP).await.unwrap(), *token);
    }
    assert_eq!(platform.token_fetches("access_token"), 3);
    assert!(Arc::ptr_eq(
        &applications.token_store(),
        &applications.clone().token_store()
    ));
}

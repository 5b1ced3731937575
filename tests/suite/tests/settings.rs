//! Settings from files and from environment variables. Each test that reads environment variables runs in a separate process in which only
//! its own variables are set.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};

use bytedance::platform::credentials;
use bytedance::settings::{AccessTokenType, Settings};
use bytedance::transport::{HttpResponse, MemoryTransport};
use bytedance::{Client, Environment, Error};

/// Runs one of the ignored tests below in a process that has only these variables. Returns what it prints between the marks.
fn in_a_process(test: &str, variables: &[(&str, &str)]) -> String {
    let program = std::env::current_exe().expect("this program");
    let output = Command::new(program)
        .args([
            "--exact",
            test,
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env_clear()
        .envs(variables.iter().copied())
        .output()
        .expect("a process");
    let text = String::from_utf8(output.stdout).expect("text");
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{text}{errors}");
    let (_, rest) = text
        .split_once("<<<")
        .unwrap_or_else(|| panic!("no mark in {text}"));
    let (written, _) = rest.split_once(">>>").expect("an end");
    written.to_owned()
}

fn show(settings: Result<Settings, Error>) {
    match settings {
        Ok(settings) => println!("<<<{settings:?}>>>"),
        Err(error) => println!("<<<{error}>>>"),
    }
}

#[test]
#[ignore = "run by another test, with variables"]
fn process_shows_the_settings() {
    show(Settings::from_environment());
}

#[test]
#[ignore = "run by another test, with variables"]
fn process_shows_the_settings_of_a_shop() {
    show(Settings::from_environment_with_prefix("SHOP"));
}

#[test]
#[ignore = "run by another test, with variables"]
fn process_shows_file_variables_and_program() {
    let file = std::env::var("SETTINGS_FILE").expect("a path");
    let program = Settings::builder().mch_id("program");
    show(program.variables().file(file).build());
}

#[test]
#[ignore = "run by another test, with variables"]
fn process_shows_the_settings_of_applications() {
    let file = std::env::var("SETTINGS_FILE").expect("a path");
    let applications = Settings::builder()
        .file(file)
        .variables()
        .build_applications();
    match applications {
        Ok(applications) => println!("<<<{applications:?}>>>"),
        Err(error) => println!("<<<{error}>>>"),
    }
}

#[test]
#[ignore = "run by another test, with variables"]
fn process_logs_what_is_wrong_with_variables() {
    tracing_subscriber::fmt()
        .with_ansi(false)
        .without_time()
        .init();
    let apps = r#"{"access_token_type": "memory", "apps": {"shop": {"app_id": "tt1", "app_secret": "s"}}}"#;
    print!("<<<");
    let one = Settings::builder().app_id("tt1").app_secret("s");
    one.variables().build().expect("settings");
    println!("several applications:");
    let several = Settings::builder().json(apps).variables();
    several.build_applications().expect("settings");
    print!(">>>");
}

#[test]
#[ignore = "run by another test, with variables"]
fn process_fetches_a_token() {
    let client = Settings::from_environment()
        .and_then(|settings| settings.client_builder())
        .and_then(|builder| builder.transport(platform()).build())
        .expect("a client");
    fetch(&client);
    println!("<<<>>>");
}

#[test]
#[ignore = "run by another test, with variables"]
fn process_builds_clients() {
    let show = |client: Result<Client, Error>| match client {
        Ok(client) => format!("{} in {}", client.app_id(), client.environment()),
        Err(error) => error.to_string(),
    };
    let file = std::env::var("SETTINGS_FILE").expect("a path");
    println!(
        "<<<{}\n{}>>>",
        show(Client::from_environment()),
        show(Client::from_file(file))
    );
}

/// Creates a platform that issues one token.
fn platform() -> Arc<MemoryTransport> {
    Arc::new(MemoryTransport::new(|request| {
        let answer = r#"{"err_no": 0, "data": {"access_token": "fetched", "expires_in": 7200}}"#;
        Ok(HttpResponse::json(&request, answer))
    }))
}

/// Fetches an access_token.
fn fetch(client: &Client) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let token = runtime.block_on(client.token(&credentials::MINI_APP));
    assert_eq!(token.expect("a token").expose(), "fetched");
}

#[test]
fn variables_are_read() {
    let shown = in_a_process(
        "process_shows_the_settings",
        &[
            ("BYTEDANCE_APP_ID", "tt1"),
            ("BYTEDANCE_APP_SECRET", "marker"),
            ("BYTEDANCE_MCH_ID", "12"),
            ("BYTEDANCE_MCH_SECRET", "marker"),
            ("BYTEDANCE_MCH_APP_ID", ""),
            ("BYTEDANCE_ENVIRONMENT", "sandbox"),
            ("BYTEDANCE_REDIS", "redis://u:marker@r"),
            ("BYTEDANCE_REDIS_PASSWORD", "marker"),
            ("BYTEDANCE_GZIP", "off"),
            ("BYTEDANCE_TIMEOUT", "1.5"),
            ("BYTEDANCE_RETRY_ATTEMPTS", "5"),
            ("BYTEDANCE_BASE_URLS_TOUTIAO", "http://gateway.example"),
            ("BYTEDANCE_CODE", "marker"),
            ("SHOP_APP_ID", "other"),
        ],
    );
    assert_eq!(
        shown,
        "Settings {\
         \"app_id\": \"tt1 (variable BYTEDANCE_APP_ID)\", \
         \"app_secret\": \"*** (variable BYTEDANCE_APP_SECRET)\", \
         \"base_urls.toutiao\": \"http://gateway.example/ (variable BYTEDANCE_BASE_URLS_TOUTIAO)\", \
         \"environment\": \"sandbox (variable BYTEDANCE_ENVIRONMENT)\", \
         \"gzip\": \"false (variable BYTEDANCE_GZIP)\", \
         \"mch_id\": \"12 (variable BYTEDANCE_MCH_ID)\", \
         \"mch_secret\": \"*** (variable BYTEDANCE_MCH_SECRET)\", \
         \"redis.password\": \"*** (variable BYTEDANCE_REDIS_PASSWORD)\", \
         \"redis.url\": \"*** (variable BYTEDANCE_REDIS)\", \
         \"retry.attempts\": \"5 (variable BYTEDANCE_RETRY_ATTEMPTS)\", \
         \"timeout\": \"1.5s (variable BYTEDANCE_TIMEOUT)\"}"
    );
}

#[test]
fn files_of_keys_have_a_variable_each() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().to_str().expect("text");
    fs::write(
        folder.path().join("private.pem"),
        bytedance_sandbox::PRIVATE_KEY,
    )
    .expect("written");
    fs::write(
        folder.path().join("public.pem"),
        bytedance_sandbox::PLATFORM_PUBLIC_KEY,
    )
    .expect("written");
    let public = format!("{home}/public.pem");
    let shown = in_a_process(
        "process_shows_the_settings",
        &[
            ("HOME", home),
            ("BYTEDANCE_APP_ID", "tt1"),
            ("BYTEDANCE_APP_SECRET", "marker"),
            ("BYTEDANCE_PRIVATE_KEY_FILE", "~/private.pem"),
            ("BYTEDANCE_PLATFORM_PUBLIC_KEY_FILE", &public),
            ("BYTEDANCE_PLATFORM_PUBLIC_KEY_FILE_2", &public),
        ],
    );
    for expected in [
        "\"private_key\": \"*** (variable BYTEDANCE_PRIVATE_KEY_FILE)\"",
        "\"private_key_file\": \"~/private.pem (variable BYTEDANCE_PRIVATE_KEY_FILE)\"",
        "\"platform_public_key\": \"versions 1, 2 (variable BYTEDANCE_PLATFORM_PUBLIC_KEY_FILE)\"",
    ] {
        assert!(shown.contains(expected), "{shown}");
    }
    let shown = in_a_process(
        "process_shows_the_settings",
        &[
            ("HOME", home),
            ("BYTEDANCE_APP_ID", "tt1"),
            ("BYTEDANCE_APP_SECRET", "marker"),
            ("BYTEDANCE_PRIVATE_KEY", "marker"),
            ("BYTEDANCE_PRIVATE_KEY_FILE", "~/private.pem"),
            ("BYTEDANCE_PLATFORM_PUBLIC_KEY_FILE_2", "~/missing.pem"),
        ],
    );
    assert_eq!(
        shown,
        format!(
            "setting `private_key_file` (variable BYTEDANCE_PRIVATE_KEY_FILE) is set together with `private_key` (variable BYTEDANCE_PRIVATE_KEY): \
             set only one of them; \
             setting `platform_public_key_file` (variable BYTEDANCE_PLATFORM_PUBLIC_KEY_FILE_2) names the file {home}/missing.pem, which does not exist"
        )
    );
}

#[test]
fn several_applications_have_variables_of_their_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("apps.json");
    fs::write(
        &file,
        r#"{"access_token_type": "memory", "apps": {"a-shop": {"app_id": "tt1"}, "a-shop-no2": {"app_secret": "marker"}}}"#,
    )
    .expect("written");
    let file = file.to_str().expect("text");
    let shown = |variables: &[(&str, &str)]| {
        let variables = [&[("SETTINGS_FILE", file)], variables].concat();
        in_a_process("process_shows_the_settings_of_applications", &variables).replace(file, "PATH")
    };
    assert_eq!(
        shown(&[
            ("BYTEDANCE_TIMEOUT", "5"),
            ("BYTEDANCE_APPS_A_SHOP_APP_SECRET", "marker"),
            ("BYTEDANCE_APPS_A_SHOP_NO2_APP_ID", "tt2"),
            ("BYTEDANCE_APPS_OTHER_APP_ID", "tt3"),
        ]),
        "Applications {\
         \"a-shop\": Settings {\
         \"access_token_type\": \"memory (PATH:1:2)\", \
         \"app_id\": \"tt1 (PATH:1:53)\", \
         \"app_secret\": \"*** (variable BYTEDANCE_APPS_A_SHOP_APP_SECRET)\", \
         \"timeout\": \"5s (variable BYTEDANCE_TIMEOUT)\"}, \
         \"a-shop-no2\": Settings {\
         \"access_token_type\": \"memory (PATH:1:2)\", \
         \"app_id\": \"tt2 (variable BYTEDANCE_APPS_A_SHOP_NO2_APP_ID)\", \
         \"app_secret\": \"*** (PATH:1:86)\", \
         \"timeout\": \"5s (variable BYTEDANCE_TIMEOUT)\"}}"
    );
    assert_eq!(
        shown(&[
            ("BYTEDANCE_APP_SECRET", "marker"),
            ("BYTEDANCE_APPS_A_SHOP_TIMEOUT", "soon"),
            ("BYTEDANCE_APPS_A_SHOP_PROXY", "none"),
            ("BYTEDANCE_APPS_A_SHOP_NO2_APP_ID", "tt2"),
        ]),
        "setting `app_secret` (variable BYTEDANCE_APP_SECRET) belongs to one application: set it in a table such as `[apps.shop]`; \
         setting `apps.a-shop.proxy` (variable BYTEDANCE_APPS_A_SHOP_PROXY) is shared by all applications: set it outside of the application's table; \
         setting `apps.a-shop.timeout` (variable BYTEDANCE_APPS_A_SHOP_TIMEOUT) must be a number of seconds such as 20 or 1.5, or a time such as \
         \"500ms\", \"20s\" or \"2m\", not \"soon\"; \
         setting `apps.a-shop.app_secret` is missing: set it in the table `[apps.a-shop]` or in the variable BYTEDANCE_APPS_A_SHOP_APP_SECRET"
    );
    let text = fs::read_to_string(file).expect("written");
    fs::write(file, text.replace("a-shop-no2", "a-shop-mch")).expect("written");
    let shown = shown(&[("BYTEDANCE_APPS_A_SHOP_MCH_APP_ID", "tt2")]);
    assert!(
        shown.contains(
            "setting `apps.a-shop-mch` (PATH:1:71) has an ambiguous name, because the variable BYTEDANCE_APPS_A_SHOP_MCH_APP_ID could also set \
             `apps.a-shop.mch_app_id`: choose another name"
        ),
        "{shown}"
    );
}

#[test]
fn variables_of_an_application_without_a_table_are_warned_of() {
    let shown = in_a_process(
        "process_logs_what_is_wrong_with_variables",
        &[
            ("BYTEDANCE_APPS_SHOP_KEY_VERSION", "2"),
            ("BYTEDANCE_APPS_SHOPS_PRIVATE_KEY", "marker"),
        ],
    );
    let (one, several) = shown.split_once("several applications:").expect("a line");
    let warning =
        |name: &str| format!("the environment variable BYTEDANCE_APPS_{name} is not read");
    assert!(one.contains(&warning("SHOP_KEY_VERSION")), "{shown}");
    assert!(one.contains(&warning("SHOPS_PRIVATE_KEY")), "{shown}");
    assert_eq!(several.matches("WARN").count(), 1, "{shown}");
    assert!(several.contains(&warning("SHOPS_PRIVATE_KEY")), "{shown}");
    assert!(
        several.contains("did you mean BYTEDANCE_APPS_SHOP_PRIVATE_KEY?"),
        "{shown}"
    );
    assert!(!shown.contains("marker"), "{shown}");
}

#[test]
fn keys_of_several_versions_have_a_variable_each() {
    let shown = in_a_process(
        "process_shows_the_settings",
        &[
            ("BYTEDANCE_APP_ID", "tt1"),
            ("BYTEDANCE_APP_SECRET", "marker"),
            ("BYTEDANCE_PLATFORM_PUBLIC_KEY_2", "marker"),
            ("BYTEDANCE_PLATFORM_PUBLIC_KEY", "marker"),
            ("BYTEDANCE_PLATFORM_PUBLIC_KEY_3", ""),
            ("BYTEDANCE_FORMER_PRIVATE_KEY", "marker,marker"),
            ("BYTEDANCE_ENCODING_AES_KEY", "marker"),
            ("BYTEDANCE_CALLBACK_TOKEN", "marker"),
        ],
    );
    assert_eq!(
        shown,
        "Settings {\
         \"app_id\": \"tt1 (variable BYTEDANCE_APP_ID)\", \
         \"app_secret\": \"*** (variable BYTEDANCE_APP_SECRET)\", \
         \"callback_token\": \"*** (variable BYTEDANCE_CALLBACK_TOKEN)\", \
         \"encoding_aes_key\": \"*** (variable BYTEDANCE_ENCODING_AES_KEY)\", \
         \"former_private_key\": \"*** (variable BYTEDANCE_FORMER_PRIVATE_KEY)\", \
         \"platform_public_key\": \"versions 1, 2 (variable BYTEDANCE_PLATFORM_PUBLIC_KEY)\"}"
    );
}

#[test]
fn wrong_variables_are_named_all_at_once() {
    let shown = in_a_process(
        "process_shows_the_settings",
        &[
            ("BYTEDANCE_APP_ID", " tt1"),
            ("BYTEDANCE_ENVIRONMENT", "test"),
            ("BYTEDANCE_REDIS_PORT", "marker"),
            ("BYTEDANCE_PROXY", "marker"),
            ("BYTEDANCE_GZIP", "perhaps"),
            ("BYTEDANCE_BASE_URLS_OPEN", "marker"),
        ],
    );
    assert_eq!(
        shown,
        "setting `app_id` (variable BYTEDANCE_APP_ID) has surrounding whitespace or contains a control character; \
         setting `base_urls.open` (variable BYTEDANCE_BASE_URLS_OPEN) is not a URL; write it as https://host or http://127.0.0.1:4000/prefix; \
         setting `environment` (variable BYTEDANCE_ENVIRONMENT) must be production or sandbox, not \"test\"; \
         setting `gzip` (variable BYTEDANCE_GZIP) must be true or false, not \"perhaps\"; \
         setting `proxy` (variable BYTEDANCE_PROXY) must be an http:// or https:// URL such as http://user:password@proxy:3128, or none; \
         setting `redis.port` (variable BYTEDANCE_REDIS_PORT) must be a whole number from 1 to 65535, not \"marker\"; \
         setting `app_secret` is missing: set it in a settings file, in the variable BYTEDANCE_APP_SECRET or with SettingsBuilder::app_secret"
    );
}

#[test]
fn another_prefix_can_be_given() {
    let variables = [("SHOP_APP_ID", "tt1"), ("BYTEDANCE_APP_SECRET", "s")];
    assert_eq!(
        in_a_process("process_shows_the_settings_of_a_shop", &variables),
        "setting `app_secret` is missing: set it in a settings file, in the variable SHOP_APP_SECRET or with SettingsBuilder::app_secret"
    );
}

#[test]
fn the_program_goes_before_variables_and_these_before_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("shop.toml");
    let text = "app_id = 'file'\napp_secret = 'file'\nmch_id = 'file'\n[redis]\nhost = 'r'\npassword = 'file'\n";
    fs::write(&path, text).expect("written");
    let file = path.to_str().expect("a path");
    let variables = [
        ("SETTINGS_FILE", file),
        ("BYTEDANCE_APP_SECRET", "variable"),
        ("BYTEDANCE_MCH_ID", "variable"),
        ("BYTEDANCE_REDIS_PASSWORD", "variable"),
    ];
    let shown = in_a_process("process_shows_file_variables_and_program", &variables);
    assert_eq!(
        shown,
        format!(
            "Settings {{\
             \"app_id\": \"file ({file}:1:1)\", \
             \"app_secret\": \"*** (variable BYTEDANCE_APP_SECRET)\", \
             \"mch_id\": \"program (set by the program)\", \
             \"redis.host\": \"r ({file}:5:1)\", \
             \"redis.password\": \"*** (variable BYTEDANCE_REDIS_PASSWORD)\"}}"
        )
    );
    // There is a mistake in each source, and the error lists all of them.
    fs::write(&path, "gzip = 3\n").expect("written");
    let variables = [("SETTINGS_FILE", file), ("BYTEDANCE_TIMEOUT", "0")];
    let shown = in_a_process("process_shows_file_variables_and_program", &variables);
    let start = format!(
        "setting `gzip` ({file}:1:1) must be true or false, not \"3\"; \
         setting `timeout` (variable BYTEDANCE_TIMEOUT) is zero: set at least one millisecond; \
         setting `app_id` is missing: "
    );
    assert!(shown.starts_with(&start), "{shown}");
}

/// Returns the names of the files in a folder.
fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).expect("a folder");
    files
        .map(|file| {
            file.expect("a file")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect()
}

#[cfg(unix)]
#[test]
fn tokens_go_to_the_file_in_the_home_or_where_the_settings_say() {
    for (path, start) in [("", "tt1.access_token."), ("~/tokens/mine", "mine.")] {
        let home = tempfile::tempdir().expect("a folder");
        let variables = [
            ("HOME", home.path().to_str().expect("a path")),
            ("BYTEDANCE_APP_ID", "tt1"),
            ("BYTEDANCE_APP_SECRET", "s"),
            ("BYTEDANCE_AC_PATH", path),
        ];
        in_a_process("process_fetches_a_token", &variables);
        let folder = match path {
            "" => home.path().to_owned(),
            _ => home.path().join("tokens"),
        };
        let names = names(&folder);
        let token = names
            .iter()
            .find(|name| name.starts_with(start) && name.ends_with(".mini_app.json"));
        let token = token.unwrap_or_else(|| panic!("no token among {names:?}"));
        let text = fs::read_to_string(folder.join(token)).expect("a token");
        assert!(text.contains("fetched"));
    }
}

#[test]
fn the_ending_decides_how_a_file_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let toml =
        "app_id = 'tt1'\napp_secret = 's'\nenvironment = 'sandbox'\naccess_token_type = 'file'\n";
    let json = r#"{"app_id": "tt1", "app_secret": "s", "environment": "sandbox", "access_token_type": "file"}"#;
    for (name, text) in [
        ("a.toml", toml.to_owned()),
        ("a.TOML", format!("\u{feff}{}", toml.replace('\n', "\r\n"))),
        ("a.json", json.to_owned()),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("written");
        let settings = Settings::from_file(&path).expect("settings");
        assert_eq!(settings.app_id(), "tt1");
        assert_eq!(settings.environment(), Environment::Sandbox);
        assert_eq!(settings.access_token_type(), AccessTokenType::File);
    }
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let message = |name: &str| {
        let path = folder.path().join(name);
        let error = Settings::from_file(&path)
            .expect_err("an error")
            .to_string();
        error.replace(&path.display().to_string(), "PATH")
    };
    let missing = message("missing.toml");
    assert!(
        missing.starts_with("settings file PATH can't be read: "),
        "{missing}"
    );
    for name in ["settings", "settings.yaml"] {
        assert_eq!(
            message(name),
            "settings file PATH: its name must end in .toml or .json"
        );
    }
    fs::write(folder.path().join("binary.toml"), b"app_id = '\xff'").expect("written");
    let binary = message("binary.toml");
    assert!(
        binary.starts_with("settings file PATH can't be read: "),
        "{binary}"
    );
    fs::write(folder.path().join("broken.toml"), "a = 1\nb = = 2\nc : 3\n").expect("written");
    let broken = message("broken.toml");
    let places: Vec<&str> = broken
        .split("; ")
        .filter_map(|fault| fault.split_once(" is not TOML: "))
        .map(|(place, _)| place)
        .collect();
    assert_eq!(places, ["PATH:2:5", "PATH:3:3"], "{broken}");
    let optional = folder.path().join("missing.toml");
    let builder = Settings::builder().optional_file(optional);
    builder
        .app_id("tt1")
        .app_secret("s")
        .build()
        .expect("settings");
}

/// Records what is logged, in memory.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("a log").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(unix)]
#[test]
fn a_file_with_a_secret_that_others_can_read_is_warned_of() {
    use std::os::unix::fs::PermissionsExt as _;

    let warned = |mode: u32, text: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("shop.toml");
        fs::write(&path, text).expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("a mode");
        let log = Log::default();
        let writer = log.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .finish();
        let guard = tracing_subscriber::util::SubscriberInitExt::set_default(subscriber);
        let builder = Settings::builder().app_id("tt1").app_secret("s");
        builder.file(path).build().expect("settings");
        drop(guard);
        let text = String::from_utf8(log.0.lock().expect("a log").clone()).expect("text");
        assert!(!text.contains("marker"), "{text}");
        text.contains("other users can read the settings file")
    };
    assert!(warned(0o644, "app_secret = 'marker'"));
    assert!(warned(0o640, "redis.password = 'marker'"));
    assert!(!warned(0o600, "app_secret = 'marker'"));
    assert!(!warned(0o644, "app_id = 'tt1'"));
}

#[test]
fn the_examples_of_the_readmes_are_settings() {
    for text in [
        include_str!("../../../README.md"),
        include_str!("../../../README.zh-CN.md"),
    ] {
        let (_, rest) = text.split_once("```toml\napp_id ").expect("settings");
        let (example, _) = rest.split_once("```").expect("an end");
        let settings = Settings::from_toml(format!("app_id {example}")).expect("settings");
        assert_eq!(settings.access_token_type(), AccessTokenType::Auto);
        let url = settings.redis_url().expect("an address");
        assert_eq!(url.expose(), "redis://redis:6379");
        settings
            .client_builder()
            .expect("a builder")
            .build()
            .expect("a client");
    }
}

#[test]
fn a_client_is_built_in_one_step() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("bytedance.toml");
    fs::write(
        &file,
        "app_id = 'file'\napp_secret = 'secret'\nenvironment = 'sandbox'\naccess_token_type = 'memory'",
    )
    .expect("written");
    let file = file.to_str().expect("text");
    let clients = |variables: &[(&str, &str)]| {
        let variables = [&[("SETTINGS_FILE", file)], variables].concat();
        in_a_process("process_builds_clients", &variables)
    };

    let shown = clients(&[
        ("BYTEDANCE_APP_ID", "variable"),
        ("BYTEDANCE_APP_SECRET", "secret"),
        ("BYTEDANCE_ACCESS_TOKEN_TYPE", "memory"),
    ]);
    assert_eq!(shown, "variable in production\nvariable in sandbox");

    let shown = clients(&[]);
    assert_eq!(
        shown,
        "setting `app_id` is missing: set it in a settings file, in the variable BYTEDANCE_APP_ID or with SettingsBuilder::app_id; \
         setting `app_secret` is missing: set it in a settings file, in the variable BYTEDANCE_APP_SECRET or with SettingsBuilder::app_secret\n\
         file in sandbox"
    );

    // The first mistake is one of the settings, the second one of the client's builder.
    let shown = clients(&[("BYTEDANCE_TIMEOUT", "soon"), ("BYTEDANCE_APP_ID", "tt1")]);
    let (_, of_file) = shown.split_once('\n').expect("two lines");
    assert!(
        of_file.starts_with("setting `timeout` (variable BYTEDANCE_TIMEOUT) "),
        "{shown}"
    );
    let shown = clients(&[("BYTEDANCE_BASE_URLS_TOTIAO", "http://gateway.example")]);
    let (_, of_file) = shown.split_once('\n').expect("two lines");
    assert!(
        of_file.starts_with(
            "setting `base_urls.totiao` (variable BYTEDANCE_BASE_URLS_TOTIAO) is for the host `totiao`, \
             which does not exist; did you mean `toutiao`? "
        ),
        "{shown}"
    );
    let shown = clients(&[("BYTEDANCE_PRIVATE_KEY", "not a key")]);
    let (_, of_file) = shown.split_once('\n').expect("two lines");
    assert!(of_file.starts_with("setting `private_key` "), "{shown}");
}

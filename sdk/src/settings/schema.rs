//! The table of all settings. This is the only place where they are defined.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::convert::FromSetting;
use super::table::{feed, getter, see, setter, settings};
use super::{AccessTokenType, Settings, SettingsBuilder};
use crate::client::ClientBuilder;
use crate::client::retry::Retry;
use crate::environment::Environment;
use crate::secret::Secret;

/// The type of a setting's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A string that may appear in errors and `Debug` output.
    Text,
    /// A secret that must not appear in errors or `Debug` output.
    Secret,
    /// A secret that may contain any character. An empty value is treated as unset.
    Password,
    /// A secret or a list of secrets. A list may also be written as a single string with commas between the secrets. An empty value is
    /// treated as unset.
    Secrets,
    /// A public key, or a table that maps versions to public keys. An empty value is treated as unset.
    Keys,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A path in the file system.
    Path,
    /// The path of a file that contains a key. In a settings file, it is relative to the folder of that file.
    KeyFile,
    /// The path of a file that contains a public key, or a table that maps versions to such paths.
    KeyFiles,
    /// A duration greater than zero.
    Time,
    /// A whole number from the first bound to the second, inclusive.
    Count(u64, u64),
    /// Either `true` or `false`.
    Switch,
    /// The URL of a platform server, or of a server that is used in its place.
    BaseUrl,
    /// The URL of a proxy, or `none`. The URL may contain a password.
    Proxy,
    /// The URL of a redis server. The URL may contain a password.
    RedisUrl,
}

/// What a setting is passed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// The constructor of the client's builder. The setting is therefore required.
    Constructor,
    /// The client's builder.
    Client,
    /// The client's builder. The setting applies only to the default transport.
    Transport,
    /// The retry policy.
    Retry,
    /// The token store.
    TokenStore,
    /// Another setting, which the content of this setting's file becomes.
    Key,
    /// Nothing. Only the program itself uses the setting.
    Program,
}

/// One row of the table of settings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// The key. If the setting belongs to a group (a table in a settings file), the group's name comes first, followed by a dot.
    pub(super) key: &'static str,
    pub(super) kind: Kind,
    pub(super) target: Target,
    /// The lines for this setting in `sdk/docs/settings.toml`, including any headings and comments before it.
    #[cfg(test)]
    pub(super) toml: &'static [&'static str],
}

/// The group whose keys are host names, such as `toutiao`.
pub(super) const BASE_URLS: &str = "base_urls";

/// The settings that contain the application's private key, and a public key for each version.
pub(super) const PRIVATE_KEY: &str = "private_key";
pub(super) const PUBLIC_KEYS: &str = "platform_public_key";

/// The settings that name files with keys.
pub(super) const PRIVATE_KEY_FILE: &str = "private_key_file";
pub(super) const PUBLIC_KEY_FILES: &str = "platform_public_key_file";

/// The table that contains a table of settings for each of several applications.
pub(super) const APPS: &str = "apps";

/// The groups of settings. In a settings file, each group is a table.
pub(super) const GROUPS: [&str; 3] = ["redis", "retry", BASE_URLS];

settings! {
    /// The application's id.
    "app_id" = Kind::Text => {
        set app_id(id: impl Into<String>);
        get app_id -> &str;
        to Constructor;
        toml r#"app_id = "tt_app_id""#;
    }
    /// The application's secret.
    "app_secret" = Kind::Secret => {
        set app_secret(secret: impl Into<Secret>);
        get app_secret -> Secret;
        to Constructor;
        toml r#"app_secret = "secret""#;
    }

    /// The merchant's id. Like [`mch_app_id`](Self::mch_app_id), it is intended only for use by your program. The SDK itself does not use
    /// it.
    "mch_id" = Kind::Text => {
        set mch_id(id: impl Into<String>);
        get mch_id -> Option<&str>;
        to Program;
        toml "# For the payment protocols."
             r#"mch_id = "1200000000""#;
    }
    // As in the Python package. The row of `payment_salt` comes later, so that setting overrides this one.
    /// The merchant's secret. It is used as the payment SALT unless [`payment_salt`](Self::payment_salt) is set.
    "mch_secret" = Kind::Secret => {
        set mch_secret(secret: impl Into<Secret>);
        get mch_secret -> Option<&Secret>;
        to Client::payment_salt;
        toml r#"mch_secret = "merchant secret""#;
    }
    /// The id of the merchant's application. The SDK itself does not use it.
    "mch_app_id" = Kind::Text => {
        set mch_app_id(id: impl Into<String>);
        get mch_app_id -> Option<&str>;
        to Program;
        toml r#"mch_app_id = "tt_merchant_app_id""#;
    }
    /// The payment SALT, used to sign guaranteed payments. The default is [`mch_secret`](Self::mch_secret).
    "payment_salt" = Kind::Password => {
        set payment_salt(salt: impl Into<Secret>);
        get payment_salt -> Option<&Secret>;
        to Client::payment_salt;
        toml r#"payment_salt = "payment salt" # signs guaranteed payments; the default is mch_secret"#;
    }
    // This is not `Kind::Secret`, because a key has several lines and that kind does not allow line breaks.
    /// The application's private key, used mainly to sign requests to the trade system.
    "private_key" = Kind::Password => {
        set private_key(key: impl Into<Secret>);
        get private_key -> Option<&Secret>;
        to Client::private_key = configure_private_key;
        toml "# private_key = '''-----BEGIN PRIVATE KEY-----..''' # signs requests to the trade system; PEM, or DER in base64";
    }
    /// The path of a PEM file that contains the application's private key. Its content becomes [`private_key`](Settings::private_key). In a
    /// settings file, the path is relative to the folder of that file, and a leading `~/` stands for the user's home directory.
    "private_key_file" = Kind::KeyFile => {
        set private_key_file(path: impl Into<PathBuf>);
        get private_key_file -> Option<&Path>;
        to Key;
        toml r#"# private_key_file = "private_key.pem" # instead of private_key: a PEM file, relative to the folder of this file"#;
    }
    /// The version of the private key.
    "key_version" = Kind::Text => {
        set key_version(version: impl Into<String>);
        get key_version -> Option<&str>;
        to Client::key_version;
        toml r#"key_version = "1" # the version of private_key"#;
    }
    /// Former private keys that have been replaced by the current one. They are used only for decryption.
    "former_private_key" = Kind::Secrets => {
        add former_private_key(key: impl Into<Secret>);
        get former_private_keys -> &[Secret];
        to Client::former_private_key;
        toml "# former_private_key = ['''-----BEGIN PRIVATE KEY-----..'''] # used only for decryption; one or a list";
    }
    /// The platform's public keys and their versions. They are used mainly to verify trade system callbacks.
    "platform_public_key" = Kind::Keys => {
        add platform_public_key(version: impl Into<String>, key: impl Into<String>);
        get platform_public_keys -> impl Iterator<Item = (&str, &str)> = versioned_public_keys;
        to Client::platform_public_key = configure_public_keys;
        toml "# platform_public_key = '''-----BEGIN PUBLIC KEY-----..''' # version 1; for several versions, use a table:"
             r#"# platform_public_key = { 1 = "MIIBIjAN..", 2 = "MIIBIjAN.." } # verifies callbacks of the trade system"#;
    }
    /// The paths of PEM files that contain the platform's public keys, and the versions of these keys. The contents become
    /// [`platform_public_keys`](Settings::platform_public_keys). In a settings file, a path is relative to the folder of that file, and a
    /// leading `~/` stands for the user's home directory.
    "platform_public_key_file" = Kind::KeyFiles => {
        add platform_public_key_file(version: impl Into<String>, path: impl Into<PathBuf>);
        get platform_public_key_files -> impl Iterator<Item = (&str, &Path)> = versioned_public_key_files;
        to Key;
        toml r#"# platform_public_key_file = "platform_public_key.pem" # instead of platform_public_key: a PEM file, or a table of versions and files"#;
    }

    /// The token used to verify guaranteed-payment callbacks.
    "callback_token" = Kind::Password => {
        set callback_token(token: impl Into<Secret>);
        get callback_token -> Option<&Secret>;
        to Client::callback_token;
        toml "# For callbacks."
             r#"callback_token = "payment callback token" # verifies callbacks of guaranteed payment"#;
    }
    /// Former tokens for guaranteed-payment callbacks that have been replaced by the current one.
    "former_callback_token" = Kind::Secrets => {
        add former_callback_token(token: impl Into<Secret>);
        get former_callback_tokens -> &[Secret];
        to Client::former_callback_token;
        toml r#"# former_callback_token = "payment callback token" # former tokens; one or a list"#;
    }
    /// The token used to verify encrypted pushes.
    "push_token" = Kind::Password => {
        set push_token(token: impl Into<Secret>);
        get push_token -> Option<&Secret>;
        to Client::push_token;
        toml r#"push_token = "push token" # verifies encrypted pushes"#;
    }
    /// Former tokens for encrypted pushes that have been replaced by the current one.
    "former_push_token" = Kind::Secrets => {
        add former_push_token(token: impl Into<Secret>);
        get former_push_tokens -> &[Secret];
        to Client::former_push_token;
        toml r#"# former_push_token = "push token" # former tokens; one or a list"#;
    }
    /// The keys used to decrypt encrypted pushes, newest first.
    "encoding_aes_key" = Kind::Secrets => {
        add encoding_aes_key(key: impl Into<Secret>);
        get encoding_aes_keys -> &[Secret];
        to Client::encoding_aes_key;
        toml r#"encoding_aes_key = ["jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"] # decrypts encrypted pushes; one or a list, with the newest first"#;
    }
    /// The secret used to verify webhooks. The default is the application's secret.
    "webhook_secret" = Kind::Password => {
        set webhook_secret(secret: impl Into<Secret>);
        get webhook_secret -> Option<&Secret>;
        to Client::webhook_secret;
        toml r#"webhook_secret = "webhook secret" # verifies webhooks; the default is app_secret"#;
    }
    /// Former webhook secrets that have been replaced by the current one.
    "former_webhook_secret" = Kind::Secrets => {
        add former_webhook_secret(secret: impl Into<Secret>);
        get former_webhook_secrets -> &[Secret];
        to Client::former_webhook_secret;
        toml r#"# former_webhook_secret = "webhook secret" # former secrets; one or a list"#;
    }

    /// The environment to use: production or the sandbox. The default is production.
    "environment" = Kind::Choice(&["production", "sandbox"]) => {
        set environment(environment: Environment);
        get environment -> Environment;
        to Client::environment = configure_environment;
        toml r#"environment = "production" # or sandbox"#;
    }
    /// Where tokens are stored. The default is [`AccessTokenType::Auto`].
    "access_token_type" = Kind::Choice(&["auto", "redis", "file", "memory"]) => {
        set access_token_type(kind: AccessTokenType);
        get access_token_type -> AccessTokenType;
        to TokenStore;
        toml r#"access_token_type = "auto" # redis if configured and reachable, otherwise a file; or redis, file or memory"#;
    }
    /// The prefix of the paths of all token files. The default is `~/<app_id>.access_token`. A leading `~/` stands for the user's home
    /// directory.
    "ac_path" = Kind::Path => {
        set ac_path(path: impl Into<PathBuf>);
        get ac_path -> Option<&Path>;
        to TokenStore;
        toml r#"ac_path = "~/tt_app_id.access_token""#;
    }
    /// Whether to share the production access_token with processes that use version 0.1.2 of the Python package. The default is `false`.
    /// See [`FileStore::python_0_1_2`](crate::tokens::FileStore::python_0_1_2).
    "python_0_1_2" = Kind::Switch => {
        set python_0_1_2(shared: bool);
        get python_0_1_2 -> Option<bool>;
        to TokenStore;
        toml "python_0_1_2 = false # true also shares the access_token with version 0.1.2 of the Python package";
    }
    /// Whether tokens are refreshed in the background, even while no calls are made. The default is `false`.
    "background_refresh" = Kind::Switch => {
        set background_refresh(refresh: bool);
        get background_refresh -> Option<bool>;
        to Client::background_refresh;
        toml "background_refresh = false # true refreshes tokens even while no call is made";
    }

    /// The timeout for each attempt to make a call. The default is 20 seconds.
    "timeout" = Kind::Time => {
        set timeout(timeout: Duration);
        get timeout -> Option<Duration>;
        to Client::timeout;
        toml "timeout = 20 # of one attempt";
    }
    /// How long connecting to a server may take. The default is 5 seconds.
    "connect_timeout" = Kind::Time => {
        set connect_timeout(timeout: Duration);
        get connect_timeout -> Option<Duration>;
        to Transport::connect_timeout;
        toml r#"connect_timeout = "5s""#;
    }
    /// How long a call may wait for a token. The default is 30 seconds.
    "token_wait" = Kind::Time => {
        set token_wait(wait: Duration);
        get token_wait -> Option<Duration>;
        to Client::token_wait;
        toml r#"token_wait = "30s" # how long a call may wait for a token"#;
    }
    /// The proxy for all requests. The value `none` disables proxies, even if the system's settings specify one.
    "proxy" = Kind::Proxy => {
        set proxy(url: impl Into<Secret>);
        get proxy -> Option<&Secret>;
        to Transport::proxy = configure_proxy;
        toml r#"proxy = "http://user:password@proxy:3128" # or none"#;
    }
    /// Whether the client requests compressed responses. The default is `true` if the feature `gzip` is enabled. Without the feature, `true` is an error.
    "gzip" = Kind::Switch => {
        set gzip(gzip: bool);
        get gzip -> Option<bool>;
        to Transport::gzip;
        toml "gzip = true";
    }
    /// The maximum size of a response body, in bytes. The default is 32 MiB.
    "body_limit" = Kind::Count(1, i32::MAX as u64) => {
        set body_limit(bytes: usize);
        get body_limit -> Option<usize>;
        to Client::body_limit;
        toml "body_limit = 33554432 # bytes";
    }
    /// The text that follows `bytedance-sdk/VERSION` in the `User-Agent` header, such as `shop/2.1`.
    "user_agent" = Kind::Text => {
        set user_agent(suffix: impl Into<String>);
        get user_agent -> Option<&str>;
        to Client::user_agent;
        toml r#"user_agent = "shop/2.1""#;
    }

    /// The address of redis, such as `redis://user:password@host:6379/0`. Use `rediss://` for TLS. The getter returns the complete address,
    /// assembled from all redis settings and including the password.
    "redis.url" = Kind::RedisUrl => {
        set redis_url(url: impl Into<Secret>);
        get redis_url -> Option<&Secret> = merged_redis_url;
        to TokenStore;
        toml r#"[redis] # or url = "redis://user:password@host:6379/0""#;
    }
    /// The redis host. If any other part of the address is set, the host defaults to `localhost`.
    "redis.host" = Kind::Text => {
        set redis_host(host: impl Into<String>);
        get redis_host -> Option<&str>;
        to TokenStore;
        toml r#"host = "redis""#;
    }
    /// The redis port. The default is 6379.
    "redis.port" = Kind::Count(1, 65_535) => {
        set redis_port(port: u16);
        get redis_port -> Option<u16>;
        to TokenStore;
        toml "port = 6379";
    }
    /// The user name for redis.
    "redis.username" = Kind::Password => {
        set redis_username(name: impl Into<Secret>);
        get redis_username -> Option<&Secret>;
        to TokenStore;
        toml r#"username = "shop""#;
    }
    /// The password for redis.
    "redis.password" = Kind::Password => {
        set redis_password(password: impl Into<Secret>);
        get redis_password -> Option<&Secret>;
        to TokenStore;
        toml r#"password = "redis password""#;
    }
    /// The redis database number. The default is 0.
    "redis.db" = Kind::Count(0, i32::MAX as u64) => {
        set redis_db(number: u32);
        get redis_db -> Option<u32>;
        to TokenStore;
        toml "db = 0";
    }
    /// Whether to connect to redis over TLS. The default is `false`, unless the address begins with `rediss://`.
    "redis.ssl" = Kind::Switch => {
        set redis_ssl(tls: bool);
        get redis_ssl -> Option<bool>;
        to TokenStore;
        toml "ssl = false";
    }
    /// The path of the Unix socket on which redis listens. It is used instead of a host and port.
    "redis.unix_socket_path" = Kind::Path => {
        set redis_unix_socket_path(path: impl Into<PathBuf>);
        get redis_unix_socket_path -> Option<&Path>;
        to TokenStore;
        toml r#"# unix_socket_path = "/run/redis.sock" # instead of host and port"#;
    }
    /// How long redis may take to respond. The default is 2 seconds.
    "redis.socket_timeout" = Kind::Time => {
        set redis_socket_timeout(timeout: Duration);
        get redis_socket_timeout -> Option<Duration>;
        to TokenStore;
        toml "socket_timeout = 2 # of the redis client";
    }
    /// How long connecting to redis may take. The default is 2 seconds.
    "redis.socket_connect_timeout" = Kind::Time => {
        set redis_socket_connect_timeout(timeout: Duration);
        get redis_socket_connect_timeout -> Option<Duration>;
        to TokenStore;
        toml "socket_connect_timeout = 2";
    }

    /// The maximum number of attempts for each call, including the first one. The default is 3.
    "retry.attempts" = Kind::Count(1, 100) => {
        set retry_attempts(attempts: u32);
        get retry_attempts -> Option<u32>;
        to Retry::attempts;
        toml "[retry]"
             "attempts = 3 # including the first one";
    }
    /// How long after the start of a call a retry may still begin. By default, there is no limit.
    "retry.deadline" = Kind::Time => {
        set retry_deadline(deadline: Duration);
        get retry_deadline -> Option<Duration>;
        to Retry::deadline;
        toml r#"deadline = "1m" # no retry starts later"#;
    }
    /// The longest wait before a retry that the server may request. If it requests a longer one, the call fails immediately. The default is
    /// 30 seconds.
    "retry.longest_wait" = Kind::Time => {
        set retry_longest_wait(wait: Duration);
        get retry_longest_wait -> Option<Duration>;
        to Retry::longest_wait;
        toml r#"longest_wait = "30s" # the longest wait that the server may request"#;
    }
}

/// The setting for a host's base URL, shown here for one example host. It is kept out of the table because its setter and getter also carry
/// the host.
#[cfg(test)]
pub(super) const BASE_URL: Setting = Setting {
    key: "base_urls.toutiao",
    kind: Kind::BaseUrl,
    target: Target::Client,
    toml: &[
        "[base_urls] # addresses that replace those of hosts",
        r#"toutiao = "https://gateway.example/toutiao""#,
    ],
};

/// Returns the type of a setting's value, or `None` if there is no such setting.
pub(super) fn kind(key: &str) -> Option<Kind> {
    if let Some((BASE_URLS, host)) = key.split_once('.') {
        return (!host.is_empty()).then_some(Kind::BaseUrl);
    }
    SETTINGS
        .iter()
        .find_map(|setting| (setting.key == key).then_some(setting.kind))
}

/// Returns `true` if several applications share the setting, because it applies to their token store or transport.
pub(super) fn is_shared(key: &str) -> bool {
    let mut settings = SETTINGS.iter();
    settings.any(|setting| {
        setting.key == key && matches!(setting.target, Target::TokenStore | Target::Transport)
    })
}

/// Returns the keys that a group may contain. If `group` is empty, returns the keys at the top level, with the groups, but without [`APPS`].
pub(super) fn keys_in_group(group: &str) -> Vec<&'static str> {
    let inside = SETTINGS
        .iter()
        .filter_map(|setting| match setting.key.split_once('.') {
            Some((of, key)) => (of == group).then_some(key),
            None => group.is_empty().then_some(setting.key),
        });
    let groups = GROUPS.into_iter().filter(|_| group.is_empty());
    inside.chain(groups).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_found_by_its_key() {
        for setting in SETTINGS.iter().chain([&BASE_URL]) {
            assert_eq!(kind(setting.key), Some(setting.kind), "{}", setting.key);
        }
        assert_eq!(kind("base_urls."), None);
        assert_eq!(kind("redis.color"), None);
    }
}

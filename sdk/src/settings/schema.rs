//! Which settings there are: each is described here and nowhere else.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::convert::FromSetting;
use super::table::{feed, getter, see, setter, settings};
use super::{AccessTokenType, Settings, SettingsBuilder};
use crate::client::ClientBuilder;
use crate::client::retry::Retry;
use crate::environment::Environment;
use crate::secret::Secret;

/// What a setting's value must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text that may be shown.
    Text,
    /// A text that may not be shown.
    Secret,
    /// A secret that may hold any character. An empty value counts as unset.
    Password,
    /// One secret or a list of them; as one text, with commas between them. An empty value counts as unset.
    Secrets,
    /// A public key, or a table with the public key of each version. An empty value counts as unset.
    Keys,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A path.
    Path,
    /// A span of time over zero.
    Time,
    /// A whole number in these bounds.
    Count(u64, u64),
    /// True or false.
    Switch,
    /// The address of a server of the platform, or of what stands in for it.
    BaseUrl,
    /// The address of a proxy, or `none`. It may hold a password.
    Proxy,
    /// The address of a redis server. It may hold a password.
    RedisUrl,
}

/// What takes a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// The constructor of the client's builder, so the setting is required.
    Constructor,
    /// The client's builder.
    Client,
    /// The client's builder, for the default transport.
    Transport,
    /// The policy that says what is repeated.
    Retry,
    /// The store for tokens.
    TokenStore,
    /// The program alone.
    Program,
}

/// A setting.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// Its key. A point parts the group, which is a table in a file, from the rest.
    pub(super) key: &'static str,
    pub(super) kind: Kind,
    pub(super) target: Target,
    /// Its lines in `sdk/docs/settings.toml`, with what stands before them.
    #[cfg(test)]
    pub(super) toml: &'static [&'static str],
}

/// The group whose keys are the names of hosts.
pub(super) const BASE_URLS: &str = "base_urls";

/// The setting with a key for each version.
pub(super) const PUBLIC_KEYS: &str = "platform_public_key";

/// The groups: tables in a file.
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

    /// The merchant's id. Like [`mch_app_id`](Self::mch_app_id), it is there for the program; no call fills it in.
    "mch_id" = Kind::Text => {
        set mch_id(id: impl Into<String>);
        get mch_id -> Option<&str>;
        to Program;
        toml "# Payments."
             r#"mch_id = "1200000000""#;
    }
    // As in the Python package. The row of `payment_salt` comes later, so its value replaces this one.
    /// The merchant's secret, which is the payment SALT unless [`payment_salt`](Self::payment_salt) is set.
    "mch_secret" = Kind::Secret => {
        set mch_secret(secret: impl Into<Secret>);
        get mch_secret -> Option<&Secret>;
        to Client::payment_salt;
        toml r#"mch_secret = "merchant secret""#;
    }
    /// The merchant's application.
    "mch_app_id" = Kind::Text => {
        set mch_app_id(id: impl Into<String>);
        get mch_app_id -> Option<&str>;
        to Program;
        toml r#"mch_app_id = "tt_merchant_app_id""#;
    }
    /// The payment SALT; [`mch_secret`](Self::mch_secret) unless set.
    "payment_salt" = Kind::Password => {
        set payment_salt(salt: impl Into<Secret>);
        get payment_salt -> Option<&Secret>;
        to Client::payment_salt;
        toml r#"payment_salt = "payment salt" # signs calls of guaranteed payment; defaults to mch_secret"#;
    }
    // A key has several lines, so it is not a text like the others.
    /// The application's private key.
    "private_key" = Kind::Password => {
        set private_key(key: impl Into<Secret>);
        get private_key -> Option<&Secret>;
        to Client::private_key;
        toml "# private_key = '''-----BEGIN PRIVATE KEY-----..''' # signs calls of the trade system; PEM or base64 of DER";
    }
    /// The version of the private key.
    "key_version" = Kind::Text => {
        set key_version(version: impl Into<String>);
        get key_version -> Option<&str>;
        to Client::key_version;
        toml r#"key_version = "1" # the version of private_key"#;
    }
    /// The private keys that the current one has replaced.
    "former_private_key" = Kind::Secrets => {
        add former_private_key(key: impl Into<Secret>);
        get former_private_keys -> &[Secret];
        to Client::former_private_key;
        toml "# former_private_key = ['''-----BEGIN PRIVATE KEY-----..'''] # used only to decrypt; one or a list";
    }
    /// The platform's public keys, each with its version.
    "platform_public_key" = Kind::Keys => {
        add platform_public_key(version: impl Into<String>, key: impl Into<String>);
        get platform_public_keys -> impl Iterator<Item = (&str, &str)> = versioned_public_keys;
        to Client::platform_public_key = configure_public_keys;
        toml "# platform_public_key = '''-----BEGIN PUBLIC KEY-----..''' # version 1; for several versions, a table:"
             r#"# platform_public_key = { 1 = "MIIBIjAN..", 2 = "MIIBIjAN.." } # verifies callbacks of the trade system"#;
    }

    /// The token of payment callbacks.
    "callback_token" = Kind::Password => {
        set callback_token(token: impl Into<Secret>);
        get callback_token -> Option<&Secret>;
        to Client::callback_token;
        toml "# Callbacks and messages that the platform pushes."
             r#"callback_token = "payment callback token" # verifies callbacks of guaranteed payment"#;
    }
    /// The tokens of payment callbacks that the current one has replaced.
    "former_callback_token" = Kind::Secrets => {
        add former_callback_token(token: impl Into<Secret>);
        get former_callback_tokens -> &[Secret];
        to Client::former_callback_token;
        toml r#"# former_callback_token = "payment callback token" # tokens that it has replaced; one or a list"#;
    }
    /// The token of encrypted pushes.
    "push_token" = Kind::Password => {
        set push_token(token: impl Into<Secret>);
        get push_token -> Option<&Secret>;
        to Client::push_token;
        toml r#"push_token = "push token" # verifies encrypted pushes"#;
    }
    /// The tokens of encrypted pushes that the current one has replaced.
    "former_push_token" = Kind::Secrets => {
        add former_push_token(token: impl Into<Secret>);
        get former_push_tokens -> &[Secret];
        to Client::former_push_token;
        toml r#"# former_push_token = "push token" # tokens that it has replaced; one or a list"#;
    }
    /// The keys of encrypted pushes, the newest first.
    "encoding_aes_key" = Kind::Secrets => {
        add encoding_aes_key(key: impl Into<Secret>);
        get encoding_aes_keys -> &[Secret];
        to Client::encoding_aes_key;
        toml r#"encoding_aes_key = ["jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"] # decrypts encrypted pushes; one or a list, newest first"#;
    }
    /// The secret of webhooks; the application's secret unless set.
    "webhook_secret" = Kind::Password => {
        set webhook_secret(secret: impl Into<Secret>);
        get webhook_secret -> Option<&Secret>;
        to Client::webhook_secret;
        toml r#"webhook_secret = "webhook secret" # verifies webhooks; defaults to app_secret"#;
    }
    /// The secrets of webhooks that the current one has replaced.
    "former_webhook_secret" = Kind::Secrets => {
        add former_webhook_secret(secret: impl Into<Secret>);
        get former_webhook_secrets -> &[Secret];
        to Client::former_webhook_secret;
        toml r#"# former_webhook_secret = "webhook secret" # secrets that it has replaced; one or a list"#;
    }

    /// The environment; production unless set.
    "environment" = Kind::Choice(&["production", "sandbox"]) => {
        set environment(environment: Environment);
        get environment -> Environment;
        to Client::environment = configure_environment;
        toml r#"environment = "production" # or sandbox"#;
    }
    /// Where tokens are stored; [`AccessTokenType::Auto`] unless set.
    "access_token_type" = Kind::Choice(&["auto", "redis", "file", "memory"]) => {
        set access_token_type(kind: AccessTokenType);
        get access_token_type -> AccessTokenType;
        to TokenStore;
        toml r#"access_token_type = "auto" # redis if configured and reachable, otherwise file; or redis, file, memory"#;
    }
    /// The file for tokens; `~/<app_id>.access_token` unless set. A `~/` at the beginning is the user's home.
    "ac_path" = Kind::Path => {
        set ac_path(path: impl Into<PathBuf>);
        get ac_path -> Option<&Path>;
        to TokenStore;
        toml r#"ac_path = "~/tt_app_id.access_token""#;
    }
    /// Whether processes of the Python package 0.1.2 share the production access_token too; they do not unless set. See
    /// [`FileStore::python_0_1_2`](crate::tokens::FileStore::python_0_1_2).
    "python_0_1_2" = Kind::Switch => {
        set python_0_1_2(shared: bool);
        get python_0_1_2 -> Option<bool>;
        to TokenStore;
        toml "python_0_1_2 = false # true: also share the access_token with the Python package 0.1.2";
    }
    /// Whether tokens are refreshed even while no call is made; they are not unless set.
    "background_refresh" = Kind::Switch => {
        set background_refresh(refresh: bool);
        get background_refresh -> Option<bool>;
        to Client::background_refresh;
        toml "background_refresh = false # true: refresh tokens even if no calls are made";
    }

    /// How long an attempt may take; 20 seconds unless set.
    "timeout" = Kind::Time => {
        set timeout(timeout: Duration);
        get timeout -> Option<Duration>;
        to Client::timeout;
        toml "timeout = 20 # of one attempt";
    }
    /// How long making a connection may take; 5 seconds unless set.
    "connect_timeout" = Kind::Time => {
        set connect_timeout(timeout: Duration);
        get connect_timeout -> Option<Duration>;
        to Transport::connect_timeout;
        toml r#"connect_timeout = "5s""#;
    }
    /// How long a call may wait for a token; 30 seconds unless set.
    "token_wait" = Kind::Time => {
        set token_wait(wait: Duration);
        get token_wait -> Option<Duration>;
        to Client::token_wait;
        toml r#"token_wait = "30s" # how long a call may wait for a token"#;
    }
    /// The proxy that all requests go through; `none` for no proxy, whatever the system's settings say.
    "proxy" = Kind::Proxy => {
        set proxy(url: impl Into<Secret>);
        get proxy -> Option<&Secret>;
        to Transport::proxy = configure_proxy;
        toml r#"proxy = "http://user:password@proxy:3128" # or none"#;
    }
    /// Whether the client asks for compressed answers; it does unless switched off.
    "gzip" = Kind::Switch => {
        set gzip(gzip: bool);
        get gzip -> Option<bool>;
        to Transport::gzip;
        toml "gzip = true";
    }
    /// How many bytes the body of an answer may have; 32 MiB unless set.
    "body_limit" = Kind::Count(1, i32::MAX as u64) => {
        set body_limit(bytes: usize);
        get body_limit -> Option<usize>;
        to Client::body_limit;
        toml "body_limit = 33554432 # bytes";
    }
    /// What follows `bytedance-sdk/VERSION` in the user agent, such as `shop/2.1`.
    "user_agent" = Kind::Text => {
        set user_agent(suffix: impl Into<String>);
        get user_agent -> Option<&str>;
        to Client::user_agent;
        toml r#"user_agent = "shop/2.1""#;
    }

    /// The address of redis, `redis://user:password@host:6379/0`; `rediss://` for TLS. The getter returns the whole address, put together
    /// from all settings about redis, password included.
    "redis.url" = Kind::RedisUrl => {
        set redis_url(url: impl Into<Secret>);
        get redis_url -> Option<&Secret> = merged_redis_url;
        to TokenStore;
        toml r#"[redis] # or url = "redis://user:password@host:6379/0""#;
    }
    /// The host of redis; `localhost` if anything else about redis is set.
    "redis.host" = Kind::Text => {
        set redis_host(host: impl Into<String>);
        get redis_host -> Option<&str>;
        to TokenStore;
        toml r#"host = "redis""#;
    }
    /// The port of redis; 6379 unless set.
    "redis.port" = Kind::Count(1, 65_535) => {
        set redis_port(port: u16);
        get redis_port -> Option<u16>;
        to TokenStore;
        toml "port = 6379";
    }
    /// The user at redis.
    "redis.username" = Kind::Password => {
        set redis_username(name: impl Into<Secret>);
        get redis_username -> Option<&Secret>;
        to TokenStore;
        toml r#"username = "shop""#;
    }
    /// The password at redis.
    "redis.password" = Kind::Password => {
        set redis_password(password: impl Into<Secret>);
        get redis_password -> Option<&Secret>;
        to TokenStore;
        toml r#"password = "redis password""#;
    }
    /// The number of redis' database; 0 unless set.
    "redis.db" = Kind::Count(0, i32::MAX as u64) => {
        set redis_db(number: u32);
        get redis_db -> Option<u32>;
        to TokenStore;
        toml "db = 0";
    }
    /// Whether redis is reached over TLS; it is not unless set, or the address begins with `rediss://`.
    "redis.ssl" = Kind::Switch => {
        set redis_ssl(tls: bool);
        get redis_ssl -> Option<bool>;
        to TokenStore;
        toml "ssl = false";
    }
    /// The socket of a redis on this machine, in place of host and port.
    "redis.unix_socket_path" = Kind::Path => {
        set redis_unix_socket_path(path: impl Into<PathBuf>);
        get redis_unix_socket_path -> Option<&Path>;
        to TokenStore;
        toml r#"# unix_socket_path = "/run/redis.sock" # instead of host and port"#;
    }
    /// How long redis may take to answer; 2 seconds unless set.
    "redis.socket_timeout" = Kind::Time => {
        set redis_socket_timeout(timeout: Duration);
        get redis_socket_timeout -> Option<Duration>;
        to TokenStore;
        toml "socket_timeout = 2 # how long redis may take to respond";
    }
    /// How long making a connection to redis may take; 2 seconds unless set.
    "redis.socket_connect_timeout" = Kind::Time => {
        set redis_socket_connect_timeout(timeout: Duration);
        get redis_socket_connect_timeout -> Option<Duration>;
        to TokenStore;
        toml "socket_connect_timeout = 2";
    }

    /// How many attempts a call may make, the first one included; 3 unless set.
    "retry.attempts" = Kind::Count(1, 100) => {
        set retry_attempts(attempts: u32);
        get retry_attempts -> Option<u32>;
        to Retry::attempts;
        toml "[retry]"
             "attempts = 3 # including the first one";
    }
    /// How long after the start of a call its last attempt may begin; any time unless set.
    "retry.deadline" = Kind::Time => {
        set retry_deadline(deadline: Duration);
        get retry_deadline -> Option<Duration>;
        to Retry::deadline;
        toml r#"deadline = "1m" # no retry starts later than this"#;
    }
    /// The longest wait that the server may ask for; 30 seconds unless set.
    "retry.longest_wait" = Kind::Time => {
        set retry_longest_wait(wait: Duration);
        get retry_longest_wait -> Option<Duration>;
        to Retry::longest_wait;
        toml r#"longest_wait = "30s" # the longest wait that the server may request"#;
    }
}

/// The setting of a host's address, here with one of the hosts. Its setter and getter take and give the host too, so they are no row's.
#[cfg(test)]
pub(super) const BASE_URL: Setting = Setting {
    key: "base_urls.toutiao",
    kind: Kind::BaseUrl,
    target: Target::Client,
    toml: &[
        "[base_urls] # other addresses for hosts",
        r#"toutiao = "https://gateway.example/toutiao""#,
    ],
};

/// Options of the Python package's redis client that do not change what is stored where.
pub(super) const IGNORED_REDIS_OPTIONS: [&str; 18] = [
    "auto_close_connection_pool",
    "charset",
    "client_name",
    "decode_responses",
    "encoding",
    "encoding_errors",
    "errors",
    "health_check_interval",
    "lib_name",
    "lib_version",
    "max_connections",
    "protocol",
    "retry_on_error",
    "retry_on_timeout",
    "single_connection_client",
    "socket_keepalive",
    "socket_keepalive_options",
    "socket_read_size",
];

/// Returns what the value of a setting must be, or `None` if there is no such setting.
pub(super) fn kind(key: &str) -> Option<Kind> {
    if let Some((BASE_URLS, host)) = key.split_once('.') {
        return (!host.is_empty()).then_some(Kind::BaseUrl);
    }
    SETTINGS
        .iter()
        .find_map(|setting| (setting.key == key).then_some(setting.kind))
}

/// The keys that may stand in a group, or at the top where the group is empty.
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

//! Settings from a file, from environment variables and from the program.
//!
//! ```no_run
//! use bytedance::settings::Settings;
//!
//! # fn main() -> Result<(), bytedance::Error> {
//! let settings = Settings::builder().file("bytedance.toml").variables().build()?;
//! let app = settings.client_builder()?.user_agent("shop/2.1").build()?;
//! # Ok(()) }
//! ```
//!
//! What the program gives with the setters of [`SettingsBuilder`] goes before environment variables, these before files, and all before
//! the defaults. Everything that is wrong is named at once, with the variable or with file, line and column; an unknown key in a file is an
//! error too. No error and no `Debug` text holds a secret.
//!
//! # File
//! TOML (feature `settings-toml`, on by default) or JSON, decided by the ending `.toml` or `.json`. Only `app_id` and `app_secret` are
//! required. This is everything:
//!
//! ```toml
#![doc = include_str!("../../docs/settings.toml")]
//! ```
//!
//! A time is a number of seconds or a text such as `"500ms"`, `"20s"`, `"2m"` or `"1h"`. `redis` may be the address itself,
//! `redis = "redis://host:6379/0"`. On Unix a warning says when a file that holds a secret can be read by other users.
//!
//! # Environment variables
//! The name of a variable is `BYTEDANCE_` and the setting's name in capitals, with `_` for the point of a table: `BYTEDANCE_APP_ID`,
//! `BYTEDANCE_APP_SECRET`, `BYTEDANCE_MCH_ID`, `BYTEDANCE_MCH_SECRET`, `BYTEDANCE_MCH_APP_ID`,
//! `BYTEDANCE_PAYMENT_SALT`, `BYTEDANCE_PRIVATE_KEY`, `BYTEDANCE_KEY_VERSION`, `BYTEDANCE_FORMER_PRIVATE_KEY`,
//! `BYTEDANCE_PLATFORM_PUBLIC_KEY`, `BYTEDANCE_CALLBACK_TOKEN`, `BYTEDANCE_FORMER_CALLBACK_TOKEN`, `BYTEDANCE_PUSH_TOKEN`,
//! `BYTEDANCE_FORMER_PUSH_TOKEN`, `BYTEDANCE_ENCODING_AES_KEY`, `BYTEDANCE_WEBHOOK_SECRET`, `BYTEDANCE_FORMER_WEBHOOK_SECRET`, `BYTEDANCE_ENVIRONMENT`,
//! `BYTEDANCE_ACCESS_TOKEN_TYPE`, `BYTEDANCE_AC_PATH`, `BYTEDANCE_PYTHON_0_1_2`, `BYTEDANCE_BACKGROUND_REFRESH`, `BYTEDANCE_REDIS_URL`, `BYTEDANCE_REDIS_HOST`, `BYTEDANCE_REDIS_PORT`,
//! `BYTEDANCE_REDIS_USERNAME`, `BYTEDANCE_REDIS_PASSWORD`, `BYTEDANCE_REDIS_DB`, `BYTEDANCE_REDIS_SSL`,
//! `BYTEDANCE_REDIS_UNIX_SOCKET_PATH`, `BYTEDANCE_REDIS_SOCKET_TIMEOUT`, `BYTEDANCE_REDIS_SOCKET_CONNECT_TIMEOUT`, `BYTEDANCE_TIMEOUT`,
//! `BYTEDANCE_CONNECT_TIMEOUT`, `BYTEDANCE_TOKEN_WAIT`, `BYTEDANCE_PROXY`, `BYTEDANCE_GZIP`, `BYTEDANCE_BODY_LIMIT`,
//! `BYTEDANCE_USER_AGENT`, `BYTEDANCE_RETRY_ATTEMPTS`, `BYTEDANCE_RETRY_DEADLINE`, `BYTEDANCE_RETRY_LONGEST_WAIT`, and
//! `BYTEDANCE_BASE_URLS_TOUTIAO` and so on for the hosts. Another beginning is chosen with
//! [`variables_with_prefix`](SettingsBuilder::variables_with_prefix). An empty variable counts as none.
//!
//! # Several keys
//! `platform_public_key` is one key, of version 1, or a table with the key of each version; in variables, `BYTEDANCE_PLATFORM_PUBLIC_KEY` is
//! the key of version 1, and `BYTEDANCE_PLATFORM_PUBLIC_KEY_2` that of version 2. `encoding_aes_key` and all whose names begin with `former_`
//! are one key or a list, the newest first; in a variable, commas part them. Keys are PEM, or DER in base64; line breaks may be written as `\n`.
//! What a source gives replaces what those after it in the order give, as a whole.
//!
//! # Redis in several places
//! An address as a whole (`redis.url`) replaces what sources that come after it in the order say about redis; what sources before it say
//! changes a part of it: with the address in a file, `BYTEDANCE_REDIS_PASSWORD` adds the password. In one and the same source, host, port
//! and so on can't stand beside the whole address; user and password can.
//!
//! # Coming from the Python package
//! The dictionary of the Python package `bytedance`, written as JSON, is read as it is, null and empty values included:
//!
//! ```
//! use bytedance::settings::{AccessTokenType, Settings};
//!
//! # fn main() -> Result<(), bytedance::Error> {
//! let settings = Settings::from_json(r#"{
//!     "app_id": "tt_app_id", "app_secret": "secret", "access_token_type": "auto", "ac_path": null,
//!     "redis": {"host": "redis", "port": 6379, "decode_responses": true}
//! }"#)?;
//! assert_eq!(settings.app_id(), "tt_app_id");
//! assert_eq!(settings.access_token_type(), AccessTokenType::Auto);
//! # Ok(()) }
//! ```
//!
//! - Read and passed over, because they change nothing in what is kept where: `auto_close_connection_pool`, `charset`, `client_name`,
//!   `decode_responses`, `encoding`, `encoding_errors`, `errors`, `health_check_interval`, `lib_name`, `lib_version`, `max_connections`,
//!   `protocol`, `retry_on_error`, `retry_on_timeout`, `single_connection_client`, `socket_keepalive`, `socket_keepalive_options` and
//!   `socket_read_size` of the redis client, and with a warning its `ssl_*` options.
//! - As there, `mch_secret` is the payment SALT unless `payment_salt` is set.
//! - `api_domains` is an error that leads to `base_urls`: to pass it over would send secrets past the gateway it names.
//! - Redis is never guessed: the Python package goes to a host called `redis` where none is given; here `access_token_type = "redis"`
//!   without an address is an error, and `auto` takes the file.

mod builder;
mod document;
mod file;
mod json;
mod keys;
mod redis;
mod schema;
mod stores;
#[cfg(test)]
mod tests;
#[cfg(feature = "settings-toml")]
mod toml;
mod value;
mod variables;

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use self::builder::SettingsBuilder;
use self::document::Layer;
use self::redis::Redis;
use self::schema::BASE_URLS;
use self::value::Value;
use self::variables::Variables;
use crate::answer::Error;
use crate::client::ClientBuilder;
use crate::client::retry::Retry;
use crate::environment::Environment;
use crate::outgoing::base_url;
use crate::secret::{MASK, Secret};

/// Where tokens are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum AccessTokenType {
    /// In redis where an address of it is given and it can be reached, else in a file.
    #[default]
    Auto,
    /// In redis.
    Redis,
    /// In a file.
    File,
    /// In the memory of this process alone.
    Memory,
}

impl AccessTokenType {
    /// `auto`, `redis`, `file` or `memory`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Redis => "redis",
            Self::File => "file",
            Self::Memory => "memory",
        }
    }
}

impl fmt::Display for AccessTokenType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// Checked settings, from wherever they came.
#[derive(Clone)]
pub struct Settings {
    values: Layer,
    redis: Option<Redis>,
}

impl Settings {
    /// Collects settings from several sources.
    pub fn builder() -> SettingsBuilder {
        SettingsBuilder::default()
    }

    /// The settings in a file; its ending, `.toml` or `.json`, says what it is written in.
    ///
    /// # Errors
    /// See [`SettingsBuilder::build`].
    pub fn from_file(path: impl Into<PathBuf>) -> Result<Self, Error> {
        Self::builder().file(path).build()
    }

    /// The settings in a TOML text.
    ///
    /// # Errors
    /// See [`SettingsBuilder::build`].
    pub fn from_toml(text: impl Into<String>) -> Result<Self, Error> {
        Self::builder().toml(text).build()
    }

    /// The settings in a JSON text.
    ///
    /// # Errors
    /// See [`SettingsBuilder::build`].
    pub fn from_json(text: impl Into<String>) -> Result<Self, Error> {
        Self::builder().json(text).build()
    }

    /// The settings in the environment variables that begin with `BYTEDANCE_`.
    ///
    /// # Errors
    /// See [`SettingsBuilder::build`].
    pub fn from_environment() -> Result<Self, Error> {
        Self::builder().variables().build()
    }

    /// The settings in the environment variables that begin otherwise: with `SHOP`, the application's id is `SHOP_APP_ID`.
    ///
    /// # Errors
    /// See [`SettingsBuilder::build`].
    pub fn from_environment_with_prefix(prefix: impl Into<String>) -> Result<Self, Error> {
        Self::builder().variables_with_prefix(prefix).build()
    }

    /// What can only be seen when all sources are together.
    fn check(&self, prefix: &str, faults: &mut Vec<String>) {
        let named = |faults: &[String], name: &str| {
            let start = format!("setting `{name}");
            faults.iter().any(|fault| fault.starts_with(&start))
        };
        for key in ["app_id", "app_secret"] {
            if !self.values.contains_key(key) && !named(faults, &format!("{key}`")) {
                let variable = Variables::name(prefix, key);
                faults.push(format!(
                    "setting `{key}` is missing: give it in a settings file, in the variable {variable} or with SettingsBuilder::{key}"
                ));
            }
        }
        if let Some((_, origin)) = self.values.get("access_token_type")
            && self.access_token_type() == AccessTokenType::Redis
            && self.redis.is_none()
            && !named(faults, "redis")
        {
            faults.push(format!(
                "setting `access_token_type` ({origin}) is redis, but nothing says where redis is: give `redis.url` or `redis.host`"
            ));
        }
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.values.get(key)?.0.text()
    }

    fn secret(&self, key: &str) -> Option<&Secret> {
        match &self.values.get(key)?.0 {
            Value::Secret(secret) => Some(secret),
            _ => None,
        }
    }

    fn time(&self, key: &str) -> Option<Duration> {
        match self.values.get(key)?.0 {
            Value::Time(time) => Some(time),
            _ => None,
        }
    }

    fn count(&self, key: &str) -> Option<u64> {
        match self.values.get(key)?.0 {
            Value::Count(count) => Some(count),
            _ => None,
        }
    }

    /// The application's id.
    pub fn app_id(&self) -> &str {
        self.text("app_id").unwrap_or_default()
    }

    /// The application's secret.
    pub fn app_secret(&self) -> Secret {
        self.secret("app_secret")
            .cloned()
            .unwrap_or_else(|| "".into())
    }

    /// The merchant's id. This and [`mch_app_id`](Self::mch_app_id) are kept for the program; no call fills them in.
    pub fn mch_id(&self) -> Option<&str> {
        self.text("mch_id")
    }

    /// The merchant's secret, which is the payment SALT unless [`payment_salt`](Self::payment_salt) is set.
    pub fn mch_secret(&self) -> Option<&Secret> {
        self.secret("mch_secret")
    }

    /// The merchant's application.
    pub fn mch_app_id(&self) -> Option<&str> {
        self.text("mch_app_id")
    }

    /// The environment.
    pub fn environment(&self) -> Environment {
        match self.text("environment") {
            Some("sandbox") => Environment::Sandbox,
            _ => Environment::Production,
        }
    }

    /// Where tokens are kept.
    pub fn access_token_type(&self) -> AccessTokenType {
        match self.text("access_token_type") {
            Some("redis") => AccessTokenType::Redis,
            Some("file") => AccessTokenType::File,
            Some("memory") => AccessTokenType::Memory,
            _ => AccessTokenType::Auto,
        }
    }

    /// The file for tokens, if one is set; else it is `~/<app_id>.access_token`.
    pub fn ac_path(&self) -> Option<&Path> {
        match &self.values.get("ac_path")?.0 {
            Value::Path(path) => Some(path),
            _ => None,
        }
    }

    /// The address of redis, put together from all that is set, password included.
    pub fn redis_url(&self) -> Option<&Secret> {
        self.redis.as_ref().map(|redis| &redis.url)
    }

    /// A builder of a client with these settings, which may be changed further.
    ///
    /// # Errors
    /// A configuration error if the place for tokens can't be used, or needs a feature that is not switched on.
    pub fn client_builder(&self) -> Result<ClientBuilder, Error> {
        let mut builder = ClientBuilder::new(self.app_id().to_owned(), self.app_secret())
            .environment(self.environment())
            .token_store(self.token_store()?)
            .retry(self.retry());
        for (key, (value, _)) in &self.values {
            if let (Some((BASE_URLS, host)), Some(url)) = (key.split_once('.'), value.text()) {
                builder = builder.base_url(host, url);
            }
        }
        builder = self.give_keys(builder);
        if let Some(timeout) = self.time("timeout") {
            builder = builder.timeout(timeout);
        }
        if let Some(wait) = self.time("token_wait") {
            builder = builder.token_wait(wait);
        }
        if let Some((Value::Switch(refresh), _)) = self.values.get("background_refresh") {
            builder = builder.background_refresh(*refresh);
        }
        if let Some(Ok(bytes)) = self.count("body_limit").map(usize::try_from) {
            builder = builder.body_limit(bytes);
        }
        if let Some(suffix) = self.text("user_agent") {
            builder = builder.user_agent(suffix);
        }
        self.connection(builder)
    }

    fn retry(&self) -> Retry {
        let mut retry = Retry::new();
        if let Some(Ok(attempts)) = self.count("retry.attempts").map(u32::try_from) {
            retry = retry.attempts(attempts);
        }
        if let Some(deadline) = self.time("retry.deadline") {
            retry = retry.deadline(deadline);
        }
        if let Some(wait) = self.time("retry.longest_wait") {
            retry = retry.longest_wait(wait);
        }
        retry
    }

    /// What only the default transport knows.
    #[cfg(feature = "reqwest")]
    fn connection(&self, mut builder: ClientBuilder) -> Result<ClientBuilder, Error> {
        if let Some(timeout) = self.time("connect_timeout") {
            builder = builder.connect_timeout(timeout);
        }
        if let Some((Value::Switch(gzip), _)) = self.values.get("gzip") {
            builder = builder.gzip(*gzip);
        }
        Ok(match self.text("proxy") {
            Some("none") => builder.no_proxy(),
            Some(url) => builder.proxy(url),
            None => builder,
        })
    }

    #[cfg(not(feature = "reqwest"))]
    fn connection(&self, builder: ClientBuilder) -> Result<ClientBuilder, Error> {
        for key in ["connect_timeout", "proxy", "gzip"] {
            if let Some((_, origin)) = self.values.get(key) {
                return Err(Error::setting(
                    key,
                    format_args!(
                        "({origin}) holds for the default transport only: switch on one of the features rustls, rustls-bundled-roots and native-tls"
                    ),
                ));
            }
        }
        Ok(builder)
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.values.iter().map(|(key, (value, origin))| {
            let value = match value {
                Value::Text(url) if key.starts_with(BASE_URLS) => base_url::shown(url),
                Value::Text(text) => text.clone(),
                Value::Secret(_) | Value::Secrets(_) => MASK.to_owned(),
                Value::Keys(keys) => {
                    let versions: Vec<&str> =
                        keys.iter().map(|(version, _)| version.as_str()).collect();
                    format!("versions {}", versions.join(", "))
                }
                Value::Path(path) => path.display().to_string(),
                Value::Time(time) => format!("{time:?}"),
                Value::Count(count) => count.to_string(),
                Value::Switch(switch) => switch.to_string(),
            };
            (key, format!("{value} ({origin})"))
        });
        formatter.write_str("Settings ")?;
        formatter.debug_map().entries(shown).finish()
    }
}

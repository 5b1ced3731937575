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
//! The setters of [`SettingsBuilder`] take precedence over environment variables, which take precedence over files, and all of them over
//! the defaults. All mistakes are reported at once, each with its variable or its file, line and column. An unknown key in a file is also a
//! mistake. Secrets appear neither in errors nor in `Debug` output.
//!
//! # File
//! A settings file is TOML (feature `settings-toml`, enabled by default) or JSON. The extension `.toml` or `.json` selects the format. Only
//! `app_id` and `app_secret` are required. These are all settings:
//!
//! ```toml
#![doc = include_str!("../../docs/settings.toml")]
//! ```
//!
//! A time is a number of seconds, or a string such as `"500ms"`, `"20s"`, `"2m"` or `"1h"`. `redis` may also be the address of redis,
//! `redis = "redis://host:6379/0"`. On Unix, a warning is logged if other users can read a file that contains a secret.
//!
//! # Environment variables
//! The name of a variable is `BYTEDANCE_` followed by the key in upper case, in which `_` replaces the dot of a table: `BYTEDANCE_APP_ID`,
//! `BYTEDANCE_APP_SECRET`, `BYTEDANCE_MCH_ID`, `BYTEDANCE_MCH_SECRET`, `BYTEDANCE_MCH_APP_ID`, `BYTEDANCE_PAYMENT_SALT`,
//! `BYTEDANCE_PRIVATE_KEY`, `BYTEDANCE_KEY_VERSION`, `BYTEDANCE_FORMER_PRIVATE_KEY`, `BYTEDANCE_PLATFORM_PUBLIC_KEY`,
//! `BYTEDANCE_CALLBACK_TOKEN`, `BYTEDANCE_FORMER_CALLBACK_TOKEN`, `BYTEDANCE_PUSH_TOKEN`, `BYTEDANCE_FORMER_PUSH_TOKEN`,
//! `BYTEDANCE_ENCODING_AES_KEY`, `BYTEDANCE_WEBHOOK_SECRET`, `BYTEDANCE_FORMER_WEBHOOK_SECRET`, `BYTEDANCE_ENVIRONMENT`,
//! `BYTEDANCE_ACCESS_TOKEN_TYPE`, `BYTEDANCE_AC_PATH`, `BYTEDANCE_PYTHON_0_1_2`, `BYTEDANCE_BACKGROUND_REFRESH`, `BYTEDANCE_TIMEOUT`,
//! `BYTEDANCE_CONNECT_TIMEOUT`, `BYTEDANCE_TOKEN_WAIT`, `BYTEDANCE_PROXY`, `BYTEDANCE_GZIP`, `BYTEDANCE_BODY_LIMIT`,
//! `BYTEDANCE_USER_AGENT`, `BYTEDANCE_REDIS_URL`, `BYTEDANCE_REDIS_HOST`, `BYTEDANCE_REDIS_PORT`, `BYTEDANCE_REDIS_USERNAME`,
//! `BYTEDANCE_REDIS_PASSWORD`, `BYTEDANCE_REDIS_DB`, `BYTEDANCE_REDIS_SSL`, `BYTEDANCE_REDIS_UNIX_SOCKET_PATH`,
//! `BYTEDANCE_REDIS_SOCKET_TIMEOUT`, `BYTEDANCE_REDIS_SOCKET_CONNECT_TIMEOUT`, `BYTEDANCE_RETRY_ATTEMPTS`, `BYTEDANCE_RETRY_DEADLINE`,
//! `BYTEDANCE_RETRY_LONGEST_WAIT`, and `BYTEDANCE_BASE_URLS_TOUTIAO` and so on for the hosts. To use another prefix, call
//! [`variables_with_prefix`](SettingsBuilder::variables_with_prefix). An empty variable counts as unset.
//!
//! # Several keys
//! `platform_public_key` is one key, whose version is 1, or a table of versions and keys. In variables, `BYTEDANCE_PLATFORM_PUBLIC_KEY` is
//! the key of version 1 and `BYTEDANCE_PLATFORM_PUBLIC_KEY_2` the key of version 2. `encoding_aes_key` and all settings whose names begin
//! with `former_` are one key or a list of keys, with the newest first. In a variable, separate them with commas. Keys are PEM, or DER in
//! base64. Line breaks may be written as `\n`. The keys of a source replace all keys of sources with lower precedence.
//!
//! # Redis in several places
//! A whole address (`redis.url`) replaces the redis address of sources with lower precedence. Sources with higher precedence change parts
//! of it: if the address is in a file, `BYTEDANCE_REDIS_PASSWORD` adds the password. Within one source, host, port and other parts cannot
//! be combined with a whole address, except for the user and the password.
//!
//! # Coming from the Python package
//! The settings dictionary of the Python package `bytedance` can be read as JSON without changes, including null and empty values:
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
//! - Read and ignored, because they do not affect how tokens are stored: `auto_close_connection_pool`, `charset`, `client_name`,
//!   `decode_responses`, `encoding`, `encoding_errors`, `errors`, `health_check_interval`, `lib_name`, `lib_version`, `max_connections`,
//!   `protocol`, `retry_on_error`, `retry_on_timeout`, `single_connection_client`, `socket_keepalive`, `socket_keepalive_options` and
//!   `socket_read_size` of the redis client. Its `ssl_*` options are ignored with a warning.
//! - As in the Python package, `mch_secret` is the payment SALT unless `payment_salt` is set.
//! - `api_domains` is an error that points to `base_urls`. If it were ignored, secrets would bypass the gateway that it names.
//! - The address of redis has no default. Without an address, the Python package connects to a host called `redis`. Here,
//!   `access_token_type = "redis"` without an address is an error, and `auto` uses a file.

mod builder;
mod client;
mod convert;
mod document;
mod file;
mod json;
mod redis;
mod schema;
mod stores;
mod suggest;
mod table;
#[cfg(test)]
mod tests;
#[cfg(feature = "settings-toml")]
mod toml;
mod value;
mod variables;

use std::fmt;
use std::path::PathBuf;

pub use self::builder::SettingsBuilder;
use self::convert::FromSetting;
use self::document::Layer;
use self::redis::Redis;
use self::schema::{BASE_URLS, PUBLIC_KEYS, SETTINGS, Target};
use self::value::SettingValue;
use self::variables::Variables;
use crate::answer::Error;
use crate::outgoing::base_url;
use crate::secret::{MASK, Secret};

/// The store for tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum AccessTokenType {
    /// Redis if its address is set and it can be reached, otherwise a file.
    #[default]
    Auto,
    /// Redis.
    Redis,
    /// A file.
    File,
    /// The memory of this process.
    Memory,
}

impl AccessTokenType {
    /// Returns the name in settings: `auto`, `redis`, `file` or `memory`.
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

/// The checked settings of all sources.
///
/// Every setting has a getter, which returns the value if it is set. If it is not set, the getter returns `None` or an empty list, and the
/// default of the client's builder applies. Settings that every client has are returned without an `Option`. Secrets are returned as a
/// [`Secret`], which `Debug` does not show. The getters for the parts of the redis address return these parts as they were set;
/// [`redis_url`](Self::redis_url) returns the resulting address.
#[derive(Clone)]
pub struct Settings {
    values: Layer,
    redis: Option<Redis>,
}

impl Settings {
    /// Returns a builder that collects settings from several sources.
    pub fn builder() -> SettingsBuilder {
        SettingsBuilder::default()
    }

    /// Reads the settings from a file. The extension `.toml` or `.json` selects the format.
    ///
    /// # Errors
    /// See [`SettingsBuilder::build`].
    pub fn from_file(path: impl Into<PathBuf>) -> Result<Self, Error> {
        Self::builder().file(path).build()
    }

    /// Reads the settings from a TOML document.
    ///
    /// # Errors
    /// See [`SettingsBuilder::build`].
    pub fn from_toml(text: impl Into<String>) -> Result<Self, Error> {
        Self::builder().toml(text).build()
    }

    /// Reads the settings from a JSON document.
    ///
    /// # Errors
    /// See [`SettingsBuilder::build`].
    pub fn from_json(text: impl Into<String>) -> Result<Self, Error> {
        Self::builder().json(text).build()
    }

    /// Reads the settings from the environment variables that begin with `BYTEDANCE_`.
    ///
    /// # Errors
    /// See [`SettingsBuilder::build`].
    pub fn from_environment() -> Result<Self, Error> {
        Self::builder().variables().build()
    }

    /// Reads the settings from the environment variables that begin with another prefix. If it is `SHOP`, the application's id is
    /// `SHOP_APP_ID`.
    ///
    /// # Errors
    /// See [`SettingsBuilder::build`].
    pub fn from_environment_with_prefix(prefix: impl Into<String>) -> Result<Self, Error> {
        Self::builder().variables_with_prefix(prefix).build()
    }

    /// Checks the rules that concern all sources together.
    fn check(&self, prefix: &str, faults: &mut Vec<String>) {
        let is_reported = |faults: &[String], name: &str| {
            let start = format!("setting `{name}");
            faults.iter().any(|fault| fault.starts_with(&start))
        };
        let required = SETTINGS
            .iter()
            .filter(|setting| setting.target == Target::Constructor);
        for key in required.map(|setting| setting.key) {
            if !self.values.contains_key(key) && !is_reported(faults, &format!("{key}`")) {
                let variable = Variables::name(prefix, key);
                faults.push(format!(
                    "setting `{key}` is missing: set it in a settings file, in the variable {variable} or with SettingsBuilder::{key}"
                ));
            }
        }
        if let Some((_, origin)) = self.values.get("access_token_type")
            && self.access_token_type() == AccessTokenType::Redis
            && self.redis.is_none()
            && !is_reported(faults, "redis")
        {
            faults.push(format!(
                "setting `access_token_type` ({origin}) is redis, but redis has no address: set `redis.url` or `redis.host`"
            ));
        }
    }

    fn value(&self, key: &str) -> Option<&SettingValue> {
        self.values.get(key).map(|(value, _)| value)
    }

    /// Returns the base URLs that override those of hosts, each with the name of its host. See
    /// [`ClientBuilder::base_url`](crate::ClientBuilder::base_url).
    pub fn base_urls(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().filter_map(|(key, (value, _))| {
            let (group, host) = key.split_once('.')?;
            Some((host, value.text()?)).filter(|_| group == BASE_URLS)
        })
    }

    fn versioned_public_keys(&self) -> impl Iterator<Item = (&str, &str)> {
        let keys = <&[(String, String)]>::from_setting(self.value(PUBLIC_KEYS));
        keys.iter()
            .map(|(version, key)| (version.as_str(), key.as_str()))
    }

    fn merged_redis_url(&self) -> Option<&Secret> {
        self.redis.as_ref().map(|redis| &redis.url)
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.values.iter().map(|(key, (value, origin))| {
            let value = match value {
                SettingValue::Text(url) if key.starts_with(BASE_URLS) => base_url::redact(url),
                SettingValue::Text(text) => text.clone(),
                SettingValue::Secret(_) | SettingValue::Secrets(_) => MASK.to_owned(),
                SettingValue::Keys(keys) => {
                    let versions: Vec<&str> =
                        keys.iter().map(|(version, _)| version.as_str()).collect();
                    format!("versions {}", versions.join(", "))
                }
                SettingValue::Path(path) => path.display().to_string(),
                SettingValue::Time(time) => format!("{time:?}"),
                SettingValue::Count(count) => count.to_string(),
                SettingValue::Switch(switch) => switch.to_string(),
            };
            (key, format!("{value} ({origin})"))
        });
        formatter.write_str("Settings ")?;
        formatter.debug_map().entries(shown).finish()
    }
}

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
//! The setters of [`SettingsBuilder`] take precedence over environment variables, these over files, and all over the defaults. Everything that
//! is wrong is named at once, with the variable or with file, line and column; an unknown key in a file is an error too. No error and no `Debug` text holds a secret.
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
//! The name of a variable is `BYTEDANCE_` and the setting's key in capitals, with `_` for the point of a table: `BYTEDANCE_APP_ID`,
//! `BYTEDANCE_APP_SECRET`, `BYTEDANCE_MCH_ID`, `BYTEDANCE_MCH_SECRET`, `BYTEDANCE_MCH_APP_ID`, `BYTEDANCE_PAYMENT_SALT`,
//! `BYTEDANCE_PRIVATE_KEY`, `BYTEDANCE_KEY_VERSION`, `BYTEDANCE_FORMER_PRIVATE_KEY`, `BYTEDANCE_PLATFORM_PUBLIC_KEY`,
//! `BYTEDANCE_CALLBACK_TOKEN`, `BYTEDANCE_FORMER_CALLBACK_TOKEN`, `BYTEDANCE_PUSH_TOKEN`, `BYTEDANCE_FORMER_PUSH_TOKEN`,
//! `BYTEDANCE_ENCODING_AES_KEY`, `BYTEDANCE_WEBHOOK_SECRET`, `BYTEDANCE_FORMER_WEBHOOK_SECRET`, `BYTEDANCE_ENVIRONMENT`,
//! `BYTEDANCE_ACCESS_TOKEN_TYPE`, `BYTEDANCE_AC_PATH`, `BYTEDANCE_PYTHON_0_1_2`, `BYTEDANCE_BACKGROUND_REFRESH`, `BYTEDANCE_TIMEOUT`,
//! `BYTEDANCE_CONNECT_TIMEOUT`, `BYTEDANCE_TOKEN_WAIT`, `BYTEDANCE_PROXY`, `BYTEDANCE_GZIP`, `BYTEDANCE_BODY_LIMIT`,
//! `BYTEDANCE_USER_AGENT`, `BYTEDANCE_REDIS_URL`, `BYTEDANCE_REDIS_HOST`, `BYTEDANCE_REDIS_PORT`, `BYTEDANCE_REDIS_USERNAME`,
//! `BYTEDANCE_REDIS_PASSWORD`, `BYTEDANCE_REDIS_DB`, `BYTEDANCE_REDIS_SSL`, `BYTEDANCE_REDIS_UNIX_SOCKET_PATH`,
//! `BYTEDANCE_REDIS_SOCKET_TIMEOUT`, `BYTEDANCE_REDIS_SOCKET_CONNECT_TIMEOUT`, `BYTEDANCE_RETRY_ATTEMPTS`, `BYTEDANCE_RETRY_DEADLINE`,
//! `BYTEDANCE_RETRY_LONGEST_WAIT`, and `BYTEDANCE_BASE_URLS_TOUTIAO` and so on for the hosts. Another prefix is chosen with
//! [`variables_with_prefix`](SettingsBuilder::variables_with_prefix). An empty variable counts as unset.
//!
//! # Several keys
//! `platform_public_key` is one key, of version 1, or a table with the key of each version; in variables, `BYTEDANCE_PLATFORM_PUBLIC_KEY` is
//! the key of version 1, and `BYTEDANCE_PLATFORM_PUBLIC_KEY_2` that of version 2. `encoding_aes_key` and all whose names begin with `former_`
//! are one key or a list, the newest first; in a variable, commas part them. Keys are PEM, or DER in base64; line breaks may be written as `\n`.
//! The keys that a source gives replace those of the sources below it, as a whole.
//!
//! # Redis in several places
//! A whole address (`redis.url`) replaces what the sources below it say about redis; what sources above it say changes a part of it: with the address in a file, `BYTEDANCE_REDIS_PASSWORD` adds the password. In one and the same source, host, port
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
//! - Read and ignored, because they do not change what is stored where: `auto_close_connection_pool`, `charset`, `client_name`,
//!   `decode_responses`, `encoding`, `encoding_errors`, `errors`, `health_check_interval`, `lib_name`, `lib_version`, `max_connections`,
//!   `protocol`, `retry_on_error`, `retry_on_timeout`, `single_connection_client`, `socket_keepalive`, `socket_keepalive_options` and
//!   `socket_read_size` of the redis client, and with a warning its `ssl_*` options.
//! - As there, `mch_secret` is the payment SALT unless `payment_salt` is set.
//! - `api_domains` is an error that leads to `base_urls`: ignoring it would send secrets past the gateway it names.
//! - Redis is never guessed: the Python package goes to a host called `redis` where none is given; here `access_token_type = "redis"`
//!   without an address is an error, and `auto` takes the file.

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

/// Where tokens are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum AccessTokenType {
    /// In redis if its address is set and it can be reached, else in a file.
    #[default]
    Auto,
    /// In redis.
    Redis,
    /// In a file.
    File,
    /// In the memory of this process.
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

/// The settings that the sources give, checked.
///
/// Every setting has a getter. It returns the value that is set, and `None` or an empty list if there is none: then the default of the
/// client's builder holds. Only the settings that every client has are returned without an `Option`. A secret is returned as a [`Secret`],
/// whose `Debug` text does not show it. The getters of the parts of redis' address return these parts as they are set;
/// [`redis_url`](Self::redis_url) returns the address that is used.
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

    /// Reads the settings from a file, whose ending, `.toml` or `.json`, says in which format.
    ///
    /// # Errors
    /// See [`SettingsBuilder::build`].
    pub fn from_file(path: impl Into<PathBuf>) -> Result<Self, Error> {
        Self::builder().file(path).build()
    }

    /// Reads the settings from a TOML text.
    ///
    /// # Errors
    /// See [`SettingsBuilder::build`].
    pub fn from_toml(text: impl Into<String>) -> Result<Self, Error> {
        Self::builder().toml(text).build()
    }

    /// Reads the settings from a JSON text.
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

    /// Reads the settings from the environment variables that begin with this prefix instead: with `SHOP`, the application's id is
    /// `SHOP_APP_ID`.
    ///
    /// # Errors
    /// See [`SettingsBuilder::build`].
    pub fn from_environment_with_prefix(prefix: impl Into<String>) -> Result<Self, Error> {
        Self::builder().variables_with_prefix(prefix).build()
    }

    /// Checks what only all sources together show.
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
                    "setting `{key}` is missing: give it in a settings file, in the variable {variable} or with SettingsBuilder::{key}"
                ));
            }
        }
        if let Some((_, origin)) = self.values.get("access_token_type")
            && self.access_token_type() == AccessTokenType::Redis
            && self.redis.is_none()
            && !is_reported(faults, "redis")
        {
            faults.push(format!(
                "setting `access_token_type` ({origin}) is redis, but nothing says where redis is: give `redis.url` or `redis.host`"
            ));
        }
    }

    fn value(&self, key: &str) -> Option<&SettingValue> {
        self.values.get(key).map(|(value, _)| value)
    }

    /// The addresses that take the place of hosts, each with the host's name. See
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

//! Settings from files, environment variables and the program itself.
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
//! If there is nothing to change in the client's builder, `Client::from_file("bytedance.toml")` is the short form of these lines. See
//! [`Client::from_file`](crate::Client::from_file) and [`Client::from_environment`](crate::Client::from_environment).
//!
//! Precedence, highest first: the setters of [`SettingsBuilder`], environment variables, files, defaults. All mistakes are reported at
//! once, each with the name of the variable or with the file, line and column. An unknown key in a file is also reported as a mistake.
//! Secrets appear neither in errors nor in `Debug` output.
//!
//! # File
//! A settings file contains TOML (feature `settings-toml`, enabled by default) or JSON. The file extension, `.toml` or `.json`, determines
//! the format. Only `app_id` and `app_secret` are required. This example contains all settings:
//!
//! ```toml
#![doc = include_str!("../../docs/settings.toml")]
//! ```
//!
//! A duration is a number of seconds or a string such as `"500ms"`, `"20s"`, `"2m"` or `"1h"`. Instead of a table, `redis` may also be a
//! single address, such as `redis = "redis://host:6379/0"`. On Unix, a warning is logged if other users can read a file that contains a
//! secret.
//!
//! If the settings store tokens in redis, `Client::callbacks` also records there which callbacks have been handled. With
//! `auto`, it does so while redis is reachable.
//!
//! # One file for the whole program
//! The settings may be one table of a file that also contains other settings of your program. [`SettingsBuilder::section`] names the table, here
//! with `Settings::builder().section("bytedance").file("shop.toml")`. The rest of the file is ignored:
//!
//! ```toml
//! listen = "0.0.0.0:8000"
//!
//! [bytedance]
//! app_id = "tt_app_id"
//! app_secret = "secret"
//!
//! [bytedance.redis]
//! host = "redis"
//! ```
//!
//! # Environment variables
//! The name of a variable is `BYTEDANCE_` followed by the setting's key in upper case. If the setting belongs to a table, the table's name
//! comes first, followed by another underscore. These are the variables: `BYTEDANCE_APP_ID`, `BYTEDANCE_APP_SECRET`, `BYTEDANCE_MCH_ID`,
//! `BYTEDANCE_MCH_SECRET`, `BYTEDANCE_MCH_APP_ID`, `BYTEDANCE_PAYMENT_SALT`, `BYTEDANCE_PRIVATE_KEY`,
//! `BYTEDANCE_PRIVATE_KEY_FILE`, `BYTEDANCE_KEY_VERSION`, `BYTEDANCE_FORMER_PRIVATE_KEY`, `BYTEDANCE_PLATFORM_PUBLIC_KEY`,
//! `BYTEDANCE_PLATFORM_PUBLIC_KEY_FILE`, `BYTEDANCE_CALLBACK_TOKEN`, `BYTEDANCE_FORMER_CALLBACK_TOKEN`,
//! `BYTEDANCE_PUSH_TOKEN`, `BYTEDANCE_FORMER_PUSH_TOKEN`, `BYTEDANCE_ENCODING_AES_KEY`, `BYTEDANCE_WEBHOOK_SECRET`,
//! `BYTEDANCE_FORMER_WEBHOOK_SECRET`, `BYTEDANCE_ENVIRONMENT`, `BYTEDANCE_ACCESS_TOKEN_TYPE`, `BYTEDANCE_AC_PATH`,
//! `BYTEDANCE_PYTHON_0_1_2`, `BYTEDANCE_BACKGROUND_REFRESH`, `BYTEDANCE_TIMEOUT`, `BYTEDANCE_CONNECT_TIMEOUT`, `BYTEDANCE_TOKEN_WAIT`,
//! `BYTEDANCE_PROXY`, `BYTEDANCE_GZIP`, `BYTEDANCE_BODY_LIMIT`, `BYTEDANCE_USER_AGENT`, `BYTEDANCE_REDIS_URL`, `BYTEDANCE_REDIS_HOST`,
//! `BYTEDANCE_REDIS_PORT`, `BYTEDANCE_REDIS_USERNAME`, `BYTEDANCE_REDIS_PASSWORD`, `BYTEDANCE_REDIS_DB`, `BYTEDANCE_REDIS_SSL`,
//! `BYTEDANCE_REDIS_UNIX_SOCKET_PATH`, `BYTEDANCE_REDIS_SOCKET_TIMEOUT`, `BYTEDANCE_REDIS_SOCKET_CONNECT_TIMEOUT`,
//! `BYTEDANCE_RETRY_ATTEMPTS`, `BYTEDANCE_RETRY_DEADLINE`, `BYTEDANCE_RETRY_LONGEST_WAIT`, and, for the base URLs of hosts,
//! `BYTEDANCE_BASE_URLS_TOUTIAO` and so on. To use a different prefix, call
//! [`variables_with_prefix`](SettingsBuilder::variables_with_prefix). An empty variable is treated as unset.
//!
//! # Settings with several values
//! `platform_public_key` is either a single key, whose version is then 1, or a table that maps versions to keys. When you use variables,
//! `BYTEDANCE_PLATFORM_PUBLIC_KEY` contains the key with version 1, `BYTEDANCE_PLATFORM_PUBLIC_KEY_2` the key with version 2, and so on.
//! `encoding_aes_key` and all settings whose names begin with `former_` accept a single value or a list of values, newest first. In a
//! variable, separate the values with commas.
//!
//! Private and public keys are written as PEM or as base64-encoded DER. Line breaks may be written as a literal `\n`.
//!
//! # Keys in files
//! `private_key_file` is the path of a PEM file whose content becomes `private_key`. `platform_public_key_file` does the same for
//! `platform_public_key`: it is a single path, or a table that maps versions to paths, with the variables
//! `BYTEDANCE_PLATFORM_PUBLIC_KEY_FILE`, `BYTEDANCE_PLATFORM_PUBLIC_KEY_FILE_2` and so on. In a settings file, such a path is relative to the
//! folder of that file; otherwise it is relative to the current directory. A leading `~/` stands for the user's home directory. The files are
//! read by [`SettingsBuilder::build`], which reports a file that does not exist or is not PEM. A source that sets both a key and its file is
//! also reported. If different sources set them, the one with the higher precedence is used.
//!
//! # Several sources
//! If several sources contain the same setting, all values come from the source with the highest precedence. The lists are not combined.
//!
//! # Several applications
//! A file may contain the settings of several applications: a table `[apps.NAME]` for each, and beside them the settings that they have in
//! common. See [`SettingsBuilder::build_applications`].
//!
//! # Hosts
//! The keys of the table `base_urls` are the names of hosts: those of [`platform::HOSTS`](crate::platform::HOSTS) and those that the program declares
//! with [`ClientBuilder::own_hosts`](crate::ClientBuilder::own_hosts). [`ClientBuilder::build`](crate::ClientBuilder::build) returns an error
//! if there is any other name, because the requests that were meant for the address would go to the platform's servers.
//!
//! # Redis settings from several sources
//! A complete address (`redis.url`) replaces the redis address from sources with lower precedence. Sources with higher precedence can still
//! change parts of it. For example, if a file contains the address, `BYTEDANCE_REDIS_PASSWORD` adds the password. Within one source, a
//! complete address can be combined only with a user name and a password, not with a host, a port or any other part of the address.
//!
//! # Migrating from the Python package
//! The settings dictionary of the Python package `bytedance`, written as JSON, can be read without changes. Null and empty values are
//! allowed:
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
//!   `socket_read_size` of the redis client. Its `ssl_*` options are also ignored, but a warning is logged.
//! - As in the Python package, `mch_secret` is used as the payment SALT unless `payment_salt` is set.
//! - The setting `api_domains` is rejected with an error that suggests `base_urls`. If `api_domains` were ignored, secrets would bypass the
//!   gateway that it specifies.
//! - The redis address has no default. Without an address, the Python package connects to a host named `redis`. Here,
//!   `access_token_type = "redis"` without an address is an error, and `auto` without an address stores tokens in a file.

mod applications;
mod builder;
mod client;
mod convert;
mod document;
mod file;
mod home;
mod json;
mod key_files;
mod redis;
mod schema;
mod section;
mod stores;
mod table;
#[cfg(test)]
mod tests;
#[cfg(feature = "settings-toml")]
mod toml;
mod value;
mod variables;

use std::fmt;
use std::path::{Path, PathBuf};

pub use self::applications::{Application, Applications};
pub use self::builder::SettingsBuilder;
use self::convert::FromSetting;
use self::document::Layer;
use self::redis::Redis;
use self::schema::{BASE_URLS, PUBLIC_KEY_FILES, PUBLIC_KEYS, SETTINGS, Target};
use self::value::SettingValue;
use self::variables::Variables;
use crate::answer::Error;
use crate::outgoing::base_url;
use crate::secret::{MASK, Secret};

/// Where tokens are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum AccessTokenType {
    /// In redis if its address is set and it is reachable, otherwise in a file.
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
    /// Returns the name used in settings: `auto`, `redis`, `file` or `memory`.
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

/// The merged and validated settings from all sources.
///
/// Every setting has a getter. If the setting is not set, its getter returns `None` or an empty list, and the default of the client's
/// builder applies. Settings that every client needs, such as the application's id, are returned without an `Option`. Secrets are returned
/// as a [`Secret`], whose content does not appear in `Debug` output. The getters for parts of the redis address return these parts as they
/// were set, whereas [`redis_url`](Self::redis_url) returns the complete address assembled from all parts.
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

    /// Reads the settings from a file. The file extension, `.toml` or `.json`, determines the format. Environment variables are not read.
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

    /// Reads the settings from environment variables whose names begin with `BYTEDANCE_`.
    ///
    /// # Errors
    /// See [`SettingsBuilder::build`].
    pub fn from_environment() -> Result<Self, Error> {
        Self::builder().variables().build()
    }

    /// Reads the settings from environment variables whose names begin with a custom prefix. For example, if the prefix is `SHOP`, the
    /// application's id is read from `SHOP_APP_ID`.
    ///
    /// # Errors
    /// See [`SettingsBuilder::build`].
    pub fn from_environment_with_prefix(prefix: impl Into<String>) -> Result<Self, Error> {
        Self::builder().variables_with_prefix(prefix).build()
    }

    /// Merges the layers, given in order of increasing precedence. Adds any mistakes to `faults`.
    fn merge(layers: Vec<Layer>, faults: &mut Vec<String>) -> Self {
        let redis = redis::merge(&layers, faults);
        let mut values = key_files::merge(layers);
        key_files::load(&mut values, &Layer::new(), "", faults);
        Self { values, redis }
    }

    /// Checks that the settings are set that every application needs. `table` precedes each key in messages.
    fn check_required(&self, table: &str, prefix: &str, faults: &mut Vec<String>) {
        let required = SETTINGS
            .iter()
            .filter(|setting| setting.target == Target::Constructor);
        for key in required.map(|setting| setting.key) {
            if self.values.contains_key(key) || is_reported(faults, &format!("{table}{key}`")) {
                continue;
            }
            let variable = Variables::name(prefix, key);
            faults.push(match table.strip_suffix('.') {
                None => format!(
                    "setting `{key}` is missing: set it in a settings file, in the variable {variable} or with SettingsBuilder::{key}"
                ),
                Some(name) => format!(
                    "setting `{table}{key}` is missing: set it in the table `[{name}]` or in the variable {variable}"
                ),
            });
        }
    }

    /// Checks that the address of redis is set if tokens are to be stored there.
    fn check_store(&self, faults: &mut Vec<String>) {
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

    /// Returns the base URLs that override the default URLs of hosts. Each item is a host's name and its base URL. See
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

    fn versioned_public_key_files(&self) -> impl Iterator<Item = (&str, &Path)> {
        let files = <&[(String, PathBuf)]>::from_setting(self.value(PUBLIC_KEY_FILES));
        files
            .iter()
            .map(|(version, path)| (version.as_str(), path.as_path()))
    }

    fn merged_redis_url(&self) -> Option<&Secret> {
        self.redis.as_ref().map(|redis| &redis.url)
    }
}

/// Returns `true` if there is already a mistake about a setting whose name begins with `name`.
fn is_reported(faults: &[String], name: &str) -> bool {
    let start = format!("setting `{name}");
    faults.iter().any(|fault| fault.starts_with(&start))
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
                SettingValue::Files(files) => {
                    let files: Vec<String> = files
                        .iter()
                        .map(|(version, path)| format!("{version} = {}", path.display()))
                        .collect();
                    files.join(", ")
                }
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

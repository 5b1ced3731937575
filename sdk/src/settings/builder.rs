//! Collects settings from their sources.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use super::document::Layer;
use super::file::{Format, read_file, read_text};
use super::schema::{BASE_URLS, PUBLIC_KEYS, kind};
use super::value::{Origin, Value, check};
use super::variables::{PREFIX, Variables};
use super::{AccessTokenType, Settings, redis};
use crate::answer::{Error, ErrorKind};
use crate::environment::Environment;
use crate::secret::Secret;

/// Collects settings from files, environment variables and the program.
///
/// The order of the calls does not matter, except that a later file goes before an earlier one: what the program gives with the setters
/// below goes before environment variables, these before files, and all before the defaults. Nothing is read or checked before
/// [`build`](Self::build), which then names everything that is wrong.
#[derive(Clone, Default)]
#[must_use]
pub struct SettingsBuilder {
    files: Vec<File>,
    prefix: Option<String>,
    program: Vec<(String, Value)>,
}

#[derive(Clone)]
enum File {
    At { path: PathBuf, may_be_missing: bool },
    Text { text: String, format: Format },
}

impl SettingsBuilder {
    /// Reads a file; its ending, `.toml` or `.json`, says what it is written in.
    pub fn file(mut self, path: impl Into<PathBuf>) -> Self {
        self.files.push(File::At {
            path: path.into(),
            may_be_missing: false,
        });
        self
    }

    /// The same, but it is no error if there is no such file.
    pub fn optional_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.files.push(File::At {
            path: path.into(),
            may_be_missing: true,
        });
        self
    }

    /// Reads a TOML text as if it stood in a file.
    pub fn toml(mut self, text: impl Into<String>) -> Self {
        self.files.push(File::Text {
            text: text.into(),
            format: Format::Toml,
        });
        self
    }

    /// Reads a JSON text as if it stood in a file.
    pub fn json(mut self, text: impl Into<String>) -> Self {
        self.files.push(File::Text {
            text: text.into(),
            format: Format::Json,
        });
        self
    }

    /// Reads the environment variables of this process that begin with `BYTEDANCE_`.
    pub fn variables(self) -> Self {
        self.variables_with_prefix(PREFIX)
    }

    /// Reads the environment variables that begin so instead: with `SHOP`, the application's id is `SHOP_APP_ID`.
    pub fn variables_with_prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = Some(prefix.into());
        self
    }

    fn set(mut self, key: &str, value: Value) -> Self {
        self.program.push((key.to_owned(), value));
        self
    }

    /// What the program has given so far.
    fn given(&mut self, key: &str) -> Option<&mut Value> {
        let mut given = self.program.iter_mut();
        given.find_map(|(name, value)| (name == key).then_some(value))
    }

    fn add_secret(mut self, key: &str, secret: Secret) -> Self {
        match self.given(key) {
            Some(Value::Secrets(secrets)) => {
                secrets.push(secret);
                self
            }
            _ => self.set(key, Value::Secrets(vec![secret])),
        }
    }

    fn text(self, key: &str, text: impl Into<String>) -> Self {
        self.set(key, Value::Text(text.into()))
    }

    fn secret(self, key: &str, secret: impl Into<Secret>) -> Self {
        self.set(key, Value::Secret(secret.into()))
    }

    /// The application's id.
    pub fn app_id(self, id: impl Into<String>) -> Self {
        self.text("app_id", id)
    }

    /// The application's secret.
    pub fn app_secret(self, secret: impl Into<Secret>) -> Self {
        self.secret("app_secret", secret)
    }

    /// The merchant's id; see [`Settings::mch_id`].
    pub fn mch_id(self, id: impl Into<String>) -> Self {
        self.text("mch_id", id)
    }

    /// The merchant's secret; see [`Settings::mch_secret`].
    pub fn mch_secret(self, secret: impl Into<Secret>) -> Self {
        self.secret("mch_secret", secret)
    }

    /// The merchant's application; see [`Settings::mch_app_id`].
    pub fn mch_app_id(self, id: impl Into<String>) -> Self {
        self.text("mch_app_id", id)
    }

    /// The payment SALT; see [`ClientBuilder::payment_salt`](crate::ClientBuilder::payment_salt).
    pub fn payment_salt(self, salt: impl Into<Secret>) -> Self {
        self.secret("payment_salt", salt)
    }

    /// The application's private key; see [`ClientBuilder::private_key`](crate::ClientBuilder::private_key).
    pub fn private_key(self, key: impl Into<Secret>) -> Self {
        self.secret("private_key", key)
    }

    /// The version of the private key; see [`ClientBuilder::key_version`](crate::ClientBuilder::key_version).
    pub fn key_version(self, version: impl Into<String>) -> Self {
        self.text("key_version", version)
    }

    /// A private key that was replaced; may be given several times. See
    /// [`ClientBuilder::former_private_key`](crate::ClientBuilder::former_private_key).
    pub fn former_private_key(self, key: impl Into<Secret>) -> Self {
        self.add_secret("former_private_key", key.into())
    }

    /// A public key of the platform with its version; may be given several times. See
    /// [`ClientBuilder::platform_public_key`](crate::ClientBuilder::platform_public_key).
    pub fn platform_public_key(
        mut self,
        version: impl Into<String>,
        key: impl Into<String>,
    ) -> Self {
        let key = (version.into(), key.into());
        match self.given(PUBLIC_KEYS) {
            Some(Value::Keys(keys)) => {
                keys.push(key);
                self
            }
            _ => self.set(PUBLIC_KEYS, Value::Keys(vec![key])),
        }
    }

    /// The token of payment callbacks; see [`ClientBuilder::callback_token`](crate::ClientBuilder::callback_token).
    pub fn callback_token(self, token: impl Into<Secret>) -> Self {
        self.secret("callback_token", token)
    }

    /// A token of payment callbacks that was replaced; may be given several times. See
    /// [`ClientBuilder::former_callback_token`](crate::ClientBuilder::former_callback_token).
    pub fn former_callback_token(self, token: impl Into<Secret>) -> Self {
        self.add_secret("former_callback_token", token.into())
    }

    /// The token of encrypted pushes; see [`ClientBuilder::push_token`](crate::ClientBuilder::push_token).
    pub fn push_token(self, token: impl Into<Secret>) -> Self {
        self.secret("push_token", token)
    }

    /// A token of encrypted pushes that was replaced; may be given several times. See
    /// [`ClientBuilder::former_push_token`](crate::ClientBuilder::former_push_token).
    pub fn former_push_token(self, token: impl Into<Secret>) -> Self {
        self.add_secret("former_push_token", token.into())
    }

    /// The key of encrypted pushes; may be given several times, the newest first. See
    /// [`ClientBuilder::encoding_aes_key`](crate::ClientBuilder::encoding_aes_key).
    pub fn encoding_aes_key(self, key: impl Into<Secret>) -> Self {
        self.add_secret("encoding_aes_key", key.into())
    }

    /// The secret of webhooks; see [`ClientBuilder::webhook_secret`](crate::ClientBuilder::webhook_secret).
    pub fn webhook_secret(self, secret: impl Into<Secret>) -> Self {
        self.secret("webhook_secret", secret)
    }

    /// A secret of webhooks that was replaced; may be given several times. See
    /// [`ClientBuilder::former_webhook_secret`](crate::ClientBuilder::former_webhook_secret).
    pub fn former_webhook_secret(self, secret: impl Into<Secret>) -> Self {
        self.add_secret("former_webhook_secret", secret.into())
    }

    /// The environment; production unless set.
    pub fn environment(self, environment: Environment) -> Self {
        self.text("environment", environment.as_str())
    }

    /// Where tokens are kept; [`AccessTokenType::Auto`] unless set.
    pub fn access_token_type(self, kind: AccessTokenType) -> Self {
        self.text("access_token_type", kind.as_str())
    }

    /// The file for tokens; `~/<app_id>.access_token` unless set. A `~/` at the beginning is the user's home.
    pub fn ac_path(self, path: impl Into<PathBuf>) -> Self {
        self.set("ac_path", Value::Path(path.into()))
    }

    /// Whether processes of the Python package 0.1.2 share the production access_token too; see
    /// [`FileStore::python_0_1_2`](crate::tokens::FileStore::python_0_1_2).
    pub fn python_0_1_2(self, shared: bool) -> Self {
        self.set("python_0_1_2", Value::Switch(shared))
    }

    /// Whether tokens are refreshed even while no call is made; see
    /// [`ClientBuilder::background_refresh`](crate::ClientBuilder::background_refresh).
    pub fn background_refresh(self, refresh: bool) -> Self {
        self.set("background_refresh", Value::Switch(refresh))
    }

    /// The address of redis, `redis://user:password@host:6379/0`; `rediss://` for TLS.
    pub fn redis_url(self, url: impl Into<Secret>) -> Self {
        self.secret("redis.url", url)
    }

    /// The host of redis; `localhost` if anything of redis is set but not this.
    pub fn redis_host(self, host: impl Into<String>) -> Self {
        self.text("redis.host", host)
    }

    /// The port of redis; 6379 unless set.
    pub fn redis_port(self, port: u16) -> Self {
        self.set("redis.port", Value::Count(port.into()))
    }

    /// The user at redis.
    pub fn redis_username(self, name: impl Into<Secret>) -> Self {
        self.secret("redis.username", name)
    }

    /// The password at redis.
    pub fn redis_password(self, password: impl Into<Secret>) -> Self {
        self.secret("redis.password", password)
    }

    /// The number of redis' database; 0 unless set.
    pub fn redis_db(self, number: u32) -> Self {
        self.set("redis.db", Value::Count(number.into()))
    }

    /// Whether redis is reached over TLS; it is not unless set, or the address begins with `rediss://`.
    pub fn redis_ssl(self, tls: bool) -> Self {
        self.set("redis.ssl", Value::Switch(tls))
    }

    /// How long an attempt may take; see [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
    pub fn timeout(self, timeout: Duration) -> Self {
        self.set("timeout", Value::Time(timeout))
    }

    /// How long making a connection may take.
    pub fn connect_timeout(self, timeout: Duration) -> Self {
        self.set("connect_timeout", Value::Time(timeout))
    }

    /// How long a call may wait for a token; see [`ClientBuilder::token_wait`](crate::ClientBuilder::token_wait).
    pub fn token_wait(self, wait: Duration) -> Self {
        self.set("token_wait", Value::Time(wait))
    }

    /// Sends everything through this proxy; `none`: through no proxy, whatever the system's settings say.
    pub fn proxy(self, url: impl Into<Secret>) -> Self {
        self.secret("proxy", url)
    }

    /// Sends what is meant for a host to another address; see [`ClientBuilder::base_url`](crate::ClientBuilder::base_url).
    pub fn base_url(self, host: impl AsRef<str>, url: impl Into<String>) -> Self {
        self.text(&format!("{BASE_URLS}.{}", host.as_ref()), url)
    }

    /// How many attempts a call may make; see [`Retry::attempts`](crate::client::retry::Retry::attempts).
    pub fn retry_attempts(self, attempts: u32) -> Self {
        self.set("retry.attempts", Value::Count(attempts.into()))
    }

    /// Reads and checks everything.
    ///
    /// # Errors
    /// A configuration error that names everything that is wrong, each with where it stands. No secret is in its text.
    pub fn build(self) -> Result<Settings, Error> {
        let mut faults = Vec::new();
        let mut layers: Vec<Layer> = self
            .files
            .iter()
            .map(|file| file.read(&mut faults))
            .collect();
        let unread = faults.iter().any(|fault| !fault.starts_with("setting `"));
        if let Some(prefix) = &self.prefix {
            layers.push(Variables::of_process(prefix).read(&mut faults));
        }
        layers.push(program(self.program, &mut faults));
        let redis = redis::merge(&layers, &mut faults);
        let values: Layer = layers.into_iter().flatten().collect();
        let settings = Settings { values, redis };
        if !unread {
            let prefix = self.prefix.as_deref().unwrap_or(PREFIX);
            settings.check(prefix, &mut faults);
        }
        if faults.is_empty() {
            return Ok(settings);
        }
        Err(Error::new(ErrorKind::Configuration, faults.join("; ")))
    }
}

impl File {
    fn read(&self, faults: &mut Vec<String>) -> Layer {
        match self {
            Self::At {
                path,
                may_be_missing,
            } => read_file(path, *may_be_missing, faults),
            Self::Text { text, format } => {
                let name = match format {
                    Format::Toml => "TOML text",
                    Format::Json => "JSON text",
                };
                read_text(name, text, *format, faults)
            }
        }
    }
}

/// What the program gives; of two values for one setting, the later one.
fn program(given: Vec<(String, Value)>, faults: &mut Vec<String>) -> Layer {
    let mut layer = Layer::new();
    for (key, value) in given {
        layer.insert(key, (value, Origin::Program));
    }
    layer.retain(|key, (value, origin)| {
        let what = match kind(key) {
            Some(kind) => check(kind, value).err(),
            None => Some("names no host".to_owned()),
        };
        faults.extend(
            what.iter()
                .map(|what| format!("setting `{key}` ({origin}) {what}")),
        );
        what.is_none()
    });
    layer
}

impl fmt::Debug for SettingsBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let files: Vec<String> = self
            .files
            .iter()
            .map(|file| match file {
                File::At { path, .. } => path.display().to_string(),
                File::Text { format, .. } => format!("{format:?} text"),
            })
            .collect();
        let given: Vec<&str> = self.program.iter().map(|(key, _)| key.as_str()).collect();
        formatter
            .debug_struct("SettingsBuilder")
            .field("files", &files)
            .field("prefix", &self.prefix)
            .field("given", &given)
            .finish()
    }
}

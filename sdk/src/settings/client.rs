//! Creates clients and client builders from settings.

use std::path::PathBuf;

use super::Settings;
use super::schema::{BASE_URLS, PRIVATE_KEY, PRIVATE_KEY_FILE, PUBLIC_KEY_FILES, PUBLIC_KEYS};
#[cfg(not(feature = "reqwest"))]
use super::schema::{SETTINGS, Target};
use crate::answer::Error;
use crate::client::{Client, ClientBuilder};
#[cfg(feature = "reqwest")]
use crate::secret::Secret;

impl Client {
    /// Builds a client from the environment variables whose names begin with `BYTEDANCE_`, such as `BYTEDANCE_APP_ID`.
    ///
    /// This is the short form of the following lines. Use them if you want to change the client's builder before you build the client.
    ///
    /// ```no_run
    /// # use bytedance::{Client, Error, Settings};
    /// # fn build() -> Result<Client, Error> {
    /// let settings = Settings::builder().variables().build()?;
    /// settings.client_builder()?.build()
    /// # }
    /// ```
    ///
    /// The module [`settings`](crate::settings) lists the variables. If `BYTEDANCE_ACCESS_TOKEN_TYPE` is not set, tokens are stored in redis
    /// or in a file, not in memory. See [`AccessTokenType`](crate::settings::AccessTokenType).
    ///
    /// # Errors
    /// Returns the errors of [`SettingsBuilder::build`](crate::settings::SettingsBuilder::build), [`Settings::client_builder`] and
    /// [`ClientBuilder::build`].
    pub fn from_environment() -> Result<Self, Error> {
        Settings::builder()
            .variables()
            .build()?
            .client_builder()?
            .build()
    }

    /// Builds a client from a settings file and from the environment variables whose names begin with `BYTEDANCE_`. The file extension,
    /// `.toml` or `.json`, determines the format of the file.
    ///
    /// Variables take precedence over the file. A secret can therefore stay out of the file, and a deployment can change any setting without
    /// editing the file. To read only the file, use [`Settings::from_file`] instead.
    ///
    /// This is the short form of the following lines. Use them if you want to change the client's builder before you build the client.
    ///
    /// ```no_run
    /// # use bytedance::{Client, Error, Settings};
    /// # fn build() -> Result<Client, Error> {
    /// let settings = Settings::builder().file("bytedance.toml").variables().build()?;
    /// settings.client_builder()?.build()
    /// # }
    /// ```
    ///
    /// The module [`settings`](crate::settings) describes the file and lists the variables. If `access_token_type` is not set, tokens are
    /// stored in redis or in a file, not in memory. See [`AccessTokenType`](crate::settings::AccessTokenType).
    ///
    /// # Errors
    /// Returns the errors of [`SettingsBuilder::build`](crate::settings::SettingsBuilder::build), [`Settings::client_builder`] and
    /// [`ClientBuilder::build`].
    pub fn from_file(path: impl Into<PathBuf>) -> Result<Self, Error> {
        Settings::builder()
            .file(path)
            .variables()
            .build()?
            .client_builder()?
            .build()
    }
}

impl Settings {
    /// Returns a client builder to which these settings have been applied. You can still change the builder before you build the client.
    ///
    /// If `base_urls` contains hosts of your own catalogue, declare them with [`ClientBuilder::own_hosts`]. Otherwise, the builder does not know
    /// their names and [`ClientBuilder::build`] returns an error.
    ///
    /// # Errors
    /// Returns a configuration error if the token store cannot be created, or if a setting requires a feature that is not enabled.
    pub fn client_builder(&self) -> Result<ClientBuilder, Error> {
        let client = ClientBuilder::new(self.app_id().to_owned(), self.app_secret());
        #[cfg(not(feature = "reqwest"))]
        self.refuse_transport_settings()?;
        Ok(self.stores()?.configure(self.configure_all(client)))
    }

    /// Applies all settings to a client's builder except those of the token store.
    pub(super) fn configure_all(&self, client: ClientBuilder) -> ClientBuilder {
        self.configure(self.configure_base_urls(client))
    }

    fn configure_base_urls(&self, client: ClientBuilder) -> ClientBuilder {
        self.base_urls().fold(client, |client, (host, url)| {
            let setting = self.locate(&format!("{BASE_URLS}.{host}"));
            client.base_url_of_setting(host, url, setting)
        })
    }

    pub(super) fn configure_environment(&self, client: ClientBuilder) -> ClientBuilder {
        client.environment(self.environment())
    }

    pub(super) fn configure_private_key(&self, client: ClientBuilder) -> ClientBuilder {
        match self.private_key() {
            Some(key) => {
                let setting = self.locate_key(PRIVATE_KEY, PRIVATE_KEY_FILE);
                client.private_key_of_setting(key.clone(), setting)
            }
            None => client,
        }
    }

    pub(super) fn configure_public_keys(&self, client: ClientBuilder) -> ClientBuilder {
        let setting = self.locate_key(PUBLIC_KEYS, PUBLIC_KEY_FILES);
        self.platform_public_keys()
            .fold(client, |client, (version, key)| {
                client.platform_public_key_of_setting(version, key, setting.clone())
            })
    }

    /// Returns the name of a setting and where it was set, for errors that are found when the client is built. Returns `None` if it is not set.
    fn locate(&self, key: &str) -> Option<String> {
        let (_, origin) = self.values.get(key)?;
        Some(format!("`{key}` ({origin})"))
    }

    /// Returns the setting that contains a key, or that names the file of the key, and where it was set.
    fn locate_key(&self, key: &str, file: &str) -> Option<String> {
        self.locate(file).or_else(|| self.locate(key))
    }

    #[cfg(feature = "reqwest")]
    pub(super) fn configure_proxy(&self, client: ClientBuilder) -> ClientBuilder {
        match self.proxy().map(Secret::expose) {
            Some("none") => client.no_proxy(),
            Some(url) => client.proxy(url),
            None => client,
        }
    }

    /// Returns an error if there is a setting for the default transport. Without that transport, the setting would be silently ignored.
    #[cfg(not(feature = "reqwest"))]
    pub(super) fn refuse_transport_settings(&self) -> Result<(), Error> {
        let settings = SETTINGS.iter();
        for setting in settings.filter(|setting| setting.target == Target::Transport) {
            if let Some((_, origin)) = self.values.get(setting.key) {
                return Err(Error::setting(
                    setting.key,
                    format_args!(
                        "({origin}) applies only to the default transport: enable one of the features rustls, rustls-bundled-roots, rustls-no-provider and native-tls"
                    ),
                ));
            }
        }
        Ok(())
    }
}

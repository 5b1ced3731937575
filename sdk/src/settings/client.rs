//! Creates a client builder from settings.

use super::Settings;
#[cfg(not(feature = "reqwest"))]
use super::schema::{SETTINGS, Target};
use crate::answer::Error;
use crate::client::ClientBuilder;
#[cfg(feature = "reqwest")]
use crate::secret::Secret;

impl Settings {
    /// Returns a client builder to which these settings have been applied. You can still change the builder before you build the client.
    ///
    /// # Errors
    /// Returns a configuration error if the token store cannot be created, or if a setting requires a feature that is not enabled.
    pub fn client_builder(&self) -> Result<ClientBuilder, Error> {
        let client = ClientBuilder::new(self.app_id().to_owned(), self.app_secret())
            .token_store(self.token_store()?)
            .base_urls(self.base_urls());
        #[cfg(not(feature = "reqwest"))]
        self.refuse_transport_settings()?;
        Ok(self.configure(client))
    }

    pub(super) fn configure_environment(&self, client: ClientBuilder) -> ClientBuilder {
        client.environment(self.environment())
    }

    pub(super) fn configure_public_keys(&self, client: ClientBuilder) -> ClientBuilder {
        self.platform_public_keys()
            .fold(client, |client, (version, key)| {
                client.platform_public_key(version, key)
            })
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
    fn refuse_transport_settings(&self) -> Result<(), Error> {
        let settings = SETTINGS.iter();
        for setting in settings.filter(|setting| setting.target == Target::Transport) {
            if let Some((_, origin)) = self.values.get(setting.key) {
                return Err(Error::setting(
                    setting.key,
                    format_args!(
                        "({origin}) applies only to the default transport: enable one of the features rustls, rustls-bundled-roots and native-tls"
                    ),
                ));
            }
        }
        Ok(())
    }
}

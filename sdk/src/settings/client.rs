//! The builder of a client with the settings.

use super::Settings;
#[cfg(not(feature = "reqwest"))]
use super::schema::{SETTINGS, Target};
use crate::answer::Error;
use crate::client::ClientBuilder;
#[cfg(feature = "reqwest")]
use crate::secret::Secret;

impl Settings {
    /// A builder of a client with these settings, which may be changed further.
    ///
    /// # Errors
    /// A configuration error if the place for tokens can't be used, or needs a feature that is not switched on.
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

    /// Without the default transport, its settings would be ignored.
    #[cfg(not(feature = "reqwest"))]
    fn refuse_transport_settings(&self) -> Result<(), Error> {
        let settings = SETTINGS.iter();
        for setting in settings.filter(|setting| setting.target == Target::Transport) {
            if let Some((_, origin)) = self.values.get(setting.key) {
                return Err(Error::setting(
                    setting.key,
                    format_args!(
                        "({origin}) holds for the default transport only: switch on one of the features rustls, rustls-bundled-roots and native-tls"
                    ),
                ));
            }
        }
        Ok(())
    }
}

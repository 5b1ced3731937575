//! Checks that an application's id and secret are right.

use super::Client;
use super::token::check_runtime;
use crate::answer::{Error, ErrorKind};
use crate::endpoint::Credential;
use crate::platform::credentials;

impl Client {
    /// Checks that the application's id and secret are right, by fetching an access_token of the mini program or mini game. Call this method
    /// when the program starts, so that a wrong id or secret is noticed then and not at the first call.
    ///
    /// Calls with a token from the [token store](crate::ClientBuilder::token_store) can succeed even if the secret is wrong, because another
    /// process may have fetched the token with the right one. The check therefore fetches a new token even if the stored one is fresh. The new
    /// token is stored and used like any other. Until then, and if the check fails, the old one remains in use.
    ///
    /// The platform limits how often tokens are fetched, and a new token ends the previous one after five minutes. Other processes then get the
    /// new one from the store. If many processes share a store, let one of them check. A client that has fetched its current token itself does
    /// not ask the platform again, and after a failure it does not do so for a second, which doubles with each further failure up to half a
    /// minute.
    ///
    /// A client with a [fixed token](crate::ClientBuilder::token) of this kind fetches none, so it cannot be checked.
    ///
    /// Third-party platforms, and websites and apps on the open platform, have no such token. For them, call [`check_with`](Self::check_with).
    /// A client that acts for an app or a user checks the application that makes its calls.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), bytedance::Error> {
    /// use bytedance::Client;
    ///
    /// let app = Client::builder("tt_app_id", "secret").build()?;
    /// app.check().await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// Returns an error if the token could not be fetched, and a configuration error if a fixed token is set. If the platform refused the id or
    /// the secret, the error contains its code and message. Other errors, such as a timeout, do not tell whether they are right.
    pub async fn check(&self) -> Result<(), Error> {
        self.check_with(&credentials::MINI_APP).await
    }

    /// Checks that the application's id and secret are right, like [`check`](Self::check), but fetches a token of the given kind.
    ///
    /// For a website or app on the open platform, this is [`CLIENT`](credentials::CLIENT). For a third-party platform, it is
    /// [`COMPONENT`](credentials::COMPONENT), which also takes the ticket that the platform pushes every ten minutes.
    ///
    /// # Errors
    /// Returns the errors of [`check`](Self::check), and an error if tokens of this kind are not fetched with the application's id and secret.
    pub async fn check_with(&self, credential: &'static Credential) -> Result<(), Error> {
        let name = credential.name;
        let client = self.calling_client();
        let Some(source) = client.token_source(credential) else {
            return Err(Error::new(
                ErrorKind::Configuration,
                format!(
                    "{name} tokens are not fetched with the application's id and secret: check with mini_app, client or component"
                ),
            ));
        };
        check_runtime()?;
        let inner = &client.inner;
        if inner.common.fixed_tokens.contains_key(name) {
            return Err(Error::new(
                ErrorKind::Configuration,
                format!(
                    "{name} has a fixed token, which a check would end by fetching another: check where the token is fetched"
                ),
            ));
        }
        let fetched = inner.tokens.fetch(name, inner.common.token_wait, &source);
        Box::pin(fetched).await
    }
}

//! Refreshes the tokens of apps and users for whom no call is made for a long time.

use crate::answer::Error;
use crate::client::Client;

impl Client {
    /// Refreshes the tokens of the app or user that this client acts on behalf of. If the tokens are about to expire, this method refreshes
    /// them and waits for the refresh to finish. Otherwise, it only checks the cached token or the token store.
    ///
    /// Ordinary calls also refresh tokens. However, refresh tokens are valid for only about a month, so call this method once a day for
    /// each app and user for whom a month might pass without a call. This applies to the users and business capabilities that your program
    /// has stored. It is also useful for the apps returned by `component_auth().list_authorized_apps()`, so that their tokens are always
    /// ready.
    ///
    /// Without these daily calls, an app's tokens can still be recovered by retrieving its authorization code again, but a user must
    /// authorize again.
    ///
    /// Does nothing if this client does not act on behalf of an app or user.
    ///
    /// # Errors
    /// Returns an error of kind [`ErrorKind::Reauthorize`](crate::ErrorKind::Reauthorize) if the app or user must authorize again.
    /// Otherwise, returns the same errors as any other call.
    pub async fn refresh_authorization(&self) -> Result<(), Error> {
        let inner = &self.inner;
        let Some(principal) = &inner.principal else {
            return Ok(());
        };
        let credential = principal.refreshable_credential();
        match principal.token_source(credential) {
            Some(token_source) => {
                inner
                    .tokens
                    .refresh_if_due(credential.name, &token_source)
                    .await
            }
            None => Ok(()),
        }
    }
}

//! Refreshes the tokens of principals for whom no call is made for a long time.

use crate::answer::Error;
use crate::client::Client;

impl Client {
    /// Refreshes the tokens of the app or user for whom this client acts if they are about to expire, and waits for the refresh. Otherwise,
    /// this only checks the cached token or the token store.
    ///
    /// Calls also refresh tokens. However, refresh tokens are valid for about a month, so call this method once a day for each app and user
    /// for whom a month may pass without a call: for users and business capabilities that your program has stored, and, to have their
    /// tokens ready, for the apps of `component_auth().list_authorized_apps()`. Without such calls, the tokens of an app can still be
    /// recovered by retrieving its authorization code again, but a user must authorize again.
    ///
    /// Does nothing if this client does not act for an app or user.
    ///
    /// # Errors
    /// Returns an error of kind [`ErrorKind::Reauthorize`](crate::ErrorKind::Reauthorize) if the app or user must authorize again, and the
    /// errors of a call otherwise.
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

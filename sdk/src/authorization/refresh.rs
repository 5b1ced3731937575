//! Refreshes for principals for whom no call is made for long.

use crate::answer::Error;
use crate::client::Client;

impl Client {
    /// Refreshes the tokens of the app or user for whom this client acts, if they are near their end, and waits for it. If they are not, it costs
    /// a look into the token store.
    ///
    /// Calls do the same by themselves. Refresh tokens live a month, though, so call this once a day for those for whom a month may pass
    /// without a call: users and business capabilities that your program has stored, and, to have their tokens ready, the apps of
    /// `component_auth().list_authorized_apps()`. Without it an app's tokens come back all the same, since its authorization code can be
    /// retrieved again; a user must authorize again.
    ///
    /// Does nothing for a client that acts for nobody else.
    ///
    /// # Errors
    /// [`ErrorKind::Reauthorize`](crate::ErrorKind::Reauthorize) if nothing helps any more; else those of a call.
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

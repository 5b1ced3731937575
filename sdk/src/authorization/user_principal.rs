//! The user that a client acts on behalf of.

use std::sync::Arc;

use crate::client::{Client, Principal};
use crate::endpoint::Credential;
use crate::tokens::TokenSource;

/// A user who has granted permissions to an application or an app.
pub(super) struct UserPrincipal {
    pub(super) grantee: Client,
    /// Which kind of token calls send on behalf of the user.
    pub(super) credential: &'static Credential,
    pub(super) token_source: Arc<dyn TokenSource>,
}

impl Principal for UserPrincipal {
    fn grantee(&self) -> &Client {
        &self.grantee
    }

    fn map_credential(&self, credential: &'static Credential) -> Option<&'static Credential> {
        (credential.name == self.credential.name).then_some(credential)
    }

    fn token_source(&self, _: &'static Credential) -> Option<Arc<dyn TokenSource>> {
        Some(Arc::clone(&self.token_source))
    }

    fn refreshable_credential(&self) -> &'static Credential {
        self.credential
    }

    fn is_user(&self) -> bool {
        true
    }
}

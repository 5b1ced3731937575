//! The app or user that a client acts for.
//!
//! - **calling application**: the application whose id and secret make the calls. Its client acts for no principal and is the calling client.
//! - **principal**: the app or user that a client acts for. The tokens of the client are the principal's.
//! - **app principal**: an app (小程序) that has authorized a third-party platform. Calls are about the app, and users may grant permissions to
//!   it.
//! - **user principal**: a user who has granted permissions to an application or an app, and whose open_id appears in the calls.
//! - **grantee**: the client of the application or app to which a principal has granted permissions. A client for a user of an app that a
//!   third-party platform acts for has two grantees above it: the app's client, and above that the calling client.

use std::sync::Arc;

use super::{Client, ClientInner};
use crate::endpoint::Credential;
use crate::tokens::TokenSource;

/// The app or user that a client acts for.
pub(crate) trait Principal: Send + Sync {
    /// Returns the client to which this principal has granted permissions.
    fn grantee(&self) -> &Client;

    /// Returns the kind of this principal's token that calls use instead of `credential`, or `None` if they use the token of the grantee.
    fn map_credential(&self, credential: &'static Credential) -> Option<&'static Credential>;

    /// Returns the source of this principal's tokens of a kind, or `None` if an issuer of the catalogue issues them, as for an application.
    fn token_source(&self, credential: &'static Credential) -> Option<Arc<dyn TokenSource>>;

    /// Returns the kind of token that comes with a refresh token.
    fn refreshable_credential(&self) -> &'static Credential;

    /// Returns whether this is a user, as opposed to an app to which users grant permissions.
    #[cfg(feature = "credential")]
    fn is_user(&self) -> bool {
        false
    }

    /// Returns the kind of token that calls use instead of the secret of the application that they are about.
    fn secret_credential(&self) -> Option<&'static Credential> {
        self.grantee().secret_credential()
    }
}

impl Client {
    /// Creates a client with the same settings and connections that acts for a principal and stores its tokens under `id`.
    pub(crate) fn for_principal(
        &self,
        id: &str,
        app_id: &str,
        principal: Arc<dyn Principal>,
    ) -> Self {
        let inner = &self.inner;
        let tokens = inner.common.subject_tokens.get_or_create(id, &inner.tokens);
        Self::from_inner(ClientInner {
            app_id: app_id.to_owned(),
            application: Arc::clone(&inner.application),
            common: Arc::clone(&inner.common),
            tokens,
            principal: Some(principal),
        })
    }

    /// Returns the client of the calling application.
    pub(crate) fn calling_client(&self) -> &Self {
        match &self.inner.principal {
            None => self,
            Some(principal) => principal.grantee().calling_client(),
        }
    }

    /// Returns the client of the application or app to which users grant permissions: this client, or the grantee of its user.
    #[cfg(feature = "credential")]
    pub(crate) fn grantee(&self) -> &Self {
        match &self.inner.principal {
            Some(principal) if principal.is_user() => principal.grantee(),
            _ => self,
        }
    }

    /// Returns the kind of token that calls use instead of the secret of the application that they are about, or `None` if the secret is known.
    pub(crate) fn secret_credential(&self) -> Option<&'static Credential> {
        self.inner.principal.as_ref()?.secret_credential()
    }
}

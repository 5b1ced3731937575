//! The app or user that a client acts for.
//!
//! - **calling application**: the application that makes the calls, using its own id and secret. Its client is called the calling client and acts
//!   for no principal.
//! - **principal**: the app or user that a client acts for. The client's tokens belong to the principal.
//! - **app principal**: an app (小程序) that has authorized a third-party platform. Calls made for it are about this app, and users can grant
//!   permissions to it.
//! - **user principal**: a user who has granted permissions to an application or an app. Calls made for the user contain the user's open_id.
//! - **grantee**: the client of the application or app to which a principal has granted permissions. If a third-party platform acts for an app, and
//!   a client acts for one of that app's users, this client has two grantees above it: the app's client and, above that, the calling client.

use std::sync::Arc;

use super::{Client, ClientInner};
use crate::endpoint::Credential;
use crate::tokens::TokenSource;

/// The app or user that a client acts for.
pub(crate) trait Principal: Send + Sync {
    /// Returns the client to which this principal has granted permissions.
    fn grantee(&self) -> &Client;

    /// Returns which kind of this principal's tokens calls should use in place of `credential`, or `None` if they should use the grantee's token.
    fn map_credential(&self, credential: &'static Credential) -> Option<&'static Credential>;

    /// Returns the source of this principal's tokens of the given kind. Returns `None` if these tokens come from one of the catalogue's issuers, as
    /// an application's own tokens do.
    fn token_source(&self, credential: &'static Credential) -> Option<Arc<dyn TokenSource>>;

    /// Returns the kind of token that is issued together with a refresh token.
    fn refreshable_credential(&self) -> &'static Credential;

    /// Returns whether this principal is a user, as opposed to an app to which users grant permissions.
    #[cfg(feature = "credential")]
    fn is_user(&self) -> bool {
        false
    }

    /// Returns the kind of token that calls use in place of the application's secret, or `None` if the secret is known.
    fn secret_credential(&self) -> Option<&'static Credential> {
        self.grantee().secret_credential()
    }
}

impl Client {
    /// Creates a client that acts for a principal, with the same settings and connections as this client. The principal's tokens are stored under
    /// `id`.
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

    /// Returns the client of the application or app to which users grant permissions: this client itself, or its grantee if it acts for a user.
    #[cfg(feature = "credential")]
    pub(crate) fn grantee(&self) -> &Self {
        match &self.inner.principal {
            Some(principal) if principal.is_user() => principal.grantee(),
            _ => self,
        }
    }

    /// Returns the kind of token that calls use in place of the application's secret, or `None` if the secret is known.
    pub(crate) fn secret_credential(&self) -> Option<&'static Credential> {
        self.inner.principal.as_ref()?.secret_credential()
    }
}

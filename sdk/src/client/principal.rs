//! For whom a client acts.
//!
//! - **calling application**: the application whose id and secret make the calls. A client that acts for nobody is the calling client.
//! - **principal**: the app or the user for whom a client acts. It is the subject of its tokens.
//! - **app principal**: an app (小程序) that has authorized a third-party platform. Calls are about the app, and users may grant something to it.
//! - **user principal**: a user who has granted something to an application or to an app, and whose open_id calls name.
//! - **grantee**: the client of the application, or of the app, to which a principal has granted something. A client for a user of an app that a
//!   third-party platform acts for has two grantees above it: the app's client, and above that the calling client.

use std::sync::Arc;

use super::{Client, ClientInner};
use crate::endpoint::Credential;
use crate::tokens::TokenSource;

/// The app or the user for whom a client acts.
pub(crate) trait Principal: Send + Sync {
    /// The client to which this principal has granted something.
    fn grantee(&self) -> &Client;

    /// The kind of token of this principal that stands in for a kind. Returns `None` if calls take the token of the grantee.
    fn map_credential(&self, credential: &'static Credential) -> Option<&'static Credential>;

    /// The source of this principal's tokens of a kind. Returns `None` if an issuer of the catalogue gives them, as it does to an application.
    fn token_source(&self, credential: &'static Credential) -> Option<Arc<dyn TokenSource>>;

    /// The kind of token that comes with a refresh token.
    fn refreshable_credential(&self) -> &'static Credential;

    /// Whether this is a user, and not an app to which users grant something.
    #[cfg(feature = "credential")]
    fn is_user(&self) -> bool {
        false
    }

    /// The kind of token that stands in for the secret of the application that calls are about.
    fn secret_credential(&self) -> Option<&'static Credential> {
        self.grantee().secret_credential()
    }
}

impl Client {
    /// A client with the same settings and connections that acts for a principal, whose tokens are stored under `id`.
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

    /// The client of the calling application.
    pub(crate) fn calling_client(&self) -> &Self {
        match &self.inner.principal {
            None => self,
            Some(principal) => principal.grantee().calling_client(),
        }
    }

    /// The client of the application or app to which users grant something: this one, or the grantee of its user.
    #[cfg(feature = "credential")]
    pub(crate) fn grantee(&self) -> &Self {
        match &self.inner.principal {
            Some(principal) if principal.is_user() => principal.grantee(),
            _ => self,
        }
    }

    /// The kind of token that stands in for the secret of the application that calls are about. Returns `None` if its secret is known.
    pub(crate) fn secret_credential(&self) -> Option<&'static Credential> {
        self.inner.principal.as_ref()?.secret_credential()
    }
}

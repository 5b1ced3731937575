//! For whom a client acts.

use std::sync::Arc;

use super::{Client, ClientInner};
use crate::endpoint::Credential;
use crate::tokens::TokenSource;

/// For whom a client acts: an app that has authorized the application, or a user.
pub(crate) trait Principal: Send + Sync {
    /// The client to which this was granted.
    fn grantee(&self) -> &Client;

    /// The kind of token of this principal that calls for a kind take; `None`: they take that of the base.
    fn map_credential(&self, credential: &'static Credential) -> Option<&'static Credential>;

    /// How the principal's tokens of a kind are got; `None`: from an issuer, as an application's.
    fn token_source(&self, credential: &'static Credential) -> Option<Arc<dyn TokenSource>>;

    /// The kind of token that a refresh token keeps alive.
    fn refreshable_credential(&self) -> &'static Credential;

    /// Whether this is a person, and not an app to which persons grant something.
    #[cfg(feature = "credential")]
    fn is_user(&self) -> bool {
        false
    }

    /// The kind of token that stands for the secret of the application.
    fn secret(&self) -> Option<&'static Credential> {
        self.grantee().secret_credential()
    }
}

impl Client {
    /// A client with the same settings and connections that acts for somebody. `id` names whose tokens they are.
    pub(crate) fn for_principal(
        &self,
        id: String,
        app_id: &str,
        principal: Arc<dyn Principal>,
    ) -> Self {
        let inner = &self.inner;
        let new = || inner.tokens.for_subject(id.clone());
        let tokens = inner.common.subject_tokens.tokens(&id, new);
        Self::from_inner(ClientInner {
            app_id: app_id.to_owned(),
            application: Arc::clone(&inner.application),
            common: Arc::clone(&inner.common),
            tokens,
            principal: Some(principal),
        })
    }

    /// The client of the application that makes the calls, for whomever this one acts.
    pub(crate) fn calling_client(&self) -> &Self {
        match &self.inner.principal {
            None => self,
            Some(principal) => principal.grantee().calling_client(),
        }
    }

    /// The client to whose application, or app, persons grant something.
    #[cfg(feature = "credential")]
    pub(crate) fn grantee(&self) -> &Self {
        match &self.inner.principal {
            Some(principal) if principal.is_user() => principal.grantee(),
            _ => self,
        }
    }

    /// The kind of token that stands for the secret of the application that calls are about; `None`: its secret is known.
    pub(crate) fn secret_credential(&self) -> Option<&'static Credential> {
        self.inner.principal.as_ref()?.secret()
    }
}

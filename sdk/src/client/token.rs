//! Determines which token a call uses and where the token comes from.

use std::sync::Arc;
use std::time::Duration;

use super::Client;
use super::issued::IssuerTokens;
use crate::answer::{Error, ErrorKind};
use crate::endpoint::Credential;
use crate::secret::Secret;
use crate::tokens::{SourceFactory, TokenSource};

/// The token that a call uses.
pub(super) struct HeldToken {
    pub(super) token: Secret,
    /// Whether the client can replace the token if the platform rejects it.
    pub(super) replaceable: bool,
}

/// The client that owns the token for a call: the client that makes the call, or a grantee above it.
struct Owner<'a> {
    client: &'a Client,
    /// The kind of token that the call uses. It can differ from the kind that the endpoint specifies, because an owner can substitute one kind for
    /// another.
    credential: &'static Credential,
}

impl Client {
    /// Returns a valid token of this kind, fetching or refreshing it if necessary.
    ///
    /// Use this method if other code needs the token. The client's own calls use it automatically.
    ///
    /// # Errors
    /// Returns an error if the token could not be fetched. The error has the kind [`ErrorKind::Credential`] if only the caller can supply the
    /// token.
    pub async fn token(&self, credential: &'static Credential) -> Result<Secret, Error> {
        let owner = self.token_owner(credential);
        if let Some(held) = owner.try_get() {
            return Ok(held.token);
        }
        check_runtime()?;
        Box::pin(owner.get(self.inner.common.token_wait)).await
    }

    /// Tells the client that the platform has rejected this token.
    ///
    /// The client discards the token unless it already has a newer one.
    pub fn invalidate_token(&self, credential: &'static Credential, token: &Secret) {
        self.reject_token(credential, token);
    }

    /// Discards a token that the platform has rejected, like [`invalidate_token`](Self::invalidate_token). Returns whether the call may be repeated
    /// with a new token.
    pub(super) fn reject_token(&self, credential: &'static Credential, token: &Secret) -> bool {
        let owner = self.token_owner(credential);
        let tokens = &owner.client.inner.tokens;
        tokens.reject(owner.credential.name, token)
    }

    /// Returns the token for a call. Waits for it no longer than `wait`.
    pub(super) async fn token_for(
        &self,
        credential: &'static Credential,
        wait: Duration,
    ) -> Result<HeldToken, Error> {
        let owner = self.token_owner(credential);
        match owner.try_get() {
            Some(held) => Ok(held),
            None => owner.get(wait).await.map(HeldToken::cached),
        }
    }

    fn token_owner(&self, credential: &'static Credential) -> Owner<'_> {
        let own = |credential| Owner {
            client: self,
            credential,
        };
        match &self.inner.principal {
            None => own(credential),
            Some(principal) => match principal.map_credential(credential) {
                Some(credential) => own(credential),
                None => principal.grantee().token_owner(credential),
            },
        }
    }

    /// Returns the source of tokens of this kind, or `None` if only the caller can supply them.
    pub(super) fn token_source(
        &self,
        credential: &'static Credential,
    ) -> Option<Arc<dyn TokenSource>> {
        let principal = self.inner.principal.as_ref();
        let granted = principal.and_then(|principal| principal.token_source(credential));
        granted.or_else(|| {
            let chosen = self.inner.common.issuers.get(credential.name).copied();
            let issuer = chosen.or(credential.issuers.first().copied())?;
            Some(Arc::new(IssuerTokens {
                client: self.clone(),
                issuer,
            }))
        })
    }

    /// Returns a factory for the source of tokens of this kind. The factory returns `None` once the last clone of this client has been dropped.
    fn source_factory(&self, credential: &'static Credential) -> SourceFactory {
        let inner = Arc::downgrade(&self.inner);
        Box::new(move || {
            let client = Self {
                inner: inner.upgrade()?,
            };
            client.token_source(credential)
        })
    }
}

impl HeldToken {
    fn cached(token: Secret) -> Self {
        Self {
            token,
            replaceable: true,
        }
    }
}

impl Owner<'_> {
    /// Returns a token if one is available without waiting. This is the case for nearly every call.
    fn try_get(&self) -> Option<HeldToken> {
        let inner = &self.client.inner;
        // Fixed tokens belong to the application. Apps and users that a client acts for have their own tokens.
        if inner.principal.is_none()
            && let Some(token) = inner.common.fixed_tokens.get(self.credential.name)
        {
            return Some(HeldToken {
                token: token.clone(),
                replaceable: false,
            });
        }
        let token = inner.tokens.try_get(self.credential.name)?;
        Some(HeldToken::cached(token))
    }

    /// Waits for a token from the cache. The cache fetches one if necessary.
    async fn get(&self, wait: Duration) -> Result<Secret, Error> {
        let Self { client, credential } = *self;
        let inner = &client.inner;
        let Some(source) = client.token_source(credential) else {
            return Err(unknown_token_error(credential));
        };
        let refresh_in_background = || {
            // An application may act for thousands of apps and users, so their tokens are refreshed only when they are used.
            if inner.principal.is_none() && inner.common.background_refresh {
                let factory = || client.source_factory(credential);
                inner.tokens.refresh_in_background(credential.name, factory);
            }
        };
        inner
            .tokens
            .get(credential.name, wait, &source, refresh_in_background)
            .await
    }
}

/// Checks that a refresh can be started, which takes a task of its own.
pub(super) fn check_runtime() -> Result<(), Error> {
    if tokio::runtime::Handle::try_current().is_err() {
        return Err(Error::new(
            ErrorKind::Configuration,
            "tokens must be requested inside a tokio runtime",
        ));
    }
    Ok(())
}

/// Returns the error for a call that needs a token only the caller can supply.
fn unknown_token_error(credential: &Credential) -> Error {
    let name = credential.name;
    Error::new(
        ErrorKind::Credential,
        format!(
            "this needs a {name} token, which only the caller has: set it with CallOptions::token, or with ClientBuilder::token for all \
             calls; for tokens granted by users or apps, make the call from Client::on_behalf_of, Client::for_user or \
             Client::for_business"
        ),
    )
}

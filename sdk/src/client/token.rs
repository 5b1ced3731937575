//! Which token a call takes, and where it comes from.

use std::sync::Arc;
use std::time::Duration;

use super::Client;
use super::issued::IssuerTokens;
use crate::answer::{Error, ErrorKind};
use crate::endpoint::Credential;
use crate::secret::Secret;
use crate::tokens::{SourceFactory, TokenSource};

/// A token that a call takes.
pub(super) struct HeldToken {
    pub(super) token: Secret,
    /// Whether the client can replace it when the platform refuses it.
    pub(super) replaceable: bool,
}

/// The client that owns the token which a call takes: the one that makes the call, or a grantee above it.
struct Owner<'a> {
    client: &'a Client,
    /// The kind of token that stands for the one that the endpoint takes.
    credential: &'static Credential,
}

impl Client {
    /// Returns a live token of this kind, fetched or refreshed if necessary. For handing it to something else: calls of this client take
    /// it by themselves.
    ///
    /// # Errors
    /// The token could not be fetched; [`ErrorKind::Credential`] if only the caller can supply it.
    pub async fn token(&self, credential: &'static Credential) -> Result<Secret, Error> {
        let owner = self.token_owner(credential);
        if let Some(held) = owner.try_get() {
            return Ok(held.token);
        }
        if tokio::runtime::Handle::try_current().is_err() {
            return Err(Error::new(
                ErrorKind::Configuration,
                "tokens must be asked for inside a tokio runtime",
            ));
        }
        Box::pin(owner.get(self.inner.common.token_wait)).await
    }

    /// Tells the client that the platform refused this token. The token is dropped if it is still the client's; a newer one stays.
    pub fn invalidate_token(&self, credential: &'static Credential, token: &Secret) {
        self.reject_token(credential, token);
    }

    /// Like [`invalidate_token`](Self::invalidate_token). Returns whether the call may be repeated with a new token.
    pub(super) fn reject_token(&self, credential: &'static Credential, token: &Secret) -> bool {
        let owner = self.token_owner(credential);
        let tokens = &owner.client.inner.tokens;
        tokens.reject(owner.credential.name, token)
    }

    /// Returns the token that a call takes, waiting at most `wait` for it.
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

    /// Returns the source of tokens of this kind, or `None` if only the caller has them.
    fn token_source(&self, credential: &'static Credential) -> Option<Arc<dyn TokenSource>> {
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

    /// Returns what makes the source of tokens of this kind for as long as there is a clone of this client.
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
    /// Returns a token that is there without waiting. Nearly every call takes this way.
    fn try_get(&self) -> Option<HeldToken> {
        let inner = &self.client.inner;
        // Those for whom a client acts have tokens of their own.
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

    /// Waits for a token of the cache, which fetches one if need be.
    async fn get(&self, wait: Duration) -> Result<Secret, Error> {
        let Self { client, credential } = *self;
        let inner = &client.inner;
        let Some(source) = client.token_source(credential) else {
            return Err(unknown_token_error(credential));
        };
        let refresh_in_background = || {
            // An application may act for thousands, so their tokens are refreshed when they are used.
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

/// A token of a kind that only the caller knows is missing.
fn unknown_token_error(credential: &Credential) -> Error {
    let name = credential.name;
    Error::new(
        ErrorKind::Credential,
        format!(
            "this needs a {name} token, which only the caller knows: give it with CallOptions::token, or with ClientBuilder::token for all \
             calls; for tokens that users or apps have granted make the call from Client::on_behalf_of, Client::for_user or \
             Client::for_business"
        ),
    )
}

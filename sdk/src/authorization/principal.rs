//! For whom a client acts.
//!
//! - **calling application**: the application whose id and secret make the calls. A client that acts for nobody is the calling client.
//! - **principal**: the app or the user for whom a client acts. It is the subject of its tokens.
//! - **app principal**: an app (小程序) that has authorized a third-party platform. Calls are about the app, and users may grant something to it.
//! - **user principal**: a user who has granted something to an application or to an app, and whose open_id calls name.
//! - **grantee**: the client of the application, or of the app, to which a principal has granted something. A client for a user of an app that a
//!   third-party platform acts for has two grantees above it: the app's client, and above that the calling client.

use std::fmt::Write as _;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::client::{Client, Inner};
use crate::endpoint::Credential;
use crate::tokens::TokenSource;

/// No part of an id is longer, so that file names have room for it.
const LONGEST_PART: usize = 64;

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

/// A user who has granted something to an application or app.
#[cfg(feature = "credential")]
pub(super) struct UserPrincipal {
    pub(super) grantee: Client,
    /// The kind of the user's token, and its source.
    pub(super) credential: &'static Credential,
    pub(super) token_source: Arc<dyn TokenSource>,
}

#[cfg(feature = "credential")]
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

impl Client {
    /// A client with the same settings and connections that acts for a principal, whose tokens are stored under `id`.
    pub(super) fn for_principal(
        &self,
        id: &str,
        app_id: &str,
        principal: Arc<dyn Principal>,
    ) -> Self {
        let inner = self.inner();
        let tokens = inner.common.subject_tokens.get_or_create(id, &inner.tokens);
        Self::from_inner(Inner {
            app_id: app_id.to_owned(),
            application: Arc::clone(&inner.application),
            common: Arc::clone(&inner.common),
            tokens,
            principal: Some(principal),
        })
    }

    /// The client of the calling application.
    pub(super) fn calling_client(&self) -> &Self {
        match &self.inner().principal {
            None => self,
            Some(principal) => principal.grantee().calling_client(),
        }
    }

    /// The client of the application or app to which users grant something: this one, or the grantee of its user.
    #[cfg(feature = "credential")]
    pub(super) fn grantee(&self) -> &Self {
        match &self.inner().principal {
            Some(principal) if principal.is_user() => principal.grantee(),
            _ => self,
        }
    }

    /// The kind of token that stands in for the secret of the application that calls are about. Returns `None` if its secret is known.
    pub(super) fn secret_credential(&self) -> Option<&'static Credential> {
        self.inner().principal.as_ref()?.secret_credential()
    }

    /// The id under which the tokens of a principal of this client are stored. No two principals have the same.
    pub(super) fn principal_id(&self, parts: &[&str]) -> String {
        let inner = self.inner();
        let mut id = match inner.principal {
            None => encode_part(&inner.app_id),
            Some(_) => inner.tokens.app_id().to_owned(),
        };
        for text in parts {
            id.push('/');
            id.push_str(&encode_part(text));
        }
        id
    }
}

/// Encodes a part of an id, so that it does not hold the character between parts.
fn encode_part(text: &str) -> String {
    let mut part = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b',') {
            part.push(char::from(byte));
        } else {
            // Writing into a String does not fail.
            let _ = write!(part, "%{byte:02X}");
        }
    }
    if part.len() > LONGEST_PART {
        let digest = hex::encode(Sha256::digest(text.as_bytes()));
        // No other part begins with a tilde.
        part = format!("~{}", digest.get(..32).unwrap_or_default());
    }
    part
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "test")]

    use super::*;

    #[test]
    fn no_two_have_the_same_id() {
        let long = "x".repeat(100);
        let texts = ["a", "a/b", "a%2Fb", "", "../a", "文", &long, "a b"];
        let mut parts: Vec<String> = texts.iter().map(|text| encode_part(text)).collect();
        assert!(parts.iter().all(|part| part.len() <= LONGEST_PART));
        assert!(parts.iter().all(|part| !part.contains('/')));
        parts.sort();
        parts.dedup();
        assert_eq!(parts.len(), texts.len());
    }

    #[test]
    fn ids_of_the_platform_stay_as_they_are() {
        assert_eq!(encode_part("ttcfdbb96650e33350"), "ttcfdbb96650e33350");
        assert_eq!(
            encode_part("_000QadFMhmU1jNCI3JdPnyV"),
            "_000QadFMhmU1jNCI3JdPnyV"
        );
        assert_eq!(
            encode_part("b9b71865-7fea-44cc-8123-9bf27f69eee9"),
            "b9b71865-7fea-44cc-8123-9bf27f69eee9"
        );
    }
}

//! For whom a client acts.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest as _, Sha256};

use crate::client::{Client, Inner};
use crate::endpoint::Credential;
use crate::tokens::{TokenSource, Tokens};

/// How many of those for whom clients act are remembered. Beyond, those for whom nothing is under way are forgotten; their tokens are read
/// from the store again.
const MOST_REMEMBERED: usize = 10_000;

/// No part of a name is longer, so that file names have room for it.
const LONGEST_PART: usize = 64;

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

/// A user who has granted something to an application.
#[cfg(feature = "credential")]
pub(super) struct UserPrincipal {
    pub(super) app: Client,
    /// The kind of the person's token, and how it is got.
    pub(super) credential: &'static Credential,
    pub(super) token_source: Arc<dyn TokenSource>,
}

#[cfg(feature = "credential")]
impl Principal for UserPrincipal {
    fn grantee(&self) -> &Client {
        &self.app
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

/// The tokens of those for whom clients act, so that a client can be made for each call.
#[derive(Default)]
pub(crate) struct SubjectTokens(Mutex<HashMap<String, Arc<Tokens>>>);

impl SubjectTokens {
    /// Forgets what failed, because what it lacked is there.
    pub(super) fn forget_failures(&self) {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.values().for_each(|tokens| tokens.forget_failures());
    }

    fn tokens(&self, id: &str, new: impl FnOnce() -> Tokens) -> Arc<Tokens> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tokens) = known.get(id) {
            return Arc::clone(tokens);
        }
        if known.len() >= MOST_REMEMBERED {
            known.retain(|_, tokens| Arc::strong_count(tokens) > 1 || tokens.have_pending_work());
        }
        let tokens = Arc::new(new());
        known.insert(id.to_owned(), Arc::clone(&tokens));
        tokens
    }
}

impl Client {
    /// A client with the same settings and connections that acts for somebody. `id` names whose tokens they are.
    pub(super) fn for_principal(
        &self,
        id: String,
        app_id: &str,
        principal: Arc<dyn Principal>,
    ) -> Self {
        let inner = self.inner();
        let new = || inner.tokens.for_subject(id.clone());
        let tokens = inner.common.subject_tokens.tokens(&id, new);
        Self::from_inner(Inner {
            app_id: app_id.to_owned(),
            application: Arc::clone(&inner.application),
            common: Arc::clone(&inner.common),
            tokens,
            principal: Some(principal),
        })
    }

    /// The client of the application that makes the calls, for whomever this one acts.
    pub(super) fn calling_client(&self) -> &Self {
        match &self.inner().principal {
            None => self,
            Some(principal) => principal.grantee().calling_client(),
        }
    }

    /// The client to whose application, or app, persons grant something.
    #[cfg(feature = "credential")]
    pub(super) fn grantee(&self) -> &Self {
        match &self.inner().principal {
            Some(principal) if principal.is_user() => principal.grantee(),
            _ => self,
        }
    }

    /// The kind of token that stands for the secret of the application that calls are about; `None`: its secret is known.
    pub(super) fn secret_credential(&self) -> Option<&'static Credential> {
        self.inner().principal.as_ref()?.secret()
    }

    /// Name of somebody who has granted something to the application, or to the app, of this client: no two have the same.
    pub(super) fn principal_id(&self, parts: &[&str]) -> String {
        let inner = self.inner();
        let mut id = match inner.principal {
            None => part(&inner.app_id),
            Some(_) => inner.tokens.app_id().to_owned(),
        };
        for text in parts {
            id.push('/');
            id.push_str(&part(text));
        }
        id
    }
}

/// A part of a name, without the character that stands between them.
fn part(text: &str) -> String {
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
        // What no other part begins with.
        part = format!("~{}", digest.get(..32).unwrap_or_default());
    }
    part
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "test")]

    use super::*;

    #[test]
    fn no_two_have_the_same_name() {
        let long = "x".repeat(100);
        let texts = ["a", "a/b", "a%2Fb", "", "../a", "文", &long, "a b"];
        let mut parts: Vec<String> = texts.iter().map(|text| part(text)).collect();
        assert!(parts.iter().all(|part| part.len() <= LONGEST_PART));
        assert!(parts.iter().all(|part| !part.contains('/')));
        parts.sort();
        parts.dedup();
        assert_eq!(parts.len(), texts.len());
    }

    #[test]
    fn names_of_the_platform_stay_as_they_are() {
        assert_eq!(part("ttcfdbb96650e33350"), "ttcfdbb96650e33350");
        assert_eq!(part("_000QadFMhmU1jNCI3JdPnyV"), "_000QadFMhmU1jNCI3JdPnyV");
        assert_eq!(
            part("b9b71865-7fea-44cc-8123-9bf27f69eee9"),
            "b9b71865-7fea-44cc-8123-9bf27f69eee9"
        );
    }
}

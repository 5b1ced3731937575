//! For whom a client acts.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest as _, Sha256};

use crate::client::{Client, Inner};
use crate::endpoint::Credential;
use crate::tokens::{Supply, Tokens};

/// How many of those for whom clients act are remembered. Beyond, those for whom nothing is under way are forgotten; their tokens are read
/// from the store again.
const MOST_REMEMBERED: usize = 10_000;

/// No part of a name is longer, so that file names have room for it.
const LONGEST_PART: usize = 64;

/// For whom a client acts: an app that has authorised the application, or a user.
pub(crate) trait Subject: Send + Sync {
    /// The client to which this was granted.
    fn base(&self) -> &Client;

    /// The kind of token of this subject that calls for a kind take; `None`: they take that of the base.
    fn takes(&self, credential: &'static Credential) -> Option<&'static Credential>;

    /// How the subject's tokens of a kind are got; `None`: from an issuer, as an application's.
    fn supply(&self, credential: &'static Credential) -> Option<Arc<dyn Supply>>;

    /// The kind of token that a refresh token keeps alive.
    fn kept_alive(&self) -> &'static Credential;

    /// Whether this is a person, and not an app to which persons grant something.
    #[cfg(feature = "credential")]
    fn is_person(&self) -> bool {
        false
    }

    /// The kind of token that stands for the secret of the application.
    fn secret(&self) -> Option<&'static Credential> {
        self.base().secret_credential()
    }
}

/// A user who has granted something to an application.
#[cfg(feature = "credential")]
pub(super) struct Person {
    pub(super) app: Client,
    /// The kind of the person's token, and how it is got.
    pub(super) credential: &'static Credential,
    pub(super) supply: Arc<dyn Supply>,
}

#[cfg(feature = "credential")]
impl Subject for Person {
    fn base(&self) -> &Client {
        &self.app
    }

    fn takes(&self, credential: &'static Credential) -> Option<&'static Credential> {
        (credential.name == self.credential.name).then_some(credential)
    }

    fn supply(&self, _: &'static Credential) -> Option<Arc<dyn Supply>> {
        Some(Arc::clone(&self.supply))
    }

    fn kept_alive(&self) -> &'static Credential {
        self.credential
    }

    fn is_person(&self) -> bool {
        true
    }
}

/// The tokens of those for whom clients act, so that a client can be made for each call.
#[derive(Default)]
pub(crate) struct Acquaintances(Mutex<HashMap<String, Arc<Tokens>>>);

impl Acquaintances {
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
            known.retain(|_, tokens| Arc::strong_count(tokens) > 1 || tokens.are_needed());
        }
        let tokens = Arc::new(new());
        known.insert(id.to_owned(), Arc::clone(&tokens));
        tokens
    }
}

impl Client {
    /// A client with the same settings and connections that acts for somebody. `id` names whose tokens they are.
    pub(super) fn acting_for(&self, id: String, app_id: &str, subject: Arc<dyn Subject>) -> Self {
        let inner = self.inner();
        let new = || inner.tokens.of(id.clone());
        let tokens = inner.common.acquaintances.tokens(&id, new);
        Self::from_inner(Inner {
            app_id: app_id.to_owned(),
            application: Arc::clone(&inner.application),
            common: Arc::clone(&inner.common),
            tokens,
            subject: Some(subject),
        })
    }

    /// The client of the application that makes the calls, for whomever this one acts.
    pub(super) fn maker(&self) -> &Self {
        match &self.inner().subject {
            None => self,
            Some(subject) => subject.base().maker(),
        }
    }

    /// The client to whose application, or app, persons grant something.
    #[cfg(feature = "credential")]
    pub(super) fn granted_to(&self) -> &Self {
        match &self.inner().subject {
            Some(subject) if subject.is_person() => subject.base(),
            _ => self,
        }
    }

    /// The kind of token that stands for the secret of the application that calls are about; `None`: its secret is known.
    pub(super) fn secret_credential(&self) -> Option<&'static Credential> {
        self.inner().subject.as_ref()?.secret()
    }

    /// Name of somebody who has granted something to the application, or to the app, of this client: no two have the same.
    pub(super) fn id_of(&self, parts: &[&str]) -> String {
        let inner = self.inner();
        let mut id = match inner.subject {
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

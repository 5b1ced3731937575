//! For whom a client acts.

use std::fmt::Write as _;
#[cfg(feature = "credential")]
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::client::Client;
#[cfg(feature = "credential")]
use crate::client::Principal;
#[cfg(feature = "credential")]
use crate::endpoint::Credential;
#[cfg(feature = "credential")]
use crate::tokens::TokenSource;

/// No part of a name is longer, so that file names have room for it.
const LONGEST_PART: usize = 64;

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

impl Client {
    /// Name of somebody who has granted something to the application, or to the app, of this client: no two have the same.
    pub(super) fn principal_id(&self, parts: &[&str]) -> String {
        let inner = &self.inner;
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

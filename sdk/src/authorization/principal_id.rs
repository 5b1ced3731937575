//! Creates the ids that are used to store the tokens of principals.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::client::Client;

/// The maximum length of one part of an id. It keeps file names short enough.
const LONGEST_PART: usize = 64;

impl Client {
    /// Returns the id that is used to store the tokens of one of this client's principals. Each principal has a unique id.
    pub(super) fn principal_id(&self, parts: &[&str]) -> String {
        let inner = &self.inner;
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

/// Encodes one part of an id so that it cannot contain the part separator.
fn encode_part(text: &str) -> String {
    let mut part = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b',') {
            part.push(char::from(byte));
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(part, "%{byte:02X}");
        }
    }
    if part.len() > LONGEST_PART {
        let digest = hex::encode(Sha256::digest(text.as_bytes()));
        // Parts that are not hashed never begin with a tilde, so they cannot equal one that is.
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

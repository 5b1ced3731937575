//! The target for keys, which people paste into settings.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytedance::signature::{PrivateKey, PublicKey};

use crate::party::KEY;

/// Parses the bytes as a text and as DER.
pub(crate) fn keys(data: &[u8]) {
    let der = STANDARD.encode(data);
    for text in [&*String::from_utf8_lossy(data), &der] {
        match PrivateKey::new(text) {
            Ok(key) => {
                let signed = key
                    .sign(b"message")
                    .and_then(|signed| STANDARD.decode(signed).ok());
                assert!(
                    signed.is_some_and(|signed| key.public_key().verifies(b"message", &signed))
                );
            }
            Err(error) => hides(text, &error.to_string()),
        }
        match PublicKey::new(text) {
            Ok(key) => {
                let signed = KEY.sign(b"message").unwrap_or_default();
                let signed = STANDARD.decode(signed).unwrap_or_default();
                assert!(!key.verifies(b"another message", &signed));
            }
            Err(error) => hides(text, &error.to_string()),
        }
    }
}

/// Checks that an error reveals nothing of a key except the first and last line of a PEM.
fn hides(key: &str, error: &str) {
    const RUN: usize = 16;
    assert!(error.len() < 500, "{error}");
    let lines = key.lines().filter(|line| !line.contains("-----"));
    for line in lines {
        let starts = line.char_indices().map(|(start, _)| start);
        let shown = starts
            .filter_map(|start| line.get(start..start + RUN))
            .find(|run| error.contains(run));
        assert_eq!(shown, None, "{error}");
    }
}

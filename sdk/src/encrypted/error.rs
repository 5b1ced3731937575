//! Why data was refused.

use std::fmt;
use std::time::Duration;

use crate::answer::{Error, ErrorKind};
use crate::wire::Misfit;

/// What the front end hands over, as messages name it.
pub(super) const ENCRYPTED_DATA: &str = "encryptedData";

/// Why data was refused: for your logs, see [`Error::decrypt_error`](crate::Error::decrypt_error). The texts hold nothing of the data but the
/// id of a foreign application.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecryptError {
    /// Something is not base64.
    Base64 {
        /// What: `encryptedData`, `iv`, `the session key`, `the answer`.
        what: &'static str,
    },
    /// Something has a number of bytes that it can't have.
    Length {
        /// What: `encryptedData`, `iv`, `the session key`.
        what: &'static str,
        /// How many bytes it has, out of its base64.
        bytes: usize,
    },
    /// Already the beginning of what came out is not that of JSON: it was encrypted with another session key, or the iv is another one's.
    SessionKey,
    /// The padding is wrong although the beginning is right: the end is cut off, or damaged.
    Padding,
    /// What came out is not JSON although its beginning is right: it is damaged.
    Json,
    /// What came out is JSON, but a value does not fit its documented type.
    Misfit(Misfit),
    /// The watermark does not name the client's application.
    App {
        /// The application it names; empty: none.
        found: String,
    },
    /// The time of the data is still to come, by more than clocks differ.
    Early {
        /// By how much, in whole seconds.
        ahead: Duration,
    },
    /// The data is older than was allowed.
    Stale {
        /// How old it is, in whole seconds.
        age: Duration,
        /// How old it may be.
        max_age: Duration,
    },
    /// None of the application's private keys decrypts it.
    PrivateKey,
    /// The signature is not that of `rawData` and the session key.
    RawData,
}

impl Error {
    /// Why data could not be decrypted, or was refused when it was. For your logs: see [`encrypted`](crate::encrypted#errors) for what to
    /// tell others.
    #[cfg_attr(docsrs, doc(cfg(feature = "encrypted")))]
    pub fn decrypt_error(&self) -> Option<&DecryptError> {
        std::error::Error::source(self)?.downcast_ref()
    }
}

impl DecryptError {
    /// Whether it depends on what came out of the decryption.
    fn depends_on_content(&self) -> bool {
        match self {
            Self::Base64 { .. } | Self::Length { .. } | Self::RawData => false,
            // Who can tell whether the padding of RSA is right can decrypt, by trying.
            Self::PrivateKey
            | Self::SessionKey
            | Self::Padding
            | Self::Json
            | Self::Misfit(_)
            | Self::App { .. }
            | Self::Early { .. }
            | Self::Stale { .. } => true,
        }
    }
}

impl fmt::Display for DecryptError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Base64 { what } => write!(
                formatter,
                "{what} is not base64: is its end cut off, or did a + become a space on the way?"
            ),
            Self::Length {
                what: what @ ENCRYPTED_DATA,
                bytes,
            } => write!(
                formatter,
                "{what} has {bytes} bytes, but must have a multiple of 16: is its end cut off?"
            ),
            Self::Length { what, bytes } => {
                write!(formatter, "{what} has {bytes} bytes, but must have 16")
            }
            Self::SessionKey => formatter.write_str(
                "the session key or iv is not the one that it was encrypted with: `tt.login` replaces the session key, so keep the newest of each user",
            ),
            Self::Padding => formatter.write_str(
                "the session key is the right one, but the padding is wrong: was the end cut off or changed on the way?",
            ),
            Self::Json => formatter.write_str(
                "what came out begins as it must, but is not JSON: was it changed on the way?",
            ),
            Self::Misfit(misfit) => {
                write!(formatter, "what came out does not fit its description: {misfit}")
            }
            Self::App { found } if found.is_empty() => formatter
                .write_str("there is no watermark with an app id in it, so it may be anybody's"),
            Self::App { found } => write!(
                formatter,
                "the watermark names the app {found:?}, not the client's: is it another mini program's data?"
            ),
            Self::Early { ahead } => write!(
                formatter,
                "its time is {} seconds ahead of this server's clock: is the clock right?",
                ahead.as_secs()
            ),
            Self::Stale { age, max_age } => write!(
                formatter,
                "it is {} seconds old, but may be {} seconds old",
                age.as_secs(),
                max_age.as_secs()
            ),
            Self::PrivateKey => formatter.write_str(
                "no private key decrypts it: give the key that belongs to the public key (应用公钥) of the console with ClientBuilder::private_key, and one that it has replaced with former_private_key",
            ),
            Self::RawData => formatter.write_str(
                "the signature is not that of rawData; either the session key is not the user's newest, or rawData was changed on the way",
            ),
        }
    }
}

impl std::error::Error for DecryptError {}

impl From<DecryptError> for Error {
    fn from(error: DecryptError) -> Self {
        // One text for whatever depends on the decrypted data: programs may send it to those who may not learn more.
        let text = if error.depends_on_content() {
            "the data is not what the platform has encrypted for this application and user; Error::decrypt_error tells the reason".to_owned()
        } else {
            error.to_string()
        };
        Self::new(ErrorKind::Decrypt, text).caused_by(error)
    }
}

//! Reasons why encrypted or signed data is rejected.

use std::fmt;
use std::time::Duration;

use crate::answer::{Error, ErrorKind};
use crate::wire::Misfit;

/// The name used for the encrypted data in error messages.
pub(super) const ENCRYPTED_DATA: &str = "encryptedData";

/// The reason why data was rejected. It is meant only for your logs. See
/// [`Error::decrypt_error`](crate::Error::decrypt_error).
///
/// The error messages do not contain any decrypted data, except the id of a different application and the age of the
/// data.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecryptError {
    /// A value is not valid base64.
    Base64 {
        /// The name of the value: `encryptedData`, `iv`, `the session key` or `the response`.
        what: &'static str,
    },
    /// A value has an invalid length.
    Length {
        /// The name of the value: `encryptedData`, `iv` or `the session key`.
        what: &'static str,
        /// The length of the decoded value in bytes.
        bytes: usize,
    },
    /// The first block of the decrypted data cannot be the beginning of a JSON object. Either the data was encrypted
    /// with a different session key, or the `iv` does not match this data.
    SessionKey,
    /// The first block is correct, but the padding is invalid. The end of the data is cut off or damaged.
    Padding,
    /// The decrypted data is not JSON, for example because it is damaged.
    Json,
    /// The decrypted data is JSON, but one of its values does not have the documented type.
    Misfit(Misfit),
    /// The watermark does not name the client's application.
    App {
        /// The id of the application that the watermark names. Empty if it names none.
        found: String,
    },
    /// The time in the watermark is further in the future than a difference between clocks can explain.
    Early {
        /// How far in the future the time is, in whole seconds.
        ahead: Duration,
    },
    /// The data is older than the maximum age.
    Stale {
        /// The age of the data, in whole seconds.
        age: Duration,
        /// The maximum age.
        max_age: Duration,
    },
    /// None of the application's private keys can decrypt the data.
    PrivateKey,
    /// The signature does not match `rawData` and the session key.
    RawData,
}

impl Error {
    /// Returns the reason why data could not be decrypted, or why it was rejected after decryption.
    ///
    /// Use the reason only in your logs. See [`encrypted`](crate::encrypted#errors) for what you can safely send to a
    /// client.
    #[cfg_attr(docsrs, doc(cfg(feature = "encrypted")))]
    pub fn decrypt_error(&self) -> Option<&DecryptError> {
        self.cause()?.downcast_ref()
    }
}

impl DecryptError {
    /// Returns whether the error depends on the decrypted data.
    fn depends_on_content(&self) -> bool {
        match self {
            Self::Base64 { .. } | Self::Length { .. } | Self::RawData => false,
            // An attacker who can tell whether the RSA padding is valid can decrypt data by trial and error.
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
                "{what} is not base64: is its end cut off, or was a + turned into a space in transit?"
            ),
            Self::Length {
                what: what @ ENCRYPTED_DATA,
                bytes,
            } => write!(
                formatter,
                "{what} has {bytes} bytes, but its length must be a multiple of 16: is its end cut off?"
            ),
            Self::Length { what, bytes } => {
                write!(formatter, "{what} has {bytes} bytes, but must have 16")
            }
            Self::SessionKey => formatter.write_str(
                "the data was encrypted with another session key or iv: `tt.login` replaces the session key, so store the newest key of each user",
            ),
            Self::Padding => formatter.write_str(
                "the session key is correct, but the padding is invalid: was the end of the data cut off or changed in transit?",
            ),
            Self::Json => formatter.write_str(
                "the decrypted data is not valid JSON: was it changed in transit?",
            ),
            Self::Misfit(misfit) => {
                write!(formatter, "the decrypted data does not match its documented types: {misfit}")
            }
            Self::App { found } if found.is_empty() => formatter
                .write_str("the watermark names no app, so the data may belong to any application"),
            Self::App { found } => write!(
                formatter,
                "the watermark names the app {found:?}, not the client's app: does the data belong to another mini program?"
            ),
            Self::Early { ahead } => write!(
                formatter,
                "the time of the data is {} seconds ahead of this server's clock: is the clock correct?",
                ahead.as_secs()
            ),
            Self::Stale { age, max_age } => write!(
                formatter,
                "the data is {} seconds old, but the maximum age is {} seconds",
                age.as_secs(),
                max_age.as_secs()
            ),
            Self::PrivateKey => formatter.write_str(
                "none of the private keys decrypts the data: pass the key that belongs to the public key (应用公钥) in the console to ClientBuilder::private_key, and the key that it replaced to former_private_key",
            ),
            Self::RawData => formatter.write_str(
                "the signature does not match rawData: either the session key is not the user's newest, or rawData was changed in transit",
            ),
        }
    }
}

impl std::error::Error for DecryptError {}

impl From<DecryptError> for Error {
    fn from(error: DecryptError) -> Self {
        // All errors that depend on the decrypted data share one message, because programs may send that message to
        // clients. Clients must not learn the reason.
        if error.depends_on_content() {
            let text = "the data is not what the platform encrypted for this application and user: see Error::decrypt_error for the reason";
            Self::new(ErrorKind::Decrypt, text).caused_by(error)
        } else {
            Self::new(ErrorKind::Decrypt, error.to_string()).repeating(error)
        }
    }
}

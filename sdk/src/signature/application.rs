//! The application that signs: its id, its secret and its keys.

use super::keys::{ParsedKeys, missing_setting_error};
use crate::answer::Error;
use crate::endpoint::{Endpoint, Scheme};
use crate::secret::Secret;

/// The application's id and secret, and what it signs with.
pub(crate) struct Application {
    pub(crate) id: String,
    pub(crate) secret: Secret,
    pub(crate) keys: ApplicationKeys,
}

impl Application {
    /// The error of a call to an endpoint that needs a key which the application lacks, or `None` if it can be signed.
    pub(crate) fn missing_key_error(&self, endpoint: &Endpoint) -> Option<Error> {
        let error = match endpoint.signature?.scheme {
            Scheme::Session => return None,
            Scheme::Ecpay if self.keys.payment_salt.is_some() => return None,
            Scheme::Ecpay => missing_setting_error("payment_salt"),
            Scheme::Trade => self.keys.parsed.check_private_key().err()?,
        };
        Some(error.at(endpoint))
    }
}

/// What the application signs, verifies and decrypts with, beside its id and secret.
#[derive(Default)]
pub(crate) struct ApplicationKeys {
    pub(crate) payment_salt: Option<Secret>,
    /// Tokens of the payment callbacks, the newest first.
    #[cfg_attr(not(feature = "callbacks"), allow(dead_code, reason = "for callbacks"))]
    pub(crate) callback_tokens: Vec<Secret>,
    /// Tokens of the encrypted pushes, the newest first.
    #[cfg_attr(not(feature = "callbacks"), allow(dead_code, reason = "for callbacks"))]
    pub(crate) push_tokens: Vec<Secret>,
    /// Secrets of the webhooks, the newest first.
    #[cfg_attr(not(feature = "callbacks"), allow(dead_code, reason = "for callbacks"))]
    pub(crate) webhook_secrets: Vec<Secret>,
    pub(crate) parsed: ParsedKeys,
}

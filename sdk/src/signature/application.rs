//! An application's id, secret and keys.

use super::keys::{ParsedKeys, missing_setting_error};
use crate::answer::Error;
use crate::endpoint::{Endpoint, Scheme};
use crate::secret::Secret;

/// An application's id, secret and keys.
pub(crate) struct Application {
    pub(crate) id: String,
    pub(crate) secret: Secret,
    pub(crate) keys: ApplicationKeys,
}

impl Application {
    /// Returns an error if the endpoint requires a signature but the application has no key to create it with.
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

/// The keys that an application uses, in addition to its secret, to sign, verify and decrypt.
#[derive(Default)]
pub(crate) struct ApplicationKeys {
    pub(crate) payment_salt: Option<Secret>,
    /// Payment callback tokens, newest first.
    #[cfg_attr(not(feature = "callbacks"), allow(dead_code, reason = "for callbacks"))]
    pub(crate) callback_tokens: Vec<Secret>,
    /// Tokens for encrypted pushes, newest first.
    #[cfg_attr(not(feature = "callbacks"), allow(dead_code, reason = "for callbacks"))]
    pub(crate) push_tokens: Vec<Secret>,
    /// Webhook secrets, newest first.
    #[cfg_attr(not(feature = "callbacks"), allow(dead_code, reason = "for callbacks"))]
    pub(crate) webhook_secrets: Vec<Secret>,
    pub(crate) parsed: ParsedKeys,
}

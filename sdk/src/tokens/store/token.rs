//! A token, and the key under which it is stored.

use std::time::SystemTime;

use crate::environment::Environment;
use crate::secret::Secret;

/// The key under which a token is stored. It consists of an application, an environment and a kind of credential.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TokenKey {
    /// The application's id.
    pub app_id: String,
    /// The environment that issued the token.
    pub environment: Environment,
    /// The credential's name in the catalogue, such as `mini_app` or `client`.
    pub credential: String,
}

impl TokenKey {
    /// Creates the key for a token from an application's id, an environment and a credential's name.
    pub fn new(
        app_id: impl Into<String>,
        environment: Environment,
        credential: impl Into<String>,
    ) -> Self {
        Self {
            app_id: app_id.into(),
            environment,
            credential: credential.into(),
        }
    }
}

/// A token and the time at which it expires.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Token {
    /// The token itself.
    pub value: Secret,
    /// The time at which the token expires: the time at which it was requested plus its lifetime.
    pub expires_at: SystemTime,
    /// The time at which the token was requested, or `None` if the store does not record that time.
    pub issued_at: Option<SystemTime>,
}

impl Token {
    /// Creates a token that expires at `expires_at`.
    pub fn new(value: impl Into<Secret>, expires_at: SystemTime) -> Self {
        Self {
            value: value.into(),
            expires_at,
            issued_at: None,
        }
    }

    /// Sets the time at which the token was requested.
    #[must_use]
    pub fn issued_at(mut self, issued_at: SystemTime) -> Self {
        self.issued_at = Some(issued_at);
        self
    }
}

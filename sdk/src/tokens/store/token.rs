//! A token, and the key under which it is stored.

use std::time::SystemTime;

use crate::environment::Environment;
use crate::secret::Secret;

/// The key of a token: tokens are stored by application, environment and kind.
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
    /// Creates the key of a token.
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

/// A token and its life.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Token {
    /// The token itself.
    pub value: Secret,
    /// When it expires, counted from the moment at which it was asked for.
    pub expires_at: SystemTime,
    /// When it was asked for, if the store knows.
    pub issued_at: Option<SystemTime>,
}

impl Token {
    /// Creates a token that expires at a time.
    pub fn new(value: impl Into<Secret>, expires_at: SystemTime) -> Self {
        Self {
            value: value.into(),
            expires_at,
            issued_at: None,
        }
    }

    /// Sets the moment at which the token was asked for.
    #[must_use]
    pub fn issued_at(mut self, issued_at: SystemTime) -> Self {
        self.issued_at = Some(issued_at);
        self
    }
}

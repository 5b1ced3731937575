//! The platform's environments.

use std::fmt;

/// One of the platform's environments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Environment {
    /// The production environment.
    #[default]
    Production,
    /// The sandbox environment. Calls to endpoints that are not documented for the sandbox are rejected before anything is sent.
    Sandbox,
}

impl Environment {
    /// Returns `production` or `sandbox`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Sandbox => "sandbox",
        }
    }
}

impl fmt::Display for Environment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

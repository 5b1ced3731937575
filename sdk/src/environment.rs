//! Which of the platform's environments a client talks to.

use std::fmt;

/// One of the platform's environments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Environment {
    /// The real platform.
    #[default]
    Production,
    /// The platform's sandbox. Endpoints that do not document one are refused before anything is sent.
    Sandbox,
}

impl Environment {
    /// `production` or `sandbox`.
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

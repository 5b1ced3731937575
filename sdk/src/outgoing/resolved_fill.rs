//! Values of parameters that are looked up before a call.

use crate::secret::Secret;
use crate::signature::Application;

/// Values that fill parameters of the endpoint and that had to be looked up.
#[derive(Default)]
pub(crate) struct ResolvedFill {
    /// The token that stands in for the secret of the application that the call is about, if that is another's.
    pub(crate) secret: Option<Secret>,
    /// Credentials that were inserted, by name.
    pub(crate) credentials: Vec<(&'static str, Secret)>,
}

impl ResolvedFill {
    /// Returns the secret of the application that the call is about.
    pub(super) fn secret<'a>(&'a self, application: &'a Application) -> &'a Secret {
        self.secret.as_ref().unwrap_or(&application.secret)
    }

    /// Returns a credential that was inserted.
    pub(super) fn credential(&self, name: &str) -> &str {
        let found = self.credentials.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value.expose())
    }

    /// Returns everything that must not be shown.
    pub(super) fn secrets(&self) -> impl Iterator<Item = &Secret> {
        let credentials = self.credentials.iter().map(|(_, value)| value);
        self.secret.iter().chain(credentials)
    }
}

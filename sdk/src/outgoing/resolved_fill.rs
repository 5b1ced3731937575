//! Parameter values that are looked up before a call.

use crate::secret::Secret;
use crate::signature::Application;

/// The values that were looked up to fill in an endpoint's parameters.
#[derive(Default)]
pub(crate) struct ResolvedFill {
    /// The token used in place of the application's secret, if the call is about an application other than the calling one.
    pub(crate) secret: Option<Secret>,
    /// The credentials that the program has passed to the client, by name.
    pub(crate) credentials: Vec<(&'static str, Secret)>,
}

impl ResolvedFill {
    /// Returns the secret of the application that the call is about, or the token that is used in its place.
    pub(super) fn secret<'a>(&'a self, application: &'a Application) -> &'a Secret {
        self.secret.as_ref().unwrap_or(&application.secret)
    }

    /// Returns a credential that the program has passed to the client, or an empty string if it was not looked up.
    pub(super) fn credential(&self, name: &str) -> &str {
        let found = self.credentials.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value.expose())
    }

    /// Returns all values that must not be shown.
    pub(super) fn secrets(&self) -> impl Iterator<Item = &Secret> {
        let credentials = self.credentials.iter().map(|(_, value)| value);
        self.secret.iter().chain(credentials)
    }
}

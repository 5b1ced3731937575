//! The applications registered with the sandbox platform.

use std::collections::HashMap;
use std::fmt;

use crate::keys::{APP_ID, APP_SECRET};

/// Maps application ids to secrets.
pub(crate) struct Applications(HashMap<String, String>);

impl fmt::Debug for Applications {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Secrets are omitted.
        formatter.debug_set().entries(self.0.keys()).finish()
    }
}

impl Applications {
    /// Creates a registry that contains only the default application.
    pub(crate) fn new() -> Self {
        Self(HashMap::from([(APP_ID.to_owned(), APP_SECRET.to_owned())]))
    }

    pub(crate) fn register(&mut self, app_id: &str, secret: &str) {
        self.0.insert(app_id.to_owned(), secret.to_owned());
    }

    pub(crate) fn contains(&self, app_id: &str) -> bool {
        self.0.contains_key(app_id)
    }

    pub(crate) fn secret(&self, app_id: &str) -> Option<&str> {
        self.0.get(app_id).map(String::as_str)
    }
}

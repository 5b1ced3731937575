//! Errors from refreshing tokens.

use crate::answer::{Error, ErrorKind};
use crate::tokens::store::StoreError;

pub(super) fn credential_error(name: &str, what: &str) -> Error {
    Error::new(ErrorKind::Credential, format!("no {name} token: {what}"))
}

/// Creates the error to return when the token store fails.
pub(super) fn store_error(name: &str, error: StoreError) -> Error {
    credential_error(name, &format!("the token store failed: {error}")).repeating(error)
}

/// Creates the error to return when a refresh times out because another process is holding the store's lease.
pub(super) fn lease_timeout_error(name: &str) -> Error {
    credential_error(
        name,
        "another process has been refreshing it for too long; try again later",
    )
}

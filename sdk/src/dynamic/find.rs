//! Finds endpoints by name.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::catalogue::catalogue;
use super::entry::Entry;
use crate::answer::{Error, ErrorKind};

/// Maps each name to its endpoints. Several endpoints can share an alias.
type Index = HashMap<String, Vec<&'static Entry>>;

/// Returns the endpoint with the given full name, alias, or method and path.
///
/// # Errors
/// Returns an error if there is no such endpoint, or if several endpoints share the alias or path. In the latter case, the error lists these
/// endpoints.
pub fn find(name: &str) -> Result<&'static Entry, Error> {
    static INDEX: OnceLock<Index> = OnceLock::new();
    let found = INDEX.get_or_init(build_index).get(&normalize(name));
    match found.map_or(&[][..], Vec::as_slice) {
        [entry] => Ok(*entry),
        [] => Err(Error::new(
            ErrorKind::Request,
            format!(
                "no endpoint has the name {name:?}: use a name such as login.code_to_session, an alias, or METHOD /path, and check that the chapter's feature is enabled"
            ),
        )),
        // A full name takes precedence over an alias, and an exact path over one that differs only in a trailing slash.
        several => several
            .iter()
            .copied()
            .find(|entry| entry.name() == name || address(entry) == name)
            .ok_or_else(|| {
                let candidates: Vec<String> = several.iter().map(|entry| describe(entry)).collect();
                Error::new(
                    ErrorKind::Request,
                    format!(
                        "{name:?} belongs to several endpoints, use the name of one of them: {}",
                        candidates.join(", ")
                    ),
                )
            }),
    }
}

fn describe(entry: &Entry) -> String {
    format!("{} ({})", entry.name(), address(entry))
}

fn build_index() -> Index {
    let mut index = Index::new();
    for entry in catalogue() {
        let endpoint = entry.endpoint;
        let (method, host, path) = (&endpoint.method, endpoint.host.name, &endpoint.path);
        let mut names = vec![
            endpoint.name.to_string(),
            normalize(&format!("{method} {path}")),
            normalize(&format!("{method} {host}:{path}")),
        ];
        names.extend(entry.aliases.iter().map(|alias| normalize(alias)));
        names.sort();
        names.dedup();
        for name in names {
            index.entry(name).or_default().push(entry);
        }
    }
    index
}

/// Removes differences that do not matter: slashes at the end of a path, and spaces around the name.
fn normalize(name: &str) -> String {
    name.trim().trim_end_matches('/').to_owned()
}

/// Returns the address of an endpoint in the form `POST open:/path`.
fn address(entry: &Entry) -> String {
    let endpoint = entry.endpoint;
    format!(
        "{} {}:{}",
        endpoint.method, endpoint.host.name, endpoint.path
    )
}

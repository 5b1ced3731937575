//! Endpoints by their names.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Entry, catalogue};
use crate::answer::{Error, ErrorKind};

/// The endpoints of each name; a name may be an alias of several.
type Index = HashMap<String, Vec<&'static Entry>>;

pub(super) fn find(name: &str) -> Result<&'static Entry, Error> {
    static INDEX: OnceLock<Index> = OnceLock::new();
    let found = INDEX.get_or_init(index).get(&normal(name));
    match found.map_or(&[][..], Vec::as_slice) {
        [entry] => Ok(*entry),
        [] => Err(Error::new(
            ErrorKind::Request,
            format!(
                "no endpoint is called {name:?}: a name is like login.code_to_session, an alias, or METHOD /path; is the chapter's feature on?"
            ),
        )),
        // A full name belongs to one endpoint, whatever it means elsewhere; and so does a path that differs from another in its last slash.
        several => several
            .iter()
            .copied()
            .find(|entry| entry.name() == name || address(entry) == name)
            .ok_or_else(|| {
                let candidates: Vec<String> =
                    several.iter().map(|entry| candidate(entry)).collect();
                Error::new(
                    ErrorKind::Request,
                    format!(
                        "{name:?} may be several endpoints, name one of them: {}",
                        candidates.join(", ")
                    ),
                )
            }),
    }
}

fn candidate(entry: &Entry) -> String {
    format!("{} ({})", entry.name(), address(entry))
}

fn index() -> Index {
    let mut index = Index::new();
    for entry in catalogue() {
        let endpoint = entry.endpoint;
        let (method, host, path) = (&endpoint.method, endpoint.host.name, &endpoint.path);
        let mut names = vec![
            endpoint.name.to_string(),
            normal(&format!("{method} {path}")),
            normal(&format!("{method} {host}:{path}")),
        ];
        names.extend(entry.aliases.iter().map(|alias| normal(alias)));
        names.sort();
        names.dedup();
        for name in names {
            index.entry(name).or_default().push(entry);
        }
    }
    index
}

/// A slash at the end of a path makes no difference, nor do spaces around the name.
fn normal(name: &str) -> String {
    name.trim().trim_end_matches('/').to_owned()
}

/// `POST open:/path`.
fn address(entry: &Entry) -> String {
    let endpoint = entry.endpoint;
    format!(
        "{} {}:{}",
        endpoint.method, endpoint.host.name, endpoint.path
    )
}

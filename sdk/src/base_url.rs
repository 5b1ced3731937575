//! Where the hosts are.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use url::Url;

use crate::endpoint::Host;
use crate::environment::Environment;
use crate::error::{Error, ErrorKind};

/// The address of every host, parsed once.
#[derive(Default)]
pub(crate) struct BaseUrls {
    /// Addresses that take the place of the hosts' own, by the host's name.
    replaced: HashMap<String, Url>,
    /// The hosts' own addresses, by their text, from the first call on.
    own: RwLock<HashMap<&'static str, Url>>,
}

impl BaseUrls {
    /// Sends what is meant for a host to another address.
    pub(crate) fn replace(&mut self, host: &str, url: Url) {
        self.replaced.insert(host.to_owned(), url);
    }

    /// Where a host is in an environment.
    pub(crate) fn get(&self, host: &Host, environment: Environment) -> Result<Url, Error> {
        if let Some(url) = self.replaced.get(host.name) {
            return Ok(url.clone());
        }
        let text = match environment {
            Environment::Production => host.production,
            Environment::Sandbox => host.sandbox.ok_or_else(|| {
                let text = format!("the host {} has no sandbox, so nothing was sent", host.name);
                Error::new(ErrorKind::Environment, text)
            })?,
        };
        let own = self.own.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(url) = own.get(text) {
            return Ok(url.clone());
        }
        drop(own);
        let url = checked(&format!("the address of the host {}", host.name), text)?;
        let mut own = self.own.write().unwrap_or_else(PoisonError::into_inner);
        own.insert(text, url.clone());
        Ok(url)
    }
}

/// Parses the address that a setting gives.
pub(crate) fn checked(setting: &str, text: &str) -> Result<Url, Error> {
    let wrong = |what: &str| Error::setting(setting, what);
    let url = Url::parse(text).map_err(|_| {
        wrong("is not a URL; write it as https://host or http://127.0.0.1:4000/prefix")
    })?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(wrong("must be an http:// or https:// URL with a host"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(wrong("must not have a query or a fragment"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(wrong("must not have a user name or a password"));
    }
    Ok(url)
}

/// An address as it may be shown: without user name, password and query.
pub(crate) fn shown(text: &str) -> String {
    Url::parse(text).map_or_else(
        |_| "***".to_owned(),
        |url| format!("{}{}", url.origin().ascii_serialization(), url.path()),
    )
}

/// Whether two addresses have the same scheme, host and port.
pub(crate) fn same_server(one: &Url, other: &Url) -> bool {
    one.scheme() == other.scheme()
        && one.host_str() == other.host_str()
        && one.port_or_known_default() == other.port_or_known_default()
}

//! The URLs of hosts and endpoints.

use std::collections::HashMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use url::Url;

use crate::answer::{Error, ErrorKind};
use crate::endpoint::{Endpoint, EndpointReference, Host};
use crate::environment::Environment;

/// The address that a call is sent to.
#[derive(Clone)]
pub(crate) struct Address {
    pub(crate) url: Arc<Url>,
    /// Whether the URL already includes the endpoint's path. If not, the path still has to be appended.
    pub(crate) whole: bool,
}

/// A client's base URLs, and the endpoint URLs that have been built from them.
#[derive(Default)]
pub(crate) struct BaseUrls {
    /// The URLs that replace the base URLs of hosts, keyed by host name.
    replaced: HashMap<String, Arc<Url>>,
    /// Complete endpoint URLs. Each is built when its endpoint is first called. The key is the endpoint's address in memory, which never changes.
    /// Names cannot be used as keys, because a different catalogue may contain the same names.
    endpoints: ArcSwap<HashMap<usize, Arc<Url>>>,
}

impl BaseUrls {
    /// Sends requests for a host to a different address.
    pub(crate) fn replace(&mut self, host: &str, url: Url) {
        self.replaced.insert(host.to_owned(), Arc::new(url));
    }

    /// Returns the address of an endpoint in an environment. Every call must pass the same environment: that of the client.
    pub(crate) fn address(
        &self,
        endpoint: &EndpointReference,
        environment: Environment,
    ) -> Result<Address, Error> {
        let EndpointReference::Catalogue(endpoint) = endpoint else {
            let url = self.base_url(endpoint.host, environment)?;
            return Ok(Address { url, whole: false });
        };
        let key = std::ptr::from_ref::<Endpoint>(endpoint).addr();
        if let Some(url) = self.endpoints.load().get(&key) {
            let url = url.clone();
            return Ok(Address { url, whole: true });
        }
        let base = self.base_url(endpoint.host, environment)?;
        if !is_path(&endpoint.path) || endpoint.path.contains('{') {
            return Ok(Address {
                url: base,
                whole: false,
            });
        }
        let url = Arc::new(with_path(&base, &endpoint.path));
        self.endpoints.rcu(|endpoints| {
            let mut endpoints = HashMap::clone(endpoints);
            endpoints.insert(key, url.clone());
            endpoints
        });
        Ok(Address { url, whole: true })
    }

    /// Returns the base URL of a host in an environment.
    fn base_url(&self, host: &Host, environment: Environment) -> Result<Arc<Url>, Error> {
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
        parse(&format!("the address of the host {}", host.name), text).map(Arc::new)
    }
}

/// Returns whether a text is a path without a query, fragment or backslash.
pub(crate) fn is_path(text: &str) -> bool {
    text.starts_with('/') && !text.bytes().any(|byte| matches!(byte, b'?' | b'#' | b'\\'))
}

/// Appends a path to a base URL. Characters that are not allowed in a path are percent-encoded. The path cannot change the host.
pub(crate) fn with_path(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    match base.path().trim_end_matches('/') {
        "" => url.set_path(path),
        before => url.set_path(&[before, path].concat()),
    }
    url
}

/// Parses the URL in a setting. The error names the setting.
pub(crate) fn parse(setting: &str, text: &str) -> Result<Url, Error> {
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

/// Returns a URL in a form that is safe to show, without the user name, password and query.
pub(crate) fn redact(text: &str) -> String {
    Url::parse(text).map_or_else(
        |_| "***".to_owned(),
        |url| format!("{}{}", url.origin().ascii_serialization(), url.path()),
    )
}

/// Returns whether two URLs have the same scheme, host and port.
pub(crate) fn same_server(one: &Url, other: &Url) -> bool {
    one.scheme() == other.scheme()
        && one.host_str() == other.host_str()
        && one.port_or_known_default() == other.port_or_known_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "test")]

    use super::*;
    use crate::Method;
    use crate::endpoint::Envelope;

    static HOST: Host = Host::new("main", "https://main.example", None, "main");
    static ENVELOPE: Envelope = Envelope::new("bare", &[], &[], &[], &[], &["."]);
    static FIXED: Endpoint = Endpoint::new("same", Method::GET, &HOST, "/fixed", &ENVELOPE);
    static OTHER: Endpoint = Endpoint::new("same", Method::GET, &HOST, "/other", &ENVELOPE);
    static FILLED: Endpoint = Endpoint::new("filled", Method::GET, &HOST, "/a/{id}", &ENVELOPE);

    fn address(urls: &BaseUrls, endpoint: &'static Endpoint) -> (String, bool) {
        let endpoint = EndpointReference::Catalogue(endpoint);
        let address = urls.address(&endpoint, Environment::Production).unwrap();
        (address.url.to_string(), address.whole)
    }

    #[test]
    fn an_address_is_the_same_at_every_call() {
        let own = BaseUrls::default();
        let mut replaced = BaseUrls::default();
        replaced.replace("main", Url::parse("http://127.0.0.1:4000/main/").unwrap());
        for _ in 0..2 {
            let whole = |url: &str| (url.to_owned(), true);
            assert_eq!(address(&own, &FIXED), whole("https://main.example/fixed"));
            assert_eq!(address(&own, &OTHER), whole("https://main.example/other"));
            let base = ("https://main.example/".to_owned(), false);
            assert_eq!(address(&own, &FILLED), base);
            let expected = whole("http://127.0.0.1:4000/main/fixed");
            assert_eq!(address(&replaced, &FIXED), expected);
        }
    }

    #[test]
    fn a_path_reaches_no_other_host() {
        let base = Url::parse("https://main.example/before").unwrap();
        for (path, expected) in [
            ("/a b", "https://main.example/before/a%20b"),
            (
                "//evil.example/",
                "https://main.example/before//evil.example/",
            ),
            (
                "/@evil.example",
                "https://main.example/before/@evil.example",
            ),
        ] {
            assert_eq!(with_path(&base, path).as_str(), expected);
        }
        let bare = Url::parse("https://main.example").unwrap();
        let url = with_path(&bare, "//evil.example/");
        assert!(same_server(&url, &bare), "{url}");
    }

    #[test]
    fn a_server_is_scheme_host_and_port() {
        let asked = Url::parse("https://main.example/a").unwrap();
        for (url, expected) in [
            ("https://main.example:443/b?c", true),
            ("http://main.example/a", false),
            ("https://main.example:444/a", false),
            ("https://other.example/a", false),
        ] {
            assert_eq!(same_server(&asked, &Url::parse(url).unwrap()), expected);
        }
    }
}

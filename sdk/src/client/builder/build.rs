//! Checks all of a client's settings and builds the client.

use std::collections::HashMap;
use std::sync::Arc;

use http::HeaderValue;

use super::{BaseUrl, ClientBuilder};
use crate::answer::{Error, ErrorKind};
use crate::client::{Client, ClientInner, Common};
use crate::endpoint::{HostName, Issuer};
use crate::outgoing::base_url::{self, BaseUrls};
use crate::signature::Application;
use crate::suggest::suggest;
use crate::tokens::{MemoryStore, SubjectTokens, Tokens};
use crate::transport::Transport;

impl ClientBuilder {
    /// Builds the client.
    ///
    /// # Errors
    /// Returns a configuration error that lists every setting that cannot be used, along with the reason.
    pub fn build(mut self) -> Result<Client, Error> {
        let mut wrong = Vec::new();
        self.check(&mut wrong);
        let base_urls = self.check_base_urls(&mut wrong);
        let issuers = self.check_issuers(&mut wrong);
        let agent = make_user_agent(self.user_agent.as_deref());
        if agent.is_none() {
            wrong.push(Error::setting(
                "user_agent",
                "contains a line break or another character that HTTP does not allow",
            ));
        }
        let keys = std::mem::take(&mut self.keys).parse(&self.app_id, &self.app_secret, &mut wrong);
        let transport = self
            .take_transport()
            .map_err(|error| wrong.push(error))
            .ok();
        let (Some(transport), Some(user_agent), true) = (transport, agent, wrong.is_empty()) else {
            let texts: Vec<String> = wrong.iter().map(Error::to_string).collect();
            let text = texts.join("; ");
            return Err(Error::new(
                ErrorKind::Configuration,
                match self.error_prefix {
                    Some(prefix) => format!("{prefix}: {text}"),
                    None => text,
                },
            ));
        };
        let store = self.store.unwrap_or_else(|| Arc::new(MemoryStore::new()));
        let tokens = Tokens::new(
            self.app_id.clone(),
            self.environment,
            store,
            // A little shorter than the time for which a call waits, so that the call can report what delayed the refresh.
            self.token_wait.mul_f64(0.9),
        );
        let common = Common {
            environment: self.environment,
            base_urls,
            transport,
            timeout: self.timeout,
            token_wait: self.token_wait,
            body_limit: self.body_limit,
            user_agent,
            retry: self.retry,
            error_codes: self.error_codes,
            issuers,
            fixed_tokens: self
                .tokens
                .into_iter()
                .map(|(credential, token)| (credential.name, token))
                .collect(),
            background_refresh: self.background_refresh,
            #[cfg(all(feature = "redis", feature = "callbacks"))]
            shared_redis: self.shared_redis,
            subject_tokens: SubjectTokens::default(),
        };
        Ok(Client::from_inner(ClientInner {
            app_id: self.app_id.clone(),
            application: Arc::new(Application {
                id: self.app_id,
                secret: self.app_secret,
                keys,
            }),
            common: Arc::new(common),
            tokens: Arc::new(tokens),
            principal: None,
        }))
    }

    fn check(&self, wrong: &mut Vec<Error>) {
        for (name, text) in [
            ("app_id", self.app_id.as_str()),
            ("app_secret", self.app_secret.expose()),
        ] {
            check_text(name, text, wrong);
        }
        for (name, time) in [("timeout", self.timeout), ("token_wait", self.token_wait)] {
            if time.is_zero() {
                wrong.push(Error::setting(
                    name,
                    "must be at least one millisecond, not zero",
                ));
            }
        }
        if self.body_limit == 0 {
            wrong.push(Error::setting(
                "body_limit",
                "is zero, so no response could be read",
            ));
        }
        for (credential, token) in &self.tokens {
            if token.expose().trim().is_empty() {
                wrong.push(Error::setting(
                    "token",
                    format!("for {} is empty", credential.name),
                ));
            }
        }
    }

    fn check_base_urls(&self, wrong: &mut Vec<Error>) -> BaseUrls {
        let mut checked = BaseUrls::default();
        for BaseUrl { host, url, setting } in &self.base_urls {
            let known = self.known_hosts();
            if !host.is_described() && !known.contains(&host.as_str()) {
                let setting = setting.as_deref().unwrap_or("`base_url`");
                wrong.push(unknown_host(setting, host.as_str(), &known));
            }
            let host = host.as_str();
            match base_url::parse("base_url", url) {
                Ok(url) => checked.replace(host, url),
                Err(error) => wrong.push(Error::new(
                    ErrorKind::Configuration,
                    format!("{error} (host {host})"),
                )),
            }
        }
        checked
    }

    /// Returns the names of the hosts that the client knows, sorted and without duplicates.
    fn known_hosts(&self) -> Vec<&str> {
        let described = self.base_urls.iter().map(|base_url| &base_url.host);
        let mut known: Vec<&str> = crate::platform::HOSTS
            .iter()
            .chain(&self.own_hosts)
            .map(|host| host.name)
            .chain(
                described
                    .filter(|host| host.is_described())
                    .map(HostName::as_str),
            )
            .collect();
        known.sort_unstable();
        known.dedup();
        known
    }

    fn check_issuers(&self, wrong: &mut Vec<Error>) -> HashMap<&'static str, &'static Issuer> {
        let mut checked = HashMap::new();
        for (credential, issuer) in &self.issuers {
            if credential
                .issuers
                .iter()
                .any(|known| known.name == issuer.name)
            {
                checked.insert(credential.name, *issuer);
                continue;
            }
            let known: Vec<&str> = credential
                .issuers
                .iter()
                .map(|issuer| issuer.name)
                .collect();
            let known = if known.is_empty() {
                "no endpoint".to_owned()
            } else {
                known.join(", ")
            };
            wrong.push(Error::setting(
                "issuer",
                format!(
                    "is {}, but {} tokens are issued by {known}",
                    issuer.name, credential.name
                ),
            ));
        }
        checked
    }

    #[cfg(feature = "reqwest")]
    pub(crate) fn take_transport(&mut self) -> Result<Arc<dyn Transport>, Error> {
        match (self.transport.take(), self.connection.take()) {
            (None, connection) => Ok(Arc::new(connection.unwrap_or_default().build()?)),
            (Some(transport), None) => Ok(transport),
            (Some(_), Some(_)) if self.is_transport_shared => Err(Error::setting(
                "transport",
                "is shared by all applications, so connect_timeout, proxy, no_proxy and gzip cannot be changed for one of them: set them outside of the applications' tables",
            )),
            (Some(_), Some(_)) => Err(Error::setting(
                "transport",
                "cannot be combined with connect_timeout, proxy, no_proxy or gzip, which apply only to the default transport: set them on your own transport",
            )),
        }
    }

    #[cfg(not(feature = "reqwest"))]
    fn take_transport(&mut self) -> Result<Arc<dyn Transport>, Error> {
        self.transport.take().ok_or_else(|| {
            Error::setting("transport", "is missing: set one, or enable one of the features rustls, rustls-bundled-roots, rustls-no-provider and native-tls for the default transport")
        })
    }
}

/// Returns the error about a base URL for a host that does not exist. If it were ignored, requests and secrets would bypass the address.
fn unknown_host(setting: &str, host: &str, known: &[&str]) -> Error {
    let near = suggest(host, known).map(|near| format!("; did you mean `{near}`?"));
    let text = format!(
        "setting {setting} is for the host `{host}`, which does not exist{} (the known hosts are {}; declare others with ClientBuilder::own_hosts)",
        near.unwrap_or_default(),
        known.join(", ")
    );
    Error::new(ErrorKind::Configuration, text)
}

/// Returns the user agent with the program's suffix, or `None` if HTTP does not allow the suffix.
fn make_user_agent(suffix: Option<&str>) -> Option<HeaderValue> {
    const OWN: &str = concat!("bytedance-sdk/", env!("CARGO_PKG_VERSION"));
    match suffix {
        None => Some(HeaderValue::from_static(OWN)),
        Some(suffix) => HeaderValue::from_str(&format!("{OWN} {suffix}")).ok(),
    }
}

/// Checks a value that was copied from the platform's console. Copying sometimes adds whitespace or control characters.
pub(super) fn check_text(name: &str, text: &str, wrong: &mut Vec<Error>) {
    if text.is_empty() {
        wrong.push(Error::setting(name, "is empty"));
    } else if text.trim() != text || text.contains(char::is_control) {
        wrong.push(Error::setting(
            name,
            "has whitespace around it or a control character in it",
        ));
    }
}

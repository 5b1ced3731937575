//! Assembles the redis address from the settings of several sources.

use std::fmt::Display;
use std::time::Duration;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use url::Url;

use super::document::Layer;
use super::value::{Origin, SettingValue};
use crate::secret::Secret;

/// The redis address and the timeouts for redis.
#[derive(Debug, Clone)]
pub(super) struct Redis {
    /// The complete address, including the password.
    pub(super) url: Secret,
    #[cfg_attr(not(feature = "redis"), expect(dead_code))]
    pub(super) timeout: Option<Duration>,
    #[cfg_attr(not(feature = "redis"), expect(dead_code))]
    pub(super) connect_timeout: Option<Duration>,
    /// The source of the first part of the address that is set, for use in error messages.
    pub(super) origin: Origin,
}

/// A setting's value, its source and the number of its layer. Layers with higher numbers take precedence.
struct Part<'l> {
    layer: usize,
    value: &'l SettingValue,
    origin: &'l Origin,
}

/// Settings for parts of the address. They cannot be combined with a complete address from the same source.
const ADDRESS_PARTS: [&str; 5] = ["host", "port", "db", "ssl", "unix_socket_path"];

/// Merges the redis settings of all layers, given in order of increasing precedence. Adds any mistakes to `faults`.
pub(super) fn merge(layers: &[Layer], faults: &mut Vec<String>) -> Option<Redis> {
    let find = |name: &str| -> Option<Part<'_>> {
        let key = format!("redis.{name}");
        layers.iter().enumerate().rev().find_map(|(layer, values)| {
            let (value, origin) = values.get(&key)?;
            Some(Part {
                layer,
                value,
                origin,
            })
        })
    };
    let url = find("url");
    // A complete address replaces the parts from lower layers, but parts from higher layers change it.
    let above = |name: &str| {
        find(name).filter(|part| url.as_ref().is_none_or(|url| part.layer >= url.layer))
    };
    if let Some(url) = &url {
        let before = faults.len();
        for name in ADDRESS_PARTS {
            if let Some(part) = above(name).filter(|part| part.layer == url.layer) {
                faults.push(describe_fault(
                    name,
                    part.origin,
                    format_args!(
                        "is set together with `redis.url` ({}): set only one of them",
                        url.origin
                    ),
                ));
            }
        }
        if faults.len() > before {
            return None;
        }
    }
    let time = |name| match find(name)?.value {
        SettingValue::Time(time) => Some(*time),
        _ => None,
    };
    let names = ["url", "username", "password"]
        .into_iter()
        .chain(ADDRESS_PARTS);
    let origin = names.filter_map(above).map(|part| part.origin).next()?;
    let mut address = Address::default();
    for (name, place) in [
        ("host", &mut address.host),
        ("unix_socket_path", &mut address.socket),
        ("username", &mut address.username),
        ("password", &mut address.password),
    ] {
        *place = above(name).map(|part| match part.value {
            SettingValue::Path(path) => path.to_string_lossy().into_owned(),
            value => value.text().unwrap_or_default().to_owned(),
        });
    }
    if let (Some(host), Some(socket)) = (above("host"), above("unix_socket_path")) {
        // Within one layer, the socket takes precedence, as in the Python package's redis client.
        if host.layer > socket.layer {
            address.socket = None;
        }
    }
    for (name, place) in [("port", &mut address.port), ("db", &mut address.database)] {
        *place = above(name).and_then(|part| match part.value {
            SettingValue::Count(count) => Some(*count),
            _ => None,
        });
    }
    address.tls = above("ssl").and_then(|part| match part.value {
        SettingValue::Switch(switch) => Some(*switch),
        _ => None,
    });
    let base = url.as_ref().and_then(|url| url.value.text());
    match address.to_url(base) {
        Ok(url) => Some(Redis {
            url: url.into(),
            timeout: time("socket_timeout"),
            connect_timeout: time("socket_connect_timeout"),
            origin: origin.clone(),
        }),
        Err((name, what)) => {
            let origin = find(name).map_or(origin, |part| part.origin);
            faults.push(describe_fault(name, origin, what));
            None
        }
    }
}

fn describe_fault(name: &str, origin: &Origin, what: impl Display) -> String {
    format!("setting `redis.{name}` ({origin}) {what}")
}

/// Percent-encodes all special characters in one part of an address. This is needed because the setters of `Url` do not encode `%`.
fn percent_encode(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// The parts of a redis address.
#[derive(Default)]
struct Address {
    host: Option<String>,
    port: Option<u64>,
    username: Option<String>,
    password: Option<String>,
    database: Option<u64>,
    tls: Option<bool>,
    socket: Option<String>,
}

/// The name of the invalid part and the reason why it is invalid.
type AddressFault = (&'static str, &'static str);

impl Address {
    fn is_empty(&self) -> bool {
        self.host.is_none()
            && self.port.is_none()
            && self.username.is_none()
            && self.password.is_none()
            && self.database.is_none()
            && self.tls.is_none()
            && self.socket.is_none()
    }

    /// Creates a URL from these parts. If `base` is given, returns that URL with these parts replaced.
    fn to_url(&self, base: Option<&str>) -> Result<String, AddressFault> {
        const EXPECTED: &str =
            "must be a URL such as redis://:password@host:6379/0, or rediss:// for TLS";
        if let (Some(socket), None) = (&self.socket, base) {
            return self.to_socket_url(socket);
        }
        let mut url = match base {
            // Do not parse the address, because the store supports more kinds of addresses than this function does.
            Some(base) if self.is_empty() => {
                let known = base.split_once("://").is_some_and(|(scheme, rest)| {
                    !scheme.is_empty() && !rest.trim_matches('/').is_empty()
                });
                return if known {
                    Ok(base.to_owned())
                } else {
                    Err(("url", EXPECTED))
                };
            }
            Some(base) => Url::parse(base).map_err(|_| ("url", EXPECTED))?,
            None => Url::parse("redis://localhost:6379").map_err(|_| ("host", EXPECTED))?,
        };
        if !matches!(url.scheme(), "redis" | "rediss") || url.host_str().is_none() {
            return Err((
                "url",
                "cannot be changed in part by other settings: set the whole address",
            ));
        }
        if let Some(tls) = self.tls {
            let scheme = if tls { "rediss" } else { "redis" };
            url.set_scheme(scheme)
                .map_err(|()| ("ssl", "cannot be used with this address"))?;
        }
        if let Some(host) = &self.host {
            let literal = host
                .parse::<std::net::Ipv6Addr>()
                .map(|ip| format!("[{ip}]"));
            let host = literal.as_deref().unwrap_or(host);
            if host.contains(['/', '@', ' ', '?', '#'])
                || (host.contains(':') && !host.starts_with('['))
                || url.set_host(Some(host)).is_err()
            {
                return Err((
                    "host",
                    "must be only a host name or IP address: the port and other parts have their own settings",
                ));
            }
        }
        if let Some(port) = self.port {
            let port = u16::try_from(port).ok();
            url.set_port(port)
                .map_err(|()| ("port", "cannot be used with this address"))?;
        }
        if let Some(username) = &self.username {
            url.set_username(&percent_encode(username))
                .map_err(|()| ("username", "cannot be used with this address"))?;
        }
        if let Some(password) = &self.password {
            url.set_password(Some(&percent_encode(password)))
                .map_err(|()| ("password", "cannot be used with this address"))?;
        }
        if let Some(database) = self.database {
            url.set_path(&format!("/{database}"));
        }
        Ok(url.into())
    }

    fn to_socket_url(&self, socket: &str) -> Result<String, AddressFault> {
        if self.tls == Some(true) {
            return Err((
                "ssl",
                "cannot be true together with `redis.unix_socket_path`",
            ));
        }
        if !socket.starts_with('/') {
            return Err(("unix_socket_path", "must be an absolute path"));
        }
        let mut url =
            Url::parse("unix:///").map_err(|_| ("unix_socket_path", "must be an absolute path"))?;
        url.set_path(&socket.replace('%', "%25"));
        let database = self.database.map(|database| database.to_string());
        for (name, value) in [
            ("db", database.as_deref()),
            ("user", self.username.as_deref()),
            ("pass", self.password.as_deref()),
        ] {
            if let Some(value) = value {
                url.query_pairs_mut().append_pair(name, value);
            }
        }
        Ok(url.into())
    }
}

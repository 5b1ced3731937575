//! The builder for a redis store.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use redis::{ConnectionInfo, IntoConnectionInfo as _, RedisConnectionInfo};

use super::connector::{Connector, Server};
use super::{Inner, RedisStore};
use crate::answer::Error;
use crate::secret::Secret;

/// A builder for a [`RedisStore`]. [`build`](Self::build) checks the settings, but does not connect. The store connects when it is first
/// used.
///
/// Specify the location of redis in exactly one way: as a URL, a host and port, a client from the `redis` crate, a list of cluster nodes,
/// or a list of sentinels. You can combine a user name, password and database with any of these. They override those in a URL or client.
#[derive(Clone)]
#[must_use]
pub struct RedisStoreBuilder {
    url: Option<Secret>,
    host: Option<String>,
    port: Option<u16>,
    client: Option<redis::Client>,
    #[cfg(feature = "redis-cluster")]
    cluster: Option<Vec<Secret>>,
    #[cfg(feature = "redis-sentinel")]
    sentinels: Option<(String, Vec<Secret>)>,
    username: Option<String>,
    password: Option<Secret>,
    database: Option<i64>,
    connect_timeout: Duration,
    response_timeout: Duration,
    lock_life: Duration,
    python_0_1_2: bool,
}

impl RedisStoreBuilder {
    pub(super) fn new() -> Self {
        Self {
            url: None,
            host: None,
            port: None,
            client: None,
            #[cfg(feature = "redis-cluster")]
            cluster: None,
            #[cfg(feature = "redis-sentinel")]
            sentinels: None,
            username: None,
            password: None,
            database: None,
            connect_timeout: Duration::from_secs(2),
            response_timeout: Duration::from_secs(2),
            lock_life: Duration::from_secs(10),
            python_0_1_2: false,
        }
    }

    /// Sets the URL of redis: `redis://user:password@host:6379/database`, `rediss://` for TLS (feature `redis-rustls`), or
    /// `unix:///path/of/socket?db=0&pass=password`.
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(Secret::new(url));
        self
    }

    /// Sets the host on which redis runs. If only a port is set, the host defaults to 127.0.0.1.
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.host = Some(host.into());
        self
    }

    /// Sets the port on which redis listens. The default is 6379.
    pub fn port(mut self, port: u16) -> Self {
        self.port = Some(port);
        self
    }

    /// Uses the connection settings of an existing client from the `redis` crate.
    pub fn client(mut self, client: redis::Client) -> Self {
        self.client = Some(client);
        self
    }

    /// Sets the URLs of one or more nodes in a redis cluster. The store discovers the remaining nodes from these.
    ///
    /// In a cluster, all keys of a token share the same hash tag, `{bytedance:..}`, so they are stored on the same node. The Python package
    /// does not support clusters.
    #[cfg(feature = "redis-cluster")]
    #[cfg_attr(docsrs, doc(cfg(feature = "redis-cluster")))]
    pub fn cluster<U: Into<String>>(mut self, urls: impl IntoIterator<Item = U>) -> Self {
        self.cluster = Some(urls.into_iter().map(Secret::new).collect());
        self
    }

    /// Sets the name of the primary and the URLs of the sentinels that monitor it.
    #[cfg(feature = "redis-sentinel")]
    #[cfg_attr(docsrs, doc(cfg(feature = "redis-sentinel")))]
    pub fn sentinels<U: Into<String>>(
        mut self,
        primary: impl Into<String>,
        urls: impl IntoIterator<Item = U>,
    ) -> Self {
        self.sentinels = Some((primary.into(), urls.into_iter().map(Secret::new).collect()));
        self
    }

    /// Sets the user name. It is needed only if redis uses access control lists.
    pub fn username(mut self, username: impl Into<String>) -> Self {
        self.username = Some(username.into());
        self
    }

    /// Sets the password.
    pub fn password(mut self, password: impl Into<Secret>) -> Self {
        self.password = Some(password.into());
        self
    }

    /// Sets the database number. The default is 0.
    pub fn database(mut self, database: i64) -> Self {
        self.database = Some(database);
        self
    }

    /// Sets how long connecting to redis may take. The default is 2 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sets how long redis may take to respond. The default is 2 seconds.
    pub fn response_timeout(mut self, timeout: Duration) -> Self {
        self.response_timeout = timeout;
        self
    }

    /// Sets how long the refresh lock remains after its holder dies or is paused. While the holder is running, it keeps extending the lock.
    /// The default is 10 seconds, and the minimum is 100 milliseconds.
    pub fn lock_life(mut self, life: Duration) -> Self {
        self.lock_life = life;
        self
    }

    /// Sets whether to share the production access_token with processes that use version 0.1.2 of the Python package. If this is enabled,
    /// the store also writes that version's keys, `{app_id}_access_token` and `{app_id}_access_token_invalidtime`, and uses the token in
    /// these keys if it is newer. Keep this enabled as long as such processes are running. The default is `false`.
    ///
    /// If this is disabled, the store saves no tokens under those keys and reads them only if it has no token of its own. In either case,
    /// several processes that use version 0.1.2 can still invalidate each other's tokens, because that version does not use locks. Version
    /// 0.1.2 does not support clusters.
    pub fn python_0_1_2(mut self, shared: bool) -> Self {
        self.python_0_1_2 = shared;
        self
    }

    /// Builds the store.
    ///
    /// # Errors
    /// Returns a configuration error if a setting is missing or cannot be used. The error names the setting and states the reason.
    pub fn build(self) -> Result<RedisStore, Error> {
        for (name, time) in [
            ("connect_timeout", self.connect_timeout),
            ("response_timeout", self.response_timeout),
        ] {
            if time.is_zero() {
                return Err(Error::setting(
                    name,
                    "is zero; set at least one millisecond",
                ));
            }
        }
        if self.lock_life < Duration::from_millis(100) {
            return Err(Error::setting(
                "lock_life",
                "is too short to be extended in time; set at least 100 milliseconds",
            ));
        }
        if self.database.is_some_and(|database| database < 0) {
            return Err(Error::setting(
                "database",
                "is negative; database numbers start at 0",
            ));
        }
        let (server, address) = self.server()?;
        let is_cluster = match &server {
            #[cfg(feature = "redis-cluster")]
            Server::Cluster(_) => true,
            _ => false,
        };
        if is_cluster && self.python_0_1_2 {
            return Err(Error::setting(
                "python_0_1_2",
                "is enabled together with a cluster, which that version does not support",
            ));
        }
        let connector =
            Connector::new(server, address, self.connect_timeout, self.response_timeout);
        let inner = Inner {
            connector,
            is_cluster,
            lock_life: self.lock_life,
            python_0_1_2: self.python_0_1_2,
        };
        Ok(RedisStore {
            inner: Arc::new(inner),
        })
    }

    fn server(&self) -> Result<(Server, String), Error> {
        let mut ways = Vec::new();
        for (name, given) in [
            ("url", self.url.is_some()),
            ("host", self.host.is_some() || self.port.is_some()),
            ("client", self.client.is_some()),
            #[cfg(feature = "redis-cluster")]
            ("cluster", self.cluster.is_some()),
            #[cfg(feature = "redis-sentinel")]
            ("sentinels", self.sentinels.is_some()),
        ] {
            if given {
                ways.push(name);
            }
        }
        match ways[..] {
            [] => {
                return Err(Error::setting(
                    "url",
                    "is missing; set `url`, or `host` and `port`",
                ));
            }
            [_] => {}
            [first, ..] => {
                return Err(Error::setting(
                    first,
                    format!(
                        "conflicts with other settings for the location of redis; set only one of: {}",
                        ways.join(", ")
                    ),
                ));
            }
        }
        #[cfg(feature = "redis-cluster")]
        if let Some(urls) = &self.cluster {
            return self.cluster_server(urls);
        }
        #[cfg(feature = "redis-sentinel")]
        if let Some((primary, urls)) = &self.sentinels {
            return self.sentinel_server(primary, urls);
        }
        let info = if let Some(url) = &self.url {
            parse_url("url", url)?
        } else if let Some(client) = &self.client {
            client.get_connection_info().clone()
        } else {
            let host = self.host.as_deref().unwrap_or("127.0.0.1");
            if host.is_empty() || host.contains(|c: char| c.is_whitespace() || c == '/') {
                return Err(Error::setting(
                    "host",
                    "is not a host name or IP address; set `url` to use a URL",
                ));
            }
            let port = self.port.unwrap_or(6379);
            if port == 0 {
                return Err(Error::setting(
                    "port",
                    "is zero; the usual port of redis is 6379",
                ));
            }
            (host, port)
                .into_connection_info()
                .map_err(|error| Error::setting("host", format!("can't be used: {error}")))?
        };
        let info = self.with_access(info);
        let address = format_address(&info);
        prepare_tls(&info);
        let client = redis::Client::open(info)
            .map_err(|error| Error::setting(ways[0], format!("can't be used: {error}")))?;
        Ok((Server::Single(Box::new(client)), address))
    }

    #[cfg(feature = "redis-cluster")]
    fn cluster_server(&self, urls: &[Secret]) -> Result<(Server, String), Error> {
        let mut infos = Vec::new();
        for url in urls {
            infos.push(self.with_access(parse_url("cluster", url)?));
        }
        infos.iter().for_each(prepare_tls);
        let named: Vec<_> = infos.iter().map(|info| info.addr().to_string()).collect();
        if named.is_empty() {
            return Err(Error::setting(
                "cluster",
                "contains no node; set at least one URL",
            ));
        }
        let client = redis::cluster::ClusterClient::builder(infos)
            .connection_timeout(self.connect_timeout)
            .response_timeout(self.response_timeout)
            .build()
            .map_err(|error| Error::setting("cluster", format!("can't be used: {error}")))?;
        Ok((
            Server::Cluster(Box::new(client)),
            format!("the redis cluster at {}", named.join(", ")),
        ))
    }

    #[cfg(feature = "redis-sentinel")]
    fn sentinel_server(&self, primary: &str, urls: &[Secret]) -> Result<(Server, String), Error> {
        use redis::sentinel::{SentinelClient, SentinelNodeConnectionInfo, SentinelServerType};
        if primary.trim().is_empty() || urls.is_empty() {
            return Err(Error::setting(
                "sentinels",
                "is incomplete; set the name of the primary and at least one URL",
            ));
        }
        let mut infos = Vec::new();
        for url in urls {
            infos.push(parse_url("sentinels", url)?);
        }
        infos.iter().for_each(prepare_tls);
        let mut node = SentinelNodeConnectionInfo::default()
            .set_redis_connection_info(self.access(RedisConnectionInfo::default()));
        if infos.iter().any(is_tls) {
            node = node.set_tls_mode(redis::TlsMode::Secure);
        }
        let client = SentinelClient::build(
            infos,
            String::from(primary),
            Some(node),
            SentinelServerType::Master,
        )
        .map_err(|error| Error::setting("sentinels", format!("can't be used: {error}")))?;
        Ok((
            Server::Sentinel(Box::new(tokio::sync::Mutex::new(client))),
            format!("the redis primary {primary}"),
        ))
    }

    fn with_access(&self, info: ConnectionInfo) -> ConnectionInfo {
        let redis = self.access(info.redis_settings().clone());
        info.set_redis_settings(redis)
    }

    fn access(&self, mut info: RedisConnectionInfo) -> RedisConnectionInfo {
        if let Some(username) = &self.username {
            info = info.set_username(username);
        }
        if let Some(password) = &self.password {
            info = info.set_password(password.expose());
        }
        if let Some(database) = self.database {
            info = info.set_db(database);
        }
        info
    }
}

/// Parses a URL. The error does not contain the URL, because that may include a password.
fn parse_url(setting: &str, url: &Secret) -> Result<ConnectionInfo, Error> {
    let scheme = url.expose().split("://").next().unwrap_or_default();
    if cfg!(not(feature = "redis-rustls")) && matches!(scheme, "rediss" | "valkeys") {
        return Err(Error::setting(
            setting,
            "requires TLS; enable the feature `redis-rustls`",
        ));
    }
    url.expose().into_connection_info().map_err(|error| {
        Error::setting(
            setting,
            format!(
                "can't be used: {}; use a URL like redis://:password@host:6379/0",
                error.category()
            ),
        )
    })
}

/// Formats the address for error messages, without the user name and password.
fn format_address(info: &ConnectionInfo) -> String {
    format!(
        "redis at {} (database {})",
        info.addr(),
        info.redis_settings().db()
    )
}

#[cfg(any(feature = "redis-rustls", feature = "redis-sentinel"))]
fn is_tls(info: &ConnectionInfo) -> bool {
    matches!(info.addr(), redis::ConnectionAddr::TcpTls { .. })
}

/// If the connection uses TLS, installs a default crypto provider for rustls, unless one is already installed. Without a default, rustls
/// panics if several providers are compiled in.
#[cfg(feature = "redis-rustls")]
fn prepare_tls(info: &ConnectionInfo) {
    if is_tls(info) && rustls::crypto::CryptoProvider::get_default().is_none() {
        // An error means that another thread has installed a provider in the meantime.
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    }
}

#[cfg(not(feature = "redis-rustls"))]
fn prepare_tls(_: &ConnectionInfo) {}

impl fmt::Debug for RedisStoreBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RedisStoreBuilder")
            .field("url", &self.url)
            .field("host", &self.host)
            .field("port", &self.port)
            .field("database", &self.database)
            .field("lock_life", &self.lock_life)
            .finish_non_exhaustive()
    }
}

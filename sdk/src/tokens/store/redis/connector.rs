//! The connection to redis. It is opened when it is first needed and reopened after a failure.
//!
//! The connection manager of the `redis` crate is not used, because it supports neither sentinels nor a primary that has become a replica,
//! and because it keeps using a connection after a timeout. Here, a connection is closed after any failure that it may have caused, and the
//! next use opens a new one.

use std::time::Duration;

use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, FromRedisValue, RedisError, ScriptInvocation};
use tokio::sync::Mutex;

use super::failure;
use crate::tokens::store::StoreError;

/// The server to connect to.
pub(super) enum Server {
    Single(Box<redis::Client>),
    #[cfg(feature = "redis-cluster")]
    Cluster(Box<redis::cluster::ClusterClient>),
    #[cfg(feature = "redis-sentinel")]
    Sentinel(Box<Mutex<redis::sentinel::SentinelClient>>),
}

#[derive(Clone)]
enum Connection {
    Single(MultiplexedConnection),
    #[cfg(feature = "redis-cluster")]
    Cluster(Box<redis::cluster_async::ClusterConnection>),
}

/// The current connection, if any, and a number that increases with each new connection.
#[derive(Default)]
struct Current {
    number: u64,
    connection: Option<Connection>,
}

/// Connects to redis on demand, and runs scripts.
pub(super) struct Connector {
    server: Server,
    /// How error messages describe the server.
    address: String,
    connect_timeout: Duration,
    response_timeout: Duration,
    current: Mutex<Current>,
}

impl Connector {
    pub(super) fn new(
        server: Server,
        address: String,
        connect_timeout: Duration,
        response_timeout: Duration,
    ) -> Self {
        Self {
            server,
            address,
            connect_timeout,
            response_timeout,
            current: Mutex::default(),
        }
    }

    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// Runs a script. If there is no connection, opens one first. The script may run twice: if a connection that was opened earlier turns
    /// out to be closed, the script is run again on a new one.
    pub(super) async fn run<T: FromRedisValue>(
        &self,
        script: &ScriptInvocation<'_>,
    ) -> Result<T, StoreError> {
        // Limit the total time, because this caller may also have to wait while another caller connects.
        let most = self.connect_timeout * 2 + self.response_timeout * 2;
        tokio::time::timeout(most, self.run_with_retry(script))
            .await
            .unwrap_or_else(|_| Err(failure::timeout_error(&self.address)))
    }

    async fn run_with_retry<T: FromRedisValue>(
        &self,
        script: &ScriptInvocation<'_>,
    ) -> Result<T, StoreError> {
        let mut repeated = false;
        loop {
            let (number, used, mut connection) = self.connection().await?;
            let error = match self.invoke(script, &mut connection).await {
                Ok(value) => return Ok(value),
                Err(error) => error,
            };
            self.discard(number).await;
            let closed = error.as_ref().is_some_and(|error| {
                !error.is_timeout() && (error.is_connection_dropped() || error.is_io_error())
            });
            if repeated || !used || !closed {
                return Err(match error {
                    Some(error) => failure::store_error(&self.address, &error),
                    None => failure::timeout_error(&self.address),
                });
            }
            repeated = true;
        }
    }

    /// Runs a script on a connection. Returns `Err(None)` if it times out.
    async fn invoke<T: FromRedisValue>(
        &self,
        script: &ScriptInvocation<'_>,
        connection: &mut Connection,
    ) -> Result<T, Option<RedisError>> {
        let answer = async {
            match connection {
                Connection::Single(connection) => script.invoke_async(connection).await,
                #[cfg(feature = "redis-cluster")]
                Connection::Cluster(connection) => script.invoke_async(&mut **connection).await,
            }
        };
        match tokio::time::timeout(self.response_timeout, answer).await {
            Ok(result) => result.map_err(Some),
            Err(_) => Err(None),
        }
    }

    /// Returns the connection's number, whether the connection already existed, and the connection itself. Connects if necessary.
    async fn connection(&self) -> Result<(u64, bool, Connection), StoreError> {
        let mut current = self.current.lock().await;
        if let Some(connection) = &current.connection {
            return Ok((current.number, true, connection.clone()));
        }
        let connected = tokio::time::timeout(self.connect_timeout, self.connect()).await;
        let connection = connected
            .map_err(|_| failure::timeout_error(&self.address))?
            .map_err(|error| failure::store_error(&self.address, &error))?;
        current.number += 1;
        current.connection = Some(connection.clone());
        Ok((current.number, false, connection))
    }

    async fn connect(&self) -> Result<Connection, RedisError> {
        // Use the same limits as `run`. The `redis` crate's defaults could be shorter.
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(self.connect_timeout))
            .set_response_timeout(Some(self.response_timeout));
        match &self.server {
            Server::Single(client) => client
                .get_multiplexed_async_connection_with_config(&config)
                .await
                .map(Connection::Single),
            #[cfg(feature = "redis-cluster")]
            Server::Cluster(client) => {
                let connection = client.get_async_connection().await?;
                Ok(Connection::Cluster(Box::new(connection)))
            }
            #[cfg(feature = "redis-sentinel")]
            Server::Sentinel(client) => client
                .lock()
                .await
                .get_async_connection_with_config(&config)
                .await
                .map(Connection::Single),
        }
    }

    /// Drops a failed connection, unless it has already been replaced.
    async fn discard(&self, number: u64) {
        let mut current = self.current.lock().await;
        if current.number == number {
            current.connection = None;
        }
    }
}

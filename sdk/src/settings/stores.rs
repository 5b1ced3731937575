//! Creates the token store specified by the settings.

use std::sync::Arc;

use super::home::expand_home;
use super::redis::Redis;
use super::{AccessTokenType, Settings};
use crate::answer::Error;
#[cfg(feature = "redis")]
use crate::answer::ErrorKind;
use crate::client::ClientBuilder;
#[cfg(all(feature = "redis", not(feature = "callbacks")))]
use crate::tokens::AutoStore;
#[cfg(feature = "redis")]
use crate::tokens::RedisStore;
#[cfg(all(feature = "redis", feature = "callbacks"))]
use crate::tokens::SharedRedis;
use crate::tokens::{FileStore, MemoryStore, TokenStore};

/// The stores that the settings specify. Clones share them.
#[derive(Clone)]
pub(super) struct Stores {
    pub(super) tokens: Arc<dyn TokenStore>,
    /// The redis that also records which callbacks have been handled.
    #[cfg(all(feature = "redis", feature = "callbacks"))]
    redis: Option<SharedRedis>,
}

impl Stores {
    fn without_redis(tokens: impl TokenStore + 'static) -> Self {
        Self {
            tokens: Arc::new(tokens),
            #[cfg(all(feature = "redis", feature = "callbacks"))]
            redis: None,
        }
    }

    /// Passes the stores to a client's builder.
    pub(super) fn configure(&self, client: ClientBuilder) -> ClientBuilder {
        let client = client.token_store(Arc::clone(&self.tokens));
        #[cfg(all(feature = "redis", feature = "callbacks"))]
        let client = client.shared_redis(self.redis.clone());
        client
    }
}

impl Settings {
    /// Creates the token store specified by these settings. Use this, for example, to share one store between several clients.
    ///
    /// The store does not open files or connect to redis until it is first used.
    ///
    /// # Errors
    /// Returns a configuration error if redis is selected but the feature `redis` is not enabled, or if the redis address cannot be used.
    pub fn token_store(&self) -> Result<Arc<dyn TokenStore>, Error> {
        Ok(self.stores()?.tokens)
    }

    pub(super) fn stores(&self) -> Result<Stores, Error> {
        match (self.access_token_type(), &self.redis) {
            (AccessTokenType::Memory, _) => Ok(Stores::without_redis(MemoryStore::new())),
            (AccessTokenType::File, _) | (AccessTokenType::Auto, None) => {
                Ok(Stores::without_redis(self.file_store()?))
            }
            (AccessTokenType::Auto, Some(redis)) => self.auto_store(redis),
            (AccessTokenType::Redis, Some(redis)) => self.redis_store(redis),
            // Unreachable, because the settings have been checked.
            (AccessTokenType::Redis, None) => Err(Error::setting("redis", "is missing")),
        }
    }

    fn file_store(&self) -> Result<FileStore, Error> {
        let store = match self.ac_path() {
            Some(path) => {
                let path = expand_home(path).map_err(|what| {
                    let from = self.values.get("ac_path").map(|(_, origin)| origin);
                    let from = from.map_or_else(String::new, |origin| format!("({origin}) "));
                    Error::setting("ac_path", format_args!("{from}{what}"))
                })?;
                FileStore::new(path)
            }
            None => FileStore::in_home(),
        };
        Ok(store.python_0_1_2(self.python_0_1_2().unwrap_or_default()))
    }

    #[cfg(feature = "redis")]
    fn auto_store(&self, redis: &Redis) -> Result<Stores, Error> {
        let file = Arc::new(self.file_store()?);
        let redis = self.connect(redis)?;
        #[cfg(feature = "callbacks")]
        let (redis, tokens) = SharedRedis::optional(redis, file);
        #[cfg(not(feature = "callbacks"))]
        let tokens = AutoStore::new(Arc::new(redis), file);
        Ok(Stores {
            #[cfg(feature = "callbacks")]
            redis: Some(redis),
            tokens: Arc::new(tokens),
        })
    }

    #[cfg(feature = "redis")]
    fn redis_store(&self, redis: &Redis) -> Result<Stores, Error> {
        let redis = self.connect(redis)?;
        Ok(Stores {
            #[cfg(feature = "callbacks")]
            redis: Some(SharedRedis::required(redis.clone())),
            tokens: Arc::new(redis),
        })
    }

    #[cfg(feature = "redis")]
    fn connect(&self, redis: &Redis) -> Result<RedisStore, Error> {
        let mut builder = RedisStore::builder()
            .url(redis.url.expose())
            .python_0_1_2(self.python_0_1_2().unwrap_or_default());
        if let Some(timeout) = redis.timeout {
            builder = builder.response_timeout(timeout);
        }
        if let Some(timeout) = redis.connect_timeout {
            builder = builder.connect_timeout(timeout);
        }
        builder.build().map_err(|error| {
            // The store's own names for the settings do not contain the group.
            let text = error
                .to_string()
                .replacen("setting `", "setting `redis.", 1);
            let text = format!("{text} (redis: {})", redis.origin);
            Error::new(ErrorKind::Configuration, text)
        })
    }

    #[cfg(not(feature = "redis"))]
    fn auto_store(&self, redis: &Redis) -> Result<Stores, Error> {
        Err(missing_feature_error(redis))
    }

    #[cfg(not(feature = "redis"))]
    fn redis_store(&self, redis: &Redis) -> Result<Stores, Error> {
        Err(missing_feature_error(redis))
    }
}

/// Creates the error for a missing feature. The SDK does not fall back to a different store, because tokens would then no longer be shared
/// with other processes.
#[cfg(not(feature = "redis"))]
fn missing_feature_error(redis: &Redis) -> Error {
    let what = format!(
        "({}) requires the feature `redis` of bytedance-sdk: enable it, or set `access_token_type` to file or memory",
        redis.origin
    );
    Error::setting("redis", what)
}

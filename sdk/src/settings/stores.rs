//! Creates the token store specified by the settings.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::redis::Redis;
use super::{AccessTokenType, Settings};
use crate::answer::Error;
#[cfg(feature = "redis")]
use crate::answer::ErrorKind;
#[cfg(feature = "redis")]
use crate::tokens::{AutoStore, RedisStore};
use crate::tokens::{FileStore, MemoryStore, TokenStore};

impl Settings {
    /// Creates the token store specified by these settings. Use this, for example, to share one store between several clients.
    ///
    /// The store does not open files or connect to redis until it is first used.
    ///
    /// # Errors
    /// Returns a configuration error if redis is selected but the feature `redis` is not enabled, or if the redis address cannot be used.
    pub fn token_store(&self) -> Result<Arc<dyn TokenStore>, Error> {
        match (self.access_token_type(), &self.redis) {
            (AccessTokenType::Memory, _) => Ok(Arc::new(MemoryStore::new())),
            (AccessTokenType::File, _) | (AccessTokenType::Auto, None) => {
                Ok(Arc::new(self.file_store()?))
            }
            (AccessTokenType::Auto, Some(redis)) => self.auto_store(redis),
            (AccessTokenType::Redis, Some(redis)) => self.redis_store(redis),
            // Unreachable, because the settings have been checked.
            (AccessTokenType::Redis, None) => Err(Error::setting("redis", "is missing")),
        }
    }

    fn file_store(&self) -> Result<FileStore, Error> {
        let store = match self.ac_path() {
            Some(path) => FileStore::new(self.expand_home(path)?),
            None => FileStore::in_home(),
        };
        Ok(store.python_0_1_2(self.python_0_1_2().unwrap_or_default()))
    }

    /// Replaces a leading `~` in a path with the user's home directory.
    fn expand_home(&self, path: &Path) -> Result<PathBuf, Error> {
        let Ok(rest) = path.strip_prefix("~") else {
            return Ok(path.to_owned());
        };
        match std::env::home_dir() {
            Some(home) if !home.as_os_str().is_empty() => Ok(home.join(rest)),
            _ => {
                let from = self.values.get("ac_path").map(|(_, origin)| origin);
                let from = from.map_or_else(String::new, |origin| format!("({origin}) "));
                let what = "begins with ~, but this user has no home folder: set the full path";
                Err(Error::setting("ac_path", format_args!("{from}{what}")))
            }
        }
    }

    #[cfg(feature = "redis")]
    fn auto_store(&self, redis: &Redis) -> Result<Arc<dyn TokenStore>, Error> {
        let file = Arc::new(self.file_store()?);
        Ok(Arc::new(AutoStore::new(self.redis_store(redis)?, file)))
    }

    #[cfg(feature = "redis")]
    fn redis_store(&self, redis: &Redis) -> Result<Arc<dyn TokenStore>, Error> {
        let mut builder = RedisStore::builder()
            .url(redis.url.expose())
            .python_0_1_2(self.python_0_1_2().unwrap_or_default());
        if let Some(timeout) = redis.timeout {
            builder = builder.response_timeout(timeout);
        }
        if let Some(timeout) = redis.connect_timeout {
            builder = builder.connect_timeout(timeout);
        }
        match builder.build() {
            Ok(store) => Ok(Arc::new(store)),
            Err(error) => {
                // The store's own names for the settings do not contain the group.
                let text = error
                    .to_string()
                    .replacen("setting `", "setting `redis.", 1);
                let text = format!("{text} (redis: {})", redis.origin);
                Err(Error::new(ErrorKind::Configuration, text))
            }
        }
    }

    #[cfg(not(feature = "redis"))]
    fn auto_store(&self, redis: &Redis) -> Result<Arc<dyn TokenStore>, Error> {
        Err(missing_feature_error(redis))
    }

    #[cfg(not(feature = "redis"))]
    fn redis_store(&self, redis: &Redis) -> Result<Arc<dyn TokenStore>, Error> {
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

//! The store for tokens that the settings choose.

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
    /// The store for tokens that these settings choose, for instance to share it between clients.
    ///
    /// Nothing is opened or connected before the first use.
    ///
    /// # Errors
    /// A configuration error if redis is chosen and the feature `redis` is not switched on, or redis' address can't be used.
    pub fn token_store(&self) -> Result<Arc<dyn TokenStore>, Error> {
        match (self.access_token_type(), &self.redis) {
            (AccessTokenType::Memory, _) => Ok(Arc::new(MemoryStore::new())),
            (AccessTokenType::File, _) | (AccessTokenType::Auto, None) => {
                Ok(Arc::new(self.file_store()?))
            }
            (AccessTokenType::Auto, Some(redis)) => self.auto_store(redis),
            (AccessTokenType::Redis, Some(redis)) => self.redis_store(redis),
            // Not reached: the settings were checked.
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

    /// Replaces a `~` at the beginning of a path by the user's home.
    fn expand_home(&self, path: &Path) -> Result<PathBuf, Error> {
        let Ok(rest) = path.strip_prefix("~") else {
            return Ok(path.to_owned());
        };
        match std::env::home_dir() {
            Some(home) if !home.as_os_str().is_empty() => Ok(home.join(rest)),
            _ => {
                let from = self.values.get("ac_path").map(|(_, origin)| origin);
                let from = from.map_or_else(String::new, |origin| format!("({origin}) "));
                let what = "begins with ~, but this user has no home: write the whole path";
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
                // The store calls its settings by their own names.
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

/// An error, because without redis this program would not share its tokens with the others.
#[cfg(not(feature = "redis"))]
fn missing_feature_error(redis: &Redis) -> Error {
    let what = format!(
        "({}) needs the feature `redis` of bytedance-sdk: switch it on, or set `access_token_type` to file or memory",
        redis.origin
    );
    Error::setting("redis", what)
}

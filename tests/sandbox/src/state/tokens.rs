//! The issued tokens, their lifetimes, and the rules that decide when a new token invalidates older ones.

use std::collections::hash_map::RandomState;
use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher as _, Hasher as _};
use std::sync::Mutex;
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::catalogue::{Credential, Issuer};
use crate::sync::lock;

/// The maximum number of tokens stored per application and pool. Beyond this limit, the oldest are dropped.
const MAX_STORED: usize = 1_000;
/// The length of the window in which token fetches are counted.
const QUOTA_WINDOW: Duration = Duration::from_secs(300);

/// The lifetimes of tokens and the limit on how often they can be fetched.
#[derive(Debug, Clone)]
pub(crate) struct TokenSettings {
    /// The lifetime of an application's token.
    pub(crate) life: Duration,
    /// How long older tokens stay valid after a newer one has been issued.
    pub(crate) overlap: Duration,
    /// The number of client_token fetches allowed within five minutes.
    pub(crate) quota: usize,
}

impl Default for TokenSettings {
    fn default() -> Self {
        Self {
            life: Duration::from_secs(7_200),
            overlap: Duration::from_secs(300),
            quota: 500,
        }
    }
}

/// Where a token comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TokenOrigin {
    /// The catalogue's issuer with this name.
    Issuer(String),
    /// A kind of token for which the catalogue has no issuer.
    Credential(String),
}

impl TokenOrigin {
    /// Returns whether tokens of this origin can be used as the given credential.
    pub(crate) fn serves(&self, credential: &Credential) -> bool {
        match self {
            Self::Issuer(name) => credential.issuers.contains(name),
            Self::Credential(name) => credential.name == *name,
        }
    }

    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Issuer(name) | Self::Credential(name) => name,
        }
    }
}

/// The state of a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TokenStatus {
    Alive {
        app_id: String,
        origin: TokenOrigin,
        /// The remaining lifetime.
        left: Duration,
    },
    Expired,
    Unknown,
}

/// A token and its remaining lifetime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IssuedToken {
    pub(crate) token: String,
    pub(crate) expires_in: Duration,
}

/// What an issuer does with existing tokens when a token is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FetchPolicy {
    /// Fetching again returns the existing token if it is still valid.
    pub(crate) shared: bool,
    /// The maximum number of tokens that are valid at the same time.
    pub(crate) alive_at_most: Option<usize>,
    /// Even if the issuer is shared, fetching again immediately invalidates the existing token and issues a new one.
    pub(crate) forced: bool,
}

/// All tokens that have been issued.
#[derive(Debug)]
pub(crate) struct Tokens {
    settings: TokenSettings,
    seed: u64,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    tokens: HashMap<String, Token>,
    /// Maps an application and a pool name to the tokens in that pool, newest last. Only tokens in the same pool can invalidate one another.
    pools: HashMap<(String, String), VecDeque<String>>,
    fetches: HashMap<String, u64>,
    recent: HashMap<String, VecDeque<Duration>>,
    count: u64,
}

#[derive(Debug)]
struct Token {
    app_id: String,
    origin: TokenOrigin,
    expires_at: Duration,
}

impl Tokens {
    /// Creates an empty set of tokens. Sandbox platforms issue different tokens even if they start at the same time, so that a program with a
    /// persistent token store never takes a token of an earlier one for its own.
    pub(crate) fn new(settings: TokenSettings) -> Self {
        Self {
            settings,
            // The standard library seeds its hashers with random numbers from the operating system.
            seed: RandomState::new().build_hasher().finish(),
            state: Mutex::default(),
        }
    }

    /// Issues a token to an application, or returns the existing one if it is shared and still valid. The fetch is counted in either case.
    ///
    /// A new token can invalidate only older tokens in the same `pool`.
    pub(crate) fn fetch(
        &self,
        app_id: &str,
        issuer: &Issuer,
        pool: &str,
        policy: FetchPolicy,
        now: Duration,
    ) -> IssuedToken {
        let mut state = lock(&self.state);
        *state.fetches.entry(issuer.name.clone()).or_default() += 1;
        let key = (app_id.to_owned(), pool.to_owned());
        if policy.shared {
            if let Some(live) = state.newest_alive(&key, now) {
                if !policy.forced {
                    return live;
                }
                state.limit_lives(&key, now);
            }
        } else {
            state.limit_lives(&key, now.saturating_add(self.settings.overlap));
        }
        let origin = TokenOrigin::Issuer(issuer.name.clone());
        let issued = self.add(&mut state, app_id, origin, self.settings.life, now);
        let pool = state.pools.entry(key).or_default();
        pool.push_back(issued.token.clone());
        let limit = policy.alive_at_most.unwrap_or(MAX_STORED).max(1);
        let surplus = pool.len().saturating_sub(limit);
        let ended: Vec<String> = pool.iter().take(surplus).cloned().collect();
        let forgotten = pool.len().saturating_sub(MAX_STORED);
        let forgotten: Vec<String> = pool.drain(..forgotten).collect();
        for token in ended {
            state.expire(&token, now);
        }
        for token in forgotten {
            state.tokens.remove(&token);
        }
        issued
    }

    /// Issues a token of a kind that has no issuer.
    pub(crate) fn issue(
        &self,
        app_id: &str,
        origin: TokenOrigin,
        life: Duration,
        now: Duration,
    ) -> IssuedToken {
        self.add(&mut lock(&self.state), app_id, origin, life, now)
    }

    fn add(
        &self,
        state: &mut State,
        app_id: &str,
        origin: TokenOrigin,
        life: Duration,
        now: Duration,
    ) -> IssuedToken {
        state.count += 1;
        let digest = Sha256::digest(format!("{}:{app_id}:{}", self.seed, state.count));
        let token = format!("{}-{}", origin.name(), &hex::encode(digest)[..32]);
        state.tokens.insert(
            token.clone(),
            Token {
                app_id: app_id.to_owned(),
                origin,
                expires_at: now.saturating_add(life),
            },
        );
        IssuedToken {
            token,
            expires_in: life,
        }
    }

    /// Returns the lifetime of an application's token.
    pub(crate) fn life(&self) -> Duration {
        self.settings.life
    }

    /// Expires all of an application's tokens that have this origin.
    pub(crate) fn expire_all_from(&self, app_id: &str, origin: &TokenOrigin, now: Duration) {
        let mut state = lock(&self.state);
        let tokens = state.tokens.values_mut();
        for token in tokens.filter(|token| token.app_id == app_id && token.origin == *origin) {
            token.expires_at = token.expires_at.min(now);
        }
    }

    /// Expires all tokens that allow third-party platforms to act for an app.
    pub(crate) fn expire_authorizer_tokens(&self, app_id: &str, now: Duration) {
        for kind in ["authorizer", "authorizer_v1"] {
            self.expire_all_from(app_id, &TokenOrigin::Credential(kind.to_owned()), now);
        }
    }

    /// Returns the state of a token.
    pub(crate) fn status(&self, token: &str, now: Duration) -> TokenStatus {
        match lock(&self.state).tokens.get(token) {
            None => TokenStatus::Unknown,
            Some(known) if known.expires_at <= now => TokenStatus::Expired,
            Some(known) => TokenStatus::Alive {
                app_id: known.app_id.clone(),
                origin: known.origin.clone(),
                left: known.expires_at.saturating_sub(now),
            },
        }
    }

    /// Counts a fetch against an application's quota. Returns whether the fetch is allowed.
    pub(crate) fn use_quota(&self, app_id: &str, now: Duration) -> bool {
        let mut state = lock(&self.state);
        let recent = state.recent.entry(app_id.to_owned()).or_default();
        while recent
            .front()
            .is_some_and(|at| now.saturating_sub(*at) >= QUOTA_WINDOW)
        {
            recent.pop_front();
        }
        if recent.len() >= self.settings.quota {
            return false;
        }
        recent.push_back(now);
        true
    }

    /// Returns how many times tokens have been fetched from an issuer.
    pub(crate) fn fetches(&self, issuer: &str) -> u64 {
        lock(&self.state).fetches.get(issuer).copied().unwrap_or(0)
    }

    /// Removes all tokens.
    pub(crate) fn revoke_all(&self) {
        let mut state = lock(&self.state);
        state.tokens.clear();
        state.pools.clear();
    }

    /// Expires all tokens.
    pub(crate) fn expire_all(&self, now: Duration) {
        let mut state = lock(&self.state);
        for token in state.tokens.values_mut() {
            token.expires_at = token.expires_at.min(now);
        }
    }

    /// Removes a token. Returns whether the token was known.
    pub(crate) fn revoke(&self, token: &str) -> bool {
        let mut state = lock(&self.state);
        for pool in state.pools.values_mut() {
            pool.retain(|known| known != token);
        }
        state.tokens.remove(token).is_some()
    }
}

impl State {
    /// Returns the newest token in a pool, or `None` if it is no longer valid.
    fn newest_alive(&self, key: &(String, String), now: Duration) -> Option<IssuedToken> {
        let token = self.pools.get(key)?.back()?;
        let known = self.tokens.get(token)?;
        let left = known.expires_at.checked_sub(now)?;
        (!left.is_zero()).then(|| IssuedToken {
            token: token.clone(),
            expires_in: left,
        })
    }

    /// Shortens the lifetime of every token in a pool so that none is valid beyond `until`.
    fn limit_lives(&mut self, key: &(String, String), until: Duration) {
        let Some(pool) = self.pools.get(key) else {
            return;
        };
        for token in pool {
            if let Some(known) = self.tokens.get_mut(token) {
                known.expires_at = known.expires_at.min(until);
            }
        }
    }

    fn expire(&mut self, token: &str, now: Duration) {
        if let Some(known) = self.tokens.get_mut(token) {
            known.expires_at = known.expires_at.min(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_platforms_issue_different_tokens() {
        let first_token = || {
            let origin = TokenOrigin::Credential("user".to_owned());
            let tokens = Tokens::new(TokenSettings::default());
            let life = Duration::from_secs(60);
            tokens.issue("tt_app", origin, life, Duration::ZERO).token
        };
        assert_ne!(first_token(), first_token());
    }
}

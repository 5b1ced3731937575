//! The names and contents of the keys in redis.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sha2::{Digest as _, Sha256};

use crate::environment::Environment;
use crate::tokens::store::{Token, TokenKey};

/// Shortly before a token expires, it is hidden from processes that read only its main key, such as those that use the Python package. This
/// is the maximum length of that period.
const LONGEST_HIDING: Duration = Duration::from_secs(600);

/// The names of the keys that belong to one token.
pub(super) struct Keys {
    /// The key that contains the token. The Python package uses this key and `lock`.
    pub(super) token: String,
    pub(super) lock: String,
    /// The key of a hash that the Python package does not use. The hash contains the token again, along with its lifetime, how long it is
    /// hidden before it expires, and the fencing number of its lease. The hash expires when the token does.
    pub(super) meta: String,
    /// The key of the counter from which leases get their fencing numbers.
    pub(super) fence: String,
    /// The keys in which version 0.1.2 of the Python package stores the token and its expiry time, or `None` if that version does not
    /// support this token.
    pub(super) first: Option<(String, String)>,
}

impl Keys {
    /// Creates the names of a token's keys. If `tagged` is `true`, all names share the same `{..}` hash tag, so a cluster stores the keys
    /// on the same node.
    pub(super) fn new(key: &TokenKey, tagged: bool) -> Self {
        let identity = format!("{}:{}", key.app_id, key.environment);
        let mut digest = hex::encode(Sha256::digest(identity.as_bytes()));
        digest.truncate(32);
        let mut token = format!("bytedance:{digest}:{}", key.credential);
        if tagged {
            token = format!("{{{token}}}");
        }
        // The layout of version 0.1.2 supports only one environment and one kind of token.
        let first =
            !tagged && key.environment == Environment::Production && key.credential == "mini_app";
        Self {
            lock: format!("{token}:lock"),
            meta: format!("{token}:meta"),
            fence: format!("{token}:fence"),
            first: first.then(|| {
                let token = format!("{}_access_token", key.app_id);
                let time = format!("{token}_invalidtime");
                (token, time)
            }),
            token,
        }
    }
}

/// The times that are saved with a token.
pub(super) struct Times {
    /// The time from now until the token expires.
    pub(super) left: Duration,
    /// The time from now until the expiry of the key that the Python package reads.
    pub(super) visible: Duration,
    /// How much longer the token is valid after the key that the Python package reads has expired.
    pub(super) hidden: Duration,
    /// The token's lifetime, counted from the time at which it was requested.
    pub(super) life: Duration,
    /// The time until which version 0.1.2 of the Python package uses the token, in that version's format.
    pub(super) first: String,
}

impl Times {
    pub(super) fn of(token: &Token, now: SystemTime) -> Self {
        let start = token.issued_at.unwrap_or(now);
        let life = token.expires_at.duration_since(start).unwrap_or_default();
        let left = token.expires_at.duration_since(now).unwrap_or_default();
        let hidden = (life / 10).min(LONGEST_HIDING);
        let unix = token.expires_at.duration_since(UNIX_EPOCH);
        let first = unix.unwrap_or_default().as_secs_f64() - LONGEST_HIDING.as_secs_f64();
        Self {
            left: left.max(Duration::from_millis(1)),
            visible: left.saturating_sub(hidden).max(Duration::from_millis(1)),
            hidden,
            life,
            first: format!("{first:.3}"),
        }
    }
}

/// The values returned by the load script, in this order: the token and its key's remaining time; the token, hidden time and lifetime in
/// the meta hash, and the hash's remaining time; the token and time of version 0.1.2 of the Python package. All times except the last are
/// in milliseconds. A remaining time is -1 if the key has no expiry, and -2 if the key does not exist.
pub(super) type Loaded = (
    Option<Vec<u8>>,
    i64,
    Option<Vec<u8>>,
    Option<i64>,
    Option<i64>,
    i64,
    Option<Vec<u8>>,
    Option<Vec<u8>>,
);

/// How much earlier than expected the token's main key may disappear without being considered removed. Redis starts counting the remaining
/// times of both keys at the same moment, but reports them only in whole milliseconds.
const SLACK: Duration = Duration::from_secs(1);

/// Extracts the token from the values loaded from redis. Remaining times are measured by redis itself, so the clocks of the machines that
/// share the redis server need not agree.
pub(super) fn read_token(loaded: Loaded, shared: bool, now: SystemTime) -> Option<Token> {
    let (visible, visible_left, own, hidden, life, left, first, first_time) = loaded;
    let visible = visible.and_then(parse_text);
    let own = own.and_then(parse_text).zip(milliseconds(left));
    let stored = match (visible, own) {
        // Saved by this SDK, so the time until which it is valid is known.
        (Some(visible), Some((own, left))) if visible == own => {
            Some(with_life(own, left, life, now))
        }
        // Saved by another program, so only its key's expiry is known.
        (Some(visible), _) => {
            let left = milliseconds(visible_left);
            if left.is_none() {
                tracing::warn!(
                    "ignoring a token in redis that has no time to live; the next refresh replaces it"
                );
            }
            left.and_then(|left| Some(Token::new(visible, now.checked_add(left)?)))
        }
        // Saved by this SDK and so close to its expiry that the Python package no longer sees it. If the token's main key is gone earlier
        // than that, another process has removed the token.
        (None, Some((own, left)))
            if left <= hidden.and_then(milliseconds).unwrap_or_default() + SLACK =>
        {
            Some(with_life(own, left, life, now))
        }
        (None, _) => None,
    };
    match (stored, of_first_layout(first, first_time)) {
        // The token of version 0.1.2 is newer. When this store saves its own tokens in that layout, it uses a time that is at least
        // `LONGEST_HIDING` before their expiry, so the same amount is added here.
        (Some(stored), Some(first))
            if shared
                && first.value != stored.value
                && stored.expires_at < first.expires_at + LONGEST_HIDING =>
        {
            Some(first)
        }
        (stored, first) => stored.or(first),
    }
}

fn with_life(value: String, left: Duration, life: Option<i64>, now: SystemTime) -> Token {
    let expires_at = now.checked_add(left).unwrap_or(now);
    let token = Token::new(value, expires_at);
    let life = life.and_then(milliseconds);
    match life.and_then(|life| expires_at.checked_sub(life)) {
        Some(issued_at) => token.issued_at(issued_at),
        None => token,
    }
}

fn of_first_layout(token: Option<Vec<u8>>, time: Option<Vec<u8>>) -> Option<Token> {
    let seconds: f64 = parse_text(time?)?.parse().ok()?;
    let end = Duration::try_from_secs_f64(seconds).ok()?;
    Some(Token::new(
        parse_text(token?)?,
        UNIX_EPOCH.checked_add(end)?,
    ))
}

/// Decodes the text of a token. Returns `None` if the bytes cannot be a token.
fn parse_text(bytes: Vec<u8>) -> Option<String> {
    let text = String::from_utf8(bytes).ok();
    let text = text.map(|text| text.trim().to_owned());
    let text = text.filter(|text| !text.is_empty() && !text.contains(char::is_control));
    if text.is_none() {
        tracing::warn!("the value in redis is not a token; the next refresh replaces it");
    }
    text
}

fn milliseconds(time: i64) -> Option<Duration> {
    u64::try_from(time).ok().map(Duration::from_millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> TokenKey {
        TokenKey::new("tt_app", Environment::Production, "mini_app")
    }

    #[test]
    fn keys_are_those_of_the_python_package() {
        let keys = Keys::new(&key(), false);
        // printf 'tt_app:production' | sha256sum
        assert_eq!(
            keys.token,
            "bytedance:10b7b1d1a97b0137e9e5bbff29a8f255:mini_app"
        );
        assert_eq!(keys.lock, format!("{}:lock", keys.token));
        let (token, time) = keys.first.expect("production's mini_app token");
        assert_eq!(token, "tt_app_access_token");
        assert_eq!(time, "tt_app_access_token_invalidtime");
        let client = TokenKey::new("tt_app", Environment::Production, "client");
        assert!(Keys::new(&client, false).first.is_none());
        let sandbox = TokenKey::new("tt_app", Environment::Sandbox, "mini_app");
        assert!(Keys::new(&sandbox, false).first.is_none());
    }

    #[test]
    fn keys_of_a_cluster_have_one_place() {
        let keys = Keys::new(&key(), true);
        assert!(keys.lock.starts_with('{') && keys.lock.ends_with("}:lock"));
    }

    #[test]
    fn a_token_is_hidden_before_its_end() {
        let now = SystemTime::now();
        let token = Token::new("a", now + Duration::from_secs(7200)).issued_at(now);
        let times = Times::of(&token, now);
        assert_eq!(times.visible, Duration::from_secs(6600));
        let own = Some(b"a".to_vec());
        let loaded = |visible: Option<&str>, left: i64| -> Loaded {
            let visible = visible.map(|text| text.as_bytes().to_vec());
            (
                visible,
                left,
                own.clone(),
                Some(600_000),
                Some(7_200_000),
                left + 600_000,
                None,
                None,
            )
        };
        let at = |loaded| {
            read_token(loaded, false, now)
                .map(|token| (token.value.expose().to_owned(), token.expires_at))
        };
        let end = now + Duration::from_secs(700);
        assert_eq!(at(loaded(Some("a"), 100_000)), Some(("a".to_owned(), end)));
        // A token saved by another program expires with its key.
        let end = now + Duration::from_secs(100);
        assert_eq!(at(loaded(Some("b"), 100_000)), Some(("b".to_owned(), end)));
        // The key is gone, first as expected and then too early.
        let hidden = (
            None,
            -2,
            own.clone(),
            Some(600_000),
            Some(7_200_000),
            500_000,
            None,
            None,
        );
        assert!(at(hidden).is_some());
        let removed = (
            None,
            -2,
            own.clone(),
            Some(600_000),
            Some(7_200_000),
            900_000,
            None,
            None,
        );
        assert!(at(removed).is_none());
        // A key without an expiry.
        assert!(at((Some(b"c".to_vec()), -1, None, None, None, -2, None, None)).is_none());
    }
}

//! Which settings there are.

/// What a setting's value must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text that may be shown.
    Text,
    /// A text that may not be shown.
    Secret,
    /// A secret that may be empty, which is as good as none, and may hold any character.
    Password,
    /// One secret or a list of them; as one text, with commas between them. Empty is as good as none.
    Secrets,
    /// A public key, or a table with the public key of each version. Empty is as good as none.
    Keys,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A path.
    Path,
    /// A span of time over zero.
    Time,
    /// A whole number in these bounds.
    Count(u64, u64),
    /// True or false.
    Switch,
    /// The address of a server of the platform, or of what stands in for it.
    BaseUrl,
    /// The address of a proxy, or `none`. It may hold a password.
    Proxy,
    /// The address of a redis server. It may hold a password.
    RedisUrl,
}

/// The group whose keys are hosts.
pub(super) const BASE_URLS: &str = "base_urls";

/// The setting with a key for each version.
pub(super) const PUBLIC_KEYS: &str = "platform_public_key";

/// The groups: tables in a file.
pub(super) const GROUPS: [&str; 3] = ["redis", "retry", BASE_URLS];

/// Every setting with a fixed name. A point parts the group from the rest.
pub(super) const SETTINGS: [(&str, Kind); 42] = [
    ("app_id", Kind::Text),
    ("app_secret", Kind::Secret),
    ("mch_id", Kind::Text),
    ("mch_secret", Kind::Secret),
    ("mch_app_id", Kind::Text),
    ("payment_salt", Kind::Password),
    // Several lines, so it is not a text like the others.
    ("private_key", Kind::Password),
    ("key_version", Kind::Text),
    ("former_private_key", Kind::Secrets),
    (PUBLIC_KEYS, Kind::Keys),
    ("callback_token", Kind::Password),
    ("former_callback_token", Kind::Secrets),
    ("push_token", Kind::Password),
    ("former_push_token", Kind::Secrets),
    ("encoding_aes_key", Kind::Secrets),
    ("webhook_secret", Kind::Password),
    ("former_webhook_secret", Kind::Secrets),
    ("environment", Kind::Choice(&["production", "sandbox"])),
    (
        "access_token_type",
        Kind::Choice(&["auto", "redis", "file", "memory"]),
    ),
    ("ac_path", Kind::Path),
    ("python_0_1_2", Kind::Switch),
    ("background_refresh", Kind::Switch),
    ("redis.url", Kind::RedisUrl),
    ("redis.host", Kind::Text),
    ("redis.port", Kind::Count(1, 65_535)),
    ("redis.username", Kind::Password),
    ("redis.password", Kind::Password),
    ("redis.db", Kind::Count(0, i32::MAX as u64)),
    ("redis.ssl", Kind::Switch),
    ("redis.unix_socket_path", Kind::Path),
    ("redis.socket_timeout", Kind::Time),
    ("redis.socket_connect_timeout", Kind::Time),
    ("timeout", Kind::Time),
    ("connect_timeout", Kind::Time),
    ("token_wait", Kind::Time),
    ("proxy", Kind::Proxy),
    ("gzip", Kind::Switch),
    ("body_limit", Kind::Count(1, i32::MAX as u64)),
    ("user_agent", Kind::Text),
    ("retry.attempts", Kind::Count(1, 100)),
    ("retry.deadline", Kind::Time),
    ("retry.longest_wait", Kind::Time),
];

/// Options of the Python package's redis client that change nothing in what is stored where.
pub(super) const IGNORED_OF_REDIS: [&str; 18] = [
    "auto_close_connection_pool",
    "charset",
    "client_name",
    "decode_responses",
    "encoding",
    "encoding_errors",
    "errors",
    "health_check_interval",
    "lib_name",
    "lib_version",
    "max_connections",
    "protocol",
    "retry_on_error",
    "retry_on_timeout",
    "single_connection_client",
    "socket_keepalive",
    "socket_keepalive_options",
    "socket_read_size",
];

/// What a setting's value must be; `None`: there is no such setting.
pub(super) fn kind(key: &str) -> Option<Kind> {
    if let Some((BASE_URLS, host)) = key.split_once('.') {
        return (!host.is_empty()).then_some(Kind::BaseUrl);
    }
    SETTINGS
        .iter()
        .find_map(|(name, kind)| (*name == key).then_some(*kind))
}

/// The keys that may stand in a group, or at the top where the group is empty.
pub(super) fn keys_of(group: &str) -> Vec<&'static str> {
    let inside = SETTINGS
        .iter()
        .filter_map(|(name, _)| match name.split_once('.') {
            Some((of, key)) => (of == group).then_some(key),
            None => group.is_empty().then_some(*name),
        });
    let groups = GROUPS.into_iter().filter(|_| group.is_empty());
    inside.chain(groups).collect()
}

/// The known name that is most like this one, if any is.
pub(super) fn suggest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let plain = |text: &str| -> Vec<char> {
        text.chars()
            .filter(|character| !matches!(character, '_' | '-'))
            .flat_map(char::to_lowercase)
            .collect()
    };
    let name = plain(name);
    known
        .iter()
        .map(|known| (distance(&name, &plain(known)), *known))
        .filter(|(distance, known)| *distance <= known.len() / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// How many characters must be changed, added or taken away to turn one text into the other.
fn distance(one: &[char], other: &[char]) -> usize {
    // A name of another length is another name; a very long one need not be compared.
    if one.len().abs_diff(other.len()) > 8 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, left) in one.iter().enumerate() {
        let mut diagonal = line;
        let mut before = line + 1;
        for (above, right) in row.iter_mut().skip(1).zip(other) {
            let cost = (diagonal + usize::from(left != right)).min(before.min(*above) + 1);
            diagonal = *above;
            *above = cost;
            before = cost;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let known = keys_of("");
        for (name, near) in [
            ("appid", Some("app_id")),
            ("appSecret", Some("app_secret")),
            ("access-token-type", Some("access_token_type")),
            ("enviroment", Some("environment")),
            ("base_url", Some("base_urls")),
            ("time_out", Some("timeout")),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(suggest(name, &known), near, "{name}");
        }
        assert_eq!(suggest("pasword", &keys_of("redis")), Some("password"));
    }

    #[test]
    fn every_setting_is_found_by_its_key() {
        for (key, expected) in SETTINGS {
            assert_eq!(kind(key), Some(expected), "{key}");
        }
        assert_eq!(kind("base_urls.toutiao"), Some(Kind::BaseUrl));
        assert_eq!(kind("base_urls."), None);
        assert_eq!(kind("redis.colour"), None);
    }
}

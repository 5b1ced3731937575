//! Errors of redis, in words that say what to do.

use redis::{ErrorKind, RedisError, ServerErrorKind};

use crate::tokens::store::StoreError;

/// Makes the error of a failure. `address` has neither user nor password. The cause is part of the text only: a server may repeat arguments, and some of
/// them are tokens.
pub(super) fn store_error(address: &str, error: &RedisError) -> StoreError {
    StoreError::new(format!("{address} {}", advice(error)))
}

/// Makes the error of a timeout.
pub(super) fn timeout_error(address: &str) -> StoreError {
    StoreError::new(format!("{address} {SLOW}"))
}

const SLOW: &str = "did not answer in time: is it overloaded, paused or unreachable? A slow network needs a longer `connect_timeout` and \
                    `response_timeout`";

const PASSWORD: &str =
    "refused the password: correct the settings `username` and `password` (or those in `url`)";

const READ_ONLY: &str = "is a read-only replica: let `url` or `host` name the primary, or name sentinels, which know it";

fn advice(error: &RedisError) -> String {
    let detail = detail(error);
    match code_in_script(&detail).or(error.code()) {
        Some("WRONGPASS") => return PASSWORD.to_owned(),
        Some("NOAUTH") => {
            return "wants a password: give the setting `password`, or one in `url`".to_owned();
        }
        Some("OOM") => {
            return "is full, so that no token can be saved: raise its `maxmemory`; evicting keys would lose what users have granted".to_owned();
        }
        Some("READONLY") => return READ_ONLY.to_owned(),
        Some("MISCONF") => {
            return "refuses to write because it can't save its data to disk: see its log, free disk space".to_owned();
        }
        Some("BUSY") => {
            return "is busy with another script; try again, or stop that with SCRIPT KILL"
                .to_owned();
        }
        _ => {}
    }
    match error.kind() {
        ErrorKind::AuthenticationFailed => PASSWORD.to_owned(),
        ErrorKind::Server(ServerErrorKind::ReadOnly) => READ_ONLY.to_owned(),
        ErrorKind::Server(ServerErrorKind::NoPerm) => {
            format!("does not allow this user to do it: give `username` the rights to the keys `bytedance:*` and `*_access_token*` and to scripts (EVAL, EVALSHA, SCRIPT LOAD){detail}")
        }
        ErrorKind::Server(ServerErrorKind::BusyLoading) => {
            "is still loading its data; try again in a moment".to_owned()
        }
        ErrorKind::Server(ServerErrorKind::MasterDown | ServerErrorKind::ClusterDown) => {
            format!("has lost its primary; look after the cluster or the replication{detail}")
        }
        ErrorKind::Server(ServerErrorKind::CrossSlot | ServerErrorKind::Moved) => {
            "is part of a cluster: use `cluster` (feature `redis-cluster`) in place of `url`".to_owned()
        }
        ErrorKind::MasterNameNotFoundBySentinel => {
            "is not known to the sentinels: is the name of the primary in `sentinels` right, and are they reachable?".to_owned()
        }
        _ if error.is_timeout() => SLOW.to_owned(),
        _ if error.is_connection_refusal() => {
            "can't be reached, the connection is refused: is it running, and are `host` and `port` (or `url`) right?".to_owned()
        }
        _ if error.is_connection_dropped() => {
            format!("closed the connection: does it stop, or wants it TLS (`rediss://`)?{detail}")
        }
        _ if error.is_io_error() => {
            format!("can't be reached: are `host` and `port` (or `url`) right?{detail}")
        }
        _ if detail.contains("DB index") => {
            "has no such database: correct the setting `database` (or the number at the end of `url`)".to_owned()
        }
        _ => format!("failed{detail}"),
    }
}

/// The code of what failed in a script: before version 7, redis wraps it into a general failure of the script.
fn code_in_script(detail: &str) -> Option<&str> {
    let (_, failure) = detail.split_once("Error running script")?;
    let (_, code) = failure.rsplit_once(": -")?;
    code.split(' ').next()
}

/// The cause as it is told, without arguments.
fn detail(error: &RedisError) -> String {
    let text = error.to_string();
    let end = text.find("with args").unwrap_or(text.len());
    format!(" ({})", text[..end].trim_end_matches([',', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_name_the_setting() {
        let of = |code: &str, text: &str| {
            let error = redis::make_extension_error(code.to_owned(), Some(text.to_owned()));
            store_error("redis at localhost:6379 (database 0)", &error).to_string()
        };
        let full = of("OOM", "command not allowed");
        assert!(full.contains("raise its `maxmemory`"), "{full}");
        assert!(!full.contains("policy"), "{full}");
        let wrapped = "Error running script (call to f_1): @user_script:6: @user_script: 6: -READONLY You can't write";
        assert!(of("ERR", wrapped).contains("replica"));
        assert!(of("WRONGPASS", "invalid").contains("`password`"));
        let unknown = of(
            "ERR",
            "unknown command 'EVALSHA', with args beginning with: 'secret'",
        );
        assert!(!unknown.contains("secret"), "{unknown}");
    }
}

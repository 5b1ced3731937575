//! Converts redis errors into messages that say what to do.

use redis::{ErrorKind, RedisError, ServerErrorKind};

use crate::tokens::store::StoreError;

/// Creates the error for a failed operation. `address` must contain neither the user name nor the password. The redis error is described in
/// the message, but is not attached as the source, because it may repeat the arguments of the command, and some of these are tokens.
pub(super) fn store_error(address: &str, error: &RedisError) -> StoreError {
    StoreError::new(format!("{address} {}", advice(error)))
}

/// Creates the error for an operation that timed out.
pub(super) fn timeout_error(address: &str) -> StoreError {
    StoreError::new(format!("{address} {SLOW}"))
}

const SLOW: &str = "did not answer in time: check that it is reachable and not overloaded or paused; for a slow network, increase `connect_timeout` and \
                    `response_timeout`";

const PASSWORD: &str = "refused the password: correct `username` and `password`, or those in `url`";

const READ_ONLY: &str =
    "is a read-only replica: set `url` or `host` to the primary, or use `sentinels`";

fn advice(error: &RedisError) -> String {
    let detail = detail(error);
    match code_in_script(&detail).or(error.code()) {
        Some("WRONGPASS") => return PASSWORD.to_owned(),
        Some("NOAUTH") => {
            return "requires a password: set `password`, or add one to `url`".to_owned();
        }
        Some("OOM") => {
            return "is out of memory and cannot save tokens: raise its `maxmemory`; do not let it evict keys, because the tokens of users would be lost".to_owned();
        }
        Some("READONLY") => return READ_ONLY.to_owned(),
        Some("MISCONF") => {
            return "refuses writes because it cannot save its data to disk: check its log and free disk space".to_owned();
        }
        Some("BUSY") => {
            return "is busy with another script: try again, or stop that script with SCRIPT KILL"
                .to_owned();
        }
        _ => {}
    }
    match error.kind() {
        ErrorKind::AuthenticationFailed => PASSWORD.to_owned(),
        ErrorKind::Server(ServerErrorKind::ReadOnly) => READ_ONLY.to_owned(),
        ErrorKind::Server(ServerErrorKind::NoPerm) => {
            format!("does not permit this operation: grant the user access to the keys `bytedance:*` and `*_access_token*` and to EVAL, EVALSHA and SCRIPT LOAD{detail}")
        }
        ErrorKind::Server(ServerErrorKind::BusyLoading) => {
            "is still loading its data: try again in a moment".to_owned()
        }
        ErrorKind::Server(ServerErrorKind::MasterDown | ServerErrorKind::ClusterDown) => {
            format!("has lost its primary: check the cluster or the replication{detail}")
        }
        ErrorKind::Server(ServerErrorKind::CrossSlot | ServerErrorKind::Moved) => {
            "is part of a cluster: use `cluster` (feature `redis-cluster`) instead of `url`".to_owned()
        }
        ErrorKind::MasterNameNotFoundBySentinel => {
            "is unknown to the sentinels: check the name of the primary in `sentinels`, and that the sentinels are reachable".to_owned()
        }
        _ if error.is_timeout() => SLOW.to_owned(),
        _ if error.is_connection_refusal() => {
            "refused the connection: check that it is running, and that `host` and `port`, or `url`, are correct".to_owned()
        }
        _ if error.is_connection_dropped() => {
            format!("closed the connection: check whether it is shutting down or requires TLS (`rediss://`){detail}")
        }
        _ if error.is_io_error() => {
            format!("cannot be reached: check `host` and `port`, or `url`{detail}")
        }
        _ if detail.contains("DB index") => {
            "has no such database: correct `database`, or the number at the end of `url`".to_owned()
        }
        _ => format!("failed{detail}"),
    }
}

/// Returns the code of an error that occurred inside a script. Versions of redis before 7 wrap such an error in a general script error.
fn code_in_script(detail: &str) -> Option<&str> {
    let (_, failure) = detail.split_once("Error running script")?;
    let (_, code) = failure.rsplit_once(": -")?;
    code.split(' ').next()
}

/// Formats a redis error without the arguments of the command that caused it.
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

//! A pair consisting of an access token and the refresh token that is used to fetch the next pair. The store contains both as one value, so
//! neither can exist without the other.

use std::panic::resume_unwind;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use tracing::Instrument as _;

use crate::answer::{Answer, Error, ErrorKind, Raw};
use crate::secret::Secret;
use crate::tokens::{Token, Usable};

/// How long a pair is stored if its refresh token does not expire.
const WITHOUT_END: Duration = Duration::from_secs(10 * 365 * 86_400);

/// An access token and a refresh token, along with their lifetimes.
#[derive(Clone)]
pub(super) struct Pair {
    pub(super) access: Secret,
    issued_at: SystemTime,
    ends_at: SystemTime,
    pub(super) refresh: Secret,
    /// `None` if the refresh token does not expire.
    pub(super) refresh_ends_at: Option<SystemTime>,
    /// The number of times the refresh token has been renewed.
    pub(super) renewals: u32,
    /// The earliest time at which a failed renewal may be tried again.
    pub(super) no_renewal_before: Option<SystemTime>,
}

/// The fields of a response that make up a pair.
pub(super) struct PairFields<'a> {
    pub(super) access: &'a str,
    pub(super) seconds: i64,
    pub(super) refresh: &'a str,
    pub(super) refresh_seconds: i64,
}

/// A response from the platform that contains a pair.
pub(super) trait PairResponse {
    fn pair_fields(&self) -> PairFields<'_>;
}

impl Pair {
    /// Reads the pair from a response. Lifetimes are counted from `asked`, the time at which the request was sent.
    pub(super) fn new<R: PairResponse>(
        answer: &Answer<R>,
        asked: SystemTime,
    ) -> Result<Self, Error> {
        Self::from_fields(answer.pair_fields(), asked, &answer.raw)
    }

    fn from_fields(fields: PairFields<'_>, asked: SystemTime, raw: &Raw) -> Result<Self, Error> {
        let PairFields {
            access,
            seconds,
            refresh,
            refresh_seconds,
        } = fields;
        if access.is_empty() || refresh.is_empty() {
            return Err(Error::decode(
                raw,
                "the response does not contain both an access token and a refresh token",
            ));
        }
        let Some(ends_at) = end(asked, seconds) else {
            return Err(Error::decode(
                raw,
                "the response does not contain the lifetime of the token",
            ));
        };
        Ok(Self {
            access: Secret::from(access),
            issued_at: asked,
            ends_at,
            refresh: Secret::from(refresh),
            refresh_ends_at: end(asked, refresh_seconds),
            renewals: 0,
            no_renewal_before: None,
        })
    }

    /// Reads the next pair from the response to a refresh. If the response contains no new refresh token or no lifetime for it, the current
    /// value is kept.
    pub(super) fn refreshed<R: PairResponse>(
        &self,
        answer: &Answer<R>,
        asked: SystemTime,
    ) -> Result<Self, Error> {
        let mut fields = answer.pair_fields();
        if fields.refresh.is_empty() {
            fields.refresh = self.refresh.expose();
        }
        let mut pair = Self::from_fields(fields, asked, &answer.raw)?;
        pair.refresh_ends_at = pair.refresh_ends_at.or(self.refresh_ends_at);
        pair.renewals = self.renewals;
        pair.no_renewal_before = self.no_renewal_before;
        Ok(pair)
    }

    /// Replaces the refresh token with a renewed one.
    #[cfg(feature = "credential")]
    pub(super) fn renewed(mut self, refresh: &str, seconds: i64, asked: SystemTime) -> Self {
        self.refresh = Secret::from(refresh);
        self.refresh_ends_at = end(asked, seconds);
        self.renewals += 1;
        self.no_renewal_before = None;
        self
    }

    /// Converts the pair to the value to store. The value expires when both tokens have expired.
    pub(super) fn into_token(self, now: SystemTime) -> Token {
        let value = json!({
            "access": self.access.expose(),
            "issued_at": seconds(self.issued_at),
            "ends_at": seconds(self.ends_at),
            "refresh": self.refresh.expose(),
            "refresh_ends_at": self.refresh_ends_at.map(seconds),
            "renewals": self.renewals,
            "no_renewal_before": self.no_renewal_before.map(seconds),
        });
        let end = match self.refresh_ends_at {
            Some(end) => end,
            None => now.checked_add(WITHOUT_END).unwrap_or(self.ends_at),
        };
        Token::new(value.to_string(), end.max(self.ends_at)).issued_at(now)
    }

    /// Reads a stored value. Returns `None` if it is not a pair.
    pub(super) fn read(stored: &Token) -> Option<Self> {
        let value: Value = serde_json::from_str(stored.value.expose()).ok()?;
        let text = |name: &str| {
            let text = value.get(name).and_then(Value::as_str);
            text.filter(|text| !text.is_empty()).map(Secret::from)
        };
        let time = |name: &str| {
            let seconds = value.get(name).and_then(Value::as_f64)?;
            UNIX_EPOCH.checked_add(Duration::try_from_secs_f64(seconds).ok()?)
        };
        let renewals = value.get("renewals").and_then(Value::as_u64).unwrap_or(0);
        Some(Self {
            access: text("access")?,
            issued_at: time("issued_at")?,
            ends_at: time("ends_at")?,
            refresh: text("refresh")?,
            refresh_ends_at: time("refresh_ends_at"),
            renewals: u32::try_from(renewals).unwrap_or(u32::MAX),
            no_renewal_before: time("no_renewal_before"),
        })
    }

    /// Converts the pair to its access token, which must be refreshed no later than `refresh_by`.
    pub(super) fn into_usable(self, refresh_by: Option<SystemTime>) -> Usable {
        Usable {
            token: Token::new(self.access, self.ends_at).issued_at(self.issued_at),
            refresh_by,
        }
    }
}

/// Returns whether a refusal could mean that the authorization has been withdrawn. No official page lists all of the error codes with this
/// meaning.
pub(super) fn may_be_withdrawn(refusal: &Error) -> bool {
    refusal.kind() == ErrorKind::Api
        && !refusal.is_retryable()
        && !refusal.is_token_invalid()
        && !refusal.is_configuration()
}

/// If a refusal means that an app or user must authorize again, converts it to an error with `text` as its message. Returns any other error
/// unchanged.
pub(super) fn explain_refusal(
    refusal: Error,
    means_reauthorization: fn(&Error) -> bool,
    text: String,
) -> Error {
    if means_reauthorization(&refusal) {
        Error::reauthorize(text, Some(refusal))
    } else {
        refusal
    }
}

/// Runs `work` to completion even if the caller is canceled. An authorization code can be used only once, so the tokens that it is
/// exchanged for must be stored.
pub(super) async fn run_to_completion<T: Send + 'static>(
    work: impl Future<Output = Result<T, Error>> + Send + 'static,
) -> Result<T, Error> {
    match tokio::spawn(work.in_current_span()).await {
        Ok(done) => done,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => resume_unwind(panic),
            Err(error) => {
                let text =
                    "the exchange of a code was canceled, because the runtime is shutting down";
                Err(Error::new(ErrorKind::Credential, text).caused_by(error))
            }
        },
    }
}

fn end(from: SystemTime, seconds: i64) -> Option<SystemTime> {
    let seconds = u64::try_from(seconds).ok().filter(|seconds| *seconds > 0)?;
    from.checked_add(Duration::from_secs(seconds))
}

fn seconds(time: SystemTime) -> f64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    since.as_secs_f64()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "test")]

    use super::*;

    fn pair() -> Pair {
        let now = UNIX_EPOCH + Duration::from_millis(1_700_000_000_125);
        Pair {
            access: "isvact.1".into(),
            issued_at: now,
            ends_at: now + Duration::from_secs(7200),
            refresh: "rft.\"1\"".into(),
            refresh_ends_at: Some(now + Duration::from_secs(2_592_000)),
            renewals: 3,
            no_renewal_before: Some(now + Duration::from_secs(60)),
        }
    }

    #[test]
    fn what_is_stored_is_read_as_it_was() {
        let now = pair().issued_at;
        let stored = pair().into_token(now);
        assert_eq!(stored.expires_at, now + Duration::from_secs(2_592_000));
        let read = Pair::read(&stored).unwrap();
        assert_eq!(read.access, pair().access);
        assert_eq!(read.refresh, pair().refresh);
        assert_eq!(read.refresh_ends_at, pair().refresh_ends_at);
        assert_eq!(read.renewals, 3);
        assert_eq!(read.no_renewal_before, pair().no_renewal_before);
        let opened = read.into_usable(None).token;
        assert_eq!(opened.expires_at, now + Duration::from_secs(7200));
        assert_eq!(opened.issued_at, Some(now));
    }

    #[test]
    fn a_pair_is_stored_until_both_have_expired() {
        let mut pair = pair();
        let now = pair.issued_at;
        pair.refresh_ends_at = Some(now + Duration::from_secs(60));
        assert_eq!(pair.clone().into_token(now).expires_at, pair.ends_at);
        pair.refresh_ends_at = None;
        let stored = pair.into_token(now);
        assert_eq!(stored.expires_at, now + WITHOUT_END);
        assert!(Pair::read(&stored).unwrap().refresh_ends_at.is_none());
    }

    #[test]
    fn another_value_is_no_pair() {
        for text in [
            "",
            "token",
            "{}",
            r#"{"access":"a","refresh":"","issued_at":1,"ends_at":2}"#,
        ] {
            assert!(
                Pair::read(&Token::new(text, UNIX_EPOCH)).is_none(),
                "{text}"
            );
        }
    }
}

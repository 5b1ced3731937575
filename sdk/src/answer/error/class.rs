//! The meanings of the platform's error codes.

use super::Failure;
use crate::endpoint::Endpoint;

/// The meaning of one of the platform's error codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorClass {
    /// The token is invalid or expired. A new token is needed.
    TokenInvalid,
    /// The user or the app must authorize again. Retrying does not help.
    Reauthorize,
    /// A quota is used up. Retrying does not help until the platform grants more calls.
    RateLimited,
    /// There were too many calls in a short time. The platform did not process the call, and retrying after a short wait helps.
    Throttled,
    /// The platform is busy or failed internally. Retrying later may help, but the call may have taken effect.
    Busy,
    /// A parameter is missing or wrong. Retrying does not help.
    ParameterInvalid,
    /// The signature is wrong.
    SignatureInvalid,
    /// A code from the front end, such as a login code, is wrong, expired or already used.
    CodeInvalid,
    /// The app's id, secret or permissions are wrong. Only the app's owner can fix this.
    Configuration,
}

impl ErrorClass {
    /// Returns advice on how to handle the error.
    pub(super) fn advice(self) -> &'static str {
        match self {
            Self::TokenInvalid => {
                "the token is invalid or expired: use a valid one of the kind that this endpoint needs"
            }
            Self::Reauthorize => "the authorization has ended: request a new one",
            Self::RateLimited => "a quota is used up: call less often",
            Self::Throttled => {
                "there were too many calls in a short time: the call had no effect, so wait and repeat it"
            }
            Self::Busy => {
                "the platform is busy: try again later, and if that does not help, check the types of the parameters"
            }
            Self::ParameterInvalid => {
                "a parameter is missing or wrong: repeating the call does not help"
            }
            Self::SignatureInvalid => {
                "the signature was rejected: check the signing key, such as the user's current session_key"
            }
            Self::CodeInvalid => {
                "the code is wrong, expired or already used: get a new one from the front end"
            }
            Self::Configuration => {
                "the application's settings were rejected: check app id, app secret and environment"
            }
        }
    }
}

/// A row in a table of error codes. It lists codes that share a meaning, and specifies which calls it applies to.
///
/// The same number can have different meanings on different hosts, so a row can be limited to a family of hosts, an envelope or an endpoint. If
/// several rows apply, the most specific one wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorCode {
    /// The meaning of the codes.
    pub class: ErrorClass,
    /// The family of hosts that the row is limited to, if any.
    pub family: Option<&'static str>,
    /// The name of the envelope that the row is limited to, if any.
    pub envelope: Option<&'static str>,
    /// The name of the endpoint that the row is limited to, if any.
    pub endpoint: Option<&'static str>,
    /// The error codes with this meaning.
    pub codes: &'static [i64],
    /// The sub codes with this meaning, regardless of the error code.
    pub sub_codes: &'static [i64],
    /// Texts of which the platform's message must contain one. If the list is empty, any message matches.
    pub messages: &'static [&'static str],
}

impl ErrorCode {
    /// Creates a row for error codes that share a meaning.
    pub const fn new(
        class: ErrorClass,
        family: Option<&'static str>,
        envelope: Option<&'static str>,
        endpoint: Option<&'static str>,
        codes: &'static [i64],
        sub_codes: &'static [i64],
    ) -> Self {
        Self {
            class,
            family,
            envelope,
            endpoint,
            codes,
            sub_codes,
            messages: &[],
        }
    }

    /// Limits the row to failures whose message contains one of these texts.
    ///
    /// The platform uses some codes for several meanings, which only the message tells apart.
    #[must_use]
    pub const fn messages(mut self, messages: &'static [&'static str]) -> Self {
        self.messages = messages;
        self
    }

    /// Returns how specifically the row matches a failure of this endpoint, or `None` if the row does not apply.
    fn fit(&self, endpoint: &Endpoint, failure: &Failure) -> Option<[bool; 5]> {
        let among =
            |codes: &[i64], code: Option<i64>| code.is_some_and(|code| codes.contains(&code));
        let by_sub_code = among(self.sub_codes, failure.sub_code);
        let message = failure.message.as_deref().unwrap_or_default();
        let by_message = self.messages.iter().any(|text| message.contains(text));
        let here = self
            .family
            .is_none_or(|family| family == endpoint.host.family)
            && self
                .envelope
                .is_none_or(|envelope| envelope == endpoint.envelope.name)
            && self.endpoint.is_none_or(|name| name == endpoint.name)
            && (self.messages.is_empty() || by_message);
        (here && (by_sub_code || among(self.codes, failure.code))).then_some([
            self.endpoint.is_some(),
            self.envelope.is_some(),
            self.family.is_some(),
            by_sub_code,
            by_message,
        ])
    }
}

/// Looks up the meaning of a failure. Later tables take precedence over earlier ones. Within a table, the most specific row wins. Of several equally
/// specific rows, the first one wins.
pub(in crate::answer) fn classify(
    tables: &[&'static [ErrorCode]],
    endpoint: &Endpoint,
    failure: &Failure,
) -> Option<ErrorClass> {
    tables.iter().rev().find_map(|table| {
        let fits = table
            .iter()
            .filter_map(|row| Some((row.fit(endpoint, failure)?, row.class)));
        fits.reduce(|best, next| if next.0 > best.0 { next } else { best })
            .map(|(_, class)| class)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::endpoint::{Envelope, Host};

    static HOST: Host = Host::new("open", "https://open.example", None, "open");
    static ENVELOPE: Envelope = Envelope::new("flat", &[], &[], &[], &[], &[]);
    static ENDPOINT: Endpoint = Endpoint::new("login.go", http::Method::GET, &HOST, "/", &ENVELOPE);

    const TABLE: &[ErrorCode] = &[
        ErrorCode::new(ErrorClass::Busy, None, None, None, &[-1, 7], &[13000]),
        ErrorCode::new(
            ErrorClass::Configuration,
            Some("toutiao"),
            None,
            None,
            &[7],
            &[],
        ),
        ErrorCode::new(ErrorClass::RateLimited, Some("open"), None, None, &[7], &[]),
        ErrorCode::new(
            ErrorClass::TokenInvalid,
            Some("open"),
            Some("flat"),
            None,
            &[8],
            &[],
        ),
        ErrorCode::new(
            ErrorClass::CodeInvalid,
            None,
            None,
            Some("login.go"),
            &[8],
            &[],
        ),
        ErrorCode::new(
            ErrorClass::SignatureInvalid,
            None,
            None,
            Some("login.stop"),
            &[9],
            &[],
        ),
    ];

    fn failure(code: i64, sub_code: Option<i64>, message: Option<&str>) -> Failure {
        Failure {
            code: Some(code),
            sub_code,
            message: message.map(str::to_owned),
        }
    }

    #[test]
    fn the_row_that_fits_most_closely_wins() {
        let class = |code, sub_code| classify(&[TABLE], &ENDPOINT, &failure(code, sub_code, None));
        assert_eq!(class(-1, None), Some(ErrorClass::Busy));
        assert_eq!(class(7, None), Some(ErrorClass::RateLimited));
        assert_eq!(class(8, None), Some(ErrorClass::CodeInvalid));
        assert_eq!(class(9, None), None);
        assert_eq!(class(9, Some(13000)), Some(ErrorClass::Busy));
        assert_eq!(class(1, None), None);
    }

    #[test]
    fn the_message_decides_between_two_meanings_of_a_code() {
        const TABLE: &[ErrorCode] = &[
            ErrorCode::new(
                ErrorClass::ParameterInvalid,
                None,
                None,
                None,
                &[7],
                &[10000],
            ),
            ErrorCode::new(ErrorClass::Busy, None, None, None, &[7], &[])
                .messages(&["busy", "繁忙"]),
        ];
        let class =
            |sub_code, message| classify(&[TABLE], &ENDPOINT, &failure(7, sub_code, message));
        assert_eq!(class(None, Some("系统繁忙")), Some(ErrorClass::Busy));
        assert_eq!(
            class(None, Some("no id")),
            Some(ErrorClass::ParameterInvalid)
        );
        assert_eq!(class(None, None), Some(ErrorClass::ParameterInvalid));
        let class = class(Some(10000), Some("系统繁忙: no id"));
        assert_eq!(class, Some(ErrorClass::ParameterInvalid));
    }

    #[test]
    fn a_later_table_is_asked_first() {
        const OWN: &[ErrorCode] = &[ErrorCode::new(
            ErrorClass::Reauthorize,
            None,
            None,
            None,
            &[8],
            &[],
        )];
        let class = |code| classify(&[TABLE, OWN], &ENDPOINT, &failure(code, None, None));
        assert_eq!(class(8), Some(ErrorClass::Reauthorize));
        assert_eq!(class(7), Some(ErrorClass::RateLimited));
    }
}

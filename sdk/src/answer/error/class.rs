//! What an error code of the platform means.

use crate::endpoint::Endpoint;

/// What a code of the platform means to the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorClass {
    /// The token is invalid or expired; a new one helps.
    TokenInvalid,
    /// The user or the app must authorize again; no repetition helps.
    Reauthorize,
    /// A quota or rate is used up.
    RateLimited,
    /// The platform is busy; repeating later may help.
    Busy,
    /// The signature is wrong.
    SignatureInvalid,
    /// A code is wrong, expired or used already.
    CodeInvalid,
    /// The app's id, secret or rights are wrong; only its owner can mend that.
    Configuration,
}

impl ErrorClass {
    /// What to do about it.
    pub(super) fn advice(self) -> &'static str {
        match self {
            Self::TokenInvalid => {
                "the token is not valid (any more): give a live one of the kind that this endpoint takes"
            }
            Self::Reauthorize => "the authorization has ended: ask for a new one",
            Self::RateLimited => "a quota is used up: call less often",
            Self::Busy => "the platform is busy: try again later",
            Self::SignatureInvalid => {
                "the signature was refused: check the key that signs, such as the user's current session_key"
            }
            Self::CodeInvalid => {
                "the code is wrong, expired or used already: get a new one from the front end"
            }
            Self::Configuration => {
                "the application's settings were refused: check app id, app secret and environment"
            }
        }
    }
}

/// Codes of the platform that share a meaning, and where they have it: one row of a table.
///
/// The same number means different things on different hosts, so a row may be bound to a family of hosts, an envelope or an
/// endpoint. The most closely bound row wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorCode {
    /// The meaning.
    pub class: ErrorClass,
    /// Only on hosts of this family.
    pub family: Option<&'static str>,
    /// Only in answers with this envelope.
    pub envelope: Option<&'static str>,
    /// Only of this endpoint.
    pub endpoint: Option<&'static str>,
    /// Codes with this meaning.
    pub codes: &'static [i64],
    /// Sub codes with this meaning, whatever the code.
    pub sub_codes: &'static [i64],
}

impl ErrorCode {
    /// Describes codes of one meaning.
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
        }
    }

    /// How closely the row fits; `None`: not at all.
    fn fit(
        &self,
        endpoint: &Endpoint,
        code: Option<i64>,
        sub_code: Option<i64>,
    ) -> Option<[bool; 4]> {
        let among =
            |codes: &[i64], code: Option<i64>| code.is_some_and(|code| codes.contains(&code));
        let by_sub_code = among(self.sub_codes, sub_code);
        let here = self
            .family
            .is_none_or(|family| family == endpoint.host.family)
            && self
                .envelope
                .is_none_or(|envelope| envelope == endpoint.envelope.name)
            && self.endpoint.is_none_or(|name| name == endpoint.name);
        (here && (by_sub_code || among(self.codes, code))).then_some([
            self.endpoint.is_some(),
            self.envelope.is_some(),
            self.family.is_some(),
            by_sub_code,
        ])
    }
}

/// Looks a code up. A table that comes later is asked first; in one table the row that fits most closely wins, then the earlier.
pub(in crate::answer) fn classify(
    tables: &[&'static [ErrorCode]],
    endpoint: &Endpoint,
    code: Option<i64>,
    sub_code: Option<i64>,
) -> Option<ErrorClass> {
    tables.iter().rev().find_map(|table| {
        let fits = table
            .iter()
            .filter_map(|row| Some((row.fit(endpoint, code, sub_code)?, row.class)));
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

    #[test]
    fn the_row_that_fits_most_closely_wins() {
        let class = |code, sub_code| classify(&[TABLE], &ENDPOINT, Some(code), sub_code);
        assert_eq!(class(-1, None), Some(ErrorClass::Busy));
        assert_eq!(class(7, None), Some(ErrorClass::RateLimited));
        assert_eq!(class(8, None), Some(ErrorClass::CodeInvalid));
        assert_eq!(class(9, None), None);
        assert_eq!(class(9, Some(13000)), Some(ErrorClass::Busy));
        assert_eq!(class(1, None), None);
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
        let class = |code| classify(&[TABLE, OWN], &ENDPOINT, Some(code), None);
        assert_eq!(class(8), Some(ErrorClass::Reauthorize));
        assert_eq!(class(7), Some(ErrorClass::RateLimited));
    }
}

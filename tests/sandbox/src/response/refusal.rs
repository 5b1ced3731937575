//! Refusals: why a call can be refused, and the platform's error code for each reason.

use crate::catalogue::{Catalogue, Endpoint, ErrorCodes};

/// The error codes for an unknown token, the preferred one first.
const TOKEN_UNKNOWN: &[i64] = &[28001003, 40002, 40010];
/// The error codes for an expired token, the preferred one first.
const TOKEN_EXPIRED: &[i64] = &[28001008, 40002, 40009];
/// The code returned by version 1 of the third-party platform endpoints if an app's token is invalid.
const AUTHORIZER_TOKEN: i64 = 40_020;
/// The preferred codes for a missing or wrong parameter. The token endpoints use the first one. The second is the platform's code for a
/// parameter of the wrong type.
const PARAMETER: &[i64] = &[10002, 2100004];
/// The platform's general error code, used if no documented code applies.
const GENERAL: i64 = -1;

/// A refusal. Its error code is looked up in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    reason: Reason,
    message: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Reason {
    /// An error class from the catalogue, and the preferred codes within that class.
    Class(&'static str, &'static [i64]),
    /// A parameter is missing or wrong.
    Parameter,
    /// A fixed code and sub-code, either documented for one endpoint only or requested by a test.
    Code(i64, Option<i64>),
}

impl Refusal {
    fn new(reason: Reason, message: impl Into<String>) -> Self {
        Self {
            reason,
            message: format!("sandbox platform: {}", message.into()),
        }
    }

    /// Refuses a token that is missing, unknown or of the wrong kind.
    pub(crate) fn token(message: impl Into<String>) -> Self {
        Self::new(Reason::Class("token_invalid", TOKEN_UNKNOWN), message)
    }

    /// Refuses an expired token.
    pub(crate) fn token_expired() -> Self {
        Self::new(
            Reason::Class("token_invalid", TOKEN_EXPIRED),
            "the token has expired",
        )
    }

    /// Refuses an unknown application id.
    pub(crate) fn application(message: impl Into<String>) -> Self {
        Self::new(Reason::Class("configuration", &[40015, 10003]), message)
    }

    /// Refuses a wrong application secret.
    pub(crate) fn secret(message: impl Into<String>) -> Self {
        Self::new(Reason::Class("configuration", &[40017, 10013]), message)
    }

    /// Refuses a wrong grant type.
    pub(crate) fn grant_type(message: impl Into<String>) -> Self {
        Self::new(Reason::Class("configuration", &[40020, 10002]), message)
    }

    /// Refuses a login code, authorization code or phone number code that is wrong or was already used.
    pub(crate) fn code_invalid(message: impl Into<String>) -> Self {
        Self::new(Reason::Class("code_invalid", &[40018, 28005187]), message)
    }

    /// Refuses an anonymous login code that is wrong or was already used.
    pub(crate) fn anonymous_code_invalid(message: impl Into<String>) -> Self {
        Self::new(Reason::Class("code_invalid", &[40019, 40018]), message)
    }

    /// Refuses a missing or wrong signature.
    pub(crate) fn signature(message: impl Into<String>) -> Self {
        Self::new(Reason::Class("signature_invalid", &[28001039]), message)
    }

    /// Refuses a call because too many calls were made.
    pub(crate) fn rate_limited(message: impl Into<String>) -> Self {
        Self::new(Reason::Class("rate_limited", &[10020]), message)
    }

    /// Refuses a refresh token that is no longer valid, so that the user has to grant authorization again.
    pub(crate) fn reauthorize(message: impl Into<String>) -> Self {
        Self::new(Reason::Class("reauthorize", &[10010]), message)
    }

    /// Refuses to renew a refresh token that was already renewed as often as allowed.
    pub(crate) fn renewals_used_up() -> Self {
        Self::new(
            Reason::Class("reauthorize", &[10020]),
            "the refresh token was already renewed five times",
        )
    }

    /// Refuses a missing or wrong parameter.
    pub(crate) fn parameter(message: impl Into<String>) -> Self {
        Self::new(Reason::Parameter, message)
    }

    /// Refuses with the given code.
    pub(crate) fn code(code: i64, message: impl Into<String>) -> Self {
        Self::new(Reason::Code(code, None), message)
    }

    /// Refuses with the code, sub-code and message requested by a test.
    pub(crate) fn requested(code: i64, sub_code: Option<i64>, message: String) -> Self {
        Self {
            reason: Reason::Code(code, sub_code),
            message,
        }
    }

    /// Returns the message that is sent in the response.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// Returns the error code and the sub-code, if any.
    pub(crate) fn codes(&self, catalogue: &Catalogue, endpoint: &Endpoint) -> (i64, Option<i64>) {
        let takes_authorizer = endpoint
            .auth
            .as_ref()
            .is_some_and(|auth| auth.credential.name == "authorizer_v1");
        if takes_authorizer && matches!(self.reason, Reason::Class("token_invalid", _)) {
            return (AUTHORIZER_TOKEN, None);
        }
        let fitting = |class: Option<&'static str>| {
            catalogue.errors.iter().filter(move |errors| {
                class.is_none_or(|class| errors.class == class) && applies_to(errors, endpoint)
            })
        };
        let preferred = |class, codes: &[i64]| {
            codes
                .iter()
                .copied()
                .find(|code| fitting(class).any(|errors| errors.codes.contains(code)))
        };
        match &self.reason {
            Reason::Code(code, sub_code) => (*code, *sub_code),
            Reason::Parameter => (preferred(None, PARAMETER).unwrap_or(GENERAL), None),
            Reason::Class(class, codes) => {
                let class = Some(*class);
                if let Some(code) = preferred(class, codes) {
                    return (code, None);
                }
                let best = fitting(class).max_by_key(|errors| {
                    (
                        !errors.codes.is_empty(),
                        errors.endpoint.is_some(),
                        errors.envelope.is_some(),
                        errors.family.is_some(),
                    )
                });
                match best {
                    None => (GENERAL, None),
                    Some(errors) => {
                        let sub_code = errors.sub_codes.first().copied();
                        let code = errors.codes.first().copied();
                        (code.or(sub_code).unwrap_or(GENERAL), sub_code)
                    }
                }
            }
        }
    }
}

/// Returns whether these error codes from the catalogue apply to an endpoint.
fn applies_to(errors: &ErrorCodes, endpoint: &Endpoint) -> bool {
    let is = |expected: &Option<String>, name: &str| {
        expected.as_deref().is_none_or(|expected| expected == name)
    };
    is(&errors.family, &endpoint.host.family)
        && is(&errors.envelope, &endpoint.envelope.name)
        && is(&errors.endpoint, &endpoint.name)
}

//! The attempts of a failed call, and whether the call may have taken effect.

use std::fmt;

use super::{Error, ErrorKind};
use crate::answer::Raw;
use crate::endpoint::Endpoint;

/// The attempts of a call that failed, without the error of the last one.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Attempts {
    /// The number of the last attempt, or 0 before the first one.
    made: u32,
    /// How many attempts the retry rules allow.
    allowed: u32,
    /// How an attempt before the last one failed, if it may have taken effect.
    unclear: Option<ErrorKind>,
    /// Whether it matters to the caller if the call took effect.
    has_effect: bool,
    /// Whether the last attempt sent the request.
    sent: bool,
    /// The query that tells whether the call took effect.
    pub(super) query: Option<&'static str>,
}

impl Error {
    /// Says of an error in reading a successful response that the call may have taken effect.
    pub(crate) fn after_response(self, raw: &Raw) -> Self {
        let mut attempts = Attempts::new(raw.endpoint(), 1, false);
        attempts.begin();
        self.after(attempts)
    }
}

impl Attempts {
    /// Creates a record of a call of which no attempt has been made yet. A call that only fetches a token counts as one without an effect.
    pub(crate) fn new(endpoint: &Endpoint, allowed: u32, issuing: bool) -> Self {
        Self {
            allowed,
            has_effect: endpoint.has_effect() && !issuing,
            query: endpoint.outcome,
            ..Self::default()
        }
    }

    /// Adds an attempt that is about to be made, and returns its number. Attempts are numbered from 1.
    pub(crate) fn begin(&mut self) -> u32 {
        self.made += 1;
        self.sent = true;
        self.made
    }

    /// Records that the attempt failed and that another one follows.
    pub(crate) fn fail(&mut self, error: &Error) {
        if error.is_unclear() {
            self.unclear = Some(error.kind());
        }
    }

    /// Records that the attempt did not send the request.
    pub(crate) fn not_sent(mut self) -> Self {
        self.sent = false;
        self
    }

    /// Returns whether the call may have taken effect. `last` is the error of the last attempt.
    pub(super) fn is_outcome_unknown(&self, last: &Error) -> bool {
        self.has_effect && (self.unclear.is_some() || self.sent && last.is_unclear())
    }

    /// Writes what the attempts say, each part after a semicolon.
    pub(super) fn describe(&self, last: &Error, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.made > 1 {
            write!(formatter, "; attempt {} of {}", self.made, self.allowed)?;
        }
        if let Some(kind) = self.unclear {
            let failure = match kind {
                ErrorKind::Timeout => "timed out",
                ErrorKind::Transport => "lost its connection",
                ErrorKind::Decode | ErrorKind::ForeignAnswer => "received an unreadable response",
                _ => "met a failure of the platform",
            };
            write!(formatter, "; an earlier attempt {failure}")?;
            if self.has_effect {
                formatter.write_str(" and may have taken effect")?;
            }
        }
        if !self.is_outcome_unknown(last) {
            return Ok(());
        }
        match self.query {
            Some(query) => write!(
                formatter,
                "; the outcome is unknown: look it up with `{query}` before you repeat the call"
            ),
            None => {
                formatter.write_str("; the outcome is unknown: check it before you repeat the call")
            }
        }
    }
}

//! Explanations of signatures, and their comparison with other signatures.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use super::cause::Cause;
use super::search::{Algorithm, Flow, Search};
use super::slips::is_in_milliseconds;
use crate::secret::Secrets;

/// An explanation of how a signature is computed.
///
/// `Display` prints the whole explanation, for instance to a terminal. `Debug` shows neither the text nor the
/// signature.
#[must_use]
pub struct Explanation {
    title: &'static str,
    steps: Vec<String>,
    text: String,
    signature: Option<String>,
    message: Box<dyn SignedMessage>,
}

/// A message of a protocol with all values that are signed.
pub(crate) trait SignedMessage: Send + Sync {
    /// Returns the algorithm of the signature.
    fn algorithm(&self) -> Algorithm;

    /// Returns the timestamp that is signed, if there is one.
    fn timestamp(&self) -> Option<&str> {
        None
    }

    /// Returns additional checks for a correct signature that the platform rejects.
    fn advice(&self) -> &'static [&'static str] {
        &[]
    }

    /// Tries the correct text first, and then the texts that mistakes lead to.
    fn search(&self, search: &mut Search) -> Flow;
}

impl Explanation {
    /// Creates an explanation. `text` is the text that is signed, with `***` instead of the secret. Further occurrences
    /// of the secret in it are masked too.
    pub(crate) fn new(
        title: &'static str,
        steps: &[&str],
        text: &[u8],
        secret: &str,
        signature: Option<String>,
        message: impl SignedMessage + 'static,
    ) -> Self {
        let mut secrets = Secrets::default();
        secrets.add(secret);
        let text = String::from_utf8_lossy(text);
        Self {
            title,
            steps: steps.iter().map(|step| (*step).to_owned()).collect(),
            text: secrets.strike(&text).into_owned(),
            signature,
            message: Box::new(message),
        }
    }

    /// Returns the name of the signature and its protocol.
    pub fn title(&self) -> &str {
        self.title
    }

    /// Returns the steps that compute the signature, in order.
    pub fn steps(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().map(String::as_str)
    }

    /// Returns the text that is signed, with `***` instead of secrets.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the signature, or `None` if only the platform can create it.
    pub fn signature(&self) -> Option<&str> {
        self.signature.as_deref()
    }

    /// Compares the computed signature with a given one, and looks for the mistakes that explain a difference.
    pub fn compare(&self, signature: &str) -> Comparison {
        let mut search = Search::new(self.message.algorithm(), signature);
        let _ = self.message.search(&mut search);
        let causes = search.into_causes();
        let is_right = causes.as_ref().is_some_and(Vec::is_empty);
        let hints = is_right.then(|| {
            let clock = self.message.timestamp().and_then(clock_hint);
            let advice = self.message.advice().iter().copied();
            clock.into_iter().chain(advice.map(str::to_owned)).collect()
        });
        Comparison {
            causes,
            hints: hints.unwrap_or_default(),
        }
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{}", self.title)?;
        for (number, step) in (1..).zip(&self.steps) {
            writeln!(formatter, "  {number}. {step}")?;
        }
        // Print the text escaped, so that line breaks and white space are visible.
        writeln!(formatter, "text: {:?}", self.text)?;
        let signature = self.signature.as_deref();
        let signature = signature.unwrap_or("only the platform can create it");
        write!(formatter, "signature: {signature}")
    }
}

impl fmt::Debug for Explanation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Explanation")
            .field("title", &self.title)
            .finish_non_exhaustive()
    }
}

/// The result of a comparison: whether a signature is correct, and if not, why. `Display` describes it in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The mistakes that lead to the signature, or `None` if no known mistake does.
    causes: Option<Vec<Cause>>,
    hints: Vec<String>,
}

impl Comparison {
    /// Returns whether the signature is correct.
    pub fn matches(&self) -> bool {
        self.causes.as_ref().is_some_and(Vec::is_empty)
    }

    /// Returns the mistakes that together lead to the given signature.
    ///
    /// The mistakes are certain, because they reproduce the signature exactly. The slice is empty if the signature is
    /// correct, or if no known mistake leads to it.
    pub fn causes(&self) -> &[Cause] {
        self.causes.as_deref().unwrap_or_default()
    }

    /// Returns hints, in words, for a correct signature that was rejected anyway.
    ///
    /// The hints point out a timestamp far from the current time, and values that must match the signature but are not
    /// part of it. There are none if the signature is not correct.
    pub fn hints(&self) -> impl Iterator<Item = &str> {
        self.hints.iter().map(String::as_str)
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.causes {
            None => formatter.write_str(
                "The signature differs, and none of the known mistakes explains it: compare the secret or key, and the text byte by byte",
            ),
            Some(causes) if causes.is_empty() => {
                formatter.write_str("The signature is correct")?;
                if !self.hints.is_empty() {
                    formatter.write_str("; if it was rejected anyway:")?;
                }
                for hint in &self.hints {
                    write!(formatter, "\n  - {hint}")?;
                }
                Ok(())
            }
            Some(causes) => {
                formatter.write_str("The signature differs:")?;
                for cause in causes {
                    write!(formatter, "\n  - {cause}")?;
                }
                Ok(())
            }
        }
    }
}

/// Returns a hint if a timestamp is so far from the current time that it may be rejected.
fn clock_hint(timestamp: &str) -> Option<String> {
    const FAR: u64 = 300;
    let number = timestamp.parse::<u64>().ok()?;
    let seconds = if is_in_milliseconds(number.cast_signed()) {
        number / 1000
    } else {
        number
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    let difference = now.abs_diff(seconds);
    (difference > FAR).then(|| {
        format!(
            "the timestamp differs from the current time by {difference} seconds: check the clock"
        )
    })
}

//! Explains signatures and compares them with other signatures.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use super::cause::Cause;
use super::search::{Algorithm, Flow, Search};
use super::slips::is_in_milliseconds;
use crate::secret::Secrets;

/// An explanation of how a signature is computed.
///
/// The `Display` output is the whole explanation, suitable for a terminal. The `Debug` output contains neither the text
/// nor the signature.
#[must_use]
pub struct Explanation {
    title: &'static str,
    steps: Vec<String>,
    text: String,
    signature: Option<String>,
    message: Box<dyn SignedMessage>,
}

/// A message in one of the protocols, including all values that are signed.
pub(crate) trait SignedMessage: Send + Sync {
    /// Returns the signature algorithm.
    fn algorithm(&self) -> Algorithm;

    /// Returns the signed timestamp, if the message contains one.
    fn timestamp(&self) -> Option<&str> {
        None
    }

    /// Returns what else to check if the platform rejects a correct signature.
    fn advice(&self) -> &'static [&'static str] {
        &[]
    }

    /// Tries the correct text first, and then the texts that result from known mistakes.
    fn search(&self, search: &mut Search) -> Flow;
}

impl Explanation {
    /// Creates an explanation. `text` is the signed text with `***` in place of the secret. If the secret also occurs
    /// elsewhere in the text, it is masked there too.
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

    /// Returns a title that names the kind of signature and its protocol.
    pub fn title(&self) -> &str {
        self.title
    }

    /// Returns the steps for computing the signature, in order.
    pub fn steps(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().map(String::as_str)
    }

    /// Returns the text to sign, with `***` in place of secrets.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the signature, or `None` if only the platform can create it.
    pub fn signature(&self) -> Option<&str> {
        self.signature.as_deref()
    }

    /// Compares the given signature with the computed one. If they differ, looks for the mistakes that explain the
    /// difference.
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
        // Escape the text to make line breaks and whitespace visible.
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

/// The result of comparing signatures: whether the given signature is correct and, if not, why. The `Display` output
/// describes the result in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The mistakes that explain the given signature. Empty if it is correct, and `None` if no known mistake explains
    /// it.
    causes: Option<Vec<Cause>>,
    hints: Vec<String>,
}

impl Comparison {
    /// Returns whether the given signature is correct.
    pub fn matches(&self) -> bool {
        self.causes.as_ref().is_some_and(Vec::is_empty)
    }

    /// Returns the mistakes that together produce the given signature.
    ///
    /// The mistakes are not guesses: making them reproduces the signature exactly. The slice is empty if the signature
    /// is correct, or if no known mistake explains it.
    pub fn causes(&self) -> &[Cause] {
        self.causes.as_deref().unwrap_or_default()
    }

    /// Returns hints, in words, about why a correct signature may have been rejected anyway.
    ///
    /// The hints point out a timestamp that is far from the current time, and values that are not signed but must match
    /// the signature. There are no hints if the signature is incorrect.
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

/// Returns a hint if the timestamp is so far from the current time that the platform may reject it.
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

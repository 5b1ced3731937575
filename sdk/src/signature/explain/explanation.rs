//! How a signature comes about, and how another one compares with it.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use super::cause::Cause;
use super::search::{Algorithm, Flow, Search};
use super::slips::is_in_milliseconds;
use crate::secret::Secrets;

/// How a signature comes about. `Display` prints it whole, for a terminal; `Debug` shows neither the text nor the signature.
#[must_use]
pub struct Explanation {
    title: &'static str,
    steps: Vec<String>,
    text: String,
    signature: Option<String>,
    message: Box<dyn SignedMessage>,
}

/// A message of a protocol with everything that is signed.
pub(crate) trait SignedMessage: Send + Sync {
    /// How the signature is made.
    fn algorithm(&self) -> Algorithm;

    /// The timestamp that is signed.
    fn timestamp(&self) -> Option<&str> {
        None
    }

    /// What else the platform looks at where it refuses a signature that is right.
    fn advice(&self) -> &'static [&'static str] {
        &[]
    }

    /// Tries the right text first, then those that slips lead to.
    fn search(&self, search: &mut Search) -> Flow;
}

impl Explanation {
    /// `text` is what is signed, as it is shown, with `***` in the place of the secret; wherever else the secret stands in it, it is struck.
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

    /// The protocol.
    pub fn title(&self) -> &str {
        self.title
    }

    /// What is done, step by step.
    pub fn steps(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().map(String::as_str)
    }

    /// The text that is signed, with `***` in place of secrets.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signature; `None` where only the platform can make it.
    pub fn signature(&self) -> Option<&str> {
        self.signature.as_deref()
    }

    /// Compares with a signature that somebody else made.
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
        // Line breaks and white space must be seen.
        writeln!(formatter, "text: {:?}", self.text)?;
        let signature = self.signature.as_deref();
        let signature = signature.unwrap_or("only the platform can make it");
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

/// Whether a signature is the right one, and why not. `Display` says it in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// `None`: no slip is known that leads to it.
    causes: Option<Vec<Cause>>,
    hints: Vec<String>,
}

impl Comparison {
    /// Whether it is the right signature.
    pub fn matches(&self) -> bool {
        self.causes.as_ref().is_some_and(Vec::is_empty)
    }

    /// The slips that together lead to the signature, for certain: with them, it comes out exactly. Empty if it is the right one, or none
    /// of the known slips leads to it.
    pub fn causes(&self) -> &[Cause] {
        self.causes.as_deref().unwrap_or_default()
    }

    /// What to look at where the signature is right and was refused all the same: a timestamp far from now, and what belongs to the
    /// signature but is not in it. In words.
    pub fn hints(&self) -> impl Iterator<Item = &str> {
        self.hints.iter().map(String::as_str)
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.causes {
            None => formatter.write_str(
                "The signature differs, and none of the known slips explains it: compare secret or key, and the text byte by byte",
            ),
            Some(causes) if causes.is_empty() => {
                formatter.write_str("The signature is right")?;
                if !self.hints.is_empty() {
                    formatter.write_str("; if it was refused:")?;
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

/// Returns a hint if a timestamp is too far from now for those who check it.
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
    (difference > FAR)
        .then(|| format!("its timestamp is {difference} seconds from now: check the clock"))
}

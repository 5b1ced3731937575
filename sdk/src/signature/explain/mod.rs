//! Says how a signature comes about, and why another one differs.
//!
//! For every protocol of [`signature`](super) there is a function here with the same name and the same arguments; those of the trade
//! system take other keys as well, to find out whether one of them made the signature. Its [`Explanation`]
//! shows the text that is signed, the steps and the signature; [`compare`](Explanation::compare) takes the signature that somebody else
//! made - the platform, another program, an earlier version - and looks for the slip that leads to it: JSON written anew, a secret with a
//! line break, a timestamp in milliseconds and so on. The secret is never shown, nor are values in JSON and in queries whose names sound
//! secret, as `access_token` and `phone` do; but in what is signed may stand what else users have entered.
//!
//! However large or strange the text is, a comparison ends soon: JSON of more than 64 KB is not written anew, and of more than 200
//! parameters none is looked at by itself.
//!
//! ```
//! use bytedance::signature::explain::{self, Cause};
//!
//! let explanation = explain::webhook("secret", br#"{"event":"verify_webhook"}"#);
//! println!("{explanation}");
//!
//! // What a server computes that parses the body and writes it anew in Python.
//! let other = bytedance::signature::webhook("secret", br#"{"event": "verify_webhook"}"#);
//! let comparison = explanation.compare(&other);
//! assert_eq!(comparison.causes(), [Cause::BodySpaced]);
//! println!("{comparison}");
//! ```

mod cause;
mod ecpay;
mod life_service;
mod numbers;
mod plain;
mod rewritten;
mod search;
mod shown;
mod trade;
mod values;

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use zeroize::Zeroizing;

pub use self::cause::Cause;
pub use self::ecpay::{ecpay_callback, ecpay_query, ecpay_request};
pub use self::life_service::life_service;
pub use self::plain::{jsb_ticket, push, raw_data, session, webhook};
use self::search::{Algorithm, Search, Step};
pub use self::trade::{trade_callback, trade_request};
use crate::secret::Secrets;

/// How a signature comes about. `Display` prints it whole, for a terminal; `Debug` shows neither the text nor the signature.
#[must_use]
pub struct Explanation {
    title: &'static str,
    steps: Vec<String>,
    text: String,
    signature: Option<String>,
    protocol: Box<dyn Protocol>,
}

/// A protocol with everything that is signed.
trait Protocol: Send + Sync {
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
    fn search(&self, search: &mut Search) -> Step;
}

impl Explanation {
    /// `text` is what is signed, as it is shown, with `***` in the place of the secret; wherever else the secret stands in it, it is struck.
    fn new(
        title: &'static str,
        steps: &[&str],
        text: &[u8],
        secret: &str,
        signature: Option<String>,
        protocol: impl Protocol + 'static,
    ) -> Self {
        let mut secrets = Secrets::default();
        secrets.add(secret);
        let text = String::from_utf8_lossy(text);
        Self {
            title,
            steps: steps.iter().map(|step| (*step).to_owned()).collect(),
            text: secrets.strike(&text).into_owned(),
            signature,
            protocol: Box::new(protocol),
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
        let mut search = Search::new(self.protocol.algorithm(), signature);
        let _ = self.protocol.search(&mut search);
        let causes = search.into_causes();
        let is_right = causes.as_ref().is_some_and(Vec::is_empty);
        let hints = is_right.then(|| {
            let clock = self.protocol.timestamp().and_then(clock);
            let advice = self.protocol.advice().iter().copied();
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

/// A text as other programs would write it: as it is, JSON written anew, and changed at its ends. Each with what that changes.
fn bodies(body: &[u8], attempt: &mut dyn FnMut(&[Cause], &[u8]) -> Step) -> Step {
    attempt(&[], body)?;
    let with_line_break = [body, b"\n"].concat();
    attempt(&[Cause::BodyLineBreak], &with_line_break)?;
    if let Some(shorter) = body.strip_suffix(b"\n") {
        attempt(&[Cause::BodyLineBreak], shorter)?;
    }
    if body.trim_ascii() != body {
        attempt(&[Cause::BodyTrimmed], body.trim_ascii())?;
    }
    if !body.is_empty() {
        attempt(&[Cause::BodyMissing], b"")?;
    }
    let text = std::str::from_utf8(body).unwrap_or_default();
    for (causes, text) in rewritten::rewritten(text) {
        attempt(&causes, text.as_bytes())?;
    }
    Step::Continue(())
}

/// Secrets as they may be read wrongly, the one that was given first.
fn secrets(secret: &str) -> Vec<(Vec<Cause>, Zeroizing<String>)> {
    let own = |text: &str| Zeroizing::new(text.to_owned());
    let mut secrets = vec![(Vec::new(), own(secret))];
    if secret.trim() != secret {
        secrets.push((vec![Cause::SecretUntrimmed], own(secret.trim())));
    }
    for end in ["\n", "\r\n"] {
        let with_end = Zeroizing::new([secret, end].concat());
        secrets.push((vec![Cause::SecretWithLineBreak], with_end));
    }
    if !secret.is_empty() {
        secrets.push((vec![Cause::SecretMissing], Zeroizing::default()));
    }
    secrets
}

/// A timestamp that is too far from now for those who check it.
fn clock(timestamp: &str) -> Option<String> {
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

/// Of seconds there are fewer until the year 5138.
fn is_in_milliseconds(timestamp: i64) -> bool {
    timestamp > 100_000_000_000
}

/// A timestamp as it may be taken wrongly: in another unit, or earlier or later.
fn timestamps(timestamp: &str) -> impl Iterator<Item = (Cause, String)> {
    const AN_HOUR: i64 = 3600;
    let number = timestamp.parse::<i64>().ok();
    let in_milliseconds = number.is_some_and(is_in_milliseconds);
    let unit = number.map(|number| {
        if in_milliseconds {
            (Cause::TimestampInSeconds, (number / 1000).to_string())
        } else {
            (Cause::TimestampInMilliseconds, format!("{number}000"))
        }
    });
    // Minutes of waiting, and clocks of other time zones.
    let zones = (-14..=14).map(|hours| hours * AN_HOUR);
    let seconds = (1..=600)
        .flat_map(|seconds| [seconds, -seconds])
        .chain(zones);
    let factor = if in_milliseconds { 1000 } else { 1 };
    let shifted = number.into_iter().flat_map(move |number| {
        seconds
            .clone()
            .filter(|seconds| *seconds != 0)
            .map(move |seconds| {
                let other = number.saturating_add(seconds * factor);
                (Cause::TimestampOff { seconds }, other.to_string())
            })
    });
    unit.into_iter().chain(shifted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_more_is_tried_once_the_text_is_found() {
        let mut tried = Vec::new();
        let ended = bodies(br#"{"a":1}"#, &mut |causes, _| {
            tried.push(causes.to_vec());
            if causes == [Cause::BodySpaced] {
                Step::Break(())
            } else {
                Step::Continue(())
            }
        });
        assert!(ended.is_break());
        assert_eq!(
            tried.last().map(Vec::as_slice),
            Some(&[Cause::BodySpaced][..])
        );
        // Of all that is tried, few are before it, and none twice.
        assert!(tried.len() < 10, "{tried:?}");
    }
}

//! Mistakes that are possible in any protocol: in the body, in the secret or in the timestamp.

use zeroize::Zeroizing;

use super::cause::Cause;
use super::rewrite::rewrite_json;
use super::search::Flow;

/// Tries a body unchanged, then with changes at its start and end, then an empty body, and finally the body's JSON
/// serialized the way other programs would do it. Each time, `attempt` is called with the causes of the change and the
/// resulting body.
pub(crate) fn try_bodies(body: &[u8], attempt: &mut dyn FnMut(&[Cause], &[u8]) -> Flow) -> Flow {
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
    for (causes, text) in rewrite_json(text) {
        attempt(&causes, text.as_bytes())?;
    }
    Flow::Continue(())
}

/// Lists the secret itself, followed by forms of it that result from mistakes, each with its causes.
pub(crate) fn list_secrets(secret: &str) -> Vec<(Vec<Cause>, Zeroizing<String>)> {
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

/// Returns whether a timestamp is in milliseconds, judging by its size: a timestamp in seconds stays below 100 billion until the year 5138.
pub(super) fn is_in_milliseconds(timestamp: i64) -> bool {
    timestamp > 100_000_000_000
}

/// Lists forms of a timestamp that result from mistakes: in the wrong unit, too early or too late.
pub(crate) fn list_timestamps(timestamp: &str) -> impl Iterator<Item = (Cause, String)> {
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
    // Delays of up to ten minutes, and clocks set to other time zones.
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
        let ended = try_bodies(br#"{"a":1}"#, &mut |causes, _| {
            tried.push(causes.to_vec());
            if causes == [Cause::BodySpaced] {
                Flow::Break(())
            } else {
                Flow::Continue(())
            }
        });
        assert!(ended.is_break());
        assert_eq!(
            tried.last().map(Vec::as_slice),
            Some(&[Cause::BodySpaced][..])
        );
        // Only a few texts are tried before this one.
        assert!(tried.len() < 10, "{tried:?}");
    }
}

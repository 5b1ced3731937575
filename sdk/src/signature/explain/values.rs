//! The protocols that sign the sorted values of parameters together with a secret.

use std::borrow::Cow;

use zeroize::Zeroizing;

use super::numbers::{self, number};
use super::rewritten::{LONGEST, TEXTS, rewritten, text};
use super::search::{Algorithm, Search, Step};
use super::{Cause, Protocol, secrets, timestamps};
use crate::secret::{MASK, Secret};

/// More parameters than these are not looked at one by one: the work grows with the square of their number.
const MANY: usize = 200;

/// A parameter.
pub(super) struct Part {
    pub(super) name: String,
    /// As JSON, where it is JSON.
    pub(super) json: Option<String>,
    /// As text, before anything is taken off.
    pub(super) plain: String,
    /// What is signed of it, if anything is.
    pub(super) text: Option<String>,
    /// What is shown of that.
    pub(super) shown: String,
    /// Whether a parameter of this name is signed.
    pub(super) is_signed: bool,
}

impl Part {
    /// The number that is signed, if it is one.
    fn number(&self) -> Option<&str> {
        let is_number =
            |json: &&str| json.starts_with(|first: char| first == '-' || first.is_ascii_digit());
        self.text.as_ref()?;
        self.json.as_deref().filter(is_number)
    }
}

pub(super) struct Values {
    pub(super) algorithm: Algorithm,
    pub(super) secret: Secret,
    /// In the order in which they were given.
    pub(super) parts: Vec<Part>,
    pub(super) separator: &'static str,
    /// Whether white space and quotes around values are taken off.
    pub(super) is_bare: bool,
}

/// What a slip signs of a parameter in place of its text.
type Instead<'i, 'p> = &'i dyn Fn(&'p Part) -> Option<Cow<'p, str>>;

impl Values {
    /// The text that is signed, with the secret masked where it stands.
    pub(super) fn shown(&self) -> Vec<u8> {
        let secret = self.secret.expose();
        let parts = self.parts.iter();
        let mut texts: Vec<(&str, &str)> = parts
            .filter_map(|part| Some((part.text.as_deref()?, part.shown.as_str())))
            .collect();
        texts.push((secret, MASK));
        texts.sort_unstable();
        let shown: Vec<&str> = texts.into_iter().map(|(_, shown)| shown).collect();
        shown.join(self.separator).into_bytes()
    }

    fn right(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| part.text.as_deref())
    }

    /// The values of a slip, sorted and joined with the secret.
    fn sorted<'p>(&'p self, secret: Option<&str>, instead: Instead<'_, 'p>) -> Zeroizing<Vec<u8>> {
        let values: Vec<_> = self.parts.iter().filter_map(instead).collect();
        let mut texts: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
        texts.extend(secret);
        texts.sort_unstable();
        Zeroizing::new(texts.join(self.separator).into_bytes())
    }

    fn attempt<'p>(
        &'p self,
        search: &mut Search,
        causes: &[Cause],
        instead: Instead<'_, 'p>,
    ) -> Step {
        search.digest(causes, &self.sorted(Some(self.secret.expose()), instead))
    }

    /// Slips that concern all values.
    fn all_values(&self, search: &mut Search) -> Step {
        let signed = |part: &Part| part.text.is_some();
        self.attempt(search, &[Cause::ZeroDropped], &|part| {
            right(part).filter(|text| text != "0")
        })?;
        for kept in ["", "null"] {
            self.attempt(search, &[Cause::EmptyKept], &|part| {
                let kept = part.is_signed && part.plain == kept;
                right(part).or_else(|| kept.then_some(part.plain.as_str().into()))
            })?;
        }
        self.attempt(search, &[Cause::EmptyKept], &|part| {
            right(part).or_else(|| part.is_signed.then_some(part.plain.as_str().into()))
        })?;
        // Of a request the text has them still, of a callback its JSON.
        self.attempt(search, &[Cause::QuotesKept], &|part| {
            signed(part).then(|| part.plain.trim().into())
        })?;
        self.attempt(search, &[Cause::QuotesKept], &|part| {
            let json = part.json.as_deref().filter(|_| signed(part));
            json.map(Cow::Borrowed).or_else(|| right(part))
        })?;
        self.white_space(search)?;
        self.attempt(search, &[Cause::QuotesStripped], &|part| {
            Some(part.text.as_deref()?.trim_matches('"').into())
        })?;
        self.attempt(search, &[Cause::NestedAsJson], &|part| {
            let json = part.json.as_deref().filter(|_| signed(part));
            let nested = json.filter(|json| json.starts_with(['{', '[']));
            nested.map(Cow::Borrowed).or_else(|| right(part))
        })?;
        for (cause, [yes, no]) in [
            (Cause::BooleansOfPython, ["True", "False"]),
            (Cause::BooleansAsNumbers, ["1", "0"]),
        ] {
            self.attempt(search, &[cause], &move |part| match part.json.as_deref() {
                Some("true") if signed(part) => Some(yes.into()),
                Some("false") if signed(part) => Some(no.into()),
                _ => right(part),
            })?;
        }
        for (cause, numbers) in numbers::OF_VALUES {
            self.attempt(search, &[cause], &move |part| {
                part.number()
                    .map(|json| number(json, numbers))
                    .or_else(|| right(part))
            })?;
        }
        for (cause, escapes) in TEXTS {
            self.attempt(search, &[cause], &move |part| {
                Some(text(part.text.as_deref()?, escapes).into())
            })?;
        }
        Step::Continue(())
    }

    /// White space left on: around the value, between it and its quotes, and with the quotes.
    fn white_space(&self, search: &mut Search) -> Step {
        if !self.is_bare {
            return Step::Continue(());
        }
        let kept = |part: &Part| part.is_signed && !matches!(part.plain.as_str(), "" | "null");
        for (causes, inside) in [
            (&[Cause::WhiteSpaceKept][..], unquoted as fn(&str) -> &str),
            (&[Cause::WhiteSpaceKept], |plain| unquoted(plain.trim())),
            (&[Cause::QuotesKept, Cause::WhiteSpaceKept], |plain| plain),
        ] {
            self.attempt(search, causes, &move |part| {
                kept(part).then(|| inside(&part.plain).into())
            })?;
        }
        Step::Continue(())
    }

    /// Slips that concern one of the values.
    fn single_values(&self, search: &mut Search) -> Step {
        if self.parts.len() > MANY {
            return Step::Continue(());
        }
        let is_short = self.right().map(str::len).sum::<usize>() <= LONGEST;
        for part in &self.parts {
            self.single_value(search, part, is_short)?;
        }
        Step::Continue(())
    }

    /// Slips that concern this value. It is written anew only where all of them together are short.
    fn single_value(&self, search: &mut Search, part: &Part, is_short: bool) -> Step {
        let name = part.name.clone();
        if !part.is_signed {
            let causes = [Cause::ParameterSigned { name }];
            return self.with(search, &causes, part, Some(&part.plain));
        }
        let Some(text) = &part.text else {
            return Step::Continue(());
        };
        self.with(search, &[Cause::ParameterLeftOut { name }], part, None)?;
        if part.name == "timestamp" {
            for (cause, text) in timestamps(text) {
                self.with(search, &[cause], part, Some(&text))?;
            }
        } else if let Some(json) = part.number() {
            for (cause, numbers) in numbers::OF_VALUES {
                self.with(search, &[cause], part, Some(&number(json, numbers)))?;
            }
        } else if is_short {
            for (causes, text) in rewritten(text) {
                self.with(search, &causes, part, Some(&text))?;
            }
        }
        Step::Continue(())
    }

    /// Tries another text for this one of the values.
    fn with(&self, search: &mut Search, causes: &[Cause], part: &Part, text: Option<&str>) -> Step {
        self.attempt(search, causes, &|other| {
            if std::ptr::eq(other, part) {
                text.map(Cow::Borrowed)
            } else {
                right(other)
            }
        })
    }

    /// Slips that concern how the values are put together.
    fn order(&self, search: &mut Search) -> Step {
        let secret = self.secret.expose();
        let mut parts: Vec<(&str, &str)> = self
            .parts
            .iter()
            .filter_map(|part| Some((part.name.as_str(), part.text.as_deref()?)))
            .collect();
        for separator in ["&", "", ",", "|"] {
            let mut texts: Vec<&str> = self.right().chain([secret]).collect();
            texts.sort_unstable();
            let text = Zeroizing::new(texts.join(separator));
            search.digest(&[Cause::JoinedOtherwise], text.as_bytes())?;
        }
        for cause in [Cause::NotSorted, Cause::SortedByName] {
            let texts: Vec<&str> = parts.iter().map(|(_, text)| *text).collect();
            let pairs: Vec<String> = parts
                .iter()
                .map(|(name, text)| format!("{name}={text}"))
                .collect();
            let (values, pairs) = (texts.join(self.separator), pairs.join("&"));
            for (cause, text) in [
                (cause.clone(), [values.as_str(), self.separator, secret]),
                (cause, [secret, self.separator, values.as_str()]),
                (Cause::NamesSigned, [pairs.as_str(), "&", secret]),
                (Cause::NamesSigned, [pairs.as_str(), "", secret]),
                (Cause::NamesSigned, [pairs.as_str(), "&key=", secret]),
                (Cause::NamesSigned, [secret, "&", pairs.as_str()]),
            ] {
                search.digest(&[cause], &Zeroizing::new(text.concat().into_bytes()))?;
            }
            parts.sort_unstable();
        }
        let mut pairs: Vec<Cow<'_, str>> = parts
            .iter()
            .map(|(name, text)| format!("{name}={text}").into())
            .collect();
        pairs.push(secret.into());
        pairs.sort_unstable();
        let text = Zeroizing::new(pairs.join(self.separator));
        search.digest(&[Cause::NamesSigned], text.as_bytes())
    }
}

impl Protocol for Values {
    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    fn timestamp(&self) -> Option<&str> {
        let part = self.parts.iter().find(|part| part.name == "timestamp")?;
        part.text.as_deref()
    }

    fn search(&self, search: &mut Search) -> Step {
        for (causes, secret) in secrets(self.secret.expose()) {
            let secret = Some(secret.as_str()).filter(|_| causes != [Cause::SecretMissing]);
            search.digest(&causes, &self.sorted(secret, &right))?;
        }
        self.all_values(search)?;
        self.order(search)?;
        self.single_values(search)
    }
}

/// A text without one pair of quotes around it.
fn unquoted(text: &str) -> &str {
    let inside = text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inside.unwrap_or(text)
}

/// What is signed of a parameter.
fn right(part: &Part) -> Option<Cow<'_, str>> {
    part.text.as_deref().map(Cow::Borrowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many bytes are tried for a signature that nothing leads to.
    fn tried(count: usize) -> usize {
        let part = |index: usize| Part {
            name: format!("name {index}"),
            json: None,
            plain: format!(r#"{{"a":{index}}}"#),
            shown: String::new(),
            text: Some(format!(r#"{{"a":{index}}}"#)),
            is_signed: true,
        };
        let values = Values {
            algorithm: Algorithm::Sha1,
            secret: "secret".into(),
            parts: (0..count).map(part).collect(),
            separator: "",
            is_bare: false,
        };
        let mut search = Search::new(Algorithm::Sha1, &"0".repeat(40));
        assert!(values.search(&mut search).is_continue());
        search.tried()
    }

    #[test]
    fn the_work_does_not_grow_with_the_square_of_the_parameters() {
        assert!(tried(MANY) > 10 * tried(MANY + 1));
        assert!(tried(100 * MANY) < 200 * tried(MANY + 1));
    }
}

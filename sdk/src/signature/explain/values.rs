//! The protocols that sign the sorted values of parameters together with a secret.

use std::borrow::Cow;

use zeroize::Zeroizing;

use super::rewritten::{NUMBERS, TEXTS, number, rewritten, text};
use super::search::{Algorithm, Search};
use super::{Cause, Protocol, secrets, timestamps};
use crate::secret::{MASK, Secret};

/// A parameter.
pub(super) struct Part {
    pub(super) name: String,
    /// As JSON, where it is JSON.
    pub(super) json: Option<String>,
    /// As text, before anything is taken off.
    pub(super) plain: String,
    /// What is signed of it, if anything is.
    pub(super) text: Option<String>,
    /// Whether a parameter of this name is signed.
    pub(super) is_signed: bool,
}

pub(super) struct Values {
    pub(super) algorithm: Algorithm,
    pub(super) secret: Secret,
    /// In the order in which they were given.
    pub(super) parts: Vec<Part>,
    pub(super) separator: &'static str,
}

/// What a slip signs of a parameter in place of its text.
type Instead<'i, 'p> = &'i dyn Fn(&'p Part) -> Option<Cow<'p, str>>;

impl Values {
    /// The text that is signed, with the secret masked where it stands.
    pub(super) fn shown(&self) -> Vec<u8> {
        let secret = self.secret.expose();
        let mut texts: Vec<(&str, bool)> = self.right().map(|text| (text, false)).collect();
        texts.push((secret, true));
        texts.sort_unstable();
        let shown = texts
            .into_iter()
            .map(|(text, is_secret)| if is_secret { MASK } else { text });
        shown.collect::<Vec<_>>().join(self.separator).into_bytes()
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

    fn attempt<'p>(&'p self, search: &mut Search, causes: &[Cause], instead: Instead<'_, 'p>) {
        search.digest(causes, &self.sorted(Some(self.secret.expose()), instead));
    }

    /// Slips that concern all values.
    fn all_values(&self, search: &mut Search) {
        let signed = |part: &Part| part.text.is_some();
        self.attempt(search, &[Cause::ZeroDropped], &|part| {
            right(part).filter(|text| text != "0")
        });
        for kept in ["", "null"] {
            self.attempt(search, &[Cause::EmptyKept], &|part| {
                let kept = part.is_signed && part.plain == kept;
                right(part).or_else(|| kept.then_some(part.plain.as_str().into()))
            });
        }
        self.attempt(search, &[Cause::EmptyKept], &|part| {
            right(part).or_else(|| part.is_signed.then_some(part.plain.as_str().into()))
        });
        // Of a request the text has them still, of a callback its JSON.
        self.attempt(search, &[Cause::QuotesKept], &|part| {
            signed(part).then(|| part.plain.trim().into())
        });
        self.attempt(search, &[Cause::QuotesKept], &|part| {
            let json = part.json.as_deref().filter(|_| signed(part));
            json.map(Cow::Borrowed).or_else(|| right(part))
        });
        self.attempt(search, &[Cause::QuotesStripped], &|part| {
            Some(part.text.as_deref()?.trim_matches('"').into())
        });
        self.attempt(search, &[Cause::NestedAsJson], &|part| {
            let json = part.json.as_deref().filter(|_| signed(part));
            let nested = json.filter(|json| json.starts_with(['{', '[']));
            nested.map(Cow::Borrowed).or_else(|| right(part))
        });
        for (cause, [yes, no]) in [
            (Cause::BooleansOfPython, ["True", "False"]),
            (Cause::BooleansAsNumbers, ["1", "0"]),
        ] {
            self.attempt(search, &[cause], &move |part| match part.json.as_deref() {
                Some("true") if signed(part) => Some(yes.into()),
                Some("false") if signed(part) => Some(no.into()),
                _ => right(part),
            });
        }
        for (cause, numbers) in NUMBERS {
            self.attempt(search, &[cause], &move |part| match part.json.as_deref() {
                Some(json) if signed(part) && json.starts_with(is_of_number) => {
                    Some(number(json, numbers))
                }
                _ => right(part),
            });
        }
        for (cause, escapes) in TEXTS {
            self.attempt(search, &[cause], &move |part| {
                Some(text(part.text.as_deref()?, escapes).into())
            });
        }
    }

    /// Slips that concern one of the values.
    fn single_values(&self, search: &mut Search) {
        for (index, part) in self.parts.iter().enumerate() {
            let name = part.name.clone();
            let is_this = move |other: &Part| std::ptr::eq(other, &self.parts[index]);
            if !part.is_signed {
                self.attempt(search, &[Cause::ParameterSigned { name }], &move |part| {
                    if is_this(part) {
                        Some(part.plain.as_str().into())
                    } else {
                        right(part)
                    }
                });
                continue;
            }
            let Some(text) = &part.text else {
                continue;
            };
            self.attempt(search, &[Cause::ParameterLeftOut { name }], &move |part| {
                right(part).filter(|_| !is_this(part))
            });
            let others: Vec<(Vec<Cause>, String)> = if part.name == "timestamp" {
                timestamps(text)
                    .map(|(cause, text)| (vec![cause], text))
                    .collect()
            } else {
                rewritten(text)
                    .into_iter()
                    .map(|(causes, text)| (causes, text()))
                    .collect()
            };
            for (causes, text) in &others {
                self.attempt(search, causes, &move |part| {
                    if is_this(part) {
                        Some(text.as_str().into())
                    } else {
                        right(part)
                    }
                });
            }
        }
    }

    /// Slips that concern how the values are put together.
    fn order(&self, search: &mut Search) {
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
            search.digest(&[Cause::JoinedOtherwise], text.as_bytes());
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
                search.digest(&[cause], &Zeroizing::new(text.concat().into_bytes()));
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
        search.digest(&[Cause::NamesSigned], text.as_bytes());
    }
}

impl Protocol for Values {
    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    fn search(&self, search: &mut Search) {
        for (causes, secret) in secrets(self.secret.expose()) {
            let secret = Some(&*secret).filter(|_| causes != [Cause::SecretMissing]);
            search.digest(&causes, &self.sorted(secret, &right));
        }
        self.all_values(search);
        self.single_values(search);
        self.order(search);
    }
}

/// Whether a value in JSON that begins so is a number.
fn is_of_number(first: char) -> bool {
    first == '-' || first.is_ascii_digit()
}

/// What is signed of a parameter.
fn right(part: &Part) -> Option<Cow<'_, str>> {
    part.text.as_deref().map(Cow::Borrowed)
}

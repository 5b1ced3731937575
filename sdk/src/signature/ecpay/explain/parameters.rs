//! Messages in which the values of parameters are sorted and signed together with a secret.

use std::borrow::Cow;

use zeroize::Zeroizing;

use super::super::request::strip_quotes;
use crate::secret::{MASK, Secret};
use crate::signature::explain::cause::Cause;
use crate::signature::explain::explanation::SignedMessage;
use crate::signature::explain::numbers::{VALUE_NUMBERS, write_number};
use crate::signature::explain::rewrite::{LONGEST, TEXT_ESCAPES, escape_text, rewrite_json};
use crate::signature::explain::search::{Algorithm, Flow, Search};
use crate::signature::explain::slips::{list_secrets, list_timestamps};

/// The maximum number of parameters to examine one by one. The work grows with the square of the number of parameters.
const MANY: usize = 200;

/// A parameter of a request or a callback.
pub(super) struct Parameter {
    pub(super) name: String,
    /// The value as JSON, or `None` for a parameter of a query or a form.
    pub(super) json: Option<String>,
    /// The value as a string, before whitespace and quotes are removed.
    pub(super) plain: String,
    /// The text to sign for this parameter, or `None` if it is not signed.
    pub(super) text: Option<String>,
    /// The text to sign, with secrets masked.
    pub(super) masked: String,
    /// Whether parameters with this name are signed.
    pub(super) is_signed: bool,
}

impl Parameter {
    /// Returns the text to sign for this parameter, if any.
    fn signed_text(&self) -> Option<Cow<'_, str>> {
        self.text.as_deref().map(Cow::Borrowed)
    }

    /// Returns the value as JSON if the parameter is signed and its value is a number.
    fn number(&self) -> Option<&str> {
        let is_number =
            |json: &&str| json.starts_with(|first: char| first == '-' || first.is_ascii_digit());
        self.text.as_ref()?;
        self.json.as_deref().filter(is_number)
    }
}

pub(super) struct Parameters {
    pub(super) algorithm: Algorithm,
    pub(super) secret: Secret,
    /// The parameters in their original order.
    pub(super) list: Vec<Parameter>,
    pub(super) separator: &'static str,
    /// Whether whitespace and quotes around values are removed before signing.
    pub(super) strips_quotes: bool,
}

/// A function that simulates a mistake. For each parameter, it returns the text that would mistakenly be signed, or
/// `None` if the mistake leaves the parameter out.
type Substitute<'i, 'p> = &'i dyn Fn(&'p Parameter) -> Option<Cow<'p, str>>;

impl Parameters {
    /// Returns the complete text to sign, with secrets masked.
    pub(super) fn masked_text(&self) -> Vec<u8> {
        let secret = self.secret.expose();
        let list = self.list.iter();
        let mut texts: Vec<(&str, &str)> = list
            .filter_map(|parameter| Some((parameter.text.as_deref()?, parameter.masked.as_str())))
            .collect();
        texts.push((secret, MASK));
        texts.sort_unstable();
        let masked: Vec<&str> = texts.into_iter().map(|(_, masked)| masked).collect();
        masked.join(self.separator).into_bytes()
    }

    fn signed_texts(&self) -> impl Iterator<Item = &str> {
        self.list
            .iter()
            .filter_map(|parameter| parameter.text.as_deref())
    }

    /// Substitutes the values, sorts them together with the secret, and joins them.
    fn join_sorted<'p>(
        &'p self,
        secret: Option<&str>,
        substitute: Substitute<'_, 'p>,
    ) -> Zeroizing<Vec<u8>> {
        let values: Vec<_> = self.list.iter().filter_map(substitute).collect();
        let mut texts: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
        texts.extend(secret);
        texts.sort_unstable();
        Zeroizing::new(texts.join(self.separator).into_bytes())
    }

    fn try_substitute<'p>(
        &'p self,
        search: &mut Search,
        causes: &[Cause],
        substitute: Substitute<'_, 'p>,
    ) -> Flow {
        search.try_digest(
            causes,
            &self.join_sorted(Some(self.secret.expose()), substitute),
        )
    }

    /// Tries mistakes that affect all values at once.
    fn try_all_values(&self, search: &mut Search) -> Flow {
        let signed = |parameter: &Parameter| parameter.text.is_some();
        self.try_substitute(search, &[Cause::ZeroDropped], &|parameter| {
            parameter.signed_text().filter(|text| text != "0")
        })?;
        for kept in ["", "null"] {
            self.try_substitute(search, &[Cause::EmptyKept], &|parameter| {
                let kept = parameter.is_signed && parameter.plain == kept;
                parameter
                    .signed_text()
                    .or_else(|| kept.then_some(parameter.plain.as_str().into()))
            })?;
        }
        self.try_substitute(search, &[Cause::EmptyKept], &|parameter| {
            parameter.signed_text().or_else(|| {
                parameter
                    .is_signed
                    .then_some(parameter.plain.as_str().into())
            })
        })?;
        // In a request, the plain value still includes the quotes. In a callback, only the JSON does.
        self.try_substitute(search, &[Cause::QuotesKept], &|parameter| {
            signed(parameter).then(|| parameter.plain.trim().into())
        })?;
        self.try_substitute(search, &[Cause::QuotesKept], &|parameter| {
            let json = parameter.json.as_deref().filter(|_| signed(parameter));
            json.map(Cow::Borrowed).or_else(|| parameter.signed_text())
        })?;
        self.try_white_space(search)?;
        self.try_substitute(search, &[Cause::QuotesStripped], &|parameter| {
            Some(parameter.text.as_deref()?.trim_matches('"').into())
        })?;
        self.try_substitute(search, &[Cause::NestedAsJson], &|parameter| {
            let json = parameter.json.as_deref().filter(|_| signed(parameter));
            let nested = json.filter(|json| json.starts_with(['{', '[']));
            nested
                .map(Cow::Borrowed)
                .or_else(|| parameter.signed_text())
        })?;
        for (cause, [yes, no]) in [
            (Cause::BooleansOfPython, ["True", "False"]),
            (Cause::BooleansAsNumbers, ["1", "0"]),
        ] {
            self.try_substitute(
                search,
                &[cause],
                &move |parameter| match parameter.json.as_deref() {
                    Some("true") if signed(parameter) => Some(yes.into()),
                    Some("false") if signed(parameter) => Some(no.into()),
                    _ => parameter.signed_text(),
                },
            )?;
        }
        for (cause, style) in VALUE_NUMBERS {
            self.try_substitute(search, &[cause], &move |parameter| {
                parameter
                    .number()
                    .map(|json| write_number(json, style))
                    .or_else(|| parameter.signed_text())
            })?;
        }
        for (cause, escapes) in TEXT_ESCAPES {
            self.try_substitute(search, &[cause], &move |parameter| {
                Some(escape_text(parameter.text.as_deref()?, escapes).into())
            })?;
        }
        Flow::Continue(())
    }

    /// Tries mistakes in which whitespace was not removed: around a value, between a value and its quotes, or along
    /// with the quotes.
    fn try_white_space(&self, search: &mut Search) -> Flow {
        if !self.strips_quotes {
            return Flow::Continue(());
        }
        let kept = |parameter: &Parameter| {
            parameter.is_signed && !matches!(parameter.plain.as_str(), "" | "null")
        };
        for (causes, inside) in [
            (
                &[Cause::WhiteSpaceKept][..],
                strip_quotes as fn(&str) -> &str,
            ),
            (&[Cause::WhiteSpaceKept], |plain| strip_quotes(plain.trim())),
            (&[Cause::QuotesKept, Cause::WhiteSpaceKept], |plain| plain),
        ] {
            self.try_substitute(search, causes, &move |parameter| {
                kept(parameter).then(|| inside(&parameter.plain).into())
            })?;
        }
        Flow::Continue(())
    }

    /// Tries mistakes that affect a single value.
    fn try_single_values(&self, search: &mut Search) -> Flow {
        if self.list.len() > MANY {
            return Flow::Continue(());
        }
        let is_short = self.signed_texts().map(str::len).sum::<usize>() <= LONGEST;
        for parameter in &self.list {
            self.try_single_value(search, parameter, is_short)?;
        }
        Flow::Continue(())
    }

    /// Tries mistakes that affect only this parameter's value. If the value is JSON, it is rewritten only if `is_short`
    /// is set, meaning that all values together are short.
    fn try_single_value(&self, search: &mut Search, parameter: &Parameter, is_short: bool) -> Flow {
        let name = parameter.name.clone();
        if !parameter.is_signed {
            let causes = [Cause::ParameterSigned { name }];
            return self.try_replacement(search, &causes, parameter, Some(&parameter.plain));
        }
        let Some(text) = &parameter.text else {
            return Flow::Continue(());
        };
        self.try_replacement(search, &[Cause::ParameterLeftOut { name }], parameter, None)?;
        if parameter.name == "timestamp" {
            for (cause, text) in list_timestamps(text) {
                self.try_replacement(search, &[cause], parameter, Some(&text))?;
            }
        } else if let Some(json) = parameter.number() {
            for (cause, style) in VALUE_NUMBERS {
                self.try_replacement(
                    search,
                    &[cause],
                    parameter,
                    Some(&write_number(json, style)),
                )?;
            }
        } else if is_short {
            for (causes, text) in rewrite_json(text) {
                self.try_replacement(search, &causes, parameter, Some(&text))?;
            }
        }
        Flow::Continue(())
    }

    /// Tries a different text for one parameter. If `text` is `None`, the parameter is left out.
    fn try_replacement(
        &self,
        search: &mut Search,
        causes: &[Cause],
        parameter: &Parameter,
        text: Option<&str>,
    ) -> Flow {
        self.try_substitute(search, causes, &|other| {
            if std::ptr::eq(other, parameter) {
                text.map(Cow::Borrowed)
            } else {
                other.signed_text()
            }
        })
    }

    /// Tries other ways of ordering and joining the values.
    fn try_orders(&self, search: &mut Search) -> Flow {
        let secret = self.secret.expose();
        let mut list: Vec<(&str, &str)> = self
            .list
            .iter()
            .filter_map(|parameter| Some((parameter.name.as_str(), parameter.text.as_deref()?)))
            .collect();
        for separator in ["&", "", ",", "|"] {
            let mut texts: Vec<&str> = self.signed_texts().chain([secret]).collect();
            texts.sort_unstable();
            let text = Zeroizing::new(texts.join(separator));
            search.try_digest(&[Cause::JoinedOtherwise], text.as_bytes())?;
        }
        for cause in [Cause::NotSorted, Cause::SortedByName] {
            let texts: Vec<&str> = list.iter().map(|(_, text)| *text).collect();
            let pairs: Vec<String> = list
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
                search.try_digest(&[cause], &Zeroizing::new(text.concat().into_bytes()))?;
            }
            list.sort_unstable();
        }
        let mut pairs: Vec<Cow<'_, str>> = list
            .iter()
            .map(|(name, text)| format!("{name}={text}").into())
            .collect();
        pairs.push(secret.into());
        pairs.sort_unstable();
        let text = Zeroizing::new(pairs.join(self.separator));
        search.try_digest(&[Cause::NamesSigned], text.as_bytes())
    }
}

impl SignedMessage for Parameters {
    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    fn timestamp(&self) -> Option<&str> {
        let parameter = self
            .list
            .iter()
            .find(|parameter| parameter.name == "timestamp")?;
        parameter.text.as_deref()
    }

    fn search(&self, search: &mut Search) -> Flow {
        for (causes, secret) in list_secrets(self.secret.expose()) {
            let secret = Some(secret.as_str()).filter(|_| causes != [Cause::SecretMissing]);
            search.try_digest(&causes, &self.join_sorted(secret, &Parameter::signed_text))?;
        }
        self.try_all_values(search)?;
        self.try_orders(search)?;
        self.try_single_values(search)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns how many bytes of text are signed in a search over `count` parameters if no candidate matches the signature.
    fn tried(count: usize) -> usize {
        let parameter = |index: usize| Parameter {
            name: format!("name {index}"),
            json: None,
            plain: format!(r#"{{"a":{index}}}"#),
            masked: String::new(),
            text: Some(format!(r#"{{"a":{index}}}"#)),
            is_signed: true,
        };
        let values = Parameters {
            algorithm: Algorithm::Sha1,
            secret: "secret".into(),
            list: (0..count).map(parameter).collect(),
            separator: "",
            strips_quotes: false,
        };
        let mut search = Search::new(Algorithm::Sha1, &"0".repeat(40));
        assert!(values.search(&mut search).is_continue());
        search.tried_bytes()
    }

    #[test]
    fn the_work_does_not_grow_with_the_square_of_the_parameters() {
        assert!(tried(MANY) > 10 * tried(MANY + 1));
        assert!(tried(100 * MANY) < 200 * tried(MANY + 1));
    }
}

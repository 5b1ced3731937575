//! Parses and checks the request line of an endpoint, such as `POST open:/path/{placeholder}`.

use crate::diagnostic::{At, Diagnostic, Location};
use crate::syntax::Text;

use super::checker::Checker;

/// The HTTP methods that the platform uses.
const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

const HELP: &str = "write a line such as \"POST open:/path/of/the/endpoint\", with the host's name, not its address, before the colon";

pub(super) struct RequestLine {
    pub(super) method: String,
    pub(super) host: Text,
    pub(super) path: String,
    pub(super) placeholders: Vec<Text>,
}

impl RequestLine {
    /// Returns a key that is the same for all request lines that describe the same call, even if their placeholders
    /// have different names.
    pub(super) fn key(line: &str) -> String {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut key = String::new();
        let mut in_placeholder = false;
        for letter in words.join(" ").chars() {
            in_placeholder = letter == '{' || in_placeholder && letter != '}';
            if !in_placeholder || letter == '{' {
                key.push(letter);
            }
        }
        key
    }
}

impl Checker<'_, '_> {
    pub(super) fn parse_request_line(&mut self, line: &Text) -> Option<RequestLine> {
        if line.value.is_empty() {
            return None;
        }
        let parts = line.value.split_once(' ').and_then(|(method, rest)| {
            let (host, path) = rest.trim_start().split_once(':')?;
            let is_path = path.starts_with('/') && !path.starts_with("//");
            is_path.then_some((method, host, path))
        });
        let Some((method, host, path)) = parts else {
            self.report(Diagnostic::new(
                line.location,
                "invalid request line",
                "expected a method, a host and a path",
                HELP,
            ));
            return None;
        };
        let part = |text: &str, end_of: usize| At {
            value: text.to_owned(),
            location: self.location_inside(line, end_of - text.len(), text.len()),
        };
        let path_start = line.value.len() - path.len();
        let host = part(host, path_start - 1);
        let written_method = part(method, method.len());
        if !METHODS.contains(&method) {
            let known = METHODS.map(str::to_owned);
            self.report_unknown("method", &written_method, known.iter());
        }
        if !self.model.hosts.contains_key(&host.value) {
            let known: Vec<String> = self.model.hosts.keys().cloned().collect();
            if host.value.is_empty() {
                self.report(Diagnostic::new(
                    line.location,
                    "a request line needs a host",
                    "nothing precedes the colon",
                    HELP,
                ));
            }
            self.report_undefined("host", &host, known.iter());
        }
        let wrong =
            |letter: char| matches!(letter, '?' | '#' | '"' | '\\') || letter.is_whitespace();
        if let Some((start, letter)) = path.char_indices().find(|(_, letter)| wrong(*letter)) {
            let help = match letter {
                '?' => {
                    "put query parameters in [endpoint.query], or in `fill` if they are constant"
                }
                _ => "remove it",
            };
            let location = self.location_inside(line, path_start + start, letter.len_utf8());
            self.report(Diagnostic::new(
                location,
                "invalid character in the path",
                "not allowed in a path",
                help,
            ));
        }
        Some(RequestLine {
            method: method.to_owned(),
            host,
            path: path.to_owned(),
            placeholders: self.parse_placeholders(line, path_start)?,
        })
    }

    /// Returns the names of the placeholders in the path, such as `{name}`. Returns `None` if an invalid placeholder
    /// has been reported.
    fn parse_placeholders(&mut self, line: &Text, path_start: usize) -> Option<Vec<Text>> {
        let mut found = Vec::new();
        let mut position = path_start;
        while let Some(brace) = line.value[position..].find(['{', '}']) {
            let open = position + brace;
            let close = line.value[open + 1..]
                .find(['{', '}'])
                .map(|end| open + 1 + end);
            let close = close.filter(|close| {
                line.value[open..].starts_with('{') && line.value[*close..].starts_with('}')
            });
            let Some(close) = close else {
                self.report(Diagnostic::new(
                    self.location_inside(line, open, 1),
                    "unmatched brace",
                    "a placeholder starts with `{` and ends with `}`",
                    "write {name}",
                ));
                return None;
            };
            let location = self.location_inside(line, open, close + 1 - open);
            if open + 1 == close {
                self.report(Diagnostic::new(
                    location,
                    "a placeholder needs a name",
                    "expected the name of a field",
                    "write {name}, and add `name` to [endpoint.path]",
                ));
                return None;
            }
            found.push(At {
                value: line.value[open + 1..close].to_owned(),
                location,
            });
            position = close + 1;
        }
        Some(found)
    }

    /// Returns the location of part of a string. If the string contains escapes, so that offsets in its value and in
    /// the file differ, returns the location of the whole string.
    fn location_inside(&self, string: &Text, start: usize, length: usize) -> Location {
        let Location {
            file,
            start: first,
            end,
        } = string.location;
        let written = &self.sources.get(file).text[first..end];
        let quote = written.find(|letter| letter != '"' && letter != '\'');
        let after_quote = quote.filter(|quote| written[*quote..].starts_with(&string.value));
        match after_quote {
            Some(quote) => Location {
                file,
                start: first + quote + start,
                end: first + quote + start + length,
            },
            None => string.location,
        }
    }
}

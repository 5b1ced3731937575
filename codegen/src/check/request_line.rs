//! The request line of an endpoint: `POST open:/path/{placeholder}`.

use crate::diagnostic::{At, Diagnostic, Location};
use crate::syntax::Text;

use super::Checker;

/// The methods that the platform uses.
const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

pub(super) struct RequestLine {
    pub(super) method: String,
    pub(super) host: Text,
    pub(super) path: String,
    pub(super) placeholders: Vec<Text>,
}

impl Checker<'_, '_> {
    pub(super) fn request_line(&mut self, line: &Text) -> Option<RequestLine> {
        let parts = line
            .value
            .split_once(' ')
            .and_then(|(method, rest)| Some((method, rest.trim().split_once(':')?)));
        let Some((method, (host, path))) = parts.filter(|(_, (_, path))| path.starts_with('/'))
        else {
            self.report(Diagnostic::new(
                line.location,
                "not a request line",
                "method, host and path belong here",
                "write it like \"POST open:/path/of/the/endpoint\", with the name of a host before the colon",
            ));
            return None;
        };
        if !METHODS.contains(&method) {
            let help = format!("write one of {}", METHODS.join(", "));
            let location = self.inside(line.location, method);
            self.report(Diagnostic::new(
                location,
                format!("unknown method `{method}`"),
                "no such HTTP method",
                help,
            ));
        }
        let host = At {
            value: host.to_owned(),
            location: self.inside(line.location, host),
        };
        if !self.model.hosts.contains_key(&host.value) {
            let known: Vec<String> = self.model.hosts.keys().cloned().collect();
            self.unknown("host", &host, known.iter());
        }
        let placeholders = self.placeholders(line.location, path);
        Some(RequestLine {
            method: method.to_owned(),
            host,
            path: path.to_owned(),
            placeholders,
        })
    }

    fn placeholders(&mut self, line: Location, path: &str) -> Vec<Text> {
        let mut found = Vec::new();
        let mut rest = path;
        while let Some(open) = rest.find('{') {
            let Some(close) = rest[open..].find('}') else {
                self.report(Diagnostic::new(
                    line,
                    "a placeholder without an end",
                    "`}` is missing",
                    "close it: {name}",
                ));
                break;
            };
            let name = &rest[open + 1..open + close];
            found.push(At {
                value: name.to_owned(),
                location: self.inside(line, &format!("{{{name}}}")),
            });
            rest = &rest[open + close + 1..];
        }
        found
    }

    /// The place of a word inside a string, or the whole string where the word is not written out.
    fn inside(&self, string: Location, word: &str) -> Location {
        let text = &self.sources.get(string.file).text[string.start..string.end];
        match text.find(word) {
            Some(offset) if !word.is_empty() => {
                let start = string.start + offset;
                Location {
                    file: string.file,
                    start,
                    end: start + word.len(),
                }
            }
            _ => string,
        }
    }
}

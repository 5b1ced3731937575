//! Unwraps a response from its envelope: finds the error code, the message, the log id and the position of the payload.

use std::ops::Range;

use serde::de::IgnoredAny;

use super::error::Failure;
use crate::endpoint::Envelope;
use crate::secret::Secrets;
use crate::wire::{Members, read};

/// Where codes, messages and log ids are usually found in a response that comes from a gateway rather than from the endpoint itself.
const USUAL: Envelope = Envelope::new(
    "usual",
    &[
        "err_no",
        "error_no",
        "errcode",
        "error_code",
        "data.error_code",
        "extra.error_code",
        "error",
        "code",
    ],
    &["extra.sub_error_code"],
    &[
        "err_tips",
        "err_msg",
        "error_tips",
        "errmsg",
        "message",
        "description",
        "msg",
        "data.description",
        "extra.description",
    ],
    &["log_id", "logid", "extra.logid", "request_id"],
    &["."],
);

/// Where a response explains its sub code.
const SUB_MESSAGE: &[&str] = &[
    "extra.sub_description",
    "Extra.sub_description",
    "data.extra.sub_description",
];

/// The number of unambiguous error code paths in [`USUAL`]. They come first, and a value at one of them is an error code in every kind of response.
const UNMISTAKABLE: usize = 6;

/// The maximum length of a message, in characters.
const MESSAGE_LIMIT: usize = 1000;

/// The maximum length of a log id, in characters.
const LOG_ID_LIMIT: usize = 128;

/// The reason why a response cannot be unwrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotAnAnswer {
    /// The body is not JSON.
    NotJson,
    /// The body is JSON, but not an object.
    NotAnObject,
}

/// What a response contains, without its envelope.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Contents {
    /// The failure that the response reports, or `None` if it reports success.
    pub(crate) failure: Option<Failure>,
    pub(crate) log_id: Option<String>,
    /// The position of the payload within the body.
    pub(crate) payload: Option<Range<usize>>,
}

/// Unwraps a response with a successful HTTP status.
pub(crate) fn open(
    body: &str,
    envelope: &Envelope,
    secrets: &Secrets<'_>,
) -> Result<Contents, NotAnAnswer> {
    let mut answer = ParsedEnvelope::parse(body, secrets).ok_or(NotAnAnswer::NotJson)?;
    let is_unwrapped = envelope.code.is_empty() && envelope.payload == ["."];
    if answer.members.is_none() && !is_unwrapped {
        return Err(NotAnAnswer::NotAnObject);
    }
    let mut code = answer.code(envelope.code);
    if code.is_none() && !envelope.code.iter().any(|path| answer.at(path).is_some()) {
        // The response has none of the documented codes, so a gateway may have responded in its own format.
        code = answer
            .code(&USUAL.code[..UNMISTAKABLE])
            .filter(|code| code.number.is_some());
    }
    let failure = code.map(|code| answer.failure(envelope, code));
    let payload = envelope.payload.iter().find_map(|path| answer.at(path));
    Ok(Contents {
        failure,
        log_id: answer.text(envelope.log_id, LOG_ID_LIMIT),
        payload: payload.and_then(|text| answer.range(text)),
    })
}

/// Reads the failure that a response with an unsuccessful HTTP status reports, as far as it can be recognized.
pub(crate) fn open_failure(body: &str, envelope: &Envelope, secrets: &Secrets<'_>) -> Contents {
    let Some(mut answer) = ParsedEnvelope::parse(body, secrets) else {
        return Contents::default();
    };
    let code = answer
        .code(envelope.code)
        .or_else(|| answer.code(USUAL.code));
    let log_id = answer.text(envelope.log_id, LOG_ID_LIMIT);
    Contents {
        failure: Some(answer.failure(envelope, code.unwrap_or_default())),
        log_id: log_id.or_else(|| answer.text(USUAL.log_id, LOG_ID_LIMIT)),
        payload: None,
    }
}

/// Makes text from a server safe to show: masks secrets, replaces control characters and truncates the text after `limit` characters.
pub(crate) fn presentable(text: &str, limit: usize, secrets: &Secrets<'_>) -> String {
    let clean = |character: char| {
        if character.is_control() {
            ' '
        } else {
            character
        }
    };
    if text.len() <= limit && secrets.is_harmless(text) {
        return text.to_owned();
    }
    let struck = secrets.strike(text);
    let mut clean_text: String = struck.chars().take(limit).map(clean).collect();
    if struck.chars().nth(limit).is_some() {
        clean_text.push('…');
    }
    clean_text
}

/// Returns the log id from the headers, if there is one.
pub(crate) fn log_id_in_headers(
    headers: &http::HeaderMap,
    secrets: &Secrets<'_>,
) -> Option<String> {
    let value = headers.get("x-tt-logid")?.to_str().ok()?;
    Some(presentable(value, LOG_ID_LIMIT, secrets)).filter(|text| !text.is_empty())
}

/// Joins a message and the message of its sub code, which is more specific and sometimes repeats the other or only says `success`.
fn join_messages(message: Option<String>, sub_message: Option<String>) -> Option<String> {
    match (message, sub_message) {
        (Some(message), Some(sub_message))
            if sub_message != "success" && !message.contains(&sub_message) =>
        {
            Some(format!("{message}: {sub_message}"))
        }
        (message, sub_message) => message.or(sub_message),
    }
}

/// A code that is not zero. `number` is `None` if the code is a word.
#[derive(Default)]
struct Code {
    number: Option<i64>,
    word: Option<String>,
}

/// A parsed response. Each nested object is parsed only once, when it is first needed.
struct ParsedEnvelope<'a> {
    body: &'a str,
    root: &'a str,
    members: Option<Members<'a>>,
    inside: Vec<(&'a str, Option<Members<'a>>)>,
    secrets: &'a Secrets<'a>,
}

impl<'a> ParsedEnvelope<'a> {
    fn parse(body: &'a str, secrets: &'a Secrets<'a>) -> Option<Self> {
        let members = Members::parse(body);
        // Nearly every response is an object. Anything else may still be valid JSON.
        if members.is_none() {
            serde_json::from_str::<IgnoredAny>(body).ok()?;
        }
        Some(Self {
            body,
            root: body.trim_ascii(),
            members,
            inside: Vec::new(),
            secrets,
        })
    }

    /// Returns the value at a dotted path, or `None` if it is missing or null.
    fn at(&mut self, path: &str) -> Option<&'a str> {
        if path == "." {
            return Some(self.root).filter(|text| *text != "null");
        }
        let members = self.members.as_ref()?;
        // Nearly every path is a single short name, for which `split` would be slow.
        let Some(dot) = path.bytes().position(|byte| byte == b'.') else {
            return members.get(path);
        };
        let mut text = members.get(path.get(..dot)?)?;
        for name in path.get(dot + 1..)?.split('.') {
            text = self.member(text, name)?;
        }
        Some(text)
    }

    fn member(&mut self, object: &'a str, name: &str) -> Option<&'a str> {
        let known = |(text, _): &&(&'a str, Option<Members<'a>>)| std::ptr::eq(*text, object);
        if self.inside.iter().find(known).is_none() {
            // For nearly every payload, this check is enough. It saves parsing the payload both here and when it is read.
            if Members::clearly_lack(object, name) {
                return None;
            }
            self.inside.push((object, Members::parse(object)));
        }
        let (_, members) = self.inside.iter().find(known)?;
        members.as_ref()?.get(name)
    }

    /// Returns the first code that is not zero, empty or null.
    fn code(&mut self, paths: &[&str]) -> Option<Code> {
        paths.iter().find_map(|path| {
            let text = self.at(path)?;
            let word = read::text(text)?;
            let word = word.trim();
            if let Ok(number) = word.parse::<i64>() {
                let number = Some(number).filter(|number| *number != 0)?;
                return Some(Code {
                    number: Some(number),
                    word: None,
                });
            }
            let zero = matches!(word, "" | "false")
                || word.parse::<f64>().is_ok_and(|number| number == 0.0);
            (!zero).then(|| Code {
                number: None,
                word: Some(word.to_owned()),
            })
        })
    }

    fn failure(&mut self, envelope: &Envelope, code: Code) -> Failure {
        let sub_code = self
            .code(envelope.sub_code)
            .or_else(|| self.code(USUAL.sub_code));
        let message = self
            .text(envelope.message, MESSAGE_LIMIT)
            .or_else(|| self.text(USUAL.message, MESSAGE_LIMIT))
            .or_else(|| {
                code.word
                    .map(|word| presentable(&word, MESSAGE_LIMIT, self.secrets))
            });
        let sub_message = self.text(SUB_MESSAGE, MESSAGE_LIMIT);
        Failure {
            code: code.number,
            sub_code: sub_code.and_then(|code| code.number),
            message: join_messages(message, sub_message),
        }
    }

    /// Returns the first text that is not empty, in a form that is safe to show.
    fn text(&mut self, paths: &[&str], limit: usize) -> Option<String> {
        paths.iter().find_map(|path| {
            let text = read::text(self.at(path)?)?;
            let text = presentable(text.trim(), limit, self.secrets);
            Some(text).filter(|text| !text.is_empty())
        })
    }

    /// Returns the position of a value within the body.
    fn range(&self, text: &str) -> Option<Range<usize>> {
        let start = (text.as_ptr() as usize).checked_sub(self.body.as_ptr() as usize)?;
        let range = start..start + text.len();
        (range.end <= self.body.len()).then_some(range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLAT: Envelope = Envelope::new(
        "flat",
        &["error", "errcode"],
        &[],
        &["errmsg", "message"],
        &["log_id"],
        &["."],
    );
    const NESTED: Envelope = Envelope::new(
        "nested",
        &["data.error_code", "extra.error_code"],
        &["extra.sub_error_code"],
        &["data.description", "extra.description"],
        &["extra.logid"],
        &["data.data", "data"],
    );

    fn opened(body: &str, envelope: &Envelope) -> (Contents, String) {
        let contents = open(body, envelope, &Secrets::default()).unwrap();
        let payload = contents
            .payload
            .clone()
            .map(|range| body[range].to_owned())
            .unwrap_or_default();
        (contents, payload)
    }

    #[test]
    fn a_success_shows_where_its_payload_stands() {
        let cases = [
            (
                &FLAT,
                r#" {"error": 0, "openid":"a"} "#,
                r#"{"error": 0, "openid":"a"}"#,
            ),
            (
                &NESTED,
                r#"{"data":{"error_code":"0","a":1},"extra":{"logid":"x"}}"#,
                r#"{"error_code":"0","a":1}"#,
            ),
            (
                &NESTED,
                r#"{"data":{"data":[1, 2],"error_code":0}}"#,
                "[1, 2]",
            ),
            (
                &NESTED,
                r#"{"data":{"data":null,"a":1}}"#,
                r#"{"data":null,"a":1}"#,
            ),
            (&NESTED, r#"{"data":null}"#, ""),
            (&NESTED, "{}", ""),
        ];
        for (envelope, body, expected) in cases {
            let (contents, payload) = opened(body, envelope);
            assert_eq!(contents.failure, None, "{body}");
            assert_eq!(payload, expected, "{body}");
        }
    }

    #[test]
    fn codes_come_as_numbers_and_as_texts() {
        let cases = [
            (
                &FLAT,
                r#"{"error":1,"errcode":40018,"message":"bad"}"#,
                Some(1),
                Some("bad"),
            ),
            (
                &FLAT,
                r#"{"error":0,"errcode":"40018","errmsg":"","message":"bad"}"#,
                Some(40018),
                Some("bad"),
            ),
            (&FLAT, r#"{"error":"-1"}"#, Some(-1), None),
            (
                &FLAT,
                r#"{"error":"invalid_token"}"#,
                None,
                Some("invalid_token"),
            ),
            (
                &FLAT,
                r#"{"err_no":28001003,"err_msg":"gone"}"#,
                Some(28_001_003),
                Some("gone"),
            ),
            (
                &NESTED,
                r#"{"data":{},"extra":{"error_code":2190008,"description":"old"}}"#,
                Some(2_190_008),
                Some("old"),
            ),
        ];
        for (envelope, body, code, message) in cases {
            let failure = opened(body, envelope).0.failure.unwrap();
            assert_eq!(
                (failure.code, failure.message.as_deref()),
                (code, message),
                "{body}"
            );
        }
        for body in [
            r#"{"error":"0"}"#,
            r#"{"error":""}"#,
            r#"{"error":null}"#,
            r#"{"error":0.0}"#,
            r#"{"error":{}}"#,
            r#"{"error":0,"err_no":7}"#,
        ] {
            assert_eq!(opened(body, &FLAT).0.failure, None, "{body}");
        }
    }

    #[test]
    fn a_code_inside_the_payload_is_found_however_its_name_is_spelled() {
        let envelope = Envelope::new("inside", &["err_no", "data.error_code"], &[], &[], &[], &[]);
        for (body, code) in [
            (r#"{"err_no":0,"data":{"error_code":7}}"#, Some(7)),
            (r#"{"err_no":0,"data":{"error\u005fcode":7}}"#, Some(7)),
            (r#"{"err_no":0,"data":{"a":{"error_code":7}}}"#, None),
            (r#"{"err_no":0,"data":{"a":"error_code"}}"#, None),
            (r#"{"err_no":0,"data":{"a":7}}"#, None),
            (r#"{"err_no":0,"data":"error_code"}"#, None),
        ] {
            let failure = opened(body, &envelope).0.failure;
            assert_eq!(failure.and_then(|failure| failure.code), code, "{body}");
        }
    }

    #[test]
    fn sub_code_and_log_id_are_found() {
        let body = r#"{"data":{"error_code":5},"extra":{"sub_error_code":"11002","logid":"2021"}}"#;
        let contents = opened(body, &NESTED).0;
        assert_eq!(contents.failure.unwrap().sub_code, Some(11002));
        assert_eq!(contents.log_id.as_deref(), Some("2021"));
    }

    #[test]
    fn the_message_of_a_sub_code_is_not_lost() {
        let message = |sub: &str| {
            let body = format!(
                r#"{{"data":{{"error_code":2100004,"description":"系统繁忙"}},"extra":{{"sub_description":"{sub}"}}}}"#
            );
            opened(&body, &NESTED).0.failure.unwrap().message.unwrap()
        };
        assert_eq!(
            message("order_id is missing"),
            "系统繁忙: order_id is missing"
        );
        for same in ["", "success", "系统繁忙"] {
            assert_eq!(message(same), "系统繁忙");
        }
    }

    #[test]
    fn what_is_not_an_object_is_told_apart() {
        let open = |body| open(body, &FLAT, &Secrets::default()).unwrap_err();
        assert_eq!(open("<html>"), NotAnAnswer::NotJson);
        assert_eq!(open(""), NotAnAnswer::NotJson);
        assert_eq!(open("[1]"), NotAnAnswer::NotAnObject);
    }

    #[test]
    fn a_gateway_s_failure_is_read_as_far_as_it_goes() {
        let read = |body| open_failure(body, &NESTED, &Secrets::default());
        let contents = read(r#"{"code":502,"message":"upstream","request_id":"r1"}"#);
        let failure = contents.failure.unwrap();
        assert_eq!(
            (failure.code, failure.message.as_deref()),
            (Some(502), Some("upstream"))
        );
        assert_eq!(contents.log_id.as_deref(), Some("r1"));
        assert_eq!(read("<html>"), Contents::default());
    }

    #[test]
    fn messages_lose_secrets_line_breaks_and_excess() {
        let mut secrets = Secrets::default();
        secrets.add("hidden");
        assert_eq!(presentable("a hidden\nb", 100, &secrets), "a *** b");
        assert_eq!(presentable("文文文", 2, &secrets), "文文…");
    }
}

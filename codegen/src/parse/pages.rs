//! Parses `pages`, the description of how to get from one page of an endpoint to the next.

use crate::diagnostic::{At, Diagnostic};
use crate::syntax::{PageStyle, Pages, Text};

use super::table::{Parser, Table};

const FORMS: &str = "cursor = \"field\" and next = \"field of the response\", page = \"field\", or offset = \"field\"";

pub(super) fn parse(parser: &mut Parser<'_>, endpoint: &mut Table<'_, '_>) -> Option<Pages> {
    let mut table = endpoint.optional_table(parser, "pages", "`pages`")?;
    let location = table.location;
    let cursor = table.text(parser, "cursor");
    let next = table.text(parser, "next");
    let page = table.text(parser, "page");
    let first = table.integer(parser, "first");
    let offset = table.text(parser, "offset");
    let size = table.text(parser, "size");
    let items = table.required_text(
        parser,
        "items",
        "\"list\", the field of the response that holds the entries",
    );
    let total = table.text(parser, "total");
    let more = table.text(parser, "more");
    let is_there = |key: &str| table.peek(key).is_some();
    let forms: Vec<&str> = ["cursor", "page", "offset"]
        .into_iter()
        .filter(|form| is_there(form))
        .collect();
    let lacks_next = forms == ["cursor"] && !is_there("next");
    let fault = match forms[..] {
        [] => Some("nothing says how to request the next page"),
        [_] => None,
        _ => Some("more than one of them is set"),
    };
    if let Some(label) = fault {
        let title = "`pages` needs exactly one of cursor, page and offset";
        let help = format!("write one of {FORMS}");
        parser.report(Diagnostic::new(location, title, label, help));
    }
    if lacks_next {
        let help =
            "add next = \"cursor\", the field of the response that holds the next page's cursor";
        table.report_missing(parser, "next", help);
    }
    table.finish(parser);
    // Unless there is exactly one form, it is unclear which of the other keys have an effect.
    let [form] = forms[..] else { return None };
    let mut idle = |value: Option<&Text>, form: &str, key: &str| {
        if let Some(value) = value {
            parser.report(idle_key(value, key, form));
        }
    };
    if form == "cursor" {
        idle(size.as_ref(), "follow a cursor", "size");
        idle(total.as_ref(), "follow a cursor", "total");
    } else {
        idle(next.as_ref(), "have no cursor", "next");
    }
    if let (Some(first), true) = (&first, form != "page") {
        parser.report(idle_key(first, "first", "have no numbers"));
    }
    let first = first.map_or(1, |first| first.value);
    let style = match form {
        "cursor" => PageStyle::Cursor {
            cursor: cursor?,
            next: next?,
        },
        "page" => PageStyle::Page {
            page: page?,
            first,
            size,
            total,
        },
        _ => PageStyle::Offset {
            offset: offset?,
            size,
            total,
        },
    };
    Some(Pages { style, items, more })
}

fn idle_key<T>(value: &At<T>, key: &str, pages: &str) -> Diagnostic {
    let help = match key {
        "next" => "remove it, or name the field of the request: cursor = \"cursor\"",
        "first" => "remove it: it is the number of the first page, and only `page` uses numbers",
        _ => {
            "remove it: the last page is the one without a next cursor, or the one whose `more` is false"
        }
    };
    Diagnostic::new(
        value.location,
        format!("`{key}` has no effect here"),
        format!("these pages {pages}"),
        help,
    )
}

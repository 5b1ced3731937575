//! Parses events.

use crate::diagnostic::{At, Diagnostic};
use crate::syntax::{Event, Text};

use super::field;
use super::table::{Parser, Table, texts};

pub(super) fn parse(parser: &mut Parser<'_>, mut table: Table<'_, '_>) -> Event {
    let event = Event {
        name: table.required_text(parser, "name", "\"payment\""),
        title: table.text(parser, "title"),
        summary: table.required_text(parser, "summary", "\"What happened, in one sentence.\""),
        doc: table.texts(parser, "doc"),
        protocol: table.required_text(parser, "protocol", "\"webhook\""),
        event: table.required_text(parser, "event", "\"its_name_on_the_wire\""),
        marks: marks(parser, &mut table),
        aliases: table.texts(parser, "aliases"),
        note: table.text(parser, "note"),
        fields: field::parse_required(parser, &mut table, "event"),
    };
    table.finish(parser);
    event
}

/// Parses `marks`, the list of fields that identify an event whose name is not signed.
fn marks(parser: &mut Parser<'_>, event: &mut Table<'_, '_>) -> Option<At<Vec<Text>>> {
    let value = event.get("marks")?;
    let location = parser.at(&value.span());
    let list = value.get_ref().as_array();
    if list.is_some_and(|names| names.is_empty()) {
        parser.report(Diagnostic::new(
            location,
            "`marks` names no field",
            "this list is empty",
            "write marks = [\"a_field_of_the_event\"], or remove it if the protocol is not `ecpay`",
        ));
    }
    Some(At {
        value: texts(parser, "marks", value),
        location,
    })
}

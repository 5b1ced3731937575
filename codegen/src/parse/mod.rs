//! From TOML text to [`syntax`](crate::syntax): every key is asked for once, and what nobody asked for is a fault.

mod chapter;
mod definitions;
mod field;
mod table;
mod types;

use toml::de::DeTable;

use crate::diagnostic::{Diagnostic, Location};
use crate::source::Sources;
use crate::syntax::{Chapter, Definitions};
use table::{Parser, Table};

/// Reads every file. A file is a chapter when it has a `[chapter]` table, otherwise it holds definitions.
pub(crate) fn parse(
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Definitions, Vec<Chapter>) {
    let mut definitions = Definitions::default();
    let mut chapters = Vec::new();
    for (file, source) in sources.iter().filter(|(_, source)| source.whole) {
        let (table, errors) = DeTable::parse_recoverable(&source.text);
        let mut parser = Parser { file, diagnostics };
        for error in errors {
            parser.syntax_error(&source.text, &error);
        }
        let whole = Location {
            file,
            start: 0,
            end: source.text.find('\n').unwrap_or(source.text.len()),
        };
        let mut table = Table::new(table.get_ref(), whole, "a catalogue file");
        match table.optional_table(&mut parser, "chapter", "a chapter") {
            Some(head) => chapters.extend(chapter::parse(&mut parser, source.stem(), head, table)),
            None => definitions::parse(&mut parser, table, &mut definitions),
        }
    }
    (definitions, chapters)
}

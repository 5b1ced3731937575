//! Parses TOML text into [`syntax`](crate::syntax). Keys that the parser never requests are reported as unknown.
//!
//! If a value is missing or has the wrong type, the error is reported and an empty value is used instead, so the rest
//! of the file is still checked. An empty string therefore indicates an error that has already been reported.

mod chapter;
mod definitions;
mod event;
mod field;
mod pages;
mod table;
mod types;

use std::collections::BTreeSet;

use toml::de::DeTable;

use crate::diagnostic::{Diagnostic, Location};
use crate::source::Sources;
use crate::syntax::{Chapter, Definitions};
use table::{Parser, Table};

/// Parses all files. A file that contains at least one key of a chapter file is a chapter. All other files contain
/// definitions.
pub(crate) fn parse(
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Definitions, Vec<Chapter>) {
    let mut definitions = Definitions::default();
    let mut chapters = Vec::new();
    let mut broken = Vec::new();
    for (file, source) in sources.iter().filter(|(_, source)| !source.broken) {
        let (table, errors) = DeTable::parse_recoverable(&source.text);
        let mut parser = Parser { file, diagnostics };
        if !errors.is_empty() {
            // After a syntax error, the meaning of the rest of the file is uncertain, so it is not checked further.
            let mut lines = BTreeSet::new();
            for error in &errors {
                parser.report_syntax_error(&source.text, error, &mut lines);
            }
            broken.push(file);
            continue;
        }
        let first_line = Location {
            file,
            start: 0,
            end: source.text.find('\n').unwrap_or(source.text.len()),
        };
        let mut table = Table::new(table.get_ref(), first_line, "a file");
        let is_chapter = chapter::KEYS.iter().any(|key| table.peek(key).is_some());
        if is_chapter {
            chapters.push(chapter::parse(&mut parser, source.stem(), table));
        } else {
            definitions::parse(&mut parser, &mut table, &mut definitions);
            table.finish(&mut parser);
        }
    }
    for file in broken {
        sources.mark_broken(file);
    }
    (definitions, chapters)
}

//! Parses TOML text into [`syntax`](crate::syntax). A key that the parser does not request is reported as unknown.
//!
//! A value that is missing or has the wrong type is reported and replaced by an empty one, so that the values around it are still
//! checked. An empty string therefore stands for an error that has already been reported.

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

/// Parses all files. A file with any of the keys of a chapter file is a chapter. All other files hold definitions.
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
            // The rest of such a file can only be guessed, so further errors in it would be unreliable.
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

//! From TOML text to [`syntax`](crate::syntax): every key is asked for once, and what nobody asked for is a fault.
//!
//! What is missing or of a wrong kind is reported and replaced by something empty, so that everything around it is still checked; an
//! empty text therefore stands for a fault that was reported.

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

/// Reads every file. A file is a chapter when it has a `[chapter]` table, otherwise it holds definitions.
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
            // What the parser makes of the rest of such a file is a guess, and so would be the faults found in it.
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

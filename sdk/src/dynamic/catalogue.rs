//! The list of all endpoints in the catalogue.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::entry::Entry;
use super::operation::Operation;

/// The generator's description of the whole catalogue, including chapters that are not compiled in.
const DOCUMENT: &str = include_str!(concat!(env!("OUT_DIR"), "/catalogue.json"));

/// Returns the endpoints of all chapters that are compiled in, ordered by chapter.
pub fn catalogue() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| read_entries(crate::platform::OPERATIONS))
}

/// Combines the compiled endpoints with their descriptions in the document.
fn read_entries(operations: &'static [&'static [Operation]]) -> Vec<Entry> {
    // The generator wrote the document during this build, and a test checks that it can be parsed.
    let document: CatalogueDocument<'static> = serde_json::from_str(DOCUMENT).unwrap_or_default();
    let mut documents = HashMap::new();
    for chapter in document.chapters {
        for endpoint in chapter.endpoints {
            documents.insert(endpoint.name.clone(), (chapter.feature.clone(), endpoint));
        }
    }
    operations
        .iter()
        .copied()
        .flatten()
        .map(|operation| {
            let (feature, document) = documents
                .remove(operation.endpoint.name.as_ref())
                .unwrap_or_default();
            let chapter = operation
                .endpoint
                .name
                .split('.')
                .next()
                .unwrap_or_default();
            Entry {
                endpoint: operation.endpoint,
                chapter: chapter.to_owned(),
                feature,
                title: document.title,
                summary: document.summary,
                scope: document.scope,
                legacy: document.legacy,
                replaced_by: document.replaced_by,
                pages: document.doc,
                aliases: document.aliases,
                operation,
                request: document.request,
                response: document.response,
                open_body: document.open_body,
            }
        })
        .collect()
}

#[derive(Default, Deserialize)]
struct CatalogueDocument<'a> {
    #[serde(borrow)]
    chapters: Vec<ChapterDocument<'a>>,
}

#[derive(Deserialize)]
struct ChapterDocument<'a> {
    feature: Option<String>,
    #[serde(borrow)]
    endpoints: Vec<EndpointDocument<'a>>,
}

/// An endpoint's description. The schemas make up most of the document, so they are parsed only when they are needed.
#[derive(Default, Deserialize)]
struct EndpointDocument<'a> {
    name: String,
    title: Option<String>,
    summary: String,
    #[serde(default)]
    doc: Vec<String>,
    scope: Option<String>,
    legacy: bool,
    replaced_by: Option<String>,
    aliases: Vec<String>,
    open_body: bool,
    #[serde(borrow)]
    request: Option<&'a RawValue>,
    #[serde(borrow)]
    response: Option<&'a RawValue>,
}

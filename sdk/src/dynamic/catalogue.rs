//! All endpoints of the catalogue.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::entry::Entry;
use super::operation::Operation;

/// What the generator has written about the whole catalogue, chapters included that are not compiled in.
const DOCUMENT: &str = include_str!(concat!(env!("OUT_DIR"), "/catalogue.json"));

/// The endpoints of all chapters that are compiled in, in the order of their chapters.
pub fn catalogue() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| read_entries(crate::platform::OPERATIONS))
}

/// Joins the compiled endpoints with what the document says of them.
fn read_entries(operations: &'static [&'static [Operation]]) -> Vec<Entry> {
    // The generator wrote the document in the same build; a test sees to it that it can be read.
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

/// The schemas are parsed only when they are asked for: they are nearly all of the document.
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

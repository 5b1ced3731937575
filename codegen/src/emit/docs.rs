//! Writes the documentation of generated items.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{About, Chapter, Endpoint, Event, Field, Model, Place, Structure};
use crate::names::{method_name, module_name, without_raw_mark};

use super::markdown::{escape_prose, escape_text, inline_code, official_page};
use super::target::Target;
use super::{example, pages};

/// Converts Markdown to `#[doc]` attributes, one for each line.
pub(super) fn doc_attributes(markdown: &str) -> Vec<TokenStream> {
    markdown
        .trim()
        .lines()
        .map(|line| {
            let line = format!(" {line}");
            let line = line.trim_end();
            quote! { #[doc = #line] }
        })
        .collect()
}

pub(super) fn chapter(chapter: &Chapter) -> Vec<TokenStream> {
    doc_attributes(&chapter_intro(chapter))
}

fn chapter_intro(chapter: &Chapter) -> String {
    let (summary, title) = (escape_prose(&chapter.summary), escape_text(&chapter.title));
    let mut text = format!("{summary}\n\n**{title}**");
    for page in &chapter.doc {
        text.push_str(&format!(" · {}", official_page(page)));
    }
    text
}

/// Documents the module of a chapter. Unlike the documentation of the client's method for the chapter, it also contains
/// the chapter's note and example.
pub(super) fn chapter_module(
    model: &Model,
    chapter: &Chapter,
    target: &Target,
) -> Vec<TokenStream> {
    let mut text = chapter_intro(chapter);
    if let Some(note) = &chapter.note {
        text.push_str(&format!("\n\n{note}"));
    }
    let shown = chapter.example.as_ref().and_then(|name| {
        let mut endpoints = chapter.endpoints.iter();
        endpoints.find(|endpoint| endpoint.name == *name)
    });
    if let Some(endpoint) = shown {
        let call = example::call(model, chapter, endpoint, target);
        text.push_str(&format!("\n\n{call}"));
    }
    doc_attributes(&text)
}

/// Documents an endpoint with everything that the catalogue says about it, including aliases for rustdoc's search.
pub(super) fn endpoint(
    model: &Model,
    chapter: &Chapter,
    endpoint: &Endpoint,
    target: &Target,
) -> Vec<TokenStream> {
    let mut text = escape_prose(&endpoint.summary);
    text.push_str("\n\n");
    if let Some(title) = &endpoint.title {
        text.push_str(&format!("**{}** · ", escape_text(title)));
    }
    let host = model
        .hosts
        .get(&endpoint.host)
        .map_or("", |host| host.value.production.as_str());
    let address = inline_code(&format!("{} {host}{}", endpoint.method, endpoint.path));
    text.push_str(&format!("{address}\n\n"));
    if let Some(replacement) = &endpoint.replaced_by {
        // This cannot be a link, because the feature of the replacement's chapter may be disabled.
        let call = inline_code(&call_path(replacement));
        text.push_str(&format!("Legacy: superseded by {call}.\n\n"));
    } else if endpoint.legacy {
        text.push_str("Legacy: the platform no longer documents it.\n\n");
    }
    if let Some(note) = &endpoint.note {
        text.push_str(note);
        text.push_str("\n\n");
    }
    if endpoint.pages.is_some() {
        let call = example::call(model, chapter, endpoint, target);
        text.push_str(&format!(
            "The results are paginated: `items` iterates over the entries of all pages, `pages` over the pages, and `send` fetches one page.\n\n{call}\n\n"
        ));
    }
    text.push_str(&facts(model, endpoint));
    let chapter_title = endpoint.title.is_none().then_some(&chapter.title);
    let names = endpoint.title.iter().chain(chapter_title);
    let names = names.chain([&endpoint.path]).chain(&endpoint.aliases);
    let mut attributes = doc_attributes(&text);
    attributes.extend(aliases(names, &endpoint.method_name));
    attributes
}

/// Documents an event with everything that the catalogue says about it, including aliases for rustdoc's search.
pub(super) fn event(event: &Event) -> Vec<TokenStream> {
    let mut text = escape_prose(&event.summary);
    text.push_str("\n\n");
    if let Some(title) = &event.title {
        text.push_str(&format!("**{}** · ", escape_text(title)));
    }
    let (name, protocol) = (inline_code(&event.event), inline_code(&event.protocol));
    text.push_str(&format!("{name} in the protocol {protocol}\n\n"));
    if let Some(note) = &event.note {
        text.push_str(&format!("{note}\n\n"));
    }
    if !event.marks.is_empty() {
        let marks: Vec<String> = event.marks.iter().map(|mark| inline_code(mark)).collect();
        let marks = marks.join(", ");
        text.push_str(&format!(
            "- Recognized by: {marks}; the protocol does not sign its name\n"
        ));
    }
    for page in &event.doc {
        text.push_str(&format!("- Source: {}\n", official_page(page)));
    }
    let names = event
        .title
        .iter()
        .chain([&event.event])
        .chain(&event.aliases);
    let mut attributes = doc_attributes(&text);
    attributes.extend(aliases(names, &event.type_name));
    attributes
}

/// Returns the section of a chapter's introduction that lists its events, line by line.
pub(super) fn events_list(chapter: &Chapter) -> Vec<String> {
    let module = without_raw_mark(&chapter.rust);
    let mut list = vec![String::new(), " # Events".to_owned(), String::new()];
    for event in &chapter.events {
        let (name, summary) = (&event.type_name, escape_prose(&event.summary));
        let entry = format!(" - [`{name}`]({module}::{name}): {summary}");
        list.push(entry.replace('\n', " "));
    }
    list
}

fn facts(model: &Model, endpoint: &Endpoint) -> String {
    let mut facts = String::new();
    let mut fact = |name: &str, value: &str| facts.push_str(&format!("- {name}: {value}\n"));
    for (name, fields) in Requirements::of(endpoint).entries() {
        fact(name, &fields);
    }
    match &endpoint.auth {
        None => fact("Credential", "none"),
        Some((credential, parameter)) => {
            let title = model
                .credentials
                .get(credential)
                .map_or(credential.as_str(), |known| known.value.title.as_str());
            let (title, place) = (escape_text(title), parameter.place.key());
            let (credential, name) = (inline_code(credential), inline_code(&parameter.name));
            let text = format!("{title} ({credential}), in the {place} as {name}");
            fact("Credential", &text);
        }
    }
    if let Some(scope) = &endpoint.scope {
        fact("Scope", &inline_code(scope));
    }
    if let Some(signature) = endpoint
        .sign
        .as_ref()
        .and_then(|sign| model.signatures.get(sign))
    {
        fact("Signature", &escape_prose(&signature.summary));
    }
    fact(
        "Sandbox",
        if endpoint.sandbox {
            "documented"
        } else {
            "not documented"
        },
    );
    let safe = if endpoint.safe {
        "yes"
    } else {
        "no; the client does not retry a call whose outcome is unclear"
    };
    fact("Safe to retry", safe);
    if let Some(query) = &endpoint.outcome {
        // Like a replacement, this cannot be a link.
        let query = inline_code(&call_path(query));
        let text = format!("{query} tells what became of a call whose outcome is unclear");
        fact("Outcome", &text);
    }
    for page in &endpoint.doc {
        fact("Source", &official_page(page));
    }
    facts
}

/// Converts names to `#[doc(alias)]` attributes, so that rustdoc's search finds the item by the platform's title, by
/// its path and by its names in other SDKs. `own` is the item's own name.
fn aliases<'a>(names: impl Iterator<Item = &'a String>, own: &str) -> Vec<TokenStream> {
    let mut aliases: Vec<String> = Vec::new();
    for name in names {
        // rustdoc rejects aliases that contain quotes, that contain whitespace other than single spaces between words,
        // or that equal the item's own name.
        let alias = name.replace(['"', '\''], "");
        let alias = alias.split_whitespace().collect::<Vec<_>>().join(" ");
        if !alias.is_empty() && alias != without_raw_mark(own) && !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    let attribute = |alias: &String| quote! { #[doc(alias = #alias)] };
    aliases.iter().map(attribute).collect()
}

/// Returns the expression that creates a request for an endpoint. For example, `login.code_to_session` becomes
/// `login().code_to_session()`.
pub(super) fn call_path(name: &str) -> String {
    let (chapter, endpoint) = name.split_once('.').unwrap_or(("", name));
    let words = [module_name(chapter), method_name(endpoint)];
    let words: Vec<&str> = words
        .iter()
        .flatten()
        .map(|word| without_raw_mark(word))
        .collect();
    words.join("().") + "()"
}

/// The fields that a caller must set in a request.
pub(super) struct Requirements<'a> {
    /// The groups of fields of which at least one must be set.
    pub(super) at_least_one: Vec<Vec<&'a Field>>,
    required: Vec<&'a Field>,
    /// The field that selects the page, which only a call for a single page must set.
    position: Option<&'a Field>,
}

impl<'a> Requirements<'a> {
    pub(super) fn of(endpoint: &'a Endpoint) -> Self {
        let group = |names: &Vec<String>| {
            let fields = endpoint.fields.iter().map(|(_, field)| field);
            fields.filter(|field| names.contains(&field.wire)).collect()
        };
        let required = endpoint
            .fields
            .iter()
            .filter(|(_, field)| field.is_required());
        let (position, required): (Vec<_>, Vec<_>) =
            required.partition(|(place, field)| pages::is_position(endpoint, *place, field));
        Self {
            at_least_one: endpoint.at_least_one.iter().map(group).collect(),
            required: required.into_iter().map(|(_, field)| field).collect(),
            position: position.first().map(|(_, field)| field),
        }
    }

    /// Returns the sentences that mark a field as required.
    fn sentences(&self, field: &Field) -> Vec<String> {
        let is_position = self
            .position
            .is_some_and(|position| position.wire == field.wire);
        if is_position {
            return vec!["Required by `send`; `items` and `pages` set it.".to_owned()];
        }
        if field.is_required() {
            return vec!["Required.".to_owned()];
        }
        let groups = self.at_least_one.iter();
        groups
            .filter(|group| group.iter().any(|member| member.wire == field.wire))
            .map(|group| format!("Required: at least one of {}.", names_of(group)))
            .collect()
    }

    /// Returns the list entries that name the setters a caller must use.
    fn entries(&self) -> Vec<(&'static str, String)> {
        let mut entries = Vec::new();
        if !self.required.is_empty() {
            entries.push(("Required", names_of(&self.required)));
        }
        if let Some(position) = self.position {
            entries.push(("Required by `send`", names_of(&[position])));
        }
        for group in &self.at_least_one {
            entries.push(("Required, at least one of", names_of(group)));
        }
        entries
    }
}

fn names_of(fields: &[&Field]) -> String {
    let names = fields
        .iter()
        .map(|field| inline_code(without_raw_mark(&field.rust)));
    names.collect::<Vec<_>>().join(", ")
}

/// Documents a request.
pub(super) fn request(endpoint: &Endpoint) -> Vec<TokenStream> {
    let mut text = format!(
        "Request of [`Calls::{}`].\n\n{}",
        without_raw_mark(&endpoint.method_name),
        escape_prose(&endpoint.summary)
    );
    if let Some(title) = &endpoint.title {
        text.push_str(&format!(" ({})", escape_text(title)));
    }
    doc_attributes(&text)
}

/// Documents a structure that is a response, is nested in a request, response or event, or is signed for the front end.
pub(super) fn structure(structure: &Structure) -> Vec<TokenStream> {
    let mut text = match &structure.about {
        About::Sentence(text) => escape_prose(text),
        About::AnswerTo(request) => format!(
            "Response of [`{request}`].\n\nA field that the platform leaves out is `None`, zero or empty."
        ),
        About::FieldOf { field, rust } => format!("{} of [`{rust}`].", inline_code(field)),
    };
    let uri = structure.signed_uri.as_ref();
    if let Some(uri) = uri {
        text.push_str(&format!(
            "\n\nFill in the fields, then sign it with `Client::sign`, which signs it for {}.",
            inline_code(uri)
        ));
    }
    if !structure.doc.is_empty() {
        text.push_str("\n\n");
    }
    for page in &structure.doc {
        text.push_str(&format!("- Source: {}\n", official_page(page)));
    }
    // rustdoc's search finds the structure by the name of the front end's function.
    let function = uri.map(|uri| uri.trim_start_matches('/').to_owned());
    let mut attributes = doc_attributes(&text);
    attributes.extend(aliases(function.iter(), &structure.rust));
    attributes
}

/// Documents a field of a request and its setter: whether the field is required, what the catalogue says about it, and
/// how it is sent.
pub(super) fn request_field(
    field: &Field,
    place: Option<Place>,
    requirements: Option<&Requirements<'_>>,
) -> Vec<TokenStream> {
    let mut meaning = match requirements {
        Some(requirements) => requirements.sentences(field),
        None if field.is_required() => vec!["Required.".to_owned()],
        None => Vec::new(),
    };
    meaning.extend(field.doc.as_deref().map(escape_prose));
    let mut rules = Vec::new();
    match place {
        Some(Place::Local) => rules.push("Not sent: the request is signed with it.".to_owned()),
        Some(place @ (Place::Path | Place::Query | Place::Header)) => {
            rules.push(format!("Sent in the {}.", place.key()));
        }
        Some(Place::Body) | None => {}
    }
    if let Some(default) = &field.default {
        rules.push(format!("Default: {}.", inline_code(default)));
    }
    if let Some(bytes) = field.max_bytes {
        rules.push(format!("At most {bytes} bytes."));
    }
    if let Some(items) = field.max_items {
        rules.push(format!("At most {items} entries."));
    }
    if let Some(separator) = &field.join {
        rules.push(format!(
            "Sent as one text, the entries joined by {}.",
            inline_code(separator)
        ));
    }
    field_doc(field, meaning, rules)
}

/// Documents a field of a response or event.
pub(super) fn response_field(field: &Field) -> Vec<TokenStream> {
    let meaning = field.doc.as_deref().map(escape_prose);
    field_doc(field, meaning.into_iter().collect(), Vec::new())
}

/// Joins the parts of a field's documentation. The result is empty if there is nothing to say.
fn field_doc(field: &Field, meaning: Vec<String>, mut rules: Vec<String>) -> Vec<TokenStream> {
    if field.secret {
        rules.push("Secret: `Debug` masks it.".to_owned());
    }
    if let Some(example) = &field.example {
        rules.push(format!("Example: {}.", inline_code(example)));
    }
    if without_raw_mark(&field.rust) != field.wire && !field.is_whole_body() {
        rules.push(format!("Named {} on the wire.", inline_code(&field.wire)));
    }
    let paragraphs = [meaning.join(" "), rules.join(" ")];
    let paragraphs: Vec<&str> = paragraphs
        .iter()
        .map(String::as_str)
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    doc_attributes(&paragraphs.join("\n\n"))
}

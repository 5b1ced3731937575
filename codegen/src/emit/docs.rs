//! Documentation of generated items.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Chapter, Endpoint, Field, Model, Place};
use crate::names::snake;

/// Markdown as `#[doc]` attributes, a line each.
pub(super) fn lines(markdown: &str) -> Vec<TokenStream> {
    markdown
        .lines()
        .map(|line| {
            let line = format!(" {line}");
            let line = line.trim_end();
            quote! { #[doc = #line] }
        })
        .collect()
}

pub(super) fn chapter(chapter: &Chapter) -> Vec<TokenStream> {
    let mut text = format!("{}\n\n**{}**", chapter.summary, plain(&chapter.title));
    for page in &chapter.doc {
        text.push_str(&format!(" · [official page]({page})"));
    }
    lines(&text)
}

/// Everything there is to know about an endpoint, with the names it is searched by.
pub(super) fn endpoint(model: &Model, chapter: &Chapter, endpoint: &Endpoint) -> Vec<TokenStream> {
    let mut text = endpoint.summary.clone();
    text.push_str("\n\n");
    if let Some(title) = &endpoint.title {
        text.push_str(&format!("**{}** · ", plain(title)));
    }
    let host = model
        .hosts
        .get(&endpoint.host)
        .map_or("", |host| host.is.production.as_str());
    text.push_str(&format!(
        "`{} {host}{}`\n\n",
        endpoint.method, endpoint.path
    ));
    if let Some(replacement) = &endpoint.replaced_by {
        text.push_str(&format!(
            "Legacy: superseded by {}.\n\n",
            link(model, replacement)
        ));
    } else if endpoint.legacy {
        text.push_str("Legacy: the platform no longer describes it.\n\n");
    }
    if let Some(note) = &endpoint.note {
        text.push_str(note);
        text.push_str("\n\n");
    }
    text.push_str(&facts(model, endpoint));
    let mut attributes = lines(&text);
    attributes.extend(
        aliases(chapter, endpoint)
            .iter()
            .map(|alias| quote! { #[doc(alias = #alias)] }),
    );
    attributes
}

fn facts(model: &Model, endpoint: &Endpoint) -> String {
    let mut facts = String::new();
    let mut fact = |name: &str, value: &str| facts.push_str(&format!("- {name}: {value}\n"));
    match &endpoint.auth {
        None => fact("Credential", "none"),
        Some((credential, parameter)) => {
            let title = model
                .credentials
                .get(credential)
                .map_or(credential.as_str(), |known| known.is.title.as_str());
            let place = parameter.place.key();
            fact(
                "Credential",
                &format!(
                    "{title} (`{credential}`), in the {place} as `{}`",
                    parameter.name
                ),
            );
        }
    }
    if let Some(scope) = &endpoint.scope {
        fact("Scope", &format!("`{scope}`"));
    }
    if let Some(signature) = endpoint
        .sign
        .as_ref()
        .and_then(|sign| model.signatures.get(sign))
    {
        fact("Signature", &signature.summary);
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
        "no; a call is not repeated when its outcome is unclear"
    };
    fact("Safe to repeat", safe);
    for page in &endpoint.doc {
        fact("Source", &format!("[official page]({page})"));
    }
    facts
}

/// What people type into the search: the platform's title, the path, and the names in other SDKs.
fn aliases(chapter: &Chapter, endpoint: &Endpoint) -> Vec<String> {
    let chapter_title = endpoint.title.is_none().then_some(&chapter.title);
    let mut aliases: Vec<String> = Vec::new();
    let names = endpoint
        .title
        .iter()
        .chain(chapter_title)
        .chain([&endpoint.path])
        .chain(&endpoint.aliases);
    for name in names {
        // rustdoc takes no quotes, no other white space than single spaces inside, and not the item's own name.
        let alias = name.replace(['"', '\''], "");
        let alias = alias.split_whitespace().collect::<Vec<_>>().join(" ");
        let own_name = alias == endpoint.method_name || alias == endpoint.type_name;
        if !alias.is_empty() && !own_name && !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    aliases
}

/// How another endpoint is called: `login().code_to_session()`.
pub(super) fn call(name: &str) -> String {
    let words = name.split('.').filter_map(snake).collect::<Vec<_>>();
    words.join("().") + "()"
}

fn link(model: &Model, name: &str) -> String {
    match model.endpoint(name) {
        // Only what is generated in the same run, whatever features are on, can be linked to safely: the call is named instead.
        Some(_) => format!("`{}`", call(name)),
        None => name.to_owned(),
    }
}

/// What a field of a request is, and whether it must be given.
pub(super) fn request_field(field: &Field, place: Option<Place>) -> Vec<TokenStream> {
    let mut text = description(field);
    text.push_str(match (&field.default, field.optional) {
        (Some(_), _) | (None, true) => "Optional.",
        (None, false) => "Required.",
    });
    match place {
        Some(Place::Local) => text.push_str(" Not sent: the request is signed with it."),
        Some(place @ (Place::Path | Place::Query | Place::Header)) => {
            text.push_str(&format!(" In the {}.", place.key()));
        }
        Some(Place::Body) | None => {}
    }
    if let Some(default) = &field.default {
        text.push_str(&format!(" `{default}` is sent where nothing is given."));
    }
    if let Some(bytes) = field.max_bytes {
        text.push_str(&format!(" At most {bytes} bytes."));
    }
    if let Some(items) = field.max_items {
        text.push_str(&format!(" At most {items} entries."));
    }
    lines(&(text + &wire_name(field)))
}

/// What a field of an answer is.
pub(super) fn response_field(field: &Field) -> Vec<TokenStream> {
    let mut text = description(field);
    text.push_str(if field.optional {
        "`None` where the answer leaves it out."
    } else {
        "Zero or empty where the answer leaves it out."
    });
    lines(&(text + &wire_name(field)))
}

fn description(field: &Field) -> String {
    let mut text = match &field.doc {
        Some(doc) => format!("{}\n\n", doc.trim()),
        None => format!("The platform's `{}`.\n\n", field.wire),
    };
    if field.secret {
        text.push_str("Secret: never shown by `Debug`. ");
    }
    text
}

fn wire_name(field: &Field) -> String {
    if field.doc.is_none()
        || field.rust.trim_start_matches("r#") == field.wire
        || field.is_whole_body()
    {
        return String::new();
    }
    format!(" `{}` on the wire.", field.wire)
}

/// A text in which nothing is markdown.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.trim().chars() {
        if matches!(letter, '[' | ']' | '<' | '>' | '*' | '_' | '`' | '\\') {
            plain.push('\\');
        }
        plain.push(letter);
    }
    plain
}

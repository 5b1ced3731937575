//! Emits the implementation of `Paged` for paginated requests.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::{Chapter, Endpoint, Field, PageStyle, Pages, Place, Response, Type};
use crate::names::ident;

use super::types;

/// Emits the additional methods of a paginated request.
pub(super) fn methods() -> TokenStream {
    quote! {
        /// Iterates over the pages, each fetched when it is needed.
        #[inline]
        pub fn pages(self) -> ::bytedance::Pages<Self> { ::bytedance::Pages::new(self) }
        /// Iterates over the entries of all pages, each page fetched when it is needed.
        #[inline]
        pub fn items(self) -> ::bytedance::Items<Self> { ::bytedance::Items::new(self) }
    }
}

/// Emits the implementation of `Paged`, or `None` if the endpoint is not paginated. The checks guarantee that the
/// fields named in `pages` exist.
///
/// ```text
/// impl ::bytedance::Paged for ListOrders {
///     type Item = Order;
///     fn start(&mut self) { ::bytedance::pages::start(&mut self.cursor, "0"); }
///     fn advance(&mut self, answer: &Self::Response, turn: &mut ::bytedance::pages::Turn) -> bool {
///         turn.items(answer.list.len()).more(Some(answer.has_more))
///             .cursor(&mut self.cursor, Some(&answer.cursor))
///     }
///     fn items(answer: Self::Response) -> Vec<Self::Item> { answer.list }
/// }
/// ```
pub(super) fn implementation(chapter: &Chapter, endpoint: &Endpoint) -> Option<TokenStream> {
    let pages = endpoint.pages.as_ref()?;
    let request = ident(&endpoint.type_name);
    let (steps, list) = resolve_path(chapter, endpoint, &pages.items)?;
    let item = match list {
        Type::List(item) => types::rust(item),
        _ => return None,
    };
    let (count, is_option) = access(&steps, true);
    let count = if is_option {
        quote! { #count.map_or(0, ::std::vec::Vec::len) }
    } else {
        quote! { #count.len() }
    };
    let (items, is_option) = access(&steps, false);
    let items = if is_option {
        quote! { #items.unwrap_or_default() }
    } else {
        items
    };
    let mut calls = quote! { .items(#count) };
    if let Some(more) = &pages.more {
        calls.extend(more_call(chapter, endpoint, more)?);
    }
    let (start, turn) = start_and_advance(chapter, endpoint, pages)?;
    let start = start.map(|start| {
        quote! {
            #[inline]
            fn start(&mut self) { #start }
        }
    });
    Some(quote! {
        impl ::bytedance::Paged for #request {
            type Item = #item;
            #start
            #[inline]
            fn advance(&mut self, answer: &Self::Response, turn: &mut ::bytedance::pages::Turn) -> bool {
                turn #calls #turn
            }
            #[inline]
            fn items(answer: Self::Response) -> ::std::vec::Vec<Self::Item> { #items }
        }
    })
}

/// Emits the body of `start`, if one is needed to request the first page, and the calls in `advance` that prepare the
/// request for the next page.
fn start_and_advance(
    chapter: &Chapter,
    endpoint: &Endpoint,
    pages: &Pages,
) -> Option<(Option<TokenStream>, TokenStream)> {
    let start = |field: &Field, first: &str| {
        let name = ident(&field.rust);
        quote! { ::bytedance::pages::start(&mut self.#name, #first); }
    };
    Some(match &pages.style {
        PageStyle::Cursor { cursor, next } => {
            let cursor = request_field(endpoint, cursor)?;
            let (steps, _) = resolve_path(chapter, endpoint, next)?;
            let (next, is_option) = access(&steps, true);
            let next = if is_option {
                next
            } else {
                quote! { ::std::option::Option::Some(&#next) }
            };
            let name = ident(&cursor.rust);
            let first = if cursor.ty == Type::String { "" } else { "0" };
            let start = cursor.is_required().then(|| start(cursor, first));
            (start, quote! { .cursor(&mut self.#name, #next) })
        }
        PageStyle::Page {
            page,
            first,
            size,
            total,
        } => {
            let page = request_field(endpoint, page)?;
            let calls = size_and_total(chapter, endpoint, size.as_ref(), total.as_ref())?;
            let name = ident(&page.rust);
            let start = start(page, &first.to_string());
            let first = Literal::i64_unsuffixed(*first);
            (
                Some(start),
                quote! { #calls .page(&mut self.#name, #first) },
            )
        }
        PageStyle::Offset {
            offset,
            size,
            total,
        } => {
            let offset = request_field(endpoint, offset)?;
            let calls = size_and_total(chapter, endpoint, size.as_ref(), total.as_ref())?;
            let name = ident(&offset.rust);
            let start = start(offset, "0");
            (Some(start), quote! { #calls .offset(&mut self.#name) })
        }
    })
}

fn size_and_total(
    chapter: &Chapter,
    endpoint: &Endpoint,
    size: Option<&String>,
    total: Option<&String>,
) -> Option<TokenStream> {
    let mut calls = TokenStream::new();
    if let Some(total) = total {
        let (steps, _) = resolve_path(chapter, endpoint, total)?;
        let (total, is_option) = access(&steps, true);
        calls.extend(if is_option {
            quote! { .total(#total.map(|total| i64::from(*total))) }
        } else {
            quote! { .total(::std::option::Option::Some(i64::from(#total))) }
        });
    }
    if let Some(size) = size {
        let field = request_field(endpoint, size)?;
        let name = ident(&field.rust);
        let default = field.default.as_ref().and_then(|json| {
            // The default is a number or a string containing one.
            json.trim_matches('"').parse::<i64>().ok()
        });
        let default = match default {
            Some(default) => {
                let default = Literal::i64_unsuffixed(default);
                quote! { ::std::option::Option::Some(#default) }
            }
            None => quote! { ::std::option::Option::None },
        };
        calls.extend(quote! { .size(&self.#name, #default) });
    }
    Some(calls)
}

fn more_call(chapter: &Chapter, endpoint: &Endpoint, more: &str) -> Option<TokenStream> {
    let (steps, ty) = resolve_path(chapter, endpoint, more)?;
    let (more, is_option) = access(&steps, true);
    let is_truth = matches!(ty, Type::Bool | Type::Flag);
    Some(match (is_option, is_truth) {
        (true, true) => quote! { .more(#more.copied()) },
        (true, false) => quote! { .more(#more.map(|more| *more != 0)) },
        (false, true) => quote! { .more(::std::option::Option::Some(#more)) },
        (false, false) => quote! { .more(::std::option::Option::Some(#more != 0)) },
    })
}

/// Returns `true` if the field selects the page. The SDK sets such a field for each page, so callers need not set it.
pub(super) fn is_position(endpoint: &Endpoint, place: Place, field: &Field) -> bool {
    let Some(pages) = &endpoint.pages else {
        return false;
    };
    let (PageStyle::Cursor { cursor: name, .. }
    | PageStyle::Page { page: name, .. }
    | PageStyle::Offset { offset: name, .. }) = &pages.style;
    matches!(place, Place::Query | Place::Body) && field.wire == *name
}

fn request_field<'a>(endpoint: &'a Endpoint, wire: &str) -> Option<&'a Field> {
    let is_sent = |place: &Place| matches!(place, Place::Query | Place::Body);
    let mut fields = endpoint.fields.iter();
    fields
        .find(|(place, field)| is_sent(place) && field.wire == wire)
        .map(|(_, field)| field)
}

/// Resolves a path in the payload. Returns the fields along the path and the type of the value at its end.
fn resolve_path<'a>(
    chapter: &'a Chapter,
    endpoint: &'a Endpoint,
    path: &str,
) -> Option<(Vec<&'a Field>, &'a Type)> {
    let Response::Payload(payload) = &endpoint.response else {
        return None;
    };
    let (mut steps, mut ty) = (Vec::new(), inside_json_string(payload));
    let names = (path != ".").then(|| path.split('.'));
    for name in names.into_iter().flatten() {
        let Type::Structure(rust) = ty else {
            return None;
        };
        let structure = chapter
            .structures
            .iter()
            .find(|known| known.rust == *rust)?;
        let field = structure.fields.iter().find(|field| field.wire == name)?;
        steps.push(field);
        ty = inside_json_string(&field.ty);
    }
    Some((steps, ty))
}

/// Returns the type of the value inside any `json_string<..>` wrappers, because the Rust type has no such wrappers.
fn inside_json_string(ty: &Type) -> &Type {
    match ty {
        Type::JsonString(inner) => inside_json_string(inner),
        _ => ty,
    }
}

/// Emits the expression for the value at the end of a path in `answer`, and returns whether the expression is an
/// `Option`. With `borrowed`, that `Option` contains a reference.
fn access(steps: &[&Field], borrowed: bool) -> (TokenStream, bool) {
    let (reference, as_ref) = if borrowed {
        (quote! { & }, quote! { .as_ref() })
    } else {
        (TokenStream::new(), TokenStream::new())
    };
    let mut value = quote! { answer };
    let mut is_option = false;
    for step in steps {
        let name = ident(&step.rust);
        value = match (is_option, step.optional) {
            (false, false) => quote! { #value.#name },
            (false, true) => quote! { #value.#name #as_ref },
            (true, false) => quote! { #value.map(|inner| #reference inner.#name) },
            (true, true) => quote! { #value.and_then(|inner| inner.#name #as_ref) },
        };
        is_option |= step.optional;
    }
    (value, is_option)
}

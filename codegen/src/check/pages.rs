//! Checks an endpoint's `pages`: the fields it refers to must exist and have suitable types.
//!
//! The checks work on the syntax tree. A field whose type is invalid has already been reported, and is not reported
//! again.

use crate::diagnostic::{Diagnostic, Location};
use crate::model::{self, PageStyle};
use crate::syntax::{
    self, Chapter, Endpoint, Field, FieldKind, Pages, Place, Plain, Response, Shape, Text, Type,
};

use super::checker::Checker;

/// The types of fields that can select a page.
const CURSORS: [Plain; 3] = [Plain::String, Plain::I32, Plain::I64];

/// The type of a field, reduced to the distinctions that matter for pages.
#[derive(Clone, Copy)]
enum Kind<'a> {
    /// An invalid type that has already been reported.
    Unknown,
    Object(&'a [Field]),
    List,
    Plain(Plain),
    /// A map or an enumeration.
    Other,
}

impl Checker<'_, '_> {
    pub(super) fn check_pages(
        &mut self,
        chapter: &Chapter,
        endpoint: &Endpoint,
    ) -> Option<model::Pages> {
        let pages = endpoint.pages.as_ref()?;
        let value = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
        let (position, size, style) = match &pages.style {
            syntax::PageStyle::Cursor { cursor, next } => {
                let style = PageStyle::Cursor {
                    cursor: cursor.value.clone(),
                    next: next.value.clone(),
                };
                (("cursor", cursor), &None, style)
            }
            syntax::PageStyle::Page {
                page,
                first,
                size,
                total,
            } => {
                let style = PageStyle::Page {
                    page: page.value.clone(),
                    first: *first,
                    size: value(size),
                    total: value(total),
                };
                (("page", page), size, style)
            }
            syntax::PageStyle::Offset {
                offset,
                size,
                total,
            } => {
                let style = PageStyle::Offset {
                    offset: offset.value.clone(),
                    size: value(size),
                    total: value(total),
                };
                (("offset", offset), size, style)
            }
        };
        self.check_request_field(chapter, endpoint, position.0, position.1);
        if let Some(size) = size {
            self.check_request_field(chapter, endpoint, "size", size);
            self.check_distinct_fields(position.1, size);
        }
        self.check_answer_fields(chapter, endpoint, pages);
        Some(model::Pages {
            style,
            items: pages.items.value.clone(),
            more: value(&pages.more),
        })
    }

    fn check_answer_fields(&mut self, chapter: &Chapter, endpoint: &Endpoint, pages: &Pages) {
        let payload = match &endpoint.response {
            Response::Unknown => return,
            Response::Fields(fields) => Kind::Object(fields),
            Response::Type(ty, _) => kind_of(chapter, ty),
            Response::Nothing | Response::Binary => {
                self.report(Diagnostic::new(
                    pages.items.location,
                    "`pages` needs a response with fields",
                    "the response has no field to name",
                    "describe the response in [endpoint.response], or remove `pages`",
                ));
                return;
            }
        };
        let integers = [Plain::I32, Plain::I64];
        let truths = [Plain::Bool, Plain::Flag, Plain::I32, Plain::I64];
        let mut field = |key: &str, path: &Text, expected: &str, plain: &[Plain]| {
            self.check_answer_field(chapter, payload, path, key, expected, plain);
        };
        match &pages.style {
            syntax::PageStyle::Cursor { next, .. } => {
                field("next", next, "a string or an integer", &CURSORS);
            }
            syntax::PageStyle::Page { total, .. } | syntax::PageStyle::Offset { total, .. } => {
                if let Some(total) = total {
                    field("total", total, "an integer", &integers);
                }
            }
        }
        field("items", &pages.items, "a list", &[]);
        if let Some(more) = &pages.more {
            field("more", more, "a `bool`, a `flag` or an integer", &truths);
        }
    }

    /// Checks a request field that selects a page or sets its size.
    fn check_request_field(
        &mut self,
        chapter: &Chapter,
        endpoint: &Endpoint,
        key: &str,
        name: &Text,
    ) {
        let is_sent = |place: Place| matches!(place, Place::Query | Place::Body);
        let mut named = endpoint
            .fields
            .iter()
            .filter(|(_, field)| field.name.value == name.value);
        let found = named
            .clone()
            .find(|(place, _)| is_sent(*place))
            .or_else(|| named.next());
        let Some((place, field)) = found else {
            let fields = endpoint.fields.iter();
            let known: Vec<String> = fields
                .filter(|(place, _)| is_sent(*place))
                .map(|(_, field)| field.name.value.clone())
                .collect();
            self.report_unknown("request field", name, known.iter());
            return;
        };
        if !is_sent(*place) {
            self.report(
                Diagnostic::new(
                    name.location,
                    format!("`{key}` must name a field of the query or the body"),
                    format!("this field is in [endpoint.{}]", place.key()),
                    "name another field, or move this one",
                )
                .and(field.name.location, "the field"),
            );
            return;
        }
        // A field with JSON inside a string cannot select a page.
        let is_packed = matches!(&field.kind, FieldKind::Type(Type::JsonString(_)));
        let serves = match kind_of_field(chapter, field) {
            Kind::Unknown => true,
            Kind::Plain(kind) => CURSORS.contains(&kind) && !is_packed,
            Kind::Object(_) | Kind::List | Kind::Other => false,
        };
        if !serves {
            let expected = "a string or an integer";
            self.report_wrong_field(key, name, expected, Some(field.name.location));
        }
    }

    /// Checks a response field, identified by its path.
    ///
    /// `plain` lists the types allowed for the field. If it is empty, the field must be a list.
    fn check_answer_field(
        &mut self,
        chapter: &Chapter,
        payload: Kind<'_>,
        path: &Text,
        key: &str,
        expected: &str,
        plain: &[Plain],
    ) {
        let (mut kind, mut place) = (payload, None);
        // The path `.` refers to the payload itself, which can only be the list. Other paths refer to fields of the
        // payload.
        let names = (path.value != ".").then(|| path.value.split('.'));
        for name in names.into_iter().flatten() {
            let fields = match kind {
                Kind::Object(fields) => fields,
                Kind::Unknown => return,
                _ => {
                    self.report_no_object(path, name, place);
                    return;
                }
            };
            let Some(field) = fields.iter().find(|field| field.name.value == name) else {
                let known: Vec<String> = fields
                    .iter()
                    .map(|field| field.name.value.clone())
                    .collect();
                let name = Text {
                    value: name.to_owned(),
                    location: path.location,
                };
                self.report_unknown("response field", &name, known.iter());
                return;
            };
            place = Some(field.name.location);
            kind = kind_of_field(chapter, field);
        }
        let serves = match kind {
            Kind::Unknown => true,
            Kind::List => plain.is_empty(),
            Kind::Plain(kind) => plain.contains(&kind),
            Kind::Object(_) | Kind::Other => false,
        };
        if !serves {
            self.report_wrong_field(key, path, expected, place);
        }
    }

    fn report_no_object(&mut self, path: &Text, name: &str, place: Option<Location>) {
        let title = format!("`{}` is not the path of a field", path.value);
        let (label, help) = match place {
            Some(_) => (
                format!("`{name}` can't be a field of something that is not an object"),
                "a path can only go through objects, not through lists, maps or plain values",
            ),
            None => (
                "the payload is not an object".to_owned(),
                "if the payload is the list itself, write items = \".\"; no other key can name a part of it",
            ),
        };
        let diagnostic = Diagnostic::new(path.location, title, label, help);
        self.report(match place {
            Some(place) => diagnostic.and(place, "not an object"),
            None => diagnostic,
        });
    }

    fn report_wrong_field(
        &mut self,
        key: &str,
        name: &Text,
        expected: &str,
        field: Option<Location>,
    ) {
        let diagnostic = Diagnostic::new(
            name.location,
            format!("`{key}` must name {expected}"),
            "this has another type",
            "name another field, or fix its type",
        );
        self.report(match field {
            Some(field) => diagnostic.and(field, "the field"),
            None => diagnostic,
        });
    }

    fn check_distinct_fields(&mut self, position: &Text, size: &Text) {
        if size.value == position.value && !size.value.is_empty() {
            self.report(
                Diagnostic::new(
                    size.location,
                    format!("`{}` can't be both the position and the size", size.value),
                    "named as the size",
                    "name the field that sets the number of entries per page, or remove `size`",
                )
                .and(position.location, "named as the position"),
            );
        }
    }
}

fn kind_of_field<'a>(chapter: &'a Chapter, field: &'a Field) -> Kind<'a> {
    match &field.kind {
        FieldKind::Unknown => Kind::Unknown,
        FieldKind::Type(ty) => kind_of(chapter, ty),
        FieldKind::Nested { shape, fields, .. } => match shape {
            Shape::Object => Kind::Object(fields),
            Shape::List => Kind::List,
            Shape::Map => Kind::Other,
        },
    }
}

fn kind_of<'a>(chapter: &'a Chapter, ty: &Type) -> Kind<'a> {
    match ty {
        Type::Plain(plain) => Kind::Plain(*plain),
        Type::List(_) => Kind::List,
        Type::Map(_) => Kind::Other,
        Type::JsonString(inner) => kind_of(chapter, inner),
        Type::Named(name, _) => {
            let structure = |known: &&syntax::Structure| known.name.value == *name;
            let is_enumeration = chapter
                .enumerations
                .iter()
                .any(|known| known.name.value == *name);
            match chapter.structures.iter().find(structure) {
                Some(structure) => Kind::Object(&structure.fields),
                None if is_enumeration => Kind::Other,
                None => Kind::Unknown,
            }
        }
    }
}

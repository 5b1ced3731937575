//! Checks events.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::model::Event;
use crate::names::{compound_type_name, upper_camel_case};
use crate::syntax::{self, Text};

use super::checker::{Checker, TakenNames};
use super::definitions::values;
use super::types::{Scope, Types};

/// The push protocols that the SDK supports.
const PROTOCOLS: [&str; 5] = ["ecpay", "trade", "webhook", "push", "life_service"];

/// The protocol that signs the content of an event but not its name.
const WITHOUT_SIGNED_NAME: &str = "ecpay";

/// The properties that identify an event on the wire. The marks and fields are relevant only if the protocol does not
/// sign the event's name.
pub(super) struct Identity {
    protocol: Text,
    event: Text,
    marks: Vec<Text>,
    fields: Vec<Text>,
}

pub(super) fn collect_identities(chapter: &syntax::Chapter) -> impl Iterator<Item = Identity> {
    chapter.events.iter().map(|event| {
        let marks = event.marks.as_ref().map(|marks| marks.value.clone());
        Identity {
            protocol: event.protocol.clone(),
            event: event.event.clone(),
            marks: marks.unwrap_or_default(),
            fields: event
                .fields
                .iter()
                .map(|field| field.name.clone())
                .collect(),
        }
    })
}

/// Reports events that have the same protocol and name, because it would be impossible to tell which of them a message
/// belongs to.
pub(super) fn report_repeated_events(checker: &mut Checker<'_, '_>, events: &[Identity]) {
    let mut seen = BTreeMap::new();
    for Identity {
        protocol, event, ..
    } in events
    {
        if protocol.value.is_empty() || event.value.is_empty() {
            continue;
        }
        // A crate is allowed to redefine an event of the SDK.
        let generated = checker.is_generated(event.location);
        let key = (generated, &protocol.value, &event.value);
        if let Some(first) = seen.insert(key, event.location) {
            checker.report(
                Diagnostic::new(
                    event.location,
                    format!(
                        "event `{}` of `{}` is described twice",
                        event.value, protocol.value
                    ),
                    "the second event with this protocol and name",
                    "merge the two into one event",
                )
                .and(first, "the first one"),
            );
        }
    }
}

/// Reports an event whose marks are all fields of a different event as well. A genuine message of the other event could
/// otherwise be passed off as this one.
pub(super) fn report_shared_marks(checker: &mut Checker<'_, '_>, events: &[Identity]) {
    let mut by_field: BTreeMap<&str, Vec<&Identity>> = BTreeMap::new();
    let unsigned = events
        .iter()
        .filter(|event| event.protocol.value == WITHOUT_SIGNED_NAME);
    for event in unsigned.clone() {
        for field in &event.fields {
            by_field.entry(&field.value).or_default().push(event);
        }
    }
    for event in unsigned {
        let Some((first, others)) = event.marks.split_first() else {
            continue;
        };
        let has = |other: &Identity, mark: &Text| {
            other.fields.iter().any(|field| field.value == mark.value)
        };
        let alike = by_field.get(first.value.as_str()).and_then(|those| {
            those.iter().find(|other| {
                other.event.value != event.event.value && others.iter().all(|mark| has(other, mark))
            })
        });
        if let Some(alike) = alike
            && checker.is_generated(event.event.location)
        {
            let protocol = WITHOUT_SIGNED_NAME;
            checker.report(
                Diagnostic::new(
                    first.location,
                    format!("`marks` does not distinguish event `{}` from another event", event.event.value),
                    format!("`{protocol}` does not sign the name of an event, and another event has all of these fields"),
                    "name a field that only the messages of this event have",
                )
                .and(alike.event.location, "the other event"),
            );
        }
    }
}

impl Checker<'_, '_> {
    /// Checks the events of a chapter.
    pub(super) fn check_events(
        &mut self,
        types: &mut Types,
        events: &[syntax::Event],
    ) -> Vec<Event> {
        let mut seen = TakenNames::new();
        let mut checked = Vec::new();
        for event in events {
            let Some(variant) = self.make_rust_name(&event.name, upper_camel_case, "rename it")
            else {
                types.without_taking_names(|types| self.check_event(types, "Nameless", event));
                continue;
            };
            let help = "rename one of the two, or remove it";
            if self.take_name(&mut seen, &variant, &event.name, "event", help) {
                checked.push(self.check_event(types, &variant, event));
            } else {
                types.without_taking_names(|types| self.check_event(types, &variant, event));
            }
        }
        checked
    }

    fn check_event(&mut self, types: &mut Types, variant: &str, event: &syntax::Event) -> Event {
        let type_name = compound_type_name(variant, "Event");
        self.take_type_name(types, &type_name, event.name.location, "event");
        self.check_page_addresses(&event.doc);
        self.check_word("protocol", &event.protocol, &PROTOCOLS);
        self.check_marks(event);
        self.check_push_name(event);
        let scope = Scope {
            prefix: &type_name,
            in_request: false,
            place: None,
            paged: false,
        };
        let fields = self.check_fields(types, scope, &event.fields);
        let text = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
        Event {
            name: event.name.value.clone(),
            variant: variant.to_owned(),
            title: text(&event.title),
            summary: event.summary.value.clone(),
            doc: values(&event.doc),
            protocol: event.protocol.value.clone(),
            event: event.event.value.clone(),
            marks: event
                .marks
                .as_ref()
                .map_or_else(Vec::new, |marks| values(&marks.value)),
            aliases: values(&event.aliases),
            note: text(&event.note),
            fields,
            type_name,
        }
    }

    /// Checks the marks of an event. They are required if the event's protocol does not sign its name, and not allowed
    /// otherwise.
    fn check_marks(&mut self, event: &syntax::Event) {
        let protocol = event.protocol.value.as_str();
        let is_signed = protocol != WITHOUT_SIGNED_NAME;
        let Some(marks) = &event.marks else {
            if !is_signed {
                self.report(Diagnostic::new(
                    event.protocol.location,
                    "an event of this protocol needs `marks`",
                    format!("`{protocol}` does not sign the name of an event"),
                    "add marks = [\"a_field_of_the_event\"], naming fields that together occur only in the messages of this event",
                ));
            }
            return;
        };
        if is_signed && PROTOCOLS.contains(&protocol) {
            self.report(Diagnostic::new(
                marks.location,
                "`marks` has no effect here",
                format!("`{protocol}` signs the name of an event"),
                format!("remove it: only `{WITHOUT_SIGNED_NAME}` needs it"),
            ));
        }
        let known: Vec<String> = event
            .fields
            .iter()
            .map(|field| field.name.value.clone())
            .collect();
        for mark in &marks.value {
            let of_this_name = |field: &&syntax::Field| field.name.value == mark.value;
            let Some(field) = event.fields.iter().find(of_this_name) else {
                self.report_unknown("event field", mark, known.iter());
                continue;
            };
            if field.optional || !field.also.is_empty() {
                self.report(Diagnostic::new(
                    mark.location,
                    format!("the mark `{}` may be missing", mark.value),
                    "a genuine message without it would be rejected",
                    "name a field that every message of the event has under this name",
                ));
            }
        }
    }

    /// Reports a push event whose name includes the message kind, such as `EVENT.AUTHORIZED`. Some sources write names
    /// in this form.
    fn check_push_name(&mut self, event: &syntax::Event) {
        let name = event.event.value.as_str();
        let bare = name.strip_prefix("EVENT.").unwrap_or(name);
        let bare = bare.strip_suffix(".Ticket").unwrap_or(bare);
        if event.protocol.value == "push" && bare != name {
            self.report(Diagnostic::new(
                event.event.location,
                format!("no push has the name `{name}`"),
                "the kind of message, `EVENT.` or `.Ticket`, is not part of the name",
                format!("write event = {bare:?}"),
            ));
        }
    }
}

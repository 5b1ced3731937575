//! Emits events: the type of each message, the `Event` enum of each chapter, and the `Event` enum of the whole SDK.
//!
//! In the SDK, all of this requires the feature `callbacks`. Crates that describe their own events must enable that
//! feature.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Chapter, Event, Response, Type};
use crate::names::{ident, upper_camel_case};

use super::target::Target;
use super::{attributes, docs, markdown, structure};

/// Emits the list of events for the introduction of a chapter.
pub(super) fn events_doc(listed: &Chapter, target: &Target) -> Option<TokenStream> {
    let lines = docs::events_list(listed);
    let doc = match target {
        Target::Sdk => quote! { #(#[cfg_attr(feature = "callbacks", doc = #lines)])* },
        Target::Dependent(_) => quote! { #(#[doc = #lines])* },
    };
    (!listed.events.is_empty()).then_some(doc)
}

/// Returns the structures and enumerations that none of the chapter's endpoints use.
pub(super) fn event_only_types(listed: &Chapter) -> BTreeSet<&str> {
    let structures = listed.structures.iter().map(|listed| listed.rust.as_str());
    let enumerations = listed
        .enumerations
        .iter()
        .map(|listed| listed.rust.as_str());
    let mut unused: BTreeSet<&str> = structures.chain(enumerations).collect();
    let mut open: Vec<&Type> = Vec::new();
    for endpoint in &listed.endpoints {
        open.extend(endpoint.fields.iter().map(|(_, field)| &field.ty));
        if let Response::Payload(ty) = &endpoint.response {
            open.push(ty);
        }
    }
    while let Some(ty) = open.pop() {
        match ty {
            Type::List(inner) | Type::Map(inner) | Type::JsonString(inner) => open.push(inner),
            Type::Structure(name) | Type::Enumeration(name) if unused.remove(name.as_str()) => {
                let found = listed.structures.iter().find(|listed| listed.rust == *name);
                open.extend(
                    found
                        .iter()
                        .flat_map(|found| &found.fields)
                        .map(|field| &field.ty),
                );
            }
            _ => {}
        }
    }
    unused
}

/// Emits the message types of a chapter's events and the enum `Event`.
///
/// ```text
/// pub enum Event { Payment(Box<PaymentEvent>) }
/// impl Event {
///     pub fn description(&self) -> &'static ::bytedance::callback::EventDescription {
///         match self { Self::Payment(_) => <PaymentEvent as ::bytedance::callback::EventType>::DESCRIPTION }
///     }
/// }
/// ```
pub(super) fn items(listed: &Chapter) -> Vec<TokenStream> {
    let mut items = Vec::new();
    if listed.events.is_empty() {
        return items;
    }
    for event in &listed.events {
        items.extend(message(listed, event));
    }
    let variants = listed.events.iter().map(|event| {
        let (variant, message) = (ident(&event.variant), ident(&event.type_name));
        let doc = docs::doc_attributes(&markdown::escape_prose(&event.summary));
        quote! { #(#doc)* #variant(::std::boxed::Box<#message>), }
    });
    let descriptions = listed.events.iter().map(|event| {
        let (variant, message) = (ident(&event.variant), ident(&event.type_name));
        quote! { Self::#variant(_) => <#message as ::bytedance::callback::EventType>::DESCRIPTION, }
    });
    items.push(quote! {
        /// An event of this chapter and its message.
        #[derive(Debug, Clone)]
        #[non_exhaustive]
        pub enum Event { #(#variants)* }
    });
    items.push(quote! {
        impl Event {
            /// Returns the description of the event.
            #[must_use]
            pub fn description(&self) -> &'static ::bytedance::callback::EventDescription {
                match self { #(#descriptions)* }
            }
        }
    });
    items
}

/// Emits the message type of an event and its description.
///
/// ```text
/// pub struct PaymentEvent { .. }
/// impl ::bytedance::callback::EventType for PaymentEvent {
///     const DESCRIPTION: &'static ::bytedance::callback::EventDescription =
///         &::bytedance::callback::EventDescription::new("ecpay.payment", ::bytedance::callback::Protocol::Ecpay, "payment")
///             .title("..").marks(&[..]).doc(&[..]);
/// }
/// ```
fn message(listed: &Chapter, event: &Event) -> Vec<TokenStream> {
    let name = ident(&event.type_name);
    let full_name = format!("{}.{}", listed.name, event.name);
    let (protocol, wire) = (protocol(event), &event.event);
    let title = event.title.as_ref().map(|title| quote! { .title(#title) });
    let marks = (!event.marks.is_empty()).then(|| {
        let marks = &event.marks;
        quote! { .marks(&[#(#marks),*]) }
    });
    let doc = (!event.doc.is_empty()).then(|| {
        let doc = &event.doc;
        quote! { .doc(&[#(#doc),*]) }
    });
    let mut items = structure::read_type(&name, &docs::event(event), &event.fields);
    items.push(quote! {
        impl ::bytedance::callback::EventType for #name {
            const DESCRIPTION: &'static ::bytedance::callback::EventDescription =
                &::bytedance::callback::EventDescription::new(#full_name, #protocol, #wire) #title #marks #doc;
        }
    });
    items
}

fn protocol(event: &Event) -> TokenStream {
    // The checks have already rejected unknown protocols.
    let name = ident(&upper_camel_case(&event.protocol).unwrap_or_default());
    quote! { ::bytedance::callback::Protocol::#name }
}

/// Emits the `Event` enum of the SDK. It has a variant for each enabled chapter, and one for events that no enabled
/// chapter describes.
pub(super) fn crate_events(chapters: &[&Chapter]) -> Vec<TokenStream> {
    let mut variants = TokenStream::new();
    let mut arms = TokenStream::new();
    let mut descriptions = TokenStream::new();
    for listed in chapters.iter().filter(|listed| !listed.events.is_empty()) {
        let (cfg, module) = (attributes::chapter_feature(listed), ident(&listed.rust));
        let (variant, doc) = (variant(listed), docs::chapter(listed));
        variants.extend(quote! { #(#doc)* #cfg #variant(crate::#module::Event), });
        for event in &listed.events {
            let message = ident(&event.type_name);
            let description = quote! {
                <crate::#module::#message as ::bytedance::callback::EventType>::DESCRIPTION
            };
            descriptions.extend(quote! { #cfg #description, });
            arms.extend(typed_arm(listed, event, &description));
        }
    }
    vec![
        quote! {
            /// A message that the platform pushed, by the chapter that describes it.
            #[derive(Debug, Clone)]
            #[non_exhaustive]
            pub enum Event {
                #variants
                /// A message that no enabled chapter describes.
                Unknown(::bytedance::callback::UnknownEvent),
            }
        },
        typed(&arms),
        quote! {
            impl Event {
                /// The events of all enabled chapters.
                pub(crate) const DESCRIPTIONS: &'static [&'static ::bytedance::callback::EventDescription] =
                    &[#descriptions];
            }
        },
    ]
}

/// ```text
/// #[cfg(feature = "ecpay")]
/// (::bytedance::callback::Protocol::Ecpay, "payment") => {
///     let mut message = Box::<crate::ecpay::PaymentEvent>::default();
///     read(&mut *message, <crate::ecpay::PaymentEvent as ::bytedance::callback::EventType>::DESCRIPTION);
///     Some(Self::Ecpay(crate::ecpay::Event::Payment(message)))
/// }
/// ```
fn typed_arm(listed: &Chapter, event: &Event, description: &TokenStream) -> TokenStream {
    let (cfg, module) = (attributes::chapter_feature(listed), ident(&listed.rust));
    let (kind, message) = (ident(&event.variant), ident(&event.type_name));
    let (protocol, wire) = (protocol(event), &event.event);
    let variant = variant(listed);
    quote! {
        #cfg
        (#protocol, #wire) => {
            let mut message = ::std::boxed::Box::<crate::#module::#message>::default();
            read(&mut *message, #description);
            ::std::option::Option::Some(Self::#variant(crate::#module::Event::#kind(message)))
        }
    }
}

/// Emits the function that looks up a message type by protocol and name.
fn typed(arms: &TokenStream) -> TokenStream {
    let lints = attributes::allow_lints();
    quote! {
        #lints
        impl Event {
            /// Reads the event of this name with `read`. Returns `None` if no enabled chapter describes it.
            // The parameters are unused if no chapter with events is enabled.
            #[allow(unused_variables)]
            pub(crate) fn typed(
                protocol: ::bytedance::callback::Protocol,
                event: &str,
                read: &mut dyn ::std::ops::FnMut(
                    &mut dyn ::bytedance::wire::Structure,
                    &'static ::bytedance::callback::EventDescription,
                ),
            ) -> ::std::option::Option<Self> {
                match (protocol, event) {
                    #arms
                    _ => ::std::option::Option::None,
                }
            }
        }
    }
}

/// Returns the name of a chapter's variant in the SDK's `Event` enum.
fn variant(listed: &Chapter) -> proc_macro2::Ident {
    let name = upper_camel_case(&listed.name).unwrap_or_default();
    // `Unknown` is reserved for events that no enabled chapter describes.
    ident(if name == "Unknown" { "Unknown_" } else { &name })
}

//! Emits open enumerations: one variant for each value in the catalogue, and `Other` for all other values.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::Enumeration;
use crate::names::ident;

use super::{docs, markdown};

/// The data shared by the functions that emit parts of an enumeration.
struct Parts<'a> {
    name: Ident,
    variants: Vec<Ident>,
    wires: Vec<&'a String>,
}

pub(super) fn items(enumeration: &Enumeration) -> Vec<TokenStream> {
    let values = enumeration.values.iter();
    let parts = Parts {
        name: ident(&enumeration.rust),
        variants: values
            .clone()
            .map(|(_, variant, _)| ident(variant))
            .collect(),
        wires: values.map(|(wire, ..)| wire).collect(),
    };
    let mut items = vec![declaration(enumeration, &parts)];
    items.extend(conversions(&parts));
    items.extend(text_traits(&parts.name));
    items.extend(wire_form(&parts.name));
    items.push(default(&parts.name));
    items
}

/// ```text
/// #[derive(Debug, Clone, PartialEq, Eq, Hash)]
/// #[non_exhaustive]
/// pub enum Host {
///     Douyin,
///     Other(String),
/// }
/// ```
fn declaration(enumeration: &Enumeration, Parts { name, variants, .. }: &Parts<'_>) -> TokenStream {
    let doc = docs::doc_attributes(&markdown::escape_prose(&enumeration.summary));
    let variant_docs = enumeration.values.iter().map(|(wire, _, doc)| {
        let doc = docs::doc_attributes(&format!(
            "{}\n\n{} on the wire.",
            markdown::escape_prose(doc),
            markdown::inline_code(wire)
        ));
        quote! { #(#doc)* }
    });
    quote! {
        #(#doc)*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #variants,)*
            /// A value that is not in the catalogue.
            Other(::std::string::String),
        }
    }
}

/// Emits the conversions from and to strings, such as `Host::from("douyin")` and `Host::Douyin.as_str()`.
///
/// ```text
/// impl Host {
///     pub fn as_str(&self) -> &str {
///         match self { Self::Douyin => "douyin", Self::Other(value) => value }
///     }
/// }
/// ```
fn conversions(
    Parts {
        name,
        variants,
        wires,
    }: &Parts<'_>,
) -> [TokenStream; 3] {
    [
        quote! {
            impl #name {
                /// Returns the value on the wire.
                #[must_use]
                pub fn as_str(&self) -> &str {
                    match self {
                        #(Self::#variants => #wires,)*
                        Self::Other(value) => value,
                    }
                }
            }
        },
        quote! {
            impl ::std::convert::From<&str> for #name {
                fn from(value: &str) -> Self {
                    match value {
                        #(#wires => Self::#variants,)*
                        other => Self::Other(::std::borrow::ToOwned::to_owned(other)),
                    }
                }
            }
        },
        quote! {
            impl ::std::convert::From<::std::string::String> for #name {
                fn from(value: ::std::string::String) -> Self { Self::from(value.as_str()) }
            }
        },
    ]
}

/// Emits the traits that let a value be used like its string: `to_string()`, `"douyin".parse()`, `host == "douyin"`.
///
/// ```text
/// impl ::std::fmt::Display for Host { .. }
/// impl ::std::str::FromStr for Host { type Err = ::std::convert::Infallible; .. }
/// impl ::std::convert::AsRef<str> for Host { .. }
/// impl ::std::cmp::PartialEq<str> for Host { .. }
/// impl ::std::cmp::PartialEq<&str> for Host { .. }
/// ```
fn text_traits(name: &Ident) -> [TokenStream; 5] {
    // `Self::Err` would be ambiguous in an enumeration with the value `err`.
    let error = quote! { ::std::convert::Infallible };
    [
        quote! {
            /// Writes the value on the wire.
            impl ::std::fmt::Display for #name {
                fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    formatter.pad(self.as_str())
                }
            }
        },
        quote! {
            /// Reads the value on the wire. Never fails.
            impl ::std::str::FromStr for #name {
                type Err = #error;
                fn from_str(value: &str) -> ::std::result::Result<Self, #error> {
                    ::std::result::Result::Ok(Self::from(value))
                }
            }
        },
        quote! {
            impl ::std::convert::AsRef<str> for #name {
                fn as_ref(&self) -> &str { self.as_str() }
            }
        },
        quote! {
            impl ::std::cmp::PartialEq<str> for #name {
                fn eq(&self, other: &str) -> bool { self.as_str() == other }
            }
        },
        quote! {
            impl ::std::cmp::PartialEq<&str> for #name {
                fn eq(&self, other: &&str) -> bool { self.as_str() == *other }
            }
        },
    ]
}

/// Emits the implementations that read and write a value as a string.
///
/// ```text
/// impl ::bytedance::wire::WireValue for Host { .. }
/// impl ::bytedance::wire::serde::Serialize for Host { .. }
/// impl<'de> ::bytedance::wire::serde::Deserialize<'de> for Host { .. }
/// ```
fn wire_form(name: &Ident) -> [TokenStream; 3] {
    [
        quote! {
            impl ::bytedance::wire::WireValue for #name {
                #[inline]
                fn write(&mut self, writer: &mut ::bytedance::wire::Writer) { writer.text(self.as_str()) }
                #[inline]
                fn read(&mut self, reader: &mut ::bytedance::wire::Reader<'_>) {
                    *self = ::bytedance::wire::read::string(reader).into();
                }
            }
        },
        quote! {
            impl ::bytedance::wire::serde::Serialize for #name {
                #[inline]
                fn serialize<S: ::bytedance::wire::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.as_str())
                }
            }
        },
        quote! {
            impl<'de> ::bytedance::wire::serde::Deserialize<'de> for #name {
                #[inline]
                fn deserialize<D: ::bytedance::wire::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                    <::std::string::String as ::bytedance::wire::serde::Deserialize>::deserialize(deserializer).map(Self::from)
                }
            }
        },
    ]
}

/// Emits the `Default` implementation. The default is an empty string, which is also what a missing value is read as.
fn default(name: &Ident) -> TokenStream {
    quote! {
        impl ::std::default::Default for #name {
            fn default() -> Self { Self::Other(::std::string::String::new()) }
        }
    }
}

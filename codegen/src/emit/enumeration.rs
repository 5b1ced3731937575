//! Open enumerations: what the catalogue knows, and room for what it does not.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Enumeration;
use crate::names::ident;

use super::docs;

pub(super) fn items(enumeration: &Enumeration) -> Vec<TokenStream> {
    let name = ident(&enumeration.rust);
    let doc = docs::lines(&docs::prose(&enumeration.summary));
    let variants: Vec<_> = enumeration
        .values
        .iter()
        .map(|(_, variant, _)| ident(variant))
        .collect();
    let wires: Vec<_> = enumeration.values.iter().map(|(wire, ..)| wire).collect();
    let variant_docs = enumeration.values.iter().map(|(wire, _, doc)| {
        let doc = docs::lines(&format!(
            "{}\n\n{} on the wire.",
            docs::prose(doc),
            docs::code(wire)
        ));
        quote! { #(#doc)* }
    });
    vec![
        quote! {
            #(#doc)*
            #[derive(Debug, Clone, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum #name {
                #(#variant_docs #variants,)*
                /// A value that the catalogue does not know.
                Other(::std::string::String),
            }
        },
        quote! {
            impl #name {
                /// The value on the wire.
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
        quote! {
            impl ::bytedance::wire::Value for #name {
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
        quote! {
            impl ::std::default::Default for #name {
                fn default() -> Self { Self::Other(::std::string::String::new()) }
            }
        },
    ]
}

//! Types as Rust writes them, and the functions that read and write their values.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Type;
use crate::names::ident;

/// The type of a field.
pub(super) fn rust(ty: &Type) -> TokenStream {
    match ty {
        Type::String | Type::Scalar => quote! { ::std::string::String },
        Type::I32 => quote! { i32 },
        Type::I64 => quote! { i64 },
        Type::F64 => quote! { f64 },
        Type::Bool | Type::Flag => quote! { bool },
        Type::Json => quote! { ::bytedance::wire::Json },
        Type::List(inner) => {
            let inner = rust(inner);
            quote! { ::std::vec::Vec<#inner> }
        }
        Type::Map(inner) => {
            let inner = rust(inner);
            quote! { ::std::collections::BTreeMap<::std::string::String, #inner> }
        }
        Type::JsonString(inner) => rust(inner),
        Type::Structure(name) | Type::Enumeration(name) => {
            let name = ident(name);
            quote! { #name }
        }
    }
}

/// The function that writes a value: `fn(&mut Writer, &T)`.
pub(super) fn writer(ty: &Type) -> TokenStream {
    let nested = |function: TokenStream, inner: &Type| {
        let inner = writer(inner);
        quote! { |writer, value| ::bytedance::wire::write::#function(writer, value, #inner) }
    };
    match ty {
        Type::List(inner) => nested(quote! { list }, inner),
        Type::Map(inner) => nested(quote! { map }, inner),
        Type::JsonString(inner) => nested(quote! { json_string }, inner),
        Type::Enumeration(name) => {
            let name = ident(name);
            quote! { |writer, value: &#name| ::bytedance::wire::write::text(writer, value.as_str()) }
        }
        _ => {
            let function = function(ty);
            quote! { ::bytedance::wire::write::#function }
        }
    }
}

/// The function that reads a value: `fn(&mut Reader) -> T`.
pub(super) fn reader(ty: &Type) -> TokenStream {
    let nested = |function: TokenStream, inner: &Type| {
        let inner = reader(inner);
        quote! { |reader| ::bytedance::wire::read::#function(reader, #inner) }
    };
    match ty {
        Type::List(inner) => nested(quote! { list }, inner),
        Type::Map(inner) => nested(quote! { map }, inner),
        Type::JsonString(inner) => nested(quote! { json_string }, inner),
        Type::Enumeration(name) => {
            let name = ident(name);
            quote! { |reader| #name::from(::bytedance::wire::read::string(reader)) }
        }
        _ => {
            let function = function(ty);
            quote! { ::bytedance::wire::read::#function }
        }
    }
}

/// The name that a plain type's functions have in `wire::read` and `wire::write`.
fn function(ty: &Type) -> TokenStream {
    match ty {
        Type::I32 => quote! { i32 },
        Type::I64 => quote! { i64 },
        Type::F64 => quote! { f64 },
        Type::Bool => quote! { bool },
        Type::Flag => quote! { flag },
        Type::Json => quote! { json },
        Type::Structure(_) => quote! { object },
        _ => quote! { string },
    }
}

/// What a setter takes, and what it makes of it.
pub(super) fn setter(ty: &Type) -> (TokenStream, TokenStream) {
    match ty {
        Type::String => (
            quote! { impl ::std::convert::Into<::std::string::String> },
            quote! { value.into() },
        ),
        Type::Scalar => (
            quote! { impl ::std::convert::Into<::bytedance::wire::Scalar> },
            quote! { value.into().into() },
        ),
        Type::Json => (
            quote! { impl ::std::convert::Into<::bytedance::wire::Json> },
            quote! { value.into() },
        ),
        Type::Enumeration(name) => {
            let name = ident(name);
            (
                quote! { impl ::std::convert::Into<#name> },
                quote! { value.into() },
            )
        }
        Type::List(inner) if matches!(**inner, Type::String) => (
            quote! { impl ::std::iter::IntoIterator<Item = impl ::std::convert::Into<::std::string::String>> },
            quote! { value.into_iter().map(::std::convert::Into::into).collect() },
        ),
        Type::List(inner) => {
            let inner = rust(inner);
            (
                quote! { impl ::std::iter::IntoIterator<Item = #inner> },
                quote! { value.into_iter().collect() },
            )
        }
        Type::Map(inner) if matches!(**inner, Type::String) => (
            quote! {
                impl ::std::iter::IntoIterator<Item = (
                    impl ::std::convert::Into<::std::string::String>,
                    impl ::std::convert::Into<::std::string::String>,
                )>
            },
            quote! { value.into_iter().map(|(key, value)| (key.into(), value.into())).collect() },
        ),
        Type::Map(inner) => {
            let inner = rust(inner);
            (
                quote! {
                    impl ::std::iter::IntoIterator<Item = (impl ::std::convert::Into<::std::string::String>, #inner)>
                },
                quote! { value.into_iter().map(|(key, value)| (key.into(), value)).collect() },
            )
        }
        Type::JsonString(inner) => setter(inner),
        Type::I32 | Type::I64 | Type::F64 | Type::Bool | Type::Flag | Type::Structure(_) => {
            (rust(ty), quote! { value })
        }
    }
}

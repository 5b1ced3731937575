//! Emits Rust types and the parameter types of setters.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::Type;
use crate::names::ident;

/// Emits the Rust type of a field.
pub(super) fn rust(ty: &Type) -> TokenStream {
    match ty {
        Type::String | Type::Scalar => quote! { ::std::string::String },
        Type::I32 => quote! { i32 },
        Type::I64 => quote! { i64 },
        Type::F64 => quote! { f64 },
        Type::Bool | Type::Flag => quote! { bool },
        Type::Json => quote! { ::bytedance::wire::Json },
        Type::File => quote! { ::bytedance::File },
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

/// Emits the calls that precede a field's declaration and tell `Fields` how to encode its value.
pub(super) fn shape(ty: &Type) -> TokenStream {
    let flag = holds_flag(ty).then(|| quote! { .flag() });
    let levels = json_strings(ty);
    let json_string = (levels > 0).then(|| {
        let levels = Literal::u8_unsuffixed(levels);
        quote! { .json_string(#levels) }
    });
    // The writer recognizes a single file by its value. An empty list of files has no such value, so all lists of files
    // are marked here.
    let files = is_list_of(ty, &Type::File).then(|| quote! { .files() });
    quote! { #flag #json_string #files }
}

fn is_list_of(ty: &Type, expected: &Type) -> bool {
    matches!(ty, Type::List(inner) if **inner == *expected)
}

fn holds_flag(ty: &Type) -> bool {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::JsonString(inner) => holds_flag(inner),
        _ => *ty == Type::Flag,
    }
}

/// Returns a bit mask of the nesting levels at which a value is JSON inside a string. The lowest bit stands for the
/// value itself.
pub(super) fn json_strings(ty: &Type) -> u8 {
    match ty {
        Type::JsonString(inner) => json_strings(inner) | 1,
        Type::List(inner) | Type::Map(inner) => json_strings(inner) << 1,
        _ => 0,
    }
}

/// Emits a setter's parameter type, and the expression that converts the argument `value` to the field's type.
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
        Type::File => (
            quote! { impl ::std::convert::Into<::bytedance::File> },
            quote! { value.into() },
        ),
        Type::Enumeration(name) => {
            let name = ident(name);
            (
                quote! { impl ::std::convert::Into<#name> },
                quote! { value.into() },
            )
        }
        Type::List(inner) if matches!(**inner, Type::String | Type::File) => {
            let inner = rust(inner);
            (
                quote! { impl ::std::iter::IntoIterator<Item = impl ::std::convert::Into<#inner>> },
                quote! { value.into_iter().map(::std::convert::Into::into).collect() },
            )
        }
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

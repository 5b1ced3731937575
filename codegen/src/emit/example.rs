//! Writes example calls for the documentation, with a value for each field that a caller must set.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::model::{Chapter, Endpoint, Field, Model, Response, Structure, Type};

use super::pages;
use super::target::Target;

/// The maximum line width of an example. A statement that is wider is split so that each method call is on its own
/// line.
const WIDTH: usize = 96;
/// How many structures can enclose a field that an example sets.
const DEPTH: usize = 4;

/// Returns a Markdown code block that calls an endpoint and prints the result.
///
/// In the SDK, the example is compiled along with the other documentation tests. In other crates it is marked `ignore`,
/// because it needs the extension trait in scope and cannot know that trait's path.
pub(super) fn call(
    model: &Model,
    chapter: &Chapter,
    endpoint: &Endpoint,
    target: &Target,
) -> String {
    let mut example = Example {
        chapter,
        used: BTreeSet::new(),
    };
    let mut chain = vec![
        "client".to_owned(),
        format!(".{}()", chapter.rust),
        format!(".{}()", endpoint.method_name),
    ];
    for (_, field) in endpoint.fields.iter().filter(|(place, field)| {
        must_be_given(endpoint, field) && !pages::is_position(endpoint, *place, field)
    }) {
        chain.push(example.setter(field, &[]));
    }
    let credential = endpoint
        .auth
        .as_ref()
        .and_then(|(credential, _)| model.credentials.get(credential));
    if credential.is_some_and(|known| known.value.issuers.is_empty()) {
        // The client cannot fetch such a token.
        chain.push(".with_options(bytedance::CallOptions::new().token(\"token\"))".to_owned());
    }
    let mut lines = Vec::new();
    if endpoint.pages.is_some() {
        chain.push(".items()".to_owned());
        lines.extend(wrap_statement("let mut items = ", &chain));
        lines.push("while let Some(item) = items.next().await {".to_owned());
        lines.push("    println!(\"{:?}\", item?);".to_owned());
        lines.push("}".to_owned());
    } else {
        chain.extend([".send()".to_owned(), ".await?".to_owned()]);
        let (start, show) = match &endpoint.response {
            Response::Nothing => ("", None),
            Response::Binary => (
                "let image = ",
                Some("println!(\"{} bytes\", image.bytes.len());".to_owned()),
            ),
            Response::Payload(ty) => ("let answer = ", Some(print_answer(chapter, ty))),
        };
        lines.extend(wrap_statement(start, &chain));
        lines.extend(show);
    }
    let (mark, root) = match target {
        Target::Sdk => ("no_run", format!("bytedance::{}", chapter.rust)),
        Target::Dependent(_) => ("ignore", format!("crate::{}", chapter.rust)),
    };
    let mut text = format!("```{mark}\n# async fn example() -> Result<(), bytedance::Error> {{\n");
    text.push_str("use bytedance::Client;\n");
    if !example.used.is_empty() {
        let names: Vec<&str> = example.used.iter().map(String::as_str).collect();
        text.push_str(&match &names[..] {
            [name] => format!("use {root}::{name};\n"),
            names => format!("use {root}::{{{}}};\n", names.join(", ")),
        });
    }
    text.push_str("\nlet client = Client::builder(\"tt_app_id\", \"secret\").build()?;\n");
    text.push_str(&lines.join("\n"));
    text.push_str("\n# Ok(()) }\n```");
    text
}

/// Returns `true` if an example must set the field: either the field is required, or it is the first one of an
/// `at_least_one` group.
fn must_be_given(endpoint: &Endpoint, field: &Field) -> bool {
    let stands_in = |names: &Vec<String>| names.first() == Some(&field.wire);
    field.is_required() || endpoint.at_least_one.iter().any(stands_in)
}

fn wrap_statement(start: &str, chain: &[String]) -> Vec<String> {
    let line = format!("{start}{};", chain.concat());
    if line.chars().count() <= WIDTH {
        return vec![line];
    }
    let mut lines = Vec::new();
    for (index, part) in chain.iter().enumerate() {
        let indent = if index == 0 { start } else { "    " };
        let end = if index + 1 == chain.len() { ";" } else { "" };
        lines.push(format!("{indent}{part}{end}"));
    }
    lines
}

/// Returns the statement that prints the response: its first plain field, or the whole response if there is no such
/// field.
fn print_answer(chapter: &Chapter, ty: &Type) -> String {
    let fields = match ty {
        Type::Structure(name) => structure(chapter, name).map(|found| &found.fields[..]),
        _ => None,
    };
    let is_plain = |field: &&Field| {
        let plain = matches!(
            field.ty,
            Type::String | Type::I32 | Type::I64 | Type::F64 | Type::Bool | Type::Flag
        );
        plain && !field.optional && !field.secret
    };
    match fields.and_then(|fields| fields.iter().find(is_plain)) {
        Some(field) => format!("println!(\"{{}}\", answer.{});", field.rust),
        None => "println!(\"{answer:?}\");".to_owned(),
    }
}

fn structure<'a>(chapter: &'a Chapter, name: &str) -> Option<&'a Structure> {
    chapter.structures.iter().find(|known| known.rust == name)
}

struct Example<'a> {
    chapter: &'a Chapter,
    /// The chapter's types that the example mentions and must therefore import.
    used: BTreeSet<String>,
}

/// Splits the example of a joined list into its entries.
fn entries(field: &Field, example: Value) -> Value {
    match (&field.ty, &field.join, example) {
        (Type::List(inner), Some(separator), Value::String(text)) => text
            .split(separator)
            .map(|entry| match **inner {
                Type::String | Type::Scalar | Type::Enumeration(_) => Value::from(entry),
                _ => serde_json::from_str(entry).unwrap_or_default(),
            })
            .collect(),
        (_, _, example) => example,
    }
}

impl Example<'_> {
    /// Returns a setter call with a value. `around` lists the structures that enclose the field.
    fn setter(&mut self, field: &Field, around: &[&str]) -> String {
        let known = field.example.as_ref().and_then(|json| {
            let example = serde_json::from_str(json).ok()?;
            self.known_argument(&field.ty, &entries(field, example))
        });
        let value = known.unwrap_or_else(|| self.argument(&field.ty, field.wire_or_body(), around));
        format!(".{}({value})", field.rust)
    }

    /// Converts an example from the catalogue to a setter's argument. Returns `None` if examples of this type cannot be
    /// written in Rust.
    fn known_argument(&mut self, ty: &Type, example: &Value) -> Option<String> {
        match (ty, example) {
            (Type::String | Type::Scalar, Value::String(text)) => Some(format!("{text:?}")),
            (Type::Enumeration(rust), Value::String(text)) => {
                let variant = self.known_variant(rust, text);
                Some(variant.unwrap_or_else(|| format!("{text:?}")))
            }
            // The compiler could not infer the type of an empty list.
            (Type::List(_), Value::Array(items)) if items.is_empty() => None,
            (Type::List(inner), Value::Array(items)) => {
                let items = items.iter().map(|item| self.known_entry(inner, item));
                let items: Vec<String> = items.collect::<Option<_>>()?;
                Some(format!("[{}]", items.join(", ")))
            }
            (Type::Map(inner), Value::Object(members)) if !members.is_empty() => {
                let members = members.iter().map(|(key, value)| {
                    let value = self.known_entry(inner, value)?;
                    Some(format!("({key:?}, {value})"))
                });
                let members: Vec<String> = members.collect::<Option<_>>()?;
                Some(format!("[{}]", members.join(", ")))
            }
            (Type::JsonString(inner), Value::String(json)) => {
                self.known_argument(inner, &serde_json::from_str(json).ok()?)
            }
            _ => self.known_value(ty, example),
        }
    }

    /// Converts an entry of a list or map. Setters convert the texts in it, but no other values.
    fn known_entry(&mut self, ty: &Type, example: &Value) -> Option<String> {
        match ty {
            Type::String => self.known_argument(ty, example),
            _ => self.known_value(ty, example),
        }
    }

    /// Converts an example from the catalogue to a value of the field's exact type. Returns `None` if examples of this
    /// type cannot be written in Rust.
    fn known_value(&mut self, ty: &Type, example: &Value) -> Option<String> {
        match (ty, example) {
            (Type::String | Type::Scalar, Value::String(text)) => {
                Some(format!("{text:?}.to_owned()"))
            }
            (Type::I32 | Type::I64, Value::Number(number)) => Some(number.to_string()),
            (Type::F64, Value::Number(number)) => Some(format!("{:?}", number.as_f64()?)),
            (Type::Bool, Value::Bool(value)) => Some(value.to_string()),
            (Type::Flag, Value::Number(number)) => Some((number.as_i64() == Some(1)).to_string()),
            (Type::Enumeration(rust), Value::String(text)) => {
                self.known_variant(rust, text).or_else(|| {
                    self.used.insert(rust.to_owned());
                    Some(format!("{rust}::from({text:?})"))
                })
            }
            (Type::List(inner), Value::Array(items)) => {
                let items = items.iter().map(|item| self.known_value(inner, item));
                let items: Vec<String> = items.collect::<Option<_>>()?;
                Some(format!("vec![{}]", items.join(", ")))
            }
            _ => None,
        }
    }

    fn known_variant(&mut self, rust: &str, text: &str) -> Option<String> {
        let mut known = self.chapter.enumerations.iter();
        let values = &known.find(|known| known.rust == rust)?.values;
        let (_, variant, _) = values.iter().find(|(wire, ..)| wire == text)?;
        self.used.insert(rust.to_owned());
        Some(format!("{rust}::{variant}"))
    }

    /// Returns a made-up argument for a setter. Unlike [`value`](Self::value), it can use string literals, because
    /// setters convert them, even inside a list or map.
    fn argument(&mut self, ty: &Type, name: &str, around: &[&str]) -> String {
        match ty {
            Type::String | Type::Scalar => format!("{name:?}"),
            Type::List(inner) if **inner == Type::String => format!("[{name:?}]"),
            Type::List(inner) => format!("[{}]", self.value(inner, name, around)),
            Type::Map(inner) if **inner == Type::String => format!("[(\"key\", {name:?})]"),
            Type::Map(inner) => format!("[(\"key\", {})]", self.value(inner, name, around)),
            Type::JsonString(inner) => self.argument(inner, name, around),
            _ => self.value(ty, name, around),
        }
    }

    /// Returns a made-up value of the field's exact type.
    fn value(&mut self, ty: &Type, name: &str, around: &[&str]) -> String {
        match ty {
            Type::String | Type::Scalar => format!("{name:?}.to_owned()"),
            Type::I32 | Type::I64 => "1".to_owned(),
            Type::F64 => "1.0".to_owned(),
            Type::Bool | Type::Flag => "true".to_owned(),
            Type::Json => "bytedance::wire::Json::default()".to_owned(),
            Type::File => "bytedance::File::path(\"picture.png\")".to_owned(),
            Type::List(inner) => format!("vec![{}]", self.value(inner, name, around)),
            Type::Map(inner) => {
                let inner = self.value(inner, name, around);
                format!("[(\"key\".to_owned(), {inner})].into()")
            }
            Type::JsonString(inner) => self.value(inner, name, around),
            Type::Structure(rust) => self.structure(rust, around),
            Type::Enumeration(rust) => self.enumeration(rust),
        }
    }

    fn structure(&mut self, rust: &str, around: &[&str]) -> String {
        self.used.insert(rust.to_owned());
        let mut value = format!("{rust}::new()");
        // A structure can contain itself, and each level multiplies the size of the example.
        if around.contains(&rust) || around.len() >= DEPTH {
            return value;
        }
        let around = [around, &[rust]].concat();
        let fields = structure(self.chapter, rust).map_or(&[][..], |found| &found.fields);
        for field in fields.iter().filter(|field| field.is_required()) {
            value.push_str(&self.setter(field, &around));
        }
        value
    }

    fn enumeration(&mut self, rust: &str) -> String {
        self.used.insert(rust.to_owned());
        let mut known = self.chapter.enumerations.iter();
        let variant = known
            .find(|known| known.rust == rust)
            .and_then(|known| known.values.first())
            .map(|(_, variant, _)| variant);
        match variant {
            Some(variant) => format!("{rust}::{variant}"),
            None => format!("{rust}::default()"),
        }
    }
}

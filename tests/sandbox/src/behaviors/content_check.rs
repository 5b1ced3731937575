//! Content checks. Content is flagged if it contains one of two words.

use serde_json::Value;

use crate::checks::Caller;
use crate::request::{Call, FieldValue};
use crate::response::{Answer, Refusal};
use crate::state::Platform;

/// A text or an image URL is flagged if it contains one of these words.
const HIT_WORDS: [&str; 2] = ["敏感", "forbidden"];

/// Checks the texts in `tasks` or, if there is no such field, the text in `content`.
pub(super) fn check_texts(_: &Platform, call: &Call<'_>, _: &Caller) -> Result<Answer, Refusal> {
    Ok(build_answer(
        call,
        &collect_subjects(call, &["tasks", "content"]),
    ))
}

/// Checks the first of the fields `tasks`, `image` and `image_data` that is present. Images are judged by their URL, file name or encoded
/// bytes; their pixels are never inspected.
pub(super) fn check_images(_: &Platform, call: &Call<'_>, _: &Caller) -> Result<Answer, Refusal> {
    Ok(build_answer(
        call,
        &collect_subjects(call, &["tasks", "image", "image_data"]),
    ))
}

/// Collects the texts to check from the first of these fields that is present.
fn collect_subjects(call: &Call<'_>, fields: &[&str]) -> Vec<String> {
    match fields.iter().find_map(|name| call.field(name)) {
        None => Vec::new(),
        Some(FieldValue::Text(text)) => vec![text.to_owned()],
        Some(FieldValue::File(file)) => vec![file.name.clone()],
        Some(FieldValue::Json(Value::Array(items))) => items.iter().map(to_text).collect(),
        Some(FieldValue::Json(value)) => vec![to_text(value)],
    }
}

/// Returns a string unchanged and any other value as JSON, which is then searched for words to be flagged.
fn to_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

/// Builds a response in the documented format. If that format contains a list, there is one verdict per subject; otherwise, there is a
/// single verdict for the first subject.
fn build_answer(call: &Call<'_>, subjects: &[String]) -> Answer {
    let sample = &call.endpoint.sample;
    let verdict = |template: &Value, index: usize| {
        let subject = subjects.get(index).map(String::as_str).unwrap_or_default();
        let hit = HIT_WORDS.iter().any(|word| subject.contains(word));
        let mut result = template.clone();
        write_verdict(&mut result, hit, index);
        result
    };
    let all = |template: &Value| -> Value {
        (0..subjects.len())
            .map(|index| verdict(template, index))
            .collect()
    };
    Answer::Payload(match sample {
        Value::Array(items) => items.first().map_or_else(|| sample.clone(), &all),
        Value::Object(fields) if !fields.contains_key("predicts") => {
            let mut answer = fields.clone();
            for value in answer.values_mut() {
                if let Value::Array(items) = value
                    && let Some(template) = items.first()
                {
                    *value = all(template);
                }
            }
            Value::Object(answer)
        }
        single => verdict(single, 0),
    })
}

/// Writes the verdict into every field of the sample response that represents one.
fn write_verdict(value: &mut Value, hit: bool, index: usize) {
    match value {
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| write_verdict(item, hit, index)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match (name.as_str(), &*value) {
                    ("hit", Value::Bool(_)) => *value = hit.into(),
                    ("hit", Value::Number(_)) => *value = i32::from(hit).into(),
                    ("prob", Value::Number(number)) if number.is_f64() => {
                        *value = if hit { 1.0 } else { 0.0 }.into();
                    }
                    ("prob", Value::Number(_)) => *value = i32::from(hit).into(),
                    ("code", Value::Number(_)) => *value = 0.into(),
                    ("msg", Value::String(_)) => *value = "ok".into(),
                    ("task_id", Value::String(_)) => {
                        *value = format!("sandbox-task-{}", index + 1).into();
                    }
                    _ => write_verdict(value, hit, index),
                }
            }
        }
        _ => {}
    }
}

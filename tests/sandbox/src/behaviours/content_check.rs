//! Content checks: what contains one of two words is a hit.

use serde_json::Value;

use crate::answer::Answer;
use crate::call::{Call, Given};
use crate::credential::Caller;
use crate::platform::Platform;
use crate::refusal::Refusal;

/// A text or the address of an image with one of these in it is a hit.
const HIT_WORDS: [&str; 2] = ["敏感", "forbidden"];

/// Checks texts: those of `tasks`, or of `content`.
pub(super) fn texts(_: &Platform, call: &Call<'_>, _: &Caller) -> Result<Answer, Refusal> {
    Ok(answer(call, &subjects(call, &["tasks", "content"])))
}

/// Checks images by their address or their encoded bytes: those of `tasks`, or the one of `image` or `image_data`.
pub(super) fn images(_: &Platform, call: &Call<'_>, _: &Caller) -> Result<Answer, Refusal> {
    Ok(answer(
        call,
        &subjects(call, &["tasks", "image", "image_data"]),
    ))
}

/// What is to be checked, one text each: the first of the fields that is there.
fn subjects(call: &Call<'_>, fields: &[&str]) -> Vec<String> {
    match fields.iter().find_map(|name| call.field(name)) {
        None => Vec::new(),
        Some(Given::Text(text)) => vec![text.to_owned()],
        Some(Given::File(file)) => vec![file.name.clone()],
        Some(Given::Json(Value::Array(items))) => items.iter().map(text_of).collect(),
        Some(Given::Json(value)) => vec![text_of(value)],
    }
}

/// A text as it is, anything else as JSON: a word inside of it is found all the same.
fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

/// The documented answer: one result for each subject where it has a list of them, and in each the verdict.
fn answer(call: &Call<'_>, subjects: &[String]) -> Answer {
    let sample = &call.endpoint.sample;
    let verdict = |template: &Value, index: usize| {
        let subject = subjects.get(index).map(String::as_str).unwrap_or_default();
        let hit = HIT_WORDS.iter().any(|word| subject.contains(word));
        let mut result = template.clone();
        judge(&mut result, hit, index);
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

/// Writes the verdict wherever the documented form has a place for it.
fn judge(value: &mut Value, hit: bool, index: usize) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| judge(item, hit, index)),
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
                    _ => judge(value, hit, index),
                }
            }
        }
        _ => {}
    }
}

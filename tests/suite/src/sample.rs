//! Sample requests and responses, built from the schemas in the catalogue.

use serde_json::{Map, Value, json};

/// Builds samples. `secret` is used as the value of every field that the catalogue marks as secret.
#[derive(Debug, Clone, Default)]
pub struct Samples {
    secret: Option<String>,
}

impl Samples {
    /// Creates a builder that uses this text as the value of every secret field.
    #[must_use]
    pub fn with_secret(secret: &str) -> Self {
        Self {
            secret: Some(secret.to_owned()),
        }
    }

    /// Returns a sample request that contains every field of the endpoint, grouped by location. For example, `sample["body"]["open_id"]` is
    /// a field of the body.
    #[must_use]
    pub fn request(&self, endpoint: &Value) -> Map<String, Value> {
        let mut places = Map::new();
        for field in items(&endpoint["request"]) {
            let place = places
                .entry(text(&field["in"]))
                .or_insert_with(|| json!({}));
            place[text(&field["name"])] = self.field(field);
        }
        places
    }

    /// Returns the payload of a sample response, without its envelope.
    #[must_use]
    pub fn payload(&self, endpoint: &Value) -> Value {
        match text(&endpoint["response"]["kind"]).as_str() {
            "value" => self.value(&endpoint["response"]["schema"], "payload"),
            _ => Value::Null,
        }
    }

    fn field(&self, field: &Value) -> Value {
        match &self.secret {
            Some(secret) if field["secret"] == true => fill_secret(&field["schema"], secret)
                .unwrap_or_else(|| self.value(&field["schema"], &text(&field["name"]))),
            _ => self.value(&field["schema"], &text(&field["name"])),
        }
    }

    fn value(&self, schema: &Value, name: &str) -> Value {
        match text(&schema["type"]).as_str() {
            "file" => {
                json!({ "name": format!("\"{name}\" 文.png"), "content_type": "image/png", "base64": "iVBORw0K/wA=" })
            }
            "list" if schema["join"].is_string() => {
                let entry = match self.value(&schema["items"], name) {
                    Value::String(entry) => entry,
                    entry => entry.to_string(),
                };
                json!([entry.as_str(), entry.as_str()].join(&text(&schema["join"])))
            }
            "i32" | "i64" => json!(7),
            "f64" => json!(0.5),
            "bool" => json!(true),
            "flag" => json!(1),
            "json" => json!({ "free": name }),
            "list" => json!([self.value(&schema["items"], name)]),
            "map" => json!({ "键": self.value(&schema["values"], name) }),
            "json_string" => json!(to_ordered_json(
                &schema["value"],
                &self.value(&schema["value"], name)
            )),
            "enum" => schema["values"][0].clone(),
            "object" => items(&schema["fields"])
                .map(|field| (text(&field["name"]), self.field(field)))
                .collect(),
            _ => json!(format!("\"{name}\" 文/本 <&> \u{1f600}")),
        }
    }
}

/// Returns a value of this type that contains the secret, or `None` if values of this type cannot contain text.
fn fill_secret(schema: &Value, secret: &str) -> Option<Value> {
    match text(&schema["type"]).as_str() {
        "string" | "scalar" | "json" => Some(json!(secret)),
        "list" => Some(json!([fill_secret(&schema["items"], secret)?])),
        _ => None,
    }
}

/// Writes a value as JSON text. The members of objects have the same order as in the catalogue, which is also their order in requests.
fn to_ordered_json(schema: &Value, value: &Value) -> String {
    let list = |parts: Vec<String>| parts.join(",");
    match (text(&schema["type"]).as_str(), value) {
        ("object", Value::Object(members)) => {
            let fields = items(&schema["fields"]).filter_map(|field| {
                let name = text(&field["name"]);
                let value = to_ordered_json(&field["schema"], members.get(&name)?);
                Some(format!("{}:{value}", json!(name)))
            });
            format!("{{{}}}", list(fields.collect()))
        }
        ("list", Value::Array(entries)) => {
            let entries = entries
                .iter()
                .map(|entry| to_ordered_json(&schema["items"], entry));
            format!("[{}]", list(entries.collect()))
        }
        _ => value.to_string(),
    }
}

/// Merges the fields of all locations into one object, the form that typed requests are deserialized from.
#[must_use]
pub fn flatten(places: &Map<String, Value>) -> Value {
    places
        .values()
        .filter_map(Value::as_object)
        .flatten()
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// Returns a response with the payload, `code` and `message` at the locations that the endpoint's envelope specifies for them.
#[must_use]
pub fn answer(endpoint: &Value, code: i64, message: &str, payload: Value) -> Value {
    let catalogue = crate::catalogue();
    let envelope = items(&catalogue["envelopes"])
        .find(|envelope| envelope["name"] == endpoint["envelope"])
        .cloned()
        .unwrap_or_default();
    let mut answer = json!({});
    if !payload.is_null() {
        set_at(&mut answer, &text(&envelope["payload"][0]), payload);
    }
    // The code and the message are written to the first of their locations that the payload leaves free.
    let place = |answer: &Value, paths: &Value| {
        items(paths)
            .map(text)
            .find(|path| match path.split_once('.') {
                Some((outer, _)) => answer[outer].is_null() || answer[outer].is_object(),
                None => true,
            })
            .unwrap_or_default()
    };
    let code_path = place(&answer, &envelope["code"]);
    set_at(&mut answer, &code_path, json!(code));
    let message_path = place(&answer, &envelope["message"]);
    set_at(&mut answer, &message_path, json!(message));
    answer
}

/// Sets the value at a dotted path. The path `.` refers to the whole document.
fn set_at(whole: &mut Value, path: &str, value: Value) {
    if path == "." {
        *whole = value;
        return;
    }
    let mut place = whole;
    for name in path.split('.') {
        if !place.is_object() {
            *place = json!({});
        }
        place = &mut place[name];
    }
    *place = value;
}

fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

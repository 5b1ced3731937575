//! Compares the catalogue with the sources that it was compiled from.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// A point on which the catalogue differs from the sources.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// The request as written in the catalogue, such as `POST open:/api/...`. For an event, this is `event` followed by the event's class
    /// in the sources. If the event has no class, its protocol and its name in callbacks follow instead.
    pub request: String,
    /// The location and path of a field, such as `body.list[].id` or `response.total`. A `?` at the end means that the sources and the
    /// catalogue differ in whether the field is required. An `@` at the end means that they differ in the field's location.
    pub field: String,
    /// What the sources say: a type, `required`, `optional` or `absent`.
    pub source: String,
    /// What the catalogue says.
    pub catalogue: String,
}

/// Names used by envelopes. They are never names of payload fields.
const ENVELOPE: [&str; 34] = [
    "BaseResp",
    "Extra",
    "StatusCode",
    "StatusMessage",
    "base",
    "base_resp",
    "code",
    "description",
    "err",
    "err_code",
    "err_info",
    "err_message",
    "err_msg",
    "err_no",
    "err_tip",
    "err_tips",
    "errcode",
    "errmsg",
    "errno",
    "error",
    "error_code",
    "error_id",
    "error_message",
    "error_no",
    "error_tips",
    "exception",
    "extra",
    "log_id",
    "logid",
    "message",
    "msg",
    "now",
    "sub_description",
    "sub_error_code",
];

/// Returns the catalogue's name for a host.
fn host(address: &str, catalogue: &Value) -> String {
    let known = items(&catalogue["hosts"]).find(|host| {
        let production = host["production"].as_str().unwrap_or_default();
        production.trim_start_matches("https://") == address
    });
    known.map_or_else(|| address.to_owned(), |host| text(&host["name"]))
}

/// Combines a method, host and path into a key. Placeholders are always written as `{name}`.
fn key(method: &str, host: &str, path: &str) -> String {
    let path: Vec<String> = path
        .split('/')
        .map(|part| match part.strip_prefix(':') {
            Some(name) => format!("{{{name}}}"),
            None => part.to_owned(),
        })
        .collect();
    format!("{method} {host}:{}", path.join("/"))
}

/// Returns every difference between the sources and the catalogue. Also returns the endpoints that the sources describe but the catalogue
/// lacks.
#[must_use]
pub fn differences(sources: &[Value], catalogue: &Value) -> (BTreeSet<Difference>, Vec<String>) {
    let chapters = items(&catalogue["chapters"]);
    let endpoints: BTreeMap<String, &Value> = chapters
        .flat_map(|chapter| items(&chapter["endpoints"]))
        .map(|endpoint| {
            let [method, host, path] = ["method", "host", "path"].map(|name| text(&endpoint[name]));
            (key(&method, &host, &path), endpoint)
        })
        .collect();
    let mut found = Comparison::default();
    let mut missing = Vec::new();
    for source in sources {
        let host = host(&text(&source["host"]), catalogue);
        let key = key(&text(&source["method"]), &host, &text(&source["path"]));
        // Pages of the documentation are inconsistent about a trailing slash in paths.
        let other = match key.strip_suffix('/') {
            Some(without) => without.to_owned(),
            None => format!("{key}/"),
        };
        match endpoints.get(&key).or_else(|| endpoints.get(&other)) {
            Some(endpoint) => found.compare_endpoint(source, endpoint, catalogue),
            None => missing.push(key),
        }
    }
    (found.differences, missing)
}

/// Returns every difference between the events in the sources and those in the catalogue. Each of `events` must have the members `aliases`,
/// `doc`, `event` and `protocol`, and a `schema` that describes the event's message in the same form as a response. An event without a
/// source counts as a difference.
#[must_use]
pub fn event_differences(sources: &[Value], events: &[Value]) -> BTreeSet<Difference> {
    let mut found = Comparison::default();
    let mut with_source = BTreeSet::new();
    for source in sources {
        found.request = match source["class"].as_str() {
            Some(class) => format!("event {class}"),
            None => wire_name(source),
        };
        match events.iter().position(|event| is_of(source, event)) {
            Some(index) => {
                with_source.insert(index);
                found.compare_event(source, &events[index]);
            }
            None => found.add(
                "event",
                source["event"].as_str().unwrap_or("nameless"),
                "absent",
            ),
        }
    }
    for (index, event) in events.iter().enumerate() {
        if !with_source.contains(&index) {
            found.request = wire_name(event);
            found.add("event", "absent", &text(&event["event"]));
        }
    }
    found.differences
}

/// Returns whether a source describes this event. The two are matched by the event's class in another SDK or, if the source has no class, by
/// the protocol and the event's name in callbacks.
fn is_of(source: &Value, event: &Value) -> bool {
    if source["class"].is_string() {
        return items(&event["aliases"]).any(|name| *name == source["class"]);
    }
    ["protocol", "event"]
        .iter()
        .all(|key| source[key] == event[key])
}

/// Returns a name for an event that has no class. The name includes the protocol, because different protocols can use the same name for
/// different events.
fn wire_name(event: &Value) -> String {
    format!(
        "event {} {}",
        text(&event["protocol"]),
        text(&event["event"])
    )
}

#[derive(Default)]
struct Comparison {
    request: String,
    differences: BTreeSet<Difference>,
}

impl Comparison {
    fn add(&mut self, field: &str, source: &str, catalogue: &str) {
        self.differences.insert(Difference {
            request: self.request.clone(),
            field: field.to_owned(),
            source: source.to_owned(),
            catalogue: catalogue.to_owned(),
        });
    }

    fn compare_endpoint(&mut self, source: &Value, endpoint: &Value, catalogue: &Value) {
        let [method, host, path] = ["method", "host", "path"].map(|name| text(&endpoint[name]));
        self.request = format!("{method} {host}:{path}");
        self.compare_title(source, endpoint);
        self.compare_request(source, endpoint);
        self.compare_response(source, endpoint, catalogue);
    }

    fn compare_title(&mut self, source: &Value, known: &Value) {
        if source["title"].is_string()
            && text(&source["title"]).trim() != text(&known["title"]).trim()
        {
            self.add("title", &text(&source["title"]), &text(&known["title"]));
        }
    }

    fn compare_event(&mut self, source: &Value, event: &Value) {
        self.compare_title(source, event);
        let is_name = |name: &Value| *name == source["event"];
        if !is_name(&event["event"]) && !items(&event["aliases"]).any(is_name) {
            self.add("event", &text(&source["event"]), &text(&event["event"]));
        }
        for page in items(&source["doc"]) {
            if !items(&event["doc"]).any(|known| known == page) {
                self.add("doc", &text(page), "absent");
            }
        }
        // For a webhook, the sources describe the entire envelope, while the catalogue describes only its content. If the content is left
        // open, the sources list no fields for it.
        let nothing = Map::new();
        let fields = match &source["fields"]["content"] {
            content if event["protocol"] == "webhook" => &content["type"]["fields"],
            _ => &source["fields"],
        };
        let fields = fields.as_object().unwrap_or(&nothing);
        self.compare_fields("message", fields, &event["schema"], true);
    }

    /// Compares the fields in the query and body, as the sources list them, with all fields in the catalogue, wherever they are located.
    /// Values that the client fills in do not count as fields.
    fn compare_request(&mut self, source: &Value, endpoint: &Value) {
        let by_client: BTreeSet<String> = items(&endpoint["fill"])
            .map(|fill| text(&fill["name"]))
            .chain([text(&endpoint["auth"]["parameter"])])
            .chain(["access_token", "access-token"].map(str::to_owned))
            .collect();
        let mut seen = BTreeSet::new();
        for place in ["query", "body"] {
            for (name, field) in source["request"][place].as_object().into_iter().flatten() {
                if by_client.contains(name) {
                    continue;
                }
                let path = format!("{place}.{name}");
                let mut known = items(&endpoint["request"]).filter(|known| known["name"] == **name);
                let Some(known) = known
                    .clone()
                    .find(|known| known["in"] == place || known["in"] == "path")
                    .or_else(|| known.next())
                else {
                    self.add(&path, &source_type(field), "absent");
                    continue;
                };
                if known["in"] != place && known["in"] != "path" && known["in"] != "header" {
                    self.add(&format!("{path}@"), place, &text(&known["in"]));
                }
                seen.insert(name.clone());
                self.compare_required(&path, field, known);
                self.compare_value(&path, field, &known["schema"], true);
            }
        }
        for known in items(&endpoint["request"]) {
            let is_documented = known["in"] == "local"
                || known["in"] == "path"
                || seen.contains(&text(&known["name"]))
                || items(&source["header_params"])
                    .chain(items(&source["request_headers"]))
                    .any(|name| *name == known["name"]);
            if !is_documented {
                let path = format!("{}.{}", text(&known["in"]), text(&known["name"]));
                self.add(&path, "absent", &catalogue_type(&known["schema"]));
            }
        }
    }

    /// Compares whether a field is required, unless the source does not say.
    fn compare_required(&mut self, path: &str, field: &Value, known: &Value) {
        if field["required"].is_null() {
            return;
        }
        let word = |required: bool| if required { "required" } else { "optional" };
        let (source, here) = (field["required"] == true, known["required"] == true);
        if source != here && known["default"].is_null() {
            self.add(&format!("{path}?"), word(source), word(here));
        }
    }

    fn compare_response(&mut self, source: &Value, endpoint: &Value, catalogue: &Value) {
        let Some(answer) = source["response"].as_object() else {
            return;
        };
        let envelope = items(&catalogue["envelopes"])
            .find(|envelope| envelope["name"] == endpoint["envelope"])
            .cloned()
            .unwrap_or_default();
        // The envelope's first payload path that also exists in the sources.
        let payload = items(&envelope["payload"]).map(text).find_map(|path| {
            let mut fields = answer;
            let mut shown = None;
            if path != "." {
                for step in path.split('.') {
                    shown = Some(fields.get(step)?);
                    if let Some(inner) = shown.and_then(|shown| shown["type"]["fields"].as_object())
                    {
                        fields = inner;
                    }
                }
            }
            Some((fields, shown))
        });
        let Some((fields, shown)) = payload else {
            if endpoint["response"]["kind"] == "value" {
                self.add(
                    "response",
                    "absent",
                    &catalogue_type(&endpoint["response"]["schema"]),
                );
            }
            return;
        };
        match text(&endpoint["response"]["kind"]).as_str() {
            "binary" => {}
            "none" => {
                for (name, field) in fields {
                    if !ENVELOPE.contains(&name.as_str())
                        && shown.is_none_or(|shown| shown["type"]["fields"].is_object())
                        && !(name == "data"
                            && field["type"]["fields"].as_object().is_some_and(|inner| {
                                inner.keys().all(|key| ENVELOPE.contains(&key.as_str()))
                            }))
                    {
                        self.add(&format!("response.{name}"), &source_type(field), "absent");
                    }
                }
            }
            _ => {
                let schema = &endpoint["response"]["schema"];
                match shown {
                    Some(shown) if !shown["type"]["fields"].is_object() => {
                        self.compare_value("response", shown, schema, false);
                    }
                    _ => self.compare_fields("response", fields, schema, false),
                }
            }
        }
    }

    fn compare_fields(
        &mut self,
        path: &str,
        source: &Map<String, Value>,
        schema: &Value,
        in_request: bool,
    ) {
        if schema["type"] != "object" {
            if schema["type"] != "json" || !source.is_empty() {
                self.add(path, "object", &catalogue_type(schema));
            }
            return;
        }
        for (name, field) in source {
            let path = format!("{path}.{name}");
            let known = items(&schema["fields"]).find(|known| {
                known["name"] == **name || items(&known["also"]).any(|also| *also == **name)
            });
            match known {
                Some(known) => {
                    if in_request {
                        self.compare_required(&path, field, known);
                    }
                    self.compare_value(&path, field, &known["schema"], in_request);
                }
                None if !in_request && ENVELOPE.contains(&name.as_str()) => {}
                None => self.add(&path, &source_type(field), "absent"),
            }
        }
        for known in items(&schema["fields"]) {
            let name = text(&known["name"]);
            let is_documented = source.contains_key(&name)
                || items(&known["also"]).any(|also| source.contains_key(&text(also)));
            if !is_documented {
                let here = catalogue_type(&known["schema"]);
                self.add(&format!("{path}.{name}"), "absent", &here);
            }
        }
    }

    /// Compares a value's type. `field` contains the type according to the sources, along with the points on which the sources disagree.
    fn compare_value(&mut self, path: &str, field: &Value, schema: &Value, in_request: bool) {
        let ty = field.get("type").unwrap_or(field);
        let here = text(&schema["type"]);
        if here == "json_string" {
            let is_text = field["wire"] == "json-string" || ty == "string";
            if !is_text {
                self.add(path, &source_type(field), &catalogue_type(schema));
            } else if ty != "string" && schema["value"]["type"] != "json" {
                let inner = serde_json::json!({ "type": ty });
                self.compare_value(path, &inner, &schema["value"], in_request);
            }
            return;
        }
        if let Some(inner) = ty.get("array")
            && here == "list"
        {
            return self.compare_value(&format!("{path}[]"), inner, &schema["items"], in_request);
        }
        if let Some(inner) = ty.get("map")
            && here == "map"
        {
            return self.compare_value(
                &format!("{path}{{}}"),
                inner,
                &schema["values"],
                in_request,
            );
        }
        if let Some(inner) = ty.get("fields").and_then(Value::as_object)
            && here == "object"
        {
            return self.compare_fields(path, inner, schema, in_request);
        }
        if !has_type(field, ty, &here) {
            self.add(path, &source_type(field), &catalogue_type(schema));
        }
    }
}

/// Returns whether one of the sources gives a field this type.
fn has_type(field: &Value, ty: &Value, here: &str) -> bool {
    let wanted: &[&str] = match here {
        "string" | "scalar" | "enum" => &["string", "datetime"],
        "i64" | "i32" => &["int32", "int64", "integer", "number"],
        "f64" => &["double", "number"],
        "bool" | "flag" => &["boolean"],
        "file" => &["file"],
        "json" => &["any", "object"],
        _ => &[],
    };
    let says = |ty: &Value| {
        ty.as_str().is_some_and(|ty| wanted.contains(&ty))
            || (here == "json" && ty["fields"].as_object().is_some_and(Map::is_empty))
    };
    let disputed = field["disputed"].as_object().into_iter().flatten();
    says(ty)
        || disputed.map(|(_, ty)| ty).any(says)
        || (here == "string" && field["wire"] == "number-as-string")
}

fn source_type(field: &Value) -> String {
    let ty = field.get("type").unwrap_or(field);
    if let Some(ty) = ty.as_str() {
        return ty.to_owned();
    }
    if let Some(inner) = ty.get("array") {
        return format!("[{}]", source_type(inner));
    }
    if let Some(inner) = ty.get("map") {
        return format!("{{{}}}", source_type(inner));
    }
    "object".to_owned()
}

fn catalogue_type(schema: &Value) -> String {
    match text(&schema["type"]).as_str() {
        "list" => format!("[{}]", catalogue_type(&schema["items"])),
        "map" => format!("{{{}}}", catalogue_type(&schema["values"])),
        "json_string" => format!("json_string<{}>", catalogue_type(&schema["value"])),
        other => other.to_owned(),
    }
}

fn items(list: &Value) -> impl Iterator<Item = &Value> + Clone {
    list.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

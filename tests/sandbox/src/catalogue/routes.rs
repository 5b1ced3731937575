//! Finds the endpoint for a host, path and method. A trailing slash is ignored unless two endpoint paths differ only in their trailing
//! slash.

use std::collections::HashMap;

use http::Method;
use percent_encoding::percent_decode_str;

use super::model::Catalogue;

/// The paths of all hosts.
#[derive(Debug, Default)]
pub(crate) struct Routes {
    hosts: HashMap<String, HostRoutes>,
}

#[derive(Debug, Default)]
struct HostRoutes {
    /// The paths that contain no placeholders.
    exact: HashMap<String, Methods>,
    /// The paths that contain placeholders, split into segments.
    templates: Vec<(Vec<Segment>, Methods)>,
}

/// The endpoints that share a path, each with its method.
type Methods = Vec<(Method, usize)>;

#[derive(Debug, PartialEq, Eq)]
enum Segment {
    Text(String),
    Placeholder(String),
}

/// The result of looking up a path.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// The path and method match an endpoint. Contains the endpoint's index and the values of the placeholders.
    Endpoint(usize, Vec<(String, String)>),
    /// The path exists, but only with the methods listed here.
    OtherMethods(Vec<Method>),
    /// The host has no endpoint with this path.
    UnknownPath,
    /// The host does not exist.
    UnknownHost,
}

impl Routes {
    /// Builds the routes of a catalogue. Returns an error if two endpoints have the same method, host and path.
    pub(crate) fn new(catalogue: &Catalogue) -> Result<Self, String> {
        let mut routes = Self::default();
        for host in &catalogue.hosts {
            routes
                .hosts
                .insert(host.name.clone(), HostRoutes::default());
        }
        for endpoint in &catalogue.endpoints {
            let host = routes.hosts.entry(endpoint.host.name.clone()).or_default();
            let methods = host.methods(&endpoint.path);
            if let Some((_, other)) = methods
                .iter()
                .find(|(method, _)| *method == endpoint.method)
            {
                let other = catalogue
                    .endpoints
                    .get(*other)
                    .map_or("another", |endpoint| endpoint.name.as_str());
                return Err(format!(
                    "endpoints {other} and {} have the same route {} {}:{}",
                    endpoint.name, endpoint.method, endpoint.host.name, endpoint.path
                ));
            }
            methods.push((endpoint.method.clone(), endpoint.index));
        }
        Ok(routes)
    }

    /// Looks up an endpoint by its method, host and path. The path does not include the name of the host.
    pub(crate) fn find(&self, method: &Method, host: &str, path: &str) -> Route {
        let Some(routes) = self.hosts.get(host) else {
            return Route::UnknownHost;
        };
        let other = match path.strip_suffix('/') {
            Some(without) => without.to_owned(),
            None => format!("{path}/"),
        };
        if let Some(methods) = routes.exact.get(path).or_else(|| routes.exact.get(&other)) {
            return select_method(methods, method, Vec::new());
        }
        let path = trim_slash(path);
        let segments: Vec<&str> = path.split('/').collect();
        for (template, methods) in &routes.templates {
            if let Some(values) = match_template(template, &segments) {
                return select_method(methods, method, values);
            }
        }
        Route::UnknownPath
    }
}

impl HostRoutes {
    fn methods(&mut self, path: &str) -> &mut Methods {
        if !path.contains('{') {
            return self.exact.entry(path.to_owned()).or_default();
        }
        let path = trim_slash(path);
        let template: Vec<Segment> = path.split('/').map(parse_segment).collect();
        // Templates that differ only in the names of their placeholders are treated as the same path.
        let position = self.templates.iter().position(|(known, _)| {
            known.len() == template.len()
                && known.iter().zip(&template).all(|pair| match pair {
                    (Segment::Placeholder(_), Segment::Placeholder(_)) => true,
                    (one, other) => one == other,
                })
        });
        let position = position.unwrap_or_else(|| {
            self.templates.push((template, Vec::new()));
            self.templates.len() - 1
        });
        &mut self.templates[position].1
    }
}

fn trim_slash(path: &str) -> &str {
    path.strip_suffix('/').unwrap_or(path)
}

fn parse_segment(text: &str) -> Segment {
    match text
        .strip_prefix('{')
        .and_then(|text| text.strip_suffix('}'))
    {
        Some(name) => Segment::Placeholder(name.to_owned()),
        None => Segment::Text(text.to_owned()),
    }
}

fn match_template(template: &[Segment], segments: &[&str]) -> Option<Vec<(String, String)>> {
    if template.len() != segments.len() {
        return None;
    }
    let mut values = Vec::new();
    for (expected, given) in template.iter().zip(segments) {
        match expected {
            Segment::Text(text) if text == given => {}
            Segment::Placeholder(name) if !given.is_empty() => {
                let value = percent_decode_str(given).decode_utf8_lossy().into_owned();
                values.push((name.clone(), value));
            }
            _ => return None,
        }
    }
    Some(values)
}

fn select_method(methods: &Methods, method: &Method, values: Vec<(String, String)>) -> Route {
    match methods.iter().find(|(known, _)| known == method) {
        Some((_, index)) => Route::Endpoint(*index, values),
        None => Route::OtherMethods(methods.iter().map(|(method, _)| method.clone()).collect()),
    }
}

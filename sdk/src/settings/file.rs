//! Reads settings files and checks their permissions.

use std::path::Path;
use std::sync::Arc;

use super::document::{Document, Layer, SourceText};
use super::json;
use super::key_files;
use super::section::Section;
use super::value::SettingValue;

/// The format of a settings file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Toml,
    Json,
}

/// Reads a settings file. Adds any mistakes to `faults`.
pub(super) fn read_file(
    path: &Path,
    may_be_missing: bool,
    section: &Section,
    faults: &mut Vec<String>,
) -> Document {
    let name = path.display().to_string();
    let format = match path.extension().and_then(|ending| ending.to_str()) {
        Some(ending) if ending.eq_ignore_ascii_case("toml") => Format::Toml,
        Some(ending) if ending.eq_ignore_ascii_case("json") => Format::Json,
        _ => {
            faults.push(format!(
                "settings file {name}: its name must end in .toml or .json"
            ));
            return Document::default();
        }
    };
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if may_be_missing && error.kind() == std::io::ErrorKind::NotFound => {
            return Document::default();
        }
        Err(error) => {
            faults.push(format!("settings file {name} can't be read: {error}"));
            return Document::default();
        }
    };
    let mut document = read_text(&name, &text, format, section, faults);
    let is_secret =
        |value: &SettingValue| matches!(value, SettingValue::Secret(_) | SettingValue::Secrets(_));
    let has_secret = document
        .layers()
        .flat_map(Layer::values)
        .any(|(value, _)| is_secret(value));
    if has_secret {
        warn_if_readable_by_others(path, "the settings file, which contains a secret");
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    for layer in document.layers_mut() {
        key_files::resolve(layer, folder);
    }
    document
}

/// Reads settings from a document. Adds any mistakes to `faults`.
pub(super) fn read_text(
    name: &str,
    text: &str,
    format: Format,
    section: &Section,
    faults: &mut Vec<String>,
) -> Document {
    let source = SourceText {
        name: Arc::from(name),
        // Some editors write a byte order mark before the text.
        text: text.strip_prefix('\u{feff}').unwrap_or(text),
    };
    let nodes = match format {
        Format::Json => json::parse(&source, section).map_err(|fault| vec![fault]),
        Format::Toml => parse_toml(&source, section),
    };
    match nodes {
        Ok(nodes) => source.read(&nodes, faults),
        Err(found) => {
            faults.extend(found);
            Document::default()
        }
    }
}

#[cfg(feature = "settings-toml")]
use super::toml::parse as parse_toml;

#[cfg(not(feature = "settings-toml"))]
fn parse_toml<'t>(
    source: &SourceText<'t>,
    _section: &Section,
) -> Result<Vec<super::document::Node<'t>>, Vec<String>> {
    Err(vec![format!(
        "{} is TOML, which requires the feature `settings-toml` of bytedance-sdk: enable it, or use JSON",
        source.name
    )])
}

/// Logs a warning if other users can read a file that contains a secret. `what` says which file it is.
#[cfg(unix)]
pub(super) fn warn_if_readable_by_others(path: &Path, what: &str) {
    use std::os::unix::fs::PermissionsExt as _;

    let Ok(metadata) = std::fs::metadata(path) else {
        return;
    };
    let mode = metadata.permissions().mode() & 0o777;
    if mode & 0o044 != 0 {
        tracing::warn!(
            file = %path.display(),
            mode = %format_args!("{mode:03o}"),
            "other users can read {what}; restrict its permissions with chmod 600"
        );
    }
}

#[cfg(not(unix))]
pub(super) fn warn_if_readable_by_others(_path: &Path, _what: &str) {}

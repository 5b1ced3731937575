//! Reads settings files and checks their permissions.

use std::path::Path;
use std::sync::Arc;

use super::document::{Layer, SourceText};
use super::json;
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
) -> Layer {
    let name = path.display().to_string();
    let format = match path.extension().and_then(|ending| ending.to_str()) {
        Some(ending) if ending.eq_ignore_ascii_case("toml") => Format::Toml,
        Some(ending) if ending.eq_ignore_ascii_case("json") => Format::Json,
        _ => {
            faults.push(format!(
                "settings file {name}: its name must end in .toml or .json"
            ));
            return Layer::new();
        }
    };
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if may_be_missing && error.kind() == std::io::ErrorKind::NotFound => {
            return Layer::new();
        }
        Err(error) => {
            faults.push(format!("settings file {name} can't be read: {error}"));
            return Layer::new();
        }
    };
    let layer = read_text(&name, &text, format, section, faults);
    if layer
        .values()
        .any(|(value, _)| matches!(value, SettingValue::Secret(_) | SettingValue::Secrets(_)))
    {
        warn_if_readable_by_others(path);
    }
    layer
}

/// Reads settings from a document. Adds any mistakes to `faults`.
pub(super) fn read_text(
    name: &str,
    text: &str,
    format: Format,
    section: &Section,
    faults: &mut Vec<String>,
) -> Layer {
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
            Layer::new()
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

/// Logs a warning if other users can read a settings file that contains secrets.
#[cfg(unix)]
fn warn_if_readable_by_others(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;

    let Ok(metadata) = std::fs::metadata(path) else {
        return;
    };
    let mode = metadata.permissions().mode() & 0o777;
    if mode & 0o044 != 0 {
        tracing::warn!(
            file = %path.display(),
            mode = %format_args!("{mode:03o}"),
            "other users can read the settings file, which contains a secret; restrict its permissions with chmod 600"
        );
    }
}

#[cfg(not(unix))]
fn warn_if_readable_by_others(_path: &Path) {}

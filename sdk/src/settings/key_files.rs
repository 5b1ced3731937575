//! Reads the keys that settings name as files.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::document::Layer;
use super::file::warn_if_readable_by_others;
use super::home::expand_home;
use super::schema::{PRIVATE_KEY, PRIVATE_KEY_FILE, PUBLIC_KEY_FILES, PUBLIC_KEYS};
use super::value::SettingValue;

/// A setting that names a file, and the setting that the content of the file becomes.
struct Pair {
    file: &'static str,
    key: &'static str,
    /// The kind of key in the file, for error messages.
    content: &'static str,
    /// The ends of the labels of PEM blocks with this content.
    labels: &'static [&'static str],
    is_secret: bool,
}

const PAIRS: [Pair; 2] = [
    Pair {
        file: PRIVATE_KEY_FILE,
        key: PRIVATE_KEY,
        content: "a private key",
        labels: &["PRIVATE KEY"],
        is_secret: true,
    },
    Pair {
        file: PUBLIC_KEY_FILES,
        key: PUBLIC_KEYS,
        content: "a public key or a certificate",
        labels: &["PUBLIC KEY", "CERTIFICATE"],
        is_secret: false,
    },
];

/// The maximum size of a file with a key, in bytes. A key takes a few thousand.
const MAX_SIZE: u64 = 1 << 20;

/// Makes the paths of a settings file relative to the folder of that file. Paths that begin with `~` stay as they are.
pub(super) fn resolve(layer: &mut Layer, folder: &Path) {
    let resolve = |path: &mut PathBuf| {
        if !path.starts_with("~") {
            *path = folder.join(&path);
        }
    };
    for pair in &PAIRS {
        match layer.get_mut(pair.file) {
            Some((SettingValue::Path(path), _)) => resolve(path),
            Some((SettingValue::Files(files), _)) => {
                files.iter_mut().for_each(|(_, path)| resolve(path));
            }
            _ => {}
        }
    }
}

/// Checks that one source does not set both a key and its file. `table` is the name of the table that contains the settings, followed by a
/// dot, or empty.
pub(super) fn check(layer: &Layer, table: &str, faults: &mut Vec<String>) {
    for Pair { file, key, .. } in PAIRS {
        if let (Some((_, origin)), Some((_, of_key))) = (layer.get(file), layer.get(key)) {
            faults.push(format!(
                "setting `{table}{file}` ({origin}) is set together with `{table}{key}` ({of_key}): set only one of them"
            ));
        }
    }
}

/// Merges the layers, given in order of increasing precedence. A key replaces the file of a key from a lower layer, and the other way round.
pub(super) fn merge(layers: impl IntoIterator<Item = Layer>) -> Layer {
    let mut merged = Layer::new();
    for layer in layers {
        for Pair { file, key, .. } in PAIRS {
            if layer.contains_key(file) || layer.contains_key(key) {
                merged.remove(file);
                merged.remove(key);
            }
        }
        merged.extend(layer);
    }
    merged
}

/// Reads the files that the merged settings name, and sets the keys that they contain. A file that `common` names in the same place has
/// already been loaded there, and any mistake in it reported. `table` is the name of the table that contains the other files, followed by a
/// dot, or empty.
pub(super) fn load(values: &mut Layer, common: &Layer, table: &str, faults: &mut Vec<String>) {
    for pair in &PAIRS {
        let Some((value, origin)) = values.get(pair.file) else {
            continue;
        };
        let is_common = common
            .get(pair.file)
            .is_some_and(|(common, of_common)| (common, of_common) == (value, origin));
        if is_common {
            if let Some(loaded) = common.get(pair.key) {
                values.insert(pair.key.to_owned(), loaded.clone());
            }
            continue;
        }
        let loaded = match value {
            SettingValue::Path(path) => pair
                .read(path)
                .map(|text| SettingValue::Secret(text.into())),
            SettingValue::Files(files) => files
                .iter()
                .map(|(version, path)| Ok((version.clone(), pair.read(path)?)))
                .collect::<Result<_, _>>()
                .map(SettingValue::Keys),
            _ => continue,
        };
        match loaded {
            Ok(loaded) => {
                let origin = origin.clone();
                values.insert(pair.key.to_owned(), (loaded, origin));
            }
            Err(what) => {
                faults.push(format!("setting `{table}{}` ({origin}) {what}", pair.file));
            }
        }
    }
}

impl Pair {
    /// Reads a PEM file. The error completes a sentence that begins with the setting's name, and contains nothing of the file.
    fn read(&self, path: &Path) -> Result<String, String> {
        let path = expand_home(path)?;
        let shown = path.display();
        let bytes = read_bytes(&path).map_err(|what| format!("names the file {shown}, {what}"))?;
        // A file that is not text contains no PEM either.
        let text = String::from_utf8(bytes).unwrap_or_default();
        let mut labels = text
            .split("-----BEGIN ")
            .skip(1)
            .filter_map(|block| Some(block.split_once("-----")?.0))
            .peekable();
        if labels.peek().is_none() {
            return Err(format!(
                "names the file {shown}, which is not PEM: it must contain {} that begins with a line -----BEGIN",
                self.content
            ));
        }
        if !labels.any(|label| self.labels.iter().any(|end| label.ends_with(end))) {
            return Err(format!(
                "names the file {shown}, which is PEM but does not contain {}",
                self.content
            ));
        }
        if self.is_secret {
            warn_if_readable_by_others(&path, "the file of a private key");
        }
        Ok(text)
    }
}

/// Reads a whole file. The error completes a sentence about the file.
fn read_bytes(path: &Path) -> Result<Vec<u8>, String> {
    let describe = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => "which does not exist".to_owned(),
        _ => format!("which can't be read: {error}"),
    };
    // Opening a named pipe would wait for another process.
    if !fs::metadata(path).map_err(describe)?.is_file() {
        return Err("which is not a regular file".to_owned());
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAX_SIZE + 1).read_to_end(&mut bytes))
        .map_err(describe)?;
    if bytes.len() as u64 > MAX_SIZE {
        return Err("which is larger than 1 MiB, so it is not the file of a key".to_owned());
    }
    Ok(bytes)
}

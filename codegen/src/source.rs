//! The files of a catalogue.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Location};

/// One file with the path that people are shown.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
    /// Whether calls are generated for its endpoints, or only its names may be used.
    pub(crate) generated: bool,
    /// Not UTF-8, or not TOML: the text is shown, but nothing in it is read.
    pub(crate) broken: bool,
}

/// All files, by number.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    files: Vec<Source>,
    /// A folder or file could not be read at all.
    incomplete: bool,
    /// Chapters that were left out, whose endpoints may be named all the same.
    excluded: BTreeSet<String>,
}

impl Sources {
    pub(crate) fn get(&self, file: usize) -> &Source {
        &self.files[file]
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &Source)> {
        self.files.iter().enumerate()
    }

    pub(crate) fn mark_broken(&mut self, file: usize) {
        self.files[file].broken = true;
    }

    /// Whether what is called so may stand in a file that could not be read: then nobody can say that it is unknown.
    pub(crate) fn may_define(&self, name: &str) -> bool {
        let word = name.rsplit('.').next().unwrap_or(name);
        let mut broken = self.files.iter().filter(|source| source.broken);
        let chapter = name.split_once('.').map(|(chapter, _)| chapter);
        self.incomplete
            || chapter.is_some_and(|chapter| self.excluded.contains(chapter))
            || broken.any(|source| contains_word(&source.text, word))
    }

    /// Leaves the chapters out whose feature is off, but for those that a definition names: issuers are always compiled.
    pub(crate) fn exclude_disabled(&mut self, is_on: impl Fn(&str) -> bool) {
        let (chapters, definitions): (Vec<_>, Vec<_>) = std::mem::take(&mut self.files)
            .into_iter()
            .partition(|source| source.feature().is_some());
        let is_named = |chapter: &str| {
            let name = format!("\"{chapter}.");
            definitions.iter().any(|source| source.text.contains(&name))
        };
        let mut files = Vec::new();
        for source in chapters {
            let off = source.feature().is_some_and(|feature| !is_on(feature));
            if off && !is_named(source.stem()) {
                self.excluded.insert(source.stem().to_owned());
            } else {
                files.push(source);
            }
        }
        files.extend(definitions);
        files.sort_by(|a, b| a.path.cmp(&b.path));
        self.files = files;
    }

    /// Reads every TOML file below a folder, in the order of their paths.
    pub(crate) fn read(
        &mut self,
        folder: &Path,
        generated: bool,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let mut paths = Vec::new();
        if let Err((path, error)) = collect_toml_files(folder, &mut paths) {
            self.incomplete = true;
            diagnostics.push(Diagnostic::without_place(
                format!(
                    "the catalogue folder {} {}",
                    display_path(&path),
                    describe_error(&error, "is not a folder")
                ),
                "name the folder that holds the catalogue's TOML files; in a build script, a relative path starts at the folder of the package's Cargo.toml",
            ));
            return;
        }
        if paths.is_empty() {
            diagnostics.push(Diagnostic::without_place(
                format!(
                    "the catalogue folder {} contains no TOML file",
                    display_path(folder)
                ),
                "add a chapter to it, such as login.toml, or name another folder",
            ));
        }
        paths.sort();
        for path in paths {
            self.read_file(&path, generated, diagnostics);
        }
    }

    fn read_file(&mut self, path: &Path, generated: bool, diagnostics: &mut Vec<Diagnostic>) {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.incomplete = true;
                diagnostics.push(Diagnostic::without_place(
                    format!(
                        "{} {}",
                        display_path(path),
                        describe_error(&error, "can't be read")
                    ),
                    "make the file readable, or remove it from the folder",
                ));
                return;
            }
        };
        let mut source = Source {
            path: display_path(path),
            text: String::new(),
            generated,
            broken: false,
        };
        match String::from_utf8(bytes) {
            // What is generated must not depend on how an editor or git ends lines, and a byte order mark is no text.
            Ok(text) => source.text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n"),
            Err(error) => {
                let start = error.utf8_error().valid_up_to();
                // UTF-16 is mostly text with a zero in every second byte: without them the names in it can be found.
                source.text = String::from_utf8_lossy(error.as_bytes()).replace('\0', "");
                source.broken = true;
                diagnostics.push(Diagnostic::new(
                    Location {
                        file: self.files.len(),
                        start,
                        end: start + '\u{fffd}'.len_utf8(),
                    },
                    "the file is not UTF-8",
                    "the first byte that is not UTF-8",
                    "save the file as UTF-8",
                ));
            }
        }
        self.files.push(source);
    }
}

impl Source {
    /// The file's name without its ending: the chapter's name.
    pub(crate) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.strip_suffix(".toml").unwrap_or(name)
    }

    /// The feature in the file's `[chapter]`, read without the rest of the file: most of a large catalogue is often off.
    fn feature(&self) -> Option<&str> {
        let mut lines = self.text.lines().map(str::trim);
        lines.find(|line| *line == "[chapter]")?;
        lines
            .take_while(|line| !line.starts_with('['))
            .find_map(|line| {
                let value = line.strip_prefix("feature")?.trim_start();
                let value = value.strip_prefix('=')?.trim_start();
                value.strip_prefix('"')?.split('"').next()
            })
    }
}

/// A path as people read it on every system.
fn display_path(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

fn describe_error(error: &std::io::Error, otherwise: &str) -> String {
    match error.kind() {
        ErrorKind::NotFound => "does not exist".to_owned(),
        ErrorKind::NotADirectory => otherwise.to_owned(),
        _ => format!("can't be read: {error}"),
    }
}

/// Every TOML file below a folder but the hidden ones, which editors and systems leave behind.
fn collect_toml_files(
    folder: &Path,
    paths: &mut Vec<PathBuf>,
) -> Result<(), (PathBuf, std::io::Error)> {
    let fail = |error| (folder.to_owned(), error);
    for entry in fs::read_dir(folder).map_err(fail)? {
        let entry = entry.map_err(fail)?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            collect_toml_files(&path, paths)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            paths.push(path);
        }
    }
    Ok(())
}

/// Whether a word stands in a text by itself, not as a part of a longer one.
fn contains_word(text: &str, word: &str) -> bool {
    let in_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    !word.is_empty()
        && text.match_indices(word).any(|(start, _)| {
            let before = text[..start].chars().next_back();
            let after = text[start + word.len()..].chars().next();
            !before.is_some_and(in_word) && !after.is_some_and(in_word)
        })
}

//! Reads the files of a catalogue.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Location};

/// One file of the catalogue.
#[derive(Debug)]
pub(crate) struct Source {
    /// The path to show in diagnostics.
    pub(crate) path: String,
    pub(crate) text: String,
    /// Whether code is generated from this file. If `false`, the file is present only so that other files can refer to
    /// its names.
    pub(crate) generated: bool,
    /// Whether the file is not valid UTF-8 or not valid TOML. Diagnostics can still show its text, but its contents are
    /// not used.
    pub(crate) broken: bool,
}

/// All files of the catalogue. Each file is identified by its index.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    files: Vec<Source>,
    /// Whether a folder or file could not be read at all.
    incomplete: bool,
    /// The chapters that were excluded because their feature is disabled. Other files can still refer to their endpoints.
    excluded: Vec<Excluded>,
}

/// A chapter that was excluded because its feature is disabled.
#[derive(Debug)]
pub(crate) struct Excluded {
    pub(crate) name: String,
    pub(crate) feature: String,
    /// Whether code would be generated from the chapter if its feature were enabled.
    pub(crate) generated: bool,
}

impl Sources {
    pub(crate) fn get(&self, file: usize) -> &Source {
        &self.files[file]
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &Source)> {
        self.files.iter().enumerate()
    }

    pub(crate) fn excluded(&self) -> &[Excluded] {
        &self.excluded
    }

    pub(crate) fn mark_broken(&mut self, file: usize) {
        self.files[file].broken = true;
    }

    /// Returns `true` if the name might be defined in a file or chapter whose contents are not available. Such a name
    /// must not be reported as unknown.
    pub(crate) fn may_define(&self, name: &str) -> bool {
        let word = name.rsplit('.').next().unwrap_or(name);
        let mut broken = self.files.iter().filter(|source| source.broken);
        let chapter = name.split_once('.').map(|(chapter, _)| chapter);
        self.incomplete
            || chapter.is_some_and(|chapter| self.excluded.iter().any(|file| file.name == chapter))
            || broken.any(|source| contains_word(&source.text, word))
    }

    /// Removes the chapters whose feature is disabled.
    ///
    /// Chapters that a definition mentions are kept, because the endpoints that issue tokens are always compiled.
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
            let off = source.feature().filter(|feature| !is_on(feature));
            match off.filter(|_| !is_named(source.stem())) {
                Some(feature) => self.excluded.push(Excluded {
                    name: source.stem().to_owned(),
                    feature: feature.to_owned(),
                    generated: source.generated,
                }),
                None => files.push(source),
            }
        }
        files.extend(definitions);
        files.sort_by(|a, b| a.path.cmp(&b.path));
        self.files = files;
    }

    /// Reads all TOML files in a folder and its subfolders, sorted by path.
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
            // The generated code must not depend on a byte order mark, or on which line endings an editor or Git uses.
            Ok(text) => source.text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n"),
            Err(error) => {
                let start = error.utf8_error().valid_up_to();
                // The file may be UTF-16, where every second byte of ASCII text is zero. Once these are removed,
                // `may_define` can find names in the text.
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
    /// Returns the file name without its extension. In a chapter file, this is the name of the chapter.
    pub(crate) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.strip_suffix(".toml").unwrap_or(name)
    }

    /// Returns the `feature` in the file's `[chapter]` table.
    ///
    /// This avoids parsing the whole file, because most chapters of a large catalogue are usually disabled.
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

/// Formats a path with forward slashes on every platform.
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

/// Collects all TOML files in a folder and its subfolders. Hidden files and folders are skipped, because editors and
/// operating systems create them for their own use.
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

/// Returns `true` if the text contains `word` as a whole word, rather than just as part of a longer one.
fn contains_word(text: &str, word: &str) -> bool {
    let in_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    !word.is_empty()
        && text.match_indices(word).any(|(start, _)| {
            let before = text[..start].chars().next_back();
            let after = text[start + word.len()..].chars().next();
            !before.is_some_and(in_word) && !after.is_some_and(in_word)
        })
}

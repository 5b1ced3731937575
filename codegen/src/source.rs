//! The files of a catalogue.

use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Location};

/// One file with the path that people are shown.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
    /// Whether calls are generated for its endpoints, or only its names may be used.
    pub(crate) generated: bool,
    /// Whether the text is the whole file: one that is not UTF-8 is shown, but not parsed.
    pub(crate) whole: bool,
}

/// All files, by number.
#[derive(Debug, Default)]
pub(crate) struct Sources(Vec<Source>);

impl Sources {
    pub(crate) fn get(&self, file: usize) -> &Source {
        &self.0[file]
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &Source)> {
        self.0.iter().enumerate()
    }

    /// Reads every TOML file below a folder, in the order of their paths.
    pub(crate) fn read(
        &mut self,
        folder: &Path,
        generated: bool,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let mut paths = Vec::new();
        if let Err((path, error)) = collect(folder, &mut paths) {
            diagnostics.push(Diagnostic::without_place(
                format!("the catalogue folder {} can't be read: {error}", path.display()),
                "name a folder that holds the catalogue's TOML files; a relative path starts at the package's Cargo.toml",
            ));
            return;
        }
        if paths.is_empty() {
            diagnostics.push(Diagnostic::without_place(
                format!(
                    "the catalogue folder {} holds no TOML file",
                    folder.display()
                ),
                "add a chapter, such as login.toml",
            ));
        }
        paths.sort();
        for path in paths {
            self.read_file(&path, generated, diagnostics);
        }
    }

    fn read_file(&mut self, path: &Path, generated: bool, diagnostics: &mut Vec<Diagnostic>) {
        let shown = path.display().to_string().replace('\\', "/");
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                diagnostics.push(Diagnostic::without_place(
                    format!("{shown} can't be read: {error}"),
                    "make the file readable, or take it out of the folder",
                ));
                return;
            }
        };
        match String::from_utf8(bytes) {
            Ok(text) => self.0.push(Source {
                path: shown,
                text,
                generated,
                whole: true,
            }),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                // The text up to the fault is shown; nothing after it can be trusted.
                let mut text = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
                text.push('\u{fffd}');
                let file = self.0.len();
                self.0.push(Source {
                    path: shown,
                    text,
                    generated,
                    whole: false,
                });
                diagnostics.push(Diagnostic::new(
                    Location {
                        file,
                        start: valid,
                        end: valid + '\u{fffd}'.len_utf8(),
                    },
                    "the file is not UTF-8",
                    "the first byte that is not UTF-8",
                    "save the file as UTF-8",
                ));
            }
        }
    }
}

impl Source {
    /// The file's name without its ending: the chapter's name.
    pub(crate) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.strip_suffix(".toml").unwrap_or(name)
    }
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), (PathBuf, std::io::Error)> {
    let fail = |error| (folder.to_owned(), error);
    for entry in fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            paths.push(path);
        }
    }
    Ok(())
}

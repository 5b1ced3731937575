//! The public entry point: reads catalogue folders and writes the generated code.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::exit;

use crate::check::check;
use crate::diagnostic::Diagnostic;
use crate::emit::{EVENTS, Target, emit, metadata};
use crate::model::Model;
use crate::names::{is_type_name, suggest};
use crate::parse::parse;
use crate::print::print;
use crate::report::Report;
use crate::source::Sources;

/// Reads catalogue folders and generates typed calls for their endpoints, and types for their events.
///
/// It is usually run by a build script:
///
/// ```no_run
/// // build.rs of a crate that describes its own endpoints in the folder `catalogue`
/// bytedance_codegen::Generator::new()
///     .definitions("path/to/the/platform's/catalogue")
///     .catalogue("catalogue")
///     .build();
/// ```
#[derive(Debug, Clone)]
pub struct Generator {
    definitions: Vec<PathBuf>,
    catalogues: Vec<PathBuf>,
    reserved: Vec<String>,
    target: Target,
    only_enabled: bool,
}

/// The generated code, as returned by [`Generator::generate`].
#[derive(Debug)]
#[non_exhaustive]
pub struct Output {
    /// The Rust source files, keyed by file name. `bytedance.rs` is the root and includes the others from `OUT_DIR`.
    pub files: BTreeMap<String, String>,
}

impl Output {
    /// Returns the name and the text of a chapter's file.
    ///
    /// # Errors
    /// Returns a message if no chapter has this name. It suggests the most similar name.
    pub fn chapter(&self, name: &str) -> Result<(&str, &str), String> {
        if let Some((file, text)) = self.files.get_key_value(&format!("{name}.rs")) {
            return Ok((file, text));
        }
        let files = self.files.keys();
        let known: Vec<&str> = files.map(|file| file.trim_end_matches(".rs")).collect();
        let similar = suggest(name, &known).map(|known| format!("; did you mean `{known}`?"));
        Err(format!(
            "no chapter is called `{name}`{}",
            similar.unwrap_or_default()
        ))
    }
}

impl Default for Generator {
    fn default() -> Self {
        Self::new()
    }
}

impl Generator {
    /// Creates a generator without any folders. The calls it generates are reached through a trait called `Endpoints`.
    #[must_use]
    pub fn new() -> Self {
        Self {
            definitions: Vec::new(),
            catalogues: Vec::new(),
            reserved: vec!["platform".to_owned(), "bytedance".to_owned()],
            target: Target::Dependent("Endpoints".to_owned()),
            only_enabled: false,
        }
    }

    /// Adds a folder of definitions that your endpoints can refer to: hosts, credentials, envelopes and signatures.
    ///
    /// No calls are generated for endpoints in this folder. It is meant for the platform's catalogue, because
    /// `bytedance-sdk` already contains the calls for it.
    #[must_use]
    pub fn definitions(mut self, folder: impl AsRef<Path>) -> Self {
        self.definitions.push(folder.as_ref().to_owned());
        self
    }

    /// Adds a catalogue folder. Each of its chapters becomes a module, and each endpoint becomes a call.
    #[must_use]
    pub fn catalogue(mut self, folder: impl AsRef<Path>) -> Self {
        self.catalogues.push(folder.as_ref().to_owned());
        self
    }

    /// Reserves the names of modules that exist next to the generated ones.
    ///
    /// A chapter with one of these names is reported as an error.
    #[must_use]
    pub fn reserve(mut self, modules: &[&str]) -> Self {
        self.reserved
            .extend(modules.iter().map(ToString::to_string));
        self
    }

    /// Sets the name of the trait that adds the chapters to `bytedance::Client`.
    ///
    /// The default is `Endpoints`.
    #[must_use]
    pub fn extension_trait(mut self, name: impl Into<String>) -> Self {
        self.target = Target::Dependent(name.into());
        self
    }

    /// Generates the chapters as methods of the client itself instead of a trait.
    ///
    /// Only `bytedance-sdk` can use this, because it defines the client.
    #[must_use]
    pub fn inherent(mut self) -> Self {
        self.target = Target::Sdk;
        self.reserved.push(EVENTS.to_owned());
        self
    }

    /// Skips all chapters whose cargo feature is disabled, without parsing them.
    ///
    /// If a program uses the module of a skipped chapter, the compiler's error message names the feature.
    ///
    /// This works only in build scripts, because Cargo provides the enabled features in their environment.
    #[must_use]
    pub fn only_enabled_features(mut self) -> Self {
        self.only_enabled = true;
        self
    }

    /// Generates the Rust sources.
    ///
    /// # Errors
    /// Returns a report of all errors in the catalogue, each with its location and how to fix it.
    pub fn generate(&self) -> Result<Output, Report> {
        let files = emit(&self.build_model()?, &self.target);
        Ok(Output {
            files: files
                .into_iter()
                .map(|(name, items)| (name, print(items)))
                .collect(),
        })
    }

    /// Returns the whole catalogue as one JSON document: definitions, endpoints, and the schemas of requests and
    /// responses.
    ///
    /// # Errors
    /// Returns a report of all errors in the catalogue, each with its location and how to fix it.
    pub fn metadata(&self) -> Result<String, Report> {
        let mut metadata = metadata(&self.build_model()?);
        // Another crate in the build may have enabled serde_json's feature `preserve_order`, in which case keys are not
        // sorted automatically.
        metadata.sort_all_objects();
        Ok(metadata.to_string())
    }

    /// Writes the generated files to `OUT_DIR`. Call this in a build script.
    ///
    /// It also tells Cargo to rerun the build script when a catalogue file is edited, added or removed. If the
    /// catalogue has errors, this method prints them and ends the process with exit code 1, so the build fails.
    pub fn build(&self) {
        self.rerun_if_changed();
        let output = self
            .generate()
            .unwrap_or_else(|report| fail(&report.to_string()));
        for (name, text) in &output.files {
            write(name, text);
        }
    }

    /// Writes the result of [`metadata`](Self::metadata) to a file in `OUT_DIR`. Call this in a build script.
    ///
    /// Reruns of the build script and errors in the catalogue are handled as in [`build`](Self::build).
    pub fn build_metadata(&self, file: &str) {
        self.rerun_if_changed();
        write(
            file,
            &self
                .metadata()
                .unwrap_or_else(|report| fail(&report.to_string())),
        );
    }

    fn build_model(&self) -> Result<Model, Report> {
        let mut sources = Sources::default();
        let mut diagnostics = Vec::new();
        if let Target::Dependent(name) = &self.target
            && !is_type_name(name)
        {
            diagnostics.push(Diagnostic::without_place(
                format!("`{name}` can't be the name of a trait"),
                "give `extension_trait` a name such as \"Endpoints\"",
            ));
        }
        for folder in &self.definitions {
            sources.read(folder, false, &mut diagnostics);
        }
        for folder in &self.catalogues {
            sources.read(folder, true, &mut diagnostics);
        }
        if self.only_enabled && diagnostics.is_empty() {
            sources.exclude_disabled(is_enabled);
        }
        let (definitions, chapters) = parse(&mut sources, &mut diagnostics);
        let model = check(
            &sources,
            &self.reserved,
            definitions,
            chapters,
            &mut diagnostics,
        );
        if diagnostics.is_empty() {
            return Ok(model);
        }
        let mut report = Report {
            sources,
            diagnostics,
        };
        report.sort();
        Err(report)
    }

    fn rerun_if_changed(&self) {
        for folder in self.definitions.iter().chain(&self.catalogues) {
            println!("cargo::rerun-if-changed={}", folder.display());
        }
    }
}

/// Returns `true` if a cargo feature of the package is enabled. Cargo sets an environment variable for each enabled
/// feature when it runs the build script.
fn is_enabled(feature: &str) -> bool {
    let name = feature.to_uppercase().replace('-', "_");
    env::var_os(format!("CARGO_FEATURE_{name}")).is_some()
}

fn write(name: &str, text: &str) {
    let Some(folder) = env::var_os("OUT_DIR") else {
        fail(
            "OUT_DIR is not set: `build` and `build_metadata` are for build scripts; elsewhere, use `generate`",
        )
    };
    let path = Path::new(&folder).join(name);
    if let Err(error) = fs::write(&path, text) {
        fail(&format!("{} can't be written: {error}", path.display()));
    }
}

/// Prints a message and fails the build. A panic would bury the message in a backtrace.
fn fail(text: &str) -> ! {
    eprintln!("{text}");
    exit(1)
}

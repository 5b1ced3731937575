//! The way in: which folders are read, and where the result goes.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::exit;

use crate::check::check;
use crate::diagnostic::Diagnostic;
use crate::emit::{EVENTS, Target, emit, metadata};
use crate::model::Model;
use crate::names::is_type_name;
use crate::parse::parse;
use crate::print::print;
use crate::report::Report;
use crate::source::Sources;

/// Reads catalogue folders and generates typed calls for their endpoints.
///
/// ```no_run
/// // build.rs of a crate with endpoints of its own, below the folder `catalogue`
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

/// What was generated.
#[derive(Debug)]
#[non_exhaustive]
pub struct Output {
    /// Rust sources by file name. `bytedance.rs` includes the others from `OUT_DIR`.
    pub files: BTreeMap<String, String>,
}

impl Default for Generator {
    fn default() -> Self {
        Self::new()
    }
}

impl Generator {
    /// No folder yet; the calls are reached through a trait called `Endpoints`.
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

    /// A folder whose hosts, credentials, envelopes and signatures may be used; its calls are in `bytedance-sdk` already.
    #[must_use]
    pub fn definitions(mut self, folder: impl AsRef<Path>) -> Self {
        self.definitions.push(folder.as_ref().to_owned());
        self
    }

    /// A folder whose chapters become modules and whose endpoints become calls.
    #[must_use]
    pub fn catalogue(mut self, folder: impl AsRef<Path>) -> Self {
        self.catalogues.push(folder.as_ref().to_owned());
        self
    }

    /// Modules that stand beside the generated ones: no chapter may be called like one of them.
    #[must_use]
    pub fn reserve(mut self, modules: &[&str]) -> Self {
        self.reserved
            .extend(modules.iter().map(ToString::to_string));
        self
    }

    /// The name of the trait that adds the chapters to `bytedance::Client`.
    #[must_use]
    pub fn extension_trait(mut self, name: impl Into<String>) -> Self {
        self.target = Target::Dependent(name.into());
        self
    }

    /// The chapters become methods of the client itself: for `bytedance-sdk`, which defines it.
    #[must_use]
    pub fn inherent(mut self) -> Self {
        self.target = Target::Sdk;
        self.reserved.push(EVENTS.to_owned());
        self
    }

    /// For build scripts: leaves out every chapter whose cargo feature is off, without reading it.
    #[must_use]
    pub fn only_enabled_features(mut self) -> Self {
        self.only_enabled = true;
        self
    }

    /// Generates the Rust sources.
    ///
    /// # Errors
    /// All that is wrong with the catalogue.
    pub fn generate(&self) -> Result<Output, Report> {
        let files = emit(&self.build_model()?, &self.target);
        Ok(Output {
            files: files
                .into_iter()
                .map(|(name, items)| (name, print(items)))
                .collect(),
        })
    }

    /// The whole catalogue as one JSON document: definitions, endpoints, and the schemas of requests and answers.
    ///
    /// # Errors
    /// All that is wrong with the catalogue.
    pub fn metadata(&self) -> Result<String, Report> {
        let mut metadata = metadata(&self.build_model()?);
        // Another crate in the build may have told serde_json to keep the order in which keys were added.
        metadata.sort_all_objects();
        Ok(metadata.to_string())
    }

    /// For build scripts: writes the generated files into `OUT_DIR` and tells cargo to rerun when a catalogue file is edited, added or
    /// removed. A fault in the catalogue ends the build with its text.
    pub fn build(&self) {
        self.rerun_if_changed();
        let output = self
            .generate()
            .unwrap_or_else(|report| fail(&report.to_string()));
        for (name, text) in &output.files {
            write(name, text);
        }
    }

    /// For build scripts: writes [`metadata`](Self::metadata) into a file in `OUT_DIR`, and reruns as [`build`](Self::build) does.
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

/// Whether cargo compiles the package with a feature: it says so in the environment of the build script.
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

/// Ends the build with a text for people; a panic would bury it in a backtrace.
fn fail(text: &str) -> ! {
    eprintln!("{text}");
    exit(1)
}

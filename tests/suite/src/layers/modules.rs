//! The modules of a crate, and name resolution within them.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenTree};
use quote::ToTokens as _;
use syn::Item;

use super::paths::{NamedPath, is_for_tests, paths};

/// A module. It is an entire file or a part of one.
#[derive(Debug)]
pub(super) struct Module {
    parent: usize,
    pub(super) file: PathBuf,
    modules: Vec<(String, usize)>,
    items: BTreeSet<String>,
    /// For each name that a `use` binds, the paths that it is bound to.
    imports: BTreeMap<String, Vec<NamedPath>>,
    /// The modules that are imported with `*`.
    globs: Vec<NamedPath>,
    /// The generated file that the module includes, if any. The names it defines are unknown here.
    generated: Option<PathBuf>,
    /// All paths in the module.
    pub(super) paths: Vec<NamedPath>,
}

/// The library of a package.
#[derive(Debug)]
pub(super) struct Crate {
    /// The modules, starting with the root.
    pub(super) modules: Vec<Module>,
    /// The crate's own name, if absolute paths can use it.
    own_name: Option<String>,
    names: Names,
    /// The files of modules that exist only in tests. These files are not read.
    tests: Vec<PathBuf>,
}

/// What is known so far about the names in each module. Imports can be circular, so names are resolved in several passes. A pass looks up
/// every name only once. If a name is needed while it is still being looked up, its result from the previous pass is used.
#[derive(Debug, Default)]
struct Names {
    known: RefCell<HashMap<(usize, String), BTreeSet<Target>>>,
    /// The names that this pass has already looked up.
    seen: RefCell<HashSet<(usize, String)>>,
    /// Whether this pass has found anything new.
    have_grown: Cell<bool>,
}

/// What a name refers to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    Module(usize),
    /// An item defined in this file.
    Item(PathBuf),
}

const ROOT: usize = 0;

impl Crate {
    pub(super) fn load(src: &Path) -> Self {
        let mut library = Self {
            modules: Vec::new(),
            own_name: None,
            names: Names::default(),
            tests: Vec::new(),
        };
        library.load_file(src, Path::new("lib.rs"), Path::new(""), ROOT);
        library
    }

    /// Loads a module from its file. `folder` is where the files of its child modules are.
    fn load_file(&mut self, src: &Path, file: &Path, folder: &Path, parent: usize) -> usize {
        let path = src.join(file);
        let text = fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()));
        let parsed = syn::parse_file(&text)
            .unwrap_or_else(|error| panic!("{} is not Rust: {error}", path.display()));
        self.load_module(src, file, folder, parent, parsed.items)
    }

    fn load_module(
        &mut self,
        src: &Path,
        file: &Path,
        folder: &Path,
        parent: usize,
        items: Vec<Item>,
    ) -> usize {
        let module = self.modules.len();
        self.modules.push(Module {
            parent,
            file: file.to_owned(),
            modules: Vec::new(),
            items: BTreeSet::new(),
            imports: BTreeMap::new(),
            globs: Vec::new(),
            generated: None,
            paths: Vec::new(),
        });
        for item in items.into_iter().flat_map(flatten) {
            match item {
                Item::Mod(child) => {
                    let has_path = |attribute: &syn::Attribute| attribute.path().is_ident("path");
                    assert!(
                        !child.attrs.iter().any(has_path),
                        "{}: `#[path]` hides where the module {} is",
                        file.display(),
                        child.ident
                    );
                    let is_for_tests = |attribute: &syn::Attribute| {
                        is_for_tests(&attribute.meta.to_token_stream())
                    };
                    let is_for_tests = child.attrs.iter().any(is_for_tests);
                    let name = child.ident.to_string();
                    let name = name.trim_start_matches("r#");
                    let mut path = folder.join(format!("{name}.rs"));
                    if !src.join(&path).exists() {
                        path = folder.join(name).join("mod.rs");
                    }
                    if is_for_tests {
                        self.tests.push(path);
                        continue;
                    }
                    let child = match child.content {
                        Some((_, items)) => {
                            self.load_module(src, file, &folder.join(name), module, items)
                        }
                        None => self.load_file(src, &path, &folder.join(name), module),
                    };
                    self.modules[module].modules.push((name.to_owned(), child));
                }
                item => self.note(module, &item),
            }
        }
        module
    }

    /// Records the name that an item defines and the paths that it uses.
    fn note(&mut self, module: usize, item: &Item) {
        let known = &mut self.modules[module];
        let found = paths(item.to_token_stream());
        let name = match item {
            Item::Const(item) => Some(&item.ident),
            Item::Enum(item) => Some(&item.ident),
            Item::Fn(item) => Some(&item.sig.ident),
            Item::Static(item) => Some(&item.ident),
            Item::Struct(item) => Some(&item.ident),
            Item::Trait(item) => Some(&item.ident),
            Item::TraitAlias(item) => Some(&item.ident),
            Item::Type(item) => Some(&item.ident),
            Item::Union(item) => Some(&item.ident),
            Item::Macro(item) => {
                if item.mac.path.is_ident("include") {
                    known.generated = Some(generated_file(&item.mac.tokens.to_string()));
                }
                item.ident.as_ref()
            }
            Item::ExternCrate(item) if item.ident == "self" => {
                let renamed = item.rename.as_ref();
                self.own_name = renamed.map(|(_, name)| name.to_string());
                None
            }
            Item::Use(_) => {
                for path in &found {
                    match &path.binds {
                        Some(name) => {
                            let imports = known.imports.entry(name.clone()).or_default();
                            imports.push(path.clone());
                        }
                        None => known.globs.push(path.clone()),
                    }
                }
                None
            }
            _ => None,
        };
        let known = &mut self.modules[module];
        known.items.extend(name.map(ToString::to_string));
        known.paths.extend(found);
    }

    /// Returns the Rust files in `src` that do not belong to any module. A file is included either because it is a program or because its
    /// module could not be found.
    pub(super) fn unread(&self, src: &Path) -> BTreeSet<PathBuf> {
        let mut files = BTreeSet::new();
        let mut folders = vec![src.to_owned()];
        while let Some(folder) = folders.pop() {
            let entries = fs::read_dir(&folder)
                .unwrap_or_else(|error| panic!("cannot read {}: {error}", folder.display()));
            for entry in entries {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "rs") {
                    files.insert(path.strip_prefix(src).expect("below").to_owned());
                }
            }
        }
        for module in &self.modules {
            files.remove(&module.file);
        }
        for file in &self.tests {
            files.remove(file);
        }
        files
    }

    /// Repeats `pass` until a repetition finds nothing new, and returns its last result.
    pub(super) fn resolve_all<T>(&self, mut pass: impl FnMut() -> T) -> T {
        loop {
            self.names.seen.borrow_mut().clear();
            self.names.have_grown.set(false);
            let found = pass();
            if !self.names.have_grown.get() {
                return found;
            }
        }
    }

    /// Returns the files that define what a path refers to. There can be several files if a name is both a module and a function, or if its
    /// meaning depends on a feature.
    pub(super) fn resolve(&self, module: usize, path: &NamedPath) -> BTreeSet<PathBuf> {
        let is_of_one_name = path.segments.len() == 1 && path.binds.is_none();
        // A single name is usually a variable, or it was already recorded at its `use`. Only a glob import can bring it in without being
        // recorded.
        if is_of_one_name && self.is_known(module, &path.segments[0]) {
            return BTreeSet::new();
        }
        let targets = self.follow(module, path);
        let file = |target| match target {
            Target::Module(module) => self.modules[module].file.clone(),
            Target::Item(file) => file,
        };
        targets.into_iter().map(file).collect()
    }

    /// Returns whether a name is a keyword or is bound in the module itself.
    fn is_known(&self, module: usize, name: &str) -> bool {
        let known = &self.modules[module];
        matches!(name, "crate" | "self" | "super" | "Self")
            || known.items.contains(name)
            || known.imports.contains_key(name)
            || known.modules.iter().any(|(child, _)| child == name)
    }

    /// Returns everything that a path can refer to.
    fn follow(&self, module: usize, path: &NamedPath) -> BTreeSet<Target> {
        let mut segments = path.segments.iter().map(String::as_str);
        let Some(first) = segments.next() else {
            return BTreeSet::new();
        };
        let own_name = || {
            let is_own = self.own_name.as_deref() == Some(first);
            is_own.then_some(Target::Module(ROOT)).into_iter().collect()
        };
        let mut targets = match first {
            "crate" => BTreeSet::from([Target::Module(ROOT)]),
            "self" => BTreeSet::from([Target::Module(module)]),
            "super" => BTreeSet::from([Target::Module(self.modules[module].parent)]),
            _ if path.is_absolute => own_name(),
            name => match self.look_up(module, name) {
                found if found.is_empty() => own_name(),
                found => found,
            },
        };
        for name in segments.filter(|name| *name != "*") {
            let modules: Vec<usize> = targets
                .iter()
                .filter_map(|target| match target {
                    Target::Module(module) => Some(*module),
                    Target::Item(_) => None,
                })
                .collect();
            // Segments that follow a type name belong to the type, so they do not lead to a different file.
            if modules.is_empty() {
                break;
            }
            targets = modules
                .into_iter()
                .flat_map(|module| match name {
                    "super" => BTreeSet::from([Target::Module(self.modules[module].parent)]),
                    name => match self.look_up(module, name) {
                        found if found.is_empty() => self.unknown_in(module, name),
                        found => found,
                    },
                })
                .collect();
        }
        targets
    }

    /// Returns everything that a name can refer to in a module.
    fn look_up(&self, module: usize, name: &str) -> BTreeSet<Target> {
        let key = (module, name.to_owned());
        let is_new = self.names.seen.borrow_mut().insert(key.clone());
        let known = self.names.known.borrow().get(&key).cloned();
        let known = known.unwrap_or_default();
        if !is_new {
            return known;
        }
        let found = self.find(module, name);
        if found != known {
            self.names.have_grown.set(true);
            self.names.known.borrow_mut().insert(key, found.clone());
        }
        found
    }

    fn find(&self, module: usize, name: &str) -> BTreeSet<Target> {
        let known = &self.modules[module];
        let children = known.modules.iter().filter(|(child, _)| child == name);
        let mut targets: BTreeSet<Target> =
            children.map(|(_, child)| Target::Module(*child)).collect();
        if known.items.contains(name) {
            targets.insert(Target::Item(known.file.clone()));
        }
        for import in known.imports.get(name).into_iter().flatten() {
            targets.extend(self.follow(module, import));
        }
        if targets.is_empty() {
            for glob in &known.globs {
                for target in self.follow(module, glob) {
                    if let Target::Module(other) = target {
                        targets.extend(self.look_up(other, name));
                    }
                }
            }
        }
        targets
    }

    /// Returns the target of a name that is not a known item of the module. Such a name is defined by a different crate or generated by a
    /// macro or a build script.
    fn unknown_in(&self, module: usize, name: &str) -> BTreeSet<Target> {
        let known = &self.modules[module];
        if known.imports.contains_key(name) {
            return BTreeSet::new();
        }
        let file = known.generated.as_ref().unwrap_or(&known.file);
        BTreeSet::from([Target::Item(file.clone())])
    }
}

/// Returns all items inside a `cfg_if!`, whichever features they require. Any other item is returned unchanged.
fn flatten(item: Item) -> Vec<Item> {
    let Item::Macro(item) = item else {
        return vec![item];
    };
    let name = item.mac.path.segments.last();
    if name.is_none_or(|name| name.ident != "cfg_if") {
        return vec![Item::Macro(item)];
    }
    let mut items = Vec::new();
    for token in item.mac.tokens {
        if let TokenTree::Group(arm) = token
            && arm.delimiter() == Delimiter::Brace
        {
            let parsed: syn::File = syn::parse2(arm.stream())
                .unwrap_or_else(|error| panic!("an arm of cfg_if! holds no items: {error}"));
            items.extend(parsed.items.into_iter().flat_map(flatten));
        }
    }
    items
}

/// Returns the path of a generated file. For example, `concat!(env!("OUT_DIR"), "/bytedance.rs")` becomes `OUT_DIR/bytedance.rs`.
fn generated_file(arguments: &str) -> PathBuf {
    let file = arguments.rsplit('"').nth(1).unwrap_or_default();
    Path::new("OUT_DIR").join(file.trim_start_matches('/'))
}

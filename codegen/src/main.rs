//! Checks a catalogue, or prints the code generated from it.

#![warn(clippy::expect_used, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use bytedance_codegen::Generator;

const USAGE: &str = "\
usage: bytedance-codegen check [FOLDER ...]
       bytedance-codegen dump  [CHAPTER ...] [./FOLDER ...]

check   reports every mistake in the catalogue
dump    prints the generated Rust code, as a build script writes it

CHAPTER  prints only this chapter; without one, everything is printed
FOLDER   a catalogue of your own; without one, the platform's catalogue is read.
         dump takes a name without a slash for a chapter";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((command, folders)) if command == "check" => check(&generator(folders)),
        Some((command, arguments)) if command == "dump" => {
            let (folders, chapters): (Vec<String>, Vec<String>) = arguments
                .iter()
                .cloned()
                .partition(|argument| argument.contains(['/', '\\']));
            dump(&generator(&folders), &chapters)
        }
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// Returns a generator for the given catalogue folders. Without folders, or if the only one is the platform's
/// catalogue, the generator reads that catalogue.
fn generator(folders: &[String]) -> Generator {
    let platform = bytedance_spec::catalogue();
    let is_own = |folder: &&String| match (fs::canonicalize(folder), fs::canonicalize(platform)) {
        (Ok(folder), Ok(platform)) => folder != platform,
        _ => true,
    };
    let own: Vec<&String> = folders.iter().filter(is_own).collect();
    if own.is_empty() {
        Generator::new().inherent().catalogue(platform)
    } else {
        own.into_iter()
            .fold(Generator::new().definitions(platform), Generator::catalogue)
    }
}

fn check(generator: &Generator) -> ExitCode {
    match generator.generate() {
        Ok(output) => {
            println!(
                "the catalogue is valid: {} files are generated from it",
                output.files.len()
            );
            ExitCode::SUCCESS
        }
        Err(report) => {
            eprintln!("{report}");
            ExitCode::FAILURE
        }
    }
}

fn dump(generator: &Generator, chapters: &[String]) -> ExitCode {
    let files = match generator.generate() {
        Ok(output) => output.files,
        Err(report) => {
            eprintln!("{report}");
            return ExitCode::FAILURE;
        }
    };
    let mut selected = Vec::new();
    for name in chapters {
        match files.get_key_value(&format!("{name}.rs")) {
            Some(file) => selected.push(file),
            None => {
                report_unknown_chapter(name, &files);
                return ExitCode::FAILURE;
            }
        }
    }
    if chapters.is_empty() {
        selected.extend(&files);
    }
    let mut out = io::stdout().lock();
    for (name, text) in selected {
        // A reader such as `head` closes the pipe when it has seen enough.
        if write!(out, "// {name}\n{text}").is_err() {
            break;
        }
    }
    ExitCode::SUCCESS
}

fn report_unknown_chapter(name: &str, files: &BTreeMap<String, String>) {
    if Path::new(name).is_dir() {
        return eprintln!("no chapter is called `{name}`; for the folder, write `./{name}`");
    }
    let known = files.keys().map(|file| file.trim_end_matches(".rs"));
    let similar = known
        .map(|known| (strsim::jaro_winkler(known, name), known))
        .filter(|(similarity, _)| *similarity > 0.8)
        .max_by(|one, other| one.0.total_cmp(&other.0));
    match similar {
        Some((_, known)) => eprintln!("no chapter is called `{name}`; did you mean `{known}`?"),
        None => eprintln!("no chapter is called `{name}`"),
    }
}

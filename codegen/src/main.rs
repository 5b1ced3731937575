//! Checks a catalogue, or prints the code generated from it.

#![warn(clippy::expect_used, clippy::unwrap_used)]

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
    let output = match generator.generate() {
        Ok(output) => output,
        Err(report) => {
            eprintln!("{report}");
            return ExitCode::FAILURE;
        }
    };
    let mut selected = Vec::new();
    for name in chapters {
        match output.chapter(name) {
            Ok(file) => selected.push(file),
            Err(error) if Path::new(name).is_dir() => {
                eprintln!("{error}; for the folder, write `./{name}`");
                return ExitCode::FAILURE;
            }
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::FAILURE;
            }
        }
    }
    if chapters.is_empty() {
        let files = output.files.iter();
        selected.extend(files.map(|(name, text)| (name.as_str(), text.as_str())));
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

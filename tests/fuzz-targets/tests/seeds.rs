//! Runs the fuzz targets on their seeds and on mutations of them, which are the same in every run.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use bytedance_fuzz_targets::{TARGETS, is_genuine};
use fastrand::Rng;

const SEED: u64 = 1;

/// The number of mutations of each seed.
const MUTATIONS: usize = 150;

/// Reads the seeds of a target.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("seeds")
        .join(target);
    let files =
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = files.flatten().map(|file| file.path()).collect();
    // The same order on every machine.
    paths.sort();
    paths.iter().flat_map(fs::read).collect()
}

fn run(target: fn(&[u8]), name: &str, data: &[u8]) {
    let result = catch_unwind(AssertUnwindSafe(|| target(data)));
    assert!(
        result.is_ok(),
        "{name}, seed {SEED}: \"{}\"",
        data.escape_ascii()
    );
}

/// Flips bits, inserts bytes or pieces of other seeds, or removes bytes.
fn mutate(random: &mut Rng, data: &mut Vec<u8>, others: &[Vec<u8>]) {
    const TELLING: &[u8] = b"\0\"\\{}[]<>&;,:=-0\n\x20\x7f\x80\xff";
    for _ in 0..random.usize(1..5) {
        let start = random.usize(..=data.len());
        let end = random.usize(start..=data.len().min(start + 16));
        match random.u8(..5) {
            0 => data.truncate(start),
            1 => drop(data.drain(start..end)),
            2 => data.insert(start, TELLING[random.usize(..TELLING.len())]),
            3 => {
                let other = &others[random.usize(..others.len())];
                let from = random.usize(..=other.len());
                let to = random.usize(from..=other.len());
                drop(data.splice(start..end, other[from..to].iter().copied()));
            }
            _ => {
                if let Some(byte) = data.get_mut(start) {
                    *byte ^= 1 << random.u8(..8);
                }
            }
        }
    }
}

#[test]
fn no_target_finds_a_fault() {
    for (name, target) in TARGETS {
        let seeds = seeds(name);
        assert!(!seeds.is_empty(), "{name} has no seeds");
        run(target, name, b"");
        let mut random = Rng::with_seed(SEED);
        for seed in &seeds {
            run(target, name, seed);
            for _ in 0..MUTATIONS {
                let mut data = seed.clone();
                mutate(&mut random, &mut data, &seeds);
                run(target, name, &data);
            }
        }
    }
}

/// Otherwise a fuzzer would never get past the signature checks.
#[test]
fn seeds_are_genuine_but_for_two() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/envelopes");
    let mut refused = Vec::new();
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        if !is_genuine(&fs::read(file.path()).unwrap_or_default()) {
            refused.push(file.file_name());
        }
    }
    refused.sort();
    // The platform's address check is not a callback, and its example of a payment is too old.
    assert_eq!(refused, ["address_check", "payment_example"]);
}

# Shortcuts. Every recipe except `bench` and `golden` runs a part of `.ci/run`.

# Lists the recipes.
default:
    @just --list

# Runs every check that a change must pass.
all:
    ./.ci/run

# Lints all packages.
check:
    cargo clippy --workspace --all-targets --locked -- -D warnings

# Runs all tests. Arguments are passed to `cargo test`.
test *arguments:
    ./tests/run {{arguments}}

# Builds the docs and fails on warnings.
docs:
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked

# Runs the benchmarks.
bench:
    cargo bench --locked -p bytedance-tests --bench '*'

# Updates the golden files of the generator.
golden:
    UPDATE_GOLDEN=1 cargo test --locked -p bytedance-codegen --test goldens

# Packages every published crate and builds each from its own archive.
package:
    ./.ci/package

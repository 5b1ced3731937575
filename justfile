# Shortcuts. Each recipe runs a part of `.ci/run`, but for `bench` and `golden`.

# Lists the recipes.
default:
    @just --list

# Everything that must hold before a change lands.
all:
    ./.ci/run

# Lints of every package.
check:
    cargo clippy --workspace --all-targets --locked -- -D warnings

# All tests; arguments go to `cargo test`.
test *arguments:
    ./tests/run {{arguments}}

# The documentation, without warnings.
docs:
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked

# The benchmarks.
bench:
    cargo bench --locked -p bytedance-tests --bench '*'

# Writes the golden files of the generator again.
golden:
    UPDATE_GOLDEN=1 cargo test --locked -p bytedance-codegen --test goldens

# Packages every published crate and builds each from its own archive.
package:
    ./.ci/package

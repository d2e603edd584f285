#!/bin/sh
# Each of the three layer guards fails when its layer is broken on purpose, in a copy of the tree.
set -eu
cd "$(dirname "$0")/../.."
root=$(pwd)
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/huoyan/target}"
# Always in the same place, so that what is built there is built once; dependencies are those of the tree itself.
copy=$CARGO_TARGET_DIR/guards
mkdir -p "$copy"
trap 'rm -rf "$copy"' EXIT
export CARGO_INCREMENTAL=0
# The guards ask for nothing over the network: what they read of packages for other systems is fetched here.
cargo fetch --locked --quiet

# A fresh copy of what git knows, with changes that are not committed yet.
renew() {
    rm -rf "$copy/tree"
    mkdir "$copy/tree"
    # shellcheck disable=SC2016 # the inner shell expands it
    git -C "$root" ls-files -z --cached --others --exclude-standard |
        (cd "$root" && xargs -0 sh -c 'for f; do [ ! -e "$f" ] || printf "%s\0" "$f"; done' sh) |
        tar -C "$root" --null -T - -cf - | tar -C "$copy/tree" -xf -
    cd "$copy/tree"
}
compiler_guard() { cargo check --locked --quiet --no-default-features --lib; }
cargo_guard() { .ci/core_has_no_engine; }
test_guard() { cargo test --locked --quiet --no-default-features --test it tidy::; }

failed=0
passed=0
expect() {
    wanted=$1
    what=$2
    shift 2
    if "$@" >"$copy/log" 2>&1; then got=holds; else got=breaks; fi
    if [ "$got" = "$wanted" ]; then
        passed=$((passed + 1))
        echo "ok: $what: $got"
    else
        failed=$((failed + 1))
        echo "NOT OK: $what: $got"
        tail -n 20 "$copy/log"
    fi
}
says() {
    if ! grep -q "$1" "$copy/log"; then
        failed=$((failed + 1))
        echo "NOT OK: it broke for another reason than: $1"
        tail -n 20 "$copy/log"
    fi
}

renew
expect holds 'the compiler guard on the tree as it is' compiler_guard
expect holds 'the cargo guard on the tree as it is' cargo_guard
expect holds 'the test guard on the tree as it is' test_guard

renew
printf 'use bevy::prelude::Vec2 as _;\n' >>src/rules/mod.rs
expect breaks 'the compiler guard, an engine in rules' compiler_guard
says 'bevy'

renew
sed -i 's/^\[dependencies\]$/&\nbevy_math = "0.19"/' Cargo.toml
cargo metadata --offline --format-version 1 >/dev/null # so that the lock file agrees
expect breaks 'the cargo guard, a part of the engine in the core' cargo_guard
says 'bevy_math'

break_test_guard() {
    renew
    printf '%s\n' "$2" >>"$1"
    expect breaks "the test guard, \`$2\` in $1" test_guard
    says "$1"
}
break_test_guard src/geometry/mod.rs 'use std::time::Instant as _;'
break_test_guard src/content/mod.rs 'use std::{env as _, fmt as _};'
break_test_guard src/content/mod.rs 'use crate::rules as _;'
break_test_guard src/rules/mod.rs 'use std::fs as _;'
break_test_guard src/rules/mod.rs '#[allow(dead_code)] const UNUSED: u8 = 0;'

printf 'guards: %s passed, %s failed\n' "$passed" "$failed"
[ "$failed" = 0 ]

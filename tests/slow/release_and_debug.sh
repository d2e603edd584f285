#!/bin/sh
# The core's tests hold in release as in debug: what they expect (effects by seed and actions, digests of visits) is the same text in both.
set -eu
cd "$(dirname "$0")/../.."
./dev test --locked --no-default-features --release

#!/bin/sh
# The same play through the window and on rules alone has the same effects, in the same order.
set -eu
cd "$(dirname "$0")/../.."
. tests/slow/prepare
on_display python3 tests/slow/same_effects.py

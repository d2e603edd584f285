#!/bin/sh
# How soon the booth shows its first picture, and that it rests while nothing changes.
set -eu
cd "$(dirname "$0")/../.."
. tests/slow/prepare
on_display python3 tests/slow/rest.py "$data"

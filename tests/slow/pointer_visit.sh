#!/bin/sh
# A visit by a real pointer leaves the same answers as the visit that a script plays from within.
set -eu
cd "$(dirname "$0")/../.."
. tests/slow/prepare
on_display python3 tests/slow/pointer_visit.py "$data"

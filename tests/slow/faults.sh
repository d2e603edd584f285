#!/bin/sh
# What can happen to a booth from outside, while it runs: its window is destroyed, its disk fills up, its content breaks and
# vanishes, its clock stands wrong. It goes on, and loses no answer that it acknowledged.
set -eu
cd "$(dirname "$0")/../.."
. tests/slow/prepare
on_display python3 tests/slow/faults.py "$data"

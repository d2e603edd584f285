#!/bin/sh
# Kills the booth at random moments of visits, on one record store: every acknowledged answer is kept and the store opens.
# kill_booth.sh [COUNT] [SEED]
set -eu
cd "$(dirname "$0")/../.."
. tests/slow/prepare
on_display python3 tests/slow/kill_booth.py "${1:-50}" "$data" "${2:-1}"

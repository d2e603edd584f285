#!/bin/sh
# What is really heard of a visit, by a sound card made of a file; and visits whose card is missing, goes away or hangs.
set -eu
cd "$(dirname "$0")/../.."
. tests/slow/prepare
cc -shared -fPIC -O2 -Wall -Wextra -Werror -DPIC -o "$data/card.so" tests/slow/sound_card.c -lasound
on_display python3 tests/slow/sound.py "$data"

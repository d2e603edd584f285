"""Plays tests/plays/full_visit*.ron through the window and compares what happened with what rules alone say."""

import os
import re
import subprocess
import sys
import tempfile

HUOYAN = os.environ["HUOYAN"]

# Times differ by milliseconds, and a finger's point by fractions of a pixel: both are left out.
TIMES_AND_POINTS = re.compile(r"^\d+\.\d+ | after [\d.]+ s| at \([^)]*\)| in [\d.]+ s|(?<=hint not before )[\d.]+ s")


def told(text):
    lines = (TIMES_AND_POINTS.sub("", line) for line in text.splitlines() if " tap " not in line)
    return [line for line in lines if line]


def main():
    for play in ("full_visit", "full_visit_en"):
        with tempfile.TemporaryDirectory() as folder:
            trace = os.path.join(folder, "trace.txt")
            command = [HUOYAN, "play", "--script", f"tests/plays/{play}.ron", "--data", folder, "--trace", trace]
            done = subprocess.run(command, capture_output=True, check=False, timeout=180)
            if done.returncode != 0:
                sys.exit(f"NOT OK: the booth ended with {done.returncode}: {done.stderr.decode()[-2000:]}")
            with open(trace, encoding="utf-8") as file:
                seen = told(file.read())
        with open(f"tests/plays/{play}.effects.txt", encoding="utf-8") as file:
            expected = told(file.read())
        if seen != expected:
            for a, b in zip(seen + [""] * 99, expected + [""] * 99):
                if a != b:
                    sys.exit(f"NOT OK: {play}: through the window {a!r}, on rules alone {b!r}")
        print(f"OK: {play}: {len(seen)} effects, the same through the window and on rules alone")


if __name__ == "__main__":
    main()

"""Kills a booth in the middle of a visit, again and again, on one record store: python3 kill_booth.py COUNT DATA SEED"""

import os
import random
import signal
import subprocess
import sys
import time

from booth import HUOYAN, Booth, answers, fail

count, data, seed = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
acks = os.path.join(data, "acks.txt")
chance = random.Random(seed)
n_cut, n_told, n_kept, began = 0, 0, 0, time.monotonic()
for turn in range(count):
    booth = Booth(data, "--script", "tests/slow/kill.ron", "--acks", acks)
    booth.wait_until_shown()
    after = chance.uniform(1.0, 12.0)
    time.sleep(after)
    code = booth.end(signal.SIGKILL)
    if code != -signal.SIGKILL:
        fail(f"the booth ended by itself with {code} within {after:.2f} s of turn {turn}")
    report = subprocess.run(
        [HUOYAN, "report", "--data", data, "--format", "json"], capture_output=True, text=True, check=False
    )
    if report.returncode != 0:
        fail(f"turn {turn}: the store cannot be opened after the kill: {report.stderr}")
    kept = {f"{visit} {sequence}" for visit, sequence in answers(data, "lower(hex(visit)), sequence")}
    with open(acks, "rb") as file:
        lines = file.read().decode().splitlines(keepends=True)
    told = [line.strip() for line in lines if line.endswith("\n")]
    lost = [line for line in told if line not in kept]
    if lost:
        fail(f"turn {turn}: {len(lost)} acknowledged answers are lost, such as {lost[0]}")
    grown = len(told) - n_told
    n_cut += grown > 0
    n_told, n_kept = len(told), len(kept)
    print(f"kill {turn + 1:3} after {after:5.2f} s: {grown:3} answers acknowledged, all kept", flush=True)
took = time.monotonic() - began
print(f"kill_booth: {count} kills in {took:.0f} s, seed {seed}; {n_cut} of them had answers;")
print(f"  {n_told} answers acknowledged, {n_kept} kept, 0 lost; the store opened every time")
if n_told == 0:
    fail("no answer was acknowledged at all: nothing was tried")

"""Plays one visit twice, by a script and by a real pointer, and compares what is kept: python3 pointer_visit.py FOLDER"""

import os
import shutil
import subprocess
import sys
import time

from booth import Booth, answers, fail

PRESS_SECS = 0.08
COLUMNS = "sequence, round, level, item, judgement, response"

folder = sys.argv[1]
scripted, pointed = os.path.join(folder, "scripted"), os.path.join(folder, "pointed")
trace = os.path.join(folder, "trace.txt")
for data in (scripted, pointed):
    os.makedirs(data)

booth = Booth(scripted, "--script", "tests/plays/full_visit.ron", "--trace", trace)
code = booth.process.wait(300)
if code != 0:
    fail(f"the scripted visit ended with {code}")
taps = []
with open(trace, encoding="utf-8") as lines:
    for line in lines:
        at, what, *rest = line.split()
        if what == "tap":
            taps.append((float(at), rest[0], rest[1]))
print(f"pointer_visit: {len(taps)} taps in {taps[-1][0]:.0f} s")

booth = Booth(pointed, "--window", "1920x1080", "--ppi", "92", "--seed", "7", "--language", "zh-CN")
booth.wait_until_shown()
began = time.monotonic() + 1.0
for at, x, y in taps:
    time.sleep(max(0.0, began + at - time.monotonic()))
    subprocess.run(["xdotool", "mousemove", x, y, "mousedown", "1"], check=True)
    time.sleep(PRESS_SECS)
    subprocess.run(["xdotool", "mouseup", "1"], check=True)
time.sleep(2.0)
if shutil.which("import"):
    picture = os.path.join(folder, "pointed.png")
    subprocess.run(["import", "-window", "root", picture], check=True)
    print(f"pointer_visit: the screen in the end: {picture}")
booth.end()

by_script, by_pointer = answers(scripted, COLUMNS), answers(pointed, COLUMNS)
for row in by_script:
    print("  ", *row)
if not by_script:
    fail("the scripted visit left no answers")
for one, other in zip(by_script, by_pointer):
    if one != other:
        fail(f"by script {one}, by pointer {other}")
if len(by_script) != len(by_pointer):
    fail(f"{len(by_script)} answers by script, {len(by_pointer)} by pointer")
print(f"pointer_visit: {len(by_script)} answers, the same by script and by pointer")
